/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-accessible"

#include "ui/peng-accessible.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* As style-hc.css has it. */
#define HIGH_CONTRAST_ALPHA 0.8f

/* GTK puts a name on the widget that was asked to bear it, but the focus goes to a part inside, which
 * has none: a screen reader would say "button". GTK 4.12 and later do some of this by themselves. */

static gboolean
has_focus_inside (GtkWidget *widget)
{
  return GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_ENTRY (widget) ||
         GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_SPIN_BUTTON (widget) || ADW_IS_COMBO_ROW (widget);
}

/**
 * peng_accessible_find_label:
 * @root: a widget
 *
 * Returns: (transfer none) (nullable): the first label in it, or itself, that says what it is
 */
GtkWidget *
peng_accessible_find_label (GtkWidget *root)
{
  GtkWidget *found = GTK_IS_LABEL (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = peng_accessible_find_label (child);

  return found;
}

/* A row of choices is called by what it says; which that is changes with the choices. */
static void
name_choices (GtkWidget *list)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *label = peng_accessible_find_label (row);

      if (label != NULL)
        gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                        label, NULL, -1);
    }
}

/* A row of preferences has its title in a label, and no name of its own that could be passed on. */
static void
name_part (GtkWidget *part,
           GtkWidget *owner)
{
  if (ADW_IS_PREFERENCES_ROW (owner))
    gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    adw_preferences_row_get_title (ADW_PREFERENCES_ROW (owner)), -1);
  else
    gtk_accessible_update_relation (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    owner, NULL, -1);
}

/* The part that takes the focus is a child; the list of choices lies deeper, in a popover. */
static void
name_parts (GtkWidget *root,
            GtkWidget *owner)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_get_focusable (child) && (root == owner || GTK_IS_LIST_VIEW (child)))
        name_part (child, owner);
      if (GTK_IS_LIST_VIEW (child))
        g_signal_connect (child, "map", G_CALLBACK (name_choices), NULL);
      name_parts (child, owner);
    }
}

/* GTK names such a button by its label twice, once with the underline of the key in it: the label
 * itself is enough. */
static gboolean
is_named_twice (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)) &&
         gtk_button_get_label (GTK_BUTTON (widget)) != NULL;
}

/* And a check button once, but with the underline. */
static void
name_check_button (GtkWidget *check)
{
  for (GtkWidget *child = gtk_widget_get_first_child (check); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      gtk_label_get_text (GTK_LABEL (child)), -1);
}

/* The list in a group of rows has the group's title for a name, where it has one; else it is what the
 * window is about. */
static void
name_list (GtkWidget *list)
{
  GtkWidget *group = gtk_widget_get_ancestor (list, ADW_TYPE_PREFERENCES_GROUP);
  GtkWidget *window = gtk_widget_get_ancestor (list, GTK_TYPE_WINDOW);

  if (group != NULL && window != NULL &&
      *adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)) == '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_window_get_title (GTK_WINDOW (window)), -1);
}

static void
name_lists (GtkWidget  *root,
            const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_BOX (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    else
      name_lists (child, name);
}

/* Its title is that of a row in a list in it: neither it nor the list have a name. */
static void
name_expander (AdwPreferencesRow *expander)
{
  const char *title = adw_preferences_row_get_title (expander);

  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  name_lists (GTK_WIDGET (expander), title);
}

static void
watch_expander (AdwPreferencesRow *expander)
{
  name_expander (expander);
  g_signal_connect (expander, "notify::title", G_CALLBACK (name_expander), NULL);
}

/**
 * peng_accessible_name_choices:
 * @root: a combo row, or the like, whose choices are others than before
 *
 * Gives the choices that are there now the names that are seen: those that were there when it came to
 * be seen have theirs from peng_accessible_name_inner().
 */
void
peng_accessible_name_choices (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_LIST_VIEW (root))
    name_choices (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    peng_accessible_name_choices (child);
}

/**
 * peng_accessible_name_inner:
 * @root: a widget whose template is there
 *
 * Gives the inner parts of each menu button, drop-down, combo row, entry and spin button below @root the name of
 * the whole, each button and check button with a mnemonic the name that is seen, each list of rows
 * under no title the name of the window, and each expander row and its lists that of its title.
 */
void
peng_accessible_name_inner (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (has_focus_inside (root))
    name_parts (root, root);
  else if (is_named_twice (root))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL);
  else if (GTK_IS_CHECK_BUTTON (root))
    name_check_button (root);
  else if (GTK_IS_LIST_BOX (root))
    name_list (root);
  else if (ADW_IS_EXPANDER_ROW (root))
    watch_expander (ADW_PREFERENCES_ROW (root));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    peng_accessible_name_inner (child);
}

/* A menu that goes with a page of it open leaves the focus on what is no longer there, and no key does
 * anything until something is clicked. */
static void
menu_closed_cb (GtkWidget *menu)
{
  GtkRoot *root = gtk_widget_get_root (menu);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && (focus == NULL || gtk_widget_is_ancestor (focus, menu)))
    gtk_widget_grab_focus (gtk_widget_get_parent (menu));
}

/* Some are made by GTK just when they open, as that of a text, and have no name then. */
static void
focus_changed_cb (GtkRoot *root)
{
  GtkWidget *focus = gtk_root_get_focus (root);
  GtkWidget *menu = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER_MENU) : NULL;
  GtkWidget *owner = menu != NULL ? gtk_widget_get_parent (menu) : NULL;

  if (menu == NULL)
    return;

  if (GTK_IS_MENU_BUTTON (owner) || GTK_IS_TEXT_VIEW (owner))
    gtk_accessible_update_relation (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    owner, NULL, -1);
  g_signal_handlers_disconnect_by_func (menu, menu_closed_cb, NULL);
  g_signal_connect (menu, "closed", G_CALLBACK (menu_closed_cb), NULL);
}

/**
 * peng_accessible_watch_menus:
 * @window: a window
 *
 * Names each menu that opens in it, and has the focus go back to where it came from when it closes.
 */
void
peng_accessible_watch_menus (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
}

static void
collect_buttons (GtkWidget *root,
                 GPtrArray *buttons)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      g_ptr_array_add (buttons, child);
    else
      collect_buttons (child, buttons);
}

/**
 * peng_accessible_name_calendar:
 * @calendar: a #GtkCalendar
 *
 * Names the four arrows of a calendar, which GTK leaves without a name.
 */
void
peng_accessible_name_calendar (GtkWidget *calendar)
{
  const char * const names[] = { _("Month before"), _("Month after"),
                                 _("Year before"), _("Year after") };
  g_autoptr(GPtrArray) buttons = g_ptr_array_new ();

  g_return_if_fail (GTK_IS_CALENDAR (calendar));

  collect_buttons (calendar, buttons);
  for (guint i = 0; buttons->len == G_N_ELEMENTS (names) && i < buttons->len; i++)
    gtk_accessible_update_property (buttons->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL, names[i], -1);
}

/**
 * peng_accessible_get_alpha:
 * @usual: how much of the text's colour a line or a hint that we draw has, from 0 to 1
 *
 * Returns: how much it has for this person, who may have asked the system for high contrast
 */
float
peng_accessible_get_alpha (float usual)
{
  gboolean high = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());

  return high ? MAX (usual, HIGH_CONTRAST_ALPHA) : usual;
}
