/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include "ui/peng-fit-open.h"

/* Photographs of an article or of the library are made fit to be published. */

static PengDraft *
get_open (const char *uuid,
          gpointer    user_data)
{
  PengWindow *self = user_data;

  return self->draft != NULL && g_str_equal (peng_draft_get_uuid (self->draft), uuid) ? self->draft
                                                                                      : NULL;
}

static void
kept_cb (const char *media,
         gpointer    user_data)
{
  PengWindow *self = user_data;

  if (peng_window_is_gone (self))
    return;

  peng_editor_reload_media (self->editor, media);
  peng_preview_reload (self->preview);
}

static const PengFitFuncs funcs = { get_open, kept_cb };

/**
 * peng_window_fit:
 * @self: a window whose desk is open
 * @media: a photograph of the library
 *
 * Opens the window in which it is made fit.
 *
 * Returns: (transfer none): that window
 */
GtkWidget *
peng_window_fit (PengWindow *self,
                 const char *media)
{
  return peng_fit_open (GTK_WINDOW (self), self->desk, self->settings, media, &funcs, self);
}

static void
fit_wanted_cb (PengWindow *self,
               const char *media)
{
  peng_window_fit (self, media);
}

/**
 * peng_window_watch_fit:
 * @self: a window whose desk is open
 *
 * Opens the window for the photographs of the article.
 */
void
peng_window_watch_fit (PengWindow *self)
{
  g_signal_connect_object (self->editor, "fit-wanted", G_CALLBACK (fit_wanted_cb), self,
                           G_CONNECT_SWAPPED);
}
