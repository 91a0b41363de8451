/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-files.h"

#include "core/peng-block.h"
#include "publish/peng-media-name.h"
#include "publish/peng-public-fetch.h"
#include "publish/peng-wordpress-text.h"

#include <string.h>

#define PREFIX "peng-"
#define FIELDS "context=edit&per_page=100&orderby=id&order=asc" \
               "&_fields=id,slug,source_url,alt_text,caption,media_details"

/* So many names stand in one address. */
#define MAX_ASKED 40

typedef struct
{
  PengWordpressSite *site;
  GTask             *task;
  PengWordpressNext  next;
  GPtrArray         *names;
  guint              n_asked;
  gint64             featured;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->task);
  g_ptr_array_unref (search->names);
  g_free (search);
}

static const char *
get_name (const char *slug)
{
  const char *name = slug != NULL && g_str_has_prefix (slug, PREFIX) ? slug + strlen (PREFIX) : NULL;

  return name != NULL && peng_media_is_name (name) ? name : NULL;
}

static gboolean
is_address (const char *url)
{
  return url != NULL && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://"));
}

/* A picture that is very large is shown smaller; beside it is what was sent. */
static char *
dup_original (const char *url,
              JsonObject *item)
{
  JsonObject *details = peng_wordpress_get_object (json_object_get_member (item, "media_details"));
  const char *original = details != NULL ? peng_json_get_string (details, "original_image") : NULL;
  const char *slash = strrchr (url, '/');

  if (original == NULL || strchr (original, '/') != NULL)
    return g_strdup (url);

  return g_strdup_printf ("%.*s/%s", (int) (slash - url), url, original);
}

/**
 * peng_wordpress_files_take:
 * @self: an account
 * @item: what the API says of a media item, for editing
 *
 * Returns: whether it is one of our files, which is known to be there from now on
 */
gboolean
peng_wordpress_files_take (PengWordpressSite *self,
                           JsonObject        *item)
{
  const char *name = get_name (peng_json_get_string (item, "slug"));
  const char *url = peng_json_get_string (item, "source_url");
  const char *alt = peng_json_get_string (item, "alt_text");
  gint64 id = peng_json_get_int (item, "id");
  PengWordpressFile *file;

  if (name == NULL || !is_address (url) || id <= 0)
    return FALSE;

  file = g_new0 (PengWordpressFile, 1);
  file->id = id;
  file->url = g_strdup (url);
  file->original_url = dup_original (url, item);
  file->alt = peng_wordpress_text_dup_plain (alt != NULL ? alt : "");
  file->caption = peng_wordpress_text_dup_plain (peng_wordpress_get_raw (item, "caption"));
  g_hash_table_replace (self->files, g_strdup (name), file);

  return TRUE;
}

static void search_on (GTask    *task,
                       JsonNode *answer);

/* The same file may be there twice, after a lost answer: the second has another slug. */
static void
found (GTask    *task,
       JsonNode *answer)
{
  Search *search = g_task_get_task_data (task);
  JsonArray *items = peng_wordpress_get_array (answer);

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *item = peng_wordpress_get_object (json_array_get_element (items, i));

      if (item != NULL)
        peng_wordpress_files_take (search->site, item);
    }

  search_on (task, NULL);
}

static char *
make_query (Search *search)
{
  GString *query = g_string_new (FIELDS "&slug=");
  guint n = MIN (search->n_asked + MAX_ASKED, search->names->len);

  for (guint i = search->n_asked; i < n; i++)
    g_string_append_printf (query, "%s" PREFIX "%s", i > search->n_asked ? "," : "",
                            (char *) g_ptr_array_index (search->names, i));
  search->n_asked = n;

  return g_string_free (query, FALSE);
}

/* The next question, NULL when all is asked. */
static char *
dup_next_query (Search *search)
{
  gint64 featured = search->featured;

  if (search->n_asked < search->names->len)
    return make_query (search);
  if (featured == 0)
    return NULL;

  search->featured = 0;

  return g_strdup_printf (FIELDS "&include=%" G_GINT64_FORMAT, featured);
}

static void
search_on (GTask    *task,
           JsonNode *answer)
{
  Search *search = g_task_get_task_data (task);
  g_autofree char *query = dup_next_query (search);
  const PengWordpressCall call = { .method = "GET", .route = "wp/v2/media", .query = query };

  if (query != NULL)
    peng_wordpress_site_ask (search->site, &call, task, found);
  else
    g_task_return_boolean (task, TRUE);
}

static void
searched_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Search *search = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    search->next (search->task, NULL);
  else
    g_task_return_error (search->task, error);
}

