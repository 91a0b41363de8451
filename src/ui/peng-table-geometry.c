/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-table"

#include "ui/peng-table-geometry.h"

/* Of a column whose width the theme finds, in em. */
#define MIN_WIDTH 4.0
#define MAX_WIDTH 16.0

/* How near to the border of a column the pointer takes it, in pixels. */
#define NEAR 4

/**
 * peng_table_geometry_clear:
 * @self: a geometry
 *
 * Frees what is in it.
 */
void
peng_table_geometry_clear (PengTableGeometry *self)
{
  g_clear_pointer (&self->y, g_free);
}

static double
get_wish (PengTableCell *cell,
          double         em)
{
  return CLAMP (peng_table_cell_get_text_width (cell) + 2.0 * PENG_TABLE_CELL_X,
                MIN_WIDTH * em, MAX_WIDTH * em);
}

/**
 * peng_table_geometry_find_shares:
 * @self: a geometry
 * @table: the table
 * @cells: (element-type PengTableCell): its cells
 * @em: size of its font in pixels
 *
 * Finds how wide the columns are beside each other: as it says, or by what is in them, about as
 * browsers do.
 */
void
peng_table_geometry_find_shares (PengTableGeometry *self,
                                 PengBlock         *table,
                                 GPtrArray         *cells,
                                 double             em)
{
  const guint8 *widths = peng_block_get_widths (table);

  self->n_columns = peng_block_get_n_columns (table);
  for (guint i = 0; i < self->n_columns; i++)
    self->shares[i] = widths != NULL ? widths[i] : MIN_WIDTH * em;

  for (guint i = 0; widths == NULL && i < cells->len; i++)
    {
      PengTableCell *cell = g_ptr_array_index (cells, i);
      const PengTableRect *rect = peng_table_cell_get_rect (cell);

      if (rect->n_columns == 1)
        self->shares[rect->column] = MAX (self->shares[rect->column], get_wish (cell, em));
    }
}

static void
place_columns (PengTableGeometry *self,
               int                width)
{
  double sum = 0.0, passed = 0.0;

  for (guint i = 0; i < self->n_columns; i++)
    sum += self->shares[i];

  for (guint i = 0; i <= self->n_columns; i++)
    {
      self->x[i] = (int) (passed * width / sum + 0.5);
      passed += i < self->n_columns ? self->shares[i] : 0.0;
    }
}

static int
get_wanted_height (PengTableGeometry *self,
                   PengTableCell     *cell)
{
  const PengTableRect *rect = peng_table_cell_get_rect (cell);
  int width = self->x[rect->column + rect->n_columns] - self->x[rect->column];

  return peng_table_cell_get_text_height (cell, width) + 2 * PENG_TABLE_CELL_Y + 1;
}

/* Cells of one row say how high it is at least; of one over several rows the last has to give
 * way. */
static void
place_rows (PengTableGeometry *self,
            GPtrArray         *cells,
            int               *heights)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const PengTableRect *rect = peng_table_cell_get_rect (g_ptr_array_index (cells, i));

      if (rect->n_rows == 1)
        heights[rect->row] = MAX (heights[rect->row],
                                  get_wanted_height (self, g_ptr_array_index (cells, i)));
    }

  for (guint i = 0; i < cells->len; i++)
    {
      const PengTableRect *rect = peng_table_cell_get_rect (g_ptr_array_index (cells, i));
      int missing;

      if (rect->n_rows == 1)
        continue;

      missing = get_wanted_height (self, g_ptr_array_index (cells, i));
      for (guint j = rect->row; j < rect->row + rect->n_rows; j++)
        missing -= heights[j];
      heights[rect->row + rect->n_rows - 1] += MAX (0, missing);
    }

  self->y[0] = 0;
  for (guint i = 0; i < self->n_rows; i++)
    self->y[i + 1] = self->y[i] + heights[i];
}

/**
 * peng_table_geometry_lay_out:
 * @self: a geometry that knows the shares
 * @cells: (element-type PengTableCell): the table's cells
 * @n_rows: how many rows it has
 * @width: of the whole
 * @em: size of its font in pixels
 *
 * Places rows and columns. Only cells that have changed, or have another width, are laid out anew.
 */
void
peng_table_geometry_lay_out (PengTableGeometry *self,
                             GPtrArray         *cells,
                             guint              n_rows,
                             int                width,
                             double             em)
{
  g_autofree int *heights = g_new (int, n_rows);

  for (guint i = 0; i < n_rows; i++)
    heights[i] = (int) em + 2 * PENG_TABLE_CELL_Y + 1;

  self->n_rows = n_rows;
  self->y = g_renew (int, self->y, n_rows + 1);
  place_columns (self, width);
  place_rows (self, cells, heights);
}

/**
 * peng_table_geometry_get_box:
 * @self: a geometry
 * @rect: places
 * @box: (out): where they lie
 */
void
peng_table_geometry_get_box (const PengTableGeometry *self,
                             const PengTableRect     *rect,
                             GdkRectangle            *box)
{
  box->x = self->x[rect->column];
  box->y = self->y[rect->row];
  box->width = self->x[rect->column + rect->n_columns] - box->x;
  box->height = self->y[rect->row + rect->n_rows] - box->y;
}

/**
 * peng_table_geometry_find_place:
 * @self: a geometry
 * @x: a point; beyond the table the nearest place counts
 * @y: its other coordinate
 * @row: (out): of the place
 * @column: (out): of the place
 */
void
peng_table_geometry_find_place (const PengTableGeometry *self,
                                double                   x,
                                double                   y,
                                guint                   *row,
                                guint                   *column)
{
  *row = *column = 0;

  while (*row + 1 < self->n_rows && y >= self->y[*row + 1])
    *row += 1;
  while (*column + 1 < self->n_columns && x >= self->x[*column + 1])
    *column += 1;
}

/**
 * peng_table_geometry_find_edge:
 * @self: a geometry
 * @x: a point
 * @column: (out): the column on the left of the border there
 *
 * Returns: whether there is a border between two columns
 */
gboolean
peng_table_geometry_find_edge (const PengTableGeometry *self,
                               double                   x,
                               guint                   *column)
{
  for (guint i = 0; i + 1 < self->n_columns; i++)
    if (ABS (x - self->x[i + 1]) <= NEAR)
      {
        *column = i;
        return TRUE;
      }

  return FALSE;
}
