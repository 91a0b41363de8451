/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-api.h"

#include "portal/peng-server-article.h"
#include "portal/peng-server-publish.h"
#include "portal/peng-server-section.h"

#include <string.h>

static void
set_time (JsonObject *object,
          const char *name,
          gint64      seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = g_date_time_format_iso8601 (time);

  json_object_set_string_member (object, name, text);
}

static const char *
get_state (PengServerArticle *article)
{
  if (article->withdrawn)
    return "withdrawn";

  return peng_server_article_is_to_come (article) ? "scheduled" : "published";
}

/* What tells one article at one moment: all that a client needs to keep. */
static JsonObject *
build_receipt (PengServerSite    *site,
               PengServerArticle *article)
{
  g_autofree char *etag = peng_server_article_dup_etag (article);
  g_autofree char *path = peng_server_article_dup_path (article);
  g_autofree char *uri = peng_server_site_dup_uri (site, path);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "uuid", article->uuid);
  json_object_set_int_member (object, "id", article->id);
  json_object_set_string_member (object, "url", uri);
  json_object_set_string_member (object, "etag", etag);
  json_object_set_string_member (object, "state", get_state (article));
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

/* One of a list. A receipt says nothing of readers, for it is the same each time. */
static JsonObject *
build_line (PengServerSite    *site,
            PengServerArticle *article)
{
  JsonObject *object = build_receipt (site, article);

  json_object_set_int_member (object, "views",
                              article->views + peng_server_site_get_views (site, article->id));

  return object;
}

static JsonObject *
build_whole (PengServerSite    *site,
             PengServerArticle *article)
{
  JsonObject *object = build_line (site, article);

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    {
      if (i != PENG_FIELD_TAGS)
        json_object_set_string_member (object, peng_server_field_get_name (i), article->fields[i]);
    }
  json_object_set_array_member (object, "tags", build_tags (article->fields[PENG_FIELD_TAGS]));
  json_object_set_string_member (object, "html", article->html);

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
  site->last_published = MAX (site->last_published, article->published);

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
    return peng_server_publish_again (db, input, present, error)
             ? reply_with_receipt (site, 200, present) : NULL;

  if (!is_expected (call, present))
    return conflict (site, present);

  return save_article (site, db, input, present, error);
}

static PengServerReply *
no_such_article (void)
{
  return peng_server_reply_new_problem (PENG_SERVER_PROBLEM_NOT_FOUND, "no such article", NULL);
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
    return no_such_article ();

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
    return no_such_article ();

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
    json_array_add_object_element (articles, build_line (site, list->pdata[i]));

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
