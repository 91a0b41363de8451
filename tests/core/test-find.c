/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-find.h"
#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"
#include "random-model.h"

#include <string.h>

#define REGEX PENG_FIND_REGEX
#define WIDTH PENG_FIND_ANY_WIDTH

static PengFindQuery *
new_query (const char    *pattern,
           PengFindFlags  flags)
{
  g_autoptr(GError) error = NULL;
  PengFindQuery *query = peng_find_query_new (pattern, flags, &error);

  g_assert_no_error (error);

  return query;
}

/* A whole article, with all that it can be looked for in. */
typedef struct
{
  PengDocument *document;
  PengHistory  *history;
  PengFind     *find;
  guint         n_changed;
} Fixture;

#define M "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define IMAGE(alt, caption) \
  "<figure class=\"image\"><img src=\"media:" M "\" alt=\"" alt "\"><figcaption>" caption \
  "</figcaption></figure>"

static const PengField fields[] = { PENG_FIELD_TITLE, PENG_FIELD_SUMMARY, PENG_FIELD_AUTHOR };

static void
set_up (Fixture    *self,
        const char *html)
{
  g_autoptr(PengArticle) article = peng_html_read_article (html, strlen (html), NULL, NULL);

  self->document = peng_document_new (article);
  self->history = peng_history_new (self->document);
  self->find = peng_find_new (self->document, fields, G_N_ELEMENTS (fields));
}

static void
tear_down (Fixture *self)
{
  g_assert_finalize_object (self->find);
  g_assert_finalize_object (self->history);
  g_assert_finalize_object (self->document);
}

static void
search_all (Fixture *self)
{
  PengFindJob *job;

  while ((job = peng_find_take_job (self->find, 3)) != NULL)
    {
      peng_find_job_run (job, NULL);
      peng_find_give_job (self->find, job);
    }
  g_assert_true (peng_find_is_complete (self->find));
}

static void
look_for (Fixture       *self,
          const char    *pattern,
          PengFindFlags  flags)
{
  g_autoptr(PengFindQuery) query = new_query (pattern, flags);

  peng_find_set_query (self->find, query);
  search_all (self);
}

static void
append_match (const PengMatch *match,
              gboolean         is_current,
              gpointer         user_data)
{
  static const char * const parts[] = { "text", "cite", "caption", "alt", "name", "image-caption",
                                        "image-alt", "cell" };
  GString *out = user_data;

  if (match->in_field)
    g_string_append (out, peng_field_get_name (match->field));
  else
    g_string_append_printf (out, "%u.%s%u", match->place.block, parts[match->place.part],
                            match->place.index);
  g_string_append_printf (out, ":%u+%u%s ", match->offset, match->length, is_current ? "*" : "");
}

static char *
describe (Fixture *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    peng_find_foreach_in_field (self->find, fields[i], append_match, out);
  for (guint i = 0; i < peng_document_get_n_blocks (self->document); i++)
    peng_find_foreach_in_block (self->find, i, append_match, out);

  return g_strchomp (g_string_free (out, FALSE));
}

static void
assert_matches (Fixture    *self,
                const char *expected)
{
  g_autofree char *described = describe (self);

  g_assert_cmpstr (described, ==, expected);
}

static char *
write_out (Fixture *self)
{
  g_autoptr(PengArticle) article = peng_document_snapshot (self->document);

  return peng_html_write_article (article, &peng_dialect_canonical);
}

#define EVERYWHERE \
  "<meta name=\"pengcheng:title\" content=\"x\"><meta name=\"pengcheng:summary\" content=\"ax\">" \
  "<meta name=\"pengcheng:source\" content=\"x\"><p>x<b>x</b></p>" \
  "<blockquote><p>x</p><cite>x</cite></blockquote>" IMAGE ("x", "x") \
  "<figure class=\"gallery\">" IMAGE ("x", "x") IMAGE ("", "x") \
  "<figcaption>x</figcaption></figure>" \
  "<figure class=\"table\"><table><tr><td>x<td>y<tr><td>y<td>x</table>" \
  "<figcaption>x</figcaption></figure><hr>" \
  "<p class=\"attachment\"><a href=\"media:" M "\" download=\"x.pdf\">x.pdf</a></p><p>y</p>"

