/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include "ui/peng-dialogs.h"

#include <glib/gi18n.h>

/* What is on its way to sites: its page in the place of the writing, and what becomes of it when the
 * window closes. */

static void
decide_cb (PengWindow *self,
           const char *uuid)
{
  g_free (self->undecided_draft);
  self->undecided_draft = g_strdup (uuid);
  peng_window_open_draft (self, uuid);
  peng_window_decide (self);
}

/**
 * peng_window_decide:
 * @self: a window
 *
 * Lets the person decide between two versions of the draft that is shown, where that is what it was
 * opened for.
 */
void
peng_window_decide (PengWindow *self)
{
  if (self->draft == NULL ||
      g_strcmp0 (self->undecided_draft, peng_draft_get_uuid (self->draft)) != 0)
    return;

  g_clear_pointer (&self->undecided_draft, g_free);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.publish", NULL);
}

static void
create_outbox (PengWindow *self)
{
  GtkWidget *outbox = peng_outbox_page_new (self->desk);

  self->outbox = PENG_OUTBOX_PAGE (outbox);
  gtk_stack_add_named (self->views, outbox, "outbox");
  g_signal_connect_object (outbox, "back", G_CALLBACK (peng_window_show_writing), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (outbox, "decide", G_CALLBACK (decide_cb), self, G_CONNECT_SWAPPED);
}

/**
 * peng_window_shows_outbox:
 * @self: a window
 *
 * Returns: whether the outbox is seen in the place of the writing
 */
gboolean
peng_window_shows_outbox (PengWindow *self)
{
  return self->outbox != NULL &&
         gtk_stack_get_visible_child (self->views) == GTK_WIDGET (self->outbox);
}

/**
 * peng_window_show_outbox:
 * @self: a window whose desk is open
 *
 * Shows the outbox; it is made when it is wanted for the first time.
 */
void
peng_window_show_outbox (PengWindow *self)
{
  if (self->outbox == NULL)
    create_outbox (self);

  gtk_stack_set_visible_child (self->views, GTK_WIDGET (self->outbox));
  peng_window_update_actions (self);
  gtk_widget_child_focus (GTK_WIDGET (self->outbox), GTK_DIR_TAB_FORWARD);
}

static void
rows_changed_cb (PengWindow *self)
{
  gtk_widget_set_visible (self->outbox_button,
                          peng_publisher_get_rows (peng_desk_get_publisher (self->desk))->len > 0);
}

/**
 * peng_window_watch_outbox:
 * @self: a window whose desk is open
 *
 * Shows whether anything is on its way.
 */
void
peng_window_watch_outbox (PengWindow *self)
{
  PengPublisher *publisher = peng_desk_get_publisher (self->desk);

  g_signal_connect_object (publisher, "added", G_CALLBACK (rows_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (publisher, "finished", G_CALLBACK (rows_changed_cb), self,
                           G_CONNECT_SWAPPED);
  rows_changed_cb (self);
}

static gboolean
close_cb (gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));

  return G_SOURCE_REMOVE;
}

static void
answered_cb (const char *response,
             gpointer    user_data)
{
  PengWindow *self = user_data;

  self->asking = FALSE;
  if (g_str_equal (response, "cancel"))
    return;

  if (g_str_equal (response, "accept"))
    g_signal_emit_by_name (self, "stay");
  self->leaving = TRUE;
  /* The dialog that asked must have gone before its window does. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
}

/**
 * peng_window_asks_about_outbox:
 * @self: a window that is about to close
 *
 * Asks what is to become of what is on its way, where anything is.
 *
 * Returns: whether the window waits for the answer
 */
gboolean
peng_window_asks_about_outbox (PengWindow *self)
{
  PengPublisher *publisher = peng_desk_get_publisher (self->desk);
  guint n_busy = publisher != NULL ? peng_publisher_count_busy (publisher) : 0;
  g_autofree char *body = NULL;

  if (n_busy == 0 || self->leaving)
    return FALSE;
  if (self->asking)
    return TRUE;

  self->asking = TRUE;
  body = g_strdup_printf (ngettext ("%u article is on its way. In the background it goes on, and you "
                                    "are told when it has arrived. Otherwise it goes on when you "
                                    "start the program again.",
                                    "%u articles are on their way. In the background they go on, "
                                    "and you are told when they have arrived. Otherwise they go on "
                                    "when you start the program again.", n_busy), n_busy);
  peng_dialogs_ask_either (GTK_WINDOW (self), _("Go On in the Background?"), body,
                           _("Go On in the _Background"), _("_Stop for Now"), answered_cb, self);

  return TRUE;
}
