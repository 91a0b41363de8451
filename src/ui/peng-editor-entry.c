/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-entry.h"

#include "ui/peng-entry-style.h"

#include <adwaita.h>

/* The text of an entry tells that it has changed; the least edit that explains the change goes to the
 * document. Its own undo is off, with the actions that would swallow Ctrl+Z: the document's
 * history knows. GtkText cannot be derived from, so what it belongs to hangs on it. It does the work;
 * the entry around it is there for screen readers, which before GTK 4.14 read no GtkText alone. */
typedef struct
{
  PengBuffer         *buffer;
  GtkTextChildAnchor *anchor;     /* of an atom; else the text is that of the line of a mark */
  GtkTextMark        *mark;
  PengPart            part;
  guint               index;
  gboolean            refreshing;
  gboolean            untouched;  /* nobody has been in it yet */
  PangoAttrList      *found;      /* what marks matches in it */

  gboolean            has_typing; /* what is typed next looks so, not as its neighbour */
  PengStyle           typing;

  gboolean            composing;
  gboolean            pasting;
  guint               n_typed;    /* what is to be looked at when the key is done */
  guint               typed_end;
  guint               correct_id;
} Entry;

static void
entry_free (Entry *self)
{
  g_clear_handle_id (&self->correct_id, g_source_remove);
  g_object_unref (self->buffer);
  g_clear_object (&self->anchor);
  g_clear_object (&self->mark);
  g_clear_pointer (&self->found, pango_attr_list_unref);
  g_free (self);
}

/* Both are handed in: the entry by who made it, its text by who asks what has the focus. */
static GtkText *
get_inner (GtkWidget *widget)
{
  return GTK_IS_ENTRY (widget) ? GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (widget)))
         : GTK_IS_TEXT (widget) ? GTK_TEXT (widget) : NULL;
}

static Entry *
get_entry (GtkWidget *widget)
{
  GtkText *inner = get_inner (widget);

  return inner != NULL ? g_object_get_data (G_OBJECT (inner), "peng-entry") : NULL;
}

static gboolean
find_block (Entry *self,
            guint *block)
{
  PengPosition position;
  GtkTextIter iter;

  if (peng_buffer_get_document (self->buffer) == NULL)
    return FALSE;
  if (self->anchor != NULL)
    return peng_buffer_find_anchor (self->buffer, self->anchor, block);
  if (gtk_text_mark_get_deleted (self->mark))
    return FALSE;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, self->mark);
  peng_buffer_get_position (self->buffer, &iter, &position);
  *block = position.block;

  return TRUE;
}

