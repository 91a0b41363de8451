/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste-filters.h"

/* Word in a browser: its paragraphs say by `aria-level` that they are headings, and each item of a
 * list stands alone in a list in a box, with its level beside it. */

static gboolean
is_in (PengPasteNode *node,
       const char    *name)
{
  while (node != NULL && !peng_paste_node_is (node, name))
    node = node->parent;

  return node != NULL;
}

static gboolean
is_list (PengPasteNode *node)
{
  return peng_paste_node_is (node, "ul") || peng_paste_node_is (node, "ol");
}

static void
make_heading (PengPasteTree *tree,
              PengPasteNode *node)
{
  char name[] = "h1";

  if ((!peng_paste_node_is (node, "p") && !peng_paste_node_is (node, "div")) || node->level < 1 ||
      node->level > 6 || is_in (node, "li") || is_in (node, "td") || is_in (node, "th"))
    return;

  name[1] = '0' + node->level;
  peng_paste_node_rename (node, name);
}

static void
make_item (PengPasteTree *tree,
           PengPasteNode *node)
{
  PengPasteNode *list = node->parent;

  if (!peng_paste_node_is (node, "li") || node->level < 1 || !is_list (list) || is_in (node, "td"))
    return;

  peng_paste_make_item (node, node->level, peng_paste_node_is (list, "ol"),
                        node == list->first ? list->number : 0);
}

static void
open_list (PengPasteTree *tree,
           PengPasteNode *node)
{
  if ((is_list (node) || peng_paste_node_has_class (node, "ListContainerWrapper")) &&
      peng_paste_node_is (node->first, "item"))
    peng_paste_node_unwrap (node);
}

/**
 * peng_paste_online:
 * @tree: what was copied in Word in a browser
 *
 * Makes headings of paragraphs, and lists of lists of one item, and highlights what has a ground.
 */
void
peng_paste_online (PengPasteTree *tree)
{
  peng_paste_tree_each (tree, make_heading);
  peng_paste_tree_each (tree, make_item);
  peng_paste_tree_each (tree, open_list);
  peng_paste_mark_grounds (tree);
}
