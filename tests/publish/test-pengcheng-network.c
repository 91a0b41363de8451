/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish/peng-pengcheng-portal.h"

#include "portal-site.h"
#include "test-answer.h"

/* A portal that leads elsewhere, that is no HTTP server, that is not there; and media, which are
 * fetched where readers get them. */

#define OK -1

/* Gives OK or the error's code. */
static int
describe (PengPortal  *portal,
          GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(PengPortalInfo) info = NULL;

  peng_portal_describe_async (portal, NULL, answer_cb, &result);
  info = peng_portal_describe_finish (portal, wait_for (&result), error);
  if (info != NULL)
    return OK;

  g_assert_cmpuint ((*error)->domain, ==, PENG_PORTAL_ERROR);

  return (*error)->code;
}

typedef struct
{
  const char *name;
  const char *to;
  guint       n_hops;
  int         code;
  guint       n_other;
} Redirect;

static const Redirect redirects[] = {
  { "same-place", "/p/there", 1, OK, 0 },
  { "same-place-three-times", "/p/there", 3, OK, 0 },
  { "too-often", "/p/there", 4, PENG_PORTAL_ERROR_MOVED, 0 },
  { "other-port", "OTHER", 1, PENG_PORTAL_ERROR_MOVED, 0 },
  { "other-scheme", "https://127.0.0.1/", 1, PENG_PORTAL_ERROR_MOVED, 0 },
  { "other-host", "http://localhost/", 1, PENG_PORTAL_ERROR_MOVED, 0 },
  { "script", "javascript:alert(1)", 1, PENG_PORTAL_ERROR_MOVED, 0 },
  { "nowhere", NULL, 1, PENG_PORTAL_ERROR_MOVED, 0 },
};

typedef struct
{
  char  *to;
  guint  n_hops;
  guint  n_other;
} Maze;

static void
redirect_cb (SoupServer        *soup,
             SoupServerMessage *message,
             const char        *path,
             GHashTable        *query,
             gpointer           user_data)
{
  Maze *maze = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  g_assert_cmpstr (get_header (message, "Authorization"), ==, "Bearer secret");
  if (maze->n_hops-- == 0)
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, JSON, SOUP_MEMORY_STATIC, INFO, strlen (INFO));
      return;
    }

  soup_server_message_set_status (message, 302, NULL);
  if (maze->to != NULL)
    soup_message_headers_append (headers, "Location", maze->to);
}

static void
other_cb (SoupServer        *soup,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  Maze *maze = user_data;

  maze->n_other++;
  soup_server_message_set_status (message, 200, NULL);
}

static void
test_redirect (gconstpointer data)
{
  const Redirect *r = data;
  g_autoptr(SoupServer) soup = soup_server_new (NULL, NULL);
  g_autoptr(SoupServer) other = soup_server_new (NULL, NULL);
  g_autoptr(PengSite) site = listen_on_loopback (soup);
  g_autoptr(PengSite) other_site = listen_on_loopback (other);
  g_autofree char *to = g_strcmp0 (r->to, "OTHER") != 0 ? g_strdup (r->to) :
                        g_uri_to_string (peng_site_get_base_uri (other_site));
  Maze maze = { to, r->n_hops, 0 };
  g_autoptr(GError) error = NULL;
  PengPortal *portal = peng_pengcheng_portal_new (site, "secret", 20000);

  soup_server_add_handler (soup, NULL, redirect_cb, &maze, NULL);
  soup_server_add_handler (other, NULL, other_cb, &maze, NULL);
  g_assert_cmpint (describe (portal, &error), ==, r->code);
  g_assert_cmpuint (maze.n_other, ==, 0);

  g_assert_finalize_object (portal);
}

/* What a socket says that is no HTTP server, byte for byte. */
typedef struct
{
  const char *name;
  const char *bytes;
  gsize       n_bytes;
  gsize       n_repeats;
  gboolean    stays_open;
  int         code;
} Raw;

#define BYTES(text) text, sizeof text - 1
#define HEAD_JSON "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

