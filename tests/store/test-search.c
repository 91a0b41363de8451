/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/peng-fold.h"
#include "store/peng-search-query.h"
#include "store/peng-tokenizer.h"

#include "store-fixture.h"

#include <string.h>

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "", "" },
    { "运动会", "运动会" },
    { "ABC xyz 012", "abc xyz 012" },
    { "ＡＢＣ１２３，！", "abc123,!" },
    { "Café École", "cafe ecole" },
    { "e\xcc\x81", "e" },
    { "⼀⽂", "一文" },
    { "㎏", "kg" },
    { "﨑", "﨑" },
    { "ｶﾞ", "カ" },
    { "한국", "한국" },
    { "Ω", "ω" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = peng_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_find (void)
{
  static const struct
  {
    const char *text;
    const char *needle;
    int         start;   /* -1: not there */
    guint       length;
  } cases[] = {
    { "今天开运动会", "运动", 3, 2 },
    { "今天开运动会", "会议", -1, 0 },
    { "Sports Day 2026", "day", 7, 3 },
    { "第２６届", "26", 1, 2 },
    { "重㎏以上", "kg", 1, 1 },
    { "重5㎏以上", "5kg", 1, 2 },
    { "重5㎏以上", "kg", -1, 0 },
    { "重㎏以上", "g", -1, 0 },
    { "open，PE课", "pe", 5, 2 },
    { "open", "pe", -1, 0 },
    { "Cafe\xcc\x81s", "cafes", 0, 6 },
    { "⽂章", "文章", 0, 2 },
    { "abc", "", -1, 0 },
    { "", "a", -1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint start = 0;
      guint length = 0;
      gboolean found = peng_fold_find (cases[i].text, cases[i].needle, &start, &length);

      g_test_message ("%s in %s", cases[i].needle, cases[i].text);
      g_assert_cmpint (found ? (int) start : -1, ==, cases[i].start);
      g_assert_cmpuint (found ? length : 0, ==, cases[i].length);
    }
}

static void
append_term (const char *term,
             gsize       n_bytes,
             gpointer    user_data)
{
  GString *terms = user_data;

  if (terms->len > 0)
    g_string_append_c (terms, ' ');
  g_string_append_len (terms, term, n_bytes);
}

static void
test_terms (void)
{
  static const struct
  {
    const char *text;
    const char *terms;
  } cases[] = {
    { "", "" },
    { "，。 !", "" },
    { "会", "会" },
    { "运动", "运 动 运动" },
    { "运动会", "运 动 运动 会 动会 运动会" },
    { "好，世", "好 世" },
    { "Ab", "^a ^ab ab" },
    { "PE课", "^p ^pe pe 课" },
    { "3月15日", "^3 3 月 ^1 ^15 15 日" },
    { "二〇二", "二 〇 二〇 二 〇二 二〇二" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) terms = g_string_new (NULL);

      peng_tokenizer_foreach (cases[i].text, strlen (cases[i].text), append_term, terms);
      g_assert_cmpstr (terms->str, ==, cases[i].terms);
    }
}

static void
test_long_word_is_cut (void)
{
  g_autofree char *word = g_strnfill (500, 'x');
  g_autoptr(GString) terms = g_string_new (NULL);

  peng_tokenizer_foreach (word, 500, append_term, terms);
  g_assert_cmpuint (terms->len, ==, strlen ("^x ^xx ") + PENG_TOKEN_MAX_BYTES);
}

static void
test_query (void)
{
  static const struct
  {
    const char *words;
    const char *match;
    gboolean    needs_check;
  } cases[] = {
    { "", "", FALSE },
    { "  \t ", "", FALSE },
    { "会", "\"会\"", FALSE },
    { "运动会", "\"运动会\"", FALSE },
    { "运动会上", "\"运动会\" AND \"动会上\"", TRUE },
    { "a", "\"^a\"", FALSE },
    { "Sport", "\"sport\"*", FALSE },
    { "PE课", "\"pe\" AND \"课\"", TRUE },
    { "课PE", "\"课\" AND \"^pe\"", TRUE },
    { "运动 会", "\"运动\" AND \"会\"", FALSE },
    { "运动　会", "\"运动\" AND \"会\"", FALSE },
    { "\" OR x:*", "\"^or\" AND \"x\"", TRUE },
    { "！", "", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PengSearchQuery) query = peng_search_query_new (cases[i].words);

      g_test_message ("%s", cases[i].words);
      g_assert_cmpstr (peng_search_query_get_match (query), ==, cases[i].match);
      g_assert_true (peng_search_query_needs_check (query) == cases[i].needs_check);
    }
}

/* One store for all searches. */
static const struct
{
  const char *title;
  const char *text;
} articles[] = {
  { "秋季运动会", "操场上人山人海。李老师说：“加油！”2026年9月10日。" },
  { "Teachers' Day", "Ｃａｆé in the school hall, PE课 and sports. 彭城晚报。" },
  { "空的", "" },
  { "会", "第⼆十六届，比赛\n结束。甲乙丙，乙丙丁" },
};

static const struct
{
  const char *words;
  const char *found;  /* the articles' numbers, newest first */
} searches[] = {
  { "运动会", "0" },
  { "动", "0" },
  { "会", "30" },
  { "人山人海", "0" },
  { "人海人山", "" },
  { "操场 老师", "0" },
  { "操场 彭城", "" },
  { "cafe", "1" },
  { "CAFÉ", "1" },
  { "caf", "1" },
  { "c", "1" },
  { "afe", "" },
  { "pe课", "1" },
  { "课", "1" },
  { "2026", "0" },
  { "２０２６年", "0" },
  { "9月10日", "0" },
  { "026", "" },
  { "加油！", "0" },
  { "李老师说：“加", "0" },
  { "李老师说加油", "" },
  { "第二十六届", "3" },
  { "赛结", "" },
  { "乙丙丁", "3" },
  { "甲乙丙丁", "" },
  { "空", "2" },
  { "", "" },
  { "！", "" },
  { "\"", "" },
  { "* OR NOT (", "" },
  { "teachers' day", "1" },
  { "sports", "1" },
  { "sport school", "1" },
};

static PengStore *
open_filled (const char *dir)
{
  PengStore *store = open_store (dir, PENG_STORE_FRESH);

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autoptr(PengArticle) article = make_article (articles[i].title, articles[i].text);

      g_assert_cmpuint (save_article (store, article, 0, NULL), ==, 1);
    }

  return store;
}

static char
get_number (PengSearchHit *hit)
{
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      if (strcmp (articles[i].title, hit->info->title) == 0)
        return '0' + (char) i;
    }

  return '?';
}

