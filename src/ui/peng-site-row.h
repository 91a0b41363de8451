/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengSiteRow:
 *
 * A site in the list of sites: what it is called, where articles usually go there, and what it answers.
 * Signals: "renamed" (also after any other change of what is noted of it), "sign-in", "remove" and
 * "move" (int by).
 */
#define PENG_TYPE_SITE_ROW (peng_site_row_get_type ())

G_DECLARE_FINAL_TYPE (PengSiteRow, peng_site_row, PENG, SITE_ROW, AdwExpanderRow)

GtkWidget          *peng_site_row_new       (PengDesk           *desk,
                                             const PengSiteInfo *site);
const PengSiteInfo *peng_site_row_get_site  (PengSiteRow        *self);
void                peng_site_row_set_place (PengSiteRow        *self,
                                             gboolean            first,
                                             gboolean            last);

G_END_DECLS
