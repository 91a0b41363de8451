/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-listing.h"

G_BEGIN_DECLS

/**
 * PengRemoteLine:
 *
 * One article at a site, in the words of the list. It never changes.
 */
#define PENG_TYPE_REMOTE_LINE (peng_remote_line_get_type ())

G_DECLARE_FINAL_TYPE (PengRemoteLine, peng_remote_line, PENG, REMOTE_LINE, GObject)

PengRemoteLine *peng_remote_line_new         (PengListed     *listed,
                                              GPtrArray      *sections);
const char     *peng_remote_line_get_uuid    (PengRemoteLine *self);
const char     *peng_remote_line_get_uri     (PengRemoteLine *self);
char           *peng_remote_line_dup_title   (PengRemoteLine *self);
const char     *peng_remote_line_get_state   (PengRemoteLine *self);
char           *peng_remote_line_dup_details (PengRemoteLine *self);
gboolean        peng_remote_line_is_public   (PengRemoteLine *self);
gboolean        peng_remote_line_is_trashed  (PengRemoteLine *self);

G_END_DECLS
