/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"

G_BEGIN_DECLS

/* All of these inside a transaction. */
gboolean   peng_library_trash_put       (PengDb      *db,
                                         const char  *media,
                                         gint64       now,
                                         gboolean    *refused,
                                         GError     **error);
gboolean   peng_library_trash_take      (PengDb      *db,
                                         const char  *media,
                                         GError     **error);
GPtrArray *peng_library_trash_purge     (PengDb      *db,
                                         gint64       before,
                                         GError     **error);

G_END_DECLS
