/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-http.h"

#include "publish/peng-certificate.h"
#include "publish/peng-http-redirect.h"
#include "publish/peng-http-sockets.h"

#include <libsoup/soup.h>

/**
 * PengHttp:
 *
 * One request, one answer, with every bound that a client among strangers needs: the token goes to
 * the site's own origin alone, certificates count, time and size are limited, and a failure says
 * whether the request had left. Redirects are followed by hand, for questions only, at most
 * MAX_HOPS times and never to another origin: libsoup would carry the token along.
 */
struct _PengHttp
{
  GObject      parent_instance;

  SoupSession *session;
  GUri        *base_uri;
  char        *authorization;
  PengRefusalFunc refusal;
  guint        idle_ms;
  GHashTable  *sockets;
};

#define MAX_HOPS        3
#define CHUNK           (64 * 1024)
#define MAX_CONNECTIONS 16
/* An answer that has begun may take this many times the idle limit. */
#define ANSWER_FACTOR   4

typedef struct
{
  PengHttp         *http;
  SoupMessage      *message;
  GInputStream     *answer;
  GByteArray       *body;
  GCancellable     *stop;
  GCancellable     *caller;
  gulong            caller_id;
  guint             timer_id;
  gint64            deadline;
  guint             idle_ms;
  guint             n_hops;
  gsize             max_reply;
  PengProgressFunc  progress;
  gpointer          progress_data;
  goffset           done;
  goffset           total;
  guint             asks       : 1;
  guint             started    : 1;
  guint             answered   : 1;
  guint             stopped    : 1;
  guint             timed_out  : 1;
} Exchange;

G_DEFINE_FINAL_TYPE (PengHttp, peng_http, G_TYPE_OBJECT)

static void start (GTask *task);
static void read_chunk (GTask *task);

/* An answer that is not read to its end would keep its connection: close it without waiting. */
static void
hang_up (Exchange *exchange)
{
  g_autoptr(GCancellable) at_once = g_cancellable_new ();

  if (exchange->answer == NULL)
    return;

  g_cancellable_cancel (at_once);
  g_input_stream_close_async (exchange->answer, G_PRIORITY_DEFAULT, at_once, NULL, NULL);
  g_clear_object (&exchange->answer);
}

static void
exchange_free (gpointer data)
{
  Exchange *exchange = data;

  hang_up (exchange);

  g_clear_handle_id (&exchange->timer_id, g_source_remove);
  g_cancellable_disconnect (exchange->caller, exchange->caller_id);
  g_signal_handlers_disconnect_by_data (exchange->message, exchange);
  g_clear_object (&exchange->caller);
  g_clear_object (&exchange->message);
  g_clear_object (&exchange->stop);
  g_byte_array_unref (exchange->body);
  g_free (exchange);
}

static void
peng_http_finalize (GObject *object)
{
  PengHttp *self = PENG_HTTP (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->base_uri, g_uri_unref);
  g_clear_pointer (&self->authorization, g_free);
  g_clear_pointer (&self->sockets, g_hash_table_unref);

  G_OBJECT_CLASS (peng_http_parent_class)->finalize (object);
}

static void
peng_http_class_init (PengHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_http_finalize;
}

static void
peng_http_init (PengHttp *self)
{
  self->sockets = peng_http_sockets_new ();
  self->refusal = peng_problem_new_error;
}

/* Cancelling does no harm before there is a connection, and once the answer has begun. */
static void
stop (Exchange *exchange)
{
  exchange->stopped = TRUE;
  if (exchange->answered || !peng_http_sockets_end (exchange->http->sockets, exchange->message))
    g_cancellable_cancel (exchange->stop);
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      exchange)
{
  stop (exchange);
}

static void limit_time (Exchange *exchange,
                        guint     ms);

static void
timer_cb (gpointer data)
{
  Exchange *exchange = data;
  gint64 left = (exchange->deadline - g_get_monotonic_time ()) / 1000;

  exchange->timer_id = 0;
  if (left > 0)
    {
      limit_time (exchange, left);
      return;
    }

  exchange->timed_out = TRUE;
  stop (exchange);
}

/* Signs of life come with every few kilobytes: a timer that is there already is left to find out
 * for itself. */
