/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portal-fixture.h"

#include <stdio.h>
#include <string.h>

#define PUT_A "/api/v1/articles/" UUID_A
#define NO_SHA "0000000000000000000000000000000000000000000000000000000000000000"
#define GOOD "\"title\": \"运动会\", \"section\": \"bendizixun\", \"html\": \"<p>正文</p>\""

/* One request against a portal that has article A and nothing else. */
typedef struct
{
  const char *name;
  const char *method;
  const char *path;
  const char *headers;
  const char *body;
  guint       status;
  const char *problem;
} Case;

static const Case cases[] = {
  { "describe", "GET", "/api/v1", NULL, NULL, 200 },
  { "describe-head", "HEAD", "/api/v1", NULL, NULL, 200 },
  { "no-token", "GET", "/api/v1", "-Authorization", NULL, 401, "unauthorized" },
  { "wrong-token", "GET", "/api/v1", "Authorization: Bearer x", NULL, 401, "unauthorized" },
  { "empty-token", "GET", "/api/v1", "Authorization: Bearer ", NULL, 401, "unauthorized" },
  { "other-scheme", "GET", "/api/v1", "Authorization: Basic eDp5", NULL, 401, "unauthorized" },
  { "no-token-nowhere", "GET", "/api/v1/secrets", "-Authorization", NULL, 401, "unauthorized" },
  { "no-token-put", "PUT", PUT_A, "-Authorization\nIf-Match: *", "{}", 401, "unauthorized" },
  { "nowhere", "GET", "/api/v1/secrets", NULL, NULL, 404, "not-found" },
  { "api-root", "GET", "/api", NULL, NULL, 404, "not-found" },
  { "slash-too-many", "GET", "/api/v1/articles/", NULL, NULL, 404, "not-found" },
  { "theme", "GET", "/api/v1/theme", NULL, NULL, 200 },
  { "theme-other", "GET", "/api/v1/theme", "If-None-Match: \"x\"", NULL, 200 },
  { "theme-any", "GET", "/api/v1/theme", "If-None-Match: *", NULL, 304 },
  { "theme-put", "PUT", "/api/v1/theme", NULL, "{}", 405, "method-not-allowed" },
  { "describe-post", "POST", "/api/v1", NULL, "{}", 405, "method-not-allowed" },
  { "list-delete", "DELETE", "/api/v1/articles", NULL, NULL, 405, "method-not-allowed" },
  { "article-patch", "PATCH", PUT_A, NULL, "{}", 405, "method-not-allowed" },
  { "media-delete", "DELETE", "/api/v1/media/" NO_SHA, NULL, NULL, 405, "method-not-allowed" },
  { "unknown-method", "BREW", "/api/v1", NULL, NULL, 405, "method-not-allowed" },

  { "media-absent", "HEAD", "/api/v1/media/" NO_SHA, NULL, NULL, 404 },
  { "media-absent-get", "GET", "/api/v1/media/" NO_SHA, NULL, NULL, 404, "not-found" },
  { "media-no-name", "PUT", "/api/v1/media/short", NULL, "x", 404, "not-found" },
  { "media-climbing", "GET", "/api/v1/media/../../token", NULL, NULL, 404 },

  { "list", "GET", "/api/v1/articles", NULL, NULL, 200 },
  { "list-section", "GET", "/api/v1/articles?section=bendizixun", NULL, NULL, 200 },
  { "list-section-name", "GET", "/api/v1/articles?section=%E6%9C%AC%E5%9C%B0%E8%B5%84%E8%AE%AF",
    NULL, NULL, 200 },
  { "list-no-section", "GET", "/api/v1/articles?section=x", NULL, NULL, 400, "bad-request" },
  { "list-page-0", "GET", "/api/v1/articles?page=0", NULL, NULL, 400, "bad-request" },
  { "list-page-word", "GET", "/api/v1/articles?page=two", NULL, NULL, 400, "bad-request" },
  { "list-page-minus", "GET", "/api/v1/articles?page=-1", NULL, NULL, 400, "bad-request" },
  { "list-page-huge", "GET", "/api/v1/articles?page=99999999999999999999", NULL, NULL, 400,
    "bad-request" },
  { "list-page-beyond", "GET", "/api/v1/articles?page=999", NULL, NULL, 200 },

  { "get", "GET", PUT_A, NULL, NULL, 200 },
  { "get-absent", "GET", "/api/v1/articles/" UUID_B, NULL, NULL, 404, "not-found" },
  { "get-no-uuid", "GET", "/api/v1/articles/7", NULL, NULL, 404, "not-found" },
  { "get-other-case", "GET", "/api/v1/articles/AAAAAAAA-1111-4111-8111-111111111111", NULL, NULL,
    404, "not-found" },

  { "put-unconditional", "PUT", PUT_A, NULL, "{" GOOD "}", 428, "precondition-required" },
  { "put-exists", "PUT", PUT_A, "If-None-Match: *", "{" GOOD "}", 412, "conflict" },
  { "put-stale", "PUT", PUT_A, "If-Match: \"x\"", "{" GOOD "}", 412, "conflict" },
  { "put-stale-list", "PUT", PUT_A, "If-Match: \"x\", \"y\"", "{" GOOD "}", 412, "conflict" },
  { "put-any", "PUT", PUT_A, "If-Match: *", "{" GOOD "}", 200 },
  { "put-absent", "PUT", "/api/v1/articles/" UUID_B, "If-Match: *", "{" GOOD "}", 412, "conflict" },
  { "put-new", "PUT", "/api/v1/articles/" UUID_B, "If-None-Match: *", "{" GOOD "}", 201 },
  { "put-no-json-type", "PUT", PUT_A, "If-Match: *\nContent-Type: text/plain", "{" GOOD "}", 415,
    "unsupported-type" },
  { "put-json-charset", "PUT", PUT_A, "If-Match: *\nContent-Type: application/json; charset=utf-8",
    "{" GOOD "}", 200 },
  { "put-empty", "PUT", PUT_A, "If-Match: *\nContent-Type: application/json", NULL, 400,
    "bad-request" },
  { "put-html", "PUT", PUT_A, "If-Match: *", "<html>", 400, "bad-request" },
  { "put-cut", "PUT", PUT_A, "If-Match: *", "{" GOOD, 400, "bad-request" },
  { "put-array", "PUT", PUT_A, "If-Match: *", "[{" GOOD "}]", 400, "bad-request" },
  { "put-string", "PUT", PUT_A, "If-Match: *", "\"x\"", 400, "bad-request" },
  { "put-comment", "PUT", PUT_A, "If-Match: *", "{/* \" */" GOOD "}", 400, "bad-request" },
  { "put-no-utf-8", "PUT", PUT_A, "If-Match: *", "{\"title\": \"\xff\"}", 400, "bad-request" },
  { "put-deep", "PUT", PUT_A, "If-Match: *", "{\"x\":[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]}", 400,
    "bad-request" },
  { "put-brackets-in-text", "PUT", PUT_A, "If-Match: *",
    "{" GOOD ", \"summary\": \"\\\"[[[[[[[[[[[[[[[[[[[[[[\"}", 200 },
  { "put-brackets-in-text-2", "PUT", PUT_A, "If-Match: *",
    "{" GOOD ", \"summary\": \"\\\\[[[[[[[[[[[[[[[[[[[[[[[[\"}", 200 },

  { "no-title", "PUT", PUT_A, "If-Match: *", "{\"section\": \"bendizixun\", \"html\": \"\"}", 422,
    "invalid-article" },
  { "blank-title", "PUT", PUT_A, "If-Match: *",
    "{\"title\": \"  \\n\", \"section\": \"bendizixun\", \"html\": \"\"}", 422, "invalid-article" },
  { "number-title", "PUT", PUT_A, "If-Match: *",
    "{\"title\": 7, \"section\": \"bendizixun\", \"html\": \"\"}", 422, "invalid-article" },
  { "no-section", "PUT", PUT_A, "If-Match: *", "{\"title\": \"x\", \"html\": \"\"}", 422,
    "invalid-article" },
  { "other-section", "PUT", PUT_A, "If-Match: *",
    "{\"title\": \"x\", \"section\": \"sport\", \"html\": \"\"}", 422, "invalid-article" },
  { "section-by-name", "PUT", PUT_A, "If-Match: *",
    "{\"title\": \"x\", \"section\": \"通知公告\", \"html\": \"\"}", 200 },
  { "null-summary", "PUT", PUT_A, "If-Match: *", "{" GOOD ", \"summary\": null}", 200 },
  { "object-summary", "PUT", PUT_A, "If-Match: *", "{" GOOD ", \"summary\": {}}", 422,
    "invalid-article" },
  { "no-html", "PUT", PUT_A, "If-Match: *", "{\"title\": \"x\", \"section\": \"bendizixun\"}", 422,
    "invalid-article" },
  { "html-number", "PUT", PUT_A, "If-Match: *", "{" GOOD ", \"html\": 1}", 422, "invalid-article" },
  { "tags-string", "PUT", PUT_A, "If-Match: *", "{" GOOD ", \"tags\": \"x\"}", 422,
    "invalid-article" },
  { "tags-numbers", "PUT", PUT_A, "If-Match: *", "{" GOOD ", \"tags\": [1]}", 422,
    "invalid-article" },
  { "tags-comma", "PUT", PUT_A, "If-Match: *", "{" GOOD ", \"tags\": [\"a,b\"]}", 422,
    "invalid-article" },
  { "tags", "PUT", PUT_A, "If-Match: *", "{" GOOD ", \"tags\": [\"体育\", \"校园\"]}", 200 },
  { "event-date", "PUT", PUT_A, "If-Match: *", "{" GOOD ", \"event_date\": \"2026-05-01\"}", 200 },
  { "event-date-31", "PUT", PUT_A, "If-Match: *", "{" GOOD ", \"event_date\": \"2026-02-31\"}", 422,
    "invalid-article" },
  { "event-date-words", "PUT", PUT_A, "If-Match: *", "{" GOOD ", \"event_date\": \"5月1日\"}", 422,
    "invalid-article" },
  { "published-past", "PUT", PUT_A, "If-Match: *",
    "{" GOOD ", \"published_at\": \"2026-05-01T08:00:00+08:00\"}", 200 },
  { "published-future", "PUT", PUT_A, "If-Match: *",
    "{" GOOD ", \"published_at\": \"2199-05-01T08:00:00Z\"}", 200 },
  { "published-local", "PUT", PUT_A, "If-Match: *", "{" GOOD ", \"published_at\": \"today\"}", 422,
    "invalid-article" },
  { "cover-word", "PUT", PUT_A, "If-Match: *", "{" GOOD ", \"cover\": \"x\"}", 422,
    "invalid-article" },
  { "cover-missing", "PUT", PUT_A, "If-Match: *", "{" GOOD ", \"cover\": \"" NO_SHA "\"}", 422,
    "missing-media" },
  { "image-missing", "PUT", PUT_A, "If-Match: *",
    "{" GOOD ", \"html\": \"<figure class=image><img src=media:" NO_SHA "></figure>\"}", 422,
    "missing-media" },
  { "unknown-member", "PUT", PUT_A, "If-Match: *", "{" GOOD ", \"colour\": [{}]}", 200 },

  { "withdraw-unconditional", "DELETE", PUT_A, NULL, NULL, 428, "precondition-required" },
  { "withdraw-stale", "DELETE", PUT_A, "If-Match: \"x\"", NULL, 412, "conflict" },
  { "withdraw-new", "DELETE", PUT_A, "If-None-Match: *", NULL, 412, "conflict" },
  { "withdraw-absent", "DELETE", "/api/v1/articles/" UUID_B, "If-Match: *", NULL, 404,
    "not-found" },
  { "withdraw", "DELETE", PUT_A, "If-Match: *", NULL, 204 },
};

