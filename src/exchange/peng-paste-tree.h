/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-html-reader.h"
#include "exchange/peng-paste-css.h"

G_BEGIN_DECLS

typedef struct _PengPasteNode PengPasteNode;

/**
 * PengPasteNode:
 * @name: lower case, interned: `p`, `h1`, `div`, `table`, `br`, `img` …; `#text` for words; `item`
 *   for a paragraph that is one of a list by its @level; `ul`, `ol` and `li` hold each other as in
 *   the page
 * @parent: what it stands in
 * @previous: before it
 * @next: behind it
 * @first: the first in it
 * @last: the last in it
 * @css: what is said of it; of words, of the innermost formatting around
 * @align: where its lines stand
 * @classes: its classes, never %NULL
 * @text: the words
 * @style: of words: the formatting of all that is around them
 * @mark: of words: whether a list's number or bullet was written out with them
 * @symbols: of words: whether they are in a typeface of symbols
 * @tinted: of words: whether they alone stand on a ground of some colour, not their block
 * @verbatim: of words: whether their white space stays
 * @numbered: of an item: whether its list has numbers
 * @level: of an item: from 1; of others what `aria-level` says, 0 for nothing
 * @number: `start` or `value`; the number of an item; 0 for none
 * @columns: `colspan`
 * @rows: `rowspan`
 * @address: of a picture or clip
 * @alt: of a picture
 * @width: of a picture, 0 where it is not said
 * @height: of a picture, 0 where it is not said
 *
 * A node of what is pasted. Filters change and move nodes; all are freed with their tree.
 */
struct _PengPasteNode
{
  const char         *name;
  PengPasteNode      *parent;
  PengPasteNode      *previous;
  PengPasteNode      *next;
  PengPasteNode      *first;
  PengPasteNode      *last;

  const PengPasteCss *css;
  PengPasteAlign      align;
  const char         *classes;

  const char         *text;
  PengStyle           style;
  guint               mark : 1;
  guint               symbols : 1;
  guint               tinted : 1;
  guint               verbatim : 1;

  guint               numbered : 1;
  guint               level;
  guint               number;
  guint               columns;
  guint               rows;
  const char         *address;
  const char         *alt;
  guint               width;
  guint               height;
};

/**
 * PengPasteTree:
 * @root: holds all
 * @sheet: the style sheets
 * @strings: holds the strings of the nodes
 * @nodes: holds the nodes
 * @changes: what the filters have left out so far
 * @report: what the parser could not keep
 *
 * What is pasted, as a tree.
 */
typedef struct
{
  PengPasteNode   *root;
  PengPasteSheet  *sheet;
  GStringChunk    *strings;
  GPtrArray       *nodes;
  PengPasteChanges changes;
  PengHtmlReport   report;
} PengPasteTree;

/**
 * PengPasteNodeFunc:
 * @tree: what is pasted
 * @node: a node of it; may be changed, removed, and its children too
 *
 * What a filter does with each node.
 */
typedef void (*PengPasteNodeFunc) (PengPasteTree *tree,
                                   PengPasteNode *node);

PengPasteTree *peng_paste_tree_new     (const char        *bytes,
                                        gsize              n_bytes);
void           peng_paste_tree_free    (PengPasteTree     *self);
void           peng_paste_tree_each    (PengPasteTree     *self,
                                        PengPasteNodeFunc  func);
PengPasteNode *peng_paste_tree_add     (PengPasteTree     *self,
                                        PengPasteNode     *parent,
                                        const char        *name);
char          *peng_paste_tree_write   (PengPasteTree     *self);

gboolean       peng_paste_node_is      (PengPasteNode     *self,
                                        const char        *name);
guint          peng_paste_node_get_heading
                                       (PengPasteNode     *self);
gboolean       peng_paste_node_is_block (PengPasteNode    *self);
gboolean       peng_paste_node_has_class (PengPasteNode   *self,
                                          const char      *prefix);
void           peng_paste_node_rename  (PengPasteNode     *self,
                                        const char        *name);
void           peng_paste_node_remove  (PengPasteNode     *self);
void           peng_paste_node_unwrap  (PengPasteNode     *self);
PengPasteNode *peng_paste_node_next    (PengPasteNode     *self,
                                        PengPasteNode     *within);
PengPasteNode *peng_paste_node_next_row (PengPasteNode    *self,
                                         PengPasteNode    *table);
PengPasteNode *peng_paste_node_find_text
                                       (PengPasteNode     *self);
gboolean       peng_paste_node_is_blank (PengPasteNode    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPasteTree, peng_paste_tree_free)

G_END_DECLS
