/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"
#include "core/peng-revise.h"
#include "random-model.h"

#include <string.h>

/* Bodies before and after, and the edits that led there: T for words, B for blocks, with the
 * position and, for words, what went and came. */
static const struct
{
  const char *name;
  const char *before;
  const char *after;
  const char *edits;
} cases[] = {
  { "same", "<p>a</p><p>b</p>", "<p>a</p><p>b</p>", "" },
  { "word", "<p>a</p><p>one two</p>", "<p>a</p><p>one, two</p>", "T1:3[|,] " },
  { "style", "<p>one two</p>", "<p>one <b>two</b></p>", "T0:4[two|two] " },
  { "repeated", "<p>aaa</p>", "<p>aaaa</p>", "T0:3[|a] " },
  { "chinese", "<p>彭城</p>", "<p>彭州城</p>", "T0:1[|州] " },
  { "kind", "<p>a</p><p>b</p>", "<h2>a</h2><p>b</p>", "B0:1-1 " },
  { "alignment", "<p>a</p>", "<p class=\"align-center\">a</p>", "B0:1-1 " },
  { "put-in", "<p>a</p><p>b</p>", "<p>a</p><p>x</p><p>b</p>", "B1:0-1 " },
  { "taken-out", "<p>a</p><p>x</p><p>b</p>", "<p>a</p><p>b</p>", "B1:1-0 " },
  { "at-the-end", "<p>a</p>", "<p>a</p><p>b</p>", "B1:0-1 " },
  { "end-taken", "<p>a</p><p>b</p>", "<p>a</p>", "B1:1-0 " },
  { "far-apart", "<p>a</p><p>b</p><p>c</p><p>d</p>", "<p>x</p><p>a</p><p>b</p><p>c</p><p>e</p>",
    "T3:0[d|e] B0:0-1 " },
  { "same-twice", "<p>a</p><p>a</p>", "<p>a</p><p>a</p><p>a</p>", "B2:0-1 " },
  { "all", "<p>a</p><p>b</p>", "<hr><p>c</p><p>d</p>", "B0:2-3 " },
};

typedef struct
{
  PengDocument *document;
  PengHistory  *history;
  GString      *edits;
} Fixture;

static void
edited_cb (Fixture  *self,
           PengEdit *edit)
{
  guint n_removed, n_inserted;

  if (peng_edit_get_kind (edit) == PENG_EDIT_TEXT)
    {
      g_string_append_printf (self->edits, "T%u:%u[%s|%s] ", peng_edit_get_position (edit),
                              peng_edit_get_offset (edit),
                              peng_text_get_string (peng_edit_get_removed (edit)),
                              peng_text_get_string (peng_edit_get_inserted (edit)));
      return;
    }

  peng_edit_get_removed_blocks (edit, &n_removed);
  peng_edit_get_inserted_blocks (edit, &n_inserted);
  g_string_append_printf (self->edits, "B%u:%u-%u ", peng_edit_get_position (edit), n_removed,
                          n_inserted);
}

static void
set_up (Fixture     *self,
        PengArticle *article)
{
  self->document = peng_document_new (article);
  self->history = peng_history_new (self->document);
  self->edits = g_string_new (NULL);
  g_signal_connect_swapped (self->document, "edited", G_CALLBACK (edited_cb), self);
}

static void
tear_down (Fixture *self)
{
  g_string_free (self->edits, TRUE);
  g_assert_finalize_object (self->history);
  g_assert_finalize_object (self->document);
}

static PengArticle *
read_article (const char *html)
{
  return peng_html_read_article (html, strlen (html), NULL, NULL);
}

