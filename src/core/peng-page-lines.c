/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-page"

#include "core/peng-page-lines.h"

#include <string.h>

static void
line_free (gpointer data)
{
  PengPageLine *line = data;

  g_free (line->fold);
  g_free (line->words);
  g_free (line);
}

/* What sites make of plain signs, WordPress above all: curly quotes, dashes, dots and times. */
static const char *
get_plain (gunichar c)
{
  switch (c)
    {
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: case 0x2035: case '`':
      return "'";
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x2033: case 0x2036:
      return "\"";
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: case '-':
      return "-";
    case 0x2026:
      return "...";
    case 0x00D7:
      return "x";
    case 0x2122:
      return "(tm)";
    default:
      return NULL;
    }
}

static gboolean
is_nothing (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0x00AD || c == 0xFEFF ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) || (c >= 0x2060 && c <= 0x2069);
}

/**
 * peng_page_fold:
 * @text: words
 *
 * Makes of words what is the same however a site sets them.
 *
 * Returns: (transfer full): what to compare; empty where there are no words
 */
char *
peng_page_fold (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *plain = get_plain (c);

      if (is_nothing (c))
        continue;
      if (plain == NULL)
        g_string_append_unichar (out, c);
      else if (*plain != '-' || out->len == 0 || out->str[out->len - 1] != '-')
        g_string_append (out, plain);
      else
        continue;

      /* Two single quotes are one double one to some. */
      if (g_str_has_suffix (out->str, "''"))
        {
          g_string_truncate (out, out->len - 2);
          g_string_append_c (out, '"');
        }
    }

  return g_string_free (out, FALSE);
}

/**
 * peng_page_dup_words:
 * @text: words
 *
 * Returns: (transfer full): the words on one line
 */
char *
peng_page_dup_words (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_nothing (c))
        {
          gap |= g_unichar_isspace (c);
          continue;
        }
      if (gap && out->len > 0)
        g_string_append_c (out, ' ');
      g_string_append_unichar (out, c);
      gap = FALSE;
    }

  return g_string_free (out, FALSE);
}

/**
 * peng_page_cut_words:
 * @words: words
 * @n_chars: as many as may be shown
 *
 * Returns: (transfer full): as much of them
 */
char *
peng_page_cut_words (const char *words,
                     guint       n_chars)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (words, -1) <= (glong) n_chars)
    return g_strdup (words);

  start = g_utf8_substring (words, 0, n_chars - 1);

  return g_strconcat (start, "…", NULL);
}

typedef struct
{
  GPtrArray *lines;
  GString   *seen;
  GString   *all;
  guint      box;
  guint      node;
  guint      end;
} Reader;

static void
end_line (Reader *self)
{
  g_autofree char *seen = peng_page_fold (self->seen->str);
  gboolean hidden = *seen == '\0';
  const char *text = hidden ? self->all->str : self->seen->str;
  g_autofree char *fold = hidden ? peng_page_fold (text) : g_steal_pointer (&seen);

  if (*fold != '\0')
    {
      PengPageLine *line = g_new0 (PengPageLine, 1);

      *line = (PengPageLine) { g_steal_pointer (&fold), peng_page_dup_words (text), self->node,
                               self->end, hidden };
      g_ptr_array_add (self->lines, line);
    }

  g_string_truncate (self->seen, 0);
  g_string_truncate (self->all, 0);
}

static guint
find_box (const PengPageTree *tree,
          guint               node)
{
  do
    node = tree->nodes[node].parent;
  while (node != PENG_PAGE_NONE && !(tree->nodes[node].flags & PENG_PAGE_BLOCK));

  return node;
}

static void
add_text (Reader             *self,
          const PengPageTree *tree,
          guint               node,
          gboolean            hidden)
{
  guint box = find_box (tree, node);

  if (box != self->box)
    end_line (self);
  if (self->all->len == 0)
    self->node = node;

  self->box = box;
  self->end = node + 1;
  g_string_append (self->all, tree->nodes[node].text);
  if (!hidden)
    g_string_append (self->seen, tree->nodes[node].text);
}

/**
 * peng_page_read_lines:
 * @tree: a page
 * @looks: (nullable): what of it is seen; %NULL for all
 * @from: number of the first node
 * @to: number behind the last one
 *
 * Returns: (transfer full) (element-type PengPageLine): the lines, in their order; what shows no
 *   text at all has none
 */
GPtrArray *
peng_page_read_lines (const PengPageTree *tree,
                      const PengPageLook *looks,
                      guint               from,
                      guint               to)
{
  Reader self = { g_ptr_array_new_with_free_func (line_free), g_string_new (NULL),
                  g_string_new (NULL), PENG_PAGE_NONE };

  for (guint i = from; i < to; )
    {
      const PengPageNode *node = &tree->nodes[i];

      if (node->text != NULL)
        add_text (&self, tree, i, looks != NULL && looks[i].hiding != PENG_PAGE_SHOWN);
      else if (node->flags & PENG_PAGE_BLOCK)
        end_line (&self);
      else if (self.all->len > 0 && peng_page_tree_is (tree, i, "br"))
        {
          g_string_append_c (self.all, ' ');
          g_string_append_c (self.seen, ' ');
        }

      i = node->flags & PENG_PAGE_SILENT ? node->end : i + 1;
    }

  end_line (&self);
  g_string_free (self.seen, TRUE);
  g_string_free (self.all, TRUE);

  return self.lines;
}
