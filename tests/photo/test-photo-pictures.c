/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "photo-fixture.h"

#include <string.h>
#include <vips/vips.h>

typedef struct
{
  const char *name;
  const char *file;
} Case;

typedef guint8 Color[4];

static const Color quarters[] = {
  { 200, 60, 60, 255 }, { 60, 160, 70, 255 }, { 60, 80, 190, 255 }, { 220, 200, 80, 255 },
};

static const Color grey_quarters[] = {
  { 109, 109, 109, 255 }, { 140, 140, 140, 255 }, { 96, 96, 96, 255 }, { 199, 199, 199, 255 },
};

/* What can be printed of them. */
static const Color cmyk_quarters[] = {
  { 198, 60, 62, 255 }, { 50, 160, 72, 255 }, { 72, 88, 155, 255 }, { 216, 200, 79, 255 },
};

static void
assert_color (VipsImage   *image,
              int          x,
              int          y,
              const Color  expected,
              guint        tolerance)
{
  double *bands = NULL;
  int n_bands = 0;

  g_assert_cmpint (vips_getpoint (image, &bands, &n_bands, x, y, NULL), ==, 0);
  for (int band = 0; band < MIN (n_bands, 4); band++)
    g_assert_cmpfloat_with_epsilon (bands[band], expected[band], tolerance);
  g_free (bands);
}

/* The four quarters are where they belong: upright, and of the right colour. */
static void
assert_quarters (const PengPhotoPicture *picture,
                 const Color             expected[4],
                 guint                   tolerance)
{
  VipsImage *image = vips_image_new_from_file (picture->path, NULL);

  g_assert_nonnull (image);
  g_assert_cmpuint (image->Xsize, ==, picture->width);
  g_assert_cmpuint (image->Ysize, ==, picture->height);
  for (guint i = 0; i < 4; i++)
    assert_color (image, image->Xsize * (1 + 2 * (i % 2)) / 4, image->Ysize * (1 + 2 * (i / 2)) / 4,
                  expected[i], tolerance);
  g_object_unref (image);
}

static void
assert_bytes (const PengPhotoPicture *picture)
{
  g_autofree char *data = NULL;
  g_autofree char *hash = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (picture->path, &data, &size, NULL));
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) data, size);
  g_assert_cmpuint (size, ==, picture->size);
  g_assert_cmpstr (hash, ==, picture->sha256);
  g_assert_cmpint (peng_photo_format_sniff ((guint8 *) data, size), ==, picture->format);
}

static const struct
{
  const char      *file;
  PengPhotoFormat  format;
  PengPhotoFormat  web;
  const Color     *colors;
  guint            tolerance;
} kinds[] = {
  { "plain.jpg", PENG_PHOTO_FORMAT_JPEG, PENG_PHOTO_FORMAT_JPEG, quarters, 4 },
  { "progressive.jpg", PENG_PHOTO_FORMAT_JPEG, PENG_PHOTO_FORMAT_JPEG, quarters, 4 },
  { "grey.jpg", PENG_PHOTO_FORMAT_JPEG, PENG_PHOTO_FORMAT_JPEG, grey_quarters, 4 },
  { "cmyk.jpg", PENG_PHOTO_FORMAT_JPEG, PENG_PHOTO_FORMAT_JPEG, cmyk_quarters, 12 },
  { "cmyk-bare.jpg", PENG_PHOTO_FORMAT_JPEG, PENG_PHOTO_FORMAT_JPEG, cmyk_quarters, 12 },
  { "p3.jpg", PENG_PHOTO_FORMAT_JPEG, PENG_PHOTO_FORMAT_JPEG, quarters, 4 },
  { "p3.png", PENG_PHOTO_FORMAT_PNG, PENG_PHOTO_FORMAT_PNG, quarters, 4 },
  { "plain.png", PENG_PHOTO_FORMAT_PNG, PENG_PHOTO_FORMAT_PNG, quarters, 4 },
  { "interlaced.png", PENG_PHOTO_FORMAT_PNG, PENG_PHOTO_FORMAT_PNG, quarters, 4 },
  { "palette.png", PENG_PHOTO_FORMAT_PNG, PENG_PHOTO_FORMAT_PNG, quarters, 6 },
  { "rgb16.png", PENG_PHOTO_FORMAT_PNG, PENG_PHOTO_FORMAT_PNG, quarters, 4 },
  { "opaque.png", PENG_PHOTO_FORMAT_PNG, PENG_PHOTO_FORMAT_PNG, quarters, 4 },
  { "plain.webp", PENG_PHOTO_FORMAT_WEBP, PENG_PHOTO_FORMAT_JPEG, quarters, 6 },
  { "plain.heic", PENG_PHOTO_FORMAT_HEIC, PENG_PHOTO_FORMAT_JPEG, quarters, 6 },
  { "claims-turned.heic", PENG_PHOTO_FORMAT_HEIC, PENG_PHOTO_FORMAT_JPEG, quarters, 6 },
  { "plain.avif", PENG_PHOTO_FORMAT_AVIF, PENG_PHOTO_FORMAT_JPEG, quarters, 6 },
  { "plain.tiff", PENG_PHOTO_FORMAT_TIFF, PENG_PHOTO_FORMAT_JPEG, quarters, 4 },
  { "rgb16.tiff", PENG_PHOTO_FORMAT_TIFF, PENG_PHOTO_FORMAT_JPEG, quarters, 4 },
  { "pages.tiff", PENG_PHOTO_FORMAT_TIFF, PENG_PHOTO_FORMAT_JPEG, quarters, 4 },
  { "noisy.png", PENG_PHOTO_FORMAT_PNG, PENG_PHOTO_FORMAT_JPEG, quarters, 30 },
  { "plain.gif", PENG_PHOTO_FORMAT_GIF, PENG_PHOTO_FORMAT_PNG, quarters, 6 },
  { "turned-1.jpg", PENG_PHOTO_FORMAT_JPEG, PENG_PHOTO_FORMAT_JPEG, quarters, 4 },
  { "turned-2.jpg", PENG_PHOTO_FORMAT_JPEG, PENG_PHOTO_FORMAT_JPEG, quarters, 4 },
  { "turned-3.jpg", PENG_PHOTO_FORMAT_JPEG, PENG_PHOTO_FORMAT_JPEG, quarters, 4 },
  { "turned-4.jpg", PENG_PHOTO_FORMAT_JPEG, PENG_PHOTO_FORMAT_JPEG, quarters, 4 },
  { "turned-5.jpg", PENG_PHOTO_FORMAT_JPEG, PENG_PHOTO_FORMAT_JPEG, quarters, 4 },
  { "turned-6.jpg", PENG_PHOTO_FORMAT_JPEG, PENG_PHOTO_FORMAT_JPEG, quarters, 4 },
  { "turned-7.jpg", PENG_PHOTO_FORMAT_JPEG, PENG_PHOTO_FORMAT_JPEG, quarters, 4 },
  { "turned-8.jpg", PENG_PHOTO_FORMAT_JPEG, PENG_PHOTO_FORMAT_JPEG, quarters, 4 },
};

