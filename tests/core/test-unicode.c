/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-unicode.h"

#include <stdlib.h>
#include <string.h>

#define LS PENG_LINE_BREAK_UTF8

/* Unicode's own test. Debian's package unicode-data brings it. */
#define BREAK_TEST_FILE "/usr/share/unicode/auxiliary/GraphemeBreakTest.txt"
#define BREAK_TEST_VERSION "# GraphemeBreakTest-15.0"

typedef struct
{
  const char *name;
  const char *text;
  PengCount   count;
} CountCase;

/* words, characters, with spaces, ideographs */
static const CountCase count_cases[] = {
  { "empty",               "",                              { 0, 0, 0, 0 } },
  { "spaces",              " \t\342\200\203\343\200\200",   { 0, 0, 4, 0 } },
  { "han",                 "彭城新闻",                       { 4, 4, 4, 4 } },
  { "han-punctuated",      "今天，天气很好。",                { 8, 8, 8, 6 } },
  { "latin",               "Xuzhou school news",            { 3, 16, 18, 0 } },
  { "latin-punctuated",    "It's 3.14, isn't it?",          { 4, 17, 20, 0 } },
  { "mixed",               "徐州5G网络 rollout",             { 6, 13, 14, 4 } },
  { "latin-in-han",        "用GTK写",                        { 3, 5, 5, 2 } },
  { "digits-and-unit",     "2026年11月23日",                 { 6, 11, 11, 3 } },
  { "quotes-in-han",       "他说“好”。",                     { 6, 6, 6, 3 } },
  { "quotes-in-latin",     "say “yes” now",                 { 3, 11, 13, 0 } },
  { "quote-at-han-start",  "“好",                            { 2, 2, 2, 1 } },
  { "ellipsis-in-han",     "好……",                           { 3, 3, 3, 1 } },
  { "ellipsis-in-latin",   "well…",                         { 1, 5, 5, 0 } },
  { "dash-in-han",         "彭城——徐州",                     { 6, 6, 6, 4 } },
  { "dash-alone",          "——",                             { 1, 2, 2, 0 } },
  { "full-width-letters",  "ＡＢ１",                         { 3, 3, 3, 0 } },
  { "brackets",            "《彭城》（一）",                   { 7, 7, 7, 3 } },
  { "kana",                "ひらカナ",                        { 4, 4, 4, 4 } },
  { "hangul",              "한국",                           { 2, 2, 2, 2 } },
  { "bopomofo",            "ㄅㄆ",                           { 2, 2, 2, 2 } },
  { "astral-han",          "𠮷野家",                         { 3, 3, 3, 3 } },
  { "zero-and-repeat",     "二〇二六年人々",                  { 7, 7, 7, 7 } },
  { "line-break",          "彭" LS "城",                     { 2, 2, 2, 2 } },
  { "line-break-in-latin", "ab" LS "cd",                    { 2, 4, 4, 0 } },
  { "emoji",               "😀 👍",                          { 2, 2, 3, 0 } },
  { "arabic",              "مرحبا بكم",                      { 2, 8, 9, 0 } },
  { "address",             "见https://a.example/b。",        { 3, 21, 21, 1 } },
};

static void
test_count (gconstpointer data)
{
  const CountCase *c = data;
  PengCount count;

  peng_unicode_count (c->text, &count);

  g_assert_cmpuint (count.words, ==, c->count.words);
  g_assert_cmpuint (count.characters, ==, c->count.characters);
  g_assert_cmpuint (count.characters_with_spaces, ==, c->count.characters_with_spaces);
  g_assert_cmpuint (count.ideographs, ==, c->count.ideographs);
}

/* Shared punctuation must not be looked through again and again. */
static void
test_count_long (void)
{
  g_autofree char *dots = g_strnfill (600000, '.');
  PengCount count;

  for (char *p = dots; *p != '\0'; p += 3)
    memcpy (p, "\342\200\246", 3);

  peng_unicode_count (dots, &count);

  g_assert_cmpuint (count.words, ==, 1);
  g_assert_cmpuint (count.characters, ==, 200000);
}

static void
test_count_sum (void)
{
  PengCount sum = { 0 };
  PengCount a, b;

  peng_unicode_count ("彭城 news", &a);
  peng_unicode_count ("徐州", &b);
  peng_count_add (&sum, &a);
  peng_count_add (&sum, &b);
  g_assert_cmpuint (sum.words, ==, 5);
  g_assert_cmpuint (sum.ideographs, ==, 4);

  peng_count_subtract (&sum, &a);
  g_assert_cmpmem (&sum, sizeof sum, &b, sizeof b);
}

typedef struct
{
  const char *name;
  const char *clusters[8];
} GraphemeCase;

