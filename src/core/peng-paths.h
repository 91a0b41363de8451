/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *peng_paths_get_bin_dir       (void);
const char *peng_paths_get_libexec_dir   (void);
const char *peng_paths_get_locale_dir    (void);
const char *peng_paths_get_pkgdata_dir   (void);
char       *peng_paths_dup_user_data_dir (void);

G_END_DECLS
