/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "ui/peng-fit-canvas-private.h"
#include "ui/peng-fit-window.h"
#include "ui/peng-watermark-maker.h"
#include "window-fixture.h"

#include <glib/gi18n.h>
#include <math.h>

/* The window in which a photograph is made fit to be published, used as a person does. The
 * photograph is 600 × 400. */

#define WIDTH  600
#define HEIGHT 400
#define NEAR   0.02

typedef struct
{
  char          *dir;
  char          *path;
  GtkWindow     *window;
  PengFitWindow *fit;
  PengFitCanvas *canvas;
  PengRecipe    *applied;
  GBytes        *made;
} Fixture;

static char *
new_picture (const char *dir)
{
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, WIDTH, HEIGHT);
  char *path = g_build_filename (dir, "photograph.png", NULL);
  guchar *pixels = gdk_pixbuf_get_pixels (pixbuf);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guchar *pixel = pixels + y * gdk_pixbuf_get_rowstride (pixbuf) + 3 * x;

        pixel[0] = 255 * x / WIDTH;
        pixel[1] = 255 * y / HEIGHT;
        pixel[2] = x / 20 % 2 * 120;
      }

  g_assert_true (gdk_pixbuf_save (pixbuf, path, "png", NULL, NULL));

  return path;
}

static void
applied_cb (PengFitWindow    *window,
            const PengRecipe *recipe,
            Fixture          *self)
{
  g_clear_pointer (&self->applied, peng_recipe_free);
  self->applied = peng_recipe_copy (recipe);
}

static void
made_cb (PengFitWindow *window,
         GBytes        *png,
         const char    *name,
         Fixture       *self)
{
  g_assert_cmpstr (name, ==, "实验小学");
  self->made = g_bytes_ref (png);
}

static void
open_window (Fixture          *self,
             const PengRecipe *recipe,
             const char       *path)
{
  self->fit = PENG_FIT_WINDOW (peng_fit_window_new (NULL, "photograph.png", recipe));
  self->window = GTK_WINDOW (self->fit);
  g_object_add_weak_pointer (G_OBJECT (self->fit), (gpointer *) &self->fit);
  g_signal_connect (self->fit, "applied", G_CALLBACK (applied_cb), self);
  g_signal_connect (self->fit, "watermark-made", G_CALLBACK (made_cb), self);
  self->canvas = PENG_FIT_CANVAS (find_type (self->fit, PENG_TYPE_FIT_CANVAS));
  peng_fit_window_load (self->fit, path, 0, 0);
  gtk_window_present (self->window);
}

static gboolean
is_ready (Fixture *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self->canvas)) &&
         gtk_widget_get_width (GTK_WIDGET (self->canvas)) > 0;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->dir = scratch_new ();
  self->path = new_picture (self->dir);
  open_window (self, NULL, self->path);
  WAIT_UNTIL (is_ready (self));
  focus_window (self->window);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  if (self->fit != NULL)
    gtk_window_destroy (self->window);
  WAIT_UNTIL (self->fit == NULL);
  g_clear_pointer (&self->applied, peng_recipe_free);
  g_clear_pointer (&self->made, g_bytes_unref);
  g_free (self->path);
  scratch_remove (self->dir);
}

static const PengRecipe *
get (Fixture *self)
{
  return peng_fit_window_get_recipe (self->fit);
}

static void
act (Fixture    *self,
     const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->fit), action, NULL);
}

static void
use_tool (Fixture    *self,
          const char *tool)
{
  gtk_widget_activate_action (GTK_WIDGET (self->fit), "fit.tool", "s", tool);
  settle (50);
}

/* Where a place in the frame is on the screen: without a window manager windows stand in its
 * corner. */
