/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-portal.h"
#include "publish/peng-site.h"

G_BEGIN_DECLS

/* How long without a sign of life a request may last, in milliseconds. */
#define PENG_PORTAL_IDLE_MS 30000

/**
 * PengPengchengPortal:
 *
 * Speaks the Pengcheng Portal API v1 (data/portal/openapi.yaml).
 */
#define PENG_TYPE_PENGCHENG_PORTAL (peng_pengcheng_portal_get_type ())

G_DECLARE_FINAL_TYPE (PengPengchengPortal, peng_pengcheng_portal, PENG, PENGCHENG_PORTAL, GObject)

PengPortal *peng_pengcheng_portal_new (PengSite   *site,
                                       const char *token,
                                       guint       idle_ms);

G_END_DECLS
