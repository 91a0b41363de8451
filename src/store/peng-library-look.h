/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"
#include "store/peng-store-library.h"

G_BEGIN_DECLS

gboolean peng_library_look_put   (PengDb      *db,
                                  const char  *media,
                                  guint64      look,
                                  GError     **error);
gboolean peng_library_look_group (PengDb      *db,
                                  GArray      *entries,
                                  GError     **error);

G_END_DECLS
