/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-table"

#include "ui/peng-table-view-private.h"

/* The least that a drag leaves of a column, in pixels. */
#define LEAST_WIDTH 24

/* How far a hand trembles that only clicks, in pixels. */
#define TREMOR 3

/**
 * peng_table_view_get_selected:
 * @self: the table
 * @rect: (out): the places that are selected, or those of the cell where the person is
 */
void
peng_table_view_get_selected (PengTableView *self,
                              PengTableRect *rect)
{
  guint to_row = self->selecting ? self->to_row : self->row;
  guint to_column = self->selecting ? self->to_column : self->column;

  rect->row = MIN (self->row, to_row);
  rect->column = MIN (self->column, to_column);
  rect->n_rows = MAX (self->row, to_row) - rect->row + 1;
  rect->n_columns = MAX (self->column, to_column) - rect->column + 1;
  peng_table_grow_rect (self->shown, rect);
}

/**
 * peng_table_view_show_selection:
 * @self: the table
 *
 * Shows which cells are selected.
 */
void
peng_table_view_show_selection (PengTableView *self)
{
  PengTableRect selected = { 0 };

  if (self->selecting)
    peng_table_view_get_selected (self, &selected);

  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = g_ptr_array_index (self->cells, i);
      const PengTableRect *rect = peng_table_cell_get_rect (PENG_TABLE_CELL (cell));

      if (rect->row - selected.row < selected.n_rows &&
          rect->column - selected.column < selected.n_columns)
        gtk_widget_set_state_flags (cell, GTK_STATE_FLAG_SELECTED, FALSE);
      else
        gtk_widget_unset_state_flags (cell, GTK_STATE_FLAG_SELECTED);
    }
}

/**
 * peng_table_view_select_to:
 * @self: the table, with the person in a cell
 * @row: of the other corner
 * @column: of it
 *
 * Selects the cells between the one where the person is and another; that one alone is no selection.
 */
void
peng_table_view_select_to (PengTableView *self,
                           guint          row,
                           guint          column)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->part);
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_place_cursor (buffer, &cursor);
  self->selecting = peng_table_view_get_cell (self, row, column) !=
                    peng_table_view_get_cell (self, self->row, self->column);
  self->to_row = row;
  self->to_column = column;
  peng_table_view_show_selection (self);
  peng_table_view_emit_moved (self);
}

/**
 * peng_table_view_unselect:
 * @self: the table
 *
 * No cells are selected any more.
 */
void
peng_table_view_unselect (PengTableView *self)
{
  if (!self->selecting)
    return;

  self->selecting = FALSE;
  peng_table_view_show_selection (self);
}

/**
 * peng_table_view_find_cell:
 * @self: the table, laid out
 * @x: in pixels of the table
 * @y: in pixels of the table
 * @row: (out): of the cell
 * @column: (out): of the cell
 *
 * Returns: (transfer none): the cell that is there, or next to it
 */
PengTableCell *
peng_table_view_find_cell (PengTableView *self,
                           double         x,
                           double         y,
                           guint         *row,
                           guint         *column)
{
  peng_table_geometry_find_place (&self->geometry, x - 1, y - self->top - 1, row, column);

  return peng_table_view_get_cell (self, *row, *column);
}

/**
 * peng_table_view_find_offset:
 * @self: the table
 * @cell: one of its cells
 * @x: in pixels of the table
 * @y: in pixels of the table
 *
 * Returns: the place in the text of the cell that is nearest, in characters
 */
guint
peng_table_view_find_offset (PengTableView *self,
                             PengTableCell *cell,
                             double         x,
                             double         y)
{
  graphene_point_t point;

  return gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (cell),
                                   &GRAPHENE_POINT_INIT (x, y), &point)
           ? peng_table_cell_find_offset (cell, point.x, point.y) : 0;
}

/* A menu of the table is below it in the tree of widgets, but another surface. */
static gboolean
is_on_cells (PengTableView *self,
             GtkGesture    *gesture,
             double         y)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

  return self->width > 0 && y >= self->top && event != NULL &&
         gdk_event_get_surface (event) == gtk_native_get_surface (native);
}

/* Whether there is the border of a column, and no cell stands over it there. */
static gboolean
find_border (PengTableView *self,
             double         x,
             double         y,
             guint         *column)
{
  guint row, unused;

  if (self->width == 0 || y < self->top ||
      !peng_table_geometry_find_edge (&self->geometry, x - 1, column))
    return FALSE;

  peng_table_geometry_find_place (&self->geometry, x - 1, y - self->top - 1, &row, &unused);

  return peng_table_view_get_cell (self, row, *column) !=
         peng_table_view_get_cell (self, row, *column + 1);
}

static void
begin_column (PengTableView *self)
{
  self->drag = PENG_TABLE_DRAG_COLUMN;
  for (guint i = 0; i < self->geometry.n_columns; i++)
    self->geometry.shares[i] = self->geometry.x[i + 1] - self->geometry.x[i];
}

