/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"
#include "publish/peng-problem.h"
#include "publish/peng-wordpress-address.h"
#include "publish/peng-wordpress-format.h"
#include "publish/peng-wordpress-html.h"

#include <string.h>

#define UUID "0b1e6f0c-7d0a-4d0e-9f6e-2f9f6f1f2a01"
#define A64  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B64  "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define C64  "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"

static const char *
get_same (const char *media,
          gpointer    user_data)
{
  return media;
}

static const char *
get_sent (const char *media,
          gpointer    user_data)
{
  return g_str_equal (media, A64) ? C64 : NULL;
}

static PengArticle *
make_article (const char *html)
{
  const char *fields[PENG_N_FIELDS] = {
    "5 < 6 & 7 > 3", "短题", "摘要 “引” & <b>", "徐州一中 -- 校办", "张玮", "李明", "本地资讯",
    "校园,A&B, ,", A64, "2026-09-01",
  };
  g_autoptr(GPtrArray) blocks = peng_html_read (html, strlen (html), NULL);

  return peng_article_new (UUID, fields, (PengBlock * const *) blocks->pdata, blocks->len);
}

/* Everything that the canonical form can say. */
static const char everything[] =
  "<p>5 &lt; 6 &amp; 7 &gt; 3，[gallery] 'x' \"y\" <strong>粗<em>斜</em></strong>"
  "<span class=\"color-red\">红</span><mark>亮</mark><a href=\"https://example.org/?a=1&amp;b=2\">链</a>"
  "<span class=\"space\">  </span>完</p>\n"
  "<p class=\"no-indent\">各位老师：</p>\n"
  "<p class=\"align-center no-indent\">居中</p>\n<p class=\"align-right\">落款<br>日期</p>\n"
  "<p class=\"align-justify\">两端</p>\n<p class=\"align-justify no-indent\">两端</p>\n<p><br></p>\n"
  "<h2 class=\"align-center\">标题</h2>\n"
  "<ul><li>一<ol start=\"3\"><li class=\"align-right\">二</li></ol></li><li class=\"skip\"></li></ul>\n"
  "<blockquote><p>引文</p><p class=\"align-right\">二</p><cite>出处</cite></blockquote>\n"
  "<figure class=\"image size-half\"><a href=\"https://example.org/\"><img src=\"media:" A64 "\""
  " alt=\"a &lt; b &quot;c&quot; [d]\" width=\"40\" height=\"30\"></a>"
  "<figcaption>图<strong>一</strong></figcaption></figure>\n"
  "<figure class=\"gallery layout-two\"><figure class=\"image\"><img src=\"media:" A64 "\" alt=\"甲\">"
  "</figure><figure class=\"image\"><img src=\"media:" B64 "\" alt=\"\"><figcaption>乙</figcaption>"
  "</figure><figcaption>两张</figcaption></figure>\n"
  "<figure class=\"video\"><video src=\"media:" B64 "\" poster=\"media:" A64 "\" controls></video>"
  "<figcaption>片</figcaption></figure>\n"
  "<figure class=\"table\"><table><colgroup><col width=\"30%\"><col width=\"70%\"></colgroup><thead>"
  "<tr><th class=\"align-center\" colspan=\"2\">头</th></tr></thead><tbody><tr><td>一</td>"
  "<td class=\"align-right\">二</td></tr></tbody></table><figcaption>表</figcaption></figure>\n"
  "<p class=\"attachment\"><a href=\"media:" B64 "\" download=\"报名 &amp; 表.docx\">报名 &amp; 表.docx</a>"
  "</p>\n<hr>\n<p>末</p>\n";

static JsonObject *
parse (GBytes *bytes)
{
  JsonObject *object = peng_json_parse (bytes, NULL);

  g_assert_nonnull (object);

  return object;
}

