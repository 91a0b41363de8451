/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-model.h"

#include "core/peng-table-edit.h"

#include <stdio.h>
#include <string.h>

/* A table in one line: cells between blanks, "/" between rows, "|" instead of it below the head;
 * "-" is a cell without words, "*" behind them a heading, "=c" its alignment, ":2x3" two columns and
 * three rows; ";30,70" at the end are widths. */

static gboolean
read_cell (const char *word,
           PengCell   *cell)
{
  const char *spans = strchr (word, ':');
  const char *align = strchr (word, '=');
  gsize length = strcspn (word, "*=:");
  g_autofree char *text = g_strndup (word, g_str_has_prefix (word, "-") ? 0 : length);

  *cell = (PengCell) { .column_span = 1, .row_span = 1, .heading = strchr (word, '*') != NULL };
  if (spans != NULL && sscanf (spans, ":%ux%u", &cell->column_span, &cell->row_span) != 2)
    return FALSE;
  if (align != NULL)
    cell->align = align[1] == 'c' ? PENG_ALIGN_CENTER : PENG_ALIGN_RIGHT;
  for (char *p = text; *p != '\0'; p++)
    *p = *p == '+' ? '\n' : *p;
  cell->text = peng_text_new (text);

  return TRUE;
}

static PengBlock *
with_widths (PengBlock  *table,
             const char *widths)
{
  g_auto(GStrv) words = g_strsplit (widths, ",", -1);
  double shares[PENG_TABLE_MAX_COLUMNS] = { 0 };

  for (guint i = 0; words[i] != NULL; i++)
    shares[i] = g_ascii_strtod (words[i], NULL);

  return peng_block_with_widths (table, shares);
}

static PengBlock *
new_table (const char *line)
{
  g_auto(GStrv) halves = g_strsplit (line, ";", 2);
  g_auto(GStrv) words = g_strsplit (halves[0], " ", -1);
  PengCell cells[100];
  PengTableRow rows[100] = { { cells, 0 } };
  guint n_cells = 0, n_rows = 1, n_head_rows = 0;
  g_autoptr(PengText) caption = peng_text_new ("c");
  g_autoptr(PengBlock) table = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_str_equal (words[i], "/") || g_str_equal (words[i], "|"))
        {
          n_head_rows = *words[i] == '|' ? n_rows : n_head_rows;
          rows[n_rows++] = (PengTableRow) { cells + n_cells, 0 };
          continue;
        }
      if (*words[i] == '\0')
        continue;

      g_assert_true (read_cell (words[i], &cells[n_cells++]));
      rows[n_rows - 1].n_cells++;
    }

  table = peng_block_new_table (rows, n_rows, n_head_rows, caption);
  for (guint i = 0; i < n_cells; i++)
    peng_text_unref (cells[i].text);

  return halves[1] != NULL ? with_widths (table, halves[1]) : g_steal_pointer (&table);
}

static void
write_cell (GString        *line,
            const PengCell *cell)
{
  g_autofree char *text = g_strdup (peng_text_get_string (cell->text));
  g_auto(GStrv) lines = g_strsplit (text, PENG_LINE_BREAK_UTF8, -1);
  g_autofree char *joined = g_strjoinv ("+", lines);

  if (line->len > 0)
    g_string_append_c (line, ' ');
  g_string_append (line, *joined != '\0' ? joined : "-");
  if (cell->heading)
    g_string_append_c (line, '*');
  if (cell->align != PENG_ALIGN_DEFAULT)
    g_string_append (line, cell->align == PENG_ALIGN_CENTER ? "=c" : "=r");
  if (cell->column_span > 1 || cell->row_span > 1)
    g_string_append_printf (line, ":%ux%u", cell->column_span, cell->row_span);
}

static char *
describe (PengBlock *table)
{
  GString *line = g_string_new (NULL);
  const guint8 *widths;

  if (table == NULL)
    {
      g_string_append (line, "none");
      return g_string_free (line, FALSE);
    }

  for (guint i = 0; i < peng_block_get_n_rows (table); i++)
    {
      const PengTableRow *row = peng_block_get_row (table, i);

      if (i > 0)
        g_string_append (line, i == peng_block_get_n_head_rows (table) ? " |" : " /");
      for (guint j = 0; j < row->n_cells; j++)
        write_cell (line, &row->cells[j]);
    }

  widths = peng_block_get_widths (table);
  for (guint i = 0; widths != NULL && i < peng_block_get_n_columns (table); i++)
    g_string_append_printf (line, "%s%u", i == 0 ? ";" : ",", widths[i]);

  return g_string_free (line, FALSE);
}

