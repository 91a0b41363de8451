/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"
#include "store/peng-store-snapshots.h"

G_BEGIN_DECLS

/* The table snapshot, inside a transaction. */
gboolean peng_snapshot_table_take       (PengDb              *db,
                                         const char          *uuid,
                                         PengSnapshotReason   reason,
                                         gint64               now,
                                         GError             **error);
/* Keeps what is given, whatever is stored. */
gboolean peng_snapshot_table_keep       (PengDb              *db,
                                         PengArticle         *article,
                                         PengSnapshotReason   reason,
                                         gint64               now,
                                         GError             **error);
/* Keeps what is stored, where nothing was kept for an hour. */
gboolean peng_snapshot_table_take_timed (PengDb              *db,
                                         const char          *uuid,
                                         gint64               now,
                                         GError             **error);

G_END_DECLS
