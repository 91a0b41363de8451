/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-pengcheng-portal.h"

#include "publish/peng-http.h"
#include "publish/peng-pengcheng-format.h"
#include "publish/peng-pengcheng-media.h"
#include "publish/peng-problem.h"

#define MAX_REPLY    (8 * 1024 * 1024)
#define MAX_SECTIONS 1000
/* A photograph is read at once: a stream is asked for 8 KiB at a time, each time by a thread. */
#define MAX_LOADED   (4 * 1024 * 1024)

struct _PengPengchengPortal
{
  GObject   parent_instance;

  PengHttp *http;
  GUri     *base_uri;
  guint     idle_ms;
};

static void peng_pengcheng_portal_iface_init (PengPortalInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PengPengchengPortal, peng_pengcheng_portal, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PENG_TYPE_PORTAL,
                                                      peng_pengcheng_portal_iface_init))

static void
peng_pengcheng_portal_finalize (GObject *object)
{
  PengPengchengPortal *self = PENG_PENGCHENG_PORTAL (object);

  g_clear_object (&self->http);
  g_clear_pointer (&self->base_uri, g_uri_unref);

  G_OBJECT_CLASS (peng_pengcheng_portal_parent_class)->finalize (object);
}

static void
peng_pengcheng_portal_class_init (PengPengchengPortalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_pengcheng_portal_finalize;
}

static void
peng_pengcheng_portal_init (PengPengchengPortal *self)
{
}

static void
send (PengPortal            *portal,
      const PengHttpRequest *request,
      GTask                 *task,
      GAsyncReadyCallback    callback)
{
  PengPengchengPortal *self = PENG_PENGCHENG_PORTAL (portal);

  peng_http_send_async (self->http, request, g_task_get_cancellable (task), callback, task);
}

/* A sign-in page of a hotel's network is a perfect "200 OK": only JSON of the right shape counts. */
static JsonObject *
parse_reply (PengHttpReply  *reply,
             GError        **error)
{
  if (g_strcmp0 (reply->content_type, "application/json") == 0)
    return peng_json_parse (reply->body, error);

  g_set_error_literal (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_BAD_REPLY,
                       "the answer is no JSON");
  return NULL;
}

static GError *
bad_reply (gboolean    unknown,
           const char *message)
{
  PengPortalFailure failure = { .unknown = unknown, .status = 200 };

  return peng_portal_error_new (PENG_PORTAL_ERROR_BAD_REPLY, &failure, message);
}

/* How an answer becomes what the task gives. */
typedef struct
{
  /* NULL where it is no such answer; the error need not be set then. */
  gpointer     (*read) (PengHttpReply  *reply,
                        gpointer        task_data,
                        GError        **error);
  GDestroyNotify free;
  const char    *message;
} Reading;

typedef struct
{
  GTask         *task;
  const Reading *reading;
  /* Whether something may have changed there, whatever the answer was. */
  gboolean       changes;
} Question;

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr(GTask) task = question->task;
  const Reading *reading = question->reading;
  g_autoptr(PengHttpReply) reply = NULL;
  gpointer value = NULL;
  GError *error = NULL;

  reply = peng_http_send_finish (PENG_HTTP (object), result, &error);
  if (reply != NULL)
    value = reading->read (reply, g_task_get_task_data (task), &error);

  if (value != NULL)
    g_task_return_pointer (task, value, reading->free);
  else
    g_task_return_error (task, error != NULL ? error
                                             : bad_reply (question->changes, reading->message));
}

static void
ask (PengPortal            *portal,
     const PengHttpRequest *request,
     GTask                 *task,
     const Reading         *reading)
{
  PengPengchengPortal *self = PENG_PENGCHENG_PORTAL (portal);
  Question *question = g_new (Question, 1);

  *question = (Question) { task, reading, !g_str_equal (request->method, "GET") };
  peng_http_send_async (self->http, request, g_task_get_cancellable (task), answered_cb, question);
}

