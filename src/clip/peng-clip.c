/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-clip"

#include "clip/peng-clip.h"

G_DEFINE_QUARK (peng-clip-error-quark, peng_clip_error)

/**
 * peng_clip_facts_free:
 * @self: (transfer full): facts
 *
 * Frees the facts. The picture's file stays where it is.
 */
void
peng_clip_facts_free (PengClipFacts *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->poster);
  g_free (self);
}
