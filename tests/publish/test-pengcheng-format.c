/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-html-reader.h"
#include "publish/peng-pengcheng-format.h"
#include "publish/peng-portal.h"

#define ORIGINAL "1111111111111111111111111111111111111111111111111111111111111111"
#define SENT     "2222222222222222222222222222222222222222222222222222222222222222"
#define UUID     "0b1e6f0c-7d0a-4d0e-9f6e-2f9f6f1f2a01"

static const char *
get_sent (const char *media,
          gpointer    user_data)
{
  return g_str_equal (media, ORIGINAL) ? SENT : NULL;
}

static const char *
get_same (const char *media,
          gpointer    user_data)
{
  return media;
}

static PengArticle *
make_article (const char *html)
{
  const char *fields[PENG_N_FIELDS] = {
    [PENG_FIELD_TITLE] = " 开学典礼 ",
    [PENG_FIELD_SHORT_TITLE] = "典礼",
    [PENG_FIELD_SUMMARY] = "“新”学期",
    [PENG_FIELD_SOURCE] = "徐州市第一中学",
    [PENG_FIELD_AUTHOR] = "张玮",
    [PENG_FIELD_PHOTOGRAPHER] = "",
    [PENG_FIELD_SECTION] = "别的栏目",
    [PENG_FIELD_TAGS] = "校园, 典礼,,",
    [PENG_FIELD_COVER] = ORIGINAL,
    [PENG_FIELD_EVENT_DATE] = "2026-09-01",
  };
  g_autoptr(GPtrArray) blocks = peng_html_read (html, strlen (html), NULL);

  return peng_article_new (UUID, fields, (PengBlock * const *) blocks->pdata, blocks->len);
}

static char *
format (const char *html)
{
  g_autoptr(PengArticle) article = make_article (html);
  g_autoptr(GBytes) bytes = peng_pengcheng_format (article, "news", 0, get_sent, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* What is frozen is on disk for days: these bytes are a promise. */
static void
test_bytes (void)
{
  g_autofree char *json = format ("<p>同学们好</p><figure class=\"image\"><img src=\"media:" ORIGINAL
                                  "\" alt=\"操场\"></figure>");
  g_autofree char *again = format ("<p>同学们好</p><figure class=\"image\"><img src=\"media:" ORIGINAL
                                   "\" alt=\"操场\"></figure>");

  g_assert_true (g_str_has_prefix (json,
    "{\"title\":\"开学典礼\",\"short_title\":\"典礼\",\"summary\":\"“新”学期\","
    "\"source\":\"徐州市第一中学\",\"author\":\"张玮\",\"photographer\":\"\","
    "\"event_date\":\"2026-09-01\",\"section\":\"news\",\"tags\":[\"校园\",\"典礼\"],"
    "\"cover\":\"" SENT "\",\"html\":\"<p>同学们好</p>"));
  g_assert_nonnull (strstr (json, "media:" SENT));
  g_assert_null (strstr (json, ORIGINAL));
  g_assert_cmpstr (json, ==, again);
}

typedef struct
{
  const char *name;
  const char *sent;
  const char *present;
  gboolean    same;
} Case;

static const Case cases[] = {
  { "same", "{\"title\":\"a\"}", "{\"title\":\"a\"}", TRUE },
  { "more-there", "{\"title\":\"a\"}", "{\"views\":7,\"title\":\"a\",\"etag\":\"x\"}", TRUE },
  { "title", "{\"title\":\"a\"}", "{\"title\":\"b\"}", FALSE },
  { "title-missing", "{\"title\":\"a\"}", "{}", FALSE },
  { "title-other-type", "{\"title\":\"7\"}", "{\"title\":7}", FALSE },
  { "empty-missing", "{\"author\":\"\",\"tags\":[]}", "{\"author\":null}", TRUE },
  { "author-added", "{\"author\":\"\"}", "{\"author\":\"张\"}", FALSE },
  { "tags", "{\"tags\":[\"a\",\"b\"]}", "{\"tags\":[\"a\",\"b\"]}", TRUE },
  { "tags-order", "{\"tags\":[\"a\",\"b\"]}", "{\"tags\":[\"b\",\"a\"]}", FALSE },
  { "html", "{\"html\":\"<p>好</p>\"}", "{\"html\":\"<p>好</p>\"}", TRUE },
  { "html-written-otherwise", "{\"html\":\"<p>好</p><p>的</p>\"}",
    "{\"html\":\"<P>好</P>\\n\\n<p >的\"}", TRUE },
  { "html-word", "{\"html\":\"<p>好</p>\"}", "{\"html\":\"<p>坏</p>\"}", FALSE },
  { "html-bold", "{\"html\":\"<p>好</p>\"}", "{\"html\":\"<p><strong>好</strong></p>\"}", FALSE },
  { "html-link-slipped-in", "{\"html\":\"<p>好</p>\"}",
    "{\"html\":\"<p>好<a href=\\\"http://casino.example/\\\">x</a></p>\"}", FALSE },
  { "html-no-string", "{\"html\":\"<p>好</p>\"}", "{\"html\":[]}", FALSE },
  { "section-id", "{\"section\":\"news\"}", "{\"section\":\"video\"}", FALSE },
  { "section-by-name", "{\"section\":\"本地资讯\"}", "{\"section\":\"news\"}", TRUE },
  { "no-json", "{\"title\":\"a\"}", "<html>", FALSE },
  { "nothing", "{\"title\":\"a\"}", "", FALSE },
};

static void
test_is_same (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GBytes) sent = g_bytes_new_static (c->sent, strlen (c->sent));
  g_autoptr(GBytes) present = g_bytes_new_static (c->present, strlen (c->present));

  g_assert_cmpint (peng_pengcheng_is_same (sent, present), ==, c->same);
}

/* What was sent and is read again is sent as the same bytes. */
static void
test_read (void)
{
  g_autoptr(PengArticle) article = make_article ("<p>同<strong>学</strong>们</p><h2>下午</h2>");
  g_autoptr(GBytes) sent = peng_pengcheng_format (article, "news", 0, get_sent, NULL);
  g_autoptr(PengArticle) theirs = peng_pengcheng_read (sent, UUID, NULL);
  g_autoptr(GBytes) again = peng_pengcheng_format (theirs, "news", 0, get_same, NULL);

  g_assert_cmpstr (peng_article_get_uuid (theirs), ==, UUID);
  g_assert_cmpstr (peng_article_get_field (theirs, PENG_FIELD_TAGS), ==, "校园,典礼");
  g_assert_cmpstr (peng_article_get_field (theirs, PENG_FIELD_SECTION), ==, "news");
  g_assert_true (g_bytes_equal (sent, again));
}

static void
test_read_strange (void)
{
  static const char * const strange[] = {
    "{}", "{\"title\":7,\"tags\":[1,[],null],\"html\":{}}", "{\"tags\":\"a\",\"cover\":[]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (strange[i], strlen (strange[i]));
      g_autoptr(PengArticle) article = peng_pengcheng_read (bytes, UUID, NULL);

      g_assert_cmpstr (peng_article_get_field (article, PENG_FIELD_TITLE), ==, "");
    }

  {
    g_autoptr(GBytes) page = g_bytes_new_static ("<html>", 6);
    g_autoptr(GError) error = NULL;

    g_assert_null (peng_pengcheng_read (page, UUID, &error));
    g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_BAD_REPLY);
  }
}

