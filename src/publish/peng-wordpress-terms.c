/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-terms.h"

#include "publish/peng-wordpress-text.h"

#include <string.h>

#define PER_PAGE  100
#define MAX_PAGES 10
#define MAX_TAGS  50

/* What one of the three does. @result is what the next step is given. */
typedef struct
{
  PengWordpressSite *site;
  GTask             *task;
  PengWordpressNext  next;
  JsonObject        *result;

  GPtrArray         *sections;
  guint              page;

  char              *section;
  GPtrArray         *tags;
  guint              n_tags;
  gint64             alike;       /* a tag that may be the one that is wanted, or 0 */

  char              *tag_ids;
} Terms;

static void
terms_free (gpointer data)
{
  Terms *terms = data;

  g_object_unref (terms->task);
  json_object_unref (terms->result);
  g_clear_pointer (&terms->sections, g_ptr_array_unref);
  g_clear_pointer (&terms->tags, g_ptr_array_unref);
  g_free (terms->section);
  g_free (terms->tag_ids);
  g_free (terms);
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Terms *terms = g_task_get_task_data (G_TASK (result));
  g_autoptr(JsonNode) node = NULL;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (terms->task, error);
      return;
    }

  node = json_node_init_object (json_node_alloc (), terms->result);
  terms->next (terms->task, node);
}

static GTask *
begin (PengWordpressSite *self,
       gpointer           tag,
       GTask             *task,
       PengWordpressNext  next)
{
  GTask *own = g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task), done_cb,
                           NULL);
  Terms *terms = g_new0 (Terms, 1);

  terms->site = self;
  terms->task = g_object_ref (task);
  terms->next = next;
  terms->result = json_object_new ();
  g_task_set_source_tag (own, tag);
  g_task_set_task_data (own, terms, terms_free);

  return own;
}

static JsonObject *
get_term (JsonArray *array,
          guint      i)
{
  return peng_wordpress_get_object (json_array_get_element (array, i));
}

static char *
dup_name (JsonObject *term)
{
  const char *name = peng_json_get_string (term, "name");

  return peng_wordpress_text_dup_plain (name != NULL ? name : "");
}

static void list_page (GTask *task);

static void
add_section (GPtrArray  *sections,
             JsonObject *term)
{
  gint64 number = peng_json_get_int (term, "id");
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  g_autofree char *name = dup_name (term);

  if (number > 0 && *name != '\0')
    g_ptr_array_add (sections, peng_section_new (id, name));
}

static void
listed (GTask    *task,
        JsonNode *answer)
{
  Terms *terms = g_task_get_task_data (task);
  JsonArray *array = peng_wordpress_get_array (answer);
  guint n = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *term = get_term (array, i);

      if (term != NULL)
        add_section (terms->sections, term);
    }

  if (array == NULL)
    peng_wordpress_fail (task, PENG_PORTAL_ERROR_BAD_REPLY, FALSE, NULL, "no categories");
  else if (n == PER_PAGE && terms->page < MAX_PAGES)
    list_page (task);
  else
    g_task_return_boolean (task, TRUE);
}

static void
list_page (GTask *task)
{
  Terms *terms = g_task_get_task_data (task);
  g_autofree char *query = g_strdup_printf ("per_page=%u&page=%u&orderby=id&order=asc"
                                            "&_fields=id,name", PER_PAGE, ++terms->page);
  const PengWordpressCall call = { .method = "GET", .route = "wp/v2/categories", .query = query };

  peng_wordpress_site_ask (terms->site, &call, task, listed);
}

/**
 * peng_wordpress_terms_list:
 * @self: an account that was entered
 * @sections: (element-type PengSection): the site's categories are added there
 * @task: what is being done; kept until @next is called
 * @next: the next step
 */
void
peng_wordpress_terms_list (PengWordpressSite *self,
                           GPtrArray         *sections,
                           GTask             *task,
                           PengWordpressNext  next)
{
  g_autoptr(GTask) own = begin (self, peng_wordpress_terms_list, task, next);
  Terms *terms = g_task_get_task_data (own);

  terms->sections = g_ptr_array_ref (sections);
  list_page (own);
}

static void resolve_tag (GTask *task);

static void
use_tag (GTask *task,
         gint64 id)
{
  Terms *terms = g_task_get_task_data (task);

  if (id > 0)
    json_array_add_int_element (json_object_get_array_member (terms->result, "tags"), id);
  terms->n_tags++;
  resolve_tag (task);
}

static void
made_tag (GTask    *task,
          JsonNode *answer)
{
  JsonObject *term = peng_wordpress_get_object (answer);

  if (term != NULL && peng_json_get_int (term, "id") > 0)
    use_tag (task, peng_json_get_int (term, "id"));
  else
    peng_wordpress_fail (task, PENG_PORTAL_ERROR_BAD_REPLY, FALSE, NULL, "no tag");
}