/* What the adapter would make of a post that holds just what was sent. */
static GBytes *
make_present (GBytes     *sent,
              const char *category)
{
  g_autoptr(JsonObject) object = parse (sent);
  g_autoptr(JsonObject) present = json_object_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(JsonNode) categories = json_from_string (category, NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  char *text;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    json_object_set_member (present, name, json_node_copy (node));
  json_object_remove_member (present, "category");
  json_object_set_member (present, "categories", json_node_copy (categories));
  root = json_node_init_object (json_node_alloc (), present);
  text = json_to_string (root, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

static void
test_same_bytes (void)
{
  g_autoptr(PengArticle) article = make_article (everything);
  g_autoptr(GBytes) one = peng_wordpress_format (article, "3", NULL, get_sent, NULL);
  g_autoptr(GBytes) two = peng_wordpress_format (article, "3", NULL, get_sent, NULL);
  g_autoptr(JsonObject) object = parse (one);

  g_assert_true (g_bytes_equal (one, two));
  g_assert_cmpstr (peng_json_get_string (object, "title"), ==, "5 < 6 & 7 > 3");
  g_assert_cmpstr (peng_json_get_string (object, "category"), ==, "3");
  g_assert_cmpstr (peng_json_get_string (object, "cover"), ==, C64);
  g_assert_cmpstr (peng_json_get_string (object, "status"), ==, "publish");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "tags")), ==, 2);
  /* Never the original, whatever it is in. */
  g_assert_null (strstr (peng_json_get_string (object, "html"), A64));
}

static void
test_plan (void)
{
  const PengWordpressPlan plan = { PENG_WORDPRESS_FUTURE, 1800000000 };
  g_autoptr(PengArticle) article = make_article ("<p>文</p>");
  g_autoptr(GBytes) bytes = peng_wordpress_format (article, "3", &plan, get_same, NULL);
  g_autoptr(JsonObject) object = parse (bytes);

  g_assert_cmpstr (peng_json_get_string (object, "status"), ==, "future");
  g_assert_cmpint (peng_json_get_int (object, "date"), ==, 1800000000);
}

/* What is sent, read as a post, is the article again. */
static void
test_round_trip (void)
{
  g_autoptr(PengArticle) article = make_article (everything);
  g_autoptr(GBytes) sent = peng_wordpress_format (article, "3", NULL, get_same, NULL);
  g_autoptr(GBytes) present = make_present (sent, "[{\"id\":3,\"name\":\"本地资讯\"}]");
  g_autoptr(GError) error = NULL;
  g_autoptr(PengArticle) read = peng_wordpress_read (present, UUID, &error);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n;
  PengBlock * const *blocks;

  g_assert_no_error (error);
  blocks = peng_article_get_blocks (article, &n);
  before = peng_html_write (blocks, n, &peng_dialect_canonical);
  blocks = peng_article_get_blocks (read, &n);
  after = peng_html_write (blocks, n, &peng_dialect_canonical);
  g_assert_cmpstr (after, ==, before);
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    {
      if (i != PENG_FIELD_TAGS)
        g_assert_cmpstr (peng_article_get_field (read, i), ==, peng_article_get_field (article, i));
    }
  g_assert_cmpstr (peng_article_get_field (read, PENG_FIELD_TAGS), ==, "校园,A&B");
}

/* What was sent last is read to see what of the present state is new: it says which section by its
 * id. */
