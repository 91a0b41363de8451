/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengSiteDialog:
 *
 * Asks for the address of a site, finds out what is there, and signs in. Signal "saved": the site is in
 * the store, and its password in the keyring or, as the person was told, in memory.
 */
#define PENG_TYPE_SITE_DIALOG (peng_site_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PengSiteDialog, peng_site_dialog, PENG, SITE_DIALOG, AdwWindow)

GtkWidget *peng_site_dialog_new (PengDesk           *desk,
                                 const PengSiteInfo *site,
                                 int                 position);

G_END_DECLS
