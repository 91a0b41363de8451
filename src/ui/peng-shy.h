/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PENG_TYPE_SHY (peng_shy_get_type ())

G_DECLARE_FINAL_TYPE (PengShy, peng_shy, PENG, SHY, AdwBin)

G_END_DECLS
