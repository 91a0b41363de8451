/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-table"

#include "ui/peng-table-view-private.h"

#include "ui/peng-editor-entry.h"
#include "ui/peng-table-tools.h"

#include <glib/gi18n.h>
#include <string.h>

enum {
  MOVED,
  PASTE,
  MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengTableView, peng_table_view, PENG_TYPE_ATOM_VIEW)

/**
 * peng_table_view_get_history:
 * @self: the table
 *
 * Returns: (transfer none): the history of its document
 */
PengHistory *
peng_table_view_get_history (PengTableView *self)
{
  return peng_buffer_get_history (peng_atom_view_get_buffer (PENG_ATOM_VIEW (self)));
}

/**
 * peng_table_view_get_cell:
 * @self: the table
 * @row: below its rows
 * @column: below its columns
 *
 * Returns: (transfer none): the cell that covers a place
 */
PengTableCell *
peng_table_view_get_cell (PengTableView *self,
                          guint          row,
                          guint          column)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      PengTableCell *cell = g_ptr_array_index (self->cells, i);
      const PengTableRect *rect = peng_table_cell_get_rect (cell);

      if (row - rect->row < rect->n_rows && column - rect->column < rect->n_columns)
        return cell;
    }

  g_return_val_if_reached (NULL);
}

/**
 * peng_table_view_queue_layout:
 * @self: the table
 *
 * What is in it has changed: it may have another height.
 */
void
peng_table_view_queue_layout (PengTableView *self)
{
  int before = self->width > 0 ? self->geometry.y[self->geometry.n_rows] : -1;

  self->width = 0;
  peng_table_view_lay_out (self);

  if (self->width == 0 || self->geometry.y[self->geometry.n_rows] != before)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * peng_table_view_lay_out:
 * @self: the table
 *
 * Places rows and columns, if something has changed. While the person writes in the table its columns
 * stay where they are: they would run away from under the hands.
 */
void
peng_table_view_lay_out (PengTableView *self)
{
  int width = peng_atom_view_get_content_width (PENG_ATOM_VIEW (self));
  double em = peng_atom_view_get_em (PENG_ATOM_VIEW (self));

  if (width <= 0 || width == self->width)
    return;

  if (!self->has_shares)
    peng_table_geometry_find_shares (&self->geometry, self->shown, self->cells, em);
  self->has_shares = TRUE;
  self->width = width;
  self->top = (int) (PENG_ATOM_VIEW_CAPTION_HEIGHT * em);
  peng_table_geometry_lay_out (&self->geometry, self->cells, peng_block_get_n_rows (self->shown),
                               width - 1, em);
}

static int
peng_table_view_get_height (PengAtomView *view,
                            int           width)
{
  PengTableView *self = PENG_TABLE_VIEW (view);

  peng_table_view_lay_out (self);

  return self->width > 0 ? self->top + self->geometry.y[self->geometry.n_rows] + 1 : 0;
}

static void
allocate (GtkWidget          *child,
          const GdkRectangle *box)
{
  int unused;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &unused, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, box->width, &unused, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, box, -1);
}

static void
allocate_view (PengTableView *self)
{
  PengTableCell *cell = peng_table_view_get_cell (self, self->row, self->column);
  GdkRectangle box;
  int height;

  peng_table_geometry_get_box (&self->geometry, peng_table_cell_get_rect (cell), &box);
  height = peng_table_cell_get_text_height (cell, box.width);
  box.x++;
  box.y += self->top + (box.height - height) / 2 - PENG_TABLE_CELL_Y + 1;
  box.height = height + 2 * PENG_TABLE_CELL_Y;
  allocate (GTK_WIDGET (self->view), &box);
}

static void
allocate_caption (PengTableView *self,
                  int            width)
{
  GtkRequisition tools = { 0, 0 };

  if (gtk_widget_should_layout (self->tools))
    {
      gtk_widget_get_preferred_size (self->tools, &tools, NULL);
      allocate (self->tools, &(GdkRectangle) { MAX (0, width - tools.width),
                                               MAX (0, (self->top - tools.height) / 2),
                                               tools.width, tools.height });
    }

  peng_atom_view_allocate_child (self->caption, 0, 0, width - tools.width, self->top);
}

