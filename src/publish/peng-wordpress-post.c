/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-post.h"

#include "publish/peng-wordpress-address.h"
#include "publish/peng-wordpress-foreign.h"

#include <string.h>

/**
 * peng_wordpress_post_free:
 * @self: (transfer full): a post
 */
void
peng_wordpress_post_free (PengWordpressPost *self)
{
  json_object_unref (self->object);
  g_clear_pointer (&self->marker, peng_wordpress_marker_free);
  g_free (self->token);
  g_free (self);
}

/* The first of the links of a kind; it tells of revisions. */
static JsonObject *
get_link (JsonObject *object,
          const char *name)
{
  JsonObject *links = peng_wordpress_get_object (json_object_get_member (object, "_links"));
  JsonArray *array = links != NULL
                       ? peng_wordpress_get_array (json_object_get_member (links, name)) : NULL;

  return array != NULL && json_array_get_length (array) > 0
           ? peng_wordpress_get_object (json_array_get_element (array, 0)) : NULL;
}

static gint64
get_link_number (JsonObject *object,
                 const char *link,
                 const char *member)
{
  JsonObject *found = get_link (object, link);

  return found != NULL ? peng_json_get_int (found, member) : 0;
}

/* Who may read it. A post that comes out at its time is still the same version. */
static const char *
get_state (const char *status)
{
  if (g_str_equal (status, "draft") || g_str_equal (status, "trash"))
    return status;

  return "live";
}

/* The time of the last change counts seconds and may go back, the revisions do not count what is no
 * text: together they tell versions apart. */
static char *
make_token (PengWordpressPost *self)
{
  const char *modified = peng_json_get_string (self->object, "modified_gmt");

  return g_strdup_printf ("%" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s",
                          self->id, modified != NULL ? modified : "", self->revision,
                          get_link_number (self->object, "version-history", "count"),
                          get_state (self->status));
}

/* WordPress writes UTC without a zone. */
static gint64
parse_date (JsonObject *object,
            const char *member)
{
  const char *text = peng_json_get_string (object, member);
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) date = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  return date != NULL ? g_date_time_to_unix (date) : 0;
}

/**
 * peng_wordpress_post_find_id:
 * @uuid: an article's
 * @etag: (nullable): the version of it that is known
 *
 * Returns: the number of the post that held it then, at whatever site; 0 where nothing tells it
 */
gint64
peng_wordpress_post_find_id (const char *uuid,
                             const char *etag)
{
  return etag != NULL ? g_ascii_strtoll (etag, NULL, 10) : peng_wordpress_foreign_get_id (uuid);
}

/**
 * peng_wordpress_post_is_older:
 * @object: what the API says of a post
 * @etag: a version
 *
 * Returns: whether the post came out before there was that version
 */
gboolean
peng_wordpress_post_is_older (JsonObject *object,
                              const char *etag)
{
  const char *date = peng_json_get_string (object, "date_gmt");
  const char *modified = strchr (etag, ' ');

  /* Both are written in one way, in UTC: the order of their letters is that of the times. */
  return date != NULL && modified != NULL && strncmp (date, modified + 1, strlen (date)) <= 0;
}

/* The marker of another article is in a post that was taken in under another name. */
static PengWordpressMarker *
find_marker_of_other (const char *content)
{
  g_autofree char *uuid = peng_wordpress_marker_dup_uuid (content);

  return uuid != NULL ? peng_wordpress_marker_find (content, uuid)
                      : peng_wordpress_marker_new_absent (content);
}

static PengWordpressMarker *
find_marker (JsonObject *object,
             const char *content,
             const char *uuid,
             const char *etag)
{
  PengWordpressMarker *marker = peng_wordpress_marker_find (content, uuid);
  gint64 id = peng_wordpress_post_find_id (uuid, etag);

  return marker == NULL && id > 0 && object != NULL && id == peng_json_get_int (object, "id")
           ? find_marker_of_other (content) : marker;
}