static void
find_place (Fixture *self,
            double   x,
            double   y,
            int     *screen_x,
            int     *screen_y)
{
  graphene_rect_t frame;
  graphene_point_t point;
  double shadow_x, shadow_y;

  peng_fit_canvas_place (self->canvas, &frame);
  graphene_point_init (&point, frame.origin.x + x * frame.size.width,
                       frame.origin.y + y * frame.size.height);
  gtk_native_get_surface_transform (GTK_NATIVE (self->fit), &shadow_x, &shadow_y);
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (self->canvas), GTK_WIDGET (self->fit),
                                           &point, &point));
  *screen_x = round (point.x + shadow_x);
  *screen_y = round (point.y + shadow_y);
}

/* Between two places in shares of the frame. */
static void
drag (Fixture *self,
      double   x1,
      double   y1,
      double   x2,
      double   y2)
{
  g_autofree char *events = NULL;
  int start_x, start_y, end_x, end_y;

  find_place (self, x1, y1, &start_x, &start_y);
  find_place (self, x2, y2, &end_x, &end_y);
  events = g_strdup_printf ("mousemove %d %d sleep 0.1 mousedown 1 mousemove %d %d sleep 0.05 "
                            "mousemove %d %d sleep 0.1 mouseup 1 sleep 0.05",
                            start_x, start_y, (start_x + end_x) / 2, (start_y + end_y) / 2, end_x,
                            end_y);
  play (self->fit, events);
  settle (50);
}

static void
click (Fixture *self,
       double   x,
       double   y)
{
  drag (self, x, y, x, y);
}

static void
assert_area (const PengArea *area,
             double          x,
             double          y,
             double          width,
             double          height)
{
  g_assert_cmpfloat_with_epsilon (area->x, x, NEAR);
  g_assert_cmpfloat_with_epsilon (area->y, y, NEAR);
  g_assert_cmpfloat_with_epsilon (area->width, width, NEAR);
  g_assert_cmpfloat_with_epsilon (area->height, height, NEAR);
}

static const PengVeil *
get_veil (Fixture *self,
          guint    veil)
{
  g_assert_cmpuint (get (self)->veils->len, >, veil);

  return &g_array_index (get (self)->veils, PengVeil, veil);
}

/* A drag is one step, however many moves it has. */
static void
test_crop (Fixture       *self,
           gconstpointer  data)
{
  drag (self, 1, 1, 0.5, 0.75);
  assert_area (&get (self)->crop, 0, 0, 0.5, 0.75);
  drag (self, 0.2, 0.2, 0.4, 0.3);
  assert_area (&get (self)->crop, 0.2, 0.1, 0.5, 0.75);
  take_picture (self->fit, "fit-crop");

  press_keys (self->fit, "ctrl+z");
  WAIT_UNTIL (get (self)->crop.x < 0.1);
  assert_area (&get (self)->crop, 0, 0, 0.5, 0.75);
  press_keys (self->fit, "ctrl+z");
  WAIT_UNTIL (peng_recipe_is_plain (get (self)));
  press_keys (self->fit, "ctrl+shift+z");
  WAIT_UNTIL (!peng_recipe_is_plain (get (self)));
  assert_area (&get (self)->crop, 0, 0, 0.5, 0.75);
}

static void
press_words (Fixture    *self,
             const char *words)
{
  GtkWidget *button = find_button (self->fit, words);

  g_assert_nonnull (button);
  if (GTK_IS_TOGGLE_BUTTON (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  else
    g_signal_emit_by_name (button, "clicked");
}

static void
test_ratio (Fixture       *self,
            gconstpointer  data)
{
  GtkToggleButton *tall;

  press_words (self, _("Square"));
  assert_area (&get (self)->crop, 1 / 6.0, 0, 2 / 3.0, 1);
  drag (self, 5 / 6.0, 1, 0.5, 0.9);
  g_assert_cmpfloat_with_epsilon (get (self)->crop.width * WIDTH, get (self)->crop.height * HEIGHT,
                                  0.5);
  g_assert_cmpfloat (get (self)->crop.width, <, 0.65);

  /* Turned, it is a square still; a wide one is then a tall one. */
  press_words (self, "16 : 9");
  act (self, "fit.turn-right");
  tall = GTK_TOGGLE_BUTTON (find_button (self->fit, "9 : 16"));
  g_assert_true (gtk_toggle_button_get_active (tall));
}

static gboolean
is_chosen (Fixture    *self,
           const char *words)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_button (self->fit, words)));
}

