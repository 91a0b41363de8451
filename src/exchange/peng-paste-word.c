/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste-filters.h"

#include <string.h>

/* Word, and all that writes as Word does: paragraphs of lists become items, the outline becomes
 * headings. Conditional comments, smart tags and o:p are gone before: the parser knows none of
 * them. */

static gboolean
is_in_cell (PengPasteNode *node)
{
  for (; node != NULL; node = node->parent)
    {
      if (peng_paste_node_is (node, "td") || peng_paste_node_is (node, "th"))
        return TRUE;
    }

  return FALSE;
}

static void
make_heading (PengPasteTree *tree,
              PengPasteNode *node)
{
  char name[] = "h1";

  if (!peng_paste_node_is (node, "p") || node->css->outline == 0 || node->css->outline > 6 ||
      is_in_cell (node) || peng_paste_node_find_text (node) == NULL)
    return;

  name[1] = '0' + node->css->outline;
  peng_paste_node_rename (node, name);
}

static char *
dup_mark (PengPasteNode *node)
{
  GString *mark = g_string_new (NULL);

  for (PengPasteNode *child = node; child != NULL; child = peng_paste_node_next (child, node))
    {
      if (child->text != NULL && child->mark)
        g_string_append (mark, child->text);
    }

  return g_string_free (mark, FALSE);
}

static void
remove_mark (PengPasteNode *node)
{
  PengPasteNode *next;

  for (PengPasteNode *child = node->first; child != NULL; child = next)
    {
      next = peng_paste_node_next (child, node);
      if (child->text != NULL && child->mark)
        peng_paste_node_remove (child);
    }
}

static gboolean
has_symbols (PengPasteNode *node)
{
  PengPasteNode *text = peng_paste_node_find_text (node);

  return text != NULL && text->mark && text->symbols;
}

/* Behind 一、 the text begins at once. */
static void
tighten_mark (PengPasteNode *node,
              const char    *mark)
{
  g_autofree char *stripped = g_strstrip (g_strdup (mark));
  const char *last = g_utf8_find_prev_char (stripped, stripped + strlen (stripped));
  PengPasteNode *next;

  if (last == NULL || !g_unichar_iswide (g_utf8_get_char (last)))
    return;

  for (PengPasteNode *child = node->first; child != NULL; child = next)
    {
      next = peng_paste_node_next (child, node);
      if (child->text != NULL && child->mark && peng_paste_node_is_blank (child))
        peng_paste_node_remove (child);
    }
}

/* The mark that Word wrote out says more than its style sheet, which not every copy has. */
static void
make_item (PengPasteTree *tree,
           PengPasteNode *node)
{
  g_autofree char *mark = NULL;
  PengPasteAnswer answer;
  gboolean numbered = FALSE;
  guint number = 0;

  if (node->css->list < 0 || !peng_paste_node_is_block (node))
    return;

  mark = dup_mark (node);
  tighten_mark (node, mark);
  if (!peng_paste_node_is (node, "p") || is_in_cell (node))
    return;

  answer = peng_paste_sheet_is_numbered (tree->sheet, node->css->list, node->css->level);

  if (*mark == '\0')
    numbered = answer == PENG_PASTE_YES;
  else if (!has_symbols (node) && !peng_paste_read_mark (mark, &numbered, &number))
    return;

  remove_mark (node);
  peng_paste_make_item (node, node->css->level, numbered, number);
}

/**
 * peng_paste_word:
 * @tree: what was copied in Word
 *
 * Makes lists and headings of paragraphs.
 */
void
peng_paste_word (PengPasteTree *tree)
{
  peng_paste_tree_each (tree, make_heading);
  peng_paste_tree_each (tree, make_item);
}
