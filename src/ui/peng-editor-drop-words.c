/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

#include "ui/peng-dropped.h"
#include "ui/peng-editor-table.h"
#include "ui/peng-table-view.h"

/* Words that are dropped, on the text or on a cell of a table: those of the article move, those of
 * other programs come in as pasted ones do. */

#define MARK "peng-drop"

/* Where words come to. */
typedef struct
{
  PengTableView  *table;   /* %NULL: in the text */
  PengTablePlace  place;
  GtkTextMark    *mark;
} Aim;

static GtkWidget *
pick (PengEditor *self,
      double      x,
      double      y,
      GType       type)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  return picked != NULL ? gtk_widget_get_ancestor (picked, type) : NULL;
}

static PengTableView *
find_cell (PengEditor     *self,
           double          x,
           double          y,
           PengTablePlace *place)
{
  GtkWidget *table = pick (self, x, y, PENG_TYPE_TABLE_VIEW);
  double table_x, table_y;

  return table != NULL &&
         gtk_widget_translate_coordinates (GTK_WIDGET (self->view), table, x, y, &table_x,
                                           &table_y) &&
         peng_table_view_find_place (PENG_TABLE_VIEW (table), table_x, table_y, place)
           ? PENG_TABLE_VIEW (table) : NULL;
}

static void
aim_at_cell (PengEditor           *self,
             PengTableView        *table,
             const PengTablePlace *place)
{
  if (self->drop_table != NULL && self->drop_table != GTK_WIDGET (table))
    peng_table_view_aim (PENG_TABLE_VIEW (self->drop_table), NULL);

  g_set_weak_pointer (&self->drop_table, GTK_WIDGET (table));
  if (table != NULL)
    peng_table_view_aim (table, place);
}

static void
hide_mark (PengEditor *self)
{
  GtkTextMark *mark = gtk_text_buffer_get_mark (GTK_TEXT_BUFFER (self->buffer), MARK);

  if (mark != NULL)
    gtk_text_mark_set_visible (mark, FALSE);
}

/* A selection is not moved into itself. */
static gboolean
is_selected (PengEditor        *self,
             const GtkTextIter *iter)
{
  GtkTextIter start, end;

  return gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end) &&
         gtk_text_iter_compare (iter, &start) >= 0 && gtk_text_iter_compare (iter, &end) <= 0;
}

static void
show_mark (PengEditor *self,
           double      x,
           double      y)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, MARK);
  GtkTextIter iter;
  int bx, by;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET, x, y,
                                         &bx, &by);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &iter, bx, by);
  if (mark == NULL)
    mark = gtk_text_buffer_create_mark (buffer, MARK, &iter, TRUE);
  else
    gtk_text_buffer_move_mark (buffer, mark, &iter);

  gtk_text_mark_set_visible (mark, !is_selected (self, &iter));
}

static void
end_aim (PengEditor *self)
{
  aim_at_cell (self, NULL, NULL);
  if (self->buffer != NULL)
    hide_mark (self);
}

/* GTK deletes the text that was dragged when it was moved. We do both in one step, and tell GTK
 * that it was copied. */
static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           PengEditor    *self)
{
  PengTablePlace place;
  PengTableView *table;

  if (self->buffer == NULL)
    return 0;

  table = find_cell (self, x, y, &place);
  aim_at_cell (self, table, &place);
  if (table == NULL && pick (self, x, y, GTK_TYPE_TEXT) == NULL)
    show_mark (self, x, y);
  else
    hide_mark (self);

  return GDK_ACTION_COPY;
}

static GtkTextBuffer *
get_cell (PengEditor *self)
{
  GtkWidget *text = peng_editor_table_get_text (self);

  return text != GTK_WIDGET (self->view) ? gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)) : NULL;
}

static GPtrArray *
new_paragraphs (PengText *text)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);

  g_ptr_array_add (blocks, peng_block_new_text (
    &(PengTextFormat) { .kind = PENG_BLOCK_PARAGRAPH }, text));

  return blocks;
}

/* What is selected where words are dragged from: the text, the cell where the person is, or a field
 * of the article, which keeps them. */
static GPtrArray *
dup_dragged (PengEditor    *self,
             GtkTextBuffer *source)
{
  g_autoptr(PengText) text = NULL;
  g_autofree char *plain = NULL;
  GtkTextIter start, end;

  if (source == GTK_TEXT_BUFFER (self->buffer))
    return peng_buffer_dup_selection (self->buffer);

  if (source == get_cell (self))
    {
      text = peng_part_buffer_dup_selection (PENG_PART_BUFFER (source));
    }
  else if (gtk_text_buffer_get_selection_bounds (source, &start, &end))
    {
      plain = gtk_text_buffer_get_text (source, &start, &end, FALSE);
      text = peng_text_new (plain);
    }

  return text != NULL ? new_paragraphs (text) : NULL;
}

