/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-desk.h"

#include "portal/peng-server-guard.h"
#include "portal/peng-server-pages.h"

#include <string.h>

/* A client that has been refused may go on sending that much before it is cut off: as long as it
 * sends it does not read why. */
#define MAX_DISCARDED (64 * 1024 * 1024)

struct _PengServerDesk
{
  PengServerSite *site;
  PengDbThread   *thread;
  char           *token;
  gboolean        closed;
};

/* One request. It belongs to its message; what runs in a thread holds it, too. */
typedef struct
{
  PengServerDesk        *desk;
  SoupServerMessage     *message;
  const PengServerAction *action;
  PengServerCall        *call;
  char                  *range;
  PengServerReply       *refusal;  /* decided before the body was there */
  goffset                received;
  gboolean               held;
  gboolean               finished;
} Exchange;

static void
desk_clear (PengServerDesk *self)
{
  g_free (self->token);
}

static void
desk_unref (PengServerDesk *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) desk_clear);
}

static void
exchange_clear (Exchange *exchange)
{
  g_clear_pointer (&exchange->call, peng_server_call_free);
  g_free (exchange->range);
  g_clear_pointer (&exchange->refusal, peng_server_reply_free);
  desk_unref (exchange->desk);
  g_object_unref (exchange->message);
}

static void
exchange_unref (Exchange *exchange)
{
  g_rc_box_release_full (exchange, (GDestroyNotify) exchange_clear);
}

/* A server that is disconnected drops its messages without a word to them. */
static gboolean
is_gone (Exchange *exchange)
{
  return exchange->finished || exchange->desk->closed;
}

/* A message may be paused once; one that is gone may not be touched at all. */
static void
hold (Exchange *exchange)
{
  if (exchange->held || is_gone (exchange))
    return;

  exchange->held = TRUE;
  soup_server_message_pause (exchange->message);
}

static void
let_go (Exchange *exchange)
{
  if (!exchange->held || is_gone (exchange))
    return;

  exchange->held = FALSE;
  soup_server_message_unpause (exchange->message);
}

static void
set_header_cb (gpointer name,
               gpointer value,
               gpointer user_data)
{
  soup_message_headers_replace (user_data, name, value);
}

static void
set_common_headers (SoupMessageHeaders *headers)
{
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  soup_message_headers_replace (headers, "Referrer-Policy", "same-origin");
  soup_message_headers_replace (headers, "Content-Security-Policy",
                                "default-src 'none'; img-src 'self'; media-src 'self'; "
                                "style-src 'self'; base-uri 'none'; form-action 'none'; "
                                "frame-ancestors 'none'");
}

/* RFC 9110, section 13.2.2. */
static gboolean
is_unchanged (SoupMessageHeaders *request,
              PengServerReply    *reply)
{
  const char *etag = peng_server_reply_get_header (reply, "ETag");
  const char *modified = peng_server_reply_get_header (reply, "Last-Modified");
  const char *if_none_match = soup_message_headers_get_list (request, "If-None-Match");
  const char *if_modified_since = soup_message_headers_get_one (request, "If-Modified-Since");

  if (if_none_match != NULL)
    return etag != NULL && peng_server_etag_matches (if_none_match, etag);

  return modified != NULL && g_strcmp0 (modified, if_modified_since) == 0;
}

/* Parts are for media alone. */
static gboolean
wants_part (Exchange        *exchange,
            PengServerReply *reply)
{
  SoupMessageHeaders *request = soup_server_message_get_request_headers (exchange->message);
  const char *if_range = soup_message_headers_get_one (request, "If-Range");

  return exchange->range != NULL &&
         soup_server_message_get_method (exchange->message) == SOUP_METHOD_GET &&
         peng_server_reply_get_header (reply, "Accept-Ranges") != NULL &&
         (if_range == NULL ||
          g_strcmp0 (if_range, peng_server_reply_get_header (reply, "ETag")) == 0 ||
          g_strcmp0 (if_range, peng_server_reply_get_header (reply, "Last-Modified")) == 0);
}

