/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-pengcheng-format.h"

#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"
#include "core/peng-news.h"
#include "core/peng-style.h"
#include "core/peng-unicode.h"
#include "publish/peng-portal.h"
#include "publish/peng-problem.h"

typedef struct
{
  PengField   field;
  const char *member;
} Member;

/* The order is part of what is frozen: the same article always gives the same bytes. */
static const Member members[] = {
  { PENG_FIELD_TITLE,        "title" },
  { PENG_FIELD_SHORT_TITLE,  "short_title" },
  { PENG_FIELD_SUMMARY,      "summary" },
  { PENG_FIELD_SOURCE,       "source" },
  { PENG_FIELD_AUTHOR,       "author" },
  { PENG_FIELD_PHOTOGRAPHER, "photographer" },
  { PENG_FIELD_EVENT_DATE,   "event_date" },
};

typedef struct
{
  PengMediaNameFunc get_name;
  gpointer          user_data;
} Names;

static void
append_media (GString    *out,
              const char *media,
              gpointer    user_data)
{
  const Names *names = user_data;
  const char *name = names->get_name (media, names->user_data);

  g_string_append (out, "media:");
  g_string_append (out, name != NULL ? name : media);
}

static char *
write_html (PengArticle *article,
            const Names *names)
{
  const PengDialect dialect = { "portal", append_media, (gpointer) names };
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (article, &n_blocks);

  return peng_html_write (blocks, n_blocks, &dialect);
}

/* As the portal does, so that what comes back is what was sent. */
static char *
clean (const char *text)
{
  return g_strstrip (peng_unicode_clean_line (text, -1));
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

/* As the portal writes it. */
static void
set_due (JsonObject *object,
         gint64      due)
{
  g_autoptr(GDateTime) time = due != 0 ? g_date_time_new_from_unix_utc (due) : NULL;
  g_autofree char *text = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

  if (text != NULL)
    json_object_set_string_member (object, "published_at", text);
}

static GBytes *
to_bytes (JsonObject *object)
{
  g_autoptr(JsonNode) root = json_node_init_object (json_node_alloc (), object);
  char *text = json_to_string (root, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

/**
 * peng_pengcheng_format:
 * @article: an article
 * @section: id of the section at the portal
 * @due: from when on readers are to see it, seconds since 1970; 0 for at once
 * @get_name: tells which file is sent for which original
 * @user_data: data for @get_name
 *
 * Writes an article as the body of `PUT /api/v1/articles/{uuid}`. The same article gives the same
 * bytes.
 *
 * Returns: (transfer full): JSON
 */
GBytes *
peng_pengcheng_format (PengArticle       *article,
                       const char        *section,
                       gint64             due,
                       PengMediaNameFunc  get_name,
                       gpointer           user_data)
{
  g_autoptr(JsonObject) object = json_object_new ();
  const Names names = { get_name, user_data };
  g_autofree char *html = NULL;
  const char *cover;

  g_return_val_if_fail (article != NULL && section != NULL && get_name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *text = clean (peng_article_get_field (article, members[i].field));

      json_object_set_string_member (object, members[i].member, text);
    }

  cover = peng_article_get_field (article, PENG_FIELD_COVER);
  if (*cover != '\0')
    cover = get_name (cover, user_data);

  html = write_html (article, &names);
  json_object_set_string_member (object, "section", section);
  json_object_set_array_member (object, "tags",
                                split_tags (peng_article_get_field (article, PENG_FIELD_TAGS)));
  json_object_set_string_member (object, "cover", cover != NULL ? cover : "");
  set_due (object, due);
  json_object_set_string_member (object, "html", html);

  return to_bytes (object);
}

/**
 * peng_pengcheng_dup_html:
 * @content: what peng_pengcheng_format() has written
 *
 * Returns: (transfer full): the text of the article in it
 */
char *
peng_pengcheng_dup_html (GBytes *content)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  gsize n_bytes;
  const char *bytes;

  g_return_val_if_fail (content != NULL, NULL);

  bytes = g_bytes_get_data (content, &n_bytes);
  if (!json_parser_load_from_data (parser, bytes, n_bytes, NULL))
    g_return_val_if_reached (NULL);

  return g_strdup (json_object_get_string_member (json_node_get_object (
    json_parser_get_root (parser)), "html"));
}

static char *
normalize_html (JsonNode *node)
{
  const char *html = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  g_autoptr(GPtrArray) blocks = NULL;

  if (html == NULL)
    return NULL;

  blocks = peng_html_read (html, strlen (html), NULL);

  return peng_html_write ((PengBlock * const *) blocks->pdata, blocks->len,
                          &peng_dialect_canonical);
}

/* A portal may write the same document with other white space or order of attributes. */
static gboolean
is_same_html (JsonNode *sent,
              JsonNode *present)
{
  g_autofree char *a = normalize_html (sent);
  g_autofree char *b = normalize_html (present);

  return a != NULL && g_strcmp0 (a, b) == 0;
}

static gboolean
is_empty (JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node)) == 0;

  return JSON_NODE_HOLDS_VALUE (node) && g_strcmp0 (json_node_get_string (node), "") == 0;
}

/* A section may be sent by its name; the portal answers with its id, which is small letters. */
static gboolean
is_section_name (JsonNode *node)
{
  const char *section = json_node_get_string (node);

  return section[strspn (section, "abcdefghijklmnopqrstuvwxyz")] != '\0';
}