static const GraphemeCase grapheme_cases[] = {
  { "latin",            { "a", "b", " ", "c" } },
  { "han",              { "彭", "城", "，", "𠮷" } },
  { "combining",        { "e\314\201", "n\314\203\314\201", "x" } },
  { "mark-at-start",    { "\314\201", "a" } },
  { "line-break",       { "a", LS, "\314\201", "b" } },
  { "cr-lf",            { "a", "\r\n", "\n", "\r", "b" } },
  { "variation",        { "葛\363\240\204\200", "豈\357\270\200", "中" } },
  { "emoji",            { "😀", "😁" } },
  { "emoji-style",      { "❤\357\270\217", "a" } },
  { "skin",             { "👍🏽", "👍" } },
  { "family",           { "👩‍👩‍👧‍👦", "👩", "x" } },
  { "family-with-skin", { "👩🏽‍🚀", "🚀" } },
  { "rainbow-flag",     { "🏳\357\270\217\342\200\215🌈", "a" } },
  { "joiner-no-emoji",  { "a\342\200\215", "👩" } },
  { "joiner-on-han",    { "中\342\200\215", "文" } },
  { "flags",            { "🇨🇳", "🇩🇪", "🇫" } },
  { "flag-and-text",    { "a", "🇨🇳", "b" } },
  { "england",          { "🏴\363\240\201\247\363\240\201\242\363\240\201\245\363\240\201\256"
                          "\363\240\201\247\363\240\201\277", "a" } },
  { "keycap",           { "1\357\270\217\342\203\243", "2" } },
  { "hangul",           { "한", "국" } },
  { "jamo",             { "\341\204\222\341\205\241\341\206\253", "\341\204\200" } },
  { "jamo-on-syllable", { "가\341\206\250", "각\341\206\250", "a" } },
  { "devanagari",       { "क्", "षि", "नि" } },
  { "thai",             { "ก\340\270\263", "ก" } },
  { "lao",              { "\340\272\201\340\272\263", "\340\272\201" } },
  { "myanmar",          { "\341\200\200", "\341\200\253", "\341\200\200\341\200\261" } },
  { "prepend",          { "\330\2001", "a" } },
  { "zero-width-space", { "a", "\342\200\213", "b" } },
  { "half-width-kana",  { "ﾊ\357\276\237", "ﾊ" } },
};

/* The starts of @clusters, and nothing else, are starts; steps from anywhere lead to the next
 * ones. */
static void
assert_clusters (const char * const *clusters,
                 guint               n_clusters)
{
  g_autofree char *text = g_strjoinv ("", (char **) clusters);
  guint start = 0;

  for (guint i = 0; i < n_clusters; i++)
    {
      guint end = start + g_utf8_strlen (clusters[i], -1);

      g_assert_true (peng_unicode_is_grapheme_start (text, start));
      g_assert_true (peng_unicode_is_grapheme_start (text, end));

      for (guint offset = start; offset < end; offset++)
        {
          g_assert_true (peng_unicode_is_grapheme_start (text, offset) == (offset == start));
          g_assert_cmpuint (peng_unicode_next_grapheme (text, offset), ==, end);
          g_assert_cmpuint (peng_unicode_previous_grapheme (text, offset + 1), ==, start);
        }

      start = end;
    }

  g_assert_cmpuint (peng_unicode_next_grapheme (text, start), ==, start);
  g_assert_cmpuint (peng_unicode_next_grapheme (text, start + 9), ==, start);
  g_assert_cmpuint (peng_unicode_previous_grapheme (text, 0), ==, 0);
}

static void
test_graphemes (gconstpointer data)
{
  const GraphemeCase *c = data;

  assert_clusters (c->clusters, g_strv_length ((GStrv) c->clusters));
}

/* A line of the file: "÷ 0020 × 0308 ÷ 0020 ÷ # comment". NUL, surrogates and the like cannot stand
 * in UTF-8 text; such lines are passed over. */
static gboolean
assert_break_line (char *line)
{
  g_autoptr(GPtrArray) clusters = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) cluster = g_string_new (NULL);
  g_auto(GStrv) words = NULL;

  line[strcspn (line, "#")] = '\0';
  words = g_strsplit_set (g_strstrip (line), " \t", -1);

  if (words[0] == NULL)
    return FALSE;

  for (guint i = 1; words[i] != NULL; i++)
    {
      if (g_str_equal (words[i], "÷"))
        {
          g_ptr_array_add (clusters, g_strdup (cluster->str));
          g_string_truncate (cluster, 0);
        }
      else if (!g_str_equal (words[i], "×"))
        {
          gunichar c = strtoul (words[i], NULL, 16);

          if (!g_unichar_validate (c) || c == 0)
            return FALSE;

          g_string_append_unichar (cluster, c);
        }
    }

  g_ptr_array_add (clusters, NULL);
  assert_clusters ((const char * const *) clusters->pdata, clusters->len - 1);

  return TRUE;
}

