/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-format.h"

#include "core/peng-html-writer.h"
#include "core/peng-unicode.h"
#include "publish/peng-portal-error.h"
#include "publish/peng-problem.h"
#include "publish/peng-wordpress-fields.h"
#include "publish/peng-wordpress-html.h"

#include <string.h>

/*
 * What is frozen for a WordPress, and what its adapter makes of a post to be compared with it:
 *
 *   {"title", "excerpt", "category", "tags", "cover", "status", "date", "fields", "html", "media"}
 *
 * All is plain text but `html`, which is peng-wordpress-html.c's. `category` is the section's id or
 * name; of a post there are `categories` instead, objects with `id` and `name`, of which the first
 * is the section. `cover` is the name of a file. `media` lists what the site's library is to know of
 * the pictures; a post has none.
 */

static const char * const statuses[] = {
  [PENG_WORDPRESS_PUBLISH] = "publish",
  [PENG_WORDPRESS_DRAFT] = "draft",
  [PENG_WORDPRESS_PRIVATE] = "private",
  [PENG_WORDPRESS_PENDING] = "pending",
  [PENG_WORDPRESS_FUTURE] = "future",
};

static char *
clean (const char *text)
{
  return g_strstrip (peng_unicode_clean_line (text, -1));
}

static void
set_field (JsonObject  *object,
           const char  *member,
           PengArticle *article,
           PengField    field)
{
  g_autofree char *text = clean (peng_article_get_field (article, field));

  json_object_set_string_member (object, member, text);
}

static JsonArray *
split_tags (const char *tags)
{
  g_auto(GStrv) parts = g_strsplit (tags, ",", -1);
  JsonArray *array = json_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *tag = clean (parts[i]);

      if (*tag != '\0')
        json_array_add_string_element (array, tag);
    }

  return array;
}

static void
add_picture (JsonArray       *array,
             const char      *name,
             const PengImage *image)
{
  JsonObject *object = json_object_new ();
  g_autofree char *alt = clean (image->alt);
  g_autofree char *caption = clean (peng_text_get_string (image->caption));

  json_object_set_string_member (object, "name", name);
  json_object_set_string_member (object, "alt", alt);
  json_object_set_string_member (object, "caption", caption);
  json_array_add_object_element (array, object);
}

/* A picture that is shown twice is described by where it is shown first. */
static JsonArray *
list_pictures (PengArticle       *article,
               PengMediaNameFunc  get_name,
               gpointer           user_data)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array = json_array_new ();
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (article, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    {
      guint n_images;
      const PengImage *images = peng_block_get_images (blocks[i], &n_images);

      for (guint j = 0; j < n_images; j++)
        {
          const char *name = get_name (images[j].media, user_data);

          if (name == NULL)
            name = images[j].media;
          if (g_hash_table_add (seen, (gpointer) name))
            add_picture (array, name, &images[j]);
        }
    }

  return array;
}

static char *
write_text (PengArticle       *article,
            PengMediaNameFunc  get_name,
            gpointer           user_data)
{
  g_autofree char *html = peng_wordpress_html_write (article, get_name, user_data);
  g_autofree char *credits = peng_wordpress_credits_write (article);

  /* WordPress cuts white space off at the end. */
  return g_strchomp (g_strconcat (html, credits, NULL));
}

