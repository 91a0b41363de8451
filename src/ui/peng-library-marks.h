/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-library-line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands on the picture of an item: what it is, where it is used, whether it may be published. */
void peng_library_marks_snapshot      (GtkWidget             *widget,
                                       GtkSnapshot           *snapshot,
                                       PengLibraryLine       *line,
                                       const graphene_rect_t *place);
/* In place of a picture. */
void peng_library_marks_snapshot_kind (GtkWidget             *widget,
                                       GtkSnapshot           *snapshot,
                                       const PengLibraryItem *item,
                                       const graphene_rect_t *place,
                                       const GdkRGBA         *color);

G_END_DECLS
