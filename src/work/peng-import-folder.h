/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The files in a folder and the folders below it. Blocks on the disk. */
GPtrArray *peng_import_folder_list (GFile         *folder,
                                    GCancellable  *cancellable,
                                    GError       **error);

/* Files as they are, and in the place of folders what is in them; waits for no disk. */
void       peng_import_gather_async (GListModel           *files,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
GPtrArray *peng_import_gather_finish (GAsyncResult        *result,
                                      GError             **error);

G_END_DECLS
