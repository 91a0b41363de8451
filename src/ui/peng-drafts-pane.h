/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-draft-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengDraftsPane:
 *
 * The list of drafts with its search. Signals: "open" (const char *uuid), "duplicate" (const char
 * *uuid), "delete" (const char *uuid): what the person wishes.
 */
#define PENG_TYPE_DRAFTS_PANE (peng_drafts_pane_get_type ())

G_DECLARE_FINAL_TYPE (PengDraftsPane, peng_drafts_pane, PENG, DRAFTS_PANE, AdwBin)

void peng_drafts_pane_set_store    (PengDraftsPane *self,
                                    PengStore      *store);
void peng_drafts_pane_set_open     (PengDraftsPane *self,
                                    const char     *uuid);
void peng_drafts_pane_focus_search (PengDraftsPane *self);
void peng_drafts_pane_reload_media (PengDraftsPane *self,
                                    const char     *media);
char *peng_drafts_pane_dup_neighbour (PengDraftsPane *self,
                                      const char     *uuid);

G_END_DECLS
