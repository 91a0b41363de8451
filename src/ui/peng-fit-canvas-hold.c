/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-fit"

#include "ui/peng-fit-canvas-private.h"

/* What is kept is never less than this share of the frame, nor a veil smaller than so many pixels
 * on the screen. */
#define LEAST_CROP 0.04
#define LEAST_VEIL 6

/* What an arrow key moves, in pixels on the screen; and how many of these steps it moves the picture. */
#define KEY_STEP 4
#define KEY_PAN  12

static const PengVeil *
get_veil (PengFitCanvas *self,
          guint          veil)
{
  return &g_array_index (self->recipe->veils, PengVeil, veil);
}

/* Where a pointer is, in shares of the frame, or for veils of the original. */
static void
locate (PengFitCanvas *self,
        double         x,
        double         y,
        double        *share_x,
        double        *share_y)
{
  graphene_rect_t frame;
  guint width, height;

  peng_fit_canvas_place (self, &frame);
  peng_fit_canvas_get_size (self, &width, &height);
  *share_x = (x - frame.origin.x) / frame.size.width;
  *share_y = (y - frame.origin.y) / frame.size.height;
  if (self->tool == PENG_FIT_COVER)
    peng_recipe_to_original (self->recipe, width, height, *share_x, *share_y, share_x, share_y);
}

/* A veil's edges are turned with the picture, so many quarters clockwise. */
static PengFitPart
turn_part (PengFitPart part,
           guint       n_turns)
{
  static const PengFitPart edges[] = {
    PENG_FIT_TOP, PENG_FIT_RIGHT, PENG_FIT_BOTTOM, PENG_FIT_LEFT,
  };
  PengFitPart turned = part & PENG_FIT_INSIDE;

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    if (part & edges[i])
      turned |= edges[(i + n_turns) % G_N_ELEMENTS (edges)];

  return turned;
}

static PengFitPart
find_crop_part (PengFitCanvas *self,
                double         x,
                double         y)
{
  graphene_rect_t frame, kept;

  peng_fit_canvas_place (self, &frame);
  peng_fit_place_area (&self->recipe->crop, &frame, &kept);

  return peng_fit_find_part (&kept, x, y, PENG_FIT_REACH);
}

/* In pixels of the original: a veil may stand askew on the screen, but never there. */
static PengFitPart
find_veil_part (PengFitCanvas *self,
                guint          veil,
                double         x,
                double         y,
                double         reach)
{
  graphene_rect_t frame, all, rect;
  double share_x, share_y;
  guint width, height;

  peng_fit_canvas_place (self, &frame);
  peng_fit_canvas_get_size (self, &width, &height);
  locate (self, x, y, &share_x, &share_y);
  graphene_rect_init (&all, 0, 0, width, height);
  peng_fit_place_area (&get_veil (self, veil)->area, &all, &rect);

  return peng_fit_find_part (&rect, share_x * width, share_y * height,
                             reach / peng_fit_canvas_get_scale (self, &frame));
}

/* The selected veil has handles and is asked first; of others the one that lies on top is moved. */
static PengFitPart
find_veil (PengFitCanvas *self,
           double         x,
           double         y,
           int           *veil)
{
  *veil = self->selected;
  if (*veil >= 0)
    {
      PengFitPart part = find_veil_part (self, *veil, x, y, PENG_FIT_REACH);

      if (part != 0)
        return part;
    }

  for (*veil = (int) self->recipe->veils->len - 1; *veil >= 0; (*veil)--)
    if (find_veil_part (self, *veil, x, y, 0) != 0)
      return PENG_FIT_INSIDE;

  return 0;
}

static void
drag_crop (PengFitCanvas *self,
           PengFitPart    part,
           const PengArea *start,
           double          dx,
           double          dy)
{
  g_autoptr(PengRecipe) recipe = peng_recipe_copy (self->recipe);

  peng_fit_drag (start, part, dx, dy, peng_fit_canvas_get_aspect (self), LEAST_CROP, LEAST_CROP,
                 &recipe->crop);
  peng_fit_canvas_wish (self, recipe);
}

static void
drag_veil (PengFitCanvas  *self,
           PengFitPart     part,
           const PengArea *start,
           double          dx,
           double          dy)
{
  g_autoptr(PengRecipe) recipe = peng_recipe_copy (self->recipe);
  graphene_rect_t frame;
  guint width, height;
  double least;

  peng_fit_canvas_place (self, &frame);
  peng_fit_canvas_get_size (self, &width, &height);
  least = LEAST_VEIL / peng_fit_canvas_get_scale (self, &frame);
  peng_fit_drag (start, part, dx, dy, 0, MIN (1, least / width), MIN (1, least / height),
                 &g_array_index (recipe->veils, PengVeil, self->selected).area);
  peng_fit_canvas_wish (self, recipe);
}

