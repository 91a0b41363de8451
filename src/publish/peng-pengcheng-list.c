/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-pengcheng-list.h"

#include "core/peng-style.h"
#include "publish/peng-problem.h"

/* A page has twenty; what sends more wants to keep us busy. */
#define MAX_LISTED 200

static const char * const states[] = {
  [PENG_LISTED_PUBLISHED] = "published",
  [PENG_LISTED_SCHEDULED] = "scheduled",
  [PENG_LISTED_DRAFT] = "draft",
  [PENG_LISTED_PENDING] = "pending",
  [PENG_LISTED_PRIVATE] = "private",
  [PENG_LISTED_WITHDRAWN] = "withdrawn",
};

/**
 * peng_pengcheng_list_dup_path:
 * @words: what is sought, may be empty
 * @page: from 1
 *
 * Returns: (transfer full): what to ask for, below the site's address
 */
char *
peng_pengcheng_list_dup_path (const char *words,
                              guint       page)
{
  g_autofree char *escaped = g_uri_escape_string (words, NULL, FALSE);

  return g_strdup_printf ("/api/v1/articles?page=%u%s%s", page, *escaped != '\0' ? "&q=" : "",
                          escaped);
}

static gint64
read_time (JsonObject *object,
           const char *member)
{
  const char *text = peng_json_get_string (object, member);
  g_autoptr(GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : 0;
}

/* A portal of a later version may have states that are not known here. It has no trash. */
static PengListedState
read_state (JsonObject *object)
{
  const char *text = peng_json_get_string (object, "state");

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (text, states[i]) == 0)
      return i;

  return PENG_LISTED_DRAFT;
}

static const char *
get_text (JsonObject *object,
          const char *member)
{
  const char *text = peng_json_get_string (object, member);

  return text != NULL ? text : "";
}

static PengListed *
read_article (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *uuid = object != NULL ? peng_json_get_string (object, "uuid") : NULL;
  const char *uri = object != NULL ? peng_json_get_string (object, "url") : NULL;
  PengListed *listed;

  if (uuid == NULL || !g_uuid_string_is_valid (uuid))
    return NULL;

  listed = g_new0 (PengListed, 1);
  listed->uuid = g_ascii_strdown (uuid, -1);
  listed->remote_id = g_strdup_printf ("%" G_GINT64_FORMAT, peng_json_get_int (object, "id"));
  listed->title = peng_listed_dup_title (get_text (object, "title"));
  listed->section = g_strdup (get_text (object, "section"));
  listed->state = read_state (object);
  listed->modified = read_time (object, "modified_at");
  listed->published = read_time (object, "published_at");
  listed->views = json_object_has_member (object, "views")
                    ? MAX (peng_json_get_int (object, "views"), 0) : -1;
  listed->uri = uri != NULL && peng_style_link_is_safe (uri) ? g_strdup (uri) : NULL;

  return listed;
}

/**
 * peng_pengcheng_list_read:
 * @list: what `GET /api/v1/articles` gave
 * @error: %PENG_PORTAL_ERROR_BAD_REPLY
 *
 * Returns: (transfer full): the page, or %NULL
 */
PengListing *
peng_pengcheng_list_read (GBytes  *list,
                          GError **error)
{
  g_autoptr(JsonObject) object = peng_json_parse (list, error);
  JsonNode *node = object != NULL ? json_object_get_member (object, "articles") : NULL;
  PengListing *listing;
  JsonArray *array;

  if (object != NULL && (node == NULL || !JSON_NODE_HOLDS_ARRAY (node)))
    g_set_error_literal (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_BAD_REPLY, "no list");
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  listing = peng_listing_new ();
  listing->more = peng_json_get_int (object, "page") < peng_json_get_int (object, "pages");
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array) && i < MAX_LISTED; i++)
    {
      PengListed *listed = read_article (json_array_get_element (array, i));

      if (listed != NULL)
        g_ptr_array_add (listing->articles, listed);
    }

  return listing;
}
