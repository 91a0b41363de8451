/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-api.h"

#include "portal/peng-server-article.h"
#include "portal/peng-server-media.h"
#include "portal/peng-server-publish.h"
#include "portal/peng-server-section.h"

#include <string.h>

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

  json_object_set_boolean_member (features, "schedule", FALSE);
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

static PengServerReply *
not_found (const char *what)
{
  return peng_server_reply_new_problem (PENG_SERVER_PROBLEM_NOT_FOUND, what, NULL);
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

  return media != NULL ? reply_with_media (site, 200, media) : not_found ("no such media");
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

static void
set_time (JsonObject *object,
          const char *name,
          gint64      seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = g_date_time_format_iso8601 (time);

  json_object_set_string_member (object, name, text);
}

/* What tells one article at one moment: all that a client needs to keep. */
static JsonObject *
build_receipt (PengServerSite    *site,
               PengServerArticle *article)
{
  g_autofree char *etag = peng_server_article_dup_etag (article);
  g_autofree char *path = peng_server_article_dup_path (article);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "uuid", article->uuid);
  json_object_set_int_member (object, "id", article->id);
  set_uri (object, site, path);
  json_object_set_string_member (object, "etag", etag);
  json_object_set_string_member (object, "state", article->withdrawn ? "withdrawn" : "published");
  json_object_set_string_member (object, "title", article->fields[PENG_FIELD_TITLE]);
  json_object_set_string_member (object, "short_title", article->fields[PENG_FIELD_SHORT_TITLE]);
  json_object_set_string_member (object, "section", article->fields[PENG_FIELD_SECTION]);
  set_time (object, "published_at", article->published);
  set_time (object, "modified_at", article->modified);

  return object;
}

static JsonArray *
build_tags (const char *tags)
{
  JsonArray *array = json_array_new ();
  g_auto(GStrv) list = g_strsplit (tags, ",", -1);

  for (guint i = 0; list[i] != NULL; i++)
    json_array_add_string_element (array, list[i]);

  return array;
}

static JsonObject *
build_whole (PengServerSite    *site,
             PengServerArticle *article)
{
  JsonObject *object = build_receipt (site, article);

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    {
      if (i != PENG_FIELD_TAGS)
        json_object_set_string_member (object, peng_server_field_get_name (i), article->fields[i]);
    }
  json_object_set_array_member (object, "tags", build_tags (article->fields[PENG_FIELD_TAGS]));
  json_object_set_string_member (object, "html", article->html);
  json_object_set_int_member (object, "views",
                               article->views + peng_server_site_get_views (site, article->id));

  return object;
}

static PengServerReply *
with_etag (PengServerReply   *reply,
           PengServerArticle *article)
{
  g_autofree char *etag = peng_server_article_dup_etag (article);

  peng_server_reply_set_header (reply, "ETag", etag);

  return reply;
}

static PengServerReply *
reply_with_receipt (PengServerSite    *site,
                    guint              status,
                    PengServerArticle *article)
{
  return with_etag (peng_server_reply_new_json (status, build_receipt (site, article)), article);
}

static PengServerReply *
conflict (PengServerSite    *site,
          PengServerArticle *present)
{
  JsonObject *members;

  if (present == NULL)
    return peng_server_reply_new_problem (PENG_SERVER_PROBLEM_CONFLICT,
                                          "there is no such article any more", NULL);

  members = json_object_new ();
  json_object_set_object_member (members, "article", build_whole (site, present));

  return with_etag (peng_server_reply_new_problem (PENG_SERVER_PROBLEM_CONFLICT,
                                                   "the article here is another one", members),
                    present);
}

/**
 * peng_server_api_prepare_article:
 * @call: with a body; gets `prepared`
 *
 * The part of a PUT that needs no database, and may take long: for any thread.
 *
 * Returns: (transfer full) (nullable): a refusal
 */
PengServerReply *
peng_server_api_prepare_article (PengServerCall *call)
{
  PengServerReply *refusal = NULL;

  call->prepared = peng_server_input_read (call->body, call->param, &refusal);
  call->free_prepared = (GDestroyNotify) peng_server_input_free;

  return refusal;
}

static PengServerReply *
refuse_without_media (GPtrArray *missing)
{
  JsonObject *members = json_object_new ();
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < missing->len; i++)
    json_array_add_string_element (list, missing->pdata[i]);
  json_object_set_array_member (members, "missing", list);

  return peng_server_reply_new_problem (PENG_SERVER_PROBLEM_MISSING_MEDIA,
                                        "see the list of missing media", members);
}

static PengServerReply *
save_article (PengServerSite     *site,
              PengDb             *db,
              PengServerInput    *input,
              PengServerArticle  *present,
              GError            **error)
{
  g_autoptr(PengServerArticle) article = NULL;
  g_autoptr(GPtrArray) missing = NULL;

  if (!peng_server_publish (db, input, present, &article, &missing, error))
    return NULL;

  if (missing->len > 0)
    return refuse_without_media (missing);

  site->generation++;

  return reply_with_receipt (site, present == NULL ? 201 : 200, article);
}

static gboolean
is_expected (PengServerCall    *call,
             PengServerArticle *present)
{
  g_autofree char *etag = NULL;

  if (call->if_none_match != NULL)
    return present == NULL;

  if (present == NULL)
    return FALSE;

  etag = peng_server_article_dup_etag (present);

  return peng_server_etag_matches (call->if_match, etag);
}

