/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "photo/peng-photo.h"

G_BEGIN_DECLS

void peng_photo_words_read_iptc (PengPhotoWords *self,
                                 const guint8   *bytes,
                                 gsize           n_bytes);
void peng_photo_words_read_xmp  (PengPhotoWords *self,
                                 const char     *bytes,
                                 gsize           n_bytes);

G_END_DECLS
