/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-buffer"

#include "ui/peng-buffer-private.h"

/* The paragraphs of a quote share one source, and the last of them has it. */

static gboolean
is_quote (PengBlock *block)
{
  return peng_block_get_kind (block) == PENG_BLOCK_QUOTE;
}

static gboolean
has_source (PengBlock *block)
{
  return is_quote (block) && peng_text_get_length (peng_block_get_part (block, PENG_PART_CITE, 0)) > 0;
}

/* Whether a block is part of a quote that goes on behind it. */
static gboolean
goes_on (PengBuffer *self,
         guint       block)
{
  PengBlock *present = peng_document_get_block (self->document, block);

  return is_quote (present) && !has_source (present);
}

static void
give_source (GPtrArray *blocks,
             guint      i,
             PengBlock *from)
{
  PengText *source = peng_block_get_part (from, PENG_PART_CITE, 0);
  PengBlock *quote = peng_block_with_part (g_ptr_array_index (blocks, i), PENG_PART_CITE, 0, source);

  peng_block_unref (g_ptr_array_index (blocks, i));
  g_ptr_array_index (blocks, i) = quote;
}

/* To the nearest before it that stays in the quote. */
static void
hand_back (PengBuffer *self,
           guint      *first,
           GPtrArray  *blocks,
           guint       i)
{
  PengBlock *from = peng_document_get_block (self->document, *first + i);

  while (i > 0 && goes_on (self, *first + i - 1) && !is_quote (g_ptr_array_index (blocks, i - 1)))
    i--;

  if (*first + i == 0 || !goes_on (self, *first + i - 1))
    return;

  if (i == 0)
    {
      (*first)--;
      g_ptr_array_insert (blocks, 0,
                          peng_block_ref (peng_document_get_block (self->document, *first)));
      i++;
    }
  give_source (blocks, i - 1, from);
}

/**
 * peng_buffer_apply_formats:
 * @self: the buffer
 * @first: index of a block
 * @blocks: (element-type PengBlock): what that and the following blocks become; each shows what it
 *   showed. It may grow by this
 *
 * Changes what blocks are, in one step. What is left of a quote keeps the source.
 */
void
peng_buffer_apply_formats (PengBuffer *self,
                           guint       first,
                           GPtrArray  *blocks)
{
  for (guint i = blocks->len; i-- > 0;)
    if (has_source (peng_document_get_block (self->document, first + i)) &&
        !is_quote (g_ptr_array_index (blocks, i)))
      {
        guint before = blocks->len;

        hand_back (self, &first, blocks, i);
        if (blocks->len > before)
          break;
      }

  peng_buffer_apply (self, peng_document_make_blocks (self->document, first, blocks->len,
                                                      (PengBlock * const *) blocks->pdata,
                                                      blocks->len));
}
