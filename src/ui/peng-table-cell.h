/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-buffer.h"

#include "core/peng-table-edit.h"

G_BEGIN_DECLS

/* Between the text of a cell and its edges, in pixels. */
#define PENG_TABLE_CELL_X 8
#define PENG_TABLE_CELL_Y 5

/**
 * PengTableCell:
 *
 * One cell of a table as it is seen: its text, laid out once, or nothing where a text view stands
 * over it.
 */
#define PENG_TYPE_TABLE_CELL (peng_table_cell_get_type ())

G_DECLARE_FINAL_TYPE (PengTableCell, peng_table_cell, PENG, TABLE_CELL, GtkWidget)

GtkWidget           *peng_table_cell_new         (PengBuffer          *look);
void                 peng_table_cell_show        (PengTableCell       *self,
                                                  const PengCell      *cell,
                                                  const PengTableRect *rect);
const PengTableRect *peng_table_cell_get_rect    (PengTableCell       *self);
PengAlign            peng_table_cell_get_align   (PengTableCell       *self);
gboolean             peng_table_cell_get_heading (PengTableCell       *self);
void                 peng_table_cell_set_preedit (PengTableCell       *self,
                                                  const char          *preedit,
                                                  guint                offset);
void                 peng_table_cell_set_covered (PengTableCell       *self,
                                                  gboolean             covered);
void                 peng_table_cell_set_marks   (PengTableCell       *self,
                                                  GArray              *marks);
GArray              *peng_table_cell_get_marks   (PengTableCell       *self);
void                 peng_table_cell_forget_layout (PengTableCell     *self);
int                  peng_table_cell_get_text_height (PengTableCell   *self,
                                                  int                  width);
int                  peng_table_cell_get_text_width (PengTableCell    *self);
guint                peng_table_cell_find_offset (PengTableCell       *self,
                                                  double               x,
                                                  double               y);

G_END_DECLS
