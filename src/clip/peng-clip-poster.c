/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-clip"

#include "clip/peng-clip-poster.h"

#include "clip/peng-clip-frame.h"
#include "clip/peng-clip-source.h"

#include <gst/app/gstappsink.h>

/* For one frame. */
#define LONGEST (10 * GST_SECOND)

/* A frame that varies less says nothing: it is black, or fades. */
#define ENOUGH 8

#define QUOTE_(number) #number
#define QUOTE(number)  QUOTE_ (number)
#define EDGE           "[1," QUOTE (PENG_CLIP_POSTER_EDGE) "]"

#define PIPELINE \
  "appsrc name=in ! decodebin ! videoflip video-direction=auto ! videoconvert ! videoscale" \
  " ! video/x-raw,format=RGB,pixel-aspect-ratio=1/1,width=" EDGE ",height=" EDGE \
  " ! appsink name=out sync=false max-buffers=1"

/* Where a frame is looked for, in hundredths of the video: most begin in the dark. */
static const guint places[] = { 10, 35, 65 };

/* A message that is no error says that the frame is there. */
static GstSample *
take_frame (GstElement  *pipeline,
            GstElement  *sink,
            GError     **error)
{
  g_autoptr(GstMessage) message =
    peng_clip_source_wait (pipeline, GST_MESSAGE_ASYNC_DONE, LONGEST);

  if (message == NULL)
    return NULL;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    {
      gst_message_parse_error (message, error, NULL);
      return NULL;
    }

  return gst_app_sink_try_pull_preroll (GST_APP_SINK (sink), 0);
}

static void
keep_better (GstSample **best,
             guint      *variety,
             GstSample  *sample)
{
  guint its = peng_clip_frame_get_variety (sample);

  if (*best != NULL && its <= *variety)
    {
      gst_sample_unref (sample);
      return;
    }

  g_clear_pointer (best, gst_sample_unref);
  *best = sample;
  *variety = its;
}

/* The first frame is there in any case; what a seek fails at costs nothing. */
static GstSample *
find_frame (GstElement  *pipeline,
            guint64      duration,
            GError     **error)
{
  g_autoptr(GstElement) sink = gst_bin_get_by_name (GST_BIN (pipeline), "out");
  GstSample *best = take_frame (pipeline, sink, error);
  guint variety = 0;

  for (guint i = 0; best != NULL && variety < ENOUGH && i < G_N_ELEMENTS (places); i++)
    {
      gint64 place = (gint64) (duration * GST_MSECOND / 100 * places[i]);
      GstSample *sample;

      if (place == 0 ||
          !gst_element_seek_simple (pipeline, GST_FORMAT_TIME,
                                    GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_KEY_UNIT, place))
        break;

      sample = take_frame (pipeline, sink, NULL);
      if (sample == NULL)
        break;

      keep_better (&best, &variety, sample);
    }

  return best;
}

/* That there is no decoder is no fault of the file. */
static gboolean
is_files_fault (const GError *error)
{
  return g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_DECODE) ||
         g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_DEMUX);
}

/**
 * peng_clip_poster_make:
 * @fd: a video
 * @duration: its length in milliseconds, 0 where not known
 * @picture: an empty file for the picture
 * @reply: gets its size, and that it is there
 * @error: return location
 *
 * Writes a frame of a video that shows something, upright, at most %PENG_CLIP_POSTER_EDGE pixels at
 * its longest edge.
 *
 * Returns: whether the video is not broken, be there a picture or not
 */
gboolean
peng_clip_poster_make (int             fd,
                       guint64         duration,
                       int             picture,
                       PengClipReply  *reply,
                       GError        **error)
{
  g_autoptr(GError) reason = NULL;
  g_autoptr(GstElement) pipeline = peng_clip_source_launch (PIPELINE, fd, &reason);
  g_autoptr(GstSample) frame = NULL;

  if (pipeline != NULL)
    {
      gst_element_set_state (pipeline, GST_STATE_PAUSED);
      frame = find_frame (pipeline, duration, &reason);
    }

  if (frame != NULL)
    reply->has_poster = peng_clip_frame_write (frame, picture, &reply->width, &reply->height);
  else if (reason != NULL)
    g_debug ("No picture: %s", reason->message);

  if (pipeline != NULL)
    gst_element_set_state (pipeline, GST_STATE_NULL);
  if (reason == NULL || !is_files_fault (reason))
    return TRUE;

  g_set_error_literal (error, PENG_CLIP_ERROR, PENG_CLIP_ERROR_BROKEN, reason->message);

  return FALSE;
}