/* A portal may write the same moment in another zone. */
static gboolean
is_same_time (JsonNode *sent,
              JsonNode *present)
{
  const char *a = JSON_NODE_HOLDS_VALUE (sent) ? json_node_get_string (sent) : NULL;
  const char *b = JSON_NODE_HOLDS_VALUE (present) ? json_node_get_string (present) : NULL;
  g_autoptr(GDateTime) one = a != NULL ? g_date_time_new_from_iso8601 (a, NULL) : NULL;
  g_autoptr(GDateTime) other = b != NULL ? g_date_time_new_from_iso8601 (b, NULL) : NULL;

  return one != NULL && other != NULL && g_date_time_equal (one, other);
}

static gboolean
is_same_member (const char *name,
                JsonNode   *sent,
                JsonNode   *present)
{
  if (present == NULL || JSON_NODE_HOLDS_NULL (present))
    return is_empty (sent);

  return json_node_equal (sent, present) ||
         (g_str_equal (name, "section") && is_section_name (sent)) ||
         (g_str_equal (name, "published_at") && is_same_time (sent, present)) ||
         (g_str_equal (name, "html") && is_same_html (sent, present));
}

/**
 * peng_pengcheng_is_same:
 * @sent: what peng_pengcheng_format() gave
 * @present: what `GET /api/v1/articles/{uuid}` gave
 *
 * Compares every member that was sent with what is there. What the portal adds does not count, but
 * that what was to be read at once is not to come.
 *
 * Returns: whether the portal has what was sent
 */
gboolean
peng_pengcheng_is_same (GBytes *sent,
                        GBytes *present)
{
  g_autoptr(JsonObject) a = peng_json_parse (sent, NULL);
  g_autoptr(JsonObject) b = peng_json_parse (present, NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (a == NULL || b == NULL)
    return FALSE;

  if (!json_object_has_member (a, "published_at") &&
      g_strcmp0 (peng_json_get_string (b, "state"), "scheduled") == 0)
    return FALSE;

  json_object_iter_init_ordered (&iter, a);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (!is_same_member (name, node, json_object_get_member (b, name)))
        return FALSE;
    }

  return TRUE;
}

/* Tags as a field holds them. */
static char *
join_tags (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "tags");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;
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

static const char *
get_text (JsonObject *object,
          const char *member)
{
  const char *text = peng_json_get_string (object, member);

  return text != NULL ? text : "";
}

/**
 * peng_pengcheng_read:
 * @present: what `GET /api/v1/articles/{uuid}` gave
 * @uuid: the article's
 * @error: %PENG_PORTAL_ERROR_BAD_REPLY
 *
 * Reads what a portal has. Its pictures have the names of what was sent, not of originals.
 *
 * Returns: (transfer full): the article, or %NULL
 */
PengArticle *
peng_pengcheng_read (GBytes      *present,
                     const char  *uuid,
                     GError     **error)
{
  g_autoptr(JsonObject) object = peng_json_parse (present, error);
  const char *fields[PENG_N_FIELDS];
  g_autofree char *tags = NULL;
  g_autoptr(GPtrArray) blocks = NULL;
  const char *html;

  g_return_val_if_fail (uuid != NULL, NULL);

  if (object == NULL)
    return NULL;

  tags = join_tags (object);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    fields[members[i].field] = get_text (object, members[i].member);
  fields[PENG_FIELD_SECTION] = get_text (object, "section");
  fields[PENG_FIELD_COVER] = get_text (object, "cover");
  fields[PENG_FIELD_TAGS] = tags;

  html = get_text (object, "html");
  blocks = peng_html_read (html, strlen (html), NULL);

  return peng_article_new (uuid, fields, (PengBlock * const *) blocks->pdata, blocks->len);
}

/* A line is for a narrow list: what a portal sends is not believed to be short. */
#define MAX_NEWS_TITLE 200

static PengNews *
read_line (JsonObject *object)
{
  const char *short_title = get_text (object, "short_title");
  const char *title = *short_title != '\0' ? short_title : get_text (object, "title");
  const char *uri = peng_json_get_string (object, "url");
  const char *published = get_text (object, "published_at");
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (published, NULL);
  g_autofree char *line = clean (title);
  g_autofree char *bounded = g_utf8_substring (line, 0, MIN (MAX_NEWS_TITLE,
                                                             g_utf8_strlen (line, -1)));

  if (*bounded == '\0' || time == NULL ||
      g_strcmp0 (peng_json_get_string (object, "state"), "published") != 0)
    return NULL;

  return peng_news_new (bounded, uri != NULL && peng_style_link_is_safe (uri) ? uri : NULL,
                        g_date_time_to_unix (time));
}

/**
 * peng_pengcheng_read_news:
 * @list: what `GET /api/v1/articles` gave
 * @error: %PENG_PORTAL_ERROR_BAD_REPLY
 *
 * Reads what a list tells to readers: withdrawn articles are left out.
 *
 * Returns: (transfer full) (element-type PengNews): newest first, %PENG_PANEL_LENGTH at most; or
 *   %NULL
 */
GPtrArray *
peng_pengcheng_read_news (GBytes  *list,
                          GError **error)
{
  g_autoptr(JsonObject) object = peng_json_parse (list, error);
  JsonNode *node = object != NULL ? json_object_get_member (object, "articles") : NULL;
  GPtrArray *news;
  JsonArray *array;

  if (object != NULL && (node == NULL || !JSON_NODE_HOLDS_ARRAY (node)))
    g_set_error_literal (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_BAD_REPLY, "no list");
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  news = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_news_free);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array) && news->len < PENG_PANEL_LENGTH; i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      PengNews *line = JSON_NODE_HOLDS_OBJECT (element)
                         ? read_line (json_node_get_object (element)) : NULL;

      if (line != NULL)
        g_ptr_array_add (news, line);
    }

  return news;
}
