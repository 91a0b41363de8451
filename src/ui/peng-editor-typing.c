/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

static void
correct (PengEditor *self,
         gpointer    user_data)
{
  if (self->buffer != NULL)
    peng_buffer_correct_typed (self->buffer);
}

static void
typed_cb (PengEditor *self)
{
  peng_editor_when_settled (self, correct, NULL, NULL);
}

/**
 * peng_editor_typing_create:
 * @self: a new editor
 *
 * Has what is typed put right, when no pre-edit is open.
 */
void
peng_editor_typing_create (PengEditor *self)
{
  g_signal_group_connect_swapped (self->buffer_signals, "typed", G_CALLBACK (typed_cb), self);
}

/**
 * peng_editor_typing_update:
 * @self: an editor
 *
 * To be called when it has another document.
 */
void
peng_editor_typing_update (PengEditor *self)
{
  if (self->buffer != NULL)
    peng_corrector_set_rules (peng_buffer_get_corrector (self->buffer), self->autocorrect);
}

/**
 * peng_editor_set_autocorrect:
 * @self: an editor
 * @rules: what is put right while a person types, in the text, in captions and in cells
 */
void
peng_editor_set_autocorrect (PengEditor           *self,
                             PengAutocorrectRules  rules)
{
  g_return_if_fail (PENG_IS_EDITOR (self));

  self->autocorrect = rules;
  peng_editor_typing_update (self);
}
