/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "wordpress-fixture.h"

#include "publish/peng-problem.h"
#include "test-answer.h"

#include <string.h>

/* Pictures, files and the text that shows them, at a real WordPress. */

static char *
write_pictures (Fixture *self,
                guint    n)
{
  GString *html = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (html, "<figure class=\"image\"><img src=\"media:%s\" alt=\"图 < %u\">"
                                  "<figcaption>第 & %u</figcaption></figure>\n",
                            (char *) g_ptr_array_index (self->pictures, i), i, i);

  return g_string_free (html, FALSE);
}

static JsonObject *
get_item (const char *sha)
{
  g_autofree char *path = g_strdup_printf ("wp/v2/media?context=edit&slug=peng-%s", sha);
  g_autoptr(JsonNode) node = peer_ask ("ADMIN", "GET", path, NULL, NULL);
  JsonArray *items = json_node_get_array (node);

  g_assert_cmpuint (json_array_get_length (items), ==, 1);

  return json_object_ref (json_array_get_object_element (items, 0));
}

static void
test_pictures (Fixture       *self,
               gconstpointer  role)
{
  const char *one = add_picture (self);
  const char *two = add_picture (self);
  g_autoptr(GError) error = NULL;
  g_autofree char *html = NULL;
  g_autoptr(GBytes) sent = NULL;
  g_autoptr(PengRemoteArticle) remote = NULL;
  g_autoptr(JsonObject) item = NULL;
  g_autoptr(JsonObject) cover = NULL;
  g_autoptr(JsonObject) post = NULL;
  g_autofree char *page = NULL;

  g_assert_false (has (self, one));
  g_assert_true (upload (self, one, "图 < 0", &error));
  g_assert_no_error (error);
  g_assert_true (upload (self, two, "", &error));
  g_assert_true (has (self, one));

  html = write_pictures (self, 1);
  sent = format_at (self, html, "本地资讯", "", two, NULL);
  remote = must_put (self, sent, NULL);
  assert_there (self, sent, remote);

  item = get_item (one);
  cover = get_item (two);
  post = get_post (self);
  g_assert_cmpstr (get_raw (item, "caption"), ==, "第 &amp; 0");
  g_assert_cmpint (json_object_get_int_member (post, "featured_media"), ==,
                   json_object_get_int_member (cover, "id"));

  /* The page shows it, in the block of the theme's own. */
  page = peer_read_page (remote->uri, NULL);
  g_assert_nonnull (strstr (page, json_object_get_string_member (item, "source_url")));
  g_assert_nonnull (strstr (page, "wp-block-image"));
}

