/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-media.h"
#include "work/peng-draft-entry.h"

G_BEGIN_DECLS

/**
 * PengDraftModel:
 *
 * The drafts of a store, newest first, as a GListModel of PengDraftEntry; or what a search finds in
 * them. It follows the store. Pages are read as they are looked at. Property "busy": the first page
 * is on its way. Signal "failed" (const GError *).
 */
#define PENG_TYPE_DRAFT_MODEL (peng_draft_model_get_type ())

G_DECLARE_FINAL_TYPE (PengDraftModel, peng_draft_model, PENG, DRAFT_MODEL, GObject)

PengDraftModel *peng_draft_model_new         (PengStore      *store);
void            peng_draft_model_set_words   (PengDraftModel *self,
                                              const char     *words);
const char     *peng_draft_model_get_words   (PengDraftModel *self);
gboolean        peng_draft_model_get_busy    (PengDraftModel *self);
gboolean        peng_draft_model_find        (PengDraftModel *self,
                                              const char     *uuid,
                                              guint          *position);

G_END_DECLS
