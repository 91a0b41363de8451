/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-portal-info.h"
#include "store/peng-outbox-item.h"

G_BEGIN_DECLS

/**
 * PengPublishPlan:
 * @standing: who is to read it
 * @due: for %PENG_STANDING_PUBLIC: from when on, microseconds since 1970; 0 for at once
 *
 * How an article is to stand at a site, beside what it says.
 */
typedef struct
{
  PengStanding standing;
  gint64       due;
} PengPublishPlan;

extern const PengPublishPlan peng_publish_plan_at_once;

/* What is less than this far ahead is as good as now, also for the sites. */
#define PENG_PUBLISH_PLAN_LEAST (60 * G_USEC_PER_SEC)

gboolean peng_publish_plan_is_too_soon (const PengPublishPlan *self,
                                        gint64                 now);
gboolean peng_publish_plan_is_offered  (const PengPublishPlan *self,
                                        const PengPortalInfo  *info,
                                        gboolean               is_public);

G_END_DECLS
