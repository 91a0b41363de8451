/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-autocorrect.h"

#include <string.h>

/* Each text is typed character by character; what then stands there. */
typedef struct
{
  const char *name;
  const char *typed;
  const char *becomes;
} TypingCase;

static const TypingCase typing_cases[] = {
  { "comma", "你好,世界", "你好，世界" },
  { "stop", "下雨了.我们", "下雨了。我们" },
  { "stop-at-the-end-waits", "下雨了.", "下雨了." },
  { "stop-before-enter", "下雨了.\n", "下雨了。\n" },
  { "stop-before-space", "下雨了. 我", "下雨了。 我" },
  { "stop-before-a-quote", "他说\"走.\"", "他说“走。”" },
  { "all-marks", "甲:乙;丙?丁!戊", "甲：乙；丙？丁！戊" },
  { "two-marks", "真的?!", "真的？！" },
  { "brackets", "徐州(彭城)市", "徐州（彭城）市" },
  { "brackets-round-latin", "联合国(UN)说", "联合国（UN）说" },
  { "brackets-at-the-start", "(一)总则", "（一）总则" },
  { "bracket-without-another", "一)", "一）" },
  { "nested-brackets", "甲(乙(丙)丁)", "甲（乙（丙）丁）" },
  { "brackets-of-latin", "f(x)是f(y)", "f(x)是f(y)" },
  { "mark-behind-a-chinese-bracket", "《彭城》,好", "《彭城》，好" },
  { "mark-behind-quotes", "\"好\",他说", "“好”，他说" },
  { "number", "圆周率3.14,约", "圆周率3.14,约" },
  { "time", "10:30", "10:30" },
  { "time-behind-words", "时间:10:30", "时间：10:30" },
  { "score", "比分3:2", "比分3:2" },
  { "thousands", "有1,000人", "有1,000人" },
  { "page", "见www.a.com", "见www.a.com" },
  { "page-with-scheme", "见 https://a.com/b?c=\"d\"--e...", "见 https://a.com/b?c=\"d\"--e..." },
  { "mail", "写a.b--c@d.com", "写a.b--c@d.com" },
  { "mail-behind-at", "写 a@b--c.com", "写 a@b--c.com" },
  { "file-name", "文件.docx", "文件.docx" },
  { "latin-words", "Hello, world. (Yes!)", "Hello, world. (Yes!)" },
  { "latin-in-chinese", "我爱GTK,也", "我爱GTK,也" },
  { "no-space-between", "用GTK写5个", "用GTK写5个" },
  { "quotes", "他说\"你好\"吗", "他说“你好”吗" },
  { "quotes-at-the-start", "\"你好\"", "“你好”" },
  { "quotes-twice", "\"一\"和\"二\"", "“一”和“二”" },
  { "quotes-in-quotes", "\"他说'好'\"", "“他说‘好’”" },
  { "quotes-in-latin", "He said \"yes\" now", "He said “yes” now" },
  { "closes-what-an-input-method-opened", "“你好\"", "“你好”" },
  { "apostrophe", "it's Tom's", "it's Tom's" },
  { "apostrophe-in-quotes", "'it's'", "‘it's'" },
  { "inches", "15\"的屏", "15\"的屏" },
  { "ellipsis", "然后...我", "然后……我" },
  { "ellipsis-of-six", "然后......我", "然后……我" },
  { "ellipsis-at-the-start", "...我", "……我" },
  { "ellipsis-behind-latin-in-chinese", "我爱GTK...", "我爱GTK……" },
  { "ellipsis-in-latin", "wait...", "wait..." },
  { "range-of-numbers", "从1...9", "从1...9" },
  { "dash", "彭城--徐州", "彭城——徐州" },
  { "dash-at-the-start", "--张三", "——张三" },
  { "dash-of-a-command", "用 --help", "用 --help" },
  { "years", "从2020--2026", "从2020--2026" },
  { "one-hyphen", "甲-乙", "甲-乙" },
  { "latin-hyphens", "a--b", "a--b" },
  { "indent", "　　今天", "今天" },
  { "one-full-space", "　今天", "　今天" },
  { "full-spaces-inside", "今天　　好", "今天　　好" },
  { "full-width-stays", "你好，世界。“好”……", "你好，世界。“好”……" },
};

