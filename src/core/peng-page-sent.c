/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-page"

#include "core/peng-page-sent.h"

#include "core/peng-page-address.h"

#include <string.h>

static void
picture_free (gpointer data)
{
  PengPageSentPicture *picture = data;

  g_free (picture->name);
  g_free (picture->address);
  g_free (picture->key);
  g_free (picture);
}

typedef struct
{
  PengPageSent        *sent;
  const PengPageTree  *tree;
  const char          *page;
  PengPageAddressFunc  find;
  gpointer             user_data;
  guint                node;
} Reader;

static guint
count_lines_before (Reader *self)
{
  GPtrArray *lines = self->sent->lines;
  guint low = 0, high = lines->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      PengPageLine *line = lines->pdata[middle];

      if (line->node < self->node)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static char *
dup_address (Reader     *self,
             const char *address)
{
  const char *found = self->find != NULL ? self->find (address, self->user_data) : NULL;

  return peng_page_address_resolve (self->page, found != NULL ? found : address);
}

static gboolean
is_small (Reader     *self,
          const char *attribute)
{
  const char *size = peng_page_tree_get (self->tree, self->node, attribute);

  return size != NULL && peng_page_read_size (size, 1, 1) <= PENG_PAGE_NO_ROOM;
}

static void
add_picture (Reader     *self,
             const char *attribute)
{
  const char *address = peng_page_tree_get (self->tree, self->node, attribute);
  PengPageSentPicture *picture;

  if (address == NULL || *address == '\0')
    return;

  picture = g_new0 (PengPageSentPicture, 1);
  picture->name = g_strdup (address);
  picture->address = dup_address (self, address);
  picture->key = peng_page_address_dup_picture_key (picture->address);
  picture->line = count_lines_before (self);
  picture->small = is_small (self, "width") || is_small (self, "height");
  g_ptr_array_add (self->sent->pictures, picture);
}

static void
add_link (Reader *self)
{
  const char *href = peng_page_tree_get (self->tree, self->node, "href");
  g_autofree char *address = NULL;
  guint line = count_lines_before (self);

  if (href == NULL || *href == '#')
    return;

  /* It may begin in the middle of a line, or be the line. */
  if (line > 0 && ((PengPageLine *) self->sent->lines->pdata[line - 1])->end > self->node)
    line--;

  address = dup_address (self, href);
  g_ptr_array_add (self->sent->links, peng_page_address_dup_key (address));
  g_array_append_val (self->sent->link_lines, line);
}

static void
read_node (Reader *self)
{
  if (peng_page_tree_is (self->tree, self->node, "img") ||
      peng_page_tree_is (self->tree, self->node, "source"))
    add_picture (self, "src");
  else if (peng_page_tree_is (self->tree, self->node, "video") ||
           peng_page_tree_is (self->tree, self->node, "audio"))
    {
      add_picture (self, "src");
      add_picture (self, "poster");
    }
  else if (peng_page_tree_is (self->tree, self->node, "a"))
    add_link (self);
}

/**
 * peng_page_sent_new:
 * @title: of the article
 * @html: its text as it was sent to the site, in whatever form that wants
 * @page: address of its page
 * @find: (nullable) (scope call): tells where the site has a picture
 * @user_data: for @find
 *
 * Reads what was sent by the same rules as a page.
 *
 * Returns: (transfer full): what was sent
 */
PengPageSent *
peng_page_sent_new (const char          *title,
                    const char          *html,
                    const char          *page,
                    PengPageAddressFunc  find,
                    gpointer             user_data)
{
  g_autoptr(PengPageTree) tree = peng_page_tree_new (html, strlen (html));
  PengPageSent *self = g_new0 (PengPageSent, 1);
  Reader reader = { self, tree, page, find, user_data, 0 };

  self->title = peng_page_dup_words (title);
  self->title_fold = peng_page_fold (title);
  self->lines = peng_page_read_lines (tree, NULL, 0, tree->n_nodes);
  self->pictures = g_ptr_array_new_with_free_func (picture_free);
  self->links = g_ptr_array_new_with_free_func (g_free);
  self->link_lines = g_array_new (FALSE, FALSE, sizeof (guint));
  self->allowed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (reader.node = 0; reader.node < tree->n_nodes; reader.node++)
    read_node (&reader);

  return self;
}

/**
 * peng_page_sent_free:
 * @self: (transfer full): what was sent
 */
void
peng_page_sent_free (PengPageSent *self)
{
  g_free (self->title);
  g_free (self->title_fold);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->pictures);
  g_ptr_array_unref (self->links);
  g_array_unref (self->link_lines);
  g_hash_table_unref (self->allowed);
  g_free (self);
}

/**
 * peng_page_sent_allow:
 * @self: what was sent
 * @words: such as the summary or the source
 *
 * Says that a page may show these words beside the text, but need not.
 */
void
peng_page_sent_allow (PengPageSent *self,
                      const char   *words)
{
  char *fold = peng_page_fold (words);

  if (*fold == '\0')
    g_free (fold);
  else
    g_hash_table_add (self->allowed, fold);
}
