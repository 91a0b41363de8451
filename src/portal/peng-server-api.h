/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "portal/peng-server-site.h"

G_BEGIN_DECLS

/* The answers of the Pengcheng Portal API v1; data/portal/openapi.yaml tells what each means. */
PengServerReply *peng_server_api_describe         (PengServerSite  *site,
                                                   PengDb          *db,
                                                   PengServerCall  *call,
                                                   GError         **error);
PengServerReply *peng_server_api_get_theme        (PengServerSite  *site,
                                                   PengDb          *db,
                                                   PengServerCall  *call,
                                                   GError         **error);
PengServerReply *peng_server_api_head_media       (PengServerSite  *site,
                                                   PengDb          *db,
                                                   PengServerCall  *call,
                                                   GError         **error);
PengServerReply *peng_server_api_put_media        (PengServerSite  *site,
                                                   PengDb          *db,
                                                   PengServerCall  *call,
                                                   GError         **error);
PengServerReply *peng_server_api_prepare_article  (PengServerCall  *call);
PengServerReply *peng_server_api_put_article      (PengServerSite  *site,
                                                   PengDb          *db,
                                                   PengServerCall  *call,
                                                   GError         **error);
PengServerReply *peng_server_api_get_article      (PengServerSite  *site,
                                                   PengDb          *db,
                                                   PengServerCall  *call,
                                                   GError         **error);
PengServerReply *peng_server_api_withdraw_article (PengServerSite  *site,
                                                   PengDb          *db,
                                                   PengServerCall  *call,
                                                   GError         **error);
PengServerReply *peng_server_api_list_articles    (PengServerSite  *site,
                                                   PengDb          *db,
                                                   PengServerCall  *call,
                                                   GError         **error);

G_END_DECLS
