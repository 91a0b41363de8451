/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

#include "ui/peng-drop-end.h"
#include "ui/peng-editor-table.h"
#include "ui/peng-figure.h"
#include "ui/peng-focus.h"
#include "ui/peng-link-popover.h"
#include "ui/peng-scrollbar.h"

#include <glib/gi18n.h>

/* How wide the text gets at most, in em: long lines are hard to read. */
#define MAX_TEXT_WIDTH 46

/* What stays of it in pixels where large letters make all the rest high. */
#define MIN_TEXT_HEIGHT 180

/* Word needs some seconds for a long report; in milliseconds. */
#define PASTE_PATIENCE (10 * 1000)

enum {
  PROP_0,
  PROP_COMPOSING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PengEditor, peng_editor, ADW_TYPE_BIN)

static void
preedit_changed_cb (PengEditor *self,
                    const char *preedit)
{
  peng_editor_set_view_composing (self, *preedit != '\0');
}

static gboolean
update_cb (gpointer user_data)
{
  PengEditor *self = user_data;
  PengPosition cursor;

  self->update_id = 0;
  if (self->buffer == NULL)
    return G_SOURCE_REMOVE;

  peng_editor_view_update_caret (self->view);
  peng_editor_atoms_update (self);
  peng_editor_find_update (self);
  peng_editor_table_update (self);
  peng_editor_actions_update (self);
  peng_editor_focus_update (self);
  peng_editor_slash_update (self);
  peng_editor_cite_update (self);
  peng_editor_say_update (self);
  peng_buffer_get_cursor (self->buffer, &cursor);

  if (cursor.block != self->cursor_block)
    {
      self->cursor_block = cursor.block;
      g_signal_emit_by_name (self, "cursor-moved", cursor.block);
    }

  return G_SOURCE_REMOVE;
}

/**
 * peng_editor_queue_update:
 * @self: the editor
 *
 * What follows the cursor and the scroll place (toolbar, pictures near by) does so when the frame
 * is out: no key waits for it.
 */
void
peng_editor_queue_update (PengEditor *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, update_cb, self, NULL);
}

static void
mark_set_cb (PengEditor  *self,
             GtkTextIter *iter,
             GtkTextMark *mark)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);

  if (mark == gtk_text_buffer_get_insert (buffer) ||
      mark == gtk_text_buffer_get_selection_bound (buffer))
    peng_editor_queue_update (self);
}

static void
anchor_inserted_cb (PengEditor         *self,
                    GtkTextIter        *iter,
                    GtkTextChildAnchor *anchor)
{
  peng_editor_atoms_add (self, anchor);
}

/* The cursor goes to where undo has changed something, and the focus with it. */
static void
moved_cb (PengEditor *self,
          PengEdit   *edit)
{
  const PengPlace *place = peng_edit_get_place (edit);

  if (peng_edit_get_kind (edit) == PENG_EDIT_FIELD)
    return;

  if (peng_editor_table_follow (self, edit))
    return;

  peng_editor_scroll_to_cursor (self);

  if (place == NULL || place->part == PENG_PART_TEXT ||
      !peng_editor_atoms_focus (self, place->block, place->part, place->index))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
refused_cb (PengEditor   *self,
            const GError *error)
{
  g_signal_emit_by_name (self, "refused", error);
}

static void
leave_to_atom_cb (PengEditor *self)
{
  PengPosition cursor;

  peng_buffer_get_cursor (self->buffer, &cursor);
  if (!peng_editor_atoms_focus (self, cursor.block, PENG_PART_CELL, 0))
    peng_editor_atoms_focus (self, cursor.block, PENG_PART_CAPTION, 0);
}

static void
link_pressed_cb (PengEditor      *self,
                 int              n_press,
                 double           x,
                 double           y,
                 GtkGestureClick *click)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  PengPosition position;
  PengBlock *block;
  GtkTextIter iter;
  int bx, by;

  if (self->buffer == NULL || (state & GDK_CONTROL_MASK) == 0)
    return;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET,
                                         x, y, &bx, &by);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &iter, bx, by))
    return;

  peng_buffer_get_position (self->buffer, &iter, &position);
  block = peng_document_get_block (peng_buffer_get_document (self->buffer), position.block);
  if (peng_block_is_text (block) &&
      position.offset < peng_text_get_length (peng_block_get_text (block)))
    {
      const char *link = peng_text_get_style (peng_block_get_text (block), position.offset)->link;

      if (link != NULL)
        g_signal_emit_by_name (self, "link-activated", link);
    }
}

