/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-panes"

#include "ui/peng-panes-private.h"

enum {
  PROP_0,
  PROP_FOLDED,
  PROP_SHOW_START,
  PROP_SHOW_END,
  PROP_WANT_START,
  PROP_WANT_END,
  PROP_ALONE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PengPanes, peng_panes, GTK_TYPE_WIDGET)

static void
notify_shown (PengPanes *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_START]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_END]);
}

static void
apply_visible (PengPanes *self,
               const gboolean visible[PENG_N_PANES])
{
  gboolean changed = FALSE;

  for (guint i = 0; i < PENG_N_PANES; i++)
    {
      changed |= self->visible[i] != visible[i];
      self->visible[i] = visible[i];
      if (self->children[i] != NULL)
        gtk_widget_set_child_visible (self->children[i], visible[i]);
      if (self->handles[i] != NULL)
        gtk_widget_set_child_visible (self->handles[i], visible[i] && !self->folded);
    }

  if (changed)
    notify_shown (self);
}

static void
settle (PengPanes *self)
{
  gboolean visible[PENG_N_PANES];

  if (gtk_widget_get_width (GTK_WIDGET (self)) == 0)
    return;

  peng_panes_choose_visible (self, gtk_widget_get_width (GTK_WIDGET (self)), visible);
  apply_visible (self, visible);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_wanted (PengPanes *self,
            PengPane   pane,
            gboolean   wanted)
{
  if (self->wanted[pane] == wanted)
    return;

  self->wanted[pane] = wanted;
  if (wanted && peng_pane_is_side (pane))
    self->last_side = pane;
  g_object_notify_by_pspec (G_OBJECT (self), properties[pane == PENG_PANE_START ? PROP_WANT_START
                                                                               : PROP_WANT_END]);
  settle (self);
}

static void
set_folded (PengPanes *self,
            gboolean   folded)
{
  if (self->folded == folded)
    return;

  self->folded = folded;
  if (folded)
    self->page = PENG_PANE_CONTENT;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
peng_panes_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  PengPanes *self = PENG_PANES (widget);
  gboolean visible[PENG_N_PANES];

  peng_panes_measure_letters (self);
  set_folded (self, peng_panes_must_fold (self, width));
  peng_panes_choose_visible (self, width, visible);
  apply_visible (self, visible);
  peng_panes_allocate (self, width, height);
}

/* Folded panes are measured for their least height at any width: a height-for-width request would
 * make the window grow when a page is turned. */
static GtkSizeRequestMode
peng_panes_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static PengPane
handle_pane (PengPanes *self,
             GtkWidget *handle)
{
  return handle == self->handles[PENG_PANE_START] ? PENG_PANE_START : PENG_PANE_END;
}

/* The gesture's coordinates are the handle's, and the handle moves with the pane: what it reports is
 * how far the pointer is ahead of the handle. */
static void
drag_update_cb (PengPanes      *self,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *drag)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drag));
  PengPane pane = handle_pane (self, handle);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int direction = (pane == PENG_PANE_START) != rtl ? 1 : -1;

  peng_panes_set_width (self, pane,
                        gtk_widget_get_width (self->children[pane]) + direction * (int) offset_x);
}

static GtkWidget *
create_handle (PengPanes *self)
{
  GtkWidget *handle = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_add_css_class (handle, "pane-handle");
  gtk_widget_set_cursor_from_name (handle, "col-resize");
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_parent (handle, GTK_WIDGET (self));

  return handle;
}

static void
peng_panes_dispose (GObject *object)
{
  PengPanes *self = PENG_PANES (object);

  for (guint i = 0; i < PENG_N_PANES; i++)
    {
      g_clear_pointer (&self->children[i], gtk_widget_unparent);
      g_clear_pointer (&self->handles[i], gtk_widget_unparent);
    }

  G_OBJECT_CLASS (peng_panes_parent_class)->dispose (object);
}