static void
test_sent_section (void)
{
  g_autoptr(PengArticle) article = make_article ("<p>文</p>");
  g_autoptr(GBytes) sent = peng_wordpress_format (article, "3", NULL, get_same, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(PengArticle) read = peng_wordpress_read (sent, UUID, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (peng_article_get_field (read, PENG_FIELD_SECTION), ==, "3");
}

/* Only what an author's filter keeps, and nothing that becomes something else on the page. */
static void
test_dialect (void)
{
  static const char * const not_in_it[] = {
    " download=", "display:", "position:", "<source", "<script", "[", "'", "class=\"align-center\"",
  };
  static const char * const in_it[] = {
    "<!-- wp:image {\"className\":\"image size-half\"} -->\n<figure class=\"wp-block-image",
    "<!-- wp:gallery {\"columns\":2,", "<!-- /wp:gallery -->", "<!-- /wp:table -->",
    "<p style=\"text-indent:2em\">", "<p class=\"no-indent\">", "style=\"color:#b3261e\"",
    "class=\"wp-image-media:" A64 "\"", "data-media=\"" B64 "\"", "5 &lt; 6 &amp; 7 &gt; 3",
    "<p class=\"peng-credits\" style=\"text-align:right\">信息来自：徐州一中 -- 校办　作者：张玮　摄影：李明</p>",
  };
  g_autoptr(PengArticle) article = make_article (everything);
  g_autoptr(GBytes) sent = peng_wordpress_format (article, "3", NULL, get_same, NULL);
  g_autoptr(JsonObject) object = parse (sent);
  const char *html = peng_json_get_string (object, "html");

  for (guint i = 0; i < G_N_ELEMENTS (not_in_it); i++)
    {
      if (strstr (html, not_in_it[i]) != NULL)
        g_error ("%s is in %s", not_in_it[i], html);
    }
  for (guint i = 0; i < G_N_ELEMENTS (in_it); i++)
    {
      if (strstr (html, in_it[i]) == NULL)
        g_error ("%s is not in %s", in_it[i], html);
    }
  /* Each block that is opened is closed. */
  {
    g_auto(GStrv) opened = g_strsplit (html, "<!-- wp:", -1);
    g_auto(GStrv) closed = g_strsplit (html, "<!-- /wp:", -1);

    g_assert_cmpuint (g_strv_length (opened), ==, g_strv_length (closed));
    g_assert_cmpuint (g_strv_length (opened), >, 8);
  }
}

static PengWordpressFile *
make_file (gint64      id,
           const char *url)
{
  PengWordpressFile *file = g_new0 (PengWordpressFile, 1);

  file->id = id;
  file->url = g_strdup (url);

  return file;
}

static GHashTable *
make_files (void)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) peng_wordpress_file_free);

  g_hash_table_insert (files, g_strdup (A64), make_file (1, "http://h/a.jpg?x=1&y=2"));
  g_hash_table_insert (files, g_strdup (B64), make_file (11, "http://h/" B64 ".mp4"));

  return files;
}

static void
test_addresses (void)
{
  g_autoptr(PengArticle) article = make_article (everything);
  g_autoptr(GBytes) sent = peng_wordpress_format (article, "3", NULL, get_same, NULL);
  g_autoptr(JsonObject) object = parse (sent);
  const char *html = peng_json_get_string (object, "html");
  g_autoptr(GHashTable) files = make_files ();
  g_autofree char *placed = peng_wordpress_address_place (html, files);
  g_autofree char *named = peng_wordpress_address_name (placed, files);
  g_autoptr(GPtrArray) names = peng_wordpress_address_list_names (html);

  g_assert_null (strstr (placed, "media:"));
  g_assert_nonnull (strstr (placed, "src=\"http://h/a.jpg?x=1&amp;y=2\""));
  g_assert_nonnull (strstr (placed, "class=\"wp-image-11\""));
  g_assert_cmpstr (named, ==, html);
  g_assert_cmpuint (names->len, ==, 2);

  g_hash_table_remove (files, B64);
  g_assert_null (peng_wordpress_address_place (html, files));
}

/* A picture that was put in the place of ours is seen. */
static void
test_foreign_picture (void)
{
  g_autoptr(GHashTable) files = make_files ();
  g_autofree char *named = peng_wordpress_address_name ("<img src=\"http://h/z.jpg\">", files);

  g_assert_cmpstr (named, ==, "<img src=\"http://h/z.jpg\">");
  g_assert_false (peng_wordpress_is_same_text ("<figure><img src=\"media:" A64 "\"></figure>",
                                               "<figure><img src=\"http://h/z.jpg\"></figure>"));
}

typedef struct
{
  const char *name;
  const char *from;
  const char *to;
  gboolean    same;
} Change;

static const Change changes[] = {
  { "nothing", NULL, NULL, TRUE },
  { "title", "5 < 6 & 7", "5 < 6 & 8", FALSE },
  { "excerpt", "摘要", "摘要！", FALSE },
  { "text", "<p style=\\\"text-indent:2em\\\">末</p>", "<p style=\\\"text-indent:2em\\\">未</p>", FALSE },
  { "white-space", "<hr class", "\\n\\n<hr  class", TRUE },
  { "frame", "<!-- wp:separator -->", "<iframe src=\\\"https://x/\\\"></iframe>", FALSE },
  { "picture", "src=\\\"media:" A64 "\\\"", "src=\\\"media:" C64 "\\\"", FALSE },
  { "source", "source:", "author:", FALSE },
  { "tag", "\"A&B\"", "\"B&A\"", FALSE },
  { "tag-in-other-case", "\"A&B\"", "\"a&b\"", TRUE },
  { "cover", "\"cover\":\"" A64 "\"", "\"cover\":\"?\"", FALSE },
  { "review", "\"status\":\"publish\"", "\"status\":\"pending\"", TRUE },
  { "draft", "\"status\":\"publish\"", "\"status\":\"draft\"", FALSE },
  { "private", "\"status\":\"publish\"", "\"status\":\"private\"", FALSE },
  { "category", "{\"id\":3,", "{\"id\":4,", FALSE },
  { "one-more-category", "{\"id\":3,\"name\":\"x\"}",
    "{\"id\":3,\"name\":\"x\"},{\"id\":4,\"name\":\"y\"}", TRUE },
  { "another-section", "{\"id\":3,\"name\":\"x\"}",
    "{\"id\":4,\"name\":\"y\"},{\"id\":3,\"name\":\"x\"}", FALSE },
};

