/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"

#include <string.h>

#define M   "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define IMG "<img src=\"media:" M "\" alt=\"\">"
#define END "<p><br></p>\n"

/* HTML from anywhere, and what is written of what was read. */
typedef struct
{
  const char *name;
  const char *html;
  const char *canonical;
  guint       n_dropped;
} Case;

static const Case cases[] = {
  /* text and white space */
  { "empty", "", END },
  { "words", "a b", "<p>a b</p>\n" },
  { "spaces", "<p> a \n\t b  </p>", "<p>a b</p>\n" },
  { "spaces-beside-break", "<p>a <br> b</p>", "<p>a<br>b</p>\n" },
  { "space-in-element", "<p><b>a </b> b</p>", "<p><strong>a </strong>b</p>\n" },
  { "ruby", "<p>学<ruby>汉<rt>hàn</rt>字<rt> zì </rt></ruby>课</p>", "<p>学汉字（hànzì）课</p>\n" },
  { "ruby-brackets", "<p><ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rp>(</rp><rt>zì</rt><rp>)</rp></ruby></p>",
    "<p>汉字（hànzì）</p>\n" },
  { "ruby-of-word", "<p><ruby><rb><span style='x'>汉</span></rb><rp>(</rp><rt><span>hàn</span></rt><rp>)</rp>"
    "</ruby><b>课</b></p>", "<p>汉（hàn）<strong>课</strong></p>\n" },
  { "ruby-ends-implied", "<p><ruby>汉<rp>(<rt>hàn<rp>)<rb>字<rt>zì</ruby>课</p>", "<p>汉字（hànzì）课</p>\n" },
  { "ruby-without-reading", "<p><ruby>汉<rt> </rt></ruby>字</p>", "<p>汉字</p>\n" },
  { "ruby-unclosed", "<p>a<ruby>汉<rt>hàn</p><p>b</p>", "<p>a汉（hàn）</p>\n<p>b</p>\n" },
  { "ruby-at-end", "<ruby>汉<rt>hàn", "<p>汉（hàn）</p>\n" },
  { "ruby-in-ruby", "<p><ruby><ruby>汉<rt>hàn</rt></ruby><rt>b</rt></ruby>c</p>", "<p>汉（hàn）bc</p>\n" },
  { "reading-without-ruby", "<p>a<rt>b</rt>c</p>", "<p>abc</p>\n" },
  { "space-kept", "<p>a<span class=\"space\"> \t</span></p>",
    "<p>a<span class=\"space\"> \t</span></p>\n" },
  { "no-break-space", "<p>&nbsp;a&nbsp;&nbsp;b</p>",
    "<p>\302\240a\302\240\302\240b</p>\n" },
  { "newline-in-chinese", "<p>彭城\n中学\nA 班</p>", "<p>彭城中学 A 班</p>\n" },
  { "space-in-chinese", "<p>彭城 中学</p>", "<p>彭城 中学</p>\n" },
  { "pre", "<pre>\na  b\n c</pre>",
    "<p>a<span class=\"space\">  </span>b<br><span class=\"space\"> </span>c</p>\n" },
  { "references", "<p>&lt;b&gt; &amp;amp; &copy; &#x5f6d; &#22478;</p>",
    "<p>&lt;b&gt; &amp;amp; © 彭 城</p>\n" },
  { "bare-signs", "<p>1 < 2 & 3 > 2 a<3</p>", "<p>1 &lt; 2 &amp; 3 &gt; 2 a&lt;3</p>\n" },
  { "controls", "<p>a\001\177\302\205b&#1;&#xFFFE;c</p>", "<p>abc</p>\n" },
  { "line-separators", "<p>a\342\200\250b\342\200\251c</p>", "<p>a<br>b<br>c</p>\n" },
  { "not-utf-8", "<p>彭\xff</p>", "<p>彭\357\277\275</p>\n" },
  { "gbk", "<meta charset=\"gb2312\"><p>\xC5\xED\xB3\xC7</p>", "<p>彭城</p>\n" },
  { "utf-8-mark", "\xEF\xBB\xBFx", "<p>x</p>\n" },

  /* paragraphs */
  { "bare-text", "a<p>b</p>c", "<p>a</p>\n<p>b</p>\n<p>c</p>\n" },
  { "unclosed", "<p>a<p>b", "<p>a</p>\n<p>b</p>\n" },
  { "empty-paragraph", "<p></p><p> </p><p>a</p>", "<p>a</p>\n" },
  { "empty-line", "<p><br></p><div><br></div><p>a</p>", END END "<p>a</p>\n" },
  { "last-break", "<p>a<br></p><p>b<br><br></p>", "<p>a</p>\n<p>b<br><br></p>\n" },
  { "two-breaks", "a<br>b<br><br><br>c", "<p>a<br>b</p>\n<p>c</p>\n" },
  { "two-breaks-in-paragraph", "<p>a<br><br>b</p>", "<p>a<br><br>b</p>\n" },
  { "boxes", "<section><div>a</div><article>b</article></section>", "<p>a</p>\n<p>b</p>\n" },
  { "box-in-inline", "<b>a<div>b</div></b>c", "<p><strong>a</strong></p>\n"
    "<p><strong>b</strong></p>\n<p>c</p>\n" },
  { "definitions", "<dl><dt>a<dd>b<dt>c</dl>", "<p>a</p>\n<p>b</p>\n<p>c</p>\n" },
  { "unknown", "<o:p>a</o:p><x-y>b</x-y>", "<p>ab</p>\n" },
  { "align", "<center>a</center><p align=\"right\">b</p><div style=\"text-align:center\"><p>c</p></div>"
    "<p class=\"x align-justify\">d</p>",
    "<p class=\"align-center\">a</p>\n<p class=\"align-right\">b</p>\n"
    "<p class=\"align-center\">c</p>\n<p class=\"align-justify\">d</p>\n" },
  { "align-over-align", "<center><p style=\"TEXT-ALIGN : left !important\">a</p></center>", "<p>a</p>\n" },
  { "no-indent", "<p class=\"no-indent align-right\">a</p>",
    "<p class=\"align-right no-indent\">a</p>\n" },
  { "headings", "<h1>a</h1><h2>b</h2><h3>c</h3><h5>d</h5><h2></h2>",
    "<h2>a</h2>\n<h2>b</h2>\n<h3>c</h3>\n<h4>d</h4>\n" },
  { "heading-holds-boxes", "<h2>a<div>b</div></h2>", "<h2>a<br>b</h2>\n" },
  { "divider", "a<hr>b", "<p>a</p>\n<hr>\n<p>b</p>\n" },

  /* formatting */
  { "synonyms", "<p><b>a</b><i>b</i><ins>c</ins><del>d</del><strike>e</strike></p>",
    "<p><strong>a</strong><em>b</em><u>c</u><s>de</s></p>\n" },
  { "order", "<p><sup><s><u><em><strong><mark>a</mark></strong></em></u></s></sup></p>",
    "<p><mark><strong><em><u><s><sup>a</sup></s></u></em></strong></mark></p>\n" },
  { "misnested", "<p><b>1<i>2</b>3</i></p>",
    "<p><strong>1<em>2</em></strong><em>3</em></p>\n" },
  { "across-blocks", "<b>1<p>2</b>3</p>", "<p><strong>1</strong></p>\n<p><strong>2</strong>3</p>\n" },
  { "goes-on", "<p><b>x<p>y</b>z", "<p><strong>x</strong></p>\n<p><strong>y</strong>z</p>\n" },
  { "span-ends", "<p><span style=\"font-weight:700\">x<p>y", "<p><strong>x</strong></p>\n<p>y</p>\n" },
  { "style", "<p><span style=\"font-weight: bold; font-style:italic\">a</span>"
    "<b style=\"font-weight:normal\">b</b><span style=\"vertical-align:super\">c</span></p>",
    "<p><strong><em>a</em></strong>b<sup>c</sup></p>\n" },
  { "sub-sup", "<p><sub>a<sup>b</sup></sub></p>", "<p><sub>a</sub><sup>b</sup></p>\n" },
  { "color", "<p><span class=\"color-red\">a</span><span class=\"color-none\">b</span>"
    "<font color=\"red\">c</font></p>", "<p><span class=\"color-red\">a</span>bc</p>\n" },
  { "links", "<p><a href=\" https://a.example/?b=1&amp;c=2 \">a</a><a href=\"MAILTO:a@b.example\">b</a>"
    "<a href=\"#x\">c</a><a name=\"d\">d</a></p>",
    "<p><a href=\"https://a.example/?b=1&amp;c=2\">a</a><a href=\"MAILTO:a@b.example\">b</a>"
    "<a href=\"#x\">c</a>d</p>\n" },
  { "bad-links", "<p><a href=\"javascript:alert(1)\">a</a><a href=\"java&#10;script:x\">b</a>"
    "<a href=\"data:text/html,x\">c</a><a href=\"//a.example\">d</a><a href=\"x.html\">e</a></p>",
    "<p>abcde</p>\n" },
  { "link-in-link", "<a href=\"https://a.example\">a<a href=\"https://b.example\">b</a>c</a>",
    "<p><a href=\"https://a.example\">a</a><a href=\"https://b.example\">b</a>c</p>\n" },

  /* what does not come through */
  { "script", "a<script>if (a < b) \"</p>\"</script>b<script src=x></script>", "<p>ab</p>\n", 2 },
  { "script-unclosed", "a<script>b<p>c", "<p>a</p>\n", 1 },
  { "style-element", "<style>p { color: red }</style>a", "<p>a</p>\n" },
  { "frames", "a<iframe src=x>b</iframe><object data=x>c<object>d</object></object><embed src=x>e",
    "<p>ae</p>\n", 3 },
  { "foreign", "a<svg onload=x><title>t</title><p>b</p></svg><math><mi>c</mi></math>d", "<p>ad</p>\n", 2 },
  { "forms", "<form>a<input value=b><textarea><p>c</textarea><select><option>d</select>"
    "<button>e</button><label>f</label></form>", "<p>aef</p>\n", 3 },
  { "comments", "a<!-- <p>b -->c<!-->d<!---->e<!x>f<?g>h</>i</ j>k<![CDATA[l]]>m", "<p>acdefhikm</p>\n" },
  { "comment-unclosed", "a<!-- b", "<p>a</p>\n" },
  { "handlers", "<p onclick=\"x()\" style=\"position:fixed\"><b onmouseover=x>a</b></p>",
    "<p><strong>a</strong></p>\n" },
  { "hidden", "<div style=\"display:none\">a</div><p hidden>b</p><p>c<span style=\"visibility: hidden\">"
    "d</span><a style=\"display:none\" href=\"https://a.example\">e</a></p>", "<p>c</p>\n" },
  { "template", "<template>a</template><noscript>b</noscript>c", "<p>c</p>\n" },
  { "head", "<html><head><title>t</title><meta name=x content=y></head><body>a</body></html>b",
    "<p>ab</p>\n" },
  { "tag-cut-off", "<p>a</p><p class=\"x", "<p>a</p>\n" },
  { "marks-of-the-filter", "<p><wbr f=\"b\">a<img f=\"video\" src=\"media:" M "\"></p>",
    "<p>a</p>\n<figure class=\"image\">" IMG "</figure>\n" END },

  /* lists */
  { "list", "<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>\n" },
  { "list-deep", "<ul><li>a<ol><li>b<ul><li>c<ul><li>d</ul></ul></ol></ul>",
    "<ul><li>a<ol><li>b<ul><li>c</li><li>d</li></ul></li></ol></li></ul>\n" },
  { "list-in-list", "<ul><ul><li>a</ul><li>b</ul>",
    "<ul><li class=\"skip\"><ul><li>a</li></ul></li><li>b</li></ul>\n" },
  { "list-skip", "<ul><li class=\"skip\"><ul><li>a</li></ul></li></ul>",
    "<ul><li class=\"skip\"><ul><li>a</li></ul></li></ul>\n" },
  { "list-empty-items", "<ul><li></li><li><ul><li>a</ul></ul>",
    "<ul><li></li><li><ul><li>a</li></ul></li></ul>\n" },
  { "lists-of-numbers", "<ol><li>a</ol><ol><li>b</ol><ol start=\"7\"><li>c<li>d</ol><ol start=\"-1\"><li>e</ol>",
    "<ol><li>a</li></ol>\n<ol start=\"1\"><li>b</li></ol>\n<ol start=\"7\"><li>c</li><li>d</li></ol>\n"
    "<ol start=\"1\"><li>e</li></ol>\n" },
  { "lists-with-text-between", "<ol><li>a</ol><p>x</p><ol><li>b</ol>",
    "<ol><li>a</li></ol>\n<p>x</p>\n<ol><li>b</li></ol>\n" },
  { "list-value", "<ol><li>a<li value=\"9\">b</ol>",
    "<ol><li>a</li></ol>\n<ol start=\"9\"><li>b</li></ol>\n" },
  { "lists-join", "<ul><li>a</ul><ul><li>b</ul>", "<ul><li>a</li><li>b</li></ul>\n" },
  { "item-holds-paragraphs", "<ul><li><p>a</p><p>b</p><h2>c</h2></li></ul>",
    "<ul><li>a<br>b<br>c</li></ul>\n" },
  { "item-alone", "<li>a</li>", "<ul><li>a</li></ul>\n" },
  { "item-holds-image", "<ul><li>" IMG "</li><li>b</li></ul>",
    "<figure class=\"image\">" IMG "</figure>\n<ul><li>b</li></ul>\n" },

  /* quotes */
  { "quote", "<blockquote>a<p align=\"right\">b</p></blockquote>",
    "<blockquote><p>a</p><p class=\"align-right\">b</p></blockquote>\n" },
  { "cite", "<blockquote><p>a</p><cite>b <i>c</i></cite></blockquote><blockquote>d</blockquote>",
    "<blockquote><p>a</p><cite>b <em>c</em></cite></blockquote>\n<blockquote><p>d</p></blockquote>\n" },
  { "cite-before", "<blockquote><cite>a</cite><p>b</p></blockquote>",
    "<blockquote><p>a</p><p>b</p></blockquote>\n" },
  { "cite-in-text", "<p><cite>a</cite> b</p><blockquote><p>c <cite>d</cite></p></blockquote>",
    "<p>a b</p>\n<blockquote><p>c d</p></blockquote>\n" },

  /* pictures and files */
  { "image", "<p>a " IMG " b</p>", "<p>a</p>\n<figure class=\"image\">" IMG "</figure>\n<p>b</p>\n" },
  { "image-alone", "<p>" IMG "<br></p>", "<figure class=\"image\">" IMG "</figure>\n" END },
  { "image-then-caption", "<ul><li>" IMG "<figure><figcaption>a<br>b</figcaption></figure></ul>",
    "<figure class=\"image\">" IMG "</figure>\n<p>a<br>b</p>\n" },
  { "image-full", "<figure class=\"image size-full\"><img src=\"media:" M "\" alt=\"a&quot;\" width=\"3\" "
    "height=\"99999999999\"><figcaption>c</figcaption></figure>",
    "<figure class=\"image size-full\"><img src=\"media:" M "\" alt=\"a&quot;\" width=\"3\">"
    "<figcaption>c</figcaption></figure>\n" END },
  { "image-link", "<figure class=\"image\"><a href=\" https://a.example/?b&amp;c \">" IMG "</a><figcaption>c"
    "</figcaption></figure>", "<figure class=\"image\"><a href=\"https://a.example/?b&amp;c\">" IMG "</a>"
    "<figcaption>c</figcaption></figure>\n" END },
  { "image-link-unsafe", "<figure><a href=\"javascript:alert(1)\">" IMG "</a></figure>",
    "<figure class=\"image\">" IMG "</figure>\n" END },
  { "image-link-in-gallery", "<figure class=\"gallery\"><figure><a href=\"#a\">" IMG "</a></figure><figure>" IMG
    "</figure></figure>", "<figure class=\"gallery layout-rows\"><figure class=\"image\"><a href=\"#a\">" IMG
    "</a></figure><figure class=\"image\">" IMG "</figure></figure>\n" END },
  { "image-link-around", "<a href=\"#a\"><figure>" IMG "</figure></a>",
    "<figure class=\"image\"><a href=\"#a\">" IMG "</a></figure>\n" END },
  { "image-link-without-figure", "<p><a href=\"https://a.example/big.jpg\">" IMG "</a></p>",
    "<figure class=\"image\">" IMG "</figure>\n" END },
  { "image-elsewhere", "<figure><img src=\"https://a.example/a.jpg\" alt=\"a\"><figcaption>c</figcaption></figure>"
    "<img src=\"media:ABC\">", "<p>c</p>\n", 2 },
  { "gallery", "<figure class=\"gallery layout-two\"><figure class=\"image\">" IMG "<figcaption>a</figcaption>"
    "</figure><div>" IMG "</div><figcaption>b</figcaption></figure>",
    "<figure class=\"gallery layout-two\"><figure class=\"image\">" IMG "<figcaption>a</figcaption></figure>"
    "<figure class=\"image\">" IMG "</figure><figcaption>b</figcaption></figure>\n" END },
  { "gallery-of-one", "<figure class=\"gallery\">" IMG "<figcaption>b</figcaption></figure>",
    "<figure class=\"image\">" IMG "<figcaption>b</figcaption></figure>\n" END },
  { "video", "<video src=\"media:" M "\" poster=\"media:" M "\" autoplay onplay=x><p>old</p></video>",
    "<figure class=\"video\"><video src=\"media:" M "\" poster=\"media:" M "\" controls></video></figure>\n" END },
  { "audio-elsewhere", "<audio src=\"a.mp3\">old</audio>", END, 1 },
  { "attachment", "<p class=\"attachment\">a <a href=\"media:" M "\" download=\"名.pdf\">x</a> b</p>",
    "<p class=\"attachment\"><a href=\"media:" M "\" download=\"名.pdf\">名.pdf</a></p>\n<p>a b</p>\n" },
  { "attachment-without", "<p class=\"attachment\"><a href=\"media:" M "\">x</a></p>", "<p>x</p>\n" },

  /* tables */
  { "table", "<table border=1><caption>c</caption><thead><tr><th>a<th>b</thead><tr><td align=center>1<td>2</table>",
    "<figure class=\"table\"><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr>"
    "<td class=\"align-center\">1</td><td>2</td></tr></tbody></table><figcaption>c</figcaption></figure>\n" END },
  { "table-ragged", "<table><tr><td>1<tr><td>2<td>3</table>",
    "<figure class=\"table\"><table><tbody><tr><td>1</td><td></td></tr><tr><td>2</td><td>3</td></tr>"
    "</tbody></table></figure>\n" END },
  { "table-spans", "<table><tr><td rowspan=9>1<td colspan=2>2<tr><td colspan=0>3</table>",
    "<figure class=\"table\"><table><tbody><tr><td rowspan=\"2\">1</td><td colspan=\"2\">2</td></tr>"
    "<tr><td>3</td><td></td></tr></tbody></table></figure>\n" END },
  { "table-spans-end-with-head", "<table><thead><tr><th rowspan=3>1</thead><tr><td>2</table>",
    "<figure class=\"table\"><table><thead><tr><th>1</th></tr></thead><tbody><tr><td>2</td></tr></tbody>"
    "</table></figure>\n" END },
  { "table-widths", "<table><colgroup><col width=25%><col style='width: 75.4%'></colgroup><tr><td>1<td>2</table>",
    "<figure class=\"table\"><table><colgroup><col width=\"25%\"><col width=\"75%\"></colgroup><tbody><tr>"
    "<td>1</td><td>2</td></tr></tbody></table></figure>\n" END },
  { "table-widths-pixels", "<table><col width=72><col width=nan%><col width=-3%><col width=101%><tr><td>1<td>2</table>",
    "<figure class=\"table\"><table><tbody><tr><td>1</td><td>2</td></tr></tbody></table></figure>\n" END },
  { "table-widths-some", "<table><col span=2 width=30%><tr><td>1<td>2<td>3</table>",
    "<figure class=\"table\"><table><colgroup><col width=\"30%\"><col width=\"30%\"><col width=\"40%\">"
    "</colgroup><tbody><tr><td>1</td><td>2</td><td>3</td></tr></tbody></table></figure>\n" END },
  { "table-empty", "<table><caption>a</caption><tr></tr></table>b", "<p>a</p>\n<p>b</p>\n" },
  { "table-cell-lines", "<table><tr><td><p>a</p><p>b</p><ul><li>c<li>d</ul></table>",
    "<figure class=\"table\"><table><tbody><tr><td>a<br>b<br>c<br>d</td></tr></tbody></table></figure>\n" END },
  { "table-in-table", "<table><tr><td>1<table><tr><td>a<td>b<tr><td>c</table>2</table>",
    "<figure class=\"table\"><table><tbody><tr><td>1<br>a b<br>c<br>2</td></tr></tbody></table></figure>\n" END },
  { "table-holds-image", "<table><tr><td>" IMG "a</table>",
    "<figure class=\"image\">" IMG "</figure>\n"
    "<figure class=\"table\"><table><tbody><tr><td>a</td></tr></tbody></table></figure>\n" END },
  { "table-stray-text", "<table>a<tr><td>b</table>",
    "<p>a</p>\n<figure class=\"table\"><table><tbody><tr><td>b</td></tr></tbody></table></figure>\n" END },
  { "table-formatting-ends", "<table><tr><td><b>a<td>b</b></table>c",
    "<figure class=\"table\"><table><tbody><tr><td><strong>a</strong></td><td>b</td></tr></tbody></table>"
    "</figure>\n<p>c</p>\n" },
};