#define LINE(more) "{\"state\":\"published\",\"published_at\":\"2026-09-10T08:00:00Z\"" more "}"

static const struct
{
  const char *name;
  const char *list;
  guint       n_lines;
  const char *title;
  const char *uri;
} lists[] = {
  { "empty", "{\"articles\":[]}", 0, NULL, NULL },
  { "good", "{\"articles\":[" LINE (",\"title\":\"长\",\"short_title\":\" 短\\n\","
                                "\"url\":\"https://a.cn/1\"") "]}", 1, "短", "https://a.cn/1" },
  { "no-short-title", "{\"articles\":[" LINE (",\"title\":\"长\"") "]}", 1, "长", NULL },
  { "unsafe-address", "{\"articles\":[" LINE (",\"title\":\"长\",\"url\":\"javascript:1\"") "]}",
    1, "长", NULL },
  { "strange", "{\"articles\":[7,[],null,{}," LINE (",\"title\":7") "," LINE ("") "]}", 0, NULL, NULL },
  { "withdrawn", "{\"articles\":[{\"state\":\"withdrawn\",\"title\":\"长\","
                 "\"published_at\":\"2026-09-10T08:00:00Z\"}]}", 0, NULL, NULL },
  { "no-time", "{\"articles\":[{\"state\":\"published\",\"title\":\"长\"}]}", 0, NULL, NULL },
};

static void
test_news (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (lists[i].list, strlen (lists[i].list));
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) news = peng_pengcheng_read_news (bytes, &error);
      const PengNews *line;

      g_test_message ("%s", lists[i].name);
      g_assert_no_error (error);
      g_assert_cmpuint (news->len, ==, lists[i].n_lines);
      if (news->len == 0)
        continue;

      line = g_ptr_array_index (news, 0);
      g_assert_cmpstr (line->title, ==, lists[i].title);
      g_assert_cmpstr (line->uri, ==, lists[i].uri);
      g_assert_cmpint (line->published, ==, 1789027200);
    }
}

/* However much a portal sends, a panel keeps its length and a line its width. */
static void
test_news_bounded (void)
{
  g_autofree char *title = g_strnfill (5000, 'x');
  g_autoptr(GString) list = g_string_new ("{\"articles\":[");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GPtrArray) news = NULL;

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (list, "%s" LINE (",\"title\":\"%s\""), i > 0 ? "," : "", title);
  g_string_append (list, "]}");
  bytes = g_bytes_new_static (list->str, list->len);
  news = peng_pengcheng_read_news (bytes, NULL);
  g_assert_cmpuint (news->len, ==, PENG_PANEL_LENGTH);
  g_assert_cmpuint (strlen (((PengNews *) g_ptr_array_index (news, 0))->title), ==, 200);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/publish/pengcheng-format/bytes", test_bytes);
  g_test_add_func ("/publish/pengcheng-format/read", test_read);
  g_test_add_func ("/publish/pengcheng-format/read-strange", test_read_strange);
  g_test_add_func ("/publish/pengcheng-format/news", test_news);
  g_test_add_func ("/publish/pengcheng-format/news-bounded", test_news_bounded);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/publish/pengcheng-format/is-same/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_is_same);
    }

  return g_test_run ();
}