static void
correct (GString              *text,
         PengAutocorrectRules  rules,
         guint                 n_typed)
{
  PengCorrection c;

  while (peng_autocorrect (rules, text->str, text->len, n_typed, &c))
    {
      const char *end = text->str + text->len;
      const char *from = g_utf8_offset_to_pointer (end, -(glong) c.from_end);
      const char *to = g_utf8_offset_to_pointer (from, c.n_removed);
      gsize at = from - text->str;

      g_assert_cmpuint (c.n_removed, <=, c.from_end);
      g_assert_true ((rules & c.rule) == c.rule);
      g_string_erase (text, at, to - from);
      g_string_insert (text, at, c.inserted);
      if (text->len == 0)
        break;
    }
}

static void
test_typing (gconstpointer data)
{
  const TypingCase *c = data;
  g_autoptr(GString) text = g_string_new (NULL);

  for (const char *p = c->typed; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_string_append_len (text, p, g_utf8_next_char (p) - p);
      correct (text, PENG_AUTOCORRECT_ALL, 1);
    }

  g_assert_cmpstr (text->str, ==, c->becomes);
}

static void
test_off (gconstpointer data)
{
  const TypingCase *c = data;
  g_autoptr(GString) text = g_string_new (NULL);

  for (const char *p = c->typed; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_string_append_len (text, p, g_utf8_next_char (p) - p);
      correct (text, 0, 1);
    }

  g_assert_cmpstr (text->str, ==, c->typed);
}

/* An input method commits several characters at once. */
static const struct
{
  const char           *text;
  guint                 n_typed;
  PengAutocorrectRules  rules;
  const char           *becomes;
} commits[] = {
  { "下雨.我们", 2, PENG_AUTOCORRECT_ALL, "下雨。我们" },
  { "我们,", 3, PENG_AUTOCORRECT_ALL, "我们，" },
  { "(我们", 2, PENG_AUTOCORRECT_ALL, "（我们" },
  { "　　", 2, PENG_AUTOCORRECT_ALL, "" },
  { "好\"", 1, PENG_AUTOCORRECT_ALL & ~PENG_AUTOCORRECT_QUOTES, "好\"" },
  { "好...", 1, PENG_AUTOCORRECT_ALL & ~PENG_AUTOCORRECT_ELLIPSIS, "好..." },
  { "好--", 1, PENG_AUTOCORRECT_ALL & ~PENG_AUTOCORRECT_DASH, "好--" },
  { "好,", 1, PENG_AUTOCORRECT_ALL & ~PENG_AUTOCORRECT_PUNCTUATION, "好," },
  { "　　", 1, PENG_AUTOCORRECT_ALL & ~PENG_AUTOCORRECT_INDENT, "　　" },
  { "你好", 9, PENG_AUTOCORRECT_ALL, "你好" },
};

static void
test_commits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (commits); i++)
    {
      g_autoptr(GString) text = g_string_new (commits[i].text);

      correct (text, commits[i].rules, commits[i].n_typed);
      g_assert_cmpstr (text->str, ==, commits[i].becomes);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (typing_cases); i++)
    {
      g_autofree char *on = g_strconcat ("/core/autocorrect/", typing_cases[i].name, NULL);
      g_autofree char *off = g_strconcat ("/core/autocorrect/off/", typing_cases[i].name, NULL);

      g_test_add_data_func (on, &typing_cases[i], test_typing);
      g_test_add_data_func (off, &typing_cases[i], test_off);
    }

  g_test_add_func ("/core/autocorrect/commits", test_commits);

  return g_test_run ();
}
