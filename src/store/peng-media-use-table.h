/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"
#include "store/peng-db.h"

G_BEGIN_DECLS

/* The table media_use: what media each article holds. In the store's thread. */
gboolean peng_media_use_table_put (PengDb       *db,
                                   gint64        id,
                                   PengArticle  *article,
                                   GError      **error);

G_END_DECLS