static void
publish_a (Fixture *fixture)
{
  g_autofree char *json = article_dup_json ("校庆", "bendizixun", "<p>正文</p>");
  g_autofree char *path = fixture_publish (fixture, UUID_A, json);

  g_assert_true (g_str_has_prefix (path, "/news/"));
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  Fixture fixture = { 0 };
  g_autoptr(Answer) answer = NULL;

  fixture_set_up (&fixture);
  publish_a (&fixture);

  answer = fixture_ask_text (&fixture, c->method, c->path, c->headers, c->body);
  answer_assert (answer, c->status, strcmp (c->method, "HEAD") != 0 ? c->problem : NULL);
  if (c->status == 401)
    g_assert_nonnull (soup_message_headers_get_one (answer->headers, "WWW-Authenticate"));
  if (c->status == 405)
    g_assert_nonnull (soup_message_headers_get_one (answer->headers, "Allow"));
  if (c->status == 412 && strstr (c->path, UUID_A) != NULL)
    g_assert_true (json_object_has_member (json_node_get_object (answer->json), "article"));

  g_clear_pointer (&answer, answer_free);
  fixture_tear_down (&fixture);
}

/* One upload. */
typedef struct
{
  const char *name;
  const char *bytes;
  gsize       size;
  guint       status;
  const char *problem;
  const char *type;
  guint       width;
  guint       height;
} MediaCase;

