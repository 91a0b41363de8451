/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "portal/peng-server-site.h"

G_BEGIN_DECLS

/* What readers see. */
PengServerReply *peng_server_pages_home     (PengServerSite  *site,
                                             PengDb          *db,
                                             PengServerCall  *call,
                                             GError         **error);
PengServerReply *peng_server_pages_section  (PengServerSite  *site,
                                             PengDb          *db,
                                             PengServerCall  *call,
                                             GError         **error);
PengServerReply *peng_server_pages_article  (PengServerSite  *site,
                                             PengDb          *db,
                                             PengServerCall  *call,
                                             GError         **error);
PengServerReply *peng_server_pages_redirect (PengServerSite  *site,
                                             PengDb          *db,
                                             PengServerCall  *call,
                                             GError         **error);
PengServerReply *peng_server_pages_failure  (PengServerSite  *site,
                                             const GError    *error);
PengServerReply *peng_server_pages_nothing  (PengServerSite  *site,
                                             PengDb          *db,
                                             PengServerCall  *call,
                                             GError         **error);
PengServerReply *peng_server_pages_withdrawn (PengServerSite *site);

/* What programs read. */
PengServerReply *peng_server_feed_rss       (PengServerSite  *site,
                                             PengDb          *db,
                                             PengServerCall  *call,
                                             GError         **error);
PengServerReply *peng_server_feed_sitemap   (PengServerSite  *site,
                                             PengDb          *db,
                                             PengServerCall  *call,
                                             GError         **error);
PengServerReply *peng_server_feed_robots    (PengServerSite  *site,
                                             PengDb          *db,
                                             PengServerCall  *call,
                                             GError         **error);

G_END_DECLS