/* Either it is there under a name that the database takes for the same; or the account may make
 * none, and the article goes without. */
static gboolean
did_not_make_tag (GTask        *task,
                  const GError *error)
{
  Terms *terms = g_task_get_task_data (task);

  if (!g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_REFUSED))
    return FALSE;

  use_tag (task, terms->alike);

  return TRUE;
}

static void
make_tag (GTask      *task,
          const char *name)
{
  Terms *terms = g_task_get_task_data (task);
  g_autofree char *escaped = peng_wordpress_text_escape (name);
  g_autoptr(JsonObject) body = json_object_new ();
  const PengWordpressCall call = {
    .method = "POST", .route = "wp/v2/tags", .body = body, .catch = did_not_make_tag,
  };

  json_object_set_string_member (body, "name", escaped);
  peng_wordpress_site_ask (terms->site, &call, task, made_tag);
}

/* Gives the one of that name, and keeps the one that is next to it in length. */
static gint64
choose_tag (Terms     *terms,
            JsonArray *array)
{
  const char *wanted = g_ptr_array_index (terms->tags, terms->n_tags);
  g_autofree char *folded = g_utf8_casefold (wanted, -1);
  glong shortest = G_MAXLONG;

  terms->alike = 0;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *term = get_term (array, i);
      g_autofree char *name = term != NULL ? dup_name (term) : NULL;
      g_autofree char *other = name != NULL ? g_utf8_casefold (name, -1) : NULL;

      if (other == NULL)
        continue;
      if (g_str_equal (folded, other))
        return peng_json_get_int (term, "id");
      if (g_utf8_strlen (name, -1) < shortest)
        {
          shortest = g_utf8_strlen (name, -1);
          terms->alike = peng_json_get_int (term, "id");
        }
    }

  return 0;
}

static void
found_tags (GTask    *task,
            JsonNode *answer)
{
  Terms *terms = g_task_get_task_data (task);
  gint64 id = choose_tag (terms, peng_wordpress_get_array (answer));

  if (id > 0)
    use_tag (task, id);
  else
    make_tag (task, g_ptr_array_index (terms->tags, terms->n_tags));
}

static void
resolve_tag (GTask *task)
{
  Terms *terms = g_task_get_task_data (task);
  g_autofree char *name = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *query = NULL;
  PengWordpressCall call = { .method = "GET", .route = "wp/v2/tags" };

  if (terms->n_tags == terms->tags->len)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  name = peng_wordpress_text_escape (g_ptr_array_index (terms->tags, terms->n_tags));
  escaped = g_uri_escape_string (name, NULL, FALSE);
  query = g_strdup_printf ("per_page=%u&_fields=id,name&search=%s", PER_PAGE, escaped);
  call.query = query;
  peng_wordpress_site_ask (terms->site, &call, task, found_tags);
}

static void
use_category (GTask *task,
              gint64 id)
{
  Terms *terms = g_task_get_task_data (task);
  const PengPortalFailure failure = { .detail = terms->section };

  if (id > 0)
    {
      json_object_set_int_member (terms->result, "category", id);
      resolve_tag (task);
      return;
    }

  g_task_return_error (task, peng_portal_error_new (PENG_PORTAL_ERROR_REFUSED, &failure,
                                                    "no such category"));
}

static void
got_category (GTask    *task,
              JsonNode *answer)
{
  JsonObject *term = peng_wordpress_get_object (answer);

  use_category (task, term != NULL ? peng_json_get_int (term, "id") : 0);
}

static gboolean
no_category (GTask        *task,
             const GError *error)
{
  if (!g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND))
    return FALSE;

  use_category (task, 0);

  return TRUE;
}

static void
found_categories (GTask    *task,
                  JsonNode *answer)
{
  Terms *terms = g_task_get_task_data (task);
  JsonArray *array = peng_wordpress_get_array (answer);
  gint64 id = 0;

  for (guint i = 0; array != NULL && id == 0 && i < json_array_get_length (array); i++)
    {
      JsonObject *term = get_term (array, i);
      g_autofree char *name = term != NULL ? dup_name (term) : NULL;

      if (g_strcmp0 (name, terms->section) == 0)
        id = peng_json_get_int (term, "id");
    }

  use_category (task, id);
}

/* WordPress takes a category that there is not without a word, and files the article elsewhere. */
static void
resolve_category (GTask *task)
{
  Terms *terms = g_task_get_task_data (task);
  gboolean is_number = terms->section[strspn (terms->section, "0123456789")] == '\0';
  g_autofree char *route = g_strconcat ("wp/v2/categories", is_number ? "/" : NULL, terms->section,
                                        NULL);
  g_autofree char *name = peng_wordpress_text_escape (terms->section);
  g_autofree char *escaped = g_uri_escape_string (name, NULL, FALSE);
  g_autofree char *query = g_strconcat ("per_page=100&orderby=id&order=asc&_fields=id,name&search=",
                                        escaped, NULL);
  const PengWordpressCall by_number = { .method = "GET", .route = route, .catch = no_category };
  const PengWordpressCall by_name = { .method = "GET", .route = "wp/v2/categories",
                                      .query = query };

  if (*terms->section == '\0')
    use_category (task, 0);
  else if (is_number)
    peng_wordpress_site_ask (terms->site, &by_number, task, got_category);
  else
    peng_wordpress_site_ask (terms->site, &by_name, task, found_categories);
}

