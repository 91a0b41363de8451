/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-html-writer.h"
#include "exchange/peng-paste.h"

#include <string.h>

/* Golden pairs: paste/NAME.in.html, or NAME.in.txt, is what a program puts on the clipboard, and
 * paste/NAME.out.html is what the article has of it. The lines of comments at their beginning are
 * not part of them. With PENG_PASTE_WRITE in the environment the second is written anew, for
 * somebody to look at. */

static char *
build_path (const char *name,
            const char *ending)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);

  return g_test_build_filename (G_TEST_DIST, "exchange", "paste", file, NULL);
}

static char *
read_file (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  const char *p;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);

  for (p = contents; g_str_has_prefix (p, "<!-- SPDX-"); p = strchr (p, '\n') + 1)
    ;

  return g_strdup (p);
}

static PengPaste *
read_paste (const char *name)
{
  g_autofree char *html = build_path (name, ".in.html");
  g_autofree char *text = build_path (name, ".in.txt");
  g_autofree char *contents = NULL;

  if (!g_file_test (html, G_FILE_TEST_EXISTS))
    {
      contents = read_file (text);
      return peng_paste_read_text (contents, PENG_PASTE_WAY_FORMATTED);
    }

  contents = read_file (html);

  return peng_paste_read_html (contents, strlen (contents));
}

static char *
write_paste (PengPaste *paste)
{
  return peng_html_write ((PengBlock * const *) paste->blocks->pdata, paste->blocks->len,
                          &peng_dialect_canonical);
}

static void
write_anew (const char *path,
            const char *html)
{
  static const char head[] = "<!-- SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors -->\n"
                             "<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n";
  g_autofree char *contents = g_strconcat (head, html, NULL);

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
}

static void
test_pair (gconstpointer data)
{
  const char *name = data;
  g_autoptr(PengPaste) paste = read_paste (name);
  g_autofree char *html = write_paste (paste);
  g_autofree char *path = build_path (name, ".out.html");
  g_autofree char *expected = NULL;

  if (g_getenv ("PENG_PASTE_WRITE") != NULL)
    write_anew (path, html);

  expected = read_file (path);
  g_assert_cmpstr (html, ==, expected);
}

static void
add_pairs (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "exchange", "paste", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;
  guint n = 0;

  g_assert_nonnull (dir);

  while ((file = g_dir_read_name (dir)) != NULL)
    {
      const char *dot = strstr (file, ".in.");
      g_autofree char *name = dot != NULL ? g_strndup (file, dot - file) : NULL;
      g_autofree char *path = NULL;

      if (name == NULL)
        continue;

      n++;
      path = g_strconcat ("/exchange/paste/", name, NULL);
      g_test_add_data_func_full (path, g_steal_pointer (&name), test_pair, g_free);
    }

  g_assert_cmpuint (n, >=, 8);
}

typedef struct
{
  const char      *name;
  const char      *html;
  const char      *canonical;
  PengPasteChanges changes;
} Case;

