/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-atom-view"

#include "ui/peng-atom-view.h"

#define HIDE_MSEC 150

typedef struct
{
  PengBuffer            *buffer;
  GtkTextChildAnchor    *anchor;
  const PengEditorFuncs *funcs;
  gpointer               funcs_data;
  gboolean               is_near;
  gboolean               is_composing;

  GtkWidget             *child;
  GtkWidget             *tools;
  guint                  hide_id;
} PengAtomViewPrivate;

enum {
  COMPOSING,
  SELECT,
  LEAVE,
  WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PengAtomView, peng_atom_view, GTK_TYPE_WIDGET)

static PengAtomViewPrivate *
get_private (PengAtomView *self)
{
  return peng_atom_view_get_instance_private (self);
}

static gboolean
hide_tools_cb (gpointer user_data)
{
  PengAtomViewPrivate *priv = get_private (user_data);

  priv->hide_id = 0;
  if (priv->tools != NULL)
    gtk_widget_set_visible (priv->tools, FALSE);

  return G_SOURCE_REMOVE;
}

/* GTK takes the hover away for a moment when the pointer goes from the picture to a button on it:
 * were the buttons hidden at once, the press would come to where they had been. */
static void
update_tools (PengAtomView *self)
{
  PengAtomViewPrivate *priv = get_private (self);
  GtkStateFlags flags = gtk_widget_get_state_flags (GTK_WIDGET (self));

  g_clear_handle_id (&priv->hide_id, g_source_remove);
  if (priv->tools == NULL)
    return;

  if (flags & (GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_SELECTED | GTK_STATE_FLAG_FOCUS_WITHIN))
    gtk_widget_set_visible (priv->tools, TRUE);
  else
    priv->hide_id = g_timeout_add (HIDE_MSEC, hide_tools_cb, self);
}

static void
peng_atom_view_state_flags_changed (GtkWidget     *widget,
                                    GtkStateFlags  previous)
{
  update_tools (PENG_ATOM_VIEW (widget));

  GTK_WIDGET_CLASS (peng_atom_view_parent_class)->state_flags_changed (widget, previous);
}

static void
peng_atom_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  PengAtomView *self = PENG_ATOM_VIEW (widget);
  int width = peng_atom_view_get_content_width (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = width;
  else
    *minimum = *natural = PENG_ATOM_VIEW_GET_CLASS (self)->get_height (self, width);
}

static void
peng_atom_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  peng_atom_view_allocate_child (get_private (PENG_ATOM_VIEW (widget))->child, 0, 0, width,
                                 height);
}

static int
peng_atom_view_real_get_height (PengAtomView *self,
                                int           width)
{
  int height;

  gtk_widget_measure (get_private (self)->child, GTK_ORIENTATION_VERTICAL, -1, &height, NULL,
                      NULL, NULL);

  return height;
}

static gboolean
peng_atom_view_real_focus_part (PengAtomView *self,
                                PengPart      part,
                                guint         index)
{
  return FALSE;
}

static void
peng_atom_view_real_go_on (PengAtomView *self)
{
  peng_atom_view_leave (self, TRUE);
}

static gboolean
peng_atom_view_real_key_pressed (PengAtomView    *self,
                                 guint            keyval,
                                 GdkModifierType  state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  peng_atom_view_walk (self, keyval, state);

  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (PengAtomView    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  return PENG_ATOM_VIEW_GET_CLASS (self)->key_pressed (self, keyval, state);
}

static void
pressed_cb (PengAtomView    *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *click)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (!PENG_ATOM_VIEW_GET_CLASS (self)->is_body (self, picked))
    return;

  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  peng_atom_view_select (self);
}

