/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-format-bar"

#include "ui/peng-format-bar.h"

#include "ui/peng-accessible.h"

#include <glib/gi18n.h>

struct _PengFormatBar
{
  GtkWidget      parent_instance;

  GtkWidget     *wide;
  GtkWidget     *narrow;
  GtkMenuButton *wide_kind;
  GtkMenuButton *narrow_kind;

  GSignalGroup  *states;
};

G_DEFINE_FINAL_TYPE (PengFormatBar, peng_format_bar, GTK_TYPE_WIDGET)

static const char *
get_kind_name (int level)
{
  switch (level)
    {
    case 2:
      return _("Heading");
    case 3:
      return _("Subheading");
    case 4:
      return _("Small heading");
    default:
      return _("Paragraph");
    }
}

static void
show_kind (PengFormatBar *self,
           GVariant      *state)
{
  const char *name = get_kind_name (g_variant_get_int32 (state));

  gtk_menu_button_set_label (self->wide_kind, name);
  gtk_menu_button_set_label (self->narrow_kind, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->wide_kind),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->narrow_kind),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
state_changed_cb (PengFormatBar *self,
                  const char    *name,
                  GVariant      *state)
{
  show_kind (self, state);
}

static void
measure_width (GtkWidget *row,
               int       *minimum,
               int       *natural)
{
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

static void
measure_height (PengFormatBar *self,
                int           *height)
{
  int wide, narrow;

  gtk_widget_measure (self->wide, GTK_ORIENTATION_VERTICAL, -1, &wide, NULL, NULL, NULL);
  gtk_widget_measure (self->narrow, GTK_ORIENTATION_VERTICAL, -1, &narrow, NULL, NULL, NULL);
  *height = MAX (wide, narrow);
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
  int unused;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self->narrow, minimum, &unused);
      measure_width (self->wide, &unused, natural);
    }
  else
    {
      measure_height (self, minimum);
      *natural = *minimum;
    }
}

static void
peng_format_bar_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  PengFormatBar *self = PENG_FORMAT_BAR (widget);
  int minimum, natural;
  gboolean fits;

  measure_width (self->wide, &minimum, &natural);
  fits = width >= minimum;
  gtk_widget_set_child_visible (self->wide, fits);
  gtk_widget_set_child_visible (self->narrow, !fits);
  gtk_widget_size_allocate (fits ? self->wide : self->narrow,
                            &(GtkAllocation) { 0, 0, width, height }, -1);
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

static void
peng_format_bar_dispose (GObject *object)
{
  PengFormatBar *self = PENG_FORMAT_BAR (object);

  g_clear_object (&self->states);
  g_clear_pointer (&self->wide, gtk_widget_unparent);
  g_clear_pointer (&self->narrow, gtk_widget_unparent);

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

  gtk_widget_class_set_css_name (widget_class, "formatbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-format-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PengFormatBar, wide);
  gtk_widget_class_bind_template_child (widget_class, PengFormatBar, narrow);
  gtk_widget_class_bind_template_child (widget_class, PengFormatBar, wide_kind);
  gtk_widget_class_bind_template_child (widget_class, PengFormatBar, narrow_kind);
}

static void
peng_format_bar_init (PengFormatBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  peng_accessible_name_inner (GTK_WIDGET (self));
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
  g_signal_group_set_target (self->states, format);

  state = g_action_group_get_action_state (format, "heading");
  show_kind (self, state);
}
