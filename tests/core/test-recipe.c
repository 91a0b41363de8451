/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/peng-recipe.h"

#include "test-seed.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#define SHA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define NEAR 1e-9

typedef struct
{
  const char *text;
  const char *kept;   /* NULL: the same */
} Text;

typedef struct
{
  const char *text;
  int         code;
} Bad;

static const Text texts[] = {
  { "" },
  { "crop=0.1,0.2,0.5,0.25" },
  { "crop=0,0,1,1", "" },
  { "crop=0.0000001,0,1,1", "" },
  { "crop=0.3333333,0,0.6666667,1", "crop=0.333333,0,0.666667,1" },
  { "crop=0.3333335,0,0.6666665,1", "crop=0.333334,0,0.666666,1" },
  { "turn=0", "" },
  { "turn=3" },
  { "straighten=-15" },
  { "straighten=15.0", "straighten=15" },
  { "straighten=-0.0000001", "" },
  { "straighten=-0.000001" },
  { "brightness=-1 contrast=1" },
  { "contrast=1 brightness=-1", "brightness=-1 contrast=1" },
  { "brightness=.5", "brightness=0.5" },
  { "brightness=0.1234567", "brightness=0.123457" },
  { "mosaic=0,0,1,1" },
  { "mosaic=0,0,0.000001,0.000001" },
  { "blur=0.5,0.5,0.5,0.5 mosaic=0.1,0.1,0.1,0.1 blur=0,0,0.1,0.1" },
  { "turn=1 mosaic=0.1,0.1,0.1,0.1", "mosaic=0.1,0.1,0.1,0.1 turn=1" },
  { "width=16" },
  { "width=1920" },
  { "width=100.0", "width=100" },
  { "watermark=" SHA },
  { "watermark=" SHA " place=center opacity=0.25" },
  { "watermark=" SHA " place=bottom-right opacity=0.5", "watermark=" SHA },
  { "opacity=1 place=top-left watermark=" SHA, "watermark=" SHA " place=top-left opacity=1" },
};

#define SYNTAX PENG_RECIPE_ERROR_SYNTAX
#define RANGE  PENG_RECIPE_ERROR_RANGE

static const Bad bad[] = {
  { " ", SYNTAX },
  { "turn", SYNTAX },
  { "turn=", SYNTAX },
  { "=1", SYNTAX },
  { "turn=1 ", SYNTAX },
  { " turn=1", SYNTAX },
  { "turn=1  width=100", SYNTAX },
  { "turn=1\twidth=100", SYNTAX },
  { "turn=1\n", SYNTAX },
  { "Turn=1", SYNTAX },
  { "tur=1", SYNTAX },
  { "turns=1", SYNTAX },
  { "turn=1 turn=1", SYNTAX },
  { "crop=0,0,1,1 crop=0,0,1,1", SYNTAX },
  { "turn=1.5", SYNTAX },
  { "turn=4", RANGE },
  { "turn=-1", RANGE },
  { "turn=999999999999999999999999999999", SYNTAX },
  { "turn=9999999999999999999999", RANGE },
  { "brightness=nan", SYNTAX },
  { "brightness=-nan", SYNTAX },
  { "brightness=inf", SYNTAX },
  { "brightness=1e-1", SYNTAX },
  { "brightness=0x1", SYNTAX },
  { "brightness=+1", SYNTAX },
  { "brightness= 1", SYNTAX },
  { "brightness=0,5", SYNTAX },
  { "brightness=1.2.3", SYNTAX },
  { "brightness=--1", SYNTAX },
  { "brightness=-", SYNTAX },
  { "brightness=.", SYNTAX },
  { "brightness=１", SYNTAX },
  { "brightness=\xff", SYNTAX },
  { "brightness=1.0000001", RANGE },
  { "contrast=-1.1", RANGE },
  { "straighten=15.1", RANGE },
  { "straighten=-90", RANGE },
  { "crop=0,0,1", SYNTAX },
  { "crop=0,0,1,1,1", SYNTAX },
  { "crop=0,0,,1", SYNTAX },
  { "crop=0,0,0,1", RANGE },
  { "crop=0,0,1,0", RANGE },
  { "crop=1,0,1,1", RANGE },
  { "crop=0.6,0,0.5,1", RANGE },
  { "crop=-0.1,0,0.5,1", RANGE },
  { "crop=0,0,0.0000001,1", RANGE },
  { "mosaic=0,0.6,1,0.5", RANGE },
  { "blur=0,0,2,2", RANGE },
  { "width=0", RANGE },
  { "width=15", RANGE },
  { "width=1921", RANGE },
  { "watermark=", SYNTAX },
  { "watermark=/etc/passwd", SYNTAX },
  { "watermark=0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef", SYNTAX },
  { "watermark=" SHA "0", SYNTAX },
  { "place=middle", SYNTAX },
  { "place=top-left", SYNTAX },
  { "opacity=1", SYNTAX },
  { "watermark=" SHA " opacity=0", RANGE },
  { "watermark=" SHA " opacity=1.01", RANGE },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PengRecipe) recipe = peng_recipe_parse (texts[i].text, &error);
      g_autofree char *text = NULL;
      const char *kept = texts[i].kept != NULL ? texts[i].kept : texts[i].text;

      g_test_message ("%s", texts[i].text);
      g_assert_no_error (error);
      text = peng_recipe_to_text (recipe);
      g_assert_cmpstr (text, ==, kept);
      g_assert_true (peng_recipe_is_plain (recipe) == (*kept == '\0'));
    }
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i].text);
      g_assert_null (peng_recipe_parse (bad[i].text, &error));
      g_assert_error (error, PENG_RECIPE_ERROR, bad[i].code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static char *
repeat (const char *word,
        guint       n_times)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_times; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", word);

  return g_string_free (text, FALSE);
}

