/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "portal/peng-server-article.h"
#include "portal/peng-server-input.h"

G_BEGIN_DECLS

gboolean peng_server_publish (PengDb             *db,
                              PengServerInput    *input,
                              PengServerArticle  *present,
                              PengServerArticle **article,
                              GPtrArray         **missing,
                              GError            **error);
gboolean peng_server_publish_again (PengDb             *db,
                                    PengServerInput    *input,
                                    PengServerArticle  *present,
                                    GError            **error);

G_END_DECLS
