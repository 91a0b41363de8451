/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PengFieldColumns:
 *
 * Fields beside each other where there is room for two, else below each other.
 */
typedef struct _PengFieldColumns PengFieldColumns;

PengFieldColumns *peng_field_columns_new    (GtkScrolledWindow *scroller,
                                             GtkWidget         *grid);
void              peng_field_columns_free   (PengFieldColumns  *self);
void              peng_field_columns_update (PengFieldColumns  *self);

G_END_DECLS
