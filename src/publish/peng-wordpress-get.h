/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-wordpress-site.h"

G_BEGIN_DECLS

/* What the site has of an article, in the form that peng-wordpress-format.c compares. */
void peng_wordpress_get (PengWordpressSite *self,
                         const char        *uuid,
                         const char        *etag,
                         GTask             *task);

G_END_DECLS