static void
test_everywhere (void)
{
  Fixture self = { 0 };

  set_up (&self, EVERYWHERE);
  look_for (&self, "x", 0);
  assert_matches (&self, "title:0+1 summary:1+1 0.text0:0+1 0.text0:1+1 1.text0:0+1 1.cite0:0+1 "
                  "2.caption0:0+1 2.alt0:0+1 3.image-caption0:0+1 3.image-alt0:0+1 "
                  "3.image-caption1:0+1 3.caption0:0+1 4.caption0:0+1 4.cell0:0+1 4.cell3:0+1 "
                  "6.name0:0+1");
  g_assert_cmpuint (peng_find_get_n_matches (self.find), ==, 16);
  tear_down (&self);
}

static void
assert_current (Fixture  *self,
                int       index)
{
  PengMatch match;
  guint current;

  if (index < 0)
    {
      g_assert_false (peng_find_get_current (self->find, &match, &current));
      return;
    }

  g_assert_true (peng_find_get_current (self->find, &match, &current));
  g_assert_cmpuint (current, ==, index);
}

static void
move (Fixture  *self,
      gboolean  forward,
      gboolean  expect_wrapped)
{
  gboolean wrapped;

  g_assert_true (peng_find_move (self->find, forward, &wrapped));
  g_assert_cmpint (wrapped, ==, expect_wrapped);
}

static void
test_moves (void)
{
  PengMatch start = { FALSE, 0, { 3, PENG_PART_IMAGE_ALT, 0 }, 0, 0 };
  Fixture self = { 0 };

  set_up (&self, EVERYWHERE);
  peng_find_set_start (self.find, &start);
  look_for (&self, "x", 0);
  assert_current (&self, -1);
  move (&self, TRUE, FALSE);
  assert_current (&self, 9);
  move (&self, TRUE, FALSE);
  assert_current (&self, 10);
  move (&self, FALSE, FALSE);
  move (&self, FALSE, FALSE);
  assert_current (&self, 8);
  for (guint i = 0; i < 7; i++)
    move (&self, TRUE, FALSE);
  assert_current (&self, 15);
  move (&self, TRUE, TRUE);
  assert_current (&self, 0);
  move (&self, FALSE, TRUE);
  assert_current (&self, 15);
  tear_down (&self);
}

static void
test_no_moves (void)
{
  gboolean wrapped;
  Fixture self = { 0 };

  set_up (&self, "<p>a</p>");
  g_assert_false (peng_find_move (self.find, TRUE, &wrapped));
  look_for (&self, "x", 0);
  g_assert_false (peng_find_move (self.find, TRUE, &wrapped));
  assert_current (&self, -1);
  tear_down (&self);
}

static void
type (Fixture    *self,
      guint       block,
      guint       offset,
      guint       n_removed,
      const char *utf8)
{
  PengPlace place = { block, PENG_PART_TEXT, 0 };
  g_autoptr(PengText) text = peng_text_new (utf8);
  g_autoptr(PengEdit) edit =
    peng_document_make_text (self->document, &place, offset, n_removed, text);

  g_assert_true (peng_document_apply (self->document, edit, NULL));
}

/* How much is looked through after an edit: one job of one block. */
static void
test_edit_costs_its_block (void)
{
  Fixture self = { 0 };
  PengFindJob *job;

  set_up (&self, "<p>ax</p><p>bx</p><p>cx</p>");
  look_for (&self, "x", 0);
  type (&self, 1, 0, 0, "xx");
  assert_matches (&self, "0.text0:1+1 1.text0:3+1 2.text0:1+1");

  job = peng_find_take_job (self.find, 1);
  peng_find_job_run (job, NULL);
  peng_find_give_job (self.find, job);
  g_assert_true (peng_find_is_complete (self.find));
  assert_matches (&self, "0.text0:1+1 1.text0:0+1 1.text0:1+1 1.text0:3+1 2.text0:1+1");
  tear_down (&self);
}

