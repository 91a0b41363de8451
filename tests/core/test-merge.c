/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-diff-letters.h"
#include "core/peng-diff.h"
#include "core/peng-merge.h"

#include "test-seed.h"

#include <string.h>

/* Articles are written as a word: each letter is a paragraph, and one that was changed is a capital. */
static PengArticle *
make (const char *letters,
      const char *title)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  const char *fields[PENG_N_FIELDS] = { title };

  for (const char *letter = letters; *letter != '\0'; letter++)
    {
      const char text[] = { *letter, '\0' };

      g_ptr_array_add (blocks, peng_block_new_paragraph (text));
    }

  return peng_article_new (NULL, fields, (PengBlock * const *) blocks->pdata, blocks->len);
}

static char *
spell (PengArticle *article,
       guint        start,
       guint        n)
{
  GString *letters = g_string_new (NULL);
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (article, &n_blocks);

  for (guint i = start; i < MIN (start + n, n_blocks); i++)
    g_string_append (letters, peng_text_get_string (peng_block_get_text (blocks[i])));

  return g_string_free (letters, FALSE);
}

static char *
describe (PengArticle *mine,
          PengArticle *theirs,
          GArray      *parts)
{
  static const char signs[] = "=MTX";
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const PengMergePart *part = &g_array_index (parts, PengMergePart, i);
      g_autofree char *a = spell (mine, part->mine, part->n_mine);
      g_autofree char *b = spell (theirs, part->theirs, part->n_theirs);

      g_string_append_printf (words, "%s%c%s", i > 0 ? " " : "", signs[part->kind], a);
      if (part->kind != PENG_MERGE_SAME)
        g_string_append_printf (words, "|%s", b);
    }

  return g_string_free (words, FALSE);
}

static PengArticle *
merge (PengArticle     *base,
       PengArticle     *mine,
       PengArticle     *theirs,
       PengMergeChoice  choice,
       gboolean         only_conflicts)
{
  g_autoptr(GArray) parts = peng_merge_compare (base, mine, theirs);
  g_autofree PengMergeChoice *choices = g_new (PengMergeChoice, parts->len);
  PengMergeChoice fields[PENG_N_FIELDS];

  for (guint i = 0; i < parts->len; i++)
    {
      PengMergeKind kind = g_array_index (parts, PengMergePart, i).kind;

      choices[i] = only_conflicts && kind != PENG_MERGE_CONFLICT ? peng_merge_kind_choose (kind)
                                                                 : choice;
    }
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    {
      PengMergeKind kind = peng_merge_compare_field (base, mine, theirs, i);

      fields[i] = only_conflicts && kind != PENG_MERGE_CONFLICT ? peng_merge_kind_choose (kind)
                                                                : choice;
    }

  return peng_merge_apply (mine, theirs, parts, choices, fields);
}

/* @merged: what comes of it where both are taken wherever they are in conflict. */
static const struct
{
  const char *base;
  const char *mine;
  const char *theirs;
  const char *parts;
  const char *merged;
} cases[] = {
  { "abc", "abc", "abc", "=abc", "abc" },
  { "abc", "abXc", "abc", "=ab MX| =c", "abXc" },
  { "abc", "abc", "abXc", "=ab T|X =c", "abXc" },
  { "abc", "abXc", "abYc", "=ab XX|Y =c", "abXYc" },
  { "abc", "abXc", "abXc", "=abXc", "abXc" },
  { "abcd", "Abcd", "abcD", "MA|a =bc Td|D", "AbcD" },
  { "abcd", "acd", "abc", "=a M|b =c Td|", "ac" },
  { "abcd", "aBcd", "acd", "=a XB| =cd", "aBcd" },
  { "abcd", "cdab", "abcd", "M|ab =cd Mab|", "cdab" },
  { "abc", "xabc", "abcy", "Mx| =abc T|y", "xabcy" },
  { "abcdef", "abXYef", "abcdeZ", "=ab MXY|cd =e Tf|Z", "abXYeZ" },
  { "aa", "aaa", "aa", "=aa Ma|", "aaa" },
  { "abc", "xyz", "abc", "Mxyz|abc", "xyz" },
  { "abc", "xyz", "uvw", "Xxyz|uvw", "xyzuvw" },
  { NULL, "abc", "abc", "=abc", "abc" },
  { NULL, "abXc", "abYc", "=ab XX|Y =c", "abXYc" },
  { NULL, "abc", "ac", "=a Xb| =c", "abc" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PengArticle) base = cases[i].base != NULL ? make (cases[i].base, "") : NULL;
      g_autoptr(PengArticle) mine = make (cases[i].mine, "");
      g_autoptr(PengArticle) theirs = make (cases[i].theirs, "");
      g_autoptr(GArray) parts = peng_merge_compare (base, mine, theirs);
      g_autofree char *words = describe (mine, theirs, parts);
      g_autoptr(PengArticle) merged = merge (base, mine, theirs, PENG_MERGE_TAKE_BOTH, TRUE);
      g_autofree char *letters = spell (merged, 0, G_MAXUINT / 2);

      g_test_message ("%s %s %s", cases[i].base, cases[i].mine, cases[i].theirs);
      g_assert_cmpstr (words, ==, cases[i].parts);
      g_assert_cmpstr (letters, ==, cases[i].merged);
      g_assert_cmpstr (peng_article_get_uuid (merged), ==, peng_article_get_uuid (mine));
    }
}

