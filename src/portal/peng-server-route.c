/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-route.h"

#include "core/peng-block.h"
#include "portal/peng-server-api.h"
#include "portal/peng-server-files.h"
#include "portal/peng-server-pages.h"

#include <string.h>

#define API "/api/v1"

static gboolean
is_uuid (const char *param)
{
  g_autofree char *lower = g_ascii_strdown (param, -1);

  /* One article has one spelling. */
  return g_uuid_string_is_valid (param) && strcmp (lower, param) == 0;
}

static const PengServerRoute routes[] = {
  { API, NULL, { { "GET", .answer = peng_server_api_describe } } },
  { API "/theme", NULL, { { "GET", .answer = peng_server_api_get_theme } } },
  { API "/media/*", peng_media_is_name,
    { { "GET", .answer = peng_server_api_head_media },
      { "PUT", PENG_SERVER_BODY_MEDIA, .answer = peng_server_api_put_media } } },
  { API "/articles", NULL, { { "GET", .answer = peng_server_api_list_articles } } },
  { API "/articles/*", is_uuid,
    { { "GET", .answer = peng_server_api_get_article },
      { "PUT", PENG_SERVER_BODY_JSON, TRUE, peng_server_api_prepare_article,
        peng_server_api_put_article },
      { "DELETE", PENG_SERVER_BODY_NONE, TRUE, NULL, peng_server_api_withdraw_article } } },

  { "/", NULL, { { "GET", .answer = peng_server_pages_home } } },
  { "/theme.css", NULL, { { "GET", .answer = peng_server_files_css } } },
  { "/feed.xml", NULL, { { "GET", .answer = peng_server_feed_rss } } },
  { "/sitemap.xml", NULL, { { "GET", .answer = peng_server_feed_sitemap } } },
  { "/robots.txt", NULL, { { "GET", .answer = peng_server_feed_robots } } },
  { "/news/*.html", NULL, { { "GET", .answer = peng_server_pages_article } } },
  { "/media/*", NULL, { { "GET", .answer = peng_server_files_media } } },
  { "/*/", NULL, { { "GET", .answer = peng_server_pages_section } } },
  { "/*", NULL, { { "GET", .answer = peng_server_pages_redirect } } },
};

static const PengServerRoute nowhere = {
  "*", NULL, { { "GET", .answer = peng_server_pages_nothing } }
};

/* The length of what the star stands for, 0 where the path is none of this pattern's. */
static gsize
match (const char *pattern,
       const char *path)
{
  const char *star = strchr (pattern, '*');
  gsize n_before = star - pattern;
  gsize n_after = strlen (star + 1);
  gsize n = strlen (path);

  if (n <= n_before + n_after || strncmp (path, pattern, n_before) != 0 ||
      strcmp (path + n - n_after, star + 1) != 0)
    return 0;

  n -= n_before + n_after;

  return memchr (path + n_before, '/', n) == NULL ? n : 0;
}

/**
 * peng_server_route_find:
 * @path: the path of an address, as it was sent
 * @param: (out) (nullable) (transfer full): what the star stands for
 *
 * Returns: (transfer none) (nullable): the route; outside the API never %NULL, for there a page says
 *   that there is nothing
 */
const PengServerRoute *
peng_server_route_find (const char  *path,
                        char       **param)
{
  gboolean is_api = peng_server_route_needs_token (path);

  *param = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      const PengServerRoute *route = &routes[i];
      const char *star = strchr (route->pattern, '*');
      gsize n;

      if (g_str_has_prefix (route->pattern, API) != is_api)
        continue;

      if (star == NULL && strcmp (route->pattern, path) == 0)
        return route;

      n = star != NULL ? match (route->pattern, path) : 0;
      if (n > 0)
        {
          *param = g_strndup (path + (star - route->pattern), n);
          if (route->is_param == NULL || route->is_param (*param))
            return route;

          g_clear_pointer (param, g_free);
        }
    }

  return is_api ? NULL : &nowhere;
}

/**
 * peng_server_route_get_action:
 * @self: a route
 * @method: an HTTP method
 *
 * Returns: (transfer none) (nullable): what the method does there
 */
const PengServerAction *
peng_server_route_get_action (const PengServerRoute *self,
                              const char            *method)
{
  const char *wanted = strcmp (method, "HEAD") == 0 ? "GET" : method;

  for (guint i = 0; self->actions[i].method != NULL; i++)
    {
      if (strcmp (self->actions[i].method, wanted) == 0)
        return &self->actions[i];
    }

  return NULL;
}

/**
 * peng_server_route_dup_allow:
 * @self: a route
 *
 * Returns: (transfer full): its methods, for the header Allow
 */
char *
peng_server_route_dup_allow (const PengServerRoute *self)
{
  GString *allow = g_string_new (NULL);

  for (guint i = 0; self->actions[i].method != NULL; i++)
    {
      const char *method = self->actions[i].method;

      g_string_append_printf (allow, "%s%s", i > 0 ? ", " : "",
                              strcmp (method, "GET") == 0 ? "GET, HEAD" : method);
    }

  return g_string_free (allow, FALSE);
}

/**
 * peng_server_route_needs_token:
 * @path: the path of an address
 *
 * Returns: whether only those with the token may know what is there
 */
gboolean
peng_server_route_needs_token (const char *path)
{
  return strcmp (path, "/api") == 0 || g_str_has_prefix (path, "/api/");
}