#define B(text) text, sizeof (text) - 1

static const MediaCase media_cases[] = {
  { "png", B ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x07\x80\0\0\x04\x38\x08\x02\0\0\0"), 201, NULL,
    "image/png", 1920, 1080 },
  { "jpeg", B ("\xff\xd8\xff\xe0\0\x04JF\xff\xc0\0\x11\x08\x01\0\x02\0\x03\x01\x22\0"), 201, NULL,
    "image/jpeg", 512, 256 },
  { "jpeg-no-frame", B ("\xff\xd8\xff\xe0\xff\xff"), 201, NULL, "image/jpeg", 0, 0 },
  { "gif", B ("GIF89a\x0a\0\x14\0\0\0\0"), 201, NULL, "image/gif", 10, 20 },
  { "webp-lossy",
    B ("RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0\x30\x01\0\x9d\x01\x2a\x90\x01\x2c\x01\0\0\0\0"),
    201, NULL, "image/webp", 400, 300 },
  { "webp-lossless", B ("RIFF\x24\0\0\0WEBPVP8L\x18\0\0\0\x2f\x8f\xc1\x4a\0\0\0\0\0\0\0\0\0\0\0"),
    201, NULL, "image/webp", 400, 300 },
  { "webp-extended", B ("RIFF\x24\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x8f\x01\0\x2b\x01\0\0\0"), 201,
    NULL, "image/webp", 400, 300 },
  { "webp-cut", B ("RIFF\x24\0\0\0WEBPVP8X\x0a"), 201, NULL, "image/webp", 0, 0 },
  { "mp4", B ("\0\0\0\x18" "ftypisom\0\0\0\0"), 201, NULL, "video/mp4" },
  { "webm", B ("\x1a\x45\xdf\xa3\x93\x42\x82\x84webm"), 201, NULL, "video/webm" },
  { "matroska", B ("\x1a\x45\xdf\xa3\x93\x42\x82\x88matroska"), 415, "unsupported-type" },
  { "mp3", B ("ID3\x03\0\0\0\0\0\0"), 201, NULL, "audio/mpeg" },
  { "pdf", B ("%PDF-1.7\n"), 201, NULL, "application/pdf" },
  { "docx", B ("PK\x03\x04....word/document.xml...."), 201, NULL,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
  { "doc", B ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"), 201, NULL,
    "application/msword" },
  { "zip", B ("PK\x03\x04....readme.txt...."), 415, "unsupported-type" },
  { "html", B ("<!DOCTYPE html><script>alert(1)</script>"), 415, "unsupported-type" },
  { "svg", B ("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"), 415,
    "unsupported-type" },
  { "program", B ("\x7f" "ELF\x02\x01\x01"), 415, "unsupported-type" },
  { "one-byte", B ("\xff"), 415, "unsupported-type" },
  { "nothing", B (""), 415, "unsupported-type" },
};

static void
test_media (gconstpointer data)
{
  const MediaCase *c = data;
  Fixture fixture = { 0 };
  g_autoptr(GBytes) bytes = g_bytes_new_static (c->bytes, c->size);
  g_autofree char *sha = media_dup_sha (bytes);
  g_autofree char *path = g_strconcat ("/api/v1/media/", sha, NULL);
  g_autoptr(Answer) answer = NULL;
  g_autoptr(Answer) head = NULL;

  fixture_set_up (&fixture);

  answer = fixture_ask (&fixture, "PUT", path, NULL, bytes);
  answer_assert (answer, c->status, c->problem);
  head = fixture_ask (&fixture, "HEAD", path, NULL, NULL);
  g_assert_cmpuint (head->status, ==, c->status == 201 ? 200 : 404);

  if (c->status == 201)
    {
      JsonObject *object = json_node_get_object (answer->json);
      const char *url = answer_get (answer, "url");
      const char *base = peng_portal_server_get_uri (fixture.server);
      g_autoptr(Answer) again = fixture_ask (&fixture, "PUT", path, NULL, bytes);
      g_autoptr(Answer) page = NULL;

      fixture_show_media (&fixture, sha);
      page = fixture_ask (&fixture, "GET", url + strlen (base) - 1, NULL, NULL);
      g_assert_cmpstr (answer_get (answer, "type"), ==, c->type);
      g_assert_cmpint (json_object_get_int_member (object, "width"), ==, c->width);
      g_assert_cmpint (json_object_get_int_member (object, "height"), ==, c->height);
      answer_assert (again, 200, NULL);
      g_assert_true (g_bytes_equal (again->body, answer->body));
      g_assert_true (g_bytes_equal (page->body, bytes));
      g_assert_cmpstr (soup_message_headers_get_one (page->headers, "Content-Type"), ==, c->type);
      g_assert_cmpstr (soup_message_headers_get_one (page->headers, "X-Content-Type-Options"), ==,
                       "nosniff");
      g_assert_cmpint (soup_message_headers_get_one (page->headers, "Content-Disposition") != NULL,
                       ==, g_str_has_prefix (c->type, "application/"));
    }

  g_clear_pointer (&answer, answer_free);
  g_clear_pointer (&head, answer_free);
  fixture_tear_down (&fixture);
}

static void
assert_incoming_is_empty (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "incoming", NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);

  g_assert_nonnull (dir);
  g_assert_null (g_dir_read_name (dir));
}

