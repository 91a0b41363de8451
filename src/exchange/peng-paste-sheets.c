/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste-filters.h"

/* Excel and the spreadsheets of WPS: the table without the empty rows and columns around it. */

static gboolean
is_row_blank (PengPasteNode *row)
{
  for (PengPasteNode *cell = row->first; cell != NULL; cell = cell->next)
    {
      if (cell->rows > 1 || !peng_paste_node_is_blank (cell))
        return FALSE;
    }

  return TRUE;
}

/* Behind all that is in a row: a cell may hold a table. */
static PengPasteNode *
skip_row (PengPasteNode *row,
          PengPasteNode *table)
{
  while (row->last != NULL)
    row = row->last;

  return peng_paste_node_next_row (row, table);
}

static void
trim_rows (PengPasteNode *table)
{
  PengPasteNode *last = NULL;
  PengPasteNode *row = peng_paste_node_next_row (table, table);

  while (row != NULL && is_row_blank (row))
    {
      PengPasteNode *next = skip_row (row, table);

      peng_paste_node_remove (row);
      row = next;
    }

  for (; row != NULL; row = peng_paste_node_next_row (row, table))
    last = row;

  while (last != NULL && is_row_blank (last))
    {
      PengPasteNode *before = last->previous;

      peng_paste_node_remove (last);
      last = peng_paste_node_is (before, "tr") ? before : NULL;
    }
}

static guint
count_columns (PengPasteNode *row,
               guint         *n_used)
{
  guint n = 0;

  *n_used = 0;
  for (PengPasteNode *cell = row->first; cell != NULL; cell = cell->next)
    {
      n += MAX (cell->columns, 1);
      if (!peng_paste_node_is_blank (cell))
        *n_used = n;
    }

  return n;
}

static void
cut_columns (PengPasteNode *row,
             guint          n_kept)
{
  PengPasteNode *next;
  guint n = 0;

  for (PengPasteNode *cell = row->first; cell != NULL; cell = next)
    {
      next = cell->next;
      n += MAX (cell->columns, 1);
      if (n > n_kept)
        peng_paste_node_remove (cell);
    }
}

/* Columns that are empty to the right of all; where cells reach over rows they are not told. */
static void
trim_columns (PengPasteNode *table)
{
  guint n_used, most = 0;

  for (PengPasteNode *row = peng_paste_node_next_row (table, table); row != NULL;
       row = peng_paste_node_next_row (row, table))
    {
      count_columns (row, &n_used);
      most = MAX (most, n_used);

      for (PengPasteNode *cell = row->first; cell != NULL; cell = cell->next)
        if (cell->rows > 1)
          return;
    }

  for (PengPasteNode *row = peng_paste_node_next_row (table, table); row != NULL;
       row = peng_paste_node_next_row (row, table))
    cut_columns (row, most);
}

static void
settle_table (PengPasteTree *tree,
              PengPasteNode *node)
{
  if (!peng_paste_node_is (node, "table"))
    return;

  trim_rows (node);
  trim_columns (node);
}

/**
 * peng_paste_sheets:
 * @tree: what was copied in a spreadsheet
 *
 * Leaves the cells that say something.
 */
void
peng_paste_sheets (PengPasteTree *tree)
{
  peng_paste_tree_each (tree, settle_table);
}
