/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-page"

#include "core/peng-page-private.h"

#include "core/peng-page-address.h"

#include <string.h>

/* A page is read as a whole, with all that is in it (peng-page-tree.c), and its styles (-sheet,
 * -look), so that it is known what a reader sees. The article's part is found by its words (-region)
 * and held against what was sent (-match, -text, -pictures), which was read by the same rules; what
 * nobody sent is looked for there (-foreign).
 *
 * Of styles those are known that are in the page and those that the caller brings. What a script
 * does to the page when it is opened is not seen. */

#define MAX_SHEETS 8      /* that are to be fetched */

static const struct
{
  const char *name;
  gboolean    tampering;
} kinds[] = {
  [PENG_PAGE_TITLE_MISSING]   = { "title-missing" },
  [PENG_PAGE_TITLE_CHANGED]   = { "title-changed" },
  [PENG_PAGE_ARTICLE_MISSING] = { "article-missing" },
  [PENG_PAGE_TEXT_MISSING]    = { "text-missing" },
  [PENG_PAGE_TEXT_CHANGED]    = { "text-changed" },
  [PENG_PAGE_TEXT_MOVED]      = { "text-moved" },
  [PENG_PAGE_TEXT_FOREIGN]    = { "text-foreign", TRUE },
  [PENG_PAGE_PICTURE_MISSING] = { "picture-missing" },
  [PENG_PAGE_PICTURE_FOREIGN] = { "picture-foreign", TRUE },
  [PENG_PAGE_PICTURE_BROKEN]  = { "picture-broken" },
  [PENG_PAGE_PICTURE_CHANGED] = { "picture-changed" },
  [PENG_PAGE_LINK_MISSING]    = { "link-missing" },
  [PENG_PAGE_LINK_FOREIGN]    = { "link-foreign", TRUE },
  [PENG_PAGE_HIDDEN]          = { "hidden", TRUE },
  [PENG_PAGE_MARQUEE]         = { "marquee", TRUE },
  [PENG_PAGE_FRAME]           = { "frame", TRUE },
  [PENG_PAGE_SCRIPT]          = { "script", TRUE },
  [PENG_PAGE_REFRESH]         = { "refresh", TRUE },
  [PENG_PAGE_BASE]            = { "base", TRUE },
  [PENG_PAGE_FORM]            = { "form", TRUE },
  [PENG_PAGE_STYLE]           = { "style", TRUE },
  [PENG_PAGE_ELSEWHERE]       = { "elsewhere", TRUE },
  [PENG_PAGE_GONE]            = { "gone" },
  [PENG_PAGE_TOO_LARGE]       = { "too-large" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == PENG_PAGE_N_KINDS);

static const char * const hidings[] = {
  "shown", "display", "visibility", "opacity", "size", "place", "clip", "color", "font",
};

/**
 * peng_page_kind_is_tampering:
 * @kind: what is wrong
 *
 * Returns: whether something was put in the page, by which a reader can come to harm
 */
gboolean
peng_page_kind_is_tampering (PengPageKind kind)
{
  return kinds[kind].tampering;
}

/**
 * peng_page_kind_get_name:
 * @kind: what is wrong
 *
 * Returns: (transfer none): its name, for scripts and for the store
 */
const char *
peng_page_kind_get_name (PengPageKind kind)
{
  return kinds[kind].name;
}

/**
 * peng_page_kind_from_name:
 * @name: from peng_page_kind_get_name()
 * @kind: (out): what it is the name of
 *
 * Returns: whether it is one
 */
gboolean
peng_page_kind_from_name (const char   *name,
                          PengPageKind *kind)
{
  for (guint i = 0; i < PENG_PAGE_N_KINDS; i++)
    {
      if (g_strcmp0 (kinds[i].name, name) == 0)
        {
          *kind = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * peng_page_hiding_get_name:
 * @hiding: how something is hidden
 *
 * Returns: (transfer none): its name, for scripts and for the store
 */
const char *
peng_page_hiding_get_name (PengPageHiding hiding)
{
  return hidings[hiding];
}

/**
 * peng_page_hiding_from_name:
 * @name: from peng_page_hiding_get_name()
 * @hiding: (out): what it is the name of
 *
 * Returns: whether it is one
 */
gboolean
peng_page_hiding_from_name (const char     *name,
                            PengPageHiding *hiding)
{
  for (guint i = 0; i < G_N_ELEMENTS (hidings); i++)
    {
      if (g_strcmp0 (hidings[i], name) == 0)
        {
          *hiding = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * peng_page_finding_free:
 * @self: (transfer full): a finding
 */
void
peng_page_finding_free (PengPageFinding *self)
{
  g_free (self->near);
  g_free (self->there);
  g_free (self->expected);
  g_free (self);
}

/**
 * peng_page_result_new:
 *
 * Returns: (transfer full): nothing found
 */
PengPageResult *
peng_page_result_new (void)
{
  PengPageResult *self = g_new0 (PengPageResult, 1);

  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_page_finding_free);
  self->pictures = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * peng_page_result_free:
 * @self: (transfer full): a result
 */
void
peng_page_result_free (PengPageResult *self)
{
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->pictures);
  g_free (self);
}

static char *
dup_excerpt (const char *text)
{
  g_autofree char *words = text != NULL ? peng_page_dup_words (text) : NULL;

  return words != NULL ? peng_page_cut_words (words, PENG_PAGE_MAX_EXCERPT) : NULL;
}

/**
 * peng_page_result_add:
 * @self: a result
 * @kind: what is wrong
 * @there: (nullable): what is in the page; as much as may be shown is kept
 * @expected: (nullable): what was sent, as @there
 *
 * Returns: (transfer none) (nullable): the new finding, at no place yet; %NULL where there are
 *   %PENG_PAGE_MAX_FINDINGS already
 */
PengPageFinding *
peng_page_result_add (PengPageResult *self,
                      PengPageKind    kind,
                      const char     *there,
                      const char     *expected)
{
  PengPageFinding *finding;

  if (self->findings->len == PENG_PAGE_MAX_FINDINGS)
    {
      self->n_left_out++;
      return NULL;
    }

  finding = g_new0 (PengPageFinding, 1);
  finding->kind = kind;
  finding->there = dup_excerpt (there);
  finding->expected = dup_excerpt (expected);
  g_ptr_array_add (self->findings, finding);

  return finding;
}

/* The line of the page that a node is in or behind, of those that were sent. */
static PengPageLine *
find_place (PengPageChecker *self,
            guint            node,
            guint           *paragraph)
{
  PengPageLine *found = NULL;

  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    {
      PengPageLine *line = self->lines->pdata[i];
      guint sent = self->pairs[i].other;

      if (line->node >= self->tree->nodes[node].end)
        break;
      if (self->pairs[i].fate == PENG_PAGE_LOST)
        continue;
      found = self->sent->lines->pdata[sent];
      *paragraph = sent + 1;
    }

  return found;
}

/**
 * peng_page_checker_add:
 * @self: a page
 * @kind: what is wrong
 * @node: where
 * @there: (nullable): what is there
 * @expected: (nullable): what was sent
 *
 * Adds a finding at a place of the page.
 *
 * Returns: (transfer none) (nullable): the finding
 */
PengPageFinding *
peng_page_checker_add (PengPageChecker *self,
                       PengPageKind     kind,
                       guint            node,
                       const char      *there,
                       const char      *expected)
{
  PengPageFinding *finding = peng_page_result_add (self->result, kind, there, expected);
  PengPageLine *line;

  if (finding == NULL)
    return NULL;

  finding->outside = !peng_page_tree_holds (self->tree, self->root, node);
  if (finding->outside)
    return finding;

  line = find_place (self, node, &finding->paragraph);
  if (line != NULL)
    finding->near = peng_page_cut_words (line->words, PENG_PAGE_MAX_EXCERPT / 2);

  return finding;
}

/**
 * peng_page_checker_dup_media:
 * @self: a page
 * @address: from peng_page_checker_resolve()
 *
 * Where a site calls its files by their hashes it need not have said where it has them.
 *
 * Returns: (transfer full) (nullable): `media:SHA256`, where it is the site's file of that name
 */
char *
peng_page_checker_dup_media (PengPageChecker *self,
                             const char      *address)
{
  static const char digits[] = "0123456789abcdef";

  if (peng_page_address_get_kind (self->address, address) != PENG_PAGE_ADDRESS_HERE)
    return NULL;

  for (const char *p = address; (p = strpbrk (p, digits)) != NULL; p += strspn (p, digits))
    {
      if (strspn (p, digits) == 64 && p > address && p[-1] == '/')
        return g_strdup_printf ("media:%.64s", p);
    }

  return NULL;
}

/**
 * peng_page_checker_find_picture:
 * @self: a page
 * @address: from peng_page_checker_resolve()
 *
 * Returns: (transfer none) (nullable): the picture of what was sent that is there
 */
PengPageSentPicture *
peng_page_checker_find_picture (PengPageChecker *self,
                                const char      *address)
{
  g_autofree char *key = peng_page_address_dup_picture_key (address);
  g_autofree char *media = NULL;
  PengPageSentPicture *picture = g_hash_table_lookup (self->pictures, key);

  if (picture != NULL)
    return picture;

  media = peng_page_checker_dup_media (self, address);

  return media != NULL ? g_hash_table_lookup (self->pictures, media) : NULL;
}

/**
 * peng_page_checker_resolve:
 * @self: a page
 * @node: number of an element
 * @attribute: one that holds an address
 *
 * Returns: (transfer full) (nullable): where it leads; %NULL where it is not there
 */
char *
peng_page_checker_resolve (PengPageChecker *self,
                           guint            node,
                           const char      *attribute)
{
  const char *value = peng_page_tree_get (self->tree, node, attribute);

  return value != NULL ? peng_page_address_resolve (self->base, value) : NULL;
}

static char *
find_base (const PengPageTree *tree,
           const char         *address)
{
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const char *href = peng_page_tree_is (tree, i, "base") ? peng_page_tree_get (tree, i, "href") : NULL;

      if (href != NULL)
        return peng_page_address_resolve (address, href);
    }

  return g_strdup (address);
}

static PengPageSheet *
read_sheets (const PengPageTree  *tree,
             GBytes * const      *sheets,
             guint                n_sheets)
{
  PengPageSheet *self = peng_page_sheet_new ();

  for (guint i = 0; i < n_sheets; i++)
    {
      gsize n_bytes;
      const char *bytes = g_bytes_get_data (sheets[i], &n_bytes);

      if (bytes != NULL)
        peng_page_sheet_add (self, bytes, n_bytes);
    }

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      if (peng_page_tree_is (tree, i, "style"))
        {
          g_autofree char *css = peng_page_tree_dup_text (tree, i);

          peng_page_sheet_add (self, css, strlen (css));
        }
    }

  return self;
}

static void
index_sent (PengPageChecker *self)
{
  self->links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->pictures = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->sent->links->len; i++)
    g_hash_table_add (self->links, g_strdup (self->sent->links->pdata[i]));

  for (guint i = 0; i < self->sent->pictures->len; i++)
    {
      PengPageSentPicture *picture = self->sent->pictures->pdata[i];

      if (!g_hash_table_contains (self->pictures, picture->key))
        g_hash_table_insert (self->pictures, picture->key, picture);
    }
}

static void
check (PengPageChecker *self)
{
  self->root = peng_page_find_region (self);
  peng_page_compare_title (self);

  if (self->root != PENG_PAGE_NONE)
    {
      peng_page_compare_text (self);
      peng_page_compare_pictures (self);
    }
  else if (self->sent->lines->len + self->sent->pictures->len > 0)
    peng_page_result_add (self->result, PENG_PAGE_ARTICLE_MISSING, NULL,
                          self->sent->lines->len > 0
                            ? ((PengPageLine *) self->sent->lines->pdata[0])->words : NULL);

  peng_page_find_foreign (self);
}

/**
 * peng_page_check:
 * @bytes: (array length=n_bytes): the page, or anything else
 * @n_bytes: how many
 * @address: where it was found
 * @sent: what was sent
 * @sheets: (array length=n_sheets): style sheets that the page names, in its order
 * @n_sheets: how many
 *
 * Compares a page with what was sent, and searches the article's part of it for what nobody sent.
 * Pictures are only named: their bytes are for the caller to ask for.
 *
 * Time and memory grow in proportion to the page and are bounded.
 *
 * Returns: (transfer full): what is not as it was sent
 */
PengPageResult *
peng_page_check (const char     *bytes,
                 gsize           n_bytes,
                 const char     *address,
                 PengPageSent   *sent,
                 GBytes * const *sheets,
                 guint           n_sheets)
{
  g_autoptr(PengPageTree) tree = NULL;
  g_autoptr(PengPageSheet) sheet = NULL;
  PengPageChecker self = { .address = address, .sent = sent, .root = PENG_PAGE_NONE };

  g_return_val_if_fail (address != NULL && sent != NULL, NULL);

  tree = peng_page_tree_new (bytes, n_bytes);
  sheet = read_sheets (tree, sheets, n_sheets);
  self.tree = tree;
  self.result = peng_page_result_new ();
  self.looks = peng_page_look_all (tree, sheet);
  self.base = find_base (tree, address);
  index_sent (&self);
  check (&self);

  if (tree->cut || peng_page_sheet_is_cut (sheet))
    peng_page_result_add (self.result, PENG_PAGE_TOO_LARGE, NULL, NULL);

  g_hash_table_unref (self.links);
  g_hash_table_unref (self.pictures);
  g_clear_pointer (&self.lines, g_ptr_array_unref);
  g_free (self.pairs);
  g_free (self.base);
  g_free (self.looks);

  return self.result;
}

/**
 * peng_page_list_sheets:
 * @bytes: (array length=n_bytes): a page
 * @n_bytes: how many
 * @address: where it was found
 *
 * Returns: (transfer full): addresses of the style sheets that it names at its own host, eight at
 *   most
 */
GStrv
peng_page_list_sheets (const char *bytes,
                       gsize       n_bytes,
                       const char *address)
{
  g_autoptr(PengPageTree) tree = peng_page_tree_new (bytes, n_bytes);
  g_autofree char *base = find_base (tree, address);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; i < tree->n_nodes && n < MAX_SHEETS; i++)
    {
      const char *rel = peng_page_tree_is (tree, i, "link") ? peng_page_tree_get (tree, i, "rel") : NULL;
      const char *href = peng_page_tree_get (tree, i, "href");
      g_autofree char *sheet = NULL;

      if (rel == NULL || href == NULL || g_ascii_strcasecmp (rel, "stylesheet") != 0)
        continue;

      sheet = peng_page_address_resolve (base, href);
      if (!peng_page_address_same_host (address, sheet))
        continue;
      g_strv_builder_add (builder, sheet);
      n++;
    }

  return g_strv_builder_end (builder);
}
