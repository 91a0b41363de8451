/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-thumbs.h"
#include "work/peng-library-model.h"

G_BEGIN_DECLS

/* The width of a cell of the grid, in pixels. */
#define PENG_LIBRARY_CELL_WIDTH 176

#define PENG_TYPE_LIBRARY_CELL (peng_library_cell_get_type ())

G_DECLARE_FINAL_TYPE (PengLibraryCell, peng_library_cell, PENG, LIBRARY_CELL, GtkWidget)

GtkWidget       *peng_library_cell_new       (PengLibraryModel *model,
                                              PengThumbs       *thumbs,
                                              gboolean          small);
void             peng_library_cell_set_line  (PengLibraryCell  *self,
                                              PengLibraryLine  *line);
PengLibraryLine *peng_library_cell_get_line  (PengLibraryCell  *self);
void             peng_library_cell_set_near  (PengLibraryCell  *self,
                                              gboolean          near);
GdkTexture      *peng_library_cell_get_texture (PengLibraryCell *self);
gboolean         peng_library_cell_is_picture_at (PengLibraryCell *self,
                                                  double           x,
                                                  double           y);

G_END_DECLS
