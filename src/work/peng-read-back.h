/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-page-reading.h"

G_BEGIN_DECLS

/**
 * PengReadBackPace:
 * @stage_ms: (array fixed-size=3): how long after a reading the next one is: the first after an
 *   hour, the second after a day, the third after a week
 * @retry_ms: how long after a try that failed the next one is; twice as long each time
 * @longest_ms: but not longer than this
 *
 * How long to wait, in milliseconds.
 */
typedef struct
{
  gint64 stage_ms[3];
  gint64 retry_ms;
  gint64 longest_ms;
} PengReadBackPace;

extern const PengReadBackPace peng_read_back_pace_normal;

/* Reads back what was published: at once, after an hour, a day and a week, and when it is asked for.
 * Signal "read" (PengPageReport *report): a page was read. */
#define PENG_TYPE_READ_BACK (peng_read_back_get_type ())

G_DECLARE_FINAL_TYPE (PengReadBack, peng_read_back, PENG, READ_BACK, GObject)

PengReadBack   *peng_read_back_new        (PengPublisher          *publisher,
                                           const PengReadBackPace *pace);
void            peng_read_back_start      (PengReadBack           *self);
void            peng_read_back_stop       (PengReadBack           *self);
void            peng_read_back_now_async  (PengReadBack           *self,
                                           const char             *article,
                                           gint64                  site,
                                           GCancellable           *cancellable,
                                           GAsyncReadyCallback     callback,
                                           gpointer                user_data);
PengPageReport *peng_read_back_now_finish (PengReadBack           *self,
                                           GAsyncResult           *result,
                                           GError                **error);

G_END_DECLS
