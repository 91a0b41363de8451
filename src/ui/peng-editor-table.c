/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-table.h"

#include "ui/peng-popover.h"
#include "ui/peng-table-chooser.h"
#include "ui/peng-table-tools.h"

#include "core/peng-table-edit.h"

/* What of the view is kept free between a cell that is written in and the edges, in pixels. */
#define ROOM 12

/* The table where the person is: a menu may have the focus for the moment. */
static PengTableView *
get_table (PengEditor *self)
{
  return self->table != NULL ? PENG_TABLE_VIEW (self->table) : NULL;
}

static void enable_actions (PengEditor *self);

static void
set_table (PengEditor *self,
           GtkWidget  *table)
{
  if (!g_set_weak_pointer (&self->table, table))
    return;

  enable_actions (self);
  peng_editor_queue_update (self);
}

static void
moved_cb (PengEditor *self,
          GtkWidget  *table)
{
  PengPosition cursor = { 0, 1 }, before;

  if (!peng_table_view_is_in_cell (PENG_TABLE_VIEW (table)))
    return;

  set_table (self, table);
  self->table_moved = TRUE;
  peng_editor_queue_update (self);

  /* The preview shows where the cursor is. */
  peng_buffer_get_cursor (self->buffer, &before);
  if (peng_buffer_find_anchor (self->buffer, peng_atom_view_get_anchor (PENG_ATOM_VIEW (table)),
                               &cursor.block) && before.block != cursor.block)
    peng_buffer_place (self->buffer, &cursor);
}

static void
paste_cb (PengEditor *self)
{
  peng_editor_paste (self, PENG_PASTE_WAY_FORMATTED);
}

static void
menu_cb (PengEditor *self,
         const char *name,
         int         x,
         int         y,
         GtkWidget  *table)
{
  GtkWidget *menu;
  graphene_point_t point;

  if (!gtk_widget_compute_point (table, GTK_WIDGET (self), &GRAPHENE_POINT_INIT (x, y), &point))
    return;

  menu = peng_table_tools_new_menu (name);
  g_set_weak_pointer (&self->popover, menu);
  peng_table_view_set_menu (PENG_TABLE_VIEW (table), GTK_POPOVER (menu));
  peng_popover_open (menu, GTK_WIDGET (self), &(GdkRectangle) { point.x, point.y, 1, 1 });
}

static gboolean
left_cb (gpointer user_data)
{
  PengEditor *self = user_data;

  self->table_left_id = 0;
  if (gtk_widget_has_focus (GTK_WIDGET (self->view)))
    set_table (self, NULL);

  return G_SOURCE_REMOVE;
}

/* A menu of a table that closes gives the focus to the text first where GTK is newer (4.18), then what
 * was chosen in it is done, and then the focus comes back to the table. */
static void
view_focused_cb (PengEditor *self)
{
  if (self->table_left_id == 0)
    self->table_left_id = g_idle_add_full (G_PRIORITY_DEFAULT, left_cb, self, NULL);
}

/**
 * peng_editor_table_watch:
 * @self: the editor
 * @table: one of its tables
 *
 * Hears what a table says that other atoms do not.
 */
