/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-own.h"

#include "core/peng-style.h"
#include "publish/peng-wordpress-foreign.h"
#include "publish/peng-wordpress-post.h"
#include "publish/peng-wordpress-terms.h"
#include "publish/peng-wordpress-text.h"

/* Which article a post is stands in its text, so the texts come with the list: few at a time, that
 * long articles do not make an answer that is too long. */
#define PER_PAGE 20
#define FIELDS   "id,title,status,date_gmt,modified_gmt,link,categories,content"

typedef struct
{
  PengWordpressSite *site;
  char              *words;
  guint              page;
  JsonArray         *posts;
} Own;

static void
own_free (gpointer data)
{
  Own *own = data;

  g_free (own->words);
  g_clear_pointer (&own->posts, json_array_unref);
  g_free (own);
}

static PengListedState
get_state (const char                *status,
           const PengWordpressMarker *marker)
{
  static const struct
  {
    const char      *status;
    PengListedState  state;
  } states[] = {
    { "publish", PENG_LISTED_PUBLISHED },
    { "future", PENG_LISTED_SCHEDULED },
    { "pending", PENG_LISTED_PENDING },
    { "private", PENG_LISTED_PRIVATE },
    { "trash", PENG_LISTED_TRASHED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (status, states[i].status) == 0)
      return states[i].state;

  return marker != NULL && g_strcmp0 (marker->status, "draft") != 0 ? PENG_LISTED_WITHDRAWN
                                                                    : PENG_LISTED_DRAFT;
}

/* WordPress writes UTC without a zone; a draft has no date yet. */
static gint64
get_time (JsonObject *post,
          const char *member)
{
  const char *text = peng_json_get_string (post, member);
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  return time != NULL ? MAX (g_date_time_to_unix (time), 0) : 0;
}

/* The first of its categories that has a name. */
static char *
dup_section (JsonObject                *post,
             const PengWordpressMarker *marker,
             JsonArray                 *named)
{
  g_autoptr(JsonArray) categories = peng_wordpress_post_dup_categories (post, marker);

  for (guint i = 0; i < json_array_get_length (categories); i++)
    for (guint j = 0; j < json_array_get_length (named); j++)
      {
        JsonObject *category = json_array_get_object_element (named, j);

        if (peng_json_get_int (category, "id") == json_array_get_int_element (categories, i))
          return g_strdup (peng_json_get_string (category, "name"));
      }

  return g_strdup ("");
}

static char *
dup_title (JsonObject *post)
{
  g_autofree char *plain = peng_wordpress_text_dup_plain (peng_wordpress_get_raw (post, "title"));

  return peng_listed_dup_title (plain);
}

/* A place that was made for an article is no article yet. */
static PengListed *
read_post (Own        *own,
           JsonObject *post,
           JsonArray  *named)
{
  const char *content = peng_wordpress_get_raw (post, "content");
  g_autofree char *uuid = peng_wordpress_marker_dup_uuid (content);
  g_autoptr(PengWordpressMarker) marker =
    uuid != NULL ? peng_wordpress_marker_find (content, uuid) : NULL;
  const char *link = peng_json_get_string (post, "link");
  gint64 id = peng_json_get_int (post, "id");
  PengListed *listed;

  if (id <= 0 || (marker != NULL && marker->unfinished))
    return NULL;

  listed = g_new0 (PengListed, 1);
  listed->uuid = uuid != NULL ? g_steal_pointer (&uuid)
                              : peng_wordpress_foreign_dup_uuid (own->site->base_uri, id);
  listed->remote_id = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  listed->title = dup_title (post);
  listed->section = dup_section (post, marker, named);
  listed->state = get_state (peng_json_get_string (post, "status"), marker);
  listed->modified = get_time (post, "modified_gmt");
  listed->published = get_time (post, "date_gmt");
  listed->views = -1;
  if (listed->state != PENG_LISTED_TRASHED && link != NULL && peng_style_link_is_safe (link))
    listed->uri = g_strdup (link);

  return listed;
}

static void
named (GTask    *task,
       JsonNode *answer)
{
  Own *own = g_task_get_task_data (task);
  JsonObject *names = json_node_get_object (answer);
  JsonArray *categories = json_object_get_array_member (names, "categories");
  PengListing *listing = peng_listing_new ();
  guint n = MIN (json_array_get_length (own->posts), PER_PAGE);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *post = peng_wordpress_get_object (json_array_get_element (own->posts, i));
      PengListed *listed = post != NULL ? read_post (own, post, categories) : NULL;

      if (listed != NULL)
        g_ptr_array_add (listing->articles, listed);
    }

  listing->more = n == PER_PAGE;
  g_task_return_pointer (task, listing, (GDestroyNotify) peng_listing_free);
}

