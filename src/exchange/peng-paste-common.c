/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste-filters.h"

#include <string.h>

/* What all programs have in common: white space that means nothing before the filters of the
 * families, and after them the habits that an article has no use for. */

#define WIDE_SPACE "\343\200\200"

/* How many stretches without a word are looked at before the first words of a paragraph. */
#define MAX_EMPTY 64

static gboolean
is_row_part (PengPasteNode *node)
{
  static const char *names[] = { "table", "tbody", "thead", "tfoot", "tr", "ul", "ol", NULL };

  return g_strv_contains (names, node->name);
}

static gboolean
is_space (const char *text)
{
  return text[strspn (text, " \t\r\n\f")] == '\0';
}

static void
drop_space (PengPasteTree *tree,
            PengPasteNode *node)
{
  gboolean after = node->previous == NULL || peng_paste_node_is_block (node->previous);
  gboolean before = node->next == NULL || peng_paste_node_is_block (node->next);

  if (node->text != NULL && !node->verbatim && is_space (node->text) &&
      ((after && before) || is_row_part (node->parent)))
    peng_paste_node_remove (node);
}

/* No-break spaces are what programs push words about with. */
static void
plain_space (PengPasteTree *tree,
             PengPasteNode *node)
{
  char *p;

  if (node->text == NULL || node->verbatim)
    return;

  for (p = strstr (node->text, "\302\240"); p != NULL; p = strstr (p, "\302\240"))
    memcpy (p, "  ", 2);
}

/* Comments of colleagues, what its program does not show (a row that was folded away), and how wide
 * its columns were. */
static void
drop_hidden (PengPasteTree *tree,
             PengPasteNode *node)
{
  if (peng_paste_node_is (node, "col") || peng_paste_node_is (node, "colgroup"))
    {
      peng_paste_node_remove (node);
      return;
    }

  if (!peng_paste_node_is_block (node) || (!node->css->comment && !node->css->hidden))
    return;

  tree->changes |= PENG_PASTE_HIDDEN;
  peng_paste_node_remove (node);
}

/**
 * peng_paste_begin:
 * @tree: what was copied anywhere
 *
 * Leaves out the white space between blocks, and what is not shown.
 */
void
peng_paste_begin (PengPasteTree *tree)
{
  peng_paste_tree_each (tree, plain_space);
  peng_paste_tree_each (tree, drop_space);
  peng_paste_tree_each (tree, drop_hidden);
}

static gboolean
is_paragraph (PengPasteNode *node)
{
  return peng_paste_node_is (node, "p") || peng_paste_node_is (node, "item") ||
         peng_paste_node_is (node, "div") || peng_paste_node_get_heading (node) > 0;
}

static gboolean
is_first_words (PengPasteNode *text)
{
  guint n_left = MAX_EMPTY;

  for (PengPasteNode *node = text->previous; node != NULL; node = node->previous)
    {
      if (n_left-- == 0)
        return FALSE;
      if (peng_paste_node_is_block (node))
        return TRUE;
      if (node->text == NULL || !peng_paste_node_is_blank (node))
        return FALSE;
    }

  return TRUE;
}

static void
strip_indent (PengPasteTree *tree,
              PengPasteNode *node)
{
  const char *p = node->text;

  if (p == NULL || !is_paragraph (node->parent) || !is_first_words (node))
    return;

  while (g_str_has_prefix (p, WIDE_SPACE) || g_ascii_isspace (*p))
    p += *p == WIDE_SPACE[0] ? strlen (WIDE_SPACE) : 1;

  if (g_strstr_len (node->text, p - node->text, WIDE_SPACE) != NULL)
    tree->changes |= PENG_PASTE_INDENTS;

  node->text = p;
}

static PengPasteNode *
skip_space (PengPasteNode *node)
{
  while (node != NULL && node->text != NULL && is_space (node->text))
    node = node->next;

  return node;
}

