/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-model.h"

#include <stdlib.h>
#include <string.h>

#define MAX_ROWS    5
#define MAX_COLUMNS 5

static const char *atoms[] = {
  /* Latin, space and what HTML gives a meaning */
  "a", "B", "z", "0", "9", " ", " ", "  ", "\t", ".", ",", "-", "'", "\"", "<", ">", "&", "&amp;",
  "<b>", "</p>", "<!--", "]]>", "é", "ß",
  /* Chinese: common, rare (astral), compatibility; punctuation; full-width; ideographic space */
  "彭", "城", "学", "校", "新", "闻", "𠮷", "𪚥", "︁", "豈", "，", "。", "“", "”", "……", "——", "！",
  "Ａ", "１", "\343\200\200", "〇", "葛󠄀",
  /* other scripts: Korean whole and in jamo, Japanese, Arabic, Hebrew, Thai, Devanagari */
  "한", "각", "ひ", "カ", "ﾊﾟ", "ع", "رب", "ש", "ำ", "क्षि", "नि",
  /* what combines, what joins, what cannot be seen */
  "e\314\201", "\314\203", "\315\217", "\342\200\213", "\342\200\214", "\342\200\215",
  "\342\200\216", "\342\200\217",
  /* emoji: one, coloured, joined, flags, keycap */
  "😀", "👍🏽", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇨🇳", "🇩", "1️⃣", "❤️",
  /* line break, no-break space, byte order mark, replacement character, private use */
  PENG_LINE_BREAK_UTF8, "\302\240", "\357\273\277", "\357\277\275", "\356\200\200",
};

static const char *links[] = {
  "https://www.xzedu.example/news/1.html?a=1&b=\"2\"", "http://example.com", "mailto:a@example.com",
  "tel:+8651612345678", "#top", "https://例子.example/彭城",
};

static gboolean
one_in (GRand *rand,
        int    n)
{
  return g_rand_int_range (rand, 0, n) == 0;
}

/* 0 to @max, both included. */
static guint
up_to (GRand *rand,
       guint  max)
{
  return g_rand_int_range (rand, 0, max + 1);
}

/* A string of at most @max_length pieces, most of them one character. */
char *
random_model_utf8 (GRand *rand,
                   guint  max_length)
{
  GString *out = g_string_new (NULL);

  for (guint i = up_to (rand, max_length); i > 0; i--)
    g_string_append (out, atoms[g_rand_int_range (rand, 0, G_N_ELEMENTS (atoms))]);

  return g_string_free (out, FALSE);
}

static char *
random_line (GRand *rand,
             guint  max_length)
{
  g_autofree char *utf8 = random_model_utf8 (rand, max_length);

  return peng_unicode_clean_line (utf8, -1);
}

/* A media name; one of eight, so that they come again. */
char *
random_model_media (GRand *rand)
{
  g_autofree char *bytes = g_strdup_printf ("media %u", up_to (rand, 7));

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, bytes, -1);
}

void
random_model_style (GRand     *rand,
                    PengStyle *style)
{
  *style = (PengStyle) { 0 };

  if (one_in (rand, 2))
    style->flags = g_rand_int (rand) & g_rand_int (rand) & PENG_STYLE_ALL_FLAGS;

  if (style->flags & PENG_STYLE_SUB)
    style->flags &= ~PENG_STYLE_SUP;

  if (one_in (rand, 5))
    style->color = up_to (rand, PENG_N_COLORS - 1);

  if (one_in (rand, 5))
    style->link = links[g_rand_int_range (rand, 0, G_N_ELEMENTS (links))];
}

PengText *
random_model_text (GRand *rand,
                   guint  max_length)
{
  PengTextBuilder *builder = peng_text_builder_new ();
  guint n_pieces = one_in (rand, 4) ? 0 : up_to (rand, 3);

  for (guint i = 0; i <= n_pieces; i++)
    {
      g_autofree char *piece = random_model_utf8 (rand, max_length / (n_pieces + 1));
      PengStyle style;

      random_model_style (rand, &style);
      peng_text_builder_append (builder, piece, -1, &style);
    }

  return peng_text_builder_end (builder);
}

