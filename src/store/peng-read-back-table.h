/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"
#include "store/peng-store-read-back.h"

G_BEGIN_DECLS

/* The table read_back. Those that change something expect to be called inside a transaction. */
gboolean   peng_read_back_table_begin (PengDb              *db,
                                       gint64               outbox,
                                       GError             **error);
gboolean   peng_read_back_table_end   (PengDb              *db,
                                       gint64               outbox,
                                       GError             **error);
gboolean   peng_read_back_table_note  (PengDb              *db,
                                       const PengReadBackRow *row,
                                       gint64               was_due,
                                       GError             **error);
GPtrArray *peng_read_back_table_list  (PengDb              *db,
                                       const char          *article,
                                       GError             **error);

G_END_DECLS
