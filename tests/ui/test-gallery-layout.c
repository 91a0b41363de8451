/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/peng-gallery-layout.h"

#include <stdio.h>

/* Pictures are written `w` (3:2), `t` (2:3), `s` (square), `p` (6:1), `?` (unknown); where they lie
 * "x,y wxh". The width is 372, so a row is 120 high; below a picture are 20. */
#define WIDTH 372
#define BELOW 20

typedef struct
{
  const char        *name;
  PengGalleryLayout  layout;
  const char        *images;
  const char        *places;
  int                height;
} PlaceCase;

static const PlaceCase place_cases[] = {
  { "rows-full",    PENG_GALLERY_ROWS, "ww", "0,0 180x120 192,0 180x120", 140 },
  { "rows-unknown", PENG_GALLERY_ROWS, "??", "0,0 180x120 192,0 180x120", 140 },
  { "rows-second",  PENG_GALLERY_ROWS, "www", "0,0 180x120 192,0 180x120 96,152 180x120", 292 },
  { "rows-mixed",   PENG_GALLERY_ROWS, "tst", "34,0 80x120 126,0 120x120 258,0 80x120", 140 },
  { "rows-panorama", PENG_GALLERY_ROWS, "wpw",
    "96,0 180x120 0,152 372x120 96,304 180x120", 444 },
  { "two",          PENG_GALLERY_TWO, "wt", "0,0 180x135 192,0 180x135", 155 },
  { "two-odd",      PENG_GALLERY_TWO, "wtw", "0,0 180x135 192,0 180x135 0,167 180x135", 322 },
  { "three",        PENG_GALLERY_THREE, "wtws",
    "0,0 116x116 128,0 116x116 256,0 116x116 0,148 116x116", 284 },
};

static PengImage
read_image (char shape)
{
  static const struct { char shape; guint width, height; } shapes[] = {
    { 'w', 3000, 2000 }, { 't', 2000, 3000 }, { 's', 100, 100 }, { 'p', 600, 100 }, { '?', 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (shapes[i].shape == shape)
      return (PengImage) { .width = shapes[i].width, .height = shapes[i].height };

  g_assert_not_reached ();
}

static guint
place (PengGalleryLayout  layout,
       const char        *shapes,
       graphene_rect_t   *rects,
       double            *height)
{
  PengImage images[PENG_GALLERY_MAX];
  guint n = 0;

  for (; shapes[n] != '\0'; n++)
    images[n] = read_image (shapes[n]);

  *height = peng_gallery_layout_place (layout, images, n, WIDTH, BELOW, rects);

  return n;
}

static void
test_place (gconstpointer data)
{
  const PlaceCase *c = data;
  graphene_rect_t rects[PENG_GALLERY_MAX];
  double height;
  guint n = place (c->layout, c->images, rects, &height);
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%.0f,%.0f %.0fx%.0f", i > 0 ? " " : "", rects[i].origin.x,
                            rects[i].origin.y, rects[i].size.width, rects[i].size.height);

  g_assert_cmpstr (out->str, ==, c->places);
  g_assert_cmpint (height, ==, c->height);
}

typedef struct
{
  const char *name;
  double      x, y;
  guint       place;
} FindCase;

/* In "rows-second". */
static const FindCase find_cases[] = {
  { "left-half",       20, 60, 0 },
  { "right-half",     170, 60, 1 },
  { "next-left-half", 200, 60, 1 },
  { "end-of-row",     360, 60, 2 },
  { "above",          360, -50, 2 },
  { "second-row",     100, 200, 2 },
  { "beside-short",   370, 200, 3 },
  { "before-short",     0, 200, 2 },
  { "below",          300, 900, 3 },
};

static void
test_find (gconstpointer data)
{
  const FindCase *c = data;
  graphene_rect_t rects[PENG_GALLERY_MAX];
  double height;
  guint n = place (PENG_GALLERY_ROWS, "www", rects, &height);

  g_assert_cmpuint (peng_gallery_layout_find (rects, n, c->x, c->y), ==, c->place);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (place_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/gallery-layout/", place_cases[i].name, NULL);

      g_test_add_data_func (path, &place_cases[i], test_place);
    }

  for (guint i = 0; i < G_N_ELEMENTS (find_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/gallery-layout/find/", find_cases[i].name, NULL);

      g_test_add_data_func (path, &find_cases[i], test_find);
    }

  return g_test_run ();
}
