/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/peng-fit-geometry.h"
#include "ui/peng-fit-ratio.h"

#include <math.h>

#define NEAR 1e-9

#define L  PENG_FIT_LEFT
#define R  PENG_FIT_RIGHT
#define T  PENG_FIT_TOP
#define B  PENG_FIT_BOTTOM
#define IN PENG_FIT_INSIDE

static void
assert_area (const PengArea *area,
             const PengArea *wanted)
{
  g_assert_cmpfloat_with_epsilon (area->x, wanted->x, NEAR);
  g_assert_cmpfloat_with_epsilon (area->y, wanted->y, NEAR);
  g_assert_cmpfloat_with_epsilon (area->width, wanted->width, NEAR);
  g_assert_cmpfloat_with_epsilon (area->height, wanted->height, NEAR);
}

typedef struct
{
  const char  *name;
  double       x, y;
  PengFitPart  part;
} FindCase;

/* In a rectangle from 100, 100 to 300, 200, that is taken hold of from 10 away. */
static const FindCase find_cases[] = {
  { "outside",          50, 150, 0 },
  { "just-outside",     89, 150, 0 },
  { "left-outwards",    91, 150, L },
  { "left-inwards",    109, 150, L },
  { "right",           300, 150, R },
  { "top",             200, 95, T },
  { "bottom",          200, 205, B },
  { "corner",          300, 200, R | B },
  { "corner-outwards",  92, 93, L | T },
  { "other-corner",    305, 105, R | T },
  { "inside",          200, 150, IN },
  { "inside-near",     111, 111, IN },
};

static void
test_find (gconstpointer data)
{
  const FindCase *c = data;
  graphene_rect_t rect = GRAPHENE_RECT_INIT (100, 100, 200, 100);

  g_assert_cmpuint (peng_fit_find_part (&rect, c->x, c->y, 10), ==, c->part);
}

/* One that is smaller than the reach can still be moved. */
static void
test_find_small (void)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT (100, 100, 12, 12);

  g_assert_cmpuint (peng_fit_find_part (&rect, 106, 106, 10), ==, IN);
  g_assert_cmpuint (peng_fit_find_part (&rect, 101, 106, 10), ==, L);
  g_assert_cmpuint (peng_fit_find_part (&rect, 112, 112, 10), ==, R | B);
}

typedef struct
{
  const char  *name;
  PengArea     start;
  PengFitPart  part;
  double       dx, dy;
  double       aspect;
  PengArea     end;
} DragCase;

