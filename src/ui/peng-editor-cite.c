/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

#include "ui/peng-editor-entry.h"
#include "ui/peng-editor-marks.h"

#include <glib/gi18n.h>

#define BAR_CLASS "with-bar"

/* The source of a quote is no text of the buffer. While somebody writes it an entry lies over the
 * place under the quote where it is drawn. */

static PengBlock *
get_quote (PengEditor *self,
           guint       block)
{
  PengDocument *document = peng_buffer_get_document (self->buffer);
  PengBlock *quote = block < peng_document_get_n_blocks (document)
                       ? peng_document_get_block (document, block) : NULL;

  return quote != NULL && peng_block_get_kind (quote) == PENG_BLOCK_QUOTE ? quote : NULL;
}

static gboolean
has_source (PengBlock *quote)
{
  return peng_text_get_length (peng_block_get_part (quote, PENG_PART_CITE, 0)) > 0;
}

/* The paragraphs of a quote share one source, that of the last. */
static guint
find_last (PengEditor *self,
           guint       block)
{
  while (!has_source (get_quote (self, block)) && get_quote (self, block + 1) != NULL)
    block++;

  return block;
}

static gboolean
drop_cb (gpointer user_data)
{
  PengEditor *self = user_data;

  self->cite_drop_id = 0;
  peng_editor_cite_close (self);

  return G_SOURCE_REMOVE;
}

/* GTK is still at work with it when the focus goes. */
static void
left_cb (PengEditor *self)
{
  if (self->cite_drop_id == 0)
    self->cite_drop_id = g_idle_add (drop_cb, self);
}

static void
go_on (PengEditor *self)
{
  PengPosition end = { 0, G_MAXUINT };
  GtkTextIter iter;
  PengPosition start;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, self->cite_mark);
  peng_buffer_get_position (self->buffer, &iter, &start);
  end.block = start.block;
  peng_buffer_place (self->buffer, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
key_pressed_cb (PengEditor      *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Escape || keyval == GDK_KEY_Up || keyval == GDK_KEY_Down ||
      keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab)
    go_on (self);

  return GDK_EVENT_STOP;
}

static void
preedit_changed_cb (PengEditor *self,
                    const char *preedit)
{
  peng_editor_set_entry_composing (self, *preedit != '\0');
}

static GtkWidget *
new_entry (PengEditor *self)
{
  GtkWidget *entry = peng_editor_entry_new_at_mark (self->buffer, self->cite_mark, PENG_PART_CITE);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Source of the quote"));
  peng_editor_entry_set_name (entry, _("Source of the quote"));
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (go_on), self);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (peng_editor_queue_update), self);
  g_signal_connect_swapped (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "preedit-changed",
                            G_CALLBACK (preedit_changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (entry, focus);

  return entry;
}

/* What lies over the text is the child of a widget as large as the view, which GTK makes for it
 * once and puts before all others: no press would ever come to a photograph again. */
static void
lay_behind_atoms (PengEditor *self)
{
  gtk_widget_insert_after (gtk_widget_get_parent (self->cite), GTK_WIDGET (self->view), NULL);
}

/* GTK lets nothing be taken out of those that lie over the text: the box stays and is hidden. */
static void
create_box (PengEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cite = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->cite, "peng-cite");
  gtk_box_append (GTK_BOX (self->cite), gtk_label_new ("——"));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->cite, keys);
  gtk_text_view_add_overlay (GTK_TEXT_VIEW (self->view), self->cite, 0, 0);
  lay_behind_atoms (self);
}

/* Without room of its own the place is beyond the quote, and so beyond the bar beside that. */
static void
show_bar (PengEditor *self,
          gboolean    shown)
{
  if (shown)
    gtk_widget_add_css_class (self->cite, BAR_CLASS);
  else
    gtk_widget_remove_css_class (self->cite, BAR_CLASS);
}

