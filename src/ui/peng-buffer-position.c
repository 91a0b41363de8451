/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-buffer"

#include "ui/peng-buffer-private.h"

/**
 * peng_buffer_get_iter:
 * @self: the buffer
 * @position: a place; what lies behind the end is the end
 * @iter: (out): the same for GTK
 */
void
peng_buffer_get_iter (PengBuffer         *self,
                      const PengPosition *position,
                      GtkTextIter        *iter)
{
  guint block;

  g_return_if_fail (PENG_IS_BUFFER (self));
  g_return_if_fail (position != NULL && iter != NULL);

  block = MIN (position->block, peng_document_get_n_blocks (self->document) - 1);
  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (self), iter, block,
                                           MIN (position->offset,
                                                peng_buffer_get_length (self, block)));
}

/**
 * peng_buffer_get_position:
 * @self: the buffer
 * @iter: a place for GTK
 * @position: (out): the same in the document
 */
void
peng_buffer_get_position (PengBuffer        *self,
                          const GtkTextIter *iter,
                          PengPosition      *position)
{
  guint n_blocks;

  g_return_if_fail (PENG_IS_BUFFER (self));
  g_return_if_fail (iter != NULL && position != NULL);

  n_blocks = peng_document_get_n_blocks (self->document);
  position->block = gtk_text_iter_get_line (iter);
  position->offset = gtk_text_iter_get_line_offset (iter);

  if (position->block >= n_blocks)
    {
      position->block = n_blocks - 1;
      position->offset = peng_buffer_get_length (self, position->block);
    }
}

/**
 * peng_buffer_get_cursor:
 * @self: the buffer
 * @position: (out): where the cursor is
 */
void
peng_buffer_get_cursor (PengBuffer   *self,
                        PengPosition *position)
{
  GtkTextIter iter;

  g_return_if_fail (PENG_IS_BUFFER (self));

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), &iter,
                                    gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self)));
  peng_buffer_get_position (self, &iter, position);
}

/**
 * peng_buffer_get_selection:
 * @self: the buffer
 * @start: (out): where the selection begins, or the cursor
 * @end: (out): where it ends, or the cursor
 *
 * Returns: whether anything is selected
 */
gboolean
peng_buffer_get_selection (PengBuffer   *self,
                           PengPosition *start,
                           PengPosition *end)
{
  GtkTextIter from, to;
  gboolean selected;

  g_return_val_if_fail (PENG_IS_BUFFER (self), FALSE);

  selected = gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), &from, &to);
  peng_buffer_get_position (self, &from, start);
  peng_buffer_get_position (self, &to, end);

  return selected;
}

/**
 * peng_buffer_select:
 * @self: the buffer
 * @bound: the end of the selection that stays
 * @cursor: the end that moves
 */
void
peng_buffer_select (PengBuffer         *self,
                    const PengPosition *bound,
                    const PengPosition *cursor)
{
  GtkTextIter from, to;

  g_return_if_fail (PENG_IS_BUFFER (self));

  peng_buffer_get_iter (self, bound, &from);
  peng_buffer_get_iter (self, cursor, &to);
  self->commanding++;
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (self), &to, &from);
  self->commanding--;
}

/**
 * peng_buffer_place:
 * @self: the buffer
 * @cursor: where the cursor goes; nothing is selected then
 */
void
peng_buffer_place (PengBuffer         *self,
                   const PengPosition *cursor)
{
  peng_buffer_select (self, cursor, cursor);
}

/**
 * peng_buffer_get_anchor:
 * @self: the buffer
 * @block: index of a block
 *
 * Returns: (transfer none) (nullable): where the atom stands, %NULL for a text block
 */
GtkTextChildAnchor *
peng_buffer_get_anchor (PengBuffer *self,
                        guint       block)
{
  GtkTextIter iter;

  g_return_val_if_fail (PENG_IS_BUFFER (self), NULL);

  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &iter, block);

  return gtk_text_iter_get_child_anchor (&iter);
}

/**
 * peng_buffer_find_anchor:
 * @self: the buffer
 * @anchor: an anchor
 * @block: (out): index of its block now
 *
 * Returns: whether it still stands in the buffer
 */
gboolean
peng_buffer_find_anchor (PengBuffer         *self,
                         GtkTextChildAnchor *anchor,
                         guint              *block)
{
  GtkTextIter iter;

  g_return_val_if_fail (PENG_IS_BUFFER (self), FALSE);
  g_return_val_if_fail (GTK_IS_TEXT_CHILD_ANCHOR (anchor), FALSE);

  if (gtk_text_child_anchor_get_deleted (anchor))
    return FALSE;

  gtk_text_buffer_get_iter_at_child_anchor (GTK_TEXT_BUFFER (self), &iter,
                                            anchor);
  *block = gtk_text_iter_get_line (&iter);

  return TRUE;
}

static const PengTextFormat *
get_list_format (PengBuffer *self,
                 guint       block)
{
  PengBlock *b = peng_document_get_block (self->document, block);
  const PengTextFormat *format;

  if (!peng_block_is_text (b))
    return NULL;

  format = peng_block_get_format (b);

  return format->kind == PENG_BLOCK_LIST_ITEM ? format : NULL;
}

/* Numbers a whole list, as a browser does for the canonical HTML: an item of another sort or of a
 * higher level ends the run of its level. */
static void
number_list (PengBuffer *self,
             guint       block)
{
  guint n_blocks = peng_document_get_n_blocks (self->document);
  guint counters[PENG_LIST_LEVELS + 1] = { 0 };
  const PengTextFormat *format;
  guint start = block;

  while (start > 0 && get_list_format (self, start - 1) != NULL)
    start--;

  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->numbers_start = start;

  for (guint i = start; i < n_blocks && (format = get_list_format (self, i)) != NULL; i++)
    {
      guint *counter = &counters[format->level];

      *counter = !format->ordered ? 0 : format->start > 0 ? format->start : *counter + 1;
      for (guint level = format->level + 1; level <= PENG_LIST_LEVELS; level++)
        counters[level] = 0;
      g_array_append_val (self->numbers, *counter);
    }
}

/**
 * peng_buffer_get_number:
 * @self: the buffer
 * @block: index of a list item
 *
 * The number of an item is made of those before it in its list. Lists are numbered when someone
 * looks, and remembered until blocks change.
 *
 * Returns: its number, 0 for an item without one
 */
guint
peng_buffer_get_number (PengBuffer *self,
                        guint       block)
{
  g_return_val_if_fail (PENG_IS_BUFFER (self), 0);
  g_return_val_if_fail (get_list_format (self, block) != NULL, 0);

  if (self->numbers == NULL || block < self->numbers_start ||
      block >= self->numbers_start + self->numbers->len)
    {
      g_clear_pointer (&self->numbers, g_array_unref);
      number_list (self, block);
    }

  return g_array_index (self->numbers, guint, block - self->numbers_start);
}