static const DragCase drag_cases[] = {
  { "move",        { 0.2, 0.2, 0.4, 0.4 }, IN, 0.1, -0.1, 0, { 0.3, 0.1, 0.4, 0.4 } },
  { "move-far",    { 0.2, 0.2, 0.4, 0.4 }, IN, 5, -5, 0, { 0.6, 0, 0.4, 0.4 } },
  { "move-held",   { 0.2, 0.2, 0.4, 0.2 }, IN, 0.1, 0, 2, { 0.3, 0.2, 0.4, 0.2 } },
  { "left",        { 0.2, 0.2, 0.4, 0.4 }, L, -0.1, 9, 0, { 0.1, 0.2, 0.5, 0.4 } },
  { "left-far",    { 0.2, 0.2, 0.4, 0.4 }, L, -9, 0, 0, { 0, 0.2, 0.6, 0.4 } },
  { "left-over",   { 0.2, 0.2, 0.4, 0.4 }, L, 9, 0, 0, { 0.55, 0.2, 0.05, 0.4 } },
  { "right",       { 0.2, 0.2, 0.4, 0.4 }, R, 0.1, 9, 0, { 0.2, 0.2, 0.5, 0.4 } },
  { "right-over",  { 0.2, 0.2, 0.4, 0.4 }, R, -9, 0, 0, { 0.2, 0.2, 0.05, 0.4 } },
  { "top",         { 0.2, 0.2, 0.4, 0.4 }, T, 9, -0.1, 0, { 0.2, 0.1, 0.4, 0.5 } },
  { "bottom-far",  { 0.2, 0.2, 0.4, 0.4 }, B, 9, 9, 0, { 0.2, 0.2, 0.4, 0.8 } },
  { "corner",      { 0.2, 0.2, 0.4, 0.4 }, R | B, 0.1, -0.1, 0, { 0.2, 0.2, 0.5, 0.3 } },
  { "corner-far",  { 0.2, 0.2, 0.4, 0.4 }, L | T, -9, -9, 0, { 0, 0, 0.6, 0.6 } },

  { "held-corner", { 0.2, 0.2, 0.4, 0.2 }, R | B, 0.2, 0, 2, { 0.2, 0.2, 0.6, 0.3 } },
  { "held-corner-down", { 0.2, 0.2, 0.4, 0.2 }, R | B, 0, 0.1, 2, { 0.2, 0.2, 0.6, 0.3 } },
  { "held-corner-far", { 0.2, 0.2, 0.4, 0.2 }, R | B, 9, 9, 2, { 0.2, 0.2, 0.8, 0.4 } },
  { "held-corner-stays", { 0.2, 0.2, 0.4, 0.2 }, L | T, -0.1, 0, 2, { 0.1, 0.15, 0.5, 0.25 } },
  { "held-corner-wall", { 0.4, 0.1, 0.4, 0.4 }, L | T, -9, -9, 1, { 0.3, 0, 0.5, 0.5 } },
  { "held-corner-small", { 0.2, 0.2, 0.4, 0.2 }, R | B, -9, -9, 2, { 0.2, 0.2, 0.1, 0.05 } },
  { "held-left",   { 0.4, 0.4, 0.2, 0.2 }, L, -0.1, 0, 1, { 0.3, 0.35, 0.3, 0.3 } },
  { "held-top",    { 0.4, 0.4, 0.2, 0.2 }, T, 0, -0.1, 1, { 0.35, 0.3, 0.3, 0.3 } },
  { "held-right-at-wall", { 0.1, 0, 0.2, 0.2 }, R, 0.2, 0, 1, { 0.1, 0, 0.4, 0.4 } },
  { "held-bottom-far", { 0.4, 0.4, 0.2, 0.2 }, B, 0, 9, 1, { 0.2, 0.4, 0.6, 0.6 } },
};

static void
test_drag (gconstpointer data)
{
  const DragCase *c = data;
  PengArea area;

  peng_fit_drag (&c->start, c->part, c->dx, c->dy, c->aspect, 0.05, 0.05, &area);
  assert_area (&area, &c->end);
}

/* Wherever it is dragged, it lies in the frame, has its shape and is never nothing. */
static void
test_drag_anything (void)
{
  static const PengFitPart parts[] = { L, R, T, B, L | T, L | B, R | T, R | B, IN };
  static const double aspects[] = { 0, 0.3, 1, 2.5 };

  for (guint i = 0; i < 40000; i++)
    {
      PengFitPart part = parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))];
      double aspect = aspects[g_test_rand_int_range (0, G_N_ELEMENTS (aspects))];
      double width = g_test_rand_double_range (0.05, aspect > 0 ? MIN (1, aspect) : 1);
      double height = aspect > 0 ? width / aspect : g_test_rand_double_range (0.05, 1);
      PengArea start = { g_test_rand_double_range (0, 1 - width),
                         g_test_rand_double_range (0, 1 - height), width, height };
      PengArea area;

      peng_fit_drag (&start, part, g_test_rand_double_range (-2, 2),
                     g_test_rand_double_range (-2, 2), aspect, 0.02, 0.02, &area);
      g_assert_cmpfloat (area.x, >=, 0);
      g_assert_cmpfloat (area.y, >=, 0);
      g_assert_cmpfloat (area.width, >=, 0.02 - NEAR);
      g_assert_cmpfloat (area.height, >=, 0.02 - NEAR);
      g_assert_cmpfloat (area.x + area.width, <=, 1 + NEAR);
      g_assert_cmpfloat (area.y + area.height, <=, 1 + NEAR);
      if (aspect > 0)
        g_assert_cmpfloat_with_epsilon (area.width / area.height, aspect, 1e-6);
    }
}

