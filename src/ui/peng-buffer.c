/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-buffer"

#include "ui/peng-buffer-private.h"

/* The document is the truth, the buffer its picture. Whatever GTK wishes to insert or delete (keys,
 * an input method, a drop) arrives at the overridden functions, becomes an edit and is applied to
 * the document, no more. The document then says "edited", and only that changes the picture: for
 * typing as for undo, formatting and everybody else's edits. While it does (`picturing`), the same
 * overridden functions pass through to GTK. GTK's wish is stopped there, so that whoever listens
 * to the buffer's signals hears of what has happened, once. */

enum {
  ATOM_CHANGED,
  ATOM_REMOVED,
  REFUSED,
  TYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static GQuark block_quark;

G_DEFINE_FINAL_TYPE (PengBuffer, peng_buffer, GTK_TYPE_TEXT_BUFFER)

/**
 * peng_anchor_new:
 * @block: an atom
 *
 * GtkTextChildAnchor cannot be derived from: what it reads as is given by its own constructors
 * alone.
 *
 * Returns: (transfer full): an anchor that knows its atom
 */
GtkTextChildAnchor *
peng_anchor_new (PengBlock *block)
{
  GtkTextChildAnchor *anchor = gtk_text_child_anchor_new ();

  g_object_set_qdata_full (G_OBJECT (anchor), block_quark, peng_block_ref (block),
                           (GDestroyNotify) peng_block_unref);

  return anchor;
}

/**
 * peng_buffer_set_atom:
 * @self: the buffer
 * @anchor: an anchor of it
 * @block: the atom that stands there now
 *
 * Emits #PengBuffer::atom-changed where it is another.
 */
void
peng_buffer_set_atom (PengBuffer         *self,
                      GtkTextChildAnchor *anchor,
                      PengBlock          *block)
{
  if (peng_anchor_get_block (anchor) == block)
    return;

  g_object_set_qdata_full (G_OBJECT (anchor), block_quark, peng_block_ref (block),
                           (GDestroyNotify) peng_block_unref);
  g_signal_emit (self, signals[ATOM_CHANGED], 0, anchor);
}

/**
 * peng_anchor_get_block:
 * @anchor: an anchor of a #PengBuffer
 *
 * Returns: (transfer none): the atom (picture, table, divider ...) that stands there
 */
PengBlock *
peng_anchor_get_block (GtkTextChildAnchor *anchor)
{
  g_return_val_if_fail (GTK_IS_TEXT_CHILD_ANCHOR (anchor), NULL);

  return g_object_get_qdata (G_OBJECT (anchor), block_quark);
}

/**
 * peng_buffer_apply:
 * @self: the buffer
 * @edit: (transfer full) (nullable): what is to be done
 *
 * Applies an edit. A refusal is a mistake of ours: the picture and the document differ; but for one
 * that the document has no room for.
 *
 * Returns: whether something has changed
 */
gboolean
peng_buffer_apply (PengBuffer *self,
                   PengEdit   *edit)
{
  g_autoptr(PengEdit) owned = edit;
  g_autoptr(GError) error = NULL;

  if (owned == NULL || peng_edit_is_nothing (owned))
    return FALSE;
  if (peng_document_apply (self->document, owned, &error))
    return TRUE;

  if (g_error_matches (error, PENG_DOCUMENT_ERROR, PENG_DOCUMENT_ERROR_TOO_LARGE))
    g_signal_emit (self, signals[REFUSED], 0, error);
  else
    g_critical ("edit refused: %s", error->message);

  return FALSE;
}

/**
 * peng_buffer_replace:
 * @self: the buffer
 * @start: where what goes begins
 * @end: where it ends
 * @blocks: (array length=n_blocks): what comes
 * @n_blocks: how many
 * @after: (out caller-allocates): where the cursor belongs then; may be @start or @end
 *
 * Applies what peng_buffer_make_replace() makes.
 */
void
peng_buffer_replace (PengBuffer         *self,
                     const PengPosition *start,
                     const PengPosition *end,
                     PengBlock * const  *blocks,
                     guint               n_blocks,
                     PengPosition       *after)
{
  const PengPosition stays = *end;

  if (!peng_buffer_apply (self, peng_buffer_make_replace (self, start, end, blocks, n_blocks,
                                                          after)))
    *after = stays;
}

/**
 * peng_buffer_get_length:
 * @self: the buffer
 * @block: index of a block
 *
 * Returns: how far the cursor can go in the block, in characters; 1 for an atom
 */
guint
peng_buffer_get_length (PengBuffer *self,
                        guint       block)
{
  PengBlock *b = peng_document_get_block (self->document, block);

  return peng_block_is_text (b) ? peng_text_get_length (peng_block_get_text (b)) : 1;
}

/* GTK trusts that the cursor, where it was touched, goes with the text. */
static gboolean
has_cursor_between (PengBuffer        *self,
                    const GtkTextIter *start,
                    const GtkTextIter *end)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));

  return gtk_text_iter_compare (start, &cursor) <= 0 && gtk_text_iter_compare (&cursor, end) <= 0;
}

