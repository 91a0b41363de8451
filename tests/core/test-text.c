/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-text.h"

#include <string.h>

#include "random-model.h"

#define LS PENG_LINE_BREAK_UTF8

/* Texts are written as runs: letters switch a style on for the piece in braces. "a{b:彭城}{bi:x}":
 * b strong, i em, v sub, ^ sup, r red, h a link. */
static PengText *
parse (const char *runs)
{
  PengTextBuilder *builder = peng_text_builder_new ();

  while (*runs != '\0')
    {
      PengStyle style = { 0 };
      gsize length = strcspn (runs, "{");

      peng_text_builder_append (builder, runs, length, NULL);
      runs += length;

      if (*runs == '\0')
        break;

      for (runs++; *runs != ':'; runs++)
        {
          style.flags |= *runs == 'b' ? PENG_STYLE_STRONG : 0;
          style.flags |= *runs == 'i' ? PENG_STYLE_EM : 0;
          style.flags |= *runs == 'v' ? PENG_STYLE_SUB : 0;
          style.flags |= *runs == '^' ? PENG_STYLE_SUP : 0;
          style.color = *runs == 'r' ? PENG_COLOR_RED : style.color;
          style.link = *runs == 'h' ? "https://example.com" : style.link;
        }

      runs++;
      length = strcspn (runs, "}");
      peng_text_builder_append (builder, runs, length, &style);
      runs += length + 1;
    }

  return peng_text_builder_end (builder);
}

static char *
write_runs (PengText *text)
{
  GString *out = g_string_new (NULL);
  guint n_spans;
  const PengSpan *spans = peng_text_get_spans (text, &n_spans);

  for (guint i = 0, offset = 0; i < n_spans; offset += spans[i].length, i++)
    {
      g_autofree char *piece = peng_text_dup_range (text, offset, spans[i].length);
      const PengStyle *style = &spans[i].style;
      g_autofree char *keys = g_strdup_printf ("%s%s%s%s%s%s",
                                               style->flags & PENG_STYLE_STRONG ? "b" : "",
                                               style->flags & PENG_STYLE_EM ? "i" : "",
                                               style->flags & PENG_STYLE_SUB ? "v" : "",
                                               style->flags & PENG_STYLE_SUP ? "^" : "",
                                               style->color == PENG_COLOR_RED ? "r" : "",
                                               style->link != NULL ? "h" : "");

      if (*keys != '\0')
        g_string_append_printf (out, "{%s:%s}", keys, piece);
      else
        g_string_append (out, piece);
    }

  return g_string_free (out, FALSE);
}

static void
assert_canonical (PengText *text)
{
  guint n_spans;
  const PengSpan *spans = peng_text_get_spans (text, &n_spans);
  guint length = 0;

  for (guint i = 0; i < n_spans; i++)
    {
      g_assert_cmpuint (spans[i].length, >, 0);
      g_assert_true (i == 0 || !peng_style_equal (&spans[i].style, &spans[i - 1].style));
      length += spans[i].length;
    }

  g_assert_cmpuint (length, ==, peng_text_get_length (text));
  g_assert_cmpuint (length, ==, g_utf8_strlen (peng_text_get_string (text), -1));
}

static void
assert_runs (PengText   *text,
             const char *runs)
{
  g_autofree char *written = write_runs (text);
  g_autoptr(PengText) parsed = parse (runs);

  g_assert_cmpstr (written, ==, runs);
  g_assert_true (peng_text_equal (text, parsed));
  assert_canonical (text);
}

typedef struct
{
  const char *name;
  const char *text;
  guint       offset;
  guint       length;
  const char *inserted;
  const char *result;
} SpliceCase;

