/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-convert"

#include "exchange/peng-convert.h"

#include "exchange/peng-plain.h"

#include "core/peng-html-writer.h"

#include <string.h>

static PengArticle *
read_html (GBytes  *bytes,
           guint   *n_lost,
           GError **error)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  PengHtmlReport report = { 0 };
  g_autoptr(PengArticle) article = peng_html_read_article (data, n_bytes, NULL, &report);

  *n_lost = report.n_lost;

  return peng_convert_check (&report, error) ? g_steal_pointer (&article) : NULL;
}

static GBytes *
write_html (PengArticle  *article,
            GError      **error)
{
  char *html = peng_html_write_article (article, &peng_dialect_canonical);

  return g_bytes_new_take (html, strlen (html));
}

static PengArticle *
read_plain (GBytes  *bytes,
            guint   *n_lost,
            GError **error)
{
  *n_lost = 0;

  return peng_plain_read (bytes, error);
}

static const PengFormat formats[] = {
  { "html", { "html", "htm", "xhtml" }, "text/html",  read_html,       write_html },
  { "txt",  { "txt", "text" },          "text/plain", read_plain,      peng_plain_write },
};

G_DEFINE_QUARK (peng-convert-error-quark, peng_convert_error)

/**
 * peng_convert_check:
 * @report: what reading a file's HTML has left out
 * @error: return location: %PENG_CONVERT_ERROR_TOO_LARGE
 *
 * A file that loses its end in reading is better not read.
 *
 * Returns: whether it was read as a whole
 */
gboolean
peng_convert_check (const PengHtmlReport  *report,
                    GError               **error)
{
  g_return_val_if_fail (report != NULL, FALSE);

  if (report->cut)
    g_set_error_literal (error, PENG_CONVERT_ERROR, PENG_CONVERT_ERROR_TOO_LARGE,
                         "longer, or deeper nested, than what is read as a whole");

  return !report->cut;
}

/**
 * peng_format_list:
 * @n_formats: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_formats): all formats
 */
const PengFormat *
peng_format_list (guint *n_formats)
{
  g_return_val_if_fail (n_formats != NULL, NULL);

  *n_formats = G_N_ELEMENTS (formats);

  return formats;
}

/**
 * peng_format_find:
 * @name: a format's name
 *
 * Returns: (transfer none) (nullable): the format
 */
const PengFormat *
peng_format_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_equal (name, formats[i].name))
        return &formats[i];
    }

  return NULL;
}

static gboolean
has_suffix (const PengFormat *format,
            const char       *suffix)
{
  for (guint i = 0; i < G_N_ELEMENTS (format->suffixes) && format->suffixes[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (suffix, format->suffixes[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * peng_format_find_for_path:
 * @path: (type filename): a file's name
 *
 * Returns: (transfer none) (nullable): the format that its suffix tells of
 */
const PengFormat *
peng_format_find_for_path (const char *path)
{
  const char *dot;

  g_return_val_if_fail (path != NULL, NULL);

  dot = strrchr (path, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (formats); i++)
    {
      if (has_suffix (&formats[i], dot + 1))
        return &formats[i];
    }

  return NULL;
}

/**
 * peng_convert_read:
 * @format: a format
 * @bytes: a file in it
 * @n_lost: (out) (optional): how many pictures, videos and sounds were left out, for the file does
 *   not name them as the library does
 * @error: return location: %PENG_CONVERT_ERROR_NOT_READABLE, or what the format says
 *
 * Reads an article. It takes time in proportion to the file: not for the main thread.
 *
 * Returns: (transfer full) (nullable): a new article
 */
PengArticle *
peng_convert_read (const PengFormat  *format,
                   GBytes            *bytes,
                   guint             *n_lost,
                   GError           **error)
{
  guint unasked;

  g_return_val_if_fail (format != NULL && bytes != NULL, NULL);

  if (format->read != NULL)
    return format->read (bytes, n_lost != NULL ? n_lost : &unasked, error);

  g_set_error (error, PENG_CONVERT_ERROR, PENG_CONVERT_ERROR_NOT_READABLE,
               "%s can not be read", format->name);

  return NULL;
}

/**
 * peng_convert_write:
 * @format: a format
 * @article: an article
 * @error: return location: %PENG_CONVERT_ERROR_NOT_WRITABLE, or what the format says
 *
 * Writes an article. It takes time in proportion to its length: not for the main thread.
 *
 * Returns: (transfer full) (nullable): a file's bytes
 */
GBytes *
peng_convert_write (const PengFormat  *format,
                    PengArticle       *article,
                    GError           **error)
{
  g_return_val_if_fail (format != NULL && article != NULL, NULL);

  if (format->write != NULL)
    return format->write (article, error);

  g_set_error (error, PENG_CONVERT_ERROR, PENG_CONVERT_ERROR_NOT_WRITABLE,
               "%s can not be written", format->name);

  return NULL;
}
