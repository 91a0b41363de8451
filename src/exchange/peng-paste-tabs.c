/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste.h"

#include "core/peng-table-edit.h"
#include "exchange/peng-paste-filters.h"

#include <string.h>

/* Spreadsheets give a line a row and a tab between cells, where only plain text is to be had. Tabs are
 * also what indents are made of, and what stands behind the marks of lists. */

/* Longer is what stands before an item of a list, in bytes: `（十二）`. */
#define MAX_MARK 16

typedef struct
{
  guint    n_tabs;
  gboolean indented;  /* it begins with one */
  gboolean marked;    /* what is in front of the first is the mark of an item */
} Row;

/* As peng_table_new_from_tabs() reads it: a field in quotes may have tabs and newlines. */
static const char *
skip_field (const char *p)
{
  gboolean quoted = *p == '"' && strchr (p + 1, '"') != NULL;

  p += quoted;

  for (; *p != '\0' && (quoted || (*p != '\t' && *p != '\n')); p++)
    {
      if (!quoted || *p != '"')
        continue;

      if (p[1] == '"')
        p++;
      else
        quoted = FALSE;
    }

  return p;
}

/* A bare number is what tables begin their rows with. */
static gboolean
is_mark (const char *field,
         gsize       length)
{
  static const char *behind[] = { "、", "．", "）", ".", ")" };
  g_autofree char *mark = NULL;
  gboolean numbered;
  guint number;

  if (length == 0 || length > MAX_MARK)
    return FALSE;

  mark = g_strndup (field, length);
  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    if (g_str_has_suffix (mark, behind[i]))
      return TRUE;

  return peng_paste_read_mark (mark, &numbered, &number) && !numbered;
}

static const char *
read_row (const char *p,
          Row        *row)
{
  const char *end = skip_field (p);

  *row = (Row) { 0, *p == '\t', is_mark (p, end - p) };

  while (*end == '\t')
    {
      row->n_tabs++;
      end = skip_field (end + 1);
    }

  return *end == '\n' ? end + 1 : end;
}

static gboolean
is_table (const char *text)
{
  guint n_rows = 0, n_indented = 0, n_marked = 0, n_tabs = 0;

  while (*text != '\0')
    {
      Row row;

      text = read_row (text, &row);
      if (row.n_tabs == 0 || (n_rows > 0 && row.n_tabs != n_tabs))
        return FALSE;

      n_tabs = row.n_tabs;
      n_rows++;
      n_indented += row.indented;
      n_marked += row.marked;
    }

  return n_rows >= 2 && n_indented * 2 <= n_rows && (n_tabs > 1 || n_marked < n_rows);
}

/**
 * peng_paste_new_table:
 * @text: plain text whose lines end in LF
 *
 * Returns: (transfer full) (nullable): what it is as a table; %NULL where it is none: it has fewer than
 *   two rows or columns, its rows are not equally long, or its tabs indent lines or follow the marks
 *   of a list
 */
PengBlock *
peng_paste_new_table (const char *text)
{
  g_autofree char *rows = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  text += strspn (text, "\n");
  length = strlen (text);
  while (length > 0 && text[length - 1] == '\n')
    length--;
  rows = g_strndup (text, length);

  return is_table (rows) ? peng_table_new_from_tabs (rows) : NULL;
}
