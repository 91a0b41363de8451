/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

/* How high new paragraphs and pictures are is known only frames later, and each that is pushes the
 * cursor on. It is followed until nothing moves any more, or until the person does something. */

/* In frames. */
#define STILL_TRIES 20

/* An article that never comes to rest is left alone, in microseconds. */
#define MAX_TIME (20 * G_TIME_SPAN_SECOND)

static GtkAdjustment *
get_adjustment (PengEditor *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

static gboolean
sees_cursor (PengEditor *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GdkRectangle visible, cursor;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &iter, &cursor);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->view), &visible);

  return cursor.y >= visible.y && cursor.y + cursor.height <= visible.y + visible.height;
}

static void
follow (PengEditor *self)
{
  double upper = gtk_adjustment_get_upper (get_adjustment (self));
  gboolean seen = sees_cursor (self);

  self->follow.n_still = seen && upper == self->follow.upper ? self->follow.n_still + 1 : 0;
  self->follow.upper = upper;
  if (!seen)
    peng_editor_scroll_to_cursor (self);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  PengEditor *self = PENG_EDITOR (widget);

  if (self->buffer != NULL)
    follow (self);

  if (self->buffer != NULL && self->follow.n_still < STILL_TRIES &&
      gdk_frame_clock_get_frame_time (clock) < self->follow.end)
    return G_SOURCE_CONTINUE;

  self->follow.id = 0;

  return G_SOURCE_REMOVE;
}

/**
 * peng_editor_follow_cursor:
 * @self: the editor, with a document
 *
 * Brings the cursor into sight and keeps it there while what is new around it finds its place.
 */
void
peng_editor_follow_cursor (PengEditor *self)
{
  peng_editor_scroll_to_cursor (self);
  self->follow.n_still = 0;
  self->follow.end = g_get_monotonic_time () + MAX_TIME;
  if (self->follow.id == 0)
    self->follow.id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/**
 * peng_editor_follow_if_seen:
 * @self: the editor, with a document that is about to change elsewhere
 *
 * As peng_editor_follow_cursor(), where the cursor is in sight now.
 */
void
peng_editor_follow_if_seen (PengEditor *self)
{
  if (self->follow.id != 0 || sees_cursor (self))
    peng_editor_follow_cursor (self);
}

/* The person goes on: what they look at now is where they want to be. */
static gboolean
event_cb (PengEditor *self,
          GdkEvent   *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (self->follow.id != 0 &&
      (type == GDK_SCROLL || type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN ||
       (type == GDK_KEY_PRESS && !gdk_key_event_is_modifier (event))))
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->follow.id);
      self->follow.id = 0;
    }

  return GDK_EVENT_PROPAGATE;
}

/**
 * peng_editor_follow_create:
 * @self: a new editor
 *
 * Has the person end what peng_editor_follow_cursor() has begun by any key, click or turn of the wheel.
 */
void
peng_editor_follow_create (PengEditor *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
}
