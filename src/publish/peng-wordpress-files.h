/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-wordpress-address.h"
#include "publish/peng-wordpress-site.h"

G_BEGIN_DECLS

/* The media library of a WordPress. A file of ours is there under the slug `peng-SHA256`, by which
 * it is found; what was found is kept in the account. */
void        peng_wordpress_files_find      (PengWordpressSite *self,
                                            GPtrArray         *names,
                                            gint64             featured,
                                            GTask             *task,
                                            PengWordpressNext  next);
const char *peng_wordpress_files_get_name  (PengWordpressSite *self,
                                            gint64             id);
gboolean    peng_wordpress_files_take      (PengWordpressSite *self,
                                            JsonObject        *item);
void        peng_wordpress_files_look_for  (PengWordpressSite *self,
                                            const char        *sha256,
                                            GTask             *task);
void        peng_wordpress_files_fetch     (PengWordpressSite *self,
                                            const char        *sha256,
                                            gsize              max_bytes,
                                            GTask             *task);
void        peng_wordpress_files_describe  (PengWordpressSite *self,
                                            JsonArray         *pictures,
                                            GTask             *task,
                                            PengWordpressNext  next);

G_END_DECLS
