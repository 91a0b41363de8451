/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-view.h"

#include "ui/peng-atom-presses.h"
#include "ui/peng-editor-marks.h"
#include "ui/peng-find-marks.h"
#include "ui/peng-keep-place.h"
#include "ui/peng-preedit.h"
#include "ui/peng-seen-lines.h"

#include <adwaita.h>

#define SIDE_MARGIN 24
#define MIN_WIDTH   240
#define MIN_HEIGHT  120

#define AT_ATOM_CLASS "at-atom"

struct _PengEditorView
{
  GtkTextView          parent_instance;

  PengBuffer          *content;
  PengFind            *find;
  GtkEventController  *keys;      /* GTK's own, which asks the input method first */
  double               em;
  int                  width;
  guint                resize_id;
};

enum {
  WIDTH_CHANGED,
  LEAVE_TO_ATOM,
  COPY,
  PASTE,
  UNDO,
  REDO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengEditorView, peng_editor_view, GTK_TYPE_TEXT_VIEW)

static void
scroll_to_cursor (PengEditorView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));
}

static void
peng_editor_view_backspace (GtkTextView *view)
{
  PengEditorView *self = PENG_EDITOR_VIEW (view);

  if (self->content == NULL)
    return;

  gtk_text_view_reset_im_context (view);
  peng_buffer_backspace (self->content);
  scroll_to_cursor (self);
}

static void
peng_editor_view_delete_from_cursor (GtkTextView   *view,
                                     GtkDeleteType  type,
                                     int            count)
{
  PengEditorView *self = PENG_EDITOR_VIEW (view);

  if (self->content == NULL)
    return;

  if (type != GTK_DELETE_CHARS || count != 1)
    {
      GTK_TEXT_VIEW_CLASS (peng_editor_view_parent_class)->delete_from_cursor (view, type, count);
      return;
    }

  gtk_text_view_reset_im_context (view);
  peng_buffer_delete_next (self->content);
  scroll_to_cursor (self);
}

static void
peng_editor_view_cut_clipboard (GtkTextView *view)
{
  g_signal_emit (view, signals[COPY], 0, TRUE);
  scroll_to_cursor (PENG_EDITOR_VIEW (view));
}

static void
peng_editor_view_copy_clipboard (GtkTextView *view)
{
  g_signal_emit (view, signals[COPY], 0, FALSE);
}

static void
peng_editor_view_paste_clipboard (GtkTextView *view)
{
  g_signal_emit (view, signals[PASTE], 0);
}

static gboolean
is_at_atom (PengEditorView *self)
{
  PengPosition start, end;

  peng_buffer_get_selection (self->content, &start, &end);

  return start.block == end.block && peng_buffer_get_anchor (self->content, start.block) != NULL;
}

/* GTK asks to move the focus when Tab comes out of the key controller, after the input method had
 * its turn; Ctrl+Tab asks the same from outside of it, and really moves the focus. */
static void
peng_editor_view_move_focus (GtkWidget        *widget,
                             GtkDirectionType  direction)
{
  PengEditorView *self = PENG_EDITOR_VIEW (widget);

  if (self->content == NULL || gtk_event_controller_get_current_event (self->keys) == NULL)
    GTK_WIDGET_CLASS (peng_editor_view_parent_class)->move_focus (widget, direction);
  else if (is_at_atom (self))
    g_signal_emit (self, signals[LEAVE_TO_ATOM], 0);
  else
    peng_buffer_shift_level (self->content, direction == GTK_DIR_TAB_BACKWARD ? -1 : 1);
}

static gboolean
key_pressed_cb (PengEditorView *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType state)
{
  gboolean is_return = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter ||
                       keyval == GDK_KEY_ISO_Enter;

  if (self->content != NULL)
    peng_buffer_set_soft_return (self->content, is_return && (state & GDK_SHIFT_MASK) != 0);

  return GDK_EVENT_PROPAGATE;
}

/* The size of one Chinese character. */
static double
measure_em (PengEditorView *self)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "汉");
  int width;

  pango_layout_get_size (layout, &width, NULL);

  return (double) width / PANGO_SCALE;
}

static void
update_look (PengEditorView *self)
{
  double em = measure_em (self);

  if (em > 0.0)
    self->em = em;
  if (self->content != NULL)
    peng_buffer_set_look (self->content, self->em,
                          adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

static void
peng_editor_view_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  PengEditorView *self = PENG_EDITOR_VIEW (widget);

  GTK_WIDGET_CLASS (peng_editor_view_parent_class)->css_changed (widget, change);

  if (measure_em (self) != self->em)
    update_look (self);
}

/* Atoms are as wide as the text. GtkTextView would ask them how wide it must be, and lay all of
 * their lines out anew each time. */
static void
peng_editor_view_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MIN_WIDTH;
  else
    *minimum = *natural = MIN_HEIGHT;
}

