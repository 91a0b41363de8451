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

/**
 * peng_table_slice:
 * @table: a table
 * @rect: places, grown to whole cells
 *
 * Returns: (transfer full): a table of these cells alone, without caption and widths
 */
PengBlock *
peng_table_slice (PengBlock           *table,
                  const PengTableRect *rect)
{
  g_auto(PengTableGrid) grid = { 0 };
  PengTableRect all;

  g_return_val_if_fail (is_table (table) && rect != NULL, NULL);

  all = *rect;
  peng_table_grow_rect (table, &all);
  peng_table_grid_init (&grid, table);

  for (guint i = 0; i < all.n_rows; i++)
    memmove (grid.places + i * all.n_columns,
             peng_table_grid_at (&grid, all.row + i, all.column), all.n_columns * sizeof (guint));

  grid.n_head_rows = CLAMP ((int) grid.n_head_rows - (int) all.row, 0, (int) all.n_rows);
  grid.n_rows = all.n_rows;
  grid.n_columns = all.n_columns;
  grid.has_widths = FALSE;
  g_clear_pointer (&grid.caption, peng_text_unref);
  grid.caption = peng_text_new_empty ();

  return peng_table_grid_end (&grid);
}

/* A cell of the source comes to a place, with its spans as far as the head lets them. */
static void
put_cell (PengTableGrid       *grid,
          const PengTableRect *rect,
          const PengCell      *cell)
{
  PengCell *target = peng_table_grid_cell (grid, rect->row, rect->column);
  guint number = *peng_table_grid_at (grid, rect->row, rect->column);
  gboolean in_head = rect->row < grid->n_head_rows;

  peng_table_grid_set_text (target, cell->text);
  if (cell->align != PENG_ALIGN_DEFAULT)
    target->align = cell->align;

  for (guint i = rect->row; i < rect->row + rect->n_rows; i++)
    for (guint j = rect->column; j < rect->column + rect->n_columns; j++)
      if ((i < grid->n_head_rows) == in_head)
        *peng_table_grid_at (grid, i, j) = number;
}

/* What was beyond the head's edge of a cell that would stand over it is cells without words. */
static void
put_cells (PengTableGrid *grid,
           PengTableGrid *source,
           guint          row,
           guint          column)
{
  g_autofree gboolean *done = g_new0 (gboolean, source->cells->len);
  g_autoptr(PengText) empty = peng_text_new_empty ();

  for (guint i = 0; i < source->n_rows; i++)
    for (guint j = 0; j < source->n_columns; j++)
      {
        guint number = *peng_table_grid_at (source, i, j);
        PengTableRect rect = { row + i, column + j, 1, 1 };

        if (done[number])
          continue;

        done[number] = TRUE;
        while (i + rect.n_rows < source->n_rows &&
               *peng_table_grid_at (source, i + rect.n_rows, j) == number)
          rect.n_rows++;
        while (j + rect.n_columns < source->n_columns &&
               *peng_table_grid_at (source, i, j + rect.n_columns) == number)
          rect.n_columns++;

        for (guint k = rect.row; k < rect.row + rect.n_rows; k++)
          for (guint l = rect.column; l < rect.column + rect.n_columns; l++)
            peng_table_grid_set_text (peng_table_grid_cell (grid, k, l), empty);
        put_cell (grid, &rect, peng_table_grid_cell (source, i, j));
      }
}

/**
 * peng_table_fill:
 * @table: a table
 * @row: below its rows
 * @column: below its columns
 * @source: another table
 *
 * Puts the cells of another table in place of those from a place on, as spreadsheets do: where they
 * do not fit, the table grows. Cells there that stand over several places are split before.
 *
 * Returns: (transfer full) (nullable): the table so filled; %NULL where it would be too large
 */
