/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-input.h"

#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"
#include "portal/peng-server-article.h"
#include "portal/peng-server-section.h"

#include <string.h>

/* The article is two levels deep; json-glib descends by recursion. */
#define MAX_DEPTH 16

typedef struct
{
  JsonObject *object;
  JsonArray  *errors;
} Reading;

G_GNUC_PRINTF (3, 4)
static void
complain (Reading    *reading,
          const char *member,
          const char *format,
          ...)
{
  g_autofree char *pointer = g_strconcat ("/", member, NULL);
  g_autofree char *detail = NULL;
  JsonObject *error = json_object_new ();
  va_list args;

  va_start (args, format);
  detail = g_strdup_vprintf (format, args);
  va_end (args);

  json_object_set_string_member (error, "pointer", pointer);
  json_object_set_string_member (error, "detail", detail);
  json_array_add_object_element (reading->errors, error);
}

/* Whether the brackets outside of strings never nest deeper than MAX_DEPTH. The parser also knows
 * comments and other quotes, which JSON (RFC 8259) does not: nothing could be told with them. */
static gboolean
is_shallow (const char *json,
            gsize       size)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < size; i++)
    {
      if (in_string && json[i] == '\\')
        i++;
      else if (json[i] == '"')
        in_string = !in_string;
      else if (!in_string && strchr ("/'#", json[i]) != NULL)
        return FALSE;
      else if (!in_string && (json[i] == '{' || json[i] == '['))
        depth++;
      else if (!in_string && (json[i] == '}' || json[i] == ']') && depth > 0)
        depth--;

      if (depth > MAX_DEPTH)
        return FALSE;
    }

  return TRUE;
}

static JsonObject *
parse (JsonParser *parser,
       GBytes     *json)
{
  gsize size = 0;
  const char *data = json != NULL ? g_bytes_get_data (json, &size) : NULL;
  JsonNode *root;

  if (size == 0 || !is_shallow (data, size) ||
      !json_parser_load_from_data (parser, data, size, NULL))
    return NULL;

  root = json_parser_get_root (parser);

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

/* Borrows the member's text, "" where there is none. */
static const char *
read_string (Reading    *reading,
             const char *name)
{
  JsonNode *node = json_object_get_member (reading->object, name);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return "";

  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_get_string (node);

  complain (reading, name, "not a string");

  return "";
}

static guint
get_limit (PengField field)
{
  if (field == PENG_FIELD_TITLE)
    return PENG_SERVER_MAX_TITLE;

  return field == PENG_FIELD_SUMMARY ? PENG_SERVER_MAX_SUMMARY : PENG_SERVER_MAX_FIELD;
}

static char *
read_field (Reading   *reading,
            PengField  field)
{
  const char *name = peng_server_field_get_name (field);
  char *clean = peng_unicode_clean_line (read_string (reading, name), -1);

  g_strstrip (clean);
  if (g_utf8_strlen (clean, -1) > get_limit (field))
    complain (reading, name, "longer than %u characters", get_limit (field));

  return clean;
}

static char *
read_tags (Reading *reading)
{
  JsonNode *node = json_object_get_member (reading->object, "tags");
  g_autoptr(GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");

  if (!JSON_NODE_HOLDS_ARRAY (node) ||
      json_array_get_length (json_node_get_array (node)) > PENG_SERVER_MAX_TAGS)
    {
      complain (reading, "tags", "not an array of at most %u strings", PENG_SERVER_MAX_TAGS);
      return g_strdup ("");
    }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      gboolean is_string = json_node_get_value_type (element) == G_TYPE_STRING;
      char *tag = peng_unicode_clean_line (is_string ? json_node_get_string (element) : "", -1);

      if (*g_strstrip (tag) == '\0' || strchr (tag, ',') != NULL ||
          g_utf8_strlen (tag, -1) > PENG_SERVER_MAX_FIELD)
        complain (reading, "tags", "tag %u is empty, too long or has a comma", i);
      g_ptr_array_add (tags, tag);
    }
  g_ptr_array_add (tags, NULL);

  return g_strjoinv (",", (char **) tags->pdata);
}

static void
check_title (Reading *reading,
             char   **title)
{
  if (**title == '\0')
    complain (reading, "title", "empty");
}

static void
check_section (Reading *reading,
               char   **section)
{
  const PengServerSection *known = peng_server_section_find (*section);

  if (known == NULL)
    {
      complain (reading, "section", "not a section of this portal");
      return;
    }

  g_free (*section);
  *section = g_strdup (known->id);
}

static void
check_cover (Reading *reading,
             char   **cover)
{
  const char *name = g_str_has_prefix (*cover, "media:") ? *cover + strlen ("media:") : *cover;
  char *bare = g_strdup (name);

  if (*bare != '\0' && !peng_media_is_name (bare))
    complain (reading, "cover", "not the SHA-256 of a picture");

  g_free (*cover);
  *cover = bare;
}

static void
check_event_date (Reading *reading,
                  char   **date)
{
  g_autofree char *text = NULL;
  g_autoptr(GDateTime) parsed = NULL;

  if (**date == '\0')
    return;

  text = g_strconcat (*date, "T00:00:00Z", NULL);
  parsed = g_date_time_new_from_iso8601 (text, NULL);
  if (strlen (*date) != strlen ("2026-05-01") || (*date)[4] != '-' || parsed == NULL)
    complain (reading, "event_date", "not a date as 2026-05-01");
}

static void
read_fields (Reading  *reading,
             char    **fields)
{
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = i == PENG_FIELD_TAGS ? read_tags (reading) : read_field (reading, i);

  check_title (reading, &fields[PENG_FIELD_TITLE]);
  check_section (reading, &fields[PENG_FIELD_SECTION]);
  check_cover (reading, &fields[PENG_FIELD_COVER]);
  check_event_date (reading, &fields[PENG_FIELD_EVENT_DATE]);
}

static gint64
read_published (Reading *reading)
{
  const char *text = read_string (reading, "published_at");
  g_autoptr(GDateTime) time = NULL;
  gint64 seconds;

  if (*text == '\0')
    return 0;

  time = g_date_time_new_from_iso8601 (text, NULL);
  seconds = time != NULL ? g_date_time_to_unix (time) : 0;
  if (seconds <= 0)
    complain (reading, "published_at", "not a time as 2026-05-01T08:00:00+08:00");

  return seconds;
}

static GPtrArray *
read_blocks (Reading *reading)
{
  JsonNode *node = json_object_get_member (reading->object, "html");
  const char *html = read_string (reading, "html");
  PengHtmlReport report;
  GPtrArray *blocks = peng_html_read (html, strlen (html), &report);

  /* A client that forgets the text would empty a page that is there. */
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    complain (reading, "html", "missing");
  if (report.cut)
    complain (reading, "html", "too long or too deep");

  return blocks;
}

static char *
hash_content (PengArticle *article,
              gint64       published)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *time = g_strdup_printf ("%" G_GINT64_FORMAT, published);
  g_autofree char *html = NULL;
  PengBlock * const *blocks;
  guint n_blocks;

  blocks = peng_article_get_blocks (article, &n_blocks);
  html = peng_html_write (blocks, n_blocks, &peng_dialect_canonical);

  /* The NUL at the end of each keeps the parts apart. */
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    {
      const char *field = peng_article_get_field (article, i);

      g_checksum_update (checksum, (const guchar *) field, strlen (field) + 1);
    }
  g_checksum_update (checksum, (const guchar *) time, strlen (time) + 1);
  g_checksum_update (checksum, (const guchar *) html, strlen (html) + 1);

  return g_strdup (g_checksum_get_string (checksum));
}

