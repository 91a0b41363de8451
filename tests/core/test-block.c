/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-article.h"
#include "random-model.h"

#include <stdio.h>
#include <string.h>

#define LS      PENG_LINE_BREAK_UTF8
#define MEDIA   "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define MEDIA_2 "f123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

typedef struct
{
  const char     *name;
  PengTextFormat  given;
  PengTextFormat  kept;
} FormatCase;

static const FormatCase format_cases[] = {
  { "paragraph", { PENG_BLOCK_PARAGRAPH, 3, TRUE, 7, PENG_ALIGN_RIGHT, TRUE },
                 { PENG_BLOCK_PARAGRAPH, 0, FALSE, 0, PENG_ALIGN_RIGHT, TRUE } },
  { "heading-low", { PENG_BLOCK_HEADING, 0, TRUE, 7, 0, TRUE },
                   { PENG_BLOCK_HEADING, 2, FALSE, 0, 0, FALSE } },
  { "heading-high", { PENG_BLOCK_HEADING, 9, 0, 0, 0, 0 }, { PENG_BLOCK_HEADING, 4, 0, 0, 0, 0 } },
  { "item-low", { PENG_BLOCK_LIST_ITEM, 0, 0, 5, 0, 0 }, { PENG_BLOCK_LIST_ITEM, 1, 0, 0, 0, 0 } },
  { "item-high", { PENG_BLOCK_LIST_ITEM, 9, 5, 5, 0, 0 },
                 { PENG_BLOCK_LIST_ITEM, 3, TRUE, 5, 0, 0 } },
  { "item-start", { PENG_BLOCK_LIST_ITEM, 1, TRUE, G_MAXUINT, 0, 0 },
                  { PENG_BLOCK_LIST_ITEM, 1, TRUE, PENG_LIST_MAX_START, 0, 0 } },
  { "quote", { PENG_BLOCK_QUOTE, 2, TRUE, 2, PENG_ALIGN_CENTER, TRUE },
             { PENG_BLOCK_QUOTE, 0, 0, 0, PENG_ALIGN_CENTER, 0 } },
};

static void
test_format (gconstpointer data)
{
  const FormatCase *c = data;
  g_autoptr(PengText) text = peng_text_new ("彭城");
  g_autoptr(PengBlock) block = peng_block_new_text (&c->given, text);
  g_autoptr(PengBlock) paragraph = peng_block_new_paragraph ("彭城");
  g_autoptr(PengBlock) changed = peng_block_with_format (paragraph, &c->given);
  const PengTextFormat *format = peng_block_get_format (block);

  g_assert_cmpint (peng_block_get_kind (block), ==, c->kept.kind);
  g_assert_cmpint (format->kind, ==, c->kept.kind);
  g_assert_cmpuint (format->level, ==, c->kept.level);
  g_assert_cmpint (format->ordered, ==, c->kept.ordered);
  g_assert_cmpuint (format->start, ==, c->kept.start);
  g_assert_cmpint (format->align, ==, c->kept.align);
  g_assert_cmpint (format->no_indent, ==, c->kept.no_indent);
  g_assert_true (peng_block_is_text (block));
  g_assert_true (peng_block_equal (block, changed));
}

/* A table is written as rows, "2x1" a cell of two columns and one row. */
typedef struct
{
  const char *name;
  const char *rows;
  guint       n_head_rows;
  gboolean    is_valid;
} TableCase;