typedef struct
{
  const char *name;
  PengArea    old;
  double      aspect;
  PengArea    area;
} AspectCase;

static const AspectCase aspect_cases[] = {
  { "all-wider",   { 0, 0, 1, 1 }, 2, { 0, 0.25, 1, 0.5 } },
  { "all-taller",  { 0, 0, 1, 1 }, 0.5, { 0.25, 0, 0.5, 1 } },
  { "same",        { 0.1, 0.1, 0.4, 0.2 }, 2, { 0.1, 0.1, 0.4, 0.2 } },
  { "grows",       { 0.4, 0.4, 0.2, 0.2 }, 2, { 0.3, 0.4, 0.4, 0.2 } },
  { "grows-inward", { 0, 0.4, 0.2, 0.2 }, 2, { 0, 0.4, 0.4, 0.2 } },
  { "has-no-room", { 0, 0.25, 1, 0.5 }, 0.5, { 0.25, 0, 0.5, 1 } },
  { "and-back",    { 0.25, 0, 0.5, 1 }, 2, { 0, 0.25, 1, 0.5 } },
};

static void
test_aspect (gconstpointer data)
{
  const AspectCase *c = data;
  PengArea area;

  peng_fit_apply_aspect (&c->old, c->aspect, &area);
  assert_area (&area, &c->area);
}

static void
test_span (void)
{
  PengArea area;

  g_assert_true (peng_fit_span (0.6, 0.2, 0.1, 0.4, &area));
  assert_area (&area, &(PengArea) { 0.1, 0.2, 0.5, 0.2 });
  g_assert_true (peng_fit_span (0.5, 0.5, 3, -2, &area));
  assert_area (&area, &(PengArea) { 0.5, 0, 0.5, 0.5 });
  g_assert_false (peng_fit_span (1.2, 0.2, 1.5, 0.4, &area));
  g_assert_false (peng_fit_span (0.2, 0.2, 0.2, 0.4, &area));
}

/* What is kept of a picture is the same part of it when both are turned. */
static void
test_turn (void)
{
  const PengArea crop = { 0.1, 0.2, 0.3, 0.6 };
  g_autoptr(PengRecipe) recipe = peng_recipe_new ();
  double x, y;

  for (int turns = 0; turns < 8; turns++)
    {
      PengArea turned;

      recipe->turns = turns % 4;
      peng_fit_turn_area (&crop, turns, &turned);
      peng_recipe_to_original (recipe, 400, 300, turned.x + turned.width / 2,
                               turned.y + turned.height / 2, &x, &y);
      g_assert_cmpfloat_with_epsilon (x, 0.25, NEAR);
      g_assert_cmpfloat_with_epsilon (y, 0.5, NEAR);
      peng_fit_turn_area (&turned, -turns, &turned);
      assert_area (&turned, &crop);
    }
}

static void
test_place (void)
{
  graphene_rect_t room = GRAPHENE_RECT_INIT (10, 10, 400, 400);
  graphene_rect_t frame, place;

  peng_fit_place_frame (&PENG_AREA_ALL, 2000, 1000, &room, &frame);
  g_assert_true (graphene_rect_equal (&frame, &GRAPHENE_RECT_INIT (10, 110, 400, 200)));
  peng_fit_place_frame (&PENG_AREA_ALL, 1000, 2000, &room, &frame);
  g_assert_true (graphene_rect_equal (&frame, &GRAPHENE_RECT_INIT (110, 10, 200, 400)));

  /* Of a part the frame is where it has to be for it. */
  peng_fit_place_frame (&(PengArea) { 0.5, 0, 0.5, 1 }, 2000, 1000, &room, &frame);
  g_assert_true (graphene_rect_equal (&frame, &GRAPHENE_RECT_INIT (-390, 10, 800, 400)));
  peng_fit_place_area (&(PengArea) { 0.5, 0, 0.5, 1 }, &frame, &place);
  g_assert_true (graphene_rect_equal (&place, &room));
}

