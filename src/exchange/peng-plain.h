/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"

G_BEGIN_DECLS

PengArticle *peng_plain_read  (GBytes       *bytes,
                               GError      **error);
GBytes      *peng_plain_write (PengArticle  *article,
                               GError      **error);

G_END_DECLS