static PengServerInput *
build (Reading    *reading,
       const char *uuid)
{
  PengServerInput *self = g_new0 (PengServerInput, 1);
  char *fields[PENG_N_FIELDS];
  g_autoptr(GPtrArray) blocks = NULL;

  read_fields (reading, fields);
  blocks = read_blocks (reading);
  self->published = read_published (reading);
  self->article = peng_article_new (uuid, (const char * const *) fields,
                                    (PengBlock * const *) blocks->pdata, blocks->len);
  self->content = hash_content (self->article, self->published);

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    g_free (fields[i]);

  return self;
}

static PengServerReply *
refuse (JsonArray *errors)
{
  JsonObject *members = json_object_new ();

  json_object_set_array_member (members, "errors", json_array_ref (errors));

  return peng_server_reply_new_problem (PENG_SERVER_PROBLEM_INVALID,
                                        "see the list of errors", members);
}

/**
 * peng_server_input_read:
 * @json: (nullable): what a client sent; hostile
 * @uuid: the article's name
 * @refusal: (out) (transfer full): why not
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with @refusal set
 */
PengServerInput *
peng_server_input_read (GBytes           *json,
                        const char       *uuid,
                        PengServerReply **refusal)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(JsonArray) errors = json_array_new ();
  Reading reading = { parse (parser, json), errors };
  g_autoptr(PengServerInput) self = NULL;

  if (reading.object == NULL)
    {
      *refusal = peng_server_reply_new_problem (PENG_SERVER_PROBLEM_BAD_REQUEST,
                                                "the body is not an object in JSON", NULL);
      return NULL;
    }

  self = build (&reading, uuid);
  if (json_array_get_length (errors) == 0)
    return g_steal_pointer (&self);

  *refusal = refuse (errors);

  return NULL;
}

/**
 * peng_server_input_free:
 * @self: (transfer full): an input
 *
 * Frees an input.
 */
void
peng_server_input_free (PengServerInput *self)
{
  g_clear_pointer (&self->article, peng_article_unref);
  g_free (self->content);
  g_free (self);
}
