/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-root.h"

#include <string.h>

#define REL        "https://api.w.org/"
#define MAX_LENGTH 1000

/* Whether the parameters of a link, up to the next one, name the relation. */
static gboolean
is_rest_link (const char *parameters)
{
  const char *next = strchr (parameters, '<');
  const char *rel = strstr (parameters, "rel=");
  const char *value;

  if (rel == NULL || (next != NULL && rel > next))
    return FALSE;

  value = rel + strlen ("rel=");
  if (*value == '"')
    value++;

  return g_str_has_prefix (value, REL);
}

/**
 * peng_wordpress_root_find_link:
 * @links: Link headers (RFC 8288) of a page, with commas between them
 *
 * Finds where the page says that its REST API is, by the relation `https://api.w.org/`.
 *
 * Returns: (transfer full) (nullable): the address, as it is written
 */
char *
peng_wordpress_root_find_link (const char *links)
{
  const char *start;

  g_return_val_if_fail (links != NULL, NULL);

  for (start = strchr (links, '<'); start != NULL; start = strchr (start + 1, '<'))
    {
      const char *end = strchr (start, '>');

      if (end == NULL || end - start > MAX_LENGTH)
        return NULL;
      if (is_rest_link (end))
        return g_strndup (start + 1, end - start - 1);
    }

  return NULL;
}

static gboolean
is_same_origin (GUri *a,
                GUri *b)
{
  return g_strcmp0 (g_uri_get_scheme (a), g_uri_get_scheme (b)) == 0 &&
         g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0 &&
         g_uri_get_port (a) == g_uri_get_port (b);
}

/**
 * peng_wordpress_root_parse:
 * @base_uri: the site's address, as it was typed
 * @address: where the site says that its API is
 *
 * The password goes there, so it has to be the same scheme, host and port.
 *
 * Returns: (transfer full) (nullable): path and query below the origin, or %NULL where it is elsewhere
 */
char *
peng_wordpress_root_parse (GUri       *base_uri,
                           const char *address)
{
  g_autoptr(GUri) uri = NULL;
  const char *query;

  g_return_val_if_fail (base_uri != NULL && address != NULL, NULL);

  uri = g_uri_parse_relative (base_uri, address, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || !is_same_origin (base_uri, uri) ||
      *g_uri_get_path (uri) != '/')
    return NULL;

  query = g_uri_get_query (uri);

  return g_strconcat (g_uri_get_path (uri), query != NULL ? "?" : NULL, query, NULL);
}

/**
 * peng_wordpress_root_dup_path:
 * @root: what peng_wordpress_root_parse() gave
 * @route: of the API, such as `wp/v2/posts`
 * @query: (nullable): percent-encoded, without a question mark
 *
 * Returns: (transfer full): path and query for a request
 */
char *
peng_wordpress_root_dup_path (const char *root,
                              const char *route,
                              const char *query)
{
  const char *slash = g_str_has_suffix (root, "/") ? "" : "/";
  const char *mark = strchr (root, '?') != NULL ? "&" : "?";

  if (query == NULL)
    return g_strconcat (root, slash, route, NULL);

  return g_strconcat (root, slash, route, mark, query, NULL);
}
