/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"

#include <sqlite3.h>

G_BEGIN_DECLS

sqlite3 *peng_db_get_handle (PengDb *self);

G_END_DECLS
