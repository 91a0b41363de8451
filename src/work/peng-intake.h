/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-html-reader.h"
#include "work/peng-importer.h"

G_BEGIN_DECLS

/* Reads an article that lies in a file, as the canonical HTML, and takes the pictures that lie beside
 * it and that it names into the store. */
void         peng_intake_async  (PengStore            *store,
                                 PengImporter         *importer,
                                 GFile                *file,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
PengArticle *peng_intake_finish (GAsyncResult         *result,
                                 GError              **error);

/* Where the sample article lies. */
GFile *peng_intake_dup_sample (void);

G_END_DECLS
