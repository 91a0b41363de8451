/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-diff-letters.h"
#include "work/peng-comparison.h"

#include "test-answer.h"

/* Two versions of an article, compared beside the main thread. */

static PengArticle *
make (const char         *title,
      const char * const *paragraphs)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  const char *fields[PENG_N_FIELDS] = { title };

  for (guint i = 0; paragraphs[i] != NULL; i++)
    g_ptr_array_add (blocks, peng_block_new_paragraph (paragraphs[i]));

  return peng_article_new (NULL, fields, (PengBlock * const *) blocks->pdata, blocks->len);
}

static const char * const base_words[] = { "第一段", "第二段", "第三段", "第四段", NULL };
static const char * const my_words[] = { "第一段", "第二段改", "第三段", "第四段", NULL };
static const char * const their_words[] = { "第一段", "第二段", "第三段", "第四段落", NULL };

static PengComparison *
compare (PengArticle   *base,
         PengArticle   *mine,
         PengArticle   *theirs,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_comparison_make_async (base, mine, theirs, cancellable, answer_cb, &answer);
  g_assert_null (answer);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);

  return peng_comparison_make_finish (answer, error);
}

static void
assert_difference (PengDifference *difference,
                   PengMergeKind   kind,
                   const char     *mine,
                   const char     *theirs,
                   guint           n_only_mine,
                   guint           n_only_theirs)
{
  g_assert_cmpint (difference->kind, ==, kind);
  g_assert_cmpstr (difference->mine, ==, mine);
  g_assert_cmpstr (difference->theirs, ==, theirs);
  g_assert_cmpuint (difference->only_mine->len, ==, n_only_mine);
  g_assert_cmpuint (difference->only_theirs->len, ==, n_only_theirs);
}

static void
test_versions (void)
{
  g_autoptr(PengArticle) base = make ("长跑", base_words);
  g_autoptr(PengArticle) mine = make ("冬季长跑", my_words);
  g_autoptr(PengArticle) theirs = make ("长跑", their_words);
  g_autoptr(GError) error = NULL;
  g_autoptr(PengComparison) comparison = compare (base, mine, theirs, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (comparison->differences->len, ==, comparison->parts->len);
  g_assert_cmpuint (comparison->parts->len, ==, 4);
  g_assert_null (comparison->differences->pdata[0]);
  assert_difference (comparison->differences->pdata[1], PENG_MERGE_MINE, "第二段改", "第二段", 1, 0);
  g_assert_null (comparison->differences->pdata[2]);
  assert_difference (comparison->differences->pdata[3], PENG_MERGE_THEIRS, "第四段", "第四段落", 0, 1);
  assert_difference (comparison->fields[PENG_FIELD_TITLE], PENG_MERGE_MINE, "冬季长跑", "长跑", 1, 0);
  for (guint i = PENG_FIELD_TITLE + 1; i < PENG_N_FIELDS; i++)
    g_assert_null (comparison->fields[i]);
}

static void
test_cancelled (void)
{
  g_autoptr(PengArticle) mine = make ("冬季长跑", my_words);
  g_autoptr(PengArticle) theirs = make ("长跑", their_words);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (compare (NULL, mine, theirs, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work/comparison/versions", test_versions);
  g_test_add_func ("/work/comparison/cancelled", test_cancelled);

  return g_test_run ();
}
