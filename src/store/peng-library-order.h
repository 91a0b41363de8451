/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-library-query.h"

G_BEGIN_DECLS

const char *peng_library_order_get_key (PengLibrarySort         sort);
void        peng_library_order_sort    (GArray                 *rows,
                                        const PengLibraryQuery *query);

G_END_DECLS
