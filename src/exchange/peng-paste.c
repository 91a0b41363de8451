/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste.h"

#include "exchange/peng-paste-filters.h"

#include <string.h>

/* What is on a clipboard says in its first lines who wrote it. */
#define MAX_LOOK (64 * 1024)

/* A filter, and what its family's pages have in them; none says it is for all. */
static const struct
{
  void      (*run) (PengPasteTree *tree);
  const char *signs[5];
} filters[] = {
  { peng_paste_begin },
  { peng_paste_word,   { "mso-", "office:word", "MsoNormal" } },
  { peng_paste_wps,    { "mso-spacerun:'yes'", "class=\"Section0\"", "Kingsoft", "WPS" } },
  { peng_paste_docs,   { "docs-internal-guid", "docs.qq.com", "data-docs", "kdocs" } },
  { peng_paste_online, { "OutlineElement", "ListContainerWrapper", "data-ccp-" } },
  { peng_paste_sheets, { "office:excel", "Excel.Sheet", "class=\"et", "class=et" } },
  { peng_paste_wechat, { "data-src=", "mmbiz", "js_content", "rich_media" } },
  { peng_paste_mark_grounds, { "LibreOffice" } },
  { peng_paste_end },
};

static const char *authors[] = { "mso-", "office:", "docs-internal-guid", "docs.qq.com", "kdocs",
                                 "OutlineElement", "LibreOffice" };

static gboolean
has_sign (const char *bytes,
          gsize       n_bytes,
          const char *sign)
{
  return n_bytes > 0 && g_strstr_len (bytes, MIN (n_bytes, MAX_LOOK), sign) != NULL;
}

static gboolean
is_of_family (const char        *bytes,
              gsize              n_bytes,
              const char *const *signs)
{
  if (signs[0] == NULL)
    return TRUE;

  for (guint i = 0; signs[i] != NULL; i++)
    {
      if (has_sign (bytes, n_bytes, signs[i]))
        return TRUE;
    }

  return FALSE;
}

/* A document that somebody wrote, not a page that a site made. */
static gboolean
is_written (const char *bytes,
            gsize       n_bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (authors); i++)
    {
      if (has_sign (bytes, n_bytes, authors[i]))
        return TRUE;
    }

  return FALSE;
}

static void
run_filters (PengPasteTree *tree,
             const char    *bytes,
             gsize          n_bytes)
{
  if (!is_written (bytes, n_bytes))
    peng_paste_page (tree);

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      if (is_of_family (bytes, n_bytes, filters[i].signs))
        filters[i].run (tree);
    }
}

static gboolean
is_empty (PengBlock *block)
{
  return peng_block_is_text (block) && peng_text_get_length (peng_block_get_text (block)) == 0;
}

/* Reads HTML as an article, but without the empty paragraph that an article gets so that there is a
 * place to write. */
static PengPaste *
read_blocks (const char       *html,
             PengPasteChanges  changes)
{
  PengPaste *self = g_new0 (PengPaste, 1);
  PengHtmlReport report;
  guint n;

  self->blocks = peng_html_read (html, strlen (html), &report);
  self->changes = changes;
  n = self->blocks->len;

  if (n > 0 && is_empty (g_ptr_array_index (self->blocks, n - 1)) &&
      (n == 1 || !peng_block_is_text (g_ptr_array_index (self->blocks, n - 2))))
    g_ptr_array_remove_index (self->blocks, n - 1);

  if (report.cut)
    self->changes |= PENG_PASTE_CUT;
  if (report.n_dropped > 0)
    self->changes |= PENG_PASTE_CODE;

  return self;
}

/* Windows puts a header of its own before HTML. */
static gsize
skip_header (const char *bytes,
             gsize       n_bytes)
{
  const char *html;

  if (n_bytes < 8 || memcmp (bytes, "Version:", 8) != 0)
    return 0;

  html = memchr (bytes, '<', n_bytes);

  return html != NULL ? html - bytes : 0;
}

/**
 * peng_paste_read_html:
 * @bytes: (array length=n_bytes): HTML from a clipboard, or anything else
 * @n_bytes: how many
 *
 * Makes of a page what its program meant: lists of what Word wrote as paragraphs, bold of styles,
 * headings of outline levels. Typefaces, sizes, margins and tracking do not come through, nor do
 * style sheets. May be called on any thread; time and memory are bounded as by peng_html_read().
 *
 * Returns: (transfer full): what there is for an article
 */
PengPaste *
peng_paste_read_html (const char *bytes,
                      gsize       n_bytes)
{
  g_autoptr(PengPasteTree) tree = NULL;
  g_autofree char *html = NULL;
  GPtrArray *pictures;
  PengPaste *self;
  gsize skipped;

  g_return_val_if_fail (bytes != NULL || n_bytes == 0, NULL);

  skipped = skip_header (bytes, n_bytes);
  bytes += skipped;
  n_bytes -= skipped;

  tree = peng_paste_tree_new (bytes, n_bytes);
  run_filters (tree, bytes, n_bytes);
  pictures = peng_paste_take_pictures (tree);

  if (tree->report.cut)
    tree->changes |= PENG_PASTE_CUT;
  if (tree->report.n_dropped > 0)
    tree->changes |= PENG_PASTE_CODE;

  html = peng_paste_tree_write (tree);

  self = read_blocks (html, tree->changes);
  self->pictures = pictures;

  return self;
}

/**
 * peng_paste_free:
 * @self: (transfer full): what was pasted
 */
void
peng_paste_free (PengPaste *self)
{
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_free (self);
}

/**
 * peng_paste_dup_plain:
 * @self: what was pasted
 *
 * Returns: (transfer full): its words, a line each paragraph
 */
char *
peng_paste_dup_plain (PengPaste *self)
{
  GString *plain = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    peng_block_append_plain (g_ptr_array_index (self->blocks, i), plain);

  if (g_str_has_suffix (plain->str, "\n"))
    g_string_truncate (plain, plain->len - 1);

  return g_string_free (plain, FALSE);
}