/* What is taken back and taken again has the shape that was held with it. */
static void
test_ratio_undone (Fixture       *self,
                   gconstpointer  data)
{
  press_words (self, _("Square"));
  press_words (self, "16 : 9");
  act (self, "fit.undo");
  g_assert_true (is_chosen (self, _("Square")));
  act (self, "fit.undo");
  g_assert_true (is_chosen (self, _("Free")));
  act (self, "fit.redo");
  g_assert_true (is_chosen (self, _("Square")));
  drag (self, 5 / 6.0, 1, 0.5, 0.9);
  g_assert_cmpfloat_with_epsilon (get (self)->crop.width * WIDTH, get (self)->crop.height * HEIGHT,
                                  0.5);

  /* A square that was cut out freely is none that is held. */
  press_words (self, _("Free"));
  act (self, "fit.undo");
  g_assert_true (is_chosen (self, _("Square")));
  act (self, "fit.redo");
  g_assert_true (is_chosen (self, _("Free")));
}

static double
get_share (Fixture *self,
           double   x)
{
  graphene_rect_t frame;

  peng_fit_canvas_place (self->canvas, &frame);

  return (x - frame.origin.x) / frame.size.width;
}

static void
roll (Fixture    *self,
      double      x,
      double      y,
      const char *events)
{
  g_autofree char *all = NULL;
  int screen_x, screen_y;

  find_place (self, x, y, &screen_x, &screen_y);
  all = g_strdup_printf ("mousemove %d %d sleep 0.1 %s sleep 0.1", screen_x, screen_y, events);
  play (self->fit, all);
  settle (50);
}

/* A face in the last row is covered, and no more than it. */
static void
test_zoom (Fixture       *self,
           gconstpointer  data)
{
  double middle = gtk_widget_get_width (GTK_WIDGET (self->canvas)) / 2.0;
  const PengArea *area;
  double share;

  use_tool (self, "cover");
  press_keys (self->fit, "ctrl+plus");
  press_keys (self->fit, "ctrl+equal");
  WAIT_UNTIL (peng_fit_canvas_get_zoom (self->canvas) > 2);
  g_assert_cmpfloat_with_epsilon (get_share (self, middle), 0.5, 0.001);

  /* What is under the pointer stays there. */
  roll (self, 0.6, 0.5, "keydown ctrl click 4 click 4 click 4 click 4 click 4 click 4 keyup ctrl");
  WAIT_UNTIL (peng_fit_canvas_get_zoom (self->canvas) > 6);
  share = get_share (self, middle);
  g_assert_cmpfloat (share, >, 0.53);
  g_assert_cmpfloat (share, <, 0.6);
  drag (self, 0.59, 0.49, 0.61, 0.51);
  area = &get_veil (self, 0)->area;
  g_assert_cmpfloat_with_epsilon (area->x, 0.59, 0.002);
  g_assert_cmpfloat_with_epsilon (area->width, 0.02, 0.003);
  take_picture (self->fit, "fit-zoom");

  /* Other parts are come to by the wheel, and no further than the edge. */
  roll (self, 0.6, 0.5, "keydown shift click 5 keyup shift");
  WAIT_UNTIL (get_share (self, middle) > share);
  for (guint i = 0; i < 40; i++)
    peng_fit_canvas_pan (self->canvas, 100, 100);
  g_assert_cmpfloat_with_epsilon (get_share (self, 2 * middle - PENG_FIT_MARGIN), 1, 0.001);

  press_keys (self->fit, "ctrl+0");
  WAIT_UNTIL (peng_fit_canvas_get_zoom (self->canvas) == 1);
  press_keys (self->fit, "ctrl+minus");
  settle (100);
  g_assert_cmpfloat (peng_fit_canvas_get_zoom (self->canvas), ==, 1);
}

