/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish/peng-problem.h"
#include "publish/peng-wordpress-marker.h"
#include "publish/peng-wordpress-news.h"
#include "publish/peng-wordpress-post.h"
#include "publish/peng-wordpress-problem.h"
#include "publish/peng-wordpress-root.h"
#include "publish/peng-wordpress-text.h"
#include "publish/peng-wordpress-upload.h"

#include <string.h>

/* What a WordPress says, and what only looks like it. */

#define UUID  "0b1e6f0c-7d0a-4d0e-9f6e-2f9f6f1f2a01"
#define OTHER "0b1e6f0c-7d0a-4d0e-9f6e-2f9f6f1f2a02"
#define A64   "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static const struct
{
  const char *content;
  gboolean    found;
  gboolean    unfinished;
} markers[] = {
  { "<!-- wp:pengcheng/marker {\"id\":\"" UUID "\"} /-->", TRUE, FALSE },
  { "<p>x</p>\n<!-- wp:pengcheng/marker {\"id\":\"" UUID "\",\"unfinished\":true} /-->", TRUE, TRUE },
  { "<!-- wp:pengcheng/marker {\"id\":\"" OTHER "\"} /-->"
    "<!-- wp:pengcheng/marker {\"id\":\"" UUID "\"} /-->", TRUE, FALSE },
  { "<!-- wp:pengcheng/marker {\"id\":\"" OTHER "\"} /-->", FALSE, FALSE },
  { "<!-- wp:pengcheng/marker {\"id\":\"" UUID "\"}", FALSE, FALSE },
  { "<!-- wp:pengcheng/marker {\"id\":7} /-->", FALSE, FALSE },
  { "<!-- wp:pengcheng/marker " UUID " /-->", FALSE, FALSE },
  { UUID, FALSE, FALSE },
  { "", FALSE, FALSE },
};

static void
test_marker (void)
{
  g_autofree char *begun = peng_wordpress_marker_begin (UUID);
  g_autofree char *whole = peng_wordpress_marker_write (UUID, "draft", "source:%E5", 3);
  g_autoptr(PengWordpressMarker) first = peng_wordpress_marker_find (begun, UUID);
  g_autoptr(PengWordpressMarker) second = peng_wordpress_marker_find (whole, UUID);

  g_assert_true (first->unfinished);
  g_assert_false (second->unfinished);
  g_assert_cmpstr (second->status, ==, "draft");
  g_assert_cmpstr (second->fields, ==, "source:%E5");
  g_assert_cmpint (first->category, ==, 0);
  g_assert_cmpint (second->category, ==, 3);
  g_assert_cmpuint (second->length, ==, strlen (whole));

  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    {
      g_autoptr(PengWordpressMarker) marker = peng_wordpress_marker_find (markers[i].content, UUID);

      g_assert_cmpint (marker != NULL, ==, markers[i].found);
      if (marker != NULL)
        g_assert_cmpint (marker->unfinished, ==, markers[i].unfinished);
    }
}

#define POST(id, status, marker) \
  "{\"id\":" id ",\"status\":\"" status "\",\"modified_gmt\":\"2026-11-30T04:00:00\"," \
  "\"date_gmt\":\"2026-11-30T04:00:00\",\"content\":{\"raw\":\"<!-- wp:pengcheng/marker " \
  "{\\\"id\\\":\\\"" UUID "\\\"" marker "} /-->\"}}"
#define UNFINISHED ",\\\"unfinished\\\":true"

static const struct
{
  const char *name;
  const char *posts;
  gint64      article;
  gint64      place;
} lists[] = {
  { "none", "", 0, 0 },
  { "one", POST ("7", "publish", ""), 7, 0 },
  { "place", POST ("7", "draft", UNFINISHED), 0, 7 },
  { "lowest", POST ("9", "publish", "") "," POST ("7", "publish", ""), 7, 0 },
  { "lowest-place", POST ("9", "draft", UNFINISHED) "," POST ("7", "draft", UNFINISHED), 0, 7 },
  { "article-and-place", POST ("7", "draft", UNFINISHED) "," POST ("9", "publish", ""), 9, 7 },
  { "not-in-the-trash", POST ("7", "trash", "") "," POST ("9", "publish", ""), 9, 0 },
  { "trash", POST ("7", "trash", ""), 7, 0 },
  { "hostile", "7,null,[],{},{\"id\":-1,\"content\":{}},{\"id\":8,\"status\":[],\"content\":7}", 0, 0 },
};

