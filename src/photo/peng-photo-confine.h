/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "photo/peng-photo-wire.h"

G_BEGIN_DECLS

void                 peng_photo_confine_die_with_parent (void);
PengPhotoConfinement peng_photo_confine                 (gboolean pairs);

G_END_DECLS
