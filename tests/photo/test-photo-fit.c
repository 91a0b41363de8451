/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "photo-fixture.h"
#include "test-seed.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <vips/vips.h>

#define SHA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define WATERMARK "watermark=" SHA

/* Where a pixel of it comes from can be read from its colour. */
#define WIDTH  256
#define HEIGHT 200

typedef guint8 Color[3];

typedef enum
{
  RED,
  GREEN,
  BLUE,
  YELLOW,
} Quarter;

static const Color quarters[] = {
  { 200, 60, 60 }, { 60, 160, 70 }, { 60, 80, 190 }, { 220, 200, 80 },
};

static VipsImage *
load (const PengPhotoPicture *picture)
{
  VipsImage *file = vips_image_new_from_file (picture->path, NULL);
  VipsImage *memory;

  g_assert_nonnull (file);
  memory = vips_image_copy_memory (file);
  g_object_unref (file);
  g_assert_cmpuint (memory->Xsize, ==, picture->width);
  g_assert_cmpuint (memory->Ysize, ==, picture->height);

  return memory;
}

static const guint8 *
get_pixel (VipsImage *image,
           int        x,
           int        y)
{
  g_assert_true (x >= 0 && x < image->Xsize && y >= 0 && y < image->Ysize);

  return VIPS_IMAGE_ADDR (image, x, y);
}

static void
assert_color (VipsImage   *image,
              int          x,
              int          y,
              const Color  expected,
              guint        tolerance)
{
  const guint8 *pixel = get_pixel (image, x, y);

  for (int band = 0; band < 3; band++)
    g_assert_cmpfloat_with_epsilon (pixel[MIN (band, image->Bands - 1)], expected[band],
                                    tolerance + 0.5);
}

static char *
save_png (PhotoFixture *fixture,
          const char   *name,
          guint8       *pixels,
          int           width,
          int           height,
          int           n_bands)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  VipsImage *image = vips_image_new_from_memory (pixels, (gsize) width * height * n_bands, width,
                                                 height, n_bands, VIPS_FORMAT_UCHAR);
  VipsImage *srgb = NULL;

  g_assert_cmpint (vips_copy (image, &srgb, "interpretation",
                              n_bands < 3 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB,
                              NULL), ==, 0);
  g_assert_cmpint (vips_pngsave (srgb, path, NULL), ==, 0);
  g_object_unref (srgb);
  g_object_unref (image);

  return path;
}

/* A little transparent, so that it becomes PNG: no noise hides what is wrong. */
static char *
save_map (PhotoFixture *fixture)
{
  g_autofree guint8 *pixels = g_malloc (WIDTH * HEIGHT * 4);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      memcpy (pixels + (y * WIDTH + x) * 4, (guint8[]) { x, y, 7, 254 }, 4);

  return save_png (fixture, "map.png", pixels, WIDTH, HEIGHT, 4);
}

static char *
save_flat (PhotoFixture *fixture,
           const char   *name,
           int           width,
           int           height,
           int           n_bands,
           const guint8  color[4])
{
  g_autofree guint8 *pixels = g_malloc (width * height * n_bands);

  for (int i = 0; i < width * height * n_bands; i++)
    pixels[i] = color[i % n_bands];

  return save_png (fixture, name, pixels, width, height, n_bands);
}

static const struct
{
  const char *recipe;
  guint       width, height;
  Quarter     corners[4];   /* upper left, upper right, lower left, lower right */
} placed[] = {
  { "", 640, 400, { RED, GREEN, BLUE, YELLOW } },
  { "turn=1", 400, 640, { BLUE, RED, YELLOW, GREEN } },
  { "turn=2", 640, 400, { YELLOW, BLUE, GREEN, RED } },
  { "turn=3", 400, 640, { GREEN, YELLOW, RED, BLUE } },
  { "crop=0.25,0.25,0.5,0.5", 320, 200, { RED, GREEN, BLUE, YELLOW } },
  { "crop=0.5,0,0.5,0.5", 320, 200, { GREEN, GREEN, GREEN, GREEN } },
  { "crop=0,0.25,0.5,0.5", 320, 200, { RED, RED, BLUE, BLUE } },
  { "turn=1 crop=0,0,0.5,0.5", 200, 320, { BLUE, BLUE, BLUE, BLUE } },
  { "turn=1 crop=0.5,0,0.5,1", 200, 640, { RED, RED, GREEN, GREEN } },
  { "turn=3 crop=0,0.25,1,0.5", 400, 320, { GREEN, YELLOW, RED, BLUE } },
  { "width=160", 160, 100, { RED, GREEN, BLUE, YELLOW } },
  { "turn=1 width=100", 100, 160, { BLUE, RED, YELLOW, GREEN } },
  { "straighten=5", 640, 400, { RED, GREEN, BLUE, YELLOW } },
  { "straighten=-5", 640, 400, { RED, GREEN, BLUE, YELLOW } },
  { "straighten=15 turn=1", 400, 640, { BLUE, RED, YELLOW, GREEN } },
  { "straighten=-15 crop=0.25,0.25,0.5,0.5 width=160", 160, 100, { RED, GREEN, BLUE, YELLOW } },
};