static void
add_sections (PengPortalInfo *info,
              JsonObject     *object)
{
  JsonNode *node = json_object_get_member (object, "sections");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;
  guint n = array != NULL ? MIN (json_array_get_length (array), MAX_SECTIONS) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JsonObject *section = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element)
                                                             : NULL;
      const char *id = section != NULL ? peng_json_get_string (section, "id") : NULL;
      const char *name = section != NULL ? peng_json_get_string (section, "name") : NULL;

      if (id != NULL && name != NULL)
        {
          PengSection *known = peng_section_new (id, name);

          known->panel = g_strdup (peng_json_get_string (section, "panel"));
          g_ptr_array_add (info->sections, known);
        }
    }
}

static JsonObject *
get_object (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
read_limits (PengPortalInfo *info,
             JsonObject     *limits)
{
  info->max_image_bytes = MAX (0, peng_json_get_int (limits, "image_bytes"));
  info->max_clip_bytes = MAX (0, peng_json_get_int (limits, "clip_bytes"));
  info->max_file_bytes = MAX (0, peng_json_get_int (limits, "file_bytes"));
  info->max_article_bytes = MAX (0, peng_json_get_int (limits, "article_bytes"));
  info->max_title_characters = MAX (0, peng_json_get_int (limits, "title_characters"));
  info->max_summary_characters = MAX (0, peng_json_get_int (limits, "summary_characters"));
  info->max_field_characters = MAX (0, peng_json_get_int (limits, "field_characters"));
  info->max_tags = MAX (0, peng_json_get_int (limits, "tags"));
}

static PengPortalInfo *
parse_info (JsonObject *object)
{
  JsonObject *limits = get_object (object, "limits");
  JsonObject *features = get_object (object, "features");
  const char *name = peng_json_get_string (object, "name");
  PengPortalInfo *info;

  if (g_strcmp0 (peng_json_get_string (object, "api"), "pengcheng-portal") != 0 ||
      peng_json_get_int (object, "version") != 1 ||
      name == NULL || limits == NULL || features == NULL)
    return NULL;

  info = peng_portal_info_new ();
  info->name = g_strdup (name);
  info->uri = g_strdup (peng_json_get_string (object, "url"));
  read_limits (info, limits);
  info->can_schedule = peng_json_get_boolean (features, "schedule");
  info->can_withdraw = peng_json_get_boolean (features, "withdraw");
  info->needs_review = peng_json_get_boolean (features, "review");
  info->theme_etag = g_strdup (peng_json_get_string (object, "theme"));
  add_sections (info, object);

  return info;
}

static gpointer
read_info (PengHttpReply  *reply,
           gpointer        task_data,
           GError        **error)
{
  g_autoptr(JsonObject) json = parse_reply (reply, error);

  return json != NULL ? parse_info (json) : NULL;
}

static const Reading info_reading = {
  read_info, (GDestroyNotify) peng_portal_info_free, "no such portal here"
};

static void
describe (PengPortal *portal,
          GTask      *task)
{
  const PengHttpRequest request = { .method = "GET", .path = "/api/v1", .max_reply = MAX_REPLY };

  ask (portal, &request, task, &info_reading);
}

static void
has_media_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(PengHttpReply) reply = NULL;
  GError *error = NULL;

  reply = peng_http_send_finish (PENG_HTTP (object), result, &error);
  if (reply != NULL && g_strcmp0 (reply->content_type, "text/html") == 0)
    g_task_return_error (task, bad_reply (FALSE, "a page in place of a media item"));
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

static void
has_media (PengPortal *portal,
           const char *sha256,
           GTask      *task)
{
  g_autofree char *path = g_strconcat ("/api/v1/media/", sha256, NULL);
  const PengHttpRequest request = { .method = "HEAD", .path = path, .max_reply = MAX_REPLY };

  send (portal, &request, task, has_media_cb);
}

static void
put_media_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(PengHttpReply) reply = NULL;
  g_autoptr(JsonObject) json = NULL;
  GError *error = NULL;

  reply = peng_http_send_finish (PENG_HTTP (object), result, &error);
  if (reply != NULL)
    json = parse_reply (reply, &error);

  if (json != NULL && peng_json_get_string (json, "url") != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error != NULL ? error : bad_reply (TRUE, "no address in the answer"));
}

