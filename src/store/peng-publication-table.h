/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"
#include "store/peng-outbox-item.h"

G_BEGIN_DECLS

/* The table publication. What comes of a row of the outbox expects to be called inside a
 * transaction. */
gboolean   peng_publication_table_publish     (PengDb                 *db,
                                               gint64                  row,
                                               GError                **error);
gboolean   peng_publication_table_adopt       (PengDb                 *db,
                                               gint64                  row,
                                               GError                **error);
gboolean   peng_publication_table_forget      (PengDb                 *db,
                                               gint64                  row,
                                               GError                **error);
gboolean   peng_publication_table_note_public (PengDb                 *db,
                                               const PengPublication  *publication,
                                               GError                **error);
GPtrArray *peng_publication_table_list_due    (PengDb                 *db,
                                               GError                **error);
GPtrArray *peng_publication_table_list        (PengDb                 *db,
                                               const char             *article,
                                               GError                **error);

G_END_DECLS
