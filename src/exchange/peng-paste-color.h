/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-style.h"

G_BEGIN_DECLS

PengColor peng_paste_color_find    (const char *css);
gboolean  peng_paste_color_is_tint (const char *css);

G_END_DECLS
