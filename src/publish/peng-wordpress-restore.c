/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-restore.h"

#include <string.h>

#define MAX_REVISIONS 20

typedef struct
{
  PengWordpressSite     *site;
  GTask                 *task;
  PengWordpressRestored  done;
  char                  *uuid;
  char                  *etag;
  gint64                 id;
  gint64                 base;
  gint64                 mine;
} Restore;

static void
restore_free (gpointer data)
{
  Restore *self = data;

  g_object_unref (self->task);
  g_free (self->uuid);
  g_free (self->etag);
  g_free (self);
}

/* What the editor of the site keeps while somebody types is no version of the post. */
static gboolean
is_autosave (JsonObject *revision)
{
  const char *slug = peng_json_get_string (revision, "slug");

  return slug != NULL && strstr (slug, "autosave") != NULL;
}

/* The newest that came after the version that was seen and before ours. */
static JsonObject *
find_overwritten (Restore   *self,
                  JsonArray *revisions)
{
  JsonObject *found = NULL;
  gint64 newest = self->base;

  for (guint i = 0; revisions != NULL && i < json_array_get_length (revisions); i++)
    {
      JsonObject *revision = peng_wordpress_get_object (json_array_get_element (revisions, i));
      gint64 id = revision != NULL ? peng_json_get_int (revision, "id") : 0;

      if (id > newest && id < self->mine && !is_autosave (revision))
        {
          newest = id;
          found = revision;
        }
    }

  return found;
}

static void
end (GTask             *task,
     PengWordpressPost *restored)
{
  Restore *self = g_task_get_task_data (task);

  self->done (self->task, restored);
  g_task_return_boolean (task, TRUE);
}

static void
restored (GTask    *task,
          JsonNode *answer)
{
  Restore *self = g_task_get_task_data (task);
  g_autoptr(PengWordpressPost) post =
    peng_wordpress_post_new (peng_wordpress_get_object (answer), self->uuid, self->etag);

  if (post != NULL)
    {
      end (task, post);
      return;
    }

  peng_wordpress_fail (self->task, PENG_PORTAL_ERROR_BAD_REPLY, TRUE, NULL,
                       "the site does not tell what it has put back");
  g_task_return_boolean (task, TRUE);
}

/* The words were overwritten and are not back: it is to be found out what is there. */
static gboolean
not_restored (GTask        *task,
              const GError *error)
{
  Restore *self = g_task_get_task_data (task);

  g_task_return_error (self->task, g_error_copy (error));
  g_task_return_boolean (task, TRUE);

  return TRUE;
}

static void
put_back (GTask      *task,
          JsonObject *revision)
{
  Restore *self = g_task_get_task_data (task);
  g_autofree char *route = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT, self->id);
  g_autoptr(JsonObject) body = json_object_new ();
  static const char * const members[] = { "title", "content", "excerpt" };
  const PengWordpressCall call = {
    .method = "POST", .route = route, .query = "context=edit", .body = body,
    .catch = not_restored,
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    json_object_set_string_member (body, members[i], peng_wordpress_get_raw (revision, members[i]));

  g_message ("post %" G_GINT64_FORMAT ": puts back what was overwritten", self->id);
  peng_wordpress_site_ask (self->site, &call, task, restored);
}

static void
listed (GTask    *task,
        JsonNode *answer)
{
  Restore *self = g_task_get_task_data (task);
  JsonObject *overwritten = find_overwritten (self, peng_wordpress_get_array (answer));

  if (overwritten != NULL)
    put_back (task, overwritten);
  else
    end (task, NULL);
}

/* Who may not see the revisions, a contributor, changes nothing that others have. */
static gboolean
not_listed (GTask        *task,
            const GError *error)
{
  end (task, NULL);

  return TRUE;
}

/**
 * peng_wordpress_restore:
 * @self: an account that was entered
 * @post: the post as our change left it
 * @base: number of the newest revision that was seen before the change, 0 where there was none
 * @uuid: the article's
 * @etag: the version that was seen before the change
 * @task: what is being done; kept until @done is called
 * @done: is called when all is well, or is again as it was
 *
 * Between looking which version is there and changing it somebody else may have changed it. The
 * revisions tell: what lies between the one that was seen and ours was overwritten without anybody
 * having read it, and is put back.
 */
void
peng_wordpress_restore (PengWordpressSite     *self,
                        PengWordpressPost     *post,
                        gint64                 base,
                        const char            *uuid,
                        const char            *etag,
                        GTask                 *task,
                        PengWordpressRestored  done)
{
  g_autoptr(GTask) own = NULL;
  g_autofree char *route = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT "/revisions", post->id);
  g_autofree char *query = g_strdup_printf ("context=edit&per_page=%u", MAX_REVISIONS);
  const PengWordpressCall call = {
    .method = "GET", .route = route, .query = query, .catch = not_listed,
  };
  Restore *restore;

  if (base == 0 || post->revision <= base)
    {
      done (task, NULL);
      return;
    }

  restore = g_new0 (Restore, 1);
  restore->site = self;
  restore->task = g_object_ref (task);
  restore->done = done;
  restore->uuid = g_strdup (uuid);
  restore->etag = g_strdup (etag);
  restore->id = post->id;
  restore->base = base;
  restore->mine = post->revision;
  own = g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task), NULL, NULL);
  g_task_set_source_tag (own, peng_wordpress_restore);
  g_task_set_task_data (own, restore, restore_free);
  peng_wordpress_site_ask (self, &call, own, listed);
}
