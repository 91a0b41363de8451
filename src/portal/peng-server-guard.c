/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-guard.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

/* So many connections may be over and still be kept by libsoup. */
#define MOST_LOST 100

/* Slower than this for long is no telephone line but somebody who wants to hold the server. */
#define MIN_BYTES_PER_SECOND 4096

typedef enum
{
  PHASE_WAITING,  /* between requests */
  PHASE_HEADERS,
  PHASE_BODY,
  PHASE_WORKING,  /* it is the server that takes long */
  PHASE_ANSWER,
} Phase;

typedef struct
{
  GSocketConnection *stream;  /* weak: letting go of it is how libsoup closes it */
  Phase              phase;
  gint64             since;  /* monotonic, in microseconds */
  guint64            bytes;  /* in this phase */
} Connection;

struct _PengServerGuard
{
  SoupServer *server;
  GPtrArray  *connections;
  guint       patience;
  guint       sweep_id;
  guint       n_lost;        /* kept by libsoup after their end */
  int         silent_end;
};

/* A SoupServerMessage does not tell its connection, but it does give back the very address object
 * that the connection was accepted with. */
static GQuark
connection_quark (void)
{
  return g_quark_from_static_string ("peng-server-connection");
}

static void
connection_clear (Connection *connection)
{
  g_clear_weak_pointer (&connection->stream);
}

static void
connection_unref (Connection *connection)
{
  g_rc_box_release_full (connection, (GDestroyNotify) connection_clear);
}

static void
enter (SoupServerMessage *message,
       Phase              phase)
{
  GSocketAddress *address = soup_server_message_get_remote_address (message);
  Connection *connection = g_object_get_qdata (G_OBJECT (address), connection_quark ());

  if (connection == NULL)
    return;

  connection->phase = phase;
  connection->since = g_get_monotonic_time ();
  connection->bytes = 0;
}

static void
count_bytes (SoupServerMessage *message,
             Phase              phase,
             gsize              n)
{
  GSocketAddress *address = soup_server_message_get_remote_address (message);
  Connection *connection = g_object_get_qdata (G_OBJECT (address), connection_quark ());

  if (connection != NULL && connection->phase == phase)
    connection->bytes += n;
}

static void
got_headers_cb (SoupServerMessage *message)
{
  enter (message, PHASE_BODY);
}

static void
got_chunk_cb (SoupServerMessage *message,
              GBytes            *chunk)
{
  count_bytes (message, PHASE_BODY, g_bytes_get_size (chunk));
}

static void
got_body_cb (SoupServerMessage *message)
{
  enter (message, PHASE_WORKING);
}

static void
wrote_headers_cb (SoupServerMessage *message)
{
  enter (message, PHASE_ANSWER);
}

static void
wrote_body_data_cb (SoupServerMessage *message,
                    guint              n)
{
  count_bytes (message, PHASE_ANSWER, n);
}

static void
request_started_cb (SoupServer        *server,
                    SoupServerMessage *message)
{
  enter (message, PHASE_HEADERS);
  g_signal_connect (message, "got-headers", G_CALLBACK (got_headers_cb), NULL);
  g_signal_connect (message, "got-chunk", G_CALLBACK (got_chunk_cb), NULL);
  g_signal_connect (message, "got-body", G_CALLBACK (got_body_cb), NULL);
  g_signal_connect (message, "wrote-headers", G_CALLBACK (wrote_headers_cb), NULL);
  g_signal_connect (message, "wrote-body-data", G_CALLBACK (wrote_body_data_cb), NULL);
}

static void
request_finished_cb (SoupServer        *server,
                     SoupServerMessage *message)
{
  enter (message, PHASE_WAITING);
}

static void
cut (Connection *connection)
{
  if (connection->stream != NULL)
    g_socket_shutdown (g_socket_connection_get_socket (connection->stream), TRUE, TRUE, NULL);
}

static gint64
get_seconds_allowed (PengServerGuard *self,
                     Connection      *connection)
{
  switch (connection->phase)
    {
    case PHASE_WAITING:
      return 2 * self->patience;

    case PHASE_HEADERS:
      return self->patience;

    case PHASE_BODY:
    case PHASE_ANSWER:
      return self->patience + connection->bytes / MIN_BYTES_PER_SECOND;

    case PHASE_WORKING:
    default:
      return G_MAXINT32;
    }
}

/* libsoup 3.2 misses a client that has hung up before it looks for the next request, and keeps the
 * connection for ever. */
static gboolean
is_over (Connection *connection)
{
  int fd = g_socket_get_fd (g_socket_connection_get_socket (connection->stream));
  char byte;

  return connection->phase <= PHASE_HEADERS &&
         recv (fd, &byte, sizeof byte, MSG_PEEK | MSG_DONTWAIT) == 0;
}

/* libsoup ends a connection after its first answer unless the server has a listener of its own, and
 * a listener admits everybody. This one hears nothing: the only other end is kept here. */
