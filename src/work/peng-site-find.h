/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-site.h"

G_BEGIN_DECLS

/* Which kind of site is at an address: it is asked, and no password is sent. */
char    *peng_site_find_dup_address  (const char           *typed);
void     peng_site_find_kind_async   (const char           *address,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean peng_site_find_kind_finish  (GAsyncResult         *result,
                                      PengSiteKind         *kind,
                                      GError              **error);

G_END_DECLS
