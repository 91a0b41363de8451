/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste-filters.h"

#include <string.h>

/* Articles of WeChat: sections in sections in sections, of which the innermost is the paragraph;
 * pictures that are loaded late (the parser takes `data-src`); ornaments. */

static gboolean
holds_block (PengPasteNode *node)
{
  for (PengPasteNode *child = node->first; child != NULL; child = child->next)
    {
      if (peng_paste_node_is_block (child))
        return TRUE;
    }

  return FALSE;
}

static void
make_paragraph (PengPasteTree *tree,
                PengPasteNode *node)
{
  if (peng_paste_node_is (node, "div") && node->parent != NULL && !holds_block (node))
    peng_paste_node_rename (node, "p");
}

/* A box that holds one thing says nothing, but where its lines stand. */
static void
flatten (PengPasteTree *tree,
         PengPasteNode *node)
{
  if (!peng_paste_node_is (node, "div") || node->parent == NULL)
    return;

  for (PengPasteNode *child = node->first; child != NULL; child = child->next)
    {
      if (child->align == PENG_PASTE_ALIGN_UNSAID)
        child->align = node->align;
    }

  peng_paste_node_unwrap (node);
}

static void
drop_ornament (PengPasteTree *tree,
               PengPasteNode *node)
{
  if (node->address != NULL && (g_str_has_prefix (node->address, "data:image/svg") ||
                                strstr (node->address, "wx_fmt=svg") != NULL))
    peng_paste_node_remove (node);
}

/**
 * peng_paste_wechat:
 * @tree: what was copied from an article of WeChat
 *
 * Makes paragraphs of its sections.
 */
void
peng_paste_wechat (PengPasteTree *tree)
{
  peng_paste_tree_each (tree, drop_ornament);
  peng_paste_tree_each (tree, make_paragraph);
  peng_paste_tree_each (tree, flatten);
}
