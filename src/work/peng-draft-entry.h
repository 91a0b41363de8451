/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-search.h"

G_BEGIN_DECLS

/**
 * PengDraftEntry:
 *
 * One line of the list of drafts. Signal "changed": its draft was saved again.
 */
#define PENG_TYPE_DRAFT_ENTRY (peng_draft_entry_get_type ())

G_DECLARE_FINAL_TYPE (PengDraftEntry, peng_draft_entry, PENG, DRAFT_ENTRY, GObject)

const PengDraftInfo *peng_draft_entry_get_info (PengDraftEntry *self);
const PengSearchHit *peng_draft_entry_get_hit  (PengDraftEntry *self);

G_END_DECLS
