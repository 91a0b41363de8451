/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-part-buffer.h"

G_BEGIN_DECLS

/**
 * PengCellView:
 *
 * Where the text of one cell is typed. Signals "copy" (PengCellView *, gboolean cut) and "paste"
 * (PengCellView *): what the person wants of the clipboard.
 */
#define PENG_TYPE_CELL_VIEW (peng_cell_view_get_type ())

G_DECLARE_FINAL_TYPE (PengCellView, peng_cell_view, PENG, CELL_VIEW, GtkTextView)

GtkWidget *peng_cell_view_new       (void);
void       peng_cell_view_set_align (PengCellView *self,
                                     PengAlign     align);
gboolean   peng_cell_view_is_at     (PengCellView *self,
                                     GtkDirectionType direction);

G_END_DECLS
