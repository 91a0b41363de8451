/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PENG_TYPE_WAITING (peng_waiting_get_type ())

G_DECLARE_FINAL_TYPE (PengWaiting, peng_waiting, PENG, WAITING, AdwBin)

G_END_DECLS
