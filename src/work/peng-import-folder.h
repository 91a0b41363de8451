/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The files in a folder and the folders below it. Blocks on the disk. */
GPtrArray *peng_import_folder_list (GFile         *folder,
                                    GCancellable  *cancellable,
                                    GError       **error);

G_END_DECLS