static void
paste_cb (PengEditor *self)
{
  peng_editor_paste (self, PENG_PASTE_WAY_FORMATTED);
}

static void
copy_cb (PengEditor *self,
         gboolean    cut)
{
  peng_editor_copy (self, cut);
}

static void
width_changed_cb (PengEditor *self)
{
  GtkWidget *clamp = gtk_widget_get_parent (GTK_WIDGET (self->view));
  int maximum = MAX_TEXT_WIDTH * peng_editor_view_get_em (self->view);

  if (adw_clamp_scrollable_get_maximum_size (ADW_CLAMP_SCROLLABLE (clamp)) != maximum)
    {
      adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), maximum);
      adw_clamp_scrollable_set_tightening_threshold (ADW_CLAMP_SCROLLABLE (clamp), maximum);
    }

  peng_editor_queue_update (self);
}

static void
create_view (PengEditor *self)
{
  GtkWidget *clamp = adw_clamp_scrollable_new ();
  GtkWidget *overlay = gtk_overlay_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkAdjustment *adjustment;

  self->view = PENG_EDITOR_VIEW (peng_editor_view_new ());
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_add_css_class (self->scroller, "peng-editor");
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), MIN_TEXT_HEIGHT);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay),
                           peng_scrollbar_new (GTK_SCROLLED_WINDOW (self->scroller)));
  adw_bin_set_child (ADW_BIN (self), overlay);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: name of the text area, for screen readers */
                                  _("Text of the article"), -1);

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_swapped (adjustment, "value-changed",
                            G_CALLBACK (peng_editor_queue_update), self);
  g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (peng_editor_queue_update), self);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (link_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

static void
connect_view (PengEditor *self)
{
  g_signal_connect_swapped (self->view, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
  g_signal_connect_swapped (self->view, "width-changed", G_CALLBACK (width_changed_cb), self);
  g_signal_connect_swapped (self->view, "leave-to-atom", G_CALLBACK (leave_to_atom_cb), self);
  g_signal_connect_swapped (self->view, "paste", G_CALLBACK (paste_cb), self);
  g_signal_connect_swapped (self->view, "copy", G_CALLBACK (copy_cb), self);
  g_signal_connect_swapped (self->view, "undo", G_CALLBACK (peng_editor_undo), self);
  g_signal_connect_swapped (self->view, "redo", G_CALLBACK (peng_editor_redo), self);
}

static void
create_signal_groups (PengEditor *self)
{
  self->buffer_signals = g_signal_group_new (PENG_TYPE_BUFFER);
  g_signal_group_connect_swapped (self->buffer_signals, "mark-set", G_CALLBACK (mark_set_cb), self);
  g_signal_group_connect_swapped (self->buffer_signals, "changed",
                                  G_CALLBACK (peng_editor_queue_update), self);
  g_signal_group_connect_data (self->buffer_signals, "insert-child-anchor",
                               G_CALLBACK (anchor_inserted_cb), self, NULL,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_group_connect_swapped (self->buffer_signals, "atom-changed",
                                  G_CALLBACK (peng_editor_atoms_refresh), self);
  g_signal_group_connect_swapped (self->buffer_signals, "atom-removed",
                                  G_CALLBACK (peng_editor_atoms_remove), self);
  g_signal_group_connect_swapped (self->buffer_signals, "begin-user-action",
                                  G_CALLBACK (peng_editor_slash_begin), self);
  g_signal_group_connect_swapped (self->buffer_signals, "end-user-action",
                                  G_CALLBACK (peng_editor_slash_end), self);
  g_signal_group_connect_swapped (self->buffer_signals, "refused", G_CALLBACK (refused_cb), self);

  self->history_signals = g_signal_group_new (PENG_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->history_signals, "moved", G_CALLBACK (moved_cb), self);
  g_signal_group_connect_swapped (self->history_signals, "notify",
                                  G_CALLBACK (peng_editor_actions_update_history), self);
}

static void
drop_buffer (PengEditor *self)
{
  if (self->buffer == NULL)
    return;

  g_signal_group_set_target (self->buffer_signals, NULL);
  g_signal_group_set_target (self->history_signals, NULL);
  if (self->view != NULL)
    peng_editor_cite_close (self);
  g_clear_pointer (&self->inserted, g_ptr_array_unref);
  g_clear_object (&self->wanted);
  peng_editor_atoms_forget (self);
  peng_editor_slash_close (self);
  peng_block_handle_hide (self->handle);
  if (self->view != NULL)
    peng_editor_view_set_content (self->view, NULL);

  peng_editor_forget_pasted (self);
  peng_editor_cancel_paste (self);
  g_object_run_dispose (G_OBJECT (self->buffer));
  g_clear_object (&self->buffer);
}

static void
peng_editor_dispose (GObject *object)
{
  PengEditor *self = PENG_EDITOR (object);

  if (self->popover != NULL)
    gtk_widget_unparent (self->popover);
  g_clear_weak_pointer (&self->popover);
  g_clear_weak_pointer (&self->table);
  g_clear_weak_pointer (&self->drop_table);
  g_clear_weak_pointer (&self->drop_gallery);
  g_clear_handle_id (&self->table_left_id, g_source_remove);
  g_clear_pointer (&self->slash, gtk_widget_unparent);

  drop_buffer (self);
  peng_editor_forget_waiting (self);
  g_clear_weak_pointer (&self->entry);
  g_clear_handle_id (&self->painter.give_id, g_source_remove);
  peng_editor_find_forget (self);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->pastes.slow_id, g_source_remove);

  if (self->view != NULL)
    {
      GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);

      g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_vadjustment (scroller), self);
      g_signal_handlers_disconnect_by_data (self->view, self);
      self->view = NULL;
      adw_bin_set_child (ADW_BIN (self), NULL);
    }

  G_OBJECT_CLASS (peng_editor_parent_class)->dispose (object);
}

