/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-find-query.h"

#define CASE  PENG_FIND_MATCH_CASE
#define WORD  PENG_FIND_WHOLE_WORD
#define REGEX PENG_FIND_REGEX
#define WIDTH PENG_FIND_ANY_WIDTH

/* In one text: what is found, as offset+length. */
static const struct
{
  const char    *name;
  const char    *pattern;
  PengFindFlags  flags;
  const char    *text;
  const char    *ranges;
} searches[] = {
  { "plain", "运动", 0, "运动会,运动员", "0+2 4+2" },
  { "case-ignored", "Ai", 0, "AI和ai和Ａi", "0+2 3+2" },
  { "case", "AI", CASE, "AI和ai", "0+2" },
  { "one-in-another", "aa", 0, "aaaaa", "0+2 2+2" },
  { "border", "aab", 0, "aaab", "1+3" },
  { "longer-border", "ababc", 0, "abababc", "2+5" },
  { "none", "x", 0, "abc", "" },
  { "in-nothing", "x", 0, "", "" },
  { "longer-than-text", "abc", 0, "ab", "" },
  { "beyond-the-first-plane", "𠮷", 0, "𠮷野家𠮷", "0+1 3+1" },
  { "signs-are-letters", "a.b*", 0, "axbb a.b*", "5+4" },
  { "word", "cat", WORD, "cat category 猫cat猫 cat2 _cat cat", "0+3 14+3 29+3" },
  { "word-in-chinese", "AI", WORD, "用AI教学 AIR", "1+2" },
  { "chinese-is-no-word", "运动", WORD, "大运动会", "1+2" },
  { "word-with-accent", "caf", WORD, "café cafe\314\201 caf", "11+3" },
  { "word-ends-in-sign", "C++", WORD, "C++x C+++", "0+3 5+3" },
  { "width", "A,1", WIDTH, "Ａ，１ a,1 A，1", "0+3 4+3 8+3" },
  { "width-of-pattern", "（甲）", WIDTH, "(甲)（甲）", "0+3 3+3" },
  { "width-space", "a b", WIDTH, "a\343\200\200b a b", "0+3 4+3" },
  { "width-kept-apart", "A", 0, "Ａ", "" },
  { "width-and-case", "Ａ", WIDTH | CASE, "Aaａ", "0+1" },
  { "yen", "￥5", WIDTH, "¥5", "0+2" },
  { "regex", "\\d+", REGEX, "第12届3人", "1+2 4+1" },
  { "regex-case", "a+", REGEX | CASE, "aAa", "0+1 2+1" },
  { "regex-no-case", "A+", REGEX, "aAa", "0+3" },
  { "regex-never-empty", "a*", REGEX, "baab", "1+2" },
  { "regex-word", "a|ab", REGEX | WORD, "ab 中a中 a", "0+2 4+1 7+1" },
  { "regex-look-behind", "(?<=第)\\d", REGEX, "第1和2", "1+1" },
  { "regex-line-break", "b\\nc", REGEX, "ab\342\200\250cd", "1+3" },
  { "regex-line-start", "^.", REGEX, "ab\342\200\250cd", "0+1 3+1" },
  { "regex-width", "（\\d＋）", REGEX | WIDTH, "(5+)（６＋）", "0+4 4+4" },
  { "regex-width-class", "[Ａ-Ｃ]+", REGEX | WIDTH, "abＣd", "0+3" },
  { "regex-width-escaped", "\\（", REGEX | WIDTH, "（(", "0+1 1+1" },
  { "regex-chinese", "[一-龥]{2}", REGEX, "a中文b", "1+2" },
  { "regex-back-reference", "(.)\\1", REGEX, "天天向上", "0+2" },
};

static char *
describe_ranges (GArray *ranges)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      const PengFindRange *range = &g_array_index (ranges, PengFindRange, i);

      g_string_append_printf (out, "%s%u+%u", i > 0 ? " " : "", range->offset, range->length);
    }

  return g_string_free (out, FALSE);
}

static PengFindQuery *
new_query (const char    *pattern,
           PengFindFlags  flags)
{
  g_autoptr(GError) error = NULL;
  PengFindQuery *query = peng_find_query_new (pattern, flags, &error);

  g_assert_no_error (error);

  return query;
}

static void
test_search (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(PengFindQuery) query = new_query (searches[i].pattern, searches[i].flags);
  g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (PengFindRange));
  g_autoptr(GError) error = NULL;
  g_autofree char *described = NULL;

  g_assert_true (peng_find_query_search (query, searches[i].text, NULL, ranges, &error));
  g_assert_no_error (error);
  described = describe_ranges (ranges);
  g_assert_cmpstr (described, ==, searches[i].ranges);
}

static const struct
{
  const char *pattern;
  int         code;
} bad_patterns[] = {
  { "(a", PENG_FIND_ERROR_OPEN_GROUP },
  { "a)(b", PENG_FIND_ERROR_OPEN_GROUP },
  { "[a", PENG_FIND_ERROR_OPEN_CLASS },
  { "*a", PENG_FIND_ERROR_NOTHING_TO_REPEAT },
  { "a\\", PENG_FIND_ERROR_STRAY_BACKSLASH },
  { "\\p{Nothing}", PENG_FIND_ERROR_BAD_PATTERN },
};

static void
test_bad_patterns (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_patterns); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (peng_find_query_new (bad_patterns[i].pattern, REGEX, &error));
      g_assert_error (error, PENG_FIND_ERROR, bad_patterns[i].code);
    }
}

/* Without a bound each of these would go on for longer than the universe is old. */
static void
test_catastrophe (void)
{
  static const char * const patterns[] = { "(a+)+[bc]", "(a|aa)+[bc]", "(.*)*[bc]", "(a|a?)+[bc]" };
  g_autofree char *text = g_strnfill (4000, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr(PengFindQuery) query = new_query (patterns[i], REGEX);
      g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (PengFindRange));
      g_autoptr(GError) error = NULL;

      g_assert_false (peng_find_query_search (query, text, NULL, ranges, &error));
      g_assert_error (error, PENG_FIND_ERROR, PENG_FIND_ERROR_TOO_COMPLEX);
    }
}

/* One try for each character of the paragraph is no catastrophe, however long it is. */
static void
test_long_text (void)
{
  static const struct { const char *pattern; guint n_ranges; } cases[] = {
    { "届.*运动", 1 }, { "第.*届", 1 }, { "第.*级", 0 }, { "运.{4000}", 1 },
  };
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 1250; i++)
    g_string_append (text, i == 5 ? "第三届" : i % 250 == 0 ? "第四年，" : "运动会，");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PengFindQuery) query = new_query (cases[i].pattern, REGEX);
      g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (PengFindRange));
      g_autoptr(GError) error = NULL;

      g_assert_true (peng_find_query_search (query, text->str, NULL, ranges, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (ranges->len, ==, cases[i].n_ranges);
    }
}

static void
test_cancelled (void)
{
  g_autoptr(PengFindQuery) query = new_query ("a", REGEX);
  g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (PengFindRange));
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (peng_find_query_search (query, "aaa", cancellable, ranges, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *path = g_strconcat ("/find-query/search/", searches[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_search);
    }
  g_test_add_func ("/find-query/bad-patterns", test_bad_patterns);
  g_test_add_func ("/find-query/catastrophe", test_catastrophe);
  g_test_add_func ("/find-query/cancelled", test_cancelled);
  g_test_add_func ("/find-query/long-text", test_long_text);

  return g_test_run ();
}
