/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "corpus.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* How long a search takes in 50,000 drafts of 1,500 characters, for words of one to eight
 * characters: half of them cut out of the text at any place, half of them made of words that may
 * never have stood beside each other. PENG_BENCH_DRAFTS sets another number of drafts;
 * PENG_BENCH_DIR keeps them in a folder that is there, for the next run. */

#define N_CHARS        1500
#define N_PER_LENGTH   100
#define MAX_LENGTH     8
#define LIMIT          50

static char *
cut_word (Corpus *corpus,
          guint   n)
{
  for (;;)
    {
      g_autofree char *more = corpus_make_text (corpus, 60);
      glong length = g_utf8_strlen (more, -1);
      glong start = corpus_pick_number (corpus, (guint32) (length - n));
      g_autofree char *word = g_utf8_substring (more, start, start + n);

      if (strpbrk (word, "\n") == NULL && g_utf8_strchr (word, -1, 0x3002) == NULL &&
          g_utf8_strchr (word, -1, 0xff0c) == NULL)
        return g_steal_pointer (&word);
    }
}

/* Words of the text's own, put together: many never stood so. */
static char *
join_words (Corpus *corpus,
            guint   n)
{
  g_autoptr(GString) joined = g_string_new (NULL);

  while (g_utf8_strlen (joined->str, -1) < n)
    g_string_append (joined, corpus_pick_word (corpus));

  return g_utf8_substring (joined->str, 0, n);
}

static double
time_search (PengStore  *store,
             const char *word,
             guint      *n_hits)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr(GPtrArray) hits = search (store, word, LIMIT, NULL);

  *n_hits = hits->len;

  return (g_get_monotonic_time () - start) / 1000.0;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
report (GArray     *times,
        const char *name)
{
  static const struct
  {
    const char *name;
    double      part;
  } ranks[] = { { "median", 0.5 }, { "p95", 0.95 }, { "max", 1 } };

  g_array_sort (times, compare);
  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    {
      guint at = MIN ((guint) (ranks[i].part * times->len), times->len - 1);

      g_print ("bench: search-%s-%s %.2f ms\n", name, ranks[i].name,
               g_array_index (times, double, at));
    }
}

static void
measure (PengStore *store,
         Corpus    *corpus)
{
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint n = 1; n <= MAX_LENGTH; n++)
    {
      g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
      g_autofree char *name = g_strdup_printf ("%u-chars", n);
      guint n_found = 0;

      for (guint i = 0; i < N_PER_LENGTH; i++)
        {
          g_autofree char *word = i % 2 ? cut_word (corpus, n) : join_words (corpus, n);
          guint n_hits;
          double ms = time_search (store, word, &n_hits);

          g_array_append_val (times, ms);
          g_array_append_val (all, ms);
          n_found += n_hits > 0;
        }

      report (times, name);
      g_print ("bench: search-%s-found %u of-%u\n", name, n_found, N_PER_LENGTH);
    }

  report (all, "all");
}

int
main (int   argc,
      char *argv[])
{
  const char *wanted = g_getenv ("PENG_BENCH_DRAFTS");
  guint n_drafts = wanted ? (guint) g_ascii_strtoull (wanted, NULL, 10) : 50000;
  const char *kept = g_getenv ("PENG_BENCH_DIR");
  g_autoptr(Scratch) scratch = scratch_new ();
  const char *dir = kept ? kept : scratch;
  g_autoptr(Corpus) corpus = corpus_new (2026);
  g_autofree char *path = g_build_filename (dir, "articles.db", NULL);
  gint64 start = g_get_monotonic_time ();
  PengStore *store;
  GStatBuf file;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    corpus_fill_store (corpus, dir, n_drafts, N_CHARS, TRUE);
  g_stat (path, &file);
  g_print ("bench: search-drafts %u drafts\n", n_drafts);
  g_print ("bench: search-build %.1f s\n", (g_get_monotonic_time () - start) / 1e6);
  g_print ("bench: search-file %.0f MiB\n", file.st_size / 1048576.0);

  store = open_store (dir, PENG_STORE_OK);
  measure (store, corpus);
  close_store (store);

  return 0;
}
