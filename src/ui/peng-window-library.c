/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

/* The media library in the place of the writing. */

static void
create_library (PengWindow *self)
{
  GtkWidget *library = peng_library_page_new (self->desk);

  self->library = PENG_LIBRARY_PAGE (library);
  gtk_stack_add_named (self->views, library, "library");
  g_signal_connect_object (library, "back", G_CALLBACK (peng_window_show_writing), self,
                           G_CONNECT_SWAPPED);
  peng_window_add_media_pane (self);
}

/**
 * peng_window_shows_library:
 * @self: a window
 *
 * Returns: whether the library is seen in the place of the writing
 */
gboolean
peng_window_shows_library (PengWindow *self)
{
  return self->library != NULL &&
         gtk_stack_get_visible_child (self->views) == GTK_WIDGET (self->library);
}

/**
 * peng_window_show_library:
 * @self: a window whose desk is open
 *
 * Shows the library; it is made when it is wanted for the first time.
 */
void
peng_window_show_library (PengWindow *self)
{
  if (self->library == NULL)
    create_library (self);

  gtk_stack_set_visible_child (self->views, GTK_WIDGET (self->library));
  peng_window_update_actions (self);
  peng_library_view_focus_items (peng_library_page_get_view (self->library));
}

/**
 * peng_window_shows_writing:
 * @self: a window
 *
 * Returns: whether the article is seen, and not a page in its place
 */
gboolean
peng_window_shows_writing (PengWindow *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->views), "writing");
}

/**
 * peng_window_show_writing:
 * @self: a window
 *
 * Goes back from the page that is in its place to the article.
 */
void
peng_window_show_writing (PengWindow *self)
{
  if (peng_window_shows_writing (self))
    return;

  gtk_stack_set_visible_child_name (self->views, "writing");
  peng_window_update_actions (self);
  if (self->draft != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}
