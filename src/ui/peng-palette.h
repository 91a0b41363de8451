/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-commands.h"

G_BEGIN_DECLS

/**
 * PengPalette:
 *
 * Finds a command by its name and does it, where the focus was before.
 */
#define PENG_TYPE_PALETTE (peng_palette_get_type ())

G_DECLARE_FINAL_TYPE (PengPalette, peng_palette, PENG, PALETTE, GtkPopover)

PengPalette *peng_palette_open (GtkWidget *parent,
                                GtkWidget *fallback,
                                GSettings *settings);

G_END_DECLS
