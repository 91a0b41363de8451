/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-html"

#include "core/peng-html-private.h"

/* Tables as the HTML standard forms them (section 4.9.12), made rectangular: spans end at the edge
 * of the head or the body and where another cell stands, missing cells are empty ones. */

typedef struct
{
  GArray   *cells;
  gboolean  is_head;
} Row;

typedef struct
{
  GArray   *rows;
  guint     n_cells;
  guint     reach;     /* the first row that no cell from above reaches into */
  PengText *caption;
  double    widths[PENG_TABLE_MAX_COLUMNS];    /* in percent, 0 where not told */
  guint     n_widths;
} Table;

/* For each column, how many rows a cell from above still covers. */
typedef struct
{
  guint rows_left[PENG_TABLE_MAX_COLUMNS];
} Grid;

static void
clear_cell (gpointer data)
{
  PengCell *cell = data;

  peng_text_unref (cell->text);
}

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_array_unref (row->cells);
}

static Row *
get_row (Table *table,
         guint  index)
{
  return &g_array_index (table->rows, Row, index);
}

static void
read_cell (PengHtmlReader *self,
           GumboNode      *node,
           Table          *table,
           Row            *row)
{
  PengCell cell = {
    .column_span = MAX (peng_html_get_number (node, "colspan"), 1),
    .row_span = MAX (peng_html_get_number (node, "rowspan"), 1),
    .heading = node->v.element.tag == GUMBO_TAG_TH,
    .align = peng_html_get_align (node, PENG_ALIGN_DEFAULT),
  };

  if (table->n_cells >= PENG_TABLE_MAX_CELLS)
    {
      self->report->cut = TRUE;
      return;
    }

  cell.row_span = MIN (cell.row_span, PENG_TABLE_MAX_CELLS);
  table->reach = MAX (table->reach, table->rows->len + cell.row_span);
  cell.text = peng_html_reader_read_captive (self, node);
  g_array_append_val (row->cells, cell);
  table->n_cells++;
}

static gboolean
is_element (GumboNode *node)
{
  return node->type == GUMBO_NODE_ELEMENT && !peng_html_is_hidden (node);
}

/* A row without a cell, into which none from above reaches, is nothing. */
static void
read_row (PengHtmlReader *self,
          GumboNode      *node,
          Table          *table,
          gboolean        is_head)
{
  GumboVector *children = &node->v.element.children;
  Row row = { g_array_new (FALSE, TRUE, sizeof (PengCell)), is_head };

  g_array_set_clear_func (row.cells, clear_cell);

  for (guint i = 0; i < children->length; i++)
    {
      GumboNode *child = children->data[i];

      if (is_element (child) && (child->v.element.tag == GUMBO_TAG_TD ||
                                 child->v.element.tag == GUMBO_TAG_TH))
        read_cell (self, child, table, &row);
    }

  if (row.cells->len > 0 || table->rows->len < table->reach)
    g_array_append_val (table->rows, row);
  else
    clear_row (&row);
}

static void
read_table_caption (PengHtmlReader *self,
                    GumboNode      *node,
                    Table          *table)
{
  PengText *text = peng_html_reader_read_captive (self, node);

  if (peng_text_get_length (table->caption) > 0)
    {
      peng_html_reader_add_text (self, text);
      return;
    }

  peng_text_unref (table->caption);
  table->caption = text;
}

/* A width in percent, from the attribute or the style, as the style counts more. */
static double
get_percent (GumboNode *node)
{
  const char *attribute = peng_html_get_attribute (node, "width");
  const char *style = peng_html_get_attribute (node, "style");
  char property[16], value[16];
  double percent = 0.0;
  char *end;

  if (attribute != NULL)
    {
      percent = g_ascii_strtod (attribute, &end);
      percent = *end == '%' ? percent : 0.0;
    }

  while (style != NULL && peng_html_next_declaration (&style, property, value, sizeof property))
    {
      double styled = g_ascii_strtod (value, &end);

      if (g_str_equal (property, "width") && *end == '%')
        percent = styled;
    }

  return percent > 0.0 && percent <= 100.0 ? percent : 0.0;
}

/* Columns of a table, or one column. Only percents are kept: they mean the same everywhere. */
static void
read_columns (GumboNode *node,
              Table     *table)
{
  GumboVector *children = &node->v.element.children;
  guint span = MAX (peng_html_get_number (node, "span"), 1);
  double percent = get_percent (node);

  for (guint i = 0; i < children->length; i++)
    {
      GumboNode *child = children->data[i];

      if (is_element (child) && child->v.element.tag == GUMBO_TAG_COL)
        {
          read_columns (child, table);
          span = 0;
        }
    }

  for (guint i = 0; i < span && table->n_widths < PENG_TABLE_MAX_COLUMNS; i++)
    table->widths[table->n_widths++] = percent;
}

/* Reads a table or a section of one. */
static void
read_rows (PengHtmlReader *self,
           GumboNode      *node,
           Table          *table,
           gboolean        is_head)
{
  GumboVector *children = &node->v.element.children;

  for (guint i = 0; i < children->length; i++)
    {
      GumboNode *child = children->data[i];
      gboolean after_head = table->rows->len == 0 || get_row (table, table->rows->len - 1)->is_head;

      if (!is_element (child))
        continue;

      if (child->v.element.tag == GUMBO_TAG_TR)
        read_row (self, child, table, is_head);
      else if (child->v.element.tag == GUMBO_TAG_CAPTION)
        read_table_caption (self, child, table);
      else if (child->v.element.tag == GUMBO_TAG_COLGROUP ||
               child->v.element.tag == GUMBO_TAG_COL)
        read_columns (child, table);
      else
        read_rows (self, child, table, child->v.element.tag == GUMBO_TAG_THEAD && after_head);
    }
}

