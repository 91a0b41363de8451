/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "page-sample.h"

#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"
#include "core/peng-theme.h"

#include <string.h>

#define PORTAL    "http://127.0.0.1:8080/news/7.html"
#define WORDPRESS "https://news.school.example/2026/04/sports-day/"

#define M1 "1111111111111111111111111111111111111111111111111111111111111111"
#define M2 "2222222222222222222222222222222222222222222222222222222222222222"
#define M3 "3333333333333333333333333333333333333333333333333333333333333333"
#define M4 "4444444444444444444444444444444444444444444444444444444444444444"
#define M5 "5555555555555555555555555555555555555555555555555555555555555555"

/* The article of tests/core/pages, in our own dialect. */
static const char article_html[] =
  "<p>彭城中学第三十届春季运动会于四月十八日在学校田径场开幕，全校两千一百名师生参加。</p>"
  "<p>详细赛程见<a href=\"https://www.example.edu.cn/schedule\">赛程表</a>，成绩由裁判组在当天公布。</p>"
  "<h2>开幕式</h2>"
  "<p>校长在致辞中说：“友谊第一，比赛第二。”He wished everyone a \"good day\" -- and no rain...</p>"
  "<figure class=\"image\"><img src=\"media:" M1 "\" alt=\"鼓号队\" width=\"1200\" height=\"800\">"
  "<figcaption>开幕式上的鼓号队</figcaption></figure>"
  "<ul><li>初一年级广播操展示</li><li>初二年级接力赛</li></ul>"
  "<blockquote><p>更高、更快、更强、更团结。</p><cite>奥林匹克格言</cite></blockquote>"
  "<h2>成绩</h2>"
  "<figure class=\"gallery layout-two\">"
  "<figure class=\"image\"><img src=\"media:" M2 "\" alt=\"\" width=\"1200\" height=\"800\"><figcaption>百米决赛</figcaption></figure>"
  "<figure class=\"image\"><img src=\"media:" M3 "\" alt=\"\" width=\"1200\" height=\"800\"><figcaption>跳高决赛</figcaption></figure>"
  "<figure class=\"image\"><img src=\"media:" M4 "\" alt=\"\" width=\"1200\" height=\"800\"><figcaption></figcaption></figure>"
  "<figcaption></figcaption></figure>"
  "<figure class=\"table\"><table><thead><tr><th>项目</th><th>第一名</th></tr></thead>"
  "<tbody><tr><td>男子百米</td><td>王小明</td></tr><tr><td>女子跳高</td><td>李小红</td></tr></tbody></table></figure>"
  "<p>本次运动会共打破校纪录五项，圆满落幕。</p>"
  "<p class=\"attachment\"><a href=\"media:" M5 "\" download=\"成绩册.pdf\">成绩册.pdf</a></p>";

static const char panel_html[] =
  "<li><a href=\"/news/7.html\">" SAMPLE_TITLE "</a><time datetime=\"2026-04-18\">04-18</time></li>"
  "<li><a href=\"/news/6.html\">期中考试安排</a><time datetime=\"2026-04-12\">04-12</time></li>";

static char *
read_file (const char *first,
           const char *second)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, first, second, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
append_media (GString    *out,
              const char *media,
              gpointer    user_data)
{
  g_string_append_printf (out, "/media/%s", media);
}

static const char *
find_media (const char *address,
            gpointer    user_data)
{
  GStringChunk *chunk = user_data;
  g_autofree char *path = g_strconcat ("/media/", address + strlen ("media:"), NULL);

  return g_str_has_prefix (address, "media:") ? g_string_chunk_insert_const (chunk, path) : NULL;
}

static void
set (GHashTable *values,
     const char *name,
     const char *value)
{
  g_hash_table_insert (values, (gpointer) name, (gpointer) value);
}