typedef struct
{
  const char *name;
  const char *before;
  const char *command;
  const char *after;
} Case;

/* Commands: a letter and numbers. R, C: insert rows, columns (in front of, how many); r, c: remove;
 * d, u: move rows down, up; >, <: move columns; m: merge (row, column, rows, columns); s: split; h:
 * head rows; a: align (as merge) to the right; e: erase; p: slice; f: fill (row, column, source). */
static const Case cases[] = {
  { "row-between", "a b / c d", "R 1 1", "a b / - - / c d" },
  { "rows-below", "a b / c d", "R 2 2", "a b / c d / - - / - -" },
  { "row-above-head", "a* b* | c d", "R 0 1", "-* -* / a* b* | c d" },
  { "row-below-head", "a* b* | c d=r", "R 1 1", "a* b* | - -=r / c d=r" },
  { "row-in-span", "a:1x2 b / c", "R 1 1", "a:1x3 b / - / c" },
  { "row-at-span-end", "a:1x2 b / c / d e", "R 2 1", "a:1x2 b / c / - - / d e" },
  { "row-broad-span", "a:2x2 b / c", "R 1 1", "a:2x3 b / - / c" },
  { "row-headings-beside", "a* b / c* d", "R 1 1", "a* b / -* - / c* d" },
  { "rows-too-many", "a b", "R 1 20000", "none" },
  { "column-between", "a b / c d", "C 1 1", "a - b / c - d" },
  { "column-first", "a=r b", "C 0 1", "-=r a=r b" },
  { "column-last", "a b=c", "C 2 2", "a b=c -=c -=c" },
  { "column-head", "a* b* | c* d", "C 1 1", "a* -* b* | c* - d" },
  { "column-in-span", "a:2x1 / b c", "C 1 1", "a:3x1 / b - c" },
  { "column-widths", "a b;25,75", "C 2 1", "a b -;17,50,33" },
  { "columns-too-many", "a b", "C 1 63", "none" },
  { "remove-row", "a b / c d / e f", "r 1 1", "a b / e f" },
  { "remove-rows-over-head", "a* / b* | c / d", "r 1 2", "a* | d" },
  { "remove-head-row", "a* | b / c", "r 0 2", "c" },
  { "remove-all-rows", "a / b", "r 0 2", "none" },
  { "remove-row-of-span", "a:1x2 b / c / d e", "r 0 1", "a c / d e" },
  { "remove-column", "a b c / d e f;20,30,50", "c 1 1", "a c / d f;29,71" },
  { "remove-column-of-span", "a:2x1 b / c d e", "c 0 1", "a b / d e" },
  { "remove-all-columns", "a b", "c 0 2", "none" },
  { "row-down", "a / b / c", "d 0 1", "b / a / c" },
  { "rows-down", "a / b / c", "d 0 2", "c / a / b" },
  { "row-up", "a / b / c", "u 2 1", "a / c / b" },
  { "rows-up", "a / b / c", "u 1 2", "b / c / a" },
  { "row-down-at-end", "a / b", "d 1 1", "none" },
  { "row-up-at-start", "a / b", "u 0 1", "none" },
  { "row-over-head", "a* | b", "d 0 1", "none" },
  { "row-into-head", "a* | b", "u 1 1", "none" },
  { "rows-with-head", "a* | b / c", "d 0 2", "none" },
  { "row-out-of-span", "a:1x2 b / c / d e", "d 1 1", "none" },
  { "row-into-span", "a b / c:1x2 d / e", "d 0 1", "none" },
  { "rows-with-span", "a:1x2 b / c / d e", "d 0 2", "d e / a:1x2 b / c" },
  { "column-right", "a b c;10,20,70", "> 0 1", "b a c;20,10,70" },
  { "column-left", "a b c;10,20,70", "< 2 1", "a c b;10,70,20" },
  { "columns-left", "a b c;10,20,70", "< 1 2", "b c a;20,70,10" },
  { "column-right-at-end", "a b", "> 1 1", "none" },
  { "column-left-at-start", "a b", "< 0 1", "none" },
  { "column-into-span", "a b c / d e:2x1", "> 0 1", "none" },
  { "merge-row", "a b / c d", "m 0 0 1 2", "a+b:2x1 / c d" },
  { "merge-all", "a=r b / - d", "m 0 0 2 2", "a+b+d=r:2x2 /" },
  { "merge-empty-first", "- b", "m 0 0 1 2", "b:2x1" },
  { "merge-grows", "a b:2x1 / c d e", "m 0 1 2 1", "a b+d+e:2x2 / c" },
  { "merge-one", "a b", "m 0 0 1 1", "none" },
  { "merge-over-head", "a* | b", "m 0 0 2 1", "none" },
  { "split", "a+b=c:2x2 c / d", "s 0 0 1 1", "a+b=c -=c c / -=c -=c d" },
  { "split-heading", "a*:2x1 | b c", "s 0 0 1 2", "a* -* | b c" },
  { "split-none", "a b", "s 0 0 1 2", "none" },
  { "head-on", "a b / c d", "h 1", "a* b* | c d" },
  { "head-more", "a* | b / c", "h 2", "a* / b* | c" },
  { "head-off", "a* b* | c* d", "h 0", "a b / c* d" },
  { "head-same", "a* | b", "h 1", "none" },
  { "head-cuts-span", "a:2x2 b / c / d e f", "h 1", "a*:2x1 b* | -:2x1 c / d e f" },
  { "align", "a b / c d", "a 0 1 2 1", "a b=r / c d=r" },
  { "align-same", "a=r", "a 0 0 1 1", "none" },
  { "erase", "a b / c d", "e 0 0 2 1", "- b / - d" },
  { "erase-nothing", "- b", "e 0 0 1 1", "none" },
  { "slice", "a* b* | c d:1x2 / e;30,70", "p 1 0 1 2", "c d:1x2 / e" },
  { "slice-head", "a* b* | c d", "p 0 1 2 1", "b* | d" },
  { "fill", "a b / c d", "f 0 1 x/y", "a x / c y" },
  { "fill-grows", "a b / c d", "f 1 1 x_y/z_w", "a b - / c x y / - z w" },
  { "fill-splits", "a:2x1 / b c", "f 0 1 x", "a x / b c" },
  { "fill-spans", "a b / c d", "f 0 0 x:2x1", "x:2x1 / c d" },
  { "fill-span-over-head", "a* | b", "f 0 0 x:1x2/", "x* | -" },
  { "fill-keeps-head", "a* | b", "f 0 0 x/y=r", "x* | y=r" },
};

