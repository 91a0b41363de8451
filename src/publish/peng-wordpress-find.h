/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-wordpress-site.h"

G_BEGIN_DECLS

void peng_wordpress_find (PengWordpressSite *self,
                          const char        *uuid,
                          const char        *etag,
                          GTask             *task,
                          PengWordpressNext  next);

G_END_DECLS