static gint64
get_id (PengWordpressPost *post)
{
  return post != NULL ? post->id : 0;
}

static void
test_choose (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *text = g_strconcat ("[", lists[i].posts, "]", NULL);
      g_autoptr(JsonNode) node = json_from_string (text, NULL);
      g_autoptr(GPtrArray) posts = peng_wordpress_posts_read (node, UUID, NULL);

      g_test_message ("%s", lists[i].name);
      g_assert_cmpint (get_id (peng_wordpress_posts_choose (posts, FALSE)), ==, lists[i].article);
      g_assert_cmpint (get_id (peng_wordpress_posts_choose (posts, TRUE)), ==, lists[i].place);
    }
}

static const struct
{
  const char *links;
  const char *address;
} links[] = {
  { "<http://h/wp-json/>; rel=\"https://api.w.org/\"", "http://h/wp-json/" },
  { "<http://h/x>; rel=\"next\", <http://h/b/index.php?rest_route=/>; rel=\"https://api.w.org/\"",
    "http://h/b/index.php?rest_route=/" },
  { "<http://h/x>; rel=https://api.w.org/", "http://h/x" },
  { "<http://h/x>; rel=\"next\"", NULL },
  { "<http://h/x; rel=\"https://api.w.org/\"", NULL },
  { "", NULL },
  { "<", NULL },
};

static const struct
{
  const char *base;
  const char *address;
  const char *root;
} roots[] = {
  { "http://h:81", "http://h:81/wp-json/", "/wp-json/" },
  { "http://h/blog", "http://h/blog/index.php?rest_route=/", "/blog/index.php?rest_route=/" },
  { "http://h/blog", "/wp-json/", "/wp-json/" },
  { "http://h", "http://other/wp-json/", NULL },
  { "http://h", "https://h/wp-json/", NULL },
  { "https://h", "http://h/wp-json/", NULL },
  { "http://h:81", "http://h:82/wp-json/", NULL },
  { "http://h", "//other/wp-json/", NULL },
  { "http://h", "javascript:x", NULL },
  { "http://h", "", "" },
};

static void
test_root (void)
{
  g_autofree char *pretty = peng_wordpress_root_dup_path ("/wp-json/", "wp/v2/posts", "a=1");
  g_autofree char *plain = peng_wordpress_root_dup_path ("/?rest_route=/", "wp/v2/posts", "a=1");
  g_autofree char *bare = peng_wordpress_root_dup_path ("/wp-json", "wp/v2/posts", NULL);

  g_assert_cmpstr (pretty, ==, "/wp-json/wp/v2/posts?a=1");
  g_assert_cmpstr (plain, ==, "/?rest_route=/wp/v2/posts&a=1");
  g_assert_cmpstr (bare, ==, "/wp-json/wp/v2/posts");

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *address = peng_wordpress_root_find_link (links[i].links);

      g_assert_cmpstr (address, ==, links[i].address);
    }
  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      g_autoptr(GUri) base = g_uri_parse (roots[i].base, G_URI_FLAGS_ENCODED, NULL);
      g_autofree char *root = peng_wordpress_root_parse (base, roots[i].address);

      g_test_message ("%s at %s", roots[i].address, roots[i].base);
      if (*roots[i].address != '\0')
        g_assert_cmpstr (root, ==, roots[i].root);
    }
}