static void
test_break_file (void)
{
  g_autofree char *contents = NULL;
  g_auto(GStrv) lines = NULL;
  guint n_tested = 0;

  if (!g_file_get_contents (BREAK_TEST_FILE, &contents, NULL, NULL) ||
      !g_str_has_prefix (contents, BREAK_TEST_VERSION))
    {
      g_test_skip ("no " BREAK_TEST_FILE " of Unicode 15.0");
      return;
    }

  lines = g_strsplit (contents, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    n_tested += assert_break_line (lines[i]);

  g_assert_cmpuint (n_tested, >, 590);
}

typedef struct
{
  const char *name;
  const char *bytes;
  gssize      n_bytes;
  const char *text;
  const char *line;
} CleanCase;

/* Where n_bytes is not -1, no NUL ends what is to be read. */
static const CleanCase clean_cases[] = {
  { "empty",            "",                            -1, "",                  "" },
  { "no-bytes",         "abc",                          0, "",                  "" },
  { "plain",            "彭城 a😀",                      -1, "彭城 a😀",            "彭城 a😀" },
  { "tab",              "a\tb",                        -1, "a\tb",              "a\tb" },
  { "lf",               "a\nb",                        -1, "a" LS "b",          "a b" },
  { "cr-lf",            "a\r\nb",                      -1, "a" LS "b",          "a b" },
  { "cr",               "a\rb\r",                      -1, "a" LS "b" LS,       "a b " },
  { "lf-cr",            "a\n\rb",                      -1, "a" LS LS "b",       "a  b" },
  { "cr-cut",           "a\r\nb",                       2, "a" LS,              "a " },
  { "separators",       "a" LS "b\342\200\251c",       -1, "a" LS "b" LS "c",   "a b c" },
  { "nul",              "a\0b",                         3, "ab",                "ab" },
  { "controls",         "a\001\033[1m\177b\302\205c",  -1, "a[1mbc",            "a[1mbc" },
  { "noncharacters",    "a\357\277\276\357\277\277\357\267\220\360\237\277\276b", -1, "ab", "ab" },
  { "object",           "a\357\277\274b",              -1, "ab",                "ab" },
  { "replacement",      "a\357\277\275b",              -1, "a\357\277\275b",    "a\357\277\275b" },
  { "latin-1",          "caf\351 ",                    -1, "caf\357\277\275 ",
                                                           "caf\357\277\275 " },
  { "cut-han",          "a\345\275",                   -1, "a\357\277\275\357\277\275",
                                                           "a\357\277\275\357\277\275" },
  { "cut-by-length",    "彭",                            2, "\357\277\275\357\277\275",
                                                           "\357\277\275\357\277\275" },
  { "overlong",         "\300\257",                    -1, "\357\277\275\357\277\275",
                                                           "\357\277\275\357\277\275" },
  { "surrogate",        "\355\240\200",                -1, "\357\277\275\357\277\275\357\277\275",
                                                           "\357\277\275\357\277\275\357\277\275" },
  { "beyond",           "\364\220\200\200a",           -1,
    "\357\277\275\357\277\275\357\277\275\357\277\275a",
    "\357\277\275\357\277\275\357\277\275\357\277\275a" },
};

static void
test_clean (gconstpointer data)
{
  const CleanCase *c = data;
  gsize length = c->n_bytes < 0 ? strlen (c->bytes) : (gsize) c->n_bytes;
  /* Without a terminator, so that a read beyond the end shows. */
  g_autofree char *bytes = length > 0 ? g_memdup2 (c->bytes, length) : NULL;
  g_autofree char *text = peng_unicode_clean (bytes, length);
  g_autofree char *line = peng_unicode_clean_line (bytes, length);
  g_autofree char *again = peng_unicode_clean (text, -1);

  g_assert_cmpstr (text, ==, c->text);
  g_assert_cmpstr (line, ==, c->line);
  g_assert_cmpstr (again, ==, text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (count_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/unicode/count/", count_cases[i].name, NULL);

      g_test_add_data_func (path, &count_cases[i], test_count);
    }

  g_test_add_func ("/core/unicode/count-long", test_count_long);
  g_test_add_func ("/core/unicode/count-sum", test_count_sum);

  for (guint i = 0; i < G_N_ELEMENTS (grapheme_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/unicode/graphemes/", grapheme_cases[i].name,
                                           NULL);

      g_test_add_data_func (path, &grapheme_cases[i], test_graphemes);
    }

  g_test_add_func ("/core/unicode/grapheme-break-test", test_break_file);

  for (guint i = 0; i < G_N_ELEMENTS (clean_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/unicode/clean/", clean_cases[i].name, NULL);

      g_test_add_data_func (path, &clean_cases[i], test_clean);
    }

  return g_test_run ();
}