static void
test_media_mismatch (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GBytes) bytes = media_new_png (4, 4, 1);
  g_autoptr(Answer) answer = NULL;

  fixture_set_up (&fixture);
  answer = fixture_ask (&fixture, "PUT", "/api/v1/media/" NO_SHA, NULL, bytes);
  answer_assert (answer, 422, "hash-mismatch");
  assert_incoming_is_empty (&fixture);
  fixture_tear_down (&fixture);
}

/* One byte above the limit of pictures, and just at it. */
static void
test_media_bound (void)
{
  Fixture fixture = { 0 };
  gsize limit = 20 * 1024 * 1024;
  g_autofree guint8 *data = g_malloc0 (limit + 1);
  g_autoptr(GBytes) whole = NULL;
  g_autoptr(GBytes) above = NULL;
  g_autofree char *sha = NULL;
  g_autofree char *path = NULL;
  g_autoptr(Answer) answer = NULL;

  memcpy (data, "\xff\xd8\xff", 3);
  whole = g_bytes_new (data, limit);
  above = g_bytes_new (data, limit + 1);
  sha = media_dup_sha (above);
  path = g_strconcat ("/api/v1/media/", sha, NULL);

  fixture_set_up (&fixture);
  answer = fixture_ask (&fixture, "PUT", path, NULL, above);
  answer_assert (answer, 413, "too-large");
  assert_incoming_is_empty (&fixture);
  g_free (fixture_send_media (&fixture, whole));
  fixture_tear_down (&fixture);
}

