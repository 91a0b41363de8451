/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"
#include "html-scan.h"
#include "random-model.h"

#include <string.h>

#define N_ARTICLES 12000
#define N_SOUPS    12000

static void
assert_article (PengArticle *expected,
                PengArticle *article,
                const char  *html)
{
  PengBlock * const *a;
  PengBlock * const *b;
  guint n_a, n_b;

  if (peng_article_equal (expected, article))
    return;

  g_test_message ("%s", html);
  a = peng_article_get_blocks (expected, &n_a);
  b = peng_article_get_blocks (article, &n_b);

  for (guint i = 0; i < MIN (n_a, n_b); i++)
    {
      if (!peng_block_equal (a[i], b[i]))
        g_test_message ("block %u of %u, %u differs", i, n_a, n_b);
    }

  g_assert_not_reached ();
}

static void
test_articles (void)
{
  GRand *rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autoptr(PengArticle) article = random_model_article (rand, 8);
      g_autofree char *html = peng_html_write_article (article, &peng_dialect_canonical);
      g_autoptr(PengArticle) read = NULL;
      g_autofree char *complaint = NULL;
      g_autofree char *body = NULL;
      PengHtmlReport report;
      PengBlock * const *blocks;
      guint n_blocks;

      read = peng_html_read_article (html, strlen (html), peng_article_get_uuid (article), &report);
      assert_article (article, read, html);
      g_assert_false (report.cut);
      g_assert_cmpuint (report.n_dropped, ==, 0);

      blocks = peng_article_get_blocks (article, &n_blocks);
      body = peng_html_write (blocks, n_blocks, &peng_dialect_canonical);

      if (!html_scan (body, &complaint))
        g_error ("%s", complaint);
    }

  g_rand_free (rand);
}

/* The groups that peng_html_get_group() tells of are what the page's top-level elements are: written one
 * by one they give the page. */
static void
test_groups (void)
{
  GRand *rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < N_ARTICLES / 10; i++)
    {
      g_autoptr(PengArticle) article = random_model_article (rand, 12);
      g_autofree char *whole = NULL;
      g_autoptr(GString) parts = g_string_new (NULL);
      PengBlock * const *blocks;
      guint n_blocks;

      blocks = peng_article_get_blocks (article, &n_blocks);
      whole = peng_html_write (blocks, n_blocks, &peng_dialect_canonical);

      for (guint position = 0; position < n_blocks;)
        {
          guint start, length, n_before = parts->len;

          peng_html_get_group (blocks, n_blocks, position, &start, &length);
          g_assert_cmpuint (start, ==, position);

          for (guint j = 0; j < length; j++)
            {
              guint same_start, same_length;

              peng_html_get_group (blocks, n_blocks, position + j, &same_start, &same_length);
              g_assert_cmpuint (same_start, ==, start);
              g_assert_cmpuint (same_length, ==, length);
            }

          peng_html_append (parts, blocks + start, length, &peng_dialect_canonical);
          g_assert_true (strchr (parts->str + n_before, '\n') == parts->str + parts->len - 1);
          position += length;
        }

      g_assert_cmpstr (parts->str, ==, whole);
    }

  g_rand_free (rand);
}

static const char *pieces[] = {
  "<p>", "</p>", "<p class=\"align-center no-indent\">", "<div>", "</div>", "<section>", "</section>",
  "<h1>", "</h1>", "<h2>", "</h2>", "<h6>", "</h6>", "<ul>", "</ul>", "<ol>", "<ol start=\"7\">",
  "<ol start=-3>", "</ol>", "<li>", "</li>", "<li class=skip>", "<li value=4>", "<blockquote>",
  "</blockquote>", "<cite>", "</cite>", "<dl>", "<dt>", "<dd>", "</dl>", "<pre>", "</pre>", "<center>",
  "<b>", "</b>", "<strong>", "</strong>", "<i>", "</i>", "<em>", "</em>", "<u>", "</u>", "<s>", "</s>",
  "<sub>", "</sub>", "<sup>", "</sup>", "<mark>", "</mark>", "<span>", "</span>", "<span class=space>",
  "<span class='color-red x'>", "<span style='font-weight:bold;display:none'>", "<font color=red>",
  "<a href=\"https://example.com/?a=1&amp;b=2\">", "<a href='javascript:alert(1)'>", "<a>", "</a>",
  "<a href=\" http://a.example \" onclick=x>", "<br>", "<br>", "</br>", "<hr>", "<wbr f=\"/b\">",
  "<img src=x onerror=alert(1)>", "<img f=video>", "<svg onload=alert(1)><title>x</title></svg>", "<math>",
  "<img src='media:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' alt='图\"' width=9>",
  "<video src='media:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' controls>x</video>",
  "<figure class='gallery layout-two'>", "<figure class=\"image size-half\">", "</figure>",
  "<figcaption>", "</figcaption>", "<table>", "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>",
  "<th>", "<td colspan=3 rowspan=2>", "<td rowspan=0>", "<td colspan=99999>", "<thead>", "<tbody>",
  "<tfoot>", "<caption>", "</caption>", "<col>", "</table>", "<p class=attachment>",
  "<a href='media:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' download='a.pdf'>",
  "<script>alert(1)</script>", "<script>", "<style>p{}</style>", "<style>", "<textarea>", "<title>",
  "</title>", "<select><option>", "<iframe src=x>", "</iframe>", "<object>", "</object>", "<template>",
  "<noscript>", "<!--", "-->", "<!doctype html>", "<![CDATA[", "]]>", "<?xml ?>", "</", "<", ">", "&", "&lt;",
  "&#0;", "&#x202e;", "&#13;", "&#x2028;", "&#xFFFF;", "&nbsp;", "&amp;lt;", "\"", "'", "=", " ", "  ", "\n",
  "\t", "\r\n", "\f", "a", "文", "字\n字", "\302\240", "\342\200\250", "\342\200\251", "\357\277\277",
  "\xff", "\xc3", "\x80", "\xed\xa0\x80", "\x01", "<body>", "<html lang=x>", "<head>", "<frameset>", "<plaintext>",
  "<x-y>", "<p style='text-align: right'>", "<p hidden>", "<meta name='pengcheng:title' content='x'>",
  "<meta charset=gbk>", "<input value=x>", "<button>", "</button>", "<marquee>", "<o:p>", "<image src=x>",
};

