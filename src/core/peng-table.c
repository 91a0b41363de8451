/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-table"

#include "core/peng-block-private.h"

/* For each column, how many rows a cell from above still covers. */
typedef struct
{
  guint rows_left[PENG_TABLE_MAX_COLUMNS];
  guint n_columns;
} Grid;

/* Puts a cell into the first free columns. */
static gboolean
place_cell (Grid           *self,
            guint          *column,
            const PengCell *cell,
            guint           n_rows_left)
{
  if (cell->text == NULL || cell->column_span == 0 || cell->row_span == 0 ||
      cell->row_span > n_rows_left)
    return FALSE;

  while (*column < PENG_TABLE_MAX_COLUMNS && self->rows_left[*column] > 0)
    *column += 1;

  if (cell->column_span > PENG_TABLE_MAX_COLUMNS - *column)
    return FALSE;

  for (guint i = 0; i < cell->column_span; i++)
    {
      if (self->rows_left[*column] > 0)
        return FALSE;

      self->rows_left[*column] = cell->row_span;
      *column += 1;
    }

  return TRUE;
}

/* Ends a row: each column of the table must be covered. The first row says how many there are. */
static gboolean
end_row (Grid *self)
{
  guint n_covered = 0;

  for (guint i = 0; i < PENG_TABLE_MAX_COLUMNS && self->rows_left[i] > 0; i++)
    {
      self->rows_left[i]--;
      n_covered++;
    }

  if (self->n_columns == 0)
    self->n_columns = n_covered;

  return n_covered > 0 && n_covered == self->n_columns;
}

/**
 * peng_table_is_valid:
 * @rows: (array length=n_rows) (nullable): the rows of a table
 * @n_rows: how many
 * @n_head_rows: how many of them, from the top, are the head
 *
 * Whether rows make a table: laid out as HTML does, they cover a rectangle of at least one column
 * and row without gap and overlap; no span leaves it, nor the head (HTML 5, section 4.9.12). At
 * most %PENG_TABLE_MAX_COLUMNS columns, and %PENG_TABLE_MAX_CELLS places.
 *
 * Returns: whether peng_block_new_table() takes them
 */
gboolean
peng_table_is_valid (const PengTableRow *rows,
                     guint               n_rows,
                     guint               n_head_rows)
{
  Grid grid = { 0 };

  if (rows == NULL || n_rows == 0 || n_rows > PENG_TABLE_MAX_CELLS || n_head_rows > n_rows)
    return FALSE;

  for (guint i = 0; i < n_rows; i++)
    {
      guint section_end = i < n_head_rows ? n_head_rows : n_rows;
      guint column = 0;

      for (guint j = 0; j < rows[i].n_cells; j++)
        {
          if (!place_cell (&grid, &column, &rows[i].cells[j], section_end - i))
            return FALSE;
        }

      if (!end_row (&grid))
        return FALSE;
    }

  return n_rows * grid.n_columns <= PENG_TABLE_MAX_CELLS;
}

/* The column that gains most by one percent more, or loses least by one less. */
static guint
find_odd (const double *wanted,
          const guint8 *widths,
          guint         n_columns,
          int           by)
{
  guint found = n_columns;
  double best = 0.0;

  for (guint i = 0; i < n_columns; i++)
    {
      double gain = by * (wanted[i] - widths[i]);

      if ((by > 0 || widths[i] > 1) && (found == n_columns || gain > best))
        {
          found = i;
          best = gain;
        }
    }

  return found;
}

static void
fit_widths (const double *widths,
            guint         n_columns,
            guint8       *fitted)
{
  g_autofree double *wanted = g_new (double, n_columns);
  double sum = 0.0;
  int total = 0;

  for (guint i = 0; i < n_columns; i++)
    sum += MAX (widths[i], 0.0);

  for (guint i = 0; i < n_columns; i++)
    {
      wanted[i] = sum > 0.0 ? MAX (widths[i], 0.0) * 100.0 / sum : 100.0 / n_columns;
      fitted[i] = CLAMP ((int) wanted[i], 1, 100);
      total += fitted[i];
    }

  while (total != 100)
    {
      int by = total < 100 ? 1 : -1;

      fitted[find_odd (wanted, fitted, n_columns, by)] += by;
      total += by;
    }
}

/**
 * peng_block_with_widths:
 * @self: a table
 * @widths: (nullable): for each column a share of the whole, in any unit; %NULL lets the theme find
 *   the widths
 *
 * Returns: (transfer full): a table like @self with other widths, which are whole percents from 1,
 *   100 together
 */
PengBlock *
peng_block_with_widths (PengBlock    *self,
                        const double *widths)
{
  PengBlock *copy;

  g_return_val_if_fail (self != NULL && self->kind == PENG_BLOCK_TABLE, NULL);

  copy = peng_block_new_table (self->rows, self->n_rows, self->n_head_rows, self->text);

  if (widths != NULL)
    {
      copy->widths = g_new (guint8, copy->n_columns);
      fit_widths (widths, copy->n_columns, copy->widths);
    }

  return copy;
}