/* The veil that is drawn is there from the first move on, and is the last. */
static void
span_veil (PengFitCanvas *self,
           double         x,
           double         y)
{
  g_autoptr(PengRecipe) recipe = peng_recipe_copy (self->hold.before);
  PengVeil veil = { .kind = self->kind };

  if (!peng_fit_span (self->hold.x, self->hold.y, x, y, &veil.area))
    return;

  g_array_append_val (recipe->veils, veil);
  peng_fit_canvas_wish (self, recipe);
  peng_fit_canvas_select (self, recipe->veils->len - 1);
}

static gboolean
can_begin (PengFitCanvas *self)
{
  return self->picture != NULL && !self->compare &&
         (self->tool == PENG_FIT_CROP || self->tool == PENG_FIT_COVER);
}

static void
hold_crop (PengFitCanvas *self,
           double         x,
           double         y)
{
  self->hold.part = find_crop_part (self, x, y);
  self->hold.start = self->recipe->crop;
}

static void
hold_veil (PengFitCanvas *self,
           double         x,
           double         y)
{
  int veil;

  self->hold.part = find_veil (self, x, y, &veil);
  peng_fit_canvas_select (self, self->hold.part != 0 ? veil : -1);
  self->hold.spans = self->hold.part == 0 && self->recipe->veils->len < PENG_RECIPE_MAX_VEILS;
  if (self->hold.part != 0)
    self->hold.start = get_veil (self, veil)->area;
}

static void
drag_begin_cb (PengFitCanvas *self,
               double         x,
               double         y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->hold.part = 0;
  self->hold.spans = FALSE;
  if (!can_begin (self))
    return;

  locate (self, x, y, &self->hold.x, &self->hold.y);
  if (self->tool == PENG_FIT_CROP)
    hold_crop (self, x, y);
  else
    hold_veil (self, x, y);

  g_clear_pointer (&self->hold.before, peng_recipe_free);
  if (self->hold.part != 0 || self->hold.spans)
    self->hold.before = peng_recipe_copy (self->recipe);
  else
    gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (PengFitCanvas *self,
                double         offset_x,
                double         offset_y)
{
  double start_x, start_y, x, y;

  if (self->hold.before == NULL || !gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (self->drag),
                                                                      &start_x, &start_y))
    return;

  locate (self, start_x + offset_x, start_y + offset_y, &x, &y);
  if (self->hold.spans && gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, offset_x, offset_y))
    span_veil (self, x, y);
  else if (self->hold.part != 0 && self->tool == PENG_FIT_CROP)
    drag_crop (self, self->hold.part, &self->hold.start, x - self->hold.x, y - self->hold.y);
  else if (self->hold.part != 0 && self->selected >= 0)
    drag_veil (self, self->hold.part, &self->hold.start, x - self->hold.x, y - self->hold.y);
}

static void
drag_end_cb (PengFitCanvas *self)
{
  if (self->hold.before == NULL)
    return;

  g_clear_pointer (&self->hold.before, peng_recipe_free);
  peng_fit_canvas_settle (self);
}

/* Taken away by the system or by a tool that was chosen meanwhile. */
static void
drag_cancel_cb (PengFitCanvas *self)
{
  g_autoptr(PengRecipe) before = g_steal_pointer (&self->hold.before);

  if (before == NULL)
    return;

  peng_fit_canvas_wish (self, before);
  peng_fit_canvas_settle (self);
}

/**
 * peng_fit_canvas_give_up_drag:
 * @self: a canvas
 *
 * Wishes all to be as it was before the drag that is going on.
 *
 * Returns: whether one was
 */
gboolean
peng_fit_canvas_give_up_drag (PengFitCanvas *self)
{
  g_return_val_if_fail (PENG_IS_FIT_CANVAS (self), FALSE);

  if (self->hold.before == NULL)
    return FALSE;

  drag_cancel_cb (self);
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));

  return TRUE;
}