static void
assert_placed (PhotoFixture *fixture,
               guint         i)
{
  VipsImage *image = load (&fixture->result->web);

  for (guint corner = 0; corner < 4; corner++)
    assert_color (image, image->Xsize * (1 + 6 * (corner % 2)) / 8,
                  image->Ysize * (1 + 6 * (corner / 2)) / 8, quarters[placed[i].corners[corner]], 7);
  g_object_unref (image);
  image = load (&fixture->result->thumb);
  assert_color (image, image->Xsize / 8, image->Ysize / 8, quarters[placed[i].corners[0]], 9);
  g_object_unref (image);
}

/* Of every format, as cameras hold it. */
static void
test_placed (gconstpointer data)
{
  static const char * const files[] = {
    "plain.jpg", "plain.png", "plain.webp", "plain.heic", "plain.avif", "plain.tiff", "plain.gif",
    "turned-3.jpg", "turned-6.jpg", "turned-7.jpg", "claims-turned.heic", "p3.jpg",
  };
  guint i = GPOINTER_TO_UINT (data);
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  for (guint j = 0; j < G_N_ELEMENTS (files); j++)
    {
      g_autofree char *path = photo_sample_path (files[j]);

      g_test_message ("%s of %s", placed[i].recipe, files[j]);
      photo_fixture_fit (&fixture, path, placed[i].recipe, NULL);
      g_assert_no_error (fixture.error);
      g_assert_cmpuint (fixture.result->width, ==, 640);
      g_assert_cmpuint (fixture.result->height, ==, 400);
      g_assert_cmpuint (fixture.result->web.width, ==, placed[i].width);
      g_assert_cmpuint (fixture.result->web.height, ==, placed[i].height);
      assert_placed (&fixture, i);
    }
  photo_fixture_tear_down (&fixture);
}

static const struct
{
  const char *recipe;
  guint       width, height;
  int         x, y;          /* of the original, where the upper left pixel comes from */
  int         dx, dy;        /* and how that goes on to the right */
} exact[] = {
  { "crop=0.25,0.1,0.5,0.5", 128, 100, 64, 20, 1, 0 },
  { "crop=0.3,0.3,0.1,0.1", 26, 20, 77, 60, 1, 0 },
  { "turn=1 crop=0.1,0.25,0.5,0.5", 100, 128, 64, 179, 0, -1 },
  { "turn=2 crop=0.25,0.1,0.5,0.5", 128, 100, 191, 179, -1, 0 },
  { "turn=3 crop=0.1,0.25,0.5,0.5", 100, 128, 191, 20, 0, 1 },
};

/* What is only cut and turned is not sampled again: each pixel is one of the original's. */
static void
test_exact (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *path = NULL;
  PhotoFixture fixture;
  VipsImage *image;

  photo_fixture_set_up (&fixture);
  path = save_map (&fixture);
  photo_fixture_fit (&fixture, path, exact[i].recipe, NULL);
  g_assert_no_error (fixture.error);
  g_assert_cmpint (fixture.result->web.format, ==, PENG_PHOTO_FORMAT_PNG);
  g_assert_cmpuint (fixture.result->web.width, ==, exact[i].width);
  g_assert_cmpuint (fixture.result->web.height, ==, exact[i].height);

  image = load (&fixture.result->web);
  for (int y = 0; y < image->Ysize; y++)
    for (int x = 0; x < image->Xsize; x++)
      {
        const guint8 *pixel = get_pixel (image, x, y);

        g_assert_cmpint (pixel[0], ==, exact[i].x + x * exact[i].dx - y * exact[i].dy);
        g_assert_cmpint (pixel[1], ==, exact[i].y + x * exact[i].dy + y * exact[i].dx);
      }
  g_object_unref (image);
  g_unlink (path);
  photo_fixture_tear_down (&fixture);
}