static guint
count_free (Grid *grid,
            guint column,
            guint wanted)
{
  guint n = 0;

  while (n < wanted && column + n < PENG_TABLE_MAX_COLUMNS && grid->rows_left[column + n] == 0)
    n++;

  return n;
}

static guint
find_free (Grid *grid,
           guint column)
{
  while (column < PENG_TABLE_MAX_COLUMNS && grid->rows_left[column] > 0)
    column++;

  return column;
}

/* Puts the cells of a row into the grid, each in the first free columns; those beyond the last
 * column go. Returns: the first column after all */
static guint
place_cells (PengHtmlReader *self,
             Grid           *grid,
             Row            *row,
             guint           n_rows_left)
{
  guint column = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      PengCell *cell = &g_array_index (row->cells, PengCell, i);

      column = find_free (grid, column);

      if (column == PENG_TABLE_MAX_COLUMNS)
        {
          self->report->cut = TRUE;
          g_array_set_size (row->cells, i);
          break;
        }

      cell->column_span = count_free (grid, column, cell->column_span);
      cell->row_span = MIN (cell->row_span, n_rows_left);

      for (guint j = 0; j < cell->column_span; j++)
        grid->rows_left[column++] = cell->row_span;
    }

  return column;
}

static void
fill_row (Grid *grid,
          Row  *row,
          guint n_columns)
{
  for (guint column = find_free (grid, 0); column < n_columns; column = find_free (grid, column))
    {
      PengCell cell = { .text = peng_text_new_empty (), .column_span = 1, .row_span = 1 };

      g_array_append_val (row->cells, cell);
      grid->rows_left[column] = 1;
    }
}

static void
end_row (Grid *grid)
{
  for (guint i = 0; i < PENG_TABLE_MAX_COLUMNS; i++)
    grid->rows_left[i] -= grid->rows_left[i] > 0;
}

static guint
count_head_rows (Table *table)
{
  guint n = 0;

  while (n < table->rows->len && get_row (table, n)->is_head)
    n++;

  return n;
}

/* One pass over the table: places all cells, and fills the rows up to @n_columns.
 * Returns: how many columns there are */
static guint
form (PengHtmlReader *self,
      Table          *table,
      guint           n_columns)
{
  guint n_head_rows = count_head_rows (table);
  guint n_rows = table->rows->len;
  Grid grid = { { 0 } };
  guint width = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      Row *row = get_row (table, i);
      guint section_end = i < n_head_rows ? n_head_rows : n_rows;
      guint end = place_cells (self, &grid, row, section_end - i);

      width = MAX (width, end);
      fill_row (&grid, row, n_columns);
      end_row (&grid);
    }

  return width;
}

static void
cut_rows (PengHtmlReader *self,
          Table          *table,
          guint           n_columns)
{
  guint most = PENG_TABLE_MAX_CELLS / n_columns;

  if (table->rows->len <= most)
    return;

  self->report->cut = TRUE;
  g_array_set_size (table->rows, most);
}

/* Columns that say nothing share what the others leave, or are as wide as those are on average. */
static void
fill_widths (Table *table,
             guint  n_columns)
{
  double sum = 0.0, share;
  guint n_told = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      sum += table->widths[i];
      n_told += table->widths[i] > 0.0;
    }

  if (n_told == 0 || n_told == n_columns)
    return;

  share = sum < 100.0 ? (100.0 - sum) / (n_columns - n_told) : sum / n_told;
  for (guint i = 0; i < n_columns; i++)
    if (table->widths[i] == 0.0)
      table->widths[i] = share;
}

static void
add_table (PengHtmlReader *self,
           Table          *table)
{
  PengBlock *block;
  g_autofree PengTableRow *rows = g_new (PengTableRow, table->rows->len);

  for (guint i = 0; i < table->rows->len; i++)
    {
      GArray *cells = get_row (table, i)->cells;

      rows[i] = (PengTableRow) { (const PengCell *) cells->data, cells->len };
    }

  block = peng_block_new_table (rows, table->rows->len, count_head_rows (table), table->caption);
  fill_widths (table, peng_block_get_n_columns (block));

  if (table->widths[0] > 0.0)
    {
      PengBlock *plain = block;

      block = peng_block_with_widths (plain, table->widths);
      peng_block_unref (plain);
    }

  peng_html_reader_add_atom (self, block);
}

/**
 * peng_html_reader_read_table:
 * @self: a page
 * @node: a table
 * @caption: what its figure says; if that is empty, its own caption counts
 *
 * Reads a table into a block. One without any cell is its caption alone.
 */
void
peng_html_reader_read_table (PengHtmlReader *self,
                             GumboNode      *node,
                             PengText       *caption)
{
  Table table = { .caption = peng_text_ref (caption) };
  guint n_columns;

  table.rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (table.rows, clear_row);
  read_rows (self, node, &table, FALSE);
  n_columns = form (self, &table, 0);

  if (n_columns == 0)
    peng_html_reader_add_text (self, peng_text_ref (table.caption));
  else
    {
      cut_rows (self, &table, n_columns);
      form (self, &table, n_columns);
      add_table (self, &table);
    }

  peng_text_unref (table.caption);
  g_array_unref (table.rows);
}