/* Gives the part of the body that is wanted, if it is a part. */
static guint
cut_part (Exchange  *exchange,
          GBytes   **body)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (exchange->message);
  gsize size = g_bytes_get_size (*body);
  g_autoptr(GBytes) whole = *body;
  g_autofree char *range = NULL;
  gsize start, length;

  switch (peng_server_range_parse (exchange->range, size, &start, &length))
    {
    case PENG_SERVER_RANGE_PART:
      soup_message_headers_set_content_range (headers, start, start + length - 1, size);
      *body = g_bytes_new_from_bytes (whole, start, length);
      return 206;

    case PENG_SERVER_RANGE_BEYOND:
      range = g_strdup_printf ("bytes */%" G_GSIZE_FORMAT, size);
      soup_message_headers_replace (headers, "Content-Range", range);
      *body = NULL;
      return 416;

    case PENG_SERVER_RANGE_NONE:
    default:
      g_steal_pointer (&whole);
      return 200;
    }
}

static void
apply (Exchange        *exchange,
       PengServerReply *reply)
{
  SoupServerMessage *message = exchange->message;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  const char *method = soup_server_message_get_method (message);
  gboolean is_read = method == SOUP_METHOD_GET || method == SOUP_METHOD_HEAD;
  guint status = peng_server_reply_get_status (reply);
  GBytes *whole = peng_server_reply_get_body (reply);
  g_autoptr(GBytes) body = whole != NULL ? g_bytes_ref (whole) : NULL;

  set_common_headers (headers);
  peng_server_reply_foreach_header (reply, set_header_cb, headers);

  if (is_read && status == 200 &&
      is_unchanged (soup_server_message_get_request_headers (message), reply))
    {
      status = 304;
      g_clear_pointer (&body, g_bytes_unref);
      soup_message_headers_remove (headers, "Content-Type");
    }
  else if (status == 200 && wants_part (exchange, reply))
    {
      status = cut_part (exchange, &body);
    }

  soup_server_message_set_status (message, status, NULL);
  if (body != NULL && g_bytes_get_size (body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), body);
}

static void
send_reply (Exchange        *exchange,
            PengServerReply *reply)
{
  if (!is_gone (exchange))
    apply (exchange, reply);

  let_go (exchange);
}

static gboolean
is_for_readers (Exchange *exchange)
{
  GUri *uri = soup_server_message_get_uri (exchange->message);

  return !peng_server_route_needs_token (g_uri_get_path (uri));
}

static gpointer
answer_in_thread (PengDb    *db,
                  gpointer   data,
                  GError   **error)
{
  Exchange *exchange = data;
  g_autoptr(GError) failure = NULL;
  PengServerReply *reply;

  reply = exchange->action->answer (exchange->desk->site, db, exchange->call, &failure);
  if (reply == NULL)
    reply = is_for_readers (exchange) ? peng_server_pages_failure (exchange->desk->site, failure)
                                      : peng_server_reply_new_failure (failure);

  return reply;
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Exchange *exchange = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengServerReply) reply = g_task_propagate_pointer (G_TASK (result), &error);

  /* Nobody answers when the server is being stopped. */
  if (reply == NULL)
    reply = peng_server_reply_new_failure (error);

  send_reply (exchange, reply);
  exchange_unref (exchange);
}

static void
start_answer (Exchange *exchange)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, answered_cb, g_rc_box_acquire (exchange));

  g_task_set_source_tag (task, start_answer);
  g_task_set_task_data (task, exchange, NULL);
  peng_db_thread_run (exchange->desk->thread, g_steal_pointer (&task), answer_in_thread,
                      (GDestroyNotify) peng_server_reply_free);
}

static void
prepare_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Exchange *exchange = task_data;

  g_task_return_pointer (task, exchange->action->prepare (exchange->call),
                         (GDestroyNotify) peng_server_reply_free);
}

static void
prepared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Exchange *exchange = user_data;
  g_autoptr(PengServerReply) refusal = g_task_propagate_pointer (G_TASK (result), NULL);

  if (refusal != NULL)
    send_reply (exchange, refusal);
  else
    start_answer (exchange);

  exchange_unref (exchange);
}

static void
start_prepare (Exchange *exchange)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, prepared_cb, g_rc_box_acquire (exchange));

  g_task_set_source_tag (task, start_prepare);
  g_task_set_task_data (task, exchange, NULL);
  g_task_run_in_thread (task, prepare_in_thread);
}

static void
resume_cb (PengServerUpload *upload,
           gpointer          user_data)
{
  let_go (user_data);
}

static void
uploaded_cb (PengServerUpload *upload,
             gpointer          user_data)
{
  start_answer (user_data);
}

