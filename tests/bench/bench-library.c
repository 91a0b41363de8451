/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "corpus.h"
#include "store-fixture.h"

#include "store/peng-store-library.h"
#include "store/peng-store-schema.h"
#include "store/peng-tokenizer.h"

/* How long a library of 100,000 items takes to be listed, to be searched, and to give what a screen
 * shows of it. PENG_BENCH_ITEMS sets another number. */

#define N_PAGE     60
#define N_SEARCHES 200
#define N_LISTS    11
#define MAX_LENGTH 4

static void
run (PengStatement *statement)
{
  g_assert_true (peng_statement_run (statement, NULL));
}

static void
add_item (Corpus        *corpus,
          PengStatement *media,
          PengStatement *words,
          PengStatement *look,
          guint          i)
{
  g_autofree char *number = g_strdup_printf ("%u", i);
  g_autofree char *sha = g_compute_checksum_for_string (G_CHECKSUM_SHA256, number, -1);
  g_autofree char *name = g_strdup_printf ("IMG_%06u.jpg", i);
  g_autofree char *caption = corpus_make_text (corpus, 20);

  peng_statement_bind_int (media, ":id", i + 1);
  peng_statement_bind_text (media, ":sha", sha);
  peng_statement_bind_text (media, ":name", name);
  /* Bursts of three, ten minutes apart. */
  peng_statement_bind_int (media, ":taken", (i / 3 * 600 + i % 3) * G_USEC_PER_SEC + 1);
  run (media);
  peng_statement_bind_text (words, ":media", sha);
  peng_statement_bind_text (words, ":caption", caption);
  run (words);
  peng_statement_bind_int (look, ":id", i + 1);
  peng_statement_bind_int (look, ":look", i / 3 * 77777);
  run (look);
}

static void
fill (Corpus     *corpus,
      const char *dir,
      guint       n)
{
  g_autofree char *path = g_build_filename (dir, "articles.db", NULL);
  g_autoptr(PengDb) db = peng_db_open (path, NULL);
  g_autoptr(PengStatement) media = NULL;
  g_autoptr(PengStatement) words = NULL;
  g_autoptr(PengStatement) look = NULL;

  g_assert_true (peng_tokenizer_register (db, NULL) && peng_db_migrate (db, peng_store_schema, NULL) &&
                 peng_db_begin (db, NULL));
  media = peng_db_prepare (db,
                           "INSERT INTO media VALUES (:id, :sha, :name, 'image/jpeg', 5000000, 4000,"
                           " 3000, :taken, 1, NULL, NULL, 0, 0, 0, 1)", NULL);
  words = peng_db_prepare (db,
                           "INSERT INTO media_words VALUES (NULL, :media, :caption, '', '', '', '',"
                           " '', 0)", NULL);
  look = peng_db_prepare (db, "INSERT INTO media_look VALUES (:id, 1, :look, 1)", NULL);
  for (guint i = 0; i < n; i++)
    add_item (corpus, media, words, look, i);
  g_assert_true (peng_db_commit (db, NULL));
}

static GArray *
list (PengStore       *store,
      const char      *words,
      PengLibrarySort  sort)
{
  PengLibraryQuery query = { .words = (char *) words, .sort = sort };
  g_autoptr(GAsyncResult) answer = NULL;
  GArray *entries;

  peng_store_list_library_async (store, &query, NULL, answer_cb, &answer);
  entries = peng_store_list_library_finish (store, wait_for (&answer), NULL);
  g_assert_nonnull (entries);

  return entries;
}

static void
get (PengStore *store,
     GArray    *entries,
     guint      first)
{
  gint64 ids[N_PAGE];
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GPtrArray) items = NULL;

  for (guint i = 0; i < N_PAGE; i++)
    ids[i] = g_array_index (entries, PengLibraryEntry, first + i).id;
  peng_store_get_library_async (store, ids, N_PAGE, NULL, answer_cb, &answer);
  items = peng_store_get_library_finish (store, wait_for (&answer), NULL);
  g_assert_cmpuint (items->len, ==, N_PAGE);
}

static double
since (gint64 start)
{
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
report (const char *name,
        GArray     *times)
{
  g_array_sort (times, compare);
  g_print ("bench: library-%s-median %.2f ms\n", name, g_array_index (times, double, times->len / 2));
  g_print ("bench: library-%s-p95 %.2f ms\n", name,
           g_array_index (times, double, times->len * 95 / 100));
}

static void
measure_pages (PengStore *store,
               Corpus    *corpus,
               GArray    *entries)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_SEARCHES; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double ms;

      get (store, entries, corpus_pick_number (corpus, entries->len - N_PAGE));
      ms = since (start);
      g_array_append_val (times, ms);
    }

  report ("page", times);
}

static void
measure_searches (PengStore *store,
                  Corpus    *corpus)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_SEARCHES; i++)
    {
      g_autofree char *more = corpus_make_text (corpus, 60);
      g_autofree char *word = g_utf8_substring (more, 10, 11 + i % MAX_LENGTH);
      gint64 start = g_get_monotonic_time ();
      g_autoptr(GArray) found = list (store, word, PENG_LIBRARY_SORT_TIME);
      double ms = since (start);

      g_array_append_val (times, ms);
    }

  report ("search", times);
}

static void
measure_list (PengStore       *store,
              PengLibrarySort  sort,
              const char      *name)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_LISTS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(GArray) entries = list (store, NULL, sort);
      double ms = since (start);

      g_array_append_val (times, ms);
    }

  report (name, times);
}

int
main (int   argc,
      char *argv[])
{
  const char *wanted = g_getenv ("PENG_BENCH_ITEMS");
  guint n = wanted ? (guint) g_ascii_strtoull (wanted, NULL, 10) : 100000;
  g_autoptr(Scratch) dir = scratch_new ();
  g_autoptr(Corpus) corpus = corpus_new (2026);
  g_autoptr(GArray) entries = NULL;
  PengStore *store;
  gint64 start;

  fill (corpus, dir, n);
  store = open_store (dir, PENG_STORE_OK);
  start = g_get_monotonic_time ();
  entries = list (store, "one that is nowhere", PENG_LIBRARY_SORT_TIME);
  g_print ("bench: library-index %.0f ms\n", since (start));
  g_clear_pointer (&entries, g_array_unref);
  entries = list (store, NULL, PENG_LIBRARY_SORT_TIME);
  g_assert_cmpuint (entries->len, ==, n);

  measure_list (store, PENG_LIBRARY_SORT_TIME, "list");
  measure_list (store, PENG_LIBRARY_SORT_NAME, "list-by-name");
  measure_list (store, PENG_LIBRARY_SORT_SIZE, "list-by-size");
  measure_pages (store, corpus, entries);
  measure_searches (store, corpus);
  close_store (store);

  return 0;
}
