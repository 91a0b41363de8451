/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-wordpress-site.h"

G_BEGIN_DECLS

void       peng_wordpress_news      (PengWordpressSite *self,
                                     const char        *section,
                                     GTask             *task);
GPtrArray *peng_wordpress_news_read (JsonNode          *answer);

G_END_DECLS