/* Blocks without text use up what a job may take, and leave it with nothing to look through. */
static void
test_lines_across (void)
{
  Fixture self = { 0 };

  set_up (&self, "<hr><hr><hr><hr><hr><p>ax</p><hr><hr><hr><hr>");
  look_for (&self, "x", 0);
  assert_matches (&self, "5.text0:1+1");
  tear_down (&self);
}

/* What came back for a block that was edited meanwhile, or moved, is not believed. */
static void
test_edit_during_job (void)
{
  g_autoptr(PengFindQuery) query = new_query ("x", 0);
  g_autoptr(PengEdit) edit = NULL;
  Fixture self = { 0 };
  PengFindJob *job;

  set_up (&self, "<p>ax</p><p>bx</p><p>cx</p>");
  peng_find_set_query (self.find, query);
  job = peng_find_take_job (self.find, 1000);
  peng_find_job_run (job, NULL);
  type (&self, 1, 0, 0, "x");
  edit = peng_document_make_blocks (self.document, 0, 1, NULL, 0);
  g_assert_true (peng_document_apply (self.document, edit, NULL));
  peng_find_give_job (self.find, job);
  g_assert_false (peng_find_is_complete (self.find));
  search_all (&self);
  assert_matches (&self, "0.text0:0+1 0.text0:2+1 1.text0:1+1");
  tear_down (&self);
}

static void
test_current_goes_along (void)
{
  Fixture self = { 0 };

  set_up (&self, "<p>ax</p><p>bx</p>");
  look_for (&self, "x", 0);
  move (&self, TRUE, FALSE);
  move (&self, TRUE, FALSE);
  type (&self, 1, 0, 0, "xy");
  search_all (&self);
  assert_matches (&self, "0.text0:1+1 1.text0:0+1 1.text0:3+1*");
  peng_history_undo (self.history);
  search_all (&self);
  assert_matches (&self, "0.text0:1+1 1.text0:1+1*");
  tear_down (&self);
}

static void
test_too_complex (void)
{
  g_autofree char *letters = g_strnfill (2000, 'a');
  g_autofree char *html = g_strconcat ("<p>", letters, "</p><p>a</p>", NULL);
  g_autoptr(PengFindQuery) query = new_query ("(a+)+[bc]", REGEX);
  Fixture self = { 0 };

  set_up (&self, html);
  peng_find_set_query (self.find, query);
  search_all (&self);
  g_assert_error (peng_find_get_error (self.find), PENG_FIND_ERROR, PENG_FIND_ERROR_TOO_COMPLEX);
  g_assert_cmpuint (peng_find_get_n_matches (self.find), ==, 0);
  look_for (&self, "a", 0);
  g_assert_no_error (peng_find_get_error (self.find));
  g_assert_cmpuint (peng_find_get_n_matches (self.find), ==, 2001);
  tear_down (&self);
}

/* Body before, body after all was replaced. */
static const struct
{
  const char    *name;
  const char    *html;
  const char    *pattern;
  PengFindFlags  flags;
  const char    *replacement;
  const char    *replaced;
} replacements[] = {
  { "plain", "<p>axbx</p>", "x", 0, "yy", "<p>ayybyy</p>" },
  { "deleted", "<p>axbx</p>", "x", 0, "", "<p>ab</p>" },
  { "not-again", "<p>aa</p>", "a", 0, "aa", "<p>aaaa</p>" },
  { "style-stays", "<p>a<b>x</b><i>x</i>b</p>", "x", 0, "yy",
    "<p>a<strong>yy</strong><em>yy</em>b</p>" },
  { "first-style-counts", "<p><b>x</b>x</p>", "xx", 0, "y", "<p><strong>y</strong></p>" },
  { "between-stays", "<p>x<b>b</b>x</p>", "x", 0, "y", "<p>y<strong>b</strong>y</p>" },
  { "signs", "<p>x</p>", "x", 0, "\\1&amp;", "<p>\\1&amp;amp;</p>" },
  { "swap", "<p>2024年5月</p>", "(\\d+)年(\\d+)月", REGEX, "\\2/\\1", "<p>5/2024</p>" },
  { "group-style", "<p>x<b>y</b></p>", "(x)(y)", REGEX, "\\2-\\1", "<p><strong>y</strong>-x</p>" },
  { "whole", "<p>ab</p>", ".", REGEX, "[\\0]", "<p>[a][b]</p>" },
  { "no-part-in-it", "<p>b</p>", "(a)?b", REGEX, "<\\1>", "<p>&lt;&gt;</p>" },
  { "line-break", "<p>a,b</p>", ",", REGEX, "\\n", "<p>a<br>b</p>" },
  { "backslash", "<p>a</p>", "a", REGEX, "\\\\\\中", "<p>\\中</p>" },
  { "width-groups", "<p>（Ａ）</p>", "\\((.)\\)", REGEX | WIDTH, "\\1", "<p>Ａ</p>" },
  { "look-around", "<p>a1b2</p>", "(?<=b)\\d", REGEX, "x", "<p>a1bx</p>" },
  { "group-before", "<p>cb<b>a</b>bb</p>", "(?<=([ac]))b", REGEX, "\\1",
    "<p>cc<strong>aa</strong>b</p>" },
  { "spans-between", "<p><b>a</b>x<i>c</i><b>d</b>x<i>x</i></p>", "x", 0, "-",
    "<p><strong>a</strong>-<em>c</em><strong>d</strong>-<em>-</em></p>" },
  { "plain-part", "<figure class=\"image\"><img src=\"media:" M "\" alt=\"a b\"></figure><p></p>",
    " ", REGEX, "\\n-",
    "<figure class=\"image\"><img src=\"media:" M "\" alt=\"a -b\"></figure>\n<p><br></p>" },
};

