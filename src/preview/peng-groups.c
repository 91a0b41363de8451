/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-groups"

#include "preview/peng-groups.h"

#include "core/peng-html-writer.h"

struct _PengGroups
{
  GArray *lengths;  /* guint: how many blocks each element shows */
};

/* A hunk made as wide as whole elements. */
typedef struct
{
  guint group_start;
  guint group_end;
  guint block_start;
  guint block_end;
} Range;

typedef struct
{
  PengBlockAtFunc block_at;
  gpointer        user_data;
  guint           n_blocks;
} Blocks;

/**
 * peng_groups_new:
 *
 * Returns: (transfer full): the groups of a page that shows nothing
 */
PengGroups *
peng_groups_new (void)
{
  PengGroups *self = g_new0 (PengGroups, 1);

  self->lengths = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

/**
 * peng_groups_free:
 * @self: (transfer full): groups
 *
 * Frees the groups.
 */
void
peng_groups_free (PengGroups *self)
{
  g_array_unref (self->lengths);
  g_free (self);
}

/**
 * peng_groups_get_size:
 * @self: the groups
 *
 * Returns: the number of top-level elements
 */
guint
peng_groups_get_size (PengGroups *self)
{
  return self->lengths->len;
}

static guint
length_of (PengGroups *self,
           guint       group)
{
  return g_array_index (self->lengths, guint, group);
}

static PengBlock *
block_at (const Blocks *blocks,
          guint         position)
{
  return blocks->block_at (blocks->user_data, position);
}

static gboolean
is_deeper_item (PengBlock *block)
{
  return peng_block_get_kind (block) == PENG_BLOCK_LIST_ITEM &&
         peng_block_get_format (block)->level > 1;
}

/* Whether two neighbours share an element. They alone decide, but where a list comes back from
 * deeper items: there the list that these stand in does. */
static gboolean
share_element (const Blocks *blocks,
               guint         position)
{
  g_autoptr(GPtrArray) run = g_ptr_array_new ();
  guint first = position;
  guint start;
  guint length;

  if (position + 1 >= blocks->n_blocks)
    return FALSE;

  while (first > 0 && is_deeper_item (block_at (blocks, first)))
    first--;

  for (guint i = first; i <= position + 1; i++)
    g_ptr_array_add (run, block_at (blocks, i));

  peng_html_get_group ((PengBlock * const *) run->pdata, run->len, run->len - 1, &start, &length);

  return length > 1;
}

/* The group that holds a block, and where the group begins; the end for a block past the last. */
static guint
group_of (PengGroups *self,
          guint       block,
          guint      *start)
{
  guint group = 0;

  *start = 0;
  while (group < self->lengths->len && *start + length_of (self, group) <= block)
    *start += length_of (self, group++);

  return group;
}

static void
widen_start (PengGroups     *self,
             const PengHunk *hunk,
             const Blocks   *blocks,
             Range          *range)
{
  guint start;

  range->group_start = group_of (self, hunk->old_start, &start);
  range->block_start = hunk->new_start - (hunk->old_start - start);

  if (start == hunk->old_start && hunk->new_start > 0 &&
      share_element (blocks, hunk->new_start - 1))
    {
      range->group_start--;
      range->block_start -= length_of (self, range->group_start);
    }
}

static void
widen_end (PengGroups     *self,
           const PengHunk *hunk,
           const Blocks   *blocks,
           Range          *range)
{
  guint old_end = hunk->old_start + hunk->n_old;
  guint start;

  range->group_end = group_of (self, old_end, &start);
  range->block_end = hunk->new_start + hunk->n_new;

  /* The element goes on behind the hunk. */
  if (start < old_end)
    range->block_end += start + length_of (self, range->group_end++) - old_end;

  /* What comes now joins the element behind it; and what of an old element is left may join the
   * next one, for whether it does is for the list around it to say. */
  while (range->group_end < self->lengths->len && range->block_end > 0 &&
         share_element (blocks, range->block_end - 1))
    range->block_end += length_of (self, range->group_end++);
}

static GArray *
widen_hunks (PengGroups   *self,
             PengPatch    *patch,
             const Blocks *blocks)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  guint n_hunks;
  const PengHunk *hunks = peng_patch_get_hunks (patch, &n_hunks);

  for (guint i = 0; i < n_hunks; i++)
    {
      Range *last = ranges->len > 0 ? &g_array_index (ranges, Range, ranges->len - 1) : NULL;
      Range range;

      widen_start (self, &hunks[i], blocks, &range);
      widen_end (self, &hunks[i], blocks, &range);

      /* Where both reach into one element, the later hunk knows where it ends by now. */
      if (last != NULL && range.group_start < last->group_end)
        {
          last->group_end = range.group_end;
          last->block_end = range.block_end;
        }
      else
        {
          g_array_append_val (ranges, range);
        }
    }

  return ranges;
}