static const TableCase table_cases[] = {
  { "one-cell",           "1x1", 0, TRUE },
  { "head-alone",         "1x1 1x1", 1, TRUE },
  { "rectangle",          "1x1 1x1 / 1x1 1x1", 1, TRUE },
  { "column-span",        "2x1 / 1x1 1x1", 0, TRUE },
  { "row-span",           "1x2 1x1 / 1x1", 0, TRUE },
  { "row-span-in-middle", "1x1 1x2 1x1 / 1x1 1x1", 0, TRUE },
  { "row-all-covered",    "1x2 1x2 / ", 0, TRUE },
  { "block-of-four",      "2x2 1x1 / 1x1 / 1x1 1x1 1x1", 0, TRUE },
  { "interlocked",        "2x1 1x2 / 1x2 1x1 / 2x1", 0, TRUE },
  { "widest",             "64x1", 0, TRUE },
  { "tallest",            "1x1*20000", 0, TRUE },
  { "no-rows",            "", 0, FALSE },
  { "no-cells",           " / ", 0, FALSE },
  { "short-row",          "1x1 1x1 / 1x1", 0, FALSE },
  { "long-row",           "1x1 / 1x1 1x1", 0, FALSE },
  { "empty-row",          "1x1 / ", 0, FALSE },
  { "span-leaves-row",    "1x1 / 2x1", 0, FALSE },
  { "span-leaves-table",  "1x2", 0, FALSE },
  { "span-leaves-head",   "1x2 1x1 / 1x1", 1, FALSE },
  { "overlap",            "1x1 1x2 1x1 / 2x1 1x1", 0, FALSE },
  { "gap-and-overhang",   "1x1 1x1 1x2 / 1x1", 0, FALSE },
  { "no-column",          "0x1", 0, FALSE },
  { "no-row",             "1x0", 0, FALSE },
  { "too-wide",           "65x1", 0, FALSE },
  { "much-too-wide",      "4294967295x1", 0, FALSE },
  { "much-too-high",      "1x4294967295", 0, FALSE },
  { "too-tall",           "1x1*20001", 0, FALSE },
  { "too-many-places",    "2x1*10001", 0, FALSE },
  { "head-beyond",        "1x1", 2, FALSE },
};

static GArray *
parse_row (const char *row,
           PengText   *text)
{
  g_auto(GStrv) words = g_strsplit_set (row, " ", -1);
  GArray *cells = g_array_new (FALSE, TRUE, sizeof (PengCell));

  for (guint i = 0; words[i] != NULL; i++)
    {
      PengCell cell = { .text = text };

      if (sscanf (words[i], "%ux%u", &cell.column_span, &cell.row_span) == 2)
        g_array_append_val (cells, cell);
    }

  return cells;
}

static void
test_table (gconstpointer data)
{
  const TableCase *c = data;
  g_autoptr(PengText) text = peng_text_new ("彭");
  g_auto(GStrv) lines = g_strsplit (c->rows, "/", -1);
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (PengTableRow));
  g_autoptr(PengBlock) block = NULL;
  const PengTableRow *table;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      GArray *row = parse_row (lines[i], text);
      const char *times = strchr (lines[i], '*');
      PengTableRow table_row = { (const PengCell *) row->data, row->len };

      g_ptr_array_add (cells, row);

      for (guint n = times != NULL ? g_ascii_strtoull (times + 1, NULL, 10) : 1; n > 0; n--)
        g_array_append_val (rows, table_row);
    }

  table = (const PengTableRow *) rows->data;
  g_assert_true (peng_table_is_valid (table, rows->len, c->n_head_rows) == c->is_valid);

  if (!c->is_valid)
    return;

  block = peng_block_new_table (table, rows->len, c->n_head_rows, text);
  g_assert_cmpuint (peng_block_get_n_rows (block), ==, rows->len);
  g_assert_cmpuint (peng_block_get_n_head_rows (block), ==, c->n_head_rows);
  g_assert_cmpuint (peng_block_get_count (block)->words, ==,
                    1 + peng_block_get_n_parts (block, PENG_PART_CELL));
}

static const struct
{
  const char *media;
  gboolean    is_name;
} media_cases[] = {
  { MEDIA, TRUE },
  { NULL, FALSE },
  { "", FALSE },
  { "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef", FALSE },
  { "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde", FALSE },
  { MEDIA "0", FALSE },
  { "../../../../../../../../../../../../../../../../../../etc/passwd", FALSE },
};

static void
test_media_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (media_cases); i++)
    g_assert_true (peng_media_is_name (media_cases[i].media) == media_cases[i].is_name);
}

/* How many texts of each part a block of each kind has; random ones have 2 to 4 pictures, and
 * cells. */
