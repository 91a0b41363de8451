/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-pages.h"

#include "core/peng-greeting.h"
#include "core/peng-html-writer.h"
#include "core/peng-news.h"
#include "portal/peng-server-article.h"
#include "portal/peng-server-qr.h"
#include "portal/peng-server-section.h"

#include <string.h>

#define HOME_LENGTH    11
#define HOME_PICTURES  3
#define HOME_LOOK_BACK 60

/* A page's values by their placeholder's name. */
static GHashTable *
new_values (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
}

static void
set (GHashTable *values,
     const char *name,
     const char *value)
{
  g_hash_table_insert (values, (gpointer) name, g_strdup (value));
}

static void
take (GHashTable *values,
      const char *name,
      char       *value)
{
  g_hash_table_insert (values, (gpointer) name, value);
}

static char *
dup_time (gint64      seconds,
          const char *format)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return g_date_time_format (time, format);
}

static char *
dup_greeting (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return peng_greeting_new (PENG_SERVER_SITE_NAME, now);
}

static char *
dup_section_path (const PengServerSection *section)
{
  return g_strconcat ("/", section->id, "/", NULL);
}

static char *
dup_navigation (const PengServerSection *current)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < PENG_SERVER_N_SECTIONS; i++)
    {
      const PengServerSection *section = &peng_server_sections[i];

      g_string_append_printf (out, "<li><a href=\"/%s/\"%s>%s</a></li>", section->id,
                              section == current ? " aria-current=\"page\"" : "", section->name);
    }

  return g_string_free (out, FALSE);
}

/* What the frame around every page says. */
static void
set_frame (GHashTable              *values,
           const char              *title,
           const PengServerSection *section)
{
  take (values, "page_title", g_strconcat (title != NULL ? title : "", title != NULL ? " - " : "",
                                           PENG_SERVER_SITE_NAME, NULL));
  set (values, "head", "<link rel=\"stylesheet\" href=\"/theme.css\">\n"
                       "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed.xml\">");
  take (values, "greeting", dup_greeting ());
  set (values, "home_url", "/");
  set (values, "site", PENG_SERVER_SITE_NAME);
  take (values, "navigation", dup_navigation (section));
  set (values, "footer", PENG_SERVER_SITE_NAME);
}

static PengServerReply *
reply_with_page (PengServerSite *site,
                 guint           status,
                 char           *html)
{
  g_autofree char *etag = peng_server_site_dup_etag (site);
  PengServerReply *reply;

  reply = peng_server_reply_new (status, "text/html; charset=utf-8",
                                 g_bytes_new_take (html, strlen (html)));
  peng_server_reply_set_header (reply, "Cache-Control", "no-cache");
  if (status == 200)
    peng_server_reply_set_header (reply, "ETag", etag);

  return reply;
}

static PengServerReply *
fill_page (PengServerSite     *site,
           guint               status,
           PengServerTemplate  template,
           GHashTable         *values)
{
  take (values, "main", peng_theme_fill (site->templates[template], values));

  return reply_with_page (site, status, peng_theme_fill (site->frame, values));
}

static const char *
get_short_title (PengServerArticle *article)
{
  const char *title = article->fields[PENG_FIELD_SHORT_TITLE];

  return *title != '\0' ? title : article->fields[PENG_FIELD_TITLE];
}

static void
append_time (GString           *out,
             PengServerArticle *article,
             const char        *format)
{
  g_autofree char *date = dup_time (article->published, "%Y-%m-%d");
  g_autofree char *text = dup_time (article->published, format);

  g_string_append_printf (out, "<time datetime=\"%s\">%s</time>", date, text);
}

static char *
dup_news (GPtrArray *list,
          guint      limit)
{
  g_autoptr(GPtrArray) news = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_news_free);

  for (guint i = 0; i < list->len; i++)
    {
      PengServerArticle *article = list->pdata[i];
      g_autofree char *path = peng_server_article_dup_path (article);

      g_ptr_array_add (news, peng_news_new (get_short_title (article), path, article->published));
    }

  return peng_news_write (news, limit);
}

