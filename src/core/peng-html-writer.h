/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"

G_BEGIN_DECLS

/**
 * PengDialect:
 * @name: for the log
 * @append_media: (nullable): writes the address of a media item, unescaped; %NULL writes
 *   `media:NAME`
 * @user_data: for the functions
 * @lazy_images: whether a browser may load pictures when they come near the view: a page with forty
 *   photographs opens with the first two
 *
 * How one output differs from the canonical form. A new output is a new table, not a new writer.
 */
typedef struct
{
  const char *name;
  void      (*append_media) (GString    *out,
                             const char *media,
                             gpointer    user_data);
  gpointer    user_data;
  gboolean    lazy_images;
} PengDialect;

extern const PengDialect peng_dialect_canonical;

char       *peng_html_write         (PengBlock * const *blocks,
                                     guint              n_blocks,
                                     const PengDialect *dialect);
void        peng_html_append        (GString           *out,
                                     PengBlock * const *blocks,
                                     guint              n_blocks,
                                     const PengDialect *dialect);
void        peng_html_append_escaped (GString          *out,
                                     const char        *utf8);
/* A whole page: DOCTYPE, title, the fields as meta elements `pengcheng:NAME`, h1, blocks. */
char       *peng_html_write_article (PengArticle       *article,
                                     const PengDialect *dialect);

/**
 * peng_html_get_group:
 *
 * Blocks that share one top-level element (a list's items, a quote's paragraphs) form a group: a
 * picture of the document replaces groups, never halves of them.
 */
void        peng_html_get_group     (PengBlock * const *blocks,
                                     guint              n_blocks,
                                     guint              position,
                                     guint             *start,
                                     guint             *length);

G_END_DECLS
