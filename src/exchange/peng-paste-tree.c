/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste-tree.h"

#include <string.h>

/* The tree itself; peng-paste-build.c makes it of HTML, peng-paste-write.c makes HTML of it. */

/**
 * peng_paste_tree_free:
 * @self: (transfer full): a tree
 */
void
peng_paste_tree_free (PengPasteTree *self)
{
  g_clear_pointer (&self->sheet, peng_paste_sheet_free);
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->nodes);
  g_free (self);
}

static void
append (PengPasteNode *parent,
        PengPasteNode *node)
{
  node->parent = parent;
  node->previous = parent->last;
  node->next = NULL;

  if (parent->last != NULL)
    parent->last->next = node;
  else
    parent->first = node;

  parent->last = node;
}

/**
 * peng_paste_tree_add:
 * @self: a tree
 * @parent: (nullable): where to
 * @name: a node's name
 *
 * Returns: (transfer none): a new node at the end of @parent
 */
PengPasteNode *
peng_paste_tree_add (PengPasteTree *self,
                     PengPasteNode *parent,
                     const char    *name)
{
  PengPasteNode *node = g_new0 (PengPasteNode, 1);

  g_ptr_array_add (self->nodes, node);
  node->name = g_intern_string (name);
  node->css = peng_paste_sheet_get (self->sheet, "", NULL, NULL);
  node->classes = "";

  if (parent != NULL)
    append (parent, node);

  return node;
}

/**
 * peng_paste_node_next:
 * @self: a node
 * @within: where to end
 *
 * Returns: (transfer none) (nullable): the node that begins next in @within, whether in @self or
 *   behind it
 */
PengPasteNode *
peng_paste_node_next (PengPasteNode *self,
                      PengPasteNode *within)
{
  if (self->first != NULL)
    return self->first;

  for (; self != within; self = self->parent)
    {
      if (self->next != NULL)
        return self->next;
    }

  return NULL;
}

/**
 * peng_paste_node_next_row:
 * @self: a table, or a row of it
 * @table: the table
 *
 * Returns: (transfer none) (nullable): its next row
 */
PengPasteNode *
peng_paste_node_next_row (PengPasteNode *self,
                          PengPasteNode *table)
{
  do
    self = peng_paste_node_next (self, table);
  while (self != NULL && !peng_paste_node_is (self, "tr"));

  return self;
}

/**
 * peng_paste_tree_each:
 * @self: a tree
 * @func: what to do with each node
 *
 * Goes through the tree from its end to its beginning, to parents after what is in them. The
 * function may remove the node that it is given.
 */
void
peng_paste_tree_each (PengPasteTree     *self,
                      PengPasteNodeFunc  func)
{
  g_autoptr(GPtrArray) nodes = g_ptr_array_new ();

  for (PengPasteNode *node = self->root; node != NULL;
       node = peng_paste_node_next (node, self->root))
    g_ptr_array_add (nodes, node);

  for (guint i = nodes->len; i > 1; i--)
    func (self, g_ptr_array_index (nodes, i - 1));
}

/**
 * peng_paste_node_is:
 * @self: (nullable): a node
 * @name: a name
 *
 * Returns: whether there is a node and it has that name
 */
gboolean
peng_paste_node_is (PengPasteNode *self,
                    const char    *name)
{
  return self != NULL && g_str_equal (self->name, name);
}

/**
 * peng_paste_node_get_heading:
 * @self: a node
 *
 * Returns: 1 to 6 for a heading, else 0
 */
guint
peng_paste_node_get_heading (PengPasteNode *self)
{
  const char *name = self->name;

  return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0' ? name[1] - '0' : 0;
}

/**
 * peng_paste_node_is_block:
 * @self: a node
 *
 * Returns: whether it begins a line of its own
 */
gboolean
peng_paste_node_is_block (PengPasteNode *self)
{
  static const char *inside[] = { "#text", "br", "img", "video", "audio", NULL };

  return !g_strv_contains (inside, self->name);
}

/**
 * peng_paste_node_has_class:
 * @self: a node
 * @prefix: what a class begins with
 *
 * Returns: whether one of its classes begins so
 */
gboolean
peng_paste_node_has_class (PengPasteNode *self,
                           const char    *prefix)
{
  for (const char *p = strstr (self->classes, prefix); p != NULL; p = strstr (p + 1, prefix))
    {
      if (p == self->classes || p[-1] == ' ')
        return TRUE;
    }

  return FALSE;
}

/**
 * peng_paste_node_rename:
 * @self: a node
 * @name: its new name
 */
void
peng_paste_node_rename (PengPasteNode *self,
                        const char    *name)
{
  self->name = g_intern_string (name);
}

/**
 * peng_paste_node_remove:
 * @self: a node with a parent
 *
 * Takes a node out, and all that is in it.
 */
void
peng_paste_node_remove (PengPasteNode *self)
{
  PengPasteNode *parent = self->parent;

  if (parent == NULL)
    return;

  if (self->previous != NULL)
    self->previous->next = self->next;
  else
    parent->first = self->next;

  if (self->next != NULL)
    self->next->previous = self->previous;
  else
    parent->last = self->previous;

  self->parent = self->previous = self->next = NULL;
}

/**
 * peng_paste_node_unwrap:
 * @self: a node with a parent
 *
 * Puts what is in a node in its place.
 */
void
peng_paste_node_unwrap (PengPasteNode *self)
{
  PengPasteNode *parent = self->parent;

  if (parent == NULL)
    return;

  if (self->first == NULL)
    {
      peng_paste_node_remove (self);
      return;
    }

  for (PengPasteNode *child = self->first; child != NULL; child = child->next)
    child->parent = parent;

  self->first->previous = self->previous;
  self->last->next = self->next;

  if (self->previous != NULL)
    self->previous->next = self->first;
  else
    parent->first = self->first;

  if (self->next != NULL)
    self->next->previous = self->last;
  else
    parent->last = self->last;

  self->parent = self->previous = self->next = self->first = self->last = NULL;
}

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)) && g_utf8_get_char (p) != 0x200B)
        return FALSE;
    }

  return TRUE;
}

/**
 * peng_paste_node_find_text:
 * @self: a node
 *
 * Returns: (transfer none) (nullable): the first words in it that are not blank
 */
PengPasteNode *
peng_paste_node_find_text (PengPasteNode *self)
{
  for (PengPasteNode *node = self; node != NULL; node = peng_paste_node_next (node, self))
    {
      if (peng_paste_node_is (node, "#text") && !is_blank (node->text))
        return node;
    }

  return NULL;
}

/**
 * peng_paste_node_is_blank:
 * @self: a node
 *
 * Returns: whether there is neither a word nor a picture in it
 */
gboolean
peng_paste_node_is_blank (PengPasteNode *self)
{
  for (PengPasteNode *node = self; node != NULL; node = peng_paste_node_next (node, self))
    {
      if (node->address != NULL || peng_paste_node_is (node, "hr") ||
          (peng_paste_node_is (node, "#text") && !is_blank (node->text)))
        return FALSE;
    }

  return TRUE;
}
