/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The data folder's own files, beside the database and the media. All of these block. */
int       peng_server_folder_lock       (const char  *data_dir,
                                         GError     **error);
char     *peng_server_folder_read_token (const char  *data_dir,
                                         GError     **error);
gboolean  peng_server_folder_note_run   (const char  *data_dir,
                                         const char  *uri,
                                         guint        port,
                                         GError     **error);
void      peng_server_folder_forget_run (const char  *data_dir);

G_END_DECLS
