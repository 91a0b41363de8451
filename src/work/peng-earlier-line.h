/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-snapshots.h"

G_BEGIN_DECLS

/**
 * PengEarlierLine:
 *
 * One earlier version of an article, in the words of the list. It never changes.
 */
#define PENG_TYPE_EARLIER_LINE (peng_earlier_line_get_type ())

G_DECLARE_FINAL_TYPE (PengEarlierLine, peng_earlier_line, PENG, EARLIER_LINE, GObject)

PengEarlierLine *peng_earlier_line_new         (const PengSnapshot *snapshot);
gint64           peng_earlier_line_get_id      (PengEarlierLine    *self);
char            *peng_earlier_line_dup_time    (PengEarlierLine    *self,
                                                gint64              now);
char            *peng_earlier_line_dup_details (PengEarlierLine    *self);

G_END_DECLS