static void
add_controllers (PengAtomView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click;

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  if (PENG_ATOM_VIEW_GET_CLASS (self)->is_body == NULL)
    return;

  click = gtk_gesture_click_new ();
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
peng_atom_view_dispose (GObject *object)
{
  PengAtomViewPrivate *priv = get_private (PENG_ATOM_VIEW (object));

  g_clear_pointer (&priv->child, gtk_widget_unparent);
  g_clear_pointer (&priv->tools, gtk_widget_unparent);
  g_clear_handle_id (&priv->hide_id, g_source_remove);

  G_OBJECT_CLASS (peng_atom_view_parent_class)->dispose (object);
}

static void
peng_atom_view_finalize (GObject *object)
{
  PengAtomViewPrivate *priv = get_private (PENG_ATOM_VIEW (object));

  g_clear_object (&priv->buffer);
  g_clear_object (&priv->anchor);

  G_OBJECT_CLASS (peng_atom_view_parent_class)->finalize (object);
}

static void
make_signals (PengAtomViewClass *klass)
{
  /**
   * PengAtomView::composing:
   * @self: the atom
   * @composing: whether it is
   *
   * An input method is at work in one of its texts, or no more.
   */
  signals[COMPOSING] =
    g_signal_new ("composing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  /**
   * PengAtomView::select:
   * @self: the atom
   *
   * The person wants it as a whole.
   */
  signals[SELECT] =
    g_signal_new ("select", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PengAtomView::leave:
   * @self: the atom
   * @forward: whether to behind it
   *
   * The cursor wants to go back to the text.
   */
  signals[LEAVE] =
    g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  /**
   * PengAtomView::wanted:
   * @self: the atom
   * @index: before which photograph of a gallery, their number for behind the last; 0 for another
   *   in place of a single one
   * @of_library: whether of those that the library has, or of files
   *
   * The person wants to choose photographs.
   */
  signals[WANTED] =
    g_signal_new ("wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
}

static void
peng_atom_view_class_init (PengAtomViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = peng_atom_view_dispose;
  object_class->finalize = peng_atom_view_finalize;

  widget_class->measure = peng_atom_view_measure;
  widget_class->size_allocate = peng_atom_view_size_allocate;
  widget_class->state_flags_changed = peng_atom_view_state_flags_changed;

  klass->get_height = peng_atom_view_real_get_height;
  klass->focus_part = peng_atom_view_real_focus_part;
  klass->go_on = peng_atom_view_real_go_on;
  klass->key_pressed = peng_atom_view_real_key_pressed;

  make_signals (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
peng_atom_view_init (PengAtomView *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "default");
}

/**
 * peng_atom_view_new:
 * @type: which kind, derived from #PengAtomView
 * @buffer: where the atom stands
 * @anchor: its anchor
 * @funcs: (nullable): what is known of pictures and files; must stay valid
 * @user_data: for @funcs
 *
 * Returns: (transfer floating): a widget of that type, to be put at its anchor in a
 *   #PengEditorView
 */
GtkWidget *
peng_atom_view_new (GType                  type,
                    PengBuffer            *buffer,
                    GtkTextChildAnchor    *anchor,
                    const PengEditorFuncs *funcs,
                    gpointer               user_data)
{
  PengAtomView *self;
  PengAtomViewPrivate *priv;

  g_return_val_if_fail (g_type_is_a (type, PENG_TYPE_ATOM_VIEW), NULL);
  g_return_val_if_fail (PENG_IS_BUFFER (buffer), NULL);
  g_return_val_if_fail (GTK_IS_TEXT_CHILD_ANCHOR (anchor), NULL);

  self = g_object_new (type, NULL);
  priv = get_private (self);
  priv->buffer = g_object_ref (buffer);
  priv->anchor = g_object_ref (anchor);
  priv->funcs = funcs;
  priv->funcs_data = user_data;
  add_controllers (self);
  PENG_ATOM_VIEW_GET_CLASS (self)->create (self);

  return GTK_WIDGET (self);
}

/**
 * peng_atom_view_get_anchor:
 * @self: the atom
 *
 * Returns: (transfer none): its anchor
 */
GtkTextChildAnchor *
peng_atom_view_get_anchor (PengAtomView *self)
{
  g_return_val_if_fail (PENG_IS_ATOM_VIEW (self), NULL);

  return get_private (self)->anchor;
}

/**
 * peng_atom_view_get_block:
 * @self: the atom
 *
 * Returns: (transfer none): what the document says of it
 */
PengBlock *
peng_atom_view_get_block (PengAtomView *self)
{
  g_return_val_if_fail (PENG_IS_ATOM_VIEW (self), NULL);

  return peng_anchor_get_block (get_private (self)->anchor);
}

/**
 * peng_atom_view_refresh:
 * @self: the atom
 *
 * Shows what the document says of it now.
 */
void
peng_atom_view_refresh (PengAtomView *self)
{
  g_return_if_fail (PENG_IS_ATOM_VIEW (self));

  if (PENG_ATOM_VIEW_GET_CLASS (self)->refresh != NULL)
    PENG_ATOM_VIEW_GET_CLASS (self)->refresh (self);
}

/**
 * peng_atom_view_set_near:
 * @self: the atom
 * @is_near: whether it is seen or soon may be
 *
 * Far away it need keep nothing but its size.
 */
void
peng_atom_view_set_near (PengAtomView *self,
                         gboolean      is_near)
{
  PengAtomViewClass *klass;
  PengAtomViewPrivate *priv;

  g_return_if_fail (PENG_IS_ATOM_VIEW (self));

  klass = PENG_ATOM_VIEW_GET_CLASS (self);
  priv = get_private (self);
  if (priv->is_near != is_near)
    {
      priv->is_near = is_near;
      if (klass->set_near != NULL)
        klass->set_near (self, is_near);
    }
  else if (is_near && klass->still_near != NULL)
    {
      klass->still_near (self);
    }
}

/**
 * peng_atom_view_focus_part:
 * @self: the atom
 * @part: one of its texts
 * @index: which one, for the parts that a block has several of
 *
 * Puts the focus into a text of the atom.
 *
 * Returns: whether it is there now
 */
gboolean
peng_atom_view_focus_part (PengAtomView *self,
                           PengPart      part,
                           guint         index)
{
  g_return_val_if_fail (PENG_IS_ATOM_VIEW (self), FALSE);

  peng_atom_view_set_near (self, TRUE);

  return PENG_ATOM_VIEW_GET_CLASS (self)->focus_part (self, part, index);
}

/**
 * peng_atom_view_get_buffer:
 * @self: the atom
 *
 * Returns: (transfer none): where it stands
 */
PengBuffer *
peng_atom_view_get_buffer (PengAtomView *self)
{
  return get_private (self)->buffer;
}

/**
 * peng_atom_view_get_funcs:
 * @self: the atom
 * @user_data: (out) (optional): for the functions
 *
 * Returns: (transfer none) (nullable): what is known of pictures and files
 */
const PengEditorFuncs *
peng_atom_view_get_funcs (PengAtomView *self,
                          gpointer     *user_data)
{
  PengAtomViewPrivate *priv = get_private (self);

  if (user_data != NULL)
    *user_data = priv->funcs_data;

  return priv->funcs;
}

/**
 * peng_atom_view_get_near:
 * @self: the atom
 *
 * Returns: whether it is seen or soon may be
 */
gboolean
peng_atom_view_get_near (PengAtomView *self)
{
  return get_private (self)->is_near;
}

/**
 * peng_atom_view_is_composing:
 * @self: the atom
 *
 * Returns: whether an input method is at work in one of its texts
 */
gboolean
peng_atom_view_is_composing (PengAtomView *self)
{
  return get_private (self)->is_composing;
}

/**
 * peng_atom_view_set_composing:
 * @self: the atom
 * @composing: whether an input method is at work in it
 *
 * Tells of it.
 */
void
peng_atom_view_set_composing (PengAtomView *self,
                              gboolean      composing)
{
  get_private (self)->is_composing = composing;
  g_signal_emit (self, signals[COMPOSING], 0, composing);
}

/**
 * peng_atom_view_select:
 * @self: the atom
 *
 * Asks for the whole of it to be selected.
 */
void
peng_atom_view_select (PengAtomView *self)
{
  g_signal_emit (self, signals[SELECT], 0);
}

/**
 * peng_atom_view_leave:
 * @self: the atom
 * @forward: whether to behind it
 *
 * Asks for the cursor to go back to the text.
 */
void
peng_atom_view_leave (PengAtomView *self,
                      gboolean      forward)
{
  g_signal_emit (self, signals[LEAVE], 0, forward);
}

/**
 * peng_atom_view_want:
 * @self: the atom
 * @index: before which photograph; 0 for another in place of a single one
 * @of_library: whether of those that the library has, or of files
 *
 * Asks for photographs.
 */
void
peng_atom_view_want (PengAtomView *self,
                     guint         index,
                     gboolean      of_library)
{
  g_signal_emit (self, signals[WANTED], 0, index, of_library);
}

/**
 * peng_atom_view_set_child:
 * @self: the atom, just made
 * @child: (transfer floating): all that is in it
 *
 * Has one widget fill the atom, which needs to say no more of its size.
 */
void
peng_atom_view_set_child (PengAtomView *self,
                          GtkWidget    *child)
{
  get_private (self)->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/**
 * peng_atom_view_set_tools:
 * @self: the atom
 * @tools: (nullable) (transfer floating): the buttons that lie on it; %NULL for none any more
 *
 * Has buttons that are seen while they may be needed: with the pointer on the atom or the focus in
 * it, and while it is selected.
 */
void
peng_atom_view_set_tools (PengAtomView *self,
                          GtkWidget    *tools)
{
  PengAtomViewPrivate *priv = get_private (self);

  g_clear_pointer (&priv->tools, gtk_widget_unparent);
  priv->tools = tools;
  if (tools == NULL)
    return;

  gtk_widget_set_parent (tools, GTK_WIDGET (self));
  gtk_widget_set_visible (tools, FALSE);
  update_tools (self);
}

/**
 * peng_atom_view_get_tools:
 * @self: the atom
 *
 * Returns: (transfer none) (nullable): the buttons that lie on it, while there are any
 */
GtkWidget *
peng_atom_view_get_tools (PengAtomView *self)
{
  return get_private (self)->tools;
}
