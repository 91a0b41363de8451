/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-table"

#include "ui/peng-table-view-private.h"

/* When the buttons beside the caption are there: while the person is in the table, or in a menu of
 * it. */

static void
set_tooltips (PengTableView *self,
              gboolean       has_tooltip)
{
  if (self->tools == NULL)
    return;

  for (GtkWidget *button = gtk_widget_get_first_child (self->tools); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_widget_set_has_tooltip (button, has_tooltip);
}

static gboolean
show_cb (gpointer user_data)
{
  PengTableView *self = user_data;

  self->tools_id = 0;
  gtk_widget_set_visible (self->tools, self->menu != NULL ||
                                         (gtk_widget_get_state_flags (GTK_WIDGET (self)) &
                                          GTK_STATE_FLAG_FOCUS_WITHIN) != 0);

  return G_SOURCE_REMOVE;
}

/**
 * peng_table_view_queue_tools:
 * @self: the table
 *
 * Shows or hides the buttons, but not at once. The focus is nowhere for a moment when it goes from a
 * cell to one of them: were they hidden then, the press would be lost.
 */
void
peng_table_view_queue_tools (PengTableView *self)
{
  if (self->tools != NULL && self->tools_id == 0)
    self->tools_id = g_idle_add (show_cb, self);
}

static void
closed_cb (PengTableView *self)
{
  g_clear_weak_pointer (&self->menu);
  set_tooltips (self, TRUE);
  peng_table_view_queue_tools (self);
}

/**
 * peng_table_view_set_menu:
 * @self: the table
 * @menu: a menu that it has asked for
 *
 * Keeps the buttons where they are until the menu is closed, and their tooltips away: the pointer is
 * still on one of them, and the tooltip would lie over what is read.
 */
void
peng_table_view_set_menu (PengTableView *self,
                          GtkPopover    *menu)
{
  g_return_if_fail (PENG_IS_TABLE_VIEW (self));
  g_return_if_fail (GTK_IS_POPOVER (menu));

  g_set_weak_pointer (&self->menu, GTK_WIDGET (menu));
  set_tooltips (self, FALSE);
  g_signal_connect_object (menu, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}