static void
random_format (GRand          *rand,
               PengBlockKind   kind,
               PengTextFormat *format)
{
  *format = (PengTextFormat) {
    .kind = kind,
    .level = up_to (rand, 4),
    .ordered = one_in (rand, 2),
    .start = one_in (rand, 3) ? up_to (rand, 12) : 0,
    .align = one_in (rand, 3) ? up_to (rand, PENG_ALIGN_JUSTIFY) : PENG_ALIGN_DEFAULT,
    .no_indent = one_in (rand, 5),
  };
}

static PengBlock *
random_text_block (GRand         *rand,
                   PengBlockKind  kind)
{
  PengTextFormat format;
  g_autoptr(PengText) text = random_model_text (rand, 20);
  g_autoptr(PengText) cite = NULL;
  g_autoptr(PengBlock) block = NULL;

  random_format (rand, kind, &format);
  block = peng_block_new_text (&format, text);

  if (kind != PENG_BLOCK_QUOTE || one_in (rand, 2))
    return g_steal_pointer (&block);

  cite = random_model_text (rand, 8);

  return peng_block_with_part (block, PENG_PART_CITE, 0, cite);
}

static void
random_image (GRand     *rand,
              PengImage *image)
{
  *image = (PengImage) {
    .media = random_model_media (rand),
    .width = one_in (rand, 3) ? 0 : up_to (rand, 6000),
    .height = one_in (rand, 3) ? 0 : up_to (rand, 6000),
    .size = up_to (rand, PENG_IMAGE_FULL),
    .alt = random_line (rand, 8),
    .caption = random_model_text (rand, 8),
    .link = one_in (rand, 4) ? "https://jyj.xz.example/?a=1&b=\"2\"" : NULL,
  };
}

static void
clear_image (PengImage *image)
{
  g_free ((char *) image->media);
  g_free ((char *) image->alt);
  peng_text_unref (image->caption);
}

static PengBlock *
random_image_block (GRand *rand)
{
  PengImage image;
  PengBlock *block;

  random_image (rand, &image);
  block = peng_block_new_image (&image);
  clear_image (&image);

  return block;
}

static PengBlock *
random_gallery (GRand *rand)
{
  PengImage images[4];
  guint n_images = 2 + up_to (rand, 2);
  g_autoptr(PengText) caption = random_model_text (rand, 8);
  PengBlock *block;

  for (guint i = 0; i < n_images; i++)
    random_image (rand, &images[i]);

  block = peng_block_new_gallery (up_to (rand, PENG_GALLERY_THREE), images, n_images, caption);

  for (guint i = 0; i < n_images; i++)
    clear_image (&images[i]);

  return block;
}

static PengBlock *
random_clip (GRand         *rand,
             PengBlockKind  kind)
{
  g_autofree char *media = random_model_media (rand);
  gboolean has_poster = kind == PENG_BLOCK_VIDEO && one_in (rand, 2);
  g_autofree char *poster = has_poster ? random_model_media (rand) : NULL;
  g_autoptr(PengText) caption = random_model_text (rand, 8);

  return peng_block_new_clip (kind, media, poster, caption);
}

/* How many columns from @column are free, up to the first that is not. */
static guint
count_free (gboolean taken[MAX_ROWS][MAX_COLUMNS],
            guint    row,
            guint    column,
            guint    n_columns)
{
  guint end = column;

  while (end < n_columns && !taken[row][end])
    end++;

  return end - column;
}

/* A cell that begins at a free place and takes some more. */
static PengCell
random_cell (GRand    *rand,
             gboolean  taken[MAX_ROWS][MAX_COLUMNS],
             guint     row,
             guint     column,
             guint     n_rows_left,
             guint     n_columns)
{
  guint n_free = count_free (taken, row, column, n_columns);
  PengCell cell = {
    .text = random_model_text (rand, 6),
    .column_span = one_in (rand, 4) ? 1 + up_to (rand, n_free - 1) : 1,
    .row_span = one_in (rand, 4) ? 1 + up_to (rand, n_rows_left - 1) : 1,
    .heading = one_in (rand, 4),
    .align = one_in (rand, 4) ? up_to (rand, PENG_ALIGN_JUSTIFY) : PENG_ALIGN_DEFAULT,
  };

  for (guint i = row; i < row + cell.row_span; i++)
    {
      for (guint j = column; j < column + cell.column_span; j++)
        taken[i][j] = TRUE;
    }

  return cell;
}

