/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-block-handle"

#include "ui/peng-block-handle.h"

#include <glib/gi18n.h>

/* In pixels: the room that it has in the margin; how far a drag goes before it is one; how near the
 * edge it scrolls, and how far for each frame. */
#define SIZE      20
#define THRESHOLD 6
#define EDGE      36
#define STEP      12
#define LINE      3

struct _PengBlockHandle
{
  AdwBin       parent_instance;

  GtkOverlay  *overlay;
  GtkTextView *view;
  GtkWidget   *line;      /* where the block would land */
  GtkGesture  *drag;

  guint        block;
  int          y;         /* of the handle, and of the line, in the overlay */
  int          line_y;
  double       seen_x;    /* where the pointer was seen last */
  double       seen_y;
  gboolean     dragging;  /* its block */
  gboolean     aiming;    /* something from elsewhere */
  double       pointer;   /* how far down it is in the overlay */
  guint        to;
  guint        tick_id;
};

enum {
  MOVE,
  PICK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengBlockHandle, peng_block_handle, ADW_TYPE_BIN)

static PengBuffer *
get_buffer (PengBlockHandle *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  return PENG_IS_BUFFER (buffer) ? PENG_BUFFER (buffer) : NULL;
}

static int
to_buffer (PengBlockHandle *self,
           double           y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT_ZERO;
  int buffer_y;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->overlay), GTK_WIDGET (self->view),
                                 &GRAPHENE_POINT_INIT (0, y), &point))
    return 0;

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, 0, point.y, NULL,
                                         &buffer_y);

  return buffer_y;
}

static int
to_overlay (PengBlockHandle *self,
            int              buffer_y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT_ZERO;
  int y;

  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, 0, buffer_y, NULL, &y);
  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self->overlay),
                                 &GRAPHENE_POINT_INIT (0, y), &point))
    return 0;

  return point.y;
}

static guint
find_block (PengBlockHandle *self,
            int              buffer_y,
            GtkTextIter     *iter)
{
  PengPosition position;

  gtk_text_view_get_line_at_y (self->view, iter, buffer_y, NULL);
  peng_buffer_get_position (get_buffer (self), iter, &position);
  position.offset = 0;
  peng_buffer_get_iter (get_buffer (self), &position, iter);

  return position.block;
}

static void
set_shown (PengBlockHandle *self,
           gboolean         shown)
{
  if (gtk_widget_get_can_target (GTK_WIDGET (self)) == shown)
    return;

  gtk_widget_set_can_target (GTK_WIDGET (self), shown);
  gtk_widget_set_opacity (GTK_WIDGET (self), shown ? 1 : 0);
}

/* Beside the first line of a text, at the top of an atom that is high. */
static void
show_beside (PengBlockHandle   *self,
             guint              block,
             const GtkTextIter *iter)
{
  GdkRectangle first;
  int y, height;

  gtk_text_view_get_iter_location (self->view, iter, &first);
  y = to_overlay (self, first.y);
  height = peng_buffer_get_anchor (get_buffer (self), block) != NULL && first.height > 2 * SIZE
           ? SIZE : first.height;
  y += (height - SIZE) / 2;

  self->block = block;
  if (y != self->y)
    gtk_widget_queue_allocate (GTK_WIDGET (self->overlay));
  self->y = y;
  set_shown (self, y > 0 && y + SIZE < gtk_widget_get_height (GTK_WIDGET (self->overlay)));
}

/* It stands beyond a low line, and belongs to its block there too. */
static gboolean
is_on_it (PengBlockHandle *self,
          double           x,
          double           y)
{
  graphene_rect_t bounds;

  return gtk_widget_get_can_target (GTK_WIDGET (self)) &&
         gtk_widget_compute_bounds (GTK_WIDGET (self), GTK_WIDGET (self->overlay), &bounds) &&
         graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT (x, y));
}

