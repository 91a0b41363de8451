/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-portal.h"
#include "publish/peng-site.h"

G_BEGIN_DECLS

/**
 * PengWordpressPortal:
 *
 * Speaks to a WordPress by its REST API (wp/v2), as it is since 5.6.
 */
#define PENG_TYPE_WORDPRESS_PORTAL (peng_wordpress_portal_get_type ())

G_DECLARE_FINAL_TYPE (PengWordpressPortal, peng_wordpress_portal, PENG, WORDPRESS_PORTAL, GObject)

PengPortal *peng_wordpress_portal_new (PengSite   *site,
                                       const char *secret,
                                       guint       idle_ms);

G_END_DECLS
