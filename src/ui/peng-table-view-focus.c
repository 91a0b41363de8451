/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-table"

#include "ui/peng-table-view-private.h"

#include "ui/peng-popover.h"
#include "ui/peng-typing.h"

#include <glib/gi18n.h>

static guint
get_index (PengTableView *self)
{
  guint index = 0;

  g_ptr_array_find (self->cells, peng_table_view_get_cell (self, self->row, self->column), &index);

  return index;
}

static void
preedit_changed_cb (PengTableView *self,
                    const char    *preedit)
{
  PengTableCell *cell = peng_table_view_get_cell (self, self->row, self->column);
  int cursor;

  g_object_get (self->part, "cursor-position", &cursor, NULL);
  peng_table_cell_set_preedit (cell, preedit, cursor);
  peng_table_view_queue_layout (self);
  peng_atom_view_set_composing (PENG_ATOM_VIEW (self), *preedit != '\0');
}

static void
copy_cb (PengTableView *self,
         gboolean       cut)
{
  peng_table_view_copy (self, cut);
}

static void
typed_cb (guint    end,
          guint    n_typed,
          gpointer user_data)
{
  PengTableView *self = user_data;
  PengAtomView *view = user_data;
  PengPlace place = { 0, PENG_PART_CELL, get_index (self) };

  if (self->in_cell && peng_atom_view_find_block (view, &place.block))
    peng_corrector_text_typed (peng_buffer_get_corrector (peng_atom_view_get_buffer (view)),
                               &place, end, n_typed, FALSE);
}

static void
create_view (PengTableView *self)
{
  self->view = PENG_CELL_VIEW (peng_cell_view_new ());
  peng_typing_watch (GTK_TEXT_VIEW (self->view), typed_cb, self, NULL);
  g_signal_connect_swapped (self->view, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
  g_signal_connect_swapped (self->view, "copy", G_CALLBACK (copy_cb), self);
  g_signal_connect_swapped (self->view, "paste", G_CALLBACK (peng_table_view_emit_paste), self);
  gtk_widget_insert_before (GTK_WIDGET (self->view), GTK_WIDGET (self), self->caption);
}

static void
forget_part (PengTableView *self)
{
  if (self->part == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->part, self);
  g_clear_object (&self->part);
}

static void
show_part (PengTableView *self,
           guint          index)
{
  PengAtomView *view = PENG_ATOM_VIEW (self);
  g_autofree char *name = g_strdup_printf (_("Row %u, column %u"), self->row + 1,
                                           self->column + 1);

  if (self->part != NULL && self->in_cell && peng_part_buffer_get_index (self->part) == index)
    {
      peng_part_buffer_refresh (self->part);
      return;
    }

  gtk_text_view_reset_im_context (GTK_TEXT_VIEW (self->view));
  forget_part (self);
  self->part = peng_part_buffer_new (peng_atom_view_get_buffer (view),
                                     peng_atom_view_get_anchor (view), PENG_PART_CELL, index);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), GTK_TEXT_BUFFER (self->part));
  g_signal_connect_swapped (self->part, "notify::cursor-position",
                            G_CALLBACK (peng_table_view_emit_moved), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/**
 * peng_table_view_show_view:
 * @self: the table
 *
 * Lets the text view stand over the cell where the person is, if there is one, and show what it
 * says.
 */
void
peng_table_view_show_view (PengTableView *self)
{
  guint index;
  PengTableCell *cell;

  if (!self->in_cell)
    return;

  index = get_index (self);
  cell = g_ptr_array_index (self->cells, index);
  show_part (self, index);

  for (guint i = 0; i < self->cells->len; i++)
    peng_table_cell_set_covered (g_ptr_array_index (self->cells, i), i == index);

  peng_cell_view_set_align (self->view, peng_table_cell_get_align (cell));
  if (peng_table_cell_get_heading (cell))
    gtk_widget_add_css_class (GTK_WIDGET (self->view), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->view), "heading");
}

/**
 * peng_table_view_drop_view:
 * @self: the table
 *
 * Nobody writes in the table any more. Its columns are found anew.
 */
void
peng_table_view_drop_view (PengTableView *self)
{
  self->in_cell = FALSE;
  forget_part (self);
  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->view, self);
      gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->view)));
    }

  for (guint i = 0; i < self->cells->len; i++)
    peng_table_cell_set_covered (g_ptr_array_index (self->cells, i), FALSE);

  self->has_shares = FALSE;
}

static void
place_cursor (PengTableView *self,
              int            offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->part), &iter, offset);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->part), &iter);
}