static void
begin_cell (PengTableView *self,
            GtkGesture    *gesture,
            double         x,
            double         y)
{
  gboolean extends = (gtk_event_controller_get_current_event_state (
                        GTK_EVENT_CONTROLLER (gesture)) & GDK_SHIFT_MASK) != 0;
  guint row, column;
  PengTableCell *cell = peng_table_view_find_cell (self, x, y, &row, &column);
  gboolean is_here = peng_table_view_is_in_cell (self) &&
                     cell == peng_table_view_get_cell (self, self->row, self->column);

  self->drag = PENG_TABLE_DRAG_TEXT;
  self->drag_from = -1;

  if (extends && peng_table_view_is_in_cell (self) && !is_here)
    {
      peng_table_view_select_to (self, row, column);
      self->drag = PENG_TABLE_DRAG_CELLS;
    }
  else if (is_here)
    {
      peng_table_view_unselect (self);
      return;
    }
  else
    {
      self->drag_from = peng_table_view_find_offset (self, cell, x, y);
      peng_table_view_go (self, row, column, self->drag_from);
    }

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_begin_cb (PengTableView  *self,
               double          x,
               double          y,
               GtkGestureDrag *drag)
{
  guint column;

  self->drag = PENG_TABLE_DRAG_NONE;

  if (peng_atom_view_is_composing (PENG_ATOM_VIEW (self)) ||
      !is_on_cells (self, GTK_GESTURE (drag), y))
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  if (!find_border (self, x, y, &column))
    {
      begin_cell (self, GTK_GESTURE (drag), x, y);
      return;
    }

  self->drag = PENG_TABLE_DRAG_BORDER;
  self->drag_column = column;
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_column (PengTableView *self,
             double         x)
{
  PengTableGeometry *geometry = &self->geometry;
  guint i = self->drag_column;
  double left = geometry->x[i], right = geometry->x[i + 2];

  if (right - left < 2 * LEAST_WIDTH)
    return;

  x = CLAMP (x - 1, left + LEAST_WIDTH, right - LEAST_WIDTH);
  geometry->shares[i] = x - left;
  geometry->shares[i + 1] = right - x;
  peng_table_view_queue_layout (self);
}

static void
drag_text (PengTableView *self,
           PengTableCell *cell,
           double         x,
           double         y)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->part);
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, self->drag_from);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, peng_table_view_find_offset (self, cell, x, y));
  gtk_text_buffer_select_range (buffer, &to, &from);
}

static void
drag_update_cb (PengTableView  *self,
                double          dx,
                double          dy,
                GtkGestureDrag *drag)
{
  double x, y;
  guint row, column;
  PengTableCell *cell;

  if (self->drag == PENG_TABLE_DRAG_NONE || self->width == 0)
    return;

  if (self->drag == PENG_TABLE_DRAG_BORDER)
    {
      if (ABS (dx) < TREMOR)
        return;
      begin_column (self);
    }

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  x += dx;
  y += dy;

  if (self->drag == PENG_TABLE_DRAG_COLUMN)
    {
      drag_column (self, x);
      return;
    }

  cell = peng_table_view_find_cell (self, x, y, &row, &column);
  if (self->drag == PENG_TABLE_DRAG_CELLS ||
      cell != peng_table_view_get_cell (self, self->row, self->column))
    {
      self->drag = PENG_TABLE_DRAG_CELLS;
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
      peng_table_view_select_to (self, row, column);
    }
  else if (self->drag_from >= 0)
    drag_text (self, cell, x, y);
}

/* Who clicked and did not drag means the cell. */
static void
click_border (PengTableView  *self,
              GtkGestureDrag *drag)
{
  double x, y;
  guint row, column;
  PengTableCell *cell;

  if (!gtk_gesture_drag_get_start_point (drag, &x, &y))
    return;

  cell = peng_table_view_find_cell (self, x, y, &row, &column);
  peng_table_view_go (self, row, column, peng_table_view_find_offset (self, cell, x, y));
}

static void
drag_end_cb (PengTableView  *self,
             double          dx,
             double          dy,
             GtkGestureDrag *drag)
{
  g_autoptr(PengBlock) table = NULL;

  if (self->drag == PENG_TABLE_DRAG_BORDER)
    click_border (self, drag);
  else if (self->drag == PENG_TABLE_DRAG_COLUMN)
    {
      table = peng_block_with_widths (self->shown, self->geometry.shares);
      peng_table_view_replace (self, table);
    }

  self->drag = PENG_TABLE_DRAG_NONE;
}

static void
motion_cb (PengTableView *self,
           double         x,
           double         y)
{
  guint column;
  gboolean at_edge = find_border (self, x, y, &column);

  /* Without one of its own a widget has that of the text around it, which tells of the painter. */
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), at_edge ? "col-resize" : NULL);
  if (self->view != NULL)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), at_edge ? "col-resize" : NULL);
}

static void
menu_cb (PengTableView *self,
         int            n_press,
         double         x,
         double         y,
         GtkGesture    *click)
{
  guint row, column;
  PengTableRect selected;

  if (peng_atom_view_is_composing (PENG_ATOM_VIEW (self)) || !is_on_cells (self, click, y))
    return;

  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
  peng_table_view_find_cell (self, x, y, &row, &column);
  peng_table_view_get_selected (self, &selected);
  if (!peng_table_view_is_in_cell (self) || row - selected.row >= selected.n_rows ||
      column - selected.column >= selected.n_columns)
    peng_table_view_go (self, row, column, -1);

  peng_table_view_emit_menu (self, "", x, y);
}

/**
 * peng_table_view_add_pointer:
 * @self: a new table
 *
 * Has it answer the mouse.
 */
void
peng_table_view_add_pointer (PengTableView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (menu_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
