/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-format-bar"

#include "ui/peng-format-bar.h"

#include "ui/peng-accessible.h"
#include "ui/peng-block-menu.h"
#include "ui/peng-commands.h"
#include "ui/peng-color-popover.h"

#include <glib/gi18n.h>

/* What gives way where there is no room for all, in this order; the menu behind the last button has
 * it then. */
static const char * const folding[] = {
  "strike", "alignment", "quote", "table", "color", "underline", "numbered", "painter", "italic",
  "photographs", "space_3", "space_2", "space_1",
};

struct _PengFormatBar
{
  GtkWidget      parent_instance;

  GtkWidget     *kind;
  GtkStack      *kind_names;
  GtkMenuButton *insert_button;
  GtkWidget     *more_button;
  GtkWidget     *everything_button;
  GtkWidget     *folding[G_N_ELEMENTS (folding)];

  GSignalGroup  *states;
  guint32        pressed_at;  /* the format painter, in milliseconds */
  gboolean       pressed;
};

G_DEFINE_FINAL_TYPE (PengFormatBar, peng_format_bar, GTK_TYPE_WIDGET)

/* All names lie in a stack, which is as wide as the widest: the bar is the same wherever the cursor
 * goes. */
static void
show_kind (PengFormatBar *self,
           GVariant      *state)
{
  g_autofree char *level = g_strdup_printf ("%d", g_variant_get_int32 (state));
  GtkWidget *name = gtk_stack_get_child_by_name (self->kind_names, level);

  if (name == NULL)
    name = gtk_stack_get_child_by_name (self->kind_names, "0");

  gtk_stack_set_visible_child (self->kind_names, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (GTK_LABEL (name)), -1);
}

static void
state_changed_cb (PengFormatBar *self,
                  const char    *name,
                  GVariant      *state)
{
  show_kind (self, state);
}

static gboolean
is_shown (PengFormatBar *self,
          GtkWidget     *child,
          guint          n_folded)
{
  if (child == self->more_button)
    return n_folded == 0;

  if (child == self->everything_button)
    return n_folded > 0;

  for (guint i = 0; i < n_folded; i++)
    {
      if (child == self->folding[i])
        return FALSE;
    }

  return TRUE;
}

static int
measure_child (GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static int
measure_width (PengFormatBar *self,
               guint          n_folded)
{
  int width = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (is_shown (self, child, n_folded))
        width += measure_child (child);
    }

  return width;
}

static int
measure_height (PengFormatBar *self)
{
  int height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
      height = MAX (height, minimum);
    }

  return height;
}

static void
peng_format_bar_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  PengFormatBar *self = PENG_FORMAT_BAR (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = measure_width (self, G_N_ELEMENTS (folding));
      *natural = measure_width (self, 0);
    }
  else
    *minimum = *natural = measure_height (self);
}

static void
peng_format_bar_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  PengFormatBar *self = PENG_FORMAT_BAR (widget);
  guint n_folded = 0;
  int x = 0;

  while (n_folded < G_N_ELEMENTS (folding) && measure_width (self, n_folded) > width)
    n_folded++;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_width = measure_child (child);

      gtk_widget_set_child_visible (child, is_shown (self, child, n_folded));
      if (!gtk_widget_get_child_visible (child))
        continue;

      gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, child_width, height }, -1);
      x += child_width;
    }
}

/* A tool bar is one stop for Tab; inside it the arrow keys go from button to button. */
static gboolean
peng_format_bar_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  if (gtk_widget_get_focus_child (widget) != NULL &&
      (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD))
    return FALSE;

  return GTK_WIDGET_CLASS (peng_format_bar_parent_class)->focus (widget, direction);
}

static gboolean
is_second_press (PengFormatBar *self,
                 guint32        now)
{
  gboolean second;
  int limit;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-double-click-time", &limit, NULL);
  second = self->pressed && now - self->pressed_at <= (guint32) limit;
  self->pressed = !second;
  self->pressed_at = now;

  return second;
}

