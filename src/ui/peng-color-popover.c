/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-color-popover"

#include "ui/peng-color-popover.h"

#include "ui/peng-buffer.h"
#include "ui/peng-popover.h"

#include <glib/gi18n.h>

#define MARK PENG_N_COLORS

/**
 * PengColorPopover:
 *
 * Lets the person choose a colour of the palette by its name, which is said to who does not see it,
 * and by a character that has it. Its buttons are actions: `format.color` and `format.mark`.
 */
struct _PengColorPopover
{
  GtkPopover  parent_instance;

  GtkWidget  *swatches[PENG_N_COLORS + 1];
  GtkWidget  *focus;    /* where the person was */
};

G_DEFINE_FINAL_TYPE (PengColorPopover, peng_color_popover, GTK_TYPE_POPOVER)

static const char * const names[PENG_N_COLORS + 1] = {
  /* Translators: the usual colour of text */
  [PENG_COLOR_NONE] = N_("Normal"),   [PENG_COLOR_RED] = N_("Red"),
  [PENG_COLOR_ORANGE] = N_("Orange"), [PENG_COLOR_GREEN] = N_("Green"),
  [PENG_COLOR_BLUE] = N_("Blue"),     [PENG_COLOR_PURPLE] = N_("Purple"),
  [PENG_COLOR_GRAY] = N_("Grey"),     [MARK] = N_("Highlight"),
};

static PangoAttribute *
new_attribute (guint    index,
               gboolean dark)
{
  const char *name = index == MARK ? peng_buffer_get_mark_color (dark)
                                   : peng_buffer_get_color (index, dark);
  PangoColor color;

  if (name == NULL || !pango_color_parse (&color, name))
    return NULL;

  return index == MARK ? pango_attr_background_new (color.red, color.green, color.blue)
                       : pango_attr_foreground_new (color.red, color.green, color.blue);
}

/* The palette has another shade on a dark ground, as the text has. */
static void
show_colors (PengColorPopover *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (self->swatches); i++)
    {
      g_autoptr(PangoAttrList) list = pango_attr_list_new ();
      PangoAttribute *attribute = new_attribute (i, dark);

      pango_attr_list_insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      if (attribute != NULL)
        pango_attr_list_insert (list, attribute);
      gtk_label_set_attributes (GTK_LABEL (self->swatches[i]), list);
    }
}

static GtkWidget *
new_button (PengColorPopover *self,
            guint             index)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (_(names[index]));

  /* Translators: a character that is shown in each colour of the palette */
  self->swatches[index] = gtk_label_new (C_("colour", "Aa"));
  gtk_box_append (GTK_BOX (box), self->swatches[index]);
  gtk_box_append (GTK_BOX (box), name);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(names[index]), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                  index == MARK ? "format.mark" : "format.color");
  if (index != MARK)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", peng_color_get_name (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (gtk_popover_popdown), self,
                           G_CONNECT_SWAPPED);

  return button;
}

static void
peng_color_popover_show (GtkWidget *widget)
{
  PengColorPopover *self = PENG_COLOR_POPOVER (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root != NULL)
    g_set_weak_pointer (&self->focus, gtk_root_get_focus (root));
  GTK_WIDGET_CLASS (peng_color_popover_parent_class)->show (widget);
}

/* The person writes on where he was, with the same letters selected. */
static void
peng_color_popover_closed (GtkPopover *popover)
{
  PengColorPopover *self = PENG_COLOR_POPOVER (popover);

  if (self->focus != NULL)
    peng_popover_return_focus (GTK_WIDGET (self), self->focus);
  g_clear_weak_pointer (&self->focus);
}

static void
peng_color_popover_dispose (GObject *object)
{
  g_clear_weak_pointer (&PENG_COLOR_POPOVER (object)->focus);

  G_OBJECT_CLASS (peng_color_popover_parent_class)->dispose (object);
}

static void
peng_color_popover_class_init (PengColorPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_color_popover_dispose;
  GTK_WIDGET_CLASS (klass)->show = peng_color_popover_show;
  GTK_POPOVER_CLASS (klass)->closed = peng_color_popover_closed;
}

static void
peng_color_popover_init (PengColorPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (self->swatches); i++)
    {
      if (i == MARK)
        gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (GTK_BOX (box), new_button (self, i));
    }

  gtk_popover_set_child (GTK_POPOVER (self), box);
  show_colors (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (show_colors), self, G_CONNECT_SWAPPED);
}
