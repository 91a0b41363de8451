/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

#include "ui/peng-editor-entry.h"
#include "ui/peng-editor-table.h"

/* The format painter: takes the look of where the cursor is, and gives it to what is selected next
 * with the pointer; once, or until Escape where it is locked. By keyboard it is taken and given with
 * a key each, as often as is wanted. */

static void
show_armed (PengEditor *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->format), "painter");
  gboolean armed = self->painter.armed;

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (armed));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), armed ? "copy" : "text");
}

static void
arm (PengEditor *self,
     gboolean    armed,
     gboolean    locked)
{
  self->painter.armed = armed;
  self->painter.locked = locked;
  show_armed (self);
}

/**
 * peng_editor_painter_take:
 * @self: an editor, with a document
 *
 * Takes the look of the selection, or of where the cursor is.
 */
void
peng_editor_painter_take (PengEditor *self)
{
  PengTextFormat *format = &self->painter.format;

  *format = (PengTextFormat) { .kind = PENG_BLOCK_PARAGRAPH };
  if (!peng_editor_table_get_style (self, &self->painter.style, &format->align))
    {
      peng_editor_look_get (self, &self->painter.style);
      peng_buffer_get_format (self->buffer, format);
    }

  self->painter.style.link = NULL;
  self->painter.taken = TRUE;
}

/**
 * peng_editor_painter_give:
 * @self: an editor, with a document
 *
 * Gives what was taken to the selection, or to the paragraph or the cell with the cursor. What has
 * waited for that, once, waits no more.
 */
void
peng_editor_painter_give (PengEditor *self)
{
  const PengStyle *style = &self->painter.style;
  const PengStyleChange change = { .set = style->flags,
                                   .clear = PENG_STYLE_ALL_FLAGS & ~style->flags,
                                   .has_color = TRUE, .color = style->color };

  if (!self->painter.taken)
    return;

  if (!self->painter.locked)
    peng_editor_painter_end (self);

  if (self->entry != NULL)
    peng_editor_entry_restyle (self->entry, &change);
  else if (!peng_editor_table_paint (self, style, self->painter.format.align))
    peng_buffer_paint (self->buffer, style, &self->painter.format);
}

/**
 * peng_editor_painter_toggle:
 * @self: an editor, with a document
 * @locked: whether it stays on until it is ended
 *
 * Takes a look and waits for where it is to go, or ends that.
 */
void
peng_editor_painter_toggle (PengEditor *self,
                            gboolean    locked)
{
  if (self->painter.armed && !locked)
    {
      arm (self, FALSE, FALSE);
      return;
    }

  if (!self->painter.armed)
    peng_editor_painter_take (self);
  arm (self, TRUE, locked);
}

/**
 * peng_editor_painter_end:
 * @self: an editor
 *
 * Ends what peng_editor_painter_toggle() began.
 *
 * Returns: whether there was something to end
 */
gboolean
peng_editor_painter_end (PengEditor *self)
{
  if (!self->painter.armed)
    return FALSE;

  arm (self, FALSE, FALSE);

  return TRUE;
}

static void
give (PengEditor *self,
      gpointer    user_data)
{
  if (self->buffer == NULL || !self->painter.armed)
    return;

  peng_editor_painter_give (self);
}

static gboolean
released_cb (gpointer user_data)
{
  PengEditor *self = user_data;

  self->painter.give_id = 0;
  peng_editor_when_settled (self, give, NULL, NULL);

  return G_SOURCE_REMOVE;
}

/* The text view has the release too, and first makes the selection what it is to be. */
static gboolean
event_cb (PengEditor *self,
          GdkEvent   *event)
{
  if (self->painter.armed && gdk_event_get_event_type (event) == GDK_BUTTON_RELEASE &&
      gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY && self->painter.give_id == 0)
    self->painter.give_id = g_idle_add (released_cb, self);

  return GDK_EVENT_PROPAGATE;
}

static gboolean
key_pressed_cb (PengEditor *self,
                guint       keyval)
{
  return keyval == GDK_KEY_Escape && !peng_editor_get_composing (self) &&
         peng_editor_painter_end (self);
}

/**
 * peng_editor_painter_create:
 * @self: a new editor, with its view
 *
 * Watches for where the look is to go.
 */
void
peng_editor_painter_create (PengEditor *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), events);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