/* What a person who has no mouse can do. */
static void
test_keys (Fixture       *self,
           gconstpointer  data)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  press_keys (self->fit, "shift+Left");
  WAIT_UNTIL (get (self)->crop.width < 1);
  press_keys (self->fit, "Right");
  WAIT_UNTIL (get (self)->crop.x > 0);
  press_keys (self->fit, "ctrl+r");
  WAIT_UNTIL (get (self)->turns == 1);
  press_keys (self->fit, "ctrl+shift+r");
  WAIT_UNTIL (get (self)->turns == 0);

  press_keys (self->fit, "ctrl+n");
  WAIT_UNTIL (get (self)->veils->len == 1);
  assert_area (&get_veil (self, 0)->area, 0.4, 0.4, 0.2, 0.2);
  press_keys (self->fit, "Up");
  WAIT_UNTIL (get_veil (self, 0)->area.y < 0.395);
  press_keys (self->fit, "shift+Right");
  WAIT_UNTIL (get_veil (self, 0)->area.width > 0.202);
  press_keys (self->fit, "Delete");
  WAIT_UNTIL (get (self)->veils->len == 0);
  press_keys (self->fit, "ctrl+z");
  WAIT_UNTIL (get (self)->veils->len == 1);
}

static void
test_cover (Fixture       *self,
            gconstpointer  data)
{
  use_tool (self, "cover");
  drag (self, 0.2, 0.3, 0.4, 0.6);
  assert_area (&get_veil (self, 0)->area, 0.2, 0.3, 0.2, 0.3);
  g_assert_cmpint (get_veil (self, 0)->kind, ==, PENG_VEIL_MOSAIC);
  press_words (self, _("B_lur"));
  g_assert_cmpint (get_veil (self, 0)->kind, ==, PENG_VEIL_BLUR);

  /* Nothing is drawn by a click, which only selects. */
  click (self, 0.8, 0.8);
  g_assert_cmpint (peng_fit_canvas_get_selected (self->canvas), ==, -1);
  g_assert_cmpuint (get (self)->veils->len, ==, 1);
  drag (self, 0.3, 0.4, 0.6, 0.4);
  assert_area (&get_veil (self, 0)->area, 0.5, 0.3, 0.2, 0.3);
  drag (self, 0.7, 0.6, 0.8, 0.7);
  assert_area (&get_veil (self, 0)->area, 0.5, 0.3, 0.3, 0.4);
  drag (self, 0.1, 0.1, 0.2, 0.2);
  g_assert_cmpuint (get (self)->veils->len, ==, 2);
  g_assert_cmpint (get_veil (self, 1)->kind, ==, PENG_VEIL_BLUR);
  take_picture (self->fit, "fit-cover");

  for (guint i = 0; i < 5; i++)
    act (self, "fit.undo");
  g_assert_true (peng_recipe_is_plain (get (self)));
}

/* What is drawn on a picture that was turned, straightened and cropped lies where it was drawn. */
static void
test_cover_turned (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr(PengRecipe) recipe =
    peng_recipe_parse ("turn=1 straighten=10 crop=0.2,0.2,0.6,0.5", NULL);
  double x, y;
  const PengVeil *veil;

  gtk_window_destroy (self->window);
  WAIT_UNTIL (self->fit == NULL);
  open_window (self, recipe, self->path);
  WAIT_UNTIL (is_ready (self));
  use_tool (self, "cover");
  drag (self, 0.4, 0.3, 0.6, 0.5);
  veil = get_veil (self, 0);
  peng_recipe_to_frame (get (self), WIDTH, HEIGHT, veil->area.x + veil->area.width / 2,
                        veil->area.y + veil->area.height / 2, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 0.5, NEAR);
  g_assert_cmpfloat_with_epsilon (y, 0.4, NEAR);

  /* And goes along when it is dragged. */
  drag (self, 0.5, 0.4, 0.6, 0.5);
  veil = get_veil (self, 0);
  peng_recipe_to_frame (get (self), WIDTH, HEIGHT, veil->area.x + veil->area.width / 2,
                        veil->area.y + veil->area.height / 2, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 0.6, NEAR);
  g_assert_cmpfloat_with_epsilon (y, 0.5, NEAR);
}

