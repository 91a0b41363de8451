/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-block-move"

#include "core/peng-block-move.h"

/* A move is two edits, out and in again: they cost what is moved, however far it goes, and undo
 * leaves the cursor where the blocks have come back. */

static const PengTextFormat *
get_item (PengDocument *document,
          guint         block)
{
  PengBlock *b;

  if (block >= peng_document_get_n_blocks (document))
    return NULL;
  b = peng_document_get_block (document, block);

  return peng_block_get_kind (b) == PENG_BLOCK_LIST_ITEM ? peng_block_get_format (b) : NULL;
}

static gboolean
is_deeper (PengDocument *document,
           guint         block,
           guint         level)
{
  const PengTextFormat *item = get_item (document, block);

  return item != NULL && item->level > level;
}

/**
 * peng_block_move_widen:
 * @document: a document
 * @range: (inout): some of its blocks
 *
 * Takes in what moves with the last of them: the deeper items of a list item.
 */
void
peng_block_move_widen (PengDocument   *document,
                       PengBlockRange *range)
{
  guint level = G_MAXUINT;

  g_return_if_fail (PENG_IS_DOCUMENT (document));
  g_return_if_fail (range->n_blocks > 0);

  for (guint i = range->first + range->n_blocks; i-- > range->first;)
    {
      const PengTextFormat *item = get_item (document, i);

      if (item == NULL)
        break;
      level = MIN (level, item->level);
    }

  while (is_deeper (document, range->first + range->n_blocks, level))
    range->n_blocks++;
}

/**
 * peng_block_move_step:
 * @document: a document
 * @range: some of its blocks
 * @by: 1 for down, -1 for up
 *
 * Finds out how far one step goes: over one block, or over a list item with the items under it. A
 * block that goes down and up again is where it was, unless a list leaves out a level.
 *
 * Returns: index of the block that @range would stand before, for peng_block_move_make()
 */
guint
peng_block_move_step (PengDocument         *document,
                      const PengBlockRange *range,
                      int                   by)
{
  const PengTextFormat *item;
  guint level, to;

  g_return_val_if_fail (PENG_IS_DOCUMENT (document), 0);
  g_return_val_if_fail (by == 1 || by == -1, 0);

  item = get_item (document, range->first);
  level = item != NULL ? item->level : 1;

  if (by < 0)
    {
      to = range->first;
      if (to > 0)
        to--;
      while (to > 0 && is_deeper (document, to, level) && get_item (document, to - 1) != NULL)
        to--;
      return to;
    }

  to = range->first + range->n_blocks;
  if (to == peng_document_get_n_blocks (document))
    return to;
  if (get_item (document, to++) != NULL)
    while (is_deeper (document, to, level))
      to++;

  return to;
}

static gboolean
is_text (PengDocument *document,
         guint         block)
{
  return peng_block_is_text (peng_document_get_block (document, block));
}

/* An empty paragraph at the end only stands there because something has to. */
static gboolean
is_end (PengDocument *document,
        guint         block)
{
  PengBlock *b = peng_document_get_block (document, block);

  return block + 1 == peng_document_get_n_blocks (document) &&
         peng_block_get_kind (b) == PENG_BLOCK_PARAGRAPH &&
         peng_text_get_length (peng_block_get_text (b)) == 0;
}

static gboolean
are_of_one_list (const PengTextFormat *a,
                 const PengTextFormat *b)
{
  return a != NULL && b != NULL && a->ordered && b->ordered && a->level == b->level;
}

static PengBlock *
with_start (PengBlock *block,
            guint      start)
{
  PengTextFormat format = *peng_block_get_format (block);

  format.start = start;

  return peng_block_with_format (block, &format);
}

static PengEdit *
new_edit (guint      position,
          GPtrArray *removed,
          GPtrArray *inserted)
{
  return peng_edit_new_blocks (position, (PengBlock * const *) removed->pdata, removed->len,
                               (PengBlock * const *) inserted->pdata, inserted->len);
}

static GPtrArray *
new_blocks (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
}

/* The number that a list begins with belongs to its first place, whichever item is there.
 * Returns: the number that @range is to begin with at its new place */
