/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "photo/peng-photo-pool.h"
#include "store/peng-store-fit.h"
#include "work/peng-importer.h"

G_BEGIN_DECLS

/* Makes a photograph fit and takes the outcome into the library as an item of its own; the
 * photograph stays as it is. */
void       peng_fit_copy_async  (PengStore            *store,
                                 PengPhotoPool        *pool,
                                 PengImporter         *importer,
                                 const char           *media,
                                 const PengRecipe     *recipe,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
PengMedia *peng_fit_copy_finish (GAsyncResult         *result,
                                 GError              **error);

G_END_DECLS
