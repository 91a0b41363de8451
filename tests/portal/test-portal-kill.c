/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portal-child.h"
#include "portal-fixture.h"
#include "test-seed.h"

#include "portal/peng-server-media.h"
#include "store/peng-db.h"

#include <string.h>

/* Fewer than a benchmark would, enough to hit each step of a request. */
#define N_ROUNDS   50
#define N_ARTICLES 8
#define MAX_DELAY  100000  /* microseconds */

/* A client that puts pictures and articles as fast as it can, until the portal is killed. */
typedef struct
{
  Child        child;
  SoupSession *session;
  GRand       *random;
  guint        step;
  guint        in_flight;
  gboolean     killed;
  gboolean     idle;
  GHashTable  *pictures;                /* SHA-256 to bytes, of those that were taken */
  guint        versions[N_ARTICLES];    /* the last that was sent */
  guint        taken[N_ARTICLES];       /* the last that was acknowledged */
  gboolean     busy[N_ARTICLES];        /* is being sent: two at once would be in no order */
} Client;

typedef struct
{
  Client *client;
  GBytes *picture;
  guint   article;
  guint   version;
} Request;

static void send_next (Client *client);

/* Long enough to be written in several pieces. */
static GBytes *
make_picture (guint number)
{
  gsize size = 20000 + number % 7 * 30000;
  guint8 *data = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    data[i] = (i * 2654435761u + number) >> 7;
  memcpy (data, "\x89PNG\r\n\x1a\n", 8);

  return g_bytes_new_take (data, size);
}

/* Title and text name the version, and so does each of many paragraphs. */
static char *
make_article (guint       version,
              const char *sha)
{
  GString *html = g_string_new (NULL);
  char *json;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (html, "<p>版本%u</p>", version);
  if (sha != NULL)
    g_string_append_printf (html, "<figure class='image'><img src='media:%s'></figure>", sha);
  json = g_strdup_printf ("{\"title\": \"版本%u\", \"section\": \"bendizixun\", \"html\": \"%s\"}",
                          version, html->str);
  g_string_free (html, TRUE);

  return json;
}

static SoupMessage *
new_message (Client     *client,
             const char *method,
             const char *path,
             GBytes     *body)
{
  g_autofree char *uri = g_strconcat (client->child.uri, path, NULL);
  g_autofree char *bearer = g_strconcat ("Bearer ", client->child.token, NULL);
  SoupMessage *message = soup_message_new (method, uri);

  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization", bearer);
  if (body != NULL)
    soup_message_set_request_body_from_bytes (message, "application/json", body);

  return message;
}

static void
note_success (Request *request)
{
  Client *client = request->client;

  if (request->picture != NULL)
    g_hash_table_insert (client->pictures, media_dup_sha (request->picture),
                         g_bytes_ref (request->picture));
  else
    client->taken[request->article] = MAX (client->taken[request->article], request->version);
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Request *request = user_data;
  Client *client = request->client;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (object), result);
  g_autoptr(GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (object), result, NULL);

  if (body != NULL && SOUP_STATUS_IS_SUCCESSFUL (soup_message_get_status (message)))
    note_success (request);
  else if (!client->killed && body != NULL)
    {
      g_test_message ("%s: %.*s", g_uri_get_path (soup_message_get_uri (message)),
                      (int) g_bytes_get_size (body), (const char *) g_bytes_get_data (body, NULL));
      g_assert_not_reached ();
    }

  if (request->picture == NULL)
    client->busy[request->article] = FALSE;
  g_clear_pointer (&request->picture, g_bytes_unref);
  g_free (request);
  client->in_flight--;
  if (!client->killed)
    send_next (client);
  client->idle = client->in_flight == 0;
}

static const char *
pick_picture (Client *client)
{
  GHashTableIter iter;
  gpointer sha = NULL;

  g_hash_table_iter_init (&iter, client->pictures);
  g_hash_table_iter_next (&iter, &sha, NULL);

  return sha;
}

static char *
get_article_path (guint article)
{
  return g_strdup_printf ("api/v1/articles/00000000-0000-4000-8000-00000000000%u", article);
}

static SoupMessage *
new_article_message (Client  *client,
                     Request *request)
{
  g_autofree char *path = get_article_path (request->article);
  g_autofree char *json = make_article (request->version, pick_picture (client));
  g_autoptr(GBytes) body = g_bytes_new (json, strlen (json));
  SoupMessage *message = new_message (client, "PUT", path, body);

  soup_message_headers_append (soup_message_get_request_headers (message),
                               request->version == 1 ? "If-None-Match" : "If-Match", "*");

  return message;
}

static SoupMessage *
new_picture_message (Client  *client,
                     Request *request)
{
  g_autofree char *sha = media_dup_sha (request->picture);
  g_autofree char *path = g_strconcat ("api/v1/media/", sha, NULL);

  return new_message (client, "PUT", path, request->picture);
}

static void
send_next (Client *client)
{
  Request *request = g_new0 (Request, 1);
  g_autoptr(SoupMessage) message = NULL;

  request->client = client;
  client->step++;
  if (client->step % 2 == 0)
    {
      request->picture = make_picture (g_rand_int (client->random));
      message = new_picture_message (client, request);
    }
  else
    {
      do
        request->article = g_rand_int_range (client->random, 0, N_ARTICLES);
      while (client->busy[request->article]);
      client->busy[request->article] = TRUE;
      request->version = ++client->versions[request->article];
      message = new_article_message (client, request);
    }

  client->in_flight++;
  soup_session_send_and_read_async (client->session, message, G_PRIORITY_DEFAULT, NULL,
                                    answered_cb, request);
}

