/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-editor.h"

G_BEGIN_DECLS

/**
 * PengFormatBar:
 *
 * The buttons for formatting. Where they do not all fit, what is needed less is in a menu.
 */
#define PENG_TYPE_FORMAT_BAR (peng_format_bar_get_type ())

G_DECLARE_FINAL_TYPE (PengFormatBar, peng_format_bar, PENG, FORMAT_BAR, GtkWidget)

GtkWidget *peng_format_bar_new        (void);
void       peng_format_bar_set_editor (PengFormatBar *self,
                                       PengEditor    *editor);

G_END_DECLS