static const Raw raws[] = {
  { "garbage", BYTES ("\x16\x03\x01\x02 what?\r\n\r\n"), 1, FALSE, PENG_PORTAL_ERROR_BAD_REPLY },
  { "nothing", BYTES (""), 0, FALSE, PENG_PORTAL_ERROR_OFFLINE },
  { "silence", BYTES (""), 0, TRUE, PENG_PORTAL_ERROR_TIMED_OUT },
  { "half-a-head", BYTES ("HTTP/1.1 200 OK\r\nContent-"), 1, FALSE, PENG_PORTAL_ERROR_BAD_REPLY },
  { "head-stalls", BYTES ("HTTP/1.1 200 OK\r\nContent-"), 1, TRUE, PENG_PORTAL_ERROR_TIMED_OUT },
  { "body-stalls", BYTES (HEAD_JSON "Content-Length: 100\r\n\r\n{"), 1, TRUE,
    PENG_PORTAL_ERROR_TIMED_OUT },
  { "body-cut", BYTES (HEAD_JSON "Content-Length: 100\r\n\r\n{}"), 1, FALSE,
    PENG_PORTAL_ERROR_OFFLINE },
  { "body-cut-on-close", BYTES (HEAD_JSON "Connection: close\r\nContent-Length: 100\r\n\r\n{}"), 1,
    FALSE, PENG_PORTAL_ERROR_OFFLINE },
  { "endless-head", BYTES ("X-Pad: 01234567890123456789012345678901234567890123456789\r\n"), 40000,
    TRUE, PENG_PORTAL_ERROR_OFFLINE },
  { "endless-body", BYTES (HEAD_JSON "\r\n"), 0, TRUE, PENG_PORTAL_ERROR_BAD_REPLY },
};

typedef struct
{
  const Raw *raw;
  GSocket   *listener;
  int        done;
} RawServer;

static gboolean
send_all (GSocketConnection *connection,
          const char        *bytes,
          gsize              n_bytes)
{
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));

  return g_output_stream_write_all (out, bytes, n_bytes, NULL, NULL, NULL);
}

static void
pour (GSocketConnection *connection,
      const Raw         *raw)
{
  g_autofree char *block = g_strnfill (1024 * 1024, ' ');
  gboolean good;

  if (g_str_equal (raw->name, "endless-head"))
    good = send_all (connection, "HTTP/1.1 200 OK\r\n", 17);
  else
    good = send_all (connection, raw->bytes, raw->n_bytes);

  for (gsize i = 1; i < raw->n_repeats && good; i++)
    good = send_all (connection, raw->bytes, raw->n_bytes);
  for (gsize i = 0; raw->n_repeats == 0 && raw->n_bytes > 0 && i < 64 && good; i++)
    good = send_all (connection, block, 1024 * 1024);
}

/* Runs in a thread: a client that hangs up is what ends an endless answer. */
static gpointer
raw_thread (gpointer data)
{
  RawServer *server = data;
  g_autoptr(GSocket) socket = g_socket_accept (server->listener, NULL, NULL);
  g_autoptr(GSocketConnection) connection = g_socket_connection_factory_create_connection (socket);
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  char request[4096];

  g_input_stream_read (in, request, sizeof request, NULL, NULL);
  pour (connection, server->raw);
  while (server->raw->stays_open &&
         g_input_stream_read (in, request, sizeof request, NULL, NULL) > 0)
    ;
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  g_atomic_int_set (&server->done, TRUE);
  g_main_context_wakeup (NULL);

  return NULL;
}

/* The thread ends when the client has hung up, for which the client needs its main context. */
static void
join_raw (RawServer *server,
          GThread   *thread)
{
  while (!g_atomic_int_get (&server->done))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
  g_object_unref (server->listener);
}

