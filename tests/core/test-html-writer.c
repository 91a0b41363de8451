/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"

#include <string.h>

#define M "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* Pieces of one text: a letter for each flag, then a colour's digit, `@` for a link; a space; words. */
typedef struct
{
  const char *name;
  const char *pieces[8];
  const char *html;
} TextCase;

static const TextCase text_cases[] = {
  { "empty", { NULL }, "<p><br></p>\n" },
  { "plain", { "- a b" }, "<p>a b</p>\n" },
  { "escaped", { "- <b> & \"c\" 'd'" }, "<p>&lt;b&gt; &amp; &quot;c&quot; 'd'</p>\n" },
  { "each", { "b a", "i b", "u c", "s d", "v e", "^ f", "m g", "1 h" },
    "<p><strong>a</strong><em>b</em><u>c</u><s>d</s><sub>e</sub><sup>f</sup><mark>g</mark>"
    "<span class=\"color-red\">h</span></p>\n" },
  { "all", { "bius^m4@ a" },
    "<p><a href=\"https://a.example/?b&amp;c\"><span class=\"color-blue\"><mark><strong><em><u><s><sup>a"
    "</sup></s></u></em></strong></mark></span></a></p>\n" },
  { "shared", { "b a", "bi b", "i c", "@i d", "@ e" },
    "<p><strong>a<em>b</em></strong><em>c</em><a href=\"https://a.example/?b&amp;c\"><em>d</em>e</a></p>\n" },
  { "space-at-start", { "-  a" }, "<p><span class=\"space\"> </span>a</p>\n" },
  { "space-at-end", { "- a " }, "<p>a<span class=\"space\"> </span></p>\n" },
  { "space-alone", { "-  " }, "<p><span class=\"space\"> </span></p>\n" },
  { "spaces", { "- a  b" }, "<p>a<span class=\"space\">  </span>b</p>\n" },
  { "tab", { "- a\tb" }, "<p>a<span class=\"space\">\t</span>b</p>\n" },
  { "spaces-of-two-styles", { "- a ", "b  b" },
    "<p>a<span class=\"space\"> </span><strong><span class=\"space\"> </span>b</strong></p>\n" },
  { "space-between-styles", { "b a ", "- b" }, "<p><strong>a </strong>b</p>\n" },
  { "other-spaces", { "- \302\240　" }, "<p>\302\240　</p>\n" },
  { "line-break", { "- a\342\200\250b" }, "<p>a<br>b</p>\n" },
  { "line-break-at-end", { "b a\342\200\250" }, "<p><strong>a<br></strong><br></p>\n" },
  { "line-break-alone", { "- \342\200\250" }, "<p><br><br></p>\n" },
  { "spaces-beside-line-break", { "- a \342\200\250 b" },
    "<p>a<span class=\"space\"> </span><br><span class=\"space\"> </span>b</p>\n" },
};

static void
read_style (const char *letters,
            PengStyle  *style)
{
  static const char flags[] = "biusv^m";

  *style = (PengStyle) { 0 };

  for (; *letters != ' '; letters++)
    {
      const char *flag = strchr (flags, *letters);

      if (flag != NULL)
        style->flags |= 1 << (flag - flags);
      else if (g_ascii_isdigit (*letters))
        style->color = *letters - '0';
      else if (*letters == '@')
        style->link = "https://a.example/?b&c";
    }
}

static char *
write_one (PengBlock *block)
{
  return peng_html_write (&block, 1, &peng_dialect_canonical);
}

static void
test_text (gconstpointer data)
{
  const TextCase *test = data;
  PengTextBuilder *builder = peng_text_builder_new ();
  PengTextFormat format = { .kind = PENG_BLOCK_PARAGRAPH };
  g_autoptr(PengText) text = NULL;
  g_autoptr(PengBlock) block = NULL;
  g_autofree char *html = NULL;
  g_autoptr(GPtrArray) read = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (test->pieces) && test->pieces[i] != NULL; i++)
    {
      PengStyle style;

      read_style (test->pieces[i], &style);
      peng_text_builder_append (builder, strchr (test->pieces[i], ' ') + 1, -1, &style);
    }

  text = peng_text_builder_end (builder);
  block = peng_block_new_text (&format, text);
  html = write_one (block);
  g_assert_cmpstr (html, ==, test->html);

  read = peng_html_read (html, strlen (html), NULL);
  g_assert_cmpuint (read->len, ==, 1);
  g_assert_true (peng_block_equal (block, g_ptr_array_index (read, 0)));
}

/* A document, each block as a letter and what it says: `p` paragraph, `h3` heading; `u2` and `o2` list
 * item of that level, `o1=5` one that begins at 5; `q` quote, `c` quote with a source; `-` divider. */
typedef struct
{
  const char *name;
  const char *blocks[10];
  const char *html;
  const char *groups;   /* how many blocks each has */
} GroupCase;

