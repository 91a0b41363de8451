/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-find.h"

#include "publish/peng-wordpress-foreign.h"
#include "publish/peng-wordpress-post.h"

#define MAX_FOUND 50

/*
 * An article is found by the marker in its post. A post has none that was written in WordPress, or
 * whose marker a colleague has deleted: its editor offers to take away a block that it does not know.
 * Then it is asked for by its number, which is in the name of what was taken in and in each version.
 *
 * After a backup was put back, the number of a post that it did not have is given once more. The post
 * that has it is ours only where it came out before the version that we know, or where one of its
 * earlier versions has our marker: a date is changed by a draft that is changed, and by publishing.
 */

typedef struct
{
  PengWordpressSite *site;
  GTask             *task;
  PengWordpressNext  next;
  char              *uuid;
  char              *etag;
  gint64             id;      /* 0 where no number is known */
  JsonNode          *found;   /* by the marker */
  JsonNode          *post;    /* by the number */
  GError            *refusal; /* to let this account change that */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->task);
  g_free (search->uuid);
  g_free (search->etag);
  g_clear_pointer (&search->found, json_node_unref);
  g_clear_pointer (&search->post, json_node_unref);
  g_clear_error (&search->refusal);
  g_free (search);
}

static void
end_search (GTask    *task,
            JsonNode *answer)
{
  Search *search = g_task_get_task_data (task);

  search->next (search->task, answer);
  g_task_return_boolean (task, TRUE);
}

static gboolean
not_searched (GTask        *task,
              const GError *error)
{
  Search *search = g_task_get_task_data (task);

  g_task_return_error (search->task, g_error_copy (error));
  g_task_return_boolean (task, TRUE);

  return TRUE;
}

static void
end_with_post (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  g_autoptr(JsonNode) list = json_node_copy (search->found);

  json_array_add_element (json_node_get_array (list), json_node_copy (search->post));
  end_search (task, list);
}

static void
got_revisions (GTask    *task,
               JsonNode *answer)
{
  Search *search = g_task_get_task_data (task);
  JsonArray *revisions = peng_wordpress_get_array (answer);

  if (revisions != NULL && json_array_get_length (revisions) > 0)
    end_with_post (task);
  else
    end_search (task, search->found);
}

/* What is not there, or not to be seen by this account, proves nothing. */
static gboolean
nothing_there (GTask        *task,
               const GError *error)
{
  Search *search = g_task_get_task_data (task);

  if (!g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND) &&
      !g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_REFUSED))
    return not_searched (task, error);

  end_search (task, search->found);

  return TRUE;
}

static void
ask_for_revisions (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  g_autofree char *route = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT "/revisions", search->id);
  g_autofree char *query = g_strdup_printf ("context=edit&per_page=1&_fields=id&search=%s",
                                            search->uuid);
  const PengWordpressCall call = {
    .method = "GET", .route = route, .query = query, .catch = nothing_there,
  };

  peng_wordpress_site_ask (search->site, &call, task, got_revisions);
}

/* What readers see of a post that the account may not change. */
static void
seen (GTask    *task,
      JsonNode *answer)
{
  Search *search = g_task_get_task_data (task);
  JsonObject *object = peng_wordpress_get_object (answer);

  if (object != NULL && peng_wordpress_post_is_older (object, search->etag))
    not_searched (task, search->refusal);
  else
    end_search (task, search->found);
}

/* It is another's post by now, or always was. */
static gboolean
number_not_found (GTask        *task,
                  const GError *error)
{
  Search *search = g_task_get_task_data (task);
  g_autofree char *route = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT, search->id);
  const PengWordpressCall call = {
    .method = "GET", .route = route, .query = "_fields=id,date_gmt", .catch = nothing_there,
  };

  if (!g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_REFUSED))
    return nothing_there (task, error);
  if (search->etag == NULL)
    return not_searched (task, error);

  search->refusal = g_error_copy (error);
  peng_wordpress_site_ask (search->site, &call, task, seen);

  return TRUE;
}

static void
found_number (GTask    *task,
              JsonNode *answer)
{
  Search *search = g_task_get_task_data (task);
  JsonObject *object = peng_wordpress_get_object (answer);

  search->post = json_node_copy (answer);
  if (search->etag == NULL || object == NULL || peng_wordpress_post_is_older (object, search->etag))
    end_with_post (task);
  else
    ask_for_revisions (task);
}

static void
found_marker (GTask    *task,
              JsonNode *answer)
{
  Search *search = g_task_get_task_data (task);
  g_autoptr(GPtrArray) posts = peng_wordpress_posts_read (answer, search->uuid, NULL);
  g_autofree char *route = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT, search->id);
  const PengWordpressCall call = {
    .method = "GET", .route = route, .query = "context=edit", .catch = number_not_found,
  };

  search->found = json_node_copy (answer);
  if (posts == NULL || search->id == 0 || peng_wordpress_posts_choose (posts, FALSE) != NULL)
    end_search (task, answer);
  else
    peng_wordpress_site_ask (search->site, &call, task, found_number);
}

/**
 * peng_wordpress_find:
 * @self: an account that was entered
 * @uuid: an article's
 * @etag: (nullable): the version of it that is known
 * @task: what is being done; kept until @next is called
 * @next: the next step; is given what peng_wordpress_posts_read() reads
 *
 * Looks for the posts that hold an article, in the trash too. "For editing" it is asked so that a
 * wrong password is an error and not an empty list.
 */
void
peng_wordpress_find (PengWordpressSite *self,
                     const char        *uuid,
                     const char        *etag,
                     GTask             *task,
                     PengWordpressNext  next)
{
  g_autofree char *query = g_strdup_printf ("context=edit&status=any,trash&per_page=%u&orderby=id"
                                            "&order=asc&search=%s", MAX_FOUND, uuid);
  const PengWordpressCall call = {
    .method = "GET", .route = "wp/v2/posts", .query = query, .catch = not_searched,
  };
  g_autoptr(GTask) own = NULL;
  Search *search = g_new0 (Search, 1);

  search->site = self;
  search->task = g_object_ref (task);
  search->next = next;
  search->uuid = g_strdup (uuid);
  search->etag = g_strdup (etag);
  if (etag != NULL || peng_wordpress_foreign_is_at (self->base_uri, uuid))
    search->id = peng_wordpress_post_find_id (uuid, etag);
  own = g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task), NULL, NULL);
  g_task_set_source_tag (own, peng_wordpress_find);
  g_task_set_task_data (own, search, search_free);
  peng_wordpress_site_ask (self, &call, own, found_marker);
}
