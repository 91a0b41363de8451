/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-get.h"

#include "publish/peng-media-name.h"
#include "publish/peng-wordpress-fields.h"
#include "publish/peng-wordpress-files.h"
#include "publish/peng-wordpress-find.h"
#include "publish/peng-wordpress-foreign.h"
#include "publish/peng-wordpress-html.h"
#include "publish/peng-wordpress-post.h"
#include "publish/peng-wordpress-terms.h"
#include "publish/peng-wordpress-text.h"

#include <string.h>

typedef struct
{
  PengWordpressSite *site;
  char              *uuid;
  char              *etag;
  PengWordpressPost *post;
  JsonObject        *terms;
} Get;

static void
get_free (gpointer data)
{
  Get *get = data;

  g_free (get->uuid);
  g_free (get->etag);
  g_clear_pointer (&get->post, peng_wordpress_post_free);
  g_clear_pointer (&get->terms, json_object_unref);
  g_free (get);
}

static void
set_plain (JsonObject *object,
           const char *member,
           Get        *get,
           const char *of)
{
  g_autofree char *text = peng_wordpress_text_dup_plain (peng_wordpress_get_raw (get->post->object,
                                                                                 of));

  json_object_set_string_member (object, member, g_strstrip (text));
}

/* A cover that is none of our files is never the one that was sent. */
static void
set_cover (JsonObject *object,
           Get        *get)
{
  gint64 id = peng_json_get_int (get->post->object, "featured_media");
  const char *name = id > 0 ? peng_wordpress_files_get_name (get->site, id) : "";
  g_autofree char *alias = name == NULL ? peng_media_alias_new (id) : NULL;

  json_object_set_string_member (object, "cover", name != NULL ? name : alias);
}

static char *
dup_html (Get *get)
{
  g_autofree char *named = peng_wordpress_post_dup_html (get->post, get->site->files);
  g_autofree char *html = peng_wordpress_foreign_name (named);

  return get->post->marker->is_absent ? peng_wordpress_foreign_break (html)
                                      : g_steal_pointer (&html);
}

static GBytes *
make_body (Get        *get,
           const char *html)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) root = NULL;
  const char *fields = get->post->marker->fields;
  char *text;

  set_plain (object, "title", get, "title");
  set_plain (object, "excerpt", get, "excerpt");
  json_object_set_array_member (object, "categories",
                                json_array_ref (json_object_get_array_member (get->terms,
                                                                              "categories")));
  json_object_set_array_member (object, "tags",
                                json_array_ref (json_object_get_array_member (get->terms, "tags")));
  set_cover (object, get);
  json_object_set_string_member (object, "status", get->post->status);
  json_object_set_int_member (object, "date", get->post->date);
  json_object_set_string_member (object, "fields", fields != NULL ? fields : "");
  json_object_set_string_member (object, "html", html);

  root = json_node_init_object (json_node_alloc (), object);
  text = json_to_string (root, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

static void
got_files (GTask    *task,
           JsonNode *answer)
{
  Get *get = g_task_get_task_data (task);
  g_autofree char *html = dup_html (get);
  g_autoptr(GBytes) body = make_body (get, html);
  PengRemoteArticle *remote = peng_wordpress_post_to_remote (get->post, body);
  g_autoptr(GPtrArray) blocks = peng_wordpress_html_read (html, &remote->n_unread);

  if (get->post->marker->is_absent)
    remote->lost_fields = peng_wordpress_fields_get_mask ();
  g_task_return_pointer (task, remote, (GDestroyNotify) peng_remote_article_free);
}

static void
named (GTask    *task,
       JsonNode *answer)
{
  Get *get = g_task_get_task_data (task);
  g_autoptr(GPtrArray) names = peng_wordpress_address_list_names (get->post->content);

  get->terms = json_object_ref (json_node_get_object (answer));
  for (guint i = 0; i < names->len; i++)
    g_hash_table_remove (get->site->files, g_ptr_array_index (names, i));
  peng_wordpress_files_find (get->site, names,
                             peng_json_get_int (get->post->object, "featured_media"), task,
                             got_files);
}

static void
use_post (GTask             *task,
          PengWordpressPost *post)
{
  Get *get = g_task_get_task_data (task);
  g_autoptr(JsonArray) categories = peng_wordpress_post_dup_categories (post->object, post->marker);

  get->post = peng_wordpress_post_new (post->object, get->uuid, get->etag);
  peng_wordpress_terms_name (get->site, categories,
                             peng_wordpress_post_get_terms (post, "tags"), task, named);
}

static void
found (GTask    *task,
       JsonNode *answer)
{
  Get *get = g_task_get_task_data (task);
  g_autoptr(GPtrArray) posts = peng_wordpress_posts_read (answer, get->uuid, get->etag);
  PengWordpressPost *post = posts != NULL ? peng_wordpress_posts_choose (posts, FALSE) : NULL;

  if (post != NULL)
    use_post (task, post);
  else if (posts != NULL)
    peng_wordpress_fail (task, PENG_PORTAL_ERROR_NOT_FOUND, FALSE, NULL, "no such article");
  else
    peng_wordpress_fail (task, PENG_PORTAL_ERROR_BAD_REPLY, FALSE, NULL, "no list of posts");
}

static void
entered (GTask    *task,
         JsonNode *answer)
{
  Get *get = g_task_get_task_data (task);

  peng_wordpress_find (get->site, get->uuid, get->etag, task, found);
}

/**
 * peng_wordpress_get:
 * @self: an account
 * @uuid: an article's
 * @etag: (nullable): the version of it that is known
 * @task: (transfer full): is answered with a #PengRemoteArticle
 */
void
peng_wordpress_get (PengWordpressSite *self,
                    const char        *uuid,
                    const char        *etag,
                    GTask             *task)
{
  Get *get = g_new0 (Get, 1);

  get->site = self;
  get->uuid = g_strdup (uuid);
  get->etag = g_strdup (etag);
  g_task_set_task_data (task, get, get_free);
  peng_wordpress_site_enter (self, task, entered);
  g_object_unref (task);
}
