/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-table"

#include "ui/peng-table-view-private.h"

/* By how much of the whole a key changes a column's width. */
#define WIDTH_STEP  0.02
#define LEAST_SHARE 0.04

/**
 * peng_table_view_replace:
 * @self: the table
 * @table: what it becomes
 *
 * Puts another table in its place, as one step.
 *
 * Returns: whether that was done
 */
gboolean
peng_table_view_replace (PengTableView *self,
                         PengBlock     *table)
{
  PengAtomView *view = PENG_ATOM_VIEW (self);
  guint block;

  if (!peng_atom_view_find_block (view, &block))
    return FALSE;

  if (!peng_block_equal (table, self->shown))
    {
      peng_history_barrier (peng_table_view_get_history (self));
      peng_buffer_replace_block (peng_atom_view_get_buffer (view), block, table);
    }

  return TRUE;
}

/* Takes the table. Its cell at a place is where the person is then. */
static void
become (PengTableView *self,
        PengBlock     *table,
        int            row,
        int            column)
{
  g_autoptr(PengBlock) owned = table;

  if (table == NULL || !peng_table_view_replace (self, table))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  peng_table_view_go (self, CLAMP (row, 0, (int) peng_block_get_n_rows (table) - 1),
                      CLAMP (column, 0, (int) peng_block_get_n_columns (table) - 1), -1);
}

static void
remove_table (PengTableView *self)
{
  peng_table_view_unselect (self);
  peng_atom_view_remove (PENG_ATOM_VIEW (self));
}

static void
remove_lines (PengTableView       *self,
              const PengTableRect *rect,
              gboolean             rows)
{
  PengBlock *table = rows
    ? peng_table_remove_rows (self->shown, rect->row, rect->n_rows)
    : peng_table_remove_columns (self->shown, rect->column, rect->n_columns);

  if (table != NULL)
    become (self, table, rect->row, rect->column);
  else
    remove_table (self);
}

static void
move_rows (PengTableView       *self,
           const PengTableRect *rect,
           gboolean             down)
{
  become (self, peng_table_move_rows (self->shown, rect->row, rect->n_rows, down),
          (int) self->row + (down ? 1 : -1), self->column);
}

static void
move_columns (PengTableView       *self,
              const PengTableRect *rect,
              gboolean             right)
{
  become (self, peng_table_move_columns (self->shown, rect->column, rect->n_columns, right),
          self->row, (int) self->column + (right ? 1 : -1));
}

/* The rows down to the selected ones are the head; if they are already, those above them are. */
static void
toggle_head (PengTableView       *self,
             const PengTableRect *rect)
{
  guint end = rect->row + rect->n_rows;
  guint n_head_rows = peng_block_get_n_head_rows (self->shown);

  become (self, peng_table_set_head_rows (self->shown, n_head_rows >= end ? rect->row : end),
          self->row, self->column);
}

static void
align_columns (PengTableView *self,
               PengTableRect *rect,
               GVariant      *target)
{
  const char *name = g_variant_get_string (target, NULL);
  PengAlign align = g_str_equal (name, "center") ? PENG_ALIGN_CENTER
                    : g_str_equal (name, "right") ? PENG_ALIGN_RIGHT : PENG_ALIGN_DEFAULT;
  PengBlock *table;

  rect->row = 0;
  rect->n_rows = peng_block_get_n_rows (self->shown);
  table = peng_table_set_align (self->shown, rect, align);
  if (table != NULL)
    become (self, table, self->row, self->column);
}

