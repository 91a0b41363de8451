/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-put.h"

#include "publish/peng-wordpress-files.h"
#include "publish/peng-wordpress-find.h"
#include "publish/peng-wordpress-format.h"
#include "publish/peng-wordpress-post.h"
#include "publish/peng-wordpress-restore.h"
#include "publish/peng-wordpress-terms.h"
#include "publish/peng-wordpress-text.h"

#include <string.h>

/*
 * WordPress knows no "make this unless it is there" and no "change this if it is still so", and makes
 * two posts of what is sent twice. So an article is put there in steps:
 *
 *  1. All that it needs is found: category, tags, files. Nothing was done if one is missing.
 *  2. Its post is looked for, by the marker or as peng-wordpress-find.c says. To create, there must be none; to change one, it must be
 *     the version that was seen.
 *  3. To create, a draft is made that holds an unfinished marker alone: a place. Then it is looked
 *     for once more, and of all places the first is taken. A place that was made by a request whose
 *     answer was lost is so found again, or is one that nobody sees.
 *  4. One request, which may be sent any number of times, puts everything into the post and shows it.
 *  5. The answer is compared with what was sent: WordPress takes away what it does not like and says
 *     nothing.
 *  6. After a change, peng-wordpress-restore.c looks whether somebody's words were overwritten
 *     between 2 and 4.
 *
 * Whoever lost an answer asks for the article: a post with an unfinished marker is no article.
 */

typedef struct
{
  PengWordpressSite *site;
  char              *uuid;
  char              *etag;
  JsonObject        *sent;
  gint64             category;
  JsonArray         *categories;  /* that one, and those that colleagues gave */
  JsonArray         *tags;
  PengWordpressPost *post;      /* where it goes */
  gboolean           has_looked_again;
} Put;

static void
put_free (gpointer data)
{
  Put *put = data;

  g_free (put->uuid);
  g_free (put->etag);
  json_object_unref (put->sent);
  g_clear_pointer (&put->categories, json_array_unref);
  g_clear_pointer (&put->tags, json_array_unref);
  g_clear_pointer (&put->post, peng_wordpress_post_free);
  g_free (put);
}

static const char *
get_text (Put        *put,
          const char *member)
{
  const char *text = peng_json_get_string (put->sent, member);

  return text != NULL ? text : "";
}

static gint64
get_cover (Put *put)
{
  PengWordpressFile *file = g_hash_table_lookup (put->site->files, get_text (put, "cover"));

  return file != NULL ? file->id : 0;
}

/* What is to be read by all is looked at by somebody first, where the account may not do that. */
static const char *
choose_status (Put *put)
{
  const char *status = get_text (put, "status");

  if (put->site->can_publish || g_str_equal (status, "draft"))
    return status;

  return "pending";
}

static char *
write_content (Put *put)
{
  const char *status = get_text (put, "status");
  g_autofree char *html = peng_wordpress_address_place (get_text (put, "html"), put->site->files);
  g_autofree char *marker = peng_wordpress_marker_write (put->uuid,
                                                         g_str_equal (status, "publish") ? NULL
                                                                                         : status,
                                                         get_text (put, "fields"), put->category);

  return html != NULL ? g_strconcat (html, "\n", marker, NULL) : NULL;
}

static void
set_escaped (JsonObject *body,
             const char *member,
             const char *text)
{
  g_autofree char *escaped = peng_wordpress_text_escape (text);

  json_object_set_string_member (body, member, escaped);
}

/* A post that was to come at a time comes at that time, unless it is told that it has none. */
static void
set_date (Put        *put,
          JsonObject *body)
{
  gint64 date = peng_json_get_int (put->sent, "date");
  g_autoptr(GDateTime) time = date != 0 ? g_date_time_new_from_unix_utc (date) : NULL;
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%S") : NULL;

  if (text != NULL)
    json_object_set_string_member (body, "date_gmt", text);
  else if (put->post->date > g_get_real_time () / G_USEC_PER_SEC)
    json_object_set_null_member (body, "date_gmt");
}

static JsonObject *
make_body (Put        *put,
           const char *content)
{
  JsonObject *body = json_object_new ();

  set_escaped (body, "title", get_text (put, "title"));
  set_escaped (body, "excerpt", get_text (put, "excerpt"));
  json_object_set_string_member (body, "content", content);
  json_object_set_string_member (body, "status", choose_status (put));
  json_object_set_array_member (body, "categories", json_array_ref (put->categories));
  json_object_set_array_member (body, "tags", json_array_ref (put->tags));
  json_object_set_int_member (body, "featured_media", get_cover (put));
  set_date (put, body);

  return body;
}

static gboolean
holds_number (JsonArray *array,
              gint64     number)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      if (json_array_get_int_element (array, i) == number)
        return TRUE;
    }

  return FALSE;
}

/* Whether it is the section that the post had until now. A post that was written in WordPress, or
 * is from before sections were noted, has its first category for it, unless it has this one too. */
