/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-publisher.h"

G_BEGIN_DECLS

/* Puts ours in the place of what somebody else has put there, and loses neither: theirs becomes a
 * draft of its own first. */
void     peng_conflict_replace_async  (PengStore            *store,
                                       PengPublisher        *publisher,
                                       PengPublishing       *row,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean peng_conflict_replace_finish (GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