/* Each pixel comes from where peng_recipe_to_original() says; the corners are not empty. */
static void
test_straight (gconstpointer data)
{
  g_autoptr (PengRecipe) recipe = peng_recipe_parse (data, NULL);
  g_autofree char *path = NULL;
  PhotoFixture fixture;
  VipsImage *image;

  photo_fixture_set_up (&fixture);
  path = save_map (&fixture);
  photo_fixture_fit (&fixture, path, data, NULL);
  g_assert_no_error (fixture.error);

  image = load (&fixture.result->web);
  for (int y = 0; y < image->Ysize; y++)
    for (int x = 0; x < image->Xsize; x++)
      {
        double from_x, from_y;
        Color expected = { 0, 0, 7 };

        peng_recipe_to_original (recipe, WIDTH, HEIGHT,
                                 recipe->crop.x + (x + 0.5) / image->Xsize * recipe->crop.width,
                                 recipe->crop.y + (y + 0.5) / image->Ysize * recipe->crop.height,
                                 &from_x, &from_y);
        expected[0] = CLAMP (lround (from_x * WIDTH - 0.5), 0, 255);
        expected[1] = CLAMP (lround (from_y * HEIGHT - 0.5), 0, HEIGHT - 1);
        assert_color (image, x, y, expected, 1);
      }
  g_object_unref (image);
  g_unlink (path);
  photo_fixture_tear_down (&fixture);
}

/* Clockwise: the line between above and below goes down at the right. */
static void
test_clockwise (void)
{
  g_autofree char *path = photo_sample_path ("plain.png");
  PhotoFixture fixture;
  VipsImage *image;

  photo_fixture_set_up (&fixture);
  photo_fixture_fit (&fixture, path, "straighten=10", NULL);
  g_assert_no_error (fixture.error);
  image = load (&fixture.result->web);
  assert_color (image, 620, 220, quarters[GREEN], 5);
  assert_color (image, 20, 180, quarters[BLUE], 5);
  g_object_unref (image);
  photo_fixture_tear_down (&fixture);
}

static const struct
{
  const char *recipe;
  guint8      value;
  guint8      expected;
} tones[] = {
  { "brightness=0.2", 128, 154 },
  { "brightness=-0.2", 128, 103 },
  { "brightness=1", 128, 255 },
  { "brightness=-1", 100, 0 },
  { "contrast=1", 100, 45 },
  { "contrast=1", 200, 255 },
  { "contrast=-1", 200, 152 },
  { "contrast=0.5 brightness=0.1", 100, 93 },
};

static void
test_tone (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  for (int n_bands = 1; n_bands <= 4; n_bands++)
    {
      guint8 color[4] = { tones[i].value, tones[i].value, tones[i].value, 200 };
      Color expected = { tones[i].expected, tones[i].expected, tones[i].expected };
      g_autofree char *path = NULL;
      PhotoFixture fixture;
      VipsImage *image;

      if (n_bands == 2)
        continue;

      photo_fixture_set_up (&fixture);
      path = save_flat (&fixture, "tone.png", 64, 48, n_bands, color);
      photo_fixture_fit (&fixture, path, tones[i].recipe, NULL);
      g_assert_no_error (fixture.error);
      image = load (&fixture.result->web);
      g_assert_cmpint (image->Bands, ==, n_bands);
      assert_color (image, 30, 20, expected, 1);
      if (n_bands == 4)
        g_assert_cmpint (get_pixel (image, 30, 20)[3], ==, 200);
      g_object_unref (image);
      g_unlink (path);
      photo_fixture_tear_down (&fixture);
    }
}

static const struct
{
  const char *recipe;
  int         left, top;      /* of the mark, which is 40 × 20, on 400 × 300 */
  guint8      faded;          /* what is white below red */
} marks[] = {
  { WATERMARK, 400 - 40 - 9, 300 - 20 - 9, 128 },
  { WATERMARK " opacity=1", 351, 271, 0 },
  { WATERMARK " opacity=0.2", 351, 271, 204 },
  { WATERMARK " place=bottom-left", 9, 271, 128 },
  { WATERMARK " place=top-right", 351, 9, 128 },
  { WATERMARK " place=top-left", 9, 9, 128 },
  { WATERMARK " place=center", 180, 140, 128 },
};

