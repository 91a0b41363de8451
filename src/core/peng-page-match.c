/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-page"

#include "core/peng-page-match.h"

#include <string.h>

/* Which line of a page is which of the lines that were sent: first those that are the same, from
 * both ends and then by their words; of these, the fewest that would have to be moved are the ones
 * that were. What is left between two of the others belongs together: it is the same text parted
 * elsewhere, or it was changed. */

#define MIN_LIKENESS 0.35
#define MAX_COMPARED 4000     /* pairs of lines */
#define MAX_GRAMS    20000    /* characters of a line */

typedef struct
{
  GPtrArray    *sent;
  GPtrArray    *there;
  PengPagePair *sent_pairs;
  PengPagePair *there_pairs;
  guint         n_compared;
} Matcher;

static const char *
get_fold (GPtrArray *lines,
          guint      index)
{
  return ((PengPageLine *) lines->pdata[index])->fold;
}

static void
join (Matcher      *self,
      guint         sent,
      guint         there,
      PengPageFate  fate)
{
  self->sent_pairs[sent] = (PengPagePair) { fate, there };
  self->there_pairs[there] = (PengPagePair) { fate, sent };
}

/* Returns: how many are the same at the start */
static guint
join_start (Matcher *self)
{
  guint n = 0;

  while (n < self->sent->len && n < self->there->len &&
         g_str_equal (get_fold (self->sent, n), get_fold (self->there, n)))
    {
      join (self, n, n, PENG_PAGE_SAME);
      n++;
    }

  return n;
}

static guint
join_end (Matcher *self,
          guint    start)
{
  guint n = 0;

  while (n + start < self->sent->len && n + start < self->there->len &&
         g_str_equal (get_fold (self->sent, self->sent->len - n - 1),
                      get_fold (self->there, self->there->len - n - 1)))
    {
      join (self, self->sent->len - n - 1, self->there->len - n - 1, PENG_PAGE_SAME);
      n++;
    }

  return n;
}

static void
join_equal (Matcher *self,
            guint    start,
            guint    end)
{
  g_autoptr(GHashTable) waiting = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                         (GDestroyNotify) g_queue_free);

  for (guint i = start; i + end < self->there->len; i++)
    {
      GQueue *queue = g_hash_table_lookup (waiting, get_fold (self->there, i));

      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (waiting, (gpointer) get_fold (self->there, i), queue);
        }
      g_queue_push_tail (queue, GUINT_TO_POINTER (i));
    }

  for (guint i = start; i + end < self->sent->len; i++)
    {
      GQueue *queue = g_hash_table_lookup (waiting, get_fold (self->sent, i));

      if (queue != NULL && !g_queue_is_empty (queue))
        join (self, i, GPOINTER_TO_UINT (g_queue_pop_head (queue)), PENG_PAGE_SAME);
    }
}

/* The longest run of lines that stand in their order stays; the others were moved. By the way of
 * patience sorting, in n log n. */
static void
find_moved (Matcher *self)
{
  guint n = self->sent->len;
  g_autofree guint *tops = g_new (guint, n + 1);
  g_autofree guint *before = g_new (guint, n + 1);
  guint n_piles = 0;
  guint next;

  for (guint i = 0; i < n; i++)
    {
      guint low = 0, high = n_piles;

      if (self->sent_pairs[i].fate != PENG_PAGE_SAME)
        continue;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (self->sent_pairs[tops[middle]].other < self->sent_pairs[i].other)
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? tops[low - 1] : PENG_PAGE_NONE;
      tops[low] = i;
      n_piles = MAX (n_piles, low + 1);
    }

  next = n_piles > 0 ? tops[n_piles - 1] : PENG_PAGE_NONE;
  for (guint i = n; i > 0; i--)
    {
      if (self->sent_pairs[i - 1].fate != PENG_PAGE_SAME)
        continue;
      if (i - 1 == next)
        next = before[next];
      else
        join (self, i - 1, self->sent_pairs[i - 1].other, PENG_PAGE_MOVED);
    }
}

static GHashTable *
count_grams (const char *text,
             guint      *n)
{
  GHashTable *grams = g_hash_table_new (g_direct_hash, g_direct_equal);
  gunichar last = 0;

  *n = 0;
  for (const char *p = text; *p != '\0' && *n < MAX_GRAMS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gpointer key = GUINT_TO_POINTER (last * 0x9E3779B1u ^ c);

      g_hash_table_insert (grams, key,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (grams, key)) + 1));
      last = c;
      (*n)++;
    }

  return grams;
}

/**
 * peng_page_likeness:
 * @a: words
 * @b: other words
 *
 * Returns: 0 where they have no two characters in a row in common, 1 where they have all (Dice's
 *   measure)
 */
double
peng_page_likeness (const char *a,
                    const char *b)
{
  guint n_a, n_b, n_common = 0;
  g_autoptr(GHashTable) grams_a = count_grams (a, &n_a);
  g_autoptr(GHashTable) grams_b = count_grams (b, &n_b);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, grams_a);
  while (g_hash_table_iter_next (&iter, &key, &value))
    n_common += MIN (GPOINTER_TO_UINT (value), GPOINTER_TO_UINT (g_hash_table_lookup (grams_b, key)));

  return n_a + n_b > 0 ? 2. * n_common / (n_a + n_b) : 1;
}