static guint
hand_over_start (PengDocument         *document,
                 const PengBlockRange *range,
                 guint                 to,
                 GPtrArray            *removed,
                 GPtrArray            *left)
{
  guint end = range->first + range->n_blocks;
  const PengTextFormat *moved = get_item (document, range->first);
  const PengTextFormat *next = get_item (document, end);
  const PengTextFormat *behind = get_item (document, to);
  guint start = moved != NULL ? moved->start : 0;

  if (start > 0 && are_of_one_list (moved, next) && next->start == 0)
    {
      PengBlock *block = peng_document_get_block (document, end);

      g_ptr_array_add (removed, peng_block_ref (block));
      g_ptr_array_add (left, with_start (block, start));
      start = 0;
    }

  return start == 0 && are_of_one_list (moved, behind) ? behind->start : start;
}

static PengEdit *
make_out (PengDocument         *document,
          const PengBlockRange *range,
          guint                 to,
          guint                *start)
{
  g_autoptr(GPtrArray) removed = new_blocks ();
  g_autoptr(GPtrArray) left = new_blocks ();
  guint end = range->first + range->n_blocks;

  for (guint i = range->first; i < end; i++)
    g_ptr_array_add (removed, peng_block_ref (peng_document_get_block (document, i)));

  *start = hand_over_start (document, range, to, removed, left);
  if (end == peng_document_get_n_blocks (document) && !is_text (document, range->first - 1))
    g_ptr_array_add (left, peng_block_new_paragraph (""));

  return new_edit (range->first, removed, left);
}

static PengEdit *
make_in (PengDocument         *document,
         const PengBlockRange *range,
         guint                 to,
         guint                 start)
{
  g_autoptr(GPtrArray) replaced = new_blocks ();
  g_autoptr(GPtrArray) blocks = new_blocks ();
  guint end = range->first + range->n_blocks;
  const PengTextFormat *moved = get_item (document, range->first);
  const PengTextFormat *behind = get_item (document, to);

  for (guint i = range->first; i < end; i++)
    g_ptr_array_add (blocks, peng_block_ref (peng_document_get_block (document, i)));
  if (moved != NULL && moved->start != start)
    {
      PengBlock *first = with_start (g_ptr_array_index (blocks, 0), start);

      peng_block_unref (g_ptr_array_index (blocks, 0));
      g_ptr_array_index (blocks, 0) = first;
    }

  if (start > 0 && are_of_one_list (moved, behind) && behind->start == start)
    {
      PengBlock *block = peng_document_get_block (document, to);

      g_ptr_array_add (replaced, peng_block_ref (block));
      g_ptr_array_add (blocks, with_start (block, 0));
    }
  if (to == peng_document_get_n_blocks (document) && !is_text (document, end - 1))
    g_ptr_array_add (blocks, peng_block_new_paragraph (""));

  return new_edit (to < range->first ? to : to - range->n_blocks, replaced, blocks);
}

/**
 * peng_block_move_make:
 * @document: a document
 * @range: some of its blocks, not all
 * @to: index of the block that they are to stand before; the number of blocks for the end
 * @edits: (out): the two edits, in the order in which they are to be applied; both or none
 * @first: (out): where the blocks stand then
 *
 * Makes the edits that move blocks. The last block of a document is always text: where it would be
 * none, an empty paragraph comes behind it. A numbered list goes on beginning with its number.
 *
 * Returns: whether there is something to do
 */
gboolean
peng_block_move_make (PengDocument         *document,
                      const PengBlockRange *range,
                      guint                 to,
                      PengEdit             *edits[2],
                      guint                *first)
{
  guint n_blocks, end, start;

  g_return_val_if_fail (PENG_IS_DOCUMENT (document), FALSE);

  n_blocks = peng_document_get_n_blocks (document);
  end = range->first + range->n_blocks;
  g_return_val_if_fail (range->n_blocks > 0 && end <= n_blocks && to <= n_blocks, FALSE);

  if (to == n_blocks && !is_text (document, end - 1) && is_end (document, to - 1))
    to--;
  /* The paragraph that may have to come behind needs room. */
  if ((to >= range->first && to <= end) || n_blocks >= PENG_ARTICLE_MAX_BLOCKS)
    return FALSE;

  edits[0] = make_out (document, range, to, &start);
  edits[1] = make_in (document, range, to, start);
  *first = to < range->first ? to : to - range->n_blocks;

  return TRUE;
}