static const struct
{
  PengBlockKind  kind;
  gboolean       has[PENG_PART_CELL + 1];
} part_cases[] = {
  { PENG_BLOCK_PARAGRAPH,  { [PENG_PART_TEXT] = TRUE } },
  { PENG_BLOCK_HEADING,    { [PENG_PART_TEXT] = TRUE } },
  { PENG_BLOCK_LIST_ITEM,  { [PENG_PART_TEXT] = TRUE } },
  { PENG_BLOCK_QUOTE,      { [PENG_PART_TEXT] = TRUE, [PENG_PART_CITE] = TRUE } },
  { PENG_BLOCK_IMAGE,      { [PENG_PART_CAPTION] = TRUE, [PENG_PART_ALT] = TRUE } },
  { PENG_BLOCK_GALLERY,    { [PENG_PART_CAPTION] = TRUE, [PENG_PART_IMAGE_CAPTION] = TRUE,
                             [PENG_PART_IMAGE_ALT] = TRUE } },
  { PENG_BLOCK_VIDEO,      { [PENG_PART_CAPTION] = TRUE } },
  { PENG_BLOCK_AUDIO,      { [PENG_PART_CAPTION] = TRUE } },
  { PENG_BLOCK_TABLE,      { [PENG_PART_CAPTION] = TRUE, [PENG_PART_CELL] = TRUE } },
  { PENG_BLOCK_ATTACHMENT, { [PENG_PART_NAME] = TRUE } },
  { PENG_BLOCK_DIVIDER,    { 0 } },
};

/* Each text of a block can be changed, the rest stays; and changed back, it is the same block. */
static void
assert_part_changes (PengBlock *block,
                     PengPart   part,
                     guint      index)
{
  const PengStyle strong = { .flags = PENG_STYLE_STRONG };
  PengText *old = peng_block_get_part (block, part, index);
  g_autoptr(PengText) text = peng_text_new_styled ("彭城" LS "x ", &strong);
  g_autoptr(PengBlock) changed = peng_block_with_part (block, part, index, text);
  g_autoptr(PengBlock) back = peng_block_with_part (changed, part, index, old);
  PengText *held = peng_block_get_part (changed, part, index);
  const PengCount *count = peng_block_get_count (back);

  g_assert_false (peng_block_equal (block, changed));
  g_assert_true (peng_block_equal (block, back));
  g_assert_cmpuint (peng_text_get_length (held), ==, peng_text_get_length (text));
  g_assert_cmpmem (count, sizeof *count, peng_block_get_count (block), sizeof *count);

  if (peng_part_is_plain (part))
    {
      g_assert_cmpstr (peng_text_get_string (held), ==, "彭城 x ");
      g_assert_cmphex (peng_text_get_style (held, 0)->flags, ==, 0);
    }
  else
    g_assert_true (peng_text_equal (held, text));
}

static void
test_parts (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < 100 * G_N_ELEMENTS (part_cases); i++)
    {
      guint kind = i % G_N_ELEMENTS (part_cases);
      g_autoptr(PengBlock) block = random_model_block_of (rand, part_cases[kind].kind);

      for (PengPart part = 0; part <= PENG_PART_CELL; part++)
        {
          guint n_parts = peng_block_get_n_parts (block, part);

          g_assert_true ((n_parts > 0) == part_cases[kind].has[part]);
          g_assert_null (peng_block_get_part (block, part, n_parts));

          for (guint j = 0; j < n_parts; j++)
            assert_part_changes (block, part, j);
        }
    }
}

/* Blocks made twice from one seed are equal; from two seeds, hardly ever. */
static void
test_equal (void)
{
  guint32 seed = test_seed ();
  guint n_equal = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed + i);
      g_autoptr(GRand) same = g_rand_new_with_seed (seed + i);
      g_autoptr(PengBlock) block = random_model_block (rand);
      g_autoptr(PengBlock) twin = random_model_block (same);
      g_autoptr(PengBlock) other = random_model_block (rand);

      g_assert_true (peng_block_equal (block, twin));
      g_assert_true (peng_block_equal (block, other) == peng_block_equal (other, block));
      n_equal += peng_block_equal (block, other);
    }

  g_assert_cmpuint (n_equal, <, 200);
}