static const GroupCase group_cases[] = {
  { "paragraphs", { "p", "p" }, "<p>0</p>\n<p>1</p>\n", "11" },
  { "heading", { "h3", "p" }, "<h3>0</h3>\n<p>1</p>\n", "11" },
  { "list", { "u1", "u1", "p" }, "<ul><li>0</li><li>1</li></ul>\n<p>2</p>\n", "21" },
  { "levels", { "u1", "u2", "u3", "u1" },
    "<ul><li>0<ul><li>1<ul><li>2</li></ul></li></ul></li><li>3</li></ul>\n", "4" },
  { "skipped-level", { "u1", "o3", "u2" },
    "<ul><li>0<ul><li class=\"skip\"><ol><li>1</li></ol></li><li>2</li></ul></li></ul>\n", "3" },
  { "begins-deep", { "o2", "o1" },
    "<ul><li class=\"skip\"><ol><li>0</li></ol></li></ul>\n<ol><li>1</li></ol>\n", "11" },
  { "begins-deep-goes-on", { "o3", "u1" },
    "<ul><li class=\"skip\"><ul><li class=\"skip\"><ol><li>0</li></ol></li></ul></li><li>1</li></ul>\n", "2" },
  { "kinds", { "u1", "o1", "o1", "u1" },
    "<ul><li>0</li></ul>\n<ol><li>1</li><li>2</li></ol>\n<ul><li>3</li></ul>\n", "121" },
  { "kinds-inside", { "o1", "u2", "o2", "o1" },
    "<ol><li>0<ul><li>1</li></ul><ol><li>2</li></ol></li><li>3</li></ol>\n", "4" },
  { "starts", { "o1", "o1=5", "o1", "o2=3", "o2=3", "o1" },
    "<ol><li>0</li></ol>\n<ol start=\"5\"><li>1</li><li>2<ol start=\"3\"><li>3</li></ol>"
    "<ol start=\"3\"><li>4</li></ol></li><li>5</li></ol>\n", "15" },
  { "quotes", { "q", "q", "c", "q", "p" },
    "<blockquote><p>0</p><p>1</p><p>2</p><cite>source</cite></blockquote>\n"
    "<blockquote><p>3</p></blockquote>\n<p>4</p>\n", "311" },
  { "dividers", { "-", "-", "p" }, "<hr>\n<hr>\n<p>2</p>\n", "111" },
};

static PengBlock *
make_block (const char *spec,
            guint       index)
{
  PengTextFormat format = { .kind = PENG_BLOCK_PARAGRAPH };
  g_autofree char *words = g_strdup_printf ("%u", index);
  g_autoptr(PengText) text = peng_text_new (words);
  g_autoptr(PengText) source = peng_text_new ("source");
  g_autoptr(PengBlock) block = NULL;

  if (*spec == '-')
    return peng_block_new_divider ();

  if (*spec == 'h')
    format.kind = PENG_BLOCK_HEADING;
  else if (*spec == 'u' || *spec == 'o')
    format.kind = PENG_BLOCK_LIST_ITEM;
  else if (*spec == 'q' || *spec == 'c')
    format.kind = PENG_BLOCK_QUOTE;

  format.ordered = *spec == 'o';
  format.level = spec[1] != '\0' ? spec[1] - '0' : 0;
  format.start = strchr (spec, '=') != NULL ? strchr (spec, '=')[1] - '0' : 0;
  block = peng_block_new_text (&format, text);

  return *spec == 'c' ? peng_block_with_part (block, PENG_PART_CITE, 0, source)
                      : g_steal_pointer (&block);
}

static void
test_group (gconstpointer data)
{
  const GroupCase *test = data;
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  g_autoptr(GPtrArray) read = NULL;
  g_autoptr(GString) groups = g_string_new (NULL);
  g_autofree char *html = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (test->blocks) && test->blocks[i] != NULL; i++)
    g_ptr_array_add (blocks, make_block (test->blocks[i], i));

  html = peng_html_write ((PengBlock **) blocks->pdata, blocks->len, &peng_dialect_canonical);
  g_assert_cmpstr (html, ==, test->html);

  for (guint i = 0; i < blocks->len;)
    {
      guint start, length;

      peng_html_get_group ((PengBlock **) blocks->pdata, blocks->len, i, &start, &length);
      g_assert_cmpuint (start, ==, i);
      g_string_append_printf (groups, "%u", length);
      i += length;
    }

  g_assert_cmpstr (groups->str, ==, test->groups);

  read = peng_html_read (html, strlen (html), NULL);
  g_assert_cmpuint (read->len, ==, blocks->len);

  for (guint i = 0; i < read->len; i++)
    g_assert_true (peng_block_equal (g_ptr_array_index (blocks, i), g_ptr_array_index (read, i)));
}

static void
append_address (GString    *out,
                const char *media,
                gpointer    user_data)
{
  g_string_append_printf (out, "%s%.4s?a=1&b=\"2\"", (const char *) user_data, media);
}

