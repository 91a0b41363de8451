/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"

G_BEGIN_DECLS

/* The bytes of pictures that came with a paste and are not in the library yet: files in `pasted/` of
 * the library's folder, named as the pictures stand in their articles. All but
 * peng_pasted_files_dup_path() block on the disk. */
char     *peng_pasted_files_dup_path (const char  *folder,
                                      const char  *media);
gboolean  peng_pasted_files_add      (const char  *folder,
                                      const char  *media,
                                      GBytes      *bytes,
                                      GError     **error);
void      peng_pasted_files_remove   (const char  *folder,
                                      const char  *media);
gboolean  peng_pasted_files_sweep    (const char  *folder,
                                      PengDb      *db,
                                      GError     **error);

G_END_DECLS