static void
limit_time (Exchange *exchange,
            guint     ms)
{
  exchange->deadline = g_get_monotonic_time () + ms * (gint64) 1000;
  if (exchange->timer_id == 0)
    exchange->timer_id = g_timeout_add_once (ms, timer_cb, exchange);
}

static const char *
find_flaw (SoupMessage *message)
{
  return peng_certificate_get_flaw (soup_message_get_tls_peer_certificate_errors (message));
}

/* An error of libsoup or below: nothing is known of an answer. */
static GError *
translate_error (Exchange     *exchange,
                 const GError *error)
{
  PengPortalFailure failure = { .unknown = exchange->started && !exchange->asks };
  PengPortalError code = PENG_PORTAL_ERROR_OFFLINE;

  if (exchange->stopped && !exchange->timed_out && g_cancellable_is_cancelled (exchange->caller))
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");

  if (exchange->timed_out || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    code = PENG_PORTAL_ERROR_TIMED_OUT;
  else if (error->domain == G_TLS_ERROR)
    {
      code = PENG_PORTAL_ERROR_TLS;
      failure.detail = (char *) find_flaw (exchange->message);
    }
  else if (error->domain == SOUP_SESSION_ERROR)
    code = PENG_PORTAL_ERROR_BAD_REPLY;

  return peng_portal_error_new (code, &failure, error->message);
}

static void
fail (GTask  *task,
      GError *error)
{
  Exchange *exchange = g_task_get_task_data (task);

  g_clear_handle_id (&exchange->timer_id, g_source_remove);
  g_task_return_error (task, translate_error (exchange, error));
  g_error_free (error);
}

static void
fail_with (GTask           *task,
           PengPortalError  code,
           const char      *message)
{
  Exchange *exchange = g_task_get_task_data (task);
  PengPortalFailure failure = {
    .unknown = exchange->started && !exchange->asks,
    .status = soup_message_get_status (exchange->message),
  };

  g_task_return_error (task, peng_portal_error_new (code, &failure, message));
}

static char *
dup_content_type (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  return g_strdup (soup_message_headers_get_content_type (headers, NULL));
}

/* With "Connection: close" libsoup takes any end for the end of the body. */
static gboolean
is_whole (Exchange *exchange)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);

  return soup_message_get_method (exchange->message) == SOUP_METHOD_HEAD ||
         soup_message_headers_get_one (headers, "Content-Encoding") != NULL ||
         soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH ||
         soup_message_headers_get_content_length (headers) == (goffset) exchange->body->len;
}

static void
answer (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  guint status = soup_message_get_status (exchange->message);
  g_autofree char *content_type = dup_content_type (exchange->message);
  g_autoptr(GBytes) body = g_byte_array_free_to_bytes (g_steal_pointer (&exchange->body));
  PengHttpReply *reply;

  exchange->body = g_byte_array_new ();
  if (!SOUP_STATUS_IS_SUCCESSFUL (status))
    {
      PengProblem problem = {
        .status = status,
        .content_type = content_type,
        .etag = soup_message_headers_get_one (headers, "ETag"),
        .retry_after = soup_message_headers_get_one (headers, "Retry-After"),
        .body = body,
      };

      g_task_return_error (task, exchange->http->refusal (&problem, exchange->asks));
      return;
    }

  reply = g_new0 (PengHttpReply, 1);
  reply->status = status;
  reply->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  reply->content_type = g_steal_pointer (&content_type);
  reply->link = g_strdup (soup_message_headers_get_list (headers, "Link"));
  reply->body = g_steal_pointer (&body);
  g_task_return_pointer (task, reply, (GDestroyNotify) peng_http_reply_free);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr(GBytes) chunk = NULL;
  GError *error = NULL;

  chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);
  if (chunk == NULL)
    {
      fail (task, error);
      return;
    }

  g_byte_array_append (exchange->body, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
  if (exchange->body->len > exchange->max_reply)
    fail_with (task, PENG_PORTAL_ERROR_BAD_REPLY, "the answer is too large");
  else if (g_bytes_get_size (chunk) > 0)
    read_chunk (task);
  else if (!is_whole (exchange))
    fail_with (task, PENG_PORTAL_ERROR_OFFLINE, "the answer was cut off");
  else
    answer (task);
}

static void
read_chunk (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (exchange->answer, CHUNK, G_PRIORITY_DEFAULT, exchange->stop,
                                   read_cb, g_object_ref (task));
}