/* Drawing turns, straightens and enlarges about the middle: that has to lead where the recipe
 * says. */
static void
test_mapping (void)
{
  g_autoptr(PengRecipe) recipe = peng_recipe_new ();
  graphene_rect_t room = GRAPHENE_RECT_INIT (18, 18, 700, 500), frame;

  for (guint i = 0; i < 400; i++)
    {
      graphene_matrix_t matrix;
      graphene_point3d_t point, drawn;
      guint frame_width, frame_height;
      double ox = g_test_rand_double (), oy = g_test_rand_double (), x, y, zoom, back_x, back_y;
      float width, height;

      recipe->turns = g_test_rand_int_range (0, 4);
      recipe->straighten = g_test_rand_double_range (-15, 15);
      peng_recipe_get_frame (recipe, 1920, 1280, &frame_width, &frame_height);
      peng_fit_place_frame (&PENG_AREA_ALL, frame_width, frame_height, &room, &frame);
      zoom = peng_recipe_get_zoom (recipe, 1920, 1280);

      width = recipe->turns % 2 == 0 ? frame.size.width : frame.size.height;
      height = recipe->turns % 2 == 0 ? frame.size.height : frame.size.width;
      graphene_matrix_init_rotate (&matrix, 90 * recipe->turns, graphene_vec3_z_axis ());
      graphene_matrix_scale (&matrix, zoom, zoom, 1);
      graphene_matrix_rotate_z (&matrix, recipe->straighten);
      graphene_point3d_init (&point, (ox - 0.5) * width, (oy - 0.5) * height, 0);
      graphene_matrix_transform_point3d (&matrix, &point, &drawn);

      peng_recipe_to_frame (recipe, 1920, 1280, ox, oy, &x, &y);
      g_assert_cmpfloat_with_epsilon ((x - 0.5) * frame.size.width, drawn.x, 0.01);
      g_assert_cmpfloat_with_epsilon ((y - 0.5) * frame.size.height, drawn.y, 0.01);
      peng_recipe_to_original (recipe, 1920, 1280, x, y, &back_x, &back_y);
      g_assert_cmpfloat_with_epsilon (back_x, ox, NEAR);
      g_assert_cmpfloat_with_epsilon (back_y, oy, NEAR);
    }
}

typedef struct
{
  const char   *name;
  guint         turns;
  PengArea      crop;
  PengFitRatio  ratio;
} RatioCase;

/* Of a photograph of 1800 × 1200. */
static const RatioCase ratio_cases[] = {
  { "all",       0, { 0, 0, 1, 1 }, PENG_FIT_RATIO_FREE },
  { "all-turned", 1, { 0, 0, 1, 1 }, PENG_FIT_RATIO_FREE },
  { "any",       0, { 0.1, 0.1, 0.5, 0.13 }, PENG_FIT_RATIO_FREE },
  { "original",  0, { 0.1, 0.1, 0.5, 0.5 }, PENG_FIT_RATIO_ORIGINAL },
  { "original-turned", 3, { 0.1, 0.1, 0.5, 0.5 }, PENG_FIT_RATIO_ORIGINAL },
  { "square",    0, { 0, 0, 2 / 3.0, 1 }, PENG_FIT_RATIO_1_1 },
  { "wide",      0, { 0, 0, 1, 1.5 * 9 / 16 }, PENG_FIT_RATIO_16_9 },
  { "nearly",    0, { 0, 0, 1, 1.501 * 9 / 16 }, PENG_FIT_RATIO_16_9 },
  { "wide-turned", 1, { 0, 0, 1.5 * 9 / 16, 1 }, PENG_FIT_RATIO_9_16 },
  { "4:3",       0, { 0, 0, 8 / 9.0, 1 }, PENG_FIT_RATIO_4_3 },
};

