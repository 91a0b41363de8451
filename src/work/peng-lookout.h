/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-publisher.h"

G_BEGIN_DECLS

/**
 * PengLookoutFuncs:
 * @look: begins to look what is due; it ends with peng_lookout_end()
 * @reached: (nullable): the network is there again, before it is looked
 *
 * What looks. Each is given what peng_lookout_new() was.
 */
typedef struct
{
  void (*look)    (gpointer owner);
  void (*reached) (gpointer owner);
} PengLookoutFuncs;

/* Says when to look for what is due: at the start, at the time of the next thing, when something
 * was published, and when the network is there again; one look at a time. */
#define PENG_TYPE_LOOKOUT (peng_lookout_get_type ())

G_DECLARE_FINAL_TYPE (PengLookout, peng_lookout, PENG, LOOKOUT, GObject)

PengLookout  *peng_lookout_new             (PengPublisher          *publisher,
                                            guint                   longest_ms,
                                            const PengLookoutFuncs *funcs,
                                            gpointer                owner);
void          peng_lookout_start           (PengLookout            *self);
void          peng_lookout_stop            (PengLookout            *self);
GCancellable *peng_lookout_get_cancellable (PengLookout            *self);
void          peng_lookout_look            (PengLookout            *self);
void          peng_lookout_end             (PengLookout            *self,
                                            gint64                  ms);

G_END_DECLS