static void
peng_editor_finalize (GObject *object)
{
  PengEditor *self = PENG_EDITOR (object);

  g_clear_object (&self->buffer_signals);
  g_clear_object (&self->history_signals);
  g_clear_object (&self->size);
  g_clear_object (&self->format);
  g_clear_object (&self->media);
  g_clear_object (&self->table_actions);
  g_clear_pointer (&self->near, g_hash_table_unref);
  g_free (self->said);

  G_OBJECT_CLASS (peng_editor_parent_class)->finalize (object);
}

static void
peng_editor_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_COMPOSING:
      g_value_set_boolean (value, peng_editor_get_composing (PENG_EDITOR (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
peng_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PENG_EDITOR (widget)->view));
}

/* GTK 4.8 ends the animation of scrolling twice where the text view answers to its end. */
static void
peng_editor_unmap (GtkWidget *widget)
{
  PengEditor *self = PENG_EDITOR (widget);
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment));
  GTK_WIDGET_CLASS (peng_editor_parent_class)->unmap (widget);
}

static void
peng_editor_class_init (PengEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = peng_editor_dispose;
  object_class->finalize = peng_editor_finalize;
  object_class->get_property = peng_editor_get_property;
  GTK_WIDGET_CLASS (klass)->focus = peng_focus_bin;
  GTK_WIDGET_CLASS (klass)->grab_focus = peng_editor_grab_focus;
  GTK_WIDGET_CLASS (klass)->snapshot = peng_editor_snapshot;
  GTK_WIDGET_CLASS (klass)->unmap = peng_editor_unmap;

  /**
   * PengEditor:composing:
   *
   * Whether an input method is at work: nothing may save, preview or change the document from
   * outside then.
   */
  properties[PROP_COMPOSING] =
    g_param_spec_boolean ("composing", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  peng_editor_make_signals (klass);
}

static void
peng_editor_init (PengEditor *self)
{
  self->near = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->cursor_block = G_MAXUINT;
  self->pastes.patience = PASTE_PATIENCE;

  create_view (self);
  connect_view (self);
  create_signal_groups (self);
  peng_editor_atoms_create (self);
  peng_editor_handle_create (self);
  peng_editor_focus_create (self);
  peng_editor_look_create (self);
  peng_editor_sight_create (self);
  peng_editor_follow_create (self);
  peng_editor_painter_create (self);
  peng_editor_typing_create (self);
  peng_editor_actions_create (self);
  peng_editor_table_create (self);
  peng_editor_drop_create (self);
  peng_drop_end_watch (GTK_TEXT_VIEW (self->view), GTK_WIDGET (self));
  peng_editor_cite_create (self);
  peng_editor_slash_create (self);
}

/**
 * peng_editor_new:
 *
 * Returns: (transfer floating): an editor without a document
 */
GtkWidget *
peng_editor_new (void)
{
  return g_object_new (PENG_TYPE_EDITOR, NULL);
}

/**
 * peng_editor_set_funcs:
 * @self: the editor, before it gets a document
 * @funcs: (nullable): where pictures are; must stay valid
 * @user_data: for @funcs
 */
void
peng_editor_set_funcs (PengEditor            *self,
                       const PengEditorFuncs *funcs,
                       gpointer               user_data)
{
  g_return_if_fail (PENG_IS_EDITOR (self));

  self->funcs = funcs;
  self->funcs_data = user_data;
}

/* GTK keeps the place across buffers, and where the new text is shorter it shows what is not there. */
static void
scroll_to_start (PengEditor *self)
{
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0.0);
}