/* A cell holds words alone: a photograph would be lost on the way. */
static gboolean
are_words (GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      if (!peng_block_is_text (g_ptr_array_index (blocks, i)))
        return FALSE;
    }

  return blocks->len > 0;
}

static void
delete_dragged (PengEditor    *self,
                GtkTextBuffer *source)
{
  if (source == GTK_TEXT_BUFFER (self->buffer))
    peng_buffer_delete_selection (self->buffer);
  else if (source == get_cell (self))
    gtk_text_buffer_delete_selection (source, TRUE, TRUE);
}

static void
insert_at (PengEditor *self,
           const Aim  *aim,
           GPtrArray  *blocks)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  PengPosition position;
  GtkTextIter iter;

  if (aim->table != NULL)
    {
      peng_table_view_go_to (aim->table, &aim->place);
      peng_table_view_paste (aim->table, &(PengClip) { .blocks = blocks });
      return;
    }

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, aim->mark);
  peng_buffer_get_position (self->buffer, &iter, &position);
  peng_buffer_place (self->buffer, &position);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  peng_buffer_insert_blocks (self->buffer, (PengBlock * const *) blocks->pdata, blocks->len);
}

/* Words of a cell that move within it shift the place that they come to. */
static gboolean
make_room (PengEditor    *self,
           GtkTextBuffer *source,
           Aim           *aim)
{
  return aim->table == NULL || source != get_cell (self) ||
         GTK_WIDGET (aim->table) != self->table ||
         peng_table_view_leave_out_selection (aim->table, &aim->place);
}

static void
move_to (PengEditor    *self,
         GtkTextBuffer *source,
         Aim           *aim)
{
  g_autoptr(GPtrArray) blocks = dup_dragged (self, source);
  PengHistory *history = peng_buffer_get_history (self->buffer);

  if (blocks == NULL || (aim->table != NULL && !are_words (blocks)) ||
      !make_room (self, source, aim))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  peng_history_begin (history);
  delete_dragged (self, source);
  insert_at (self, aim, blocks);
  peng_history_end (history);
}

/* What is moved when the drag has come to its end. */
typedef struct
{
  PengEditor    *editor;
  GtkTextBuffer *source;
  Aim            aim;
} Move;

static void
move_free (Move     *self,
           GClosure *closure)
{
  if (self->aim.mark != NULL)
    {
      peng_editor_forget_mark (self->editor, self->aim.mark);
      g_object_unref (self->aim.mark);
    }
  g_clear_object (&self->aim.table);
  g_object_unref (self->source);
  g_object_unref (self->editor);
  g_free (self);
}

static void
run_move (Move *move)
{
  PengEditor *self = move->editor;
  gboolean is_here = self->buffer != NULL &&
                     (move->aim.table != NULL
                        ? gtk_widget_is_ancestor (GTK_WIDGET (move->aim.table), GTK_WIDGET (self))
                        : gtk_text_mark_get_buffer (move->aim.mark) == GTK_TEXT_BUFFER (self->buffer));

  if (is_here)
    move_to (self, move->source, &move->aim);
}

static void
finished_cb (GdkDrag *drag,
             Move    *move)
{
  if (!peng_editor_get_composing (move->editor))
    run_move (move);
  g_signal_handlers_disconnect_by_data (drag, move);
}

/* The text view of a cell goes when the person leaves the cell, and GTK's drag still asks it: so
 * words move when the drag is over. */
static void
begin_move (PengEditor    *self,
            GtkTextBuffer *source,
            GdkDrag       *drag,
            double         x,
            double         y)
{
  Move *move = g_new0 (Move, 1);

  move->editor = g_object_ref (self);
  move->source = g_object_ref (source);
  g_set_object (&move->aim.table, find_cell (self, x, y, &move->aim.place));
  if (move->aim.table == NULL)
    move->aim.mark = g_object_ref (peng_editor_drop_create_mark (self, x, y));

  if (drag != NULL)
    {
      g_signal_connect_data (drag, "dnd-finished", G_CALLBACK (finished_cb), move,
                             (GClosureNotify) G_CALLBACK (move_free), 0);
      return;
    }

  run_move (move);
  move_free (move, NULL);
}

static gboolean
move_in_text (PengEditor *self,
              double      x,
              double      y)
{
  GtkTextMark *mark = peng_editor_drop_create_mark (self, x, y);
  PengPosition position;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, mark);
  peng_buffer_get_position (self->buffer, &iter, &position);
  peng_editor_forget_mark (self, mark);

  return peng_buffer_move_selection (self->buffer, &position);
}

