/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-figure-tools"

#include "ui/peng-figure-tools.h"

#include <glib/gi18n.h>

/* In the order of PengImageSize: the first buttons of the tools. */
static const struct
{
  const char *name;
  const char *icon;
  const char *words;
} sizes[] = {
  /* Translators: how wide a photograph is on the page */
  { "normal", "peng-width-normal-symbolic", N_("Normal width") },
  { "half", "peng-width-half-symbolic", N_("Half width") },
  { "full", "peng-width-full-symbolic", N_("Full width") },
};

static GtkWidget *
new_tool (GtkWidget  *tools,
          const char *icon,
          const char *words,
          const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, words);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_box_append (GTK_BOX (tools), button);

  return button;
}

static void
add_sizes (GtkWidget *tools)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      GtkWidget *button = new_tool (tools, sizes[i].icon, _(sizes[i].words), "figure.size");

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", sizes[i].name);
    }
}

/**
 * peng_figure_tools_new:
 *
 * Returns: (transfer floating): the buttons that lie on a photograph; they ask for the actions
 *   "figure.size" (with a name that peng_figure_tools_parse_size() knows), "figure.up",
 *   "figure.down" and "figure.remove"
 */
GtkWidget *
peng_figure_tools_new (void)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (tools, "osd");
  gtk_widget_add_css_class (tools, "peng-figure-tools");
  add_sizes (tools);
  new_tool (tools, "go-up-symbolic", _("Move up"), "figure.up");
  new_tool (tools, "go-down-symbolic", _("Move down"), "figure.down");
  new_tool (tools, "user-trash-symbolic", _("Remove the photograph"), "figure.remove");

  return tools;
}

static void
show_chosen (GtkWidget *button,
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
 * peng_figure_tools_show_size:
 * @tools: from peng_figure_tools_new()
 * @size: how wide the photograph is now
 */
void
peng_figure_tools_show_size (GtkWidget     *tools,
                             PengImageSize  size)
{
  GtkWidget *button;
  guint i = 0;

  g_return_if_fail (GTK_IS_BOX (tools));

  for (button = gtk_widget_get_first_child (tools); i < G_N_ELEMENTS (sizes);
       button = gtk_widget_get_next_sibling (button))
    show_chosen (button, i++ == size);
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
