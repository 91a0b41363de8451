/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PengServerProblem:
 * @PENG_SERVER_PROBLEM_BAD_REQUEST: 400, no JSON, or a parameter of the address is wrong
 * @PENG_SERVER_PROBLEM_UNAUTHORIZED: 401, no token or a wrong one
 * @PENG_SERVER_PROBLEM_NOT_FOUND: 404, nothing is there
 * @PENG_SERVER_PROBLEM_METHOD: 405, something is there that knows no such method
 * @PENG_SERVER_PROBLEM_GONE: 410, it was there and has been withdrawn
 * @PENG_SERVER_PROBLEM_CONFLICT: 412, what is there is not what the client thinks
 * @PENG_SERVER_PROBLEM_TOO_LARGE: 413, the body is above its limit
 * @PENG_SERVER_PROBLEM_TYPE: 415, a kind of body that is not taken here
 * @PENG_SERVER_PROBLEM_INVALID: 422, the article breaks a rule, `errors` lists which
 * @PENG_SERVER_PROBLEM_HASH: 422, the bytes are not those that the address names
 * @PENG_SERVER_PROBLEM_MISSING_MEDIA: 422, media of the article were not sent, `missing`
 *   lists them
 * @PENG_SERVER_PROBLEM_UNCONDITIONAL: 428, neither If-None-Match nor If-Match
 * @PENG_SERVER_PROBLEM_INTERNAL: 500, the portal could not do its part; asking again is safe
 *
 * What can go wrong, as RFC 9457 wants it: each has a `type` of its own that never changes.
 */
typedef enum
{
  PENG_SERVER_PROBLEM_BAD_REQUEST,
  PENG_SERVER_PROBLEM_UNAUTHORIZED,
  PENG_SERVER_PROBLEM_NOT_FOUND,
  PENG_SERVER_PROBLEM_METHOD,
  PENG_SERVER_PROBLEM_GONE,
  PENG_SERVER_PROBLEM_CONFLICT,
  PENG_SERVER_PROBLEM_TOO_LARGE,
  PENG_SERVER_PROBLEM_TYPE,
  PENG_SERVER_PROBLEM_INVALID,
  PENG_SERVER_PROBLEM_HASH,
  PENG_SERVER_PROBLEM_MISSING_MEDIA,
  PENG_SERVER_PROBLEM_UNCONDITIONAL,
  PENG_SERVER_PROBLEM_INTERNAL,
} PengServerProblem;

/**
 * PengServerReply:
 *
 * An answer before it is HTTP: made on any thread, sent by the server's.
 */
typedef struct _PengServerReply PengServerReply;

PengServerReply *peng_server_reply_new         (guint              status,
                                                const char        *content_type,
                                                GBytes            *body);
PengServerReply *peng_server_reply_new_json    (guint              status,
                                                JsonObject        *object);
PengServerReply *peng_server_reply_new_problem (PengServerProblem  problem,
                                                const char        *detail,
                                                JsonObject        *members);
PengServerReply *peng_server_reply_new_failure (const GError      *error);
void             peng_server_reply_free        (PengServerReply   *self);
void             peng_server_reply_set_header  (PengServerReply   *self,
                                                const char        *name,
                                                const char        *value);
const char      *peng_server_reply_get_header  (PengServerReply   *self,
                                                const char        *name);
guint            peng_server_reply_get_status  (PengServerReply   *self);
GBytes          *peng_server_reply_get_body    (PengServerReply   *self);
void             peng_server_reply_foreach_header (PengServerReply *self,
                                                   GHFunc           func,
                                                   gpointer         user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengServerReply, peng_server_reply_free)

G_END_DECLS
