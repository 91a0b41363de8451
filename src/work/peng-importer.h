/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "photo/peng-photo-pool.h"
#include "work/peng-import.h"

G_BEGIN_DECLS

/* Brings photographs into the library. One serves a whole program; any number of imports may run
 * at once and share the workers. */
#define PENG_TYPE_IMPORTER (peng_importer_get_type ())

G_DECLARE_FINAL_TYPE (PengImporter, peng_importer, PENG, IMPORTER, GObject)

PengImporter *peng_importer_new        (PengStore            *store,
                                        PengPhotoPool        *pool);
void          peng_importer_run_async  (PengImporter         *self,
                                        PengImport           *import,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean      peng_importer_run_finish (PengImporter         *self,
                                        GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
