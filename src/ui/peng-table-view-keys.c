/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-table"

#include "ui/peng-table-view-private.h"

#include "ui/peng-commands.h"

/* GtkTextView would take some of these keys otherwise, and no shortcut can have them while it is
 * focused. */
static gboolean
run_command (PengTableView   *self,
             guint            keyval,
             GdkModifierType  modifiers)
{
  const PengCommand *command = NULL;
  g_autofree char *action = NULL;
  g_autoptr(GVariant) target = NULL;

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    command = peng_commands_find_key ("table.", keyval, modifiers);
  if (command == NULL || !g_action_parse_detailed_name (command->action, &action, &target, NULL))
    return FALSE;

  gtk_widget_activate_action_variant (GTK_WIDGET (self), action, target);

  return TRUE;
}

static void
add_last_row (PengTableView *self)
{
  guint n_rows = peng_block_get_n_rows (self->shown);
  g_autoptr(PengBlock) longer = peng_table_insert_rows (self->shown, n_rows, 1);

  if (longer != NULL && peng_table_view_replace (self, longer))
    peng_table_view_go (self, n_rows, 0, 0);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* From cell to cell; behind the last one a new row begins. */
static void
walk (PengTableView *self,
      int            by)
{
  guint index = peng_part_buffer_get_index (self->part);
  const PengTableRect *rect;

  if (by < 0 && index == 0)
    {
      gtk_widget_grab_focus (self->caption);
      return;
    }
  if (by > 0 && index + 1 == self->cells->len)
    {
      add_last_row (self);
      return;
    }

  rect = peng_table_cell_get_rect (g_ptr_array_index (self->cells, index + by));
  peng_table_view_go (self, rect->row, rect->column, -1);
}

/* The place beside some places. Returns: whether it is in the table */
static gboolean
step (PengTableView       *self,
      const PengTableRect *rect,
      GtkDirectionType     direction,
      guint               *row,
      guint               *column)
{
  *row = rect->row;
  *column = rect->column;

  switch ((int) direction)
    {
    case GTK_DIR_UP:
      return (*row)-- > 0;
    case GTK_DIR_DOWN:
      return (*row += rect->n_rows) < peng_block_get_n_rows (self->shown);
    case GTK_DIR_LEFT:
      return (*column)-- > 0;
    default:
      return (*column += rect->n_columns) < peng_block_get_n_columns (self->shown);
    }
}

/* At the end of a row the arrow goes on in the next one, as it does at the end of a line. */
static void
move_on (PengTableView    *self,
         GtkDirectionType  direction)
{
  gboolean forward = direction == GTK_DIR_DOWN || direction == GTK_DIR_RIGHT;
  guint index = peng_part_buffer_get_index (self->part);
  const PengTableRect *rect = peng_table_cell_get_rect (g_ptr_array_index (self->cells, index));
  guint row, column;

  if (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT)
    {
      if (index + (forward ? 1 : -1) >= self->cells->len)
        {
          peng_table_view_emit_leave (self, forward);
          return;
        }
      rect = peng_table_cell_get_rect (g_ptr_array_index (self->cells, index + (forward ? 1 : -1)));
      peng_table_view_go (self, rect->row, rect->column, forward ? 0 : -1);
    }
  else if (step (self, rect, direction, &row, &column))
    peng_table_view_go (self, row, column, forward ? 0 : -1);
  else if (forward)
    peng_table_view_emit_leave (self, TRUE);
  else
    gtk_widget_grab_focus (self->caption);
}

static void
extend (PengTableView    *self,
        GtkDirectionType  direction)
{
  guint from_row = self->selecting ? self->to_row : self->row;
  guint from_column = self->selecting ? self->to_column : self->column;
  PengTableCell *cell = peng_table_view_get_cell (self, from_row, from_column);
  guint row, column;

  if (step (self, peng_table_cell_get_rect (cell), direction, &row, &column))
    peng_table_view_select_to (self, row, column);
}

static gboolean
handle_arrow (PengTableView    *self,
              GtkDirectionType  direction,
              GdkModifierType   modifiers)
{
  if (modifiers == GDK_SHIFT_MASK &&
      (self->selecting || peng_cell_view_is_at (self->view, direction)))
    {
      extend (self, direction);
      return TRUE;
    }

  if (modifiers != 0)
    return FALSE;

  if (self->selecting)
    {
      peng_table_view_go (self, self->to_row, self->to_column, -1);
      return TRUE;
    }

  if (gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (self->part)) ||
      !peng_cell_view_is_at (self->view, direction))
    return FALSE;

  move_on (self, direction);

  return TRUE;
}

/* All of a cell first, then all cells. */
static gboolean
select_all (PengTableView *self)
{
  GtkTextIter start, end;
  int length = gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (self->part));

  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self->part), &start, &end);
  if (!self->selecting &&
      gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (&start) < length)
    return FALSE;

  peng_table_view_go (self, 0, 0, 0);
  peng_table_view_select_to (self, peng_block_get_n_rows (self->shown) - 1,
                             peng_block_get_n_columns (self->shown) - 1);

  return TRUE;
}