/**
 * peng_wordpress_post_new:
 * @object: (nullable): what the API says of a post, for editing
 * @uuid: an article's
 * @etag: (nullable): the version of it that is known
 *
 * Returns: (transfer full) (nullable): the post, where it holds that article: by its marker, or
 *   because it is the post that the version was of
 */
PengWordpressPost *
peng_wordpress_post_new (JsonObject *object,
                         const char *uuid,
                         const char *etag)
{
  const char *content = object != NULL ? peng_wordpress_get_raw (object, "content") : "";
  const char *status = object != NULL ? peng_json_get_string (object, "status") : NULL;
  g_autoptr(PengWordpressMarker) marker = find_marker (object, content, uuid, etag);
  PengWordpressPost *self;

  if (marker == NULL || status == NULL || peng_json_get_int (object, "id") <= 0)
    return NULL;

  self = g_new0 (PengWordpressPost, 1);
  self->object = json_object_ref (object);
  self->id = peng_json_get_int (object, "id");
  self->status = status;
  self->content = content;
  self->marker = g_steal_pointer (&marker);
  self->revision = get_link_number (object, "predecessor-version", "id");
  self->date = parse_date (object, "date_gmt");
  self->token = make_token (self);

  return self;
}

/**
 * peng_wordpress_post_is_withdrawn:
 * @self: a post
 *
 * Returns: whether readers do not see it that were to see it; of a draft that was written in
 *   WordPress nobody knows whether they were
 */
gboolean
peng_wordpress_post_is_withdrawn (PengWordpressPost *self)
{
  if (g_str_equal (self->status, "trash"))
    return TRUE;

  return g_str_equal (self->status, "draft") && g_strcmp0 (self->marker->status, "draft") != 0;
}

/**
 * peng_wordpress_post_dup_html:
 * @self: a post
 * @files: (element-type utf8 PengWordpressFile): the site's files by our names
 *
 * Returns: (transfer full): its text without the marker, with our names for what it shows
 */
char *
peng_wordpress_post_dup_html (PengWordpressPost *self,
                              GHashTable        *files)
{
  const PengWordpressMarker *marker = self->marker;
  g_autofree char *content = g_strdup_printf ("%.*s%s", (int) marker->start, self->content,
                                              self->content + marker->start + marker->length);

  return g_strchomp (peng_wordpress_address_name (content, files));
}

/**
 * peng_wordpress_post_get_terms:
 * @self: a post
 * @taxonomy: `categories` or `tags`
 *
 * Returns: (transfer none) (nullable): the numbers of its terms
 */
JsonArray *
peng_wordpress_post_get_terms (PengWordpressPost *self,
                               const char        *taxonomy)
{
  return peng_wordpress_get_array (json_object_get_member (self->object, taxonomy));
}

static gint64
get_number (JsonArray *array,
            guint      i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;
}

static gboolean
holds_number (JsonArray *array,
              gint64     number)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (get_number (array, i) == number)
      return TRUE;

  return FALSE;
}

/**
 * peng_wordpress_post_dup_categories:
 * @post: what the API says of a post
 * @marker: (nullable): the marker in it
 *
 * A post may have several categories, of which one is the section of the article.
 *
 * Returns: (transfer full): their numbers, that of the section first
 */
JsonArray *
peng_wordpress_post_dup_categories (JsonObject                *post,
                                    const PengWordpressMarker *marker)
{
  JsonArray *all = peng_wordpress_get_array (json_object_get_member (post, "categories"));
  JsonArray *ordered = json_array_new ();
  gint64 section = marker != NULL ? marker->category : 0;

  if (all == NULL)
    return ordered;

  if (section > 0 && holds_number (all, section))
    json_array_add_int_element (ordered, section);
  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      gint64 number = get_number (all, i);

      if (number > 0 && number != section)
        json_array_add_int_element (ordered, number);
    }

  return ordered;
}

/**
 * peng_wordpress_post_to_remote:
 * @self: a post
 * @body: (nullable): the article in it
 *
 * Returns: (transfer full): what a portal says of an article
 */