static const Case cases[] = {
  { "nothing", "", "", 0 },
  { "own", "<p class=\"align-center no-indent\">a</p><h3>b</h3><ul><li>c<ol><li>d</li></ol></li></ul>",
    "<p class=\"align-center no-indent\">a</p>\n<h3>b</h3>\n"
    "<ul><li>c<ol><li>d</li></ol></li></ul>\n", 0 },
  { "sheet-is-no-text", "<style>p.x { color: red }</style><p class=x>a</p>", "<p>a</p>\n",
    PENG_PASTE_COLORS },
  { "sheet-in-body", "<body><style>@font-face{font-family:x}p{margin:0}</style><p>a", "<p>a</p>\n",
    PENG_PASTE_SPACING },
  { "sheet-unclosed", "<p>a</p><style>p { x", "<p>a</p>\n", 0 },
  { "sheet-bold", "<style>.b{font-weight:700} td.c{font-weight:normal}</style>"
    "<p><span class='a b'>a</span>b</p>", "<p><strong>a</strong>b</p>\n", 0 },
  { "block-bold", "<div style='font-weight:bold'>a<span style='font-weight:400'>b</span></div>",
    "<p><strong>a</strong>b</p>\n", 0 },
  { "bold-goes-on", "<b>a<p>b</p></b>c", "<p><strong>a</strong></p>\n<p><strong>b</strong></p>\n"
    "<p>c</p>\n", 0 },
  { "hidden", "<p>a<span style='display:none'>b</span></p>", "<p>a</p>\n", PENG_PASTE_HIDDEN },
  { "comment-of-word", "<p style='mso-x:y'>a<span class=MsoCommentReference><span>"
    "<![if !supportAnnotations]><a class=msocomanchor id='_anchor_1' href='#_msocom_1' "
    "name='_msoanchor_1'>[b1]</a><![endif]><span style='mso-special-character:comment'>&nbsp;</span>"
    "</span></span>c</p><div style='mso-element:comment-list'><p>d</p></div>", "<p>ac</p>\n",
    PENG_PASTE_HIDDEN },
  { "revisions-of-word", "<p class=MsoNormal style='mso-x:y'>a<ins cite='mailto:b' datetime='2026-04-23T10:00'>"
    "b</ins><del cite='mailto:b' datetime='2026-04-23T10:00'>c<b>d</b></del>e</p>", "<p>abe</p>\n",
    PENG_PASTE_HIDDEN },
  { "highlight-of-docs", "<b style='font-weight:normal' id='docs-internal-guid-1'><p><span style="
    "'background-color:transparent'>a</span><span style='background-color:#fff2cc'>b</span>"
    "<span style='background-color:#ffffff'>c</span><span style='background-color:rgba(255,0,0,0)'>d</span></p>"
    "<table><tr><td style='background-color:#ffff00'>e</td><td>f</td></tr></table></b>",
    "<p>a<mark>b</mark>cd</p>\n<figure class=\"table\"><table><tbody><tr><td>e</td><td>f</td></tr></tbody>"
    "</table></figure>\n", PENG_PASTE_COLORS },
  { "ground-of-page", "<p><span style='background-color:#ffff00'>a</span></p>", "<p>a</p>\n",
    PENG_PASTE_COLORS },
  { "font-of-page", "<p><font color=red>a</font></p>", "<p>a</p>\n", PENG_PASTE_COLORS },
  { "black-in-red", "<p style='mso-x:y;color:red'>a<span style='color:windowtext'>b</span>"
    "<span style='color:inherit'>c</span></p>",
    "<p><span class=\"color-red\">a</span>b<span class=\"color-red\">c</span></p>\n",
    PENG_PASTE_COLORS },
  { "struck-in-page", "<p>a<del>b</del><ins>c</ins></p>", "<p>a<s>b</s><u>c</u></p>\n", 0 },
  { "wide-spaces", "<p>　　a　b</p><p><span>　</span><b>　c</b></p>",
    "<p>a　b</p>\n<p><strong>c</strong></p>\n", PENG_PASTE_INDENTS },
  { "wide-lines", "<p>　　a<br>　　b<br>c</p>", "<p>a</p>\n<p>b<br>c</p>\n", PENG_PASTE_INDENTS },
  { "justify", "<p style='text-align:justify'>a</p><p align=justify>b</p>", "<p>a</p>\n<p>b</p>\n", 0 },
  { "align-inherited", "<div align=right><p>a</p><p style='text-align:left'>b</p></div>",
    "<p class=\"align-right\">a</p>\n<p>b</p>\n", 0 },
  { "headings-go-down", "<h1>a</h1><h2><b>b</b></h2>", "<h2>a</h2>\n<h3>b</h3>\n", 0 },
  { "no-break-spaces", "<p>&nbsp;&nbsp;a&nbsp;b</p><p>&nbsp;</p>", "<p>a b</p>\n", 0 },
  { "link-is-not-underlined", "<p><a href='https://a.cn/'><u style='color:blue'>a</u></a></p>",
    "<p><a href=\"https://a.cn/\">a</a></p>\n", PENG_PASTE_COLORS },
  { "link-in-page", "<p><a href='#x'>a</a><a href='javascript:b()'>b</a></p>", "<p>ab</p>\n", 0 },
  { "frame", "<table><tr><td><p>a</p><p>b</p></td></tr></table>", "<p>a</p>\n<p>b</p>\n", 0 },
  { "script", "<p>a<script>b</script></p>", "<p>a</p>\n", PENG_PASTE_CODE },
  { "picture-without-address", "<p>a<img src='1.png'>b</p>", "<p>ab</p>\n", PENG_PASTE_PICTURES },
  { "picture-drawn", "<p>a<img src='data:image/svg+xml,x'>b</p>", "<p>ab</p>\n",
    PENG_PASTE_PICTURES },
  { "picture-of-program", "<p>a<img src='blob:https://a.cn/1'>b</p>", "<p>ab</p>\n",
    PENG_PASTE_PICTURES },
  { "video", "<p>a<video src='https://a.cn/1.mp4'></video>b</p>", "<p>ab</p>\n",
    PENG_PASTE_PICTURES },
  { "windows-header", "Version:0.9\r\nStartHTML:00000097\r\n<html><body><p>a</p>", "<p>a</p>\n", 0 },
  { "entities", "<p>a &amp; b &lt; c</p>", "<p>a &amp; b &lt; c</p>\n", 0 },
  { "pre", "<pre>a  b\n c</pre>",
    "<p>a<span class=\"space\">  </span>b<br><span class=\"space\"> </span>c</p>\n", 0 },
};