static const SpliceCase splice_cases[] = {
  { "into-empty",         "",                0, 0, "彭",     "彭" },
  { "nothing",            "a{b:b}",          1, 0, "",       "a{b:b}" },
  { "no-text",            "a{b:b}",          1, 0, NULL,     "a{b:b}" },
  { "at-start",           "{b:b}c",          0, 0, "a",      "a{b:b}c" },
  { "at-end",             "a{b:b}",          2, 0, "c",      "a{b:b}c" },
  { "same-style-merges",  "{b:ab}",          1, 0, "{b:x}",  "{b:axb}" },
  { "in-a-span",          "{b:ab}",          1, 0, "x",      "{b:a}x{b:b}" },
  { "removal-joins",      "{b:a}x{b:b}",     1, 1, NULL,     "{b:ab}" },
  { "replace",            "a{b:彭城}c",       1, 2, "{i:x}",  "a{i:x}c" },
  { "replace-joins-both", "a{b:彭}c",         1, 1, "b",      "abc" },
  { "all",                "a{b:b}",          0, 2, NULL,     "" },
  { "links-join",         "{h:a}x{h:b}",     1, 1, NULL,     "{h:ab}" },
  { "astral",             "😀{b:𠮷}",          1, 0, "野",     "😀野{b:𠮷}" },
};

static void
test_splice (gconstpointer data)
{
  const SpliceCase *c = data;
  g_autoptr(PengText) text = parse (c->text);
  g_autoptr(PengText) inserted = c->inserted != NULL ? parse (c->inserted) : NULL;
  g_autoptr(PengText) removed = peng_text_slice (text, c->offset, c->length);
  g_autoptr(PengText) result = peng_text_splice (text, c->offset, c->length, inserted);
  guint n_inserted = inserted != NULL ? peng_text_get_length (inserted) : 0;
  g_autoptr(PengText) back = peng_text_splice (result, c->offset, n_inserted, removed);

  assert_runs (result, c->result);
  assert_runs (back, c->text);
}

typedef struct
{
  const char      *name;
  const char      *text;
  guint            offset;
  guint            length;
  PengStyleChange  change;
  const char      *result;
} RestyleCase;

static const RestyleCase restyle_cases[] = {
  { "set",            "abc",          1, 1, { .set = PENG_STYLE_STRONG },    "a{b:b}c" },
  { "set-all",        "ab",           0, 2, { .set = PENG_STYLE_STRONG },    "{b:ab}" },
  { "set-none",       "ab",           1, 0, { .set = PENG_STYLE_STRONG },    "ab" },
  { "set-on-empty",   "",             0, 0, { .set = PENG_STYLE_STRONG },    "" },
  { "set-joins",      "{b:a}b{b:c}",  1, 1, { .set = PENG_STYLE_STRONG },    "{b:abc}" },
  { "set-over-spans", "a{i:b}c",      0, 3, { .set = PENG_STYLE_STRONG },    "{b:a}{bi:b}{b:c}" },
  { "clear",          "{b:abc}",      1, 1, { .clear = PENG_STYLE_STRONG },  "{b:a}b{b:c}" },
  { "clear-all",      "{bi:a}{vrh:b}", 0, 2,
    { .clear = PENG_STYLE_ALL_FLAGS, .has_color = TRUE, .has_link = TRUE },  "ab" },
  { "sup-ends-sub",   "{v:ab}",       0, 1, { .set = PENG_STYLE_SUP },       "{^:a}{v:b}" },
  { "sub-ends-sup",   "{^:a}",        0, 1, { .set = PENG_STYLE_SUB },       "{v:a}" },
  { "sub-and-sup",    "a",            0, 1, { .set = PENG_STYLE_SUB | PENG_STYLE_SUP }, "{v:a}" },
  { "colour",         "ab",           0, 1,
    { .has_color = TRUE, .color = PENG_COLOR_RED },                          "{r:a}b" },
  { "colour-kept",    "{r:a}",        0, 1, { .set = PENG_STYLE_EM },        "{ir:a}" },
  { "colour-unknown", "{r:a}",        0, 1, { .has_color = TRUE, .color = 99 }, "{r:a}" },
  { "link",           "ab",           1, 1,
    { .has_link = TRUE, .link = "https://example.com" },                     "a{h:b}" },
  { "link-away",      "{h:ab}",       0, 1, { .has_link = TRUE },            "a{h:b}" },
  { "link-unsafe",    "{h:a}b",       0, 2,
    { .has_link = TRUE, .link = "javascript:x" },                            "{h:a}b" },
  { "flag-unknown",   "a",            0, 1, { .set = 1 << 12 },              "a" },
};

