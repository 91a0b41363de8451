/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"
#include "store/peng-store-media.h"

G_BEGIN_DECLS

/* Of `media m`, as peng_media_table_read() takes them, and how many they are. */
#define PENG_MEDIA_COLUMNS \
  "m.sha, m.name, m.mime, m.size, m.width, m.height, m.taken, m.added," \
  "m.web_sha, m.web_mime, m.web_size, m.web_width, m.web_height, m.has_thumb," \
  "ifnull ((SELECT c.duration FROM media_clip c WHERE c.media = m.sha), 0)," \
  "(SELECT c.poster FROM media_clip c WHERE c.media = m.sha)"
#define PENG_MEDIA_N_COLUMNS 16

PengMedia *peng_media_table_read (PengStatement *select);

G_END_DECLS
