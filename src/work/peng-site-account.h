/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-portal-info.h"
#include "publish/peng-secrets.h"
#include "store/peng-store-sites.h"

G_BEGIN_DECLS

/* Accounts at sites: made once the site has answered, and forgotten with their passwords. */
void            peng_site_account_ask_async     (const PengSiteInfo   *info,
                                                 const char           *secret,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
PengPortalInfo *peng_site_account_ask_finish    (GAsyncResult         *result,
                                                 GError              **error);
void            peng_site_account_add_async     (PengStore            *store,
                                                 PengSecrets          *secrets,
                                                 const PengSiteInfo   *info,
                                                 const char           *secret,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gint64          peng_site_account_add_finish    (GAsyncResult         *result,
                                                 gboolean             *kept,
                                                 GError              **error);
void            peng_site_account_remove_async  (PengStore            *store,
                                                 PengSecrets          *secrets,
                                                 const PengSiteInfo   *info,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean        peng_site_account_remove_finish (GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
