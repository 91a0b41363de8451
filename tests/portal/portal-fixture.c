/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portal-fixture.h"

#include "portal-child.h"

#include <string.h>

/* "METHOD PATTERN STATUS" for all that data/portal/openapi.yaml documents. */
static GHashTable *documented;

static void
load_documented (void)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "openapi-statuses.py", NULL);
  g_autofree char *yaml = g_build_filename (g_getenv ("PENGCHENG_PKGDATADIR"), "portal",
                                            "openapi.yaml", NULL);
  char *argv[] = { (char *) "/usr/bin/python3", script, yaml, NULL };
  g_autofree char *output = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) lines = NULL;
  int status;

  g_spawn_sync (NULL, argv, NULL, 0, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  documented = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_hash_table_add (documented, g_strdup (lines[i]));
}

static const char *
get_pattern (const char *path)
{
  if (g_str_has_prefix (path, "/api/v1/media/"))
    return "/api/v1/media/{sha256}";

  if (g_str_has_prefix (path, "/api/v1/articles/"))
    return "/api/v1/articles/{uuid}";

  return path;
}

/* No answer of the API says what the description does not. */
static void
assert_documented (const char *method,
                   const char *path_and_query,
                   guint       status)
{
  g_auto(GStrv) parts = g_strsplit (path_and_query, "?", 2);
  const char *pattern = get_pattern (parts[0]);
  g_autofree char *any = g_strdup_printf ("%s %s *", method, pattern);
  g_autofree char *line = g_strdup_printf ("%s %s %u", method, pattern, status);

  if (documented == NULL)
    load_documented ();

  if (!g_str_has_prefix (path_and_query, "/api/") || !g_hash_table_contains (documented, any))
    return;

  if (!g_hash_table_contains (documented, line))
    g_error ("not documented: %s", line);
}

typedef struct
{
  GAsyncResult *result;
  gboolean      done;
} Waiting;

static void
store_result_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Waiting *waiting = user_data;

  waiting->result = g_object_ref (result);
  waiting->done = TRUE;
}

void
fixture_run_until (gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
}

static void
start (Fixture *fixture)
{
  Waiting waiting = { NULL, FALSE };
  g_autoptr(GError) error = NULL;

  fixture->server = peng_portal_server_new (fixture->folder);
  peng_portal_server_set_address (fixture->server, NULL, 0, FALSE);
  if (fixture->patience > 0)
    peng_portal_server_set_patience (fixture->server, fixture->patience);
  peng_portal_server_start_async (fixture->server, NULL, store_result_cb, &waiting);
  fixture_run_until (&waiting.done);
  peng_portal_server_start_finish (fixture->server, waiting.result, &error);
  g_assert_no_error (error);
  g_clear_object (&waiting.result);

  fixture->session = soup_session_new_with_options ("max-conns", 64, "max-conns-per-host", 64,
                                                    NULL);
}

static void
stop (Fixture *fixture)
{
  Waiting waiting = { NULL, FALSE };

  soup_session_abort (fixture->session);
  peng_portal_server_stop_async (fixture->server, store_result_cb, &waiting);
  fixture_run_until (&waiting.done);
  g_assert_true (peng_portal_server_stop_finish (fixture->server, waiting.result, NULL));
  g_clear_object (&waiting.result);
  g_clear_object (&fixture->session);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->server);
}

void
fixture_set_up (Fixture *fixture)
{
  fixture->folder = folder_new ();
  start (fixture);
}

void
fixture_tear_down (Fixture *fixture)
{
  stop (fixture);
  folder_remove (fixture->folder);
}

void
fixture_restart (Fixture *fixture)
{
  stop (fixture);
  start (fixture);
}

static void
set_headers (SoupMessage *message,
             const char  *lines)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_auto(GStrv) list = g_strsplit (lines, "\n", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (list[i], ": ", 2);

      if (list[i][0] == '-')
        soup_message_headers_remove (headers, list[i] + 1);
      else if (pair[0] != NULL && pair[1] != NULL)
        soup_message_headers_replace (headers, pair[0], pair[1]);
    }
}

SoupMessage *
fixture_new_message (Fixture    *fixture,
                     const char *method,
                     const char *path,
                     const char *headers,
                     GBytes     *body)
{
  g_autofree char *uri = g_strconcat (peng_portal_server_get_uri (fixture->server), path + 1, NULL);
  g_autofree char *bearer = g_strconcat ("Bearer ", peng_portal_server_get_token (fixture->server),
                                         NULL);
  SoupMessage *message = soup_message_new (method, uri);
  SoupMessageHeaders *request;

  g_assert_nonnull (message);
  request = soup_message_get_request_headers (message);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (g_str_has_prefix (path, "/api"))
    soup_message_headers_append (request, "Authorization", bearer);
  if (body != NULL)
    soup_message_set_request_body_from_bytes (message, "application/json", body);
  if (headers != NULL)
    set_headers (message, headers);

  return message;
}

Answer *
answer_new (SoupMessage *message,
            GBytes      *body)
{
  Answer *answer = g_new0 (Answer, 1);
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  answer->status = soup_message_get_status (message);
  answer->headers = soup_message_headers_ref (headers);
  answer->body = g_bytes_ref (body);
  if (type != NULL && g_str_has_suffix (type, "json") && g_bytes_get_size (body) > 0)
    {
      g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));

      answer->json = json_from_string (text, NULL);
      g_assert_nonnull (answer->json);
    }

  return answer;
}

