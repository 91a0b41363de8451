/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-wordpress-site.h"

G_BEGIN_DECLS

void  peng_wordpress_upload          (PengWordpressSite *self,
                                      const PengUpload  *source,
                                      GTask             *task);
char *peng_wordpress_upload_dup_name (const char        *sha256,
                                      const char        *content_type,
                                      const char        *alt);

G_END_DECLS