static void
peng_table_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  PengTableView *self = PENG_TABLE_VIEW (widget);

  peng_table_view_lay_out (self);
  if (self->width == 0)
    return;

  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = g_ptr_array_index (self->cells, i);
      GdkRectangle box;

      peng_table_geometry_get_box (&self->geometry,
                                   peng_table_cell_get_rect (PENG_TABLE_CELL (cell)), &box);
      box.x += 1;
      box.y += self->top + 1;
      allocate (cell, &box);
    }

  if (self->in_cell)
    allocate_view (self);
  allocate_caption (self, width);
}

static void
peng_table_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  peng_table_view_draw (PENG_TABLE_VIEW (widget), snapshot);
}

static void
peng_table_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (peng_table_view_parent_class)->map (widget);

  peng_table_view_watch_scrolling (PENG_TABLE_VIEW (widget));
}

static void
peng_table_view_unmap (GtkWidget *widget)
{
  peng_table_view_ignore_scrolling (PENG_TABLE_VIEW (widget));

  GTK_WIDGET_CLASS (peng_table_view_parent_class)->unmap (widget);
}

static void
peng_table_view_state_flags_changed (GtkWidget     *widget,
                                     GtkStateFlags  previous)
{
  peng_table_view_queue_tools (PENG_TABLE_VIEW (widget));

  GTK_WIDGET_CLASS (peng_table_view_parent_class)->state_flags_changed (widget, previous);
}

static gboolean
peng_table_view_grab_focus (GtkWidget *widget)
{
  PengTableView *self = PENG_TABLE_VIEW (widget);

  return peng_table_view_focus_cell (self, self->row, self->column);
}

/* GTK's own, going backwards, has the table take the focus once nothing before is left in it, and so
 * never lets it go. Between its cells other keys move it. */
static gboolean
peng_table_view_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  if (direction == GTK_DIR_TAB_BACKWARD &&
      gtk_widget_get_focus_child (widget) == GTK_WIDGET (PENG_TABLE_VIEW (widget)->view))
    return FALSE;

  return GTK_WIDGET_CLASS (peng_table_view_parent_class)->focus (widget, direction);
}

static void
menu_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  PengTableView *self = PENG_TABLE_VIEW (widget);
  gboolean composing = peng_atom_view_is_composing (PENG_ATOM_VIEW (widget));
  const char *name = g_variant_get_string (target, NULL);
  GtkWidget *button = peng_table_tools_get_button (self->tools, name);
  graphene_rect_t box;

  if (!composing && button != NULL && gtk_widget_compute_bounds (button, widget, &box))
    peng_table_view_emit_menu (self, name, box.origin.x, box.origin.y + box.size.height);
}

/* Cells stand in front of the text view and the tools, so that those are drawn over them. */
static void
fit_number_of_cells (PengTableView *self,
                     guint          n_cells)
{
  if (self->cells->len > n_cells)
    g_ptr_array_set_size (self->cells, n_cells);

  while (self->cells->len < n_cells)
    {
      GtkWidget *cell = peng_table_cell_new (peng_atom_view_get_buffer (PENG_ATOM_VIEW (self)));

      gtk_widget_insert_before (cell, GTK_WIDGET (self), self->caption);
      g_ptr_array_add (self->cells, cell);
    }
}

static void
show_cells (PengTableView *self)
{
  guint reach[PENG_TABLE_MAX_COLUMNS] = { 0 };
  guint n_columns = peng_block_get_n_columns (self->shown);
  guint index = 0;

  for (guint i = 0; i < peng_block_get_n_rows (self->shown); i++)
    {
      const PengTableRow *row = peng_block_get_row (self->shown, i);
      guint column = 0;

      for (guint j = 0; j < row->n_cells; j++)
        {
          const PengCell *cell = &row->cells[j];

          while (column < n_columns && reach[column] > i)
            column++;
          peng_table_cell_show (g_ptr_array_index (self->cells, index++), cell,
                                &(PengTableRect) { i, column, cell->row_span, cell->column_span });
          for (guint k = 0; k < cell->column_span; k++)
            reach[column++] = i + cell->row_span;
        }
    }
}

