/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean peng_focus_bin     (GtkWidget          *bin,
                             GtkDirectionType    direction);
gboolean peng_focus_through (GtkWidget * const  *stops,
                             guint               n_stops,
                             GtkWidget          *skipped,
                             GtkDirectionType    direction);
gboolean peng_has_focus     (GtkWidget          *widget);

G_END_DECLS
