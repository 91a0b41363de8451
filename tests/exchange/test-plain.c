/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-charset.h"
#include "exchange/peng-convert.h"
#include "exchange/peng-plain.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *bytes;
  gsize       n_bytes;
  const char *charset;
  const char *utf8;
} CharsetCase;

#define BYTES(literal) (literal), sizeof (literal) - 1

static const CharsetCase charset_cases[] = {
  { "empty", BYTES (""), "UTF-8", "" },
  { "ascii", BYTES ("plain"), "UTF-8", "plain" },
  { "utf-8", BYTES ("彭城"), "UTF-8", "彭城" },
  { "utf-8-mark", BYTES ("\xEF\xBB\xBF彭城"), "UTF-8", "彭城" },
  { "utf-8-broken", BYTES ("彭城中学\xE5"), "UTF-8", "彭城中学\357\277\275" },
  { "utf-8-nul", BYTES ("a\0b彭"), "UTF-8", "ab彭" },
  { "nul-astray", BYTES ("abcde\0fghi"), "UTF-8", "abcdefghi" },
  { "gbk", BYTES ("\xC5\xED\xB3\xC7"), "GB18030", "彭城" },
  { "gbk-broken", BYTES ("\xC5\xED\xB3\xC7\xD6\xD0\xD1\xA7\xFF"), "GB18030", "彭城中学\357\277\275" },
  { "gbk-cut-off", BYTES ("\xC5\xED\xB3\xC7\xD6\xD0\xD1"), "GB18030", "彭城中\357\277\275" },
  { "gb18030-four-bytes", BYTES ("\xC5\xED\x95\x32\x82\x36"), "GB18030", "彭𠀀" },
  { "gb18030-mark", BYTES ("\x84\x31\x95\x33\xC5\xED"), "GB18030", "彭" },
  { "utf-8-cut-off", BYTES ("\345\275\255\345\237\216\344\270\255\345\255\246\350\277\220\345\212\250\344a"),
    "UTF-8", "彭城中学运动\357\277\275a" },
  { "utf-8-byte-astray", BYTES ("\345\217\202\350\247\202\351 caf\351\347\232\204\350\200\201\345\270\210\344\273\254"),
    "UTF-8", "参观\357\277\275 caf\357\277\275的老师们" },
  { "utf-8-byte-lost", BYTES ("\345\205\250\346\240\241\345\210\347\224\237\344\270\200\350\265\267\350\267\221\346\255\245"),
    "UTF-8", "全校\357\277\275\357\277\275生一起跑步" },
  { "utf-8-word-of-gbk", BYTES ("\344\270\200\344\272\214\344\270\211\345\233\233\344\272\224\345\205\255\344\270\203\345\205\253\344\271\235\345\215\201\326\320\347\224\262\344\271\231"),
    "UTF-8", "一二三四五六七八九十\357\277\275\357\277\275甲乙" },
  { "gbk-sentence", BYTES ("\310\253\320\243\312\246\311\372\322\273\306\360\305\334\262\275\243\254\302\267\317\337\264\323\262\331\263\241\265\275\315\274\312\351\271\335\243\254\324\331\310\306\271\375\314\345\323\375\271\335\273\330\265\275\306\360\265\343\241\243"),
    "GB18030", "全校师生一起跑步，路线从操场到图书馆，再绕过体育馆回到起点。" },
  { "gbk-sentence-broken", BYTES ("\310\253\320\243\312\246\311\372\322\273\306\360\305\334\262\275\243\254\302\267\317\337\264\323\262\331\263\241\265\275\315\274\312\351\271\335\243\254\324\331\310\306\271\375\314\345\323\375\271\335\273\330\265\275\306\360\265\343\241\243\377"),
    "GB18030", "全校师生一起跑步，路线从操场到图书馆，再绕过体育馆回到起点。\357\277\275" },
  { "gbk-words", BYTES ("\270\345\243\272\310\325\273\356\266\257\314\253\311\356\243\272\304\251\263\307\261\340\274\255\316\252\327\253\320\264"),
    "GB18030", "稿：日活动太深：末城编辑为撰写" },
  { "gbk-words-broken", BYTES ("\270\345\243\272\310\325\273\356\266\257\314\253\311\356\243\272\304\251\263\307\261\340\274\255\316\252\327\253\320\264\377"),
    "GB18030", "稿：日活动太深：末城编辑为撰写\357\277\275" },
  { "gbk-repeated", BYTES ("\322\273\264\246\314\346\273\273\310\253\262\277\314\346\273\273\315\254\312\261\314\346\273\273\314\346\273\273\316\252\323\322\266\324\306\353\327\363\266\324"),
    "GB18030", "一处替换全部替换同时替换替换为右对齐左对" },
  { "gbk-repeated-broken", BYTES ("\322\273\264\246\314\346\273\273\310\253\262\277\314\346\273\273\315\254\312\261\314\346\273\273\314\346\273\273\316\252\323\322\266\324\306\353\327\363\266\324\377"),
    "GB18030", "一处替换全部替换同时替换替换为右对齐左对\357\277\275" },
  { "gbk-few", BYTES ("\270\345\243\272\377"),
    "GB18030", "稿：\357\277\275" },
  { "utf-16-le-mark", BYTES ("\xFF\xFE\x6D\x5F\xCE\x57"), "UTF-16LE", "彭城" },
  { "utf-16-be-mark", BYTES ("\xFE\xFF\x5F\x6D\x57\xCE"), "UTF-16BE", "彭城" },
  { "utf-16-le", BYTES ("\x6D\x5F\xCE\x57\r\0\n\0"), "UTF-16LE", "彭城\r\n" },
  { "utf-16-be", BYTES ("\0a\0b\x5F\x6D"), "UTF-16BE", "ab彭" },
  { "utf-16-half", BYTES ("\xFF\xFE\x6D\x5F\xCE"), "UTF-16LE", "彭\357\277\275" },
  { "utf-16-surrogate", BYTES ("\xFF\xFE\x00\xD8\x61\x00"), "UTF-16LE", "\357\277\275a" },
};

