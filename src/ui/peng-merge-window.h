/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengMergeWindow:
 *
 * An article and what somebody else has made of it at a site, block by block: a person chooses what
 * stays. Signal "settled" (gboolean joined): the conflict has ended, and the draft is what was chosen.
 */
#define PENG_TYPE_MERGE_WINDOW (peng_merge_window_get_type ())

G_DECLARE_FINAL_TYPE (PengMergeWindow, peng_merge_window, PENG, MERGE_WINDOW, AdwWindow)

GtkWidget *peng_merge_window_new (PengDesk       *desk,
                                  PengPublishing *row,
                                  PengDraft      *draft);

G_END_DECLS