static void
test_watermark (gconstpointer data)
{
  static const Color white = { 255, 255, 255 };
  guint i = GPOINTER_TO_UINT (data);
  Color marked = { 255, marks[i].faded, marks[i].faded };
  g_autofree char *path = NULL;
  g_autofree char *mark = NULL;
  PhotoFixture fixture;
  VipsImage *image;
  int left = marks[i].left;
  int top = marks[i].top;

  photo_fixture_set_up (&fixture);
  path = save_flat (&fixture, "white.png", 400, 300, 3, (guint8[]) { 255, 255, 255, 0 });
  mark = save_flat (&fixture, "mark.png", 40, 20, 4, (guint8[]) { 255, 0, 0, 255 });
  photo_fixture_fit (&fixture, path, marks[i].recipe, mark);
  g_assert_no_error (fixture.error);
  g_assert_cmpint (fixture.result->web.format, ==, PENG_PHOTO_FORMAT_PNG);

  image = load (&fixture.result->web);
  assert_color (image, left, top, marked, 1);
  assert_color (image, left + 39, top + 19, marked, 1);
  assert_color (image, left - 1, top, white, 0);
  assert_color (image, left, top - 1, white, 0);
  assert_color (image, left + 40, top + 19, white, 0);
  assert_color (image, left + 39, top + 20, white, 0);
  g_object_unref (image);
  g_unlink (path);
  g_unlink (mark);
  photo_fixture_tear_down (&fixture);
}

/* A large sign becomes a quarter of the picture at most; one half transparent is half as strong; a
 * grey photograph gets colours, a transparent one keeps its holes. */
static void
test_watermark_kinds (void)
{
  static const Color half = { 191, 64, 64 };
  g_autofree char *path = NULL;
  g_autofree char *mark = NULL;
  PhotoFixture fixture;
  VipsImage *image;

  photo_fixture_set_up (&fixture);
  path = save_flat (&fixture, "grey.png", 400, 300, 1, (guint8[]) { 128, 0, 0, 0 });
  mark = save_flat (&fixture, "large.png", 1000, 300, 4, (guint8[]) { 255, 0, 0, 128 });
  photo_fixture_fit (&fixture, path, WATERMARK " place=top-left opacity=1", mark);
  g_assert_no_error (fixture.error);
  image = load (&fixture.result->web);
  g_assert_cmpint (image->Bands, ==, 3);
  assert_color (image, 9, 9, half, 2);
  assert_color (image, 9 + 99, 9 + 29, half, 2);
  assert_color (image, 9 + 100, 9 + 29, (const Color) { 128, 128, 128 }, 2);
  g_object_unref (image);
  g_unlink (path);
  g_free (path);

  path = save_flat (&fixture, "hole.png", 400, 300, 4, (guint8[]) { 0, 0, 0, 0 });
  photo_fixture_fit (&fixture, path, WATERMARK " place=top-left opacity=1", mark);
  g_assert_no_error (fixture.error);
  image = load (&fixture.result->web);
  g_assert_cmpint (get_pixel (image, 20, 20)[0], ==, 255);
  g_assert_cmpint (get_pixel (image, 20, 20)[3], ==, 128);
  g_assert_cmpint (get_pixel (image, 200, 200)[3], ==, 0);
  g_object_unref (image);
  g_unlink (path);
  g_unlink (mark);
  photo_fixture_tear_down (&fixture);
}

static const char * const bad_marks[] = { "/no/such/file.png", "/", "/dev/null", __FILE__ };

static void
test_bad_watermark (void)
{
  g_autofree char *path = photo_sample_path ("plain.jpg");
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (bad_marks); i++)
    {
      g_test_message ("%s", bad_marks[i]);
      photo_fixture_fit (&fixture, path, WATERMARK, bad_marks[i]);
      g_assert_error (fixture.error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_NO_WATERMARK);
      g_assert_cmpuint (photo_fixture_count_files (&fixture), ==, 0);
    }
  photo_fixture_tear_down (&fixture);
}

/* A plain recipe is none: the same bytes. And the same recipe gives the same bytes. */
static void
test_same (void)
{
  const char *recipe = "straighten=3 blur=0.1,0.1,0.3,0.3 contrast=0.1 turn=1";
  g_autofree char *path = photo_sample_path ("wide.jpg");
  g_autofree char *plain = NULL;
  g_autofree char *fit = NULL;
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  photo_fixture_process (&fixture, path);
  plain = g_strdup (fixture.result->web.sha256);
  photo_fixture_fit (&fixture, path, "", NULL);
  g_assert_cmpstr (fixture.result->web.sha256, ==, plain);

  photo_fixture_fit (&fixture, path, recipe, NULL);
  g_assert_no_error (fixture.error);
  g_assert_cmpstr (fixture.result->web.sha256, !=, plain);
  fit = g_strdup (fixture.result->web.sha256);
  photo_fixture_fit (&fixture, path, recipe, NULL);
  g_assert_cmpstr (fixture.result->web.sha256, ==, fit);
  photo_fixture_tear_down (&fixture);
}

