/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-theme"

#include "core/peng-theme.h"

#include <string.h>

/* What stands between two placeholders, and the one after it. */
typedef struct
{
  const char *text;
  gsize       length;
  int         name;    /* index into `names`, or -1 at the end */
} Piece;

struct _PengTheme
{
  gatomicrefcount  ref_count;
  char            *page;
  char            *css;
  char            *etag;
  GArray          *pieces;
};

/* All placeholders that there are, in the article page and in the portal's others. Markup is what
 * we wrote ourselves; all else is escaped. */
static const struct
{
  const char *name;
  gboolean    is_markup;
} names[] = {
  { "activity",        TRUE },
  { "activity_url",    FALSE },
  { "article",         TRUE },
  { "books",           TRUE },
  { "books_url",       FALSE },
  { "composition",     TRUE },
  { "composition_url", FALSE },
  { "count",           FALSE },
  { "feature",         TRUE },
  { "footer",          FALSE },
  { "greeting",        FALSE },
  { "head",            TRUE },
  { "home_url",        FALSE },
  { "main",            TRUE },
  { "navigation",      TRUE },
  { "news",            TRUE },
  { "news_url",        FALSE },
  { "notice",          TRUE },
  { "notices",         TRUE },
  { "notices_url",     FALSE },
  { "page_title",      FALSE },
  { "pager",           TRUE },
  { "pictures",        TRUE },
  { "qr",              TRUE },
  { "section",         FALSE },
  { "section_url",     FALSE },
  { "site",            FALSE },
  { "source",          FALSE },
  { "stories",         TRUE },
  { "summary",         FALSE },
  { "text",            FALSE },
  { "time",            FALSE },
  { "title",           FALSE },
  { "video",           TRUE },
  { "video_url",       FALSE },
  { "views",           FALSE },
};

G_DEFINE_QUARK (peng-theme-error-quark, peng_theme_error)

static int
find_name (const char *name,
           gsize       length,
           gboolean    is_markup)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strlen (names[i].name) == length && strncmp (names[i].name, name, length) == 0 &&
          names[i].is_markup == is_markup)
        return i;
    }

  return -1;
}

/* Reads the placeholder at @p. Returns: where it ends, or NULL with an error */
static const char *
read_placeholder (const char  *p,
                  int         *name,
                  GError     **error)
{
  gboolean is_markup = g_str_has_prefix (p, "{{{");
  const char *start = p + (is_markup ? 3 : 2);
  const char *close = is_markup ? "}}}" : "}}";
  const char *end = strstr (start, close);

  *name = end != NULL ? find_name (start, end - start, is_markup) : -1;

  if (*name >= 0)
    return end + strlen (close);

  g_set_error (error, PENG_THEME_ERROR, PENG_THEME_ERROR_INVALID,
               "Not a placeholder of a theme: %.32s", p);

  return NULL;
}

static gboolean
split_page (PengTheme  *self,
            GError    **error)
{
  const char *p = self->page;

  while (p != NULL)
    {
      const char *next = strstr (p, "{{");
      Piece piece = { p, next != NULL ? (gsize) (next - p) : strlen (p), -1 };

      p = next != NULL ? read_placeholder (next, &piece.name, error) : NULL;

      if (next != NULL && p == NULL)
        return FALSE;

      g_array_append_val (self->pieces, piece);
    }

  return TRUE;
}

static char *
compute_etag (const char *page,
              const char *css)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) page, strlen (page) + 1);
  g_checksum_update (checksum, (const guchar *) css, strlen (css));

  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * peng_theme_new:
 * @page: a page with placeholders
 * @css: its style sheet; the page does not hold it, what fills the page says where it is (`head`)
 * @error: return location
 *
 * Makes a theme. The placeholders that there are stand at the top of peng-theme.c; anything else
 * between two braces is an error of %PENG_THEME_ERROR.
 *
 * Returns: (transfer full) (nullable): a theme
 */
