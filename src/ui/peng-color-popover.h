/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The palette: each colour with its name, shown in itself; and highlighting. */
#define PENG_TYPE_COLOR_POPOVER (peng_color_popover_get_type ())

G_DECLARE_FINAL_TYPE (PengColorPopover, peng_color_popover, PENG, COLOR_POPOVER, GtkPopover)

G_END_DECLS