static void
test_charset (gconstpointer data)
{
  const CharsetCase *test = data;
  /* Without a terminator: reading too far shows under ASan. */
  g_autofree char *bytes = g_memdup2 (test->bytes, test->n_bytes);
  g_autofree char *utf8 = NULL;
  const char *charset;
  gsize length;

  utf8 = peng_charset_decode (bytes, test->n_bytes, NULL, &length, &charset);
  g_assert_cmpstr (utf8, ==, test->utf8);
  g_assert_cmpuint (length, ==, strlen (utf8));
  g_assert_cmpstr (charset, ==, test->charset);
}

static void
test_declared (void)
{
  static const struct
  {
    const char *page;
    const char *declared;
    const char *utf8;
  } cases[] = {
    { "<meta charset=gbk>\xC5\xED", "gbk", "<meta charset=gbk>彭" },
    { "<META content='text/html; CharSet = \"big5\"'>\xB4\xB4", "big5", NULL },
    { "<meta charset=big5>\xB4\xB4", "big5", "<meta charset=big5>斐" },
    { "<meta charset=gbk>彭", "gbk", "<meta charset=gbk>彭" },
    { "<meta charset=utf-7>+ADw-", "utf-7", "<meta charset=utf-7>+ADw-" },
    { "<meta charset=\xC5\xED", "", NULL },
    { "charset", NULL, "charset" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *declared = peng_charset_find_meta (cases[i].page, strlen (cases[i].page));
      g_autofree char *utf8 = NULL;

      g_assert_cmpstr (declared, ==, cases[i].declared);
      utf8 = peng_charset_decode (cases[i].page, strlen (cases[i].page), declared, NULL, NULL);

      if (cases[i].utf8 != NULL)
        g_assert_cmpstr (utf8, ==, cases[i].utf8);
    }
}

typedef struct
{
  const char *name;
  const char *text;
  const char *title;
  const char *plain;   /* of the document */
  const char *written;
} TextCase;

static const TextCase text_cases[] = {
  { "empty", "", "", "\n", "\n" },
  { "blank", " \r\n\t\n", "", "\n", "\n" },
  { "one-line", "一段话。", "", "一段话。\n", "一段话。\n" },
  { "unix", "一\n二\n", "", "一\n二\n", "一\n二\n" },
  { "windows", "一\r\n二\r\n", "", "一\n二\n", "一\n二\n" },
  { "old-mac", "一\r二", "", "一\n二\n", "一\n二\n" },
  { "separator", "一\342\200\251二\f三", "", "一\n二\n三\n", "一\n二\n三\n" },
  { "gaps", "一。\n\n\n二\n \n三", "", "一。\n二\n三\n", "一。\n二\n三\n" },
  { "title", "\n校运会开幕\n\n一\n二", "校运会开幕", "一\n二\n", "校运会开幕\n\n一\n二\n" },
  { "title-alone", "校运会开幕", "", "校运会开幕\n", "校运会开幕\n" },
  { "no-title-but-sentence", "下雨了。\n\n一", "", "下雨了。\n一\n", "下雨了。\n一\n" },
  { "spaces-stay", "　　一  二\t三 ", "", "　　一  二\t三 \n", "　　一  二\t三 \n" },
  { "no-markup", "<b>&amp;", "", "<b>&amp;\n", "<b>&amp;\n" },
};

static void
test_text (gconstpointer data)
{
  const TextCase *test = data;
  g_autoptr(GBytes) bytes = g_bytes_new_static (test->text, strlen (test->text));
  g_autoptr(GBytes) written = NULL;
  g_autoptr(PengArticle) article = NULL;
  g_autoptr(PengArticle) again = NULL;
  g_autoptr(PengArticle) same = NULL;
  g_autofree char *plain = NULL;
  g_autoptr(GError) error = NULL;
  const char *start;
  gsize length;

  article = peng_plain_read (bytes, &error);
  g_assert_no_error (error);
  plain = peng_article_dup_plain (article);
  g_assert_cmpstr (peng_article_get_field (article, PENG_FIELD_TITLE), ==, test->title);
  g_assert_cmpstr (plain, ==, test->plain);

  written = peng_plain_write (article, &error);
  g_assert_no_error (error);
  start = g_bytes_get_data (written, &length);
  g_assert_cmpmem (start, length, test->written, strlen (test->written));

  again = peng_plain_read (written, &error);
  g_assert_no_error (error);
  same = peng_article_with_uuid (again, peng_article_get_uuid (article));
  g_assert_true (peng_article_equal (article, same));
}

/* More lines than an article has blocks: not one of them is lost, now or in the saved form. */
static void
test_many_lines (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) html = NULL;
  g_autoptr(PengArticle) article = NULL;
  g_autoptr(PengArticle) saved = NULL;
  g_autofree char *plain = NULL;
  guint n_blocks;

  for (guint i = 0; i < PENG_ARTICLE_MAX_BLOCKS + 5; i++)
    g_string_append_printf (text, "第%u行\n", i);

  bytes = g_bytes_new_static (text->str, text->len);
  article = peng_plain_read (bytes, NULL);
  peng_article_get_blocks (article, &n_blocks);
  g_assert_cmpuint (n_blocks, ==, PENG_ARTICLE_MAX_BLOCKS);

  html = peng_convert_write (peng_format_find ("html"), article, NULL);
  saved = peng_convert_read (peng_format_find ("html"), html, NULL, NULL);
  plain = peng_article_dup_plain (saved);
  g_assert_true (g_str_equal (plain, text->str));
}

