/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/peng-fit-veil.h"

#include <string.h>

#define WIDTH  160
#define HEIGHT 120
#define BPP    4

/* Black and white columns, one pixel wide each: what is finer than a veil lets through. */
static GBytes *
new_stripes (void)
{
  guchar *data = g_malloc (WIDTH * HEIGHT * BPP);

  for (int i = 0; i < WIDTH * HEIGHT; i++)
    memset (data + i * BPP, i % WIDTH % 2 == 0 ? 0 : 255, BPP);

  return g_bytes_new_take (data, WIDTH * HEIGHT * BPP);
}

/* The left half black, the right half white. */
static GBytes *
new_halves (void)
{
  guchar *data = g_malloc (WIDTH * HEIGHT * BPP);

  for (int i = 0; i < WIDTH * HEIGHT; i++)
    memset (data + i * BPP, i % WIDTH < WIDTH / 2 ? 0 : 255, BPP);

  return g_bytes_new_take (data, WIDTH * HEIGHT * BPP);
}

typedef struct
{
  GdkRectangle  place;
  guchar       *pixels;
} Veiled;

static void
veil (Veiled         *self,
      GBytes         *pixels,
      const PengVeil *how)
{
  g_autoptr(GdkTexture) texture =
    peng_fit_veil_new_texture (pixels, WIDTH, HEIGHT, how, &self->place);

  g_assert_cmpint (gdk_texture_get_width (texture), ==, self->place.width);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, self->place.height);
  self->pixels = g_malloc (self->place.width * self->place.height * BPP);
  gdk_texture_download (texture, self->pixels, self->place.width * BPP);
}

static int
get_pixel (const Veiled *self,
           int           x,
           int           y)
{
  return self->pixels[(y * self->place.width + x) * BPP];
}

typedef struct
{
  const char   *name;
  PengArea      area;
  GdkRectangle  place;
} PlaceCase;

/* A veil reaches three pixels further than it is drawn. */
static const PlaceCase place_cases[] = {
  { "all",      { 0, 0, 1, 1 }, { 0, 0, WIDTH, HEIGHT } },
  { "quarter",  { 0.5, 0.5, 0.25, 0.25 }, { 77, 57, 46, 36 } },
  { "outwards", { 0.501, 0.501, 0.01, 0.01 }, { 77, 57, 8, 8 } },
  { "corner",   { 0.9999, 0.9999, 0.0001, 0.0001 }, { 156, 116, 4, 4 } },
};

static void
test_place (gconstpointer data)
{
  const PlaceCase *c = data;
  g_autoptr(GBytes) pixels = new_stripes ();

  for (guint kind = 0; kind < PENG_N_VEIL_KINDS; kind++)
    {
      Veiled veiled;

      veil (&veiled, pixels, &(PengVeil) { kind, c->area });
      g_assert_true (gdk_rectangle_equal (&veiled.place, &c->place));
      g_free (veiled.pixels);
    }
}

/* What was there cannot be told from what is left: no place is near to black or to white. */
static void
test_stripes (void)
{
  g_autoptr(GBytes) pixels = new_stripes ();

  for (guint kind = 0; kind < PENG_N_VEIL_KINDS; kind++)
    {
      Veiled veiled;

      veil (&veiled, pixels, &(PengVeil) { kind, { 0.25, 0.25, 0.5, 0.5 } });
      for (int y = 0; y < veiled.place.height; y++)
        for (int x = 0; x < veiled.place.width; x++)
          {
            g_assert_cmpint (get_pixel (&veiled, x, y), >, 80);
            g_assert_cmpint (get_pixel (&veiled, x, y), <, 175);
          }
      g_free (veiled.pixels);
    }
}

static void
test_squares (void)
{
  g_autoptr(GBytes) pixels = new_halves ();
  Veiled veiled;

  /* Eight squares of 20 pixels: the fourth ends where white begins. */
  veil (&veiled, pixels, &(PengVeil) { PENG_VEIL_MOSAIC, { 0, 0, 1, 1 } });
  g_assert_cmpint (get_pixel (&veiled, 79, 50), ==, 0);
  g_assert_cmpint (get_pixel (&veiled, 80, 50), ==, 255);
  g_free (veiled.pixels);

  /* One that lies over both is grey. */
  veil (&veiled, pixels, &(PengVeil) { PENG_VEIL_MOSAIC, { 0.475, 0.4, 0.05, 0.05 } });
  g_assert_cmpint (get_pixel (&veiled, 0, 0), ==, 128);
  g_assert_cmpint (get_pixel (&veiled, 13, 11), ==, 128);
  g_free (veiled.pixels);
}

/* The edge between both halves becomes a slope. */
static void
test_slope (void)
{
  g_autoptr(GBytes) pixels = new_halves ();
  Veiled veiled;

  veil (&veiled, pixels, &(PengVeil) { PENG_VEIL_BLUR, { 0, 0, 1, 1 } });
  for (int x = 1; x < WIDTH; x++)
    g_assert_cmpint (get_pixel (&veiled, x, 60), >=, get_pixel (&veiled, x - 1, 60));
  g_assert_cmpint (get_pixel (&veiled, 80, 60) - get_pixel (&veiled, 79, 60), <, 20);
  g_assert_cmpint (get_pixel (&veiled, 0, 60), ==, 0);
  g_assert_cmpint (get_pixel (&veiled, WIDTH - 1, 60), ==, 255);
  g_free (veiled.pixels);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (place_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/fit-veil/place/", place_cases[i].name, NULL);

      g_test_add_data_func (path, &place_cases[i], test_place);
    }
  g_test_add_func ("/ui/fit-veil/stripes", test_stripes);
  g_test_add_func ("/ui/fit-veil/squares", test_squares);
  g_test_add_func ("/ui/fit-veil/slope", test_slope);

  return g_test_run ();
}