static void
test_article_bound (void)
{
  Fixture fixture = { 0 };
  gsize limit = 8 * 1024 * 1024;
  g_autofree char *body = g_malloc (limit + 2);
  g_autoptr(Answer) answer = NULL;

  memset (body, ' ', limit + 1);
  body[limit + 1] = '\0';

  fixture_set_up (&fixture);
  answer = fixture_ask_text (&fixture, "PUT", PUT_A, "If-None-Match: *", body);
  answer_assert (answer, 413, "too-large");
  fixture_tear_down (&fixture);
}

static char *
ask_for_etag (Fixture    *fixture,
              const char *method,
              const char *headers,
              const char *json,
              guint       status)
{
  g_autoptr(Answer) answer = fixture_ask_text (fixture, method, PUT_A, headers, json);

  answer_assert (answer, status, status == 412 ? "conflict" : NULL);

  return g_strdup (soup_message_headers_get_one (answer->headers, "ETag"));
}

static void
assert_page (Fixture    *fixture,
             const char *path,
             guint       status)
{
  g_autoptr(Answer) answer = fixture_ask (fixture, "GET", path, NULL, NULL);

  g_assert_cmpuint (answer->status, ==, status);
}

/* The life of one article, with every answer lost and asked for again. */
static void
test_life (void)
{
  Fixture fixture = { 0 };
  g_autofree char *first = article_dup_json ("一", "bendizixun", "<p>一</p>");
  g_autofree char *second = article_dup_json ("二", "bendizixun", "<p>二</p>");
  g_autofree char *page = NULL;
  g_autofree char *etag_1 = NULL;
  g_autofree char *etag_2 = NULL;
  g_autofree char *etag_w = NULL;
  g_autofree char *if_1 = NULL;
  g_autofree char *if_2 = NULL;
  g_autofree char *if_w = NULL;

  fixture_set_up (&fixture);

  page = fixture_publish (&fixture, UUID_A, first);
  etag_1 = ask_for_etag (&fixture, "PUT", "If-None-Match: *", first, 200);
  if_1 = g_strconcat ("If-Match: ", etag_1, NULL);
  assert_page (&fixture, page, 200);

  g_free (ask_for_etag (&fixture, "PUT", "If-None-Match: *", second, 412));
  etag_2 = ask_for_etag (&fixture, "PUT", if_1, second, 200);
  g_assert_cmpstr (etag_2, !=, etag_1);
  if_2 = g_strconcat ("If-Match: ", etag_2, NULL);
  g_free (ask_for_etag (&fixture, "PUT", if_1, second, 200));
  g_free (ask_for_etag (&fixture, "PUT", if_1, first, 412));

  g_free (ask_for_etag (&fixture, "DELETE", if_1, NULL, 412));
  etag_w = ask_for_etag (&fixture, "DELETE", if_2, NULL, 204);
  if_w = g_strconcat ("If-Match: ", etag_w, NULL);
  g_free (ask_for_etag (&fixture, "DELETE", if_2, NULL, 204));
  g_free (ask_for_etag (&fixture, "DELETE", if_w, NULL, 204));
  assert_page (&fixture, page, 410);

  /* A request that was late, and one that knows what has been. */
  g_free (ask_for_etag (&fixture, "PUT", "If-None-Match: *", second, 412));
  g_free (ask_for_etag (&fixture, "PUT", if_2, second, 412));
  assert_page (&fixture, page, 410);
  g_free (ask_for_etag (&fixture, "PUT", if_w, second, 200));
  assert_page (&fixture, page, 200);

  fixture_tear_down (&fixture);
}