/* Takes the table. */
static PengBlock *
with_widths (GRand     *rand,
             PengBlock *table)
{
  g_autoptr(PengBlock) plain = table;
  double widths[MAX_COLUMNS];

  for (guint i = 0; i < MAX_COLUMNS; i++)
    widths[i] = g_rand_double (rand);

  return peng_block_with_widths (plain, widths);
}

static PengBlock *
random_table (GRand *rand)
{
  gboolean taken[MAX_ROWS][MAX_COLUMNS] = { 0 };
  PengCell cells[MAX_ROWS * MAX_COLUMNS];
  PengTableRow rows[MAX_ROWS] = { 0 };
  guint n_rows = 1 + up_to (rand, MAX_ROWS - 1);
  guint n_columns = 1 + up_to (rand, MAX_COLUMNS - 1);
  guint n_head_rows = one_in (rand, 2) ? 1 + up_to (rand, n_rows - 1) : 0;
  guint n_cells = 0;
  g_autoptr(PengText) caption = random_model_text (rand, 8);
  PengBlock *block;

  for (guint row = 0; row < n_rows; row++)
    {
      guint end = row < n_head_rows ? n_head_rows : n_rows;

      rows[row].cells = &cells[n_cells];

      for (guint column = 0; column < n_columns; column++)
        {
          if (taken[row][column])
            continue;

          cells[n_cells++] = random_cell (rand, taken, row, column, end - row, n_columns);
          rows[row].n_cells++;
        }
    }

  block = peng_block_new_table (rows, n_rows, n_head_rows, caption);

  for (guint i = 0; i < n_cells; i++)
    peng_text_unref (cells[i].text);

  return one_in (rand, 2) ? with_widths (rand, block) : block;
}

static PengBlock *
random_attachment (GRand *rand)
{
  g_autofree char *media = random_model_media (rand);
  g_autofree char *name = random_line (rand, 10);

  return peng_block_new_attachment (media, name);
}

PengBlock *
random_model_block_of (GRand         *rand,
                       PengBlockKind  kind)
{
  switch (kind)
    {
    case PENG_BLOCK_PARAGRAPH:
    case PENG_BLOCK_HEADING:
    case PENG_BLOCK_LIST_ITEM:
    case PENG_BLOCK_QUOTE:
      return random_text_block (rand, kind);
    case PENG_BLOCK_IMAGE:
      return random_image_block (rand);
    case PENG_BLOCK_GALLERY:
      return random_gallery (rand);
    case PENG_BLOCK_VIDEO:
    case PENG_BLOCK_AUDIO:
      return random_clip (rand, kind);
    case PENG_BLOCK_TABLE:
      return random_table (rand);
    case PENG_BLOCK_ATTACHMENT:
      return random_attachment (rand);
    case PENG_BLOCK_DIVIDER:
      return peng_block_new_divider ();
    default:
      g_assert_not_reached ();
    }
}

/* A block of any kind; half of them hold text, as in an article. */
PengBlock *
random_model_block (GRand *rand)
{
  return random_model_block_of (rand, up_to (rand, one_in (rand, 2) ? PENG_BLOCK_QUOTE
                                                                    : PENG_BLOCK_DIVIDER));
}

static GPtrArray *
random_blocks (GRand *rand,
               guint  max_blocks)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);

  for (guint i = up_to (rand, max_blocks); i > 0; i--)
    g_ptr_array_add (blocks, random_model_block (rand));

  return blocks;
}

/* A whole article; its UUID follows from the seed too. */
PengArticle *
random_model_article (GRand *rand,
                      guint  max_blocks)
{
  g_autoptr(GPtrArray) blocks = random_blocks (rand, max_blocks);
  g_autofree char *uuid = g_strdup_printf ("%08x-0000-4000-8000-000000000000", g_rand_int (rand));
  char *fields[PENG_N_FIELDS];
  PengArticle *article;

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = random_line (rand, 10);

  article = peng_article_new (uuid, (const char * const *) fields,
                              (PengBlock * const *) blocks->pdata, blocks->len);

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    g_free (fields[i]);

  return article;
}

