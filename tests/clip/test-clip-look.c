/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE  /* memmem */

#include "clip/peng-clip-pool.h"
#include "test-answer.h"
#include "test-seed.h"

#include <glib/gstdio.h>
#include <string.h>

/* As if no decoder were installed. */
#define NO_VP9 "vp9dec:NONE,avdec_vp9:NONE"

/* The shipped worker over small files of every kind. */
typedef struct
{
  PengClipPool *pool;
  char         *folder;
} Fixture;

static void
set_up (Fixture *fixture)
{
  fixture->pool = peng_clip_pool_new ();
  fixture->folder = g_dir_make_tmp ("peng-clip-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture)
{
  g_assert_finalize_object (fixture->pool);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static char *
dup_sample (const char *name)
{
  char *path = g_build_filename (g_getenv ("PENG_CLIP_SAMPLES"), name, NULL);

  g_test_message ("%s%s", name, g_file_test (path, G_FILE_TEST_EXISTS) ? "" : " was not made");

  return path;
}

/* The picture, if there is one, and its file removed. */
static GBytes *
take_poster (const char *path)
{
  char *data;
  gsize size;
  GBytes *bytes = g_file_get_contents (path, &data, &size, NULL) ? g_bytes_new_take (data, size) : NULL;

  g_unlink (path);

  return bytes;
}

static PengClipFacts *
look (Fixture    *fixture,
      const char *path,
      GBytes    **poster,
      GError    **error)
{
  g_autofree char *picture = g_build_filename (fixture->folder, "poster", NULL);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GBytes) bytes = NULL;
  PengClipFacts *facts;

  peng_clip_pool_look_async (fixture->pool, path, picture, NULL, answer_cb, &answer);
  facts = peng_clip_pool_look_finish (fixture->pool, wait_for (&answer), error);
  if (facts != NULL && facts->poster != NULL)
    g_assert_cmpstr (facts->poster, ==, picture);
  bytes = take_poster (picture);
  if (poster != NULL)
    *poster = facts != NULL && facts->poster != NULL ? g_steal_pointer (&bytes) : NULL;

  return facts;
}

typedef struct
{
  const char *name;
  gboolean    has_video;
  gboolean    has_audio;
  guint       width;
  guint       height;
} Sample;

static const Sample samples[] = {
  { "video.webm", TRUE, FALSE, 320, 180 },
  { "video.mp4", TRUE, FALSE, 320, 180 },
  { "first.mp4", TRUE, FALSE, 320, 180 },
  { "both.webm", TRUE, TRUE, 320, 180 },
  { "video.ogg", TRUE, FALSE, 320, 180 },
  { "sound.webm", FALSE, TRUE, 0, 0 },
  { "sound.ogg", FALSE, TRUE, 0, 0 },
  { "sound.mp3", FALSE, TRUE, 0, 0 },
  { "sound.wav", FALSE, TRUE, 0, 0 },
};

static guint
read_long (const guint8 *bytes)
{
  return bytes[0] | bytes[1] << 8 | bytes[2] << 16 | (guint) bytes[3] << 24;
}

/* A TIFF picture, upright, of the size of the video, with the bars of the test picture in it. */
static void
check_poster (GBytes       *poster,
              const Sample *sample)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (poster, &size);

  g_assert_cmpuint (size, >, sample->width * sample->height * 3);
  g_assert_cmpint (memcmp (data, "II*\0", 4), ==, 0);
  g_assert_cmpuint (read_long (data + 18), ==, sample->width);
  g_assert_cmpuint (read_long (data + 30), ==, sample->height);
}

static void
test_samples (void)
{
  Fixture fixture;

  set_up (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      const Sample *sample = &samples[i];
      g_autofree char *path = dup_sample (sample->name);
      g_autoptr(PengClipFacts) facts = NULL;
      g_autoptr(GBytes) poster = NULL;
      g_autoptr(GError) error = NULL;

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        continue;

      facts = look (&fixture, path, &poster, &error);
      g_assert_no_error (error);
      g_assert_true (facts->has_video == sample->has_video);
      g_assert_true (facts->has_audio == sample->has_audio);
      g_assert_cmpuint (facts->width, ==, sample->width);
      g_assert_cmpuint (facts->height, ==, sample->height);
      g_assert_cmpuint (facts->duration, >, 1800);
      g_assert_cmpuint (facts->duration, <, 2300);
      g_assert_true ((poster != NULL) == sample->has_video);
      if (poster != NULL)
        check_poster (poster, sample);
    }
  tear_down (&fixture);
}

static GBytes *
load (const char *name)
{
  g_autofree char *path = dup_sample (name);
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));

  return g_bytes_new_take (data, size);
}

/* Its track says that it has to be turned by a quarter (ISO/IEC 14496-12, section 8.3.2), as
 * telephones do. */
static GBytes *
turn (GBytes *video)
{
  static const guint8 quarter[] = {
    0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0xb4, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0,
  };
  gsize size;
  guint8 *bytes = g_bytes_unref_to_data (g_bytes_ref (video), &size);
  guint8 *head = memmem (bytes, size, "tkhd", 4);

  g_assert_nonnull (head);
  memcpy (head + 44, quarter, sizeof quarter);

  return g_bytes_new_take (bytes, size);
}

static void
check_turned (Fixture    *fixture,
              const char *path)
{
  static const Sample upright = { "turned.mp4", TRUE, FALSE, 180, 320 };
  g_autoptr(GBytes) poster = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengClipFacts) facts = look (fixture, path, &poster, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (facts->width, ==, upright.width);
  g_assert_cmpuint (facts->height, ==, upright.height);
  if (poster != NULL)
    check_poster (poster, &upright);
}

