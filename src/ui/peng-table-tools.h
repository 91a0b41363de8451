/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *peng_table_tools_new        (void);
GtkWidget *peng_table_tools_get_button (GtkWidget  *tools,
                                        const char *name);
GtkWidget *peng_table_tools_new_menu   (const char *name);

G_END_DECLS
