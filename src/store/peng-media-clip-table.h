/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"

G_BEGIN_DECLS

/* SQL, of `media m`: it is the picture of a video. */
#define PENG_MEDIA_IS_POSTER "EXISTS (SELECT 1 FROM media_clip c WHERE c.poster = m.sha)"

/* How long videos and sounds are, and which picture stands for them. Inside a transaction. */
gboolean peng_media_clip_table_put     (PengDb      *db,
                                        const char  *media,
                                        guint64      duration,
                                        const char  *poster,
                                        GError     **error);
gboolean peng_media_clip_table_forget  (PengDb      *db,
                                        const char  *media,
                                        GError     **error);
/* The picture goes into the trash with its video, and comes out of it with it. */
gboolean peng_media_clip_table_trash   (PengDb      *db,
                                        const char  *media,
                                        gint64       now,
                                        GError     **error);
gboolean peng_media_clip_table_untrash (PengDb      *db,
                                        const char  *media,
                                        GError     **error);

G_END_DECLS