/* Blocks that differ in one thing are not equal, though their texts are. */
static void
assert_all_differ (PengBlock **blocks,
                   guint       n_blocks)
{
  for (guint i = 0; i < n_blocks; i++)
    {
      for (guint j = 0; j < n_blocks; j++)
        g_assert_true (peng_block_equal (blocks[i], blocks[j]) == (i == j));
    }

  for (guint i = 0; i < n_blocks; i++)
    peng_block_unref (blocks[i]);
}

static void
test_formats_differ (void)
{
  g_autoptr(PengText) text = peng_text_new ("彭");
  const PengTextFormat formats[] = {
    { .kind = PENG_BLOCK_PARAGRAPH },
    { .kind = PENG_BLOCK_PARAGRAPH, .no_indent = TRUE },
    { .kind = PENG_BLOCK_PARAGRAPH, .align = PENG_ALIGN_RIGHT },
    { .kind = PENG_BLOCK_HEADING, .level = 2 },
    { .kind = PENG_BLOCK_HEADING, .level = 3 },
    { .kind = PENG_BLOCK_LIST_ITEM, .level = 1 },
    { .kind = PENG_BLOCK_LIST_ITEM, .level = 1, .ordered = TRUE },
    { .kind = PENG_BLOCK_LIST_ITEM, .level = 1, .ordered = TRUE, .start = 3 },
    { .kind = PENG_BLOCK_QUOTE },
  };
  PengBlock *blocks[G_N_ELEMENTS (formats)];

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    blocks[i] = peng_block_new_text (&formats[i], text);

  assert_all_differ (blocks, G_N_ELEMENTS (blocks));
}

static void
test_media_differ (void)
{
  g_autoptr(PengText) text = peng_text_new ("彭");
  const PengImage images[] = {
    { MEDIA, 1, 2, PENG_IMAGE_NORMAL, "", text },
    { MEDIA_2, 1, 2, PENG_IMAGE_NORMAL, "", text },
    { MEDIA, 3, 2, PENG_IMAGE_NORMAL, "", text },
    { MEDIA, 1, 3, PENG_IMAGE_NORMAL, "", text },
    { MEDIA, 1, 2, PENG_IMAGE_HALF, "", text },
    { MEDIA, 1, 2, PENG_IMAGE_NORMAL, "a", text },
  };
  PengBlock *blocks[] = {
    peng_block_new_image (&images[0]),
    peng_block_new_image (&images[1]),
    peng_block_new_image (&images[2]),
    peng_block_new_image (&images[3]),
    peng_block_new_image (&images[4]),
    peng_block_new_image (&images[5]),
    peng_block_new_gallery (PENG_GALLERY_ROWS, images, 2, text),
    peng_block_new_gallery (PENG_GALLERY_TWO, images, 2, text),
    peng_block_new_gallery (PENG_GALLERY_ROWS, images, 3, text),
    peng_block_new_clip (PENG_BLOCK_AUDIO, MEDIA, NULL, text),
    peng_block_new_clip (PENG_BLOCK_VIDEO, MEDIA, NULL, text),
    peng_block_new_clip (PENG_BLOCK_VIDEO, MEDIA_2, NULL, text),
    peng_block_new_clip (PENG_BLOCK_VIDEO, MEDIA, MEDIA_2, text),
    peng_block_new_attachment (MEDIA, "彭"),
  };

  assert_all_differ (blocks, G_N_ELEMENTS (blocks));
}

