/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-patch"

#include "core/peng-patch.h"

#include <string.h>

struct _PengPatch
{
  GArray *hunks;
  guint   fields;
};

/**
 * peng_patch_new:
 *
 * Returns: (transfer full): a patch of nothing
 */
PengPatch *
peng_patch_new (void)
{
  PengPatch *self = g_new0 (PengPatch, 1);

  self->hunks = g_array_new (FALSE, FALSE, sizeof (PengHunk));

  return self;
}

static void
compare_fields (PengPatch   *self,
                PengArticle *from,
                PengArticle *to)
{
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    {
      if (!g_str_equal (peng_article_get_field (from, i), peng_article_get_field (to, i)))
        self->fields |= 1u << i;
    }
}

/* Blocks that differ pair by pair, from @start in both. */
static void
compare_pairs (PengPatch         *self,
               PengBlock * const *old_blocks,
               PengBlock * const *new_blocks,
               guint              start,
               guint              n_blocks)
{
  for (guint i = start; i < start + n_blocks; i++)
    {
      if (!peng_block_equal (old_blocks[i], new_blocks[i]))
        peng_patch_add_range (self, i, 1, 1);
    }
}

/**
 * peng_patch_new_between:
 * @from: the old revision
 * @to: the new one
 *
 * Compares two revisions. Blocks shared by both cost a pointer each. It takes what differs between
 * the blocks that both begin and end with: pair by pair where as many came as went, else as one
 * hunk.
 *
 * Returns: (transfer full): a patch from @from to @to
 */
PengPatch *
peng_patch_new_between (PengArticle *from,
                        PengArticle *to)
{
  PengPatch *self;
  PengBlock * const *old_blocks;
  PengBlock * const *new_blocks;
  guint n_old, n_new;
  guint start = 0;

  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  self = peng_patch_new ();
  old_blocks = peng_article_get_blocks (from, &n_old);
  new_blocks = peng_article_get_blocks (to, &n_new);
  compare_fields (self, from, to);

  while (start < MIN (n_old, n_new) && peng_block_equal (old_blocks[start], new_blocks[start]))
    start++;

  while (MIN (n_old, n_new) > start &&
         peng_block_equal (old_blocks[n_old - 1], new_blocks[n_new - 1]))
    {
      n_old--;
      n_new--;
    }

  if (n_old == n_new)
    compare_pairs (self, old_blocks, new_blocks, start, n_old - start);
  else
    peng_patch_add_range (self, start, n_old - start, n_new - start);

  return self;
}

/**
 * peng_patch_free:
 * @self: (transfer full): a patch
 */
void
peng_patch_free (PengPatch *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->hunks);
  g_free (self);
}

/**
 * peng_patch_add:
 * @self: a patch that leads to the revision before @edit
 * @edit: an edit that was applied there
 *
 * Carries a patch on by one edit.
 */
void
peng_patch_add (PengPatch *self,
                PengEdit  *edit)
{
  guint n_removed, n_inserted;

  g_return_if_fail (self != NULL);
  g_return_if_fail (edit != NULL);

  switch (peng_edit_get_kind (edit))
    {
    case PENG_EDIT_TEXT:
      peng_patch_add_range (self, peng_edit_get_position (edit), 1, 1);
      break;
    case PENG_EDIT_BLOCKS:
      peng_edit_get_removed_blocks (edit, &n_removed);
      peng_edit_get_inserted_blocks (edit, &n_inserted);
      peng_patch_add_range (self, peng_edit_get_position (edit), n_removed, n_inserted);
      break;
    case PENG_EDIT_FIELD:
      self->fields |= 1u << peng_edit_get_field (edit);
      break;
    default:
      g_assert_not_reached ();
    }
}

static PengHunk *
get_hunk (PengPatch *self,
          guint      i)
{
  return &g_array_index (self->hunks, PengHunk, i);
}

/* Finds the hunks that lie in, or touch, what is replaced from @position to @end of the new
 * revision: from the returned one up to @after. */
static guint
find_touched (PengPatch *self,
              guint      position,
              guint      end,
              guint     *after)
{
  guint low = 0;
  guint high = self->hunks->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      PengHunk *hunk = get_hunk (self, middle);

      if (hunk->new_start + hunk->n_new < position)
        low = middle + 1;
      else
        high = middle;
    }

  for (*after = low; *after < self->hunks->len; *after += 1)
    {
      if (get_hunk (self, *after)->new_start > end)
        break;
    }

  return low;
}

/* Where the unchanged block before hunk @i that has the index @position in the new revision was in
 * the old one. */
static guint
get_old_index (PengPatch *self,
               guint      i,
               guint      position)
{
  PengHunk *hunk;

  if (i == 0)
    return position;

  hunk = get_hunk (self, i - 1);

  return hunk->old_start + hunk->n_old + (position - (hunk->new_start + hunk->n_new));
}

