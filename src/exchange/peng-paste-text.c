/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste.h"

#include "core/peng-article.h"
#include "core/peng-text.h"

#include <string.h>

#define BYTE_ORDER_MARK "\357\273\277"

/* Word has a vertical tab for a line break in a paragraph. */
static char *
dup_with_line_feeds (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));

  if (g_str_has_prefix (text, BYTE_ORDER_MARK))
    text += strlen (BYTE_ORDER_MARK);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\v' || (*p == '\r' && p[1] != '\n'))
        g_string_append_c (out, '\n');
      else if (*p != '\r')
        g_string_append_c (out, *p);
    }

  return g_string_free (out, FALSE);
}

static const char *
skip_indent (PengPaste  *self,
             const char *line)
{
  for (;;)
    {
      if (g_str_has_prefix (line, "　"))
        {
          line += strlen ("　");
          self->changes |= PENG_PASTE_INDENTS;
        }
      else if (*line == ' ' || *line == '\t')
        line++;
      else
        return line;
    }
}

/* A stretch of a line goes into another one, with the spaces at its ends. */
static gboolean
is_stretch (const char *text)
{
  return strchr (text, '\n') == NULL && !g_str_has_prefix (text, "　");
}

/* Lines beyond what an article has room for become one paragraph. */
static void
add_lines (PengPaste *self,
           char      *text)
{
  gboolean keeps_space = is_stretch (text);
  char *line = text;

  while (line != NULL)
    {
      char *end = self->blocks->len + 1 < PENG_ARTICLE_MAX_BLOCKS ? strchr (line, '\n') : NULL;
      const char *words;

      if (end != NULL)
        *end = '\0';

      words = keeps_space ? line : skip_indent (self, line);
      if (*words != '\0')
        g_ptr_array_add (self->blocks, peng_block_new_paragraph (words));

      line = end != NULL ? end + 1 : NULL;
    }
}

static PengPaste *
new_of_lines (char             *text,
              PengPasteChanges  changes)
{
  PengPaste *self = g_new0 (PengPaste, 1);

  self->changes = changes;
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  add_lines (self, text);

  return self;
}

/* Takes the table. */
static PengPaste *
new_of_table (PengBlock *table)
{
  PengPaste *self = g_new0 (PengPaste, 1);

  self->changes = PENG_PASTE_TABLE;
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  g_ptr_array_add (self->blocks, table);

  return self;
}

/* Lines that end where the paper did are whole paragraphs first; but of code and tables somebody has
 * written each line. */
static PengPaste *
read_likely_markdown (const char *text,
                      gboolean    has_signs)
{
  g_autofree char *joined = peng_paste_join_lines (text);
  g_autofree char *parted = NULL;
  PengPaste *self;

  if (joined != NULL && has_signs)
    return peng_paste_read_markdown (text);

  parted = peng_paste_part_lines (joined != NULL ? joined : text, joined == NULL);
  self = peng_paste_read_markdown (parted);
  if (joined != NULL)
    self->changes |= PENG_PASTE_LINES;

  return self;
}

/**
 * peng_paste_read_text:
 * @text: plain text, valid UTF-8
 * @way: how it is wanted
 *
 * Reads plain text. Where it is wanted formatted and has the tabs of a table it becomes one; where it
 * looks like Markdown it is read as that, but each line stays a paragraph; where its lines end as those
 * of a mail or a PDF do, they are joined.
 * Blank lines part paragraphs and are none. May be called on any thread.
 *
 * Returns: (transfer full): what there is for an article
 */
PengPaste *
peng_paste_read_text (const char   *text,
                      PengPasteWay  way)
{
  g_autofree char *lines = NULL;
  g_autofree char *joined = NULL;
  PengBlock *table;
  gboolean has_signs;

  g_return_val_if_fail (text != NULL, NULL);

  lines = dup_with_line_feeds (text);

  if (way == PENG_PASTE_WAY_MARKDOWN)
    return peng_paste_read_markdown (lines);

  table = way == PENG_PASTE_WAY_FORMATTED ? peng_paste_new_table (lines) : NULL;
  if (table != NULL)
    return new_of_table (table);

  if (way == PENG_PASTE_WAY_FORMATTED && peng_paste_is_markdown (lines, &has_signs))
    return read_likely_markdown (lines, has_signs);

  if (way == PENG_PASTE_WAY_ONE)
    joined = peng_paste_join_all (lines);
  else if (way == PENG_PASTE_WAY_FORMATTED)
    joined = peng_paste_join_lines (lines);

  if (joined != NULL)
    return new_of_lines (joined, way == PENG_PASTE_WAY_FORMATTED ? PENG_PASTE_LINES : 0);

  return new_of_lines (lines, 0);
}