static void
follow (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr(SoupMessage) next = NULL;

  if (exchange->asks && exchange->n_hops++ < MAX_HOPS)
    next = peng_http_redirect_new_message (exchange->message);
  if (next == NULL)
    {
      fail_with (task, PENG_PORTAL_ERROR_MOVED, "redirected elsewhere");
      return;
    }

  g_signal_handlers_disconnect_by_data (exchange->message, exchange);
  hang_up (exchange);
  g_set_object (&exchange->message, next);
  exchange->answered = FALSE;
  start (task);
}

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  GError *error = NULL;

  exchange->answer = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  if (exchange->answer == NULL)
    {
      fail (task, error);
      return;
    }

  exchange->answered = TRUE;
  if (exchange->stopped)
    stop (exchange);

  limit_time (exchange, ANSWER_FACTOR * exchange->idle_ms);
  if (peng_http_redirect_is_one (soup_message_get_status (exchange->message)))
    follow (task);
  else
    read_chunk (task);
}

static void
starting_cb (Exchange *exchange)
{
  exchange->started = TRUE;
}

static void
alive_cb (Exchange *exchange)
{
  limit_time (exchange, exchange->idle_ms);
}

static void
network_event_cb (Exchange           *exchange,
                  GSocketClientEvent  event,
                  GIOStream          *connection)
{
  alive_cb (exchange);
  if (event == G_SOCKET_CLIENT_CONNECTED)
    peng_http_sockets_keep (exchange->http->sockets, exchange->message, connection);
}

static void
wrote_body_data_cb (Exchange *exchange,
                    guint     n_bytes)
{
  alive_cb (exchange);
  exchange->done += n_bytes;
  if (exchange->progress != NULL)
    exchange->progress (exchange->done, exchange->total, exchange->progress_data);
}

/* libsoup sends a request again by itself where a kept connection turns out to be dead. For a
 * question that is fine; whether to send again is otherwise the caller's to decide. */
static void
restarted_cb (Exchange *exchange)
{
  if (!exchange->asks || exchange->stopped)
    g_cancellable_cancel (exchange->stop);
}

static void
start (GTask *task)
{
  PengHttp *self = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);
  SoupMessage *message = exchange->message;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  g_signal_connect_swapped (message, "network-event", G_CALLBACK (network_event_cb), exchange);
  g_signal_connect_swapped (message, "starting", G_CALLBACK (starting_cb), exchange);
  g_signal_connect_swapped (message, "restarted", G_CALLBACK (restarted_cb), exchange);
  g_signal_connect_swapped (message, "wrote-headers", G_CALLBACK (alive_cb), exchange);
  g_signal_connect_swapped (message, "wrote-body-data", G_CALLBACK (wrote_body_data_cb), exchange);
  limit_time (exchange, exchange->idle_ms);

  soup_session_send_async (self->session, message, G_PRIORITY_DEFAULT, exchange->stop,
                           sent_cb, g_object_ref (task));
}

static void
set_body (SoupMessage           *message,
          const PengHttpRequest *request)
{
  if (request->bytes != NULL)
    soup_message_set_request_body_from_bytes (message, request->content_type, request->bytes);
  else if (request->stream != NULL)
    soup_message_set_request_body (message, request->content_type, request->stream, request->size);
}

static SoupMessage *
build_message (PengHttp              *self,
               const PengHttpRequest *request)
{
  g_autofree char *base = g_uri_to_string (self->base_uri);
  g_autofree char *uri = g_strconcat (base, request->path, NULL);
  SoupMessage *message = soup_message_new (request->method, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  if (self->authorization != NULL)
    soup_message_headers_append (headers, "Authorization", self->authorization);
  if (request->if_match != NULL)
    soup_message_headers_append (headers, "If-Match", request->if_match);
  if (request->create)
    soup_message_headers_append (headers, "If-None-Match", "*");
  for (guint i = 0; request->headers != NULL && request->headers[i] != NULL; i += 2)
    soup_message_headers_append (headers, request->headers[i], request->headers[i + 1]);
  /* What is not to be sent twice gets a connection that libsoup has no reason to give up. */
  if (request->if_match != NULL || request->create ||
      g_str_equal (request->method, SOUP_METHOD_POST))
    soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
  set_body (message, request);

  return message;
}

static gboolean
is_question (const char *method)
{
  return g_str_equal (method, SOUP_METHOD_GET) || g_str_equal (method, SOUP_METHOD_HEAD);
}

static Exchange *
exchange_new (PengHttp              *self,
              const PengHttpRequest *request,
              GCancellable          *cancellable)
{
  Exchange *exchange = g_new0 (Exchange, 1);

  exchange->http = self;
  exchange->message = build_message (self, request);
  exchange->body = g_byte_array_new ();
  exchange->stop = g_cancellable_new ();
  exchange->idle_ms = self->idle_ms;
  exchange->max_reply = request->max_reply;
  exchange->progress = request->progress;
  exchange->progress_data = request->progress_data;
  exchange->total = request->bytes != NULL ? (goffset) g_bytes_get_size (request->bytes)
                                           : request->size;
  exchange->asks = is_question (request->method);

  if (cancellable != NULL)
    {
      exchange->caller = g_object_ref (cancellable);
      exchange->caller_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), exchange,
                                                   NULL);
    }

  return exchange;
}

