/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-block"

#include "core/peng-block-private.h"

#include <string.h>

#define N_PARTS (PENG_PART_CELL + 1)

/**
 * peng_block_find_part:
 * @self: a block that nobody else has seen yet, if the text is to be replaced
 * @part: which text
 * @index: which one, for the parts that a block has several of; else 0
 *
 * Returns: (transfer none) (nullable): the field that holds the part; %NULL where @self has none
 */
PengText **
peng_block_find_part (PengBlock *self,
                      PengPart   part,
                      guint      index)
{
  if (index >= peng_block_get_n_parts (self, part))
    return NULL;

  switch (part)
    {
    case PENG_PART_CITE:
      return &self->cite;
    case PENG_PART_ALT:
    case PENG_PART_IMAGE_ALT:
      return &self->alts[index];
    case PENG_PART_IMAGE_CAPTION:
      return &self->images[index].caption;
    case PENG_PART_CELL:
      return &self->cells[index].text;
    case PENG_PART_CAPTION:
      return self->kind == PENG_BLOCK_IMAGE ? &self->images[0].caption : &self->text;
    case PENG_PART_TEXT:
    case PENG_PART_NAME:
    default:
      return &self->text;
    }
}

/**
 * peng_block_count_part:
 * @self: a block
 * @part: what @text is
 * @text: a text that has come to @self, or gone from it
 * @change: (scope call): peng_count_add() or peng_count_subtract()
 *
 * Brings the count of @self up to date with one text. What is written for the reader counts: text,
 * sources, captions, cells. Alternative text and file names do not.
 */
void
peng_block_count_part (PengBlock  *self,
                       PengPart    part,
                       PengText   *text,
                       void      (*change) (PengCount       *sum,
                                            const PengCount *count))
{
  PengCount count;

  if (peng_part_is_plain (part))
    return;

  peng_unicode_count (peng_text_get_string (text), &count);
  change (&self->count, &count);
}

/**
 * peng_block_count_all:
 * @self: a block
 *
 * Counts @self afresh, at a cost in proportion to its texts.
 */
void
peng_block_count_all (PengBlock *self)
{
  self->count = (PengCount) { 0 };

  for (PengPart part = 0; part < N_PARTS; part++)
    {
      for (guint i = 0; i < peng_block_get_n_parts (self, part); i++)
        peng_block_count_part (self, part, *peng_block_find_part (self, part, i), peng_count_add);
    }
}

/**
 * peng_part_is_plain:
 * @part: a kind of text
 *
 * Returns: whether such a text is one line without style: alternative texts and file names
 */
gboolean
peng_part_is_plain (PengPart part)
{
  return part == PENG_PART_ALT || part == PENG_PART_IMAGE_ALT || part == PENG_PART_NAME;
}

/**
 * peng_block_get_kind:
 * @self: a block
 *
 * Returns: its kind
 */
PengBlockKind
peng_block_get_kind (PengBlock *self)
{
  g_return_val_if_fail (self != NULL, PENG_BLOCK_PARAGRAPH);

  return self->kind;
}

/**
 * peng_block_is_text:
 * @self: a block
 *
 * Returns: whether it is a paragraph, heading, list item or quote
 */
gboolean
peng_block_is_text (PengBlock *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->kind <= PENG_BLOCK_QUOTE;
}

/**
 * peng_block_get_format:
 * @self: a block
 *
 * Returns: (transfer none) (nullable): what a text block is; %NULL for others
 */
const PengTextFormat *
peng_block_get_format (PengBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind <= PENG_BLOCK_QUOTE ? &self->format : NULL;
}

/**
 * peng_block_get_text:
 * @self: a block
 *
 * Returns: (transfer none) (nullable): a text block's own text; %NULL for others
 */
PengText *
peng_block_get_text (PengBlock *self)
{
  return peng_block_get_part (self, PENG_PART_TEXT, 0);
}

/**
 * peng_block_get_images:
 * @self: a block
 * @n_images: (out): how many: 1 for an image block, 0 where there are none
 *
 * Returns: (transfer none) (nullable) (array length=n_images): the pictures of an image block or
 *   gallery
 */
const PengImage *
peng_block_get_images (PengBlock *self,
                       guint     *n_images)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_images != NULL, NULL);

  *n_images = self->n_images;

  return self->images;
}

/**
 * peng_block_get_layout:
 * @self: a block
 *
 * Returns: how a gallery's pictures lie
 */
PengGalleryLayout
peng_block_get_layout (PengBlock *self)
{
  g_return_val_if_fail (self != NULL, PENG_GALLERY_ROWS);

  return self->layout;
}

