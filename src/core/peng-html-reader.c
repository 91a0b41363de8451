/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-html"

#include "core/peng-html-reader.h"

#include "core/peng-charset.h"
#include "core/peng-html-filter.h"
#include "core/peng-html-private.h"

#include <string.h>

static void
ensure_place_to_write (PengHtmlReader *self)
{
  GPtrArray *blocks = self->blocks;

  if (blocks->len > 0 && peng_block_is_text (g_ptr_array_index (blocks, blocks->len - 1)))
    return;

  if (blocks->len == PENG_ARTICLE_MAX_BLOCKS)
    {
      self->report->cut = TRUE;
      g_ptr_array_set_size (blocks, blocks->len - 1);
    }

  g_ptr_array_add (blocks, peng_block_new_paragraph (""));
}

/**
 * peng_html_make_tame:
 * @bytes: (array length=n_bytes): any HTML, or anything else
 * @n_bytes: how many
 * @sheet: (nullable): where the page's style sheets go, see peng_html_filter()
 * @report: what is left out is added to it
 *
 * Returns: (transfer full): UTF-8 that a parser can be given
 */
GString *
peng_html_make_tame (const char     *bytes,
                     gsize           n_bytes,
                     GString        *sheet,
                     PengHtmlReport *report)
{
  g_autofree char *declared = NULL;
  g_autofree char *utf8 = NULL;
  gsize length;

  if (n_bytes > PENG_HTML_MAX_BYTES)
    {
      report->cut = TRUE;
      n_bytes = PENG_HTML_MAX_BYTES;
    }

  declared = peng_charset_find_meta (bytes, n_bytes);
  utf8 = peng_charset_decode (bytes, n_bytes, declared, &length, NULL);

  return peng_html_filter (utf8, length, sheet, report);
}

static void
read_all (PengHtmlReader *self,
          const char     *bytes,
          gsize           n_bytes)
{
  GString *html = peng_html_make_tame (bytes, n_bytes, NULL, self->report);
  GumboOptions options = kGumboDefaultOptions;
  PengHtmlPlace place = { .format = { .kind = PENG_BLOCK_PARAGRAPH } };
  GumboOutput *tree;

  options.max_errors = 0;
  tree = gumbo_parse_with_options (&options, html->str, html->len);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  self->styles = peng_html_styles_new ();

  peng_html_room_init (&self->room, n_bytes);
  peng_html_reader_read_children (self, tree->root, &place);
  peng_html_reader_close (self);
  ensure_place_to_write (self);

  peng_html_styles_free (self->styles);
  gumbo_destroy_output (&options, tree);
  g_string_free (html, TRUE);
}

/**
 * peng_html_read:
 * @bytes: (array length=n_bytes): any HTML, or anything else
 * @n_bytes: how many
 * @report: (out caller-allocates) (optional): what could not be kept
 *
 * Reads the blocks of a page or a part of one: what `writer` wrote comes back as it was; of all
 * else the words, the pictures that are media items, and the formatting that the canonical dialect
 * has. The charset is found as by peng_charset_decode().
 *
 * Nothing else comes through: no script, no address but those that peng_style_link_is_safe() takes.
 * Time and memory grow in proportion to @n_bytes.
 *
 * Returns: (transfer container) (element-type PengBlock): at least one block, of which the last is
 *   a text block
 */
GPtrArray *
peng_html_read (const char     *bytes,
                gsize           n_bytes,
                PengHtmlReport *report)
{
  PengHtmlReport ignored = { 0 };
  PengHtmlReader self = { .report = report != NULL ? report : &ignored };

  g_return_val_if_fail (bytes != NULL || n_bytes == 0, NULL);

  *self.report = (PengHtmlReport) { 0 };
  read_all (&self, bytes, n_bytes);

  return self.blocks;
}

/* Cuts a field that is longer than any that a person meant. */
static void
cut_field (PengHtmlReader *self,
           char           *field)
{
  if (field == NULL || strlen (field) <= PENG_HTML_MAX_FIELD)
    return;

  *g_utf8_find_prev_char (field, field + PENG_HTML_MAX_FIELD + 1) = '\0';
  self->report->cut = TRUE;
}

/**
 * peng_html_read_article:
 * @bytes: (array length=n_bytes): a whole page
 * @n_bytes: how many
 * @uuid: (nullable): which article it is; %NULL for a new one
 * @report: (out caller-allocates) (optional): what could not be kept
 *
 * Reads a page as peng_html_read() does, and the fields from its `meta` elements. In a page from
 * elsewhere the first h1 is the title, and without one the `title` element. The h1 is no block
 * then.
 *
 * Returns: (transfer full): the article
 */
PengArticle *
peng_html_read_article (const char     *bytes,
                        gsize           n_bytes,
                        const char     *uuid,
                        PengHtmlReport *report)
{
  return peng_html_read_article_with_pictures (bytes, n_bytes, uuid, NULL, NULL, report);
}

/**
 * peng_html_read_article_with_pictures:
 * @bytes: (array length=n_bytes): a whole page
 * @n_bytes: how many
 * @uuid: (nullable): which article it is; %NULL for a new one
 * @find: (nullable) (scope call): asked for each picture that is no media item; %NULL leaves them
 *   out
 * @user_data: for @find
 * @report: (out caller-allocates) (optional): what could not be kept
 *
 * Reads a page as peng_html_read_article() does, and with it the pictures whose bytes the caller
 * has.
 *
 * Returns: (transfer full): the article
 */
PengArticle *
peng_html_read_article_with_pictures (const char       *bytes,
                                      gsize             n_bytes,
                                      const char       *uuid,
                                      PengHtmlFindFunc  find,
                                      gpointer          user_data,
                                      PengHtmlReport   *report)
{
  PengHtmlReport ignored = { 0 };
  PengHtmlReader self = {
    .is_page = TRUE,
    .report = report != NULL ? report : &ignored,
    .find = find,
    .find_data = user_data,
  };
  PengArticle *article;

  g_return_val_if_fail (bytes != NULL || n_bytes == 0, NULL);

  *self.report = (PengHtmlReport) { 0 };
  read_all (&self, bytes, n_bytes);

  if (!self.has_fields)
    self.fields[PENG_FIELD_TITLE] = g_strdup (self.heading != NULL ? self.heading : self.title);

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    cut_field (&self, self.fields[i]);

  article = peng_article_new (uuid, (const char * const *) self.fields,
                              (PengBlock **) self.blocks->pdata, self.blocks->len);

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    g_free (self.fields[i]);

  g_free (self.heading);
  g_free (self.title);
  g_ptr_array_unref (self.blocks);

  return article;
}
