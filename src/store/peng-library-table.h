/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"
#include "store/peng-library-query.h"
#include "store/peng-store-library.h"

G_BEGIN_DECLS

GArray    *peng_library_table_list    (PengDb                  *db,
                                       const PengLibraryQuery  *query,
                                       GError                 **error);
GPtrArray *peng_library_table_get     (PengDb                  *db,
                                       const gint64            *ids,
                                       guint                    n_ids,
                                       GError                 **error);
GPtrArray *peng_library_table_find    (PengDb                  *db,
                                       const char              *beginning,
                                       GError                 **error);
GPtrArray *peng_library_table_uses    (PengDb                  *db,
                                       const char              *media,
                                       GError                 **error);
GPtrArray *peng_library_table_missing (PengDb                  *db,
                                       GError                 **error);

G_END_DECLS
