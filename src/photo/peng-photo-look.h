/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <vips/vips.h>

G_BEGIN_DECLS

gboolean peng_photo_look (VipsImage *image,
                          guint64   *look);

G_END_DECLS
