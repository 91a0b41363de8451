/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-public-fetch.h"

#include <libsoup/soup.h>

/* Readers may go to another host than writers. Over plain HTTP, where anything may listen that
 * trusts its own network, a site does not send us elsewhere. */
static gboolean
is_fit (GUri *base_uri,
        GUri *uri)
{
  const char *host = g_uri_get_host (uri);

  if (host == NULL || *host == '\0')
    return FALSE;

  return g_str_equal (g_uri_get_scheme (uri), "https") ||
         (g_str_equal (g_uri_get_scheme (uri), g_uri_get_scheme (base_uri)) &&
          g_ascii_strcasecmp (host, g_uri_get_host (base_uri)) == 0);
}

static void
send (GTask *task,
      GUri  *uri,
      guint  idle_ms,
      gsize  max_bytes)
{
  g_autoptr(GUri) origin = g_uri_build (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL,
                                        g_uri_get_host (uri), g_uri_get_port (uri), "", NULL, NULL);
  g_autoptr(PengHttp) http = peng_http_new (origin, NULL, idle_ms);
  const char *query = g_uri_get_query (uri);
  g_autofree char *path = g_strconcat (g_uri_get_path (uri), query != NULL ? "?" : NULL, query,
                                       NULL);
  const PengHttpRequest request = {
    .method = "GET",
    .path = path,
    .max_reply = max_bytes,
  };

  peng_http_send_async (http, &request, g_task_get_cancellable (task), peng_http_answer_body_cb,
                        task);
}

/**
 * peng_public_fetch:
 * @base_uri: the site's address
 * @url: (nullable): where the site says that something is, relative or not
 * @idle_ms: milliseconds without a sign of life after which it has failed
 * @max_bytes: most bytes of it
 * @task: (transfer full): is answered with a #GBytes
 *
 * Fetches something as a reader does, without the token, which goes to the API alone.
 */
void
peng_public_fetch (GUri       *base_uri,
                   const char *url,
                   guint       idle_ms,
                   gsize       max_bytes,
                   GTask      *task)
{
  const PengPortalFailure failure = { .status = 200 };
  g_autoptr(GUri) uri = url != NULL
                          ? g_uri_parse_relative (base_uri, url, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  if (uri != NULL && is_fit (base_uri, uri))
    {
      send (task, uri, idle_ms, max_bytes);
      return;
    }

  g_task_return_error (task, peng_portal_error_new (PENG_PORTAL_ERROR_BAD_REPLY, &failure,
                                                    "no address of a media item"));
  g_object_unref (task);
}