static gboolean
is_former_section (Put                       *put,
                   const PengWordpressMarker *marker,
                   JsonArray                 *present,
                   guint                      i)
{
  gint64 number = json_array_get_int_element (present, i);

  if (marker->category > 0)
    return number == marker->category;

  return i == 0 && !holds_number (present, put->category);
}

/* The section goes to the place of the former one; the categories that colleagues gave stay. To a
 * place that was made a moment ago the site has given one of its own. */
static JsonArray *
choose_categories (Put                     *put,
                   const PengWordpressPost *post)
{
  g_autoptr(JsonArray) present = peng_wordpress_post_dup_categories (post->object, post->marker);
  JsonArray *chosen = json_array_new ();

  json_array_add_int_element (chosen, put->category);
  for (guint i = 0; put->etag != NULL && i < json_array_get_length (present); i++)
    {
      gint64 number = json_array_get_int_element (present, i);

      if (number != put->category && !is_former_section (put, post->marker, present, i))
        json_array_add_int_element (chosen, number);
    }

  return chosen;
}

static gboolean
holds_all (JsonArray *array,
           JsonArray *numbers)
{
  for (guint i = 0; i < json_array_get_length (numbers); i++)
    if (!holds_number (array, json_array_get_int_element (numbers, i)))
      return FALSE;

  return TRUE;
}

static gboolean
has_terms (Put               *put,
           PengWordpressPost *post)
{
  JsonArray *categories = peng_wordpress_post_get_terms (post, "categories");
  JsonArray *tags = peng_wordpress_post_get_terms (post, "tags");

  return holds_all (categories, put->categories) && holds_all (tags, put->tags);
}

static gboolean
has_words (Put               *put,
           PengWordpressPost *post)
{
  g_autofree char *title = NULL;
  g_autofree char *html = peng_wordpress_post_dup_html (post, put->site->files);

  title = peng_wordpress_text_dup_plain (peng_wordpress_get_raw (post->object, "title"));

  return g_str_equal (title, get_text (put, "title")) && !post->marker->unfinished &&
         !peng_wordpress_post_is_withdrawn (post) &&
         peng_json_get_int (post->object, "featured_media") == get_cover (put) &&
         peng_wordpress_is_same_text (get_text (put, "html"), html);
}

static void
finish (GTask             *task,
        PengWordpressPost *post)
{
  g_task_return_pointer (task, peng_wordpress_post_to_remote (post, NULL),
                         (GDestroyNotify) peng_remote_article_free);
}

static void
checked (GTask             *task,
         PengWordpressPost *restored)
{
  Put *put = g_task_get_task_data (task);

  if (restored == NULL)
    finish (task, put->post);
  else
    peng_wordpress_fail (task, PENG_PORTAL_ERROR_CONFLICT, FALSE, restored->token,
                         "somebody changed it at the same moment");
}

static void
finished (GTask    *task,
          JsonNode *answer)
{
  Put *put = g_task_get_task_data (task);
  g_autoptr(PengWordpressPost) post =
    peng_wordpress_post_new (peng_wordpress_get_object (answer), put->uuid, NULL);
  gint64 base = put->post->revision;

  if (post == NULL || !has_words (put, post) || !has_terms (put, post))
    {
      peng_wordpress_fail (task, PENG_PORTAL_ERROR_BAD_REPLY, TRUE, NULL,
                           "the site has not what was sent");
      return;
    }

  g_clear_pointer (&put->post, peng_wordpress_post_free);
  put->post = g_steal_pointer (&post);
  if (put->etag != NULL)
    peng_wordpress_restore (put->site, put->post, base, put->uuid, put->etag, task, checked);
  else
    finish (task, put->post);
}

static void
fill (GTask *task)
{
  Put *put = g_task_get_task_data (task);
  g_autofree char *route = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT, put->post->id);
  g_autofree char *content = write_content (put);
  g_autoptr(JsonObject) body = NULL;
  PengWordpressCall call = { .method = "POST", .route = route, .query = "context=edit" };

  if (content == NULL)
    {
      peng_wordpress_fail (task, PENG_PORTAL_ERROR_MISSING_MEDIA, FALSE, NULL,
                           "a file of the article is not there");
      return;
    }

  body = make_body (put, content);
  call.body = body;
  peng_wordpress_site_ask (put->site, &call, task, finished);
}

static void look_for_post (GTask *task);

static void
made_place (GTask    *task,
            JsonNode *answer)
{
  Put *put = g_task_get_task_data (task);

  put->has_looked_again = TRUE;
  look_for_post (task);
}

static void
make_place (GTask *task)
{
  Put *put = g_task_get_task_data (task);
  g_autofree char *content = peng_wordpress_marker_begin (put->uuid);
  g_autoptr(JsonObject) body = json_object_new ();
  const PengWordpressCall call = { .method = "POST", .route = "wp/v2/posts", .body = body };

  set_escaped (body, "title", get_text (put, "title"));
  json_object_set_string_member (body, "content", content);
  json_object_set_string_member (body, "status", "draft");
  peng_wordpress_site_ask (put->site, &call, task, made_place);
}