/**
 * peng_block_get_media:
 * @self: a block
 *
 * Returns: (transfer none) (nullable): media name of a video, audio, attachment or image block
 */
const char *
peng_block_get_media (PengBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind == PENG_BLOCK_IMAGE ? self->images[0].media : self->media;
}

/**
 * peng_block_get_poster:
 * @self: a block
 *
 * Returns: (transfer none) (nullable): media name of a video's still picture
 */
const char *
peng_block_get_poster (PengBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->poster;
}

/**
 * peng_block_get_n_rows:
 * @self: a block
 *
 * Returns: how many rows a table has; 0 for other blocks
 */
guint
peng_block_get_n_rows (PengBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

/**
 * peng_block_get_n_head_rows:
 * @self: a block
 *
 * Returns: how many of a table's rows, from the top, are its head
 */
guint
peng_block_get_n_head_rows (PengBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_head_rows;
}

/**
 * peng_block_get_n_columns:
 * @self: a block
 *
 * Returns: how many columns a table has; 0 for other blocks
 */
guint
peng_block_get_n_columns (PengBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_columns;
}

/**
 * peng_block_get_widths:
 * @self: a block
 *
 * Returns: (transfer none) (nullable): for each column of a table its width in percent, from 1,
 *   which are 100 together; %NULL where the theme finds them
 */
const guint8 *
peng_block_get_widths (PengBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->widths;
}

/**
 * peng_block_get_row:
 * @self: a table
 * @row: below peng_block_get_n_rows()
 *
 * Returns: (transfer none): one row
 */
const PengTableRow *
peng_block_get_row (PengBlock *self,
                    guint      row)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row < self->n_rows, NULL);

  return &self->rows[row];
}

/**
 * peng_block_get_part:
 * @self: a block
 * @part: which of its texts
 * @index: which one, for the parts that a block has several of; else 0
 *
 * Returns: (transfer none) (nullable): that text; %NULL where the block has no such part
 */
PengText *
peng_block_get_part (PengBlock *self,
                     PengPart   part,
                     guint      index)
{
  PengText **text;

  g_return_val_if_fail (self != NULL, NULL);

  text = peng_block_find_part (self, part, index);

  return text != NULL ? *text : NULL;
}

/**
 * peng_block_get_n_parts:
 * @self: a block
 * @part: a kind of text
 *
 * Returns: how many texts of that kind the block has
 */
guint
peng_block_get_n_parts (PengBlock *self,
                        PengPart   part)
{
  g_return_val_if_fail (self != NULL, 0);

  switch (part)
    {
    case PENG_PART_TEXT:
      return self->kind <= PENG_BLOCK_QUOTE;
    case PENG_PART_CITE:
      return self->kind == PENG_BLOCK_QUOTE;
    case PENG_PART_CAPTION:
      return self->kind >= PENG_BLOCK_IMAGE && self->kind <= PENG_BLOCK_TABLE;
    case PENG_PART_ALT:
      return self->kind == PENG_BLOCK_IMAGE;
    case PENG_PART_NAME:
      return self->kind == PENG_BLOCK_ATTACHMENT;
    case PENG_PART_IMAGE_CAPTION:
    case PENG_PART_IMAGE_ALT:
      return self->kind == PENG_BLOCK_GALLERY ? self->n_images : 0;
    case PENG_PART_CELL:
      return self->n_cells;
    default:
      return 0;
    }
}