/* All of them, each once. */
static JsonArray *
gather_categories (JsonArray *posts)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  JsonArray *all = json_array_new ();

  for (guint i = 0; i < json_array_get_length (posts); i++)
    {
      JsonObject *post = peng_wordpress_get_object (json_array_get_element (posts, i));
      g_autoptr(JsonArray) categories =
        post != NULL ? peng_wordpress_post_dup_categories (post, NULL) : NULL;

      for (guint j = 0; categories != NULL && j < json_array_get_length (categories); j++)
        {
          gint64 id = json_array_get_int_element (categories, j);

          if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
            json_array_add_int_element (all, id);
        }
    }

  return all;
}

static void
listed (GTask    *task,
        JsonNode *answer)
{
  Own *own = g_task_get_task_data (task);
  JsonArray *posts = peng_wordpress_get_array (answer);
  g_autoptr(JsonArray) categories = NULL;

  if (posts == NULL)
    {
      peng_wordpress_fail (task, PENG_PORTAL_ERROR_BAD_REPLY, FALSE, NULL, "no list of posts");
      return;
    }

  own->posts = json_array_ref (posts);
  categories = gather_categories (posts);
  peng_wordpress_terms_name (own->site, categories, NULL, task, named);
}

/* Past the end, which is told by a full page before it, the site refuses to count. */
static gboolean
not_listed (GTask        *task,
            const GError *error)
{
  Own *own = g_task_get_task_data (task);

  if (own->page == 1 || !g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_REFUSED))
    return FALSE;

  g_task_return_pointer (task, peng_listing_new (), (GDestroyNotify) peng_listing_free);

  return TRUE;
}

static void
entered (GTask    *task,
         JsonNode *answer)
{
  Own *own = g_task_get_task_data (task);
  g_autofree char *words = g_uri_escape_string (own->words, NULL, FALSE);
  g_autofree char *query = g_strdup_printf ("context=edit&status=any,trash&author=%"
                                            G_GINT64_FORMAT "&per_page=%u&page=%u&orderby=modified&order=desc"
                                            "&_fields=" FIELDS "%s%s", own->site->user, PER_PAGE,
                                            own->page, *words != '\0' ? "&search=" : "", words);
  const PengWordpressCall call = {
    .method = "GET", .route = "wp/v2/posts", .query = query, .catch = not_listed,
  };

  peng_wordpress_site_ask (own->site, &call, task, listed);
}

/**
 * peng_wordpress_own:
 * @self: an account
 * @words: what is sought, may be empty
 * @page: from 1
 * @task: (transfer full): is answered with a #PengListing
 */
void
peng_wordpress_own (PengWordpressSite *self,
                    const char        *words,
                    guint              page,
                    GTask             *task)
{
  Own *own = g_new0 (Own, 1);

  own->site = self;
  own->words = g_strdup (words);
  own->page = page;
  g_task_set_task_data (task, own, own_free);
  peng_wordpress_site_enter (self, task, entered);
  g_object_unref (task);
}