static const struct
{
  const char *html;
  const char *text;
} texts[] = {
  { "5 &lt; 6 &amp; 7 &gt; 3", "5 < 6 & 7 > 3" },
  { "A &#8211; B&#x2019;s &quot;x&quot;&#039;", "A – B’s \"x\"'" },
  { "<p>摘要</p>", "摘要" },
  { "5 < 6", "5 < 6" },
  { "&nothing; & &;", "&nothing; & &;" },
  { "&#0; &#99999999; &#xD800;", "&#0; &#99999999; &#xD800;" },
  { "a<b", "a<b" },
  { "&", "&" },
  { "", "" },
};

static void
test_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *plain = peng_wordpress_text_dup_plain (texts[i].html);
      g_autofree char *escaped = peng_wordpress_text_escape (texts[i].text);
      g_autofree char *again = peng_wordpress_text_dup_plain (escaped);

      g_assert_cmpstr (plain, ==, texts[i].text);
      if (strchr (texts[i].text, '&') == NULL || strstr (texts[i].text, "&#") == NULL)
        g_assert_cmpstr (again, ==, texts[i].text);
    }
}

#define ERROR(code) "{\"code\":\"" code "\",\"message\":\"不行 &amp; <b>no</b>\",\"data\":{\"status\":1}}"

typedef struct
{
  const char      *name;
  guint            status;
  gboolean         json;
  const char      *body;
  PengPortalError  error;
  gboolean         unknown;
} Refusal;

static const Refusal refusals[] = {
  { "not-logged-in", 401, TRUE, ERROR ("rest_not_logged_in"), PENG_PORTAL_ERROR_SIGNED_OUT, FALSE },
  { "any-401", 401, TRUE, ERROR ("rest_cannot_create"), PENG_PORTAL_ERROR_SIGNED_OUT, FALSE },
  { "forbidden-context", 401, TRUE, ERROR ("rest_forbidden_context"), PENG_PORTAL_ERROR_SIGNED_OUT,
    FALSE },
  { "plugin-password", 403, TRUE, ERROR ("incorrect_password"), PENG_PORTAL_ERROR_SIGNED_OUT, FALSE },
  { "anonymous-status", 400, TRUE, "{\"code\":\"rest_invalid_param\",\"message\":\"x\",\"data\":{"
    "\"status\":400,\"params\":{\"status\":\"y\"},\"details\":{\"status\":{\"code\":"
    "\"rest_forbidden_status\",\"data\":{\"status\":401}}}}}", PENG_PORTAL_ERROR_SIGNED_OUT, FALSE },
  { "invalid", 400, TRUE, "{\"code\":\"rest_invalid_param\",\"message\":\"x\",\"data\":{\"status\":400,"
    "\"params\":{\"date\":\"bad\"}}}", PENG_PORTAL_ERROR_REFUSED, FALSE },
  { "may-not", 403, TRUE, ERROR ("rest_cannot_edit"), PENG_PORTAL_ERROR_REFUSED, FALSE },
  { "no-post", 404, TRUE, ERROR ("rest_post_invalid_id"), PENG_PORTAL_ERROR_NOT_FOUND, FALSE },
  { "no-route", 404, TRUE, ERROR ("rest_no_route"), PENG_PORTAL_ERROR_BAD_REPLY, FALSE },
  { "page-404", 404, FALSE, "<h1>404</h1>", PENG_PORTAL_ERROR_BAD_REPLY, FALSE },
  { "firewall", 403, FALSE, "<h1>blocked</h1>", PENG_PORTAL_ERROR_BAD_REPLY, FALSE },
  { "trashed", 410, TRUE, ERROR ("rest_already_trashed"), PENG_PORTAL_ERROR_GONE, FALSE },
  { "damaged", 412, TRUE, ERROR ("rest_upload_hash_mismatch"), PENG_PORTAL_ERROR_BAD_REPLY, FALSE },
  { "too-large", 413, FALSE, "<h1>413</h1>", PENG_PORTAL_ERROR_TOO_LARGE, FALSE },
  { "no-picture", 500, TRUE, ERROR ("rest_upload_sideload_error"), PENG_PORTAL_ERROR_REFUSED, FALSE },
  { "fault", 500, FALSE, "<p>fatal</p>", PENG_PORTAL_ERROR_SERVER, TRUE },
  { "gateway", 502, FALSE, "", PENG_PORTAL_ERROR_SERVER, TRUE },
  { "maintenance", 503, FALSE, "<p>soon</p>", PENG_PORTAL_ERROR_BUSY, TRUE },
  { "not-json", 400, TRUE, "{", PENG_PORTAL_ERROR_BAD_REPLY, FALSE },
  { "strange-json", 400, TRUE, "{\"code\":7,\"message\":[],\"data\":\"x\"}",
    PENG_PORTAL_ERROR_BAD_REPLY, FALSE },
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr(GBytes) body = g_bytes_new_static (refusal->body, strlen (refusal->body));
  const PengProblem problem = {
    .status = refusal->status,
    .content_type = refusal->json ? "application/json" : "text/html",
    .retry_after = "600",
    .body = body,
  };
  g_autoptr(GError) error = peng_wordpress_problem_new_error (&problem, FALSE);
  g_autoptr(GError) asked = peng_wordpress_problem_new_error (&problem, TRUE);
  const PengPortalFailure *failure = peng_portal_error_get_failure (error);

  g_assert_error (error, PENG_PORTAL_ERROR, (int) refusal->error);
  g_assert_cmpint (failure->unknown, ==, refusal->unknown);
  g_assert_cmpuint (failure->retry_after, ==, 600);
  g_assert_false (peng_portal_error_get_failure (asked)->unknown);
  if (strstr (refusal->body, "不行") != NULL)
    g_assert_cmpstr (failure->detail, ==, "不行 & no");
}