static char *
write_blocks (GPtrArray *blocks)
{
  return peng_html_write ((PengBlock **) blocks->pdata, blocks->len, &peng_dialect_canonical);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  gsize length = strlen (test->html);
  g_autofree char *bytes = g_memdup2 (test->html, length);
  g_autoptr(GPtrArray) blocks = NULL;
  g_autofree char *html = NULL;
  PengHtmlReport report;

  blocks = peng_html_read (bytes, length, &report);
  html = write_blocks (blocks);
  g_assert_cmpstr (html, ==, test->canonical);
  g_assert_cmpuint (report.n_dropped, ==, test->n_dropped);
  g_assert_false (report.cut);
}

typedef struct
{
  const char *name;
  const char *start;
  const char *repeated;
  guint       n_times;
  gboolean    cut;
} Flood;

#define TR "<tr><td>a"

/* What drives parsers to the square of their input, or down to the end of their stack. */
static const Flood floods[] = {
  { "boxes", "", "<div>", 200000, TRUE },
  { "tables", "", "<table><tr><td>", 100000, TRUE },
  { "lists", "", "<ul><li>", 100000, TRUE },
  { "quotes", "", "<blockquote>a", 100000, TRUE },
  { "figures", "", "<figure>", 100000, TRUE },
  { "formatting", "", "<b a=1><i>", 100000, FALSE },
  { "formatting-anew", "<b><i><u><s><a href=\"#a\">", "<font size=1><p>", 100000, FALSE },
  { "adoption", "", "<a href=\"#a\"><div></a>", 50000, TRUE },
  { "closed-out-of-reach", "", "<div><table><td></div>", 50000, TRUE },
  { "stray-ends", "", "</p></b></table>", 100000, FALSE },
  { "attributes", "<p ", "a=1 ", 1000000, FALSE },
  { "attribute", "<p title=\"", "aaaaaaaa", 1000000, FALSE },
  { "columns", "<table><tr>", "<td>a", 100, TRUE },
  { "cells", "<table>", "<tr><td>a<td>b<td>c", 20000, TRUE },
  { "blocks", "", "<p>a", 30000, TRUE },
  { "dividers", "", "<hr>", 20000, TRUE },
  { "elements", "", "<br>", 1200000, TRUE },
  { "comments", "", "<!-", 300000, FALSE },
  { "scripts", "", "<svg><object>", 100000, FALSE },
  { "titles", "", "<title>", 200000, FALSE },
  { "stray-in-table", "<table>", "<b>a<p>b", 100000, TRUE },
  { "filled-tables", "", "<table><tr><td colspan=64>" TR TR TR TR TR TR TR TR "</table>", 3000, TRUE },
  { "lines-of-text", "<pre>", "\n", 1500000, TRUE },
  { "tabs", "<pre>", "a\t", 600000, TRUE },
  { "formatting-under-formatting", "<b><i><u><s><sub><mark>", "<a href=#a>a</a>a", 100000, TRUE },
  { "cites", "<blockquote>", "<p>a</p><cite>\"</cite>", 15000, FALSE },
  { "quotation-marks", "<p>", "\"\"\"\"\"\"\"\"", 1100000, TRUE },
  { "spans-of-rows", "<table>", "<tr><td rowspan=65535>a", 300, TRUE },
};

