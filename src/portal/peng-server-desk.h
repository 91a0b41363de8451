/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "portal/peng-server-route.h"
#include "store/peng-db-thread.h"

G_BEGIN_DECLS

/**
 * PengServerDesk:
 *
 * What a server's requests come to, and its answers go out from.
 */
typedef struct _PengServerDesk PengServerDesk;

PengServerDesk *peng_server_desk_open  (SoupServer     *server,
                                        PengServerSite *site,
                                        PengDbThread   *thread,
                                        const char     *token);
void            peng_server_desk_close (PengServerDesk *self);

G_END_DECLS