/* All of the request is there. */
static void
handle_cb (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           user_data)
{
  Exchange *exchange = g_object_get_data (G_OBJECT (message), "peng-exchange");

  if (exchange->refusal != NULL)
    {
      send_reply (exchange, exchange->refusal);
      return;
    }

  hold (exchange);
  if (exchange->action->body == PENG_SERVER_BODY_JSON)
    exchange->call->body =
      soup_message_body_flatten (soup_server_message_get_request_body (message));

  if (exchange->call->upload != NULL)
    peng_server_upload_end (exchange->call->upload, uploaded_cb);
  else if (exchange->action->prepare != NULL)
    start_prepare (exchange);
  else
    start_answer (exchange);
}

static goffset
get_body_limit (Exchange *exchange)
{
  if (exchange->refusal != NULL || exchange->action->body == PENG_SERVER_BODY_NONE)
    return MAX_DISCARDED;

  return exchange->action->body == PENG_SERVER_BODY_JSON ? PENG_SERVER_MAX_ARTICLE
                                                         : PENG_SERVER_MAX_CLIP;
}

static PengServerReply *
too_large (void)
{
  return peng_server_reply_new_problem (PENG_SERVER_PROBLEM_TOO_LARGE,
                                        "see the limits that the API tells", NULL);
}

static void
discard_body (Exchange *exchange)
{
  SoupMessageBody *body = soup_server_message_get_request_body (exchange->message);

  soup_message_body_set_accumulate (body, FALSE);
  soup_message_body_truncate (body);
}

static void
got_chunk_cb (SoupServerMessage *message,
              GBytes            *chunk,
              gpointer           user_data)
{
  Exchange *exchange = user_data;

  exchange->received += g_bytes_get_size (chunk);
  if (exchange->received > get_body_limit (exchange))
    {
      if (exchange->received > MAX_DISCARDED)
        {
          peng_server_guard_cut (message);
          return;
        }

      exchange->refusal = too_large ();
      discard_body (exchange);
    }

  if (exchange->refusal == NULL && exchange->call->upload != NULL &&
      !peng_server_upload_append (exchange->call->upload, chunk))
    hold (exchange);
}

/* The call's upload and the tasks may outlive the connection, but nothing more is sent. */
static void
finished_cb (SoupServerMessage *message,
             gpointer           user_data)
{
  Exchange *exchange = user_data;

  exchange->finished = TRUE;
  g_object_set_data (G_OBJECT (message), "peng-exchange", NULL);
}

static gboolean
has_token (PengServerDesk     *self,
           SoupMessageHeaders *headers)
{
  const char *value = soup_message_headers_get_one (headers, "Authorization");

  return value != NULL && g_ascii_strncasecmp (value, "Bearer ", strlen ("Bearer ")) == 0 &&
         peng_server_token_equal (value + strlen ("Bearer "), self->token);
}

static PengServerReply *
refuse_method (const PengServerRoute *route)
{
  g_autofree char *allow = peng_server_route_dup_allow (route);
  PengServerReply *reply = peng_server_reply_new_problem (PENG_SERVER_PROBLEM_METHOD, allow, NULL);

  peng_server_reply_set_header (reply, "Allow", allow);

  return reply;
}

static PengServerReply *
refuse_body (const PengServerAction *action,
             SoupMessageHeaders     *headers)
{
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  goffset length = soup_message_headers_get_content_length (headers);

  if (action->body == PENG_SERVER_BODY_JSON && g_strcmp0 (type, "application/json") != 0)
    return peng_server_reply_new_problem (PENG_SERVER_PROBLEM_TYPE,
                                          "an article is application/json", NULL);

  if ((action->body == PENG_SERVER_BODY_JSON && length > PENG_SERVER_MAX_ARTICLE) ||
      (action->body == PENG_SERVER_BODY_MEDIA && length > PENG_SERVER_MAX_CLIP))
    return too_large ();

  if (action->conditional &&
      soup_message_headers_get_one (headers, "If-Match") == NULL &&
      soup_message_headers_get_one (headers, "If-None-Match") == NULL)
    return peng_server_reply_new_problem (PENG_SERVER_PROBLEM_UNCONDITIONAL,
                                          "say what you think is here", NULL);

  return NULL;
}

