/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-freeze.h"

G_BEGIN_DECLS

/* Puts a new row into the outbox. For PengPublisher alone. */
void            peng_outbox_make_article_async    (PengStore            *store,
                                                   PengArticle          *article,
                                                   guint64               revision,
                                                   gint64                site,
                                                   PengSiteKind          kind,
                                                   const char           *section,
                                                   const PengPublishPlan *plan,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
void            peng_outbox_make_withdrawal_async (PengStore            *store,
                                                   const char           *article,
                                                   gint64                site,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
PengOutboxItem *peng_outbox_make_finish           (GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
