/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-accessible"

#include "ui/peng-accessible.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* GTK puts a name on the widget that was asked to bear it, but the focus goes to a part inside, which
 * has none: a screen reader would say "button". GTK 4.12 and later do some of this by themselves. */

static gboolean
has_focus_inside (GtkWidget *widget)
{
  return GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_ENTRY (widget) ||
         GTK_IS_SEARCH_ENTRY (widget) || ADW_IS_COMBO_ROW (widget);
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
        gtk_accessible_update_relation (GTK_ACCESSIBLE (child),
                                        GTK_ACCESSIBLE_RELATION_LABELLED_BY, owner, NULL, -1);
      name_parts (child, owner);
    }
}

/**
 * peng_accessible_name_inner:
 * @root: a widget whose template is there
 *
 * Gives the inner parts of each menu button, drop-down, combo row and entry below @root the name of
 * the whole.
 */
void
peng_accessible_name_inner (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (has_focus_inside (root))
    name_parts (root, root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    peng_accessible_name_inner (child);
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