static void
test_html (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(PengPaste) paste = peng_paste_read_html (c->html, strlen (c->html));
  g_autofree char *html = write_paste (paste);

  g_assert_cmpstr (html, ==, c->canonical);
  g_assert_cmpuint (paste->changes, ==, c->changes);
}

typedef struct
{
  const char *name;
  const char *address;   /* in the page */
  const char *wanted;    /* where it is to be fetched */
  const char *bytes;     /* or what it is */
} PictureCase;

static const PictureCase picture_cases[] = {
  { "https", "https://a.cn/1.png?x=1&amp;y=2", "https://a.cn/1.png?x=1&y=2", NULL },
  { "http", "HTTP://a.cn/1.png", "HTTP://a.cn/1.png", NULL },
  { "without-scheme", "//a.cn/1.png", "https://a.cn/1.png", NULL },
  { "file", "file:///C:/x/image001.png", "file:///C:/x/image001.png", NULL },
  { "data", "data:image/png;base64,iVBORw==", "data:", "\x89PNG" },
};

static const PengImage *
get_image (PengPaste *paste,
           guint      block)
{
  guint n_images;

  return peng_block_get_images (g_ptr_array_index (paste->blocks, block), &n_images);
}

static void
test_picture (gconstpointer data)
{
  const PictureCase *c = data;
  g_autofree char *html = g_strdup_printf ("<p>a</p><p><img alt='b' src='%s'></p><img src='%s'>",
                                           c->address, c->address);
  g_autoptr(PengPaste) paste = peng_paste_read_html (html, strlen (html));
  PengPastePicture *picture;

  g_assert_cmpuint (paste->changes, ==, 0);
  g_assert_cmpuint (paste->blocks->len, ==, 3);
  picture = g_ptr_array_index (paste->pictures, 0);
  g_assert_cmpstr (picture->address, ==, c->wanted);
  g_assert_cmpstr (picture->media, ==, get_image (paste, 1)->media);
  g_assert_cmpstr (get_image (paste, 1)->alt, ==, "b");

  if (c->bytes != NULL)
    g_assert_cmpmem (g_bytes_get_data (picture->bytes, NULL), g_bytes_get_size (picture->bytes),
                     c->bytes, strlen (c->bytes));

  /* The same picture is fetched once; files may have changed under their names. */
  if (g_str_has_prefix (c->wanted, "file:"))
    g_assert_cmpuint (paste->pictures->len, ==, 2);
  else
    g_assert_cmpstr (get_image (paste, 2)->media, ==, picture->media);
}

static const char rtf[] =
  "{\\rtf1\\ansi{\\*\\listpicture{\\pict\\pngblip 00}}{\\*\\shppict{\\pict{\\*\\picprop{\\sp x}}"
  "\\picw10\\pich-5\\pngblip\r\n8950\n4e47 }}{\\nonshppict{\\pict\\wmetafile8 0102}}"
  "\\'b2\\'e2 abc {\\pict\\jpegblip\\bin3 }{x}{\\pict\\emfblip 0304}{\\pict\\jpegblip ffd8";