/* A hidden line is only ever one that was sent, and hidden; else it is no text of the page. */
static gboolean
is_lost (GPtrArray    *lines,
         PengPagePair *pairs,
         guint         index)
{
  return pairs[index].fate == PENG_PAGE_LOST && !((PengPageLine *) lines->pdata[index])->hidden;
}

/* Lines of one side that have no counterpart yet. */
static char *
join_folds (GPtrArray    *lines,
            PengPagePair *pairs,
            guint         from,
            guint         to)
{
  GString *out = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    {
      if (is_lost (lines, pairs, i))
        g_string_append (out, get_fold (lines, i));
    }

  return g_string_free (out, FALSE);
}

static guint
count_lost (GPtrArray    *lines,
            PengPagePair *pairs,
            guint         from,
            guint         to)
{
  guint n = 0;

  for (guint i = from; i < to; i++)
    n += is_lost (lines, pairs, i);

  return n;
}

static guint
find_lost (GPtrArray    *lines,
           PengPagePair *pairs,
           guint         from,
           guint         to)
{
  while (from < to && !is_lost (lines, pairs, from))
    from++;

  return from;
}

/* The same words, with the ends of lines elsewhere. */
static gboolean
join_parted (Matcher *self,
             guint    from,
             guint    to,
             guint    there_from,
             guint    there_to)
{
  g_autofree char *sent = join_folds (self->sent, self->sent_pairs, from, to);
  g_autofree char *there = join_folds (self->there, self->there_pairs, there_from, there_to);
  guint first_sent = find_lost (self->sent, self->sent_pairs, from, to);
  guint first_there = find_lost (self->there, self->there_pairs, there_from, there_to);

  if (*sent == '\0' || !g_str_equal (sent, there))
    return FALSE;

  for (guint i = from; i < to; i++)
    {
      if (is_lost (self->sent, self->sent_pairs, i))
        self->sent_pairs[i] = (PengPagePair) { PENG_PAGE_SAME, first_there };
    }
  for (guint i = there_from; i < there_to; i++)
    {
      if (is_lost (self->there, self->there_pairs, i))
        self->there_pairs[i] = (PengPagePair) { PENG_PAGE_SAME, first_sent };
    }

  return TRUE;
}

static gboolean
is_alike (Matcher *self,
          guint    sent,
          guint    there,
          gboolean alone)
{
  const char *a = get_fold (self->sent, sent);
  const char *b = get_fold (self->there, there);

  if (self->n_compared++ >= MAX_COMPARED)
    return FALSE;

  return strstr (b, a) != NULL || peng_page_likeness (a, b) >= (alone ? MIN_LIKENESS / 2 : MIN_LIKENESS);
}

static void
join_changed (Matcher *self,
              guint    from,
              guint    to,
              guint    there_from,
              guint    there_to)
{
  gboolean alone = count_lost (self->sent, self->sent_pairs, from, to) == 1 &&
                   count_lost (self->there, self->there_pairs, there_from, there_to) == 1;

  for (guint i = from; i < to; i++)
    {
      if (!is_lost (self->sent, self->sent_pairs, i))
        continue;
      for (guint j = there_from; j < there_to; j++)
        {
          if (is_lost (self->there, self->there_pairs, j) && is_alike (self, i, j, alone))
            {
              join (self, i, j, PENG_PAGE_CHANGED);
              there_from = j + 1;
              break;
            }
        }
    }
}

static void
fill_gap (Matcher *self,
          guint    from,
          guint    to,
          guint    there_from,
          guint    there_to)
{
  if (!join_parted (self, from, to, there_from, there_to))
    join_changed (self, from, to, there_from, there_to);
}

/**
 * peng_page_match:
 * @sent: (element-type PengPageLine): what was sent
 * @there: (element-type PengPageLine): what is there
 * @sent_pairs: (out caller-allocates) (array): what became of each line of @sent
 * @there_pairs: (out caller-allocates) (array): where each line of @there is from
 *
 * Finds which line is which. Several lines of one side can have one counterpart, where the ends of
 * lines are elsewhere.
 */
void
peng_page_match (GPtrArray    *sent,
                 GPtrArray    *there,
                 PengPagePair *sent_pairs,
                 PengPagePair *there_pairs)
{
  Matcher self = { sent, there, sent_pairs, there_pairs, 0 };
  guint start, end, from = 0, there_from = 0;

  for (guint i = 0; i < sent->len; i++)
    sent_pairs[i] = (PengPagePair) { PENG_PAGE_LOST, PENG_PAGE_NONE };
  for (guint i = 0; i < there->len; i++)
    there_pairs[i] = (PengPagePair) { PENG_PAGE_LOST, PENG_PAGE_NONE };

  start = join_start (&self);
  end = join_end (&self, start);
  join_equal (&self, start, end);
  find_moved (&self);

  for (guint i = 0; i <= sent->len; i++)
    {
      guint stop = i < sent->len ? sent_pairs[i].other : there->len;

      if (i < sent->len && (sent_pairs[i].fate != PENG_PAGE_SAME || stop < there_from))
        continue;
      fill_gap (&self, from, i, there_from, stop);
      from = i + 1;
      there_from = stop + 1;
    }
}
