/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-recipe.h"

#include <vips/vips.h>

G_BEGIN_DECLS

/* Red, green, blue and alpha. */
#define PENG_PHOTO_VEIL_MAX_BANDS 4

void peng_photo_veil_draw (VipsImage      *image,
                           PengVeilKind    kind,
                           const VipsRect *area,
                           guint           block);

G_END_DECLS