static void
test_flood (gconstpointer data)
{
  const Flood *flood = data;
  g_autoptr(GString) html = g_string_new (flood->start);
  g_autoptr(GPtrArray) blocks = NULL;
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;
  g_autoptr(GPtrArray) same = NULL;
  PengHtmlReport report;

  for (guint i = 0; i < flood->n_times; i++)
    g_string_append (html, flood->repeated);

  blocks = peng_html_read (html->str, html->len, &report);
  g_assert_cmpuint (blocks->len, >, 0);
  g_assert_cmpuint (blocks->len, <=, PENG_ARTICLE_MAX_BLOCKS);
  g_assert_cmpint (report.cut, ==, flood->cut);

  written = write_blocks (blocks);
  same = peng_html_read (written, strlen (written), NULL);
  again = write_blocks (same);
  g_assert_cmpuint (strlen (written), ==, strlen (again));
  g_assert_true (g_str_equal (written, again));
}

/* A page that is as long as may be is read to its last byte; of a longer one the rest is left out,
 * and said to be. */
static void
test_longest (gconstpointer data)
{
  gsize over = GPOINTER_TO_SIZE (data);
  const char *end = "--><p>last";
  gsize length = PENG_HTML_MAX_BYTES + over;
  g_autofree char *html = g_malloc (length);
  g_autoptr(GPtrArray) blocks = NULL;
  g_autofree char *written = NULL;
  PengHtmlReport report;

  memset (html, 'x', length);
  memcpy (html, "<p>first<!--", strlen ("<p>first<!--"));
  memcpy (html + length - strlen (end), end, strlen (end));
  blocks = peng_html_read (html, length, &report);
  written = write_blocks (blocks);
  g_assert_cmpstr (written, ==, over == 0 ? "<p>first</p>\n<p>last</p>\n"
                                          : over == 1 ? "<p>first</p>\n<p>las</p>\n"
                                                      : "<p>first</p>\n");
  g_assert_cmpint (report.cut, ==, over > 0);
}

