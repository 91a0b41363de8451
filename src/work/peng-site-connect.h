/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-secrets.h"
#include "store/peng-store-sites.h"
#include "work/peng-local-portal.h"

G_BEGIN_DECLS

/* From a site that is noted in the store to what speaks to it. */
PengSite   *peng_site_from_info       (const PengSiteInfo   *info,
                                       GError              **error);
PengPortal *peng_site_new_portal      (PengSite             *site,
                                       const char           *secret);
void        peng_site_connect_async   (PengStore            *store,
                                       PengSecrets          *secrets,
                                       PengLocalPortal      *local,
                                       gint64                site,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
PengPortal *peng_site_connect_finish  (GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