static void
assert_bytes (GBytes     *bytes,
              const char *expected)
{
  g_assert_nonnull (bytes);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                   strlen (expected));
}

static void
test_rtf (void)
{
  static const char html[] = "<p style='mso-x:y'><img src='file:///a/1.png'><img src='https://a.cn/2.png'>"
                             "<img src='file:///a/3.jpg'><img src='file:///a/4.jpg'></p>";
  g_autoptr(PengPaste) paste = peng_paste_read_html (html, strlen (html));
  const PengPastePicture *pictures[4];

  g_assert_true (peng_paste_needs_rtf (paste));
  g_assert_cmpuint (paste->pictures->len, ==, 4);
  peng_paste_add_rtf (paste, rtf, strlen (rtf));

  for (guint i = 0; i < 4; i++)
    pictures[i] = g_ptr_array_index (paste->pictures, i);

  assert_bytes (pictures[0]->bytes, "\x89PNG");
  g_assert_null (pictures[1]->bytes);
  assert_bytes (pictures[2]->bytes, "}{x");
  g_assert_null (pictures[3]->bytes);
  g_assert_true (peng_paste_needs_rtf (paste));
}

/* Any bytes at all. */
static void
test_rtf_hostile (void)
{
  static const char *pieces[] = { "{", "}", "\\", "\\pict", "\\bin99999999999 ", "\\'", "{\\pict\\pngblip ff}" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(PengPaste) paste = peng_paste_read_html ("<img src='file:///a'>", 21);

      for (guint j = 0; j < 100000; j++)
        g_string_append (text, pieces[i]);
      peng_paste_add_rtf (paste, text->str, text->len);
    }
}

typedef struct
{
  const char      *name;
  PengPasteWay     way;
  const char      *text;
  const char      *canonical;
  PengPasteChanges changes;
} TextCase;