/* The longest that there is still fits; one veil more does not, nor do megabytes of anything. */
static void
test_length (void)
{
  const char *veil = "mosaic=0.123456,0.123456,0.123457,0.123457";
  g_autofree char *most = repeat (veil, PENG_RECIPE_MAX_VEILS);
  g_autofree char *more = repeat (veil, PENG_RECIPE_MAX_VEILS + 1);
  g_autofree char *long_text = repeat (veil, 100000);
  g_autofree char *spaces = g_strnfill (PENG_RECIPE_MAX_TEXT - 1, ' ');
  g_autofree char *all =
    g_strconcat (most, " brightness=-0.123456 contrast=-0.123456 turn=1 straighten=-11.123456 "
                 "crop=0.123456,0.123456,0.123457,0.123457 width=1234 watermark=" SHA
                 " place=bottom-left opacity=0.123456", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PengRecipe) recipe = peng_recipe_parse (all, &error);

  g_assert_no_error (error);
  text = peng_recipe_to_text (recipe);
  g_assert_cmpstr (text, ==, all);
  g_assert_cmpuint (strlen (text), <, PENG_RECIPE_MAX_TEXT);

  g_assert_null (peng_recipe_parse (more, &error));
  g_assert_error (error, PENG_RECIPE_ERROR, RANGE);
  g_clear_error (&error);
  g_assert_null (peng_recipe_parse (long_text, &error));
  g_assert_error (error, PENG_RECIPE_ERROR, SYNTAX);
  g_clear_error (&error);
  g_assert_null (peng_recipe_parse (spaces, &error));
  g_assert_error (error, PENG_RECIPE_ERROR, SYNTAX);
}

/* Where a comma stands before the decimals, a recipe has a point. The language is made for the test:
 * no computer has to have it. */
