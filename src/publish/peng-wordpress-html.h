/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"
#include "publish/peng-media-name.h"

G_BEGIN_DECLS

char      *peng_wordpress_html_write (PengArticle       *article,
                                      PengMediaNameFunc  get_name,
                                      gpointer           user_data);
GPtrArray *peng_wordpress_html_read  (const char        *html,
                                      guint             *n_dropped);

G_END_DECLS
