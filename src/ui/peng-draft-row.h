/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-draft-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PENG_TYPE_DRAFT_ROW (peng_draft_row_get_type ())

G_DECLARE_FINAL_TYPE (PengDraftRow, peng_draft_row, PENG, DRAFT_ROW, AdwBin)

GtkWidget *peng_draft_row_new          (PengStore      *store);
void       peng_draft_row_set_entry    (PengDraftRow   *self,
                                        PengDraftEntry *entry);
void       peng_draft_row_reload_media (PengDraftRow   *self,
                                        const char     *media);
char      *peng_draft_row_dup_time     (gint64          time,
                                        gint64          now);

G_END_DECLS