void
answer_free (Answer *answer)
{
  soup_message_headers_unref (answer->headers);
  g_bytes_unref (answer->body);
  g_clear_pointer (&answer->json, json_node_unref);
  g_free (answer);
}

Answer *
fixture_ask (Fixture    *fixture,
             const char *method,
             const char *path,
             const char *headers,
             GBytes     *body)
{
  g_autoptr(SoupMessage) message = fixture_new_message (fixture, method, path, headers, body);
  Waiting waiting = { NULL, FALSE };
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL,
                                    store_result_cb, &waiting);
  fixture_run_until (&waiting.done);
  bytes = soup_session_send_and_read_finish (fixture->session, waiting.result, &error);
  g_assert_no_error (error);
  g_clear_object (&waiting.result);
  assert_documented (method, path, soup_message_get_status (message));

  return answer_new (message, bytes);
}

Answer *
fixture_ask_text (Fixture    *fixture,
                  const char *method,
                  const char *path,
                  const char *headers,
                  const char *body)
{
  g_autoptr(GBytes) bytes = body != NULL ? g_bytes_new (body, strlen (body)) : NULL;

  return fixture_ask (fixture, method, path, headers, bytes);
}

/* The member's text, or NULL. */
const char *
answer_get (Answer     *answer,
            const char *member)
{
  g_assert_nonnull (answer->json);

  return json_object_get_string_member_with_default (json_node_get_object (answer->json), member,
                                                     NULL);
}

char *
answer_dup_text (Answer *answer)
{
  gsize size;
  const char *data = g_bytes_get_data (answer->body, &size);

  return size > 0 ? g_strndup (data, size) : g_strdup ("");
}

/* problem: the end of its type, or NULL where it is none. */
void
answer_assert (Answer     *answer,
               guint       status,
               const char *problem)
{
  g_autofree char *type = g_strconcat ("urn:pengcheng:problem:", problem, NULL);
  g_autofree char *text = answer_dup_text (answer);

  if (answer->status != status)
    g_test_message ("%.2000s", text);
  g_assert_cmpuint (answer->status, ==, status);

  if (problem == NULL)
    return;

  g_assert_cmpstr (soup_message_headers_get_content_type (answer->headers, NULL), ==,
                   "application/problem+json");
  g_assert_cmpstr (answer_get (answer, "type"), ==, type);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (answer->json), "status"), ==,
                   status);
}

/* Enough of a PNG to be measured, and with a tail that makes it another one for each seed. */
GBytes *
media_new_png (guint width,
               guint height,
               guint seed)
{
  guint8 head[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R',
                    width >> 24, width >> 16, width >> 8, width,
                    height >> 24, height >> 16, height >> 8, height, 8, 2, 0, 0, 0 };
  GByteArray *bytes = g_byte_array_new ();
  g_autofree char *tail = g_strdup_printf ("%u", seed);

  g_byte_array_append (bytes, head, sizeof head);
  g_byte_array_append (bytes, (const guint8 *) tail, strlen (tail));

  return g_byte_array_free_to_bytes (bytes);
}

char *
media_dup_sha (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/* Gives the SHA-256. */
char *
fixture_send_media (Fixture *fixture,
                    GBytes  *bytes)
{
  char *sha = media_dup_sha (bytes);
  g_autofree char *path = g_strconcat ("/api/v1/media/", sha, NULL);
  g_autoptr(Answer) answer = fixture_ask (fixture, "PUT", path, NULL, bytes);

  g_assert_true (answer->status == 200 || answer->status == 201);

  return sha;
}

char *
article_dup_json (const char *title,
                  const char *section,
                  const char *html)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), object);

  json_object_set_string_member (object, "title", title);
  json_object_set_string_member (object, "section", section);
  json_object_set_string_member (object, "html", html);
  json_object_set_string_member (object, "source", "徐州市第一中学");
  json_object_set_string_member (object, "summary", "摘要");

  return json_to_string (node, FALSE);
}

/* Gives the path of the page. */
char *
fixture_publish (Fixture    *fixture,
                 const char *uuid,
                 const char *json)
{
  g_autofree char *path = g_strconcat ("/api/v1/articles/", uuid, NULL);
  g_autoptr(Answer) answer = fixture_ask_text (fixture, "PUT", path, "If-None-Match: *", json);
  const char *base = peng_portal_server_get_uri (fixture->server);

  answer_assert (answer, 201, NULL);
  g_assert_true (g_str_has_prefix (answer_get (answer, "url"), base));

  return g_strdup (answer_get (answer, "url") + strlen (base) - 1);
}

void
fixture_show_media (Fixture    *fixture,
                    const char *sha)
{
  g_autofree char *html =
    g_strdup_printf ("<p class=\"attachment\"><a href=\"media:%s\" download=\"a\">a</a></p>", sha);
  g_autofree char *json = article_dup_json ("一", "bendizixun", html);

  g_free (fixture_publish (fixture, UUID_A, json));
}
