/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-table"

#include "core/peng-table-grid.h"

#include <string.h>

static void
clear_cell (gpointer data)
{
  peng_text_unref (((PengCell *) data)->text);
}

/**
 * peng_table_grid_at:
 * @self: a grid
 * @row: below its rows
 * @column: below its columns
 *
 * Returns: (transfer none): where the number of the cell at a place stands
 */
guint *
peng_table_grid_at (PengTableGrid *self,
                    guint          row,
                    guint          column)
{
  return &self->places[row * self->n_columns + column];
}

/**
 * peng_table_grid_cell:
 * @self: a grid
 * @row: below its rows
 * @column: below its columns
 *
 * Returns: (transfer none): the cell at a place; valid until one is added
 */
PengCell *
peng_table_grid_cell (PengTableGrid *self,
                      guint          row,
                      guint          column)
{
  return &g_array_index (self->cells, PengCell, *peng_table_grid_at (self, row, column));
}

/**
 * peng_table_grid_add:
 * @self: a grid
 * @like: (nullable): what else the cell has
 * @text: (transfer full) (nullable): its text; %NULL for an empty one
 *
 * Returns: the number of a new cell, which covers no place yet
 */
guint
peng_table_grid_add (PengTableGrid  *self,
                     const PengCell *like,
                     PengText       *text)
{
  PengCell cell = { .text = text != NULL ? text : peng_text_new_empty () };

  if (like != NULL)
    {
      cell.heading = like->heading;
      cell.align = like->align;
    }

  g_array_append_val (self->cells, cell);

  return self->cells->len - 1;
}

static void
place_cell (PengTableGrid  *self,
            guint           row,
            guint           column,
            const PengCell *cell)
{
  guint number = peng_table_grid_add (self, cell, peng_text_ref (cell->text));

  for (guint i = row; i < row + cell->row_span; i++)
    for (guint j = column; j < column + cell->column_span; j++)
      *peng_table_grid_at (self, i, j) = number;
}

/**
 * peng_table_grid_init:
 * @self: where to
 * @table: a table
 *
 * Spreads out a table.
 */
void
peng_table_grid_init (PengTableGrid *self,
                      PengBlock     *table)
{
  const guint8 *widths = peng_block_get_widths (table);

  *self = (PengTableGrid) {
    .n_rows = peng_block_get_n_rows (table), .n_columns = peng_block_get_n_columns (table),
    .n_head_rows = peng_block_get_n_head_rows (table), .has_widths = widths != NULL,
    .caption = peng_text_ref (peng_block_get_part (table, PENG_PART_CAPTION, 0)),
  };
  self->cells = g_array_new (FALSE, FALSE, sizeof (PengCell));
  g_array_set_clear_func (self->cells, clear_cell);
  self->places = g_new (guint, self->n_rows * self->n_columns);
  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    self->places[i] = G_MAXUINT;

  for (guint i = 0; widths != NULL && i < self->n_columns; i++)
    self->widths[i] = widths[i];

  for (guint i = 0; i < self->n_rows; i++)
    {
      const PengTableRow *row = peng_block_get_row (table, i);
      guint column = 0;

      for (guint j = 0; j < row->n_cells; j++)
        {
          while (*peng_table_grid_at (self, i, column) != G_MAXUINT)
            column++;
          place_cell (self, i, column, &row->cells[j]);
        }
    }
}

/**
 * peng_table_grid_clear:
 * @self: a grid
 *
 * Frees what is in it.
 */
void
peng_table_grid_clear (PengTableGrid *self)
{
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->caption, peng_text_unref);
}

static guint
count_down (PengTableGrid *self,
            guint          row,
            guint          column)
{
  guint n = 1;

  while (row + n < self->n_rows && *peng_table_grid_at (self, row + n, column) ==
                                     *peng_table_grid_at (self, row, column))
    n++;

  return n;
}

