/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste-filters.h"

#include <string.h>

/* WPS writes as Word does, but for its bullets: they may stand in the paragraph as a letter in a
 * typeface of symbols, with no word of a list. */

/* One step of its lists: two characters of 10.5 points. */
#define STEP 21.0

static gboolean
is_short (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return g_utf8_strlen (stripped, -1) == 1;
}

static void
make_item (PengPasteTree *tree,
           PengPasteNode *node)
{
  PengPasteNode *text = peng_paste_node_is (node, "p") ? peng_paste_node_find_text (node) : NULL;

  if (text == NULL || !text->symbols || !is_short (text->text))
    return;

  peng_paste_node_remove (text);
  peng_paste_make_item (node, (guint) (MAX (node->css->left, 0) / STEP + 0.5), FALSE, 0);
}

/**
 * peng_paste_wps:
 * @tree: what was copied in WPS, after peng_paste_word()
 *
 * Makes lists of paragraphs with bullets.
 */
void
peng_paste_wps (PengPasteTree *tree)
{
  peng_paste_tree_each (tree, make_item);
}
