/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste-filters.h"

#include <stdio.h>
#include <string.h>

/* Google Docs and Tencent Docs: formatting is all in styles, which are resolved before. Between
 * their blocks stand line breaks, and each item may be a list of its own that knows its level by
 * its indent. */

#define STEP 24.0

static gboolean
is_list (PengPasteNode *node)
{
  return peng_paste_node_is (node, "ul") || peng_paste_node_is (node, "ol");
}

static void
drop_break (PengPasteTree *tree,
            PengPasteNode *node)
{
  gboolean after = node->previous == NULL || peng_paste_node_is_block (node->previous);
  gboolean before = node->next == NULL || peng_paste_node_is_block (node->next);

  if (peng_paste_node_is (node, "br") && after && before &&
      (node->previous != NULL || node->next != NULL))
    peng_paste_node_remove (node);
}

static guint
get_level (PengPasteNode *node)
{
  const char *class = strstr (node->classes, "level-");
  guint level;

  if (class != NULL && sscanf (class, "level-%u", &level) == 1)
    return CLAMP (level, 1, 9);

  return (guint) CLAMP (MAX (node->css->left, 0) / STEP + 0.5, 1, 9);
}

static gboolean
is_listed (PengPasteNode *node)
{
  return node != NULL && (is_list (node) || peng_paste_node_is (node, "item"));
}

static gboolean
is_single (PengPasteNode *list)
{
  return list->first != NULL && list->first == list->last && peng_paste_node_is (list->first, "li");
}

/* One item a list: the items become ours, at the level that the indent says. */
static void
flatten (PengPasteTree *tree,
         PengPasteNode *node)
{
  PengPasteNode *item;
  guint level;

  if (!is_list (node) || !is_single (node) || is_list (node->parent) ||
      peng_paste_node_is (node->parent, "li") ||
      (!is_listed (node->previous) && !is_listed (node->next)))
    return;

  item = node->first;
  level = MAX (get_level (node), get_level (item));
  peng_paste_make_item (item, level, peng_paste_node_is (node, "ol"), node->number);
  peng_paste_node_unwrap (node);
}

static void
make_heading (PengPasteTree *tree,
              PengPasteNode *node)
{
  const char *class = strstr (node->classes, "heading-");
  char name[] = "h1";

  if (!peng_paste_node_is (node, "p") || class == NULL || class[8] < '1' || class[8] > '6')
    return;

  name[1] = class[8];
  peng_paste_node_rename (node, name);
}

/**
 * peng_paste_docs:
 * @tree: what was copied in Google Docs or Tencent Docs
 *
 * Takes away the breaks between blocks, joins lists of one item, and highlights what has a ground.
 */
void
peng_paste_docs (PengPasteTree *tree)
{
  peng_paste_tree_each (tree, drop_break);
  peng_paste_tree_each (tree, flatten);
  peng_paste_tree_each (tree, make_heading);
  peng_paste_mark_grounds (tree);
}
