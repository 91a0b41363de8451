/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-block.h"
#include "publish/peng-media-name.h"
#include "publish/peng-pengcheng-list.h"
#include "publish/peng-portal-error.h"
#include "publish/peng-wordpress-foreign.h"
#include "publish/peng-wordpress-html.h"
#include "publish/peng-wordpress-marker.h"

#include <string.h>

/* What sites say of the articles there, and the names that those have that were not written here. */

#define UUID "0b1e6f0c-7d0a-4d0e-9f6e-2f9f6f1f2a01"

typedef struct
{
  const char *name;
  const char *json;
  int         n_articles;   /* -1 for no list */
} Case;

static const Case cases[] = {
  { "empty", "{\"articles\":[]}", 0 },
  { "html", "<html><script>alert(1)</script></html>", -1 },
  { "cut-short", "{\"articles\":[{\"uuid\":\"" UUID "\",\"ti", -1 },
  { "array", "[]", -1 },
  { "no-list", "{\"articles\":{\"uuid\":\"" UUID "\"}}", -1 },
  { "numbers", "{\"articles\":[1,null,\"x\",[],{}]}", 0 },
  { "no-uuid", "{\"articles\":[{\"title\":\"一\"}]}", 0 },
  { "uuid-is-path", "{\"articles\":[{\"uuid\":\"../../etc/passwd\"}]}", 0 },
  { "wrong-types", "{\"articles\":[{\"uuid\":\"" UUID "\",\"title\":7,\"section\":[],\"state\":{},"
    "\"views\":\"many\",\"published_at\":1,\"url\":9}]}", 1 },
  { "bare", "{\"articles\":[{\"uuid\":\"" UUID "\"}]}", 1 },
};

static PengListing *
read_list (const char  *json,
           GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));

  return peng_pengcheng_list_read (bytes, error);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengListing) listing = read_list (c->json, &error);

  if (c->n_articles < 0)
    {
      g_assert_null (listing);
      g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_BAD_REPLY);
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpuint (listing->articles->len, ==, c->n_articles);
  g_assert_false (listing->more);
}

static void
test_whole (void)
{
  g_autoptr(PengListing) listing =
    read_list ("{\"page\":1,\"pages\":2,\"articles\":[{\"uuid\":\"" UUID "\",\"id\":7,"
               "\"title\":\" 秋季\\n运动会 \",\"section\":\"bendizixun\",\"state\":\"withdrawn\","
               "\"views\":12,\"url\":\"http://127.0.0.1/news/7.html\","
               "\"published_at\":\"2026-09-10T08:00:00Z\","
               "\"modified_at\":\"2026-09-11T08:00:00+08:00\"}]}", NULL);
  const PengListed *listed = g_ptr_array_index (listing->articles, 0);

  g_assert_true (listing->more);
  g_assert_cmpstr (listed->uuid, ==, UUID);
  g_assert_cmpstr (listed->remote_id, ==, "7");
  g_assert_null (strchr (listed->title, '\n'));
  g_assert_true (g_str_has_prefix (listed->title, "秋季"));
  g_assert_cmpstr (listed->section, ==, "bendizixun");
  g_assert_cmpint (listed->state, ==, PENG_LISTED_WITHDRAWN);
  g_assert_cmpint (listed->views, ==, 12);
  g_assert_cmpint (listed->published, ==, 1789027200);
  g_assert_cmpint (listed->modified, ==, 1789084800);
  g_assert_cmpstr (listed->uri, ==, "http://127.0.0.1/news/7.html");
}

/* A title without an end, an address that is a script, and more articles than a page has. */
static void
test_hostile (void)
{
  g_autoptr(GString) json = g_string_new ("{\"articles\":[");
  g_autofree char *title = g_strnfill (1000000, 'x');
  g_autoptr(PengListing) listing = NULL;
  const PengListed *listed;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (json, "%s{\"uuid\":\"%08x-7d0a-4d0e-9f6e-2f9f6f1f2a01\",\"title\":\"%s\","
                                  "\"views\":-5,\"url\":\"javascript:alert(1)\"}", i > 0 ? "," : "",
                            i, i == 0 ? title : "");
  g_string_append (json, "]}");
  listing = read_list (json->str, NULL);
  listed = g_ptr_array_index (listing->articles, 0);
  g_assert_cmpuint (listing->articles->len, <=, 200);
  g_assert_cmpuint (strlen (listed->title), ==, PENG_LISTED_MAX_TITLE);
  g_assert_cmpint (listed->views, ==, 0);
  g_assert_null (listed->uri);
}

static void
test_path (void)
{
  g_autofree char *all = peng_pengcheng_list_dup_path ("", 3);
  g_autofree char *some = peng_pengcheng_list_dup_path ("a&page=9 运", 1);

  g_assert_cmpstr (all, ==, "/api/v1/articles?page=3");
  g_assert_cmpstr (some, ==, "/api/v1/articles?page=1&q=a%26page%3D9%20%E8%BF%90");
}