static GBytes *
to_bytes (JsonObject *object)
{
  g_autoptr(JsonNode) root = json_node_init_object (json_node_alloc (), object);
  char *text = json_to_string (root, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

/**
 * peng_wordpress_format:
 * @article: an article
 * @section: id or name of a category at the site
 * @plan: (nullable): how it is to stand there; %NULL publishes it
 * @get_name: tells which file is sent for which original
 * @user_data: data for @get_name
 *
 * Writes an article as it will be sent to a WordPress. The same article gives the same bytes.
 *
 * Returns: (transfer full): JSON
 */
GBytes *
peng_wordpress_format (PengArticle             *article,
                       const char              *section,
                       const PengWordpressPlan *plan,
                       PengMediaNameFunc        get_name,
                       gpointer                 user_data)
{
  const PengWordpressPlan at_once = { PENG_WORDPRESS_PUBLISH, 0 };
  g_autoptr(JsonObject) object = json_object_new ();
  g_autofree char *html = NULL;
  g_autofree char *fields = NULL;
  const char *cover;
  const char *name = NULL;

  g_return_val_if_fail (article != NULL && section != NULL && get_name != NULL, NULL);

  plan = plan != NULL ? plan : &at_once;
  html = write_text (article, get_name, user_data);
  fields = peng_wordpress_fields_write (article);
  cover = peng_article_get_field (article, PENG_FIELD_COVER);
  if (*cover != '\0')
    name = get_name (cover, user_data);

  set_field (object, "title", article, PENG_FIELD_TITLE);
  set_field (object, "excerpt", article, PENG_FIELD_SUMMARY);
  json_object_set_string_member (object, "category", section);
  json_object_set_array_member (object, "tags",
                                split_tags (peng_article_get_field (article, PENG_FIELD_TAGS)));
  json_object_set_string_member (object, "cover", name != NULL ? name : cover);
  json_object_set_string_member (object, "status", statuses[plan->status]);
  json_object_set_int_member (object, "date", plan->date);
  json_object_set_string_member (object, "fields", fields);
  json_object_set_string_member (object, "html", html);
  json_object_set_array_member (object, "media", list_pictures (article, get_name, user_data));

  return to_bytes (object);
}

static const char *
get_text (JsonObject *object,
          const char *member)
{
  const char *text = peng_json_get_string (object, member);

  return text != NULL ? text : "";
}

static JsonArray *
get_array (JsonObject *object,
           const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static char *
normalize (const char *html,
           guint      *n_dropped)
{
  g_autoptr(GPtrArray) blocks = peng_wordpress_html_read (html, n_dropped);

  return peng_html_write ((PengBlock * const *) blocks->pdata, blocks->len,
                          &peng_dialect_canonical);
}

/**
 * peng_wordpress_is_same_text:
 * @sent: text of a post, with names in place of addresses
 * @present: another
 *
 * A site may write the same text with other white space or order of attributes. What is no part of
 * an article, a frame for one, is a difference.
 *
 * Returns: whether they say and show the same
 */
gboolean
peng_wordpress_is_same_text (const char *sent,
                             const char *present)
{
  guint n_sent, n_present;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (g_str_equal (sent, present))
    return TRUE;

  a = normalize (sent, &n_sent);
  b = normalize (present, &n_present);

  return n_sent == n_present && g_str_equal (a, b);
}

/* The one that was asked for, by its number or its name; what colleagues gave comes after it. */
static gboolean
is_same_category (const char *sent,
                  JsonArray  *present)
{
  JsonNode *element = present != NULL && json_array_get_length (present) > 0
                        ? json_array_get_element (present, 0) : NULL;
  JsonObject *category = element != NULL && JSON_NODE_HOLDS_OBJECT (element)
                           ? json_node_get_object (element) : NULL;
  g_autofree char *id = NULL;

  if (category == NULL)
    return FALSE;

  id = g_strdup_printf ("%" G_GINT64_FORMAT, peng_json_get_int (category, "id"));

  return g_str_equal (sent, id) || g_str_equal (sent, get_text (category, "name"));
}

/* WordPress keeps tags in no order, and takes "abc" for "ABC". */
static GHashTable *
fold_tags (JsonArray *tags)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = tags != NULL ? json_array_get_length (tags) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = json_array_get_element (tags, i);

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
        g_hash_table_add (set, g_utf8_casefold (json_node_get_string (element), -1));
    }

  return set;
}

static gboolean
has_same_tags (JsonArray *sent,
               JsonArray *present)
{
  g_autoptr(GHashTable) a = fold_tags (sent);
  g_autoptr(GHashTable) b = fold_tags (present);
  GHashTableIter iter;
  gpointer tag;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &tag, NULL))
    {
      if (!g_hash_table_contains (b, tag))
        return FALSE;
    }

  return TRUE;
}

/* What was to be published may wait for somebody at the site; what was to come has come. */
static gboolean
is_same_status (const char *sent,
                const char *present)
{
  if (g_str_equal (sent, present))
    return TRUE;

  return (g_str_equal (sent, "publish") && g_str_equal (present, "pending")) ||
         (g_str_equal (sent, "future") && (g_str_equal (present, "publish") ||
                                           g_str_equal (present, "pending")));
}