static void
motion_cb (PengBlockHandle *self,
           double           x,
           double           y)
{
  gboolean moved = x != self->seen_x || y != self->seen_y;
  GtkTextIter iter;
  guint block;

  self->seen_x = x;
  self->seen_y = y;
  /* GTK tells of a pointer that rests, too, when the text under it changes. */
  if (!moved || self->dragging || get_buffer (self) == NULL ||
      gtk_gesture_is_active (self->drag) || is_on_it (self, x, y))
    return;

  block = find_block (self, to_buffer (self, y), &iter);
  show_beside (self, block, &iter);
}

static void
leave_cb (PengBlockHandle *self)
{
  if (!self->dragging)
    set_shown (self, FALSE);
}

/* The block goes before the one whose upper half the pointer is on; not into itself. */
static gboolean
choose_landing (PengBlockHandle *self)
{
  int buffer_y = to_buffer (self, self->pointer);
  PengBlockRange range;
  GtkTextIter iter;
  int top, height;

  self->to = find_block (self, buffer_y, &iter);
  gtk_text_view_get_line_yrange (self->view, &iter, &top, &height);
  if (buffer_y > top + height / 2)
    {
      self->to++;
      top += height;
    }
  self->line_y = CLAMP (to_overlay (self, top), LINE,
                        gtk_widget_get_height (GTK_WIDGET (self->overlay)) - LINE);
  if (self->aiming)
    return TRUE;

  peng_buffer_get_movable (get_buffer (self), self->block, &range);

  return self->to < range.first || self->to > range.first + range.n_blocks;
}

static void
update_landing (PengBlockHandle *self)
{
  gtk_widget_set_visible (self->line, choose_landing (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self->overlay));
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  PengBlockHandle *self = PENG_BLOCK_HANDLE (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  int height = gtk_widget_get_height (GTK_WIDGET (self->overlay));
  double value = gtk_adjustment_get_value (adjustment);

  if (self->pointer < EDGE)
    gtk_adjustment_set_value (adjustment, value - STEP);
  else if (self->pointer > height - EDGE)
    gtk_adjustment_set_value (adjustment, value + STEP);

  if (gtk_adjustment_get_value (adjustment) != value)
    update_landing (self);

  return G_SOURCE_CONTINUE;
}

static void
watch_edges (PengBlockHandle *self)
{
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
hide_landing (PengBlockHandle *self)
{
  gtk_widget_set_visible (self->line, FALSE);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
}

static void
begin (PengBlockHandle *self)
{
  self->dragging = TRUE;
  gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  watch_edges (self);
}

static void
end (PengBlockHandle *self)
{
  self->dragging = FALSE;
  hide_landing (self);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
}

static void
drag_update_cb (PengBlockHandle *self,
                double           x,
                double           y)
{
  double start_x, start_y;

  /* What has gone from under the pointer meanwhile is not dragged. */
  if (!self->dragging && (!gtk_widget_get_can_target (GTK_WIDGET (self)) ||
                          (ABS (y) < THRESHOLD && ABS (x) < THRESHOLD)))
    return;
  if (!self->dragging)
    begin (self);

  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (self->drag), &start_x, &start_y);
  self->pointer = self->y + start_y + y;
  update_landing (self);
}

static void
drag_end_cb (PengBlockHandle *self)
{
  gboolean dragged = self->dragging;

  if (get_buffer (self) == NULL || !gtk_widget_get_can_target (GTK_WIDGET (self)))
    return;

  if (!dragged)
    {
      g_signal_emit (self, signals[PICK], 0, self->block);
    }
  else if (choose_landing (self))
    {
      end (self);
      set_shown (self, FALSE);
      g_signal_emit (self, signals[MOVE], 0, self->block, self->to);
    }
  else
    {
      end (self);
    }
}

static void
drag_cancel_cb (PengBlockHandle *self)
{
  peng_block_handle_hide (self);
}

static gboolean
key_pressed_cb (PengBlockHandle *self,
                guint            keyval)
{
  if (!self->dragging || keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  peng_block_handle_hide (self);
  gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);

  return GDK_EVENT_STOP;
}

static gboolean
place_cb (PengBlockHandle *self,
          GtkWidget       *child,
          GdkRectangle    *place)
{
  int margin = gtk_text_view_get_left_margin (self->view);
  graphene_rect_t view;

  if ((child != GTK_WIDGET (self) && child != self->line) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (self->view), GTK_WIDGET (self->overlay), &view))
    return FALSE;

  if (child == self->line)
    *place = (GdkRectangle) { view.origin.x + margin, self->line_y - LINE / 2,
                              MAX (1, view.size.width - 2 * margin), LINE };
  else
    *place = (GdkRectangle) { view.origin.x + (margin - SIZE) / 2, self->y, SIZE, SIZE };

  return TRUE;
}

