/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-history.h"
#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"
#include "core/peng-patch.h"
#include "random-model.h"

#include <string.h>

/* Each sequence is one article, and what a restless person does to it. */
#define N_SEQUENCES   20000
#define MAX_STEPS     24
#define MAX_BLOCKS    6

typedef struct
{
  GRand        *rand;
  PengDocument *document;
  PengHistory  *history;
  gint64        now;
  guint         depth;

  /* What lies between @base, where an article was last put aside, and now. */
  PengArticle  *base;
  PengPatch    *patch;
} Play;

static gint64
get_now (gpointer user_data)
{
  return ((Play *) user_data)->now;
}

static void
edited_cb (PengDocument *document,
           PengEdit     *edit,
           Play         *play)
{
  peng_patch_add (play->patch, edit);
}

static void
count_block (PengBlock *block,
             PengCount *sum)
{
  for (PengPart part = PENG_PART_TEXT; part <= PENG_PART_CELL; part++)
    {
      for (guint i = 0; !peng_part_is_plain (part) && i < peng_block_get_n_parts (block, part); i++)
        {
          PengCount count;

          peng_unicode_count (peng_text_get_string (peng_block_get_part (block, part, i)), &count);
          peng_count_add (sum, &count);
        }
    }
}

static void
assert_count (PengDocument *document)
{
  g_autoptr(PengArticle) article = peng_document_snapshot (document);
  const PengCount *kept = peng_document_get_count (document);
  PengCount fresh = { 0 };
  PengBlock * const *blocks;
  guint n_blocks;

  blocks = peng_article_get_blocks (article, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    count_block (blocks[i], &fresh);

  g_assert_cmpmem (kept, sizeof *kept, &fresh, sizeof fresh);
}

static void
assert_hunks_apart (PengPatch *patch)
{
  guint n_hunks;
  const PengHunk *hunks = peng_patch_get_hunks (patch, &n_hunks);

  for (guint i = 0; i < n_hunks; i++)
    {
      g_assert_cmpuint (hunks[i].n_old + hunks[i].n_new, >, 0);

      if (i == 0)
        g_assert_cmpuint (hunks[i].old_start, ==, hunks[i].new_start);
      else
        {
          const PengHunk *last = &hunks[i - 1];
          guint gap = hunks[i].old_start - last->old_start - last->n_old;

          g_assert_cmpint ((int) gap, >, 0);
          g_assert_cmpuint (gap, ==, hunks[i].new_start - last->new_start - last->n_new);
        }
    }
}

static void
assert_patch_leads (PengPatch   *patch,
                    PengArticle *from,
                    PengArticle *to)
{
  guint n_old, n_new;
  PengBlock * const *old_blocks = peng_article_get_blocks (from, &n_old);
  PengBlock * const *new_blocks = peng_article_get_blocks (to, &n_new);
  g_autoptr(GPtrArray) blocks = peng_patch_apply (patch, old_blocks, n_old, new_blocks, n_new);

  assert_hunks_apart (patch);
  g_assert_cmpuint (blocks->len, ==, n_new);

  for (guint i = 0; i < n_new; i++)
    g_assert_true (peng_block_equal (g_ptr_array_index (blocks, i), new_blocks[i]));

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    {
      if ((peng_patch_get_fields (patch) & 1u << i) == 0)
        g_assert_cmpstr (peng_article_get_field (from, i), ==, peng_article_get_field (to, i));
    }
}

/* A picture of the document catches up, and begins to fall behind again. */
static void
catch_up (Play *play)
{
  g_autoptr(PengArticle) now = peng_document_snapshot (play->document);
  g_autoptr(PengPatch) between = peng_patch_new_between (play->base, now);

  assert_patch_leads (play->patch, play->base, now);
  assert_patch_leads (between, play->base, now);

  peng_article_unref (play->base);
  play->base = g_steal_pointer (&now);
  peng_patch_free (play->patch);
  play->patch = peng_patch_new ();
}

static void
apply_random (Play *play)
{
  g_autoptr(PengEdit) edit = random_model_edit (play->rand, play->document);
  g_autoptr(PengEdit) inverse = peng_edit_invert (edit);
  g_autoptr(PengEdit) again = peng_edit_invert (inverse);
  guint64 revision = peng_document_get_revision (play->document);
  g_autoptr(GError) error = NULL;

  g_assert_true (peng_edit_is_nothing (edit) == peng_edit_is_nothing (inverse));
  peng_document_apply (play->document, again, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (peng_document_get_revision (play->document), ==,
                    revision + !peng_edit_is_nothing (edit));
}

/* Types some characters one after the other, or erases some, so that edits merge. */
static void
apply_run (Play *play)
{
  PengPlace place;
  guint n_keys = g_rand_int_range (play->rand, 1, 8);
  guint kind = g_rand_int_range (play->rand, 0, 3);
  guint length, offset;

  random_model_place (play->rand, play->document, &place);
  length = peng_text_get_length (peng_document_get_text (play->document, &place));
  offset = g_rand_int_range (play->rand, 0, length + 1);

  for (guint i = 0; i < n_keys; i++)
    {
      g_autoptr(PengText) key = random_model_text (play->rand, 1);
      guint from = kind == 1 && offset > 0 ? offset - 1 : offset;
      g_autoptr(PengEdit) edit =
        peng_document_make_text (play->document, &place, from, kind == 0 ? 0 : 1,
                                 kind == 0 ? key : NULL);

      g_assert_true (peng_document_apply (play->document, edit, NULL));
      offset = from + peng_text_get_length (peng_edit_get_inserted (edit));
      play->now += g_rand_int_range (play->rand, 0, G_USEC_PER_SEC / 4);
    }
}

static void
end_groups (Play *play)
{
  for (; play->depth > 0; play->depth--)
    peng_history_end (play->history);
}

/* One thing that a person, or the window, does. */
static void
act (Play *play)
{
  guint what = g_rand_int_range (play->rand, 0, 16);

  if (what < 6)
    apply_random (play);
  else if (what < 9)
    apply_run (play);
  else if (what == 9)
    play->now += 2 * G_USEC_PER_SEC;
  else if (what == 10)
    peng_history_barrier (play->history);
  else if (what == 11)
    {
      peng_history_begin (play->history);
      play->depth++;
    }
  else if (what == 12)
    end_groups (play);
  else if (what == 13 && play->depth == 0)
    peng_history_undo (play->history);
  else if (what == 14 && play->depth == 0)
    peng_history_redo (play->history);
  else
    catch_up (play);
}

/* What edits have made of it can be written, and is the same when it is read again. */
static void
assert_page_keeps (PengArticle *article)
{
  g_autofree char *html = peng_html_write_article (article, &peng_dialect_canonical);
  g_autoptr(PengArticle) read = NULL;

  read = peng_html_read_article (html, strlen (html), peng_article_get_uuid (article), NULL);
  if (!peng_article_equal (read, article))
    g_error ("read as another article: %s", html);
}

/* Takes everything back and does it again: the first article, the last article. */
static void
undo_and_redo_all (Play        *play,
                   PengArticle *first)
{
  g_autoptr(PengArticle) last = NULL;
  g_autoptr(PengArticle) undone = NULL;
  g_autoptr(PengArticle) redone = NULL;

  end_groups (play);

  while (peng_history_redo (play->history))
    ;

  last = peng_document_snapshot (play->document);
  assert_count (play->document);
  assert_page_keeps (last);

  while (peng_history_undo (play->history))
    ;

  undone = peng_document_snapshot (play->document);
  g_assert_true (peng_article_equal (undone, first));
  assert_count (play->document);
  catch_up (play);

  while (peng_history_redo (play->history))
    ;

  redone = peng_document_snapshot (play->document);
  g_assert_true (peng_article_equal (redone, last));
  assert_count (play->document);
  catch_up (play);
}

static void
play_sequence (guint32 seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr(PengArticle) first = random_model_article (rand, MAX_BLOCKS);
  Play play = {
    .rand = rand,
    .document = peng_document_new (first),
    .base = peng_article_ref (first),
    .patch = peng_patch_new (),
  };

  play.history = peng_history_new (play.document);
  peng_history_set_clock (play.history, get_now, &play);
  g_signal_connect (play.document, "edited", G_CALLBACK (edited_cb), &play);

  for (guint i = g_rand_int_range (rand, 1, MAX_STEPS); i > 0; i--)
    act (&play);

  undo_and_redo_all (&play, first);

  g_assert_finalize_object (play.history);
  g_assert_finalize_object (play.document);
  peng_article_unref (play.base);
  peng_patch_free (play.patch);
}

static void
test_sequences (void)
{
  guint32 seed = test_seed ();

  /* Each has a seed of its own: PENG_SEED=that plays it first. */
  for (guint i = 0; i < N_SEQUENCES; i++)
    play_sequence (seed + i);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/model/undo-redo-patch", test_sequences);

  return g_test_run ();
}