static gboolean
kill_cb (gpointer user_data)
{
  Client *client = user_data;

  client->killed = TRUE;
  child_kill (&client->child);

  return G_SOURCE_REMOVE;
}

typedef struct
{
  guint     status;
  GBytes   *body;
  gboolean  done;
} Got;

static void
got_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  Got *got = user_data;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (object), result);
  g_autoptr(GError) error = NULL;

  got->body = soup_session_send_and_read_finish (SOUP_SESSION (object), result, &error);
  g_assert_no_error (error);
  got->status = soup_message_get_status (message);
  got->done = TRUE;
}

static GBytes *
get (Client     *client,
     const char *path,
     guint      *status)
{
  g_autoptr(SoupMessage) message = new_message (client, "GET", path, NULL);
  Got got = { 0 };

  soup_session_send_and_read_async (client->session, message, G_PRIORITY_DEFAULT, NULL,
                                    got_cb, &got);
  fixture_run_until (&got.done);
  *status = got.status;

  return got.body;
}

/* Those that no article has are not public: the portal knows of them, and has their bytes. */
static void
check_pictures (Client     *client,
                const char *folder)
{
  GHashTableIter iter;
  gpointer sha, bytes;

  g_hash_table_iter_init (&iter, client->pictures);
  while (g_hash_table_iter_next (&iter, &sha, &bytes))
    {
      g_autofree char *path = g_strconcat ("api/v1/media/", sha, NULL);
      g_autofree char *media = g_build_filename (folder, "media", NULL);
      g_autofree char *file = peng_server_media_dup_path (media, sha);
      guint status;
      g_autoptr(GBytes) answer = get (client, path, &status);
      g_autoptr(GMappedFile) mapped = g_mapped_file_new (file, FALSE, NULL);
      g_autoptr(GBytes) kept = NULL;

      g_assert_cmpuint (status, ==, 200);
      g_assert_nonnull (mapped);
      kept = g_mapped_file_get_bytes (mapped);
      g_assert_true (g_bytes_equal (kept, bytes));
    }
}

/* It is one version from beginning to end, and none older than the last that was acknowledged. */
static void
check_article (Client *client,
               guint   article)
{
  g_autofree char *path = get_article_path (article);
  guint status;
  g_autoptr(GBytes) body = get (client, path, &status);
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_autoptr(JsonNode) json = json_from_string (text, NULL);
  JsonObject *object = json_node_get_object (json);
  g_autofree char *paragraph = NULL;
  g_auto(GStrv) pieces = NULL;
  guint version;

  if (status == 404)
    {
      g_assert_cmpuint (client->taken[article], ==, 0);
      client->versions[article] = 0;
      return;
    }

  g_assert_cmpuint (status, ==, 200);
  version = g_ascii_strtoull (json_object_get_string_member (object, "title") + strlen ("版本"),
                              NULL, 10);
  g_assert_cmpuint (version, >=, client->taken[article]);
  g_assert_cmpuint (version, <=, client->versions[article]);
  paragraph = g_strdup_printf ("<p>版本%u</p>", version);
  pieces = g_strsplit (json_object_get_string_member (object, "html"), paragraph, -1);
  g_assert_cmpuint (g_strv_length (pieces), ==, 201);
  client->versions[article] = MAX (client->versions[article], 1);
}

static void
check_database (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "portal.sqlite", NULL);
  g_autoptr(PengDb) db = peng_db_open (path, NULL);
  g_autoptr(PengStatement) row = peng_db_prepare (db, "PRAGMA integrity_check", NULL);

  g_assert_cmpint (peng_statement_step (row, NULL), ==, PENG_STEP_ROW);
  g_assert_cmpstr (peng_statement_get_text (row, 0), ==, "ok");
}

/* One life of the portal: it starts from what the last one left, is asked much, and is killed. */
static void
play_round (Client     *client,
            const char *folder)
{
  client->killed = FALSE;
  client->idle = FALSE;
  g_timeout_add (g_rand_int_range (client->random, 0, MAX_DELAY) / 1000, kill_cb, client);
  for (guint i = 0; i < 6; i++)
    send_next (client);
  fixture_run_until (&client->idle);

  check_database (folder);
  child_start (&client->child, folder);
  for (guint i = 0; i < N_ARTICLES; i++)
    check_article (client, i);
}

static void
test_kill (void)
{
  g_autofree char *folder = folder_new ();
  Client client = { { NULL } };

  client.session = soup_session_new_with_options ("max-conns-per-host", 8, NULL);
  client.random = g_rand_new_with_seed (test_seed ());
  client.pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_bytes_unref);

  child_start (&client.child, folder);
  for (guint i = 0; i < N_ROUNDS; i++)
    play_round (&client, folder);
  check_pictures (&client, folder);
  g_test_message ("%u requests, %u pictures", client.step, g_hash_table_size (client.pictures));

  child_terminate (&client.child);
  g_hash_table_unref (client.pictures);
  g_rand_free (client.random);
  g_object_unref (client.session);
  folder_remove (g_steal_pointer (&folder));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/portal/kill", test_kill);

  return g_test_run ();
}
