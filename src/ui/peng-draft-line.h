/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-draft-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PENG_TYPE_DRAFT_LINE (peng_draft_line_get_type ())

G_DECLARE_FINAL_TYPE (PengDraftLine, peng_draft_line, PENG, DRAFT_LINE, GtkWidget)

GtkWidget      *peng_draft_line_new       (PengStore      *store);
void            peng_draft_line_set_entry (PengDraftLine  *self,
                                           PengDraftEntry *entry);
PengDraftEntry *peng_draft_line_get_entry (PengDraftLine  *self);
void            peng_draft_line_wake      (PengDraftLine  *self);
gboolean        peng_draft_line_is_awake  (PengDraftLine  *self);

G_END_DECLS