PengRemoteArticle *
peng_wordpress_post_to_remote (PengWordpressPost *self,
                               GBytes            *body)
{
  PengRemoteArticle *remote = g_new0 (PengRemoteArticle, 1);
  const char *modified = peng_json_get_string (self->object, "modified_gmt");

  remote->etag = g_strdup (self->token);
  remote->uri = g_strdup (peng_json_get_string (self->object, "link"));
  remote->modified = modified != NULL ? g_strconcat (modified, "Z", NULL) : NULL;
  remote->withdrawn = peng_wordpress_post_is_withdrawn (self);
  remote->body = body != NULL ? g_bytes_ref (body) : NULL;
  if (g_str_equal (self->status, "publish") && self->date != 0)
    remote->published = g_date_time_new_from_unix_utc (self->date);

  return remote;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const PengWordpressPost *one = *(PengWordpressPost * const *) a;
  const PengWordpressPost *other = *(PengWordpressPost * const *) b;

  return (one->id > other->id) - (one->id < other->id);
}

/**
 * peng_wordpress_posts_read:
 * @answer: what was found
 * @uuid: the article's
 * @etag: (nullable): the version of it that is known
 *
 * Returns: (transfer full) (element-type PengWordpressPost) (nullable): the posts that hold the
 *   article, by their numbers; %NULL where the answer is no list
 */
GPtrArray *
peng_wordpress_posts_read (JsonNode   *answer,
                           const char *uuid,
                           const char *etag)
{
  JsonArray *array = peng_wordpress_get_array (answer);
  GPtrArray *posts;

  if (array == NULL)
    return NULL;

  posts = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_wordpress_post_free);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = peng_wordpress_get_object (json_array_get_element (array, i));
      PengWordpressPost *post = peng_wordpress_post_new (object, uuid, etag);

      if (post != NULL)
        g_ptr_array_add (posts, post);
    }
  g_ptr_array_sort (posts, compare_ids);

  return posts;
}

/**
 * peng_wordpress_posts_choose:
 * @posts: (element-type PengWordpressPost): by their numbers
 * @unfinished: whether to look for a place or for an article
 *
 * All who look choose the same one.
 *
 * Returns: (transfer none) (nullable): the first; one that readers were not deprived of, where there
 *   is one
 */
PengWordpressPost *
peng_wordpress_posts_choose (GPtrArray *posts,
                             gboolean   unfinished)
{
  PengWordpressPost *first = NULL;

  for (guint i = 0; i < posts->len; i++)
    {
      PengWordpressPost *post = g_ptr_array_index (posts, i);

      if (post->marker->unfinished != unfinished)
        continue;
      if (!g_str_equal (post->status, "trash"))
        return post;
      if (first == NULL)
        first = post;
    }

  return first;
}

/* Nobody has written a word into it. */
static gboolean
is_bare (PengWordpressPost *post,
         const char        *uuid)
{
  g_autofree char *begun = peng_wordpress_marker_begin (uuid);
  g_autofree char *content = g_strstrip (g_strdup (post->content));

  return post->marker->unfinished && g_str_equal (content, begun) &&
         (g_str_equal (post->status, "draft") || g_str_equal (post->status, "trash"));
}

/**
 * peng_wordpress_posts_tidy:
 * @self: an account that was entered
 * @posts: (element-type PengWordpressPost): what was found of an article
 * @kept: number of the one that holds it
 * @uuid: the article's
 *
 * Deletes the places that were made for the article a second time, because an answer was lost.
 */
void
peng_wordpress_posts_tidy (PengWordpressSite *self,
                           GPtrArray         *posts,
                           gint64             kept,
                           const char        *uuid)
{
  for (guint i = 0; i < posts->len; i++)
    {
      PengWordpressPost *post = g_ptr_array_index (posts, i);

      if (post->id != kept && is_bare (post, uuid))
        peng_wordpress_site_drop (self, "wp/v2/posts", post->id);
    }
}
