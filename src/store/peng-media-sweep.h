/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"

G_BEGIN_DECLS

/* Files of the library that no row names: what a program left that ended while it brought them in. */
gboolean peng_media_sweep (const char  *folder,
                           PengDb      *db,
                           guint       *n_removed,
                           GError     **error);

G_END_DECLS
