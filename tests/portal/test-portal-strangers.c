/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portal-child.h"
#include "portal-fixture.h"
#include "test-seed.h"

#include <string.h>

#define N_ROUNDS 600

/* Requests that are well and requests that are not; a `%s` is the token. */
static const char * const seeds[] = {
  "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
  "GET /bendizixun/?page=1 HTTP/1.1\r\nHost: x\r\nIf-None-Match: W/\"x\", \"y\"\r\n"
    "Connection: close\r\n\r\n",
  "GET /news/1.html HTTP/1.0\r\n\r\n",
  "HEAD /media/../token HTTP/1.1\r\nHost: x\r\nRange: bytes=0-18446744073709551615\r\n"
    "Connection: close\r\n\r\n",
  "GET http://other/feed.xml HTTP/1.1\r\nHost: x\r\n\r\n",
  "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
  "CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n",
  "GET /api/v1/articles?q=%ff%fe&page=1 HTTP/1.1\r\nHost: x\r\n"
    "Connection: close\r\nAuthorization: Bearer %s\r\n\r\n",
  "PUT /api/v1/articles/11111111-1111-4111-8111-111111111111 HTTP/1.1\r\nHost: x\r\n"
    "Connection: close\r\nAuthorization: Bearer %s\r\nIf-None-Match: *\r\n"
    "Content-Type: application/json\r\n"
    "Content-Length: 46\r\n\r\n{\"title\":\"x\",\"section\":\"bendizixun\",\"html\":\"\"}",
  "PUT /api/v1/articles/11111111-1111-4111-8111-111111111111 HTTP/1.1\r\nHost: x\r\n"
    "Connection: close\r\nAuthorization: Bearer %s\r\nIf-Match: *\r\n"
    "Content-Type: application/json\r\n"
    "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"tit\r\nffffffffff\r\nle\r\n0\r\n\r\n",
  "PUT /api/v1/media/0000000000000000000000000000000000000000000000000000000000000000 HTTP/1.1\r\n"
    "Host: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n"
    "Content-Length: 12\r\nExpect: 100-continue\r\n\r\n"
    "\xff\xd8\xff\xe0\xff\xff........",
  "PUT /api/v1/media/0000000000000000000000000000000000000000000000000000000000000000 HTTP/1.1\r\n"
    "Host: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n"
    "Content-Length: 99999999999999\r\n\r\nx",
  "DELETE /api/v1/articles/11111111-1111-4111-8111-111111111111 HTTP/1.1\r\nHost: x\r\n"
    "Connection: close\r\nAuthorization: Bearer %s\r\nIf-Match: \"x\r\nContent-Length: -1\r\n\r\n",
  "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
  "GET / HTTP/1.1\r\nHost: x\r\n folded: 1\r\n: empty\r\nno-colon\r\n\r\n",
  "GET /\r\n\r\n",
  "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
};

static void
mutate (GRand   *random,
        GString *request)
{
  guint n = g_rand_int_range (random, 0, 6);

  for (guint i = 0; i < n && request->len > 0; i++)
    {
      gsize at = g_rand_int_range (random, 0, request->len);
      gsize length = g_rand_int_range (random, 1, 20);

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          request->str[at] = g_rand_int_range (random, 0, 256);
          break;

        case 1:
          g_string_erase (request, at, MIN (request->len - at, length));
          break;

        case 2:
          for (guint j = g_rand_int_range (random, 1, 4000); j > 0; j--)
            g_string_insert_c (request, at, 'a' + j % 26);
          break;

        default:
          g_string_insert_len (request, at, request->str, request->len - at);
          break;
        }
    }
}

/* Whatever is said to it, the portal answers or hangs up, and is well. */
static void
test_fuzz (void)
{
  g_autofree char *folder = folder_new ();
  g_autoptr(GRand) random = g_rand_new_with_seed (test_seed ());
  g_autofree char *page = NULL;
  Child child = { NULL };

  child_start (&child, folder);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      const char *seed = seeds[g_rand_int_range (random, 0, G_N_ELEMENTS (seeds))];
      g_autoptr(GString) request = g_string_new (seed);
      g_autofree char *answer = NULL;

      g_string_replace (request, "%s", child.token, 0);
      mutate (random, request);
      answer = child_talk (&child, request->str, request->len);
      g_assert_true (child_is_alive (&child));
    }

  page = child_talk (&child, "GET / HTTP/1.1\r\nHost: x\r\n\r\n", 27);
  g_assert_true (g_str_has_prefix (page, "HTTP/1.1 200 "));
  child_terminate (&child);
  folder_remove (g_steal_pointer (&folder));
}

/* What is the process' own, in bytes. */
static gsize
measure (Child *child)
{
  g_autofree char *path =
    g_strdup_printf ("/proc/%s/smaps_rollup", g_subprocess_get_identifier (child->process));
  g_autofree char *maps = NULL;

  g_assert_true (g_file_get_contents (path, &maps, NULL, NULL));

  return g_ascii_strtoull (strstr (maps, "Private_Dirty:") + strlen ("Private_Dirty:"), NULL, 10) * 1024;
}

static void
come_and_go (Child *child,
             guint  n)
{
  const char *request = "GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n";

  for (guint i = 0; i < n; i++)
    g_free (child_ask (child, request, 1));
  /* Who has gone is looked for once in a second. */
  g_usleep (2500 * 1000);
}

