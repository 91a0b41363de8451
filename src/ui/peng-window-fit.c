/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include "core/peng-media-swap.h"
#include "ui/peng-fit-open.h"

/* Photographs of an article or of the library are made fit to be published. */

static PengDraft *
get_open (const char *uuid,
          gpointer    user_data)
{
  return peng_window_get_open (user_data, uuid);
}

/**
 * peng_window_reload_media:
 * @self: a window
 * @media: a photograph that looks otherwise now
 */
void
peng_window_reload_media (PengWindow *self,
                          const char *media)
{
  peng_editor_reload_media (self->editor, media);
  peng_drafts_pane_reload_media (self->drafts, media);
  peng_preview_reload (self->preview);
}

static void
kept_cb (const char *media,
         gpointer    user_data)
{
  PengWindow *self = user_data;

  if (!peng_window_is_gone (self))
    peng_window_reload_media (self, media);
}

static void
swap_block (PengDocument        *document,
            guint                i,
            const PengMediaSwap *swap)
{
  PengBlock *block = peng_document_get_block (document, i);
  guint n_places = 0;
  gboolean fits = TRUE;
  g_autoptr(PengBlock) swapped = peng_media_swap_block (swap, block, &n_places, &fits);
  g_autoptr(PengEdit) edit = NULL;

  if (n_places == 0 || !fits)
    return;

  edit = peng_document_make_blocks (document, i, 1, &swapped, 1);
  peng_document_apply (document, edit, NULL);
}

/* In the article that is open, as one step. */
static void
copied_cb (const char      *media,
           const PengMedia *copy,
           gpointer         user_data)
{
  PengWindow *self = user_data;
  const PengMediaSwap swap = {
    media, copy->sha, PENG_BLOCK_IMAGE, copy->web_width, copy->web_height,
  };
  PengDocument *document;

  if (peng_window_is_gone (self) || self->draft == NULL)
    return;

  document = peng_draft_get_document (self->draft);
  peng_history_begin (peng_draft_get_history (self->draft));
  for (guint i = 0; i < peng_document_get_n_blocks (document); i++)
    swap_block (document, i, &swap);
  peng_history_end (peng_draft_get_history (self->draft));
}

static const PengFitFuncs article_funcs = { get_open, kept_cb, copied_cb };
static const PengFitFuncs library_funcs = { get_open, kept_cb };

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
  return peng_fit_open (GTK_WINDOW (self), self->desk, self->settings, media,
                        peng_window_shows_library (self) ? &library_funcs : &article_funcs, self);
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
