/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-document.h"
#include "store/peng-store-sites.h"

G_BEGIN_DECLS

const char *peng_usual_source_get (const PengSiteInfo *site,
                                   PengDocument       *document);

G_END_DECLS
