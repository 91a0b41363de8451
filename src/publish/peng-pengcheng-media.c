/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-pengcheng-media.h"

#include "core/peng-file-load.h"
#include "publish/peng-pengcheng-ask.h"
#include "publish/peng-public-fetch.h"

#define MAX_PLACE  (64 * 1024)
/* A photograph is read at once: a stream is asked for 8 KiB at a time, each time by a thread. */
#define MAX_LOADED (4 * 1024 * 1024)

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(PengHttpReply) reply = NULL;
  GError *error = NULL;

  reply = peng_http_send_finish (PENG_HTTP (object), result, &error);
  if (reply != NULL && g_strcmp0 (reply->content_type, "text/html") == 0)
    g_task_return_error (task, peng_pengcheng_bad_reply (FALSE, "a page in place of a media item"));
  else if (reply != NULL)
    g_task_return_int (task, TRUE);
  else if (error->domain == PENG_PORTAL_ERROR &&
           peng_portal_error_get_failure (error)->status == 404)
    {
      g_task_return_int (task, FALSE);
      g_error_free (error);
    }
  else
    g_task_return_error (task, error);
}

/**
 * peng_pengcheng_media_look_for:
 * @http: a client for the site
 * @sha256: name of an item
 * @task: (transfer full): is answered with whether it is there, as an int
 *
 * Asks whether the API has an item.
 */
void
peng_pengcheng_media_look_for (PengHttp   *http,
                               const char *sha256,
                               GTask      *task)
{
  g_autofree char *path = g_strconcat ("/api/v1/media/", sha256, NULL);
  const PengHttpRequest request = {
    .method = "HEAD",
    .path = path,
    .max_reply = PENG_PENGCHENG_MAX_REPLY,
  };

  peng_http_send_async (http, &request, g_task_get_cancellable (task), looked_cb, task);
}

static void
put_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(PengHttpReply) reply = NULL;
  g_autoptr(JsonObject) json = NULL;
  GError *error = NULL;

  reply = peng_http_send_finish (PENG_HTTP (object), result, &error);
  if (reply != NULL)
    json = peng_pengcheng_parse_reply (reply, &error);

  if (json != NULL && peng_json_get_string (json, "url") != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error != NULL
                                 ? error
                                 : peng_pengcheng_bad_reply (TRUE, "no address in the answer"));
}

typedef struct
{
  PengHttp         *http;
  char             *path;
  char             *content_type;
  goffset           size;
  PengProgressFunc  progress;
  gpointer          progress_data;
} Upload;

static void
upload_free (gpointer data)
{
  Upload *upload = data;

  g_object_unref (upload->http);
  g_free (upload->path);
  g_free (upload->content_type);
  g_free (upload);
}

/* Takes @task, and @error where the file could not be read. */
static void
send_upload (GTask        *task,
             GBytes       *bytes,
             GInputStream *stream,
             GError       *error)
{
  const Upload *upload = g_task_get_task_data (task);
  const PengHttpRequest request = {
    .method = "PUT",
    .path = upload->path,
    .content_type = upload->content_type,
    .bytes = bytes,
    .stream = stream,
    .size = upload->size,
    .max_reply = PENG_PENGCHENG_MAX_REPLY,
    .progress = upload->progress,
    .progress_data = upload->progress_data,
  };

  if (error == NULL)
    {
      peng_http_send_async (upload->http, &request, g_task_get_cancellable (task), put_cb, task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GBytes) bytes = NULL;
  GError *error = NULL;

  bytes = peng_file_load_finish (result, &error);
  send_upload (user_data, bytes, NULL, error);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GFileInputStream) stream = NULL;
  GError *error = NULL;

  stream = g_file_read_finish (G_FILE (object), result, &error);
  send_upload (user_data, NULL, G_INPUT_STREAM (stream), error);
}

