/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"
#include "store/peng-search-query.h"

G_BEGIN_DECLS

/* How long one batch of indexing may keep the store's thread. */
#define PENG_SEARCH_BATCH_US 50000

/* The full-text index. A save only notes that an article is to be indexed; it is done when somebody
 * searches, and after opening. So typing costs no index. */
gboolean   peng_search_table_index  (PengDb           *db,
                                     gint64            budget_us,
                                     gboolean         *more,
                                     GError          **error);
/* Inside a transaction. */
gboolean   peng_search_table_remove (PengDb           *db,
                                     const char       *uuid,
                                     GError          **error);
GPtrArray *peng_search_table_find   (PengDb           *db,
                                     PengSearchQuery  *query,
                                     guint             limit,
                                     gboolean         *more,
                                     GError          **error);

G_END_DECLS