static gboolean
drop_text_cb (GtkDropTarget *target,
              const GValue  *value,
              double         x,
              double         y,
              PengEditor    *self)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);
  GdkDrag *drag = drop != NULL ? gdk_drop_get_drag (drop) : NULL;
  GtkTextBuffer *source = g_value_get_object (value);
  PengTablePlace place;

  if (self->buffer == NULL || source == NULL || peng_editor_get_composing (self))
    return FALSE;

  peng_editor_drop_end_others (self, target, x, y);
  end_aim (self);
  if (source == GTK_TEXT_BUFFER (self->buffer) && find_cell (self, x, y, &place) == NULL)
    return move_in_text (self, x, y);

  begin_move (self, source, drag, x, y);

  return TRUE;
}

static gboolean
drop_words_cb (GtkDropTarget *target,
               const GValue  *value,
               double         x,
               double         y,
               PengEditor    *self)
{
  PengTablePlace place;
  PengTableView *table;

  if (self->buffer == NULL || peng_editor_get_composing (self))
    return FALSE;

  peng_editor_drop_end_others (self, target, x, y);
  end_aim (self);
  table = find_cell (self, x, y, &place);
  if (table != NULL)
    peng_table_view_go_to (table, &place);
  peng_editor_drop_words (self, g_value_get_boxed (value),
                          G_VALUE_HOLDS (value, PENG_TYPE_DROPPED_HTML),
                          table == NULL ? peng_editor_drop_create_mark (self, x, y) : NULL);

  return TRUE;
}

/* GTK makes a text buffer of plain text from anywhere: what a drop says that it has tells nothing. */
static gboolean
is_from_text (GdkDrop *drop)
{
  GdkDrag *drag = gdk_drop_get_drag (drop);

  return drag != NULL &&
         gdk_content_formats_contain_gtype (gdk_drag_get_formats (drag), GTK_TYPE_TEXT_BUFFER);
}

static gboolean
accept_text_cb (GtkDropTarget *target,
                GdkDrop       *drop)
{
  return is_from_text (drop);
}

static gboolean
accept_words_cb (GtkDropTarget *target,
                 GdkDrop       *drop)
{
  g_autoptr(GdkContentFormats) formats =
    gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (
      gdk_drop_get_formats (drop)));

  return !is_from_text (drop) &&
         (gdk_content_formats_contain_gtype (formats, PENG_TYPE_DROPPED_HTML) ||
          gdk_content_formats_contain_gtype (formats, PENG_TYPE_DROPPED_TEXT));
}

/* The caption that has taken a drop would go on showing where the words would have gone. */
static gboolean
leave_entry (gpointer user_data)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (user_data);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "leave");
    }

  return G_SOURCE_REMOVE;
}

static GtkWidget *
find_entry (PengEditor *self,
            GdkEvent   *event)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self->view));
  double x, y, left, top;

  gdk_event_get_position (event, &x, &y);
  gtk_native_get_surface_transform (native, &left, &top);

  return gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (self->view), x - left,
                                           y - top, &x, &y)
           ? pick (self, x, y, GTK_TYPE_TEXT) : NULL;
}

static gboolean
event_cb (PengEditor *self,
          GdkEvent   *event)
{
  GtkWidget *entry =
    gdk_event_get_event_type (event) == GDK_DROP_START ? find_entry (self, event) : NULL;

  if (entry != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, leave_entry, g_object_ref (entry), g_object_unref);

  return GDK_EVENT_PROPAGATE;
}

static void
add_target (PengEditor *self,
            GType      *types,
            gsize       n_types,
            GCallback   accept,
            GCallback   drop)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  gtk_drop_target_set_gtypes (target, types, n_types);
  g_signal_connect (target, "accept", accept, NULL);
  g_signal_connect (target, "drop", drop, self);
  g_signal_connect (target, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (end_aim), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (target));
}

/**
 * peng_editor_drop_words_create:
 * @self: the editor
 *
 * Lets words be dropped into the text and into cells.
 */
void
peng_editor_drop_words_create (PengEditor *self)
{
  GType text[] = { GTK_TYPE_TEXT_BUFFER };
  GType words[] = { PENG_TYPE_DROPPED_HTML, PENG_TYPE_DROPPED_TEXT };
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), events);

  add_target (self, text, G_N_ELEMENTS (text), G_CALLBACK (accept_text_cb),
              G_CALLBACK (drop_text_cb));
  add_target (self, words, G_N_ELEMENTS (words), G_CALLBACK (accept_words_cb),
              G_CALLBACK (drop_words_cb));
}