static void
peng_buffer_insert_text (GtkTextBuffer *buffer,
                         GtkTextIter   *iter,
                         const char    *text,
                         int            length)
{
  PengBuffer *self = PENG_BUFFER (buffer);
  g_autofree char *utf8 = NULL;
  PengPosition position;
  gboolean at_cursor;

  if (self->picturing > 0)
    {
      GTK_TEXT_BUFFER_CLASS (peng_buffer_parent_class)->insert_text (buffer, iter, text, length);
      return;
    }

  g_signal_stop_emission_by_name (buffer, "insert-text");
  utf8 = length < 0 ? g_strdup (text) : g_strndup (text, length);
  peng_buffer_get_position (self, iter, &position);
  at_cursor = has_cursor_between (self, iter, iter);

  peng_buffer_type (self, &position, utf8);
  peng_buffer_get_iter (self, &position, iter);
  if (at_cursor && !has_cursor_between (self, iter, iter))
    peng_buffer_place (self, &position);
}

/* GTK would take the widgets out while its tree is open, and then ask the tree about them. */
static void
announce_atoms (PengBuffer        *self,
                const GtkTextIter *start,
                const GtkTextIter *end)
{
  GtkTextIter iter = *start;

  do
    {
      GtkTextChildAnchor *anchor = gtk_text_iter_get_child_anchor (&iter);

      if (anchor != NULL)
        g_signal_emit (self, signals[ATOM_REMOVED], 0, anchor);
    }
  while (gtk_text_iter_forward_line (&iter) && gtk_text_iter_compare (&iter, end) < 0);
}

static void
peng_buffer_delete_range (GtkTextBuffer *buffer,
                          GtkTextIter   *start,
                          GtkTextIter   *end)
{
  PengBuffer *self = PENG_BUFFER (buffer);
  PengPosition from, to;
  gboolean at_cursor;

  if (self->picturing > 0)
    {
      announce_atoms (self, start, end);
      GTK_TEXT_BUFFER_CLASS (peng_buffer_parent_class)->delete_range (buffer, start, end);
      return;
    }

  g_signal_stop_emission_by_name (buffer, "delete-range");
  peng_buffer_get_position (self, start, &from);
  peng_buffer_get_position (self, end, &to);
  at_cursor = has_cursor_between (self, start, end);

  if (from.block != to.block || from.offset != to.offset)
    {
      peng_buffer_keep_style (self, &from);
      peng_buffer_replace (self, &from, &to, NULL, 0, &from);
    }

  peng_buffer_get_iter (self, &from, start);
  *end = *start;
  if (at_cursor && !has_cursor_between (self, start, end))
    peng_buffer_place (self, &from);
}

static gboolean
owns_tag (PengBuffer *self,
          GtkTextTag *tag)
{
  for (guint i = 0; i < PENG_N_TAGS; i++)
    if (self->tags[i] == tag)
      return TRUE;

  return FALSE;
}

static void
peng_buffer_apply_tag (GtkTextBuffer     *buffer,
                       GtkTextTag        *tag,
                       const GtkTextIter *start,
                       const GtkTextIter *end)
{
  PengBuffer *self = PENG_BUFFER (buffer);

  if (self->picturing > 0 || !owns_tag (self, tag))
    GTK_TEXT_BUFFER_CLASS (peng_buffer_parent_class)->apply_tag (buffer, tag, start, end);
}