/* Tags and text in any order; sometimes a valid page of which single bytes were changed. */
static GString *
make_soup (GRand *rand)
{
  GString *soup = g_string_new (NULL);
  guint n_pieces = g_rand_int_range (rand, 0, 60);

  if (g_rand_int_range (rand, 0, 3) == 0)
    {
      g_autoptr(PengArticle) article = random_model_article (rand, 6);
      g_autofree char *html = peng_html_write_article (article, &peng_dialect_canonical);

      g_string_append (soup, html);
    }

  for (guint i = 0; i < n_pieces; i++)
    {
      const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
      gsize at = soup->len > 0 && g_rand_int_range (rand, 0, 4) == 0
                   ? (gsize) g_rand_int_range (rand, 0, soup->len) : soup->len;

      g_string_insert (soup, at, piece);
    }

  for (guint i = g_rand_int_range (rand, 0, 8); i > 4 && soup->len > 0; i--)
    soup->str[g_rand_int_range (rand, 0, soup->len)] = g_rand_int_range (rand, 0, 256);

  return soup;
}

static void
assert_valid (GPtrArray *blocks)
{
  g_assert_cmpuint (blocks->len, >, 0);
  g_assert_true (peng_block_is_text (g_ptr_array_index (blocks, blocks->len - 1)));
}

static char *
write_blocks (GPtrArray *blocks)
{
  return peng_html_write ((PengBlock **) blocks->pdata, blocks->len, &peng_dialect_canonical);
}

/* What is read of anything is a document, is written in our dialect alone, and read again as the
 * same. */
static void
assert_tamed (const char *bytes,
              gsize       n_bytes)
{
  g_autoptr(GPtrArray) blocks = NULL;
  g_autoptr(GPtrArray) again = NULL;
  g_autofree char *copy = g_memdup2 (bytes, n_bytes);
  g_autofree char *html = NULL;
  g_autofree char *html_again = NULL;
  g_autofree char *complaint = NULL;

  /* A copy without a terminator: reading too far shows under ASan. */
  blocks = peng_html_read (copy, n_bytes, NULL);
  assert_valid (blocks);
  html = write_blocks (blocks);

  if (!html_scan (html, &complaint))
    g_error ("%s\nof: %.*s", complaint, (int) n_bytes, bytes);

  again = peng_html_read (html, strlen (html), NULL);
  html_again = write_blocks (again);

  if (!g_str_equal (html, html_again))
    g_error ("not the same again:\n%s\n%s\nof: %.*s", html, html_again, (int) n_bytes, bytes);
}

static void
test_soup (void)
{
  GRand *rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < N_SOUPS; i++)
    {
      GString *soup = make_soup (rand);
      g_autoptr(PengArticle) article = NULL;

      assert_tamed (soup->str, soup->len);
      article = peng_html_read_article (soup->str, soup->len, NULL, NULL);
      g_assert_nonnull (article);
      g_string_free (soup, TRUE);
    }

  g_rand_free (rand);
}

static void
test_noise (void)
{
  GRand *rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < N_SOUPS / 4; i++)
    {
      char bytes[300];
      gsize n = g_rand_int_range (rand, 0, sizeof bytes);

      for (gsize j = 0; j < n; j++)
        bytes[j] = g_rand_int_range (rand, 0, 3) == 0 ? "<>/&\"= pdb"[g_rand_int_range (rand, 0, 10)]
                                                      : g_rand_int_range (rand, 0, 256);

      assert_tamed (bytes, n);
    }

  g_rand_free (rand);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/html-random/articles", test_articles);
  g_test_add_func ("/html-random/groups", test_groups);
  g_test_add_func ("/html-random/soup", test_soup);
  g_test_add_func ("/html-random/noise", test_noise);

  return g_test_run ();
}