/* The lines keep the height that their atoms had, until GtkTextView measures itself. */
static void
lay_out_atoms_anew (PengEditorView *self)
{
  int unused;

  GTK_WIDGET_CLASS (peng_editor_view_parent_class)->measure (GTK_WIDGET (self),
                                                             GTK_ORIENTATION_HORIZONTAL, -1,
                                                             &unused, &unused, &unused, &unused);
}

static gboolean
resize_atoms_cb (gpointer user_data)
{
  PengEditorView *self = user_data;

  self->resize_id = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_queue_resize (child);
  lay_out_atoms_anew (self);
  g_signal_emit (self, signals[WIDTH_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
peng_editor_view_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  PengEditorView *self = PENG_EDITOR_VIEW (widget);

  if (width != self->width && self->width > 0)
    peng_keep_place (GTK_TEXT_VIEW (self));

  GTK_WIDGET_CLASS (peng_editor_view_parent_class)->size_allocate (widget, width, height, baseline);

  /* GTK lays out the window just now: the atoms have to wait with asking for another size. */
  if (width != self->width && self->resize_id == 0)
    self->resize_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, resize_atoms_cb, self, NULL);
  self->width = width;
}

/* GTK lays out what is seen between the two layers: below the text the places of new lines are not
 * known yet. */
static void
snapshot_above (PengEditorView *self,
                GtkSnapshot    *snapshot)
{
  peng_editor_marks_snapshot (GTK_TEXT_VIEW (self), self->content, self->em, snapshot);

  if (gtk_widget_has_css_class (GTK_WIDGET (self), AT_ATOM_CLASS) &&
      gtk_widget_has_focus (GTK_WIDGET (self)) &&
      !gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (self->content)))
    peng_editor_marks_snapshot_caret (GTK_TEXT_VIEW (self), self->content,
                                      peng_editor_view_get_content_width (self), snapshot);
}

static void
peng_editor_view_snapshot_layer (GtkTextView      *view,
                                 GtkTextViewLayer  layer,
                                 GtkSnapshot      *snapshot)
{
  PengEditorView *self = PENG_EDITOR_VIEW (view);

  if (self->content == NULL)
    return;

  if (layer == GTK_TEXT_VIEW_LAYER_ABOVE_TEXT)
    {
      snapshot_above (self, snapshot);
      return;
    }

  peng_seen_lines_lay_out (view);
  if (self->find != NULL)
    peng_find_marks_snapshot_blocks (view, self->find, snapshot);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[UNDO], 0);
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[REDO], 0);
}

static void
peng_editor_view_dispose (GObject *object)
{
  PengEditorView *self = PENG_EDITOR_VIEW (object);

  peng_editor_view_set_content (self, NULL);
  peng_editor_view_set_find (self, NULL);
  g_clear_handle_id (&self->resize_id, g_source_remove);

  G_OBJECT_CLASS (peng_editor_view_parent_class)->dispose (object);
}

static guint
new_signal (PengEditorViewClass *klass,
            const char          *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
make_signals (PengEditorViewClass *klass)
{
  /**
   * PengEditorView::width-changed:
   * @self: the view
   *
   * There is more or less room for atoms.
   */
  signals[WIDTH_CHANGED] = new_signal (klass, "width-changed");
  /**
   * PengEditorView::leave-to-atom:
   * @self: the view
   *
   * Tab was pressed at an atom.
   */
  signals[LEAVE_TO_ATOM] = new_signal (klass, "leave-to-atom");
  /**
   * PengEditorView::paste:
   * @self: the view
   *
   * The person wants what is on the clipboard.
   */
  signals[PASTE] = new_signal (klass, "paste");
  /**
   * PengEditorView::undo:
   * @self: the view
   *
   * The person wants the last step back.
   */
  signals[UNDO] = new_signal (klass, "undo");
  /**
   * PengEditorView::redo:
   * @self: the view
   *
   * The person wants the step again that was taken back.
   */
  signals[REDO] = new_signal (klass, "redo");
  /**
   * PengEditorView::copy:
   * @self: the view
   * @cut: whether the selection goes
   *
   * The person wants the selection on the clipboard.
   */
  signals[COPY] =
    g_signal_new ("copy", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
peng_editor_view_class_init (PengEditorViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_editor_view_dispose;

  widget_class->css_changed = peng_editor_view_css_changed;
  widget_class->measure = peng_editor_view_measure;
  widget_class->move_focus = peng_editor_view_move_focus;
  widget_class->size_allocate = peng_editor_view_size_allocate;

  view_class->backspace = peng_editor_view_backspace;
  view_class->delete_from_cursor = peng_editor_view_delete_from_cursor;
  view_class->cut_clipboard = peng_editor_view_cut_clipboard;
  view_class->copy_clipboard = peng_editor_view_copy_clipboard;
  view_class->paste_clipboard = peng_editor_view_paste_clipboard;
  view_class->snapshot_layer = peng_editor_view_snapshot_layer;

  make_signals (klass);

  /* GtkTextView's own actions of these names reach its own history, which is off. */
  gtk_widget_class_install_action (widget_class, "text.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "text.redo", NULL, redo_action);
}

/* What GTK has added to the widget when it was made. */
static GtkEventController *
find_keys (PengEditorView *self)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_key_get_im_context (GTK_EVENT_CONTROLLER_KEY (controller)) != NULL)
        return controller;
    }

  g_assert_not_reached ();
}

static void
peng_editor_view_init (PengEditorView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkEventController *early = gtk_event_controller_key_new ();

  self->em = 16.0;
  self->keys = find_keys (self);

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_left_margin (view, SIDE_MARGIN);
  gtk_text_view_set_right_margin (view, SIDE_MARGIN);
  gtk_text_view_set_top_margin (view, SIDE_MARGIN);
  gtk_text_view_set_bottom_margin (view, SIDE_MARGIN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "peng-editor-view");

  peng_preedit_watch (view);

  gtk_event_controller_set_propagation_phase (early, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (early, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), early);

  peng_atom_presses_guard (view);

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_look), self, G_CONNECT_SWAPPED);
}