static void
test_dialect (void)
{
  const PengDialect dialect = { "test", append_address, "/media/" };
  g_autoptr(PengText) caption = peng_text_new ("c");
  const PengImage image = { .media = M, .width = 4, .alt = "a", .caption = caption };
  PengBlock *blocks[] = {
    peng_block_new_image (&image),
    peng_block_new_clip (PENG_BLOCK_VIDEO, M, M, caption),
    peng_block_new_attachment (M, "a&b.pdf"),
  };
  g_autofree char *html = peng_html_write (blocks, G_N_ELEMENTS (blocks), &dialect);

  g_assert_cmpstr (html, ==,
                   "<figure class=\"image\"><img src=\"/media/0123?a=1&amp;b=&quot;2&quot;\" alt=\"a\" width=\"4\">"
                   "<figcaption>c</figcaption></figure>\n"
                   "<figure class=\"video\"><video src=\"/media/0123?a=1&amp;b=&quot;2&quot;\" "
                   "poster=\"/media/0123?a=1&amp;b=&quot;2&quot;\" controls></video>"
                   "<figcaption>c</figcaption></figure>\n"
                   "<p class=\"attachment\"><a href=\"/media/0123?a=1&amp;b=&quot;2&quot;\" "
                   "download=\"a&amp;b.pdf\">a&amp;b.pdf</a></p>\n");

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    peng_block_unref (blocks[i]);
}

/* Only where the output says so, and it is no more than a wish to the browser: what is read of such
 * a page is what is read of any other. */
static void
test_lazy_images (void)
{
  const PengDialect dialect = { "test", append_address, "/media/", .lazy_images = TRUE };
  const char *plain = "<figure class=\"image\"><img src=\"media:" M "\" alt=\"\" width=\"4\" "
                      "height=\"3\"></figure>\n<p>p</p>\n";
  g_autoptr(GPtrArray) blocks = peng_html_read (plain, strlen (plain), NULL);
  g_autofree char *lazy = peng_html_write ((PengBlock **) blocks->pdata, blocks->len, &dialect);
  g_autofree char *canonical = peng_html_write ((PengBlock **) blocks->pdata, blocks->len,
                                                &peng_dialect_canonical);

  g_assert_nonnull (strstr (lazy, " height=\"3\" loading=\"lazy\">"));
  g_assert_cmpstr (canonical, ==, plain);
}

/* A link as long as links may be, of characters that are written longest. */
static void
test_longest_link (void)
{
  g_autofree char *quotes = g_strnfill (2048 - strlen ("https://a"), '"');
  g_autofree char *link = g_strconcat ("https://a", quotes, NULL);
  const PengStyle style = { .link = link };
  const PengTextFormat format = { .kind = PENG_BLOCK_PARAGRAPH };
  g_autoptr(PengText) text = peng_text_new_styled ("a", &style);
  g_autoptr(PengBlock) block = peng_block_new_text (&format, text);
  g_autofree char *html = peng_html_write (&block, 1, &peng_dialect_canonical);
  g_autoptr(GPtrArray) read = peng_html_read (html, strlen (html), NULL);

  g_assert_true (peng_style_link_is_safe (link));
  g_assert_cmpstr (peng_text_get_style (text, 0)->link, ==, link);
  g_assert_cmpuint (read->len, ==, 1);
  g_assert_true (peng_block_equal (block, g_ptr_array_index (read, 0)));
}

static void
test_article (void)
{
  const char *fields[PENG_N_FIELDS] = {
    [PENG_FIELD_TITLE] = "\"a\" <b>", [PENG_FIELD_SUMMARY] = " 摘要 ", [PENG_FIELD_TAGS] = "x,y",
  };
  g_autoptr(PengArticle) article = peng_article_new (NULL, fields, NULL, 0);
  g_autoptr(PengArticle) read = NULL;
  g_autofree char *html = peng_html_write_article (article, &peng_dialect_canonical);

  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n"));
  g_assert_nonnull (strstr (html, "<title>&quot;a&quot; &lt;b&gt;</title>\n"));
  g_assert_nonnull (strstr (html, "<meta name=\"pengcheng:summary\" content=\" 摘要 \">\n"));
  g_assert_nonnull (strstr (html, "<h1>&quot;a&quot; &lt;b&gt;</h1>\n<p><br></p>\n</body>"));

  read = peng_html_read_article (html, strlen (html), peng_article_get_uuid (article), NULL);
  g_assert_true (peng_article_equal (article, read));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (text_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/html-writer/text/", text_cases[i].name, NULL);

      g_test_add_data_func (path, &text_cases[i], test_text);
    }

  for (guint i = 0; i < G_N_ELEMENTS (group_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/html-writer/group/", group_cases[i].name, NULL);

      g_test_add_data_func (path, &group_cases[i], test_group);
    }

  g_test_add_func ("/html-writer/dialect", test_dialect);
  g_test_add_func ("/html-writer/lazy-images", test_lazy_images);
  g_test_add_func ("/html-writer/longest-link", test_longest_link);
  g_test_add_func ("/html-writer/article", test_article);

  return g_test_run ();
}