/* As peng_wordpress_files_find() says; what is known already is not asked for. */
static GPtrArray *
list_unknown (PengWordpressSite *self,
              GPtrArray         *names)
{
  GPtrArray *unknown = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (!g_hash_table_contains (self->files, name) &&
          !g_ptr_array_find_with_equal_func (unknown, name, g_str_equal, NULL))
        g_ptr_array_add (unknown, g_strdup (name));
    }

  return unknown;
}

/**
 * peng_wordpress_files_find:
 * @self: an account that was entered
 * @names: (element-type utf8): names of files
 * @featured: number of one more, or 0
 * @task: what is being done; kept until @next is called
 * @next: the next step
 *
 * Asks which of these files are there: they are in `self->files` then.
 */
void
peng_wordpress_files_find (PengWordpressSite *self,
                           GPtrArray         *names,
                           gint64             featured,
                           GTask             *task,
                           PengWordpressNext  next)
{
  g_autoptr(GTask) search_task = g_task_new (g_task_get_source_object (task),
                                             g_task_get_cancellable (task), searched_cb, NULL);
  Search *search = g_new0 (Search, 1);

  search->site = self;
  search->task = g_object_ref (task);
  search->next = next;
  search->names = list_unknown (self, names);
  search->featured = featured;
  g_task_set_source_tag (search_task, peng_wordpress_files_find);
  g_task_set_task_data (search_task, search, search_free);
  search_on (search_task, NULL);
}

/**
 * peng_wordpress_files_get_name:
 * @self: an account
 * @id: number of a media item
 *
 * Returns: (transfer none) (nullable): our name for it, where it is one of our files and was found
 */
const char *
peng_wordpress_files_get_name (PengWordpressSite *self,
                               gint64             id)
{
  GHashTableIter iter;
  gpointer name, file;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &name, &file))
    {
      if (((PengWordpressFile *) file)->id == id)
        return name;
    }

  return NULL;
}

typedef struct
{
  PengWordpressSite *site;
  char              *name;
  gsize              max_bytes;
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->name);
  g_free (item);
}

static PengWordpressFile *
get_file (GTask *task)
{
  Item *item = g_task_get_task_data (task);

  return g_hash_table_lookup (item->site->files, item->name);
}

/* What a person deleted since is not there: it is asked for anew each time. */
static void
search_item (GTask             *task,
             PengWordpressNext  next)
{
  Item *item = g_task_get_task_data (task);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, item->name);
  g_hash_table_remove (item->site->files, item->name);
  peng_wordpress_files_find (item->site, names, 0, task, next);
}

static void
begin_item (PengWordpressSite *self,
            const char        *sha256,
            gsize              max_bytes,
            GTask             *task,
            PengWordpressNext  next)
{
  Item *item = g_new0 (Item, 1);

  item->site = self;
  item->name = g_strdup (sha256);
  item->max_bytes = max_bytes;
  g_task_set_task_data (task, item, item_free);
  peng_wordpress_site_enter (self, task, next);
  g_object_unref (task);
}

static void
looked (GTask    *task,
        JsonNode *answer)
{
  g_task_return_int (task, get_file (task) != NULL);
}

static void
look (GTask    *task,
      JsonNode *answer)
{
  search_item (task, looked);
}

/**
 * peng_wordpress_files_look_for:
 * @self: an account
 * @sha256: name of a file
 * @task: (transfer full): is answered with whether it is there, as an int
 */
void
peng_wordpress_files_look_for (PengWordpressSite *self,
                               const char        *sha256,
                               GTask             *task)
{
  begin_item (self, sha256, 0, task, look);
}

static void
told_place (GTask    *task,
            JsonNode *answer)
{
  Item *item = g_task_get_task_data (task);
  PengWordpressFile *file = get_file (task);

  if (file != NULL)
    peng_public_fetch (item->site->base_uri, file->original_url, item->site->idle_ms,
                       item->max_bytes, g_object_ref (task));
  else
    peng_wordpress_fail (task, PENG_PORTAL_ERROR_NOT_FOUND, FALSE, NULL, "no such file");
}

static void
told_foreign (GTask    *task,
              JsonNode *answer)
{
  Item *item = g_task_get_task_data (task);
  JsonObject *object = peng_wordpress_get_object (answer);
  const char *url = object != NULL ? peng_json_get_string (object, "source_url") : NULL;

  if (is_address (url))
    peng_public_fetch (item->site->base_uri, url, item->site->idle_ms, item->max_bytes,
                       g_object_ref (task));
  else
    peng_wordpress_fail (task, PENG_PORTAL_ERROR_BAD_REPLY, FALSE, NULL, "a file without a place");
}

/* One that was not sent from here, as readers see it. */
static void
ask_foreign (GTask  *task,
             gint64  number)
{
  Item *item = g_task_get_task_data (task);
  g_autofree char *route = g_strdup_printf ("wp/v2/media/%" G_GINT64_FORMAT, number);
  const PengWordpressCall call = {
    .method = "GET", .route = route, .query = "_fields=id,source_url",
  };

  peng_wordpress_site_ask (item->site, &call, task, told_foreign);
}