PengTheme *
peng_theme_new (const char  *page,
                const char  *css,
                GError     **error)
{
  PengTheme *self;

  g_return_val_if_fail (page != NULL && css != NULL, NULL);

  self = g_new0 (PengTheme, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->page = g_strdup (page);
  self->css = g_strdup (css);
  self->etag = compute_etag (page, css);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  if (!split_page (self, error))
    g_clear_pointer (&self, peng_theme_unref);

  return self;
}

static char *
load_file (const char  *directory,
           const char  *name,
           GError     **error)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, error);

  return contents;
}

/**
 * peng_theme_load:
 * @directory: (type filename): of `page.html`, the frame of all pages, `article.html`, what stands
 *   in it, and `theme.css`
 * @error: return location
 *
 * Loads the article page.
 *
 * Returns: (transfer full) (nullable): a theme
 */
PengTheme *
peng_theme_load (const char  *directory,
                 GError     **error)
{
  g_autofree char *frame = NULL;
  g_autofree char *article = NULL;
  g_autofree char *css = NULL;
  g_autoptr(GString) page = NULL;

  g_return_val_if_fail (directory != NULL, NULL);

  if ((frame = load_file (directory, "page.html", error)) == NULL ||
      (article = load_file (directory, "article.html", error)) == NULL ||
      (css = load_file (directory, "theme.css", error)) == NULL)
    return NULL;

  page = g_string_new (frame);
  g_string_replace (page, "{{{main}}}", article, 1);

  return peng_theme_new (page->str, css, error);
}

/**
 * peng_theme_load_frame:
 * @directory: (type filename): as for peng_theme_load()
 * @error: return location
 *
 * Loads the frame alone, for other pages of the same site: they fill its `main`.
 *
 * Returns: (transfer full) (nullable): a theme
 */
PengTheme *
peng_theme_load_frame (const char  *directory,
                       GError     **error)
{
  g_autofree char *frame = NULL;
  g_autofree char *css = NULL;

  g_return_val_if_fail (directory != NULL, NULL);

  if ((frame = load_file (directory, "page.html", error)) == NULL ||
      (css = load_file (directory, "theme.css", error)) == NULL)
    return NULL;

  return peng_theme_new (frame, css, error);
}

/**
 * peng_theme_ref:
 * @self: a theme
 *
 * Returns: (transfer full): @self
 */
PengTheme *
peng_theme_ref (PengTheme *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * peng_theme_unref:
 * @self: (transfer full): a theme
 */
void
peng_theme_unref (PengTheme *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->pieces);
  g_free (self->page);
  g_free (self->css);
  g_free (self->etag);
  g_free (self);
}

/**
 * peng_theme_get_page:
 * @self: a theme
 *
 * Returns: (transfer none): the page with its placeholders
 */
const char *
peng_theme_get_page (PengTheme *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->page;
}

/**
 * peng_theme_get_css:
 * @self: a theme
 *
 * Returns: (transfer none): the style sheet
 */
const char *
peng_theme_get_css (PengTheme *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->css;
}

/**
 * peng_theme_get_etag:
 * @self: a theme
 *
 * Returns: (transfer none): the SHA-256 of page and style sheet, 64 hexadecimal digits
 */
const char *
peng_theme_get_etag (PengTheme *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->etag;
}

/**
 * peng_theme_fill:
 * @self: a theme
 * @values: (element-type utf8 utf8): what stands for each placeholder, by its name; nothing for
 *   those that are not there
 *
 * Makes a page. The values of `{{name}}` are text and are escaped; those of `{{{name}}}` are markup
 * and must not hold anything that we did not write.
 *
 * Returns: (transfer full): the page
 */
char *
peng_theme_fill (PengTheme  *self,
                 GHashTable *values)
{
  GString *out;

  g_return_val_if_fail (self != NULL && values != NULL, NULL);

  out = g_string_sized_new (strlen (self->page) * 2);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      const char *value = NULL;

      g_string_append_len (out, piece->text, piece->length);

      if (piece->name >= 0)
        value = g_hash_table_lookup (values, names[piece->name].name);

      if (value == NULL)
        continue;

      if (names[piece->name].is_markup)
        g_string_append (out, value);
      else
        peng_html_append_escaped (out, value);
    }

  return g_string_free (out, FALSE);
}