/* A drag that Escape ends has not been. */
static void
test_escape (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *press = NULL;
  g_autofree char *move = NULL;
  int x, y;

  find_place (self, 1, 1, &x, &y);
  press = g_strdup_printf ("mousemove %d %d sleep 0.1 mousedown 1", x, y);
  move = g_strdup_printf ("mousemove %d %d", x - 80, y - 80);
  play (self->fit, press);
  play (self->fit, move);
  WAIT_UNTIL (!peng_recipe_is_plain (get (self)));
  press_keys (self->fit, "Escape");
  WAIT_UNTIL (peng_recipe_is_plain (get (self)));
  play (self->fit, "mouseup 1");
  settle (50);
  g_assert_nonnull (self->fit);
  g_assert_true (peng_recipe_is_plain (get (self)));
}

static void
test_slider (Fixture       *self,
             gconstpointer  data)
{
  GtkWidget *slider = find_named (self->fit, "straighten");
  g_autofree char *events = NULL;
  graphene_point_t point;
  double shadow_x, shadow_y;

  gtk_native_get_surface_transform (GTK_NATIVE (self->fit), &shadow_x, &shadow_y);
  graphene_point_init (&point, gtk_widget_get_width (slider) * 0.4, 14);
  g_assert_true (gtk_widget_compute_point (slider, GTK_WIDGET (self->fit), &point, &point));
  point.x += shadow_x;
  point.y += shadow_y;
  events = g_strdup_printf ("mousemove %d %d sleep 0.1 mousedown 1 sleep 0.1 mousemove %d %d "
                            "sleep 1.2 mousemove %d %d sleep 0.1 mouseup 1",
                            (int) point.x, (int) point.y, (int) point.x - 20, (int) point.y,
                            (int) point.x - 50, (int) point.y);
  play (self->fit, events);
  WAIT_UNTIL (get (self)->straighten < -1);
  take_picture (self->fit, "fit-straighten");
  act (self, "fit.undo");
  g_assert_true (peng_recipe_is_plain (get (self)));
}

static void
test_light (Fixture       *self,
            gconstpointer  data)
{
  use_tool (self, "light");
  gtk_range_set_value (GTK_RANGE (find_named (self->fit, "brightness")), 30);
  g_assert_cmpfloat_with_epsilon (get (self)->brightness, 0.3, 1e-6);
  gtk_range_set_value (GTK_RANGE (find_named (self->fit, "contrast")), -20);
  g_assert_cmpfloat_with_epsilon (get (self)->contrast, -0.2, 1e-6);
  take_picture (self->fit, "fit-light");
  act (self, "fit.undo");
  g_assert_cmpfloat (get (self)->contrast, ==, 0);
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (find_named (self->fit, "contrast"))), ==, 0);
  g_assert_cmpfloat_with_epsilon (get (self)->brightness, 0.3, 1e-6);
}