static void
test_tables_differ (void)
{
  g_autoptr(PengText) text = peng_text_new ("彭");
  const PengCell four[] = { { text, 1, 1 }, { text, 1, 1 }, { text, 1, 1 }, { text, 1, 1 } };
  const PengCell heads[] = { { text, 1, 1, TRUE }, { text, 1, 1 }, { text, 1, 1 }, { text, 1, 1 } };
  const PengCell aligned[] = { { text, 1, 1, 0, PENG_ALIGN_RIGHT }, { text, 1, 1 }, { text, 1, 1 },
                               { text, 1, 1 } };
  const PengCell broad[] = { { text, 2, 1 }, { text, 1, 1 }, { text, 1, 1 } };
  const PengCell high[] = { { text, 1, 2 }, { text, 1, 1 }, { text, 1, 1 } };
  const PengTableRow square[] = { { four, 2 }, { four + 2, 2 } };
  const PengTableRow line[] = { { four, 4 } };
  const PengTableRow with_head[] = { { heads, 2 }, { heads + 2, 2 } };
  const PengTableRow with_align[] = { { aligned, 2 }, { aligned + 2, 2 } };
  const PengTableRow with_broad[] = { { broad, 1 }, { broad + 1, 2 } };
  const PengTableRow with_high[] = { { high, 2 }, { high + 2, 1 } };
  PengBlock *blocks[] = {
    peng_block_new_table (square, 2, 0, text),
    peng_block_new_table (square, 2, 1, text),
    peng_block_new_table (line, 1, 0, text),
    peng_block_new_table (with_head, 2, 0, text),
    peng_block_new_table (with_align, 2, 0, text),
    peng_block_new_table (with_broad, 2, 0, text),
    peng_block_new_table (with_high, 2, 0, text),
  };

  assert_all_differ (blocks, G_N_ELEMENTS (blocks));
}

static PengBlock *
new_image (PengImageSize  size,
           const char    *alt,
           const char    *caption)
{
  g_autoptr(PengText) text = peng_text_new (caption);
  PengImage image = { MEDIA, 640, 480, size, alt, text };

  return peng_block_new_image (&image);
}

static void
test_image (void)
{
  g_autoptr(PengBlock) block = new_image (PENG_IMAGE_HALF, "alt\nline", "图一");
  g_autoptr(PengBlock) other = NULL;
  g_autoptr(PengText) alt = peng_text_new ("新");
  g_autoptr(PengBlock) renamed = peng_block_with_part (block, PENG_PART_ALT, 0, alt);
  guint n_images;
  PengImage image = *peng_block_get_images (block, &n_images);

  g_assert_cmpuint (n_images, ==, 1);
  g_assert_cmpstr (image.alt, ==, "alt line");
  g_assert_cmpint (image.size, ==, PENG_IMAGE_HALF);
  g_assert_cmpstr (peng_block_get_media (block), ==, MEDIA);
  g_assert_cmpuint (peng_block_get_count (block)->words, ==, 2);
  g_assert_cmpstr (peng_block_get_images (renamed, &n_images)->alt, ==, "新");

  image.media = MEDIA_2;
  image.size = PENG_IMAGE_FULL;
  other = peng_block_with_image (block, 0, &image);
  g_assert_cmpstr (peng_block_get_media (other), ==, MEDIA_2);
  g_assert_false (peng_block_equal (block, other));
}

static void
test_gallery (void)
{
  g_autoptr(PengText) caption = peng_text_new ("运动会");
  g_autoptr(PengText) one = peng_text_new ("一");
  PengImage images[] = {
    { MEDIA, 0, 0, PENG_IMAGE_FULL, "", one },
    { MEDIA_2, 1, 2, PENG_IMAGE_NORMAL, "b", one },
  };
  g_autoptr(PengBlock) block = peng_block_new_gallery (PENG_GALLERY_TWO, images, 2, caption);
  guint n_images;
  const PengImage *held = peng_block_get_images (block, &n_images);

  g_assert_cmpuint (n_images, ==, 2);
  g_assert_cmpint (held[0].size, ==, PENG_IMAGE_NORMAL);
  g_assert_cmpstr (held[1].media, ==, MEDIA_2);
  g_assert_cmpint (peng_block_get_layout (block), ==, PENG_GALLERY_TWO);
  g_assert_cmpuint (peng_block_get_count (block)->words, ==, 5);
  g_assert_null (peng_block_get_text (block));
  g_assert_null (peng_block_get_format (block));
}

