/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/peng-cli-run.h"
#include "work/peng-desk.h"

G_BEGIN_DECLS

/**
 * PengCliPlan:
 * @is_given: whether anything was said of it; else an article stays as it stands at the site
 * @plan: what was said
 *
 * Who is to read what is published, and from when on, as the options say.
 */
typedef struct
{
  gboolean        is_given;
  PengPublishPlan plan;
} PengCliPlan;

gboolean peng_cli_plan_parse    (PengCliPlan           *self,
                                 const char            *at,
                                 const char            *readers);
gboolean peng_cli_plan_ask_site (const PengCliPlan     *self,
                                 PengCliRun            *run,
                                 PengDesk              *desk,
                                 const PengSiteInfo    *site);
gboolean peng_cli_plan_choose   (const PengCliPlan     *self,
                                 const char            *name,
                                 const PengPublication *publication,
                                 PengPublishPlan       *plan);
void     peng_cli_plan_tell     (const PengOutboxItem  *item,
                                 const char            *name);

G_END_DECLS