static gboolean
has_same_columns (PengBlock *a,
                  PengBlock *b)
{
  const guint8 *widths = peng_block_get_widths (a), *others = peng_block_get_widths (b);
  guint n_columns = peng_block_get_n_columns (a);

  if (n_columns != peng_block_get_n_columns (b))
    return FALSE;

  return widths == NULL || others == NULL ? widths == others
                                          : memcmp (widths, others, n_columns) == 0;
}

static void
update_name (PengTableView *self)
{
  guint n_rows = peng_block_get_n_rows (self->shown);
  guint n_columns = peng_block_get_n_columns (self->shown);
  g_autofree char *name = g_strdup_printf (_("Table, %u × %u"), n_rows, n_columns);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_RELATION_ROW_COUNT, (int) n_rows,
                                  GTK_ACCESSIBLE_RELATION_COL_COUNT, (int) n_columns, -1);
}

static void
keep_inside (PengTableView *self)
{
  guint n_rows = peng_block_get_n_rows (self->shown);
  guint n_columns = peng_block_get_n_columns (self->shown);

  self->row = MIN (self->row, n_rows - 1);
  self->column = MIN (self->column, n_columns - 1);
  self->to_row = MIN (self->to_row, n_rows - 1);
  self->to_column = MIN (self->to_column, n_columns - 1);
}

/* What is as it was costs next to nothing. */
static void
peng_table_view_refresh (PengAtomView *view)
{
  PengTableView *self = PENG_TABLE_VIEW (view);
  PengBlock *block = peng_atom_view_get_block (view);
  g_autoptr(PengBlock) before = NULL;

  peng_editor_entry_refresh (self->caption);
  if (block == self->shown)
    return;

  before = g_steal_pointer (&self->shown);
  self->shown = peng_block_ref (block);
  if (before == NULL || !has_same_columns (before, block) || !peng_table_view_is_in_cell (self))
    self->has_shares = FALSE;

  keep_inside (self);
  fit_number_of_cells (self, peng_block_get_n_parts (block, PENG_PART_CELL));
  show_cells (self);
  if (before == NULL || peng_block_get_n_rows (before) != peng_block_get_n_rows (block) ||
      peng_block_get_n_columns (before) != peng_block_get_n_columns (block))
    update_name (self);

  peng_table_view_show_view (self);
  peng_table_view_show_selection (self);
  peng_table_view_queue_layout (self);
  if (!self->in_cell)
    return;

  /* A text view finds out in an idle what of it has changed, and that may be after the next frame. */
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  peng_table_view_emit_moved (self);
}

static void
peng_table_view_create (PengAtomView *view)
{
  PengTableView *self = PENG_TABLE_VIEW (view);

  self->caption = peng_atom_view_add_entry (view, PENG_PART_CAPTION, 0, _("Title of the table"),
                                            _("Write a title for the table"));
  self->tools = peng_table_tools_new ();
  gtk_widget_set_visible (self->tools, FALSE);
  gtk_widget_set_parent (self->tools, GTK_WIDGET (self));
  peng_table_view_refresh (view);
}

static void
peng_table_view_still_near (PengAtomView *view)
{
  peng_table_view_check_drawn (PENG_TABLE_VIEW (view));
}

/* A table that is far away, and was written in, finds its columns anew; of one that is near, the
 * rows that are seen are drawn. */
static void
peng_table_view_set_near (PengAtomView *view,
                          gboolean      is_near)
{
  PengTableView *self = PENG_TABLE_VIEW (view);

  if (is_near)
    peng_table_view_check_drawn (self);
  else if (self->in_cell && !peng_table_view_is_in_cell (self))
    peng_table_view_drop_view (self);
}

static void
peng_table_view_go_on (PengAtomView *view)
{
  peng_table_view_focus_cell (PENG_TABLE_VIEW (view), 0, 0);
}