/* Whatever is asked for, the picture is as large as was said before. */
static void
test_any (gconstpointer data)
{
  static const char letters[] = "0123456789";
  g_autoptr (GRand) rand = g_rand_new_with_seed (test_seed ());
  g_autofree char *path = photo_sample_path (data);
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  for (guint i = 0; i < 12; i++)
    {
      double x = g_rand_double_range (rand, 0, 0.9);
      double y = g_rand_double_range (rand, 0, 0.9);
      g_autofree char *text =
        g_strdup_printf ("%s=%.6f,%.6f,%.6f,%.6f turn=%c straighten=%d crop=%.6f,%.6f,%.6f,%.6f%s",
                         g_rand_boolean (rand) ? "mosaic" : "blur", y, x,
                         g_rand_double_range (rand, 0.001, 1 - y),
                         g_rand_double_range (rand, 0.001, 1 - x),
                         letters[g_rand_int_range (rand, 0, 4)],
                         g_rand_boolean (rand) ? 0 : g_rand_int_range (rand, -15, 16), x, y,
                         g_rand_double_range (rand, 0.001, 1 - x),
                         g_rand_double_range (rand, 0.001, 1 - y),
                         g_rand_boolean (rand) ? " width=100" : "");
      g_autoptr (PengRecipe) recipe = peng_recipe_parse (text, NULL);
      guint width, height;

      g_test_message ("%s", text);
      photo_fixture_fit (&fixture, path, text, NULL);
      g_assert_no_error (fixture.error);
      peng_recipe_get_size (recipe, fixture.result->width, fixture.result->height, &width, &height);
      g_assert_cmpuint (fixture.result->web.width, ==, width);
      g_assert_cmpuint (fixture.result->web.height, ==, height);
    }
  photo_fixture_tear_down (&fixture);
}

/* A small part of a large photograph is as sharp as the photograph. */
static void
test_large (void)
{
  g_autofree char *path = photo_sample_path ("wide.jpg");
  PhotoFixture fixture;
  VipsImage *image;

  photo_fixture_set_up (&fixture);
  photo_fixture_fit (&fixture, path, "crop=0.4,0.4,0.2,0.2", NULL);
  g_assert_no_error (fixture.error);
  g_assert_cmpuint (fixture.result->web.width, ==, 960);
  g_assert_cmpuint (fixture.result->web.height, ==, 600);
  image = load (&fixture.result->web);
  assert_color (image, 100, 100, quarters[RED], 5);
  assert_color (image, 860, 500, quarters[YELLOW], 5);
  g_object_unref (image);
  photo_fixture_tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  static const char * const askew[] = {
    "straighten=7", "straighten=-15", "straighten=4 turn=1", "straighten=-4 turn=2",
    "straighten=9 turn=3 crop=0.2,0.3,0.5,0.4", "straighten=0.5 crop=0,0,0.3,0.3",
  };

  g_test_init (&argc, &argv, NULL);
  if (VIPS_INIT (argv[0]) != 0)
    return 1;

  for (guint i = 0; i < G_N_ELEMENTS (placed); i++)
    {
      g_autofree char *path = g_strdup_printf ("/photo/fit/placed/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_placed);
    }
  for (guint i = 0; i < G_N_ELEMENTS (exact); i++)
    {
      g_autofree char *path = g_strdup_printf ("/photo/fit/exact/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_exact);
    }
  for (guint i = 0; i < G_N_ELEMENTS (askew); i++)
    {
      g_autofree char *path = g_strdup_printf ("/photo/fit/straight/%s", askew[i]);

      g_test_add_data_func (path, askew[i], test_straight);
    }
  g_test_add_func ("/photo/fit/clockwise", test_clockwise);
  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    {
      g_autofree char *path = g_strdup_printf ("/photo/fit/tone/%s/%u", tones[i].recipe,
                                               tones[i].value);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_tone);
    }
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/photo/fit/watermark/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_watermark);
    }
  g_test_add_func ("/photo/fit/watermark-kinds", test_watermark_kinds);
  g_test_add_func ("/photo/fit/bad-watermark", test_bad_watermark);
  g_test_add_func ("/photo/fit/same", test_same);
  g_test_add_func ("/photo/fit/large", test_large);
  g_test_add_data_func ("/photo/fit/any/plain", "plain.png", test_any);
  g_test_add_data_func ("/photo/fit/any/wide", "wide.jpg", test_any);
  g_test_add_data_func ("/photo/fit/any/turned", "turned-6.jpg", test_any);
  g_test_add_data_func ("/photo/fit/any/high", "high.png", test_any);
  g_test_add_data_func ("/photo/fit/any/long", "long.png", test_any);

  return g_test_run ();
}
