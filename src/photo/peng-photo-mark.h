/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-recipe.h"

#include <vips/vips.h>

G_BEGIN_DECLS

VipsImage *peng_photo_mark (VipsImage         *image,
                            GBytes            *mark,
                            PengWatermarkPlace place,
                            double             opacity,
                            GError           **error);

G_END_DECLS
