/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-buffer"

#include "ui/peng-buffer-private.h"

#include <string.h>

static PengBlock *
cut_block (PengBlock *block,
           guint      from,
           guint      to)
{
  g_autoptr(PengText) text = NULL;

  if (!peng_block_is_text (block))
    return from < to ? peng_block_ref (block) : NULL;

  text = peng_text_slice (peng_block_get_text (block), from, to - from);

  return peng_block_with_part (block, PENG_PART_TEXT, 0, text);
}

/**
 * peng_buffer_dup_selection:
 * @self: the buffer
 *
 * Returns: (transfer full) (element-type PengBlock): the selection as blocks of their kinds, the
 *   first and the last cut where it begins and ends; none where nothing is selected
 */
GPtrArray *
peng_buffer_dup_selection (PengBuffer *self)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  PengPosition start, end;

  g_return_val_if_fail (PENG_IS_BUFFER (self), blocks);

  if (!peng_buffer_get_selection (self, &start, &end))
    return blocks;

  for (guint i = start.block; i <= end.block; i++)
    {
      guint from = i == start.block ? start.offset : 0;
      guint to = i == end.block ? end.offset : peng_buffer_get_length (self, i);
      PengBlock *block = cut_block (peng_document_get_block (self->document, i), from, to);

      if (block != NULL)
        g_ptr_array_add (blocks, block);
    }

  return blocks;
}

/**
 * peng_buffer_delete_selection:
 * @self: the buffer
 *
 * Deletes what is selected. One atom alone goes with its line.
 */
void
peng_buffer_delete_selection (PengBuffer *self)
{
  PengPosition start, end, after;

  g_return_if_fail (PENG_IS_BUFFER (self));

  if (!peng_buffer_get_selection (self, &start, &end))
    return;

  if (start.block == end.block && peng_buffer_get_anchor (self, start.block) != NULL)
    {
      peng_buffer_remove_block (self, start.block);
      return;
    }

  peng_buffer_replace (self, &start, &end, NULL, 0, &after);
  peng_buffer_place (self, &after);
}

/**
 * peng_buffer_insert_blocks:
 * @self: the buffer
 * @blocks: (array length=n_blocks): the blocks
 * @n_blocks: how many
 *
 * Puts blocks in place of the selection, as one step, and the cursor behind them.
 */
void
peng_buffer_insert_blocks (PengBuffer        *self,
                           PengBlock * const *blocks,
                           guint              n_blocks)
{
  PengPosition start, end, after;

  g_return_if_fail (PENG_IS_BUFFER (self));

  if (n_blocks == 0)
    return;

  peng_history_barrier (self->history);
  peng_buffer_get_selection (self, &start, &end);
  peng_buffer_replace (self, &start, &end, blocks, n_blocks, &after);
  peng_buffer_place (self, &after);
  peng_buffer_forget_typing (self);
  peng_history_barrier (self->history);
}

/**
 * peng_buffer_new_plain_blocks:
 * @utf8: a plain text
 *
 * Returns: (transfer full) (element-type PengBlock): a paragraph for each line
 */
GPtrArray *
peng_buffer_new_plain_blocks (const char *utf8)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  const char *line = utf8;

  while (line != NULL)
    {
      gsize length = strcspn (line, "\r\n");
      g_autofree char *text = g_strndup (line, length);

      g_ptr_array_add (blocks, peng_block_new_paragraph (text));

      if (line[length] == '\0')
        line = NULL;
      else if (g_str_has_prefix (line + length, "\r\n"))
        line += length + 2;
      else
        line += length + 1;
    }

  return blocks;
}

/* Text without formatting takes the look of where it is put. */
static void
adopt_style (GPtrArray       *blocks,
             const PengStyle *style)
{
  const PengStyleChange change = { .set = style->flags, .has_color = TRUE, .color = style->color,
                                   .has_link = TRUE, .link = style->link };

  for (guint i = 0; i < blocks->len; i++)
    {
      g_autoptr(PengBlock) block = g_ptr_array_index (blocks, i);
      PengText *text = peng_block_get_text (block);
      g_autoptr(PengText) styled = peng_text_restyle (text, 0, peng_text_get_length (text),
                                                      &change);

      g_ptr_array_index (blocks, i) = peng_block_with_part (block, PENG_PART_TEXT, 0, styled);
    }
}

/**
 * peng_buffer_insert_plain:
 * @self: the buffer
 * @utf8: text from anywhere; each line is a paragraph
 *
 * Puts text without formatting in place of the selection, as one step.
 */
void
peng_buffer_insert_plain (PengBuffer *self,
                          const char *utf8)
{
  g_autoptr(GPtrArray) blocks = NULL;
  PengStyle style;

  g_return_if_fail (PENG_IS_BUFFER (self));
  g_return_if_fail (utf8 != NULL);

  blocks = peng_buffer_new_plain_blocks (utf8);
  peng_buffer_get_style (self, &style);
  adopt_style (blocks, &style);
  peng_buffer_insert_blocks (self, (PengBlock * const *) blocks->pdata, blocks->len);
}

/* Pictures stand between blocks: who asks for one while the cursor is in a sentence does not want
 * the sentence cut. */
