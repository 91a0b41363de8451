/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-block.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget     *peng_figure_tools_new         (void);
void           peng_figure_tools_show        (GtkWidget     *tools,
                                              const PengImage *image);
PengImageSize  peng_figure_tools_parse_size  (const char    *name);

/* What the tools of other atoms are made of. */
GtkWidget     *peng_figure_tools_new_box     (void);
GtkWidget     *peng_figure_tools_add         (GtkWidget     *tools,
                                              const char    *icon,
                                              const char    *action);
void           peng_figure_tools_show_chosen (GtkWidget     *tools,
                                              guint          n_choices,
                                              guint          chosen);

G_END_DECLS
