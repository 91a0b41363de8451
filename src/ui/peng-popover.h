/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     peng_popover_show         (GtkWidget          *popover,
                                    GtkWidget          *parent,
                                    const GdkRectangle *at);
void     peng_popover_open         (GtkWidget          *popover,
                                    GtkWidget          *parent,
                                    const GdkRectangle *at);
void     peng_popover_return_focus (GtkWidget          *popover,
                                    GtkWidget          *widget);
void     peng_popover_drop         (GtkWidget          *popover);
gboolean peng_popover_find_text    (GtkTextView        *view,
                                    const GtkTextIter  *iter,
                                    GtkWidget          *parent,
                                    GdkRectangle       *at);
gboolean peng_popover_find_cursor  (GtkTextView        *view,
                                    GtkWidget          *parent,
                                    GdkRectangle       *at);

G_END_DECLS
