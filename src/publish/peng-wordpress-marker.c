/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-marker.h"

#include "publish/peng-problem.h"

#include <string.h>

#define START "<!-- wp:pengcheng/marker "
#define END   " /-->"

/* What stands in it is ASCII without what WordPress writes in another way, so that it is found
 * again byte by byte. */
#define IS_PLAIN(text) ((text)[strspn ((text), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" \
                                               "0123456789_:;.~%-")] == '\0')

/**
 * peng_wordpress_marker_free:
 * @self: (transfer full): a marker
 */
void
peng_wordpress_marker_free (PengWordpressMarker *self)
{
  g_free (self->status);
  g_free (self->fields);
  g_free (self);
}

static PengWordpressMarker *
parse (const char *json,
       gsize       length,
       const char *uuid)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, length);
  g_autoptr(JsonObject) object = peng_json_parse (bytes, NULL);
  PengWordpressMarker *marker;

  if (object == NULL || g_strcmp0 (peng_json_get_string (object, "id"), uuid) != 0)
    return NULL;

  marker = g_new0 (PengWordpressMarker, 1);
  marker->unfinished = peng_json_get_boolean (object, "unfinished");
  marker->status = g_strdup (peng_json_get_string (object, "status"));
  marker->fields = g_strdup (peng_json_get_string (object, "fields"));
  marker->category = peng_json_get_int (object, "category");

  return marker;
}

/**
 * peng_wordpress_marker_find:
 * @content: text of a post, as it is stored
 * @uuid: an article's
 *
 * Returns: (transfer full) (nullable): the marker of that article in it
 */
PengWordpressMarker *
peng_wordpress_marker_find (const char *content,
                            const char *uuid)
{
  const char *start;

  g_return_val_if_fail (content != NULL && uuid != NULL, NULL);

  for (start = strstr (content, START); start != NULL; start = strstr (start + 1, START))
    {
      const char *json = start + strlen (START);
      const char *end = strstr (json, END);
      PengWordpressMarker *marker = end != NULL ? parse (json, end - json, uuid) : NULL;

      if (marker == NULL)
        continue;

      marker->start = start - content;
      marker->length = end + strlen (END) - start;

      return marker;
    }

  return NULL;
}

/**
 * peng_wordpress_marker_new_absent:
 * @content: text of a post that has no marker
 *
 * Returns: (transfer full): stands for the marker that the post is to have
 */
PengWordpressMarker *
peng_wordpress_marker_new_absent (const char *content)
{
  PengWordpressMarker *marker = g_new0 (PengWordpressMarker, 1);

  marker->start = strlen (content);
  marker->is_absent = TRUE;

  return marker;
}

/**
 * peng_wordpress_marker_dup_uuid:
 * @content: text of a post, as it is stored
 *
 * Returns: (transfer full) (nullable): whose marker the text has; the first, where it has several
 */
char *
peng_wordpress_marker_dup_uuid (const char *content)
{
  for (const char *start = strstr (content, START); start != NULL; start = strstr (start + 1, START))
    {
      const char *json = start + strlen (START);
      const char *end = strstr (json, END);
      g_autoptr(GBytes) bytes = end != NULL ? g_bytes_new (json, end - json) : NULL;
      g_autoptr(JsonObject) object = bytes != NULL ? peng_json_parse (bytes, NULL) : NULL;
      const char *uuid = object != NULL ? peng_json_get_string (object, "id") : NULL;

      if (uuid != NULL && g_uuid_string_is_valid (uuid))
        return g_strdup (uuid);
    }

  return NULL;
}

static void
append_member (GString    *out,
               const char *name,
               const char *value)
{
  g_assert (IS_PLAIN (value));
  g_string_append_printf (out, ",\"%s\":\"%s\"", name, value);
}

/**
 * peng_wordpress_marker_write:
 * @uuid: an article's
 * @status: (nullable): what the post is, where that is not to be read by all
 * @fields: (nullable): what has no place in a post, as peng_wordpress_fields_write() gave it
 * @category: the category that is the article's section: colleagues may give the post others
 *
 * Returns: (transfer full): the marker of a whole article
 */
char *
peng_wordpress_marker_write (const char *uuid,
                             const char *status,
                             const char *fields,
                             gint64      category)
{
  GString *out = g_string_new (START "{\"id\":\"");

  g_return_val_if_fail (uuid != NULL && IS_PLAIN (uuid), NULL);

  g_string_append_printf (out, "%s\"", uuid);
  if (status != NULL)
    append_member (out, "status", status);
  if (fields != NULL && *fields != '\0')
    append_member (out, "fields", fields);
  g_string_append_printf (out, ",\"category\":%" G_GINT64_FORMAT, category);
  g_string_append (out, "}" END);

  return g_string_free (out, FALSE);
}

/**
 * peng_wordpress_marker_begin:
 * @uuid: an article's
 *
 * Returns: (transfer full): the marker of a post that is only a place for the article
 */
char *
peng_wordpress_marker_begin (const char *uuid)
{
  g_return_val_if_fail (uuid != NULL && IS_PLAIN (uuid), NULL);

  return g_strconcat (START "{\"id\":\"", uuid, "\",\"unfinished\":true}" END, NULL);
}
