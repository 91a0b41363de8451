/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-table"

#include "core/peng-table-grid.h"

#include <string.h>

static gboolean
is_table (PengBlock *block)
{
  return block != NULL && peng_block_get_kind (block) == PENG_BLOCK_TABLE;
}

static gboolean
is_inside (PengBlock           *table,
           const PengTableRect *rect)
{
  guint n_rows = peng_block_get_n_rows (table), n_columns = peng_block_get_n_columns (table);

  return rect->n_rows > 0 && rect->n_columns > 0 &&
         rect->row < n_rows && rect->n_rows <= n_rows - rect->row &&
         rect->column < n_columns && rect->n_columns <= n_columns - rect->column;
}

/**
 * peng_table_find_cell:
 * @table: a table
 * @row: below its rows
 * @column: below its columns
 *
 * Returns: the index of the cell that covers a place, as %PENG_PART_CELL counts them
 */
guint
peng_table_find_cell (PengBlock *table,
                      guint      row,
                      guint      column)
{
  g_auto(PengTableGrid) grid = { 0 };

  g_return_val_if_fail (is_table (table), 0);
  g_return_val_if_fail (row < peng_block_get_n_rows (table), 0);
  g_return_val_if_fail (column < peng_block_get_n_columns (table), 0);

  peng_table_grid_init (&grid, table);

  return *peng_table_grid_at (&grid, row, column);
}

/**
 * peng_table_get_rect:
 * @table: a table
 * @cell: index of a cell
 * @rect: (out): the places that it covers
 */
void
peng_table_get_rect (PengBlock     *table,
                     guint          cell,
                     PengTableRect *rect)
{
  g_auto(PengTableGrid) grid = { 0 };
  guint place = 0, index = cell;

  g_return_if_fail (is_table (table));
  g_return_if_fail (cell < peng_block_get_n_parts (table, PENG_PART_CELL));

  peng_table_grid_init (&grid, table);
  while (grid.places[place] != cell)
    place++;
  rect->row = place / grid.n_columns;
  rect->column = place % grid.n_columns;

  for (guint i = 0; i < rect->row; i++)
    index -= peng_block_get_row (table, i)->n_cells;

  rect->n_rows = peng_block_get_row (table, rect->row)->cells[index].row_span;
  rect->n_columns = peng_block_get_row (table, rect->row)->cells[index].column_span;
}

/**
 * peng_table_grow_rect:
 * @table: a table
 * @rect: (inout): places of it
 *
 * Grows places until no cell is cut by their edge.
 */
void
peng_table_grow_rect (PengBlock     *table,
                      PengTableRect *rect)
{
  g_auto(PengTableGrid) grid = { 0 };

  g_return_if_fail (is_table (table));
  g_return_if_fail (is_inside (table, rect));

  peng_table_grid_init (&grid, table);
  while (peng_table_grid_grow (&grid, rect))
    ;
}

/**
 * peng_table_new_empty:
 * @n_rows: from 1
 * @n_columns: from 1
 * @n_head_rows: how many rows, from the top, are the head
 *
 * Returns: (transfer full) (nullable): a table of empty cells; %NULL where it would be too large
 */
PengBlock *
peng_table_new_empty (guint n_rows,
                      guint n_columns,
                      guint n_head_rows)
{
  PengTableGrid grid = { .n_head_rows = n_head_rows };
  g_autoptr(PengText) empty = peng_text_new_empty ();
  PengCell cell = { empty, 1, 1, n_head_rows > 0, PENG_ALIGN_DEFAULT };
  PengTableRow row = { &cell, 1 };
  g_autoptr(PengBlock) one = NULL;
  PengBlock *table;

  g_return_val_if_fail (n_head_rows <= n_rows, NULL);

  if (!peng_table_grid_fits (n_rows, n_columns))
    return NULL;

  one = peng_block_new_table (&row, 1, 0, empty);
  peng_table_grid_init (&grid, one);
  grid.n_head_rows = n_head_rows;
  peng_table_grid_resize (&grid, n_rows, n_columns);
  table = peng_table_grid_end (&grid);
  peng_table_grid_clear (&grid);

  return table;
}

/* Makes room in front of a row. Where a cell stands over that line it grows; else the new cells are
 * aligned like those beside them. */
static void
insert_lines (PengTableGrid *grid,
              guint          row,
              guint          n_lines,
              guint          like)
{
  guint n_below = grid->n_rows - row;
  guint n_columns = grid->n_columns;

  grid->places = g_renew (guint, grid->places, (grid->n_rows + n_lines) * n_columns);
  grid->n_rows += n_lines;
  memmove (peng_table_grid_at (grid, row + n_lines, 0), peng_table_grid_at (grid, row, 0),
           n_below * n_columns * sizeof (guint));
  like += like >= row ? n_lines : 0;

  for (guint i = row; i < row + n_lines; i++)
    for (guint j = 0; j < n_columns; j++)
      {
        guint *place = peng_table_grid_at (grid, i, j);
        PengCell neighbour = *peng_table_grid_cell (grid, like, j);

        if (row > 0 && n_below > 0 &&
            place[-(int) n_columns] == *peng_table_grid_at (grid, row + n_lines, j))
          *place = place[-(int) n_columns];
        else
          *place = peng_table_grid_add (grid, &neighbour, NULL);
      }
}

