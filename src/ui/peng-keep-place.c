/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-keep-place.h"

#define KEY "peng-keep-place"

/* So many frames a new width may take to settle, and so many nothing has moved by then. */
#define MAX_FRAMES   300
#define STILL_FRAMES 20

typedef struct
{
  GtkTextBuffer *buffer;
  double         place;  /* of the cursor: 0 at the upper, 1 at the lower edge of what is seen */
  int            y;      /* of the cursor, from the beginning of the text */
  double         height; /* of all the text */
  guint          n_still;
  guint          n_frames;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *self = data;

  g_object_unref (self->buffer);
  g_free (self);
}

static void
get_cursor (GtkTextView  *view,
            GdkRectangle *cursor)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &iter, cursor);
}

/* How far down the cursor can stand and be seen whole. */
static double
get_room (GtkTextView        *view,
          const GdkRectangle *cursor)
{
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (view, &visible);

  return MAX (1, visible.height - cursor->height);
}

/* The atoms above get their new heights in the frames that follow. Who scrolls meanwhile may. */
static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double height = gtk_adjustment_get_upper (adjustment);
  Keeping *self = user_data;
  GdkRectangle cursor;

  /* The place is not that of another article. */
  if (gtk_text_view_get_buffer (view) != self->buffer)
    {
      g_object_set_data (G_OBJECT (view), KEY, NULL);
      return G_SOURCE_REMOVE;
    }

  get_cursor (view, &cursor);
  self->n_still = height == self->height && cursor.y == self->y ? self->n_still + 1 : 0;
  self->height = height;
  self->y = cursor.y;
  if (self->n_still == 0)
    gtk_adjustment_set_value (adjustment,
                              gtk_text_view_get_top_margin (view) + cursor.y -
                              self->place * get_room (view, &cursor));
  if (self->n_still < STILL_FRAMES && ++self->n_frames < MAX_FRAMES)
    return G_SOURCE_CONTINUE;

  g_object_set_data (G_OBJECT (view), KEY, NULL);

  return G_SOURCE_REMOVE;
}

static gboolean
find_place (GtkTextView *view,
            double      *place)
{
  GdkRectangle visible, cursor;

  get_cursor (view, &cursor);
  gtk_text_view_get_visible_rect (view, &visible);
  *place = (cursor.y - visible.y) / get_room (view, &cursor);

  return *place >= 0.0 && *place <= 1.0;
}

/**
 * peng_keep_place:
 * @view: a view that is about to get another width
 *
 * Has the cursor stand as far down as now when all is laid out anew, if it is in sight: what is above
 * it gets another height then, and near the end of the text GTK would lose it.
 */
void
peng_keep_place (GtkTextView *view)
{
  Keeping *self = g_object_get_data (G_OBJECT (view), KEY);
  double place;

  if (self != NULL || !find_place (view, &place))
    return;

  self = g_new0 (Keeping, 1);
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  self->place = place;
  self->height = -1.0;
  g_object_set_data (G_OBJECT (view), KEY, self);
  gtk_widget_add_tick_callback (GTK_WIDGET (view), frame_cb, self, keeping_free);
}
