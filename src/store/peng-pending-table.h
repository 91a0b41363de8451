/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"
#include "store/peng-store-pending.h"

G_BEGIN_DECLS

gboolean   peng_pending_table_note           (PengDb                  *db,
                                              const PengPendingMedia  *pending,
                                              gint64                   now,
                                              GError                 **error);
gboolean   peng_pending_table_settle         (PengDb                  *db,
                                              const char              *media,
                                              const char              *item,
                                              GError                 **error);
GPtrArray *peng_pending_table_list           (PengDb                  *db,
                                              const char              *article,
                                              GError                 **error);
/* Before the article is taken out for good. */
PengStep   peng_pending_table_waits          (PengDb                  *db,
                                              const char              *media,
                                              GError                 **error);
gboolean   peng_pending_table_forget_article (PengDb                  *db,
                                              const char              *article,
                                              GError                 **error);
gboolean   peng_pending_table_forget_unused  (PengDb                  *db,
                                              gint64                   before,
                                              GError                 **error);

G_END_DECLS
