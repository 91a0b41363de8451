/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-pinyin.h"

typedef struct
{
  const char *name;
  const char *text;
  const char *expected;
} InitialsCase;

static const InitialsCase initials_cases[] = {
  { "empty",       "",              "" },
  { "heading",     "标题",          "bt" },
  { "table",       "表格",          "bg" },
  { "picture",     "图片",          "tp" },
  { "mixed",       "标题 2（Ａ）H", "bt 2（ａ）h" },
  { "traditional", "標題",          "bt" },
  { "vowel",       "嗯，安儿",      "n，ae" },
  { "first-last",  "一龥\u9FFF",     "yy\u9FFF" },
  { "outside",     "㐀\U00020000é", "㐀\U00020000é" },
};

typedef struct
{
  const char *name;
  const char *text;
  const char *typed;
  int         expected;
} FindCase;

static const FindCase find_cases[] = {
  { "initials",          "标题",               "bt",        0 },
  { "large",             "标题",               "BT",        0 },
  { "one",               "二级标题",           "b",         2 },
  { "inside",            "插入表格…",          "bg",        2 },
  { "characters",        "插入表格",           "表格",      2 },
  { "both",              "插入表格",           "表g",       2 },
  { "digit",             "标题 2",             "bt2",       0 },
  { "other-digit",       "标题 2",             "bt3",      -1 },
  { "other-reading",     "重做",               "cz",        0 },
  { "usual-reading",     "重做",               "zz",        0 },
  { "row",               "插入行",             "crh",       0 },
  { "row-walks",         "插入行",             "crx",       0 },
  { "latin",             "Heading 2",          "head",      0 },
  { "latin-later",       "Bulleted list",      "List",      9 },
  { "latin-beside-han",  "导出 PDF",           "dcp",       0 },
  { "punctuation",       "视频、音频",         "spyp",      0 },
  { "typed-space",       "标题",               "b t",       0 },
  { "starts-over",       "表表格",             "bg",        1 },
  { "longer-than-text",  "表格",               "bgs",      -1 },
  { "not-there",         "表格",               "tp",       -1 },
  { "not-contiguous",    "插入表格",           "cb",       -1 },
  { "empty-typed",       "表格",               "",          0 },
  { "blank-typed",       "表格",               " /",        0 },
  { "empty-text",        "",                   "b",        -1 },
  { "nothing",           "",                   "",          0 },
};

static void
test_initials (gconstpointer data)
{
  const InitialsCase *c = data;
  g_autofree char *initials = peng_pinyin_initials (c->text);

  g_assert_cmpstr (initials, ==, c->expected);
}

static void
test_find (gconstpointer data)
{
  const FindCase *c = data;

  g_assert_cmpint (peng_pinyin_find (c->text, c->typed), ==, c->expected);
}

static void
test_characters (void)
{
  g_assert_true (peng_pinyin_has_initial (0x957F, 'c'));
  g_assert_true (peng_pinyin_has_initial (0x957F, 'z'));
  g_assert_false (peng_pinyin_has_initial (0x957F, 'x'));
  g_assert_false (peng_pinyin_has_initial (0x957F, ' '));
  g_assert_false (peng_pinyin_has_initial (0x957F, '\0'));
  g_assert_false (peng_pinyin_has_initial ('a', 'a'));
  g_assert_false (peng_pinyin_has_initial (0x4DFF, 'a'));
  g_assert_false (peng_pinyin_has_initial (0xA000, 'a'));
}

/* Each of the 6,763 characters of GB 2312 has an initial: its first part is in pinyin's order. */
static void
test_common (void)
{
  char last = 'a';

  for (int lead = 0xB0; lead <= 0xF7; lead++)
    for (int trail = 0xA1; trail <= 0xFE; trail++)
      {
        const char bytes[] = { (char) lead, (char) trail, '\0' };
        g_autofree char *text = g_convert (bytes, 2, "UTF-8", "GB2312", NULL, NULL, NULL);
        g_autofree char *initial = text != NULL ? peng_pinyin_initials (text) : NULL;

        if (text == NULL)
          continue;
        g_assert_true (g_ascii_islower (initial[0]));
        if (lead > 0xD7)
          continue;
        while (last < 'z' && !peng_pinyin_has_initial (g_utf8_get_char (text), last))
          last++;
        g_assert_true (peng_pinyin_has_initial (g_utf8_get_char (text), last));
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (initials_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/pinyin/initials/", initials_cases[i].name, NULL);

      g_test_add_data_func (path, &initials_cases[i], test_initials);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (find_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/pinyin/find/", find_cases[i].name, NULL);

      g_test_add_data_func (path, &find_cases[i], test_find);
    }
  g_test_add_func ("/pinyin/characters", test_characters);
  g_test_add_func ("/pinyin/common", test_common);
  return g_test_run ();
}