/**
 * peng_pengcheng_media_put:
 * @http: a client for the site
 * @source: what to send
 * @task: (transfer full): is answered with %TRUE
 *
 * Sends an item to the API.
 */
void
peng_pengcheng_media_put (PengHttp         *http,
                          const PengUpload *source,
                          GTask            *task)
{
  Upload *upload = g_new0 (Upload, 1);

  upload->http = g_object_ref (http);
  upload->path = g_strconcat ("/api/v1/media/", source->sha256, NULL);
  upload->content_type = g_strdup (source->content_type);
  upload->size = source->size;
  upload->progress = source->progress;
  upload->progress_data = source->progress_data;
  g_task_set_task_data (task, upload, upload_free);

  if (source->size <= MAX_LOADED)
    peng_file_load_async (source->file, g_task_get_cancellable (task), loaded_cb, task);
  else
    g_file_read_async (source->file, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                       opened_cb, task);
}

typedef struct
{
  PengHttp *http;
  GUri     *base_uri;
  guint     idle_ms;
  gsize     max_bytes;
  char     *url;        /* where the API says that it is */
} Fetch;

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_object_unref (fetch->http);
  g_uri_unref (fetch->base_uri);
  g_free (fetch->url);
  g_free (fetch);
}

/* Where it is below the address that we have of the site, whither alone the token goes: the site may
 * know itself by another. NULL for elsewhere. */
static char *
dup_own_path (const Fetch *fetch)
{
  g_autoptr(GUri) uri =
    g_uri_parse_relative (fetch->base_uri, fetch->url, G_URI_FLAGS_ENCODED, NULL);
  const char *base = g_uri_get_path (fetch->base_uri);
  const char *path = uri != NULL ? g_uri_get_path (uri) : "";

  if (uri == NULL || g_uri_get_query (uri) != NULL || !g_str_has_prefix (path, base) ||
      path[strlen (base)] != '/')
    return NULL;

  return g_strdup (path + strlen (base));
}

static gboolean
is_kept_from_readers (const GError *error)
{
  const PengPortalFailure *failure = peng_portal_error_get_failure (error);

  return failure != NULL && (failure->status == 404 || failure->status == 410);
}

/* What an article shows that is withdrawn, or is still to come, is given to its authors alone. */
static void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  const Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  GBytes *bytes = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *path = bytes == NULL && is_kept_from_readers (error) ? dup_own_path (fetch)
                                                                        : NULL;
  const PengHttpRequest request = { .method = "GET", .path = path, .max_reply = fetch->max_bytes };

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else if (path == NULL)
    g_task_return_error (task, error);
  else
    {
      g_error_free (error);
      peng_http_send_async (fetch->http, &request, g_task_get_cancellable (task),
                            peng_http_answer_body_cb, g_object_ref (task));
    }
}

static void
told_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr(PengHttpReply) reply = NULL;
  g_autoptr(JsonObject) json = NULL;
  GError *error = NULL;

  reply = peng_http_send_finish (PENG_HTTP (object), result, &error);
  if (reply == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  json = peng_pengcheng_parse_reply (reply, NULL);
  fetch->url = json != NULL ? g_strdup (peng_json_get_string (json, "url")) : NULL;
  peng_public_fetch (fetch->base_uri, fetch->url, fetch->idle_ms, fetch->max_bytes,
                     g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task),
                                 fetched_cb, g_object_ref (task)));
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
 * Asks the API where the item is, and fetches it there as a reader does; with the token where
 * readers do not get it.
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
  const PengHttpRequest request = { .method = "GET", .path = path, .max_reply = MAX_PLACE };
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->http = g_object_ref (http);
  fetch->base_uri = g_uri_ref (base_uri);
  fetch->idle_ms = idle_ms;
  fetch->max_bytes = max_bytes;
  g_task_set_task_data (task, fetch, fetch_free);
  peng_http_send_async (http, &request, g_task_get_cancellable (task), told_cb, task);
}
