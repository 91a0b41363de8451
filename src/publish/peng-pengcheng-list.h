/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-listing.h"

G_BEGIN_DECLS

char        *peng_pengcheng_list_dup_path (const char  *words,
                                           guint        page);
PengListing *peng_pengcheng_list_read     (GBytes      *list,
                                           GError     **error);

G_END_DECLS