static void
test_search (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_filled (dir);

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr(GPtrArray) hits = search (store, searches[i].words, 10, NULL);
      g_autoptr(GString) found = g_string_new (NULL);

      for (guint j = 0; j < hits->len; j++)
        g_string_append_c (found, get_number (g_ptr_array_index (hits, j)));

      g_test_message ("%s", searches[i].words);
      g_assert_cmpstr (found->str, ==, searches[i].found);
    }

  close_store (store);
}

static void
test_snippet (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(PengArticle) article =
    make_article ("关于运动会", "一二三四五六七八九十一二三四五六七八九十\n运动会今天开幕");
  g_autoptr(GPtrArray) hits = NULL;
  g_autofree char *match = NULL;
  PengSearchHit *hit;

  save_article (store, article, 0, NULL);
  hits = search (store, "运动会", 10, NULL);
  hit = g_ptr_array_index (hits, 0);

  g_assert_cmpuint (hit->title_start, ==, 2);
  g_assert_cmpuint (hit->title_length, ==, 3);
  match = g_utf8_substring (hit->snippet, hit->match_start, hit->match_start + hit->match_length);
  g_assert_cmpstr (match, ==, "运动会");
  g_assert_null (strchr (hit->snippet, '\n'));
  g_assert_true (g_str_has_suffix (hit->snippet, "开幕"));
  close_store (store);
}

/* What is found, and the snippet with brackets around the match. */
typedef struct
{
  const char *words;
  const char *snippet;
} Snippet;

static const Snippet snippets[] = {
  { "开幕", "运动会 今天[开幕]， 请准时到场 王老师" },
  { "到场", "今天开幕， 请准时[到场] 王老师" },
  { "王老师", "请准时到场 [王老师]" },
};

/* Empty lines and empty fields are no rows of blanks. */
static void
test_snippet_has_no_gaps (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  const char *fields[PENG_N_FIELDS] = { NULL };
  g_autoptr(PengArticle) plain = make_article ("通知", "\n\n运动会\n\n\n今天开幕，\t  请准时到场\n");
  g_autoptr(PengArticle) article = NULL;
  PengBlock * const *blocks;
  guint n_blocks;

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = i == PENG_FIELD_PHOTOGRAPHER ? "王老师" : "";
  blocks = peng_article_get_blocks (plain, &n_blocks);
  article = peng_article_new (NULL, fields, blocks, n_blocks);
  save_article (store, article, 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (snippets); i++)
    {
      g_autoptr(GPtrArray) hits = search (store, snippets[i].words, 10, NULL);
      PengSearchHit *hit = g_ptr_array_index (hits, 0);
      guint end = hit->match_start + hit->match_length;
      g_autofree char *before = g_utf8_substring (hit->snippet, 0, hit->match_start);
      g_autofree char *match = g_utf8_substring (hit->snippet, hit->match_start, end);
      const char *after = g_utf8_offset_to_pointer (hit->snippet, end);
      g_autofree char *seen = g_strdup_printf ("%s[%s]%s", before, match, after);

      g_assert_cmpstr (seen, ==, snippets[i].snippet);
    }

  close_store (store);
}

