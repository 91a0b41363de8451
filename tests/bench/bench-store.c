/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "corpus.h"
#include "store-fixture.h"

#include "core/peng-document.h"

/* What the person waits for: the list of drafts after the start, and a long draft after a click.
 * The budget for the first screen of a draft is 200 ms; this is the store's part of it. */

#define N_DRAFTS  10000
#define N_CHARS   1500
#define N_LONG    100000
#define N_PHOTOS  100
#define PAGE      50
#define N_ROUNDS  9

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
ms_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

static void
report (const char *name,
        double     *times)
{
  qsort (times, N_ROUNDS, sizeof *times, compare);
  g_print ("bench: %s %.2f ms\n", name, times[N_ROUNDS / 2]);
}

static PengBlock *
make_photo (guint i)
{
  g_autofree char *number = g_strdup_printf ("%u", i);
  g_autofree char *sha = g_compute_checksum_for_string (G_CHECKSUM_SHA256, number, -1);
  g_autoptr(PengText) caption = peng_text_new ("同学们在操场上比赛");
  PengImage image = { .media = sha, .width = 4000, .height = 3000, .alt = "比赛",
                      .caption = caption };

  return peng_block_new_image (&image);
}

static PengArticle *
make_long (Corpus *corpus)
{
  g_autoptr(PengArticle) text = corpus_make_draft (corpus, N_LONG);
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  const char *fields[PENG_N_FIELDS];
  guint n;
  PengBlock * const *paragraphs = peng_article_get_blocks (text, &n);
  guint every = MAX (1, n / N_PHOTOS);

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = peng_article_get_field (text, i);

  for (guint i = 0; i < n; i++)
    {
      if (i % every == 0 && i / every < N_PHOTOS)
        g_ptr_array_add (blocks, make_photo (i));
      g_ptr_array_add (blocks, peng_block_ref (paragraphs[i]));
    }

  return peng_article_new (NULL, fields, (PengBlock **) blocks->pdata, blocks->len);
}

static void
measure_first_page (const char *dir)
{
  double times[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      PengStore *store = open_store (dir, PENG_STORE_OK);
      g_autoptr(GPtrArray) page = list_drafts (store, PENG_LIST_DRAFTS, NULL, PAGE);

      times[i] = ms_since (start);
      g_assert_cmpuint (page->len, ==, PAGE);
      close_store (store);
    }

  report ("store-open-and-first-page-of-10000", times);
}

static void
measure_long_draft (PengStore *store,
                    Corpus    *corpus)
{
  g_autoptr(PengArticle) article = make_long (corpus);
  double saves[N_ROUNDS];
  double loads[N_ROUNDS];
  guint64 revision = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr(PengDocument) document = peng_document_new (article);
      g_autofree char *title = g_strdup_printf ("第%u次", i);
      g_autoptr(PengEdit) rename = peng_document_make_set_field (document, PENG_FIELD_TITLE, title);
      g_autoptr(PengArticle) changed = NULL;
      g_autoptr(PengArticle) back = NULL;
      gint64 start;

      g_assert_true (peng_document_apply (document, rename, NULL));
      changed = peng_document_snapshot (document);

      start = g_get_monotonic_time ();
      revision = save_article (store, changed, revision, NULL);
      saves[i] = ms_since (start);

      start = g_get_monotonic_time ();
      back = load_article (store, peng_article_get_uuid (article), NULL);
      loads[i] = ms_since (start);
      g_assert_true (peng_article_equal (back, changed));
    }

  report ("store-save-100000-characters-100-photos", saves);
  report ("store-load-100000-characters-100-photos", loads);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(Scratch) dir = scratch_new ();
  g_autoptr(Corpus) corpus = corpus_new (2026);
  PengStore *store;

  corpus_fill_store (corpus, dir, N_DRAFTS, N_CHARS, FALSE);
  measure_first_page (dir);

  store = open_store (dir, PENG_STORE_OK);
  measure_long_draft (store, corpus);
  close_store (store);

  return 0;
}
