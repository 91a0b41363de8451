/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PengTableChooser:
 *
 * Squares of which a person takes as many rows and columns as a new table is to have, with the mouse
 * or the arrow keys. Signal "chosen" (PengTableChooser *, guint rows, guint columns).
 */
#define PENG_TYPE_TABLE_CHOOSER (peng_table_chooser_get_type ())

G_DECLARE_FINAL_TYPE (PengTableChooser, peng_table_chooser, PENG, TABLE_CHOOSER, GtkWidget)

GtkWidget *peng_table_chooser_open (GtkWidget          *parent,
                                    const GdkRectangle *at);

G_END_DECLS
