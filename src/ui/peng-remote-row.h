/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-remote-line.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengRemoteRow:
 *
 * One article at a site. Signals, each for a wish of the person: "edit", "visit" (its page) and "copy"
 * (its address).
 */
#define PENG_TYPE_REMOTE_ROW (peng_remote_row_get_type ())

G_DECLARE_FINAL_TYPE (PengRemoteRow, peng_remote_row, PENG, REMOTE_ROW, AdwActionRow)

GtkWidget      *peng_remote_row_new (PengRemoteLine *line);
PengRemoteLine *peng_remote_row_get (PengRemoteRow  *self);

G_END_DECLS
