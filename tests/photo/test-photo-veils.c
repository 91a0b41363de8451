/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "photo-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <vips/vips.h>

/* What is veiled has to be unknowable: originals that differ there, in all that can be seen, give
 * the same picture. */

#define BLOCKS 8
#define MIN_BLOCK 12

typedef struct
{
  int width;
  int height;
  int left;
  int top;
  int right;
  int bottom;
} Face;

typedef enum
{
  CHECKS,
  OTHER_CHECKS,
  NOISE,
} Pattern;

static guint8
get_value (Pattern pattern,
           int     x,
           int     y,
           int     cell,
           GRand  *rand)
{
  int phase = (x / cell + y / cell) % 2;

  switch (pattern)
    {
    case CHECKS:
      return phase ? 255 : 0;
    case OTHER_CHECKS:
      return phase ? 0 : 255;
    case NOISE:
    default:
      return g_rand_int_range (rand, 0, 256);
    }
}

/* A slow slope, and a face in it. With four bands it is a little transparent and becomes PNG: no
 * noise hides what is wrong. */
static char *
save (PhotoFixture *fixture,
      const char   *name,
      const Face   *face,
      Pattern       pattern,
      int           cell,
      int           n_bands)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree guint8 *pixels = g_malloc ((gsize) face->width * face->height * n_bands);
  char *path = g_build_filename (fixture->folder, name, NULL);
  VipsImage *image;
  VipsImage *srgb = NULL;

  for (int y = 0; y < face->height; y++)
    for (int x = 0; x < face->width; x++)
      {
        gboolean inside = x >= face->left && x < face->right && y >= face->top && y < face->bottom;
        guint8 value = inside ? get_value (pattern, x, y, cell, rand) : 0;
        guint8 pixel[] = { x * 255 / face->width, y * 255 / face->height, 90, 254 };
        guint8 secret[] = { value, value, value, 254 };

        memcpy (pixels + ((gsize) y * face->width + x) * n_bands, inside ? secret : pixel, n_bands);
      }

  image = vips_image_new_from_memory (pixels, (gsize) face->width * face->height * n_bands,
                                      face->width, face->height, n_bands, VIPS_FORMAT_UCHAR);
  g_assert_cmpint (vips_copy (image, &srgb, "interpretation", VIPS_INTERPRETATION_sRGB, NULL), ==, 0);
  g_assert_cmpint (vips_pngsave (srgb, path, "compression", 1, NULL), ==, 0);
  g_object_unref (srgb);
  g_object_unref (image);

  return path;
}

static VipsImage *
load (const char *path)
{
  VipsImage *file = vips_image_new_from_file (path, NULL);
  VipsImage *memory = vips_image_copy_memory (file);

  g_object_unref (file);
  g_assert_nonnull (memory);

  return memory;
}

static VipsImage *
fit (PhotoFixture  *fixture,
     const char    *path,
     const char    *recipe,
     VipsImage    **thumb)
{
  photo_fixture_fit (fixture, path, recipe, NULL);
  g_assert_no_error (fixture->error);
  if (thumb != NULL)
    *thumb = load (fixture->result->thumb.path);

  return load (fixture->result->web.path);
}

static int
get_difference (VipsImage *one,
                VipsImage *other)
{
  int most = 0;

  g_assert_cmpint (one->Xsize, ==, other->Xsize);
  g_assert_cmpint (one->Ysize, ==, other->Ysize);
  g_assert_cmpint (one->Bands, ==, other->Bands);
  for (int y = 0; y < one->Ysize; y++)
    {
      const guint8 *row = VIPS_IMAGE_ADDR (one, 0, y);
      const guint8 *other_row = VIPS_IMAGE_ADDR (other, 0, y);

      for (int i = 0; i < one->Xsize * one->Bands; i++)
        most = MAX (most, ABS (row[i] - other_row[i]));
    }

  return most;
}

static char *
dup_recipe (const Face *face,
            const char *kind,
            const char *more)
{
  return g_strdup_printf ("%s=%.6f,%.6f,%.6f,%.6f%s", kind, (double) face->left / face->width,
                          (double) face->top / face->height,
                          (double) (face->right - face->left) / face->width,
                          (double) (face->bottom - face->top) / face->height, more);
}

