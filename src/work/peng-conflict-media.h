/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-portal.h"
#include "work/peng-importer.h"

G_BEGIN_DECLS

/* Brings the files of what a site has into the library. */
void         peng_conflict_media_async  (PengStore            *store,
                                         PengImporter         *importer,
                                         PengPortal           *portal,
                                         PengArticle          *theirs,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
PengArticle *peng_conflict_media_finish (GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