static void
peng_block_handle_class_init (PengBlockHandleClass *klass)
{
  /**
   * PengBlockHandle::move:
   * @self: the handle
   * @block: index of the block that was dragged
   * @to: index of the block that it is to stand before
   *
   * A block was dragged to another place.
   */
  signals[MOVE] =
    g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  /**
   * PengBlockHandle::pick:
   * @self: the handle
   * @block: index of its block
   *
   * The handle was pressed.
   */
  signals[PICK] =
    g_signal_new ("pick", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
peng_block_handle_init (PengBlockHandle *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  adw_bin_set_child (ADW_BIN (self), gtk_image_new_from_icon_name ("list-drag-handle-symbolic"));
  gtk_widget_add_css_class (widget, "block-handle");
  gtk_widget_set_tooltip_text (widget, _("Drag to move (Alt+Up, Alt+Down)"));
  gtk_widget_set_cursor_from_name (widget, "grab");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Move the block"), -1);

  self->drag = gtk_gesture_drag_new ();
  g_signal_connect_swapped (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (self->drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (self->drag));

  self->line = adw_bin_new ();
  gtk_widget_add_css_class (self->line, "block-landing");
  gtk_widget_set_can_target (self->line, FALSE);
  gtk_widget_set_visible (self->line, FALSE);
  set_shown (self, FALSE);
}

/**
 * peng_block_handle_new:
 * @overlay: what lies over the scrolled view
 * @view: the view of a #PengBuffer
 *
 * Puts a handle over the view, not to be seen until the pointer comes.
 *
 * Returns: (transfer none): the handle
 */
PengBlockHandle *
peng_block_handle_new (GtkOverlay  *overlay,
                       GtkTextView *view)
{
  PengBlockHandle *self = g_object_new (PENG_TYPE_BLOCK_HANDLE, NULL);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->overlay = overlay;
  self->view = view;
  gtk_overlay_add_overlay (overlay, GTK_WIDGET (self));
  gtk_overlay_add_overlay (overlay, self->line);
  g_signal_connect_object (overlay, "get-child-position", G_CALLBACK (place_cb), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), "value-changed",
                           G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (overlay), motion);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (overlay), keys);

  return self;
}

/**
 * peng_block_handle_hide:
 * @self: the handle
 *
 * Gives up what is dragged, and hides until the pointer moves: the text has changed or scrolled.
 */
void
peng_block_handle_hide (PengBlockHandle *self)
{
  g_return_if_fail (PENG_IS_BLOCK_HANDLE (self));

  if (self->dragging)
    end (self);
  set_shown (self, FALSE);
}

/**
 * peng_block_handle_aim:
 * @self: the handle
 * @y: in pixels of the view
 *
 * Shows where blocks from elsewhere would land, until peng_block_handle_end_aim(); near an edge the
 * text goes on.
 *
 * Returns: index of the block that they would stand before; behind the last one their number
 */
guint
peng_block_handle_aim (PengBlockHandle *self,
                       double           y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT (0, y);

  g_return_val_if_fail (PENG_IS_BLOCK_HANDLE (self), 0);

  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self->overlay), &point,
                                 &point))
    return 0;

  self->aiming = TRUE;
  self->pointer = point.y;
  update_landing (self);
  watch_edges (self);

  return self->to;
}

/**
 * peng_block_handle_end_aim:
 * @self: the handle
 *
 * Shows no more where blocks from elsewhere would land.
 */
void
peng_block_handle_end_aim (PengBlockHandle *self)
{
  g_return_if_fail (PENG_IS_BLOCK_HANDLE (self));

  self->aiming = FALSE;
  hide_landing (self);
}