/**
 * peng_http_new:
 * @base_uri: the site's address
 * @authorization: (nullable): what proves who asks, as the header of that name has it
 * @idle_ms: milliseconds without any sign of life after which a request has failed
 *
 * Returns: (transfer full): a client for one site
 */
PengHttp *
peng_http_new (GUri       *base_uri,
               const char *authorization,
               guint       idle_ms)
{
  PengHttp *self;

  g_return_val_if_fail (base_uri != NULL, NULL);
  g_return_val_if_fail (idle_ms > 0, NULL);

  self = g_object_new (PENG_TYPE_HTTP, NULL);
  self->base_uri = g_uri_ref (base_uri);
  self->authorization = g_strdup (authorization);
  self->idle_ms = idle_ms;
  self->session = soup_session_new_with_options ("max-conns", MAX_CONNECTIONS,
                                                 "max-conns-per-host", MAX_CONNECTIONS,
                                                 "timeout", 0,
                                                 NULL);
  /* Plain HTTP is for this computer alone: no proxy may see it. */
  if (g_str_equal (g_uri_get_scheme (base_uri), "http"))
    soup_session_set_proxy_resolver (self->session, NULL);

  return self;
}

/**
 * peng_http_set_refusal:
 * @self: a client
 * @refusal: how answers that are no success are read
 *
 * Speaks to a kind of portal that does not say no by RFC 9457.
 */
void
peng_http_set_refusal (PengHttp        *self,
                       PengRefusalFunc  refusal)
{
  g_return_if_fail (PENG_IS_HTTP (self));
  g_return_if_fail (refusal != NULL);

  self->refusal = refusal;
}

/**
 * peng_http_send_async:
 * @self: a client
 * @request: what to ask
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Sends a request once.
 */
void
peng_http_send_async (PengHttp              *self,
                      const PengHttpRequest *request,
                      GCancellable          *cancellable,
                      GAsyncReadyCallback    callback,
                      gpointer               user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PENG_IS_HTTP (self));
  g_return_if_fail (request != NULL && request->path != NULL && *request->path == '/');

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_http_send_async);
  /* An answer that came is worth more than a wish that came too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, exchange_new (self, request, cancellable), exchange_free);

  start (task);
}

/**
 * peng_http_send_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: #PengPortalError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): an answer with a status from 200 to 299, or %NULL
 */
PengHttpReply *
peng_http_send_finish (PengHttp      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_http_answer_body_cb:
 * @object: a client
 * @result: what the callback was given
 * @user_data: (transfer full): a #GTask, which is answered with the body, a #GBytes, or with the error
 *   of peng_http_send_finish()
 *
 * A callback for peng_http_send_async(), for whoever wants nothing but the body.
 */
void
peng_http_answer_body_cb (GObject      *object,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(PengHttpReply) reply = NULL;
  GError *error = NULL;

  reply = peng_http_send_finish (PENG_HTTP (object), result, &error);
  if (reply != NULL)
    g_task_return_pointer (task, g_bytes_ref (reply->body), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * peng_http_reply_free:
 * @self: (transfer full): an answer
 */
void
peng_http_reply_free (PengHttpReply *self)
{
  g_free (self->etag);
  g_free (self->content_type);
  g_free (self->link);
  g_bytes_unref (self->body);
  g_free (self);
}
