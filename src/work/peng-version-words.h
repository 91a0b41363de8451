/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-merge.h"

G_BEGIN_DECLS

char       *peng_version_words_new_run     (PengArticle   *article,
                                            guint          start,
                                            guint          n);
const char *peng_version_words_get_heading (PengMergeKind  kind);

G_END_DECLS
