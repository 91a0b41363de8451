/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"
#include "store/peng-store-outbox.h"

G_BEGIN_DECLS

/* The tables outbox and outbox_media. Those that change something expect to be called inside a
 * transaction. */
gint64          peng_outbox_table_insert     (PengDb                *db,
                                              const PengOutboxItem  *item,
                                              GError               **error);
gboolean        peng_outbox_table_advance    (PengDb                *db,
                                              gint64                 id,
                                              const PengOutboxStep  *step,
                                              GError               **error);
gboolean        peng_outbox_table_media_sent (PengDb                *db,
                                              gint64                 id,
                                              const char            *web_sha,
                                              const char            *url,
                                              GError               **error);
PengOutboxItem *peng_outbox_table_get        (PengDb                *db,
                                              gint64                 id,
                                              GError               **error);
GPtrArray      *peng_outbox_table_list       (PengDb                *db,
                                              const char            *article,
                                              GError               **error);
GPtrArray      *peng_outbox_table_list_finished (PengDb             *db,
                                                 gint64              before,
                                                 guint               n_rows,
                                                 GError            **error);

G_END_DECLS
