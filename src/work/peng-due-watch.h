/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-publisher.h"

G_BEGIN_DECLS

/**
 * PengDueWatchPace:
 * @grace_ms: how long after its moment a site is asked for the first time
 * @retry_ms: how long after that for the second time, twice as long each time
 * @longest_ms: but not longer than this
 *
 * How long to wait, in milliseconds.
 */
typedef struct
{
  gint64 grace_ms;
  gint64 retry_ms;
  gint64 longest_ms;
} PengDueWatchPace;

extern const PengDueWatchPace peng_due_watch_pace_normal;

/* Asks sites, when the moment of an article has come, whether readers see it. Signal "shown" (const
 * char *article, gint64 site): they do. */
#define PENG_TYPE_DUE_WATCH (peng_due_watch_get_type ())

G_DECLARE_FINAL_TYPE (PengDueWatch, peng_due_watch, PENG, DUE_WATCH, GObject)

PengDueWatch *peng_due_watch_new   (PengPublisher          *publisher,
                                    const PengDueWatchPace *pace);
void          peng_due_watch_start (PengDueWatch           *self);
void          peng_due_watch_stop  (PengDueWatch           *self);

G_END_DECLS