static void
append_card (GString           *out,
             PengServerArticle *article,
             gboolean           with_summary)
{
  g_autofree char *path = peng_server_article_dup_path (article);

  g_string_append_printf (out, "<li><a href=\"%s\"><img src=\"/media/%s\" alt=\"\">"
                               "<span class=\"title\">", path, article->picture);
  peng_html_append_escaped (out, get_short_title (article));
  g_string_append (out, "</span>");
  if (with_summary && *article->fields[PENG_FIELD_SUMMARY] != '\0')
    {
      g_string_append (out, "<span class=\"excerpt\">");
      peng_html_append_escaped (out, article->fields[PENG_FIELD_SUMMARY]);
      g_string_append (out, "</span>");
    }
  append_time (out, article, "%Y-%m-%d");
  g_string_append (out, "</a></li>");
}

static const char * const panel_urls[PENG_N_PANELS] = {
  [PENG_PANEL_ACTIVITY]    = "activity_url",
  [PENG_PANEL_COMPOSITION] = "composition_url",
  [PENG_PANEL_VIDEO]       = "video_url",
  [PENG_PANEL_BOOKS]       = "books_url",
};

static gboolean
set_panel (GHashTable               *values,
           const char               *name,
           const char               *url_name,
           const PengServerSection  *section,
           guint                     length,
           PengDb                   *db,
           GError                  **error)
{
  const PengServerFilter filter = { section->id, NULL, FALSE };
  g_autoptr(GPtrArray) list = peng_server_article_list (db, &filter, 0, length, error);

  if (list == NULL)
    return FALSE;

  take (values, name, dup_news (list, length));
  take (values, url_name, dup_section_path (section));

  return TRUE;
}

static gboolean
set_panels (GHashTable  *values,
            PengDb      *db,
            GError     **error)
{
  for (guint i = 0; i < PENG_SERVER_N_SECTIONS; i++)
    {
      const PengServerSection *section = &peng_server_sections[i];
      PengPanel panel;

      if (section->panel != NULL && peng_panel_find (section->panel, &panel) &&
          !set_panel (values, section->panel, panel_urls[panel], section, PENG_PANEL_LENGTH, db,
                      error))
        return FALSE;
    }

  return TRUE;
}

/* The newest article with a picture, large, and the next ones, small. */
static gboolean
set_pictures (GHashTable  *values,
              PengDb      *db,
              GError     **error)
{
  const PengServerFilter filter = { NULL, NULL, FALSE };
  g_autoptr(GPtrArray) list = peng_server_article_list (db, &filter, 0, HOME_LOOK_BACK, error);
  GString *feature = g_string_new (NULL);
  GString *pictures = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; list != NULL && i < list->len && n <= HOME_PICTURES; i++)
    {
      PengServerArticle *article = list->pdata[i];

      if (*article->picture != '\0')
        {
          append_card (n == 0 ? feature : pictures, article, n == 0);
          n++;
        }
    }

  take (values, "feature", g_string_free (feature, FALSE));
  take (values, "pictures", g_string_free (pictures, FALSE));

  return list != NULL;
}

/**
 * peng_server_pages_home:
 * @site: the portal
 * @db: a database
 * @call: the request
 * @error: return location
 *
 * The first page, `/`.
 *
 * Returns: (transfer full) (nullable): the answer
 */
PengServerReply *
peng_server_pages_home (PengServerSite  *site,
                        PengDb          *db,
                        PengServerCall  *call,
                        GError         **error)
{
  g_autoptr(GHashTable) values = new_values ();

  set_frame (values, NULL, NULL);
  if (!set_pictures (values, db, error) || !set_panels (values, db, error) ||
      !set_panel (values, "news", "news_url", &peng_server_sections[0], HOME_LENGTH, db, error) ||
      !set_panel (values, "notices", "notices_url", &peng_server_sections[5], PENG_PANEL_LENGTH, db,
                  error))
    return NULL;

  return fill_page (site, 200, PENG_SERVER_TEMPLATE_HOME, values);
}

static PengServerReply *
notice (PengServerSite *site,
        guint           status,
        const char     *title,
        const char     *text)
{
  g_autoptr(GHashTable) values = new_values ();

  set_frame (values, title, NULL);
  set (values, "title", title);
  set (values, "text", text);

  return fill_page (site, status, PENG_SERVER_TEMPLATE_NOTICE, values);
}

/**
 * peng_server_pages_nothing:
 * @site: the portal
 * @db: a database
 * @call: the request
 * @error: return location
 *
 * What is said where nothing is.
 *
 * Returns: (transfer full) (nullable): the answer, 404
 */