static void
test_replace_all (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  g_autofree char *body = NULL;
  guint n_blocks, n_replaced;
  PengBlock * const *blocks;
  g_autoptr(PengArticle) article = NULL;
  Fixture self = { 0 };

  set_up (&self, replacements[i].html);
  before = write_out (&self);
  look_for (&self, replacements[i].pattern, replacements[i].flags);
  g_assert_true (peng_find_replace_all (self.find, self.history, replacements[i].replacement,
                                        &n_replaced, &error));
  g_assert_no_error (error);
  article = peng_document_snapshot (self.document);
  blocks = peng_article_get_blocks (article, &n_blocks);
  body = peng_html_write (blocks, n_blocks, &peng_dialect_canonical);
  g_assert_cmpstr (g_strchomp (body), ==, replacements[i].replaced);

  g_assert_true (peng_history_undo (self.history));
  g_assert_false (peng_history_can_undo (self.history));
  after = write_out (&self);
  g_assert_cmpstr (after, ==, before);
  tear_down (&self);
}

/* A text is walked through once. From its beginning to each match this would take hours. */
static void
test_replace_many (void)
{
  const guint n = 1000000;
  g_autoptr(GString) html = g_string_new ("<p>");
  guint n_replaced;
  Fixture self = { 0 };

  for (guint i = 0; i < n; i++)
    g_string_append (html, "中");
  set_up (&self, html->str);
  look_for (&self, "中", 0);
  g_assert_true (peng_find_replace_all (self.find, self.history, "国家", &n_replaced, NULL));
  g_assert_cmpuint (n_replaced, ==, n);
  g_assert_cmpuint (peng_text_get_length (peng_block_get_text (
                      peng_document_get_block (self.document, 0))), ==, 2 * n);
  tear_down (&self);
}

