/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-document.h"
#include "publish/peng-portal.h"

G_BEGIN_DECLS

char *peng_publish_check_find_fault (PengDocument         *document,
                                     const PengPortalInfo *info);

G_END_DECLS