static void
take_post (Put               *put,
           GPtrArray         *posts,
           PengWordpressPost *post)
{
  peng_wordpress_posts_tidy (put->site, posts, post->id, put->uuid);
  put->post = peng_wordpress_post_new (post->object, put->uuid, put->etag);
  put->categories = choose_categories (put, put->post);
}

static void
create (GTask     *task,
        GPtrArray *posts)
{
  Put *put = g_task_get_task_data (task);
  PengWordpressPost *present = peng_wordpress_posts_choose (posts, FALSE);
  PengWordpressPost *place = peng_wordpress_posts_choose (posts, TRUE);

  if (present != NULL)
    {
      peng_wordpress_fail (task, PENG_PORTAL_ERROR_CONFLICT, FALSE, present->token,
                           "it is there already");
    }
  else if (place != NULL)
    {
      take_post (put, posts, place);
      fill (task);
    }
  else if (put->has_looked_again)
    {
      peng_wordpress_fail (task, PENG_PORTAL_ERROR_BAD_REPLY, TRUE, NULL,
                           "the site does not find what it has made");
    }
  else
    {
      make_place (task);
    }
}

static void
update (GTask     *task,
        GPtrArray *posts)
{
  Put *put = g_task_get_task_data (task);
  PengWordpressPost *present = peng_wordpress_posts_choose (posts, FALSE);

  if (present == NULL)
    {
      peng_wordpress_fail (task, PENG_PORTAL_ERROR_NOT_FOUND, FALSE, NULL, "no such article");
    }
  else if (!g_str_equal (present->token, put->etag))
    {
      peng_wordpress_fail (task, PENG_PORTAL_ERROR_CONFLICT, FALSE, present->token,
                           "another version is there");
    }
  else
    {
      take_post (put, posts, present);
      fill (task);
    }
}

static void
found (GTask    *task,
       JsonNode *answer)
{
  Put *put = g_task_get_task_data (task);
  g_autoptr(GPtrArray) posts = peng_wordpress_posts_read (answer, put->uuid, put->etag);

  if (posts == NULL)
    peng_wordpress_fail (task, PENG_PORTAL_ERROR_BAD_REPLY, FALSE, NULL, "no list of posts");
  else if (put->etag == NULL)
    create (task, posts);
  else
    update (task, posts);
}

static void
look_for_post (GTask *task)
{
  Put *put = g_task_get_task_data (task);

  peng_wordpress_find (put->site, put->uuid, put->etag, task, found);
}

static void
described (GTask    *task,
           JsonNode *answer)
{
  look_for_post (task);
}

static void
got_files (GTask    *task,
           JsonNode *answer)
{
  Put *put = g_task_get_task_data (task);
  g_autofree char *placed = peng_wordpress_address_place (get_text (put, "html"),
                                                          put->site->files);

  if (placed != NULL && (*get_text (put, "cover") == '\0' || get_cover (put) != 0))
    peng_wordpress_files_describe (put->site,
                                   peng_wordpress_get_array (json_object_get_member (put->sent,
                                                                                     "media")),
                                   task, described);
  else
    peng_wordpress_fail (task, PENG_PORTAL_ERROR_MISSING_MEDIA, FALSE, NULL,
                         "a file of the article is not there");
}

static void
got_terms (GTask    *task,
           JsonNode *answer)
{
  Put *put = g_task_get_task_data (task);
  JsonObject *terms = json_node_get_object (answer);
  g_autoptr(GPtrArray) names = peng_wordpress_address_list_names (get_text (put, "html"));

  put->category = json_object_get_int_member (terms, "category");
  put->tags = json_array_ref (json_object_get_array_member (terms, "tags"));
  if (*get_text (put, "cover") != '\0')
    g_ptr_array_add (names, g_strdup (get_text (put, "cover")));

  /* What was there a moment ago may have been deleted by a person since. */
  for (guint i = 0; i < names->len; i++)
    g_hash_table_remove (put->site->files, g_ptr_array_index (names, i));
  peng_wordpress_files_find (put->site, names, 0, task, got_files);
}

static void
entered (GTask    *task,
         JsonNode *answer)
{
  Put *put = g_task_get_task_data (task);

  peng_wordpress_terms_resolve (put->site, get_text (put, "category"),
                                peng_wordpress_get_array (json_object_get_member (put->sent,
                                                                                  "tags")),
                                task, got_terms);
}

/**
 * peng_wordpress_put:
 * @self: an account
 * @uuid: the article's
 * @article: what peng_wordpress_format() gave
 * @etag: (nullable): the version that it takes the place of; %NULL to create it
 * @task: (transfer full): is answered with a #PengRemoteArticle
 */
void
peng_wordpress_put (PengWordpressSite *self,
                    const char        *uuid,
                    GBytes            *article,
                    const char        *etag,
                    GTask             *task)
{
  GError *error = NULL;
  JsonObject *sent = peng_json_parse (article, &error);
  Put *put;

  if (sent == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  put = g_new0 (Put, 1);
  put->site = self;
  put->uuid = g_strdup (uuid);
  put->etag = g_strdup (etag);
  put->sent = sent;
  g_task_set_task_data (task, put, put_free);
  peng_wordpress_site_enter (self, task, entered);
  g_object_unref (task);
}
