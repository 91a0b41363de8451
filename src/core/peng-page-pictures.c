/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-page"

#include "core/peng-page-private.h"

#include "core/peng-page-address.h"

#include <string.h>

/* Sites load pictures late: the true address is in an attribute of their own then, and `src` is a
 * stand-in. And they offer one picture in several sizes. */

#define MAX_SOURCES 32     /* of one picture */

typedef struct
{
  PengPageChecker *checker;
  guint            node;
  GHashTable      *counts;      /* how often each key is there */
  GHashTable      *addresses;   /* the first address of each key */
  guint            n_ours;
  char            *foreign;     /* the first one that is not ours */
  char            *elsewhere;   /* and the first of another host */
} Finder;

/* @shown: whether it is what a browser shows, not another size of it or what is loaded late. */
static void
take_address (Finder     *self,
              const char *text,
              gboolean    shown)
{
  g_autofree char *address = peng_page_address_resolve (self->checker->base, text);
  PengPageSentPicture *picture = peng_page_checker_find_picture (self->checker, address);
  PengPageAddressKind kind = peng_page_address_get_kind (self->checker->address, address);

  if (picture != NULL)
    {
      const char *key = picture->key;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key));

      if (shown || self->n_ours == 0)
        g_hash_table_insert (self->counts, g_strdup (key), GUINT_TO_POINTER (n + 1));
      self->n_ours++;
      if (!g_hash_table_contains (self->addresses, key))
        g_hash_table_insert (self->addresses, g_strdup (key), g_steal_pointer (&address));
      return;
    }

  if (self->elsewhere == NULL && kind == PENG_PAGE_ADDRESS_ELSEWHERE)
    self->elsewhere = g_strdup (address);
  if (self->foreign == NULL)
    self->foreign = g_steal_pointer (&address);
}

/* `a.jpg 300w, b.jpg 2x` */
static void
take_set (Finder     *self,
          const char *set)
{
  g_auto(GStrv) parts = set != NULL ? g_strsplit (set, ", ", MAX_SOURCES) : NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      const char *start = parts[i] + strspn (parts[i], " \t\n,");
      g_autofree char *address = g_strndup (start, strcspn (start, " \t\n"));

      if (*address != '\0')
        take_address (self, address, FALSE);
    }
}

static void
take_attributes (Finder *self)
{
  static const char * const names[] = { "src", "poster", "data-src", "data-original" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = peng_page_tree_get (self->checker->tree, self->node, names[i]);

      if (value != NULL && *value != '\0')
        take_address (self, value, i < 2);
    }

  take_set (self, peng_page_tree_get (self->checker->tree, self->node, "srcset"));
  take_set (self, peng_page_tree_get (self->checker->tree, self->node, "data-srcset"));
}

static void
check_picture (Finder *self)
{
  const char *foreign;

  self->n_ours = 0;
  take_attributes (self);

  /* A video has a picture, and `source` elements that are asked for themselves. */
  foreign = self->n_ours > 0 ? self->elsewhere : self->foreign;
  if (foreign != NULL)
    {
      g_autofree char *start = strlen (foreign) > 300 ? g_strndup (foreign, 300) : g_strdup (foreign);
      g_autofree char *there = g_strconcat (self->checker->tree->nodes[self->node].name, " ", start,
                                            NULL);

      peng_page_checker_add (self->checker, PENG_PAGE_PICTURE_FOREIGN, self->node, there, NULL);
    }

  g_clear_pointer (&self->foreign, g_free);
  g_clear_pointer (&self->elsewhere, g_free);
}

static gboolean
is_picture (PengPageChecker *self,
            guint            node)
{
  static const char * const names[] = { "audio", "image", "img", "source", "video", NULL };

  return self->tree->nodes[node].name != NULL && g_strv_contains (names, self->tree->nodes[node].name);
}

static void
note_picture (PengPageChecker *self,
              Finder          *finder,
              guint            index)
{
  PengPageSentPicture *picture = self->sent->pictures->pdata[index];
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (finder->counts, picture->key));

  if (n == 0)
    {
      peng_page_result_add_picture (self->result, PENG_PAGE_PICTURE_MISSING, self->sent, index, NULL);
      g_ptr_array_add (self->result->pictures, NULL);
      return;
    }

  g_hash_table_insert (finder->counts, g_strdup (picture->key), GUINT_TO_POINTER (n - 1));
  g_ptr_array_add (self->result->pictures,
                   g_strdup (g_hash_table_lookup (finder->addresses, picture->key)));
}

/**
 * peng_page_result_add_picture:
 * @self: a result
 * @kind: what is wrong with the picture
 * @sent: what was sent
 * @index: number of the picture in it
 * @there: (nullable): what is in the page
 *
 * Adds a finding at the place of a picture.
 */
void
peng_page_result_add_picture (PengPageResult *self,
                              PengPageKind    kind,
                              PengPageSent   *sent,
                              guint           index,
                              const char     *there)
{
  PengPageSentPicture *picture = sent->pictures->pdata[index];
  PengPageFinding *finding = peng_page_result_add (self, kind, there, picture->address);
  PengPageLine *line;

  if (finding == NULL || picture->line == 0)
    return;

  line = sent->lines->pdata[picture->line - 1];
  finding->paragraph = picture->line;
  finding->near = peng_page_cut_words (line->words, PENG_PAGE_MAX_EXCERPT / 2);
}

/**
 * peng_page_compare_pictures:
 * @self: a page whose article's part is known
 *
 * Reports the pictures and clips that are not there and those that nobody sent, and notes under
 * which address the page has each.
 */
void
peng_page_compare_pictures (PengPageChecker *self)
{
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Finder finder = { self, 0, counts, addresses, 0, NULL, NULL };

  for (finder.node = self->root; finder.node < self->tree->nodes[self->root].end; finder.node++)
    {
      if (is_picture (self, finder.node))
        check_picture (&finder);
    }

  for (guint i = 0; i < self->sent->pictures->len; i++)
    note_picture (self, &finder, i);
}