/* Upright, be there a decoder or not. */
static void
test_turned (void)
{
  g_autoptr(GBytes) video = load ("video.mp4");
  g_autoptr(GBytes) turned = turn (video);
  g_autofree char *path = NULL;
  Fixture fixture;

  set_up (&fixture);
  path = g_build_filename (fixture.folder, "turned.mp4", NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (turned, NULL),
                                      (gssize) g_bytes_get_size (turned), NULL));
  check_turned (&fixture, path);
  g_setenv ("GST_PLUGIN_FEATURE_RANK", NO_VP9, TRUE);
  check_turned (&fixture, path);
  g_unsetenv ("GST_PLUGIN_FEATURE_RANK");
  g_unlink (path);
  tear_down (&fixture);
}

/* What this computer has no decoder for comes in, without a picture. */
static void
test_no_decoder (void)
{
  g_autofree char *path = dup_sample ("video.mp4");
  Fixture fixture;
  g_autoptr(PengClipFacts) facts = NULL;
  g_autoptr(GBytes) poster = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&fixture);
  g_setenv ("GST_PLUGIN_FEATURE_RANK", NO_VP9, TRUE);
  facts = look (&fixture, path, &poster, &error);
  g_unsetenv ("GST_PLUGIN_FEATURE_RANK");
  g_assert_no_error (error);
  g_assert_true (facts->has_video);
  g_assert_cmpuint (facts->width, ==, 320);
  g_assert_cmpuint (facts->duration, >, 1800);
  g_assert_null (poster);
  tear_down (&fixture);
}

static void
check_broken (Fixture    *fixture,
              const char *name,
              GBytes     *bytes,
              int         code)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;
  PengClipFacts *facts;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  facts = look (fixture, path, NULL, &error);
  g_unlink (path);
  g_test_message ("%s: %s", name, error != NULL ? error->message : "comes in");
  g_assert_null (facts);
  g_assert_error (error, PENG_CLIP_ERROR, code);
}

/* The right boxes, and nothing in them that anybody could play. */
static GBytes *
make_hollow (void)
{
  static const char bytes[] = "\0\0\0\x10" "ftypisom\0\0\2\0" "\0\0\0\x0c" "moovabcd" "\0\0\0\x0c" "mdatabcd";

  return g_bytes_new_static (bytes, sizeof bytes - 1);
}

static void
test_broken (void)
{
  Fixture fixture;
  g_autoptr(GBytes) mp4 = load ("first.mp4");
  g_autoptr(GBytes) webm = load ("video.webm");
  g_autoptr(GBytes) cut_mp4 = g_bytes_new_from_bytes (mp4, 0, g_bytes_get_size (mp4) * 2 / 3);
  g_autoptr(GBytes) cut_webm = g_bytes_new_from_bytes (webm, 0, g_bytes_get_size (webm) * 2 / 3);
  g_autoptr(GBytes) hollow = make_hollow ();
  g_autoptr(GBytes) nothing = g_bytes_new (NULL, 0);

  set_up (&fixture);
  check_broken (&fixture, "cut.mp4", cut_mp4, PENG_CLIP_ERROR_CUT_SHORT);
  check_broken (&fixture, "cut.webm", cut_webm, PENG_CLIP_ERROR_CUT_SHORT);
  check_broken (&fixture, "hollow.mp4", hollow, PENG_CLIP_ERROR_BROKEN);
  check_broken (&fixture, "nothing.mp4", nothing, PENG_CLIP_ERROR_CUT_SHORT);
  tear_down (&fixture);
}

static GBytes *
harm (GRand  *rand,
      GBytes *whole)
{
  gsize size;
  guint8 *bytes = g_bytes_unref_to_data (g_bytes_ref (whole), &size);

  for (guint i = 0; i < 40; i++)
    bytes[g_rand_int_range (rand, 8, (gint32) size)] = (guint8) g_rand_int_range (rand, 0, 256);

  return g_bytes_new_take (bytes, size);
}

/* Whatever is in it, an answer comes. */
static void
test_hostile (void)
{
  static const char * const names[] = { "video.webm", "video.mp4", "first.mp4", "both.webm", "sound.ogg" };
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());
  guint n_rounds = test_number ("PENG_ROUNDS", 15);
  Fixture fixture;

  set_up (&fixture);
  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr(GBytes) whole = load (names[i % G_N_ELEMENTS (names)]);
      g_autoptr(GBytes) harmed = harm (rand, whole);
      g_autofree char *path = g_build_filename (fixture.folder, "harmed", NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(PengClipFacts) facts = NULL;

      g_assert_true (g_file_set_contents (path, g_bytes_get_data (harmed, NULL),
                                          (gssize) g_bytes_get_size (harmed), NULL));
      facts = look (&fixture, path, NULL, &error);
      g_unlink (path);
      g_test_message ("%s", error != NULL ? error->message : "comes in");
      g_assert_true ((facts == NULL) == (error != NULL));
      g_assert_true (error == NULL || error->domain == PENG_CLIP_ERROR);
      g_assert_true (error == NULL || error->code != PENG_CLIP_ERROR_NO_WORKER);
    }
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clip-look/samples", test_samples);
  g_test_add_func ("/clip-look/turned", test_turned);
  g_test_add_func ("/clip-look/no-decoder", test_no_decoder);
  g_test_add_func ("/clip-look/broken", test_broken);
  g_test_add_func ("/clip-look/hostile", test_hostile);

  return g_test_run ();
}