/* The lengths of the groups that a stretch of blocks makes. */
static GArray *
measure_groups (const Blocks *blocks,
                guint         start,
                guint         end)
{
  GArray *lengths = g_array_new (FALSE, FALSE, sizeof (guint));

  while (start < end)
    {
      guint length = 1;

      while (start + length < end && share_element (blocks, start + length - 1))
        length++;

      g_array_append_val (lengths, length);
      start += length;
    }

  return lengths;
}

static void
splice_groups (PengGroups   *self,
               const Range  *range,
               const Blocks *blocks)
{
  g_autoptr(GArray) lengths = measure_groups (blocks, range->block_start, range->block_end);

  if (range->group_end > range->group_start)
    g_array_remove_range (self->lengths, range->group_start,
                          range->group_end - range->group_start);
  g_array_insert_vals (self->lengths, range->group_start, lengths->data, lengths->len);
}

/**
 * peng_groups_reset:
 * @self: the groups
 * @n_blocks: how many blocks there are now
 * @block_at: gives one of them
 * @user_data: for @block_at
 *
 * Takes all blocks as shown.
 */
void
peng_groups_reset (PengGroups      *self,
                   guint            n_blocks,
                   PengBlockAtFunc  block_at_func,
                   gpointer         user_data)
{
  Blocks blocks = { block_at_func, user_data, n_blocks };

  g_array_unref (self->lengths);
  self->lengths = measure_groups (&blocks, 0, n_blocks);
}

/**
 * peng_groups_follow:
 * @self: the groups
 * @patch: what has changed since the groups were last right
 * @n_blocks: how many blocks there are now
 * @block_at: gives one of them
 * @user_data: for @block_at
 *
 * Turns a patch of blocks into replacements of whole elements.
 *
 * Returns: (transfer full) (element-type PengGroupSplice): from the last to the first, so that
 *   carrying one out leaves the indices of the next as they are
 */
GArray *
peng_groups_follow (PengGroups      *self,
                    PengPatch       *patch,
                    guint            n_blocks,
                    PengBlockAtFunc  block_at_func,
                    gpointer         user_data)
{
  Blocks blocks = { block_at_func, user_data, n_blocks };
  g_autoptr(GArray) ranges = widen_hunks (self, patch, &blocks);
  GArray *splices = g_array_new (FALSE, FALSE, sizeof (PengGroupSplice));

  for (guint i = ranges->len; i-- > 0;)
    {
      const Range *range = &g_array_index (ranges, Range, i);
      PengGroupSplice splice = {
        range->group_start,
        range->group_end - range->group_start,
        range->block_start,
        range->block_end - range->block_start,
      };

      splice_groups (self, range, &blocks);
      g_array_append_val (splices, splice);
    }

  return splices;
}

/**
 * peng_groups_find:
 * @self: the groups
 * @block: index of a block
 * @element: (out): index of its top-level element
 * @within: (out): which of that element's blocks it is
 *
 * Returns: whether the block is shown
 */
gboolean
peng_groups_find (PengGroups *self,
                  guint       block,
                  guint      *element,
                  guint      *within)
{
  guint start;

  *element = group_of (self, block, &start);
  *within = block - start;

  return *element < self->lengths->len;
}

/**
 * peng_groups_get_block:
 * @self: the groups
 * @element: index of a top-level element
 * @within: which of its blocks; one past the last means the last
 * @block: (out): the block's index
 *
 * Returns: whether there is such an element
 */
gboolean
peng_groups_get_block (PengGroups *self,
                       guint       element,
                       guint       within,
                       guint      *block)
{
  if (element >= self->lengths->len)
    return FALSE;

  *block = MIN (within, length_of (self, element) - 1);
  for (guint i = 0; i < element; i++)
    *block += length_of (self, i);

  return TRUE;
}
