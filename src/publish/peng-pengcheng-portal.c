/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-pengcheng-portal.h"

#include "publish/peng-pengcheng-ask.h"
#include "publish/peng-pengcheng-format.h"
#include "publish/peng-pengcheng-list.h"
#include "publish/peng-pengcheng-media.h"

#define MAX_SECTIONS 1000

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
ask (PengPortal            *portal,
     const PengHttpRequest *request,
     GTask                 *task,
     const PengReading     *reading)
{
  peng_pengcheng_ask (PENG_PENGCHENG_PORTAL (portal)->http, request, task, reading);
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
  g_autoptr(JsonObject) json = peng_pengcheng_parse_reply (reply, error);

  return json != NULL ? parse_info (json) : NULL;
}

static const PengReading info_reading = {
  read_info, (GDestroyNotify) peng_portal_info_free, "no such portal here"
};

static void
describe (PengPortal *portal,
          GTask      *task)
{
  const PengHttpRequest request = {
    .method = "GET",
    .path = "/api/v1",
    .max_reply = PENG_PENGCHENG_MAX_REPLY,
  };

  ask (portal, &request, task, &info_reading);
}

static void
has_media (PengPortal *portal,
           const char *sha256,
           GTask      *task)
{
  peng_pengcheng_media_look_for (PENG_PENGCHENG_PORTAL (portal)->http, sha256, task);
}

static void
put_media (PengPortal       *portal,
           const PengUpload *source,
           GTask            *task)
{
  peng_pengcheng_media_put (PENG_PENGCHENG_PORTAL (portal)->http, source, task);
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
  if (published != NULL &&
      g_strcmp0 (peng_json_get_string (object, "state"), "scheduled") != 0)
    article->published = g_date_time_new_from_iso8601 (published, NULL);
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
  g_autoptr(JsonObject) json = peng_pengcheng_parse_reply (reply, NULL);

  return json != NULL ? parse_article (reply, json, uuid) : NULL;
}

static const PengReading remote_reading = {
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
    .max_reply = PENG_PENGCHENG_MAX_REPLY,
  };

  g_task_set_task_data (task, g_strdup (uuid), g_free);
  ask (portal, &request, task, &remote_reading);
}

static void
get_article (PengPortal *portal,
             const char *uuid,
             const char *etag,
             GTask      *task)
{
  g_autofree char *path = g_strconcat ("/api/v1/articles/", uuid, NULL);
  const PengHttpRequest request = {
    .method = "GET",
    .path = path,
    .max_reply = PENG_PENGCHENG_MAX_REPLY,
  };

  g_task_set_task_data (task, g_strdup (uuid), g_free);
  ask (portal, &request, task, &remote_reading);
}

static gpointer
read_withdrawn (PengHttpReply  *reply,
                gpointer        task_data,
                GError        **error)
{
  g_autoptr(JsonObject) json = reply->status != 204 ? peng_pengcheng_parse_reply (reply, NULL) : NULL;

  if (reply->status != 204 && json == NULL)
    return NULL;

  return g_strdup (reply->etag != NULL ? reply->etag : "");
}

static const PengReading withdrawn_reading = {
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
    .max_reply = PENG_PENGCHENG_MAX_REPLY,
  };

  ask (portal, &request, task, &withdrawn_reading);
}

static gpointer
read_theme (PengHttpReply  *reply,
            gpointer        task_data,
            GError        **error)
{
  g_autoptr(JsonObject) json = peng_pengcheng_parse_reply (reply, error);
  const char *page = json != NULL ? peng_json_get_string (json, "page") : NULL;
  const char *css = json != NULL ? peng_json_get_string (json, "css") : NULL;

  return page != NULL && css != NULL ? peng_theme_new (page, css, NULL) : NULL;
}

static const PengReading theme_reading = {
  read_theme, (GDestroyNotify) peng_theme_unref, "no article page"
};

static void
get_theme (PengPortal *portal,
           GTask      *task)
{
  const PengHttpRequest request = {
    .method = "GET",
    .path = "/api/v1/theme",
    .max_reply = PENG_PENGCHENG_MAX_REPLY,
  };

  ask (portal, &request, task, &theme_reading);
}

static gpointer
read_news (PengHttpReply  *reply,
           gpointer        task_data,
           GError        **error)
{
  g_autoptr(JsonObject) json = peng_pengcheng_parse_reply (reply, error);

  return json != NULL ? peng_pengcheng_read_news (reply->body, error) : NULL;
}

static const PengReading news_reading = {
  read_news, (GDestroyNotify) g_ptr_array_unref, "no list of articles"
};

static void
list_news (PengPortal *portal,
           const char *section,
           GTask      *task)
{
  g_autofree char *escaped = g_uri_escape_string (section, NULL, FALSE);
  g_autofree char *path = g_strconcat ("/api/v1/articles?section=", escaped, NULL);
  const PengHttpRequest request = {
    .method = "GET",
    .path = path,
    .max_reply = PENG_PENGCHENG_MAX_REPLY,
  };

  ask (portal, &request, task, &news_reading);
}

static gpointer
read_own (PengHttpReply  *reply,
          gpointer        task_data,
          GError        **error)
{
  g_autoptr(JsonObject) json = peng_pengcheng_parse_reply (reply, error);

  return json != NULL ? peng_pengcheng_list_read (reply->body, error) : NULL;
}

static const PengReading own_reading = {
  read_own, (GDestroyNotify) peng_listing_free, "no list of articles"
};

static void
list_own (PengPortal *portal,
          const char *words,
          guint       page,
          GTask      *task)
{
  g_autofree char *path = peng_pengcheng_list_dup_path (words, page);
  const PengHttpRequest request = {
    .method = "GET",
    .path = path,
    .max_reply = PENG_PENGCHENG_MAX_REPLY,
  };

  ask (portal, &request, task, &own_reading);
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
  iface->list_own = list_own;
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
  g_autofree char *bearer = token != NULL ? g_strconcat ("Bearer ", token, NULL) : NULL;
  PengPengchengPortal *self;

  g_return_val_if_fail (site != NULL, NULL);

  self = g_object_new (PENG_TYPE_PENGCHENG_PORTAL, NULL);
  self->base_uri = g_uri_ref (peng_site_get_base_uri (site));
  self->idle_ms = idle_ms;
  self->http = peng_http_new (self->base_uri, bearer, idle_ms);

  return PENG_PORTAL (self);
}