static const struct
{
  const char *name;
  Face        face;
  int         cell;
  const char *kind;
  const char *more;
} secrets[] = {
  { "mosaic", { 640, 400, 160, 100, 480, 300 }, 1, "mosaic", "" },
  { "blur", { 640, 400, 160, 100, 480, 300 }, 1, "blur", "" },
  { "mosaic-coarse", { 640, 400, 160, 100, 480, 300 }, 4, "mosaic", "" },
  { "blur-coarse", { 640, 400, 160, 100, 480, 300 }, 4, "blur", "" },
  { "mosaic-shrunk", { 3000, 2000, 1000, 701, 1403, 1100 }, 2, "mosaic", "" },
  { "blur-shrunk", { 3000, 2000, 1000, 701, 1403, 1100 }, 2, "blur", "" },
  { "mosaic-odd", { 641, 401, 37, 51, 102, 79 }, 1, "mosaic", "" },
  { "blur-odd", { 641, 401, 37, 51, 102, 79 }, 1, "blur", "" },
  { "mosaic-corner", { 640, 400, 0, 0, 100, 100 }, 1, "mosaic", "" },
  { "blur-whole", { 640, 400, 0, 0, 640, 400 }, 1, "blur", "" },
  { "mosaic-turned", { 640, 400, 160, 100, 480, 300 }, 1, "mosaic", " turn=1" },
  { "mosaic-askew", { 640, 400, 160, 100, 480, 300 }, 1, "mosaic", " straighten=9" },
  { "blur-askew", { 3000, 2000, 1000, 700, 1400, 1100 }, 2, "blur", " straighten=-12 turn=3" },
  { "mosaic-cut", { 640, 400, 160, 100, 480, 300 }, 1, "mosaic", " crop=0.3,0.3,0.5,0.5" },
  { "blur-cut", { 640, 400, 160, 100, 480, 300 }, 1, "blur", " crop=0.5,0.5,0.4,0.4" },
  { "mosaic-contrast", { 640, 400, 160, 100, 480, 300 }, 2, "mosaic", " width=200" },
  { "mosaic-tiny", { 3000, 2000, 500, 500, 524, 530 }, 1, "mosaic", "" },
};

/* Checks are as different from their opposite as anything can be; their means are the same, but for
 * what a block has more of one than of the other. That difference is all that may be left. */
static void
assert_secret (guint i,
               int   n_bands,
               int   tolerance)
{
  const Face *face = &secrets[i].face;
  g_autofree char *recipe = dup_recipe (face, secrets[i].kind, secrets[i].more);
  g_autofree char *path = NULL;
  g_autofree char *other_path = NULL;
  VipsImage *one, *other, *thumb, *other_thumb;
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  path = save (&fixture, "one.png", face, CHECKS, secrets[i].cell, n_bands);
  other_path = save (&fixture, "other.png", face, OTHER_CHECKS, secrets[i].cell, n_bands);
  one = fit (&fixture, path, recipe, &thumb);
  other = fit (&fixture, other_path, recipe, &other_thumb);
  g_assert_cmpint (get_difference (one, other), <=, tolerance);
  g_assert_cmpint (get_difference (thumb, other_thumb), <=, tolerance);
  g_object_unref (one);
  g_object_unref (other);
  g_object_unref (thumb);
  g_object_unref (other_thumb);
  g_unlink (path);
  g_unlink (other_path);
  photo_fixture_tear_down (&fixture);
}

/* JPEG adds noise of its own. */
static void
test_secret (gconstpointer data)
{
  assert_secret (GPOINTER_TO_UINT (data), 3, 24);
  assert_secret (GPOINTER_TO_UINT (data), 4, 8);
}

/* How many columns in a row, and rows in a column, are of one colour each: a block's sides. */
static int
get_least_run (VipsImage *image,
               int        left,
               int        top,
               int        right,
               int        bottom)
{
  int least = right - left;

  for (int y = top; y < bottom; y++)
    {
      int run = 0;

      for (int x = left; x < right; x++)
        {
          const guint8 *pixel = VIPS_IMAGE_ADDR (image, x, y);

          if (x > left && memcmp (pixel, pixel - image->Bands, 3) != 0)
            {
              least = MIN (least, run);
              run = 0;
            }
          run++;
        }
      least = MIN (least, run);
    }

  return least;
}