static PengBlock *
fill (PengBlock  *table,
      guint       row,
      guint       column,
      const char *source)
{
  g_autoptr(GString) line = g_string_new (source);
  g_autoptr(PengBlock) from = NULL;

  g_string_replace (line, "/", " / ", 0);
  g_string_replace (line, "_", " ", 0);
  from = new_table (line->str);

  return peng_table_fill (table, row, column, from);
}

static PengBlock *
run (PengBlock  *table,
     const char *command)
{
  PengTableRect rect = { 0 };
  char source[32] = "";
  guint a, b;

  if (*command == 'f')
    {
      g_assert_cmpint (sscanf (command, "f %u %u %31s", &a, &b, source), ==, 3);
      return fill (table, a, b, source);
    }

  sscanf (command + 1, " %u %u %u %u", &rect.row, &rect.column, &rect.n_rows, &rect.n_columns);
  a = rect.row;
  b = rect.column;

  switch (*command)
    {
    case 'R': return peng_table_insert_rows (table, a, b);
    case 'C': return peng_table_insert_columns (table, a, b);
    case 'r': return peng_table_remove_rows (table, a, b);
    case 'c': return peng_table_remove_columns (table, a, b);
    case 'd': return peng_table_move_rows (table, a, b, TRUE);
    case 'u': return peng_table_move_rows (table, a, b, FALSE);
    case '>': return peng_table_move_columns (table, a, b, TRUE);
    case '<': return peng_table_move_columns (table, a, b, FALSE);
    case 'm': return peng_table_merge (table, &rect);
    case 's': return peng_table_split (table, &rect);
    case 'h': return peng_table_set_head_rows (table, a);
    case 'a': return peng_table_set_align (table, &rect, PENG_ALIGN_RIGHT);
    case 'e': return peng_table_erase (table, &rect);
    case 'p': return peng_table_slice (table, &rect);
    default: g_assert_not_reached ();
    }
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(PengBlock) before = new_table (c->before);
  g_autoptr(PengBlock) after = run (before, c->command);
  g_autofree char *told = describe (after);
  g_autofree char *untouched = describe (before);

  g_assert_cmpstr (told, ==, c->after);
  g_assert_cmpstr (untouched, ==, c->before);
  if (after != NULL && *c->command != 'p')
    g_assert_cmpstr (peng_text_get_string (peng_block_get_part (after, PENG_PART_CAPTION, 0)), ==,
                     "c");
}

