/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-withdraw.h"

#include "publish/peng-wordpress-find.h"
#include "publish/peng-wordpress-post.h"

/* A withdrawn article becomes a draft again. Readers find nothing at its address, which it gets back
 * with its date when it is published once more; colleagues find its text among the drafts. As
 * "private" it would stand on the pages of all who are signed in, as if it were published, and in
 * the trash it would be gone after a month. */

typedef struct
{
  PengWordpressSite *site;
  char              *uuid;
  char              *etag;
} Withdrawal;

static void
withdrawal_free (gpointer data)
{
  Withdrawal *self = data;

  g_free (self->uuid);
  g_free (self->etag);
  g_free (self);
}

static void
changed (GTask    *task,
         JsonNode *answer)
{
  Withdrawal *self = g_task_get_task_data (task);
  g_autoptr(PengWordpressPost) post =
    peng_wordpress_post_new (peng_wordpress_get_object (answer), self->uuid, self->etag);

  if (post != NULL && peng_wordpress_post_is_withdrawn (post))
    g_task_return_pointer (task, g_strdup (post->token), g_free);
  else
    peng_wordpress_fail (task, PENG_PORTAL_ERROR_BAD_REPLY, TRUE, NULL, "it is not withdrawn");
}

static void
make_draft (GTask  *task,
            gint64  id)
{
  Withdrawal *self = g_task_get_task_data (task);
  g_autofree char *route = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT, id);
  g_autoptr(JsonObject) body = json_object_new ();
  const PengWordpressCall call = {
    .method = "POST", .route = route, .query = "context=edit", .body = body,
  };

  json_object_set_string_member (body, "status", "draft");
  peng_wordpress_site_ask (self->site, &call, task, changed);
}

static void
found (GTask    *task,
       JsonNode *answer)
{
  Withdrawal *self = g_task_get_task_data (task);
  g_autoptr(GPtrArray) posts = peng_wordpress_posts_read (answer, self->uuid, self->etag);
  PengWordpressPost *post = posts != NULL ? peng_wordpress_posts_choose (posts, FALSE) : NULL;

  if (posts == NULL)
    peng_wordpress_fail (task, PENG_PORTAL_ERROR_BAD_REPLY, FALSE, NULL, "no list of posts");
  else if (post == NULL)
    peng_wordpress_fail (task, PENG_PORTAL_ERROR_NOT_FOUND, FALSE, NULL, "no such article");
  else if (peng_wordpress_post_is_withdrawn (post))
    g_task_return_pointer (task, g_strdup (post->token), g_free);
  else if (self->etag != NULL && !g_str_equal (self->etag, post->token))
    peng_wordpress_fail (task, PENG_PORTAL_ERROR_CONFLICT, FALSE, post->token,
                         "another version is there");
  else
    make_draft (task, post->id);
}

static void
entered (GTask    *task,
         JsonNode *answer)
{
  Withdrawal *self = g_task_get_task_data (task);

  peng_wordpress_find (self->site, self->uuid, self->etag, task, found);
}

/**
 * peng_wordpress_withdraw:
 * @self: an account
 * @uuid: an article's
 * @etag: (nullable): the version that is to be withdrawn
 * @task: (transfer full): is answered with the version that it is withdrawn as
 */
void
peng_wordpress_withdraw (PengWordpressSite *self,
                         const char        *uuid,
                         const char        *etag,
                         GTask             *task)
{
  Withdrawal *withdrawal = g_new0 (Withdrawal, 1);

  withdrawal->site = self;
  withdrawal->uuid = g_strdup (uuid);
  withdrawal->etag = g_strdup (etag);
  g_task_set_task_data (task, withdrawal, withdrawal_free);
  peng_wordpress_site_enter (self, task, entered);
  g_object_unref (task);
}