static void
remove_lines (PengTableGrid *grid,
              guint          row,
              guint          n_lines)
{
  memmove (peng_table_grid_at (grid, row, 0), peng_table_grid_at (grid, row + n_lines, 0),
           (grid->n_rows - row - n_lines) * grid->n_columns * sizeof (guint));
  grid->n_rows -= n_lines;
}

/* Two neighbouring groups of lines change places, unless a cell stands over an edge of theirs. */
static gboolean
swap_lines (PengTableGrid *grid,
            guint          row,
            guint          n_first,
            guint          n_second)
{
  gsize size = grid->n_columns * sizeof (guint);
  g_autofree guint *first = NULL;

  if (row + n_first + n_second > grid->n_rows || peng_table_grid_crosses (grid, row) ||
      peng_table_grid_crosses (grid, row + n_first) ||
      peng_table_grid_crosses (grid, row + n_first + n_second))
    return FALSE;

  first = g_memdup2 (peng_table_grid_at (grid, row, 0), n_first * size);
  memmove (peng_table_grid_at (grid, row, 0), peng_table_grid_at (grid, row + n_first, 0),
           n_second * size);
  memcpy (peng_table_grid_at (grid, row + n_second, 0), first, n_first * size);

  return TRUE;
}

/**
 * peng_table_insert_rows:
 * @table: a table
 * @row: in front of which row, up to the number of rows. Those in front of a head row are head
 * @n_rows: from 1
 *
 * Returns: (transfer full) (nullable): the table with empty rows; %NULL where it would be too large
 */
PengBlock *
peng_table_insert_rows (PengBlock *table,
                        guint      row,
                        guint      n_rows)
{
  g_auto(PengTableGrid) grid = { 0 };
  guint like;

  g_return_val_if_fail (is_table (table), NULL);
  g_return_val_if_fail (row <= peng_block_get_n_rows (table) && n_rows > 0, NULL);

  peng_table_grid_init (&grid, table);
  if (n_rows > PENG_TABLE_MAX_CELLS ||
      !peng_table_grid_fits (grid.n_rows + n_rows, grid.n_columns))
    return NULL;

  like = row == 0 || (row == grid.n_head_rows && row < grid.n_rows) ? row : row - 1;
  insert_lines (&grid, row, n_rows, like);

  if (row < grid.n_head_rows)
    grid.n_head_rows += n_rows;
  else if (row == grid.n_head_rows && like < row)
    for (guint i = 0; i < n_rows * grid.n_columns; i++)
      peng_table_grid_cell (&grid, row, i)->heading = FALSE;

  return peng_table_grid_end (&grid);
}

/* New columns are head in head rows alone, though a column of headings be beside them. */
static void
fit_headings (PengTableGrid *grid,
              guint          column,
              guint          n_columns,
              guint          n_known)
{
  for (guint i = 0; i < grid->n_rows; i++)
    for (guint j = column; j < column + n_columns; j++)
      if (*peng_table_grid_at (grid, i, j) >= n_known)
        peng_table_grid_cell (grid, i, j)->heading = i < grid->n_head_rows;
}

/**
 * peng_table_insert_columns:
 * @table: a table
 * @column: in front of which column, up to the number of columns
 * @n_columns: from 1
 *
 * Returns: (transfer full) (nullable): the table with empty columns, as wide as the others are on
 *   average; %NULL where it would be too large
 */
PengBlock *
peng_table_insert_columns (PengBlock *table,
                           guint      column,
                           guint      n_columns)
{
  g_auto(PengTableGrid) grid = { 0 };
  guint n_known, n_old;

  g_return_val_if_fail (is_table (table), NULL);
  g_return_val_if_fail (column <= peng_block_get_n_columns (table) && n_columns > 0, NULL);

  peng_table_grid_init (&grid, table);
  n_known = grid.cells->len;
  n_old = grid.n_columns;
  if (n_columns > PENG_TABLE_MAX_COLUMNS ||
      !peng_table_grid_fits (grid.n_rows, n_old + n_columns))
    return NULL;

  peng_table_grid_turn (&grid);
  insert_lines (&grid, column, n_columns, column > 0 ? column - 1 : 0);
  peng_table_grid_turn (&grid);
  fit_headings (&grid, column, n_columns, n_known);

  memmove (grid.widths + column + n_columns, grid.widths + column,
           (n_old - column) * sizeof (double));
  for (guint i = column; i < column + n_columns; i++)
    grid.widths[i] = 100.0 / n_old;

  return peng_table_grid_end (&grid);
}

