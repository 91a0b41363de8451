/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"
#include "store/peng-media-words.h"

G_BEGIN_DECLS

PengMediaWords *peng_media_words_table_load          (PengDb                *db,
                                                      const char            *media,
                                                      GError               **error);
/* Inside a transaction. */
gboolean        peng_media_words_table_change        (PengDb                *db,
                                                      const char            *media,
                                                      const PengMediaChange *change,
                                                      GError               **error);
gboolean        peng_media_words_table_begin         (PengDb                *db,
                                                      const char            *media,
                                                      const PengMediaChange *change,
                                                      GError               **error);
gboolean        peng_media_words_table_forget        (PengDb                *db,
                                                      const char            *media,
                                                      GError               **error);
gboolean        peng_media_words_table_index         (PengDb                *db,
                                                      const char            *media,
                                                      GError               **error);
gboolean        peng_media_words_table_index_missing (PengDb                *db,
                                                      gint64                 budget_us,
                                                      gboolean              *more,
                                                      GError               **error);

G_END_DECLS
