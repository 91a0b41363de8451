/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-comparison.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengMergeCard:
 *
 * Two versions of one thing beside each other, and what comes of them.
 */
#define PENG_TYPE_MERGE_CARD (peng_merge_card_get_type ())

G_DECLARE_FINAL_TYPE (PengMergeCard, peng_merge_card, PENG, MERGE_CARD, AdwBin)

GtkWidget       *peng_merge_card_new        (const char           *heading,
                                             const PengDifference *difference,
                                             gboolean              both);
PengMergeChoice  peng_merge_card_get_choice (PengMergeCard        *self);

G_END_DECLS
