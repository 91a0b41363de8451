/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-reply.h"

struct _PengServerReply
{
  guint       status;
  GBytes     *body;
  GHashTable *headers;
};

typedef struct
{
  guint       status;
  const char *name;
  const char *title;
} ProblemInfo;

static const ProblemInfo problems[] = {
  [PENG_SERVER_PROBLEM_BAD_REQUEST] = { 400, "bad-request", "The request cannot be read" },
  [PENG_SERVER_PROBLEM_UNAUTHORIZED] = { 401, "unauthorized", "A valid token is needed" },
  [PENG_SERVER_PROBLEM_NOT_FOUND] = { 404, "not-found", "There is nothing here" },
  [PENG_SERVER_PROBLEM_METHOD] = { 405, "method-not-allowed", "This method is not known here" },
  [PENG_SERVER_PROBLEM_GONE] = { 410, "gone", "This was withdrawn" },
  [PENG_SERVER_PROBLEM_CONFLICT] = { 412, "conflict", "Another version is here" },
  [PENG_SERVER_PROBLEM_TOO_LARGE] = { 413, "too-large", "The body is too large" },
  [PENG_SERVER_PROBLEM_TYPE] = { 415, "unsupported-type", "This kind of file is not taken" },
  [PENG_SERVER_PROBLEM_INVALID] = { 422, "invalid-article", "The article breaks a rule" },
  [PENG_SERVER_PROBLEM_HASH] = { 422, "hash-mismatch", "The bytes are not those announced" },
  [PENG_SERVER_PROBLEM_MISSING_MEDIA] = { 422, "missing-media", "Media must be sent first" },
  [PENG_SERVER_PROBLEM_UNCONDITIONAL] = { 428, "precondition-required",
                                          "If-None-Match or If-Match is needed" },
  [PENG_SERVER_PROBLEM_INTERNAL] = { 500, "internal", "The portal could not do this" },
};

/**
 * peng_server_reply_new:
 * @status: an HTTP status
 * @content_type: (nullable): the media type of @body
 * @body: (nullable) (transfer full): the body
 *
 * Returns: (transfer full): an answer
 */
PengServerReply *
peng_server_reply_new (guint       status,
                       const char *content_type,
                       GBytes     *body)
{
  PengServerReply *self = g_new0 (PengServerReply, 1);

  self->status = status;
  self->body = body;
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  if (content_type != NULL)
    peng_server_reply_set_header (self, "Content-Type", content_type);

  return self;
}

static GBytes *
json_to_bytes (JsonObject *object)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), object);
  char *text = json_to_string (node, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

/**
 * peng_server_reply_new_json:
 * @status: an HTTP status
 * @object: (transfer full): the body
 *
 * Returns: (transfer full): an answer in JSON, not to be kept by caches
 */
PengServerReply *
peng_server_reply_new_json (guint       status,
                            JsonObject *object)
{
  PengServerReply *self;

  self = peng_server_reply_new (status, "application/json", json_to_bytes (object));
  peng_server_reply_set_header (self, "Cache-Control", "no-store");
  json_object_unref (object);

  return self;
}

/**
 * peng_server_reply_new_problem:
 * @problem: what is wrong
 * @detail: what is wrong this time, English, for the log of the client
 * @members: (nullable) (transfer full): further members of the body
 *
 * An error as RFC 9457 (Problem Details for HTTP APIs) has it.
 *
 * Returns: (transfer full): an answer
 */
PengServerReply *
peng_server_reply_new_problem (PengServerProblem  problem,
                               const char        *detail,
                               JsonObject        *members)
{
  const ProblemInfo *info = &problems[problem];
  g_autofree char *type = g_strconcat ("urn:pengcheng:problem:", info->name, NULL);
  PengServerReply *self;

  if (members == NULL)
    members = json_object_new ();

  json_object_set_string_member (members, "type", type);
  json_object_set_string_member (members, "title", info->title);
  json_object_set_int_member (members, "status", info->status);
  json_object_set_string_member (members, "detail", detail);

  self = peng_server_reply_new_json (info->status, members);
  peng_server_reply_set_header (self, "Content-Type", "application/problem+json");
  if (problem == PENG_SERVER_PROBLEM_UNAUTHORIZED)
    peng_server_reply_set_header (self, "WWW-Authenticate", "Bearer realm=\"pengcheng\"");

  return self;
}

/**
 * peng_server_reply_new_failure:
 * @error: why the portal failed; goes to the log, and not to the client
 *
 * Returns: (transfer full): an answer with status 500
 */
PengServerReply *
peng_server_reply_new_failure (const GError *error)
{
  g_warning ("%s", error->message);

  return peng_server_reply_new_problem (PENG_SERVER_PROBLEM_INTERNAL,
                                        "storage failed; it is safe to ask again", NULL);
}

/**
 * peng_server_reply_free:
 * @self: (transfer full): a reply
 *
 * Frees a reply.
 */
void
peng_server_reply_free (PengServerReply *self)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  g_hash_table_unref (self->headers);
  g_free (self);
}

/**
 * peng_server_reply_set_header:
 * @self: an answer
 * @name: a header's name, a literal
 * @value: its value
 */
void
peng_server_reply_set_header (PengServerReply *self,
                              const char      *name,
                              const char      *value)
{
  g_hash_table_insert (self->headers, (gpointer) name, g_strdup (value));
}

/**
 * peng_server_reply_get_header:
 * @self: an answer
 * @name: a header's name as it was set
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
peng_server_reply_get_header (PengServerReply *self,
                              const char      *name)
{
  return g_hash_table_lookup (self->headers, name);
}

/**
 * peng_server_reply_get_status:
 * @self: a reply
 *
 * Returns: its HTTP status
 */
guint
peng_server_reply_get_status (PengServerReply *self)
{
  return self->status;
}

/**
 * peng_server_reply_get_body:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable): its body
 */
GBytes *
peng_server_reply_get_body (PengServerReply *self)
{
  return self->body;
}

/**
 * peng_server_reply_foreach_header:
 * @self: a reply
 * @func: (scope call): called with the name and the value of each header, in no order
 * @user_data: data for @func
 *
 * Goes through the headers.
 */
void
peng_server_reply_foreach_header (PengServerReply *self,
                                  GHFunc           func,
                                  gpointer         user_data)
{
  g_hash_table_foreach (self->headers, func, user_data);
}
