/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste-filters.h"

/* Tables of any program: one of a single cell is a frame, a first row that is all bold is the head,
 * and cells stand where their paragraphs do. */

static guint
count_cells (PengPasteNode *table)
{
  guint n = 0;

  for (PengPasteNode *node = table; node != NULL; node = peng_paste_node_next (node, table))
    n += peng_paste_node_is (node, "td") || peng_paste_node_is (node, "th");

  return n;
}

static void
drop_frame (PengPasteTree *tree,
            PengPasteNode *node)
{
  static const char *parts[] = { "table", "tbody", "thead", "tfoot", "tr", "td", "th", NULL };

  if (!peng_paste_node_is (node, "table") || count_cells (node) != 1)
    return;

  for (PengPasteNode *part = node; part != NULL; part = peng_paste_node_next (part, node))
    {
      if (g_strv_contains (parts, part->name))
        peng_paste_node_rename (part, "div");
    }
}

static gboolean
is_bold (PengPasteNode *cell)
{
  gboolean bold = FALSE;

  for (PengPasteNode *node = cell; node != NULL; node = peng_paste_node_next (node, cell))
    {
      if (node->text == NULL)
        continue;
      if (!(node->style.flags & PENG_STYLE_STRONG))
        return FALSE;
      bold = TRUE;
    }

  return bold;
}

static void
make_head (PengPasteNode *table)
{
  PengPasteNode *row = peng_paste_node_next_row (table, table);

  if (row == NULL || peng_paste_node_next_row (row, table) == NULL)
    return;

  for (PengPasteNode *cell = row->first; cell != NULL; cell = cell->next)
    {
      if (!is_bold (cell))
        return;
    }

  for (PengPasteNode *cell = row->first; cell != NULL; cell = cell->next)
    peng_paste_node_rename (cell, "th");
}

static gboolean
is_cell (PengPasteNode *node)
{
  return peng_paste_node_is (node, "td") || peng_paste_node_is (node, "th");
}

static void
align_cell (PengPasteTree *tree,
            PengPasteNode *node)
{
  PengPasteAlign align = PENG_PASTE_ALIGN_UNSAID;

  if (!is_cell (node) || node->align > PENG_PASTE_ALIGN_START)
    return;

  for (PengPasteNode *child = node->first; child != NULL; child = child->next)
    {
      if (!peng_paste_node_is_block (child) ||
          (align != PENG_PASTE_ALIGN_UNSAID && child->align != align))
        return;

      align = child->align;
    }

  node->align = align;
}

static void
settle_table (PengPasteTree *tree,
              PengPasteNode *node)
{
  if (!peng_paste_node_is (node, "table"))
    return;

  drop_frame (tree, node);
  if (peng_paste_node_is (node, "table"))
    make_head (node);
}

/**
 * peng_paste_settle_tables:
 * @tree: a tree
 *
 * Makes of its tables what an article has.
 */
void
peng_paste_settle_tables (PengPasteTree *tree)
{
  peng_paste_tree_each (tree, align_cell);
  peng_paste_tree_each (tree, settle_table);
}
