/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-diff"

#include "core/peng-diff.h"

#include <string.h>

/* Sequences that differ in more places than this have nothing to do with one another: what lies
 * between their common beginning and their common end is not looked at any closer. It bounds the
 * time to this many times their length, and the memory to its square. */
#define MOST_DIFFERENCES 1000

/* What is left between a common beginning, which begins at @start, and a common end. */
typedef struct
{
  PengDiffFunc equal;
  gpointer     user_data;
  guint        start;
  int          n_a;
  int          n_b;
} Middle;

static gboolean
is_same (const Middle *self,
         int           a,
         int           b)
{
  return self->equal (self->start + a, self->start + b, self->user_data);
}

/* Whether the furthest path with @d differences on diagonal @k comes from the diagonal above it. */
static gboolean
comes_from_above (const int *furthest,
                  int        d,
                  int        k)
{
  return k == -d || (k != d && furthest[k - 1] < furthest[k + 1]);
}

/* One round of the search: each diagonal's path with one difference more. Gives whether one has come
 * to the end. */
static gboolean
go_on (const Middle *self,
       int          *furthest,
       int           d)
{
  for (int k = -d; k <= d; k += 2)
    {
      int a = comes_from_above (furthest, d, k) ? furthest[k + 1] : furthest[k - 1] + 1;

      while (a < self->n_a && a - k < self->n_b && is_same (self, a, a - k))
        a++;

      furthest[k] = a;
      if (a >= self->n_a && a - k >= self->n_b)
        return TRUE;
    }

  return FALSE;
}

/* @rounds holds, for each round, how far each diagonal was before it: from -d - 1 to d + 1. */
static void
go_back (const Middle *self,
         GPtrArray    *rounds,
         guint        *matches)
{
  int a = self->n_a;
  int b = self->n_b;

  for (int d = (int) rounds->len - 1; d >= 0; d--)
    {
      const int *furthest = (const int *) g_ptr_array_index (rounds, d) + d + 1;
      int k = a - b;
      int before = comes_from_above (furthest, d, k) ? k + 1 : k - 1;
      int from_a = d > 0 ? furthest[before] : 0;
      int from_b = d > 0 ? from_a - before : 0;

      while (a > from_a && b > from_b)
        matches[self->start + --a] = self->start + --b;

      a = from_a;
      b = from_b;
    }
}

static void
match_middle (const Middle *self,
              guint        *matches)
{
  int most = MIN (self->n_a + self->n_b, MOST_DIFFERENCES);
  g_autofree int *all = g_new0 (int, 2 * most + 3);
  int *furthest = all + most + 1;
  g_autoptr(GPtrArray) rounds = g_ptr_array_new_with_free_func (g_free);

  for (int d = 0; d <= most; d++)
    {
      g_ptr_array_add (rounds, g_memdup2 (furthest - d - 1, (2 * d + 3) * sizeof (int)));
      if (go_on (self, furthest, d))
        {
          go_back (self, rounds, matches);
          return;
        }
    }
}

/**
 * peng_diff_match:
 * @n_a: how long the first sequence is
 * @n_b: how long the second is
 * @equal: compares what is in one with what is in the other
 * @user_data: data for @equal
 *
 * Finds what two sequences have in common, as much as there is, in order (E. W. Myers, "An O(ND)
 * Difference Algorithm and Its Variations", 1986).
 *
 * Returns: (transfer full) (array length=n_a): for each index of the first the one in the second that
 *   it belongs to, or %PENG_DIFF_NONE
 */
guint *
peng_diff_match (guint        n_a,
                 guint        n_b,
                 PengDiffFunc equal,
                 gpointer     user_data)
{
  guint *matches = g_new (guint, n_a + 1);
  Middle middle = { equal, user_data, 0, 0, 0 };

  for (guint i = 0; i <= n_a; i++)
    matches[i] = PENG_DIFF_NONE;

  while (middle.start < MIN (n_a, n_b) && equal (middle.start, middle.start, user_data))
    {
      matches[middle.start] = middle.start;
      middle.start++;
    }

  while (MIN (n_a, n_b) > middle.start && equal (n_a - 1, n_b - 1, user_data))
    {
      matches[n_a - 1] = n_b - 1;
      n_a--;
      n_b--;
    }

  middle.n_a = (int) (n_a - middle.start);
  middle.n_b = (int) (n_b - middle.start);
  match_middle (&middle, matches);

  return matches;
}