static const struct
{
  const char *text;
  const char *table;
} tab_cases[] = {
  { "a\tb\nc\td\n", "a b / c d" },
  { "a\tb\r\nc\td", "a b / c d" },
  { "a\tb\nc\n", "a b / c -" },
  { "a\t\n\tb", "a - / - b" },
  { "\"a\nb\"\tc", "a+b c" },
  { "\"a\"\"b\"\tc", "a\"b c" },
  { "\"a\tb", "\"a b" },
  { "\"\tb", "\" b" },
  { "a\nb", "none" },
  { "", "none" },
};

static void
test_tabs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tab_cases); i++)
    {
      g_autoptr(PengBlock) table = peng_table_new_from_tabs (tab_cases[i].text);
      g_autofree char *told = describe (table);

      g_assert_cmpstr (told, ==, tab_cases[i].table);
    }
}

static void
test_tabs_without_bound (void)
{
  g_autoptr(GString) columns = g_string_new (NULL);
  g_autoptr(GString) rows = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append (columns, "\t");
      g_string_append (rows, "a\tb\n");
    }

  g_assert_null (peng_table_new_from_tabs (columns->str));
  g_assert_null (peng_table_new_from_tabs (rows->str));
}

static void
test_new (void)
{
  g_autoptr(PengBlock) table = peng_table_new_empty (2, 3, 1);
  g_autofree char *told = describe (table);

  g_assert_cmpstr (told, ==, "-* -* -* | - - -");
  g_assert_null (peng_table_new_empty (1, 65, 0));
  g_assert_null (peng_table_new_empty (20001, 1, 0));
}

