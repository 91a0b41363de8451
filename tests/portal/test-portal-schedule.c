/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "portal-fixture.h"

#include <string.h>

/* What is to come at a time: nobody but the client sees anything of it before. */

#define PUT_A "/api/v1/articles/" UUID_A
#define TITLE "明天的消息"

static const char * const public_pages[] = {
  "/", "/bendizixun/", "/feed.xml", "/sitemap.xml",
};

static char *
dup_json (const char *picture,
          gint64      due)
{
  g_autoptr(GDateTime) time = due != 0 ? g_date_time_new_from_unix_utc (due) : NULL;
  g_autofree char *text = time != NULL ? g_date_time_format_iso8601 (time) : NULL;
  g_autofree char *when = text != NULL ? g_strdup_printf (", \"published_at\": \"%s\"", text)
                                       : g_strdup ("");

  return g_strdup_printf ("{\"title\": \"" TITLE "\", \"section\": \"bendizixun\", \"html\":"
                          " \"<figure class=\\\"image\\\"><img src=\\\"media:%s\\\" alt=\\\"\\\">"
                          "</figure>\"%s}", picture, when);
}

static guint
get_status (Fixture    *fixture,
            const char *path)
{
  g_autoptr(Answer) answer = fixture_ask (fixture, "GET", path, "-Authorization", NULL);

  return answer->status;
}

/* How many of the public pages tell of the article. */
static guint
count_tellers (Fixture    *fixture,
               const char *page)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (public_pages); i++)
    {
      g_autoptr(Answer) answer = fixture_ask (fixture, "GET", public_pages[i], "-Authorization", NULL);
      g_autofree char *text = answer_dup_text (answer);

      g_assert_cmpuint (answer->status, ==, 200);
      n += strstr (text, TITLE) != NULL || strstr (text, page) != NULL;
    }

  return n;
}

static void
assert_state (Fixture    *fixture,
              const char *state)
{
  g_autoptr(Answer) one = fixture_ask (fixture, "GET", PUT_A, NULL, NULL);
  g_autoptr(Answer) list = fixture_ask (fixture, "GET", "/api/v1/articles", NULL, NULL);
  JsonArray *articles = json_object_get_array_member (json_node_get_object (list->json), "articles");
  JsonObject *line = json_array_get_object_element (articles, 0);

  g_assert_cmpstr (answer_get (one, "state"), ==, state);
  g_assert_cmpstr (json_object_get_string_member (line, "state"), ==, state);
}

static char *
dup_home_etag (Fixture *fixture)
{
  g_autoptr(Answer) answer = fixture_ask (fixture, "GET", "/", "-Authorization", NULL);

  return g_strdup (soup_message_headers_get_one (answer->headers, "ETag"));
}

static void
wait_until (gint64 due)
{
  while (g_get_real_time () / G_USEC_PER_SEC < due)
    g_usleep (50 * 1000);
}

static void
test_comes (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GBytes) picture = media_new_png (8, 8, 1);
  gint64 due = g_get_real_time () / G_USEC_PER_SEC + 3;
  g_autofree char *sha = NULL;
  g_autofree char *media = NULL;
  g_autofree char *json = NULL;
  g_autofree char *page = NULL;
  g_autofree char *etag = NULL;
  g_autofree char *header = NULL;
  g_autoptr(Answer) again = NULL;

  fixture_set_up (&fixture);
  sha = fixture_send_media (&fixture, picture);
  media = g_strdup_printf ("/media/%s.png", sha);
  json = dup_json (sha, due);
  page = fixture_publish (&fixture, UUID_A, json);

  etag = dup_home_etag (&fixture);
  assert_state (&fixture, "scheduled");
  g_assert_cmpuint (get_status (&fixture, page), ==, 404);
  g_assert_cmpuint (get_status (&fixture, media), ==, 404);
  g_assert_cmpuint (count_tellers (&fixture, page), ==, 0);

  wait_until (due);
  assert_state (&fixture, "published");
  g_assert_cmpuint (get_status (&fixture, page), ==, 200);
  g_assert_cmpuint (get_status (&fixture, media), ==, 200);
  g_assert_cmpuint (count_tellers (&fixture, page), ==, G_N_ELEMENTS (public_pages));

  /* Who has the page from before does not believe that it is still so. */
  header = g_strdup_printf ("-Authorization\nIf-None-Match: %s", etag);
  again = fixture_ask (&fixture, "GET", "/", header, NULL);
  g_assert_cmpuint (again->status, ==, 200);
  fixture_tear_down (&fixture);
}

