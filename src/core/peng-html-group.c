/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-html"

#include "core/peng-html-writer.h"

/* Whether the list that @blocks[@position] is an item of stands in an `ol` at its top: as its last
 * item of the first level has it, or in a `ul` where it has none. */
static gboolean
is_ordered_at_top (PengBlock * const *blocks,
                   guint              position)
{
  for (guint i = position + 1; i > 0; i--)
    {
      const PengTextFormat *format;

      if (peng_block_get_kind (blocks[i - 1]) != PENG_BLOCK_LIST_ITEM)
        return FALSE;

      format = peng_block_get_format (blocks[i - 1]);

      if (format->level == 1)
        return format->ordered;
    }

  return FALSE;
}

static PengText *
get_cite (PengBlock *quote)
{
  return peng_block_get_part (quote, PENG_PART_CITE, 0);
}

/* Whether a block shares its top-level element with the one before it. */
static gboolean
goes_on (PengBlock * const *blocks,
         guint              position)
{
  PengBlock *block = blocks[position];
  const PengTextFormat *format;

  if (position == 0 || peng_block_get_kind (blocks[position - 1]) != peng_block_get_kind (block))
    return FALSE;

  if (peng_block_get_kind (block) == PENG_BLOCK_QUOTE)
    return peng_text_get_length (get_cite (blocks[position - 1])) == 0;

  if (peng_block_get_kind (block) != PENG_BLOCK_LIST_ITEM)
    return FALSE;

  format = peng_block_get_format (block);

  return format->level > 1 ||
         (format->start == 0 && format->ordered == is_ordered_at_top (blocks, position - 1));
}

/**
 * peng_html_get_group:
 * @blocks: (array length=n_blocks): a document
 * @n_blocks: how many blocks
 * @position: of one of them
 * @start: (out): the first block that shares its top-level element
 * @length: (out): how many do
 *
 * Says which blocks become one element of the page.
 */
void
peng_html_get_group (PengBlock * const *blocks,
                     guint              n_blocks,
                     guint              position,
                     guint             *start,
                     guint             *length)
{
  guint first = position;
  guint end = position + 1;

  g_return_if_fail (blocks != NULL && position < n_blocks);
  g_return_if_fail (start != NULL && length != NULL);

  while (goes_on (blocks, first))
    first--;

  while (end < n_blocks && goes_on (blocks, end))
    end++;

  *start = first;
  *length = end - first;
}