static guint
count_right (PengTableGrid *self,
             guint          row,
             guint          column)
{
  guint n = 1;

  while (column + n < self->n_columns && *peng_table_grid_at (self, row, column + n) ==
                                           *peng_table_grid_at (self, row, column))
    n++;

  return n;
}

static gboolean
begins_at (PengTableGrid *self,
           guint          row,
           guint          column)
{
  guint number = *peng_table_grid_at (self, row, column);

  return (row == 0 || *peng_table_grid_at (self, row - 1, column) != number) &&
         (column == 0 || *peng_table_grid_at (self, row, column - 1) != number);
}

/**
 * peng_table_grid_end:
 * @self: a grid
 *
 * Returns: (transfer full): the table that it is
 */
PengBlock *
peng_table_grid_end (PengTableGrid *self)
{
  g_autofree PengTableRow *rows = g_new0 (PengTableRow, self->n_rows);
  g_autofree PengCell *cells = g_new (PengCell, self->n_rows * self->n_columns);
  g_autoptr(PengBlock) table = NULL;
  guint n_cells = 0;

  for (guint i = 0; i < self->n_rows; i++)
    {
      rows[i].cells = &cells[n_cells];

      for (guint j = 0; j < self->n_columns; j++)
        {
          if (!begins_at (self, i, j))
            continue;

          cells[n_cells] = *peng_table_grid_cell (self, i, j);
          cells[n_cells].row_span = count_down (self, i, j);
          cells[n_cells++].column_span = count_right (self, i, j);
          rows[i].n_cells++;
        }
    }

  table = peng_block_new_table (rows, self->n_rows, self->n_head_rows, self->caption);

  return self->has_widths ? peng_block_with_widths (table, self->widths)
                          : g_steal_pointer (&table);
}

/**
 * peng_table_grid_fits:
 * @n_rows: how many rows
 * @n_columns: how many columns
 *
 * Returns: whether a table may be as large
 */
gboolean
peng_table_grid_fits (guint n_rows,
                      guint n_columns)
{
  return n_rows > 0 && n_columns > 0 && n_columns <= PENG_TABLE_MAX_COLUMNS &&
         n_rows <= PENG_TABLE_MAX_CELLS / n_columns;
}

/**
 * peng_table_grid_resize:
 * @self: a grid
 * @n_rows: not less than it has
 * @n_columns: not less than it has
 *
 * Adds rows below and columns at the end, of empty cells.
 */
void
peng_table_grid_resize (PengTableGrid *self,
                        guint          n_rows,
                        guint          n_columns)
{
  guint *old = self->places;
  guint old_rows = self->n_rows, old_columns = self->n_columns;

  for (guint i = old_columns; i < n_columns; i++)
    self->widths[i] = 100.0 / old_columns;

  self->places = g_new (guint, n_rows * n_columns);
  self->n_rows = n_rows;
  self->n_columns = n_columns;

  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      {
        PengCell like = { .heading = i < self->n_head_rows };

        *peng_table_grid_at (self, i, j) = i < old_rows && j < old_columns
                                             ? old[i * old_columns + j]
                                             : peng_table_grid_add (self, &like, NULL);
      }

  g_free (old);
}

/**
 * peng_table_grid_turn:
 * @self: a grid
 *
 * Makes rows of the columns and columns of the rows.
 */
void
peng_table_grid_turn (PengTableGrid *self)
{
  guint *turned = g_new (guint, self->n_rows * self->n_columns);
  guint n_rows = self->n_rows;

  for (guint i = 0; i < self->n_rows; i++)
    for (guint j = 0; j < self->n_columns; j++)
      turned[j * self->n_rows + i] = *peng_table_grid_at (self, i, j);

  g_free (self->places);
  self->places = turned;
  self->n_rows = self->n_columns;
  self->n_columns = n_rows;
}

/**
 * peng_table_grid_part:
 * @self: a grid
 * @rect: places
 *
 * Makes a cell of each place there. Where a cell stood over several, its text stays at the first
 * place that the cell has.
 */