static PengText *
get_text (Entry     *self,
          PengPlace *place)
{
  if (!find_block (self, &place->block))
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

static void
add_found (Entry         *self,
           PangoAttrList *look)
{
  GSList *found = self->found != NULL ? pango_attr_list_get_attributes (self->found) : NULL;

  for (GSList *l = found; l != NULL; l = l->next)
    pango_attr_list_change (look, l->data);
  g_slist_free (found);
}

/* GtkText knows nothing of looks. It is told anew when a caption has changed, and lays itself out
 * anew then. */
static void
show_look (GtkWidget *widget)
{
  Entry *self = get_entry (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  g_autoptr(PangoAttrList) look = NULL;
  PengPlace place;
  PengText *text = get_text (self, &place);

  if (text == NULL)
    return;

  look = peng_part_is_plain (self->part) ? pango_attr_list_new ()
                                         : peng_entry_style_new_attributes (text, dark);
  add_found (self, look);
  if (!pango_attr_list_equal (gtk_text_get_attributes (get_inner (widget)), look))
    gtk_text_set_attributes (get_inner (widget), look);
}

static PengText *
new_typed (Entry      *self,
           PengText   *old_text,
           glong       offset,
           const char *utf8,
           glong       length)
{
  g_autofree char *typed = g_utf8_substring (utf8, offset, offset + length);
  PengStyle style = { 0 };

  if (self->has_typing)
    style = self->typing;
  else if (offset > 0)
    style = *peng_text_get_style (old_text, offset - 1);
  style.link = NULL;
  self->has_typing = FALSE;

  return peng_text_new_styled (typed, &style);
}

static gboolean
correct_cb (gpointer user_data)
{
  GtkEditable *editable = user_data;
  Entry *self = get_entry (GTK_WIDGET (editable));
  guint n_typed = self->n_typed;
  PengPlace place;

  self->correct_id = 0;
  self->n_typed = 0;
  if (n_typed > 0 && get_text (self, &place) != NULL && self->part != PENG_PART_NAME &&
      !gtk_editable_get_selection_bounds (editable, NULL, NULL) &&
      (guint) gtk_editable_get_position (editable) == self->typed_end)
    peng_corrector_text_typed (peng_buffer_get_corrector (self->buffer), &place, self->typed_end,
                               n_typed, FALSE);

  return G_SOURCE_REMOVE;
}

/* GtkText is in the middle of its own change now. The next key waits until this is done. */
static void
queue_correct (GtkEditable *editable,
               Entry       *self)
{
  if (!self->composing && self->n_typed > 0 && self->correct_id == 0)
    self->correct_id = g_idle_add_full (G_PRIORITY_HIGH, correct_cb, editable, NULL);
}

static void
note_typed (GtkEditable *editable,
            Entry       *self,
            guint        end,
            guint        n_typed)
{
  self->n_typed = self->pasting ? 0 : n_typed;
  self->typed_end = end;
  self->pasting = FALSE;
  queue_correct (editable, self);
}

static void
preedit_changed_cb (GtkEditable *editable,
                    const char  *preedit,
                    Entry       *self)
{
  self->composing = *preedit != '\0';
  queue_correct (editable, self);
}

/* GTK 4.18 moves the cursor behind a letter before it tells that there is one. */
static gboolean
is_typing (GtkEditable *editable,
           Entry       *self)
{
  PengPlace place;
  PengText *text = get_text (self, &place);

  return text != NULL && !g_str_equal (peng_text_get_string (text), gtk_editable_get_text (editable));
}

static void
cursor_moved_cb (GtkEditable *editable,
                 GParamSpec  *pspec,
                 Entry       *self)
{
  self->untouched = FALSE;
  if (!is_typing (editable, self))
    self->has_typing = FALSE;
}

static void
paste_cb (GtkEditable *editable,
          Entry       *self)
{
  self->pasting = TRUE;
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
  inserted = new_typed (self, old_text, head, utf8, length - head - tail);
  edit = peng_document_make_text (peng_buffer_get_document (self->buffer), &place, head,
                                  old_length - head - tail, inserted);
  if (!peng_edit_is_nothing (edit))
    peng_document_apply (peng_buffer_get_document (self->buffer), edit, NULL);
  show_look (GTK_WIDGET (editable));
  note_typed (editable, self, length - tail, length - head - tail);
}

static GtkWidget *
new_entry (Entry *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *inner = GTK_WIDGET (get_inner (entry));

  gtk_widget_add_css_class (entry, "peng-entry");
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_widget_action_set_enabled (inner, "text.undo", FALSE);
  gtk_widget_action_set_enabled (inner, "text.redo", FALSE);
  g_object_set_data_full (G_OBJECT (inner), "peng-entry", self, (GDestroyNotify) entry_free);
  peng_editor_entry_refresh (inner);
  /* Where the cursor is GtkText shows a text that is too long. */
  gtk_editable_set_position (GTK_EDITABLE (inner), 0);
  self->untouched = TRUE;
  g_signal_connect (inner, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (inner, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
  g_signal_connect (inner, "paste-clipboard", G_CALLBACK (paste_cb), self);
  g_signal_connect (inner, "notify::cursor-position", G_CALLBACK (cursor_moved_cb), self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (show_look), inner, G_CONNECT_SWAPPED);

  return entry;
}

/**
 * peng_editor_entry_new:
 * @buffer: where the atom stands
 * @anchor: its anchor
 * @part: which text of it
 * @index: which one, for the parts that a block has several of
 *
 * Returns: (transfer floating): a #GtkEntry that edits the text in the document
 */
GtkWidget *
peng_editor_entry_new (PengBuffer         *buffer,
                       GtkTextChildAnchor *anchor,
                       PengPart            part,
                       guint               index)
{
  Entry *self;

  g_return_val_if_fail (PENG_IS_BUFFER (buffer), NULL);
  g_return_val_if_fail (GTK_IS_TEXT_CHILD_ANCHOR (anchor), NULL);

  self = g_new0 (Entry, 1);
  self->buffer = g_object_ref (buffer);
  self->anchor = g_object_ref (anchor);
  self->part = part;
  self->index = index;

  return new_entry (self);
}

/**
 * peng_editor_entry_new_at_mark:
 * @buffer: where the text stands
 * @mark: a mark in its line
 * @part: which text of the block beside its own
 *
 * Returns: (transfer floating): an entry as peng_editor_entry_new() gives, for a text block
 */
GtkWidget *
peng_editor_entry_new_at_mark (PengBuffer  *buffer,
                               GtkTextMark *mark,
                               PengPart     part)
{
  Entry *self;

  g_return_val_if_fail (PENG_IS_BUFFER (buffer), NULL);
  g_return_val_if_fail (GTK_IS_TEXT_MARK (mark), NULL);

  self = g_new0 (Entry, 1);
  self->buffer = g_object_ref (buffer);
  self->mark = g_object_ref (mark);
  self->part = part;

  return new_entry (self);
}

/**
 * peng_editor_entry_is:
 * @widget: any widget
 * @part: (out): which text of its atom it edits
 * @index: (out): which one
 *
 * Returns: whether it is the #GtkText of what peng_editor_entry_new() has made
 */
gboolean
peng_editor_entry_is (GtkWidget *widget,
                      PengPart  *part,
                      guint     *index)
{
  Entry *self = GTK_IS_TEXT (widget) ? get_entry (widget) : NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  if (self == NULL)
    return FALSE;

  *part = self->part;
  *index = self->index;

  return TRUE;
}

/**
 * peng_editor_entry_set_name:
 * @entry: what peng_editor_entry_new() gave
 * @name: what it is called
 *
 * Has it bear a name, which who points at it sees and screen readers tell.
 */
void
peng_editor_entry_set_name (GtkWidget  *entry,
                            const char *name)
{
  g_return_if_fail (GTK_IS_ENTRY (entry));

  gtk_widget_set_tooltip_text (entry, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_inner (entry)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * peng_editor_entry_focus:
 * @entry: what peng_editor_entry_new() gave
 *
 * Comes to it, and leaves the cursor in it where it is; the first time it is behind the text.
 *
 * Returns: whether it has the focus now
 */
gboolean
peng_editor_entry_focus (GtkWidget *entry)
{
  Entry *self = get_entry (entry);

  if (self->untouched)
    gtk_editable_set_position (GTK_EDITABLE (entry), -1);
  self->untouched = FALSE;

  return gtk_text_grab_focus_without_selecting (get_inner (entry));
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

  if (text != NULL)
    show_look (entry);
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

/**
 * peng_editor_entry_set_found:
 * @entry: what peng_editor_entry_new() gave
 * @found: marks what was found in it, over the look that it has
 */
void
peng_editor_entry_set_found (GtkWidget     *entry,
                             PangoAttrList *found)
{
  Entry *self = get_entry (entry);

  if (pango_attr_list_equal (self->found, found))
    return;

  g_clear_pointer (&self->found, pango_attr_list_unref);
  self->found = pango_attr_list_ref (found);
  show_look (entry);
}

static gboolean
get_range (GtkWidget *entry,
           guint     *start,
           guint     *end)
{
  int from, to;

  if (!gtk_editable_get_selection_bounds (GTK_EDITABLE (entry), &from, &to))
    from = to = gtk_editable_get_position (GTK_EDITABLE (entry));

  *start = from;
  *end = to;

  return to > from;
}

/**
 * peng_editor_entry_takes_style:
 * @widget: (nullable): any widget
 *
 * Returns: whether it is an entry of a figure, and its text can be bold or red
 */
gboolean
peng_editor_entry_takes_style (GtkWidget *widget)
{
  Entry *self = widget != NULL ? get_entry (widget) : NULL;

  return self != NULL && !peng_part_is_plain (self->part);
}

/**
 * peng_editor_entry_get_style:
 * @entry: what peng_editor_entry_new() gave
 * @style: (out): what all of the selection has, or what is typed next would have
 */
void
peng_editor_entry_get_style (GtkWidget *entry,
                             PengStyle *style)
{
  Entry *self = get_entry (entry);
  PengPlace place;
  PengText *text = get_text (self, &place);
  guint start, end;
  gboolean selected = get_range (entry, &start, &end);

  *style = (PengStyle) { 0 };
  if (self->has_typing && !selected)
    *style = self->typing;
  else if (text != NULL && end <= peng_text_get_length (text) && end > 0)
    {
      *style = *peng_text_get_style (text, selected ? start : start - 1);
      for (guint i = start; i < end; i++)
        {
          const PengStyle *other = peng_text_get_style (text, i);

          style->flags &= other->flags;
          if (other->color != style->color)
            style->color = PENG_COLOR_NONE;
        }
    }
  style->link = NULL;
}

/**
 * peng_editor_entry_restyle:
 * @entry: what peng_editor_entry_new() gave
 * @change: what becomes of the selection, or of what is typed next
 */
void
peng_editor_entry_restyle (GtkWidget             *entry,
                           const PengStyleChange *change)
{
  Entry *self = get_entry (entry);
  g_autoptr(PengEdit) edit = NULL;
  PengPlace place;
  PengText *text = get_text (self, &place);
  guint start, end;

  if (text == NULL || !get_range (entry, &start, &end) || end > peng_text_get_length (text))
    {
      peng_editor_entry_get_style (entry, &self->typing);
      self->typing.flags = (self->typing.flags | change->set) & ~change->clear;
      if (change->has_color)
        self->typing.color = change->color;
      self->has_typing = TRUE;
      return;
    }

  peng_history_barrier (peng_buffer_get_history (self->buffer));
  edit = peng_document_make_restyle (peng_buffer_get_document (self->buffer), &place, start,
                                     end - start, change);
  if (!peng_edit_is_nothing (edit))
    peng_document_apply (peng_buffer_get_document (self->buffer), edit, NULL);
  peng_history_barrier (peng_buffer_get_history (self->buffer));
}

/**
 * peng_editor_entry_set_index:
 * @entry: what peng_editor_entry_new() gave
 * @index: which of the texts of its kind
 *
 * Edits another text of the same block from now on.
 */
void
peng_editor_entry_set_index (GtkWidget *entry,
                             guint      index)
{
  get_entry (entry)->index = index;
  peng_editor_entry_refresh (entry);
}