static void
test_ratio (gconstpointer data)
{
  const RatioCase *c = data;
  g_autoptr(PengRecipe) recipe = peng_recipe_new ();

  recipe->turns = c->turns;
  recipe->crop = c->crop;
  g_assert_cmpint (peng_fit_ratio_find (recipe, 1800, 1200), ==, c->ratio);
  g_assert_true (peng_fit_ratio_is_kept (c->ratio, recipe, 1800, 1200));
}

typedef struct
{
  const char         *name;
  PengWatermarkPlace  place;
  double              x, y;
} MarkCase;

/* Of 250 × 100, too large for a picture of 100 × 200 that lies at 1000, 2000. */
static const MarkCase mark_cases[] = {
  { "bottom-right", PENG_WATERMARK_BOTTOM_RIGHT, 1072, 2187 },
  { "bottom-left",  PENG_WATERMARK_BOTTOM_LEFT, 1003, 2187 },
  { "top-right",    PENG_WATERMARK_TOP_RIGHT, 1072, 2003 },
  { "top-left",     PENG_WATERMARK_TOP_LEFT, 1003, 2003 },
  { "center",       PENG_WATERMARK_CENTER, 1037.5, 2095 },
};

static void
test_mark (gconstpointer data)
{
  const MarkCase *c = data;
  graphene_rect_t rect;

  peng_fit_place_watermark (c->place, &GRAPHENE_RECT_INIT (1000, 2000, 100, 200), 250, 100,
                            &rect);
  g_assert_cmpfloat_with_epsilon (rect.origin.x, c->x, 0.01);
  g_assert_cmpfloat_with_epsilon (rect.origin.y, c->y, 0.01);
  g_assert_cmpfloat_with_epsilon (rect.size.width, 25, 0.01);
  g_assert_cmpfloat_with_epsilon (rect.size.height, 10, 0.01);
}

static void
test_mark_small (void)
{
  graphene_rect_t rect;

  peng_fit_place_watermark (PENG_WATERMARK_TOP_LEFT, &GRAPHENE_RECT_INIT (0, 0, 100, 200), 12, 8,
                            &rect);
  g_assert_true (graphene_rect_equal (&rect, &GRAPHENE_RECT_INIT (3, 3, 12, 8)));
}

#define ADD_ROWS(group, rows, test) \
  G_STMT_START { \
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++) \
      { \
        g_autofree char *path = g_strconcat ("/ui/fit-geometry/" group "/", (rows)[i].name, NULL); \
        g_test_add_data_func (path, &(rows)[i], test); \
      } \
  } G_STMT_END

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_ROWS ("find", find_cases, test_find);
  g_test_add_func ("/ui/fit-geometry/find-small", test_find_small);
  ADD_ROWS ("drag", drag_cases, test_drag);
  g_test_add_func ("/ui/fit-geometry/drag-anything", test_drag_anything);
  ADD_ROWS ("aspect", aspect_cases, test_aspect);
  g_test_add_func ("/ui/fit-geometry/span", test_span);
  g_test_add_func ("/ui/fit-geometry/turn", test_turn);
  g_test_add_func ("/ui/fit-geometry/place", test_place);
  g_test_add_func ("/ui/fit-geometry/mapping", test_mapping);
  ADD_ROWS ("ratio", ratio_cases, test_ratio);
  ADD_ROWS ("watermark", mark_cases, test_mark);
  g_test_add_func ("/ui/fit-geometry/watermark-small", test_mark_small);

  return g_test_run ();
}
