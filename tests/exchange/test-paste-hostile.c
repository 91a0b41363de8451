/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-article.h"
#include "core/peng-html-writer.h"
#include "exchange/peng-paste.h"

#include <string.h>

/* What no person copies: it comes through in part, says so, and what comes is an article's. A test
 * that takes more than the machine has or never ends is one that failed. */

#define MEGA (1024 * 1024)

static GString *
repeat (const char *before,
        const char *piece,
        gsize       n_bytes,
        const char *behind)
{
  GString *html = g_string_sized_new (n_bytes + 256);

  g_string_append (html, before);
  while (html->len < n_bytes)
    g_string_append (html, piece);
  g_string_append (html, behind);

  return html;
}

static GString *
nest (const char *start,
      const char *end,
      guint       n)
{
  GString *html = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (html, start);
  g_string_append (html, "words");
  for (guint i = 0; i < n; i++)
    g_string_append (html, end);

  return html;
}

/* What came is read again as it is. */
static void
assert_canonical (PengPaste *paste)
{
  g_autofree char *html = peng_html_write ((PengBlock * const *) paste->blocks->pdata,
                                           paste->blocks->len, &peng_dialect_canonical);

  g_assert_cmpuint (paste->blocks->len, <=, PENG_ARTICLE_MAX_BLOCKS);
  g_assert_true (g_utf8_validate (html, -1, NULL));
}

typedef struct
{
  const char *name;
  const char *before;
  const char *piece;
  const char *behind;
} LargeCase;

static const LargeCase large_cases[] = {
  { "paragraphs", "<body>", "<p class=MsoNormal style='margin:0cm'><b>words</b> of a page</p>\n", "" },
  { "words", "<p>", "words ", "</p>" },
  { "breaks", "<p>", "a<br>　　", "</p>" },
  { "blank-formatting", "<p>mso-", "<b> </b>", "</p>" },
  { "formatting-unclosed", "<p>mso-", "<b><span style='font-weight:bold'>", "x</p>" },
  { "items", "<html mso-><body>", "<p style='mso-list:l0 level9 lfo1'><span style='mso-list:Ignore'>1.</span>"
    "x</p>", "" },
  { "lists-of-one", "<b id=docs-internal-guid-1>", "<ul><li>x</li></ul>", "</b>" },
  { "rules", "<style>", ".a{font-weight:bold}\n", "</style><p class=a>words</p>" },
  { "selectors", "<style>", "a,b,c,d,e,f,g,h,", "{font-weight:bold}</style><p>words</p>" },
  { "comments", "<style>", "/* x */", "</style><p>words</p>" },
  { "sections", "<body>mmbiz", "<section><section><section>x</section></section></section>", "" },
  { "quotes", "<p style='", "\"a;", "'>words</p>" },
};

static void
test_large (gconstpointer data)
{
  const LargeCase *c = data;
  GString *html = repeat (c->before, c->piece, MEGA, c->behind);
  g_autoptr(PengPaste) paste = peng_paste_read_html (html->str, html->len);

  g_string_free (html, TRUE);
  assert_canonical (paste);
}

/* Rules for one name without end, asked for by paragraphs that each look otherwise. */
static void
test_rules_for_many (void)
{
  GString *html = repeat ("<style>", ".a{x:y}", MEGA - 64, "</style>");
  g_autoptr(PengPaste) paste = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (html, "<p class=a style='x:%u'>words</p>", i);

  paste = peng_paste_read_html (html->str, html->len);
  g_string_free (html, TRUE);
  g_assert_cmpuint (paste->blocks->len, ==, 10000);
}

/* A row without words that holds a table whose rows are kept. */
static void
test_table_in_blank_row (void)
{
  static const char html[] =
    "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>"
    "<tr><td><table><tr><td rowspan=2></td><td></td></tr><tr><td></td></tr></table></td></tr>"
    "<tr><td>x</td><td>y</td></tr></table>";
  g_autoptr(PengPaste) paste = peng_paste_read_html (html, strlen (html));
  g_autofree char *plain = peng_paste_dup_plain (paste);

  g_assert_nonnull (strstr (plain, "x"));
  assert_canonical (paste);
}

static void
test_fifty_megabytes (void)
{
  GString *html = repeat ("<body>mso-", "<p class=MsoNormal style='margin:0cm'>words of a page</p>\n",
                          50 * MEGA, "");
  g_autoptr(PengPaste) paste = peng_paste_read_html (html->str, html->len);

  g_string_free (html, TRUE);
  g_assert_true (paste->changes & PENG_PASTE_CUT);
  g_assert_cmpuint (paste->blocks->len, >, 1000);
  assert_canonical (paste);
}

typedef struct
{
  const char *name;
  const char *start;
  const char *end;
} NestCase;