static PengSite *
listen_raw (RawServer *server)
{
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) bound = NULL;
  g_autofree char *base = NULL;

  server->listener = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                   G_SOCKET_PROTOCOL_TCP, NULL);
  g_assert_true (g_socket_bind (server->listener, any, TRUE, NULL));
  g_assert_true (g_socket_listen (server->listener, NULL));
  bound = g_socket_get_local_address (server->listener, NULL);
  base = g_strdup_printf ("http://127.0.0.1:%u",
                          g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));

  return peng_site_new ("7", "Portal", PENG_SITE_KIND_PENGCHENG, base, NULL);
}

static void
test_raw (gconstpointer data)
{
  RawServer server = { data };
  g_autoptr(PengSite) site = listen_raw (&server);
  g_autoptr(GError) error = NULL;
  GThread *thread = g_thread_new ("raw", raw_thread, &server);
  /* Short where the limit is met, else long enough for a busy machine. */
  guint idle_ms = server.raw->code == PENG_PORTAL_ERROR_TIMED_OUT ? 100 : 20000;
  PengPortal *portal = peng_pengcheng_portal_new (site, "secret", idle_ms);

  g_assert_cmpint (describe (portal, &error), ==, server.raw->code);
  g_assert_false (peng_portal_error_get_failure (error)->unknown);

  g_assert_finalize_object (portal);
  join_raw (&server, thread);
}

