/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"
#include "store/peng-store-known.h"

G_BEGIN_DECLS

GPtrArray *peng_known_table_count    (PengDb          *db,
                                      PengMediaLabel   kind,
                                      GError         **error);
GStrv      peng_known_table_complete (PengDb          *db,
                                      PengKnown        known,
                                      const char      *part,
                                      GError         **error);

G_END_DECLS
