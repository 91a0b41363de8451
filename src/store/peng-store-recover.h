/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store.h"

G_BEGIN_DECLS

/* Brings what can be read of a damaged database over to a new one, and counts in @report. The
 * damaged one is only read. */
gboolean peng_store_recover (const char        *damaged,
                             const char        *fresh,
                             PengStoreOpening  *report,
                             GError           **error);

G_END_DECLS