/* The button has seen the first press, and begun: the second has it stay on. A gesture could not
 * keep the second from the button, whose own one would end what has begun. */
static gboolean
painter_event_cb (PengFormatBar *self,
                  GdkEvent      *event)
{
  if (gdk_event_get_event_type (event) != GDK_BUTTON_PRESS ||
      gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY ||
      !is_second_press (self, gdk_event_get_time (event)))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (GTK_WIDGET (self), "format.painter-locked", NULL);

  return GDK_EVENT_STOP;
}

static void
peng_format_bar_dispose (GObject *object)
{
  PengFormatBar *self = PENG_FORMAT_BAR (object);
  GtkWidget *child;

  g_clear_object (&self->states);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (peng_format_bar_parent_class)->dispose (object);
}

static void
peng_format_bar_class_init (PengFormatBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_format_bar_dispose;

  widget_class->focus = peng_format_bar_focus;
  widget_class->measure = peng_format_bar_measure;
  widget_class->size_allocate = peng_format_bar_size_allocate;

  g_type_ensure (PENG_TYPE_COLOR_POPOVER);
  gtk_widget_class_set_css_name (widget_class, "formatbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-format-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PengFormatBar, kind);
  gtk_widget_class_bind_template_child (widget_class, PengFormatBar, kind_names);
  gtk_widget_class_bind_template_child (widget_class, PengFormatBar, insert_button);
  gtk_widget_class_bind_template_child (widget_class, PengFormatBar, more_button);
  gtk_widget_class_bind_template_child (widget_class, PengFormatBar, everything_button);
  gtk_widget_class_bind_template_callback (widget_class, painter_event_cb);
  for (guint i = 0; i < G_N_ELEMENTS (folding); i++)
    gtk_widget_class_bind_template_child_full (widget_class, folding[i], FALSE,
                                               G_STRUCT_OFFSET (PengFormatBar, folding) +
                                               i * sizeof (GtkWidget *));
}

static void
peng_format_bar_init (PengFormatBar *self)
{
  g_autoptr(GMenuModel) insert = peng_block_menu_create_model ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->insert_button, insert);
  peng_accessible_name_inner (GTK_WIDGET (self));
  peng_commands_add_tooltips (GTK_WIDGET (self));
  peng_commands_add_tooltip (GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self),
                                                                        PENG_TYPE_FORMAT_BAR,
                                                                        "color")),
                             "format.mark");
  gtk_widget_add_css_class (GTK_WIDGET (self), "toolbar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Formatting"), -1);

  self->states = g_signal_group_new (G_TYPE_ACTION_GROUP);
  g_signal_group_connect_swapped (self->states, "action-state-changed::heading",
                                  G_CALLBACK (state_changed_cb), self);
}

/**
 * peng_format_bar_new:
 *
 * Returns: (transfer floating): a formatting bar that formats nothing yet
 */
GtkWidget *
peng_format_bar_new (void)
{
  return g_object_new (PENG_TYPE_FORMAT_BAR, NULL);
}

/**
 * peng_format_bar_set_editor:
 * @self: the bar
 * @editor: what it formats; it may live longer or shorter than the bar
 */
void
peng_format_bar_set_editor (PengFormatBar *self,
                            PengEditor    *editor)
{
  GActionGroup *format;
  g_autoptr(GVariant) state = NULL;

  g_return_if_fail (PENG_IS_FORMAT_BAR (self));
  g_return_if_fail (PENG_IS_EDITOR (editor));

  format = peng_editor_get_format_actions (editor);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "format", format);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "media",
                                  peng_editor_get_media_actions (editor));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table",
                                  peng_editor_get_table_actions (editor));
  g_signal_group_set_target (self->states, format);

  state = g_action_group_get_action_state (format, "heading");
  show_kind (self, state);
}
