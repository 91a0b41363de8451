/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-table-cell.h"

G_BEGIN_DECLS

/**
 * PengTableGeometry:
 * @shares: how wide the columns are beside each other
 * @x: where each column begins and, behind the last, ends
 * @y: the same of the rows
 *
 * Where the rows and columns of a table lie, in pixels from its corner.
 */
typedef struct
{
  guint   n_columns;
  guint   n_rows;
  double  shares[PENG_TABLE_MAX_COLUMNS];
  int     x[PENG_TABLE_MAX_COLUMNS + 1];
  int    *y;
} PengTableGeometry;

void     peng_table_geometry_clear        (PengTableGeometry       *self);
void     peng_table_geometry_find_shares  (PengTableGeometry       *self,
                                           PengBlock               *table,
                                           GPtrArray               *cells,
                                           double                   em);
void     peng_table_geometry_lay_out      (PengTableGeometry       *self,
                                           GPtrArray               *cells,
                                           guint                    n_rows,
                                           int                      width,
                                           double                   em);
void     peng_table_geometry_get_box      (const PengTableGeometry *self,
                                           const PengTableRect     *rect,
                                           GdkRectangle            *box);
void     peng_table_geometry_find_place   (const PengTableGeometry *self,
                                           double                   x,
                                           double                   y,
                                           guint                   *row,
                                           guint                   *column);
gboolean peng_table_geometry_find_edge    (const PengTableGeometry *self,
                                           double                   x,
                                           guint                   *column);

G_END_DECLS
