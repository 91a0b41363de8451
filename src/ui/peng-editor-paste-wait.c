/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

/* A clipboard belongs to another program, which may be slow or stuck: then the person is told, and may
 * leave it. */

/* Less is not noticed, in milliseconds. */
#define SLOW 500

/**
 * peng_editor_set_paste_patience:
 * @self: the editor
 * @patience: how long a program whose words are pasted may be silent, in milliseconds
 *
 * After that a paste is given up.
 */
void
peng_editor_set_paste_patience (PengEditor *self,
                                guint       patience)
{
  g_return_if_fail (PENG_IS_EDITOR (self));

  self->pastes.patience = patience;
}

static void
set_slow (PengEditor *self,
          gboolean    slow)
{
  if (self->pastes.slow == slow)
    return;

  self->pastes.slow = slow;
  g_signal_emit_by_name (self, "paste-waiting", slow);
}

static gboolean
slow_cb (gpointer user_data)
{
  PengEditor *self = user_data;

  self->pastes.slow_id = 0;
  set_slow (self, TRUE);

  return G_SOURCE_REMOVE;
}

/**
 * peng_editor_paste_begin_wait:
 * @self: the editor
 *
 * A clipboard is read, until peng_editor_paste_end_wait() or peng_editor_cancel_paste().
 */
void
peng_editor_paste_begin_wait (PengEditor *self)
{
  if (self->pastes.n++ > 0)
    return;

  self->pastes.cancellable = g_cancellable_new ();
  self->pastes.slow_id = g_timeout_add (SLOW, slow_cb, self);
}

/**
 * peng_editor_paste_end_wait:
 * @self: the editor
 *
 * A clipboard was read, or not.
 */
void
peng_editor_paste_end_wait (PengEditor *self)
{
  if (--self->pastes.n > 0)
    return;

  g_clear_object (&self->pastes.cancellable);
  g_clear_handle_id (&self->pastes.slow_id, g_source_remove);
  set_slow (self, FALSE);
}

/**
 * peng_editor_cancel_paste:
 * @self: the editor
 *
 * What is being read from the clipboard is not wanted any more.
 */
void
peng_editor_cancel_paste (PengEditor *self)
{
  g_return_if_fail (PENG_IS_EDITOR (self));

  if (self->pastes.cancellable != NULL)
    g_cancellable_cancel (self->pastes.cancellable);
}

/**
 * peng_editor_is_paste_waiting:
 * @self: the editor
 *
 * Returns: whether a paste takes so long that it is told of
 */
gboolean
peng_editor_is_paste_waiting (PengEditor *self)
{
  g_return_val_if_fail (PENG_IS_EDITOR (self), FALSE);

  return self->pastes.slow;
}
