/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-table"

#include "ui/peng-table-tools.h"

#include "ui/peng-commands.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *label;     /* NULL ends a section */
  const char *action;
} Item;

static const Item row_items[] = {
  { N_("Insert row above"), "table.row-above" },
  { N_("Insert row below"), "table.row-below" },
  { NULL },
  { N_("Move row up"), "table.row-up" },
  { N_("Move row down"), "table.row-down" },
  { N_("Heading row"), "table.head" },
  { NULL },
  { N_("Delete row"), "table.remove-rows" },
};

static const Item column_items[] = {
  { N_("Insert column on the left"), "table.column-left" },
  { N_("Insert column on the right"), "table.column-right" },
  { NULL },
  { N_("Move column to the left"), "table.column-back" },
  { N_("Move column to the right"), "table.column-forward" },
  { NULL },
  { N_("Align column at the left"), "table.align-column::default" },
  { N_("Centre column"), "table.align-column::center" },
  { N_("Align column at the right"), "table.align-column::right" },
  { NULL },
  { N_("Narrower"), "table.narrower" },
  { N_("Wider"), "table.wider" },
  { N_("Columns of equal width"), "table.even" },
  { N_("Width by content"), "table.automatic" },
  { NULL },
  { N_("Delete column"), "table.remove-columns" },
};

static const Item cell_items[] = {
  { N_("Merge cells"), "table.merge" },
  { N_("Split cell"), "table.split" },
  { N_("Clear cells"), "table.erase" },
  { NULL },
  { N_("Delete table"), "table.remove" },
};

static const Item clipboard_items[] = {
  { N_("Cut"), "table.cut" },
  { N_("Copy"), "table.copy" },
  { N_("Paste"), "table.paste" },
};

static GMenuModel *
new_menu (const Item *items,
          guint       n_items)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) section = g_menu_new ();

  for (guint i = 0; i < n_items; i++)
    {
      if (items[i].label == NULL)
        {
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
          g_object_unref (section);
          section = g_menu_new ();
          continue;
        }

      peng_commands_append_item (section, _(items[i].label), items[i].action);
    }

  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));

  return G_MENU_MODEL (menu);
}

static const struct
{
  const char *name;
  const char *label;
  const char *tooltip;
  const Item *items;
  guint       n_items;
} parts[] = {
  { "row", N_("Row"), N_("Insert, move and delete rows"), row_items, G_N_ELEMENTS (row_items) },
  { "column", N_("Column"), N_("Insert, move, align and delete columns"),
    column_items, G_N_ELEMENTS (column_items) },
  { "cell", N_("Cell"), N_("Merge and split cells"), cell_items, G_N_ELEMENTS (cell_items) },
};

/* A GtkMenuButton would have its popover inside the text view; see peng_popover_open(). */
static GtkWidget *
new_button (guint part)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  gtk_box_append (GTK_BOX (box), gtk_label_new (_(parts[part].label)));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  /* The buttons go when nobody is in the table: the person stays in the cell. */
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_tooltip_text (button, _(parts[part].tooltip));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "tableview.menu");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", parts[part].name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(parts[part].tooltip),
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);

  return button;
}

/**
 * peng_table_tools_new:
 *
 * Returns: (transfer floating): the buttons beside a table's caption; they ask for the action
 *   "tableview.menu" with a name that peng_table_tools_new_menu() knows
 */
GtkWidget *
peng_table_tools_new (void)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (tools, "peng-table-tools");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_box_append (GTK_BOX (tools), new_button (i));

  return tools;
}

/**
 * peng_table_tools_get_button:
 * @tools: from peng_table_tools_new()
 * @name: of a menu
 *
 * Returns: (transfer none) (nullable): the button that asks for that menu
 */
GtkWidget *
peng_table_tools_get_button (GtkWidget  *tools,
                             const char *name)
{
  GtkWidget *button = gtk_widget_get_first_child (tools);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++, button = gtk_widget_get_next_sibling (button))
    if (g_str_equal (parts[i].name, name))
      return button;

  return NULL;
}

/* What the right mouse button offers. */
static GMenuModel *
new_whole_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) lines = g_menu_new ();
  g_autoptr(GMenuModel) clipboard = new_menu (clipboard_items, G_N_ELEMENTS (clipboard_items));
  g_autoptr(GMenuModel) cells = new_menu (cell_items, G_N_ELEMENTS (cell_items));

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GMenuModel) submenu = new_menu (parts[i].items, parts[i].n_items);

      g_menu_append_submenu (lines, _(parts[i].label), submenu);
    }

  g_menu_append_section (menu, NULL, clipboard);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (lines));
  g_menu_append_section (menu, NULL, cells);

  return G_MENU_MODEL (menu);
}

/**
 * peng_table_tools_new_menu:
 * @name: "row", "column", "cell", or "" for all that can be done with cells
 *
 * Returns: (transfer floating): a popover with actions "table.…" of the editor
 */
GtkWidget *
peng_table_tools_new_menu (const char *name)
{
  g_autoptr(GMenuModel) menu = NULL;
  const char *label = N_("Table");
  GtkWidget *popover;

  for (guint i = 0; i < G_N_ELEMENTS (parts) && menu == NULL; i++)
    if (g_str_equal (parts[i].name, name))
      {
        menu = new_menu (parts[i].items, parts[i].n_items);
        label = parts[i].label;
      }

  if (menu == NULL)
    menu = new_whole_menu ();

  popover = gtk_popover_menu_new_from_model (menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(label), -1);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);

  return popover;
}
