/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"

G_BEGIN_DECLS

/* The first two inside a transaction; the last makes its own. */
gboolean   peng_library_trash_put       (PengDb      *db,
                                         const char  *media,
                                         gint64       now,
                                         gboolean    *refused,
                                         GError     **error);
gboolean   peng_library_trash_take      (PengDb      *db,
                                         const char  *media,
                                         GError     **error);
int        peng_library_trash_empty     (PengDb      *db,
                                         const char  *folder,
                                         gint64       before,
                                         GError     **error);

G_END_DECLS