static void
ask_place (GTask    *task,
           JsonNode *answer)
{
  Item *item = g_task_get_task_data (task);
  gint64 number = peng_media_alias_get_number (item->name);

  if (number > 0)
    ask_foreign (task, number);
  else
    search_item (task, told_place);
}

/**
 * peng_wordpress_files_fetch:
 * @self: an account
 * @sha256: name of a file
 * @max_bytes: most bytes of it
 * @task: (transfer full): is answered with a #GBytes
 *
 * Asks where the file is, and fetches it there as a reader does.
 */
void
peng_wordpress_files_fetch (PengWordpressSite *self,
                            const char        *sha256,
                            gsize              max_bytes,
                            GTask             *task)
{
  begin_item (self, sha256, max_bytes, task, ask_place);
}

typedef struct
{
  GTask             *task;
  PengWordpressNext  next;
  PengWordpressSite *site;
  guint              n_left;
  GError            *error;
} Description;

static void
description_free (gpointer data)
{
  Description *self = data;

  g_object_unref (self->task);
  g_clear_error (&self->error);
  g_free (self);
}

static void
end_one (GTask        *task,
         const GError *error)
{
  Description *self = g_task_get_task_data (task);

  if (error != NULL && self->error == NULL)
    self->error = g_error_copy (error);
  if (--self->n_left > 0)
    return;

  if (self->error != NULL)
    g_task_return_error (self->task, g_steal_pointer (&self->error));
  else
    self->next (self->task, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
described (GTask    *task,
           JsonNode *answer)
{
  Description *self = g_task_get_task_data (task);
  JsonObject *item = peng_wordpress_get_object (answer);

  if (item != NULL)
    peng_wordpress_files_take (self->site, item);
  end_one (task, NULL);
}

/* Words beside a picture are no reason for an article not to be published: a colleague's item may
 * not be ours to change. */
static gboolean
not_described (GTask        *task,
               const GError *error)
{
  gboolean refused = g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_REFUSED) ||
                     g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND);

  end_one (task, refused ? NULL : error);

  return TRUE;
}

static void
describe_one (GTask             *task,
              PengWordpressFile *file,
              const char        *alt,
              const char        *caption)
{
  Description *self = g_task_get_task_data (task);
  g_autofree char *route = g_strdup_printf ("wp/v2/media/%" G_GINT64_FORMAT, file->id);
  g_autofree char *escaped = peng_wordpress_text_escape (caption);
  g_autoptr(JsonObject) body = json_object_new ();
  const PengWordpressCall call = {
    .method = "POST", .route = route, .query = "context=edit", .body = body,
    .catch = not_described,
  };

  json_object_set_string_member (body, "alt_text", alt);
  json_object_set_string_member (body, "caption", escaped);
  self->n_left++;
  peng_wordpress_site_ask (self->site, &call, task, described);
}

static const char *
get_text (JsonObject *picture,
          const char *member)
{
  const char *text = peng_json_get_string (picture, member);

  return text != NULL ? text : "";
}

/**
 * peng_wordpress_files_describe:
 * @self: an account that was entered
 * @pictures: (nullable): objects with `name`, `alt` and `caption`
 * @task: what is being done; kept until @next is called
 * @next: the next step
 *
 * Tells the library what is to be seen on the pictures, where it has other words.
 */
void
peng_wordpress_files_describe (PengWordpressSite *self,
                               JsonArray         *pictures,
                               GTask             *task,
                               PengWordpressNext  next)
{
  g_autoptr(GTask) all = g_task_new (g_task_get_source_object (task),
                                     g_task_get_cancellable (task), NULL, NULL);
  Description *description = g_new0 (Description, 1);
  guint n = pictures != NULL ? json_array_get_length (pictures) : 0;

  description->site = self;
  description->task = g_object_ref (task);
  description->next = next;
  description->n_left = 1;
  g_task_set_source_tag (all, peng_wordpress_files_describe);
  g_task_set_task_data (all, description, description_free);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *picture = peng_wordpress_get_object (json_array_get_element (pictures, i));
      const char *name = picture != NULL ? peng_json_get_string (picture, "name") : NULL;
      PengWordpressFile *file = name != NULL ? g_hash_table_lookup (self->files, name) : NULL;

      if (file != NULL && (!g_str_equal (file->alt, get_text (picture, "alt")) ||
                           !g_str_equal (file->caption, get_text (picture, "caption"))))
        describe_one (all, file, get_text (picture, "alt"), get_text (picture, "caption"));
    }

  end_one (all, NULL);
}