/* With Ctrl they mean the ends of the article, as in Word, and not those of the cell. */
static gboolean
go_to_end (PengTableView   *self,
           gboolean         forward,
           GdkModifierType  modifiers)
{
  GtkWidget *text = gtk_widget_get_parent (GTK_WIDGET (self));

  if (modifiers != GDK_CONTROL_MASK || !GTK_IS_TEXT_VIEW (text))
    return FALSE;

  peng_table_view_emit_leave (self, forward);
  g_signal_emit_by_name (text, "move-cursor", GTK_MOVEMENT_BUFFER_ENDS, forward ? 1 : -1, FALSE);

  return TRUE;
}

static gboolean
handle_selection_key (PengTableView *self,
                      guint          keyval)
{
  if (!self->selecting)
    return FALSE;

  if (keyval == GDK_KEY_Escape)
    peng_table_view_unselect (self);
  else if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_BackSpace)
    peng_table_view_run (self, "erase", NULL);
  else
    return FALSE;

  return TRUE;
}

static gboolean
open_menu (PengTableView *self)
{
  graphene_rect_t caret;

  if (!peng_table_view_get_caret (self, GTK_WIDGET (self), &caret))
    return FALSE;

  peng_table_view_emit_menu (self, "", caret.origin.x, caret.origin.y + caret.size.height);

  return TRUE;
}

static gboolean
handle_key (PengTableView   *self,
            guint            keyval,
            GdkModifierType  modifiers)
{
  if (handle_selection_key (self, keyval))
    return TRUE;

  switch (keyval)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      if (modifiers & GDK_CONTROL_MASK)
        return FALSE;
      walk (self, modifiers & GDK_SHIFT_MASK || keyval == GDK_KEY_ISO_Left_Tab ? -1 : 1);
      return TRUE;
    case GDK_KEY_Escape:
      peng_table_view_emit_select (self);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return handle_arrow (self, GTK_DIR_UP, modifiers);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return handle_arrow (self, GTK_DIR_DOWN, modifiers);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return handle_arrow (self, GTK_DIR_LEFT, modifiers);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return handle_arrow (self, GTK_DIR_RIGHT, modifiers);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return go_to_end (self, FALSE, modifiers);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return go_to_end (self, TRUE, modifiers);
    case GDK_KEY_a:
      return modifiers == GDK_CONTROL_MASK && select_all (self);
    case GDK_KEY_Menu:
      return open_menu (self);
    case GDK_KEY_F10:
      return modifiers == GDK_SHIFT_MASK && open_menu (self);
    default:
      return FALSE;
    }
}

/* Before GtkTextView has them; but an input method that composes has all keys. */
static gboolean
early_key_cb (PengTableView   *self,
              guint            keyval,
              guint            keycode,
              GdkModifierType  state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (peng_atom_view_is_composing (PENG_ATOM_VIEW (self)) || !peng_table_view_is_in_cell (self))
    return GDK_EVENT_PROPAGATE;

  if (run_command (self, keyval, modifiers) || handle_key (self, keyval, modifiers))
    return GDK_EVENT_STOP;

  /* Whatever else is typed is for the cell. */
  if (self->selecting && gdk_keyval_to_unicode (keyval) != 0 &&
      (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0)
    peng_table_view_unselect (self);

  return GDK_EVENT_PROPAGATE;
}

static void
handle_caption_key (PengTableView *self,
                    guint          keyval,
                    gboolean       back)
{
  if (keyval == GDK_KEY_Escape)
    peng_table_view_emit_select (self);
  else if (keyval == GDK_KEY_Up || back)
    peng_table_view_emit_leave (self, FALSE);
  else if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Tab)
    peng_table_view_focus_cell (self, 0, 0);
}

/**
 * peng_table_view_add_keys:
 * @self: a new table
 *
 * Has it answer keys before its text view does.
 */
void
peng_table_view_add_keys (PengTableView *self)
{
  GtkEventController *early = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (early, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (early, "key-pressed", G_CALLBACK (early_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), early);
}

/**
 * peng_table_view_key_pressed:
 * @view: a table with the focus in it
 * @keyval: a key that neither a cell nor the caption has taken
 * @state: what is held beside it
 *
 * Keys that nobody here wants would go on to the text view around the table, which would write them
 * into the text.
 *
 * Returns: whether it goes no further
 */
gboolean
peng_table_view_key_pressed (PengAtomView    *view,
                             guint            keyval,
                             GdkModifierType  state)
{
  PengTableView *self = PENG_TABLE_VIEW (view);
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab ||
                  (keyval == GDK_KEY_Tab && (state & GDK_SHIFT_MASK) != 0);

  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == self->caption)
    handle_caption_key (self, keyval, back);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 && gdk_keyval_to_unicode (keyval) != 0)
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}