static void
test_size (Fixture       *self,
           gconstpointer  data)
{
  GtkWidget *spin;

  use_tool (self, "size");
  spin = find_type (self->fit, GTK_TYPE_SPIN_BUTTON);
  g_assert_nonnull (find_words (self->fit, "600 × 400"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 300);
  g_assert_cmpuint (get (self)->width, ==, 300);
  g_assert_nonnull (find_words (self->fit, "300 × 200"));
  take_picture (self->fit, "fit-size");
  act (self, "fit.undo");
  g_assert_cmpuint (get (self)->width, ==, 0);
}

/* The owner puts it into the library, and says by which name. */
static void
test_watermark (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(GdkTexture) texture = NULL;
  g_autofree char *sha = NULL;

  use_tool (self, "watermark");
  g_assert_false (gtk_widget_get_sensitive (find_named (self->fit, "shown")));
  g_assert_false (gtk_widget_get_sensitive (find_named (self->fit, "make")));
  gtk_editable_set_text (GTK_EDITABLE (find_named (self->fit, "school")), "实验小学");
  g_signal_emit_by_name (find_named (self->fit, "make"), "clicked");
  g_assert_nonnull (self->made);
  texture = gdk_texture_new_from_bytes (self->made, NULL);
  g_assert_nonnull (texture);
  sha = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->made);
  peng_fit_window_use_watermark (self->fit, sha, texture);
  g_assert_cmpstr (get (self)->watermark, ==, sha);
  take_picture (self->fit, "fit-watermark");

  gtk_switch_set_active (GTK_SWITCH (find_named (self->fit, "shown")), FALSE);
  g_assert_null (get (self)->watermark);
  act (self, "fit.undo");
  g_assert_cmpstr (get (self)->watermark, ==, sha);
  gtk_range_set_value (GTK_RANGE (find_named (self->fit, "opacity")), 80);
  g_assert_cmpfloat_with_epsilon (get (self)->opacity, 0.8, 1e-6);
}

/* A long name is set smaller, and a short one is no wider than its letters. */
static void
test_maker (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(GBytes) few = peng_watermark_maker_new_png ("一中");
  g_autoptr(GBytes) many = peng_watermark_maker_new_png ("江苏省徐州市铜山区实验小学湖西路校区宣传办公室");
  g_autoptr(GdkTexture) narrow = gdk_texture_new_from_bytes (few, NULL);
  g_autoptr(GdkTexture) wide = gdk_texture_new_from_bytes (many, NULL);

  g_assert_cmpint (gdk_texture_get_width (narrow), <, 400);
  g_assert_cmpint (gdk_texture_get_width (wide), >, 800);
  g_assert_cmpint (gdk_texture_get_width (wide), <, 1000);
}

static void
test_compare (Fixture       *self,
              gconstpointer  data)
{
  gboolean compare;

  act (self, "fit.turn-right");
  press_keys (self->fit, "ctrl+o");
  g_object_get (self->fit, "compare", &compare, NULL);
  WAIT_UNTIL ((g_object_get (self->fit, "compare", &compare, NULL), compare));
  take_picture (self->fit, "fit-compare");

  /* Whoever goes on sees what comes of it. */
  act (self, "fit.turn-right");
  g_object_get (self->fit, "compare", &compare, NULL);
  g_assert_false (compare);
  g_assert_cmpuint (get (self)->turns, ==, 2);
}

static void
test_reset (Fixture       *self,
            gconstpointer  data)
{
  act (self, "fit.turn-right");
  act (self, "fit.cover");
  act (self, "fit.reset");
  g_assert_true (peng_recipe_is_plain (get (self)));
  act (self, "fit.undo");
  g_assert_cmpuint (get (self)->veils->len, ==, 1);
}

static void
answer (const char *words)
{
  GtkWindow *question;
  GtkWidget *button;

  WAIT_UNTIL ((question = find_message ()) != NULL);
  WAIT_UNTIL ((button = find_button (question, words)) != NULL);
  g_signal_emit_by_name (button, "clicked");
  WAIT_UNTIL (find_message () == NULL);
}

