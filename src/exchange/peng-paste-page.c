/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste-filters.h"

/* Pages from the web: pictures that count readers go, colours are the page's and not the writer's,
 * and rows of line breaks are no lines. */

#define MAX_DOT 2

static void
drop_dot (PengPasteTree *tree,
          PengPasteNode *node)
{
  if (peng_paste_node_is (node, "img") && node->width > 0 && node->width <= MAX_DOT &&
      node->height <= MAX_DOT)
    peng_paste_node_remove (node);
}

static void
drop_color (PengPasteTree *tree,
            PengPasteNode *node)
{
  node->style.color = PENG_COLOR_NONE;
}

/**
 * peng_paste_page:
 * @tree: what was copied from a web page
 *
 * Leaves what the page says.
 */
void
peng_paste_page (PengPasteTree *tree)
{
  peng_paste_tree_each (tree, drop_dot);
  peng_paste_tree_each (tree, drop_color);
}
