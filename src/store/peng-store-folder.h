/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"
#include "store/peng-outbox-claims.h"
#include "store/peng-store.h"

G_BEGIN_DECLS

/**
 * PengStoreFolder:
 *
 * The folder of a store: which files are in it, who uses them, and how its database is opened,
 * set aside and made anew. Reference counted (atomically); but for its path it is used in the
 * store's thread alone.
 */
typedef struct _PengStoreFolder PengStoreFolder;

PengStoreFolder  *peng_store_folder_new        (const char        *path);
PengStoreFolder  *peng_store_folder_ref        (PengStoreFolder   *self);
void              peng_store_folder_unref      (PengStoreFolder   *self);
const char       *peng_store_folder_get_path   (PengStoreFolder   *self);
const char       *peng_store_folder_get_media  (PengStoreFolder   *self);
PengOutboxClaims *peng_store_folder_get_claims (PengStoreFolder   *self);
PengDb           *peng_store_folder_open       (PengStoreFolder   *self,
                                                PengStoreOpening **opening,
                                                GError           **error);
/* Lets other programs have the folder. */
void              peng_store_folder_close      (PengStoreFolder   *self);
gboolean          peng_store_folder_heal       (PengStoreFolder   *self,
                                                PengDb           **db,
                                                PengStoreOpening **opening,
                                                GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengStoreFolder, peng_store_folder_unref)

G_END_DECLS
