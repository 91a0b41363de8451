/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-api.h"

#include "portal/peng-server-input.h"
#include "portal/peng-server-media.h"
#include "portal/peng-server-section.h"

static void
set_uri (JsonObject     *object,
         PengServerSite *site,
         const char     *path)
{
  g_autofree char *uri = peng_server_site_dup_uri (site, path);

  json_object_set_string_member (object, "url", uri);
}

static JsonObject *
describe_limits (void)
{
  JsonObject *limits = json_object_new ();

  json_object_set_int_member (limits, "image_bytes", PENG_SERVER_MAX_IMAGE);
  json_object_set_int_member (limits, "clip_bytes", PENG_SERVER_MAX_CLIP);
  json_object_set_int_member (limits, "file_bytes", PENG_SERVER_MAX_FILE);
  json_object_set_int_member (limits, "article_bytes", PENG_SERVER_MAX_ARTICLE);
  json_object_set_int_member (limits, "title_characters", PENG_SERVER_MAX_TITLE);
  json_object_set_int_member (limits, "summary_characters", PENG_SERVER_MAX_SUMMARY);
  json_object_set_int_member (limits, "field_characters", PENG_SERVER_MAX_FIELD);
  json_object_set_int_member (limits, "tags", PENG_SERVER_MAX_TAGS);

  return limits;
}

static JsonObject *
describe_features (void)
{
  JsonObject *features = json_object_new ();

  json_object_set_boolean_member (features, "schedule", TRUE);
  json_object_set_boolean_member (features, "withdraw", TRUE);
  json_object_set_boolean_member (features, "review", FALSE);

  return features;
}

static JsonArray *
describe_sections (PengServerSite *site)
{
  JsonArray *sections = json_array_new ();

  for (guint i = 0; i < PENG_SERVER_N_SECTIONS; i++)
    {
      const PengServerSection *section = &peng_server_sections[i];
      g_autofree char *path = g_strconcat ("/", section->id, "/", NULL);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", section->id);
      json_object_set_string_member (object, "name", section->name);
      set_uri (object, site, path);
      if (section->panel != NULL)
        json_object_set_string_member (object, "panel", section->panel);
      json_array_add_object_element (sections, object);
    }

  return sections;
}

static char *
dup_theme_etag (PengServerSite *site)
{
  return g_strdup_printf ("\"%s\"", peng_theme_get_etag (site->theme));
}

/**
 * peng_server_api_describe:
 * @site: the portal
 * @db: a database
 * @call: the request
 * @error: return location
 *
 * `GET /api/v1`: what the portal says of itself.
 *
 * Returns: (transfer full) (nullable): the answer
 */
PengServerReply *
peng_server_api_describe (PengServerSite  *site,
                          PengDb          *db,
                          PengServerCall  *call,
                          GError         **error)
{
  g_autofree char *theme = dup_theme_etag (site);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", PENG_SERVER_SITE_NAME);
  json_object_set_string_member (object, "api", "pengcheng-portal");
  json_object_set_int_member (object, "version", 1);
  set_uri (object, site, "/");
  json_object_set_array_member (object, "sections", describe_sections (site));
  json_object_set_object_member (object, "limits", describe_limits ());
  json_object_set_object_member (object, "features", describe_features ());
  json_object_set_string_member (object, "theme", theme);

  return peng_server_reply_new_json (200, object);
}

/**
 * peng_server_api_get_theme:
 * @site: the portal
 * @db: a database
 * @call: the request
 * @error: return location
 *
 * `GET /api/v1/theme`: the article page as a template, with its CSS and an ETag.
 *
 * Returns: (transfer full) (nullable): the answer
 */
PengServerReply *
peng_server_api_get_theme (PengServerSite  *site,
                           PengDb          *db,
                           PengServerCall  *call,
                           GError         **error)
{
  g_autofree char *etag = dup_theme_etag (site);
  JsonObject *object = json_object_new ();
  PengServerReply *reply;

  json_object_set_string_member (object, "page", peng_theme_get_page (site->theme));
  json_object_set_string_member (object, "css", peng_theme_get_css (site->theme));

  reply = peng_server_reply_new_json (200, object);
  peng_server_reply_set_header (reply, "ETag", etag);
  peng_server_reply_set_header (reply, "Cache-Control", "no-cache");

  return reply;
}

static PengServerReply *
reply_with_media (PengServerSite  *site,
                  guint            status,
                  PengServerMedia *media)
{
  g_autofree char *name = peng_server_media_dup_name (media);
  g_autofree char *path = g_strconcat ("/media/", name, NULL);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "sha256", media->sha256);
  set_uri (object, site, path);
  json_object_set_string_member (object, "type", media->mime);
  json_object_set_int_member (object, "size", media->size);
  json_object_set_int_member (object, "width", media->width);
  json_object_set_int_member (object, "height", media->height);

  return peng_server_reply_new_json (status, object);
}

/**
 * peng_server_api_head_media:
 * @site: the portal
 * @db: a database
 * @call: the request
 * @error: return location
 *
 * `HEAD /api/v1/media/{sha256}`: whether the bytes are there.
 *
 * Returns: (transfer full) (nullable): the answer
 */
PengServerReply *
peng_server_api_head_media (PengServerSite  *site,
                            PengDb          *db,
                            PengServerCall  *call,
                            GError         **error)
{
  g_autoptr(PengServerMedia) media = NULL;

  if (!peng_server_media_find (db, call->param, &media, error))
    return NULL;

  if (media == NULL)
    return peng_server_reply_new_problem (PENG_SERVER_PROBLEM_NOT_FOUND, "no such media", NULL);

  return reply_with_media (site, 200, media);
}

static PengServerReply *
refuse_upload (PengServerUpload *upload)
{
  const GError *error;

  switch (peng_server_upload_get_verdict (upload, &error))
    {
    case PENG_SERVER_VERDICT_GOOD:
      return NULL;

    case PENG_SERVER_VERDICT_TYPE:
      return peng_server_reply_new_problem (PENG_SERVER_PROBLEM_TYPE,
                                            "no picture, video, sound, PDF or Office file", NULL);

    case PENG_SERVER_VERDICT_TOO_LARGE:
      return peng_server_reply_new_problem (PENG_SERVER_PROBLEM_TOO_LARGE,
                                            "above the limit for files of this kind", NULL);

    case PENG_SERVER_VERDICT_HASH:
      return peng_server_reply_new_problem (PENG_SERVER_PROBLEM_HASH,
                                            "the SHA-256 of the body is another one", NULL);

    case PENG_SERVER_VERDICT_FAILED:
    default:
      return peng_server_reply_new_failure (error);
    }
}

/**
 * peng_server_api_put_media:
 * @site: the portal
 * @db: a database
 * @call: the request
 * @error: return location
 *
 * `PUT /api/v1/media/{sha256}`: takes an upload in; the same bytes again are answered with what is
 * there.
 *
 * Returns: (transfer full) (nullable): the answer
 */
PengServerReply *
peng_server_api_put_media (PengServerSite  *site,
                           PengDb          *db,
                           PengServerCall  *call,
                           GError         **error)
{
  PengServerReply *refusal = refuse_upload (call->upload);
  g_autoptr(PengServerMedia) media = NULL;

  if (refusal != NULL)
    return refusal;

  if (!peng_server_media_find (db, call->param, &media, error))
    return NULL;

  if (media != NULL)
    return reply_with_media (site, 200, media);

  if (!peng_server_media_add (db, site->media_folder, call->param, call->upload, error) ||
      !peng_server_media_find (db, call->param, &media, error))
    return NULL;

  return reply_with_media (site, 201, media);
}