static char *
fill_theme (PengTheme  *theme,
            const char *title,
            const char *summary,
            const char *article)
{
  g_autoptr(GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *window = g_strconcat (title, " - 彭城教育", NULL);

  set (values, "page_title", window);
  set (values, "head", "<link rel=\"stylesheet\" href=\"/theme.css\">\n"
                       "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed.xml\">");
  set (values, "greeting", "上午好，欢迎访问彭城教育");
  set (values, "home_url", "/");
  set (values, "site", "彭城教育");
  set (values, "navigation", "<li><a href=\"/local/\" aria-current=\"page\">本地资讯</a></li>");
  set (values, "footer", "彭城教育");
  set (values, "title", title);
  set (values, "section", "本地资讯");
  set (values, "section_url", "/local/");
  set (values, "source", "彭城中学");
  set (values, "time", "2026-04-18 10:00:00");
  set (values, "views", "12");
  set (values, "summary", summary);
  set (values, "article", article);
  set (values, "qr", "<svg viewBox=\"0 0 29 29\" role=\"img\"><path d=\"M0 0h7v7H0z\"/></svg>");
  set (values, "activity", panel_html);
  set (values, "activity_url", "/activity/");

  return peng_theme_fill (theme, values);
}

/**
 * page_sample_article:
 * @article: any article
 *
 * Returns: (transfer full): its page as the built-in portal serves it, by the portal's own theme
 */
PageSample *
page_sample_article (PengArticle *article)
{
  const PengDialect dialect = { "portal", append_media, NULL, .lazy_images = TRUE };
  g_autofree char *directory = g_test_build_filename (G_TEST_DIST, "..", "data", "portal", "theme", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(PengTheme) theme = peng_theme_load (directory, &error);
  GStringChunk *chunk = g_string_chunk_new (256);
  const char *title = peng_article_get_field (article, PENG_FIELD_TITLE);
  g_autofree char *sent = NULL;
  g_autofree char *there = NULL;
  PengBlock * const *blocks;
  guint n_blocks;
  PageSample *self = g_new0 (PageSample, 1);

  g_assert_no_error (error);
  blocks = peng_article_get_blocks (article, &n_blocks);
  sent = peng_html_write (blocks, n_blocks, &peng_dialect_canonical);
  there = peng_html_write (blocks, n_blocks, &dialect);

  self->address = PORTAL;
  self->html = fill_theme (theme, title, peng_article_get_field (article, PENG_FIELD_SUMMARY), there);
  self->sent = peng_page_sent_new (title, sent, self->address, find_media, chunk);
  peng_page_sent_allow (self->sent, peng_article_get_field (article, PENG_FIELD_SUMMARY));
  self->sheets[self->n_sheets++] = g_bytes_new (peng_theme_get_css (theme),
                                                strlen (peng_theme_get_css (theme)));
  g_string_chunk_free (chunk);

  return self;
}

/**
 * page_sample_portal:
 *
 * Returns: (transfer full): the sample article on the built-in portal
 */
PageSample *
page_sample_portal (void)
{
  g_autofree char *html = g_strconcat ("<h1>" SAMPLE_TITLE "</h1>", article_html, NULL);
  g_autoptr(PengArticle) article = peng_html_read_article (html, strlen (html), NULL, NULL);
  PageSample *self = page_sample_article (article);

  self->pictures[0] = "/media/" M1;
  self->pictures[1] = "/media/" M2;
  self->pictures[2] = "/media/" M3;
  self->pictures[3] = "/media/" M4;

  return self;
}

/**
 * page_sample_wordpress:
 *
 * Returns: (transfer full): the same article on a WordPress with its default theme
 */
PageSample *
page_sample_wordpress (void)
{
  g_autofree char *sent = read_file ("core/pages", "wordpress-sent.html");
  PageSample *self = g_new0 (PageSample, 1);

  self->address = WORDPRESS;
  self->html = read_file ("core/pages", "wordpress-page.html");
  self->sent = peng_page_sent_new (SAMPLE_TITLE, sent, self->address, NULL, NULL);
  self->pictures[0] = "https://news.school.example/wp-content/uploads/2026/04/drums.jpg";
  self->pictures[1] = "https://news.school.example/wp-content/uploads/2026/04/sprint.jpg";
  self->pictures[2] = "https://news.school.example/wp-content/uploads/2026/04/jump.jpg";
  self->pictures[3] = "https://news.school.example/wp-content/uploads/2026/04/crowd.jpg";

  return self;
}

/**
 * page_sample_free:
 * @self: (transfer full): a sample
 */
void
page_sample_free (PageSample *self)
{
  for (guint i = 0; i < self->n_sheets; i++)
    g_bytes_unref (self->sheets[i]);
  peng_page_sent_free (self->sent);
  g_free (self->html);
  g_free (self);
}

/**
 * page_sample_check:
 * @self: a sample
 * @html: what its page has become
 *
 * Returns: (transfer full): what is wrong with it
 */
PengPageResult *
page_sample_check (const PageSample *self,
                   const char       *html)
{
  return peng_page_check (html, strlen (html), self->address, self->sent, self->sheets, self->n_sheets);
}

/**
 * page_sample_tell:
 * @result: what is wrong with a page
 *
 * Prints it, for a test that fails.
 */
void
page_sample_tell (PengPageResult *result)
{
  for (guint i = 0; i < result->findings->len; i++)
    {
      PengPageFinding *finding = result->findings->pdata[i];

      g_test_message ("%s, paragraph %u%s, %s: there “%s”, sent “%s”, near “%s”",
                      peng_page_kind_get_name (finding->kind), finding->paragraph,
                      finding->outside ? " outside" : "", peng_page_hiding_get_name (finding->hiding),
                      finding->there, finding->expected, finding->near);
    }
}