/**
 * peng_server_api_put_article:
 * @site: the portal
 * @db: a database
 * @call: a request that peng_server_api_prepare_article() has read
 * @error: return location
 *
 * `PUT /api/v1/articles/{uuid}`: creates or updates an article. What is there already is answered
 * as it was the first time; where something else is there than If-Match says, with 412.
 *
 * Returns: (transfer full) (nullable): the answer
 */
PengServerReply *
peng_server_api_put_article (PengServerSite  *site,
                             PengDb          *db,
                             PengServerCall  *call,
                             GError         **error)
{
  PengServerInput *input = call->prepared;
  g_autoptr(PengServerArticle) present = NULL;

  if (!peng_server_article_find (db, call->param, &present, error))
    return NULL;

  /* Asked for what is there already: the answer to the first time may have been lost. A withdrawn
   * article does not come back by a late second request, only by one that knows of it. */
  if (present != NULL && !present->withdrawn && strcmp (present->content, input->content) == 0)
    return reply_with_receipt (site, 200, present);

  if (!is_expected (call, present))
    return conflict (site, present);

  return save_article (site, db, input, present, error);
}

/**
 * peng_server_api_get_article:
 * @site: the portal
 * @db: a database
 * @call: the request
 * @error: return location
 *
 * `GET /api/v1/articles/{uuid}`: an article with its ETag, a withdrawn one too.
 *
 * Returns: (transfer full) (nullable): the answer
 */
PengServerReply *
peng_server_api_get_article (PengServerSite  *site,
                             PengDb          *db,
                             PengServerCall  *call,
                             GError         **error)
{
  g_autoptr(PengServerArticle) article = NULL;

  if (!peng_server_article_find (db, call->param, &article, error))
    return NULL;

  if (article == NULL)
    return not_found ("no such article");

  return with_etag (peng_server_reply_new_json (200, build_whole (site, article)), article);
}

/* Whether the client has already been where it wants to go: it knows the article as it was just
 * before it was withdrawn. */
static gboolean
was_withdrawn (PengServerCall    *call,
               PengServerArticle *article)
{
  g_autofree char *before = NULL;

  if (!article->withdrawn)
    return FALSE;

  article->withdrawn = FALSE;
  before = peng_server_article_dup_etag (article);
  article->withdrawn = TRUE;

  return peng_server_etag_matches (call->if_match, before) || is_expected (call, article);
}

/**
 * peng_server_api_withdraw_article:
 * @site: the portal
 * @db: a database
 * @call: the request
 * @error: return location
 *
 * `DELETE /api/v1/articles/{uuid}`: withdraws an article; once more is answered as the first time.
 *
 * Returns: (transfer full) (nullable): the answer
 */
PengServerReply *
peng_server_api_withdraw_article (PengServerSite  *site,
                                  PengDb          *db,
                                  PengServerCall  *call,
                                  GError         **error)
{
  g_autoptr(PengServerArticle) article = NULL;

  if (!peng_server_article_find (db, call->param, &article, error))
    return NULL;

  if (article == NULL)
    return not_found ("no such article");

  if (!was_withdrawn (call, article))
    {
      if (!is_expected (call, article))
        return conflict (site, article);

      if (!peng_server_article_withdraw (db, article->id, error))
        return NULL;

      site->generation++;
    }

  article->withdrawn = TRUE;

  return with_etag (peng_server_reply_new (204, NULL, NULL), article);
}

static PengServerReply *
reply_with_list (PengServerSite *site,
                 GPtrArray      *list,
                 guint           page,
                 guint           count)
{
  JsonObject *object = json_object_new ();
  JsonArray *articles = json_array_new ();

  for (guint i = 0; i < list->len; i++)
    json_array_add_object_element (articles, build_receipt (site, list->pdata[i]));

  json_object_set_int_member (object, "page", page);
  json_object_set_int_member (object, "pages", MAX (1, (count + PENG_SERVER_PAGE_SIZE - 1) /
                                                       PENG_SERVER_PAGE_SIZE));
  json_object_set_int_member (object, "total", count);
  json_object_set_array_member (object, "articles", articles);

  return peng_server_reply_new_json (200, object);
}

/**
 * peng_server_api_list_articles:
 * @site: the portal
 * @db: a database
 * @call: the request
 * @error: return location
 *
 * `GET /api/v1/articles?section=&q=&page=`: a page of the list, withdrawn ones too.
 *
 * Returns: (transfer full) (nullable): the answer
 */
PengServerReply *
peng_server_api_list_articles (PengServerSite  *site,
                               PengDb          *db,
                               PengServerCall  *call,
                               GError         **error)
{
  const char *section = peng_server_call_get_query (call, "section");
  const PengServerSection *known = section != NULL ? peng_server_section_find (section) : NULL;
  PengServerFilter filter = { NULL, peng_server_call_get_query (call, "q"), TRUE };
  g_autoptr(GPtrArray) list = NULL;
  guint page, count;

  if (!peng_server_call_get_page (call, &page) || (section != NULL && known == NULL))
    return peng_server_reply_new_problem (PENG_SERVER_PROBLEM_BAD_REQUEST,
                                          "no such section or page", NULL);

  if (known != NULL)
    filter.section = known->id;

  list = peng_server_article_list (db, &filter, (page - 1) * PENG_SERVER_PAGE_SIZE,
                                   PENG_SERVER_PAGE_SIZE, error);
  if (list == NULL || !peng_server_article_count (db, &filter, &count, error))
    return NULL;

  return reply_with_list (site, list, page, count);
}