static void
test_kind (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *path = photo_sample_path (kinds[i].file);
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  photo_fixture_process (&fixture, path);
  g_assert_no_error (fixture.error);

  g_assert_cmpint (fixture.result->format, ==, kinds[i].format);
  g_assert_cmpuint (fixture.result->width, ==, 640);
  g_assert_cmpuint (fixture.result->height, ==, 400);
  g_assert_cmpint (fixture.result->web.format, ==, kinds[i].web);
  g_assert_cmpuint (fixture.result->thumb.width, ==, 512);
  g_assert_cmpuint (fixture.result->thumb.height, ==, 320);
  assert_quarters (&fixture.result->web, kinds[i].colors, kinds[i].tolerance);
  assert_quarters (&fixture.result->thumb, kinds[i].colors, kinds[i].tolerance + 3);
  assert_bytes (&fixture.result->web);
  assert_bytes (&fixture.result->thumb);
  g_assert_cmpuint (photo_fixture_count_files (&fixture), ==, 2);

  photo_fixture_tear_down (&fixture);
}

/* Transparency stays, as PNG. */
static void
test_alpha (gconstpointer data)
{
  static const Color half[] = {
    { 200, 60, 60, 128 }, { 60, 160, 70, 128 }, { 60, 80, 190, 128 }, { 220, 200, 80, 128 },
  };
  g_autofree char *path = photo_sample_path (data);
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  photo_fixture_process (&fixture, path);
  g_assert_no_error (fixture.error);
  g_assert_cmpint (fixture.result->web.format, ==, PENG_PHOTO_FORMAT_PNG);
  g_assert_cmpint (fixture.result->thumb.format, ==, PENG_PHOTO_FORMAT_PNG);
  assert_quarters (&fixture.result->web, half, 2);
  assert_quarters (&fixture.result->thumb, half, 2);
  photo_fixture_tear_down (&fixture);
}

static void
test_shrinks (void)
{
  g_autofree char *path = photo_sample_path ("wide.jpg");
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  photo_fixture_process (&fixture, path);
  g_assert_no_error (fixture.error);
  g_assert_cmpuint (fixture.result->width, ==, 4800);
  g_assert_cmpuint (fixture.result->height, ==, 3000);
  g_assert_cmpuint (fixture.result->web.width, ==, 1920);
  g_assert_cmpuint (fixture.result->web.height, ==, 1200);
  assert_quarters (&fixture.result->web, quarters, 4);
  photo_fixture_tear_down (&fixture);
}