void
peng_editor_table_watch (PengEditor    *self,
                         PengTableView *table)
{
  g_signal_connect_object (table, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "menu", G_CALLBACK (menu_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "paste", G_CALLBACK (paste_cb), self, G_CONNECT_SWAPPED);
}

static void
insert_table (PengEditor *self,
              GVariant   *target)
{
  g_autoptr(PengBlock) table = NULL;
  PengPosition start, end;
  guint n_rows, n_columns;
  gboolean has_head;

  g_variant_get (target, "(uub)", &n_rows, &n_columns, &has_head);
  table = n_rows > 0 ? peng_table_new_empty (n_rows, n_columns, has_head ? 1 : 0) : NULL;
  if (table == NULL)
    return;

  peng_buffer_get_selection (self->buffer, &start, &end);
  peng_buffer_insert_atoms (self->buffer, &end, &table, 1);
  peng_buffer_get_cursor (self->buffer, &end);

  for (guint back = 0; back < 2 && back <= end.block; back++)
    if (peng_editor_atoms_focus (self, end.block - back, PENG_PART_CELL, 0))
      return;
}

static void
choose_size (PengEditor *self)
{
  GdkRectangle caret;

  if (peng_editor_table_get_caret (self, &caret))
    g_set_weak_pointer (&self->popover, peng_table_chooser_open (GTK_WIDGET (self), &caret));
}

static void
run_command (PengEditor *self,
             const char *name,
             GVariant   *target)
{
  if (g_str_equal (name, "insert"))
    insert_table (self, target);
  else if (g_str_equal (name, "choose"))
    choose_size (self);
  else if (get_table (self) != NULL)
    peng_table_view_run (get_table (self), name, target);
}

static void
activate_cb (GSimpleAction *action,
             GVariant      *target,
             gpointer       user_data)
{
  peng_editor_run_when_settled (user_data, action, target, run_command);
}

static const GActionEntry entries[] = {
  { "choose", activate_cb },
  { "insert", activate_cb, "(uub)" },
  { "row-above", activate_cb },
  { "row-below", activate_cb },
  { "row-up", activate_cb },
  { "row-down", activate_cb },
  { "remove-rows", activate_cb },
  { "head", activate_cb },
  { "column-left", activate_cb },
  { "column-right", activate_cb },
  { "column-back", activate_cb },
  { "column-forward", activate_cb },
  { "remove-columns", activate_cb },
  { "align-column", activate_cb, "s" },
  { "narrower", activate_cb },
  { "wider", activate_cb },
  { "even", activate_cb },
  { "automatic", activate_cb },
  { "merge", activate_cb },
  { "split", activate_cb },
  { "erase", activate_cb },
  { "remove", activate_cb },
  { "cut", activate_cb },
  { "copy", activate_cb },
  { "paste", activate_cb },
};

/* Those in front are for a new table. */
#define N_ALWAYS 2

static void
enable_actions (PengEditor *self)
{
  for (guint i = N_ALWAYS; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->table_actions),
                                                   entries[i].name)), self->table != NULL);
}

/**
 * peng_editor_table_create:
 * @self: the editor
 *
 * Makes the actions `table.…`; all but the first want the person to be in a table.
 */
void
peng_editor_table_create (PengEditor *self)
{
  self->table_actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->table_actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table",
                                  G_ACTION_GROUP (self->table_actions));

  enable_actions (self);
  g_signal_connect_swapped (self->view, "notify::has-focus", G_CALLBACK (view_focused_cb), self);
}

/**
 * peng_editor_get_table_actions:
 * @self: the editor
 *
 * Actions, to be inserted as "table": choose (asks for the size), insert (rows, columns, whether with
 * a heading row), and what is done with the cells of the table where the person is.
 *
 * Returns: (transfer none): the group
 */
GActionGroup *
peng_editor_get_table_actions (PengEditor *self)
{
  g_return_val_if_fail (PENG_IS_EDITOR (self), NULL);

  return G_ACTION_GROUP (self->table_actions);
}

/**
 * peng_editor_table_format:
 * @self: the editor
 * @name: of an action "format.…"
 * @target: (nullable): its argument
 *
 * Returns: whether the person is in a table, and it has done it
 */
gboolean
peng_editor_table_format (PengEditor *self,
                          const char *name,
                          GVariant   *target)
{
  gboolean done = get_table (self) != NULL &&
                  peng_table_view_format (get_table (self), name, target);

  if (done)
    peng_editor_queue_update (self);

  return done;
}

/**
 * peng_editor_table_get_style:
 * @self: the editor
 * @style: (out): of what is selected, or typed next
 * @align: (out): where the lines lie
 *
 * Returns: whether the person is in a table
 */
gboolean
peng_editor_table_get_style (PengEditor *self,
                             PengStyle  *style,
                             PengAlign  *align)
{
  return get_table (self) != NULL && peng_table_view_get_style (get_table (self), style, align);
}

/**
 * peng_editor_table_paint:
 * @self: the editor
 * @style: how characters are to look
 * @align: where the lines are to lie
 *
 * Returns: whether the person is in a table, and what is selected there has that look now
 */