/* A quote's source stays with the quote, and goes with it. */
static void
test_cite (void)
{
  const PengTextFormat quote = { .kind = PENG_BLOCK_QUOTE };
  const PengTextFormat centred = { .kind = PENG_BLOCK_QUOTE, .align = PENG_ALIGN_CENTER };
  const PengTextFormat paragraph = { .kind = PENG_BLOCK_PARAGRAPH };
  g_autoptr(PengText) text = peng_text_new ("学而时习之");
  g_autoptr(PengText) cite = peng_text_new ("论语");
  g_autoptr(PengBlock) bare = peng_block_new_text (&quote, text);
  g_autoptr(PengBlock) block = peng_block_with_part (bare, PENG_PART_CITE, 0, cite);
  g_autoptr(PengBlock) moved = peng_block_with_format (block, &centred);
  g_autoptr(PengBlock) plain = peng_block_with_format (block, &paragraph);
  g_autoptr(PengBlock) again = peng_block_with_format (plain, &quote);

  g_assert_cmpuint (peng_block_get_count (block)->words, ==, 7);
  g_assert_true (peng_text_equal (peng_block_get_part (moved, PENG_PART_CITE, 0), cite));
  g_assert_cmpint (peng_block_get_format (moved)->align, ==, PENG_ALIGN_CENTER);
  g_assert_cmpuint (peng_block_get_count (plain)->words, ==, 5);
  g_assert_true (peng_block_equal (again, bare));
}

/* Expects that a constructor refuses what is no block, as a mistake of the program. */
#define ASSERT_REFUSED(pattern, call)                                       \
  G_STMT_START {                                                            \
    g_test_expect_message ("peng-block", G_LOG_LEVEL_CRITICAL, pattern);    \
    g_assert_null (call);                                                   \
    g_test_assert_expected_messages ();                                     \
  } G_STMT_END

static void
test_refused (void)
{
  g_autoptr(PengText) text = peng_text_new_empty ();
  const PengTextFormat atom = { .kind = PENG_BLOCK_IMAGE };
  const PengImage nameless = { "abc", 0, 0, 0, "", text };
  const PengImage fine = { MEDIA, 0, 0, 0, "", text };

  ASSERT_REFUSED ("*format*", peng_block_new_text (&atom, text));
  ASSERT_REFUSED ("*is_valid_image*", peng_block_new_image (&nameless));
  ASSERT_REFUSED ("*n_images >= 2*", peng_block_new_gallery (0, &fine, 1, text));
  ASSERT_REFUSED ("*is_name (media)*", peng_block_new_clip (PENG_BLOCK_VIDEO, "../x", NULL, text));
  ASSERT_REFUSED ("*poster*", peng_block_new_clip (PENG_BLOCK_AUDIO, MEDIA, MEDIA, text));
  ASSERT_REFUSED ("*table_is_valid*", peng_block_new_table (NULL, 0, 0, text));
}

static GPtrArray *
new_sample (void)
{
  const PengTextFormat quote = { .kind = PENG_BLOCK_QUOTE };
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  g_autoptr(PengText) empty = peng_text_new_empty ();
  g_autoptr(PengText) said = peng_text_new ("说");
  g_autoptr(PengText) who = peng_text_new ("某某");
  g_autoptr(PengBlock) bare = peng_block_new_text (&quote, said);
  PengCell cells[] = { { said, 1, 1 }, { who, 1, 1 }, { empty, 1, 1 }, { who, 1, 1 } };
  PengTableRow rows[] = { { cells, 2 }, { cells + 2, 2 } };

  g_ptr_array_add (blocks, peng_block_new_paragraph ("一" LS "二"));
  g_ptr_array_add (blocks, peng_block_new_paragraph (""));
  g_ptr_array_add (blocks, new_image (0, "not in it", ""));
  g_ptr_array_add (blocks, new_image (0, "not in it", "图一"));
  g_ptr_array_add (blocks, peng_block_new_divider ());
  g_ptr_array_add (blocks, peng_block_with_part (bare, PENG_PART_CITE, 0, who));
  g_ptr_array_add (blocks, peng_block_new_table (rows, 2, 1, said));
  g_ptr_array_add (blocks, peng_block_new_clip (PENG_BLOCK_VIDEO, MEDIA_2, MEDIA, empty));
  g_ptr_array_add (blocks, peng_block_new_attachment (MEDIA_2, "名单.pdf"));

  return blocks;
}

