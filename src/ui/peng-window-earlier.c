/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include "ui/peng-earlier-window.h"

#include <glib/gi18n.h>

/* The earlier versions of the open article: their window, and what is said when one was used or when
 * there is one more to look for. */

#define SECONDS 10

/* The offer goes with the next edit, for Undo would take that back. */
static void
forget_undo (AdwToast *toast)
{
  adw_toast_set_button_label (toast, NULL);
}

static void
used_cb (PengWindow *self)
{
  AdwToast *toast =
    peng_window_create_toast (_("The article is that version now. What it was is kept, too."));

  adw_toast_set_timeout (toast, SECONDS);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_signal_connect_object (peng_draft_get_document (self->draft), "edited", G_CALLBACK (forget_undo),
                           toast, G_CONNECT_SWAPPED);
  peng_window_toast_of_draft (self, toast);
}

/**
 * peng_window_show_earlier:
 * @self: a window with a draft
 *
 * Opens the window of its earlier versions, no wider than this one.
 */
void
peng_window_show_earlier (PengWindow *self)
{
  GtkWidget *earlier = peng_earlier_window_new (self->draft);
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (earlier), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (earlier),
                               MIN (width, gtk_widget_get_width (GTK_WIDGET (self))), height);
  g_signal_connect_object (earlier, "used", G_CALLBACK (used_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (earlier), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (earlier));
}

static void
offer_earlier (PengWindow *self)
{
  AdwToast *toast;

  if (self->draft == NULL)
    return;

  toast = peng_window_create_toast (_("Both texts as they were are kept in Earlier Versions."));
  adw_toast_set_timeout (toast, SECONDS);
  adw_toast_set_button_label (toast, _("_Show"));
  adw_toast_set_action_name (toast, "win.earlier");
  peng_window_toast_of_draft (self, toast);
}

static void
joined_cb (PengWindow *self,
           GtkWidget  *dialog)
{
  g_signal_handlers_disconnect_by_func (dialog, offer_earlier, self);
  g_signal_connect_object (dialog, "unmap", G_CALLBACK (offer_earlier), self, G_CONNECT_SWAPPED);
}

/**
 * peng_window_watch_joining:
 * @self: a window with a draft
 * @dialog: a #PengPublishDialog for it
 *
 * Where two versions are joined there, says where they are when the dialog has closed.
 */
void
peng_window_watch_joining (PengWindow *self,
                           GtkWidget  *dialog)
{
  g_signal_connect_object (dialog, "joined", G_CALLBACK (joined_cb), self, G_CONNECT_SWAPPED);
}
