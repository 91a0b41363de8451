/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"

#include <sqlite3.h>

G_BEGIN_DECLS

gboolean  peng_db_is_own     (PengDb      *self);
sqlite3  *peng_db_get_handle (PengDb      *self);
void      peng_db_set_error  (PengDb      *self,
                              int          result,
                              const char  *doing,
                              GError     **error);

G_END_DECLS