static void
test_missing_picture (Fixture       *self,
                      gconstpointer  role)
{
  const char *sha = add_picture (self);
  g_autofree char *html = write_pictures (self, 1);
  g_autoptr(GBytes) sent = format (self, html);
  g_autoptr(GBytes) cover = format_at (self, "<p>一</p>", "本地资讯", "", sha, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonArray) posts = NULL;

  g_assert_null (put (self, sent, NULL, &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_MISSING_MEDIA);
  g_clear_error (&error);
  g_assert_null (put (self, cover, NULL, &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_MISSING_MEDIA);
  posts = peer_list_posts (self->uuid);
  g_assert_cmpuint (json_array_get_length (posts), ==, 0);
}

/* Sent again, as after a lost answer, it is there once. */
static void
test_picture_twice (Fixture       *self,
                    gconstpointer  role)
{
  const char *sha = add_picture (self);
  g_autofree char *path = g_strdup_printf ("wp/v2/media?search=%s", sha);
  g_autoptr(GError) error = NULL;
  guint n_items = 0;

  g_assert_true (upload (self, sha, "", &error));
  g_assert_true (upload (self, sha, "", &error));
  g_assert_no_error (error);
  g_assert_true (has (self, sha));
  for (guint i = 0; i < 100 && n_items != 1; i++)
    {
      g_autoptr(JsonNode) node = peer_ask ("ADMIN", "GET", path, NULL, NULL);

      n_items = json_array_get_length (json_node_get_array (node));
    }
  g_assert_cmpuint (n_items, ==, 1);
}

static void
test_fetch (Fixture       *self,
            gconstpointer  role)
{
  const char *sha = add_picture (self);
  const char *absent = add_picture (self);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GAsyncResult) other = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *sum = NULL;

  g_assert_true (upload (self, sha, "", &error));
  peng_portal_get_media_async (self->portal, sha, 10000, NULL, answer_cb, &answer);
  bytes = peng_portal_get_media_finish (self->portal, wait_for (&answer), &error);
  g_assert_no_error (error);
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_assert_cmpstr (sum, ==, sha);

  peng_portal_get_media_async (self->portal, absent, 10000, NULL, answer_cb, &other);
  g_assert_null (peng_portal_get_media_finish (self->portal, wait_for (&other), &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND);
}

static void
test_no_picture (Fixture       *self,
                 gconstpointer  role)
{
  const char *sha = add_picture (self);
  g_autofree char *path = g_build_filename (self->directory, sha, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "<?php this is none", -1, NULL));
  g_assert_false (upload (self, sha, "", &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_REFUSED);
}

static void
test_forty_pictures (Fixture       *self,
                     gconstpointer  role)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *html = NULL;
  g_autoptr(GBytes) sent = NULL;
  g_autoptr(PengRemoteArticle) remote = NULL;
  g_autoptr(PengRemoteArticle) again = NULL;
  guint n_posts;

  for (guint i = 0; i < 40; i++)
    g_assert_true (upload (self, add_picture (self), "x", &error));
  html = write_pictures (self, 40);
  sent = format (self, html);
  remote = must_put (self, sent, NULL);
  assert_there (self, sent, remote);

  /* The library knows of each what is on it, and is not told twice. */
  n_posts = peer_count_requests ("POST", "/wp-json/wp/v2/media/");
  again = must_put (self, sent, remote->etag);
  g_assert_cmpuint (peer_count_requests ("POST", "/wp-json/wp/v2/media/"), ==, n_posts);
}

/* What an author's text goes through (kses) leaves it as it is, byte by byte, and an editor's too. */
static void
test_kses (Fixture       *self,
           gconstpointer  role)
{
  const char *a = add_picture (self);
  const char *b = add_picture (self);
  g_autofree char *html = g_strdup_printf (
    "<p>5 &lt; 6 &amp; 7 &gt; 3，[gallery ids=\"1\"] 'x' \"y\" \\ &amp;amp; 🏃𠮷 <strong>粗<em>斜</em></strong>"
    "<u>u</u><s>s</s><sub>2</sub><sup>3</sup><span class=\"color-red\">红</span><mark>亮</mark>"
    "<a href=\"https://example.org/?a=1&amp;b=2\">链</a><span class=\"space\">  </span>完</p>\n"
    "<p class=\"no-indent\">各位老师：</p>\n<p class=\"align-right\">落款<br>日期</p>\n"
    "<p class=\"align-justify\">两端</p>\n<p><br></p>\n<h2 class=\"align-center\">标题</h2>\n"
    "<p>汉<ruby>汉<rt>hàn</rt></ruby>字</p>\n"
    "<ul><li>一<ol start=\"3\"><li>二</li></ol></li></ul>\n"
    "<blockquote><p>引文</p><cite>出处</cite></blockquote>\n"
    "<figure class=\"image size-half\"><a href=\"https://example.org/\"><img src=\"media:%s\""
    " alt=\"a &lt; b &quot;c&quot; [d] 'e'\" width=\"40\" height=\"30\"></a>"
    "<figcaption>图</figcaption></figure>\n"
    "<figure class=\"image size-full\"><img src=\"media:%s\" alt=\"\"></figure>\n"
    "<figure class=\"gallery layout-two\"><figure class=\"image\"><img src=\"media:%s\" alt=\"甲\">"
    "</figure><figure class=\"image\"><img src=\"media:%s\" alt=\"乙\"><figcaption>乙</figcaption>"
    "</figure><figcaption>两张</figcaption></figure>\n"
    "<figure class=\"video\"><video src=\"media:%s\" poster=\"media:%s\" controls></video></figure>\n"
    "<figure class=\"audio\"><audio src=\"media:%s\" controls></audio></figure>\n"
    "<figure class=\"table\"><table><colgroup><col width=\"30%%\"><col width=\"70%%\"></colgroup>"
    "<thead><tr><th class=\"align-center\" colspan=\"2\">头</th></tr></thead><tbody><tr><td>一</td>"
    "<td class=\"align-right\">二</td></tr></tbody></table><figcaption>表</figcaption></figure>\n"
    "<p class=\"attachment\"><a href=\"media:%s\" download=\"报名 &amp; 表.pdf\">报名 &amp; 表.pdf</a></p>\n"
    "<hr>\n<p>末</p>\n", a, b, a, b, a, b, b, a);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) sent = format (self, html);
  g_autoptr(PengRemoteArticle) remote = NULL;
  g_autoptr(PengRemoteArticle) present = NULL;
  g_autoptr(JsonObject) ours = NULL;
  g_autoptr(JsonObject) theirs = NULL;

  g_assert_true (upload (self, a, "", &error));
  g_assert_true (upload (self, b, "", &error));
  remote = must_put (self, sent, NULL);
  assert_there (self, sent, remote);

  present = get (self, &error);
  ours = peng_json_parse (sent, NULL);
  theirs = peng_json_parse (present->body, NULL);
  g_assert_cmpstr (peng_json_get_string (theirs, "html"), ==, peng_json_get_string (ours, "html"));
  g_assert_cmpstr (peng_json_get_string (theirs, "fields"), ==,
                   peng_json_get_string (ours, "fields"));

  /* No shortcode was run, no quote made another. */
  {
    g_autofree char *page = peer_read_page (remote->uri, NULL);

    g_assert_nonnull (strstr (page, "&#091;gallery ids=&quot;1&quot;]"));
    g_assert_nonnull (strstr (page, "&#039;x&#039;"));
  }
}

static const TestCase tests[] = {
  { "pictures", NULL, test_pictures },
  { "missing-picture", NULL, test_missing_picture },
  { "picture-twice", NULL, test_picture_twice },
  { "fetch", NULL, test_fetch },
  { "no-picture", NULL, test_no_picture },
  { "forty-pictures", NULL, test_forty_pictures },
  { "kses-author", NULL, test_kses },
  { "kses-editor", "EDITOR", test_kses },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_tests ("wordpress-media", tests, G_N_ELEMENTS (tests));

  return g_test_run ();
}
