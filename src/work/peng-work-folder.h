/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PengWorkFolder:
 *
 * A folder for files that are in work, of this program alone. What programs left that ended in
 * between is removed when the next one is made. All of this blocks on the disk.
 */
typedef struct _PengWorkFolder PengWorkFolder;

PengWorkFolder *peng_work_folder_make     (GError         **error);
const char     *peng_work_folder_get_path (PengWorkFolder  *self);
void            peng_work_folder_remove   (PengWorkFolder  *self);
/* The same in a thread. */
void            peng_work_folder_make_async    (GAsyncReadyCallback   callback,
                                                gpointer              user_data);
PengWorkFolder *peng_work_folder_make_finish   (GAsyncResult         *result,
                                                GError              **error);
void            peng_work_folder_remove_async  (PengWorkFolder       *self,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);

G_END_DECLS