static void
test_alias (void)
{
  const gint64 numbers[] = { 1, 42, 255, G_MAXINT64 };
  static const char * const others[] = {
    "", "x", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *name = peng_media_alias_new (numbers[i]);

      g_assert_true (peng_media_is_name (name));
      g_assert_cmpint (peng_media_alias_get_number (name), ==, numbers[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpint (peng_media_alias_get_number (others[i]), ==, 0);
}

static GUri *
parse (const char *address)
{
  return g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);
}

/* One site's post has one UUID, on every machine; no UUID that was made here is taken for one. */
static void
test_uuid (void)
{
  g_autoptr(GUri) site = parse ("https://www.xz.edu.cn/blog");
  g_autoptr(GUri) same = parse ("http://WWW.xz.edu.cn/blog");
  g_autoptr(GUri) other = parse ("https://www.xz.edu.cn/news");
  g_autofree char *uuid = peng_wordpress_foreign_dup_uuid (site, 4711);
  g_autofree char *again = peng_wordpress_foreign_dup_uuid (same, 4711);
  g_autofree char *lower = g_ascii_strdown (uuid, -1);

  g_assert_true (g_uuid_string_is_valid (uuid));
  g_assert_cmpstr (uuid, ==, lower);
  g_assert_cmpstr (uuid, ==, again);
  g_assert_cmpint (peng_wordpress_foreign_get_id (uuid), ==, 4711);
  g_assert_true (peng_wordpress_foreign_is_at (site, uuid));
  g_assert_false (peng_wordpress_foreign_is_at (other, uuid));

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *random = g_uuid_string_random ();

      g_assert_cmpint (peng_wordpress_foreign_get_id (random), ==, 0);
      g_assert_false (peng_wordpress_foreign_is_at (site, random));
    }
}

typedef struct
{
  const char *name;
  const char *html;
  const char *expected;   /* %s is where the name of number 12 stands */
} Picture;

#define OURS "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

static const Picture pictures[] = {
  { "none", "<p>一 &lt;img src=\"x\" class=\"wp-image-12\"&gt;</p>",
    "<p>一 &lt;img src=\"x\" class=\"wp-image-12\"&gt;</p>" },
  { "block", "<figure><img src=\"https://x/a.jpg\" alt=\"a > b\" class=\"wp-image-12\"/></figure>",
    "<figure><img src=\"media:%s\" alt=\"a > b\" class=\"wp-image-12\"/></figure>" },
  { "classic", "<img class=\"alignnone size-medium wp-image-12\" src=\"https://x/a-300x200.jpg\">",
    "<img class=\"alignnone size-medium wp-image-12\" src=\"media:%s\">" },
  { "ours", "<img src=\"media:" OURS "\" class=\"wp-image-media:" OURS "\">",
    "<img src=\"media:" OURS "\" class=\"wp-image-media:" OURS "\">" },
  { "ours-smaller", "<img src=\"https://x/b-300x200.jpg\" class=\"wp-image-media:" OURS "\">",
    "<img src=\"media:" OURS "\" class=\"wp-image-media:" OURS "\">" },
  { "elsewhere", "<img src=\"https://y/a.jpg\">", "<img src=\"https://y/a.jpg\">" },
  { "zero", "<img src=\"https://y/a.jpg\" class=\"wp-image-0\">",
    "<img src=\"https://y/a.jpg\" class=\"wp-image-0\">" },
  { "negative", "<img src=\"https://y/a.jpg\" class=\"wp-image--4\">",
    "<img src=\"https://y/a.jpg\" class=\"wp-image--4\">" },
  { "open", "<img src=\"https://y/a.jpg class=\"wp-image-4", "<img src=\"https://y/a.jpg class=\"wp-image-4" },
  { "other-tag", "<img src=\"a\"><p class=\"wp-image-12\">", "<img src=\"a\"><p class=\"wp-image-12\">" },
};

static void
test_picture (gconstpointer data)
{
  const Picture *p = data;
  g_autofree char *name = peng_media_alias_new (12);
  g_autofree char *named = peng_wordpress_foreign_name (p->html);
  g_autoptr(GString) expected = g_string_new (p->expected);

  g_string_replace (expected, "%s", name, 0);
  g_assert_cmpstr (named, ==, expected->str);
}

/* As wpautop() would. */
static void
test_break (void)
{
  g_autofree char *classic = peng_wordpress_foreign_break ("一\n二\r\n\r\n\r\n<b>三</b>\n\n<ul>\n<li>四</li>\n</ul>");
  g_autofree char *blocks = peng_wordpress_foreign_break (
    "<!-- wp:paragraph -->\n<p>一</p>\n<!-- /wp:paragraph -->\n\n"
    "<!-- wp:gallery --><figure class=\"wp-block-gallery columns-2\"></figure>");

  g_assert_cmpstr (classic, ==, "<p>一<br>二</p>\n<p><b>三</b></p>\n<ul>\n<li>四</li>\n</ul>\n");
  g_assert_nonnull (strstr (blocks, "<p>一</p>\n<!--"));
  g_assert_nonnull (strstr (blocks, "class=\"gallery wp-block-gallery columns-2\""));
}

/* What is no block has shortcodes. */
static void
test_shortcodes (void)
{
  g_autofree char *one = peng_media_alias_new (1);
  g_autofree char *two = peng_media_alias_new (2);
  g_autofree char *html = peng_wordpress_foreign_break (
    "一\n[caption id=\"attachment_1\" width=\"300\"]<img src=\"media:" OURS "\" alt=\"\" /> 跑步[/caption]\n"
    "二\n\n[gallery columns=\"2\" ids=\"1, 2,0\"]\n\n[video src=\"x\"]");
  g_autofree char *expected = g_strdup_printf (
    "<p>一</p>\n<figure><img src=\"media:" OURS "\" alt=\"\" /><figcaption>跑步</figcaption></figure>\n"
    "<p>二</p>\n<figure class=\"gallery\">"
    "<figure class=\"image\"><img src=\"media:%s\" alt=\"\"></figure>"
    "<figure class=\"image\"><img src=\"media:%s\" alt=\"\"></figure></figure>\n"
    "<p>[video src=\"x\"]</p>\n", one, two);

  g_assert_cmpstr (html, ==, expected);
}

/* What the block editor writes loses nothing, and what is no part of an article is counted. */
static void
test_read (void)
{
  static const char post[] =
    "<!-- wp:heading -->\n<h2 class=\"wp-block-heading\">题</h2>\n<!-- /wp:heading -->\n"
    "<!-- wp:paragraph {\"dropCap\":true} -->\n<p class=\"has-drop-cap\">一<strong>二</strong></p>\n"
    "<!-- /wp:paragraph -->\n"
    "<!-- wp:image {\"id\":12,\"sizeSlug\":\"large\"} -->\n"
    "<figure class=\"wp-block-image size-large\"><img src=\"https://x/a-1024x768.jpg\" alt=\"跑\" "
    "class=\"wp-image-12\"/><figcaption class=\"wp-element-caption\">跑步</figcaption></figure>\n"
    "<!-- /wp:image -->\n"
    "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><!-- wp:paragraph -->\n<p>引</p>\n"
    "<!-- /wp:paragraph --></blockquote>\n<!-- /wp:quote -->\n";
  g_autofree char *named = peng_wordpress_foreign_name (post);
  g_autofree char *html = peng_wordpress_foreign_break (named);
  g_autofree char *with_frame = g_strconcat (html, "<iframe src=\"https://y/\"></iframe>", NULL);
  guint n_dropped;
  g_autoptr(GPtrArray) blocks = peng_wordpress_html_read (html, &n_dropped);
  g_autoptr(GPtrArray) rest = NULL;

  g_assert_cmpuint (n_dropped, ==, 0);
  g_assert_cmpuint (blocks->len, ==, 4);
  g_assert_cmpint (peng_block_get_kind (blocks->pdata[0]), ==, PENG_BLOCK_HEADING);
  g_assert_cmpint (peng_block_get_kind (blocks->pdata[1]), ==, PENG_BLOCK_PARAGRAPH);
  g_assert_cmpint (peng_block_get_kind (blocks->pdata[2]), ==, PENG_BLOCK_IMAGE);
  g_assert_cmpint (peng_block_get_kind (blocks->pdata[3]), ==, PENG_BLOCK_QUOTE);
  rest = peng_wordpress_html_read (with_frame, &n_dropped);
  g_assert_cmpuint (n_dropped, ==, 1);
}

static void
test_marker (void)
{
  g_autofree char *marker = peng_wordpress_marker_write (UUID, NULL, NULL, 3);
  g_autofree char *content = g_strconcat ("<p>一</p><!-- wp:pengcheng/marker {\"id\":7} /-->"
                                          "<!-- wp:pengcheng/marker {\"id\":\"x\"} /-->", marker, NULL);
  g_autofree char *uuid = peng_wordpress_marker_dup_uuid (content);

  g_assert_cmpstr (uuid, ==, UUID);
  g_assert_null (peng_wordpress_marker_dup_uuid ("<p>一</p><!-- wp:pengcheng/marker {"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/publish/listing/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strconcat ("/publish/listing/picture/", pictures[i].name, NULL);

      g_test_add_data_func (path, &pictures[i], test_picture);
    }
  g_test_add_func ("/publish/listing/whole", test_whole);
  g_test_add_func ("/publish/listing/hostile", test_hostile);
  g_test_add_func ("/publish/listing/path", test_path);
  g_test_add_func ("/publish/listing/alias", test_alias);
  g_test_add_func ("/publish/listing/uuid", test_uuid);
  g_test_add_func ("/publish/listing/break", test_break);
  g_test_add_func ("/publish/listing/shortcodes", test_shortcodes);
  g_test_add_func ("/publish/listing/read", test_read);
  g_test_add_func ("/publish/listing/marker", test_marker);

  return g_test_run ();
}