static const struct
{
  const char *name;
  Face        face;
  int         block;
} blocks[] = {
  { "large", { 640, 400, 160, 100, 480, 300 }, 320 / BLOCKS },
  { "high", { 640, 400, 160, 100, 200, 300 }, 200 / BLOCKS },
  { "small", { 640, 400, 160, 100, 220, 160 }, MIN_BLOCK },
  { "tiny", { 640, 400, 160, 100, 170, 110 }, MIN_BLOCK },
};

/* Within a block there is no difference at all, and blocks are as large as promised. */
static void
test_blocks (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const Face *face = &blocks[i].face;
  g_autofree char *recipe = dup_recipe (face, "mosaic", "");
  g_autofree char *path = NULL;
  PhotoFixture fixture;
  VipsImage *image;

  photo_fixture_set_up (&fixture);
  path = save (&fixture, "noise.png", face, NOISE, 1, 4);
  image = fit (&fixture, path, recipe, NULL);
  g_assert_cmpint (fixture.result->web.format, ==, PENG_PHOTO_FORMAT_PNG);
  g_assert_cmpint (get_least_run (image, face->left - 3, face->top - 3, face->right + 3,
                                  face->bottom + 3), >=, MIN (blocks[i].block, face->right - face->left));
  g_object_unref (image);
  g_unlink (path);
  photo_fixture_tear_down (&fixture);
}

/* Three pixels further out all is as it was. */
static void
test_outside (gconstpointer kind)
{
  Face face = { 640, 400, 160, 100, 480, 300 };
  g_autofree char *recipe = dup_recipe (&face, kind, "");
  g_autofree char *path = NULL;
  PhotoFixture fixture;
  VipsImage *plain, *veiled;

  photo_fixture_set_up (&fixture);
  path = save (&fixture, "outside.png", &face, CHECKS, 40, 4);
  plain = fit (&fixture, path, "", NULL);
  veiled = fit (&fixture, path, recipe, NULL);
  g_assert_cmpint (get_difference (plain, veiled), >, 100);
  for (int y = 0; y < face.height; y++)
    for (int x = 0; x < face.width; x++)
      {
        const guint8 *one = VIPS_IMAGE_ADDR (plain, x, y);
        const guint8 *other = VIPS_IMAGE_ADDR (veiled, x, y);

        if (x < face.left - 3 || x >= face.right + 3 || y < face.top - 3 || y >= face.bottom + 3)
          g_assert_cmpint (memcmp (one, other, 3), ==, 0);
      }
  g_object_unref (plain);
  g_object_unref (veiled);
  g_unlink (path);
  photo_fixture_tear_down (&fixture);
}

/* A hand with two hundred faces in it is done, not refused. */
static void
test_many (void)
{
  g_autofree char *path = photo_sample_path ("wide.jpg");
  GString *recipe = g_string_new (NULL);
  PhotoFixture fixture;

  for (guint i = 0; i < PENG_RECIPE_MAX_VEILS; i++)
    g_string_append_printf (recipe, "%s%s=%.3f,%.3f,0.04,0.06", i > 0 ? " " : "",
                            i % 2 ? "blur" : "mosaic", i % 20 / 20.0, i / 20 / 10.0);

  photo_fixture_set_up (&fixture);
  photo_fixture_fit (&fixture, path, recipe->str, NULL);
  g_assert_no_error (fixture.error);
  photo_fixture_tear_down (&fixture);
  g_string_free (recipe, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (VIPS_INIT (argv[0]) != 0)
    return 1;

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autofree char *path = g_strconcat ("/photo/veils/secret/", secrets[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_secret);
    }
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autofree char *path = g_strconcat ("/photo/veils/blocks/", blocks[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_blocks);
    }
  g_test_add_data_func ("/photo/veils/outside/mosaic", "mosaic", test_outside);
  g_test_add_data_func ("/photo/veils/outside/blur", "blur", test_outside);
  g_test_add_func ("/photo/veils/many", test_many);

  return g_test_run ();
}