static void
test_nobody_listens (void)
{
  RawServer server = { NULL };
  g_autoptr(PengSite) site = listen_raw (&server);
  g_autoptr(GBytes) article = g_bytes_new_static ("{}", 2);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  PengPortal *portal = peng_pengcheng_portal_new (site, "secret", 20000);

  g_clear_object (&server.listener);
  peng_portal_put_article_async (portal, UUID, article, NULL, NULL, answer_cb, &result);
  g_assert_null (peng_portal_put_article_finish (portal, wait_for (&result), &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_OFFLINE);
  g_assert_false (peng_portal_error_get_failure (error)->unknown);

  g_clear_object (&result);
  g_assert_finalize_object (portal);
}

static void
test_cancelled_on_its_way (void)
{
  RawServer server = { &raws[2] };
  g_autoptr(PengSite) site = listen_raw (&server);
  g_autoptr(GBytes) article = g_bytes_new_static ("{}", 2);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GThread *thread = g_thread_new ("raw", raw_thread, &server);
  PengPortal *portal = peng_pengcheng_portal_new (site, "secret", 20000);

  peng_portal_put_article_async (portal, UUID, article, NULL, cancellable, answer_cb, &result);
  for (int i = 0; i < 5; i++)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  wait_for (&result);
  g_assert_null (peng_portal_put_article_finish (portal, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_object (&result);
  g_assert_finalize_object (portal);
  join_raw (&server, thread);
}

typedef struct
{
  const char *name;
  const char *url;       /* %d: the port that the site has */
  guint       n_fetched;
  int         code;
} Place;

static const Place places[] = {
  { "relative", "/media/x.jpg?v=1", 1, OK },
  { "absolute", "http://127.0.0.1:%d/media/x.jpg?v=1", 1, OK },
  { "too-large", "/media/large.jpg", 1, PENG_PORTAL_ERROR_BAD_REPLY },
  { "moved", "/media/moved.jpg", 1, PENG_PORTAL_ERROR_MOVED },
  { "gone", "/media/gone.jpg", 1, PENG_PORTAL_ERROR_BAD_REPLY },
  { "gone-for-readers", "/p/media/own.jpg", 2, OK },
  { "gone-for-readers-absolute", "http://127.0.0.1:%d/p/media/own.jpg", 2, OK },
  { "gone-beside", "/portal/media/gone.jpg", 1, PENG_PORTAL_ERROR_BAD_REPLY },
  { "other-host", "http://localhost:%d/media/x.jpg?v=1", 0, PENG_PORTAL_ERROR_BAD_REPLY },
  { "file", "file:///etc/passwd", 0, PENG_PORTAL_ERROR_BAD_REPLY },
  { "script", "javascript:alert(1)", 0, PENG_PORTAL_ERROR_BAD_REPLY },
  { "no-address", "http://:%d/", 0, PENG_PORTAL_ERROR_BAD_REPLY },
};

typedef struct
{
  char  *url;
  guint  n_fetched;
} Gallery;

static guint
get_status (const char *path,
            guint       n_fetched)
{
  if (g_str_equal (path, "/media/moved.jpg"))
    return 302;
  if (g_str_has_suffix (path, "gone.jpg"))
    return 410;

  return g_str_has_suffix (path, "own.jpg") && n_fetched == 1 ? 410 : 200;
}

/* What readers are given is asked for without the token, and with it only what they are not. */
static void
fetch_cb (SoupServer        *soup,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  Gallery *gallery = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *json = g_strdup_printf ("{\"url\":\"%s\"}", gallery->url);

  if (g_str_equal (path, "/p/api/v1/media/" SHA))
    {
      g_assert_cmpstr (get_header (message, "Authorization"), ==, "Bearer secret");
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, JSON, SOUP_MEMORY_COPY, json, strlen (json));
      return;
    }

  gallery->n_fetched++;
  if (g_str_equal (path, "/p/media/own.jpg") && gallery->n_fetched == 2)
    g_assert_cmpstr (get_header (message, "Authorization"), ==, "Bearer secret");
  else
    g_assert_null (get_header (message, "Authorization"));
  soup_server_message_set_status (message, get_status (path, gallery->n_fetched), NULL);
  if (g_str_equal (path, "/media/moved.jpg"))
    soup_message_headers_append (headers, "Location", "http://localhost/");
  else if (g_str_equal (path, "/media/large.jpg"))
    soup_server_message_set_response (message, "image/jpeg", SOUP_MEMORY_STATIC, "too much", 8);
  else
    soup_server_message_set_response (message, "image/jpeg", SOUP_MEMORY_STATIC, "photo", 5);
}

static void
test_fetch (gconstpointer data)
{
  const Place *p = data;
  g_autoptr(SoupServer) soup = soup_server_new (NULL, NULL);
  g_autoptr(PengSite) site = listen_on_loopback (soup);
  int port = g_uri_get_port (peng_site_get_base_uri (site));
  g_auto(GStrv) parts = g_strsplit (p->url, "%d", 2);
  g_autofree char *number = g_strdup_printf ("%d", port);
  g_autofree char *url = g_strjoinv (number, parts);
  Gallery gallery = { url, 0 };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  PengPortal *portal = peng_pengcheng_portal_new (site, "secret", 20000);

  soup_server_add_handler (soup, NULL, fetch_cb, &gallery, NULL);
  peng_portal_get_media_async (portal, SHA, 5, NULL, answer_cb, &result);
  wait_for (&result);
  bytes = peng_portal_get_media_finish (portal, result, &error);

  g_assert_cmpint (bytes != NULL ? OK : error->code, ==, p->code);
  if (bytes != NULL)
    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "photo", 5);
  else
    g_assert_cmpuint (error->domain, ==, PENG_PORTAL_ERROR);
  g_assert_cmpuint (gallery.n_fetched, ==, p->n_fetched);

  g_clear_object (&result);
  g_assert_finalize_object (portal);
}

static void
add_case (const char    *folder,
          const char    *name,
          gconstpointer  data,
          GTestDataFunc  func)
{
  g_autofree char *path = g_strconcat ("/publish/pengcheng-network/", folder, "/", name, NULL);

  g_test_add_data_func (path, data, func);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (redirects); i++)
    add_case ("redirect", redirects[i].name, &redirects[i], test_redirect);
  for (guint i = 0; i < G_N_ELEMENTS (raws); i++)
    add_case ("raw", raws[i].name, &raws[i], test_raw);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    add_case ("fetch", places[i].name, &places[i], test_fetch);

  g_test_add_func ("/publish/pengcheng-network/raw/nobody-listens", test_nobody_listens);
  g_test_add_func ("/publish/pengcheng-network/raw/cancelled", test_cancelled_on_its_way);

  return g_test_run ();
}
