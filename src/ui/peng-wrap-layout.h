/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PengWrapLayout:
 *
 * Children beside each other, each as wide as it likes to be, in as many lines as they need. A
 * GtkFlowBox would put them into columns.
 */
#define PENG_TYPE_WRAP_LAYOUT (peng_wrap_layout_get_type ())

G_DECLARE_FINAL_TYPE (PengWrapLayout, peng_wrap_layout, PENG, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *peng_wrap_layout_new (int spacing);

G_END_DECLS
