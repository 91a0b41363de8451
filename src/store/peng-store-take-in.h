/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"
#include "store/peng-outbox-item.h"
#include "store/peng-store.h"

G_BEGIN_DECLS

/* Makes a draft of what a site has, which what is published next takes the place of: the draft, what
 * the site has of it, and a snapshot of it are one transaction. PENG_STORE_ERROR_EXISTS where the
 * article is here already. Of @publication site, section, remote_id, url, etag, published and
 * withdrawn are read. */
void     peng_store_take_in_async  (PengStore              *self,
                                    PengArticle            *article,
                                    const PengPublication  *publication,
                                    GCancellable           *cancellable,
                                    GAsyncReadyCallback     callback,
                                    gpointer                user_data);
gboolean peng_store_take_in_finish (PengStore              *self,
                                    GAsyncResult           *result,
                                    GError                **error);

G_END_DECLS
