/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-clip"

#include "clip/peng-clip-frame.h"

#include <errno.h>
#include <gst/video/video.h>
#include <string.h>
#include <unistd.h>

#define N_CHANNELS 3

/* How many pixels of a frame are looked at, at an edge. */
#define GRID 32

/* The tags of a TIFF file (TIFF 6.0, section 6), and where its parts lie. */
#define N_ENTRIES  9
#define BITS_AT    (8 + 2 + N_ENTRIES * 12 + 4)
#define PIXELS_AT  (BITS_AT + 8)
#define TYPE_SHORT 3
#define TYPE_LONG  4

static gboolean
map (GstSample     *sample,
     GstVideoFrame *frame)
{
  GstCaps *caps = gst_sample_get_caps (sample);
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  GstVideoInfo info;

  return caps != NULL && buffer != NULL && gst_video_info_from_caps (&info, caps) &&
         GST_VIDEO_INFO_FORMAT (&info) == GST_VIDEO_FORMAT_RGB &&
         gst_video_frame_map (frame, &info, buffer, GST_MAP_READ);
}

static const guint8 *
get_row (const GstVideoFrame *frame,
         guint                y)
{
  return (const guint8 *) GST_VIDEO_FRAME_PLANE_DATA (frame, 0) +
         (gsize) y * (gsize) GST_VIDEO_FRAME_PLANE_STRIDE (frame, 0);
}

/* Green stands for how bright a pixel is: most of what the eye sees is green. */
static guint
look_at (const GstVideoFrame *frame,
         guint                i)
{
  guint x = (i % GRID) * (guint) GST_VIDEO_FRAME_WIDTH (frame) / GRID;
  guint y = i / GRID * (guint) GST_VIDEO_FRAME_HEIGHT (frame) / GRID;

  return get_row (frame, y)[x * N_CHANNELS + 1];
}

/**
 * peng_clip_frame_get_variety:
 * @sample: a frame
 *
 * Returns: how far its pixels are from their mean, on average, 0 to 127; next to nothing for one that
 *   is black, or faded to one colour
 */
guint
peng_clip_frame_get_variety (GstSample *sample)
{
  GstVideoFrame frame;
  guint sum = 0;
  guint distance = 0;

  if (!map (sample, &frame))
    return 0;

  for (guint i = 0; i < GRID * GRID; i++)
    sum += look_at (&frame, i);
  for (guint i = 0; i < GRID * GRID; i++)
    distance += (guint) ABS ((int) look_at (&frame, i) - (int) (sum / (GRID * GRID)));
  gst_video_frame_unmap (&frame);

  return distance / (GRID * GRID);
}

static void
put (guint8  *bytes,
     guint32  value,
     guint    n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    bytes[i] = (guint8) (value >> (8 * i));
}

static void
put_entry (guint8  *head,
           guint    position,
           guint    tag,
           guint    type,
           guint32  count,
           guint32  value)
{
  guint8 *entry = head + 10 + position * 12;

  put (entry, tag, 2);
  put (entry + 2, type, 2);
  put (entry + 4, count, 4);
  put (entry + 8, value, 4);
}

/* Red, green and blue in one strip, nothing packed: nobody has to decode it twice. */
static void
make_head (guint8  head[PIXELS_AT],
           guint32 width,
           guint32 height)
{
  memset (head, 0, PIXELS_AT);
  memcpy (head, "II*", 3);
  put (head + 4, 8, 4);
  put (head + 8, N_ENTRIES, 2);
  put_entry (head, 0, 256, TYPE_LONG, 1, width);
  put_entry (head, 1, 257, TYPE_LONG, 1, height);
  put_entry (head, 2, 258, TYPE_SHORT, N_CHANNELS, BITS_AT);
  put_entry (head, 3, 259, TYPE_SHORT, 1, 1);
  put_entry (head, 4, 262, TYPE_SHORT, 1, 2);
  put_entry (head, 5, 273, TYPE_LONG, 1, PIXELS_AT);
  put_entry (head, 6, 277, TYPE_SHORT, 1, N_CHANNELS);
  put_entry (head, 7, 278, TYPE_LONG, 1, height);
  put_entry (head, 8, 279, TYPE_LONG, 1, width * height * N_CHANNELS);
  for (guint i = 0; i < N_CHANNELS; i++)
    put (head + BITS_AT + 2 * i, 8, 2);
}

static gboolean
write_all (int           fd,
           const guint8 *bytes,
           gsize         n_bytes)
{
  while (n_bytes > 0)
    {
      gssize n_written = write (fd, bytes, n_bytes);

      if (n_written < 0 && errno != EINTR)
        return FALSE;

      bytes += MAX (n_written, 0);
      n_bytes -= (gsize) MAX (n_written, 0);
    }

  return TRUE;
}

/**
 * peng_clip_frame_write:
 * @sample: a frame
 * @fd: an empty file
 * @width: (out): in pixels
 * @height: (out): in pixels
 *
 * Writes the frame as a TIFF file without anything beside its pixels.
 *
 * Returns: whether it is written
 */
gboolean
peng_clip_frame_write (GstSample *sample,
                       int        fd,
                       guint     *width,
                       guint     *height)
{
  guint8 head[PIXELS_AT];
  GstVideoFrame frame;
  gboolean done;

  if (!map (sample, &frame))
    return FALSE;

  *width = (guint) GST_VIDEO_FRAME_WIDTH (&frame);
  *height = (guint) GST_VIDEO_FRAME_HEIGHT (&frame);
  make_head (head, *width, *height);
  done = write_all (fd, head, sizeof head);
  for (guint y = 0; done && y < *height; y++)
    done = write_all (fd, get_row (&frame, y), (gsize) *width * N_CHANNELS);
  gst_video_frame_unmap (&frame);

  return done;
}
