/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "clip/peng-clip-wire.h"

#include <string.h>

/* What comes from a worker is hostile: bytes changed one after the other, in replies that were well. */

static void
fill (PengClipReply replies[PENG_CLIP_N_REPLIES])
{
  for (guint i = 0; i < PENG_CLIP_N_REPLIES; i++)
    peng_clip_reply_init (&replies[i], i);
  replies[PENG_CLIP_REPLY_FACTS].has_video = TRUE;
  replies[PENG_CLIP_REPLY_FACTS].duration = 2000;
  replies[PENG_CLIP_REPLY_POSTER].has_poster = TRUE;
  replies[PENG_CLIP_REPLY_POSTER].width = 320;
  replies[PENG_CLIP_REPLY_POSTER].height = 180;
}

static void
test_whole (void)
{
  PengClipReply replies[PENG_CLIP_N_REPLIES];
  gboolean has_poster;
  g_autoptr(PengClipFacts) facts = NULL;
  g_autoptr(GError) error = NULL;

  fill (replies);
  facts = peng_clip_replies_take (replies, PENG_CLIP_N_REPLIES, &has_poster, &error);
  g_assert_no_error (error);
  g_assert_true (has_poster);
  g_assert_true (facts->has_video);
  g_assert_false (facts->has_audio);
  g_assert_cmpuint (facts->duration, ==, 2000);
  g_assert_cmpuint (facts->width, ==, 320);
  g_assert_cmpuint (facts->height, ==, 180);
}

/* How many replies come before the end. */
static void
test_cut_off (void)
{
  static const int codes[] = { PENG_CLIP_ERROR_NO_WORKER, PENG_CLIP_ERROR_CRASHED };
  PengClipReply replies[PENG_CLIP_N_REPLIES];
  gboolean has_poster;

  fill (replies);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (peng_clip_replies_take (replies, i, &has_poster, &error));
      g_assert_error (error, PENG_CLIP_ERROR, codes[i]);
    }
}

static void
test_said_to_be_broken (void)
{
  for (guint i = PENG_CLIP_REPLY_FACTS; i < PENG_CLIP_N_REPLIES; i++)
    {
      PengClipReply replies[PENG_CLIP_N_REPLIES];
      gboolean has_poster;
      g_autoptr(GError) error = NULL;

      fill (replies);
      replies[i].failed = TRUE;
      replies[i].error = PENG_CLIP_ERROR_CUT_SHORT;
      memset (replies[i].message, '\xff', sizeof replies[i].message);
      g_assert_null (peng_clip_replies_take (replies, PENG_CLIP_N_REPLIES, &has_poster, &error));
      g_assert_error (error, PENG_CLIP_ERROR, PENG_CLIP_ERROR_CUT_SHORT);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_any_byte (void)
{
  static const guint8 values[] = { 0x01, 0x7f, 0x80, 0xff };
  gsize n_bytes = sizeof (PengClipReply) * PENG_CLIP_N_REPLIES;

  for (gsize i = 0; i < n_bytes * G_N_ELEMENTS (values); i++)
    {
      PengClipReply replies[PENG_CLIP_N_REPLIES];
      gboolean has_poster;
      g_autoptr(GError) error = NULL;
      PengClipFacts *facts;

      fill (replies);
      ((guint8 *) replies)[i / G_N_ELEMENTS (values)] ^= values[i % G_N_ELEMENTS (values)];
      facts = peng_clip_replies_take (replies, PENG_CLIP_N_REPLIES, &has_poster, &error);
      g_assert_true ((facts == NULL) == (error != NULL));
      if (facts != NULL)
        {
          g_assert_cmpuint (facts->width, <=, 65535);
          g_assert_cmpuint (facts->height, <=, 65535);
          peng_clip_facts_free (facts);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clip-wire/whole", test_whole);
  g_test_add_func ("/clip-wire/cut-off", test_cut_off);
  g_test_add_func ("/clip-wire/said-to-be-broken", test_said_to_be_broken);
  g_test_add_func ("/clip-wire/any-byte", test_any_byte);

  return g_test_run ();
}
