/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-table-edit.h"

G_BEGIN_DECLS

/**
 * PengTableGrid:
 * @cells: (element-type PengCell): each with a text of its own; spans are not kept
 * @places: for each place of the rectangle, row by row, the index of the cell that covers it
 * @n_head_rows: how many rows, from the top, are the head
 * @has_widths: whether @widths say something
 * @widths: shares of the columns
 *
 * A table while it is changed. The spans of cells follow from where they stand.
 */
typedef struct
{
  GArray    *cells;
  guint     *places;
  guint      n_rows;
  guint      n_columns;
  guint      n_head_rows;
  gboolean   has_widths;
  double     widths[PENG_TABLE_MAX_COLUMNS];
  PengText  *caption;
} PengTableGrid;

void       peng_table_grid_init      (PengTableGrid       *self,
                                      PengBlock           *table);
PengBlock *peng_table_grid_end       (PengTableGrid       *self);
void       peng_table_grid_clear     (PengTableGrid       *self);
guint     *peng_table_grid_at        (PengTableGrid       *self,
                                      guint                row,
                                      guint                column);
PengCell  *peng_table_grid_cell      (PengTableGrid       *self,
                                      guint                row,
                                      guint                column);
guint      peng_table_grid_add       (PengTableGrid       *self,
                                      const PengCell      *like,
                                      PengText            *text);
gboolean   peng_table_grid_fits      (guint                n_rows,
                                      guint                n_columns);
void       peng_table_grid_resize    (PengTableGrid       *self,
                                      guint                n_rows,
                                      guint                n_columns);
void       peng_table_grid_turn      (PengTableGrid       *self);
void       peng_table_grid_part      (PengTableGrid       *self,
                                      const PengTableRect *rect);
gboolean   peng_table_grid_crosses   (PengTableGrid       *self,
                                      guint                row);
gboolean   peng_table_grid_grow      (PengTableGrid       *grid,
                                      PengTableRect       *rect);
void       peng_table_grid_cut       (PengTableGrid       *self,
                                      guint                row);
void       peng_table_grid_set_text  (PengCell            *cell,
                                      PengText            *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PengTableGrid, peng_table_grid_clear)

G_END_DECLS
