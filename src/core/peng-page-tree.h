/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bounds of a page that is read back; what is beyond is left out, and that is told. */
#define PENG_PAGE_MAX_BYTES    (8 * 1024 * 1024)
#define PENG_PAGE_MAX_DEPTH    200
#define PENG_PAGE_MAX_ELEMENTS 60000

#define PENG_PAGE_NONE G_MAXUINT

/**
 * PengPageFlags:
 * @PENG_PAGE_BLOCK: begins and ends a line of text
 * @PENG_PAGE_PART: a piece of a text, such as a paragraph or a list, and no box around one
 * @PENG_PAGE_VOID: has no contents
 * @PENG_PAGE_CODE: its contents are no markup
 * @PENG_PAGE_WORDS: as %PENG_PAGE_CODE, but references in it are characters
 * @PENG_PAGE_SILENT: shows no text
 * @PENG_PAGE_REPLACED: a picture or the like, whose size is its own
 *
 * What an element is by its name.
 */
typedef enum
{
  PENG_PAGE_BLOCK    = 1 << 0,
  PENG_PAGE_PART     = 1 << 1,
  PENG_PAGE_VOID     = 1 << 2,
  PENG_PAGE_CODE     = 1 << 3,
  PENG_PAGE_WORDS    = 1 << 4,
  PENG_PAGE_SILENT   = 1 << 5,
  PENG_PAGE_REPLACED = 1 << 6,
} PengPageFlags;

/**
 * PengPageNode:
 * @name: (nullable): of an element, lower case; %NULL for text
 * @text: (nullable): the text
 * @flags: of the element
 * @parent: number of the element around it, or %PENG_PAGE_NONE
 * @end: number of the first node behind its contents
 * @element: private
 *
 * An element or a text. The nodes of a page are numbered as they stand in it, so that what is in an
 * element are the numbers from its own to @end.
 */
typedef struct
{
  const char    *name;
  const char    *text;
  PengPageFlags  flags;
  guint          parent;
  guint          end;
  gpointer       element;
} PengPageNode;

/**
 * PengPageTree:
 * @nodes: (array length=n_nodes): all of it
 * @n_nodes: how many
 * @cut: whether a bound was met
 *
 * A page with all that a reader's browser would find in it, scripts and frames too.
 */
typedef struct
{
  const PengPageNode *nodes;
  guint               n_nodes;
  gboolean            cut;
} PengPageTree;

PengPageTree  *peng_page_tree_new         (const char         *bytes,
                                           gsize               n_bytes);
void           peng_page_tree_free        (PengPageTree       *self);
const char    *peng_page_tree_get         (const PengPageTree *self,
                                           guint               node,
                                           const char         *attribute);
gboolean       peng_page_tree_is          (const PengPageTree *self,
                                           guint               node,
                                           const char         *name);
gboolean       peng_page_tree_holds       (const PengPageTree *self,
                                           guint               node,
                                           guint               inner);
char          *peng_page_tree_dup_text    (const PengPageTree *self,
                                           guint               node);
PengPageFlags  peng_page_find_flags       (const char         *name,
                                           gsize               length);

/* peng-page-tame.c */
GString       *peng_page_make_tame        (const char         *bytes,
                                           gsize               n_bytes,
                                           gboolean           *cut);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPageTree, peng_page_tree_free)

G_END_DECLS