/* Old pages write paragraphs as lines that begin with wide spaces. */
static void
split_lines (PengPasteTree *tree,
             PengPasteNode *node)
{
  PengPasteNode *text = peng_paste_node_is (node, "br") ? skip_space (node->next) : NULL;
  PengPasteNode *parent = node->parent;
  PengPasteNode *behind;

  if (text == NULL || text->text == NULL || !is_paragraph (parent) || parent->parent == NULL ||
      !g_str_has_prefix (text->text + strspn (text->text, " \t\r\n\f"), WIDE_SPACE))
    return;

  behind = peng_paste_tree_add (tree, NULL, parent->name);
  behind->css = parent->css;
  behind->align = parent->align;
  behind->parent = parent->parent;
  behind->previous = parent;
  behind->next = parent->next;
  behind->first = text;
  behind->last = parent->last;

  if (parent->next != NULL)
    parent->next->previous = behind;
  else
    parent->parent->last = behind;

  parent->next = behind;
  parent->last = node->previous;
  if (node->previous != NULL)
    node->previous->next = NULL;
  else
    parent->first = NULL;
  text->previous = NULL;

  for (PengPasteNode *child = text; child != NULL; child = child->next)
    child->parent = behind;
}

static void
drop_blank (PengPasteTree *tree,
            PengPasteNode *node)
{
  if (is_paragraph (node) && node->parent != NULL && peng_paste_node_is_blank (node))
    peng_paste_node_remove (node);
}

/* Breaks between blocks, and at the end of one. */
static void
drop_break (PengPasteTree *tree,
            PengPasteNode *node)
{
  if (peng_paste_node_is (node, "br") &&
      (node->next == NULL || peng_paste_node_is_block (node->next)))
    peng_paste_node_remove (node);
}

static void
settle_link (PengPasteTree *tree,
             PengPasteNode *node)
{
  const char *link = node->style.link;

  if (link == NULL)
    return;

  if (*link == '#' || g_str_has_prefix (link, "javascript:"))
    node->style.link = NULL;

  node->style.flags &= ~PENG_STYLE_UNDERLINE;
  node->style.color = PENG_COLOR_NONE;
}

static gboolean
is_all_strong (PengPasteNode *node)
{
  for (PengPasteNode *child = node; child != NULL; child = peng_paste_node_next (child, node))
    {
      if (child->text != NULL && !is_space (child->text) &&
          !(child->style.flags & PENG_STYLE_STRONG))
        return FALSE;
    }

  return TRUE;
}

/* A heading is bold by itself. */
static void
settle_heading (PengPasteTree *tree,
                PengPasteNode *node)
{
  if ((peng_paste_node_get_heading (node) == 0 && !peng_paste_node_is (node, "th")) ||
      !is_all_strong (node))
    return;

  for (PengPasteNode *child = node; child != NULL; child = peng_paste_node_next (child, node))
    child->style.flags &= ~PENG_STYLE_STRONG;
}

/* The first level is the article's title: what has one goes down by one. */
static void
lower_headings (PengPasteTree *tree)
{
  static const char *lower[] = { "", "h2", "h3", "h4", "h4", "h4", "h4" };
  gboolean has_first = FALSE;

  for (PengPasteNode *node = tree->root; node; node = peng_paste_node_next (node, tree->root))
    has_first |= peng_paste_node_get_heading (node) == 1;

  if (!has_first)
    return;

  for (PengPasteNode *node = tree->root; node; node = peng_paste_node_next (node, tree->root))
    {
      guint level = peng_paste_node_get_heading (node);

      if (level > 0)
        peng_paste_node_rename (node, lower[level]);
    }
}

/**
 * peng_paste_end:
 * @tree: what was copied anywhere, after the filter of its family
 *
 * Leaves what an article has: no indents of spaces, no empty paragraphs, no bold headings.
 */
void
peng_paste_end (PengPasteTree *tree)
{
  peng_paste_settle_tables (tree);
  peng_paste_tree_each (tree, split_lines);
  peng_paste_tree_each (tree, strip_indent);
  peng_paste_tree_each (tree, drop_break);
  peng_paste_tree_each (tree, drop_blank);
  peng_paste_tree_each (tree, settle_link);
  lower_headings (tree);
  peng_paste_tree_each (tree, settle_heading);
  peng_paste_settle_items (tree);
}

static void
mark_ground (PengPasteTree *tree,
             PengPasteNode *node)
{
  if (node->text != NULL && node->tinted)
    node->style.flags |= PENG_STYLE_MARK;
}

/**
 * peng_paste_mark_grounds:
 * @tree: what was copied where words are highlighted by a ground; on a page that is its look
 *
 * Highlights words that alone stand on a ground.
 */
void
peng_paste_mark_grounds (PengPasteTree *tree)
{
  peng_paste_tree_each (tree, mark_ground);
}
