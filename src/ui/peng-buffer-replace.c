/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-buffer"

#include "ui/peng-buffer-private.h"

/* What stays of the blocks at both ends of a range, and what comes between them.
 * A text block is cut at the place; an atom stays whole or not at all. */
typedef struct
{
  PengBlock    *head;        /* NULL when nothing of the first block stays */
  PengBlock    *tail;
  gboolean      one_block;
  gboolean      to_the_end;
  GPtrArray    *blocks;
  PengPosition  after;
} Joint;

static PengBlock *
slice_block (PengBlock            *block,
             guint                 offset,
             guint                 length)
{
  g_autoptr(PengText) text = peng_text_slice (peng_block_get_text (block), offset, length);

  return peng_block_with_part (block, PENG_PART_TEXT, 0, text);
}

static guint
get_length (PengBlock *block)
{
  return peng_block_is_text (block) ? peng_text_get_length (peng_block_get_text (block)) : 1;
}

static gboolean
is_empty_text (PengBlock *block)
{
  return block != NULL && peng_block_is_text (block) && get_length (block) == 0;
}

static gboolean
is_text (PengBlock *block)
{
  return block != NULL && peng_block_is_text (block);
}

/* Joins two texts into a block of the given format; the source of a quote is kept. */
static PengBlock *
join_blocks (const PengTextFormat *format,
             PengBlock            *a,
             PengBlock            *b)
{
  PengText *head = peng_block_get_text (a);
  PengText *cite = peng_block_get_part (b, PENG_PART_CITE, 0);
  PengBlock *kept = cite != NULL && peng_text_get_length (cite) > 0 ? b : a;
  g_autoptr(PengText) text = peng_text_splice (head, peng_text_get_length (head), 0,
                                               peng_block_get_text (b));
  g_autoptr(PengBlock) joined = peng_block_with_part (kept, PENG_PART_TEXT, 0, text);

  return peng_block_with_format (joined, format);
}

static void
joint_init (Joint              *self,
            PengDocument       *document,
            const PengPosition *start,
            const PengPosition *end)
{
  PengBlock *first = peng_document_get_block (document, start->block);
  PengBlock *last = peng_document_get_block (document, end->block);

  *self = (Joint) { NULL };
  self->one_block = start->block == end->block;
  self->to_the_end = end->block + 1 == peng_document_get_n_blocks (document);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);

  if (peng_block_is_text (first))
    self->head = slice_block (first, 0, start->offset);
  else if (start->offset > 0)
    self->head = peng_block_ref (first);

  if (peng_block_is_text (last))
    self->tail = slice_block (last, end->offset, get_length (last) - end->offset);
  else if (end->offset == 0)
    self->tail = peng_block_ref (last);
}

