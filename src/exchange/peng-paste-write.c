/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste-tree.h"

#include "core/peng-html-writer.h"

#include <string.h>

/* The tree becomes HTML that peng_html_read() understands without a style sheet. */

static const struct
{
  PengStyleFlags  flag;
  const char     *name;
} flags[] = {
  { PENG_STYLE_MARK,      "mark" },
  { PENG_STYLE_STRONG,    "strong" },
  { PENG_STYLE_EM,        "em" },
  { PENG_STYLE_UNDERLINE, "u" },
  { PENG_STYLE_STRIKE,    "s" },
  { PENG_STYLE_SUB,       "sub" },
  { PENG_STYLE_SUP,       "sup" },
};

/* What our own pages say in classes, and no other page does. */
static const char *kept_classes[] = {
  "align-center", "align-right", "align-justify", "no-indent", "image", "gallery", "table",
  "size-half", "size-full", "layout-two", "layout-three", "skip", NULL
};

static void write_children (GString       *out,
                            PengPasteNode *node);

static void
write_attribute (GString    *out,
                 const char *name,
                 const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  peng_html_append_escaped (out, value);
  g_string_append_c (out, '"');
}

static void
write_number (GString    *out,
              const char *name,
              guint       number)
{
  if (number > 0)
    g_string_append_printf (out, " %s=\"%u\"", name, number);
}

static void
write_text (GString       *out,
            PengPasteNode *node)
{
  const PengStyle *style = &node->style;

  if (style->link != NULL)
    {
      g_string_append (out, "<a");
      write_attribute (out, "href", style->link);
      g_string_append_c (out, '>');
    }

  if (style->color != PENG_COLOR_NONE)
    g_string_append_printf (out, "<span class=\"color-%s\">", peng_color_get_name (style->color));

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (style->flags & flags[i].flag)
      g_string_append_printf (out, "<%s>", flags[i].name);

  if (node->verbatim)
    g_string_append (out, "<span class=\"space\">");

  peng_html_append_escaped (out, node->text);

  if (node->verbatim)
    g_string_append (out, "</span>");

  for (guint i = G_N_ELEMENTS (flags); i > 0; i--)
    if (style->flags & flags[i - 1].flag)
      g_string_append_printf (out, "</%s>", flags[i - 1].name);

  if (style->color != PENG_COLOR_NONE)
    g_string_append (out, "</span>");
  if (style->link != NULL)
    g_string_append (out, "</a>");
}

static void
write_atom (GString       *out,
            PengPasteNode *node)
{
  g_string_append_printf (out, "<%s", node->name);
  write_attribute (out, "src", node->address);

  if (node->alt != NULL && *node->alt != '\0')
    write_attribute (out, "alt", node->alt);

  write_number (out, "width", node->width);
  write_number (out, "height", node->height);
  g_string_append (out, peng_paste_node_is (node, "img") ? ">" : "></video>");
}

static void
write_classes (GString       *out,
               PengPasteNode *node)
{
  g_auto(GStrv) words = g_strsplit_set (node->classes, " \t\r\n", 16);
  g_autoptr(GString) kept = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains (kept_classes, words[i]))
      g_string_append_printf (kept, "%s ", words[i]);

  if (node->align == PENG_PASTE_ALIGN_CENTER)
    g_string_append (kept, "align-center ");
  else if (node->align == PENG_PASTE_ALIGN_END)
    g_string_append (kept, "align-right ");

  if (kept->len > 0)
    {
      g_string_truncate (kept, kept->len - 1);
      write_attribute (out, "class", kept->str);
    }

  if (node->align == PENG_PASTE_ALIGN_START)
    g_string_append (out, " style=\"text-align:left\"");
}

static void
write_element (GString       *out,
               PengPasteNode *node)
{
  g_string_append_printf (out, "<%s", node->name);
  write_classes (out, node);
  write_number (out, peng_paste_node_is (node, "li") ? "value" : "start", node->number);
  write_number (out, "colspan", node->columns);
  write_number (out, "rowspan", node->rows);
  g_string_append_c (out, '>');

  if (peng_paste_node_is (node, "br") || peng_paste_node_is (node, "hr"))
    return;

  write_children (out, node);
  g_string_append_printf (out, "</%s>", node->name);
}

/* A list that is open while items are written: whether it has numbers, the last of them, and whether
 * an item stands open. */
typedef struct
{
  gboolean numbered;
  guint    number;
  gboolean has_item;
} List;

static void
close_list (GString *out,
            GArray  *lists)
{
  const List *list = &g_array_index (lists, List, lists->len - 1);

  if (list->has_item)
    g_string_append (out, "</li>");
  g_string_append (out, list->numbered ? "</ol>" : "</ul>");
  g_array_set_size (lists, lists->len - 1);
}

static void
open_list (GString       *out,
           GArray        *lists,
           PengPasteNode *item)
{
  List list = { item->numbered };

  if (lists->len > 0 && !g_array_index (lists, List, lists->len - 1).has_item)
    {
      g_string_append (out, "<li class=\"skip\">");
      g_array_index (lists, List, lists->len - 1).has_item = TRUE;
    }

  g_string_append (out, list.numbered ? "<ol" : "<ul");
  if (list.numbered && lists->len + 1 == item->level && item->number > 1)
    write_number (out, "start", item->number);
  g_string_append_c (out, '>');
  g_array_append_val (lists, list);
}

/* A number that does not follow the one before it begins another list. */
static gboolean
goes_on (const List    *list,
         PengPasteNode *item)
{
  return list->numbered == item->numbered &&
         (!item->numbered || item->number == 0 || item->number == list->number + 1);
}

static void
write_item (GString       *out,
            GArray        *lists,
            PengPasteNode *item)
{
  List *last;

  while (lists->len > item->level)
    close_list (out, lists);

  if (lists->len == item->level &&
      !goes_on (&g_array_index (lists, List, lists->len - 1), item))
    close_list (out, lists);

  while (lists->len < item->level)
    open_list (out, lists, item);

  last = &g_array_index (lists, List, lists->len - 1);
  g_string_append (out, last->has_item ? "</li><li" : "<li");
  last->has_item = TRUE;
  last->number = item->number > 0 ? item->number : last->number + 1;
  write_classes (out, item);
  g_string_append_c (out, '>');
  write_children (out, item);
}

/* Writes the items that follow one another. Returns: the last of them */
static PengPasteNode *
write_items (GString       *out,
             PengPasteNode *item)
{
  g_autoptr(GArray) lists = g_array_new (FALSE, FALSE, sizeof (List));

  for (;;)
    {
      write_item (out, lists, item);

      if (!peng_paste_node_is (item->next, "item"))
        break;

      item = item->next;
    }

  while (lists->len > 0)
    close_list (out, lists);

  return item;
}

static void
write_children (GString       *out,
                PengPasteNode *node)
{
  for (PengPasteNode *child = node->first; child != NULL; child = child->next)
    {
      if (child->text != NULL)
        write_text (out, child);
      else if (child->address != NULL)
        write_atom (out, child);
      else if (peng_paste_node_is (child, "item"))
        child = write_items (out, child);
      else
        write_element (out, child);
    }
}

/**
 * peng_paste_tree_write:
 * @self: a tree
 *
 * Returns: (transfer full): HTML with nothing but what the canonical dialect has elements for
 */
char *
peng_paste_tree_write (PengPasteTree *self)
{
  GString *out = g_string_new (NULL);

  write_children (out, self->root);

  return g_string_free (out, FALSE);
}