static void
test_language (void)
{
  g_autofree char *folder = g_dir_make_tmp ("peng-recipe-XXXXXX", NULL);
  g_autofree char *made = g_build_filename (folder, "de_DE.UTF-8", NULL);
  const char *make[] = { "localedef", "-i", "de_DE", "-f", "UTF-8", "--no-archive", made, NULL };
  const char *remove[] = { "rm", "-r", folder, NULL };
  g_autoptr(GError) error = NULL;

  g_spawn_sync (NULL, (char **) make, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_setenv ("LOCPATH", folder, TRUE);
  g_assert_nonnull (setlocale (LC_ALL, "de_DE.UTF-8"));
  g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");

  test_texts ();
  test_bad ();
  g_unsetenv ("LOCPATH");
  setlocale (LC_ALL, "C.UTF-8");
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

static PengArea
random_area (GRand *rand)
{
  PengArea area = { g_rand_double (rand), g_rand_double (rand) };

  area.width = (1 - area.x) * (1 - g_rand_double (rand));
  area.height = (1 - area.y) * (1 - g_rand_double (rand));

  return area;
}

static PengRecipe *
random_recipe (GRand *rand)
{
  PengRecipe *recipe = peng_recipe_new ();

  recipe->brightness = g_rand_double_range (rand, -1, 1);
  recipe->contrast = g_rand_double_range (rand, -1, 1);
  recipe->turns = g_rand_int_range (rand, 0, 4);
  recipe->straighten = g_rand_double_range (rand, -PENG_RECIPE_MAX_STRAIGHTEN,
                                            PENG_RECIPE_MAX_STRAIGHTEN);
  if (g_rand_boolean (rand))
    recipe->crop = random_area (rand);
  if (g_rand_boolean (rand))
    recipe->width = g_rand_int_range (rand, PENG_RECIPE_MIN_WIDTH, PENG_RECIPE_MAX_WIDTH + 1);
  if (g_rand_boolean (rand))
    recipe->watermark = g_strdup (SHA);
  recipe->place = g_rand_int_range (rand, 0, PENG_N_WATERMARK_PLACES);
  recipe->opacity = 1 - g_rand_double (rand) * 0.999;
  for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    {
      PengVeil veil = { g_rand_int_range (rand, 0, PENG_N_VEIL_KINDS), random_area (rand) };

      g_array_append_val (recipe->veils, veil);
    }

  return recipe;
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (PengRecipe) recipe = random_recipe (rand);
      g_autoptr (PengRecipe) copy = peng_recipe_copy (recipe);
      g_autofree char *text = peng_recipe_to_text (recipe);
      g_autoptr (GError) error = NULL;
      g_autoptr (PengRecipe) read = peng_recipe_parse (text, &error);
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      again = peng_recipe_to_text (read);
      g_assert_cmpstr (again, ==, text);
      g_assert_true (peng_recipe_equal (read, recipe));
      g_assert_true (peng_recipe_equal (copy, recipe));

      copy->turns = (copy->turns + 1) % 4;
      g_assert_false (peng_recipe_equal (copy, recipe));
    }
}

/* Any bytes at all are a recipe or an error. */
static void
test_hostile (void)
{
  static const char letters[] = "mosaicblurturncropwidth==,,..--  0123456789\xe5\xbd\xad\xff";
  g_autoptr (GRand) rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < 20000; i++)
    {
      const Text *from = &texts[g_rand_int_range (rand, 1, G_N_ELEMENTS (texts))];
      g_autofree char *text = g_strdup (from->text);
      g_autoptr (PengRecipe) recipe = NULL;
      g_autoptr (GError) error = NULL;

      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        text[g_rand_int_range (rand, 0, strlen (from->text))] =
          letters[g_rand_int_range (rand, 0, sizeof letters)];

      recipe = peng_recipe_parse (text, &error);
      g_assert_true ((recipe == NULL) == (error != NULL));
      if (recipe != NULL)
        {
          g_autofree char *kept = peng_recipe_to_text (recipe);
          g_autoptr (PengRecipe) read = peng_recipe_parse (kept, &error);

          g_assert_no_error (error);
          g_assert_true (peng_recipe_equal (read, recipe));
        }
    }
}

static const struct
{
  guint  turns;
  double x, y;          /* of the original */
  double frame_x, frame_y;
} turned[] = {
  { 0, 0, 0, 0, 0 },
  { 0, 0.25, 0.1, 0.25, 0.1 },
  { 1, 0, 0, 1, 0 },
  { 1, 1, 0, 1, 1 },
  { 1, 0.25, 0.1, 0.9, 0.25 },
  { 2, 0, 0, 1, 1 },
  { 2, 0.25, 0.1, 0.75, 0.9 },
  { 3, 0, 0, 0, 1 },
  { 3, 0.25, 0.1, 0.1, 0.75 },
};

static void
test_turning (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (turned); i++)
    {
      g_autoptr (PengRecipe) recipe = peng_recipe_new ();
      double x, y;

      recipe->turns = turned[i].turns;
      peng_recipe_to_frame (recipe, 400, 300, turned[i].x, turned[i].y, &x, &y);
      g_assert_cmpfloat_with_epsilon (x, turned[i].frame_x, NEAR);
      g_assert_cmpfloat_with_epsilon (y, turned[i].frame_y, NEAR);
    }
}

/* Clockwise: what is at the right goes down. */
static void
test_straightening (void)
{
  g_autoptr (PengRecipe) recipe = peng_recipe_new ();
  double x, y, zoom;

  recipe->straighten = 10;
  zoom = peng_recipe_get_zoom (recipe, 400, 200);
  g_assert_cmpfloat_with_epsilon (zoom, cos (G_PI / 18) + 2 * sin (G_PI / 18), NEAR);

  peng_recipe_to_frame (recipe, 400, 200, 0.75, 0.5, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 0.5 + 100 * zoom * cos (G_PI / 18) / 400, NEAR);
  g_assert_cmpfloat_with_epsilon (y, 0.5 + 100 * zoom * sin (G_PI / 18) / 200, NEAR);

  peng_recipe_to_frame (recipe, 400, 200, 0.5, 0.5, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 0.5, NEAR);
  g_assert_cmpfloat_with_epsilon (y, 0.5, NEAR);
}

