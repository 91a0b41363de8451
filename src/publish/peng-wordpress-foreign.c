/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-foreign.h"

#include "core/peng-block.h"
#include "publish/peng-media-name.h"

#include <string.h>

/* Where the two digits stand that make it a UUID of version 8 (RFC 9562, 5.8), as nobody else makes
 * one here, and where the number of the post begins. */
#define VERSION 14
#define VARIANT 19
#define NUMBER  24
#define LENGTH  36

/* Of one gallery. */
#define MAX_PICTURES 200

static char *
make_uuid (GUri   *base_uri,
           gint64  id)
{
  g_autofree char *host = g_ascii_strdown (g_uri_get_host (base_uri), -1);
  g_autofree char *place = g_strdup_printf ("pengcheng: a post at %s:%d%s", host,
                                            g_uri_get_port (base_uri),
                                            g_uri_get_path (base_uri));
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, place, -1);

  return g_strdup_printf ("%.8s-%.4s-8%.3s-8%.3s-%012" G_GINT64_MODIFIER "x", hash, hash + 8,
                          hash + 12, hash + 15, id);
}

/**
 * peng_wordpress_foreign_dup_uuid:
 * @base_uri: the site's address
 * @id: number of a post, from 1
 *
 * A post without our marker has no UUID. It gets one that says which it is, so that every machine
 * gives it the same, and so that it is found by it until it has a marker.
 *
 * Returns: (transfer full): the UUID
 */
char *
peng_wordpress_foreign_dup_uuid (GUri   *base_uri,
                                 gint64  id)
{
  g_return_val_if_fail (base_uri != NULL && id > 0, NULL);

  return make_uuid (base_uri, id);
}

/**
 * peng_wordpress_foreign_get_id:
 * @uuid: an article's
 *
 * Returns: the number of the post that the article was taken from, at whatever site; 0 for one that
 *   was begun here
 */
gint64
peng_wordpress_foreign_get_id (const char *uuid)
{
  if (strlen (uuid) != LENGTH || uuid[VERSION] != '8' || uuid[VARIANT] != '8')
    return 0;

  return (gint64) g_ascii_strtoull (uuid + NUMBER, NULL, 16);
}

/**
 * peng_wordpress_foreign_is_at:
 * @base_uri: a site's address
 * @uuid: an article's
 *
 * Returns: whether it was taken from a post of that site
 */
gboolean
peng_wordpress_foreign_is_at (GUri       *base_uri,
                              const char *uuid)
{
  gint64 id = peng_wordpress_foreign_get_id (uuid);
  g_autofree char *expected = id > 0 ? make_uuid (base_uri, id) : NULL;

  return g_strcmp0 (expected, uuid) == 0;
}

/**
 * peng_wordpress_foreign_is_version:
 * @uuid: what an article is called that a site lists
 * @etag: version of an article at that site
 *
 * Returns: whether the version was in the same post, which has lost its marker since
 */
gboolean
peng_wordpress_foreign_is_version (const char *uuid,
                                   const char *etag)
{
  gint64 id = peng_wordpress_foreign_get_id (uuid);
  g_autofree char *start = g_strdup_printf ("%" G_GINT64_FORMAT " ", id);

  return id > 0 && g_str_has_prefix (etag, start);
}

/* The end of a tag; a `>` may stand in its attributes. */
static const char *
find_end (const char *tag)
{
  char quote = '\0';

  for (const char *p = tag; *p != '\0'; p++)
    {
      if (quote != '\0' ? *p == quote : *p == '"' || *p == '\'')
        quote = quote != '\0' ? '\0' : *p;
      else if (quote == '\0' && *p == '>')
        return p;
    }

  return NULL;
}

/* The value of an attribute, as the filter of WordPress writes it, and where it ends. */
static const char *
find_value (const char  *tag,
            const char  *end,
            const char  *attribute,
            const char **value_end)
{
  gsize length = strlen (attribute);
  const char *start = g_strstr_len (tag, end - tag, attribute);

  if (start == NULL)
    return NULL;

  *value_end = memchr (start + length, '"', end - start - length);

  return *value_end != NULL ? start + length : NULL;
}

/* By the class that WordPress gives to pictures of its library. */
static char *
dup_name (const char *tag,
          const char *end)
{
  static const char mark[] = "wp-image-";
  const char *class_end;
  const char *class = find_value (tag, end, " class=\"", &class_end);
  const char *number = class != NULL ? g_strstr_len (class, class_end - class, mark) : NULL;
  g_autofree char *ours = NULL;
  gint64 id;

  if (number == NULL)
    return NULL;

  number += strlen (mark);
  if (g_str_has_prefix (number, "media:"))
    {
      ours = g_strndup (number + strlen ("media:"), 64);
      return peng_media_is_name (ours) ? g_steal_pointer (&ours) : NULL;
    }

  id = g_ascii_strtoll (number, NULL, 10);

  return id > 0 ? peng_media_alias_new (id) : NULL;
}