static void
get_media (PengPortal *portal,
           const char *sha256,
           gsize       max_bytes,
           GTask      *task)
{
  PengPengchengPortal *self = PENG_PENGCHENG_PORTAL (portal);

  peng_pengcheng_media_fetch (self->http, self->base_uri, self->idle_ms, sha256, max_bytes, task);
}

typedef struct
{
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
    .max_reply = MAX_REPLY,
    .progress = upload->progress,
    .progress_data = upload->progress_data,
  };

  if (error == NULL)
    {
      send (g_task_get_source_object (task), &request, task, put_media_cb);
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

  bytes = g_file_load_bytes_finish (G_FILE (object), result, NULL, &error);
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

static void
put_media (PengPortal       *portal,
           const PengUpload *source,
           GTask            *task)
{
  Upload *upload = g_new0 (Upload, 1);

  upload->path = g_strconcat ("/api/v1/media/", source->sha256, NULL);
  upload->content_type = g_strdup (source->content_type);
  upload->size = source->size;
  upload->progress = source->progress;
  upload->progress_data = source->progress_data;
  g_task_set_task_data (task, upload, upload_free);

  if (source->size <= MAX_LOADED)
    g_file_load_bytes_async (source->file, g_task_get_cancellable (task), loaded_cb, task);
  else
    g_file_read_async (source->file, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                       opened_cb, task);
}

static PengRemoteArticle *
parse_article (PengHttpReply *reply,
               JsonObject    *object,
               const char    *uuid)
{
  const char *published = peng_json_get_string (object, "published_at");
  PengRemoteArticle *article;

  if (reply->etag == NULL || g_strcmp0 (peng_json_get_string (object, "uuid"), uuid) != 0)
    return NULL;

  article = g_new0 (PengRemoteArticle, 1);
  article->etag = g_strdup (reply->etag);
  article->uri = g_strdup (peng_json_get_string (object, "url"));
  article->modified = g_strdup (peng_json_get_string (object, "modified_at"));
  article->published = published != NULL ? g_date_time_new_from_iso8601 (published, NULL) : NULL;
  article->views = MAX (peng_json_get_int (object, "views"), 0);
  article->withdrawn = g_strcmp0 (peng_json_get_string (object, "state"), "withdrawn") == 0;
  article->body = g_bytes_ref (reply->body);

  return article;
}

static gpointer
read_remote (PengHttpReply  *reply,
             gpointer        uuid,
             GError        **error)
{
  g_autoptr(JsonObject) json = parse_reply (reply, NULL);

  return json != NULL ? parse_article (reply, json, uuid) : NULL;
}

static const Reading remote_reading = {
  read_remote, (GDestroyNotify) peng_remote_article_free, "no article"
};

static void
put_article (PengPortal *portal,
             const char *uuid,
             GBytes     *article,
             const char *etag,
             GTask      *task)
{
  g_autofree char *path = g_strconcat ("/api/v1/articles/", uuid, NULL);
  const PengHttpRequest request = {
    .method = "PUT",
    .path = path,
    .if_match = etag,
    .create = etag == NULL,
    .content_type = "application/json",
    .bytes = article,
    .max_reply = MAX_REPLY,
  };

  g_task_set_task_data (task, g_strdup (uuid), g_free);
  ask (portal, &request, task, &remote_reading);
}

static void
get_article (PengPortal *portal,
             const char *uuid,
             GTask      *task)
{
  g_autofree char *path = g_strconcat ("/api/v1/articles/", uuid, NULL);
  const PengHttpRequest request = { .method = "GET", .path = path, .max_reply = MAX_REPLY };

  g_task_set_task_data (task, g_strdup (uuid), g_free);
  ask (portal, &request, task, &remote_reading);
}

static gpointer
read_withdrawn (PengHttpReply  *reply,
                gpointer        task_data,
                GError        **error)
{
  g_autoptr(JsonObject) json = reply->status != 204 ? parse_reply (reply, NULL) : NULL;

  if (reply->status != 204 && json == NULL)
    return NULL;

  return g_strdup (reply->etag != NULL ? reply->etag : "");
}

static const Reading withdrawn_reading = {
  read_withdrawn, g_free, "no answer of a portal"
};

static void
withdraw (PengPortal *portal,
          const char *uuid,
          const char *etag,
          GTask      *task)
{
  g_autofree char *path = g_strconcat ("/api/v1/articles/", uuid, NULL);
  const PengHttpRequest request = {
    .method = "DELETE",
    .path = path,
    .if_match = etag,
    .max_reply = MAX_REPLY,
  };

  ask (portal, &request, task, &withdrawn_reading);
}

static gpointer
read_theme (PengHttpReply  *reply,
            gpointer        task_data,
            GError        **error)
{
  g_autoptr(JsonObject) json = parse_reply (reply, error);
  const char *page = json != NULL ? peng_json_get_string (json, "page") : NULL;
  const char *css = json != NULL ? peng_json_get_string (json, "css") : NULL;

  return page != NULL && css != NULL ? peng_theme_new (page, css, NULL) : NULL;
}

static const Reading theme_reading = {
  read_theme, (GDestroyNotify) peng_theme_unref, "no article page"
};

static void
get_theme (PengPortal *portal,
           GTask      *task)
{
  const PengHttpRequest request = {
    .method = "GET",
    .path = "/api/v1/theme",
    .max_reply = MAX_REPLY,
  };

  ask (portal, &request, task, &theme_reading);
}

static gpointer
read_news (PengHttpReply  *reply,
           gpointer        task_data,
           GError        **error)
{
  g_autoptr(JsonObject) json = parse_reply (reply, error);

  return json != NULL ? peng_pengcheng_read_news (reply->body, error) : NULL;
}

static const Reading news_reading = {
  read_news, (GDestroyNotify) g_ptr_array_unref, "no list of articles"
};

static void
list_news (PengPortal *portal,
           const char *section,
           GTask      *task)
{
  g_autofree char *escaped = g_uri_escape_string (section, NULL, FALSE);
  g_autofree char *path = g_strconcat ("/api/v1/articles?section=", escaped, NULL);
  const PengHttpRequest request = { .method = "GET", .path = path, .max_reply = MAX_REPLY };

  ask (portal, &request, task, &news_reading);
}

static gboolean
is_same (PengPortal        *portal,
         GBytes            *sent,
         PengRemoteArticle *present)
{
  return peng_pengcheng_is_same (sent, present->body);
}

static PengArticle *
read_article (PengPortal         *portal,
              PengRemoteArticle  *present,
              const char         *uuid,
              GError            **error)
{
  return peng_pengcheng_read (present->body, uuid, error);
}

static void
peng_pengcheng_portal_iface_init (PengPortalInterface *iface)
{
  iface->describe = describe;
  iface->has_media = has_media;
  iface->get_media = get_media;
  iface->put_media = put_media;
  iface->put_article = put_article;
  iface->get_article = get_article;
  iface->withdraw = withdraw;
  iface->get_theme = get_theme;
  iface->list_news = list_news;
  iface->is_same = is_same;
  iface->read = read_article;
}

/**
 * peng_pengcheng_portal_new:
 * @site: a site of a kind that speaks the Pengcheng Portal API v1
 * @token: (nullable): what proves who asks; %NULL can only ask
 * @idle_ms: milliseconds without a sign of life after which a request has failed, such as
 *   %PENG_PORTAL_IDLE_MS
 *
 * Returns: (transfer full): the adapter
 */
PengPortal *
peng_pengcheng_portal_new (PengSite   *site,
                           const char *token,
                           guint       idle_ms)
{
  PengPengchengPortal *self;

  g_return_val_if_fail (site != NULL, NULL);

  self = g_object_new (PENG_TYPE_PENGCHENG_PORTAL, NULL);
  self->base_uri = g_uri_ref (peng_site_get_base_uri (site));
  self->idle_ms = idle_ms;
  self->http = peng_http_new (self->base_uri, token, idle_ms);

  return PENG_PORTAL (self);
}
