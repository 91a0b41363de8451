/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-html-reader.h"

G_BEGIN_DECLS

/* Bounds of the tree that a parser may build from a filtered text. */
#define PENG_HTML_MAX_ELEMENTS 1000000
#define PENG_HTML_MAX_TABLES   16

/* More rules than this are no style sheet that a word processor makes. */
#define PENG_HTML_MAX_SHEET    (1024 * 1024)

GString *peng_html_filter (const char     *utf8,
                           gsize           n_bytes,
                           GString        *sheet,
                           PengHtmlReport *report);

G_END_DECLS
