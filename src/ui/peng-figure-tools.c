/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-figure-tools"

#include "ui/peng-figure-tools.h"

#include "ui/peng-commands.h"

#include <glib/gi18n.h>

/* In the order of PengImageSize: the first buttons of the tools. */
static const struct
{
  const char *name;
  const char *icon;
  const char *action;
} sizes[] = {
  { "normal", "peng-width-normal-symbolic", "figure.size::normal" },
  { "half", "peng-width-half-symbolic", "figure.size::half" },
  { "full", "peng-width-full-symbolic", "figure.size::full" },
};

/**
 * peng_figure_tools_new_box:
 *
 * Returns: (transfer floating): a box for the buttons that lie on a photograph or on several
 */
GtkWidget *
peng_figure_tools_new_box (void)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (tools, "osd");
  gtk_widget_add_css_class (tools, "peng-figure-tools");

  return tools;
}

/**
 * peng_figure_tools_add:
 * @tools: from peng_figure_tools_new_box()
 * @icon: name of its icon
 * @action: the action of the command that it asks for, with its target
 *
 * Returns: (transfer none): another button behind those that are there
 */
GtkWidget *
peng_figure_tools_add (GtkWidget  *tools,
                       const char *icon,
                       const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  const PengCommand *command = peng_commands_find_detailed (action);

  g_return_val_if_fail (command != NULL, NULL);

  peng_commands_add_tooltip (button, action);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(command->title), -1);
  gtk_box_append (GTK_BOX (tools), button);

  return button;
}

/**
 * peng_figure_tools_new:
 *
 * Returns: (transfer floating): the buttons that lie on a photograph; they ask for the actions
 *   "figure.size" (with a name that peng_figure_tools_parse_size() knows), "figure.link",
 *   "figure.credit", "figure.fit", "figure.replace", "figure.replace-from-library", "figure.up",
 *   "figure.down" and "figure.remove"
 */
GtkWidget *
peng_figure_tools_new (void)
{
  GtkWidget *tools = peng_figure_tools_new_box ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    peng_figure_tools_add (tools, sizes[i].icon, sizes[i].action);
  peng_figure_tools_add (tools, "insert-link-symbolic", "figure.link");
  peng_figure_tools_add (tools, "camera-photo-symbolic", "figure.credit");
  peng_figure_tools_add (tools, "peng-crop-symbolic", "figure.fit");
  peng_figure_tools_add (tools, "view-refresh-symbolic", "figure.replace");
  peng_figure_tools_add (tools, "folder-pictures-symbolic", "figure.replace-from-library");
  peng_figure_tools_add (tools, "go-up-symbolic", "figure.up");
  peng_figure_tools_add (tools, "go-down-symbolic", "figure.down");
  peng_figure_tools_add (tools, "user-trash-symbolic", "figure.remove");

  return tools;
}

static void
show_button (GtkWidget *button,
             gboolean   chosen)
{
  if (chosen)
    gtk_widget_add_css_class (button, "chosen");
  else
    gtk_widget_remove_css_class (button, "chosen");

  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
                               chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                      : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

/**
 * peng_figure_tools_show_chosen:
 * @tools: from peng_figure_tools_new_box()
 * @n_choices: how many of its buttons, from the first, are a choice of one
 * @chosen: which of them is so now
 */
void
peng_figure_tools_show_chosen (GtkWidget *tools,
                               guint      n_choices,
                               guint      chosen)
{
  GtkWidget *button = gtk_widget_get_first_child (tools);

  for (guint i = 0; i < n_choices; i++)
    {
      show_button (button, i == chosen);
      button = gtk_widget_get_next_sibling (button);
    }
}

/**
 * peng_figure_tools_show:
 * @tools: from peng_figure_tools_new()
 * @image: what the photograph is now
 *
 * Shows which of the buttons say something of the photograph.
 */
void
peng_figure_tools_show (GtkWidget       *tools,
                        const PengImage *image)
{
  GtkWidget *button = gtk_widget_get_first_child (tools);

  g_return_if_fail (GTK_IS_BOX (tools));

  peng_figure_tools_show_chosen (tools, G_N_ELEMENTS (sizes), image->size);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    button = gtk_widget_get_next_sibling (button);
  show_button (button, image->link != NULL);
}

/**
 * peng_figure_tools_parse_size:
 * @name: "normal", "half" or "full"
 *
 * Returns: the size of that name, or else the normal one
 */
PengImageSize
peng_figure_tools_parse_size (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (g_str_equal (sizes[i].name, name))
      return i;

  return PENG_IMAGE_NORMAL;
}