/* Finds a text of the document: any text of a random block, or of the next that has one. */
void
random_model_place (GRand        *rand,
                    PengDocument *document,
                    PengPlace    *place)
{
  guint n_blocks = peng_document_get_n_blocks (document);
  guint start = g_rand_int_range (rand, 0, n_blocks);
  PengPart first = up_to (rand, PENG_PART_CELL);

  for (guint i = 0; i < n_blocks; i++)
    {
      PengBlock *block = peng_document_get_block (document, (start + i) % n_blocks);

      for (guint j = 0; j <= PENG_PART_CELL; j++)
        {
          PengPart part = (first + j) % (PENG_PART_CELL + 1);
          guint n_parts = peng_block_get_n_parts (block, part);

          if (n_parts == 0)
            continue;

          *place = (PengPlace) { (start + i) % n_blocks, part, up_to (rand, n_parts - 1) };
          return;
        }
    }

  g_assert_not_reached ();
}

static PengEdit *
random_text_edit (GRand        *rand,
                  PengDocument *document)
{
  PengPlace place;
  guint length;
  g_autoptr(PengText) inserted = random_model_text (rand, one_in (rand, 10) ? 50 : 2);

  random_model_place (rand, document, &place);
  length = peng_text_get_length (peng_document_get_text (document, &place));

  return peng_document_make_text (document, &place, up_to (rand, length),
                                  one_in (rand, 2) ? 0 : up_to (rand, length), inserted);
}

static PengEdit *
random_restyle (GRand        *rand,
                PengDocument *document)
{
  PengPlace place;
  PengStyle style;
  guint length;
  PengStyleChange change = {
    .set = g_rand_int (rand) & g_rand_int (rand) & PENG_STYLE_ALL_FLAGS,
    .clear = g_rand_int (rand) & g_rand_int (rand) & PENG_STYLE_ALL_FLAGS,
    .has_color = one_in (rand, 3),
    .has_link = one_in (rand, 3),
  };

  random_model_style (rand, &style);
  change.color = style.color;
  change.link = style.link;
  random_model_place (rand, document, &place);
  length = peng_text_get_length (peng_document_get_text (document, &place));

  return peng_document_make_restyle (document, &place, up_to (rand, length),
                                     up_to (rand, length), &change);
}

/* A range of blocks goes and others come; where it reaches the end, a text block comes last. */
static PengEdit *
random_blocks_edit (GRand        *rand,
                    PengDocument *document)
{
  g_autoptr(GPtrArray) inserted = random_blocks (rand, 3);
  guint n_blocks = peng_document_get_n_blocks (document);
  guint position = up_to (rand, n_blocks);
  guint n_removed = up_to (rand, 3);

  n_removed = MIN (n_removed, n_blocks - position);

  if (position + n_removed == n_blocks)
    g_ptr_array_add (inserted, random_model_block_of (rand, up_to (rand, PENG_BLOCK_QUOTE)));

  return peng_document_make_blocks (document, position, n_removed,
                                    (PengBlock * const *) inserted->pdata, inserted->len);
}

static PengEdit *
random_format_edit (GRand        *rand,
                    PengDocument *document)
{
  guint position = g_rand_int_range (rand, 0, peng_document_get_n_blocks (document));
  PengBlock *block = peng_document_get_block (document, position);
  PengTextFormat format;
  g_autoptr(PengBlock) changed = NULL;

  random_format (rand, up_to (rand, PENG_BLOCK_QUOTE), &format);

  if (peng_block_is_text (block))
    changed = peng_block_with_format (block, &format);
  else
    changed = random_model_block_of (rand, peng_block_get_kind (block));

  return peng_document_make_blocks (document, position, 1, &changed, 1);
}

static PengEdit *
random_field_edit (GRand        *rand,
                   PengDocument *document)
{
  PengField field = up_to (rand, PENG_N_FIELDS - 1);
  guint length = g_utf8_strlen (peng_document_get_field (document, field), -1);
  g_autofree char *inserted = random_model_utf8 (rand, 4);

  if (one_in (rand, 3))
    return peng_document_make_set_field (document, field, inserted);

  return peng_document_make_field (document, field, up_to (rand, length),
                                   up_to (rand, length), inserted);
}

/* An edit of any kind that can be applied now. */
PengEdit *
random_model_edit (GRand        *rand,
                   PengDocument *document)
{
  switch (up_to (rand, 7))
    {
    case 0:
    case 1:
    case 2:
      return random_text_edit (rand, document);
    case 3:
      return random_restyle (rand, document);
    case 4:
      return random_field_edit (rand, document);
    case 5:
      return random_format_edit (rand, document);
    default:
      return random_blocks_edit (rand, document);
    }
}