static GPtrArray *
list_strings (JsonArray *array)
{
  GPtrArray *strings = g_ptr_array_new_with_free_func (g_free);
  guint n = array != NULL ? MIN (json_array_get_length (array), MAX_TAGS) : 0;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (strings, g_strdup (json_array_get_string_element (array, i)));

  return strings;
}

/**
 * peng_wordpress_terms_resolve:
 * @self: an account that was entered
 * @section: id or name of a category
 * @tags: (nullable): names of tags, strings
 * @task: what is being done; kept until @next is called
 * @next: the next step; is given an object with `category` and `tags`, numbers
 *
 * Finds a category, without which @task fails, and tags; makes those that there are not, where the
 * account may.
 */
void
peng_wordpress_terms_resolve (PengWordpressSite *self,
                              const char        *section,
                              JsonArray         *tags,
                              GTask             *task,
                              PengWordpressNext  next)
{
  g_autoptr(GTask) own = begin (self, peng_wordpress_terms_resolve, task, next);
  Terms *terms = g_task_get_task_data (own);

  terms->section = g_strdup (section);
  terms->tags = list_strings (tags);
  json_object_set_array_member (terms->result, "tags", json_array_new ());
  resolve_category (own);
}

static char *
join_ids (JsonArray *ids)
{
  GString *out = g_string_new (NULL);
  guint n = ids != NULL ? MIN (json_array_get_length (ids), PER_PAGE) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (ids, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
        g_string_append_printf (out, "%s%" G_GINT64_FORMAT, out->len > 0 ? "," : "",
                                json_node_get_int (node));
    }

  return g_string_free (out, FALSE);
}

static void
ask_names (GTask             *task,
           const char        *route,
           const char        *ids,
           PengWordpressNext  next)
{
  Terms *terms = g_task_get_task_data (task);
  g_autofree char *query = g_strdup_printf ("per_page=%u&_fields=id,name&orderby=include"
                                            "&include=%s", PER_PAGE, ids);
  const PengWordpressCall call = { .method = "GET", .route = route, .query = query };

  if (*ids != '\0')
    peng_wordpress_site_ask (terms->site, &call, task, next);
  else
    next (task, NULL);
}

static void
named_tags (GTask    *task,
            JsonNode *answer)
{
  Terms *terms = g_task_get_task_data (task);
  JsonArray *names = json_array_new ();
  JsonArray *array = peng_wordpress_get_array (answer);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *term = get_term (array, i);
      g_autofree char *name = term != NULL ? dup_name (term) : NULL;

      if (name != NULL)
        json_array_add_string_element (names, name);
    }

  json_object_set_array_member (terms->result, "tags", names);
  g_task_return_boolean (task, TRUE);
}

static void
named_categories (GTask    *task,
                  JsonNode *answer)
{
  Terms *terms = g_task_get_task_data (task);
  JsonArray *named = json_array_new ();
  JsonArray *array = peng_wordpress_get_array (answer);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *term = get_term (array, i);
      JsonObject *category = json_object_new ();
      g_autofree char *name = term != NULL ? dup_name (term) : g_strdup ("");

      json_object_set_int_member (category, "id", term != NULL ? peng_json_get_int (term, "id") : 0);
      json_object_set_string_member (category, "name", name);
      json_array_add_object_element (named, category);
    }

  json_object_set_array_member (terms->result, "categories", named);
  ask_names (task, "wp/v2/tags", terms->tag_ids, named_tags);
}

/**
 * peng_wordpress_terms_name:
 * @self: an account that was entered
 * @categories: (nullable): numbers of categories
 * @tags: (nullable): numbers of tags
 * @task: what is being done; kept until @next is called
 * @next: the next step; is given an object with `categories`, objects with `id` and `name`, and
 *   `tags`, names; both in the order of the numbers
 */
void
peng_wordpress_terms_name (PengWordpressSite *self,
                           JsonArray         *categories,
                           JsonArray         *tags,
                           GTask             *task,
                           PengWordpressNext  next)
{
  g_autoptr(GTask) own = begin (self, peng_wordpress_terms_name, task, next);
  Terms *terms = g_task_get_task_data (own);
  g_autofree char *ids = join_ids (categories);

  terms->tag_ids = join_ids (tags);
  ask_names (own, "wp/v2/categories", ids, named_categories);
}
