/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-recipe.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GBytes     *peng_fit_veil_read_pixels (GdkTexture     *texture);
GdkTexture *peng_fit_veil_new_texture (GBytes         *pixels,
                                       int             width,
                                       int             height,
                                       const PengVeil *veil,
                                       GdkRectangle   *place);

G_END_DECLS
