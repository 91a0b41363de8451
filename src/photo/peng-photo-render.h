/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "photo/peng-photo-wire.h"

G_BEGIN_DECLS

gboolean peng_photo_render_init (const char      *program);
gboolean peng_photo_render      (GBytes          *original,
                                 const int        files[PENG_PHOTO_N_FILES],
                                 guint            n_threads,
                                 PengPhotoReply  *reply,
                                 GError         **error);

G_END_DECLS