static gboolean
has_same_words (JsonObject *sent,
                JsonObject *present)
{
  static const char * const members[] = { "title", "excerpt", "cover", "fields" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (!g_str_equal (get_text (sent, members[i]), get_text (present, members[i])))
        return FALSE;
    }

  return TRUE;
}

/**
 * peng_wordpress_is_same:
 * @sent: what peng_wordpress_format() gave
 * @present: what the adapter made of a post
 *
 * Returns: whether the site has what was sent
 */
gboolean
peng_wordpress_is_same (GBytes *sent,
                        GBytes *present)
{
  g_autoptr(JsonObject) a = peng_json_parse (sent, NULL);
  g_autoptr(JsonObject) b = peng_json_parse (present, NULL);

  if (a == NULL || b == NULL)
    return FALSE;

  return has_same_words (a, b) &&
         is_same_status (get_text (a, "status"), get_text (b, "status")) &&
         (peng_json_get_int (a, "date") == 0 ||
          peng_json_get_int (a, "date") == peng_json_get_int (b, "date")) &&
         is_same_category (get_text (a, "category"), get_array (b, "categories")) &&
         has_same_tags (get_array (a, "tags"), get_array (b, "tags")) &&
         peng_wordpress_is_same_text (get_text (a, "html"), get_text (b, "html"));
}

static char *
join_tags (JsonObject *object)
{
  JsonArray *array = get_array (object, "tags");
  g_autoptr(GPtrArray) tags = g_ptr_array_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
        g_ptr_array_add (tags, (char *) json_node_get_string (element));
    }
  g_ptr_array_add (tags, NULL);

  return g_strjoinv (",", (char **) tags->pdata);
}

/* What was sent says which one; what is there may have several. */
static char *
dup_section (JsonObject *object)
{
  JsonArray *array = get_array (object, "categories");
  JsonNode *element = array != NULL && json_array_get_length (array) > 0
                        ? json_array_get_element (array, 0) : NULL;

  if (array == NULL)
    return g_strdup (get_text (object, "category"));

  return g_strdup (element != NULL && JSON_NODE_HOLDS_OBJECT (element)
                     ? get_text (json_node_get_object (element), "name") : "");
}

static PengArticle *
make_article (JsonObject *object,
              const char *uuid,
              char      **fields)
{
  g_autofree char *html = peng_wordpress_credits_dup_without (get_text (object, "html"));
  guint n_dropped;
  g_autoptr(GPtrArray) blocks = peng_wordpress_html_read (html, &n_dropped);

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    {
      if (fields[i] == NULL)
        fields[i] = g_strdup ("");
    }

  return peng_article_new (uuid, (const char * const *) fields,
                           (PengBlock * const *) blocks->pdata, blocks->len);
}

/**
 * peng_wordpress_read:
 * @present: what the adapter made of a post
 * @uuid: the article's
 * @error: %PENG_PORTAL_ERROR_BAD_REPLY
 *
 * Reads what a site has. Its pictures have the names of what was sent, not of originals.
 *
 * Returns: (transfer full): the article, or %NULL
 */
PengArticle *
peng_wordpress_read (GBytes      *present,
                     const char  *uuid,
                     GError     **error)
{
  g_autoptr(JsonObject) object = peng_json_parse (present, error);
  char *fields[PENG_N_FIELDS] = { NULL };
  PengArticle *article;

  g_return_val_if_fail (uuid != NULL, NULL);

  if (object == NULL)
    return NULL;

  fields[PENG_FIELD_TITLE] = g_strdup (get_text (object, "title"));
  fields[PENG_FIELD_SUMMARY] = g_strdup (get_text (object, "excerpt"));
  fields[PENG_FIELD_COVER] = g_strdup (get_text (object, "cover"));
  fields[PENG_FIELD_TAGS] = join_tags (object);
  fields[PENG_FIELD_SECTION] = dup_section (object);
  peng_wordpress_fields_read (get_text (object, "fields"), fields);

  article = make_article (object, uuid, fields);
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    g_free (fields[i]);

  return article;
}
