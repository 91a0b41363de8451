/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-commands.h"

G_BEGIN_DECLS

/**
 * PengPaletteRow:
 *
 * A command in the palette: its name, its group, its key, and where it is done.
 */
#define PENG_TYPE_PALETTE_ROW (peng_palette_row_get_type ())

G_DECLARE_FINAL_TYPE (PengPaletteRow, peng_palette_row, PENG, PALETTE_ROW, GtkListBoxRow)

GtkWidget         *peng_palette_row_new         (const PengCommand *command,
                                                 GtkWidget         *focus,
                                                 GtkWidget         *fallback,
                                                 int                age);
const PengCommand *peng_palette_row_get_command (PengPaletteRow    *self);
void               peng_palette_row_match       (PengPaletteRow    *self,
                                                 const char        *typed);
int                peng_palette_row_get_match   (PengPaletteRow    *self);
int                peng_palette_row_compare_age (PengPaletteRow    *self,
                                                 PengPaletteRow    *other);
void               peng_palette_row_activate    (PengPaletteRow    *self);

G_END_DECLS
