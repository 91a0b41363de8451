/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-buffer.h"

G_BEGIN_DECLS

void peng_text_layout_fill (PangoLayout *layout,
                            PengBuffer  *look,
                            PengText    *text,
                            gboolean     bold);

G_END_DECLS
