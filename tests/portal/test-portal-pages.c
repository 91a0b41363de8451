/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portal-fixture.h"

#include <string.h>

/* A page, as text. */
static char *
fetch (Fixture    *fixture,
       const char *path,
       guint       status)
{
  g_autoptr(Answer) answer = fixture_ask (fixture, "GET", path, NULL, NULL);

  answer_assert (answer, status, NULL);

  return answer_dup_text (answer);
}

static void
assert_has (const char *text,
            const char *needle)
{
  if (strstr (text, needle) == NULL)
    g_error ("no %s in: %s", needle, text);
}

static void
assert_lacks (const char *text,
              const char *needle)
{
  if (strstr (text, needle) != NULL)
    g_error ("%s in: %s", needle, text);
}

static void
publish_many (Fixture    *fixture,
              const char *section,
              guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *uuid = g_uuid_string_random ();
      g_autofree char *json = NULL;

      json = g_strdup_printf ("{\"title\": \"%s第%u篇\", \"section\": \"%s\", \"html\": \"\","
                              " \"published_at\": \"2026-05-%02uT08:00:%02uZ\"}",
                              section, i + 1, section, 1 + i / 60, i % 60);
      g_free (fixture_publish (fixture, uuid, json));
    }
}

typedef struct
{
  const char *name;
  const char *path;
  guint       status;
  const char *type;
  const char *has;
} Case;

/* Against a portal without articles. */
static const Case cases[] = {
  { "home", "/", 200, "text/html", "彭城教育在线" },
  { "section", "/bendizixun/", 200, "text/html", "还没有文章" },
  { "section-activity", "/guanfanghuodong/", 200, "text/html", "官方活动" },
  { "section-no-slash", "/bendizixun", 301, "text/html", "" },
  { "section-unknown", "/sport/", 404, "text/html", "没有找到这个页面" },
  { "section-page-2", "/bendizixun/?page=2", 404, "text/html", "没有找到这个页面" },
  { "section-page-word", "/bendizixun/?page=x", 404, "text/html", "没有找到这个页面" },
  { "article-absent", "/news/7.html", 404, "text/html", "没有找到这个页面" },
  { "article-zero", "/news/0.html", 404, "text/html", "没有找到这个页面" },
  { "article-word", "/news/x.html", 404, "text/html", "没有找到这个页面" },
  { "article-huge", "/news/99999999999999999999999.html", 404, "text/html", "没有找到这个页面" },
  { "article-minus", "/news/-1.html", 404, "text/html", "没有找到这个页面" },
  { "article-sql", "/news/1%20OR%201=1.html", 404, "text/html", "没有找到这个页面" },
  { "css", "/theme.css", 200, "text/css", "#peng-article" },
  { "feed", "/feed.xml", 200, "application/rss+xml", "<rss version=\"2.0\"" },
  { "sitemap", "/sitemap.xml", 200, "application/xml", "<urlset" },
  { "robots", "/robots.txt", 200, "text/plain", "Sitemap: http://127.0.0.1:" },
  { "nowhere", "/wp-admin/setup.php", 404, "text/html", "没有找到这个页面" },
  { "media-absent", "/media/x.png", 404, "text/html", "没有找到这个页面" },
  { "climb", "/media/../token", 404, "text/html", "没有找到这个页面" },
  { "climb-escaped", "/media/%2e%2e%2ftoken", 400, NULL, "" },  /* libsoup's own */
  { "climb-nul", "/media/%00token", 400, NULL, "" },
  { "climb-twice", "/media/%252e%252e%252ftoken", 404, "text/html", "没有找到这个页面" },
  { "climb-backslash", "/media/..%5ctoken", 404, "text/html", "没有找到这个页面" },
  { "database", "/portal.sqlite", 404, "text/html", "没有找到这个页面" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  Fixture fixture = { 0 };
  g_autoptr(Answer) answer = NULL;
  g_autofree char *text = NULL;

  fixture_set_up (&fixture);
  answer = fixture_ask (&fixture, "GET", c->path, NULL, NULL);
  answer_assert (answer, c->status, NULL);
  text = answer_dup_text (answer);

  g_assert_cmpstr (soup_message_headers_get_content_type (answer->headers, NULL), ==, c->type);
  assert_has (text, c->has);
  assert_lacks (text, "{{");
  assert_lacks (text, "<script");
  assert_lacks (text, " style=");
  if (c->type != NULL)
    assert_has (soup_message_headers_get_one (answer->headers, "Content-Security-Policy"),
                "default-src 'none'");
  if (c->status == 301)
    g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "Location"), ==,
                     "/bendizixun/");
  fixture_tear_down (&fixture);
}