static void
revise (Fixture     *self,
        PengArticle *to)
{
  g_autoptr(GError) error = NULL;
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (to, &n_blocks);

  g_assert_true (peng_revise (self->document, self->history, blocks, n_blocks, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
holds (Fixture     *self,
       PengArticle *article)
{
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (article, &n_blocks);

  if (n_blocks != peng_document_get_n_blocks (self->document))
    return FALSE;

  for (guint i = 0; i < n_blocks; i++)
    if (!peng_block_equal (blocks[i], peng_document_get_block (self->document, i)))
      return FALSE;

  return TRUE;
}

static void
test_edits (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(PengArticle) before = read_article (cases[i].before);
  g_autoptr(PengArticle) after = read_article (cases[i].after);
  Fixture self;

  set_up (&self, before);
  revise (&self, after);
  g_assert_cmpstr (self.edits->str, ==, cases[i].edits);
  g_assert_true (holds (&self, after));

  if (*cases[i].edits != '\0')
    g_assert_true (peng_history_undo (self.history));
  g_assert_false (peng_history_can_undo (self.history));
  g_assert_true (holds (&self, before));
  tear_down (&self);
}

/* Fields and blocks are one step; a UUID stays. */
static void
test_article (void)
{
  g_autoptr(PengArticle) before =
    read_article ("<meta name=\"pengcheng:title\" content=\"长跑\"><p>a</p><p>b</p>");
  g_autoptr(PengArticle) after =
    read_article ("<meta name=\"pengcheng:title\" content=\"冬季长跑\">"
                  "<meta name=\"pengcheng:author\" content=\"王老师\"><p>a</p><p>c</p><p>d</p>");
  g_autoptr(PengArticle) now = NULL;
  g_autoptr(PengArticle) undone = NULL;
  g_autoptr(GError) error = NULL;
  Fixture self;

  set_up (&self, before);
  g_assert_true (peng_revise_article (self.document, self.history, after, &error));
  g_assert_no_error (error);
  now = peng_document_snapshot (self.document);
  g_assert_cmpstr (peng_article_get_uuid (now), ==, peng_article_get_uuid (before));
  g_assert_cmpstr (peng_article_get_field (now, PENG_FIELD_TITLE), ==, "冬季长跑");
  g_assert_cmpstr (peng_article_get_field (now, PENG_FIELD_AUTHOR), ==, "王老师");
  g_assert_true (holds (&self, after));

  g_assert_true (peng_history_undo (self.history));
  g_assert_false (peng_history_can_undo (self.history));
  undone = peng_document_snapshot (self.document);
  g_assert_true (peng_article_equal (undone, before));
  tear_down (&self);
}

/* A full document that would be too full on the way is left as it was. */
static void
test_too_large (void)
{
  g_autoptr(GPtrArray) blocks =
    g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  g_autoptr(PengArticle) before = read_article ("<p>a</p>");
  g_autoptr(GError) error = NULL;
  Fixture self;

  for (guint i = 0; i <= PENG_ARTICLE_MAX_BLOCKS; i++)
    g_ptr_array_add (blocks, peng_block_new_paragraph ("b"));

  set_up (&self, before);
  g_assert_false (peng_revise (self.document, self.history, (PengBlock * const *) blocks->pdata,
                               blocks->len, NULL, &error));
  g_assert_error (error, PENG_DOCUMENT_ERROR, PENG_DOCUMENT_ERROR_TOO_LARGE);
  g_assert_true (holds (&self, before));
  tear_down (&self);
}

/* Some blocks of one article and some of another, so that there is much to be kept. */
static PengArticle *
mix (GRand       *rand,
     PengArticle *article,
     PengArticle *other)
{
  g_autoptr(GPtrArray) mixed = g_ptr_array_new ();
  guint n_blocks, n_others;
  PengBlock * const *blocks = peng_article_get_blocks (article, &n_blocks);
  PengBlock * const *others = peng_article_get_blocks (other, &n_others);
  const char *fields[PENG_N_FIELDS];

  for (guint i = 0; i < n_blocks; i++)
    {
      if (g_rand_int_range (rand, 0, 4) == 0)
        g_ptr_array_add (mixed, others[g_rand_int_range (rand, 0, n_others)]);
      if (g_rand_int_range (rand, 0, 4) != 0)
        g_ptr_array_add (mixed, blocks[i]);
    }
  g_ptr_array_add (mixed, others[n_others - 1]);
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = "";

  return peng_article_new (peng_article_get_uuid (article), fields,
                           (PengBlock * const *) mixed->pdata, mixed->len);
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr(PengArticle) before = random_model_article (rand, 20);
      g_autoptr(PengArticle) other = random_model_article (rand, 20);
      g_autoptr(PengArticle) after = mix (rand, before, other);
      Fixture self;

      set_up (&self, before);
      revise (&self, after);
      g_assert_true (holds (&self, after));
      while (peng_history_undo (self.history))
        g_assert_false (peng_history_can_undo (self.history));
      g_assert_true (holds (&self, before));
      tear_down (&self);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/revise/edits/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_edits);
    }
  g_test_add_func ("/revise/article", test_article);
  g_test_add_func ("/revise/too-large", test_too_large);
  g_test_add_func ("/revise/random", test_random);

  return g_test_run ();
}
