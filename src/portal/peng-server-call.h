/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "portal/peng-server-upload.h"

G_BEGIN_DECLS

/**
 * PengServerCall:
 * @param: what the star of the route's pattern stands for
 * @query: (nullable): the parameters of the address
 * @if_match: (nullable): the header
 * @if_none_match: (nullable): the header
 * @has_token: whether who asks may write
 * @is_head: whether the body of the answer is thrown away
 * @body: (nullable): the request's body, where the route keeps it
 * @upload: (nullable): the request's body on disk, where the route streams it
 * @prepared: (nullable): what the route's prepare step made of the body
 *
 * A request after it was HTTP. It is handed from thread to thread, never shared.
 */
typedef struct
{
  char             *param;
  GHashTable       *query;
  char             *if_match;
  char             *if_none_match;
  gboolean          has_token;
  gboolean          is_head;
  GBytes           *body;
  PengServerUpload *upload;
  gpointer          prepared;
  GDestroyNotify    free_prepared;
} PengServerCall;

/**
 * PengServerRange:
 * @PENG_SERVER_RANGE_NONE: no range that is understood: the whole is wanted
 * @PENG_SERVER_RANGE_PART: a part
 * @PENG_SERVER_RANGE_BEYOND: a part that begins after the end
 *
 * What a Range header asks for.
 */
typedef enum
{
  PENG_SERVER_RANGE_NONE,
  PENG_SERVER_RANGE_PART,
  PENG_SERVER_RANGE_BEYOND,
} PengServerRange;

void        peng_server_call_free      (PengServerCall *self);
const char *peng_server_call_get_query (PengServerCall *self,
                                        const char     *name);
gboolean    peng_server_call_get_page  (PengServerCall *self,
                                        guint          *page);

gboolean    peng_server_etag_matches   (const char     *header,
                                        const char     *etag);
PengServerRange peng_server_range_parse (const char    *header,
                                         gsize          size,
                                         gsize         *start,
                                         gsize         *length);
gboolean    peng_server_token_equal    (const char     *a,
                                        const char     *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengServerCall, peng_server_call_free)

G_END_DECLS