static void
test_applied (Fixture       *self,
              gconstpointer  data)
{
  press_keys (self->fit, "ctrl+Return");
  settle (100);
  g_assert_null (self->applied);
  act (self, "fit.turn-left");
  press_keys (self->fit, "ctrl+Return");
  WAIT_UNTIL (self->applied != NULL);
  g_assert_cmpuint (self->applied->turns, ==, 3);

  /* Nothing is changed while it is kept. */
  act (self, "fit.turn-left");
  g_assert_cmpuint (get (self)->turns, ==, 3);
  peng_fit_window_finish (self->fit, "There is no room on the disk.");
  answer (_("_Close"));
  act (self, "fit.turn-left");
  g_assert_cmpuint (get (self)->turns, ==, 2);

  press_keys (self->fit, "ctrl+Return");
  WAIT_UNTIL (self->applied->turns == 2);
  peng_fit_window_finish (self->fit, NULL);
  WAIT_UNTIL (self->fit == NULL);
}

static void
test_closed (Fixture       *self,
             gconstpointer  data)
{
  act (self, "fit.turn-left");
  press_keys (self->fit, "Escape");
  answer (_("_Cancel"));
  g_assert_nonnull (self->fit);
  press_keys (self->fit, "Escape");
  answer (_("_Discard"));
  WAIT_UNTIL (self->fit == NULL);
  g_assert_null (self->applied);
}

static void
test_closed_unchanged (Fixture       *self,
                       gconstpointer  data)
{
  act (self, "fit.turn-left");
  act (self, "fit.turn-right");
  gtk_window_close (self->window);
  WAIT_UNTIL (self->fit == NULL);
}

static void
test_unreadable (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->dir, "words.jpg", NULL);

  g_assert_true (g_file_set_contents (path, "no picture", -1, NULL));
  gtk_window_destroy (self->window);
  WAIT_UNTIL (self->fit == NULL);
  open_window (self, NULL, path);
  WAIT_UNTIL (find_words (self->fit, _("This Photograph Cannot Be Shown")) != NULL);
  take_picture (self->fit, "fit-unreadable");
  act (self, "fit.turn-left");
  g_assert_true (peng_recipe_is_plain (get (self)));
  press_keys (self->fit, "Escape");
  WAIT_UNTIL (self->fit == NULL);
}

static void
test_narrow (Fixture       *self,
             gconstpointer  data)
{
  int beside = gtk_widget_get_width (GTK_WIDGET (self->canvas));
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (find_named (self->fit, "scroller"));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);

  g_assert_cmpint (beside, <, gtk_widget_get_width (GTK_WIDGET (self->fit)));
  gtk_window_set_default_size (self->window, 700, 760);
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (self->canvas)) ==
              gtk_widget_get_width (GTK_WIDGET (self->fit)));
  settle (200);
  take_picture (self->fit, "fit-narrow");

  /* All that crops is seen at once. */
  g_assert_cmpfloat (gtk_adjustment_get_page_size (adjustment), >, 0);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), <=,
                     gtk_adjustment_get_page_size (adjustment));
  drag (self, 1, 1, 0.5, 0.75);
  assert_area (&get (self)->crop, 0, 0, 0.5, 0.75);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void      (*func) (Fixture       *self,
                       gconstpointer  data);
  } tests[] = {
    { "crop", test_crop },
    { "ratio", test_ratio },
    { "ratio-undone", test_ratio_undone },
    { "zoom", test_zoom },
    { "keys", test_keys },
    { "cover", test_cover },
    { "cover-turned", test_cover_turned },
    { "escape", test_escape },
    { "slider", test_slider },
    { "light", test_light },
    { "size", test_size },
    { "watermark", test_watermark },
    { "maker", test_maker },
    { "compare", test_compare },
    { "reset", test_reset },
    { "applied", test_applied },
    { "closed", test_closed },
    { "closed-unchanged", test_closed_unchanged },
    { "unreadable", test_unreadable },
    { "narrow", test_narrow },
  };

  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/fit-window/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].func, tear_down);
    }

  return g_test_run ();
}
