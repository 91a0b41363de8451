/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-clip"

#include "clip/peng-clip-look.h"

#include "clip/peng-clip-source.h"
#include "core/peng-file-type.h"

#include <unistd.h>

#define LONGEST (15 * GST_SECOND)

/* GStreamer's own discoverer says nothing of a video that it has no decoder for, and most telephones
 * film in what is not decoded everywhere. What takes a file apart knows how long it is, and how large
 * the picture. */
static const struct
{
  const char *extension;
  const char *pipeline;
} formats[] = {
  { "mp4", "appsrc name=in ! qtdemux name=last" },
  { "m4a", "appsrc name=in ! qtdemux name=last" },
  { "webm", "appsrc name=in ! matroskademux name=last" },
  { "ogg", "appsrc name=in ! oggdemux name=last" },
  { "mp3", "appsrc name=in ! id3demux ! mpegaudioparse name=last" },
  { "wav", "appsrc name=in ! wavparse name=last" },
};

static const char *
find_pipeline (int fd)
{
  guint8 head[PENG_FILE_TYPE_HEAD];
  gssize n = pread (fd, head, sizeof head, 0);
  guint width, height;
  const PengFileType *type =
    n > 0 ? peng_file_type_sniff (head, (gsize) n, &width, &height) : NULL;

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].extension, type->extension) == 0)
      return formats[i].pipeline;

  return NULL;
}

/* Telephones film in one direction and say how it has to be turned. */
static gboolean
is_turned_by_quarter (GstPad *pad)
{
  GstEvent *event;
  gboolean turned = FALSE;

  for (guint i = 0; (event = gst_pad_get_sticky_event (pad, GST_EVENT_TAG, i)) != NULL; i++)
    {
      GstTagList *tags;
      g_autofree char *orientation = NULL;

      gst_event_parse_tag (event, &tags);
      if (gst_tag_list_get_string (tags, GST_TAG_IMAGE_ORIENTATION, &orientation))
        turned = g_str_has_suffix (orientation, "rotate-90") ||
                 g_str_has_suffix (orientation, "rotate-270");
      gst_event_unref (event);
    }

  return turned;
}

static void
take_size (PengClipReply      *reply,
           GstPad             *pad,
           const GstStructure *caps)
{
  int width = 0;
  int height = 0;
  int numerator = 1;
  int denominator = 1;

  gst_structure_get_int (caps, "width", &width);
  gst_structure_get_int (caps, "height", &height);
  gst_structure_get_fraction (caps, "pixel-aspect-ratio", &numerator, &denominator);
  if (width <= 0 || height <= 0)
    return;

  if (numerator > 0 && denominator > 0)
    width = (int) gst_util_uint64_scale_int ((guint64) width, numerator, denominator);
  if (is_turned_by_quarter (pad))
    {
      int other = width;

      width = height;
      height = other;
    }
  reply->width = (guint32) width;
  reply->height = (guint32) height;
}

static gboolean
pad_cb (GstElement *element,
        GstPad     *pad,
        gpointer    user_data)
{
  PengClipReply *reply = user_data;
  g_autoptr(GstCaps) caps = gst_pad_get_current_caps (pad);
  const GstStructure *structure = caps != NULL ? gst_caps_get_structure (caps, 0) : NULL;
  const char *name = structure != NULL ? gst_structure_get_name (structure) : "";

  if (g_str_has_prefix (name, "video/"))
    {
      if (!reply->has_video)
        take_size (reply, pad, structure);
      reply->has_video = TRUE;
    }
  else if (g_str_has_prefix (name, "audio/"))
    {
      reply->has_audio = TRUE;
    }

  return TRUE;
}

static void
take_duration (PengClipReply *reply,
               GstElement    *last)
{
  gint64 duration;

  if (gst_element_query_duration (last, GST_FORMAT_TIME, &duration) && duration > 0)
    reply->duration = (guint64) duration / GST_MSECOND;
}

static void
take_apart (GstElement    *pipeline,
            PengClipReply *reply)
{
  g_autoptr(GstElement) last = gst_bin_get_by_name (GST_BIN (pipeline), "last");
  g_autoptr(GstMessage) message = NULL;

  /* Nobody takes what it gives: that it says so is the sign that all its streams are there. */
  gst_element_set_state (pipeline, GST_STATE_PAUSED);
  message = peng_clip_source_wait (pipeline, GST_MESSAGE_EOS, LONGEST);

  gst_element_foreach_src_pad (last, pad_cb, reply);
  take_duration (reply, last);
}

/**
 * peng_clip_look:
 * @fd: a video or a sound
 * @reply: gets what it is
 * @error: return location
 *
 * Finds out how long it is, and how large its picture.
 *
 * Returns: whether there is something to play; %FALSE with %PENG_CLIP_ERROR_BROKEN. Where GStreamer
 *   has nothing that takes the format apart, nothing is known, and that is no failure.
 */
gboolean
peng_clip_look (int             fd,
                PengClipReply  *reply,
                GError        **error)
{
  const char *description = find_pipeline (fd);
  g_autoptr(GstElement) pipeline =
    description != NULL ? peng_clip_source_launch (description, fd, NULL) : NULL;

  if (pipeline == NULL)
    return TRUE;

  take_apart (pipeline, reply);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  if (reply->has_video || reply->has_audio)
    return TRUE;

  g_set_error_literal (error, PENG_CLIP_ERROR, PENG_CLIP_ERROR_BROKEN,
                       "There is nothing in it to play");

  return FALSE;
}