static void
test_bad_replacement (void)
{
  static const struct { const char *replacement; int code; } cases[] = {
    { "\\2", PENG_FIND_ERROR_NO_GROUP },
    { "x\\", PENG_FIND_ERROR_STRAY_BACKSLASH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      Fixture self = { 0 };
      guint n_replaced;

      set_up (&self, "<p>a</p><p>a</p>");
      look_for (&self, "(a)", REGEX);
      g_assert_false (peng_find_replace_all (self.find, self.history, cases[i].replacement,
                                             &n_replaced, &error));
      g_assert_error (error, PENG_FIND_ERROR, cases[i].code);
      g_assert_false (peng_history_can_undo (self.history));
      tear_down (&self);
    }
}

static void
test_replace_one (void)
{
  Fixture self = { 0 };

  set_up (&self, "<h1>x</h1><p>xx</p>");
  look_for (&self, "x", 0);
  g_assert_false (peng_find_replace (self.find, self.history, "xx", NULL));

  for (guint i = 0; i < 3; i++)
    {
      move (&self, TRUE, i == 2);
      g_assert_true (peng_find_replace (self.find, self.history, "xx", NULL));
      search_all (&self);
    }

  assert_matches (&self, "title:0+1 title:1+1 0.text0:0+1 0.text0:1+1 0.text0:2+1 0.text0:3+1");
  for (guint i = 0; i < 3; i++)
    peng_history_undo (self.history);
  g_assert_false (peng_history_can_undo (self.history));
  search_all (&self);
  assert_matches (&self, "title:0+1 0.text0:0+1 0.text0:1+1");
  tear_down (&self);
}

/* Whatever is edited, what is found then is what is found anew. */
static void
test_random_edits (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr(PengArticle) article = random_model_article (rand, 12);
      g_autoptr(PengFindQuery) query =
        round % 2 ? new_query ("[a-e一-三]", REGEX) : new_query ("a", 0);
      Fixture self = { peng_document_new (article) };

      self.history = peng_history_new (self.document);
      self.find = peng_find_new (self.document, fields, G_N_ELEMENTS (fields));
      peng_find_set_query (self.find, query);

      for (guint i = 0; i < 30; i++)
        {
          g_autoptr(PengEdit) edit = random_model_edit (rand, self.document);
          g_autofree char *kept = NULL;

          peng_document_apply (self.document, edit, NULL);
          if (g_rand_boolean (rand))
            continue;
          search_all (&self);
          kept = describe (&self);
          peng_find_set_query (self.find, query);
          search_all (&self);
          assert_matches (&self, kept);
        }

      tear_down (&self);
    }
}

/* Replace all, take it back: as before. And what was replaced is gone. */
static void
test_random_replacements (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());

  for (guint round = 0; round < 120; round++)
    {
      g_autoptr(PengArticle) article = random_model_article (rand, 12);
      Fixture self = { peng_document_new (article) };
      g_autofree char *before = NULL, *after = NULL;
      guint n_matches, n_replaced;

      self.history = peng_history_new (self.document);
      self.find = peng_find_new (self.document, fields, G_N_ELEMENTS (fields));
      before = write_out (&self);
      look_for (&self, round % 2 ? "([a-m])(.)" : "e", round % 2 ? REGEX : 0);
      n_matches = peng_find_get_n_matches (self.find);
      g_assert_true (peng_find_replace_all (self.find, self.history, round % 2 ? "\\2" : "",
                                            &n_replaced, NULL));
      g_assert_cmpuint (n_replaced, ==, n_matches);
      g_assert_cmpint (peng_history_can_undo (self.history), ==, n_matches > 0);
      search_all (&self);
      if (round % 2 == 0)
        g_assert_cmpuint (peng_find_get_n_matches (self.find), ==, 0);

      if (n_matches > 0)
        peng_history_undo (self.history);
      after = write_out (&self);
      g_assert_cmpstr (after, ==, before);
      search_all (&self);
      g_assert_cmpuint (peng_find_get_n_matches (self.find), ==, n_matches);
      tear_down (&self);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (replacements); i++)
    {
      g_autofree char *path = g_strconcat ("/find/replace-all/", replacements[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_replace_all);
    }
  g_test_add_func ("/find/everywhere", test_everywhere);
  g_test_add_func ("/find/moves", test_moves);
  g_test_add_func ("/find/no-moves", test_no_moves);
  g_test_add_func ("/find/edit-costs-its-block", test_edit_costs_its_block);
  g_test_add_func ("/find/lines-across", test_lines_across);
  g_test_add_func ("/find/edit-during-job", test_edit_during_job);
  g_test_add_func ("/find/current-goes-along", test_current_goes_along);
  g_test_add_func ("/find/too-complex", test_too_complex);
  g_test_add_func ("/find/bad-replacement", test_bad_replacement);
  g_test_add_func ("/find/replace-many", test_replace_many);
  g_test_add_func ("/find/replace-one", test_replace_one);
  g_test_add_func ("/find/random-edits", test_random_edits);
  g_test_add_func ("/find/random-replacements", test_random_replacements);

  return g_test_run ();
}
