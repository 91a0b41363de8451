/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-release.h"

#include "publish/peng-wordpress-find.h"
#include "publish/peng-wordpress-post.h"

/* WordPress shows a post when its time has come and somebody asks for a page; under load it forgets
 * some of them, which then wait for ever. To ask for such a post to be published keeps its date. */

typedef struct
{
  PengWordpressSite *site;
  char              *uuid;
  char              *etag;
  gboolean           is_known;   /* the version that is at the site */
} Release;

static void
release_free (gpointer data)
{
  Release *self = data;

  g_free (self->uuid);
  g_free (self->etag);
  g_free (self);
}

static void
answer (GTask             *task,
        PengWordpressPost *post)
{
  Release *self = g_task_get_task_data (task);
  PengRemoteArticle *remote = peng_wordpress_post_to_remote (post, NULL);

  if (!self->is_known)
    g_clear_pointer (&remote->etag, g_free);
  g_task_return_pointer (task, remote, (GDestroyNotify) peng_remote_article_free);
}

static void
shown (GTask    *task,
       JsonNode *reply)
{
  Release *self = g_task_get_task_data (task);
  g_autoptr(PengWordpressPost) post =
    peng_wordpress_post_new (peng_wordpress_get_object (reply), self->uuid, self->etag);

  if (post != NULL)
    answer (task, post);
  else
    peng_wordpress_fail (task, PENG_PORTAL_ERROR_BAD_REPLY, TRUE, NULL, "it is another post");
}

static void
show (GTask             *task,
      PengWordpressPost *post)
{
  Release *self = g_task_get_task_data (task);
  g_autofree char *route = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT, post->id);
  g_autoptr(JsonObject) body = json_object_new ();
  const PengWordpressCall call = {
    .method = "POST", .route = route, .query = "context=edit", .body = body,
  };

  json_object_set_string_member (body, "status", "publish");
  peng_wordpress_site_ask (self->site, &call, task, shown);
}

static gboolean
is_overdue (PengWordpressPost *post)
{
  return g_str_equal (post->status, "future") && post->date != 0 &&
         post->date <= g_get_real_time () / G_USEC_PER_SEC;
}

static void
found (GTask    *task,
       JsonNode *reply)
{
  Release *self = g_task_get_task_data (task);
  g_autoptr(GPtrArray) posts = peng_wordpress_posts_read (reply, self->uuid, self->etag);
  PengWordpressPost *post = posts != NULL ? peng_wordpress_posts_choose (posts, FALSE) : NULL;

  if (post != NULL)
    self->is_known = g_str_equal (post->token, self->etag);

  if (posts == NULL)
    peng_wordpress_fail (task, PENG_PORTAL_ERROR_BAD_REPLY, FALSE, NULL, "no list of posts");
  else if (post == NULL)
    peng_wordpress_fail (task, PENG_PORTAL_ERROR_NOT_FOUND, FALSE, NULL, "no such article");
  else if (is_overdue (post))
    show (task, post);
  else
    answer (task, post);
}

static void
entered (GTask    *task,
         JsonNode *reply)
{
  Release *self = g_task_get_task_data (task);

  peng_wordpress_find (self->site, self->uuid, self->etag, task, found);
}

/**
 * peng_wordpress_release:
 * @self: an account
 * @uuid: an article's
 * @etag: the version that is known
 * @task: (transfer full): is answered with a #PengRemoteArticle
 *
 * Shows an article to readers whose time has come and that WordPress has forgotten.
 */
void
peng_wordpress_release (PengWordpressSite *self,
                        const char        *uuid,
                        const char        *etag,
                        GTask             *task)
{
  Release *release = g_new0 (Release, 1);

  release->site = self;
  release->uuid = g_strdup (uuid);
  release->etag = g_strdup (etag);
  g_task_set_task_data (task, release, release_free);
  peng_wordpress_site_enter (self, task, entered);
  g_object_unref (task);
}
