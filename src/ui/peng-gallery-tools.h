/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-block.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget         *peng_gallery_tools_new          (void);
void               peng_gallery_tools_show_layout  (GtkWidget         *tools,
                                                    PengGalleryLayout  layout);
PengGalleryLayout  peng_gallery_tools_parse_layout (const char        *name);

G_END_DECLS