PengServerReply *
peng_server_pages_nothing (PengServerSite  *site,
                           PengDb          *db,
                           PengServerCall  *call,
                           GError         **error)
{
  return notice (site, 404, "没有找到这个页面", "网址可能有误，或者页面已经移动。请从首页或栏目里查找。");
}

/**
 * peng_server_pages_failure:
 * @site: a site
 * @error: why; goes to the log
 *
 * Returns: (transfer full): a page that asks the reader to come back
 */
PengServerReply *
peng_server_pages_failure (PengServerSite *site,
                           const GError   *error)
{
  g_warning ("%s", error->message);

  return notice (site, 500, "暂时无法打开这个页面", "网站出了一点问题，请稍后再试。");
}

/**
 * peng_server_pages_withdrawn:
 * @site: the portal
 *
 * Returns: (transfer full): what is said in the place of what was here once, with 410
 */
PengServerReply *
peng_server_pages_withdrawn (PengServerSite *site)
{
  return notice (site, 410, "这篇文章已撤回", "发布单位已经撤回了这篇文章，它的内容和图片不再提供。");
}

static void
append_story (GString           *out,
              PengServerArticle *article)
{
  g_autofree char *path = peng_server_article_dup_path (article);

  g_string_append_printf (out, "<li><a href=\"%s\">", path);
  if (*article->picture != '\0')
    g_string_append_printf (out, "<img src=\"/media/%s\" alt=\"\" loading=\"lazy\">",
                            article->picture);
  g_string_append (out, "<span class=\"words\"><span class=\"title\">");
  peng_html_append_escaped (out, article->fields[PENG_FIELD_TITLE]);
  g_string_append (out, "</span>");
  if (*article->fields[PENG_FIELD_SUMMARY] != '\0')
    {
      g_string_append (out, "<span class=\"excerpt\">");
      peng_html_append_escaped (out, article->fields[PENG_FIELD_SUMMARY]);
      g_string_append (out, "</span>");
    }
  append_time (out, article, "%Y-%m-%d");
  g_string_append (out, "</span></a></li>");
}

static char *
dup_stories (GPtrArray *list)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    append_story (out, list->pdata[i]);

  if (list->len == 0)
    g_string_append (out, "<li class=\"empty\">这个栏目还没有文章。</li>");

  return g_string_free (out, FALSE);
}

static char *
dup_pager (guint page,
           guint n_pages)
{
  GString *out = g_string_new (NULL);

  if (n_pages < 2)
    return g_string_free (out, FALSE);

  g_string_append (out, "<nav class=\"pager\" aria-label=\"翻页\">");
  if (page > 1)
    g_string_append_printf (out, "<a rel=\"prev\" href=\"?page=%u\">上一页</a>", page - 1);
  g_string_append_printf (out, "<span>第 %u 页，共 %u 页</span>", page, n_pages);
  if (page < n_pages)
    g_string_append_printf (out, "<a rel=\"next\" href=\"?page=%u\">下一页</a>", page + 1);
  g_string_append (out, "</nav>");

  return g_string_free (out, FALSE);
}

static PengServerReply *
fill_section (PengServerSite           *site,
              PengDb                   *db,
              const PengServerSection  *section,
              guint                     page,
              GError                  **error)
{
  const PengServerFilter filter = { section->id, NULL, FALSE };
  g_autoptr(GHashTable) values = new_values ();
  g_autoptr(GPtrArray) list = NULL;
  guint count, n_pages;

  if (!peng_server_article_count (db, &filter, &count, error))
    return NULL;

  n_pages = MAX (1, (count + PENG_SERVER_PAGE_SIZE - 1) / PENG_SERVER_PAGE_SIZE);
  if (page > n_pages)
    return peng_server_pages_nothing (site, db, NULL, error);

  list = peng_server_article_list (db, &filter, (page - 1) * PENG_SERVER_PAGE_SIZE,
                                   PENG_SERVER_PAGE_SIZE, error);
  if (list == NULL)
    return NULL;

  set_frame (values, section->name, section);
  set (values, "section", section->name);
  take (values, "count", g_strdup_printf ("共 %u 篇文章", count));
  take (values, "stories", dup_stories (list));
  take (values, "pager", dup_pager (page, n_pages));

  return fill_page (site, 200, PENG_SERVER_TEMPLATE_SECTION, values);
}

