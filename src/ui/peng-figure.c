/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-figure"

#include "ui/peng-figure.h"

#include "ui/peng-editor-entry.h"
#include "ui/peng-editor-picture.h"
#include "ui/peng-editor-view.h"
#include "ui/peng-figure-tools.h"

#include <glib/gi18n.h>

/* Heights in em. They are fixed, so that a figure far away is as high as it will be when near. */
#define CAPTION_HEIGHT 2.3
#define ALT_HEIGHT     2.1

#define TOOLS_MARGIN   8
#define HIDE_MSEC      150

struct _PengFigure
{
  GtkWidget              parent_instance;

  PengBuffer            *buffer;
  GtkTextChildAnchor    *anchor;
  gboolean               is_near;

  GtkWidget             *picture;
  GtkWidget             *caption;
  GtkWidget             *alt;
  GtkWidget             *tools;
  guint                  hide_id;
};

enum {
  COMPOSING,
  SELECT,
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengFigure, peng_figure, GTK_TYPE_WIDGET)

static const PengImage *
get_image (PengFigure *self)
{
  guint n_images;

  return peng_block_get_images (peng_anchor_get_block (self->anchor), &n_images);
}

static int
get_width (PengFigure *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  return PENG_IS_EDITOR_VIEW (parent)
           ? peng_editor_view_get_content_width (PENG_EDITOR_VIEW (parent)) : 0;
}

static double
get_em (PengFigure *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  return PENG_IS_EDITOR_VIEW (parent) ? peng_editor_view_get_em (PENG_EDITOR_VIEW (parent)) : 16.0;
}

/* Where the picture lies in a figure of a given width. */
static void
get_picture_rect (PengFigure      *self,
                  int              width,
                  graphene_rect_t *rect)
{
  const PengImage *image = get_image (self);
  double aspect = image->width > 0 && image->height > 0
                    ? (double) image->height / image->width : 2.0 / 3.0;
  double picture_width = width;

  if (image->size == PENG_IMAGE_HALF)
    picture_width = width / 2;
  else if (image->size == PENG_IMAGE_NORMAL && image->width > 0)
    picture_width = MIN (width, (double) image->width);

  graphene_rect_init (rect, (int) ((width - picture_width) / 2), 0, (int) picture_width,
                      MAX (1, (int) (picture_width * aspect + 0.5)));
}

/* What a screen reader says of the picture is what its author wrote for that. */
static void
show_image (PengFigure *self)
{
  const PengImage *image = get_image (self);

  peng_editor_picture_set_media (PENG_EDITOR_PICTURE (self->picture), image->media);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, image->alt, -1);
}

static void
preedit_changed_cb (PengFigure *self,
                    const char *preedit)
{
  g_signal_emit (self, signals[COMPOSING], 0, *preedit != '\0');
}

static void
activate_cb (PengFigure *self)
{
  g_signal_emit (self, signals[LEAVE], 0, TRUE);
}

