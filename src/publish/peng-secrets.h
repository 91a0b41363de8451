/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-site.h"

G_BEGIN_DECLS

#define PENG_TYPE_SECRETS (peng_secrets_get_type ())

G_DECLARE_FINAL_TYPE (PengSecrets, peng_secrets, PENG, SECRETS, GObject)

PengSecrets *peng_secrets_new           (const char           *local_token_path);
void         peng_secrets_lookup_async  (PengSecrets          *self,
                                         PengSite             *site,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean     peng_secrets_lookup_finish (PengSecrets          *self,
                                         GAsyncResult         *result,
                                         char                **token,
                                         GError              **error);
void         peng_secrets_store_async   (PengSecrets          *self,
                                         PengSite             *site,
                                         const char           *token,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean     peng_secrets_store_finish  (PengSecrets          *self,
                                         GAsyncResult         *result,
                                         gboolean             *kept,
                                         GError              **error);
void         peng_secrets_clear_async   (PengSecrets          *self,
                                         PengSite             *site,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean     peng_secrets_clear_finish  (PengSecrets          *self,
                                         GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