/* The second answer is the first one, word for word, but for the status. */
static void
test_same_answer (void)
{
  Fixture fixture = { 0 };
  g_autofree char *json = article_dup_json ("一", "bendizixun", "<p>一</p>");
  g_autoptr(Answer) first = NULL;
  g_autoptr(Answer) second = NULL;
  g_autoptr(Answer) spaced = NULL;
  g_autofree char *wide = g_strconcat ("  ", json, "\n", NULL);

  fixture_set_up (&fixture);
  first = fixture_ask_text (&fixture, "PUT", PUT_A, "If-None-Match: *", json);
  second = fixture_ask_text (&fixture, "PUT", PUT_A, "If-None-Match: *", json);
  spaced = fixture_ask_text (&fixture, "PUT", PUT_A, "If-None-Match: *", wide);

  answer_assert (first, 201, NULL);
  answer_assert (second, 200, NULL);
  g_assert_true (g_bytes_equal (first->body, second->body));
  g_assert_true (g_bytes_equal (first->body, spaced->body));
  fixture_tear_down (&fixture);
}

static gint64
get_total (Fixture    *fixture,
           const char *path)
{
  g_autoptr(Answer) answer = fixture_ask (fixture, "GET", path, NULL, NULL);

  answer_assert (answer, 200, NULL);

  return json_object_get_int_member (json_node_get_object (answer->json), "total");
}

/* Each line of a list says how often the article was read. */
static void
check_views (Fixture *fixture)
{
  g_autoptr(Answer) answer = fixture_ask (fixture, "GET", "/api/v1/articles", NULL, NULL);
  JsonArray *articles = json_object_get_array_member (json_node_get_object (answer->json),
                                                      "articles");

  for (guint i = 0; i < json_array_get_length (articles); i++)
    g_assert_true (json_object_has_member (json_array_get_object_element (articles, i), "views"));
}

static void
test_list (void)
{
  Fixture fixture = { 0 };
  const struct { const char *path; gint64 total; } lists[] = {
    { "/api/v1/articles", 2 },
    { "/api/v1/articles?section=bendizixun", 1 },
    { "/api/v1/articles?q=%E8%BF%90%E5%8A%A8", 1 },       /* 运动, in a text */
    { "/api/v1/articles?q=%E6%A0%A1", 1 },                /* 校, in a title */
    { "/api/v1/articles?q=1%25_", 0 },                    /* no wildcards */
    { "/api/v1/articles?q=100%25_", 1 },
    { "/api/v1/articles?section=tongzhigonggao&q=%E6%A0%A1", 0 },
  };

  fixture_set_up (&fixture);
  g_free (fixture_publish (&fixture, UUID_A,
                           "{\"title\": \"校庆\", \"section\": \"bendizixun\","
                           " \"html\": \"<p>100%_</p>\"}"));
  g_free (fixture_publish (&fixture, UUID_B,
                           "{\"title\": \"x\", \"section\": \"tongzhigonggao\","
                           " \"html\": \"<p>春季运动会</p>\"}"));

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_assert_cmpint (get_total (&fixture, lists[i].path), ==, lists[i].total);
  check_views (&fixture);
  fixture_tear_down (&fixture);
}

typedef struct
{
  guint    left;
  guint    n_created;
  guint    n_ok;
  gboolean done;
} Race;

static void
raced_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Race *race = user_data;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (object), result);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = NULL;

  body = soup_session_send_and_read_finish (SOUP_SESSION (object), result, &error);
  g_assert_no_error (error);
  race->n_created += soup_message_get_status (message) == 201;
  race->n_ok += soup_message_get_status (message) == 200;
  race->done = --race->left == 0;
}

/* Six clients send the same at once: one of them is the first. */
static void
race (Fixture    *fixture,
      const char *path,
      GBytes     *body)
{
  Race race = { 6, 0, 0, FALSE };

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr(SoupMessage) message = NULL;

      message = fixture_new_message (fixture, "PUT", path, "If-None-Match: *", body);
      soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL,
                                        raced_cb, &race);
    }
  fixture_run_until (&race.done);

  g_assert_cmpuint (race.n_created, ==, 1);
  g_assert_cmpuint (race.n_ok, ==, 5);
}

