/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-pengcheng-media.h"

#include "publish/peng-problem.h"

#include <libsoup/soup.h>

#define MAX_REPLY (64 * 1024)

typedef struct
{
  GUri  *base_uri;
  guint  idle_ms;
  gsize  max_bytes;
} Fetch;

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_uri_unref (fetch->base_uri);
  g_free (fetch);
}

static void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(PengHttpReply) reply = NULL;
  GError *error = NULL;

  reply = peng_http_send_finish (PENG_HTTP (object), result, &error);
  if (reply != NULL)
    g_task_return_pointer (task, g_bytes_ref (reply->body), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

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

/* As a reader does, without the token: it goes to the API alone. Takes @task. */
static void
fetch_public (GTask *task,
              GUri  *uri)
{
  const Fetch *fetch = g_task_get_task_data (task);
  g_autoptr(GUri) origin = g_uri_build (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL,
                                        g_uri_get_host (uri), g_uri_get_port (uri), "", NULL, NULL);
  g_autoptr(PengHttp) http = peng_http_new (origin, NULL, fetch->idle_ms);
  const char *query = g_uri_get_query (uri);
  g_autofree char *path = g_strconcat (g_uri_get_path (uri), query != NULL ? "?" : NULL, query,
                                       NULL);
  const PengHttpRequest request = {
    .method = "GET",
    .path = path,
    .max_reply = fetch->max_bytes,
  };

  peng_http_send_async (http, &request, g_task_get_cancellable (task), fetched_cb, task);
}

static GUri *
parse_place (const Fetch   *fetch,
             PengHttpReply *reply)
{
  g_autoptr(JsonObject) json = g_strcmp0 (reply->content_type, "application/json") == 0
                                 ? peng_json_parse (reply->body, NULL) : NULL;
  const char *url = json != NULL ? peng_json_get_string (json, "url") : NULL;
  g_autoptr(GUri) uri = url != NULL
                          ? g_uri_parse_relative (fetch->base_uri, url, SOUP_HTTP_URI_FLAGS, NULL)
                          : NULL;

  return uri != NULL && is_fit (fetch->base_uri, uri) ? g_steal_pointer (&uri) : NULL;
}

static void
told_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  const PengPortalFailure failure = { .status = 200 };
  g_autoptr(PengHttpReply) reply = NULL;
  g_autoptr(GUri) uri = NULL;
  GError *error = NULL;

  reply = peng_http_send_finish (PENG_HTTP (object), result, &error);
  if (reply != NULL)
    uri = parse_place (g_task_get_task_data (task), reply);

  if (uri != NULL)
    fetch_public (g_object_ref (task), uri);
  else
    g_task_return_error (task, error != NULL
                                 ? error
                                 : peng_portal_error_new (PENG_PORTAL_ERROR_BAD_REPLY, &failure,
                                                          "no address of a media item"));
}

/**
 * peng_pengcheng_media_fetch:
 * @http: a client for the site
 * @base_uri: the site's address
 * @idle_ms: as for @http
 * @sha256: name of the item
 * @max_bytes: most bytes of it
 * @task: (transfer full): is answered with a #GBytes
 *
 * Asks the API where the item is, and fetches it there.
 */
void
peng_pengcheng_media_fetch (PengHttp   *http,
                            GUri       *base_uri,
                            guint       idle_ms,
                            const char *sha256,
                            gsize       max_bytes,
                            GTask      *task)
{
  g_autofree char *path = g_strconcat ("/api/v1/media/", sha256, NULL);
  const PengHttpRequest request = { .method = "GET", .path = path, .max_reply = MAX_REPLY };
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->base_uri = g_uri_ref (base_uri);
  fetch->idle_ms = idle_ms;
  fetch->max_bytes = max_bytes;
  g_task_set_task_data (task, fetch, fetch_free);
  peng_http_send_async (http, &request, g_task_get_cancellable (task), told_cb, task);
}