/* The form of the article page, top to bottom. */
static void
test_article (void)
{
  Fixture fixture = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *time = NULL;
  g_autoptr(GDateTime) published = g_date_time_new_utc (2026, 5, 1, 1, 2, 3);
  g_autoptr(GDateTime) local = g_date_time_to_local (published);
  const char *parts[] = {
    "欢迎访问", "您现在的位置是", "<a href=\"/\">", "href=\"/bendizixun/\"", "<h1 id=\"peng-title\">运动会</h1>",
    "信息来自", "徐州市第一中学", "发布时间", NULL, "阅读量", "[摘要]:", "彩旗飘扬", "正文一", "<svg",
    "扫一扫，分享本页", "官方活动", "youxiuzuowen第4篇", "优秀作文", "视频中心", "图书推荐",
  };
  const char *at;

  fixture_set_up (&fixture);
  publish_many (&fixture, "youxiuzuowen", 4);
  path = fixture_publish (&fixture, UUID_A,
                          "{\"title\": \"运动会\", \"section\": \"bendizixun\", \"summary\": \"彩旗飘扬\","
                          " \"source\": \"徐州市第一中学\", \"html\": \"<p>正文一</p>\","
                          " \"published_at\": \"2026-05-01T01:02:03Z\"}");
  text = fetch (&fixture, path, 200);
  time = g_date_time_format (local, "%Y-%m-%d %H:%M:%S");
  parts[8] = time;

  assert_has (text, "<title>运动会 - 彭城教育在线</title>");
  assert_has (text, "name=\"viewport\"");
  assert_has (text, "href=\"/theme.css\"");
  at = strstr (text, "<body");
  g_assert_nonnull (at);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      /* The panels' order in the page is not that of the list's third and fourth lines. */
      const char *found = strstr (i < 14 ? at : text, parts[i]);

      if (found == NULL)
        g_error ("no %s after %.60s", parts[i], at);
      at = i < 14 ? found : at;
    }
  fixture_tear_down (&fixture);
}

static gint64
get_views (Fixture *fixture)
{
  g_autoptr(Answer) answer = fixture_ask (fixture, "GET", "/api/v1/articles/" UUID_A, NULL, NULL);

  return json_object_get_int_member (json_node_get_object (answer->json), "views");
}

static void
test_views (void)
{
  Fixture fixture = { 0 };
  g_autofree char *json = article_dup_json ("一", "bendizixun", "<p>一</p>");
  g_autofree char *path = NULL;

  fixture_set_up (&fixture);
  path = fixture_publish (&fixture, UUID_A, json);
  g_assert_cmpint (get_views (&fixture), ==, 0);

  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *text = fetch (&fixture, path, 200);
      g_autofree char *expected = g_strdup_printf ("<span id=\"peng-views\">%u</span>", i);

      assert_has (text, expected);
    }
  answer_free (fixture_ask (&fixture, "HEAD", path, NULL, NULL));
  g_assert_cmpint (get_views (&fixture), ==, 3);

  fixture_restart (&fixture);
  g_assert_cmpint (get_views (&fixture), ==, 3);
  fixture_tear_down (&fixture);
}

