/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-clip"

#include "clip/peng-clip-source.h"

#include <errno.h>
#include <gst/app/gstappsrc.h>
#include <sys/stat.h>
#include <unistd.h>

/* By name no file can be opened any more, and what reads an open one in its order alone does not find
 * what stands at its end. */
typedef struct
{
  int     fd;
  guint64 offset;
} Source;

static GstBuffer *
read_buffer (Source *self,
             gsize   size)
{
  g_autofree char *bytes = g_malloc (size);
  gssize n_read;
  GstBuffer *buffer;

  do
    n_read = pread (self->fd, bytes, size, (off_t) self->offset);
  while (n_read < 0 && errno == EINTR);

  if (n_read <= 0)
    return NULL;

  buffer = gst_buffer_new_memdup (bytes, (gsize) n_read);
  GST_BUFFER_OFFSET (buffer) = self->offset;
  self->offset += (guint64) n_read;
  GST_BUFFER_OFFSET_END (buffer) = self->offset;

  return buffer;
}

static void
need_data_cb (GstAppSrc *appsrc,
              guint      length,
              gpointer   user_data)
{
  GstBuffer *buffer = read_buffer (user_data, CLAMP (length, 1, 1024 * 1024));

  if (buffer != NULL)
    gst_app_src_push_buffer (appsrc, buffer);
  else
    gst_app_src_end_of_stream (appsrc);
}

static gboolean
seek_data_cb (GstAppSrc *appsrc,
              guint64    offset,
              gpointer   user_data)
{
  ((Source *) user_data)->offset = offset;

  return TRUE;
}

static void
set_up (GstAppSrc *appsrc,
        int        fd)
{
  GstAppSrcCallbacks callbacks = { .need_data = need_data_cb, .seek_data = seek_data_cb };
  Source *source = g_new (Source, 1);
  struct stat info = { 0 };

  *source = (Source) { fd, 0 };
  if (fstat (fd, &info) == 0)
    gst_app_src_set_size (appsrc, info.st_size);
  gst_app_src_set_stream_type (appsrc, GST_APP_STREAM_TYPE_RANDOM_ACCESS);
  gst_app_src_set_callbacks (appsrc, &callbacks, source, g_free);
}

/**
 * peng_clip_source_launch:
 * @description: a pipeline, as gst_parse_launch() takes it, with an `appsrc name=in`
 * @fd: an open file
 * @error: return location
 *
 * Returns: (transfer full): the pipeline; %NULL where an element of it is not installed
 */
GstElement *
peng_clip_source_launch (const char  *description,
                         int          fd,
                         GError     **error)
{
  g_autoptr(GstElement) pipeline =
    gst_parse_launch_full (description, NULL, GST_PARSE_FLAG_FATAL_ERRORS, error);
  g_autoptr(GstElement) appsrc = NULL;

  if (pipeline == NULL)
    return NULL;

  gst_object_ref_sink (pipeline);
  appsrc = gst_bin_get_by_name (GST_BIN (pipeline), "in");
  set_up (GST_APP_SRC (appsrc), fd);

  return g_steal_pointer (&pipeline);
}

/**
 * peng_clip_source_wait:
 * @pipeline: a pipeline that runs
 * @wanted: what is waited for
 * @longest: nanoseconds after which it is given up
 *
 * Returns: (transfer full) (nullable): a message that is wanted, or an error; %NULL for none in time
 */
GstMessage *
peng_clip_source_wait (GstElement     *pipeline,
                       GstMessageType  wanted,
                       GstClockTime    longest)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (pipeline);

  return gst_bus_timed_pop_filtered (bus, longest, wanted | GST_MESSAGE_ERROR);
}
