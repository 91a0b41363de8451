/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-page-look.h"

G_BEGIN_DECLS

/**
 * PengPageLine:
 * @fold: what is compared: the words without white space and with what sites make of signs undone
 * @words: as a reader sees them, on one line
 * @node: number of the first text in it
 * @end: first number behind the last text in it
 * @hidden: whether none of it is seen
 *
 * A paragraph, list item, caption or cell of a page: the text that nothing but inline elements part.
 */
typedef struct
{
  char     *fold;
  char     *words;
  guint     node;
  guint     end;
  gboolean  hidden;
} PengPageLine;

GPtrArray *peng_page_read_lines (const PengPageTree *tree,
                                 const PengPageLook *looks,
                                 guint               from,
                                 guint               to);
char      *peng_page_fold       (const char         *text);
char      *peng_page_dup_words  (const char         *text);
char      *peng_page_cut_words  (const char         *words,
                                 guint               n_chars);

G_END_DECLS