/* What the columns have more, the one beside them has less. */
static void
change_width (PengTableView       *self,
              const PengTableRect *rect,
              double               by)
{
  double widths[PENG_TABLE_MAX_COLUMNS];
  guint n_columns = self->geometry.n_columns;
  guint last = rect->column + rect->n_columns - 1;
  guint other = last + 1 < n_columns ? last + 1 : rect->column - 1;

  if (rect->n_columns == n_columns || self->width == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  for (guint i = 0; i < n_columns; i++)
    widths[i] = (self->geometry.x[i + 1] - self->geometry.x[i]) / (double) self->geometry.x[n_columns];

  if (widths[other] - by < LEAST_SHARE || widths[last] + by < LEAST_SHARE)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  widths[last] += by;
  widths[other] -= by;
  become (self, peng_block_with_widths (self->shown, widths), self->row, self->column);
}

static void
set_even (PengTableView *self)
{
  double widths[PENG_TABLE_MAX_COLUMNS];

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    widths[i] = 1.0;

  become (self, peng_block_with_widths (self->shown, widths), self->row, self->column);
}

static void
set_automatic (PengTableView *self)
{
  become (self, peng_block_with_widths (self->shown, NULL), self->row, self->column);
  self->has_shares = FALSE;
  peng_table_view_queue_layout (self);
}

static void
erase (PengTableView       *self,
       const PengTableRect *rect)
{
  g_autoptr(PengBlock) table = peng_table_erase (self->shown, rect);

  if (table != NULL)
    peng_table_view_replace (self, table);
}

static gboolean
run_on_rows (PengTableView       *self,
             const char          *name,
             const PengTableRect *rect)
{
  guint end = rect->row + rect->n_rows;

  if (g_str_equal (name, "row-above"))
    become (self, peng_table_insert_rows (self->shown, rect->row, rect->n_rows),
            rect->row, self->column);
  else if (g_str_equal (name, "row-below"))
    become (self, peng_table_insert_rows (self->shown, end, rect->n_rows), end, self->column);
  else if (g_str_equal (name, "row-up"))
    move_rows (self, rect, FALSE);
  else if (g_str_equal (name, "row-down"))
    move_rows (self, rect, TRUE);
  else if (g_str_equal (name, "remove-rows"))
    remove_lines (self, rect, TRUE);
  else if (g_str_equal (name, "head"))
    toggle_head (self, rect);
  else
    return FALSE;

  return TRUE;
}

static gboolean
run_on_columns (PengTableView *self,
                const char    *name,
                PengTableRect *rect,
                GVariant      *target)
{
  guint end = rect->column + rect->n_columns;

  if (g_str_equal (name, "column-left"))
    become (self, peng_table_insert_columns (self->shown, rect->column, rect->n_columns),
            self->row, rect->column);
  else if (g_str_equal (name, "column-right"))
    become (self, peng_table_insert_columns (self->shown, end, rect->n_columns), self->row, end);
  else if (g_str_equal (name, "column-back"))
    move_columns (self, rect, FALSE);
  else if (g_str_equal (name, "column-forward"))
    move_columns (self, rect, TRUE);
  else if (g_str_equal (name, "remove-columns"))
    remove_lines (self, rect, FALSE);
  else if (g_str_equal (name, "align-column"))
    align_columns (self, rect, target);
  else if (g_str_equal (name, "narrower"))
    change_width (self, rect, -WIDTH_STEP);
  else if (g_str_equal (name, "wider"))
    change_width (self, rect, WIDTH_STEP);
  else if (g_str_equal (name, "even"))
    set_even (self);
  else if (g_str_equal (name, "automatic"))
    set_automatic (self);
  else
    return FALSE;

  return TRUE;
}

static void
run_on_cells (PengTableView       *self,
              const char          *name,
              const PengTableRect *rect)
{
  if (g_str_equal (name, "merge"))
    become (self, peng_table_merge (self->shown, rect), rect->row, rect->column);
  else if (g_str_equal (name, "split"))
    become (self, peng_table_split (self->shown, rect), rect->row, rect->column);
  else if (g_str_equal (name, "erase"))
    erase (self, rect);
  else if (g_str_equal (name, "remove"))
    remove_table (self);
  else if (g_str_equal (name, "cut") || g_str_equal (name, "copy"))
    peng_table_view_copy (self, g_str_equal (name, "cut"));
  else if (g_str_equal (name, "paste"))
    peng_table_view_emit_paste (self);
  else
    g_return_if_reached ();
}

/**
 * peng_table_view_run:
 * @self: the table, with the person in a cell
 * @name: of an action "table.…"
 * @target: (nullable): its argument
 *
 * Does what an action says with the cells that are selected, or the one where the person is.
 */
void
peng_table_view_run (PengTableView *self,
                     const char    *name,
                     GVariant      *target)
{
  g_autoptr(PengTableView) kept = NULL;
  PengTableRect rect;

  g_return_if_fail (PENG_IS_TABLE_VIEW (self));

  if (!self->in_cell)
    return;

  kept = g_object_ref (self);
  peng_table_view_get_selected (self, &rect);
  if (!run_on_rows (self, name, &rect) && !run_on_columns (self, name, &rect, target))
    run_on_cells (self, name, &rect);

  /* A menu may have had the focus. */
  if (self->in_cell && gtk_widget_get_root (GTK_WIDGET (self)) != NULL &&
      !peng_table_view_is_in_cell (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
