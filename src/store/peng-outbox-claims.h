/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-error.h"

G_BEGIN_DECLS

/**
 * PengOutboxClaims:
 *
 * Which rows of the outbox this process works on: bytes of a lock file, one for each row, which the
 * kernel gives back when the process ends, however it does.
 */
typedef struct _PengOutboxClaims PengOutboxClaims;

PengOutboxClaims *peng_outbox_claims_new     (const char        *path);
void              peng_outbox_claims_free    (PengOutboxClaims  *self);
gboolean          peng_outbox_claims_take    (PengOutboxClaims  *self,
                                              gint64             id,
                                              GError           **error);
void              peng_outbox_claims_release (PengOutboxClaims  *self,
                                              gint64             id);
void              peng_outbox_claims_release_all (PengOutboxClaims *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengOutboxClaims, peng_outbox_claims_free)

G_END_DECLS