/**
 * peng_wordpress_foreign_name:
 * @html: text of a post, with our names for the files that are ours
 *
 * Gives the pictures of the site's library that were not sent from here, or are shown in another
 * size, the names by which peng_portal_get_media_async() fetches them.
 *
 * Returns: (transfer full): the text
 */
char *
peng_wordpress_foreign_name (const char *html)
{
  GString *out = g_string_new (NULL);
  const char *done = html;

  for (const char *tag = strstr (html, "<img "); tag != NULL; tag = strstr (tag + 1, "<img "))
    {
      const char *end = find_end (tag);
      const char *src_end;
      const char *src = end != NULL ? find_value (tag, end, " src=\"", &src_end) : NULL;
      g_autofree char *name = src != NULL && !g_str_has_prefix (src, "media:")
                                ? dup_name (tag, end) : NULL;

      if (name == NULL)
        continue;

      g_string_append_len (out, done, src - done);
      g_string_append_printf (out, "media:%s", name);
      done = src_end;
    }

  return g_string_free (g_string_append (out, done), FALSE);
}

/* A file of its library, by the digits of its number. */
static void
append_picture (GString    *out,
                const char *digits)
{
  gint64 id = g_ascii_strtoll (digits, NULL, 10);
  g_autofree char *name = id > 0 ? peng_media_alias_new (id) : NULL;

  if (name != NULL)
    g_string_append_printf (out, "<figure class=\"image\"><img src=\"media:%s\" alt=\"\"></figure>",
                            name);
}

static gboolean
replace_gallery_cb (const GMatchInfo *match,
                    GString          *out,
                    gpointer          user_data)
{
  g_autofree char *list = g_match_info_fetch (match, 1);
  g_auto(GStrv) ids = g_strsplit (list, ",", MAX_PICTURES);

  g_string_append (out, "\n\n<figure class=\"gallery\">");
  for (guint i = 0; ids[i] != NULL; i++)
    append_picture (out, g_strstrip (ids[i]));
  g_string_append (out, "</figure>\n\n");

  return FALSE;
}

/* What the editor without blocks writes around a picture with words, and for several pictures. */
static char *
replace_shortcodes (const char *text)
{
  static const char caption[] = "\\[caption[^\\]]*\\]\\s*((?:<a [^>]*>)?<img [^>]*>(?:</a>)?)\\s*"
                                "(.*?)\\[/caption\\]";
  static const char gallery[] = "\\[gallery [^\\]]*ids=\"([0-9, ]+)\"[^\\]]*\\]";
  g_autoptr(GRegex) captions = g_regex_new (caption, G_REGEX_DOTALL, 0, NULL);
  g_autoptr(GRegex) galleries = g_regex_new (gallery, 0, 0, NULL);
  g_autofree char *figures = NULL;
  char *done = NULL;

  figures = g_regex_replace (captions, text, -1, 0,
                             "\n\n<figure>\\1<figcaption>\\2</figcaption></figure>\n\n", 0, NULL);
  if (figures != NULL)
    done = g_regex_replace_eval (galleries, figures, -1, 0, 0, replace_gallery_cb, NULL, NULL);

  return done != NULL ? done : g_strdup (text);
}

static gboolean
is_markup (const char *piece)
{
  static const char * const blocks[] = {
    "<p", "<h", "<ul", "<ol", "<li", "<div", "<t", "<fig", "<blockquote", "<section", "<article",
    "<dl", "<!--", "</",
  };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (g_ascii_strncasecmp (piece, blocks[i], strlen (blocks[i])) == 0)
      return TRUE;

  return FALSE;
}

static void
append_piece (GString *out,
              char    *piece)
{
  g_auto(GStrv) lines = NULL;
  g_autofree char *broken = NULL;

  g_strstrip (piece);
  if (*piece == '\0')
    return;
  if (is_markup (piece))
    {
      g_string_append_printf (out, "%s\n", piece);
      return;
    }

  lines = g_strsplit (piece, "\n", -1);
  broken = g_strjoinv ("<br>", lines);
  g_string_append_printf (out, "<p>%s</p>\n", broken);
}

/**
 * peng_wordpress_foreign_break:
 * @html: text of a post that was written in WordPress
 *
 * What was written without blocks is stored with empty lines for paragraphs, as its function
 * wpautop() reads them, and its pictures with words and galleries as shortcodes. A gallery of its
 * blocks becomes one of ours.
 *
 * Returns: (transfer full): the text, with its paragraphs as elements
 */
char *
peng_wordpress_foreign_break (const char *html)
{
  g_autoptr(GString) text = g_string_new (html);
  g_autofree char *classic = NULL;
  g_auto(GStrv) pieces = NULL;
  GString *out;

  g_string_replace (text, "\r\n", "\n", 0);
  g_string_replace (text, "class=\"wp-block-gallery", "class=\"gallery wp-block-gallery", 0);
  if (strstr (text->str, "<!-- wp:") != NULL)
    return g_string_free (g_steal_pointer (&text), FALSE);

  out = g_string_new (NULL);
  classic = replace_shortcodes (text->str);
  pieces = g_strsplit (classic, "\n\n", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    append_piece (out, pieces[i]);

  return g_string_free (out, FALSE);
}