static void
test_race (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GBytes) picture = media_new_png (8, 8, 1);
  g_autofree char *sha = media_dup_sha (picture);
  g_autofree char *path = g_strconcat ("/api/v1/media/", sha, NULL);
  g_autofree char *json = article_dup_json ("一", "bendizixun", "<p>一</p>");
  g_autoptr(GBytes) article = g_bytes_new (json, strlen (json));

  fixture_set_up (&fixture);
  race (&fixture, path, picture);
  assert_incoming_is_empty (&fixture);
  race (&fixture, PUT_A, article);
  g_assert_cmpint (get_total (&fixture, "/api/v1/articles"), ==, 1);
  fixture_tear_down (&fixture);
}

static void
test_restart (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GBytes) picture = media_new_png (8, 8, 1);
  g_autofree char *sha = NULL;
  g_autofree char *html = NULL;
  g_autofree char *json = NULL;
  g_autofree char *page = NULL;
  g_autofree char *token = NULL;
  g_autofree char *media = NULL;
  g_autoptr(Answer) before = NULL;
  g_autoptr(Answer) after = NULL;

  fixture_set_up (&fixture);
  sha = fixture_send_media (&fixture, picture);
  html = g_strdup_printf ("<figure class=\"image\"><img src=\"media:%s\" alt=\"\"></figure>", sha);
  json = article_dup_json ("一", "bendizixun", html);
  page = fixture_publish (&fixture, UUID_A, json);
  token = g_strdup (peng_portal_server_get_token (fixture.server));
  before = fixture_ask (&fixture, "GET", PUT_A, NULL, NULL);

  fixture_restart (&fixture);
  g_assert_cmpstr (peng_portal_server_get_token (fixture.server), ==, token);
  after = fixture_ask (&fixture, "GET", PUT_A, NULL, NULL);
  answer_assert (after, 200, NULL);
  g_assert_cmpstr (answer_get (before, "html"), ==, answer_get (after, "html"));
  g_assert_cmpstr (answer_get (before, "etag"), ==, answer_get (after, "etag"));
  assert_page (&fixture, page, 200);
  media = g_strdup_printf ("/media/%s.png", sha);
  assert_page (&fixture, media, 200);
  fixture_tear_down (&fixture);
}

/* Who has the token gets it, and nobody on the way keeps it. */
static void
assert_for_author (Fixture    *fixture,
                   const char *media)
{
  g_autofree char *headers = g_strdup_printf ("Authorization: Bearer %s",
                                              peng_portal_server_get_token (fixture->server));
  g_autoptr(Answer) mine = fixture_ask (fixture, "GET", media, headers, NULL);
  g_autoptr(Answer) other = fixture_ask (fixture, "GET", media, "Authorization: Bearer x", NULL);

  answer_assert (mine, 200, NULL);
  g_assert_cmpstr (soup_message_headers_get_one (mine->headers, "Cache-Control"), ==,
                   "private, no-store");
  g_assert_cmpuint (other->status, ==, 410);
}

/* A photograph of a withdrawn article is withdrawn with it, unless another article shows it. */
static void
test_withdrawn_media (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GBytes) picture = media_new_png (8, 8, 1);
  g_autofree char *sha = NULL;
  g_autofree char *media = NULL;
  g_autofree char *html = NULL;
  g_autofree char *json = NULL;

  fixture_set_up (&fixture);
  sha = fixture_send_media (&fixture, picture);
  media = g_strdup_printf ("/media/%s.png", sha);
  html = g_strdup_printf ("<figure class=\"image\"><img src=\"media:%s\" alt=\"\"></figure>", sha);
  json = article_dup_json ("一", "bendizixun", html);
  g_free (fixture_publish (&fixture, UUID_A, json));
  g_free (fixture_publish (&fixture, UUID_B, json));
  assert_page (&fixture, media, 200);

  g_free (ask_for_etag (&fixture, "DELETE", "If-Match: *", NULL, 204));
  assert_page (&fixture, media, 200);
  answer_free (fixture_ask (&fixture, "DELETE", "/api/v1/articles/" UUID_B, "If-Match: *", NULL));
  assert_page (&fixture, media, 410);
  assert_for_author (&fixture, media);
  fixture_tear_down (&fixture);
}

/* A photograph that another took the place of, perhaps since it shows a face, is not public any more;
 * nor is one yet that was only sent. */
static void
test_replaced_media (void)
{
  Fixture fixture = { 0 };
  char *json[2];
  char *media[2];

  fixture_set_up (&fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GBytes) picture = media_new_png (8, 8, i);
      g_autofree char *sha = fixture_send_media (&fixture, picture);
      g_autofree char *html =
        g_strdup_printf ("<figure class=\"image\"><img src=\"media:%s\" alt=\"\"></figure>", sha);

      media[i] = g_strdup_printf ("/media/%s.png", sha);
      json[i] = article_dup_json ("一", "bendizixun", html);
      assert_page (&fixture, media[i], 404);
    }

  g_free (fixture_publish (&fixture, UUID_A, json[0]));
  assert_page (&fixture, media[0], 200);
  g_free (ask_for_etag (&fixture, "PUT", "If-Match: *", json[1], 200));
  assert_page (&fixture, media[0], 404);
  assert_page (&fixture, media[1], 200);
  for (guint i = 0; i < 2; i++)
    {
      g_free (json[i]);
      g_free (media[i]);
    }
  fixture_tear_down (&fixture);
}