static const NestCase nest_cases[] = {
  { "boxes", "<div>", "</div>" },
  { "boxes-unclosed", "<div>", "" },
  { "spans", "<span style='font-weight:bold'>", "</span>" },
  { "lists", "<ul><li>", "</li></ul>" },
  { "tables", "<table><tr><td>", "</td></tr></table>" },
  { "quotes", "<blockquote>", "</blockquote>" },
};

static void
test_nested (gconstpointer data)
{
  const NestCase *c = data;
  GString *html = nest (c->start, c->end, 100000);
  g_autoptr(PengPaste) paste = peng_paste_read_html (html->str, html->len);
  g_autofree char *plain = peng_paste_dup_plain (paste);

  g_string_free (html, TRUE);
  g_assert_nonnull (strstr (plain, "words"));
  assert_canonical (paste);
}

static void
test_long_table (void)
{
  GString *html = repeat ("<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table>",
                          "<tr><td>a</td><td>b</td><td>c</td></tr>", 30000 * 39, "</table>");
  g_autoptr(PengPaste) paste = peng_paste_read_html (html->str, html->len);

  g_string_free (html, TRUE);
  g_assert_true (paste->changes & PENG_PASTE_CUT);
  g_assert_cmpuint (paste->blocks->len, >=, 1);
  g_assert_cmpint (peng_block_get_kind (g_ptr_array_index (paste->blocks, 0)), ==,
                   PENG_BLOCK_TABLE);
  assert_canonical (paste);
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize       n_bytes;
  const char *plain;
} BytesCase;

#define BYTES(literal) (literal), sizeof (literal) - 1

static const BytesCase bytes_cases[] = {
  { "not-utf-8", BYTES ("<p>a\xff\xfe\xc3(b</p>"), NULL },
  { "nul", BYTES ("<p>a\0b</p>\0<p>c</p>"), "ab\nc" },
  { "nul-in-tag", BYTES ("<p st\0yle='color:red'>a</p>"), "a" },
  { "nul-in-sheet", BYTES ("<style>p{\0color:red}</style><p>a</p>"), "a" },
  { "cut-in-tag", BYTES ("<p>a</p><p style='col"), "a" },
  { "cut-in-character", BYTES ("<p>a\xe5\xbd"), NULL },
  { "not-html", BYTES ("\x89PNG\r\n\x1a\n\0\0\0"), NULL },
};

static void
test_bytes (gconstpointer data)
{
  const BytesCase *c = data;
  g_autoptr(PengPaste) paste = peng_paste_read_html (c->bytes, c->n_bytes);
  g_autofree char *plain = peng_paste_dup_plain (paste);

  if (c->plain != NULL)
    g_assert_cmpstr (plain, ==, c->plain);
  assert_canonical (paste);
}

static void
test_long_text (void)
{
  GString *text = repeat ("", "彭城中学的同学们在操场上跑步，然后回到教室上课\n", 20 * MEGA, "");
  g_autoptr(PengPaste) paste = peng_paste_read_text (text->str, PENG_PASTE_WAY_FORMATTED);

  g_string_free (text, TRUE);
  assert_canonical (paste);
}

static const char *markdown[] = { "[", "![", "> ", "- ", "**", "`", "|", "<", "&", "*a_ " };

static void
test_markdown (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (markdown); i++)
    {
      GString *text = repeat ("", markdown[i], 64 * 1024, "\n");
      g_autoptr(PengPaste) paste = peng_paste_read_markdown (text->str);

      g_string_free (text, TRUE);
      assert_canonical (paste);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (large_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/paste-hostile/large/", large_cases[i].name, NULL);

      g_test_add_data_func (path, &large_cases[i], test_large);
    }

  for (guint i = 0; i < G_N_ELEMENTS (nest_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/paste-hostile/nested/", nest_cases[i].name, NULL);

      g_test_add_data_func (path, &nest_cases[i], test_nested);
    }

  for (guint i = 0; i < G_N_ELEMENTS (bytes_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/paste-hostile/bytes/", bytes_cases[i].name, NULL);

      g_test_add_data_func (path, &bytes_cases[i], test_bytes);
    }

  g_test_add_func ("/exchange/paste-hostile/fifty-megabytes", test_fifty_megabytes);
  g_test_add_func ("/exchange/paste-hostile/rules-for-many", test_rules_for_many);
  g_test_add_func ("/exchange/paste-hostile/table-in-blank-row", test_table_in_blank_row);
  g_test_add_func ("/exchange/paste-hostile/long-table", test_long_table);
  g_test_add_func ("/exchange/paste-hostile/long-text", test_long_text);
  g_test_add_func ("/exchange/paste-hostile/markdown", test_markdown);

  return g_test_run ();
}
