/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-media-pane"

#include "ui/peng-media-pane-private.h"

/* What takes long is told of at the foot of the pane, and can be cancelled there; one at a time. */

/**
 * peng_media_pane_begin_work:
 * @self: a pane
 * @words: what is being done
 *
 * Returns: (transfer none): cancelled when the person cancels it, or the pane goes
 */
GCancellable *
peng_media_pane_begin_work (PengMediaPane *self,
                            const char    *words)
{
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);

  self->working = g_cancellable_new ();
  peng_media_pane_tell_work (self, words);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->busy_bar), TRUE);
  peng_media_pane_update_actions (self);

  return self->working;
}

/**
 * peng_media_pane_tell_work:
 * @self: a pane
 * @words: how far it is
 */
void
peng_media_pane_tell_work (PengMediaPane *self,
                           const char    *words)
{
  gtk_label_set_text (self->busy_words, words);
}

/**
 * peng_media_pane_end_work:
 * @self: a pane
 */
void
peng_media_pane_end_work (PengMediaPane *self)
{
  g_clear_object (&self->working);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->busy_bar), FALSE);
  peng_media_pane_update_actions (self);
}
