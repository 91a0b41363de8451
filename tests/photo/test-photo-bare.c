/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "photo-fixture.h"

#include <string.h>

/* What leaves the computer is read here byte by byte, by nobody's library. */

static guint
read_16 (const guint8 *bytes)
{
  return bytes[0] << 8 | bytes[1];
}

static guint32
read_32 (const guint8 *bytes)
{
  return (guint32) read_16 (bytes) << 16 | read_16 (bytes + 2);
}

/* ITU T.81, annex B: tables, frame and scan headers; of the application's segments only JFIF's own,
 * without its thumbnail, and Adobe's, which names the colour transform. */
static void
assert_segment (guint8        marker,
                const guint8 *body,
                gsize         size)
{
  switch (marker)
    {
    case 0xc0:
    case 0xc1:
    case 0xc2:
    case 0xc4:
    case 0xda:
    case 0xdb:
    case 0xdd:
      break;
    case 0xe0:
      g_assert_cmpuint (size, ==, 14);
      g_assert_cmpint (memcmp (body, "JFIF\0", 5), ==, 0);
      g_assert_cmpuint (read_16 (body + 12), ==, 0);
      break;
    case 0xee:
      g_assert_cmpuint (size, ==, 12);
      g_assert_cmpint (memcmp (body, "Adobe", 5), ==, 0);
      break;
    default:
      g_error ("A segment %02x of %" G_GSIZE_FORMAT " bytes", marker, size);
    }
}

/* In a scan, ff is followed by 00 or by a restart marker. */
static gsize
skip_scan (const guint8 *bytes,
           gsize         n_bytes,
           gsize         at)
{
  while (at + 1 < n_bytes && (bytes[at] != 0xff || bytes[at + 1] == 0 ||
                              (bytes[at + 1] >= 0xd0 && bytes[at + 1] <= 0xd7)))
    at++;

  return at;
}

static void
assert_bare_jpeg (const guint8 *bytes,
                  gsize         n_bytes)
{
  gsize at = 2;

  g_assert_cmpuint (read_16 (bytes), ==, 0xffd8);
  while (bytes[at + 1] != 0xd9)
    {
      guint8 marker = bytes[at + 1];
      gsize size;

      g_assert_cmpuint (bytes[at], ==, 0xff);
      size = read_16 (bytes + at + 2);
      g_assert_cmpuint (at + 2 + size, <, n_bytes);
      assert_segment (marker, bytes + at + 4, size - 2);
      at += 2 + size;
      if (marker == 0xda)
        at = skip_scan (bytes, n_bytes, at);
    }
  g_assert_cmpuint (at + 2, ==, n_bytes);
}

static void
assert_bare_png (const guint8 *bytes,
                 gsize         n_bytes)
{
  static const char allowed[] = "IHDR PLTE IDAT IEND tRNS pHYs sRGB gAMA";
  gsize at = 8;

  while (at < n_bytes)
    {
      g_autofree char *type = g_strndup ((const char *) bytes + at + 4, 4);

      if (strstr (allowed, type) == NULL)
        g_error ("A chunk %s", type);
      at += 12 + read_32 (bytes + at);
    }
  g_assert_cmpuint (at, ==, n_bytes);
  g_assert_cmpint (memcmp (bytes + n_bytes - 8, "IEND", 4), ==, 0);
}

static void
assert_bare (const PengPhotoPicture *picture)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (picture->path, &bytes, &n_bytes, NULL));
  g_assert_null (memmem (bytes, n_bytes, "PENGMARK", 8));
  g_assert_null (memmem (bytes, n_bytes, "Exif", 4));
  if (picture->format == PENG_PHOTO_FORMAT_PNG)
    assert_bare_png ((const guint8 *) bytes, n_bytes);
  else
    assert_bare_jpeg ((const guint8 *) bytes, n_bytes);
}

#define SHA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* A watermark brings secrets of its own. */
static const char * const recipes[] = {
  "",
  "turn=1",
  "straighten=3 crop=0.1,0.1,0.8,0.8",
  "mosaic=0.1,0.1,0.2,0.2 blur=0.5,0.5,0.2,0.2 brightness=0.1 width=200",
  "watermark=" SHA " opacity=1",
};

static void
assert_recipe_bare (const char *path,
                    const char *recipe)
{
  g_autofree char *watermark = photo_sample_path ("secret-alpha.png");
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  photo_fixture_fit (&fixture, path, recipe, strstr (recipe, SHA) != NULL ? watermark : NULL);
  g_assert_no_error (fixture.error);
  assert_bare (&fixture.result->web);
  assert_bare (&fixture.result->thumb);
  photo_fixture_tear_down (&fixture);
}

static void
test_bare (gconstpointer data)
{
  g_autofree char *path = photo_sample_path (data);
  g_autoptr (GBytes) original = photo_sample_load (data);

  if (g_str_has_prefix (data, "secret"))
    g_assert_nonnull (memmem (g_bytes_get_data (original, NULL), g_bytes_get_size (original),
                              "PENGMARK", 8));

  for (guint i = 0; i < G_N_ELEMENTS (recipes); i++)
    assert_recipe_bare (path, recipes[i]);
}

int
main (int   argc,
      char *argv[])
{
  static const char * const samples[] = {
    "secret.jpg", "secret.png", "secret.webp", "secret.heic", "secret.avif", "secret.tiff",
    "secret.gif", "secret-alpha.png",
    "p3.jpg", "cmyk.jpg", "grey.jpg", "turned-6.jpg", "alpha.png", "alpha.webp", "progressive.jpg",
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strdup_printf ("/photo/bare/%s", samples[i]);

      g_test_add_data_func (path, samples[i], test_bare);
    }

  return g_test_run ();
}
