/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste-filters.h"

#include <string.h>

/* Items of lists that their program wrote as paragraphs with a number or a bullet before them.
 *
 * The numbers of our lists are 1, 2, 3; where the writer had 一、 or （一） or 第一章 they are words
 * of the text, and stay there. */

static const char *bullets[] = {
  "·", "•", "●", "○", "■", "□", "◆", "◇", "▪", "▫", "►", "➢", "➤", "✓", "✔", "★", "☆", "-", "–", "—",
  "*", "§", "o", "\357\202\267", "\357\202\247", "\357\202\250", "\357\203\230", "\357\203\274", NULL
};

static gboolean
is_bullet (const char *mark)
{
  return g_strv_contains (bullets, mark);
}

/* `1`, `12`; one letter counts from a; the small Roman numbers are told from letters by their
 * length, but for `i`. Returns: 0 for anything else */
static guint
read_number (const char *digits)
{
  static const char *roman[] = { "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x" };
  gsize length = strlen (digits);

  if (strspn (digits, "0123456789") == length && length > 0 && length < 6)
    return g_ascii_strtoull (digits, NULL, 10);

  for (guint i = 0; i < G_N_ELEMENTS (roman); i++)
    {
      if ((length > 1 || i == 0) && g_ascii_strcasecmp (digits, roman[i]) == 0)
        return i + 1;
    }

  return length == 1 && g_ascii_isalpha (*digits) ? g_ascii_tolower (*digits) - 'a' + 1 : 0;
}

/**
 * peng_paste_read_mark:
 * @mark: what stands before an item
 * @numbered: (out): whether it is a number
 * @number: (out): which
 *
 * Returns: whether it is one of a list that we have
 */
gboolean
peng_paste_read_mark (const char *mark,
                      gboolean   *numbered,
                      guint      *number)
{
  static const char *before[] = { "(", "（" };
  static const char *behind[] = { "、", "．", "）", ".", ")" };
  g_autofree char *digits = g_strstrip (g_strdup (mark));
  const char *p = digits;

  *numbered = FALSE;
  *number = 0;

  if (is_bullet (digits))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (g_str_has_prefix (p, before[i]))
      p += strlen (before[i]);

  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    if (g_str_has_suffix (p, behind[i]))
      digits[strlen (digits) - strlen (behind[i])] = '\0';

  *number = read_number (p);
  *numbered = *number > 0;

  return *numbered;
}

/**
 * peng_paste_make_item:
 * @node: a paragraph
 * @level: from 1
 * @numbered: whether its list has numbers
 * @number: its own, 0 where it is not known
 *
 * Makes it an item.
 */
void
peng_paste_make_item (PengPasteNode *node,
                      guint          level,
                      gboolean       numbered,
                      guint          number)
{
  peng_paste_node_rename (node, "item");
  node->level = CLAMP (level, 1, 9);
  node->numbered = numbered;
  node->number = number;
}

static guint
get_least (PengPasteNode *first)
{
  guint least = first->level;

  for (PengPasteNode *item = first; peng_paste_node_is (item, "item"); item = item->next)
    least = MIN (least, item->level);

  return least;
}

static void
settle_node (PengPasteTree *tree,
             PengPasteNode *node)
{
  guint least;

  if (!peng_paste_node_is (node, "item") || peng_paste_node_is (node->previous, "item"))
    return;

  least = get_least (node);
  for (PengPasteNode *item = node; peng_paste_node_is (item, "item"); item = item->next)
    item->level = MIN (item->level - least + 1, PENG_LIST_LEVELS);
}

/**
 * peng_paste_settle_items:
 * @tree: a tree
 *
 * Makes each run of items begin at the first level, and none deeper than our lists go.
 */
void
peng_paste_settle_items (PengPasteTree *tree)
{
  peng_paste_tree_each (tree, settle_node);
}