void
peng_table_grid_part (PengTableGrid       *self,
                      const PengTableRect *rect)
{
  /* Backwards, for each place asks those above and before it. */
  for (guint i = rect->row + rect->n_rows; i-- > rect->row;)
    for (guint j = rect->column + rect->n_columns; j-- > rect->column;)
      {
        PengCell like = *peng_table_grid_cell (self, i, j);

        if (!begins_at (self, i, j))
          *peng_table_grid_at (self, i, j) = peng_table_grid_add (self, &like, NULL);
      }
}

/* Whether a cell stands over the line above a row, between two columns. */
static gboolean
is_cut (PengTableGrid *grid,
        guint          row,
        guint          column,
        guint          n_columns)
{
  if (row == 0 || row >= grid->n_rows)
    return FALSE;

  for (guint i = column; i < column + n_columns; i++)
    if (*peng_table_grid_at (grid, row - 1, i) == *peng_table_grid_at (grid, row, i))
      return TRUE;

  return FALSE;
}

/**
 * peng_table_grid_crosses:
 * @self: a grid
 * @row: up to the number of its rows
 *
 * Returns: whether a cell stands over the line above a row
 */
gboolean
peng_table_grid_crosses (PengTableGrid *self,
                         guint          row)
{
  return is_cut (self, row, 0, self->n_columns);
}

static gboolean
is_cut_beside (PengTableGrid *grid,
               guint          column,
               guint          row,
               guint          n_rows)
{
  if (column == 0 || column >= grid->n_columns)
    return FALSE;

  for (guint i = row; i < row + n_rows; i++)
    if (*peng_table_grid_at (grid, i, column - 1) == *peng_table_grid_at (grid, i, column))
      return TRUE;

  return FALSE;
}

/**
 * peng_table_grid_grow:
 * @grid: a grid
 * @rect: (inout): places of it
 *
 * Grows places by a line on each side where a cell is cut by their edge.
 *
 * Returns: whether there was one
 */
gboolean
peng_table_grid_grow (PengTableGrid *grid,
                      PengTableRect *rect)
{
  PengTableRect before = *rect;

  if (is_cut (grid, rect->row, rect->column, rect->n_columns))
    {
      rect->row--;
      rect->n_rows++;
    }
  if (is_cut (grid, rect->row + rect->n_rows, rect->column, rect->n_columns))
    rect->n_rows++;
  if (is_cut_beside (grid, rect->column, rect->row, rect->n_rows))
    {
      rect->column--;
      rect->n_columns++;
    }
  if (is_cut_beside (grid, rect->column + rect->n_columns, rect->row, rect->n_rows))
    rect->n_columns++;

  return memcmp (&before, rect, sizeof before) != 0;
}

/**
 * peng_table_grid_cut:
 * @self: a grid
 * @row: up to the number of its rows
 *
 * Ends each cell that stands over the line above a row there; what was below it is a cell of its
 * own, and empty.
 */
void
peng_table_grid_cut (PengTableGrid *self,
                     guint          row)
{
  for (guint j = 0; row > 0 && row < self->n_rows && j < self->n_columns; j++)
    {
      guint number = *peng_table_grid_at (self, row, j);
      PengCell like;
      guint added;

      if (number != *peng_table_grid_at (self, row - 1, j))
        continue;

      like = *peng_table_grid_cell (self, row, j);
      added = peng_table_grid_add (self, &like, NULL);
      for (guint i = row; i < self->n_rows && *peng_table_grid_at (self, i, j) == number; i++)
        for (guint k = j; k < self->n_columns && *peng_table_grid_at (self, i, k) == number; k++)
          *peng_table_grid_at (self, i, k) = added;
    }
}

/**
 * peng_table_grid_set_text:
 * @cell: a cell of a grid
 * @text: its text
 */
void
peng_table_grid_set_text (PengCell *cell,
                          PengText *text)
{
  peng_text_ref (text);
  peng_text_unref (cell->text);
  cell->text = text;
}
