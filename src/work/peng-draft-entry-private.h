/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-draft-entry.h"

G_BEGIN_DECLS

/* For the list alone, which makes its entries and follows the store. */
PengDraftEntry *peng_draft_entry_new          (const PengDraftInfo *info);
PengDraftEntry *peng_draft_entry_new_for_hit  (PengSearchHit       *hit);
void            peng_draft_entry_set_info     (PengDraftEntry      *self,
                                               const PengDraftInfo *info);
void            peng_draft_entry_emit_changed (PengDraftEntry      *self);

G_END_DECLS