/**
 * peng_server_pages_section:
 * @site: the portal
 * @db: a database
 * @call: the request
 * @error: return location
 *
 * `/{section}/?page=`: the list of a section.
 *
 * Returns: (transfer full) (nullable): the answer; 404 where there is no such section or page
 */
PengServerReply *
peng_server_pages_section (PengServerSite  *site,
                           PengDb          *db,
                           PengServerCall  *call,
                           GError         **error)
{
  const PengServerSection *section = peng_server_section_find (call->param);
  guint page;

  if (section == NULL || strcmp (section->id, call->param) != 0 ||
      !peng_server_call_get_page (call, &page))
    return peng_server_pages_nothing (site, db, call, error);

  return fill_section (site, db, section, page, error);
}

/**
 * peng_server_pages_redirect:
 * @site: the portal
 * @db: a database
 * @call: the request
 * @error: return location
 *
 * `/{section}`: the address of a section as people type it, without the slash at its end.
 *
 * Returns: (transfer full) (nullable): the answer, 301 or 404
 */
PengServerReply *
peng_server_pages_redirect (PengServerSite  *site,
                            PengDb          *db,
                            PengServerCall  *call,
                            GError         **error)
{
  const PengServerSection *section = peng_server_section_find (call->param);
  g_autofree char *path = NULL;
  PengServerReply *reply;

  if (section == NULL || strcmp (section->id, call->param) != 0)
    return peng_server_pages_nothing (site, db, call, error);

  path = dup_section_path (section);
  reply = notice (site, 301, section->name, "");
  peng_server_reply_set_header (reply, "Location", path);

  return reply;
}

static PengServerReply *
fill_article (PengServerSite     *site,
              PengDb             *db,
              PengServerArticle  *article,
              GError            **error)
{
  const PengServerSection *section = peng_server_section_find (article->fields[PENG_FIELD_SECTION]);
  g_autofree char *path = peng_server_article_dup_path (article);
  g_autofree char *uri = peng_server_site_dup_uri (site, path);
  g_autoptr(GHashTable) values = new_values ();
  gint64 views = article->views + peng_server_site_get_views (site, article->id);

  set_frame (values, article->fields[PENG_FIELD_TITLE], section);
  set (values, "title", article->fields[PENG_FIELD_TITLE]);
  set (values, "section", section->name);
  take (values, "section_url", dup_section_path (section));
  set (values, "source", article->fields[PENG_FIELD_SOURCE]);
  take (values, "time", dup_time (article->published, "%Y-%m-%d %H:%M:%S"));
  take (values, "views", g_strdup_printf ("%" G_GINT64_FORMAT, views));
  set (values, "notice", "");
  set (values, "summary", article->fields[PENG_FIELD_SUMMARY]);
  set (values, "article", article->page);
  take (values, "qr", peng_server_qr_dup_svg (uri));
  if (!set_panels (values, db, error))
    return NULL;

  return reply_with_page (site, 200, peng_theme_fill (site->theme, values));
}

/**
 * peng_server_pages_article:
 * @site: the portal
 * @db: a database
 * @call: the request
 * @error: return location
 *
 * `/news/{id}.html`: an article. Counts the view, unless only the head is asked for.
 *
 * Returns: (transfer full) (nullable): the answer; 410 where the article is withdrawn, 404 where it
 *   is to come
 */
PengServerReply *
peng_server_pages_article (PengServerSite  *site,
                           PengDb          *db,
                           PengServerCall  *call,
                           GError         **error)
{
  g_autoptr(PengServerArticle) article = NULL;
  guint64 id;

  if (!g_ascii_string_to_unsigned (call->param, 10, 1, G_MAXINT64, &id, NULL))
    return peng_server_pages_nothing (site, db, call, error);

  if (!peng_server_article_find_by_id (db, id, &article, error))
    return NULL;

  if (article != NULL && article->withdrawn)
    return peng_server_pages_withdrawn (site);

  if (article == NULL || peng_server_article_is_to_come (article))
    return peng_server_pages_nothing (site, db, call, error);

  if (!call->is_head)
    peng_server_site_count_view (site, id);

  return fill_article (site, db, article, error);
}
