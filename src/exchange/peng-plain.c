/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-plain"

#include "exchange/peng-plain.h"

#include "core/peng-charset.h"

#include <string.h>

/* A first line of more characters is no title. */
#define MAX_TITLE 64

/* Goes through lines; CR LF, LF, CR, form feed and U+2029 end one. Returns: whether there was one
 * more */
static gboolean
next_line (const char **p,
           const char  *end,
           char       **line)
{
  const char *start = *p;
  const char *q = start;

  if (start == end)
    return FALSE;

  while (q < end && strchr ("\r\n\f", *q) == NULL && !g_str_has_prefix (q, "\342\200\251"))
    q++;

  *line = g_strndup (start, q - start);

  if (q < end)
    q += *q == '\r' && q[1] == '\n' ? 2 : g_utf8_next_char (q) - q;

  *p = q;

  return TRUE;
}

static gboolean
is_blank (const char *line)
{
  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
ends_sentence (const char *line)
{
  static const char *marks[] = { "。", "，", "；", "：", "、", ".", ",", ";", ":" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (g_str_has_suffix (line, marks[i]))
        return TRUE;
    }

  return FALSE;
}

/* A short line alone at the top, with a blank one between it and the text, is the title. */
static gboolean
has_title (GPtrArray *lines)
{
  const char *first;

  if (lines->len < 3 || !is_blank (g_ptr_array_index (lines, 1)))
    return FALSE;

  first = g_ptr_array_index (lines, 0);

  return g_utf8_strlen (first, -1) <= MAX_TITLE && !ends_sentence (first);
}

static gboolean
ends_blank (GPtrArray *lines)
{
  return lines->len == 0 || is_blank (g_ptr_array_index (lines, lines->len - 1));
}

/* The lines of a text: no blank one at its start and end, nor two together. Where there are more
 * than an article has room for, the last one is all that is left, line ends and all. */
static GPtrArray *
split (const char *utf8,
       gsize       n_bytes)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const char *end = utf8 + n_bytes;
  const char *p = utf8;
  char *line;

  while (end > p && (end[-1] == '\n' || end[-1] == '\r'))
    end--;

  while (lines->len + 1 < PENG_ARTICLE_MAX_BLOCKS && next_line (&p, end, &line))
    {
      if (is_blank (line) && ends_blank (lines))
        g_free (line);
      else
        g_ptr_array_add (lines, line);
    }

  if (p < end)
    g_ptr_array_add (lines, g_strndup (p, end - p));

  if (lines->len > 0 && ends_blank (lines))
    g_ptr_array_set_size (lines, lines->len - 1);

  return lines;
}

/**
 * peng_plain_read:
 * @bytes: a text file
 * @error: return location; none is set
 *
 * Reads plain text in any charset of peng_charset_decode(): each line is a paragraph, blank lines
 * part paragraphs. A short first line with a blank one after it is the title. Lines beyond
 * %PENG_ARTICLE_MAX_BLOCKS become one paragraph.
 *
 * Returns: (transfer full): a new article
 */
PengArticle *
peng_plain_read (GBytes  *bytes,
                 GError **error)
{
  gsize n_bytes, length;
  const char *data;
  g_autofree char *utf8 = NULL;
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  const char *fields[PENG_N_FIELDS] = { NULL };
  guint first = 0;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &n_bytes);
  utf8 = peng_charset_decode (data, n_bytes, NULL, &length, NULL);
  lines = split (utf8, length);

  if (has_title (lines))
    fields[PENG_FIELD_TITLE] = g_ptr_array_index (lines, first++);

  for (guint i = first; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      if (!is_blank (line))
        g_ptr_array_add (blocks, peng_block_new_paragraph (line));
    }

  return peng_article_new (NULL, fields, (PengBlock **) blocks->pdata, blocks->len);
}

/**
 * peng_plain_write:
 * @article: an article
 * @error: return location; none is set
 *
 * Writes the title, a blank line, and the document as peng_article_dup_plain() has it.
 *
 * Returns: (transfer full): UTF-8 text without a byte order mark
 */
GBytes *
peng_plain_write (PengArticle  *article,
                  GError      **error)
{
  const char *title;
  g_autofree char *plain = NULL;
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (article != NULL, NULL);

  title = peng_article_get_field (article, PENG_FIELD_TITLE);
  plain = peng_article_dup_plain (article);

  if (*title != '\0')
    g_string_append_printf (out, "%s\n\n", title);

  g_string_append (out, plain);

  /* The empty paragraph to write on after a picture is no line of the text. */
  while (g_str_has_suffix (out->str, "\n\n"))
    g_string_truncate (out, out->len - 1);

  return g_string_free_to_bytes (out);
}