static void
test_restyle (gconstpointer data)
{
  const RestyleCase *c = data;
  g_autoptr(PengText) text = parse (c->text);
  g_autoptr(PengText) result = peng_text_restyle (text, c->offset, c->length, &c->change);

  assert_runs (result, c->result);
  g_assert_cmpstr (peng_text_get_string (result), ==, peng_text_get_string (text));
}

static void
test_clean (void)
{
  const PengStyle bad = {
    .flags = ~0u, .color = 77, .link = "javascript:alert(1)",
  };
  g_autoptr(PengText) text = peng_text_new ("a\r\nb\001\377");
  g_autoptr(PengText) styled = peng_text_new_styled ("a", &bad);
  const PengStyle *style = peng_text_get_style (styled, 0);

  g_assert_cmpstr (peng_text_get_string (text), ==, "a" LS "b\357\277\275");
  g_assert_cmpuint (peng_text_get_length (text), ==, 4);
  g_assert_cmphex (style->flags, ==, PENG_STYLE_ALL_FLAGS & ~PENG_STYLE_SUP);
  g_assert_cmpint (style->color, ==, PENG_COLOR_NONE);
  g_assert_null (style->link);
}

static void
test_get_style (void)
{
  g_autoptr(PengText) text = parse ("a{b:bc}{i:d}");
  g_autoptr(PengText) empty = peng_text_new_empty ();
  const PengStyleFlags flags[] = {
    0, PENG_STYLE_STRONG, PENG_STYLE_STRONG, PENG_STYLE_EM, PENG_STYLE_EM,
  };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    g_assert_cmphex (peng_text_get_style (text, i)->flags, ==, flags[i]);

  g_assert_cmphex (peng_text_get_style (empty, 0)->flags, ==, 0);
}

static void
test_builder (void)
{
  const PengStyle strong = { .flags = PENG_STYLE_STRONG };
  PengTextBuilder *builder = peng_text_builder_new ();
  g_autoptr(PengTextBuilder) given_up = peng_text_builder_new ();
  g_autoptr(PengText) text = NULL;

  peng_text_builder_append (builder, "彭城x", 6, NULL);
  peng_text_builder_append (builder, "", -1, &strong);
  peng_text_builder_append (builder, "a", -1, NULL);
  peng_text_builder_append (builder, "\n", -1, &strong);
  g_assert_cmpuint (peng_text_builder_get_length (builder), ==, 4);
  text = peng_text_builder_end (builder);
  assert_runs (text, "彭城a{b:" LS "}");

  peng_text_builder_append (given_up, "a", -1, &strong);
}

/* Texts outlive those they were cut from, links with them. */
static void
test_slices_live (void)
{
  g_autoptr(PengText) text = parse ("a{h:link}b");
  g_autoptr(PengText) slice = peng_text_slice (text, 2, 2);
  g_autoptr(PengText) whole = peng_text_slice (text, 0, 6);

  g_assert_true (whole == text);
  g_clear_pointer (&whole, peng_text_unref);
  g_clear_pointer (&text, peng_text_unref);
  assert_runs (slice, "{h:in}");
}

/* Splices against those of a plain string; styles by their canonical form. */
static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(PengText) text = random_model_text (rand, 12);
      g_autoptr(PengText) inserted = random_model_text (rand, 4);
      guint length = peng_text_get_length (text);
      guint offset = g_rand_int_range (rand, 0, length + 1);
      guint n_removed = g_rand_int_range (rand, 0, length - offset + 1);
      guint n_inserted = peng_text_get_length (inserted);
      guint end = offset + n_removed;
      g_autoptr(PengText) removed = peng_text_slice (text, offset, n_removed);
      g_autoptr(PengText) spliced = peng_text_splice (text, offset, n_removed, inserted);
      g_autoptr(PengText) back = peng_text_splice (spliced, offset, n_inserted, removed);
      g_autofree char *before = peng_text_dup_range (text, 0, offset);
      g_autofree char *after = peng_text_dup_range (text, end, length - end);
      g_autofree char *expected = g_strconcat (before, peng_text_get_string (inserted), after,
                                               NULL);

      g_assert_cmpstr (peng_text_get_string (spliced), ==, expected);
      g_assert_true (peng_text_equal (back, text));
      assert_canonical (spliced);
    }
}

