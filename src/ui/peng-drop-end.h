/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void peng_drop_end_watch (GtkTextView *view,
                          GtkWidget   *around);

G_END_DECLS
