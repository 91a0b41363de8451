/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where the REST API of a WordPress is: the address that its pages name, at the site's own origin.
 * Routes go behind it; with plain permalinks it is "/?rest_route=/". */
char     *peng_wordpress_root_find_link (const char *links);
char     *peng_wordpress_root_parse     (GUri       *base_uri,
                                         const char *address);
char     *peng_wordpress_root_dup_path  (const char *root,
                                         const char *route,
                                         const char *query);

G_END_DECLS