/* The width is bounded after turning: 3000 × 4800 upright is stored as 4800 × 3000. */
static void
test_shrinks_turned (void)
{
  g_autofree char *path = photo_sample_path ("wide.jpg");
  VipsImage *image = vips_image_new_from_file (path, NULL);
  VipsImage *told = NULL;
  PhotoFixture fixture;
  void *data;
  gsize size;

  g_assert_cmpint (vips_copy (image, &told, NULL), ==, 0);
  vips_image_set_int (told, VIPS_META_ORIENTATION, 6);
  g_assert_cmpint (vips_jpegsave_buffer (told, &data, &size, NULL), ==, 0);

  photo_fixture_set_up (&fixture);
  photo_fixture_process_bytes (&fixture, data, size);
  g_assert_no_error (fixture.error);
  g_assert_cmpuint (fixture.result->width, ==, 3000);
  g_assert_cmpuint (fixture.result->height, ==, 4800);
  g_assert_cmpuint (fixture.result->web.width, ==, 1920);
  g_assert_cmpuint (fixture.result->web.height, ==, 3072);
  g_assert_cmpuint (fixture.result->thumb.height, ==, 512);
  photo_fixture_tear_down (&fixture);

  g_object_unref (image);
  g_object_unref (told);
  g_free (data);
}

static void
test_original (void)
{
  g_autofree char *path = photo_sample_path ("secret.jpg");
  g_autoptr (GBytes) before = photo_sample_load ("secret.jpg");
  g_autoptr (GBytes) after = NULL;
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, before);
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  photo_fixture_process (&fixture, path);
  g_assert_no_error (fixture.error);
  after = photo_sample_load ("secret.jpg");
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpstr (fixture.result->sha256, ==, hash);
  g_assert_cmpuint (fixture.result->size, ==, g_bytes_get_size (before));
  g_assert_cmpstr (fixture.result->taken_at, ==, "2026-05-17T09:41:07");
  photo_fixture_tear_down (&fixture);
}

static void
test_taken_at (gconstpointer data)
{
  g_autofree char *path = photo_sample_path (data);
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  photo_fixture_process (&fixture, path);
  g_assert_no_error (fixture.error);
  g_assert_cmpstr (fixture.result->taken_at, ==, "2026-05-17T09:41:07");
  photo_fixture_tear_down (&fixture);
}

/* Alone with all processors, or among others with one: the bytes are the same. */
static void
test_deterministic (void)
{
  g_autofree char *path = photo_sample_path ("wide.jpg");
  g_autofree char *web = NULL;
  g_autofree char *thumb = NULL;
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  photo_fixture_process (&fixture, path);
  g_assert_no_error (fixture.error);
  web = g_strdup (fixture.result->web.sha256);
  thumb = g_strdup (fixture.result->thumb.sha256);

  for (guint i = 0; i < 4; i++)
    photo_fixture_begin (&fixture, path);
  photo_fixture_wait (&fixture);
  g_assert_no_error (fixture.error);
  g_assert_cmpstr (fixture.result->web.sha256, ==, web);
  g_assert_cmpstr (fixture.result->thumb.sha256, ==, thumb);
  photo_fixture_tear_down (&fixture);
}

static void
test_bytes (void)
{
  g_autoptr (GBytes) bytes = photo_sample_load ("plain.heic");
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  photo_fixture_process_bytes (&fixture, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_no_error (fixture.error);
  assert_quarters (&fixture.result->web, quarters, 6);
  photo_fixture_tear_down (&fixture);
}

static void
add_cases (const char    *prefix,
           const Case    *cases,
           guint          n_cases,
           GTestDataFunc  func)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s", prefix, cases[i].name);

      g_test_add_data_func (path, cases[i].file, func);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const Case alphas[] = { { "png", "alpha.png" }, { "webp", "alpha.webp" } };
  static const Case taken[] = {
    { "jpeg", "secret.jpg" }, { "heic", "secret.heic" }, { "webp", "secret.webp" },
    { "png", "secret.png" },
  };
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (VIPS_INIT (argv[0]), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/photo/pictures/kind/%s", kinds[i].file);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_kind);
    }
  add_cases ("/photo/pictures/alpha", alphas, G_N_ELEMENTS (alphas), test_alpha);
  g_test_add_func ("/photo/pictures/shrinks", test_shrinks);
  g_test_add_func ("/photo/pictures/shrinks-turned", test_shrinks_turned);
  g_test_add_func ("/photo/pictures/original", test_original);
  add_cases ("/photo/pictures/taken-at", taken, G_N_ELEMENTS (taken), test_taken_at);
  g_test_add_func ("/photo/pictures/deterministic", test_deterministic);
  g_test_add_func ("/photo/pictures/bytes", test_bytes);

  status = g_test_run ();
  vips_shutdown ();

  return status;
}
