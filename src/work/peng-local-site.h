/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-sites.h"
#include "work/peng-importer.h"

G_BEGIN_DECLS

/* The built-in portal's name, Chinese in every locale, as its pages are. */
#define PENG_LOCAL_SITE_NAME "本机预览站"

void   peng_local_site_find_async  (PengStore            *store,
                                    PengImporter         *importer,
                                    gboolean              with_sample,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
gint64 peng_local_site_find_finish (GAsyncResult         *result,
                                    GError              **error);

G_END_DECLS
