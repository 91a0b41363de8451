/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What GTK 4.8's window of shortcuts lacks. */
void peng_shortcuts_mend (GtkWidget *shortcuts);

G_END_DECLS