static const TextCase text_cases[] = {
  { "lines", PENG_PASTE_WAY_FORMATTED, "a\r\nb\rc\n\nd", "<p>a</p>\n<p>b</p>\n<p>c</p>\n<p>d</p>\n", 0 },
  { "stretch", PENG_PASTE_WAY_FORMATTED, " a ", "<p><span class=\"space\"> </span>a"
    "<span class=\"space\"> </span></p>\n", 0 },
  { "indent", PENG_PASTE_WAY_PLAIN, "　　a\n  b", "<p>a</p>\n<p>b</p>\n", PENG_PASTE_INDENTS },
  { "plain-is-no-markdown", PENG_PASTE_WAY_PLAIN, "# a\n**b**", "<p># a</p>\n<p>**b**</p>\n", 0 },
  { "markdown", PENG_PASTE_WAY_FORMATTED, "# a\n\n**b** c", "<h2>a</h2>\n<p><strong>b</strong> c</p>\n",
    PENG_PASTE_MARKDOWN },
  { "markdown-wanted", PENG_PASTE_WAY_MARKDOWN, "a *b*", "<p>a <em>b</em></p>\n", PENG_PASTE_MARKDOWN },
  { "markdown-with-html", PENG_PASTE_WAY_FORMATTED, "## a\n\n<script>b</script>",
    "<h2>a</h2>\n<p>&lt;script&gt;b&lt;/script&gt;</p>\n", PENG_PASTE_MARKDOWN },
  { "list-between-lines", PENG_PASTE_WAY_FORMATTED, "甲\n乙\n1. a\n2. b\n丙\n丁",
    "<p>甲</p>\n<p>乙</p>\n<ol><li>a</li><li>b</li></ol>\n<p>丙</p>\n<p>丁</p>\n",
    PENG_PASTE_MARKDOWN },
  { "list-in-list", PENG_PASTE_WAY_FORMATTED, "- a\n  - b\n- c\n  d",
    "<ul><li>a<ul><li>b</li></ul></li><li>c d</li></ul>\n", PENG_PASTE_MARKDOWN },
  { "lines-below-heading", PENG_PASTE_WAY_FORMATTED, "# a\n甲\n乙  \n丙\n\n丁\n---",
    "<h2>a</h2>\n<p>甲</p>\n<p>乙<br>丙</p>\n<h3>丁</h3>\n", PENG_PASTE_MARKDOWN },
  { "lines-of-code", PENG_PASTE_WAY_FORMATTED, "```\na\nb\n```\n甲\n乙",
    "<p>a<br>b</p>\n<p>甲</p>\n<p>乙</p>\n", PENG_PASTE_MARKDOWN },
  { "lines-below-table", PENG_PASTE_WAY_FORMATTED, "| a | b |\n|---|---|\n| c | d |\n甲\n乙",
    "<figure class=\"table\"><table><thead><tr><th>a</th><th>b</th></tr></thead>"
    "<tbody><tr><td>c</td><td>d</td></tr></tbody></table></figure>\n<p>甲</p>\n<p>乙</p>\n",
    PENG_PASTE_MARKDOWN },
  { "mail-quoted", PENG_PASTE_WAY_FORMATTED, "您好：\n　　甲\n　　乙\n> 丙\n> 丁\n戊",
    "<p>您好：</p>\n<p>甲</p>\n<p>乙</p>\n<blockquote><p>丙</p><p>丁</p></blockquote>\n<p>戊</p>\n",
    PENG_PASTE_MARKDOWN | PENG_PASTE_INDENTS },
  { "lines-wanted-as-markdown", PENG_PASTE_WAY_MARKDOWN, "甲\n乙\n- a\n- b",
    "<p>甲乙</p>\n<ul><li>a</li><li>b</li></ul>\n", PENG_PASTE_MARKDOWN },
  { "english-behind-lines", PENG_PASTE_WAY_FORMATTED, "彭城中学举行了今年的第一次升旗仪式，全校师生都来了。\n"
    "This is the first paragraph of an abstract that was\ntaken from a PDF, in which the lines of it do not\n"
    "go on as far as those above.\n高一（3）班",
    "<p>彭城中学举行了今年的第一次升旗仪式，全校师生都来了。</p>\n"
    "<p>This is the first paragraph of an abstract that was taken from a PDF, in which the lines of it do not "
    "go on as far as those above.</p>\n<p>高一（3）班</p>\n", PENG_PASTE_LINES },
  { "names-behind-lines", PENG_PASTE_WAY_FORMATTED, "下列学校参加：\nFirst Experimental School of Xuzhou City\n"
    "Second Experimental School of Xuzhou City\nThird Experimental School of Xuzhou City\n"
    "Fourth Experimental School of Xuzhou City",
    "<p>下列学校参加：</p>\n<p>First Experimental School of Xuzhou City</p>\n"
    "<p>Second Experimental School of Xuzhou City</p>\n<p>Third Experimental School of Xuzhou City</p>\n"
    "<p>Fourth Experimental School of Xuzhou City</p>\n", 0 },
  { "byte-order-mark", PENG_PASTE_WAY_FORMATTED, "\357\273\277a\nb", "<p>a</p>\n<p>b</p>\n", 0 },
  { "line-break-of-word", PENG_PASTE_WAY_FORMATTED, "a\vb\nc", "<p>a</p>\n<p>b</p>\n<p>c</p>\n", 0 },
  { "dash", PENG_PASTE_WAY_FORMATTED, "- a", "<p>- a</p>\n", 0 },
  { "stars", PENG_PASTE_WAY_FORMATTED, "2 ** 3\na * b", "<p>2 ** 3</p>\n<p>a * b</p>\n", 0 },
  { "number-sign", PENG_PASTE_WAY_FORMATTED, "#a\n1.b\n2.c", "<p>#a</p>\n<p>1.b</p>\n<p>2.c</p>\n", 0 },
  { "tabs", PENG_PASTE_WAY_FORMATTED, "甲\t乙\r\n丙\t丁\r\n",
    "<figure class=\"table\"><table><tbody><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></tbody></table></figure>\n", PENG_PASTE_TABLE },
  { "tabs-first-cell-empty", PENG_PASTE_WAY_FORMATTED, "\t人数\n男\t20\n女\t22",
    "<figure class=\"table\"><table><tbody><tr><td></td><td>人数</td></tr><tr><td>男</td><td>20</td></tr><tr><td>女</td><td>22</td></tr></tbody></table></figure>\n", PENG_PASTE_TABLE },
  { "tabs-merged-cells", PENG_PASTE_WAY_FORMATTED, "一班\t张三\n\t李四\n二班\t王五\n\t",
    "<figure class=\"table\"><table><tbody><tr><td>一班</td><td>张三</td></tr><tr><td></td><td>李四</td></tr><tr><td>二班</td><td>王五</td></tr><tr><td></td><td></td></tr></tbody></table></figure>\n", PENG_PASTE_TABLE },
  { "tabs-quoted", PENG_PASTE_WAY_FORMATTED, "a\t\"b\n\"\"c\"\nd\te\n\n",
    "<figure class=\"table\"><table><tbody><tr><td>a</td><td>b<br>&quot;c</td></tr><tr><td>d</td><td>e</td></tr></tbody></table></figure>\n", PENG_PASTE_TABLE },
  { "tabs-numbers", PENG_PASTE_WAY_FORMATTED, "9.5\t8\n9.6\t8.1",
    "<figure class=\"table\"><table><tbody><tr><td>9.5</td><td>8</td></tr><tr><td>9.6</td><td>8.1</td></tr></tbody></table></figure>\n", PENG_PASTE_TABLE },
  { "tabs-one-line", PENG_PASTE_WAY_FORMATTED, "a\tb",
    "<p>a<span class=\"space\">\t</span>b</p>\n", 0 },
  { "tabs-uneven", PENG_PASTE_WAY_FORMATTED, "a\tb\nc",
    "<p>a<span class=\"space\">\t</span>b</p>\n<p>c</p>\n", 0 },
  { "tabs-indent", PENG_PASTE_WAY_FORMATTED, "\ta\n\tb\n\tc",
    "<p>a</p>\n<p>b</p>\n<p>c</p>\n", 0 },
  { "tabs-indent-of-some", PENG_PASTE_WAY_FORMATTED, "\t甲\n\t乙\n丙\t丁",
    "<p>甲</p>\n<p>乙</p>\n<p>丙<span class=\"space\">\t</span>丁</p>\n", 0 },
  { "tabs-of-list", PENG_PASTE_WAY_FORMATTED, "1.\t甲\n2.\t乙",
    "<p>1.<span class=\"space\">\t</span>甲</p>\n<p>2.<span class=\"space\">\t</span>乙</p>\n", 0 },
  { "tabs-of-bullets", PENG_PASTE_WAY_FORMATTED, "•\t甲\n•\t乙",
    "<p>•<span class=\"space\">\t</span>甲</p>\n<p>•<span class=\"space\">\t</span>乙</p>\n", 0 },
  { "tabs-of-chinese-list", PENG_PASTE_WAY_FORMATTED, "（一）\t甲\n（二）\t乙",
    "<p>（一）<span class=\"space\">\t</span>甲</p>\n<p>（二）<span class=\"space\">\t</span>乙</p>\n", 0 },
  { "tabs-as-plain", PENG_PASTE_WAY_PLAIN, "a\tb\nc\td",
    "<p>a<span class=\"space\">\t</span>b</p>\n<p>c<span class=\"space\">\t</span>d</p>\n", 0 },
  { "one", PENG_PASTE_WAY_ONE, "　　彭城\n中学\nA\nb\n", "<p>彭城中学 A b</p>\n", 0 },
};

static void
test_text (gconstpointer data)
{
  const TextCase *c = data;
  g_autoptr(PengPaste) paste = peng_paste_read_text (c->text, c->way);
  g_autofree char *html = write_paste (paste);

  g_assert_cmpstr (html, ==, c->canonical);
  g_assert_cmpuint (paste->changes, ==, c->changes);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_pairs ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/paste/html/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_html);
    }

  for (guint i = 0; i < G_N_ELEMENTS (text_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/paste/text/", text_cases[i].name, NULL);

      g_test_add_data_func (path, &text_cases[i], test_text);
    }

  for (guint i = 0; i < G_N_ELEMENTS (picture_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/paste/picture/", picture_cases[i].name, NULL);

      g_test_add_data_func (path, &picture_cases[i], test_picture);
    }

  g_test_add_func ("/exchange/paste/rtf", test_rtf);
  g_test_add_func ("/exchange/paste/rtf-hostile", test_rtf_hostile);

  return g_test_run ();
}
