/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

/* The parts of the window that F6 goes through, in reading order. Tab goes from one control to the
 * next; in the text it is a key of the text, and F6 is the way out. */

#define N_PARTS 14

/* The last one is on the screen: those before it are on their way out. */
static GtkWidget *
find_toast (PengWindow *self)
{
  GtkWidget *toast = gtk_widget_get_last_child (GTK_WIDGET (self->toasts));

  return toast != adw_toast_overlay_get_child (self->toasts) ? toast : NULL;
}

static void
list_parts (PengWindow *self,
            GtkWidget  *parts[N_PARTS])
{
  PengFindBar *find_bar = peng_article_page_get_find_bar (self->page);

  parts[0] = self->header;
  parts[1] = GTK_WIDGET (self->sidebar);
  parts[2] = peng_article_page_get_bar (self->page);
  parts[3] = peng_find_bar_get_open (find_bar) ? GTK_WIDGET (find_bar) : NULL;
  parts[4] = GTK_WIDGET (peng_article_page_get_fields (self->page));
  parts[5] = GTK_WIDGET (self->editor);
  parts[6] = GTK_WIDGET (self->preview_pane);
  parts[7] = find_toast (self);
  /* The library, the outbox or what the sites have is seen in the place of all of these. */
  parts[8] = self->library != NULL ? peng_library_page_get_header (self->library) : NULL;
  parts[9] = self->library != NULL ? GTK_WIDGET (peng_library_page_get_view (self->library)) : NULL;
  parts[10] = self->outbox != NULL ? peng_outbox_page_get_header (self->outbox) : NULL;
  parts[11] = self->outbox != NULL ? peng_outbox_page_get_lists (self->outbox) : NULL;
  parts[12] = self->remote != NULL ? peng_remote_page_get_header (self->remote) : NULL;
  parts[13] = self->remote != NULL ? peng_remote_page_get_body (self->remote) : NULL;
}

static int
find_focused_part (PengWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *parts[N_PARTS];

  list_parts (self, parts);
  for (int i = 0; focus != NULL && i < N_PARTS; i++)
    if (parts[i] != NULL && gtk_widget_is_ancestor (focus, parts[i]))
      return i;

  return -1;
}

/* The text keeps its cursor; any other part is entered at its beginning. */
static gboolean
enter (GtkWidget *part)
{
  if (part == NULL || !gtk_widget_get_mapped (part) || !gtk_widget_is_sensitive (part))
    return FALSE;

  return PENG_IS_EDITOR (part) ? gtk_widget_grab_focus (part)
                               : gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD);
}

/**
 * peng_window_focus_next_part:
 * @self: a window
 * @by: 1 for the next part, -1 for the one before
 *
 * Moves the focus to another part of the window; parts that are not seen are passed by.
 */
void
peng_window_focus_next_part (PengWindow *self,
                             int         by)
{
  int present = find_focused_part (self);
  GtkWidget *parts[N_PARTS];

  if (present < 0)
    present = by > 0 ? N_PARTS - 1 : 0;

  list_parts (self, parts);
  for (int i = 1; i < N_PARTS; i++)
    if (enter (parts[(present + i * by + i * N_PARTS) % N_PARTS]))
      return;
}

static GtkWidget *
choose_pane (PengWindow *self)
{
  if (peng_panes_get_shown (self->panes, PENG_PANE_CONTENT))
    return GTK_WIDGET (self->editor);

  return peng_panes_get_shown (self->panes, PENG_PANE_START) ? GTK_WIDGET (self->sidebar)
                                                             : GTK_WIDGET (self->preview_pane);
}

/* Whoever turned the page may have said where on it the focus goes: there it stays. */
static gboolean
focus_pane_cb (gpointer user_data)
{
  PengWindow *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *pane = choose_pane (self);

  self->focus_id = 0;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, pane))
    enter (pane);

  return G_SOURCE_REMOVE;
}

/* A pane that is hidden takes the focus with it, and GTK would give it to whatever comes next. The
 * panes may tell of it in the middle of a layout, when nothing can take the focus. */
static void
panes_changed_cb (PengWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->draft != NULL && self->focus_id == 0 &&
      (focus == NULL || !gtk_widget_get_mapped (focus)))
    self->focus_id = g_idle_add (focus_pane_cb, self);
}

/**
 * peng_window_watch_focus:
 * @self: a window with all its panes
 *
 * Lets the focus go on where the pane that had it is hidden.
 */
void
peng_window_watch_focus (PengWindow *self)
{
  g_signal_connect_object (self->panes, "notify::show-start", G_CALLBACK (panes_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