gboolean
peng_editor_table_paint (PengEditor      *self,
                         const PengStyle *style,
                         PengAlign        align)
{
  return get_table (self) != NULL && peng_table_view_paint (get_table (self), style, align);
}

/**
 * peng_editor_table_get_text:
 * @self: the editor
 *
 * Returns: (transfer none): the #GtkTextView where the person writes: that of a cell, or of the text
 */
GtkWidget *
peng_editor_table_get_text (PengEditor *self)
{
  GtkWidget *text = get_table (self) != NULL ? peng_table_view_get_text (get_table (self)) : NULL;

  return text != NULL ? text : GTK_WIDGET (self->view);
}

/**
 * peng_editor_table_get_caret:
 * @self: the editor, with a document
 * @caret: (out): where the person writes, in a cell or in the text, as @self measures
 *
 * Returns: whether there is such a place
 */
gboolean
peng_editor_table_get_caret (PengEditor   *self,
                             GdkRectangle *caret)
{
  graphene_rect_t rect;

  if (get_table (self) == NULL ||
      !peng_table_view_get_caret (get_table (self), GTK_WIDGET (self), &rect))
    return peng_popover_find_cursor (GTK_TEXT_VIEW (self->view), GTK_WIDGET (self), caret);

  *caret = (GdkRectangle) { rect.origin.x, rect.origin.y, 1, rect.size.height };

  return TRUE;
}

/**
 * peng_editor_table_paste:
 * @self: the editor
 * @clip: what is on the clipboard
 *
 * Returns: whether the person is in a table, and it has taken it
 */
gboolean
peng_editor_table_paste (PengEditor     *self,
                         const PengClip *clip)
{
  return get_table (self) != NULL && peng_table_view_paste (get_table (self), clip);
}

static gboolean
is_table (PengEditor *self,
          guint       block)
{
  PengDocument *document = peng_buffer_get_document (self->buffer);

  return block < peng_document_get_n_blocks (document) &&
         peng_block_get_kind (peng_document_get_block (document, block)) == PENG_BLOCK_TABLE;
}

/**
 * peng_editor_table_follow:
 * @self: the editor
 * @edit: what undo or redo has just applied
 *
 * The person goes to the cell that has changed; if the table has other rows or cells now they stay in
 * the table.
 *
 * Returns: whether it was in a table
 */
gboolean
peng_editor_table_follow (PengEditor *self,
                          PengEdit   *edit)
{
  const PengPlace *place = peng_edit_get_place (edit);
  PengPosition at = { 0, 1 };
  guint block;

  if (peng_edit_get_kind (edit) == PENG_EDIT_BLOCKS)
    {
      at.block = peng_edit_get_position (edit);
      return get_table (self) != NULL && is_table (self, at.block) &&
             peng_buffer_find_anchor (self->buffer,
                                      peng_atom_view_get_anchor (PENG_ATOM_VIEW (self->table)),
                                      &block) && block == at.block &&
             gtk_widget_grab_focus (self->table);
    }

  return place != NULL && place->part != PENG_PART_TEXT && is_table (self, place->block) &&
         peng_editor_atoms_focus (self, place->block, place->part, place->index);
}

/**
 * peng_editor_table_update:
 * @self: the editor
 *
 * Brings the cell that is written in into sight, when all has its place.
 */
void
peng_editor_table_update (PengEditor *self)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  graphene_rect_t rect;
  double end;

  if (!self->table_moved)
    return;

  self->table_moved = FALSE;
  if (get_table (self) == NULL || !peng_table_view_is_in_cell (get_table (self)) ||
      !peng_table_view_get_caret (get_table (self), GTK_WIDGET (self->view), &rect))
    return;

  end = rect.origin.y + rect.size.height + ROOM;
  if (end > page)
    value += end - page;
  if (rect.origin.y - ROOM < value - gtk_adjustment_get_value (adjustment))
    value = gtk_adjustment_get_value (adjustment) + rect.origin.y - ROOM;
  gtk_adjustment_set_value (adjustment, value);
}
