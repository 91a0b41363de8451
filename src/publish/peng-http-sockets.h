/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The sockets below a session's connections, by which a request is ended. For PengHttp alone. */
GHashTable *peng_http_sockets_new  (void);
void        peng_http_sockets_keep (GHashTable  *self,
                                    SoupMessage *message,
                                    GIOStream   *connection);
gboolean    peng_http_sockets_end  (GHashTable  *self,
                                    SoupMessage *message);

G_END_DECLS