static void
test_pages (void)
{
  Fixture fixture = { 0 };
  g_autofree char *home = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  fixture_set_up (&fixture);
  publish_many (&fixture, "bendizixun", 45);
  home = fetch (&fixture, "/", 200);
  first = fetch (&fixture, "/bendizixun/", 200);
  last = fetch (&fixture, "/bendizixun/?page=3", 200);

  assert_has (home, ">bendizixun第45篇<");
  assert_has (first, ">bendizixun第45篇<");
  assert_has (first, ">bendizixun第26篇<");
  assert_lacks (first, ">bendizixun第25篇<");
  assert_has (first, "第 1 页，共 3 页");
  assert_has (first, "href=\"?page=2\"");
  assert_lacks (first, "上一页");
  assert_has (last, ">bendizixun第1篇<");
  assert_lacks (last, ">bendizixun第6篇<");
  assert_lacks (last, "下一页");
  g_free (fetch (&fixture, "/bendizixun/?page=4", 404));
  fixture_tear_down (&fixture);
}

static void
test_withdrawn (void)
{
  Fixture fixture = { 0 };
  g_autofree char *json = article_dup_json ("秘密", "bendizixun", "<p>秘密正文</p>");
  const char *lists[] = { "/", "/bendizixun/", "/feed.xml", "/sitemap.xml" };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  fixture_set_up (&fixture);
  path = fixture_publish (&fixture, UUID_A, json);
  answer_free (fixture_ask (&fixture, "DELETE", "/api/v1/articles/" UUID_A, "If-Match: *", NULL));

  text = fetch (&fixture, path, 410);
  assert_has (text, "这篇文章已撤回");
  assert_lacks (text, "秘密");
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *list = fetch (&fixture, lists[i], 200);

      assert_lacks (list, "秘密");
      assert_lacks (list, path);
    }
  fixture_tear_down (&fixture);
}

