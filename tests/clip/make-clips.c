/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* make-clips FOLDER STAMP: small videos and sounds of every kind that comes in, two seconds long. One
 * for which an element is not installed is left out. */

#include <gio/gio.h>
#include <gst/gst.h>

#define PICTURE "videotestsrc pattern=smpte num-buffers=50 ! video/x-raw,format=I420,width=320,height=180," \
                "framerate=25/1"
#define DARK    "videotestsrc pattern=black num-buffers=50 ! video/x-raw,format=I420,width=320,height=180," \
                "framerate=25/1"
#define VP8     " ! vp8enc deadline=1 keyframe-max-dist=10"
/* The encoder leaves out what an MP4 has to say. */
#define VP9     " ! vp9enc deadline=1 cpu-used=8 keyframe-max-dist=10" \
                " ! capssetter caps=\"video/x-vp9,profile=(string)0,chroma-format=(string)4:2:0\""
#define SOUND   "audiotestsrc num-buffers=88 samplesperbuffer=1001 ! audio/x-raw,rate=44100"

static const struct
{
  const char *name;
  const char *pipeline;
} clips[] = {
  { "video.webm", PICTURE VP8 " ! webmmux ! filesink name=out" },
  { "dark.webm", DARK VP8 " ! webmmux ! filesink name=out" },
  { "video.mp4", PICTURE VP9 " ! mp4mux ! filesink name=out" },
  { "first.mp4", PICTURE VP9 " ! mp4mux faststart=true ! filesink name=out" },
  { "both.webm", "webmmux name=mux ! filesink name=out " PICTURE VP8 " ! queue ! mux. "
                 SOUND " ! audioconvert ! vorbisenc ! queue ! mux." },
  { "sound.webm", SOUND " ! audioconvert ! vorbisenc ! webmmux ! filesink name=out" },
  { "sound.ogg", SOUND " ! audioconvert ! vorbisenc ! oggmux ! filesink name=out" },
  { "video.ogg", PICTURE " ! theoraenc ! oggmux ! filesink name=out" },
  { "sound.mp3", SOUND " ! lamemp3enc ! xingmux ! id3v2mux ! filesink name=out" },
  { "sound.wav", SOUND " ! audioconvert ! wavenc ! filesink name=out" },
};

static void
make (const char *folder,
      const char *name,
      const char *description)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GstElement) pipeline =
    gst_parse_launch_full (description, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &error);
  g_autoptr(GstElement) out = NULL;
  g_autoptr(GstBus) bus = NULL;
  g_autoptr(GstMessage) message = NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (pipeline == NULL)
    {
      g_printerr ("%s is left out: %s\n", name, error->message);
      return;
    }

  gst_object_ref_sink (pipeline);
  out = gst_bin_get_by_name (GST_BIN (pipeline), "out");
  g_object_set (out, "location", path, NULL);
  bus = gst_element_get_bus (pipeline);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (bus, 60 * GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  if (message == NULL || GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    g_error ("%s cannot be made", name);
}

int
main (int   argc,
      char *argv[])
{
  g_assert_cmpint (argc, ==, 3);
  gst_init (NULL, NULL);
  g_mkdir_with_parents (argv[1], 0755);
  for (guint i = 0; i < G_N_ELEMENTS (clips); i++)
    make (argv[1], clips[i].name, clips[i].pipeline);

  return g_file_set_contents (argv[2], "", 0, NULL) ? 0 : 1;
}
