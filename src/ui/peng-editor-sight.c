/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

/* Captions and the like are no text of the buffer: a text view brings its own cursor into sight,
 * and not theirs. */

/* What is seen around an entry, in pixels. */
#define ROOM 12

/* In frames: an entry that was just made has no place yet, and lines that come into sight for the
 * first time push it on. */
#define STILL_TRIES 3
#define MAX_TRIES 30

static GtkWidget *
get_entry (PengEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && self->view != NULL && GTK_IS_TEXT (focus) &&
         peng_editor_is_in_text (self, focus) ? focus : NULL;
}

/* Returns whether it was in sight already. */
static gboolean
scroll_to (PengEditor *self,
           GtkWidget  *entry)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double value = gtk_adjustment_get_value (adjustment);
  graphene_rect_t bounds;
  double top;

  if (gtk_widget_get_height (entry) == 0 ||
      !gtk_widget_compute_bounds (entry, self->scroller, &bounds))
    return FALSE;

  top = value + bounds.origin.y;
  gtk_adjustment_clamp_page (adjustment, top - ROOM, top + bounds.size.height + ROOM);

  return gtk_adjustment_get_value (adjustment) == value;
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  PengEditor *self = PENG_EDITOR (widget);
  GtkWidget *entry = get_entry (self);

  if (entry != NULL)
    {
      self->sight_still = scroll_to (self, entry) ? self->sight_still + 1 : 0;
      if (self->sight_still < STILL_TRIES && ++self->sight_tries < MAX_TRIES)
        return G_SOURCE_CONTINUE;
    }

  self->sight_id = 0;

  return G_SOURCE_REMOVE;
}

/**
 * peng_editor_sight_update:
 * @self: the editor
 *
 * Has the entry that the person writes in come into sight with the next frame, if there is one.
 */
void
peng_editor_sight_update (PengEditor *self)
{
  if (self->sight_id != 0 || get_entry (self) == NULL)
    return;

  self->sight_tries = self->sight_still = 0;
  self->sight_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static gboolean
key_pressed_cb (PengEditor            *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *keys)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (keys));

  if (event != NULL && !gdk_key_event_is_modifier (event))
    peng_editor_sight_update (self);

  return GDK_EVENT_PROPAGATE;
}

/**
 * peng_editor_sight_create:
 * @self: a new editor, with its view
 *
 * Has whoever has scrolled away from an entry come back to it by writing on.
 */
void
peng_editor_sight_create (PengEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}