static void
assert_well_formed (const char *xml)
{
  char *argv[] = { (char *) "xmllint", (char *) "--noout", (char *) "--nonet", (char *) "-", NULL };
  g_autoptr(GSubprocess) lint = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *complaint = NULL;

  lint = g_subprocess_newv ((const char * const *) argv,
                            G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (lint, xml, NULL, NULL, &complaint, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (complaint, ==, "");
  g_assert_true (g_subprocess_get_successful (lint));
}

/* Titles as people write them, with all that XML does not like. */
static void
test_feeds (void)
{
  Fixture fixture = { 0 };
  g_autofree char *json = article_dup_json ("A & B <运动会> \"]]>\" 'x'", "bendizixun", "<p>一</p>");
  g_autofree char *path = NULL;
  g_autofree char *feed = NULL;
  g_autofree char *sitemap = NULL;

  fixture_set_up (&fixture);
  publish_many (&fixture, "tongzhigonggao", 2);
  path = fixture_publish (&fixture, UUID_A, json);
  feed = fetch (&fixture, "/feed.xml", 200);
  sitemap = fetch (&fixture, "/sitemap.xml", 200);

  assert_well_formed (feed);
  assert_well_formed (sitemap);
  assert_has (feed, "A &amp; B &lt;运动会&gt;");
  assert_has (feed, "<guid isPermaLink=\"false\">urn:uuid:" UUID_A "</guid>");
  assert_has (feed, "<pubDate>Fri, 01 May 2026 08:00:01 +0000</pubDate>");
  assert_has (feed, path);
  assert_has (sitemap, path);
  assert_has (sitemap, "/tongzhigonggao/</loc>");
  fixture_tear_down (&fixture);
}

/* One request for the bytes 0 to 99 of a file of ours. */
typedef struct
{
  const char *name;
  const char *method;
  const char *headers;
  guint       status;
  guint       first;
  guint       length;
} RangeCase;

static const RangeCase range_cases[] = {
  { "whole", "GET", NULL, 200, 0, 100 },
  { "head", "HEAD", NULL, 200, 0, 0 },
  { "first", "GET", "Range: bytes=0-0", 206, 0, 1 },
  { "middle", "GET", "Range: bytes=10-19", 206, 10, 10 },
  { "open", "GET", "Range: bytes=90-", 206, 90, 10 },
  { "tail", "GET", "Range: bytes=-5", 206, 95, 5 },
  { "beyond", "GET", "Range: bytes=100-", 416, 0, 0 },
  { "to-beyond", "GET", "Range: bytes=99-1000", 206, 99, 1 },
  { "several", "GET", "Range: bytes=0-1,4-5", 200, 0, 100 },
  { "other-unit", "GET", "Range: lines=0-1", 200, 0, 100 },
  { "nonsense", "GET", "Range: bytes=x", 200, 0, 100 },
  { "if-range-stale", "GET", "Range: bytes=0-0\nIf-Range: \"x\"", 200, 0, 100 },
  { "same", "GET", "If-None-Match: *", 304, 0, 0 },
  { "other", "GET", "If-None-Match: \"x\"", 200, 0, 100 },
};

static void
test_range (gconstpointer data)
{
  const RangeCase *c = data;
  Fixture fixture = { 0 };
  guint8 bytes[100] = "\x89PNG\r\n\x1a\n";
  g_autoptr(GBytes) whole = NULL;
  g_autofree char *sha = NULL;
  g_autofree char *path = NULL;
  g_autoptr(Answer) answer = NULL;
  g_autoptr(GBytes) expected = NULL;

  for (guint i = 24; i < 100; i++)
    bytes[i] = i;
  whole = g_bytes_new (bytes, sizeof bytes);
  expected = g_bytes_new (bytes + c->first, c->length);

  fixture_set_up (&fixture);
  sha = fixture_send_media (&fixture, whole);
  fixture_show_media (&fixture, sha);
  path = g_strdup_printf ("/media/%s.png", sha);
  answer = fixture_ask (&fixture, c->method, path, c->headers, NULL);
  g_assert_cmpuint (answer->status, ==, c->status);
  if (c->status != 416)
    g_assert_true (g_bytes_equal (answer->body, expected));
  if (strcmp (c->method, "HEAD") == 0)
    g_assert_cmpint (soup_message_headers_get_content_length (answer->headers), ==, 100);
  fixture_tear_down (&fixture);
}

/* What a browser keeps it need not fetch again, until something is published. */
static void
test_etags (void)
{
  Fixture fixture = { 0 };
  const char *paths[] = { "/", "/bendizixun/", "/news/1.html", "/theme.css", "/feed.xml" };

  fixture_set_up (&fixture);
  publish_many (&fixture, "bendizixun", 1);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(Answer) first = fixture_ask (&fixture, "GET", paths[i], NULL, NULL);
      const char *etag = soup_message_headers_get_one (first->headers, "ETag");
      g_autofree char *condition = g_strconcat ("If-None-Match: ", etag, NULL);
      g_autoptr(Answer) second = fixture_ask (&fixture, "GET", paths[i], condition, NULL);
      g_autoptr(Answer) third = NULL;

      g_assert_cmpuint (second->status, ==, 304);
      publish_many (&fixture, "bendizixun", 1);
      third = fixture_ask (&fixture, "GET", paths[i], condition, NULL);
      g_assert_cmpuint (third->status, ==, strstr (paths[i], "css") != NULL ? 304 : 200);
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
      g_autofree char *path = g_strconcat ("/portal/pages/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (range_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/portal/range/", range_cases[i].name, NULL);

      g_test_add_data_func (path, &range_cases[i], test_range);
    }
  g_test_add_func ("/portal/article", test_article);
  g_test_add_func ("/portal/views", test_views);
  g_test_add_func ("/portal/section-pages", test_pages);
  g_test_add_func ("/portal/withdrawn", test_withdrawn);
  g_test_add_func ("/portal/feeds", test_feeds);
  g_test_add_func ("/portal/etags", test_etags);

  return g_test_run ();
}
