/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PengFitPanes:
 *
 * A picture with its tools at the end side; in a narrow window the tools lie below.
 */
#define PENG_TYPE_FIT_PANES (peng_fit_panes_get_type ())

G_DECLARE_FINAL_TYPE (PengFitPanes, peng_fit_panes, PENG, FIT_PANES, GtkWidget)

GtkWidget *peng_fit_panes_new (GtkWidget *picture,
                               GtkWidget *tools);

G_END_DECLS
