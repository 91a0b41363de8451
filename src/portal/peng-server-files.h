/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "portal/peng-server-site.h"

G_BEGIN_DECLS

/* What the pages show and look like. */
PengServerReply *peng_server_files_media (PengServerSite  *site,
                                          PengDb          *db,
                                          PengServerCall  *call,
                                          GError         **error);
PengServerReply *peng_server_files_css   (PengServerSite  *site,
                                          PengDb          *db,
                                          PengServerCall  *call,
                                          GError         **error);

G_END_DECLS
