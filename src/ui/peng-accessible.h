/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *peng_accessible_find_label    (GtkWidget *root);
void       peng_accessible_name_inner    (GtkWidget *root);
void       peng_accessible_name_choices  (GtkWidget *root);
void       peng_accessible_watch_menus   (GtkWindow *window);
void       peng_accessible_name_calendar (GtkWidget *calendar);
float      peng_accessible_get_alpha     (float      usual);

G_END_DECLS
