/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengStatusBar:
 *
 * The foot of the window, whichever of its panes are seen: how many words the open article has, and
 * whether it is saved. It is hidden while no article is open.
 */
#define PENG_TYPE_STATUS_BAR (peng_status_bar_get_type ())

G_DECLARE_FINAL_TYPE (PengStatusBar, peng_status_bar, PENG, STATUS_BAR, AdwBin)

void  peng_status_bar_set_draft (PengStatusBar *self,
                                 PengDraft     *draft);
char *peng_status_bar_dup_count (PengStatusBar *self);

G_END_DECLS
