/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-theme.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *page;
  const char *filled;   /* NULL: the page is no theme */
} Case;

static const Case cases[] = {
  { "empty", "", "" },
  { "no-placeholder", "<p>{a} } }} {</p>", "<p>{a} } }} {</p>" },
  { "escaped", "<p>{{title}}</p>", "<p>&lt;b&gt; &amp; &quot;c&quot;</p>" },
  { "markup", "<div>{{{article}}}</div>", "<div><p>x</p></div>" },
  { "twice", "{{title}}{{title}}", "&lt;b&gt; &amp; &quot;c&quot;&lt;b&gt; &amp; &quot;c&quot;" },
  { "no-value", "a{{source}}b{{{qr}}}c", "abc" },
  { "value-with-placeholder", "{{summary}}{{{notice}}}", "{{title}}{{{article}}}" },
  { "unknown", "{{titles}}", NULL },
  { "no-name", "{{}}", NULL },
  { "spaces", "{{ title }}", NULL },
  { "not-closed", "a{{title", NULL },
  { "closed-too-little", "{{{article}}", NULL },
  { "text-as-markup", "{{{title}}}", NULL },
  { "markup-as-text", "{{article}}", NULL },
};

static GHashTable *
make_values (void)
{
  GHashTable *values = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (values, "title", "<b> & \"c\"");
  g_hash_table_insert (values, "article", "<p>x</p>");
  g_hash_table_insert (values, "summary", "{{title}}");
  g_hash_table_insert (values, "notice", "{{{article}}}");
  g_hash_table_insert (values, "nothing of ours", "y");

  return values;
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(GHashTable) values = make_values ();
  g_autoptr(PengTheme) theme = NULL;
  g_autofree char *filled = NULL;
  g_autoptr(GError) error = NULL;

  theme = peng_theme_new (test->page, "p {}", &error);

  if (test->filled == NULL)
    {
      g_assert_error (error, PENG_THEME_ERROR, PENG_THEME_ERROR_INVALID);
      g_assert_null (theme);
      return;
    }

  g_assert_no_error (error);
  filled = peng_theme_fill (theme, values);
  g_assert_cmpstr (filled, ==, test->filled);
  g_assert_cmpstr (peng_theme_get_page (theme), ==, test->page);
  g_assert_cmpstr (peng_theme_get_css (theme), ==, "p {}");
}

static void
test_etag (void)
{
  g_autoptr(PengTheme) a = peng_theme_new ("a", "b", NULL);
  g_autoptr(PengTheme) same = peng_theme_new ("a", "b", NULL);
  g_autoptr(PengTheme) other = peng_theme_new ("ab", "", NULL);
  g_autoptr(PengTheme) ref = peng_theme_ref (a);

  g_assert_cmpuint (strlen (peng_theme_get_etag (a)), ==, 64);
  g_assert_cmpstr (peng_theme_get_etag (ref), ==, peng_theme_get_etag (same));
  g_assert_cmpstr (peng_theme_get_etag (a), !=, peng_theme_get_etag (other));
}

static char *
get_folder (void)
{
  return g_build_filename (g_getenv ("PENGCHENG_PKGDATADIR"), "portal", "theme", NULL);
}

/* What the preview patches, and what it and the portal rely upon. */
static void
test_own (void)
{
  static const char *wanted[] = {
    "id=\"peng-breadcrumb-section\"", "id=\"peng-breadcrumb-title\"", "id=\"peng-title\"",
    "id=\"peng-source\"", "id=\"peng-time\"", "id=\"peng-views\"", "id=\"peng-summary\"",
    "<div id=\"peng-article\">\n<p>x</p></div>", "id=\"peng-qr\"", "您现在的位置是：", "信息来自：",
    "发布时间：", "阅读量：", "[摘要]:", "扫一扫，分享本页", "官方活动", "ACTIVITY", "优秀作文", "COMPOSITION",
    "视频中心", "VIDEO", "图书推荐", "BOOKS", "更多",
  };
  g_autofree char *folder = get_folder ();
  g_autoptr(GHashTable) values = make_values ();
  g_autoptr(PengTheme) theme = NULL;
  g_autofree char *page = NULL;
  g_autoptr(GError) error = NULL;

  g_hash_table_remove (values, "summary");
  g_hash_table_remove (values, "notice");
  theme = peng_theme_load (folder, &error);
  g_assert_no_error (error);
  page = peng_theme_fill (theme, values);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      if (strstr (page, wanted[i]) == NULL)
        g_error ("not in the page: %s", wanted[i]);
    }

  g_assert_null (strstr (page, "<script"));
  g_assert_null (strstr (page, "{{"));
  g_assert_null (strstr (peng_theme_get_css (theme), "url("));
  g_assert_null (strstr (peng_theme_get_css (theme), "@import"));
}

static void
test_frame (void)
{
  g_autofree char *folder = get_folder ();
  g_autoptr(GHashTable) values = make_values ();
  g_autoptr(PengTheme) theme = NULL;
  g_autofree char *page = NULL;
  g_autoptr(GError) error = NULL;

  theme = peng_theme_load_frame (folder, &error);
  g_assert_no_error (error);
  g_hash_table_insert (values, "main", "<h1>y</h1>");
  page = peng_theme_fill (theme, values);
  g_assert_nonnull (strstr (page, "<main id=\"main\" class=\"wrap\">\n<h1>y</h1>\n</main>"));
}

static void
test_missing (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (peng_theme_load ("/nowhere", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/theme/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  g_test_add_func ("/theme/etag", test_etag);
  g_test_add_func ("/theme/own", test_own);
  g_test_add_func ("/theme/frame", test_frame);
  g_test_add_func ("/theme/missing", test_missing);

  return g_test_run ();
}