static const char *
choose_cursor (PengFitCanvas *self,
               PengFitPart    part)
{
  static const struct
  {
    guint       part;
    const char *cursor;
  } cursors[] = {
    { PENG_FIT_LEFT | PENG_FIT_TOP, "nw-resize" }, { PENG_FIT_RIGHT | PENG_FIT_TOP, "ne-resize" },
    { PENG_FIT_LEFT | PENG_FIT_BOTTOM, "sw-resize" },
    { PENG_FIT_RIGHT | PENG_FIT_BOTTOM, "se-resize" },
    { PENG_FIT_LEFT, "w-resize" }, { PENG_FIT_RIGHT, "e-resize" }, { PENG_FIT_TOP, "n-resize" },
    { PENG_FIT_BOTTOM, "s-resize" }, { PENG_FIT_INSIDE, "move" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cursors); i++)
    if (cursors[i].part == part)
      return cursors[i].cursor;

  return self->tool == PENG_FIT_COVER ? "crosshair" : NULL;
}

static void
motion_cb (PengFitCanvas *self,
           double         x,
           double         y)
{
  PengFitPart part = 0;
  int veil;

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->hold.before != NULL)
    return;

  if (can_begin (self) && self->tool == PENG_FIT_CROP)
    part = find_crop_part (self, x, y);
  else if (can_begin (self))
    part = turn_part (find_veil (self, x, y, &veil), self->recipe->turns);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   can_begin (self) ? choose_cursor (self, part) : NULL);
}

static gboolean
read_arrow (guint   keyval,
            double *dx,
            double *dy)
{
  static const struct { guint key, pad; int x, y; } arrows[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 }, { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1 }, { GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    if (keyval == arrows[i].key || keyval == arrows[i].pad)
      {
        *dx = arrows[i].x * KEY_STEP;
        *dy = arrows[i].y * KEY_STEP;
        return TRUE;
      }

  return FALSE;
}

/* As an arrow of so many pixels on the screen goes, in shares of the frame or the original. */
static void
measure_arrow (PengFitCanvas *self,
               double        *dx,
               double        *dy)
{
  double x, y;

  locate (self, 0, 0, &x, &y);
  locate (self, *dx, *dy, dx, dy);
  *dx -= x;
  *dy -= y;
}

/* With Shift the edges at the right and below go, as they lie on the screen. */
static gboolean
press_arrow (PengFitCanvas *self,
             double         dx,
             double         dy,
             gboolean       resizes)
{
  PengFitPart edge = dx != 0 ? PENG_FIT_RIGHT : PENG_FIT_BOTTOM;

  measure_arrow (self, &dx, &dy);
  if (self->tool == PENG_FIT_CROP)
    {
      PengArea start = self->recipe->crop;

      drag_crop (self, resizes ? edge : PENG_FIT_INSIDE, &start, dx, dy);
      return GDK_EVENT_STOP;
    }
  if (self->selected >= 0)
    {
      PengArea start = get_veil (self, self->selected)->area;

      edge = turn_part (edge, 4 - self->recipe->turns);
      drag_veil (self, resizes ? edge : PENG_FIT_INSIDE, &start, dx, dy);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

/* An enlarged picture on which nothing is taken hold of is moved itself. */
static gboolean
pan_by_arrow (PengFitCanvas *self,
              double         dx,
              double         dy)
{
  return peng_fit_canvas_pan (self, dx * KEY_PAN, dy * KEY_PAN);
}

static gboolean
press_cover_key (PengFitCanvas *self,
                 guint          keyval)
{
  guint n = self->recipe->veils->len;

  switch (keyval)
    {
    case GDK_KEY_space:
      if (n > 0)
        peng_fit_canvas_select (self, (self->selected + 1) % n);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      peng_fit_canvas_remove_veil (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (self->selected < 0)
        return GDK_EVENT_PROPAGATE;
      peng_fit_canvas_select (self, -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_pressed_cb (PengFitCanvas   *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  double dx, dy;

  if (keyval == GDK_KEY_Escape && peng_fit_canvas_give_up_drag (self))
    return GDK_EVENT_STOP;
  if (self->picture == NULL || self->hold.before != NULL ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (read_arrow (keyval, &dx, &dy))
    return (can_begin (self) && press_arrow (self, dx, dy, shift)) || pan_by_arrow (self, dx, dy);
  if (!can_begin (self))
    return GDK_EVENT_PROPAGATE;

  return self->tool == PENG_FIT_COVER ? press_cover_key (self, keyval) : GDK_EVENT_PROPAGATE;
}

/* A key that is held down is one step. */
static void
key_released_cb (PengFitCanvas *self)
{
  if (self->hold.before == NULL)
    peng_fit_canvas_settle (self);
}

/**
 * peng_fit_canvas_add_controllers:
 * @self: a canvas
 *
 * Has it hear the pointer and the keys.
 */
void
peng_fit_canvas_add_controllers (PengFitCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->drag = gtk_gesture_drag_new ();
  g_signal_connect_swapped (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (self->drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drag));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