static void
assert_there_and_back (const PengRecipe *recipe,
                       guint             width,
                       guint             height,
                       double            x,
                       double            y)
{
  double original_x, original_y, frame_x, frame_y;

  peng_recipe_to_original (recipe, width, height, x, y, &original_x, &original_y);
  peng_recipe_to_frame (recipe, width, height, original_x, original_y, &frame_x, &frame_y);
  g_assert_cmpfloat_with_epsilon (frame_x, x, NEAR);
  g_assert_cmpfloat_with_epsilon (frame_y, y, NEAR);
}

/* How far out of the original the frame's corners lie; the furthest touches its edge. */
static double
get_furthest (const PengRecipe *recipe,
              guint             width,
              guint             height)
{
  double furthest = 0;

  for (guint i = 0; i < 4; i++)
    {
      double x, y;

      peng_recipe_to_original (recipe, width, height, i % 2, i / 2, &x, &y);
      furthest = MAX (furthest, MAX (fabs (x - 0.5), fabs (y - 0.5)));
    }

  return furthest;
}

static void
test_mapping (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (PengRecipe) recipe = random_recipe (rand);
      guint width = g_rand_int_range (rand, 1, 8000);
      guint height = g_rand_int_range (rand, 1, 8000);

      assert_there_and_back (recipe, width, height, g_rand_double (rand), g_rand_double (rand));
      g_assert_cmpfloat_with_epsilon (get_furthest (recipe, width, height), 0.5, 1e-6);
    }
}

static const struct
{
  const char *text;
  guint       width, height;
  guint       web_width, web_height;
} sizes[] = {
  { "", 400, 300, 400, 300 },
  { "", 6000, 4000, 1920, 1280 },
  { "", 1000, 40000, 410, 16384 },
  { "", 100000, 1, 1920, 1 },
  { "turn=1", 6000, 4000, 1920, 2880 },
  { "turn=2", 6000, 4000, 1920, 1280 },
  { "straighten=7", 6000, 4000, 1920, 1280 },
  { "width=600", 6000, 4000, 600, 400 },
  { "width=600", 400, 300, 400, 300 },
  { "crop=0.5,0.5,0.25,0.25", 6000, 4000, 1500, 1000 },
  { "crop=0.5,0.5,0.5,0.25", 6000, 4000, 1920, 640 },
  { "crop=0,0,1,0.5 turn=3", 6000, 4000, 1920, 1440 },
  { "crop=0,0,0.000001,0.000001", 100, 100, 1, 1 },
};

static void
test_sizes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (PengRecipe) recipe = peng_recipe_parse (sizes[i].text, NULL);
      guint width, height;

      g_test_message ("%s of %u × %u", sizes[i].text, sizes[i].width, sizes[i].height);
      peng_recipe_get_size (recipe, sizes[i].width, sizes[i].height, &width, &height);
      g_assert_cmpuint (width, ==, sizes[i].web_width);
      g_assert_cmpuint (height, ==, sizes[i].web_height);
    }
}

static double
get_value (double brightness,
           double contrast,
           double value)
{
  g_autoptr (PengRecipe) recipe = peng_recipe_new ();
  double gain, offset;

  recipe->brightness = brightness;
  recipe->contrast = contrast;
  peng_recipe_get_tone (recipe, &gain, &offset);

  return gain * value + offset;
}

static void
test_tone (void)
{
  g_assert_cmpfloat_with_epsilon (get_value (0, 0, 0.3), 0.3, NEAR);
  g_assert_cmpfloat_with_epsilon (get_value (0.5, 0, 0.3), 0.55, NEAR);
  g_assert_cmpfloat_with_epsilon (get_value (-1, 0, 0.5), 0, NEAR);
  g_assert_cmpfloat_with_epsilon (get_value (0, 1, 0.5), 0.5, NEAR);
  g_assert_cmpfloat_with_epsilon (get_value (0, 1, 0.6), 0.8, NEAR);
  g_assert_cmpfloat_with_epsilon (get_value (0, -1, 0.8), 0.6, NEAR);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recipe/texts", test_texts);
  g_test_add_func ("/recipe/bad", test_bad);
  g_test_add_func ("/recipe/length", test_length);
  g_test_add_func ("/recipe/language", test_language);
  g_test_add_func ("/recipe/round-trip", test_round_trip);
  g_test_add_func ("/recipe/hostile", test_hostile);
  g_test_add_func ("/recipe/turning", test_turning);
  g_test_add_func ("/recipe/straightening", test_straightening);
  g_test_add_func ("/recipe/mapping", test_mapping);
  g_test_add_func ("/recipe/sizes", test_sizes);
  g_test_add_func ("/recipe/tone", test_tone);

  return g_test_run ();
}