static void
peng_table_view_dispose (GObject *object)
{
  PengTableView *self = PENG_TABLE_VIEW (object);

  peng_table_view_drop_view (self);
  g_clear_pointer (&self->tools, gtk_widget_unparent);
  g_clear_handle_id (&self->tools_id, g_source_remove);
  g_clear_weak_pointer (&self->menu);
  g_clear_pointer (&self->caption, gtk_widget_unparent);
  g_ptr_array_set_size (self->cells, 0);

  G_OBJECT_CLASS (peng_table_view_parent_class)->dispose (object);
}

static void
peng_table_view_finalize (GObject *object)
{
  PengTableView *self = PENG_TABLE_VIEW (object);

  g_ptr_array_unref (self->cells);
  peng_table_geometry_clear (&self->geometry);
  g_clear_pointer (&self->shown, peng_block_unref);

  G_OBJECT_CLASS (peng_table_view_parent_class)->finalize (object);
}

static void
make_signals (PengTableViewClass *klass)
{
  /**
   * PengTableView::moved:
   * @self: the table
   *
   * The person is in another cell, has selected or written something: it should be seen.
   */
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PengTableView::paste:
   * @self: the table
   *
   * The person wants what is on the clipboard.
   */
  signals[PASTE] = g_signal_new ("paste", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PengTableView::menu:
   * @self: the table
   * @name: which, as peng_table_tools_new_menu() knows it
   * @x: where, in pixels
   * @y: its other coordinate
   *
   * The person wants a menu of what can be done with the cells.
   */
  signals[MENU] = g_signal_new ("menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT, G_TYPE_INT);
}

static void
peng_table_view_class_init (PengTableViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PengAtomViewClass *atom_class = PENG_ATOM_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_table_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = peng_table_view_finalize;

  widget_class->size_allocate = peng_table_view_size_allocate;
  widget_class->snapshot = peng_table_view_snapshot;
  widget_class->map = peng_table_view_map;
  widget_class->unmap = peng_table_view_unmap;
  widget_class->state_flags_changed = peng_table_view_state_flags_changed;
  widget_class->focus = peng_table_view_focus;
  widget_class->grab_focus = peng_table_view_grab_focus;

  atom_class->create = peng_table_view_create;
  atom_class->get_height = peng_table_view_get_height;
  atom_class->refresh = peng_table_view_refresh;
  atom_class->set_near = peng_table_view_set_near;
  atom_class->still_near = peng_table_view_still_near;
  atom_class->focus_part = peng_table_view_focus_part;
  atom_class->go_on = peng_table_view_go_on;
  atom_class->key_pressed = peng_table_view_key_pressed;

  make_signals (klass);

  gtk_widget_class_install_action (widget_class, "tableview.menu", "s", menu_action);
  gtk_widget_class_set_css_name (widget_class, "tableview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
}

static void
peng_table_view_init (PengTableView *self)
{
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  peng_table_view_add_keys (self);
  peng_table_view_add_pointer (self);
}

/**
 * peng_table_view_emit_leave:
 * @self: the table
 * @forward: whether to behind it
 */
void
peng_table_view_emit_leave (PengTableView *self,
                            gboolean       forward)
{
  peng_table_view_unselect (self);
  peng_atom_view_leave (PENG_ATOM_VIEW (self), forward);
}

/**
 * peng_table_view_emit_select:
 * @self: the table
 */
void
peng_table_view_emit_select (PengTableView *self)
{
  peng_table_view_unselect (self);
  peng_atom_view_select (PENG_ATOM_VIEW (self));
}

/**
 * peng_table_view_emit_moved:
 * @self: the table
 */
void
peng_table_view_emit_moved (PengTableView *self)
{
  g_signal_emit (self, signals[MOVED], 0);
}

/**
 * peng_table_view_emit_paste:
 * @self: the table
 */
void
peng_table_view_emit_paste (PengTableView *self)
{
  g_signal_emit (self, signals[PASTE], 0);
}

/**
 * peng_table_view_emit_menu:
 * @self: the table
 * @name: which, as peng_table_tools_new_menu() knows it
 * @x: where, in pixels
 * @y: its other coordinate
 */
void
peng_table_view_emit_menu (PengTableView *self,
                           const char    *name,
                           int            x,
                           int            y)
{
  g_signal_emit (self, signals[MENU], 0, name, x, y);
}
