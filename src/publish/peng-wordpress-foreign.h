/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What was written in a WordPress itself: posts without our marker, and pictures that were not sent
 * from here. */
char     *peng_wordpress_foreign_dup_uuid   (GUri       *base_uri,
                                             gint64      id);
gint64    peng_wordpress_foreign_get_id     (const char *uuid);
gboolean  peng_wordpress_foreign_is_at      (GUri       *base_uri,
                                             const char *uuid);
gboolean  peng_wordpress_foreign_is_version (const char *uuid,
                                             const char *etag);
char     *peng_wordpress_foreign_name       (const char *html);
char     *peng_wordpress_foreign_break      (const char *html);

G_END_DECLS