static GtkWidget *
new_entry (PengFigure *self,
           PengPart    part,
           const char *label,
           const char *placeholder,
           const char *css_class)
{
  GtkWidget *entry = peng_editor_entry_new (self->buffer, self->anchor, part, 0);

  gtk_text_set_placeholder_text (GTK_TEXT (entry), placeholder);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 0.5f);
  gtk_widget_add_css_class (entry, css_class);
  gtk_widget_set_tooltip_text (entry, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (entry, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  gtk_widget_set_parent (entry, GTK_WIDGET (self));

  return entry;
}

static gboolean
hide_tools_cb (gpointer user_data)
{
  PengFigure *self = user_data;

  self->hide_id = 0;
  if (self->tools != NULL)
    gtk_widget_set_visible (self->tools, FALSE);

  return G_SOURCE_REMOVE;
}

/* GTK takes the hover away for a moment when the pointer goes from the picture to a button on it:
 * were the buttons hidden at once, the press would come to where they had been. */
static void
update_tools (PengFigure *self)
{
  GtkStateFlags flags = gtk_widget_get_state_flags (GTK_WIDGET (self));

  g_clear_handle_id (&self->hide_id, g_source_remove);
  if (self->tools == NULL)
    return;

  if (flags & (GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_SELECTED | GTK_STATE_FLAG_FOCUS_WITHIN))
    gtk_widget_set_visible (self->tools, TRUE);
  else
    self->hide_id = g_timeout_add (HIDE_MSEC, hide_tools_cb, self);
}

static void
build (PengFigure *self)
{
  if (self->caption != NULL)
    return;

  self->caption = new_entry (self, PENG_PART_CAPTION, _("Caption"), _("Write a caption"),
                             "peng-caption");
  self->alt = new_entry (self, PENG_PART_ALT, _("Alternative text"),
                         /* Translators: hint in the entry for a photograph's alternative text */
                         _("Describe the photograph for people who cannot see it"), "peng-alt");
  self->tools = peng_figure_tools_new ();
  gtk_widget_set_parent (self->tools, GTK_WIDGET (self));
  gtk_widget_set_visible (self->tools, FALSE);
  peng_figure_tools_show_size (self->tools, get_image (self)->size);
  update_tools (self);
}

static void
unbuild (PengFigure *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    return;

  g_clear_pointer (&self->caption, gtk_widget_unparent);
  g_clear_pointer (&self->alt, gtk_widget_unparent);
  g_clear_pointer (&self->tools, gtk_widget_unparent);
}

static void
mirror_selection (PengFigure *self)
{
  if (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_SELECTED)
    gtk_widget_set_state_flags (self->picture, GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (self->picture, GTK_STATE_FLAG_SELECTED);

  gtk_widget_queue_draw (self->picture);
}

static void
peng_figure_state_flags_changed (GtkWidget     *widget,
                                 GtkStateFlags  previous)
{
  PengFigure *self = PENG_FIGURE (widget);

  update_tools (self);
  if (self->picture != NULL)
    mirror_selection (self);

  GTK_WIDGET_CLASS (peng_figure_parent_class)->state_flags_changed (widget, previous);
}

static void
peng_figure_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  PengFigure *self = PENG_FIGURE (widget);
  int width = get_width (self);
  graphene_rect_t rect;

  get_picture_rect (self, width, &rect);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = width;
  else
    *minimum = *natural = rect.size.height +
                          (int) ((CAPTION_HEIGHT + ALT_HEIGHT) * get_em (self));
}

static void
allocate_row (GtkWidget *row,
              int        y,
              int        width,
              int        height)
{
  int minimum;

  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (row, &(GtkAllocation) { 0, y, width, MAX (minimum, height) }, -1);
}

static void
allocate_tools (PengFigure            *self,
                const graphene_rect_t *picture)
{
  GtkRequisition size;

  gtk_widget_get_preferred_size (self->tools, &size, NULL);
  gtk_widget_size_allocate (self->tools, &(GtkAllocation) {
    MAX (0, picture->origin.x + picture->size.width - size.width - TOOLS_MARGIN), TOOLS_MARGIN,
    size.width, size.height }, -1);
}

static void
peng_figure_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  PengFigure *self = PENG_FIGURE (widget);
  double em = get_em (self);
  graphene_rect_t rect;

  get_picture_rect (self, width, &rect);
  gtk_widget_size_allocate (self->picture, &(GtkAllocation) { rect.origin.x, 0, rect.size.width,
                                                              rect.size.height }, -1);
  if (self->caption == NULL)
    return;

  allocate_row (self->caption, rect.size.height, width, CAPTION_HEIGHT * em);
  allocate_row (self->alt, rect.size.height + CAPTION_HEIGHT * em, width, ALT_HEIGHT * em);
  if (gtk_widget_should_layout (self->tools))
    allocate_tools (self, &rect);
}

static void
size_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PengFigure *self = PENG_FIGURE (widget);
  PengImage image = *get_image (self);
  g_autoptr(PengBlock) changed = NULL;
  guint block;

  image.size = peng_figure_tools_parse_size (g_variant_get_string (parameter, NULL));
  changed = peng_block_with_image (peng_anchor_get_block (self->anchor), 0, &image);
  if (peng_buffer_find_anchor (self->buffer, self->anchor, &block))
    peng_buffer_replace_block (self->buffer, block, changed);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PengFigure *self = PENG_FIGURE (widget);
  int by = g_str_equal (name, "figure.up") ? -1 : 1;
  g_autoptr(PengBuffer) buffer = g_object_ref (self->buffer);
  PengPosition start = { 0, 0 }, end = { 0, 1 };
  guint block;

  if (!peng_buffer_find_anchor (buffer, self->anchor, &block) ||
      !peng_buffer_move_block (buffer, block, by))
    return;

  start.block = end.block = block + by;
  peng_buffer_select (buffer, &start, &end);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PengFigure *self = PENG_FIGURE (widget);
  guint block;

  g_signal_emit (self, signals[LEAVE], 0, TRUE);
  if (peng_buffer_find_anchor (self->buffer, self->anchor, &block))
    peng_buffer_remove_block (self->buffer, block);
}

/* Keys that nobody here wants would go on to the text view, which would write them into the
 * text. */
static gboolean
key_pressed_cb (PengFigure      *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;

  if (keyval == GDK_KEY_Escape)
    g_signal_emit (self, signals[SELECT], 0);
  else if ((keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab) &&
           !gtk_widget_child_focus (GTK_WIDGET (self), back ? GTK_DIR_TAB_BACKWARD
                                                            : GTK_DIR_TAB_FORWARD))
    g_signal_emit (self, signals[LEAVE], 0, !back);
  else if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up)
    g_signal_emit (self, signals[LEAVE], 0, keyval == GDK_KEY_Down);
  else if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 &&
           gdk_keyval_to_unicode (keyval) != 0)
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
pressed_cb (PengFigure      *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *click)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (picked != GTK_WIDGET (self) && picked != self->picture)
    return;

  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[SELECT], 0);
}