PengBlock *
peng_table_fill (PengBlock *table,
                 guint      row,
                 guint      column,
                 PengBlock *source)
{
  g_auto(PengTableGrid) grid = { 0 };
  g_auto(PengTableGrid) from = { 0 };
  PengTableRect rect;

  g_return_val_if_fail (is_table (table) && is_table (source), NULL);
  g_return_val_if_fail (row < peng_block_get_n_rows (table), NULL);
  g_return_val_if_fail (column < peng_block_get_n_columns (table), NULL);

  peng_table_grid_init (&grid, table);
  peng_table_grid_init (&from, source);
  rect = (PengTableRect) { row, column, from.n_rows, from.n_columns };
  if (!peng_table_grid_fits (MAX (grid.n_rows, row + from.n_rows),
                             MAX (grid.n_columns, column + from.n_columns)))
    return NULL;

  peng_table_grid_resize (&grid, MAX (grid.n_rows, row + from.n_rows),
                          MAX (grid.n_columns, column + from.n_columns));
  while (peng_table_grid_grow (&grid, &rect))
    ;
  peng_table_grid_part (&grid, &rect);
  put_cells (&grid, &from, row, column);

  return peng_table_grid_end (&grid);
}

/* One field of a line of tabs. Spreadsheets put quotes around a field that has newlines, tabs or
 * quotes in it, and double the quotes inside. */
static char *
read_field (const char **p)
{
  GString *field = g_string_new (NULL);
  gboolean quoted = **p == '"' && strchr (*p + 1, '"') != NULL;

  *p += quoted;

  while (**p != '\0' && (quoted || strchr ("\t\r\n", **p) == NULL))
    {
      if (quoted && **p == '"' && (*p)[1] != '"')
        {
          quoted = FALSE;
          *p += 1;
          continue;
        }

      *p += quoted && **p == '"';
      g_string_append_c (field, **p);
      *p += 1;
    }

  return g_string_free (field, FALSE);
}

static GPtrArray *
read_line (const char **p)
{
  GPtrArray *line = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (line, read_field (p));

  while (**p == '\t' && line->len <= PENG_TABLE_MAX_COLUMNS)
    {
      *p += 1;
      g_ptr_array_add (line, read_field (p));
    }

  *p += **p == '\r';
  *p += **p == '\n';

  return line;
}

static PengText *
new_text (const char *field)
{
  g_autoptr(GString) broken = g_string_new (field);

  g_string_replace (broken, "\r\n", "\n", 0);
  g_string_replace (broken, "\n", PENG_LINE_BREAK_UTF8, 0);

  return peng_text_new (broken->str);
}

static void
put_lines (PengTableGrid *grid,
           GPtrArray     *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      GPtrArray *line = g_ptr_array_index (lines, i);

      for (guint j = 0; j < line->len; j++)
        {
          g_autoptr(PengText) text = new_text (g_ptr_array_index (line, j));

          peng_table_grid_set_text (peng_table_grid_cell (grid, i, j), text);
        }
    }
}

/**
 * peng_table_new_from_tabs:
 * @utf8: plain text as spreadsheets give it: a line a row, a tab between cells
 *
 * Returns: (transfer full) (nullable): a table of it; %NULL where it has no tab, or is too large
 */
PengBlock *
peng_table_new_from_tabs (const char *utf8)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr(PengBlock) empty = NULL;
  g_auto(PengTableGrid) grid = { 0 };
  guint n_columns = 0;

  g_return_val_if_fail (utf8 != NULL, NULL);

  while (*utf8 != '\0' && lines->len <= PENG_TABLE_MAX_CELLS && n_columns <= PENG_TABLE_MAX_COLUMNS)
    {
      GPtrArray *line = read_line (&utf8);

      g_ptr_array_add (lines, line);
      n_columns = MAX (n_columns, line->len);
    }

  empty = n_columns > 1 ? peng_table_new_empty (lines->len, n_columns, 0) : NULL;
  if (empty == NULL)
    return NULL;

  peng_table_grid_init (&grid, empty);
  put_lines (&grid, lines);

  return peng_table_grid_end (&grid);
}
