/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files looked at for one that has the bytes a page names; a folder with more is no article's. */
#define PENG_PICTURE_FOLDER_MAX_FILES 2000

char *peng_picture_folder_dup_path   (const char   *folder,
                                      const char   *address);
void  peng_picture_folder_find_named (const char   *folder,
                                      GHashTable   *paths,
                                      GCancellable *cancellable);

G_END_DECLS
