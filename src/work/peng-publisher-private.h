/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-publish-job.h"

G_BEGIN_DECLS

PengPublishJob *peng_publisher_find_job  (PengPublisher  *self,
                                          PengPublishing *row);
PengStore      *peng_publisher_get_store (PengPublisher  *self);

G_END_DECLS
