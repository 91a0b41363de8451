/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-wordpress-site.h"

G_BEGIN_DECLS

/* The categories and tags of a WordPress. */
void peng_wordpress_terms_list    (PengWordpressSite *self,
                                   GPtrArray         *sections,
                                   GTask             *task,
                                   PengWordpressNext  next);
void peng_wordpress_terms_resolve (PengWordpressSite *self,
                                   const char        *section,
                                   JsonArray         *tags,
                                   GTask             *task,
                                   PengWordpressNext  next);
void peng_wordpress_terms_name    (PengWordpressSite *self,
                                   JsonArray         *categories,
                                   JsonArray         *tags,
                                   GTask             *task,
                                   PengWordpressNext  next);

G_END_DECLS