static PengPosition
find_place_between (PengBuffer         *self,
                    const PengPosition *position)
{
  PengPosition place = *position;
  PengBlock *block = peng_document_get_block (self->document, place.block);

  if (peng_block_is_text (block) && place.offset > 0)
    place.offset = peng_text_get_length (peng_block_get_text (block));

  return place;
}

/**
 * peng_buffer_insert_atoms:
 * @self: the buffer
 * @position: where: behind a text in which it is, unless it is at its start
 * @atoms: (array length=n_atoms): pictures and the like
 * @n_atoms: how many
 *
 * Puts atoms between the text, as one step, and the cursor behind them. An empty paragraph there
 * gives its place to them.
 */
void
peng_buffer_insert_atoms (PengBuffer         *self,
                          const PengPosition *position,
                          PengBlock * const  *atoms,
                          guint               n_atoms)
{
  PengPosition place, after;

  g_return_if_fail (PENG_IS_BUFFER (self));

  if (n_atoms == 0)
    return;

  place = find_place_between (self, position);
  peng_history_barrier (self->history);
  peng_buffer_replace (self, &place, &place, atoms, n_atoms, &after);
  peng_buffer_place (self, &after);
  peng_history_barrier (self->history);
}

static gboolean
is_before (const PengPosition *a,
           const PengPosition *b)
{
  return a->block < b->block || (a->block == b->block && a->offset < b->offset);
}

/**
 * peng_buffer_move_selection:
 * @self: the buffer
 * @position: where to
 *
 * Moves what is selected to another place, as one step, and selects it there no more.
 *
 * Returns: whether it could: not into itself
 */
gboolean
peng_buffer_move_selection (PengBuffer         *self,
                            const PengPosition *position)
{
  g_autoptr(GPtrArray) blocks = NULL;
  PengPosition start, end, after;
  GtkTextMark *mark;
  GtkTextIter iter;

  g_return_val_if_fail (PENG_IS_BUFFER (self), FALSE);

  if (!peng_buffer_get_selection (self, &start, &end) ||
      (!is_before (position, &start) && !is_before (&end, position)))
    return FALSE;

  blocks = peng_buffer_dup_selection (self);
  peng_buffer_get_iter (self, position, &iter);
  mark = gtk_text_buffer_create_mark (GTK_TEXT_BUFFER (self), NULL, &iter, TRUE);

  peng_history_barrier (self->history);
  peng_history_begin (self->history);
  peng_buffer_delete_selection (self);
  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), &iter, mark);
  peng_buffer_get_position (self, &iter, &after);
  peng_buffer_replace (self, &after, &after, (PengBlock * const *) blocks->pdata, blocks->len,
                       &after);
  peng_history_end (self->history);

  gtk_text_buffer_delete_mark (GTK_TEXT_BUFFER (self), mark);
  peng_buffer_place (self, &after);

  return TRUE;
}

/**
 * peng_buffer_remove_block:
 * @self: the buffer
 * @block: index of a block
 *
 * Takes a block out, with its line.
 */
void
peng_buffer_remove_block (PengBuffer *self,
                          guint       block)
{
  g_autoptr(PengBlock) empty = NULL;
  PengPosition after = { block, 0 };
  gboolean last;

  g_return_if_fail (PENG_IS_BUFFER (self));
  g_return_if_fail (block < peng_document_get_n_blocks (self->document));

  last = block + 1 == peng_document_get_n_blocks (self->document);
  if (last)
    empty = peng_block_new_paragraph ("");

  peng_buffer_apply (self, peng_document_make_blocks (self->document, block, 1, &empty, last));
  peng_buffer_place (self, &after);
}

/**
 * peng_buffer_replace_blocks:
 * @self: the buffer
 * @block: index of a block
 * @n_removed: how many go, from that one on
 * @blocks: (array length=n_blocks): what they become
 * @n_blocks: how many
 *
 * Puts whole blocks in the place of others, as one step.
 */
void
peng_buffer_replace_blocks (PengBuffer        *self,
                            guint              block,
                            guint              n_removed,
                            PengBlock * const *blocks,
                            guint              n_blocks)
{
  g_return_if_fail (PENG_IS_BUFFER (self));
  g_return_if_fail (block + n_removed <= peng_document_get_n_blocks (self->document));

  peng_history_barrier (self->history);
  peng_buffer_apply (self, peng_document_make_blocks (self->document, block, n_removed, blocks,
                                                      n_blocks));
  peng_history_barrier (self->history);
}

/**
 * peng_buffer_replace_block:
 * @self: the buffer
 * @block: index of a block
 * @replacement: (transfer none): what it becomes
 */
void
peng_buffer_replace_block (PengBuffer *self,
                           guint       block,
                           PengBlock  *replacement)
{
  g_return_if_fail (PENG_IS_BUFFER (self));
  g_return_if_fail (block < peng_document_get_n_blocks (self->document));

  if (!peng_block_equal (peng_document_get_block (self->document, block), replacement))
    peng_buffer_apply (self, peng_document_make_blocks (self->document, block, 1,
                                                        &replacement, 1));
}