static void
add_deaf_listener (PengServerGuard *self)
{
  g_autoptr(GSocket) socket = NULL;
  g_autoptr(GError) error = NULL;
  int ends[2];

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return;

  self->silent_end = ends[0];
  socket = g_socket_new_from_fd (ends[1], &error);
  if (socket == NULL || !soup_server_listen_socket (self->server, socket, 0, &error))
    g_warning ("every request needs a connection of its own: %s", error->message);
}

/* What libsoup has kept of connections that are over it lets go with all others alone: so where there
 * are none. */
static void
forget_lost (PengServerGuard *self)
{
  if (self->n_lost < MOST_LOST || self->connections->len > 0)
    return;

  soup_server_disconnect (self->server);
  if (self->silent_end >= 0)
    close (self->silent_end);
  self->silent_end = -1;
  self->n_lost = 0;
  add_deaf_listener (self);
}

static gboolean
sweep_cb (gpointer user_data)
{
  PengServerGuard *self = user_data;
  gint64 now = g_get_monotonic_time ();

  for (guint i = self->connections->len; i > 0; i--)
    {
      Connection *connection = self->connections->pdata[i - 1];

      if (connection->stream != NULL && is_over (connection))
        {
          g_io_stream_close (G_IO_STREAM (connection->stream), NULL, NULL);
          self->n_lost++;
        }

      if (connection->stream == NULL || g_io_stream_is_closed (G_IO_STREAM (connection->stream)))
        g_ptr_array_remove_index_fast (self->connections, i - 1);
      else if ((now - connection->since) / G_USEC_PER_SEC > get_seconds_allowed (self, connection))
        cut (connection);
    }
  forget_lost (self);

  return G_SOURCE_CONTINUE;
}

/**
 * peng_server_guard_new:
 * @server: the server
 * @patience: how many seconds a request may take until its headers are there, or its body, or its
 *   answer, where next to nothing moves
 *
 * Returns: (transfer full): a guard that admits nobody yet
 */
PengServerGuard *
peng_server_guard_new (SoupServer *server,
                       guint       patience)
{
  PengServerGuard *self = g_new0 (PengServerGuard, 1);

  self->server = g_object_ref (server);
  self->patience = patience;
  self->connections = g_ptr_array_new_with_free_func ((GDestroyNotify) connection_unref);
  self->sweep_id = g_timeout_add_seconds (1, sweep_cb, self);
  self->silent_end = -1;
  add_deaf_listener (self);

  g_signal_connect (server, "request-started", G_CALLBACK (request_started_cb), NULL);
  g_signal_connect (server, "request-finished", G_CALLBACK (request_finished_cb), NULL);

  return self;
}

/**
 * peng_server_guard_free:
 * @self: (transfer full): a guard
 *
 * Stops guarding. The connections that are open stay so.
 */
void
peng_server_guard_free (PengServerGuard *self)
{
  g_source_remove (self->sweep_id);
  g_signal_handlers_disconnect_by_func (self->server, request_started_cb, NULL);
  g_signal_handlers_disconnect_by_func (self->server, request_finished_cb, NULL);
  g_ptr_array_unref (self->connections);
  if (self->silent_end >= 0)
    close (self->silent_end);
  g_object_unref (self->server);
  g_free (self);
}

/**
 * peng_server_guard_admit:
 * @self: a guard
 * @connection: somebody who came
 *
 * Hands the connection to the server, unless there are %PENG_SERVER_MAX_CONNECTIONS already.
 *
 * Returns: whether it may stay
 */
gboolean
peng_server_guard_admit (PengServerGuard   *self,
                         GSocketConnection *connection)
{
  GSocket *socket = g_socket_connection_get_socket (connection);
  g_autoptr(GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr(GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);
  Connection *entry;

  if (self->connections->len >= PENG_SERVER_MAX_CONNECTIONS)
    sweep_cb (self);

  if (self->connections->len >= PENG_SERVER_MAX_CONNECTIONS || local == NULL || remote == NULL)
    return FALSE;

  entry = g_rc_box_new0 (Connection);
  g_set_weak_pointer (&entry->stream, connection);
  entry->since = g_get_monotonic_time ();
  g_ptr_array_add (self->connections, entry);
  g_object_set_qdata_full (G_OBJECT (remote), connection_quark (), g_rc_box_acquire (entry),
                           (GDestroyNotify) connection_unref);

  /* Headers and body go out in two writes; Nagle's algorithm would hold back the second. */
  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);

  return soup_server_accept_iostream (self->server, G_IO_STREAM (connection), local, remote, NULL);
}

/**
 * peng_server_guard_cut:
 * @message: a request that is not worth waiting for
 *
 * Ends its connection without an answer.
 */
void
peng_server_guard_cut (SoupServerMessage *message)
{
  GSocketAddress *address = soup_server_message_get_remote_address (message);
  Connection *connection = g_object_get_qdata (G_OBJECT (address), connection_quark ());

  if (connection != NULL)
    cut (connection);
}