static void
test_fields (void)
{
  static const struct
  {
    const char    *base;
    const char    *mine;
    const char    *theirs;
    PengMergeKind  kind;
    const char    *merged;
  } titles[] = {
    { "春", "春", "春", PENG_MERGE_SAME, "春" },
    { "春", "夏", "春", PENG_MERGE_MINE, "夏" },
    { "春", "春", "秋", PENG_MERGE_THEIRS, "秋" },
    { "春", "夏", "夏", PENG_MERGE_SAME, "夏" },
    { "春", "夏", "秋", PENG_MERGE_CONFLICT, "夏" },
    { "", "", "秋", PENG_MERGE_THEIRS, "秋" },
    { NULL, "夏", "秋", PENG_MERGE_CONFLICT, "夏" },
    { NULL, "夏", "夏", PENG_MERGE_SAME, "夏" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr(PengArticle) base = titles[i].base != NULL ? make ("a", titles[i].base) : NULL;
      g_autoptr(PengArticle) mine = make ("a", titles[i].mine);
      g_autoptr(PengArticle) theirs = make ("a", titles[i].theirs);
      g_autoptr(PengArticle) merged = merge (base, mine, theirs, PENG_MERGE_TAKE_MINE, TRUE);

      g_assert_cmpint (peng_merge_compare_field (base, mine, theirs, PENG_FIELD_TITLE), ==,
                       titles[i].kind);
      g_assert_cmpstr (peng_article_get_field (merged, PENG_FIELD_TITLE), ==, titles[i].merged);
    }
}

static PengArticle *
make_tagged (const char *tags)
{
  const char *fields[PENG_N_FIELDS] = { [PENG_FIELD_TAGS] = tags };
  g_autoptr(PengBlock) block = peng_block_new_paragraph ("a");

  return peng_article_new (NULL, fields, &block, 1);
}

/* A site may give them back in any order. */
static void
test_tags (void)
{
  static const struct
  {
    const char    *base;
    const char    *mine;
    const char    *theirs;
    PengMergeKind  kind;
  } tags[] = {
    { "春,夏", "春,夏", "夏,春", PENG_MERGE_SAME },
    { "春,夏", "春,夏", "夏,春,秋", PENG_MERGE_THEIRS },
    { "春,夏", "春,秋", "夏,春", PENG_MERGE_MINE },
    { "春,夏", "春,秋", "夏", PENG_MERGE_CONFLICT },
    { NULL, "春,夏", "夏,春", PENG_MERGE_SAME },
    { NULL, "春,夏", "夏,秋", PENG_MERGE_CONFLICT },
    { "春", "", "春", PENG_MERGE_MINE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autoptr(PengArticle) base = tags[i].base != NULL ? make_tagged (tags[i].base) : NULL;
      g_autoptr(PengArticle) mine = make_tagged (tags[i].mine);
      g_autoptr(PengArticle) theirs = make_tagged (tags[i].theirs);

      g_assert_cmpint (peng_merge_compare_field (base, mine, theirs, PENG_FIELD_TAGS), ==,
                       tags[i].kind);
    }
}

typedef struct
{
  const char *a;
  const char *b;
} Words;

static gboolean
is_same_letter (guint    a,
                guint    b,
                gpointer user_data)
{
  const Words *words = user_data;

  return words->a[a] == words->b[b];
}

/* The length of the longest common subsequence, as the textbook has it. */
static guint
count_common (const char *a,
              const char *b)
{
  gsize n_b = strlen (b);
  g_autofree guint *row = g_new0 (guint, n_b + 1);

  for (; *a != '\0'; a++)
    {
      guint corner = 0;

      for (gsize j = 0; j < n_b; j++)
        {
          guint above = row[j + 1];

          row[j + 1] = *a == b[j] ? corner + 1 : MAX (above, row[j]);
          corner = above;
        }
    }

  return row[n_b];
}

static char *
random_word (GRand *rand,
             guint  longest,
             guint  n_letters)
{
  guint n = g_rand_int_range (rand, 0, longest + 1);
  char *word = g_malloc0 (n + 1);

  for (guint i = 0; i < n; i++)
    word[i] = 'a' + g_rand_int_range (rand, 0, n_letters);

  return word;
}

static void
check_matches (const char *a,
               const char *b)
{
  Words words = { a, b };
  g_autofree guint *matches = peng_diff_match (strlen (a), strlen (b), is_same_letter, &words);
  guint next = 0;
  guint n = 0;

  for (gsize i = 0; i < strlen (a); i++)
    {
      if (matches[i] == PENG_DIFF_NONE)
        continue;

      g_assert_cmpuint (matches[i], >=, next);
      g_assert_cmpuint (matches[i], <, strlen (b));
      g_assert_cmpint (a[i], ==, b[matches[i]]);
      next = matches[i] + 1;
      n++;
    }

  g_assert_cmpuint (n, ==, count_common (a, b));
}

static void
test_matches (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < 4000; i++)
    {
      g_autofree char *a = random_word (rand, 30, 4);
      g_autofree char *b = random_word (rand, 30, 4);

      check_matches (a, b);
    }
}

static char *
bracket (const char *text,
         GArray     *runs)
{
  GString *words = g_string_new (text);

  for (guint i = runs->len; i > 0; i--)
    {
      const PengLetterRun *run = &g_array_index (runs, PengLetterRun, i - 1);

      g_string_insert_c (words, run->end, ']');
      g_string_insert_c (words, run->start, '[');
    }

  return g_string_free (words, FALSE);
}

/* Letters, not bytes: the two that begin alike in UTF-8 share nothing. */
static void
test_letters (void)
{
  static const struct { const char *a, *b, *only_a, *only_b; } texts[] = {
    { "", "", "", "" },
    { "全校师生", "全校师生", "全校师生", "全校师生" },
    { "王校长讲话", "汪副校长讲话", "[王]校长讲话", "[汪副]校长讲话" },
    { "中", "丮", "[中]", "[丮]" },
    { "a𠮷b", "ab", "a[𠮷]b", "ab" },
    { "一二三", "", "[一二三]", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GArray) only_a = NULL;
      g_autoptr(GArray) only_b = NULL;
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;

      peng_diff_letters (texts[i].a, texts[i].b, &only_a, &only_b);
      a = bracket (texts[i].a, only_a);
      b = bracket (texts[i].b, only_b);
      g_assert_cmpstr (a, ==, texts[i].only_a);
      g_assert_cmpstr (b, ==, texts[i].only_b);
    }
}

static gboolean
is_never (guint    a,
          guint    b,
          gpointer user_data)
{
  (*(guint *) user_data)++;

  return FALSE;
}

/* Two long articles that have nothing in common do not cost the product of their lengths. */
static void
test_strangers (void)
{
  guint n_compared = 0;
  g_autofree guint *matches = peng_diff_match (20000, 20000, is_never, &n_compared);

  for (guint i = 0; i < 20000; i++)
    g_assert_cmpuint (matches[i], ==, PENG_DIFF_NONE);
  g_assert_cmpuint (n_compared, <, 1000 * 1000);
}

static char *
change (GRand      *rand,
        const char *word)
{
  GString *changed = g_string_new (word);
  guint n = g_rand_int_range (rand, 0, 4);

  for (guint i = 0; i < n; i++)
    {
      guint at = g_rand_int_range (rand, 0, changed->len + 1);

      if (at < changed->len && g_rand_boolean (rand))
        g_string_erase (changed, at, 1);
      else
        g_string_insert_c (changed, at, 'a' + g_rand_int_range (rand, 0, 26));
    }

  return g_string_free (changed, FALSE);
}

static void
assert_spells (PengArticle *article,
               const char  *letters)
{
  g_autofree char *spelt = spell (article, 0, G_MAXUINT / 2);

  g_assert_cmpstr (spelt, ==, letters);
}

/* Whatever the three are: mine is mine, theirs is theirs, and who changed nothing loses nothing. */
static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *a = random_word (rand, 20, 26);
      g_autofree char *b = change (rand, a);
      g_autofree char *c = change (rand, a);
      g_autoptr(PengArticle) base = make (a, "");
      g_autoptr(PengArticle) mine = make (b, "");
      g_autoptr(PengArticle) theirs = make (c, "");
      g_autoptr(PengArticle) all_mine = merge (base, mine, theirs, PENG_MERGE_TAKE_MINE, FALSE);
      g_autoptr(PengArticle) all_theirs = merge (base, mine, theirs, PENG_MERGE_TAKE_THEIRS, FALSE);
      g_autoptr(PengArticle) only_mine = merge (base, mine, base, PENG_MERGE_TAKE_THEIRS, TRUE);
      g_autoptr(PengArticle) only_theirs = merge (base, base, theirs, PENG_MERGE_TAKE_MINE, TRUE);
      g_autoptr(PengArticle) blind = merge (NULL, mine, theirs, PENG_MERGE_TAKE_THEIRS, FALSE);

      assert_spells (all_mine, b);
      assert_spells (all_theirs, c);
      assert_spells (only_mine, b);
      assert_spells (only_theirs, c);
      assert_spells (blind, c);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/diff/matches", test_matches);
  g_test_add_func ("/core/diff/letters", test_letters);
  g_test_add_func ("/core/diff/strangers", test_strangers);
  g_test_add_func ("/core/merge/cases", test_cases);
  g_test_add_func ("/core/merge/fields", test_fields);
  g_test_add_func ("/core/merge/tags", test_tags);
  g_test_add_func ("/core/merge/random", test_random);

  return g_test_run ();
}
