/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-entry.h"

/* GtkText tells that it has changed; the least edit that explains the change goes to the
 * document. Its own undo is off, with the actions that would swallow Ctrl+Z: the document's
 * history knows. GtkText cannot be derived from, so what it belongs to hangs on it. */
typedef struct
{
  PengBuffer         *buffer;
  GtkTextChildAnchor *anchor;
  PengPart            part;
  guint               index;
  gboolean            refreshing;
} Entry;

static void
entry_free (Entry *self)
{
  g_object_unref (self->buffer);
  g_object_unref (self->anchor);
  g_free (self);
}

static Entry *
get_entry (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "peng-entry");
}

static PengText *
get_text (Entry     *self,
          PengPlace *place)
{
  if (peng_buffer_get_document (self->buffer) == NULL ||
      !peng_buffer_find_anchor (self->buffer, self->anchor, &place->block))
    return NULL;

  place->part = self->part;
  place->index = self->index;

  return peng_document_get_text (peng_buffer_get_document (self->buffer), place);
}

/* How many characters two texts have in common in front and, apart from those, behind. */
static void
count_common (const char *a,
              const char *b,
              glong       a_length,
              glong       b_length,
              glong      *head,
              glong      *tail)
{
  const char *a_end = g_utf8_offset_to_pointer (a, a_length);
  const char *b_end = g_utf8_offset_to_pointer (b, b_length);
  glong n = MIN (a_length, b_length);

  for (*head = 0; *head < n && g_utf8_get_char (a) == g_utf8_get_char (b); (*head)++)
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }

  for (*tail = 0; *tail < n - *head; (*tail)++)
    {
      a_end = g_utf8_prev_char (a_end);
      b_end = g_utf8_prev_char (b_end);
      if (g_utf8_get_char (a_end) != g_utf8_get_char (b_end))
        break;
    }
}

static PengText *
new_typed (PengText   *old_text,
           glong       offset,
           const char *utf8,
           glong       length)
{
  g_autofree char *typed = g_utf8_substring (utf8, offset, offset + length);
  PengStyle style = { 0 };

  if (offset > 0)
    style = *peng_text_get_style (old_text, offset - 1);
  style.link = NULL;

  return peng_text_new_styled (typed, &style);
}

static void
changed_cb (GtkEditable *editable,
            Entry       *self)
{
  PengPlace place;
  PengText *old_text = get_text (self, &place);
  g_autoptr(PengText) inserted = NULL;
  g_autoptr(PengEdit) edit = NULL;
  const char *utf8 = gtk_editable_get_text (editable);
  glong length = g_utf8_strlen (utf8, -1);
  glong head, tail, old_length;

  if (self->refreshing || old_text == NULL)
    return;

  old_length = peng_text_get_length (old_text);
  count_common (peng_text_get_string (old_text), utf8, old_length, length, &head, &tail);
  inserted = new_typed (old_text, head, utf8, length - head - tail);
  edit = peng_document_make_text (peng_buffer_get_document (self->buffer), &place, head,
                                  old_length - head - tail, inserted);
  if (!peng_edit_is_nothing (edit))
    peng_document_apply (peng_buffer_get_document (self->buffer), edit, NULL);
}

/**
 * peng_editor_entry_new:
 * @buffer: where the atom stands
 * @anchor: its anchor
 * @part: which text of it
 * @index: which one, for the parts that a block has several of
 *
 * Returns: (transfer floating): an entry that edits the text in the document
 */
GtkWidget *
peng_editor_entry_new (PengBuffer         *buffer,
                       GtkTextChildAnchor *anchor,
                       PengPart            part,
                       guint               index)
{
  GtkWidget *widget;
  Entry *self;

  g_return_val_if_fail (PENG_IS_BUFFER (buffer), NULL);
  g_return_val_if_fail (GTK_IS_TEXT_CHILD_ANCHOR (anchor), NULL);

  self = g_new0 (Entry, 1);
  self->buffer = g_object_ref (buffer);
  self->anchor = g_object_ref (anchor);
  self->part = part;
  self->index = index;

  /* A GtkText alone is taken for the inside of an entry, and screen readers would never see it. */
  widget = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_editable_set_enable_undo (GTK_EDITABLE (widget), FALSE);
  gtk_widget_action_set_enabled (widget, "text.undo", FALSE);
  gtk_widget_action_set_enabled (widget, "text.redo", FALSE);
  g_object_set_data_full (G_OBJECT (widget), "peng-entry", self, (GDestroyNotify) entry_free);
  peng_editor_entry_refresh (widget);
  g_signal_connect (widget, "changed", G_CALLBACK (changed_cb), self);

  return widget;
}

/**
 * peng_editor_entry_refresh:
 * @entry: what peng_editor_entry_new() gave
 *
 * Shows what the document says now; the cursor goes behind what has changed.
 */
void
peng_editor_entry_refresh (GtkWidget *entry)
{
  Entry *self = get_entry (entry);
  GtkEditable *editable = GTK_EDITABLE (entry);
  PengPlace place;
  PengText *text = get_text (self, &place);
  const char *shown = gtk_editable_get_text (editable);
  glong shown_length, head, tail;
  g_autofree char *inserted = NULL;
  int position;

  if (text == NULL || g_str_equal (shown, peng_text_get_string (text)))
    return;

  shown_length = g_utf8_strlen (shown, -1);
  count_common (shown, peng_text_get_string (text), shown_length, peng_text_get_length (text),
                &head, &tail);
  inserted = peng_text_dup_range (text, head, peng_text_get_length (text) - head - tail);
  position = head;

  self->refreshing = TRUE;
  gtk_editable_delete_text (editable, head, shown_length - tail);
  gtk_editable_insert_text (editable, inserted, -1, &position);
  gtk_editable_set_position (editable, position);
  self->refreshing = FALSE;
}
