/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-outbox.h"

G_BEGIN_DECLS

/* Reads a row as it is on disk, and claims it first unless it is @claimed already. For
 * PengPublishJob alone. */
void            peng_outbox_take_async  (PengStore            *store,
                                         gint64                id,
                                         gboolean              claimed,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
/* Gives the row, and whether it is claimed now: another program may have it. */
PengOutboxItem *peng_outbox_take_finish (GAsyncResult         *result,
                                         gboolean             *claimed,
                                         GError              **error);

G_END_DECLS
