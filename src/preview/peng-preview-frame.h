/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-theme.h"

G_BEGIN_DECLS

char *peng_preview_frame_new (PengTheme          *theme,
                              const char         *site,
                              const char * const *sections);

G_END_DECLS
