/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-fit"

#include "ui/peng-fit-canvas-private.h"

#include <math.h>

/* A face in the last row is some pixels wide: to be covered and no more than it, it has to be seen
 * larger. */

#define MOST 16.0

/* Of a wheel's click, in pixels and as a factor. */
#define WHEEL_PIXELS 60
#define WHEEL_FACTOR 1.25

/* What is smaller than the room lies in its middle; what is larger leaves none of it empty. Returns:
 * where it begins. */
static double
keep_inside (double begin,
             double size,
             double room_begin,
             double room_size)
{
  if (size <= room_size)
    return room_begin + (room_size - size) / 2;

  return CLAMP (begin, room_begin + room_size - size, room_begin);
}

/**
 * peng_fit_canvas_enlarge:
 * @self: a canvas
 * @room: where the picture may lie
 * @seen: what of the frame is seen
 * @frame: (inout): where the frame lies when all of it is seen, and then where it lies as large as is
 *   wished
 */
void
peng_fit_canvas_enlarge (PengFitCanvas         *self,
                         const graphene_rect_t *room,
                         const PengArea        *seen,
                         graphene_rect_t       *frame)
{
  double width = frame->size.width * self->zoom, height = frame->size.height * self->zoom;
  graphene_point_t middle;
  double x, y;

  if (self->zoom == 1)
    return;

  graphene_rect_get_center (room, &middle);
  x = middle.x + (seen->x - self->middle_x) * width;
  y = middle.y + (seen->y - self->middle_y) * height;
  x = keep_inside (x, seen->width * width, room->origin.x, room->size.width);
  y = keep_inside (y, seen->height * height, room->origin.y, room->size.height);
  graphene_rect_init (frame, x - seen->x * width, y - seen->y * height, width, height);
}

static void
get_middle (PengFitCanvas    *self,
            graphene_point_t *middle)
{
  graphene_rect_t room;

  peng_fit_canvas_get_room (self, &room);
  graphene_rect_get_center (&room, middle);
}

/* What lies in the middle is noted as it is seen: what was moved too far comes back at once. */
static void
note_middle (PengFitCanvas *self)
{
  graphene_rect_t frame;
  graphene_point_t middle;

  peng_fit_canvas_place (self, &frame);
  get_middle (self, &middle);
  self->middle_x = (middle.x - frame.origin.x) / frame.size.width;
  self->middle_y = (middle.y - frame.origin.y) / frame.size.height;
}

/* What is under the pointer stays there. */
static void
zoom_at (PengFitCanvas *self,
         double         zoom,
         double         x,
         double         y)
{
  graphene_rect_t frame;
  graphene_point_t middle;
  double grown;

  zoom = CLAMP (zoom, 1, MOST);
  if (self->picture == NULL || self->compare || zoom == self->zoom)
    return;

  peng_fit_canvas_place (self, &frame);
  get_middle (self, &middle);
  grown = zoom / self->zoom;
  self->middle_x = (x - frame.origin.x + (middle.x - x) / grown) / frame.size.width;
  self->middle_y = (y - frame.origin.y + (middle.y - y) / grown) / frame.size.height;
  self->zoom = zoom;
  note_middle (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "zoomed");
}

/**
 * peng_fit_canvas_get_zoom:
 * @self: a canvas
 *
 * Returns: how much larger the picture is than when all of it is seen
 */
double
peng_fit_canvas_get_zoom (PengFitCanvas *self)
{
  g_return_val_if_fail (PENG_IS_FIT_CANVAS (self), 1);

  return self->zoom;
}

/* A veil that is selected is what somebody looks at; else what is in the middle. */
static void
find_centre (PengFitCanvas    *self,
             graphene_point_t *point)
{
  const PengArea *area;
  graphene_rect_t frame;
  guint width, height;
  double x, y;

  get_middle (self, point);
  if (self->tool != PENG_FIT_COVER || self->selected < 0)
    return;

  area = &g_array_index (self->recipe->veils, PengVeil, self->selected).area;
  peng_fit_canvas_place (self, &frame);
  peng_fit_canvas_get_size (self, &width, &height);
  peng_recipe_to_frame (self->recipe, width, height, area->x + area->width / 2,
                        area->y + area->height / 2, &x, &y);
  graphene_point_init (point, frame.origin.x + x * frame.size.width,
                       frame.origin.y + y * frame.size.height);
}

/**
 * peng_fit_canvas_zoom:
 * @self: a canvas
 * @by: a factor; 0 shows all of the picture
 *
 * Shows the picture larger or smaller, around the veil that is selected or else the middle.
 */
void
peng_fit_canvas_zoom (PengFitCanvas *self,
                      double         by)
{
  graphene_point_t point;

  g_return_if_fail (PENG_IS_FIT_CANVAS (self));
  g_return_if_fail (by >= 0);

  if (self->picture == NULL)
    return;

  find_centre (self, &point);
  zoom_at (self, by == 0 ? 1 : self->zoom * by, point.x, point.y);
}

/**
 * peng_fit_canvas_pan:
 * @self: a canvas
 * @dx: how far one looks to the right, in pixels on the screen
 * @dy: the same downwards
 *
 * Shows another part of an enlarged picture.
 *
 * Returns: whether it is one
 */
gboolean
peng_fit_canvas_pan (PengFitCanvas *self,
                     double         dx,
                     double         dy)
{
  graphene_rect_t frame;

  if (self->picture == NULL || self->compare || self->zoom == 1)
    return FALSE;

  peng_fit_canvas_place (self, &frame);
  self->middle_x += dx / frame.size.width;
  self->middle_y += dy / frame.size.height;
  note_middle (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return TRUE;
}

static gboolean
scroll_cb (PengFitCanvas            *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *scroll)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  gboolean wheel = gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_WHEEL;
  double pixels = wheel ? WHEEL_PIXELS : 1;

  /* With Shift a wheel goes sideways, as in all windows. */
  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == GDK_SHIFT_MASK && dx == 0)
    return peng_fit_canvas_pan (self, dy * pixels, 0);
  if ((state & GDK_CONTROL_MASK) == 0)
    return peng_fit_canvas_pan (self, dx * pixels, dy * pixels);

  zoom_at (self, self->zoom * pow (WHEEL_FACTOR, -dy * pixels / WHEEL_PIXELS), self->pointer_x,
           self->pointer_y);

  return GDK_EVENT_STOP;
}

/**
 * peng_fit_canvas_add_scroll:
 * @self: a canvas
 *
 * Has it hear the wheel.
 */
void
peng_fit_canvas_add_scroll (PengFitCanvas *self)
{
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}