static const struct
{
  const char *type;
  const char *alt;
  const char *name;
} uploads[] = {
  { "image/jpeg", "操场", A64 ".jpg" },
  { "video/mp4", NULL, A64 ".mp4" },
  { "application/pdf", "报名表.pdf", "报名表.pdf" },
  { "application/pdf", "../../x\"\r\ny.pdf", ".._.._x___y.pdf" },
  { "application/pdf", "报名表", "报名表.pdf" },
  { "application/pdf", "", A64 ".pdf" },
  { "application/x-unknown", NULL, A64 ".bin" },
};

static void
test_file_name (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (uploads); i++)
    {
      g_autofree char *name = peng_wordpress_upload_dup_name (A64, uploads[i].type, uploads[i].alt);

      g_assert_cmpstr (name, ==, uploads[i].name);
    }
}

static void
test_news (void)
{
  g_autoptr(JsonNode) node = json_from_string (
    "[{\"title\":{\"rendered\":\"春日 &#8211; 阅读\"},\"link\":\"https://h/a\",\"date_gmt\":"
    "\"2026-09-10T08:00:00\"},7,{},{\"title\":{\"rendered\":\"\"},\"date_gmt\":\"x\"},"
    "{\"title\":{\"rendered\":\"x\"},\"link\":\"javascript:x\",\"date_gmt\":\"2026-09-10T08:00:00\"}]",
    NULL);
  g_autoptr(GPtrArray) news = peng_wordpress_news_read (node);
  const PengNews *line;

  g_assert_cmpuint (news->len, ==, 2);
  line = g_ptr_array_index (news, 0);
  g_assert_cmpstr (line->title, ==, "春日 – 阅读");
  g_assert_cmpstr (line->uri, ==, "https://h/a");
  g_assert_cmpint (line->published, ==, 1789027200);
  g_assert_null (((PengNews *) g_ptr_array_index (news, 1))->uri);
  g_assert_null (peng_wordpress_news_read (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/publish/wordpress-answers/marker", test_marker);
  g_test_add_func ("/publish/wordpress-answers/choose", test_choose);
  g_test_add_func ("/publish/wordpress-answers/root", test_root);
  g_test_add_func ("/publish/wordpress-answers/text", test_text);
  g_test_add_func ("/publish/wordpress-answers/file-name", test_file_name);
  g_test_add_func ("/publish/wordpress-answers/news", test_news);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/publish/wordpress-answers/refusal/", refusals[i].name,
                                           NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }

  return g_test_run ();
}