/* The portal says so when its disk fails, and works again when the disk does. */
static void
test_broken_folder (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GBytes) picture = media_new_png (8, 8, 1);
  g_autofree char *sha = media_dup_sha (picture);
  g_autofree char *path = g_strconcat ("/api/v1/media/", sha, NULL);
  g_autofree char *incoming = NULL;
  g_autofree char *aside = NULL;
  g_autoptr(Answer) answer = NULL;

  fixture_set_up (&fixture);
  incoming = g_build_filename (fixture.folder, "incoming", NULL);
  aside = g_build_filename (fixture.folder, "aside", NULL);
  g_assert_cmpint (rename (incoming, aside), ==, 0);
  g_test_expect_message ("peng-portal", G_LOG_LEVEL_WARNING, "create *");
  answer = fixture_ask (&fixture, "PUT", path, NULL, picture);
  g_test_assert_expected_messages ();
  answer_assert (answer, 500, "internal");

  g_assert_cmpint (rename (aside, incoming), ==, 0);
  g_free (fixture_send_media (&fixture, picture));
  fixture_tear_down (&fixture);
}

/* Nothing that could do anything comes through, neither in the text nor beside it. */
static void
test_hostile (void)
{
  Fixture fixture = { 0 };
  const char *html =
    "<p onclick=\\\"x()\\\" style=\\\"position:fixed\\\">好<script>alert(1)</script>"
    "<a href=\\\"javascript:alert(1)\\\">链接</a><img src=x onerror=alert(1)>"
    "<iframe src=\\\"https://evil.example/\\\"></iframe></p><style>body{display:none}</style>"
    "<svg onload=alert(1)></svg><object data=x></object><form action=x><input></form>"
    "<a href=\\\"vbscript:x\\\">b</a><p>&lt;script&gt;</p><meta http-equiv=refresh content=0>";
  const char *forbidden[] = { "<script", "onclick", "onerror", "onload", "javascript:", "vbscript:",
                              "<iframe", "<style", "style=", "<object", "<form", "<input",
                              "evil.example", "http-equiv" };
  g_autofree char *json = g_strdup_printf ("{" GOOD ", \"html\": \"%s\","
                                           " \"summary\": \"<script>alert(1)</script>\","
                                           " \"source\": \"\\\"><img src=x onerror=alert(1)>\"}",
                                           html);
  g_autofree char *page = NULL;
  const char *paths[] = { NULL, "/", "/bendizixun/", "/feed.xml" };

  fixture_set_up (&fixture);
  page = fixture_publish (&fixture, UUID_A, json);
  paths[0] = page;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(Answer) answer = fixture_ask (&fixture, "GET", paths[i], NULL, NULL);
      g_autofree char *text = answer_dup_text (answer);

      answer_assert (answer, 200, NULL);
      for (guint j = 0; j < G_N_ELEMENTS (forbidden); j++)
        {
          /* Escaped it may stand there, as words. */
          g_auto(GStrv) plain = g_strsplit (text, "&lt;img src=x onerror=alert(1)&gt;", -1);
          g_autofree char *rest = g_strjoinv ("", plain);

          if (strstr (rest, forbidden[j]) != NULL)
            g_error ("%s: %s in: %s", paths[i], forbidden[j], text);
        }
      g_assert_nonnull (strstr (text, "运动会"));
    }
  fixture_tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/portal/api/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (media_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/portal/media/", media_cases[i].name, NULL);

      g_test_add_data_func (path, &media_cases[i], test_media);
    }
  g_test_add_func ("/portal/media-mismatch", test_media_mismatch);
  g_test_add_func ("/portal/media-bound", test_media_bound);
  g_test_add_func ("/portal/article-bound", test_article_bound);
  g_test_add_func ("/portal/life", test_life);
  g_test_add_func ("/portal/same-answer", test_same_answer);
  g_test_add_func ("/portal/list", test_list);
  g_test_add_func ("/portal/race", test_race);
  g_test_add_func ("/portal/restart", test_restart);
  g_test_add_func ("/portal/withdrawn-media", test_withdrawn_media);
  g_test_add_func ("/portal/replaced-media", test_replaced_media);
  g_test_add_func ("/portal/broken-folder", test_broken_folder);
  g_test_add_func ("/portal/hostile", test_hostile);

  return g_test_run ();
}
