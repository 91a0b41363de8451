/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include <glib/gi18n.h>

#define DRAFTS_PAGE  "drafts"
#define OUTLINE_PAGE "outline"

static void
jump_cb (PengWindow *self,
         guint       block)
{
  peng_panes_set_shown (self->panes, PENG_PANE_CONTENT, TRUE);
  peng_editor_show_block (self->editor, block);
}

static void
cursor_moved_cb (PengWindow *self,
                 guint       block)
{
  peng_outline_pane_set_block (self->outline, block);
}

/**
 * peng_window_create_sidebar:
 * @self: a window with its list of drafts and its editor
 *
 * Puts drafts and outline into the pane at the side, one of them seen.
 */
void
peng_window_create_sidebar (PengWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *switcher = gtk_stack_switcher_new ();

  self->outline = g_object_new (PENG_TYPE_OUTLINE_PANE, NULL);
  self->sidebar = GTK_STACK (stack);
  gtk_stack_add_titled (self->sidebar, GTK_WIDGET (self->drafts), DRAFTS_PAGE, _("Drafts"));
  gtk_stack_add_titled (self->sidebar, GTK_WIDGET (self->outline), OUTLINE_PAGE, _("Outline"));
  gtk_stack_set_hhomogeneous (self->sidebar, FALSE);
  gtk_widget_set_vexpand (stack, TRUE);

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->sidebar);
  gtk_widget_add_css_class (switcher, "sidebar-switcher");
  gtk_widget_add_css_class (box, "sidebar-pane");
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), stack);

  g_signal_connect_object (self->outline, "jump", G_CALLBACK (jump_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "cursor-moved", G_CALLBACK (cursor_moved_cb), self,
                           G_CONNECT_SWAPPED);
  peng_panes_set_child (self->panes, PENG_PANE_START, box);
}

/**
 * peng_window_show_drafts:
 * @self: a window
 *
 * Brings the list of drafts into sight.
 */
void
peng_window_show_drafts (PengWindow *self)
{
  peng_panes_set_shown (self->panes, PENG_PANE_START, TRUE);
  gtk_stack_set_visible_child_name (self->sidebar, DRAFTS_PAGE);
}

/**
 * peng_window_show_outline:
 * @self: a window
 *
 * Brings the outline into sight, to be walked by keys.
 */
void
peng_window_show_outline (PengWindow *self)
{
  peng_panes_set_shown (self->panes, PENG_PANE_START, TRUE);
  gtk_stack_set_visible_child_name (self->sidebar, OUTLINE_PAGE);
  peng_outline_pane_focus (self->outline);
}