static void
peng_figure_dispose (GObject *object)
{
  PengFigure *self = PENG_FIGURE (object);

  g_clear_pointer (&self->picture, gtk_widget_unparent);
  g_clear_pointer (&self->caption, gtk_widget_unparent);
  g_clear_pointer (&self->alt, gtk_widget_unparent);
  g_clear_pointer (&self->tools, gtk_widget_unparent);
  g_clear_handle_id (&self->hide_id, g_source_remove);

  G_OBJECT_CLASS (peng_figure_parent_class)->dispose (object);
}

static void
peng_figure_finalize (GObject *object)
{
  PengFigure *self = PENG_FIGURE (object);

  g_clear_object (&self->buffer);
  g_clear_object (&self->anchor);

  G_OBJECT_CLASS (peng_figure_parent_class)->finalize (object);
}

static void
peng_figure_class_init (PengFigureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = peng_figure_dispose;
  object_class->finalize = peng_figure_finalize;

  widget_class->measure = peng_figure_measure;
  widget_class->size_allocate = peng_figure_size_allocate;
  widget_class->state_flags_changed = peng_figure_state_flags_changed;

  /**
   * PengFigure::composing:
   * @self: the figure
   * @composing: whether it is
   *
   * An input method is at work in an entry of the figure, or no more.
   */
  signals[COMPOSING] =
    g_signal_new ("composing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  /**
   * PengFigure::select:
   * @self: the figure
   *
   * It was pressed.
   */
  signals[SELECT] =
    g_signal_new ("select", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PengFigure::leave:
   * @self: the figure
   * @forward: whether to behind the figure
   *
   * The cursor wants to go back to the text.
   */
  signals[LEAVE] =
    g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_css_name (widget_class, "figure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "figure.size", "s", size_action);
  gtk_widget_class_install_action (widget_class, "figure.up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "figure.down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "figure.remove", NULL, remove_action);
}

static void
peng_figure_init (PengFigure *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "default");
}

/**
 * peng_figure_new:
 * @buffer: where the image block stands
 * @anchor: its anchor
 * @funcs: (nullable): where the picture is; must stay valid
 * @user_data: for @funcs
 *
 * Returns: (transfer floating): a figure, to be put at its anchor in a #PengEditorView
 */
GtkWidget *
peng_figure_new (PengBuffer            *buffer,
                 GtkTextChildAnchor    *anchor,
                 const PengEditorFuncs *funcs,
                 gpointer               user_data)
{
  PengFigure *self;

  g_return_val_if_fail (PENG_IS_BUFFER (buffer), NULL);
  g_return_val_if_fail (GTK_IS_TEXT_CHILD_ANCHOR (anchor), NULL);

  self = g_object_new (PENG_TYPE_FIGURE, NULL);
  self->buffer = g_object_ref (buffer);
  self->anchor = g_object_ref (anchor);
  self->picture = peng_editor_picture_new (funcs, user_data);
  gtk_widget_set_parent (self->picture, GTK_WIDGET (self));
  show_image (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Photograph"), -1);

  return GTK_WIDGET (self);
}

/**
 * peng_figure_refresh:
 * @self: the figure
 *
 * Shows what the document says of the image now.
 */
void
peng_figure_refresh (PengFigure *self)
{
  g_return_if_fail (PENG_IS_FIGURE (self));

  if (self->caption != NULL)
    {
      peng_editor_entry_refresh (self->caption);
      peng_editor_entry_refresh (self->alt);
      peng_figure_tools_show_size (self->tools, get_image (self)->size);
    }

  show_image (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * peng_figure_set_near:
 * @self: the figure
 * @is_near: whether it is seen or soon may be
 *
 * Far away a figure keeps nothing but its size.
 */
void
peng_figure_set_near (PengFigure *self,
                      gboolean    is_near)
{
  g_return_if_fail (PENG_IS_FIGURE (self));

  if (self->is_near == is_near)
    return;

  self->is_near = is_near;
  peng_editor_picture_set_active (PENG_EDITOR_PICTURE (self->picture), is_near);

  if (is_near)
    build (self);
  else
    unbuild (self);
}

/**
 * peng_figure_focus_part:
 * @self: the figure
 * @part: %PENG_PART_CAPTION or %PENG_PART_ALT
 *
 * Returns: whether the entry has the focus now
 */
gboolean
peng_figure_focus_part (PengFigure *self,
                        PengPart    part)
{
  g_return_val_if_fail (PENG_IS_FIGURE (self), FALSE);

  peng_figure_set_near (self, TRUE);

  return gtk_text_grab_focus_without_selecting (GTK_TEXT (part == PENG_PART_ALT ? self->alt
                                                                                : self->caption));
}
