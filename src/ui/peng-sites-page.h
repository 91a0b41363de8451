/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengSitesPage:
 *
 * The sites that articles can go to, among the preferences: adding, testing, renaming, ordering and
 * removing them. The first is the one that is chosen when something is published.
 */
#define PENG_TYPE_SITES_PAGE (peng_sites_page_get_type ())

G_DECLARE_FINAL_TYPE (PengSitesPage, peng_sites_page, PENG, SITES_PAGE, AdwPreferencesPage)

GtkWidget *peng_sites_page_new (PengDesk *desk);

G_END_DECLS
