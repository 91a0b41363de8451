/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-publish-plan.h"

const PengPublishPlan peng_publish_plan_at_once = { PENG_STANDING_PUBLIC, 0 };

/**
 * peng_publish_plan_is_too_soon:
 * @self: a plan
 * @now: the present time, microseconds since 1970
 *
 * Returns: whether it names a moment that has passed or is so near that no site would wait for it
 */
gboolean
peng_publish_plan_is_too_soon (const PengPublishPlan *self,
                               gint64                 now)
{
  return self->due != 0 && self->due < now + PENG_PUBLISH_PLAN_LEAST;
}

/**
 * peng_publish_plan_is_offered:
 * @self: a plan
 * @info: what a site says of itself
 * @is_public: whether readers see the article there already: it is not taken from them to come back
 *   at a time
 *
 * Who may not publish has it looked at, or leaves it as a draft.
 *
 * Returns: whether an article can stand so at the site
 */
gboolean
peng_publish_plan_is_offered (const PengPublishPlan *self,
                              const PengPortalInfo  *info,
                              gboolean               is_public)
{
  g_return_val_if_fail (self != NULL && info != NULL, FALSE);

  if (info->needs_review && info->can_hold)
    return self->standing == PENG_STANDING_REVIEW || self->standing == PENG_STANDING_DRAFT;

  if (self->standing != PENG_STANDING_PUBLIC)
    return info->can_hold;

  return self->due == 0 || (info->can_schedule && !is_public);
}