static gboolean
are_images_equal (PengBlock *a,
                  PengBlock *b)
{
  if (a->n_images != b->n_images)
    return FALSE;

  for (guint i = 0; i < a->n_images; i++)
    {
      const PengImage *image = &a->images[i];
      const PengImage *other = &b->images[i];

      if (strcmp (image->media, other->media) != 0 || image->width != other->width ||
          image->height != other->height || image->size != other->size ||
          g_strcmp0 (image->link, other->link) != 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
are_cells_equal (const PengCell *a,
                 const PengCell *b,
                 guint           n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      if (a[i].column_span != b[i].column_span || a[i].row_span != b[i].row_span ||
          !a[i].heading != !b[i].heading || a[i].align != b[i].align)
        return FALSE;
    }

  return TRUE;
}

/* The tables have equally many columns. */
static gboolean
are_widths_equal (PengBlock *a,
                  PengBlock *b)
{
  if (a->widths == NULL || b->widths == NULL)
    return a->widths == b->widths;

  return a->n_columns == b->n_columns && memcmp (a->widths, b->widths, a->n_columns) == 0;
}

static gboolean
are_rows_equal (PengBlock *a,
                PengBlock *b)
{
  if (a->n_rows != b->n_rows || a->n_head_rows != b->n_head_rows || a->n_cells != b->n_cells)
    return FALSE;

  for (guint i = 0; i < a->n_rows; i++)
    {
      if (a->rows[i].n_cells != b->rows[i].n_cells)
        return FALSE;
    }

  return are_cells_equal (a->cells, b->cells, a->n_cells) && are_widths_equal (a, b);
}

static gboolean
are_formats_equal (const PengTextFormat *a,
                   const PengTextFormat *b)
{
  return a->kind == b->kind && a->level == b->level && a->ordered == b->ordered &&
         a->start == b->start && a->align == b->align && a->no_indent == b->no_indent;
}

/* The blocks are of one kind and shape, so they have the same parts. */
static gboolean
are_parts_equal (PengBlock *a,
                 PengBlock *b)
{
  for (PengPart part = 0; part < N_PARTS; part++)
    {
      for (guint i = 0; i < peng_block_get_n_parts (a, part); i++)
        {
          if (!peng_text_equal (peng_block_get_part (a, part, i), peng_block_get_part (b, part, i)))
            return FALSE;
        }
    }

  return TRUE;
}

/**
 * peng_block_equal:
 * @a: a block
 * @b: another
 *
 * Returns: whether both are the same in all that they hold
 */
gboolean
peng_block_equal (PengBlock *a,
                  PengBlock *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a == b)
    return TRUE;

  return a->kind == b->kind && are_formats_equal (&a->format, &b->format) &&
         a->layout == b->layout && g_strcmp0 (a->media, b->media) == 0 &&
         g_strcmp0 (a->poster, b->poster) == 0 && are_images_equal (a, b) &&
         are_rows_equal (a, b) && are_parts_equal (a, b);
}

/**
 * peng_block_get_count:
 * @self: a block
 *
 * Counts what is written for the reader: text, a quote's source, captions and cells, but neither
 * alternative texts nor file names. It was counted when the block was made.
 *
 * Returns: (transfer none): the counts
 */
const PengCount *
peng_block_get_count (PengBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->count;
}

static void
append_text (GString  *out,
             PengText *text)
{
  const char *p = peng_text_get_string (text);
  const char *line_break;

  while ((line_break = strstr (p, PENG_LINE_BREAK_UTF8)) != NULL)
    {
      g_string_append_len (out, p, line_break - p);
      g_string_append_c (out, '\n');
      p = line_break + strlen (PENG_LINE_BREAK_UTF8);
    }

  g_string_append (out, p);
}

static void
append_row (GString            *out,
            const PengTableRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      append_text (out, row->cells[i].text);

      if (i + 1 < row->n_cells)
        g_string_append_c (out, '\t');
    }

  g_string_append_c (out, '\n');
}

/**
 * peng_block_append_plain:
 * @self: a block
 * @out: where to append
 *
 * Appends a block as plain text, each of its texts a line: a text block's text and a quote's
 * source; captions; a table's rows with tabs between the cells; the name of an attachment.
 * Alternative texts are left out, as they stand for a picture. Line breaks are newlines. A newline
 * ends each line; a text that is empty is no line, save a text block's own.
 */
void
peng_block_append_plain (PengBlock *self,
                         GString   *out)
{
  static const PengPart parts[] = {
    PENG_PART_TEXT, PENG_PART_CITE, PENG_PART_IMAGE_CAPTION, PENG_PART_CAPTION, PENG_PART_NAME,
  };

  g_return_if_fail (self != NULL);
  g_return_if_fail (out != NULL);

  for (guint i = 0; i < self->n_rows; i++)
    append_row (out, &self->rows[i]);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      for (guint j = 0; j < peng_block_get_n_parts (self, parts[i]); j++)
        {
          PengText *text = peng_block_get_part (self, parts[i], j);

          if (parts[i] != PENG_PART_TEXT && peng_text_get_length (text) == 0)
            continue;

          append_text (out, text);
          g_string_append_c (out, '\n');
        }
    }
}

/**
 * peng_block_foreach_media:
 * @self: a block
 * @func: (scope call): called with each media name, in order; one that stands there twice comes
 *   twice
 * @user_data: for @func
 *
 * Visits the media items that a block shows.
 */
void
peng_block_foreach_media (PengBlock  *self,
                          void      (*func) (const char *media,
                                             gpointer    user_data),
                          gpointer    user_data)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  for (guint i = 0; i < self->n_images; i++)
    func (self->images[i].media, user_data);

  if (self->media != NULL)
    func (self->media, user_data);

  if (self->poster != NULL)
    func (self->poster, user_data);
}
