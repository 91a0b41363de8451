/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-table"

#include "ui/peng-table-view-private.h"

/**
 * peng_table_view_find_place:
 * @self: the table
 * @x: in pixels of the table
 * @y: in pixels of the table
 * @place: (out): what is there
 *
 * Returns: whether a cell is there
 */
gboolean
peng_table_view_find_place (PengTableView  *self,
                            double          x,
                            double          y,
                            PengTablePlace *place)
{
  PengTableCell *cell;

  g_return_val_if_fail (PENG_IS_TABLE_VIEW (self), FALSE);

  if (self->width == 0 || y < self->top ||
      y > self->top + self->geometry.y[self->geometry.n_rows])
    return FALSE;

  cell = peng_table_view_find_cell (self, x, y, &place->row, &place->column);
  place->offset = peng_table_view_find_offset (self, cell, x, y);

  return TRUE;
}

/**
 * peng_table_view_go_to:
 * @self: the table
 * @place: from peng_table_view_find_place(); cut to what is still there
 *
 * Lets the person write there.
 */
void
peng_table_view_go_to (PengTableView        *self,
                       const PengTablePlace *place)
{
  g_return_if_fail (PENG_IS_TABLE_VIEW (self));

  peng_table_view_go (self, MIN (place->row, peng_block_get_n_rows (self->shown) - 1),
                      MIN (place->column, peng_block_get_n_columns (self->shown) - 1),
                      place->offset);
}

/**
 * peng_table_view_aim:
 * @self: the table
 * @place: (nullable): from peng_table_view_find_place(); %NULL when nothing is dragged over it
 *
 * Shows to which cell words would come.
 */
void
peng_table_view_aim (PengTableView        *self,
                     const PengTablePlace *place)
{
  PengTableCell *aimed;

  g_return_if_fail (PENG_IS_TABLE_VIEW (self));

  aimed = place != NULL ? peng_table_view_get_cell (self, place->row, place->column) : NULL;
  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = g_ptr_array_index (self->cells, i);

      if (cell == GTK_WIDGET (aimed))
        gtk_widget_set_state_flags (cell, GTK_STATE_FLAG_DROP_ACTIVE, FALSE);
      else
        gtk_widget_unset_state_flags (cell, GTK_STATE_FLAG_DROP_ACTIVE);
    }
}

/**
 * peng_table_view_leave_out_selection:
 * @self: the table, with the person in a cell
 * @place: (inout): a place in the table
 *
 * What is selected in the cell where the person is will go: finds where the place is then.
 *
 * Returns: whether the place is outside of the selection
 */
gboolean
peng_table_view_leave_out_selection (PengTableView  *self,
                                     PengTablePlace *place)
{
  GtkTextIter start, end;
  guint from, to;

  g_return_val_if_fail (PENG_IS_TABLE_VIEW (self), FALSE);

  if (peng_table_view_get_cell (self, place->row, place->column) !=
        peng_table_view_get_cell (self, self->row, self->column) ||
      !gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self->part), &start, &end))
    return TRUE;

  from = gtk_text_iter_get_offset (&start);
  to = gtk_text_iter_get_offset (&end);
  if (place->offset > to)
    place->offset -= to - from;
  else if (place->offset >= from)
    return FALSE;

  return TRUE;
}
