/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-block.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget     *peng_figure_tools_new        (void);
void           peng_figure_tools_show_size  (GtkWidget     *tools,
                                             PengImageSize  size);
PengImageSize  peng_figure_tools_parse_size (const char    *name);

G_END_DECLS