/**
 * peng_table_remove_rows:
 * @table: a table
 * @row: the first
 * @n_rows: how many, from 1
 *
 * Takes rows away. A cell that reaches beyond them keeps its text.
 *
 * Returns: (transfer full) (nullable): the table without them; %NULL if nothing is left
 */
PengBlock *
peng_table_remove_rows (PengBlock *table,
                        guint      row,
                        guint      n_rows)
{
  g_auto(PengTableGrid) grid = { 0 };

  g_return_val_if_fail (is_table (table), NULL);
  g_return_val_if_fail (is_inside (table, &(PengTableRect) { row, 0, n_rows, 1 }), NULL);

  peng_table_grid_init (&grid, table);
  if (n_rows == grid.n_rows)
    return NULL;

  remove_lines (&grid, row, n_rows);
  if (row < grid.n_head_rows)
    grid.n_head_rows -= MIN (n_rows, grid.n_head_rows - row);

  return peng_table_grid_end (&grid);
}

/**
 * peng_table_remove_columns:
 * @table: a table
 * @column: the first
 * @n_columns: how many, from 1
 *
 * As peng_table_remove_rows().
 *
 * Returns: (transfer full) (nullable): the table without them; %NULL if nothing is left
 */
PengBlock *
peng_table_remove_columns (PengBlock *table,
                           guint      column,
                           guint      n_columns)
{
  g_auto(PengTableGrid) grid = { 0 };

  g_return_val_if_fail (is_table (table), NULL);
  g_return_val_if_fail (is_inside (table, &(PengTableRect) { 0, column, 1, n_columns }), NULL);

  peng_table_grid_init (&grid, table);
  if (n_columns == grid.n_columns)
    return NULL;

  memmove (grid.widths + column, grid.widths + column + n_columns,
           (grid.n_columns - column - n_columns) * sizeof (double));
  peng_table_grid_turn (&grid);
  remove_lines (&grid, column, n_columns);
  peng_table_grid_turn (&grid);

  return peng_table_grid_end (&grid);
}

/**
 * peng_table_move_rows:
 * @table: a table
 * @row: the first
 * @n_rows: how many, from 1
 * @down: whether below the next row, else above the one before
 *
 * Returns: (transfer full) (nullable): the table with them moved; %NULL where there is no such row, a
 *   cell stands over the edge, or it is that of the head
 */
PengBlock *
peng_table_move_rows (PengBlock *table,
                      guint      row,
                      guint      n_rows,
                      gboolean   down)
{
  g_auto(PengTableGrid) grid = { 0 };
  guint edge;

  g_return_val_if_fail (is_table (table), NULL);
  g_return_val_if_fail (is_inside (table, &(PengTableRect) { row, 0, n_rows, 1 }), NULL);

  edge = peng_block_get_n_head_rows (table);
  if ((!down && row == 0) || edge == (down ? row + n_rows : row) ||
      (row < edge && row + n_rows > edge))
    return NULL;

  peng_table_grid_init (&grid, table);
  if (!swap_lines (&grid, down ? row : row - 1, down ? n_rows : 1, down ? 1 : n_rows))
    return NULL;

  return peng_table_grid_end (&grid);
}

/**
 * peng_table_move_columns:
 * @table: a table
 * @column: the first
 * @n_columns: how many, from 1
 * @right: whether behind the next column, else in front of the one before
 *
 * Returns: (transfer full) (nullable): the table with them moved; %NULL where there is no such
 *   column, or a cell stands over the edge
 */
PengBlock *
peng_table_move_columns (PengBlock *table,
                         guint      column,
                         guint      n_columns,
                         gboolean   right)
{
  g_auto(PengTableGrid) grid = { 0 };
  double first[PENG_TABLE_MAX_COLUMNS];
  guint n_first = right ? n_columns : 1, n_second = right ? 1 : n_columns;
  double *widths;

  g_return_val_if_fail (is_table (table), NULL);
  g_return_val_if_fail (is_inside (table, &(PengTableRect) { 0, column, 1, n_columns }), NULL);

  if (!right && column == 0)
    return NULL;

  peng_table_grid_init (&grid, table);
  peng_table_grid_turn (&grid);
  column -= right ? 0 : 1;
  if (!swap_lines (&grid, column, n_first, n_second))
    return NULL;

  peng_table_grid_turn (&grid);
  widths = grid.widths + column;
  memcpy (first, widths, n_first * sizeof (double));
  memmove (widths, widths + n_first, n_second * sizeof (double));
  memcpy (widths + n_second, first, n_first * sizeof (double));

  return peng_table_grid_end (&grid);
}