static void
test_widths (void)
{
  static const char * const rows[][2] = {
    { "a b c;1,1,1", "a b c;34,33,33" }, { "a b;0,0", "a b;50,50" }, { "a b;1000,1", "a b;99,1" },
    { "a b c;33,33,34", "a b c;33,33,34" }, { "a;7", "a;100" }, { "a b c;-5,1,1", "a b c;1,49,50" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(PengBlock) table = new_table (rows[i][0]);
      g_autofree char *told = describe (table);

      g_assert_cmpstr (told, ==, rows[i][1]);
    }
}

/* The length of all that is written in the cells, line breaks apart. */
static guint
count_letters (PengBlock *table)
{
  guint n = 0;

  for (guint i = 0; i < peng_block_get_n_parts (table, PENG_PART_CELL); i++)
    {
      const char *p = peng_text_get_string (peng_block_get_part (table, PENG_PART_CELL, i));

      for (; *p != '\0'; p = g_utf8_next_char (p))
        n += g_utf8_get_char (p) != PENG_LINE_BREAK;
    }

  return n;
}

static void
random_rect (GRand         *rand,
             PengBlock     *table,
             PengTableRect *rect)
{
  guint n_rows = peng_block_get_n_rows (table), n_columns = peng_block_get_n_columns (table);

  rect->row = g_rand_int_range (rand, 0, n_rows);
  rect->column = g_rand_int_range (rand, 0, n_columns);
  rect->n_rows = g_rand_int_range (rand, 1, n_rows - rect->row + 1);
  rect->n_columns = g_rand_int_range (rand, 1, n_columns - rect->column + 1);
}

static void
assert_same (PengBlock *a,
             PengBlock *b)
{
  g_autofree char *told_a = describe (a);
  g_autofree char *told_b = describe (b);

  if (!peng_block_equal (a, b))
    g_error ("%s\nis not\n%s", told_a, told_b);
}

/* Nothing is lost that it does not say, and a valid table comes out: the constructor holds that. */
static void
hold_words (PengBlock *before,
            PengBlock *after)
{
  if (after == NULL)
    return;

  g_assert_cmpuint (count_letters (after), ==, count_letters (before));
  peng_block_unref (after);
}

static void
hold_places (PengBlock *table)
{
  for (guint i = 0; i < peng_block_get_n_parts (table, PENG_PART_CELL); i++)
    {
      PengTableRect rect, grown;

      peng_table_get_rect (table, i, &rect);
      grown = rect;
      peng_table_grow_rect (table, &grown);
      g_assert_cmpmem (&rect, sizeof rect, &grown, sizeof grown);
      g_assert_cmpuint (peng_table_find_cell (table, rect.row + rect.n_rows - 1,
                                              rect.column + rect.n_columns - 1), ==, i);
    }
}

static void
hold_inverses (PengBlock           *table,
               const PengTableRect *rect)
{
  g_autoptr(PengBlock) plain = peng_block_with_widths (table, NULL);
  g_autoptr(PengBlock) rows = peng_table_insert_rows (plain, rect->row, rect->n_rows);
  g_autoptr(PengBlock) columns = peng_table_insert_columns (plain, rect->column, rect->n_columns);
  g_autoptr(PengBlock) no_rows = peng_table_remove_rows (rows, rect->row, rect->n_rows);
  g_autoptr(PengBlock) no_columns = peng_table_remove_columns (columns, rect->column,
                                                               rect->n_columns);
  g_autoptr(PengBlock) down = peng_table_move_rows (table, rect->row, rect->n_rows, TRUE);
  g_autoptr(PengBlock) right = peng_table_move_columns (table, rect->column, rect->n_columns, TRUE);

  assert_same (no_rows, plain);
  assert_same (no_columns, plain);

  if (down != NULL)
    {
      g_autoptr(PengBlock) up = peng_table_move_rows (down, rect->row + 1, rect->n_rows, FALSE);

      assert_same (up, table);
    }

  if (right != NULL)
    {
      g_autoptr(PengBlock) left = peng_table_move_columns (right, rect->column + 1,
                                                           rect->n_columns, FALSE);

      assert_same (left, table);
    }
}

static void
hold_copy (PengBlock     *table,
           PengTableRect *rect)
{
  g_autoptr(PengBlock) part = peng_table_slice (table, rect);
  g_autoptr(PengBlock) same = NULL;

  peng_table_grow_rect (table, rect);
  same = peng_table_fill (table, rect->row, rect->column, part);
  assert_same (same, table);
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr(PengBlock) table = random_model_block_of (rand, PENG_BLOCK_TABLE);
      PengTableRect rect;

      random_rect (rand, table, &rect);
      hold_places (table);
      hold_words (table, peng_table_merge (table, &rect));
      hold_words (table, peng_table_split (table, &rect));
      hold_words (table, peng_table_set_head_rows (table, rect.row));
      hold_words (table, peng_table_set_align (table, &rect, PENG_ALIGN_JUSTIFY));
      hold_words (table, peng_table_insert_rows (table, rect.row, rect.n_rows));
      hold_words (table, peng_table_insert_columns (table, rect.column, rect.n_columns));
      hold_words (table, peng_table_move_rows (table, rect.row, rect.n_rows, FALSE));
      hold_words (table, peng_table_move_columns (table, rect.column, rect.n_columns, FALSE));
      hold_inverses (table, &rect);
      hold_copy (table, &rect);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/table-edit/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  g_test_add_func ("/core/table-edit/tabs", test_tabs);
  g_test_add_func ("/core/table-edit/tabs-without-bound", test_tabs_without_bound);
  g_test_add_func ("/core/table-edit/new", test_new);
  g_test_add_func ("/core/table-edit/widths", test_widths);
  g_test_add_func ("/core/table-edit/random", test_random);

  return g_test_run ();
}
