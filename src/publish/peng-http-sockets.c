/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-http-sockets.h"

/* libsoup 3.6 lets go twice of a request that is cancelled while its answer is waited for
 * (run_until_read_done() after message_completed(), seen in 3.6.5), and then crashes in
 * soup_session_send_finish(). To us the end of the connection is all the same, and it does no harm
 * there. */

/* Several messages, one after another, share a connection, and the first alone sees it made. */
static gpointer
get_key (SoupMessage *message)
{
  return GSIZE_TO_POINTER (soup_message_get_connection_id (message));
}

static gboolean
is_closed (gpointer key,
           gpointer socket,
           gpointer user_data)
{
  return g_socket_is_closed (socket);
}

/**
 * peng_http_sockets_new:
 *
 * Returns: (transfer full) (element-type gsize GSocket): no sockets yet
 */
GHashTable *
peng_http_sockets_new (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

/**
 * peng_http_sockets_keep:
 * @self: the sockets of a session
 * @message: the message that a connection was made for
 * @connection: the connection
 *
 * Remembers what the message goes over, and forgets what is closed.
 */
void
peng_http_sockets_keep (GHashTable  *self,
                        SoupMessage *message,
                        GIOStream   *connection)
{
  g_hash_table_foreach_remove (self, is_closed, NULL);

  if (G_IS_SOCKET_CONNECTION (connection))
    g_hash_table_insert (self, get_key (message),
                         g_object_ref (g_socket_connection_get_socket (G_SOCKET_CONNECTION (connection))));
}

/**
 * peng_http_sockets_end:
 * @self: the sockets of a session
 * @message: a message without an answer as yet
 *
 * Ends the connection that the message goes over: it fails soon.
 *
 * Returns: whether there was one
 */
gboolean
peng_http_sockets_end (GHashTable  *self,
                       SoupMessage *message)
{
  GSocket *socket = g_hash_table_lookup (self, get_key (message));

  if (socket == NULL || g_socket_is_closed (socket))
    return FALSE;

  /* Where the other side was first, the message fails by itself. */
  g_socket_shutdown (socket, TRUE, TRUE, NULL);

  return TRUE;
}
