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
is_fence (const char *line)
{
  return g_str_has_prefix (line, "```");
}

static gboolean
is_sign (const char *line)
{
  return is_heading (line) || has_link (line) || has_strong (line) || is_table_rule (line) ||
         is_fence (line);
}

/**
 * peng_paste_is_markdown:
 * @text: plain text
 * @has_signs: (out): whether there is more than lists and quotations, which mails have too
 *
 * Returns: whether it looks as if somebody had written it as Markdown
 */
gboolean
peng_paste_is_markdown (const char *text,
                        gboolean   *has_signs)
{
  g_auto(GStrv) lines = NULL;
  guint n_items = 0;
  gboolean has_quote = FALSE;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (has_signs != NULL, FALSE);

  *has_signs = FALSE;
  if (strlen (text) > PENG_PASTE_MAX_MARKDOWN)
    return FALSE;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i] + strspn (lines[i], " \t");

      *has_signs |= is_sign (line);
      has_quote |= g_str_has_prefix (line, "> ");
      n_items += is_item (line);
    }

  return *has_signs || has_quote || n_items >= MIN_ITEMS;
}

static gboolean
is_blank (const char *line)
{
  return line[strspn (line, " \t")] == '\0';
}

/* Words that begin a paragraph, and nothing else. A line of a table has a bar in it. */
static gboolean
is_words (const char *line)
{
  return !is_blank (line) && strchr (" \t>", *line) == NULL && strchr (line, '|') == NULL &&
         line[strspn (line, "-=*_ ")] != '\0' && !is_heading (line) && !is_item (line) &&
         !is_fence (line);
}

static gboolean
ends_in_break (const char *line)
{
  return g_str_has_suffix (line, "  ") || g_str_has_suffix (line, "\\");
}

static gboolean
are_apart (const char *line,
           const char *next)
{
  if (is_blank (line) || (is_words (line) && ends_in_break (line)))
    return FALSE;

  return is_words (next) || (is_words (line) && is_item (next));
}

/**
 * peng_paste_part_lines:
 * @text: what looks like Markdown
 * @quotes: whether lines of a quotation are parted, too
 *
 * Puts an empty line between lines that Markdown would join. Whoever writes a list between lines, in a
 * chat or a mail, means each line to be a paragraph.
 *
 * Returns: (transfer full): the text
 */
char *
peng_paste_part_lines (const char *text,
                       gboolean    quotes)
{
  g_auto(GStrv) lines = NULL;
  GString *out;
  gboolean in_code = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  out = g_string_sized_new (strlen (text) * 2);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i];
      const char *next = lines[i + 1];

      in_code ^= is_fence (line);
      g_string_append (out, line);
      if (next != NULL)
        g_string_append_c (out, '\n');

      if (next == NULL || in_code)
        continue;

      if (quotes && *line == '>' && *next == '>')
        g_string_append (out, ">\n");
      else if (are_apart (line, next))
        g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
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