typedef struct
{
  const char *uri;
  gboolean    is_safe;
} LinkCase;

static const LinkCase link_cases[] = {
  { "https://www.xzedu.example/news/1.html?a=b&c=%20#d", TRUE },
  { "HTTP://example.com", TRUE },
  { "http://127.0.0.1:8080/", TRUE },
  { "http://[::1]/", TRUE },
  { "https://徐州.example/新闻", TRUE },
  { "mailto:a@example.com", TRUE },
  { "tel:+86-516-1234", TRUE },
  { "#part-2", TRUE },
  { NULL, FALSE },
  { "", FALSE },
  { "#", FALSE },
  { "https://", FALSE },
  { "https:///path", FALSE },
  { "https://?q", FALSE },
  { "http://", FALSE },
  { "http:///path", FALSE },
  { "http://#a", FALSE },
  { "http://:80", FALSE },
  { "http://\\a", FALSE },
  { "http://@a", FALSE },
  { "http:example.com", FALSE },
  { "http:/example.com", FALSE },
  { "http:\\\\example.com", FALSE },
  { "mailto:", FALSE },
  { "tel:", FALSE },
  { "javascript:alert(1)", FALSE },
  { "JaVaScRiPt:alert(1)", FALSE },
  { " https://example.com", FALSE },
  { "https://example.com/a b", FALSE },
  { "https://example.com/\n", FALSE },
  { "java\tscript:alert(1)", FALSE },
  { "https://example.com/\302\240", FALSE },
  { "https://example.com/" LS, FALSE },
  { "https://example.com/\342\200\256gpj", FALSE },
  { "https://example.com/\342\200\213", FALSE },
  { "https://example.com/\001", FALSE },
  { "https://example.com/\377", FALSE },
  { "data:text/html,x", FALSE },
  { "vbscript:x", FALSE },
  { "file:///etc/passwd", FALSE },
  { "ftp://example.com", FALSE },
  { "//example.com", FALSE },
  { "/news/1.html", FALSE },
  { "news.html", FALSE },
  { "media:0123", FALSE },
  { "blob:https://example.com/1", FALSE },
};

static void
test_links (void)
{
  g_autofree char *tail = g_strnfill (2048 - strlen ("https://"), 'a');
  g_autofree char *longest = g_strconcat ("https://", tail, NULL);
  g_autofree char *too_long = g_strconcat (longest, "a", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (link_cases); i++)
    {
      if (peng_style_link_is_safe (link_cases[i].uri) != link_cases[i].is_safe)
        g_error ("%s: expected %d", link_cases[i].uri, link_cases[i].is_safe);
    }

  g_assert_true (peng_style_link_is_safe (longest));
  g_assert_false (peng_style_link_is_safe (too_long));
}

static void
test_colors (void)
{
  for (PengColor color = PENG_COLOR_NONE; color < PENG_N_COLORS; color++)
    g_assert_cmpint (peng_color_from_name (peng_color_get_name (color)), ==, color);

  g_assert_cmpint (peng_color_from_name ("Red"), ==, PENG_COLOR_NONE);
  g_assert_cmpint (peng_color_from_name (NULL), ==, PENG_COLOR_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (splice_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/text/splice/", splice_cases[i].name, NULL);

      g_test_add_data_func (path, &splice_cases[i], test_splice);
    }

  for (guint i = 0; i < G_N_ELEMENTS (restyle_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/text/restyle/", restyle_cases[i].name, NULL);

      g_test_add_data_func (path, &restyle_cases[i], test_restyle);
    }

  g_test_add_func ("/core/text/clean", test_clean);
  g_test_add_func ("/core/text/get-style", test_get_style);
  g_test_add_func ("/core/text/builder", test_builder);
  g_test_add_func ("/core/text/slices-live", test_slices_live);
  g_test_add_func ("/core/text/random", test_random);
  g_test_add_func ("/core/style/links", test_links);
  g_test_add_func ("/core/style/colors", test_colors);

  return g_test_run ();
}
