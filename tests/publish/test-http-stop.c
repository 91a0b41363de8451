/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish/peng-http.h"

#include "test-answer.h"

#include <string.h>

/* A request that is given up, or takes too long, at each moment of its way; and then another over
 * the same client, which must be as well as ever. */

#define ANSWER "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
#define HALF   "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nha"
#define TIMES  8
#define TURNS  60

typedef enum
{
  AT_ONCE,
  AT_EACH_TURN,
  ASKED,
  HALF_ANSWERED,
  TOO_LATE,
} Moment;

typedef struct
{
  const char *name;
  const char *method;
  gboolean    create;
  gboolean    kept;     /* over a connection that has served before */
  Moment      moment;
} Case;

static const Case cases[] = {
  { "get-at-once", "GET", FALSE, FALSE, AT_ONCE },
  { "get-at-each-turn", "GET", FALSE, FALSE, AT_EACH_TURN },
  { "get-at-each-turn-kept", "GET", FALSE, TRUE, AT_EACH_TURN },
  { "get-asked", "GET", FALSE, FALSE, ASKED },
  { "get-asked-kept", "GET", FALSE, TRUE, ASKED },
  { "get-half-answered", "GET", FALSE, FALSE, HALF_ANSWERED },
  { "get-half-answered-kept", "GET", FALSE, TRUE, HALF_ANSWERED },
  { "get-too-late", "GET", FALSE, TRUE, TOO_LATE },
  { "put-at-once", "PUT", TRUE, FALSE, AT_ONCE },
  { "put-at-each-turn", "PUT", TRUE, FALSE, AT_EACH_TURN },
  { "put-asked", "PUT", TRUE, FALSE, ASKED },
  { "put-asked-kept", "PUT", FALSE, TRUE, ASKED },
  { "put-half-answered", "PUT", TRUE, FALSE, HALF_ANSWERED },
  { "put-too-late", "PUT", TRUE, FALSE, TOO_LATE },
};

/* @silent: whether the next request is kept waiting, for what is to happen to it. @turn: of the main
 * loop, at which it is given up. */
typedef struct
{
  GSocketService *service;
  GPtrArray      *connections;
  GCancellable   *cancellable;
  Moment          moment;
  guint           turn;
  gboolean        silent;
} Server;

typedef struct
{
  Server            *server;
  GSocketConnection *connection;
  char               bytes[4096];
} Visit;

static void listen_on (Visit *visit);

static void
say (Visit      *visit,
     const char *words)
{
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (visit->connection));

  g_assert_true (g_output_stream_write_all (out, words, strlen (words), NULL, NULL, NULL));
}

/* When the client has nothing left to do but wait. */
static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);

  return G_SOURCE_REMOVE;
}

static void
answer (Visit *visit)
{
  Server *server = visit->server;

  if (!server->silent)
    {
      say (visit, ANSWER);
      return;
    }

  if (server->moment == HALF_ANSWERED || server->moment == AT_EACH_TURN)
    say (visit, HALF);
  if (server->moment == HALF_ANSWERED || server->moment == ASKED)
    g_idle_add_full (G_PRIORITY_LOW, cancel_cb, g_object_ref (server->cancellable), g_object_unref);
}

static void
heard_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Visit *visit = user_data;
  gssize n_bytes = g_input_stream_read_finish (G_INPUT_STREAM (object), result, NULL);

  if (n_bytes <= 0)
    {
      g_ptr_array_remove (visit->server->connections, visit->connection);
      g_free (visit);
      return;
    }

  if (g_strstr_len (visit->bytes, n_bytes, "\r\n\r\n") != NULL)
    answer (visit);
  listen_on (visit);
}

static void
listen_on (Visit *visit)
{
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (visit->connection));

  g_input_stream_read_async (in, visit->bytes, sizeof visit->bytes, G_PRIORITY_DEFAULT, NULL,
                             heard_cb, visit);
}

static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             gpointer           user_data)
{
  Visit *visit = g_new0 (Visit, 1);

  visit->server = user_data;
  visit->connection = connection;
  g_ptr_array_add (visit->server->connections, g_object_ref (connection));
  listen_on (visit);

  return TRUE;
}

static GUri *
server_start (Server *self)
{
  g_autoptr(GError) error = NULL;
  guint16 port;

  self->connections = g_ptr_array_new_with_free_func (g_object_unref);
  self->service = g_socket_service_new ();
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->service), NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);

  return g_uri_build (G_URI_FLAGS_NONE, "http", NULL, "127.0.0.1", port, "", NULL, NULL);
}

/* Every connection has ended when the client is gone: none is left to hang. */
static void
server_end (Server *self)
{
  while (self->connections->len > 0)
    g_main_context_iteration (NULL, TRUE);

  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_object_unref (self->service);
  g_ptr_array_unref (self->connections);
}

static PengHttpReply *
ask (PengHttp    *http,
     Server      *server,
     const Case  *c,
     GError     **error)
{
  g_autoptr(GBytes) body = g_bytes_new_static ("{}", 2);
  gboolean puts = g_str_equal (c->method, "PUT");
  const PengHttpRequest request = {
    .method = c->method, .path = "/x", .create = c->create, .max_reply = 1000,
    .content_type = puts ? "application/json" : NULL, .bytes = puts ? body : NULL,
  };
  g_autoptr(GAsyncResult) result = NULL;

  peng_http_send_async (http, &request, server->cancellable, answer_cb, &result);
  if (server->silent && (c->moment == AT_ONCE || c->moment == AT_EACH_TURN))
    {
      for (guint i = 0; c->moment == AT_EACH_TURN && i < server->turn; i++)
        g_main_context_iteration (NULL, FALSE);
      g_cancellable_cancel (server->cancellable);
    }

  return peng_http_send_finish (http, wait_for (&result), error);
}

/* A connection that the other side ends costs a question one try at the most. */
static void
expect_answer (PengHttp *http,
               Server   *server)
{
  static const Case plain = { "plain", "GET", FALSE, FALSE, ASKED };
  g_autoptr(GError) error = NULL;
  g_autoptr(PengHttpReply) reply = NULL;

  server->silent = FALSE;
  reply = ask (http, server, &plain, &error);
  if (g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_OFFLINE))
    {
      g_clear_error (&error);
      reply = ask (http, server, &plain, &error);
    }

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (reply->body), ==, 2);
}

static void
stop_once (PengHttp   *http,
           Server     *server,
           const Case *c)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(PengHttpReply) reply = NULL;

  if (c->kept)
    expect_answer (http, server);

  server->silent = TRUE;
  server->moment = c->moment;
  server->cancellable = cancellable;
  reply = ask (http, server, c, &error);
  server->cancellable = NULL;
  g_assert_null (reply);
  if (c->moment == TOO_LATE)
    g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_TIMED_OUT);
  else
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_stop (gconstpointer data)
{
  const Case *c = data;
  Server server = { 0 };
  g_autoptr(GUri) uri = server_start (&server);
  PengHttp *http = peng_http_new (uri, NULL, c->moment == TOO_LATE ? 100 : 60000);

  for (guint i = 0; i < (c->moment == AT_EACH_TURN ? TURNS : TIMES); i++)
    {
      server.turn = i;
      stop_once (http, &server, c);
      if (c->moment != TOO_LATE)
        expect_answer (http, &server);
    }

  while (G_OBJECT (http)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (http);
  server_end (&server);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/publish/http-stop/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_stop);
    }

  return g_test_run ();
}