static void
peng_buffer_remove_tag (GtkTextBuffer     *buffer,
                        GtkTextTag        *tag,
                        const GtkTextIter *start,
                        const GtkTextIter *end)
{
  PengBuffer *self = PENG_BUFFER (buffer);

  if (self->picturing > 0 || !owns_tag (self, tag))
    GTK_TEXT_BUFFER_CLASS (peng_buffer_parent_class)->remove_tag (buffer, tag, start, end);
}

static void
peng_buffer_insert_child_anchor (GtkTextBuffer      *buffer,
                                 GtkTextIter        *iter,
                                 GtkTextChildAnchor *anchor)
{
  if (PENG_BUFFER (buffer)->picturing > 0)
    GTK_TEXT_BUFFER_CLASS (peng_buffer_parent_class)->insert_child_anchor (buffer, iter, anchor);
}

static void
peng_buffer_insert_paintable (GtkTextBuffer *buffer,
                              GtkTextIter   *iter,
                              GdkPaintable  *paintable)
{
}

/* The line behind the last block is none of ours. */
static void
keep_in_text (PengBuffer  *self,
              GtkTextMark *mark)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, mark);
  if (gtk_text_iter_is_end (&iter) && gtk_text_iter_backward_char (&iter))
    gtk_text_buffer_move_mark (buffer, mark, &iter);
}

static void
peng_buffer_mark_set (GtkTextBuffer     *buffer,
                      const GtkTextIter *iter,
                      GtkTextMark       *mark)
{
  PengBuffer *self = PENG_BUFFER (buffer);
  GtkTextMark *insert = gtk_text_buffer_get_insert (buffer);
  GtkTextMark *bound = gtk_text_buffer_get_selection_bound (buffer);

  GTK_TEXT_BUFFER_CLASS (peng_buffer_parent_class)->mark_set (buffer, iter, mark);

  if (mark != insert && mark != bound)
    return;

  keep_in_text (self, mark);

  if (self->picturing == 0 && self->commanding == 0)
    {
      peng_buffer_forget_typing (self);
      peng_history_barrier (self->history);
    }
}

/* Taking the selection away and what comes in its place are one step. A key alone is left to the
 * history, which merges it with the keys before. */
static void
peng_buffer_begin_user_action (GtkTextBuffer *buffer)
{
  PengBuffer *self = PENG_BUFFER (buffer);

  if (self->action_depth++ == 0 && gtk_text_buffer_get_has_selection (buffer))
    {
      self->action_grouped = TRUE;
      peng_history_begin (self->history);
    }
}

static void
peng_buffer_end_user_action (GtkTextBuffer *buffer)
{
  PengBuffer *self = PENG_BUFFER (buffer);

  if (--self->action_depth == 0 && self->action_grouped)
    {
      self->action_grouped = FALSE;
      peng_history_end (self->history);
    }

  if (self->action_depth == 0 && self->has_typed)
    g_signal_emit (self, signals[TYPED], 0);
}

static void
edited_cb (PengBuffer *self,
           PengEdit   *edit)
{
  if (peng_edit_get_kind (edit) == PENG_EDIT_BLOCKS)
    g_clear_pointer (&self->numbers, g_array_unref);

  peng_buffer_picture_edit (self, edit);
}

static void
moved_cb (PengBuffer *self,
          PengEdit   *edit)
{
  GtkTextIter iter;

  if (peng_edit_get_kind (edit) == PENG_EDIT_FIELD)
    return;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &iter, self->change_end);
  self->commanding++;
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &iter);
  self->commanding--;
  peng_buffer_forget_typing (self);
}

/* GTK 4.8 loses a reference to the buffer with each selection that is given up again, so a
 * buffer may never be finalized. Whoever drops a buffer runs its dispose; it lets go of all that
 * is large. */
static void
peng_buffer_dispose (GObject *object)
{
  PengBuffer *self = PENG_BUFFER (object);
  GtkTextIter start, end;

  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->document, self);
      g_signal_handlers_disconnect_by_data (self->history, self);

      self->picturing++;
      gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self), &start, &end);
      gtk_text_buffer_delete (GTK_TEXT_BUFFER (self), &start, &end);
    }

  g_clear_object (&self->document);
  g_clear_object (&self->history);
  g_clear_object (&self->corrector);

  G_OBJECT_CLASS (peng_buffer_parent_class)->dispose (object);
}