/* Of whoever hangs up right after the answer nothing stays, and who comes then is served as before. */
static void
test_hung_up (void)
{
  const char *requests = "GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n"
                         "GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n";
  g_autofree char *folder = NULL;
  g_autofree char *answer = NULL;
  Child child = { NULL };
  gsize before;

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the sanitizer keeps what is freed for a while");
  return;
#endif

  folder = folder_new ();
  child_start (&child, folder);
  come_and_go (&child, 600);
  before = measure (&child);
  come_and_go (&child, 2000);
  g_assert_cmpuint (measure (&child), <, before + 2000 * 1000);
  answer = child_ask (&child, requests, 2);
  g_assert_nonnull (strstr (strstr (answer, "HTTP/1.1 200 ") + 1, "HTTP/1.1 200 "));
  child_terminate (&child);
  folder_remove (g_steal_pointer (&folder));
}

/* One connection is good for several requests; the last may come before the first answer. */
static void
test_keep_alive (void)
{
  const char *request = "GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n"
                        "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n"
                        "GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n";
  g_autofree char *folder = folder_new ();
  g_autofree char *answer = NULL;
  g_auto(GStrv) good = NULL;
  Child child = { NULL };

  child_start (&child, folder);
  answer = child_ask (&child, request, 3);
  good = g_strsplit (answer, "HTTP/1.1 200 ", -1);
  g_assert_cmpuint (g_strv_length (good), ==, 3);
  child_terminate (&child);
  folder_remove (g_steal_pointer (&folder));
}

static GSocket *
connect_to (Fixture *fixture)
{
  g_autoptr(GUri) uri = g_uri_parse (peng_portal_server_get_uri (fixture->server), G_URI_FLAGS_NONE,
                                     NULL);
  Child child = { .port = g_uri_get_port (uri) };
  GSocket *socket = child_connect (&child);

  g_socket_set_blocking (socket, FALSE);

  return socket;
}

static gboolean
is_over (GSocket *socket)
{
  g_autoptr(GError) error = NULL;
  char buffer[4096];
  gssize n;

  while ((n = g_socket_receive (socket, buffer, sizeof buffer, NULL, &error)) > 0)
    ;

  return n == 0 || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

typedef struct
{
  const char *name;
  const char *first;
  const char *drop;  /* sent again and again, as slow as it goes */
} SlowCase;

static const SlowCase slow_cases[] = {
  { "silent", "", NULL },
  { "half-line", "GET / HT", NULL },
  { "half-headers", "GET / HTTP/1.1\r\nHost: x\r\n", NULL },
  { "dripping-headers", "GET / HTTP/1.1\r\nHost: x\r\n", "X: y\r\n" },
  { "dripping-body", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n", "x" },
  { "after-an-answer", "GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n", NULL },
};

/* One who holds a connection and does nothing with it loses it; the patience here is a second. */
static void
test_slow (gconstpointer data)
{
  const SlowCase *c = data;
  Fixture fixture = { .patience = 1 };
  g_autoptr(GSocket) socket = NULL;
  guint wake_id = g_timeout_add (100, wake_cb, NULL);
  gint64 start = g_get_monotonic_time ();

  fixture_set_up (&fixture);
  socket = connect_to (&fixture);
  g_socket_send (socket, c->first, strlen (c->first), NULL, NULL);
  while (!is_over (socket))
    {
      g_main_context_iteration (NULL, TRUE);
      if (c->drop != NULL)
        g_socket_send (socket, c->drop, strlen (c->drop), NULL, NULL);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_USEC_PER_SEC);
    }

  g_source_remove (wake_id);
  fixture_tear_down (&fixture);
}

/* There is a bound, and there is room again when somebody leaves. */
static void
test_crowd (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GPtrArray) crowd = g_ptr_array_new_with_free_func (g_object_unref);
  guint wake_id = g_timeout_add (50, wake_cb, NULL);
  guint n_over = 0;
  g_autoptr(Answer) answer = NULL;

  fixture_set_up (&fixture);
  for (guint i = 0; i < 300; i++)
    {
      g_ptr_array_add (crowd, connect_to (&fixture));
      g_main_context_iteration (NULL, FALSE);
    }
  while (n_over < 300 - 256)
    {
      g_main_context_iteration (NULL, TRUE);
      n_over = 0;
      for (guint i = 0; i < crowd->len; i++)
        n_over += is_over (crowd->pdata[i]);
    }
  g_assert_cmpuint (n_over, ==, 300 - 256);

  g_ptr_array_set_size (crowd, 0);
  for (guint i = 0; i < 40; i++)
    g_main_context_iteration (NULL, TRUE);
  answer = fixture_ask (&fixture, "GET", "/", NULL, NULL);
  answer_assert (answer, 200, NULL);

  g_source_remove (wake_id);
  fixture_tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/portal/strangers/fuzz", test_fuzz);
  g_test_add_func ("/portal/strangers/keep-alive", test_keep_alive);
  g_test_add_func ("/portal/strangers/crowd", test_crowd);
  g_test_add_func ("/portal/strangers/hung-up", test_hung_up);
  for (guint i = 0; i < G_N_ELEMENTS (slow_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/portal/strangers/", slow_cases[i].name, NULL);

      g_test_add_data_func (path, &slow_cases[i], test_slow);
    }

  return g_test_run ();
}
