/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "photo/peng-photo-encode.h"

/* The decoders tell in words alone what is wrong. */

static const struct
{
  const char *name;
  const char *words;
  int         code;
} cases[] = {
  { "no-codec", "heifload: Unsupported feature: Unsupported codec (4.3000)",
    PENG_PHOTO_ERROR_NO_DECODER },
  { "no-plugin", "heifload: Unsupported feature: No decoding plugin installed for this compression "
    "format (4.3003)", PENG_PHOTO_ERROR_NO_DECODER },
  { "no-memory", "out of memory --- size == 48MB", PENG_PHOTO_ERROR_TOO_LARGE },
  { "too-large", "pngload_buffer: image too large", PENG_PHOTO_ERROR_TOO_LARGE },
  { "cut-short", "VipsJpeg: premature end of JPEG image", PENG_PHOTO_ERROR_BROKEN },
  { "no-words", "", PENG_PHOTO_ERROR_BROKEN },
};

static void
test_words (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;

  vips_error_clear ();
  vips_error ("", "%s", cases[i].words);
  g_assert_false (peng_photo_fail_with_vips (&error));
  g_assert_error (error, PENG_PHOTO_ERROR, cases[i].code);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (VIPS_INIT (argv[0]) != 0)
    return 1;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/photo/failures/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_words);
    }

  return g_test_run ();
}