/* Also after the portal was started anew; and withdrawn it says so, as any other. */
static void
test_restart (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GBytes) picture = media_new_png (8, 8, 1);
  gint64 due = g_get_real_time () / G_USEC_PER_SEC + 3;
  g_autofree char *sha = NULL;
  g_autofree char *json = NULL;
  g_autofree char *page = NULL;
  g_autofree char *etag = NULL;
  g_autofree char *header = NULL;
  g_autoptr(Answer) again = NULL;
  g_autoptr(Answer) gone = NULL;

  fixture_set_up (&fixture);
  sha = fixture_send_media (&fixture, picture);
  json = dup_json (sha, due);
  page = fixture_publish (&fixture, UUID_A, json);
  fixture_restart (&fixture);

  g_assert_cmpuint (get_status (&fixture, page), ==, 404);
  etag = dup_home_etag (&fixture);
  wait_until (due);
  header = g_strdup_printf ("-Authorization\nIf-None-Match: %s", etag);
  again = fixture_ask (&fixture, "GET", "/", header, NULL);
  g_assert_cmpuint (again->status, ==, 200);
  g_assert_cmpuint (get_status (&fixture, page), ==, 200);

  gone = fixture_ask (&fixture, "DELETE", PUT_A, "If-Match: *", NULL);
  g_assert_cmpuint (gone->status, ==, 204);
  assert_state (&fixture, "withdrawn");
  g_assert_cmpuint (get_status (&fixture, page), ==, 410);
  fixture_tear_down (&fixture);
}

/* Not then, but now; and the moment moved. */
static void
test_moved (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GBytes) picture = media_new_png (8, 8, 1);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *sha = NULL;
  g_autofree char *later = NULL;
  g_autofree char *sooner = NULL;
  g_autofree char *at_once = NULL;
  g_autofree char *page = NULL;
  g_autoptr(Answer) moved = NULL;
  g_autoptr(Answer) shown = NULL;
  g_autoptr(GDateTime) time = NULL;

  fixture_set_up (&fixture);
  sha = fixture_send_media (&fixture, picture);
  later = dup_json (sha, now + 7200);
  sooner = dup_json (sha, now + 3600);
  at_once = dup_json (sha, 0);
  page = fixture_publish (&fixture, UUID_A, later);

  moved = fixture_ask_text (&fixture, "PUT", PUT_A, "If-Match: *", sooner);
  answer_assert (moved, 200, NULL);
  g_assert_cmpstr (answer_get (moved, "state"), ==, "scheduled");
  g_assert_cmpuint (get_status (&fixture, page), ==, 404);

  shown = fixture_ask_text (&fixture, "PUT", PUT_A, "If-Match: *", at_once);
  answer_assert (shown, 200, NULL);
  g_assert_cmpstr (answer_get (shown, "state"), ==, "published");
  time = g_date_time_new_from_iso8601 (answer_get (shown, "published_at"), NULL);
  g_assert_cmpint (g_date_time_to_unix (time), <=, now + 60);
  g_assert_cmpuint (get_status (&fixture, page), ==, 200);
  fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/portal/schedule/comes", test_comes);
  g_test_add_func ("/portal/schedule/restart", test_restart);
  g_test_add_func ("/portal/schedule/moved", test_moved);

  return g_test_run ();
}