static void
joint_clear (Joint *self)
{
  g_clear_pointer (&self->head, peng_block_unref);
  g_clear_pointer (&self->tail, peng_block_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Joint, joint_clear)

static void
joint_push (Joint     *self,
            PengBlock *block)
{
  g_ptr_array_add (self->blocks, block);
}

/* Puts the cursor into or behind the last block, `from_end` characters before its end. */
static void
joint_mark (Joint *self,
            guint  from_end)
{
  PengBlock *last = g_ptr_array_index (self->blocks, self->blocks->len - 1);

  self->after.block = self->blocks->len - 1;
  self->after.offset = get_length (last) - from_end;
}

/* Nothing comes between. */
static void
joint_close (Joint *self)
{
  if (is_text (self->head) && is_text (self->tail))
    {
      gboolean taken = get_length (self->head) == 0 && get_length (self->tail) > 0;

      joint_push (self, join_blocks (peng_block_get_format (taken ? self->tail : self->head),
                                     self->head, self->tail));
      joint_mark (self, get_length (self->tail));
      return;
    }

  /* Beside an atom that stays an empty rest of a text goes, unless nothing could be typed then. */
  if (self->tail != NULL && is_empty_text (self->head))
    g_clear_pointer (&self->head, peng_block_unref);
  if (self->head != NULL && is_empty_text (self->tail) && !self->to_the_end)
    g_clear_pointer (&self->tail, peng_block_unref);
  if (self->head == NULL && self->tail == NULL)
    self->head = peng_block_new_paragraph ("");

  if (self->head != NULL)
    {
      joint_push (self, g_steal_pointer (&self->head));
      joint_mark (self, 0);
    }
  if (self->tail != NULL)
    joint_push (self, g_steal_pointer (&self->tail));
}

/* One piece of text comes into a text: the block keeps its kind, unless it was empty. */
static void
joint_fill (Joint     *self,
            PengBlock *block)
{
  gboolean empty = get_length (self->head) == 0 && get_length (self->tail) == 0;
  const PengTextFormat *format = peng_block_get_format (empty ? block : self->head);
  g_autoptr(PengBlock) front = NULL;

  if (empty && peng_block_get_format (block)->kind == PENG_BLOCK_PARAGRAPH)
    format = peng_block_get_format (self->head);

  front = join_blocks (format, self->head, block);
  joint_push (self, join_blocks (format, front, self->tail));
  joint_mark (self, get_length (self->tail));
}

static void
joint_open_head (Joint     *self,
                 PengBlock *first)
{
  const PengTextFormat *format;

  if (!is_text (self->head) || !is_text (first))
    {
      if (self->head != NULL && !is_empty_text (self->head))
        joint_push (self, peng_block_ref (self->head));
      joint_push (self, peng_block_ref (first));
      return;
    }

  format = peng_block_get_format (get_length (self->head) == 0 ? first : self->head);
  joint_push (self, join_blocks (format, self->head, first));
}

static void
joint_open_tail (Joint *self)
{
  PengBlock *last = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  PengBlock *joined;

  joint_mark (self, 0);

  if (!is_text (self->tail) || !is_text (last))
    {
      if (self->tail != NULL && (!is_empty_text (self->tail) || self->to_the_end))
        {
          joint_push (self, peng_block_ref (self->tail));
          if (is_empty_text (self->tail))
            joint_mark (self, 0);
        }
      return;
    }

  joined = join_blocks (peng_block_get_format (get_length (self->tail) > 0 ? self->tail : last),
                        last, self->tail);
  g_ptr_array_remove_index (self->blocks, self->blocks->len - 1);
  joint_push (self, joined);
  joint_mark (self, get_length (self->tail));
}

static void
joint_insert (Joint             *self,
              PengBlock * const *blocks,
              guint              n_blocks)
{
  if (n_blocks == 0)
    {
      joint_close (self);
    }
  else if (n_blocks == 1 && is_text (*blocks) && is_text (self->head) && is_text (self->tail))
    {
      joint_fill (self, *blocks);
    }
  else
    {
      joint_open_head (self, blocks[0]);
      for (guint i = 1; i < n_blocks; i++)
        joint_push (self, peng_block_ref (blocks[i]));
      joint_open_tail (self);
    }

  if (self->to_the_end && !is_text (g_ptr_array_index (self->blocks, self->blocks->len - 1)))
    joint_push (self, peng_block_new_paragraph (""));
}

/* A change inside one text is told as such: it costs less and merges with typing. */
static PengEdit *
make_text_edit (PengDocument       *document,
                const PengPosition *start,
                const PengPosition *end,
                PengBlock          *inserted)
{
  g_autoptr(PengText) text = inserted != NULL ? peng_text_ref (peng_block_get_text (inserted))
                                              : peng_text_new_empty ();
  PengPlace place = { start->block, PENG_PART_TEXT, 0 };

  return peng_document_make_text (document, &place, start->offset, end->offset - start->offset,
                                  text);
}

static gboolean
is_inside_text (PengDocument       *document,
                const PengPosition *start,
                const Joint        *joint)
{
  PengBlock *block = peng_document_get_block (document, start->block);
  PengBlock *result = g_ptr_array_index (joint->blocks, 0);
  g_autoptr(PengBlock) same = NULL;

  if (!joint->one_block || joint->blocks->len != 1 || !is_text (block) || !is_text (result))
    return FALSE;

  same = peng_block_with_format (result, peng_block_get_format (block));

  return peng_block_equal (same, result);
}

/**
 * peng_buffer_make_replace:
 * @self: the buffer
 * @start: where what goes begins
 * @end: where it ends
 * @blocks: (array length=n_blocks): what comes
 * @n_blocks: how many
 * @after: (out caller-allocates): where the cursor belongs then; may be @start or @end
 *
 * Makes the edit that puts blocks between two places, as Word pastes: the first joins the text
 * before, the last the text behind.
 *
 * Returns: (transfer full): the edit, which is not applied
 */
PengEdit *
peng_buffer_make_replace (PengBuffer         *self,
                          const PengPosition *start,
                          const PengPosition *end,
                          PengBlock * const  *blocks,
                          guint               n_blocks,
                          PengPosition       *after)
{
  const PengPosition from = *start, to = *end;
  g_auto(Joint) joint = { NULL };

  joint_init (&joint, self->document, &from, &to);
  joint_insert (&joint, blocks, n_blocks);
  *after = joint.after;
  after->block += from.block;

  if (n_blocks <= 1 && is_inside_text (self->document, &from, &joint))
    return make_text_edit (self->document, &from, &to, n_blocks == 1 ? blocks[0] : NULL);

  return peng_document_make_blocks (self->document, from.block, to.block - from.block + 1,
                                    (PengBlock * const *) joint.blocks->pdata, joint.blocks->len);
}
