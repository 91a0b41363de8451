/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-pending.h"

G_BEGIN_DECLS

void peng_picture_note      (PengStore  *store,
                             const char *media,
                             const char *address,
                             gboolean    failed);
void peng_picture_note_bytes (PengStore *store,
                             const char *media,
                             const char *address,
                             GBytes     *bytes);
void peng_picture_note_item (PengStore  *store,
                             const char *media,
                             const char *item);

G_END_DECLS
