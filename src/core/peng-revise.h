/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-history.h"

G_BEGIN_DECLS

gboolean peng_revise         (PengDocument       *document,
                              PengHistory        *history,
                              PengBlock * const  *blocks,
                              guint               n_blocks,
                              guint              *n_changed,
                              GError            **error);
gboolean peng_revise_article (PengDocument       *document,
                              PengHistory        *history,
                              PengArticle        *article,
                              GError            **error);

G_END_DECLS