/* What can be told from the headers alone. Gives the action unless it refuses. */
static PengServerReply *
look_at_headers (Exchange *exchange)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (exchange->message);
  const char *path = g_uri_get_path (soup_server_message_get_uri (exchange->message));
  const PengServerRoute *route;
  const PengServerAction *action;

  exchange->call->has_token = has_token (exchange->desk, headers);
  if (peng_server_route_needs_token (path) && !exchange->call->has_token)
    return peng_server_reply_new_problem (PENG_SERVER_PROBLEM_UNAUTHORIZED,
                                          "send Authorization: Bearer TOKEN", NULL);

  route = peng_server_route_find (path, &exchange->call->param);
  if (route == NULL)
    return peng_server_reply_new_problem (PENG_SERVER_PROBLEM_NOT_FOUND, "no such address", NULL);

  action = peng_server_route_get_action (route, soup_server_message_get_method (exchange->message));
  if (action == NULL)
    return refuse_method (route);

  exchange->action = action;

  return refuse_body (action, headers);
}

static PengServerCall *
build_call (SoupServerMessage *message,
            GHashTable        *query)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  PengServerCall *call = g_new0 (PengServerCall, 1);

  call->query = query != NULL ? g_hash_table_ref (query) : NULL;
  call->if_match = g_strdup (soup_message_headers_get_list (headers, "If-Match"));
  call->if_none_match = g_strdup (soup_message_headers_get_list (headers, "If-None-Match"));
  call->is_head = soup_server_message_get_method (message) == SOUP_METHOD_HEAD;

  return call;
}

/* Takes the header away: libsoup would cut the body by itself, and trusts the header. */
static char *
take_range (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  char *range = g_strdup (soup_message_headers_get_list (headers, "Range"));

  soup_message_headers_remove (headers, "Range");

  return range;
}

static Exchange *
exchange_new (PengServerDesk    *desk,
              SoupServerMessage *message,
              GHashTable        *query)
{
  Exchange *exchange = g_rc_box_new0 (Exchange);

  exchange->desk = g_rc_box_acquire (desk);
  exchange->message = g_object_ref (message);
  exchange->call = build_call (message, query);
  exchange->range = take_range (message);
  g_object_set_data_full (G_OBJECT (message), "peng-exchange", exchange,
                          (GDestroyNotify) exchange_unref);
  g_signal_connect (message, "got-chunk", G_CALLBACK (got_chunk_cb), exchange);
  g_signal_connect (message, "finished", G_CALLBACK (finished_cb), exchange);

  return exchange;
}

/* The headers are there; the body, if any, is still to come. */
static void
begin_cb (SoupServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  PengServerDesk *self = user_data;
  Exchange *exchange = exchange_new (self, message, query);

  exchange->refusal = look_at_headers (exchange);
  if (exchange->refusal != NULL)
    {
      /* Set now, so that one who asked before sending (Expect) need not send. */
      discard_body (exchange);
      apply (exchange, exchange->refusal);
      return;
    }

  if (exchange->action->body == PENG_SERVER_BODY_MEDIA)
    exchange->call->upload = peng_server_upload_new (self->site->incoming_folder,
                                                     exchange->call->param, resume_cb, exchange);
  if (exchange->action->body != PENG_SERVER_BODY_JSON)
    discard_body (exchange);
}

/**
 * peng_server_desk_open:
 * @server: an HTTP server
 * @site: (transfer none): what the answers need; has to outlive the server's messages
 * @thread: (transfer none): the database's thread; has to outlive them, too
 * @token: who sends it may write
 *
 * Takes charge of all that @server is asked: reads each request, runs its route's steps in their
 * threads and sends the reply.
 *
 * Returns: (transfer full): the desk, to be closed before the server is disconnected
 */
PengServerDesk *
peng_server_desk_open (SoupServer     *server,
                       PengServerSite *site,
                       PengDbThread   *thread,
                       const char     *token)
{
  PengServerDesk *self = g_rc_box_new0 (PengServerDesk);

  self->site = site;
  self->thread = thread;
  self->token = g_strdup (token);
  soup_server_add_early_handler (server, NULL, begin_cb, g_rc_box_acquire (self),
                                 (GDestroyNotify) desk_unref);
  soup_server_add_handler (server, NULL, handle_cb, NULL, NULL);

  return self;
}

/**
 * peng_server_desk_close:
 * @self: (transfer full): a desk
 *
 * What still comes from the threads is sent to nobody.
 */
void
peng_server_desk_close (PengServerDesk *self)
{
  self->closed = TRUE;
  desk_unref (self);
}