/**
 * peng_editor_view_new:
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *
peng_editor_view_new (void)
{
  return g_object_new (PENG_TYPE_EDITOR_VIEW, NULL);
}

/**
 * peng_editor_view_set_content:
 * @self: the view
 * @content: (nullable): what it shows; it is fitted to the view's font and colours
 */
void
peng_editor_view_set_content (PengEditorView *self,
                              PengBuffer     *content)
{
  g_autoptr(GtkTextBuffer) empty = NULL;

  g_return_if_fail (PENG_IS_EDITOR_VIEW (self));

  if (!g_set_object (&self->content, content))
    return;

  /* Without a buffer GTK meets a critical where lines still wait for their heights. */
  if (content == NULL)
    empty = gtk_text_buffer_new (NULL);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self),
                            content != NULL ? GTK_TEXT_BUFFER (content) : empty);
  if (content != NULL)
    update_look (self);
}

/**
 * peng_editor_view_get_em:
 * @self: the view
 *
 * Returns: the size of one Chinese character in pixels
 */
double
peng_editor_view_get_em (PengEditorView *self)
{
  g_return_val_if_fail (PENG_IS_EDITOR_VIEW (self), 16.0);

  return self->em;
}

/**
 * peng_editor_view_get_content_width:
 * @self: the view
 *
 * Returns: the width of the text in pixels, which is that of an atom
 */
int
peng_editor_view_get_content_width (PengEditorView *self)
{
  g_return_val_if_fail (PENG_IS_EDITOR_VIEW (self), 0);

  return MAX (MIN_WIDTH, self->width) - 2 * SIDE_MARGIN;
}

/**
 * peng_editor_view_get_near_blocks:
 * @self: the view, with a content
 * @n_screens: how many screens away still counts; beyond what is seen, only once all is laid out
 * @first: (out): index of the first block that is seen or no further away
 * @last: (out): index of the last one
 */
void
peng_editor_view_get_near_blocks (PengEditorView *self,
                                  guint           n_screens,
                                  guint          *first,
                                  guint          *last)
{
  GdkRectangle visible;
  GtkTextIter iter;
  PengPosition position;

  g_return_if_fail (PENG_IS_EDITOR_VIEW (self));

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &iter,
                               MAX (0, visible.y - (int) n_screens * visible.height), NULL);
  peng_buffer_get_position (self->content, &iter, &position);
  *first = position.block;
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &iter,
                               visible.y + (int) (1 + n_screens) * visible.height, NULL);
  peng_buffer_get_position (self->content, &iter, &position);
  *last = position.block;
}

/**
 * peng_editor_view_update_caret:
 * @self: the view
 *
 * To be called when the cursor may have come to an atom or gone from one.
 */
void
peng_editor_view_update_caret (PengEditorView *self)
{
  PengPosition cursor;

  g_return_if_fail (PENG_IS_EDITOR_VIEW (self));

  peng_buffer_get_cursor (self->content, &cursor);
  if (peng_buffer_get_anchor (self->content, cursor.block) != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), AT_ATOM_CLASS);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), AT_ATOM_CLASS);
}

/**
 * peng_editor_view_set_can_undo:
 * @self: the view
 * @can_undo: whether there is something to undo
 * @can_redo: whether there is something to redo
 */
void
peng_editor_view_set_can_undo (PengEditorView *self,
                               gboolean        can_undo,
                               gboolean        can_redo)
{
  g_return_if_fail (PENG_IS_EDITOR_VIEW (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.undo", can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.redo", can_redo);
}

/**
 * peng_editor_view_set_find:
 * @self: the view
 * @find: (nullable): what was found in its content, to be marked
 */
void
peng_editor_view_set_find (PengEditorView *self,
                           PengFind       *find)
{
  g_return_if_fail (PENG_IS_EDITOR_VIEW (self));

  peng_find_marks_follow (GTK_WIDGET (self), &self->find, find);
}