static void
test_formats (void)
{
  static const struct
  {
    const char *path;
    const char *name;
  } cases[] = {
    { "a.html", "html" }, { "A.HTM", "html" }, { "/b/c.d/新闻.txt", "txt" }, { "a.text", "txt" },
    { "a", NULL }, { "a.exe", NULL }, { "html", NULL }, { "a.", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PengFormat *format = peng_format_find_for_path (cases[i].path);

      g_assert_cmpstr (format != NULL ? format->name : NULL, ==, cases[i].name);
    }

  g_assert_null (peng_format_find ("HTML"));
  g_assert_cmpstr (peng_format_find ("html")->media_type, ==, "text/html");
}

static void
test_convert (void)
{
  g_autoptr(GBytes) text = g_bytes_new_static (BYTES ("标题\n\n第一段\n第二段\n"));
  g_autoptr(PengArticle) article = NULL;
  g_autoptr(PengArticle) again = NULL;
  g_autoptr(GBytes) html = NULL;
  g_autoptr(GBytes) back = NULL;
  g_autoptr(GError) error = NULL;

  article = peng_convert_read (peng_format_find ("txt"), text, NULL, &error);
  g_assert_no_error (error);
  html = peng_convert_write (peng_format_find ("html"), article, &error);
  g_assert_no_error (error);
  again = peng_convert_read (peng_format_find ("html"), html, NULL, &error);
  g_assert_no_error (error);
  back = peng_convert_write (peng_format_find ("txt"), again, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (text, back));
}

static void
test_directions (void)
{
  static const PengFormat nothing = { "nothing", { "nothing" }, "text/plain", NULL, NULL };
  g_autoptr(GBytes) bytes = g_bytes_new_static ("", 0);
  g_autoptr(PengArticle) article = peng_article_new_empty ();
  g_autoptr(GError) error = NULL;

  g_assert_null (peng_convert_read (&nothing, bytes, NULL, &error));
  g_assert_error (error, PENG_CONVERT_ERROR, PENG_CONVERT_ERROR_NOT_READABLE);
  g_clear_error (&error);
  g_assert_null (peng_convert_write (&nothing, article, &error));
  g_assert_error (error, PENG_CONVERT_ERROR, PENG_CONVERT_ERROR_NOT_WRITABLE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (charset_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/plain/charset/", charset_cases[i].name, NULL);

      g_test_add_data_func (path, &charset_cases[i], test_charset);
    }

  for (guint i = 0; i < G_N_ELEMENTS (text_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/plain/text/", text_cases[i].name, NULL);

      g_test_add_data_func (path, &text_cases[i], test_text);
    }

  g_test_add_func ("/plain/declared", test_declared);
  g_test_add_func ("/plain/many-lines", test_many_lines);
  g_test_add_func ("/plain/formats", test_formats);
  g_test_add_func ("/plain/convert", test_convert);
  g_test_add_func ("/plain/directions", test_directions);

  return g_test_run ();
}
