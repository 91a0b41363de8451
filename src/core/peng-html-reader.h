/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"

G_BEGIN_DECLS

/* Bounds of what is read; more is cut off and reported. */
#define PENG_HTML_MAX_BYTES (64 * 1024 * 1024)
#define PENG_HTML_MAX_DEPTH 256
#define PENG_HTML_MAX_BLOCKS 20000

/**
 * PengHtmlReport:
 * @cut: whether a bound was met and the rest left out
 * @n_dropped: elements that carried something (scripts, frames, forms, pictures from elsewhere)
 *   and were left out
 *
 * What the reader could not keep.
 */
typedef struct
{
  gboolean cut;
  guint    n_dropped;
} PengHtmlReport;

GPtrArray   *peng_html_read         (const char     *bytes,
                                     gsize           n_bytes,
                                     PengHtmlReport *report);
PengArticle *peng_html_read_article (const char     *bytes,
                                     gsize           n_bytes,
                                     const char     *uuid,
                                     PengHtmlReport *report);

G_END_DECLS