typedef struct
{
  const char *name;
  const char *html;
  const char *title;
  const char *summary;
  const char *body;
} Page;

static const Page pages[] = {
  { "own", "<title>t</title><meta name=\"pengcheng:title\" content=\" a&amp;b\">"
    "<meta name=\"pengcheng:summary\" content=\"s\"><meta name=\"pengcheng:x\" content=\"y\"><h1>h</h1><h1>i</h1>",
    " a&b", "s", "<h2>i</h2>\n" },
  { "own-without-title", "<meta name=\"pengcheng:title\" content=\"\"><h1>h</h1>", "", "", END },
  { "heading", "<title>t - site</title><p>a</p><h1>b\n c</h1><p>d</p>", "b c", "",
    "<p>a</p>\n<p>d</p>\n" },
  { "title", "<html><head><title> a &amp; <b> </title></head><body><h2>b</h2>", "a & <b>", "",
    "<h2>b</h2>\n" },
  { "nothing", "<p>a</p>", "", "", "<p>a</p>\n" },
};

static void
test_page (gconstpointer data)
{
  const Page *page = data;
  g_autoptr(PengArticle) article = NULL;
  g_autofree char *body = NULL;
  PengBlock * const *blocks;
  guint n_blocks;

  article = peng_html_read_article (page->html, strlen (page->html), NULL, NULL);
  g_assert_cmpstr (peng_article_get_field (article, PENG_FIELD_TITLE), ==, page->title);
  g_assert_cmpstr (peng_article_get_field (article, PENG_FIELD_SUMMARY), ==, page->summary);

  blocks = peng_article_get_blocks (article, &n_blocks);
  body = peng_html_write (blocks, n_blocks, &peng_dialect_canonical);
  g_assert_cmpstr (body, ==, page->body);
}

