/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-gallery-view"

#include "ui/peng-gallery-private.h"

#include "ui/peng-dialogs.h"
#include "ui/peng-gallery-layout.h"

/* A photograph is drawn to another place with the button held. It is no drag of GTK's: what lies in
 * a text view must not be taken for text that is moved. */

#define LINE_WIDTH 4

static void
drag_begin_cb (PengGalleryView *self,
               double           x,
               double           y,
               GtkGestureDrag  *drag)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  guint index;

  if (peng_gallery_view_find (self, picked, &index))
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
      peng_gallery_view_choose (self, index);
    }
  else if (picked == GTK_WIDGET (self))
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
      peng_atom_view_select (PENG_ATOM_VIEW (self));
    }
  else
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
    }
}

static gboolean
is_on_picture (PengGalleryView *self,
               double           x,
               double           y)
{
  return peng_gallery_view_find (self, gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT),
                                 &(guint) { 0 });
}

static void
drag_update_cb (PengGalleryView *self,
                double           offset_x,
                double           offset_y,
                GtkGestureDrag  *drag)
{
  double x, y;
  guint n_images;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  if (!self->is_dragging &&
      !(is_on_picture (self, x, y) && gtk_drag_check_threshold (GTK_WIDGET (self), x, y,
                                                                x + offset_x, y + offset_y)))
    return;

  peng_gallery_view_get_images (self, &n_images);
  self->is_dragging = TRUE;
  self->drop_place = peng_gallery_layout_find (self->places, n_images, x + offset_x, y + offset_y);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (PengGalleryView *self,
             double           offset_x,
             double           offset_y,
             GtkGestureDrag  *drag)
{
  guint to = self->drop_place;

  if (!self->is_dragging)
    return;

  self->is_dragging = FALSE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "default");
  gtk_widget_queue_draw (GTK_WIDGET (self));
  peng_gallery_act_move_photo (self, to > self->chosen ? to - 1 : to);
}

static void
cancel_cb (PengGalleryView  *self,
           GdkEventSequence *sequence,
           GtkGestureDrag   *drag)
{
  self->is_dragging = FALSE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "default");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * peng_gallery_drag_create:
 * @self: a gallery
 *
 * Lets photographs be chosen by a press and drawn to another place.
 */
void
peng_gallery_drag_create (PengGalleryView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * peng_gallery_drag_snapshot:
 * @self: a gallery
 * @snapshot: where to draw
 *
 * Draws a line where the photograph that is drawn would come to lie.
 */
void
peng_gallery_drag_snapshot (PengGalleryView *self,
                            GtkSnapshot     *snapshot)
{
  const graphene_rect_t *rect;
  graphene_rect_t line;
  GdkRGBA color;
  gboolean at_end;
  guint n_images;
  double x;

  peng_gallery_view_get_images (self, &n_images);
  if (!self->is_dragging || self->drop_place > n_images)
    return;

  at_end = self->drop_place == n_images;
  rect = &self->places[at_end ? n_images - 1 : self->drop_place];
  x = at_end ? rect->origin.x + rect->size.width + LINE_WIDTH : rect->origin.x - 2 * LINE_WIDTH;
  graphene_rect_init (&line, CLAMP (x, 0, gtk_widget_get_width (GTK_WIDGET (self)) - LINE_WIDTH),
                      rect->origin.y, LINE_WIDTH, rect->size.height);
  peng_dialogs_get_color (GTK_WIDGET (self), "accent_bg_color", &color);
  gtk_snapshot_append_color (snapshot, &color, &line);
}
