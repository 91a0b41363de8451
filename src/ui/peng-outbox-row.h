/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-publishing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengOutboxRow:
 *
 * One thing that is on its way to a site, or was. Signals, each for a wish of the person: "pause",
 * "resume" (also "try now"), "stop", "decide" (between two versions) and "open" (its page).
 */
#define PENG_TYPE_OUTBOX_ROW (peng_outbox_row_get_type ())

G_DECLARE_FINAL_TYPE (PengOutboxRow, peng_outbox_row, PENG, OUTBOX_ROW, AdwExpanderRow)

GtkWidget      *peng_outbox_row_new        (PengPublishing *publishing);
void            peng_outbox_row_set_site   (PengOutboxRow  *self,
                                            const char     *name,
                                            gboolean        alone);
PengPublishing *peng_outbox_row_get        (PengOutboxRow  *self);
void            peng_outbox_row_tick       (PengOutboxRow  *self);

G_END_DECLS