static void
peng_panes_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  PengPanes *self = PENG_PANES (object);

  switch (prop_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;

    case PROP_SHOW_START:
      g_value_set_boolean (value, peng_panes_get_shown (self, PENG_PANE_START));
      break;

    case PROP_SHOW_END:
      g_value_set_boolean (value, peng_panes_get_shown (self, PENG_PANE_END));
      break;

    case PROP_WANT_START:
      g_value_set_boolean (value, self->wanted[PENG_PANE_START]);
      break;

    case PROP_WANT_END:
      g_value_set_boolean (value, self->wanted[PENG_PANE_END]);
      break;

    case PROP_ALONE:
      g_value_set_boolean (value, self->alone);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
peng_panes_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  PengPanes *self = PENG_PANES (object);

  switch (prop_id)
    {
    case PROP_SHOW_START:
      peng_panes_set_shown (self, PENG_PANE_START, g_value_get_boolean (value));
      break;

    case PROP_SHOW_END:
      peng_panes_set_shown (self, PENG_PANE_END, g_value_get_boolean (value));
      break;

    case PROP_WANT_START:
      set_wanted (self, PENG_PANE_START, g_value_get_boolean (value));
      break;

    case PROP_WANT_END:
      set_wanted (self, PENG_PANE_END, g_value_get_boolean (value));
      break;

    case PROP_ALONE:
      peng_panes_set_alone (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
new_property (const char  *name,
              gboolean     initial,
              GParamFlags  flags)
{
  return g_param_spec_boolean (name, NULL, NULL, initial,
                               flags | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
make_properties (GObjectClass *object_class)
{
  /**
   * PengPanes:folded:
   *
   * Whether there is room for one pane alone.
   */
  properties[PROP_FOLDED] = new_property ("folded", FALSE, G_PARAM_READABLE);
  /**
   * PengPanes:show-start:
   *
   * Whether the pane at the start is seen.
   */
  properties[PROP_SHOW_START] = new_property ("show-start", TRUE, G_PARAM_READWRITE);
  /**
   * PengPanes:show-end:
   *
   * Whether the pane at the end is seen.
   */
  properties[PROP_SHOW_END] = new_property ("show-end", TRUE, G_PARAM_READWRITE);
  /**
   * PengPanes:want-start:
   *
   * Whether the person wants the pane at the start, whether or not there is room for it: to be kept
   * as a setting, while #PengPanes:show-start tells what is seen.
   */
  properties[PROP_WANT_START] = new_property ("want-start", TRUE, G_PARAM_READWRITE);
  /**
   * PengPanes:want-end:
   *
   * As #PengPanes:want-start, of the pane at the end.
   */
  properties[PROP_WANT_END] = new_property ("want-end", TRUE, G_PARAM_READWRITE);
  /**
   * PengPanes:alone:
   *
   * Whether the content is seen alone, whatever is wanted beside it.
   */
  properties[PROP_ALONE] = new_property ("alone", FALSE, G_PARAM_READWRITE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
peng_panes_class_init (PengPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = peng_panes_dispose;
  object_class->get_property = peng_panes_get_property;
  object_class->set_property = peng_panes_set_property;
  widget_class->measure = peng_panes_measure;
  widget_class->size_allocate = peng_panes_size_allocate;
  widget_class->get_request_mode = peng_panes_get_request_mode;

  make_properties (object_class);
  gtk_widget_class_set_css_name (widget_class, "panes");
}

static void
peng_panes_init (PengPanes *self)
{
  self->page = PENG_PANE_CONTENT;
  self->last_side = PENG_PANE_END;
  for (guint i = 0; i < PENG_N_PANES; i++)
    self->wanted[i] = TRUE;
  self->handles[PENG_PANE_START] = create_handle (self);
  self->handles[PENG_PANE_END] = create_handle (self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * peng_panes_new:
 *
 * Returns: (transfer floating): panes without children
 */
GtkWidget *
peng_panes_new (void)
{
  return g_object_new (PENG_TYPE_PANES, NULL);
}

/**
 * peng_panes_set_child:
 * @self: the panes
 * @pane: which one; it has no child yet
 * @child: (transfer none): what it shows
 */
void
peng_panes_set_child (PengPanes *self,
                      PengPane   pane,
                      GtkWidget *child)
{
  g_return_if_fail (PENG_IS_PANES (self));
  g_return_if_fail (pane < PENG_N_PANES && self->children[pane] == NULL);

  self->children[pane] = child;
  gtk_widget_insert_before (child, GTK_WIDGET (self),
                            pane == PENG_PANE_START ? self->handles[PENG_PANE_START]
                                                    : self->handles[PENG_PANE_END]);
  if (pane == PENG_PANE_END)
    gtk_widget_insert_after (child, GTK_WIDGET (self), self->handles[PENG_PANE_END]);
}

/**
 * peng_panes_set_shown:
 * @self: the panes
 * @pane: which one
 * @shown: whether the person wants to see it
 *
 * Shows or hides a side pane. Where there is room for one pane alone it turns to that page, or back
 * to the content; that is forgotten when there is more room again.
 */
void
peng_panes_set_shown (PengPanes *self,
                      PengPane   pane,
                      gboolean   shown)
{
  g_return_if_fail (PENG_IS_PANES (self));
  g_return_if_fail (pane < PENG_N_PANES);

  if (peng_panes_get_shown (self, pane) == shown)
    return;

  if (self->alone)
    peng_panes_set_alone (self, FALSE);

  if (self->folded)
    {
      self->page = shown ? pane : PENG_PANE_CONTENT;
      settle (self);
    }
  else if (shown && self->wanted[pane])
    {
      /* Wanted before, but without room: now it goes before the other. */
      self->last_side = pane;
      settle (self);
    }
  else
    {
      set_wanted (self, pane, shown);
    }
}

/**
 * peng_panes_get_shown:
 * @self: the panes
 * @pane: which one
 *
 * Returns: whether it is seen, or would be if the widget had a size
 */
gboolean
peng_panes_get_shown (PengPanes *self,
                      PengPane   pane)
{
  g_return_val_if_fail (PENG_IS_PANES (self), FALSE);
  g_return_val_if_fail (pane < PENG_N_PANES, FALSE);

  if (gtk_widget_get_width (GTK_WIDGET (self)) == 0)
    return self->wanted[pane];

  return self->visible[pane];
}

/**
 * peng_panes_set_alone:
 * @self: the panes
 * @alone: whether the content is seen alone
 *
 * Puts both sides away, or shows again what is wanted of them. Asking for a side ends it.
 */
void
peng_panes_set_alone (PengPanes *self,
                      gboolean   alone)
{
  g_return_if_fail (PENG_IS_PANES (self));

  if (self->alone == alone)
    return;

  self->alone = alone;
  settle (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALONE]);
}

/**
 * peng_panes_get_alone:
 * @self: the panes
 *
 * Returns: whether the content is seen alone, whatever is wanted beside it
 */
gboolean
peng_panes_get_alone (PengPanes *self)
{
  g_return_val_if_fail (PENG_IS_PANES (self), FALSE);

  return self->alone;
}

/**
 * peng_panes_get_folded:
 * @self: the panes
 *
 * Returns: whether there is room for one pane alone
 */
gboolean
peng_panes_get_folded (PengPanes *self)
{
  g_return_val_if_fail (PENG_IS_PANES (self), FALSE);

  return self->folded;
}

/**
 * peng_panes_set_width:
 * @self: the panes
 * @pane: a side
 * @width: the width that the person wants, in pixels; kept, and given as far as there is room
 */
void
peng_panes_set_width (PengPanes *self,
                      PengPane   pane,
                      int        width)
{
  g_return_if_fail (PENG_IS_PANES (self));
  g_return_if_fail (pane < PENG_N_PANES && peng_pane_is_side (pane));

  self->widths[pane] = MAX (width, peng_panes_get_least (self, pane));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * peng_panes_get_width:
 * @self: the panes
 * @pane: which one
 *
 * Returns: what peng_panes_set_width() was given, in pixels; 0 where it was not called
 */
int
peng_panes_get_width (PengPanes *self,
                      PengPane   pane)
{
  g_return_val_if_fail (PENG_IS_PANES (self), 0);
  g_return_val_if_fail (pane < PENG_N_PANES, 0);

  return self->widths[pane];
}