static void
peng_buffer_finalize (GObject *object)
{
  PengBuffer *self = PENG_BUFFER (object);

  g_clear_pointer (&self->numbers, g_array_unref);
  g_free (self->typing_link);

  G_OBJECT_CLASS (peng_buffer_parent_class)->finalize (object);
}

static void
make_signals (PengBufferClass *klass)
{
  /**
   * PengBuffer::atom-changed:
   * @self: the buffer
   * @anchor: the anchor that stays
   *
   * The atom at an anchor became another: a caption was written, a size chosen.
   */
  signals[ATOM_CHANGED] =
    g_signal_new ("atom-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_TEXT_CHILD_ANCHOR);
  /**
   * PengBuffer::atom-removed:
   * @self: the buffer
   * @anchor: the anchor that goes
   *
   * An atom is about to go: whoever shows it has to take its widget away now.
   */
  signals[ATOM_REMOVED] =
    g_signal_new ("atom-removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_TEXT_CHILD_ANCHOR);
  /**
   * PengBuffer::refused:
   * @self: the buffer
   * @error: why: %PENG_DOCUMENT_ERROR_TOO_LARGE
   *
   * What was to be put into the article has no room there; nothing has changed.
   */
  signals[REFUSED] =
    g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  /**
   * PengBuffer::typed:
   * @self: the buffer
   *
   * A key has put something into the text: peng_buffer_correct_typed() may put it right, as soon as
   * no pre-edit is open.
   */
  signals[TYPED] =
    g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
peng_buffer_class_init (PengBufferClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  object_class->dispose = peng_buffer_dispose;
  object_class->finalize = peng_buffer_finalize;

  buffer_class->insert_text = peng_buffer_insert_text;
  buffer_class->delete_range = peng_buffer_delete_range;
  buffer_class->apply_tag = peng_buffer_apply_tag;
  buffer_class->remove_tag = peng_buffer_remove_tag;
  buffer_class->insert_child_anchor = peng_buffer_insert_child_anchor;
  buffer_class->insert_paintable = peng_buffer_insert_paintable;
  buffer_class->mark_set = peng_buffer_mark_set;
  buffer_class->begin_user_action = peng_buffer_begin_user_action;
  buffer_class->end_user_action = peng_buffer_end_user_action;

  block_quark = g_quark_from_static_string ("peng-block");

  make_signals (klass);
}

static void
peng_buffer_init (PengBuffer *self)
{
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self), FALSE);
}

/**
 * peng_buffer_new:
 * @document: the document to show; kept
 * @history: its history; kept
 *
 * Returns: (transfer full): a buffer that shows the document, with the cursor at its start
 */
PengBuffer *
peng_buffer_new (PengDocument *document,
                 PengHistory  *history)
{
  PengBuffer *self;
  PengPosition start = { 0, 0 };

  g_return_val_if_fail (PENG_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (PENG_IS_HISTORY (history), NULL);

  self = g_object_new (PENG_TYPE_BUFFER, NULL);
  self->document = g_object_ref (document);
  self->history = g_object_ref (history);
  self->corrector = peng_corrector_new (document, history);

  self->commanding++;
  peng_buffer_create_tags (self);
  peng_buffer_picture_all (self);
  peng_buffer_place (self, &start);
  self->commanding--;

  g_signal_connect_swapped (document, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (history, "moved", G_CALLBACK (moved_cb), self);

  return self;
}

/**
 * peng_buffer_get_document:
 * @self: a buffer
 *
 * Returns: (transfer none): what it shows
 */
PengDocument *
peng_buffer_get_document (PengBuffer *self)
{
  g_return_val_if_fail (PENG_IS_BUFFER (self), NULL);

  return self->document;
}

/**
 * peng_buffer_get_history:
 * @self: a buffer
 *
 * Returns: (transfer none): what undoes its edits
 */
PengHistory *
peng_buffer_get_history (PengBuffer *self)
{
  g_return_val_if_fail (PENG_IS_BUFFER (self), NULL);

  return self->history;
}

/**
 * peng_buffer_set_soft_return:
 * @self: the buffer
 * @soft: whether the next newline breaks the line inside its paragraph
 *
 * GTK inserts the same newline for Enter and for Shift+Enter; the view tells which it is.
 */
void
peng_buffer_set_soft_return (PengBuffer *self,
                             gboolean    soft)
{
  g_return_if_fail (PENG_IS_BUFFER (self));

  self->soft_return = soft;
}
