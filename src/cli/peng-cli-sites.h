/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/peng-cli-run.h"
#include "work/peng-site-connect.h"

G_BEGIN_DECLS

GPtrArray          *peng_cli_sites_list (PengCliRun *run,
                                         PengStore  *store);
const PengSiteInfo *peng_cli_sites_find (GPtrArray  *sites,
                                         const char *name);

G_END_DECLS
