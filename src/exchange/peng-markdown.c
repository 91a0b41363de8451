/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste.h"

#include <md4c-html.h>
#include <string.h>

/* Whether text is Markdown is seen by what plain text has not: `## ` before a heading, `[x](y)`,
 * `**x**`, a ruler of a table. Lines that begin with `- ` are in plain text too: two of them make a
 * list, one is a dash. */

#define MIN_ITEMS 2

static gboolean
is_heading (const char *line)
{
  gsize n = strspn (line, "#");

  return n >= 1 && n <= 6 && line[n] == ' ' && line[n + 1] != '\0';
}

static gboolean
is_item (const char *line)
{
  gsize n = strspn (line, "0123456789");

  if (n == 0)
    return (*line == '-' || *line == '*' || *line == '+') && line[1] == ' ';

  return n < 4 && line[n] == '.' && line[n + 1] == ' ';
}

/* `|---|:--:|` */
static gboolean
is_table_rule (const char *line)
{
  return strchr (line, '|') != NULL && strstr (line, "--") != NULL &&
         line[strspn (line, "|-: \t\r")] == '\0';
}

static gboolean
has_link (const char *line)
{
  const char *middle = strstr (line, "](");

  return middle != NULL && memchr (line, '[', middle - line) != NULL &&
         strchr (middle, ')') != NULL;
}

static gboolean
has_strong (const char *line)
{
  const char *open = strstr (line, "**");

  return open != NULL && open[2] != ' ' && open[2] != '*' && open[2] != '\0' &&
         strstr (open + 3, "**") != NULL;
}

static gboolean
is_sign (const char *line)
{
  return is_heading (line) || has_link (line) || has_strong (line) || is_table_rule (line) ||
         g_str_has_prefix (line, "```") || g_str_has_prefix (line, "> ");
}

/**
 * peng_paste_is_markdown:
 * @text: plain text
 *
 * Returns: whether it looks as if somebody had written it as Markdown
 */
gboolean
peng_paste_is_markdown (const char *text)
{
  g_auto(GStrv) lines = NULL;
  guint n_items = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strlen (text) > PENG_PASTE_MAX_MARKDOWN)
    return FALSE;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i] + strspn (lines[i], " \t");

      if (is_sign (line))
        return TRUE;

      n_items += is_item (line);
    }

  return n_items >= MIN_ITEMS;
}

static void
append_cb (const MD_CHAR *html,
           MD_SIZE        n_bytes,
           void          *user_data)
{
  g_string_append_len (user_data, html, n_bytes);
}

/**
 * peng_paste_read_markdown:
 * @text: Markdown as GitHub has it (CommonMark with tables, strike-through and bare addresses)
 *
 * Reads the text as HTML that md4c makes of it. A text that is longer than
 * %PENG_PASTE_MAX_MARKDOWN is taken as it stands.
 *
 * Returns: (transfer full): what there is for an article
 */
PengPaste *
peng_paste_read_markdown (const char *text)
{
  g_autoptr(GString) html = g_string_new (NULL);
  gsize n_bytes;
  PengPaste *self;

  g_return_val_if_fail (text != NULL, NULL);

  n_bytes = strlen (text);
  if (n_bytes > PENG_PASTE_MAX_MARKDOWN ||
      md_html (text, n_bytes, append_cb, html, MD_DIALECT_GITHUB | MD_FLAG_NOHTML, 0) != 0)
    return peng_paste_read_text (text, PENG_PASTE_WAY_PLAIN);

  self = peng_paste_read_html (html->str, html->len);
  self->changes |= PENG_PASTE_MARKDOWN;

  return self;
}