/**
 * peng_editor_set_document:
 * @self: the editor
 * @document: (nullable): what to edit, %NULL for nothing
 * @history: (nullable): its history
 *
 * Shows another document, from its start.
 */
void
peng_editor_set_document (PengEditor   *self,
                          PengDocument *document,
                          PengHistory  *history)
{
  g_return_if_fail (PENG_IS_EDITOR (self));
  g_return_if_fail ((document == NULL) == (history == NULL));

  gtk_text_view_reset_im_context (GTK_TEXT_VIEW (self->view));
  scroll_to_start (self);
  drop_buffer (self);
  peng_editor_set_view_composing (self, FALSE);
  peng_editor_set_entry_composing (self, FALSE);
  self->cursor_block = G_MAXUINT;
  gtk_widget_set_sensitive (GTK_WIDGET (self->view), document != NULL);
  if (document == NULL)
    return;

  self->buffer = peng_buffer_new (document, history);
  peng_editor_view_set_content (self->view, self->buffer);
  peng_editor_atoms_add_all (self);
  peng_editor_atoms_await_frame (self);
  g_signal_group_set_target (self->buffer_signals, self->buffer);
  g_signal_group_set_target (self->history_signals, history);
  peng_editor_typing_update (self);
  peng_editor_actions_update_history (self);
  width_changed_cb (self);
}

/**
 * peng_editor_get_buffer:
 * @self: the editor
 *
 * Returns: (transfer none) (nullable): the buffer of the document that is edited
 */
PengBuffer *
peng_editor_get_buffer (PengEditor *self)
{
  g_return_val_if_fail (PENG_IS_EDITOR (self), NULL);

  return self->buffer;
}

static void
undo (PengEditor *self,
      gpointer    user_data)
{
  if (self->buffer != NULL)
    peng_history_undo (peng_buffer_get_history (self->buffer));
}

static void
redo (PengEditor *self,
      gpointer    user_data)
{
  if (self->buffer != NULL)
    peng_history_redo (peng_buffer_get_history (self->buffer));
}

/**
 * peng_editor_undo:
 * @self: the editor
 *
 * Takes the last step back; while an input method is at work, as soon as it has ended.
 */
void
peng_editor_undo (PengEditor *self)
{
  g_return_if_fail (PENG_IS_EDITOR (self));

  peng_editor_when_settled (self, undo, NULL, NULL);
}

/**
 * peng_editor_redo:
 * @self: the editor
 *
 * As peng_editor_undo(), the other way.
 */
void
peng_editor_redo (PengEditor *self)
{
  g_return_if_fail (PENG_IS_EDITOR (self));

  peng_editor_when_settled (self, redo, NULL, NULL);
}

/**
 * peng_editor_scroll_to_cursor:
 * @self: the editor, with a document
 *
 * Brings the cursor into sight.
 */
void
peng_editor_scroll_to_cursor (PengEditor *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);

  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->view),
                                      gtk_text_buffer_get_insert (buffer));
}

/**
 * peng_editor_show_block:
 * @self: the editor
 * @block: index of a block; one that is not there is ignored
 *
 * Puts the cursor at the start of a block, into the middle of what is seen, and the focus into the
 * text.
 */
void
peng_editor_show_block (PengEditor *self,
                        guint       block)
{
  PengPosition position = { block, 0 };

  g_return_if_fail (PENG_IS_EDITOR (self));

  if (self->buffer == NULL || peng_editor_get_composing (self) ||
      block >= peng_document_get_n_blocks (peng_buffer_get_document (self->buffer)))
    return;

  peng_buffer_place (self->buffer, &position);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view),
                                gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)),
                                0.0, TRUE, 0.0, 0.3);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * peng_editor_edit_link:
 * @self: the editor
 *
 * Opens the small editor for the link where the cursor is, or for a new one.
 */
void
peng_editor_edit_link (PengEditor *self)
{
  GtkTextView *view;

  g_return_if_fail (PENG_IS_EDITOR (self));

  if (self->buffer == NULL)
    return;

  view = GTK_TEXT_VIEW (peng_editor_table_get_text (self));
  g_set_weak_pointer (&self->popover,
                      GTK_WIDGET (peng_link_popover_open (GTK_WIDGET (self), view)));
}
