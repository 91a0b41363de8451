/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"

G_BEGIN_DECLS

/* How a web version and a thumbnail come into the place of those that an item has: they are brought
 * into a folder of their own beside the library's files, safe on disk; then the row names them; then
 * they are moved. Where a program ends in between, the row tells whether they are wanted. The web
 * version that was there stays under its own hash, for it may be on its way to a site. All of these
 * block on the disk. */
char     *peng_media_fit_files_bring  (const char  *folder,
                                       const char  *media,
                                       const char  *web_path,
                                       const char  *thumb_path,
                                       char       **web_sha,
                                       guint64     *web_size,
                                       GError     **error);
gboolean  peng_media_fit_files_move   (const char  *folder,
                                       const char  *media,
                                       const char  *web_sha,
                                       const char  *brought,
                                       GError     **error);
void      peng_media_fit_files_drop   (const char  *brought);
char     *peng_media_fit_files_find_kept (const char *folder,
                                          const char *web_sha);
char     *peng_media_fit_files_keep   (const char  *folder,
                                       const char  *media,
                                       const char  *web_sha);
gboolean  peng_media_fit_files_settle (const char  *folder,
                                       PengDb      *db,
                                       GError     **error);
gboolean  peng_media_fit_files_sweep  (const char  *folder,
                                       PengDb      *db,
                                       gint64       before,
                                       GError     **error);

G_END_DECLS