static void
test_is_same (gconstpointer data)
{
  const Change *change = data;
  g_autoptr(PengArticle) article = make_article (everything);
  g_autoptr(GBytes) sent = peng_wordpress_format (article, "3", NULL, get_same, NULL);
  g_autoptr(GBytes) present = make_present (sent, "[{\"id\":3,\"name\":\"x\"}]");
  g_autoptr(GString) text = g_string_new_len (g_bytes_get_data (present, NULL),
                                              g_bytes_get_size (present));
  g_autoptr(GBytes) changed = NULL;

  if (change->from != NULL)
    g_assert_cmpuint (g_string_replace (text, change->from, change->to, 0), >, 0);
  changed = g_bytes_new (text->str, text->len);
  g_assert_cmpint (peng_wordpress_is_same (sent, changed), ==, change->same);
}

static void
test_category_by_name (void)
{
  g_autoptr(PengArticle) article = make_article ("<p>文</p>");
  g_autoptr(GBytes) sent = peng_wordpress_format (article, "本地资讯", NULL, get_same, NULL);
  g_autoptr(GBytes) present = make_present (sent, "[{\"id\":3,\"name\":\"本地资讯\"}]");
  g_autoptr(GBytes) other = make_present (sent, "[{\"id\":3,\"name\":\"官方活动\"}]");

  g_assert_true (peng_wordpress_is_same (sent, present));
  g_assert_false (peng_wordpress_is_same (sent, other));
}

/* What comes from a site may be anything. */
static void
test_hostile_present (void)
{
  static const char * const bodies[] = {
    "", "{", "[]", "null", "{}", "{\"title\":7,\"html\":[],\"tags\":{},\"categories\":[[]]}",
    "{\"categories\":[7],\"tags\":[7,null,{}],\"fields\":\"title:x;source:%FF;nothing;:;a:b:c\"}",
    "{\"html\":\"<p class=\\\"attachment\\\"><a data-media=\\\"\"}",
    "{\"html\":\"<p class=\\\"peng-credits\\\"\"}", "{\"html\":\"<figure><figure><figure>\"}",
  };
  g_autoptr(PengArticle) article = make_article ("<p>文</p>");
  g_autoptr(GBytes) sent = peng_wordpress_format (article, "3", NULL, get_same, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (bodies[i], strlen (bodies[i]));
      g_autoptr(GError) error = NULL;
      g_autoptr(PengArticle) read = peng_wordpress_read (bytes, UUID, &error);

      g_assert_false (peng_wordpress_is_same (sent, bytes));
      if (read == NULL)
        g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_BAD_REPLY);
      else
        g_assert_cmpstr (peng_article_get_field (read, PENG_FIELD_TITLE), ==, "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/publish/wordpress-format/same-bytes", test_same_bytes);
  g_test_add_func ("/publish/wordpress-format/plan", test_plan);
  g_test_add_func ("/publish/wordpress-format/round-trip", test_round_trip);
  g_test_add_func ("/publish/wordpress-format/sent-section", test_sent_section);
  g_test_add_func ("/publish/wordpress-format/dialect", test_dialect);
  g_test_add_func ("/publish/wordpress-format/addresses", test_addresses);
  g_test_add_func ("/publish/wordpress-format/foreign-picture", test_foreign_picture);
  g_test_add_func ("/publish/wordpress-format/category-by-name", test_category_by_name);
  g_test_add_func ("/publish/wordpress-format/hostile-present", test_hostile_present);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/publish/wordpress-format/is-same/", changes[i].name,
                                           NULL);

      g_test_add_data_func (path, &changes[i], test_is_same);
    }

  return g_test_run ();
}
