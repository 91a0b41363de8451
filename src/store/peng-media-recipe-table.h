/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"
#include "store/peng-store-fit.h"

G_BEGIN_DECLS

GPtrArray *peng_media_recipe_table_list   (PengDb            *db,
                                           const char        *media,
                                           GError           **error);
gboolean   peng_media_recipe_table_count  (PengDb            *db,
                                           const char        *media,
                                           guint             *step,
                                           GError           **error);
/* Inside a transaction. */
gboolean   peng_media_recipe_table_change (PengDb            *db,
                                           const char        *media,
                                           PengFitChange      change,
                                           guint              step,
                                           const char        *recipe,
                                           GError           **error);
gboolean   peng_media_recipe_table_forget (PengDb            *db,
                                           const char        *media,
                                           GError           **error);

G_END_DECLS
