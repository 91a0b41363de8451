/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-table"

#include "core/peng-table-grid.h"

static gboolean
is_inside (PengBlock           *table,
           const PengTableRect *rect)
{
  return table != NULL && peng_block_get_kind (table) == PENG_BLOCK_TABLE && rect != NULL &&
         rect->n_rows > 0 && rect->n_columns > 0 &&
         rect->row + rect->n_rows <= peng_block_get_n_rows (table) &&
         rect->column + rect->n_columns <= peng_block_get_n_columns (table);
}

/* Appends a line to a text. */
static void
join_text (PengText **joined,
           PengText  *text)
{
  g_autoptr(PengText) before = *joined;
  g_autoptr(PengText) line_break = peng_text_new (PENG_LINE_BREAK_UTF8);
  g_autoptr(PengText) broken = NULL;

  *joined = NULL;

  if (peng_text_get_length (text) == 0 || peng_text_get_length (before) == 0)
    {
      *joined = peng_text_ref (peng_text_get_length (text) == 0 ? before : text);
      return;
    }

  broken = peng_text_splice (before, peng_text_get_length (before), 0, line_break);
  *joined = peng_text_splice (broken, peng_text_get_length (broken), 0, text);
}

/**
 * peng_table_merge:
 * @table: a table
 * @rect: places, grown to whole cells
 *
 * Makes one cell of several. It has their texts, row by row, a line each; the empty ones are left
 * out. What else it has is the first one's.
 *
 * Returns: (transfer full) (nullable): the table with them merged; %NULL where there is but one, or
 *   the edge of the head is in the way
 */
PengBlock *
peng_table_merge (PengBlock           *table,
                  const PengTableRect *rect)
{
  g_auto(PengTableGrid) grid = { 0 };
  PengTableRect all;
  PengText *joined;
  guint first, last;

  g_return_val_if_fail (is_inside (table, rect), NULL);

  all = *rect;
  peng_table_grow_rect (table, &all);
  peng_table_grid_init (&grid, table);
  first = last = *peng_table_grid_at (&grid, all.row, all.column);
  if (all.row < grid.n_head_rows && all.row + all.n_rows > grid.n_head_rows)
    return NULL;

  joined = peng_text_ref (peng_table_grid_cell (&grid, all.row, all.column)->text);
  for (guint i = all.row; i < all.row + all.n_rows; i++)
    for (guint j = all.column; j < all.column + all.n_columns; j++)
      {
        guint *place = peng_table_grid_at (&grid, i, j);

        /* Cells are numbered in the order in which they begin. */
        if (*place > last)
          {
            last = *place;
            join_text (&joined, peng_table_grid_cell (&grid, i, j)->text);
          }
        *place = first;
      }

  peng_table_grid_set_text (peng_table_grid_cell (&grid, all.row, all.column), joined);
  peng_text_unref (joined);

  return first != last ? peng_table_grid_end (&grid) : NULL;
}

/**
 * peng_table_split:
 * @table: a table
 * @rect: places, grown to whole cells
 *
 * Makes cells of one place each. The text of a cell stays in its first.
 *
 * Returns: (transfer full) (nullable): the table with them split; %NULL where none had a span
 */
PengBlock *
peng_table_split (PengBlock           *table,
                  const PengTableRect *rect)
{
  g_auto(PengTableGrid) grid = { 0 };
  PengTableRect all;
  guint n_cells;

  g_return_val_if_fail (is_inside (table, rect), NULL);

  all = *rect;
  peng_table_grow_rect (table, &all);
  peng_table_grid_init (&grid, table);
  n_cells = grid.cells->len;
  peng_table_grid_part (&grid, &all);

  return grid.cells->len != n_cells ? peng_table_grid_end (&grid) : NULL;
}

/**
 * peng_table_set_head_rows:
 * @table: a table
 * @n_head_rows: up to the number of its rows
 *
 * Makes rows, from the top, the head: their cells are headings, those that are head no more are
 * none. A cell over the edge ends there; its text stays above.
 *
 * Returns: (transfer full) (nullable): the table with that head; %NULL where it has it already
 */
PengBlock *
peng_table_set_head_rows (PengBlock *table,
                          guint      n_head_rows)
{
  g_auto(PengTableGrid) grid = { 0 };
  guint n_before;

  g_return_val_if_fail (table != NULL && n_head_rows <= peng_block_get_n_rows (table), NULL);

  n_before = peng_block_get_n_head_rows (table);
  if (n_head_rows == n_before)
    return NULL;

  peng_table_grid_init (&grid, table);
  peng_table_grid_cut (&grid, n_head_rows);

  for (guint i = 0; i < MAX (n_before, n_head_rows); i++)
    for (guint j = 0; j < grid.n_columns; j++)
      peng_table_grid_cell (&grid, i, j)->heading = i < n_head_rows;

  grid.n_head_rows = n_head_rows;

  return peng_table_grid_end (&grid);
}

/**
 * peng_table_set_align:
 * @table: a table
 * @rect: places; each cell of which one is there counts
 * @align: where their lines are to lie
 *
 * Returns: (transfer full) (nullable): the table with them aligned; %NULL where they are already
 */
PengBlock *
peng_table_set_align (PengBlock           *table,
                      const PengTableRect *rect,
                      PengAlign            align)
{
  g_auto(PengTableGrid) grid = { 0 };
  gboolean changed = FALSE;

  g_return_val_if_fail (is_inside (table, rect), NULL);

  peng_table_grid_init (&grid, table);

  for (guint i = rect->row; i < rect->row + rect->n_rows; i++)
    for (guint j = rect->column; j < rect->column + rect->n_columns; j++)
      {
        PengCell *cell = peng_table_grid_cell (&grid, i, j);

        changed |= cell->align != align;
        cell->align = align;
      }

  return changed ? peng_table_grid_end (&grid) : NULL;
}

/**
 * peng_table_erase:
 * @table: a table
 * @rect: places; each cell of which one is there counts
 *
 * Returns: (transfer full) (nullable): the table with these cells empty; %NULL where they are
 *   already
 */
PengBlock *
peng_table_erase (PengBlock           *table,
                  const PengTableRect *rect)
{
  g_auto(PengTableGrid) grid = { 0 };
  g_autoptr(PengText) empty = peng_text_new_empty ();
  gboolean changed = FALSE;

  g_return_val_if_fail (is_inside (table, rect), NULL);

  peng_table_grid_init (&grid, table);

  for (guint i = rect->row; i < rect->row + rect->n_rows; i++)
    for (guint j = rect->column; j < rect->column + rect->n_columns; j++)
      {
        PengCell *cell = peng_table_grid_cell (&grid, i, j);

        changed |= peng_text_get_length (cell->text) > 0;
        peng_table_grid_set_text (cell, empty);
      }

  return changed ? peng_table_grid_end (&grid) : NULL;
}