/* Where the source is drawn: under the last line of the quote. */
static void
place (PengEditor *self,
       gboolean    has_room)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  double em = peng_editor_view_get_em (self->view);
  int x = (has_room ? 1.0 : PENG_EDITOR_MARKS_BAR_X) * em + 0.5;
  int room = PENG_BUFFER_CITE_ROOM * em;
  GtkTextIter iter;
  int y, height;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, self->cite_mark);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  if (has_room)
    height -= room;
  show_bar (self, !has_room);

  /* Under the last line of all there is nothing but the margin. */
  if (gtk_text_view_get_bottom_margin (view) < room)
    gtk_text_view_set_bottom_margin (view, room);
  gtk_widget_set_size_request (self->cite, peng_editor_view_get_content_width (self->view) - 3 * em,
                               room);
  gtk_text_view_move_overlay (view, self->cite, gtk_text_view_get_left_margin (view) + x,
                              y + height);

  /* GTK 4.8 scrolls what lies over the text only where something else is to be placed, too. */
  gtk_widget_queue_allocate (GTK_WIDGET (view));
}

static void
open (PengEditor *self,
      guint       block)
{
  PengPosition start = { block, 0 };
  GtkTextIter iter;

  peng_editor_cite_close (self);
  peng_buffer_get_iter (self->buffer, &start, &iter);
  self->cite_mark = g_object_ref (gtk_text_buffer_create_mark (GTK_TEXT_BUFFER (self->buffer), NULL,
                                                               &iter, TRUE));
  if (self->cite == NULL)
    create_box (self);
  self->cite_entry = new_entry (self);
  gtk_box_append (GTK_BOX (self->cite), self->cite_entry);
  gtk_widget_set_visible (self->cite, TRUE);
  place (self, has_source (get_quote (self, block)));
  peng_editor_entry_focus (self->cite_entry);
}

static void
edit (PengEditor *self,
      gpointer    user_data)
{
  PengPosition cursor;

  if (self->buffer == NULL)
    return;

  peng_buffer_get_cursor (self->buffer, &cursor);
  if (get_quote (self, cursor.block) != NULL)
    open (self, find_last (self, cursor.block));
}

/**
 * peng_editor_cite_edit:
 * @self: the editor
 *
 * Lets the person write the source of the quote that the cursor is in.
 */
void
peng_editor_cite_edit (PengEditor *self)
{
  peng_editor_when_settled (self, edit, NULL, NULL);
}

/**
 * peng_editor_cite_update:
 * @self: the editor, with a document
 *
 * Has the entry of a quote's source cover the place where it is drawn, which a quote has with its
 * first letter.
 */
void
peng_editor_cite_update (PengEditor *self)
{
  PengPosition start;
  GtkTextIter iter;
  PengBlock *quote;

  if (self->cite_entry == NULL)
    return;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, self->cite_mark);
  peng_buffer_get_position (self->buffer, &iter, &start);
  quote = get_quote (self, start.block);
  if (quote != NULL)
    place (self, has_source (quote));
}

/**
 * peng_editor_cite_close:
 * @self: the editor
 *
 * Takes the entry of a quote's source away, if it is there.
 */
void
peng_editor_cite_close (PengEditor *self)
{
  g_clear_handle_id (&self->cite_drop_id, g_source_remove);
  if (self->cite_entry == NULL)
    return;

  gtk_widget_set_visible (self->cite, FALSE);
  gtk_box_remove (GTK_BOX (self->cite), g_steal_pointer (&self->cite_entry));
  if (!gtk_text_mark_get_deleted (self->cite_mark))
    gtk_text_buffer_delete_mark (gtk_text_mark_get_buffer (self->cite_mark), self->cite_mark);
  g_clear_object (&self->cite_mark);
}

static void
pressed_cb (PengEditor      *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *click)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  PengPosition position;
  GtkTextIter iter;
  int bx, by, top, height;

  if (self->buffer == NULL || peng_editor_get_composing (self))
    return;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &bx, &by);
  gtk_text_view_get_line_at_y (view, &iter, by, NULL);
  gtk_text_view_get_line_yrange (view, &iter, &top, &height);
  peng_buffer_get_position (self->buffer, &iter, &position);

  if (by < top + height - PENG_BUFFER_CITE_ROOM * peng_editor_view_get_em (self->view) ||
      by > top + height || get_quote (self, position.block) == NULL ||
      !has_source (get_quote (self, position.block)))
    return;

  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  open (self, position.block);
}

/**
 * peng_editor_cite_create:
 * @self: the editor
 *
 * Has a press on the source of a quote begin to write it.
 */
void
peng_editor_cite_create (PengEditor *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}
