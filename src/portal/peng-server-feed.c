/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-pages.h"

#include "core/peng-html-writer.h"
#include "portal/peng-server-article.h"
#include "portal/peng-server-section.h"

#define FEED_LENGTH 30

/* The most that one sitemap may list (sitemaps.org). */
#define SITEMAP_LENGTH 50000

static PengServerReply *
reply_with_text (PengServerSite *site,
                 const char     *content_type,
                 GString        *text)
{
  g_autofree char *etag = peng_server_site_dup_etag (site);
  PengServerReply *reply;

  reply = peng_server_reply_new (200, content_type, g_string_free_to_bytes (text));
  peng_server_reply_set_header (reply, "ETag", etag);
  peng_server_reply_set_header (reply, "Cache-Control", "no-cache");

  return reply;
}

static void
append_element (GString    *out,
                const char *name,
                const char *text)
{
  g_string_append_printf (out, "<%s>", name);
  peng_html_append_escaped (out, text);
  g_string_append_printf (out, "</%s>", name);
}

static void
append_uri (GString        *out,
            PengServerSite *site,
            const char     *name,
            const char     *path)
{
  g_autofree char *uri = peng_server_site_dup_uri (site, path);

  append_element (out, name, uri);
}

/* RFC 822 with the four digits of RFC 1123: in C's English, whatever the locale says. */
static char *
dup_rfc822 (gint64 seconds)
{
  static const char * const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char * const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return g_strdup_printf ("%s, %02d %s %d %02d:%02d:%02d +0000",
                          days[g_date_time_get_day_of_week (time) - 1],
                          g_date_time_get_day_of_month (time),
                          months[g_date_time_get_month (time) - 1], g_date_time_get_year (time),
                          g_date_time_get_hour (time), g_date_time_get_minute (time),
                          g_date_time_get_second (time));
}

static void
append_item (GString           *out,
             PengServerSite    *site,
             PengServerArticle *article)
{
  g_autofree char *path = peng_server_article_dup_path (article);
  g_autofree char *date = dup_rfc822 (article->published);

  g_string_append (out, "<item>\n");
  append_element (out, "title", article->fields[PENG_FIELD_TITLE]);
  append_uri (out, site, "link", path);
  g_string_append (out, "<guid isPermaLink=\"false\">urn:uuid:");
  peng_html_append_escaped (out, article->uuid);
  g_string_append (out, "</guid>");
  append_element (out, "pubDate", date);
  append_element (out, "category",
                  peng_server_section_find (article->fields[PENG_FIELD_SECTION])->name);
  append_element (out, "description", article->fields[PENG_FIELD_SUMMARY]);
  g_string_append (out, "\n</item>\n");
}

/**
 * peng_server_feed_rss:
 * @site: the portal
 * @db: a database
 * @call: the request
 * @error: return location
 *
 * `/feed.xml`: the newest articles as RSS 2.0 (https://www.rssboard.org/rss-specification).
 *
 * Returns: (transfer full) (nullable): the answer
 */
PengServerReply *
peng_server_feed_rss (PengServerSite  *site,
                      PengDb          *db,
                      PengServerCall  *call,
                      GError         **error)
{
  const PengServerFilter filter = { NULL, NULL, FALSE };
  g_autoptr(GPtrArray) list = peng_server_article_list (db, &filter, 0, FEED_LENGTH, error);
  g_autofree char *self_uri = peng_server_site_dup_uri (site, "/feed.xml");
  GString *out;

  if (list == NULL)
    return NULL;

  out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n"
                      "<channel>\n");
  append_element (out, "title", PENG_SERVER_SITE_NAME);
  append_uri (out, site, "link", "/");
  append_element (out, "description", PENG_SERVER_SITE_NAME "的最新文章");
  append_element (out, "language", "zh-CN");
  g_string_append (out, "\n<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"");
  peng_html_append_escaped (out, self_uri);
  g_string_append (out, "\"/>\n");
  for (guint i = 0; i < list->len; i++)
    append_item (out, site, list->pdata[i]);
  g_string_append (out, "</channel>\n</rss>\n");

  return reply_with_text (site, "application/rss+xml; charset=utf-8", out);
}

static void
append_url (GString        *out,
            PengServerSite *site,
            const char     *path,
            gint64          modified)
{
  g_string_append (out, "<url>");
  append_uri (out, site, "loc", path);
  if (modified > 0)
    {
      g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (modified);
      g_autofree char *text = g_date_time_format_iso8601 (time);

      append_element (out, "lastmod", text);
    }
  g_string_append (out, "</url>\n");
}

static void
append_sections (GString        *out,
                 PengServerSite *site)
{
  for (guint i = 0; i < PENG_SERVER_N_SECTIONS; i++)
    {
      g_autofree char *path = g_strconcat ("/", peng_server_sections[i].id, "/", NULL);

      append_url (out, site, path, 0);
    }
}

/**
 * peng_server_feed_sitemap:
 * @site: the portal
 * @db: a database
 * @call: the request
 * @error: return location
 *
 * `/sitemap.xml`: all sections and the newest articles (https://www.sitemaps.org/protocol.html).
 *
 * Returns: (transfer full) (nullable): the answer
 */
PengServerReply *
peng_server_feed_sitemap (PengServerSite  *site,
                          PengDb          *db,
                          PengServerCall  *call,
                          GError         **error)
{
  const PengServerFilter filter = { NULL, NULL, FALSE };
  guint room = SITEMAP_LENGTH - PENG_SERVER_N_SECTIONS - 1;
  g_autoptr(GPtrArray) list = peng_server_article_list (db, &filter, 0, room, error);
  GString *out;

  if (list == NULL)
    return NULL;

  out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
  append_url (out, site, "/", 0);
  append_sections (out, site);
  for (guint i = 0; i < list->len; i++)
    {
      PengServerArticle *article = list->pdata[i];
      g_autofree char *path = peng_server_article_dup_path (article);

      append_url (out, site, path, article->modified);
    }
  g_string_append (out, "</urlset>\n");

  return reply_with_text (site, "application/xml; charset=utf-8", out);
}

/**
 * peng_server_feed_robots:
 * @site: the portal
 * @db: a database
 * @call: the request
 * @error: return location
 *
 * `/robots.txt`: everything but the API (RFC 9309), and where the sitemap is.
 *
 * Returns: (transfer full) (nullable): the answer
 */
PengServerReply *
peng_server_feed_robots (PengServerSite  *site,
                         PengDb          *db,
                         PengServerCall  *call,
                         GError         **error)
{
  g_autofree char *sitemap = peng_server_site_dup_uri (site, "/sitemap.xml");
  GString *out = g_string_new ("User-agent: *\nDisallow: /api/\n");

  g_string_append_printf (out, "Sitemap: %s\n", sitemap);

  return reply_with_text (site, "text/plain; charset=utf-8", out);
}