/* The hunk of the range from @start to @end of the new revision, which reaches over the hunks from
 * @first up to @after. */
static PengHunk
get_covering_hunk (PengPatch *self,
                   guint      first,
                   guint      after,
                   guint      start,
                   guint      end)
{
  PengHunk covering = { .new_start = start };
  guint old_end;

  if (first < after)
    {
      PengHunk *last = get_hunk (self, after - 1);

      covering.new_start = MIN (start, get_hunk (self, first)->new_start);
      end = MAX (end, last->new_start + last->n_new);
    }

  if (first < after && covering.new_start == get_hunk (self, first)->new_start)
    covering.old_start = get_hunk (self, first)->old_start;
  else
    covering.old_start = get_old_index (self, first, covering.new_start);

  old_end = get_old_index (self, after, end);
  covering.n_old = old_end - covering.old_start;
  covering.n_new = end - covering.new_start;

  return covering;
}

/**
 * peng_patch_add_range:
 * @self: a patch
 * @position: index of the first block replaced, in the revision to which @self leads
 * @n_removed: how many blocks go
 * @n_inserted: how many come
 *
 * Carries a patch on by one change of a range of blocks.
 */
void
peng_patch_add_range (PengPatch *self,
                      guint      position,
                      guint      n_removed,
                      guint      n_inserted)
{
  PengHunk covering;
  guint first, after;

  g_return_if_fail (self != NULL);

  if (n_removed == 0 && n_inserted == 0)
    return;

  first = find_touched (self, position, position + n_removed, &after);
  covering = get_covering_hunk (self, first, after, position, position + n_removed);
  covering.n_new = covering.n_new - n_removed + n_inserted;

  for (guint i = after; i < self->hunks->len; i++)
    get_hunk (self, i)->new_start += n_inserted - n_removed;

  if (first < after)
    g_array_remove_range (self->hunks, first, after - first);

  if (covering.n_old > 0 || covering.n_new > 0)
    g_array_insert_val (self->hunks, first, covering);
}

/**
 * peng_patch_is_empty:
 * @self: a patch
 *
 * Returns: whether it changes neither blocks nor fields
 */
gboolean
peng_patch_is_empty (PengPatch *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->hunks->len == 0 && self->fields == 0;
}

/**
 * peng_patch_get_fields:
 * @self: a patch
 *
 * Returns: the fields that changed: bit i stands for #PengField i
 */
guint
peng_patch_get_fields (PengPatch *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields;
}

/**
 * peng_patch_get_hunks:
 * @self: a patch
 * @n_hunks: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n_hunks): its hunks, in rising order; between
 *   two of them lies at least one block that is the same
 */
const PengHunk *
peng_patch_get_hunks (PengPatch *self,
                      guint     *n_hunks)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_hunks != NULL, NULL);

  *n_hunks = self->hunks->len;

  return (const PengHunk *) self->hunks->data;
}

static void
add_blocks (GPtrArray         *array,
            PengBlock * const *blocks,
            guint              n_blocks)
{
  for (guint i = 0; i < n_blocks; i++)
    g_ptr_array_add (array, peng_block_ref (blocks[i]));
}

/**
 * peng_patch_apply:
 * @self: a patch
 * @old_blocks: (array length=n_old_blocks): the revision that it leads from
 * @n_old_blocks: how many blocks that has
 * @new_blocks: (array length=n_new_blocks): the revision that it leads to; only the blocks in hunks
 *   are read
 * @n_new_blocks: how many blocks that has
 *
 * Does to a list of blocks what a picture of the document does by a patch.
 *
 * Returns: (transfer full) (element-type PengBlock): the blocks of the new revision
 */
GPtrArray *
peng_patch_apply (PengPatch         *self,
                  PengBlock * const *old_blocks,
                  guint              n_old_blocks,
                  PengBlock * const *new_blocks,
                  guint              n_new_blocks)
{
  g_autoptr(GPtrArray) blocks = NULL;
  guint old = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (old_blocks != NULL || n_old_blocks == 0, NULL);
  g_return_val_if_fail (new_blocks != NULL || n_new_blocks == 0, NULL);

  blocks = g_ptr_array_new_full (n_new_blocks, (GDestroyNotify) peng_block_unref);

  for (guint i = 0; i < self->hunks->len; i++)
    {
      PengHunk *hunk = get_hunk (self, i);

      g_return_val_if_fail (hunk->old_start + hunk->n_old <= n_old_blocks, NULL);
      g_return_val_if_fail (hunk->new_start + hunk->n_new <= n_new_blocks, NULL);

      add_blocks (blocks, old_blocks + old, hunk->old_start - old);
      add_blocks (blocks, new_blocks + hunk->new_start, hunk->n_new);
      old = hunk->old_start + hunk->n_old;
    }

  add_blocks (blocks, old_blocks + old, n_old_blocks - old);

  return g_steal_pointer (&blocks);
}
