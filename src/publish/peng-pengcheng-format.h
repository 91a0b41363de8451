/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"
#include "publish/peng-media-name.h"

G_BEGIN_DECLS

GBytes      *peng_pengcheng_format  (PengArticle        *article,
                                     const char         *section,
                                     gint64              due,
                                     PengMediaNameFunc   get_name,
                                     gpointer            user_data);
char        *peng_pengcheng_dup_html (GBytes            *content);
gboolean     peng_pengcheng_is_same (GBytes             *sent,
                                     GBytes             *present);
PengArticle *peng_pengcheng_read    (GBytes             *present,
                                     const char         *uuid,
                                     GError            **error);
GPtrArray   *peng_pengcheng_read_news (GBytes           *list,
                                       GError          **error);

G_END_DECLS
