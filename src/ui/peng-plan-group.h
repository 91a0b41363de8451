/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-publish-plan.h"
#include "work/peng-site-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengPlanGroup:
 *
 * The rows that ask who is to read an article at a site, and from when on. Signal "changed": another
 * answer was given.
 */
#define PENG_TYPE_PLAN_GROUP (peng_plan_group_get_type ())

G_DECLARE_FINAL_TYPE (PengPlanGroup, peng_plan_group, PENG, PLAN_GROUP, AdwPreferencesGroup)

void            peng_plan_group_offer      (PengPlanGroup         *self,
                                            const PengPortalInfo  *info,
                                            gboolean               is_public);
void            peng_plan_group_set_plan   (PengPlanGroup         *self,
                                            const PengPublishPlan *plan);
PengPublishPlan peng_plan_group_get_plan   (PengPlanGroup         *self);
char           *peng_plan_group_dup_moment (PengPlanGroup         *self,
                                            gint64                 due);

G_END_DECLS
