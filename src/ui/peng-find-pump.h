/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-find.h"

G_BEGIN_DECLS

/* Does what a #PengFind has to do, without anybody waiting for it. Signal "done" (PengFindPump *):
 * everything was looked through. */
#define PENG_TYPE_FIND_PUMP (peng_find_pump_get_type ())

G_DECLARE_FINAL_TYPE (PengFindPump, peng_find_pump, PENG, FIND_PUMP, GObject)

PengFindPump *peng_find_pump_new  (PengFind      *find);
void          peng_find_pump_start (PengFindPump *self,
                                    gboolean      in_thread);
void          peng_find_pump_stop (PengFindPump  *self);

G_END_DECLS
