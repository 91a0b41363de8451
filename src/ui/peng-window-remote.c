/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include "ui/peng-dialogs.h"

#include <glib/gi18n.h>

/* What the sites have of one's articles: its page in the place of the writing. */

/* What cannot be written here would be lost without a word. */
static void
tell_unread (PengWindow *self,
             guint       n_unread)
{
  g_autofree char *body =
    g_strdup_printf (ngettext ("%u part of the article cannot be edited here, such as a frame or a "
                               "form, and is not in this draft. When you publish the draft, it is "
                               "gone at the site too.",
                               "%u parts of the article cannot be edited here, such as frames or "
                               "forms, and are not in this draft. When you publish the draft, they "
                               "are gone at the site too.", n_unread), n_unread);

  peng_dialogs_tell (GTK_WINDOW (self), _("Not All of It Is Here"), body);
}

/* Who publishes what only colleagues see there shows it to everybody. */
static void
tell_taken (PengWindow     *self,
            PengRemoteLine *line,
            PengTakenIn     taken)
{
  if (taken == PENG_TAKEN_IN_RESTORED)
    peng_window_toast (self, _("This draft was in the trash, and is back."));
  else if (taken == PENG_TAKEN_IN_NEW && peng_remote_line_is_public (line))
    peng_window_toast (self, _("This is what the site has. Publish it to change the article there."));
  else if (taken == PENG_TAKEN_IN_NEW)
    peng_window_toast (self, _("This is what the site has. Not everybody can read it there yet; once "
                               "you publish it, they can."));
}

static void
open_cb (PengWindow     *self,
         PengRemoteLine *line,
         guint           taken,
         guint           n_unread)
{
  peng_window_open_draft (self, peng_remote_line_get_uuid (line));
  tell_taken (self, line, taken);
  if (n_unread > 0)
    tell_unread (self, n_unread);
}

static void
create_remote (PengWindow *self)
{
  GtkWidget *remote = peng_remote_page_new (self->desk);

  self->remote = PENG_REMOTE_PAGE (remote);
  gtk_stack_add_named (self->views, remote, "remote");
  g_signal_connect_object (remote, "back", G_CALLBACK (peng_window_show_writing), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (remote, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
}

/**
 * peng_window_shows_remote:
 * @self: a window
 *
 * Returns: whether the articles at the sites are seen in the place of the writing
 */
gboolean
peng_window_shows_remote (PengWindow *self)
{
  return self->remote != NULL &&
         gtk_stack_get_visible_child (self->views) == GTK_WIDGET (self->remote);
}

/**
 * peng_window_show_remote:
 * @self: a window whose desk is open
 *
 * Shows the articles at the sites; the page is made when it is wanted for the first time.
 */
void
peng_window_show_remote (PengWindow *self)
{
  if (self->remote == NULL)
    create_remote (self);

  gtk_stack_set_visible_child (self->views, GTK_WIDGET (self->remote));
  peng_window_update_actions (self);
  peng_remote_page_focus_search (self->remote);
}
