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
