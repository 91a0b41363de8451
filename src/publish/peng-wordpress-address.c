/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-address.h"

#include "core/peng-block.h"
#include "core/peng-html-writer.h"

#include <string.h>

#define N_DIGITS  64
#define MAX_NAMES 1000

static const char scheme[] = "media:";
static const char number[] = "wp-image-";

/**
 * peng_wordpress_file_free:
 * @self: (transfer full): a media item
 */
void
peng_wordpress_file_free (PengWordpressFile *self)
{
  g_free (self->url);
  g_free (self->original_url);
  g_free (self->alt);
  g_free (self->caption);
  g_free (self);
}

static gboolean
is_digit (char c)
{
  return g_ascii_isdigit (c) || (c >= 'a' && c <= 'f');
}

static gsize
count_digits (const char *p)
{
  gsize n = 0;

  while (is_digit (p[n]))
    n++;

  return n;
}

/**
 * peng_wordpress_address_list_names:
 * @html: text of a post
 *
 * Finds what may be names of our files: they are in the addresses, and beside those that have
 * others.
 *
 * Returns: (transfer full) (element-type utf8): each once, in their order
 */
GPtrArray *
peng_wordpress_address_list_names (const char *html)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (const char *p = html; *p != '\0' && names->len < MAX_NAMES;)
    {
      gsize n = count_digits (p);

      g_autofree char *name = n == N_DIGITS ? g_strndup (p, n) : NULL;

      if (name != NULL && !g_hash_table_contains (seen, name))
        {
          g_hash_table_add (seen, name);
          g_ptr_array_add (names, g_steal_pointer (&name));
        }

      p += MAX (n, 1);
    }

  return names;
}

static gboolean
has_number_before (const char *html,
                   const char *p)
{
  gsize length = strlen (number);

  return (gsize) (p - html) >= length && strncmp (p - length, number, length) == 0;
}

static void
append_place (GString                 *out,
              const PengWordpressFile *file,
              gboolean                 numbered)
{
  if (numbered)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, file->id);
  else
    peng_html_append_escaped (out, file->url);
}

/**
 * peng_wordpress_address_place:
 * @html: what peng_wordpress_html_write() gave
 * @files: (element-type utf8 PengWordpressFile): the site's files by our names
 *
 * Puts the site's addresses in the place of our names.
 *
 * Returns: (transfer full) (nullable): what goes out, or %NULL where a file is not there
 */
char *
peng_wordpress_address_place (const char *html,
                              GHashTable *files)
{
  g_autoptr(GString) out = g_string_new (NULL);
  const char *done = html;

  for (const char *p = strstr (html, scheme); p != NULL; p = strstr (p + 1, scheme))
    {
      const char *digits = p + strlen (scheme);
      g_autofree char *name = NULL;
      PengWordpressFile *file;

      /* Words have no quote that is not escaped: this is the value of an attribute. */
      if (count_digits (digits) != N_DIGITS || digits[N_DIGITS] != '"')
        continue;

      name = g_strndup (digits, N_DIGITS);
      file = g_hash_table_lookup (files, name);
      if (file == NULL)
        return NULL;

      g_string_append_len (out, done, p - done);
      append_place (out, file, has_number_before (html, p));
      done = digits + N_DIGITS;
    }

  g_string_append (out, done);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
name_file (GString                 *html,
           const char              *name,
           const PengWordpressFile *file)
{
  g_autoptr(GString) from = g_string_new ("=\"");
  g_autofree char *to = g_strconcat ("=\"", scheme, name, "\"", NULL);
  g_autofree char *numbered = g_strdup_printf ("%s%" G_GINT64_FORMAT "\"", number, file->id);
  g_autofree char *named = g_strconcat (number, scheme, name, "\"", NULL);

  peng_html_append_escaped (from, file->url);
  g_string_append_c (from, '"');
  g_string_replace (html, from->str, to, 0);
  g_string_replace (html, numbered, named, 0);
}

/**
 * peng_wordpress_address_name:
 * @html: text of a post, as it is stored
 * @files: (element-type utf8 PengWordpressFile): the site's files by our names
 *
 * Puts our names in the place of the site's addresses. An address that is none of @files stays: what
 * shows another picture is another text.
 *
 * Returns: (transfer full): what was sent, if this is it
 */
char *
peng_wordpress_address_name (const char *html,
                             GHashTable *files)
{
  g_autoptr(GString) out = g_string_new (html);
  GHashTableIter iter;
  gpointer name, file;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &file))
    name_file (out, name, file);

  return g_string_free (g_steal_pointer (&out), FALSE);
}
