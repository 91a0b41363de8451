/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"

G_BEGIN_DECLS

/* Bounds of what is read; more is cut off and reported. */
#define PENG_HTML_MAX_BYTES (64 * 1024 * 1024)
#define PENG_HTML_MAX_DEPTH 256

/**
 * PengHtmlReport:
 * @cut: whether a bound was met and the rest left out
 * @n_dropped: elements that carried something (scripts, frames, forms, pictures from elsewhere)
 *   and were left out
 * @n_lost: pictures, videos and sounds among them
 *
 * What the reader could not keep.
 */
typedef struct
{
  gboolean cut;
  guint    n_dropped;
  guint    n_lost;
} PengHtmlReport;

/**
 * PengHtmlFindFunc:
 * @address: where a page says that one of its pictures is, such as `photos/1.jpg`
 * @user_data: data of the caller
 *
 * Returns: (transfer none) (nullable): name of the media item that the picture is, or %NULL to
 *   leave it out
 */
typedef const char *(*PengHtmlFindFunc) (const char *address,
                                         gpointer    user_data);

GPtrArray   *peng_html_read         (const char       *bytes,
                                     gsize             n_bytes,
                                     PengHtmlReport   *report);
PengArticle *peng_html_read_article (const char       *bytes,
                                     gsize             n_bytes,
                                     const char       *uuid,
                                     PengHtmlReport   *report);
PengArticle *peng_html_read_article_with_pictures
                                    (const char       *bytes,
                                     gsize             n_bytes,
                                     const char       *uuid,
                                     PengHtmlFindFunc  find,
                                     gpointer          user_data,
                                     PengHtmlReport   *report);

G_END_DECLS
