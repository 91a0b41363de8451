/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-page"

#include "core/peng-page-private.h"

#include <string.h>

/* The article's part of a page, whatever theme the site has: the smallest element that holds nearly
 * all that the whole page has of what was sent. Each line and each picture counts once in an
 * element, however often it stands there, by how much there is of it; so a list of news that begins
 * with the first paragraph weighs little.
 *
 * To know that for all elements at once: what a line weighs is put where it stands, and taken away
 * again at the element that two of the places of the same line have in common. */

#define ENOUGH        0.9
#define MAX_WEIGHT    200    /* of one line, in bytes */
#define PICTURE       60
#define MIN_LIKENESS  0.3    /* of a line, where none is as it was sent */
#define MAX_COMPARED  4000

typedef struct
{
  PengPageChecker *checker;
  double          *weights;
  GHashTable      *last;      /* the last place of each line, by its words */
  double           surplus;   /* what was counted twice in places that have nothing in common */
} Weigher;

static guint
find_common (const PengPageTree *tree,
             guint               a,
             guint               b)
{
  while (a != PENG_PAGE_NONE && !peng_page_tree_holds (tree, a, b))
    a = tree->nodes[a].parent;

  return a;
}

static void
put (Weigher    *self,
     const char *key,
     guint       node,
     double      weight)
{
  gpointer last;

  if (g_hash_table_lookup_extended (self->last, key, NULL, &last))
    {
      guint common = find_common (self->checker->tree, GPOINTER_TO_UINT (last), node);

      if (common != PENG_PAGE_NONE)
        self->weights[common] -= weight;
      else
        self->surplus += weight;
    }

  self->weights[node] += weight;
  g_hash_table_insert (self->last, (gpointer) key, GUINT_TO_POINTER (node));
}

static GHashTable *
new_set (GPtrArray *lines)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < lines->len; i++)
    {
      PengPageLine *line = lines->pdata[i];

      g_hash_table_add (set, line->fold);
    }

  return set;
}

static void
weigh_lines (Weigher   *self,
             GPtrArray *lines)
{
  g_autoptr(GHashTable) sent = new_set (self->checker->sent->lines);

  for (guint i = 0; i < lines->len; i++)
    {
      PengPageLine *line = lines->pdata[i];
      const char *key;

      if (g_hash_table_lookup_extended (sent, line->fold, (gpointer *) &key, NULL))
        put (self, key, line->node, MIN (strlen (key), MAX_WEIGHT));
    }
}

static void
weigh_pictures (Weigher *self)
{
  static const char * const names[] = { "audio", "img", "source", "video", NULL };
  const PengPageTree *tree = self->checker->tree;

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const char *name = tree->nodes[i].name;
      g_autofree char *address = name != NULL && g_strv_contains (names, name)
                                   ? peng_page_checker_resolve (self->checker, i, "src") : NULL;
      PengPageSentPicture *picture =
        address != NULL ? peng_page_checker_find_picture (self->checker, address) : NULL;

      if (picture != NULL)
        put (self, picture->key, i, PICTURE);
    }
}

/* A line that is still like one that was sent, where the only one, or each, was changed. */
static void
weigh_likely (Weigher   *self,
              GPtrArray *lines)
{
  GPtrArray *sent = self->checker->sent->lines;
  guint n_compared = 0;

  for (guint i = 0; i < sent->len; i++)
    {
      PengPageLine *line = sent->pdata[i];
      double best = MIN_LIKENESS;
      guint node = PENG_PAGE_NONE;

      for (guint j = 0; j < lines->len && n_compared < MAX_COMPARED; j++, n_compared++)
        {
          PengPageLine *other = lines->pdata[j];
          double likeness = peng_page_likeness (line->fold, other->fold);

          if (likeness < best)
            continue;
          best = likeness;
          node = other->node;
        }

      if (node != PENG_PAGE_NONE)
        put (self, line->fold, node, best * MIN (strlen (line->fold), MAX_WEIGHT));
    }
}

/* From what stands at each node to what each node holds. */
static double
add_up (const PengPageTree *tree,
        double             *weights)
{
  double all = 0;

  for (guint i = tree->n_nodes; i > 0; i--)
    {
      guint parent = tree->nodes[i - 1].parent;

      if (parent != PENG_PAGE_NONE)
        weights[parent] += weights[i - 1];
      else
        all += weights[i - 1];
    }

  return all;
}

static gboolean
has_boxes (const PengPageTree *tree,
           guint               node)
{
  for (guint i = node + 1; i < tree->nodes[node].end; i = tree->nodes[i].end)
    {
      if (tree->nodes[i].name != NULL && tree->nodes[i].flags & PENG_PAGE_BLOCK)
        return TRUE;
    }

  return FALSE;
}

/* Whether an article's paragraphs can stand in it side by side: a cell of a page that is laid out as
 * a table can, a paragraph cannot. */
static gboolean
is_container (const PengPageTree *tree,
              guint               node)
{
  PengPageFlags flags = tree->nodes[node].flags;
  gboolean is_cell = peng_page_tree_is (tree, node, "td");

  return flags & PENG_PAGE_BLOCK && (!(flags & PENG_PAGE_PART) || (is_cell && has_boxes (tree, node)));
}

static guint
find_smallest (const PengPageTree *tree,
               const double       *weights,
               double              enough)
{
  guint found = PENG_PAGE_NONE;

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      if (tree->nodes[i].name != NULL && weights[i] >= enough &&
          (found == PENG_PAGE_NONE || peng_page_tree_holds (tree, found, i)))
        found = i;
    }

  while (found != PENG_PAGE_NONE && !is_container (tree, found))
    found = tree->nodes[found].parent;

  return found;
}

/**
 * peng_page_find_region:
 * @self: a page
 *
 * Returns: number of the element that is the article's part of it, %PENG_PAGE_NONE where nothing of
 *   the article is there
 */
guint
peng_page_find_region (PengPageChecker *self)
{
  g_autoptr(GPtrArray) lines = peng_page_read_lines (self->tree, self->looks, 0, self->tree->n_nodes);
  g_autofree double *weights = g_new0 (double, self->tree->n_nodes + 1);
  g_autoptr(GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);
  Weigher weigher = { self, weights, last, 0 };
  double all;

  weigh_lines (&weigher, lines);
  weigh_pictures (&weigher);
  if (g_hash_table_size (last) == 0)
    weigh_likely (&weigher, lines);
  if (g_hash_table_size (last) == 0)
    return PENG_PAGE_NONE;

  all = add_up (self->tree, weights) - weigher.surplus;

  return find_smallest (self->tree, weights, all * ENOUGH - 0.001);
}