/**
 * peng_table_view_go:
 * @self: the table
 * @row: below its rows
 * @column: below its columns
 * @offset: where in the text of the cell there, in characters; -1 for its end
 *
 * The person is in another cell, and has the keyboard there. No cells are selected any more.
 */
void
peng_table_view_go (PengTableView *self,
                    guint          row,
                    guint          column,
                    int            offset)
{
  PengTableCell *cell = peng_table_view_get_cell (self, row, column);
  PengTableCell *before = peng_table_view_get_cell (self, self->row, self->column);
  const PengTableRect *rect = peng_table_cell_get_rect (cell);

  if (self->in_cell && before != cell)
    {
      gtk_text_view_reset_im_context (GTK_TEXT_VIEW (self->view));
      peng_history_barrier (peng_table_view_get_history (self));
    }

  peng_table_view_unselect (self);
  self->row = rect->row;
  self->column = rect->column;
  if (self->view == NULL)
    create_view (self);
  if (!self->in_cell)
    forget_part (self);
  self->in_cell = TRUE;
  peng_table_view_show_view (self);
  place_cursor (self, offset);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  peng_table_view_emit_moved (self);
}

/**
 * peng_table_view_focus_cell:
 * @self: the table
 * @row: cut to its rows
 * @column: cut to its columns
 *
 * Lets the person write at the end of a cell.
 *
 * Returns: %TRUE
 */
gboolean
peng_table_view_focus_cell (PengTableView *self,
                            guint          row,
                            guint          column)
{
  g_return_val_if_fail (PENG_IS_TABLE_VIEW (self), FALSE);

  peng_table_view_go (self, MIN (row, peng_block_get_n_rows (self->shown) - 1),
                      MIN (column, peng_block_get_n_columns (self->shown) - 1), -1);

  return TRUE;
}

/**
 * peng_table_view_focus_part:
 * @view: the table
 * @part: %PENG_PART_CELL or %PENG_PART_CAPTION
 * @index: which cell
 *
 * Puts the focus into a text of the table; where it is there already the caret stays.
 *
 * Returns: whether there was one
 */
gboolean
peng_table_view_focus_part (PengAtomView *view,
                            PengPart      part,
                            guint         index)
{
  PengTableView *self = PENG_TABLE_VIEW (view);
  const PengTableRect *rect;

  if (part == PENG_PART_CAPTION)
    return gtk_widget_grab_focus (self->caption);
  if (part != PENG_PART_CELL || index >= self->cells->len)
    return FALSE;

  rect = peng_table_cell_get_rect (g_ptr_array_index (self->cells, index));
  if (peng_table_view_is_in_cell (self) && self->row == rect->row && self->column == rect->column)
    return TRUE;

  return peng_table_view_focus_cell (self, rect->row, rect->column);
}

/**
 * peng_table_view_is_in_cell:
 * @self: the table
 *
 * Returns: whether the person has the keyboard in one of its cells
 */
gboolean
peng_table_view_is_in_cell (PengTableView *self)
{
  g_return_val_if_fail (PENG_IS_TABLE_VIEW (self), FALSE);

  return self->in_cell && gtk_widget_is_focus (GTK_WIDGET (self->view));
}

/**
 * peng_table_view_get_text:
 * @self: the table
 *
 * Returns: (transfer none) (nullable): the #GtkTextView of the cell where the person is
 */
GtkWidget *
peng_table_view_get_text (PengTableView *self)
{
  g_return_val_if_fail (PENG_IS_TABLE_VIEW (self), NULL);

  return self->in_cell ? GTK_WIDGET (self->view) : NULL;
}

/**
 * peng_table_view_get_caret:
 * @self: the table
 * @widget: an ancestor
 * @rect: (out): where the person writes, as @widget measures; the far end of cells that are selected
 *
 * Returns: whether there is such a place
 */
gboolean
peng_table_view_get_caret (PengTableView   *self,
                           GtkWidget       *widget,
                           graphene_rect_t *rect)
{
  GdkRectangle at;

  if (!self->in_cell)
    return FALSE;

  if (self->selecting)
    return gtk_widget_compute_bounds (
      GTK_WIDGET (peng_table_view_get_cell (self, self->to_row, self->to_column)), widget, rect);

  if (!peng_popover_find_cursor (GTK_TEXT_VIEW (self->view), widget, &at))
    return FALSE;

  graphene_rect_init (rect, at.x, at.y - PENG_TABLE_CELL_Y, 1, at.height + 2 * PENG_TABLE_CELL_Y);

  return TRUE;
}