static void
test_more_than_the_limit (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(GPtrArray) few = NULL;
  g_autoptr(GPtrArray) all = NULL;
  gboolean more;

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr(PengArticle) article = make_article ("标题", "同样的话");

      save_article (store, article, 0, NULL);
    }

  few = search (store, "同样", 5, &more);
  g_assert_cmpuint (few->len, ==, 5);
  g_assert_true (more);
  all = search (store, "同样", 12, &more);
  g_assert_cmpuint (all->len, ==, 12);
  g_assert_false (more);
  close_store (store);
}

/* What was taken out of an article is not found any more; what was saved last comes first. */
static void
test_follows_saves (void)
{
  static const char uuid[] = "6f6c5f2e-6a57-4f7d-9f57-0d8d0f1c2b3a";
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(PengArticle) first = make_article_as (uuid, "甲", "彭城旧话");
  g_autoptr(PengArticle) second = make_article_as (uuid, "甲", "彭城新话");
  g_autoptr(PengArticle) other = make_article ("乙", "彭城");
  g_autoptr(GPtrArray) old_words = NULL;
  g_autoptr(GPtrArray) both = NULL;
  g_autoptr(GPtrArray) swapped = NULL;
  PengSearchHit *hit;

  save_article (store, first, 0, NULL);
  save_article (store, other, 0, NULL);
  both = search (store, "彭城", 10, NULL);
  hit = g_ptr_array_index (both, 0);
  g_assert_cmpstr (hit->info->title, ==, "乙");

  save_article (store, second, 1, NULL);
  old_words = search (store, "旧话", 10, NULL);
  g_assert_cmpuint (old_words->len, ==, 0);
  swapped = search (store, "彭城", 10, NULL);
  g_assert_cmpuint (swapped->len, ==, 2);
  hit = g_ptr_array_index (swapped, 0);
  g_assert_cmpstr (hit->info->title, ==, "甲");
  close_store (store);
}

/* Any stretch of any length of a text finds it: the index against the plain truth. */
static void
test_any_stretch (void)
{
  static const char text[] = "今天下午，彭城小学ＰＥ课上二〇二六年秋季运动会3月开幕Hello结束";
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(PengArticle) article = make_article ("标题", text);
  glong n = g_utf8_strlen (text, -1);

  save_article (store, article, 0, NULL);

  for (glong start = 0; start < n; start++)
    {
      for (glong end = start + 1; end <= MIN (n, start + 10); end++)
        {
          g_autofree char *word = g_utf8_substring (text, start, end);
          g_autofree char *before = g_utf8_substring (text, MAX (0, start - 1), start);
          g_autofree char *joined = g_strconcat (before, word, NULL);
          g_autofree char *folded = peng_fold (joined);
          g_autofree char *own = peng_fold (word);
          gunichar first = g_utf8_get_char (own);
          gboolean cuts_word = *before != '\0' &&
                               peng_fold_get_class (first) == PENG_FOLD_WORD &&
                               peng_fold_get_class (g_utf8_get_char (folded)) == PENG_FOLD_WORD;
          g_autoptr(GPtrArray) hits = search (store, word, 1, NULL);

          if (cuts_word || strcmp (own, ",") == 0)
            continue;

          g_test_message ("%s", word);
          g_assert_cmpuint (hits->len, ==, 1);
        }
    }

  close_store (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/search/fold", test_fold);
  g_test_add_func ("/store/search/find", test_find);
  g_test_add_func ("/store/search/terms", test_terms);
  g_test_add_func ("/store/search/long-word", test_long_word_is_cut);
  g_test_add_func ("/store/search/query", test_query);
  g_test_add_func ("/store/search/search", test_search);
  g_test_add_func ("/store/search/snippet", test_snippet);
  g_test_add_func ("/store/search/snippet-gaps", test_snippet_has_no_gaps);
  g_test_add_func ("/store/search/limit", test_more_than_the_limit);
  g_test_add_func ("/store/search/follows-saves", test_follows_saves);
  g_test_add_func ("/store/search/any-stretch", test_any_stretch);

  return g_test_run ();
}