/* The sample article is in our own form, and its pictures are those beside it. */
static void
test_sample (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("PENGCHENG_PKGDATADIR"), "sample", NULL);
  g_autofree char *path = g_build_filename (folder, "article.html", NULL);
  g_autofree char *html = NULL;
  g_autofree char *written = NULL;
  g_autoptr(PengArticle) article = NULL;
  g_autoptr(GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GDir) dir = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) media = NULL;
  const char *name;
  gsize length;

  g_file_get_contents (path, &html, &length, &error);
  g_assert_no_error (error);
  article = peng_html_read_article (html, length, NULL, NULL);
  written = peng_html_write_article (article, &peng_dialect_canonical);
  g_assert_cmpstr (written, ==, html);

  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;

      g_file_get_contents (file, &bytes, &length, &error);
      g_assert_no_error (error);
      g_hash_table_add (hashes, g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) bytes, length));
    }

  media = peng_article_dup_media (article);
  g_assert_cmpuint (g_strv_length (media), ==, 3);

  for (guint i = 0; media[i] != NULL; i++)
    g_assert_true (g_hash_table_contains (hashes, media[i]));
}

static const char *
find_picture (const char *address,
              gpointer    user_data)
{
  g_string_append_printf (user_data, "%s\n", address);

  return g_str_equal (address, "a/b.jpg") ? M : NULL;
}