static void
test_article (void)
{
  g_autoptr(GPtrArray) blocks = new_sample ();
  const char *fields[PENG_N_FIELDS] = { [PENG_FIELD_TITLE] = "标\n题", [PENG_FIELD_COVER] = MEDIA_2 };
  g_autoptr(PengArticle) article =
    peng_article_new (NULL, fields, (PengBlock * const *) blocks->pdata, blocks->len);
  g_autoptr(PengArticle) other = peng_article_with_uuid (article, NULL);
  g_autoptr(PengArticle) same = peng_article_with_uuid (other, peng_article_get_uuid (article));
  g_autofree char *plain = peng_article_dup_plain (article);
  g_auto(GStrv) media = peng_article_dup_media (article);
  const char * const expected_media[] = { MEDIA, MEDIA_2, NULL };
  PengCount count;
  guint n_blocks;

  peng_article_get_blocks (article, &n_blocks);
  g_assert_cmpuint (n_blocks, ==, blocks->len + 1);
  g_assert_cmpstr (peng_article_get_field (article, PENG_FIELD_TITLE), ==, "标 题");
  g_assert_cmpstr (peng_article_get_field (article, PENG_FIELD_TAGS), ==, "");
  g_assert_cmpstr (plain, ==, "一\n二\n\n图一\n说\n某某\n说\t某某\n\t某某\n说\n名单.pdf\n\n");
  g_assert_cmpstrv (media, expected_media);
  g_assert_false (peng_article_equal (article, other));
  g_assert_true (peng_article_equal (article, same));
  peng_article_count (article, &count);
  g_assert_cmpuint (count.words, ==, 13);
}

static void
test_empty_article (void)
{
  g_autoptr(PengArticle) article = peng_article_new_empty ();
  g_autoptr(PengArticle) other = peng_article_new_empty ();
  g_autoptr(PengBlock) paragraph = peng_block_new_paragraph ("");
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (article, &n_blocks);

  g_assert_cmpuint (n_blocks, ==, 1);
  g_assert_true (peng_block_equal (blocks[0], paragraph));
  g_assert_true (g_uuid_string_is_valid (peng_article_get_uuid (article)));
  g_assert_cmpstr (peng_article_get_uuid (article), !=, peng_article_get_uuid (other));
}

static void
test_fields (void)
{
  PengField field = PENG_FIELD_TITLE;

  for (PengField i = 0; i < PENG_N_FIELDS; i++)
    {
      g_assert_true (peng_field_from_name (peng_field_get_name (i), &field));
      g_assert_cmpint (field, ==, i);
    }

  g_assert_false (peng_field_from_name ("Title", &field));
  g_assert_false (peng_field_from_name (NULL, &field));
}

static void
add_cases (const char    *prefix,
           gconstpointer  cases,
           gsize          n_cases,
           gsize          size,
           GTestDataFunc  test)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      const char *c = (const char *) cases + i * size;
      g_autofree char *path = g_strconcat (prefix, *(const char * const *) c, NULL);

      g_test_add_data_func (path, c, test);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_cases ("/core/block/format/", format_cases, G_N_ELEMENTS (format_cases), sizeof *format_cases,
             test_format);
  add_cases ("/core/block/table/", table_cases, G_N_ELEMENTS (table_cases), sizeof *table_cases,
             test_table);
  g_test_add_func ("/core/block/media-names", test_media_names);
  g_test_add_func ("/core/block/parts", test_parts);
  g_test_add_func ("/core/block/equal", test_equal);
  g_test_add_func ("/core/block/formats-differ", test_formats_differ);
  g_test_add_func ("/core/block/media-differ", test_media_differ);
  g_test_add_func ("/core/block/tables-differ", test_tables_differ);
  g_test_add_func ("/core/block/image", test_image);
  g_test_add_func ("/core/block/gallery", test_gallery);
  g_test_add_func ("/core/block/cite", test_cite);
  g_test_add_func ("/core/block/refused", test_refused);
  g_test_add_func ("/core/article/sample", test_article);
  g_test_add_func ("/core/article/empty", test_empty_article);
  g_test_add_func ("/core/article/fields", test_fields);

  return g_test_run ();
}