/* Pictures alone are asked for, and only those that are no media items. */
static void
test_pictures (void)
{
  const char *html = IMG "<img src='a/b.jpg' alt='x'><p>t</p>"
                     "<figure><img src='http://c/&amp;d'><figcaption>e</figcaption></figure>"
                     "<video src='f.mp4' poster='g.jpg'></video><div style='display:none'>"
                     "<img src='h.jpg'></div>";
  g_autoptr(GString) asked = g_string_new (NULL);
  g_autoptr(PengArticle) article = NULL;
  g_autofree char *written = NULL;
  PengHtmlReport report;
  PengBlock * const *blocks;
  guint n_blocks;

  article = peng_html_read_article_with_pictures (html, strlen (html), NULL, find_picture, asked,
                                                  &report);
  g_assert_cmpstr (asked->str, ==, "a/b.jpg\nhttp://c/&d\n");
  g_assert_cmpuint (report.n_dropped, ==, 2);

  blocks = peng_article_get_blocks (article, &n_blocks);
  written = peng_html_write (blocks, n_blocks, &peng_dialect_canonical);
  g_assert_cmpstr (written, ==,
                   "<figure class=\"image\">" IMG "</figure>\n"
                   "<figure class=\"image\"><img src=\"media:" M "\" alt=\"x\"></figure>\n"
                   "<p>t</p>\n<p>e</p>\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/html-reader/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  for (guint i = 0; i < G_N_ELEMENTS (floods); i++)
    {
      g_autofree char *path = g_strconcat ("/html-reader/flood/", floods[i].name, NULL);

      g_test_add_data_func (path, &floods[i], test_flood);
    }

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strconcat ("/html-reader/page/", pages[i].name, NULL);

      g_test_add_data_func (path, &pages[i], test_page);
    }

  g_test_add_data_func ("/html-reader/longest/fits", GSIZE_TO_POINTER (0), test_longest);
  g_test_add_data_func ("/html-reader/longest/a-byte-more", GSIZE_TO_POINTER (1), test_longest);
  g_test_add_data_func ("/html-reader/longest/much-more", GSIZE_TO_POINTER (4096), test_longest);
  g_test_add_func ("/html-reader/sample", test_sample);
  g_test_add_func ("/html-reader/pictures", test_pictures);

  return g_test_run ();
}
