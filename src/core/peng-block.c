/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-block"

#include "core/peng-block-private.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (PengBlock, peng_block, peng_block_ref, peng_block_unref)

static PengBlock *
new_block (PengBlockKind kind)
{
  PengBlock *self = g_new0 (PengBlock, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;

  return self;
}

static char *
acquire_media (const char *media)
{
  return media != NULL ? g_ref_string_new (media) : NULL;
}

/* A text as a part may hold it: alternative text and names are one line without style. The length
 * stays. */
static PengText *
get_valid_text (PengPart  part,
                PengText *text)
{
  g_autofree char *line = NULL;

  if (!peng_part_is_plain (part))
    return peng_text_ref (text);

  line = peng_unicode_clean_line (peng_text_get_string (text), -1);

  return peng_text_new (line);
}

static PengText *
new_line (const char *utf8)
{
  g_autofree char *line = peng_unicode_clean_line (utf8, -1);

  return peng_text_new (line);
}

/* Makes images[index] of @image, its size only where it is an image block's. */
static void
set_image (PengBlock       *self,
           guint            index,
           const PengImage *image)
{
  self->alts[index] = new_line (image->alt);
  self->images[index] = (PengImage) {
    .media = g_ref_string_new (image->media),
    .width = image->width,
    .height = image->height,
    .size = self->kind == PENG_BLOCK_IMAGE ? image->size : PENG_IMAGE_NORMAL,
    .alt = peng_text_get_string (self->alts[index]),
    .caption = peng_text_ref (image->caption),
    .link = image->link != NULL ? g_ref_string_new (image->link) : NULL,
  };
}

static void
clear_image (PengBlock *self,
             guint      index)
{
  g_ref_string_release ((char *) self->images[index].media);
  peng_text_unref (self->images[index].caption);
  if (self->images[index].link != NULL)
    g_ref_string_release ((char *) self->images[index].link);
  peng_text_unref (self->alts[index]);
}

static void
set_images (PengBlock       *self,
            const PengImage *images,
            guint            n_images)
{
  self->images = g_new0 (PengImage, n_images);
  self->alts = g_new0 (PengText *, n_images);
  self->n_images = n_images;

  for (guint i = 0; i < n_images; i++)
    set_image (self, i, &images[i]);
}

static void
set_rows (PengBlock          *self,
          const PengTableRow *rows,
          guint               n_rows)
{
  guint n_cells = 0;

  for (guint i = 0; i < n_rows; i++)
    n_cells += rows[i].n_cells;

  self->cells = g_new0 (PengCell, n_cells);
  self->rows = g_new0 (PengTableRow, n_rows);
  self->n_rows = n_rows;

  for (guint i = 0; i < rows[0].n_cells; i++)
    self->n_columns += rows[0].cells[i].column_span;

  for (guint i = 0; i < n_rows; i++)
    {
      self->rows[i].cells = &self->cells[self->n_cells];
      self->rows[i].n_cells = rows[i].n_cells;

      for (guint j = 0; j < rows[i].n_cells; j++)
        {
          self->cells[self->n_cells] = rows[i].cells[j];
          peng_text_ref (self->cells[self->n_cells++].text);
        }
    }
}

static PengBlock *
copy_block (PengBlock *self)
{
  PengBlock *copy = new_block (self->kind);

  copy->count = self->count;
  copy->format = self->format;
  copy->layout = self->layout;
  copy->text = self->text != NULL ? peng_text_ref (self->text) : NULL;
  copy->cite = self->cite != NULL ? peng_text_ref (self->cite) : NULL;
  copy->media = self->media != NULL ? g_ref_string_acquire (self->media) : NULL;
  copy->poster = self->poster != NULL ? g_ref_string_acquire (self->poster) : NULL;

  if (self->n_images > 0)
    set_images (copy, self->images, self->n_images);

  if (self->n_rows > 0)
    set_rows (copy, self->rows, self->n_rows);

  copy->n_head_rows = self->n_head_rows;
  copy->widths = g_memdup2 (self->widths, self->widths != NULL ? self->n_columns : 0);

  return copy;
}

/* The format with what the kind has no use for at its default, and levels within their bounds. */
static PengTextFormat
get_valid_format (const PengTextFormat *format)
{
  PengTextFormat valid = { .kind = format->kind, .align = format->align };

  if (format->kind == PENG_BLOCK_PARAGRAPH)
    valid.no_indent = format->no_indent != FALSE;
  else if (format->kind == PENG_BLOCK_HEADING)
    valid.level = CLAMP (format->level, 2, 4);
  else if (format->kind == PENG_BLOCK_LIST_ITEM)
    {
      valid.level = CLAMP (format->level, 1, PENG_LIST_LEVELS);
      valid.ordered = format->ordered != FALSE;
      valid.start = valid.ordered ? MIN (format->start, PENG_LIST_MAX_START) : 0;
    }

  return valid;
}

/**
 * peng_block_new_text:
 * @format: what the block is; levels beyond the bounds are cut, and what the kind has no use for is
 *   left out
 * @text: its text
 *
 * Makes a paragraph, heading, list item or quote. A quote's source is empty; see
 * peng_block_with_part().
 *
 * Returns: (transfer full): a block
 */
PengBlock *
peng_block_new_text (const PengTextFormat *format,
                     PengText             *text)
{
  PengBlock *self;

  g_return_val_if_fail (format != NULL && format->kind <= PENG_BLOCK_QUOTE, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = new_block (format->kind);
  self->format = get_valid_format (format);
  self->text = peng_text_ref (text);

  if (self->kind == PENG_BLOCK_QUOTE)
    self->cite = peng_text_new_empty ();

  peng_block_count_all (self);

  return self;
}

/**
 * peng_block_new_paragraph:
 * @utf8: its text, cleaned
 *
 * Returns: (transfer full): a plain paragraph
 */
PengBlock *
peng_block_new_paragraph (const char *utf8)
{
  PengTextFormat format = { .kind = PENG_BLOCK_PARAGRAPH };
  g_autoptr(PengText) text = NULL;

  g_return_val_if_fail (utf8 != NULL, NULL);

  text = peng_text_new (utf8);

  return peng_block_new_text (&format, text);
}

static gboolean
is_valid_image (const PengImage *image)
{
  return image != NULL && peng_media_is_name (image->media) && image->alt != NULL &&
         image->caption != NULL &&
         (image->link == NULL || peng_style_link_is_safe (image->link));
}

/**
 * peng_block_new_image:
 * @image: the picture
 *
 * Returns: (transfer full): an image block
 */
PengBlock *
peng_block_new_image (const PengImage *image)
{
  PengBlock *self;

  g_return_val_if_fail (is_valid_image (image), NULL);

  self = new_block (PENG_BLOCK_IMAGE);
  set_images (self, image, 1);
  peng_block_count_all (self);

  return self;
}

/**
 * peng_block_new_gallery:
 * @layout: how the pictures lie
 * @images: (array length=n_images): the pictures; their sizes are left out, as the layout rules
 * @n_images: 2 to %PENG_GALLERY_MAX
 * @caption: caption of the whole
 *
 * Returns: (transfer full): a gallery
 */
PengBlock *
peng_block_new_gallery (PengGalleryLayout  layout,
                        const PengImage   *images,
                        guint              n_images,
                        PengText          *caption)
{
  PengBlock *self;

  g_return_val_if_fail (n_images >= 2 && n_images <= PENG_GALLERY_MAX, NULL);
  g_return_val_if_fail (images != NULL && caption != NULL, NULL);

  for (guint i = 0; i < n_images; i++)
    g_return_val_if_fail (is_valid_image (&images[i]), NULL);

  self = new_block (PENG_BLOCK_GALLERY);
  self->layout = layout;
  self->text = peng_text_ref (caption);
  set_images (self, images, n_images);
  peng_block_count_all (self);

  return self;
}

/**
 * peng_block_new_clip:
 * @kind: %PENG_BLOCK_VIDEO or %PENG_BLOCK_AUDIO
 * @media: the clip's media name
 * @poster: (nullable): media name of a video's still picture
 * @caption: its caption
 *
 * Returns: (transfer full): a video or audio block
 */
PengBlock *
peng_block_new_clip (PengBlockKind  kind,
                     const char    *media,
                     const char    *poster,
                     PengText      *caption)
{
  PengBlock *self;

  g_return_val_if_fail (kind == PENG_BLOCK_VIDEO || kind == PENG_BLOCK_AUDIO, NULL);
  g_return_val_if_fail (peng_media_is_name (media), NULL);
  g_return_val_if_fail (poster == NULL || kind == PENG_BLOCK_VIDEO, NULL);
  g_return_val_if_fail (poster == NULL || peng_media_is_name (poster), NULL);
  g_return_val_if_fail (caption != NULL, NULL);

  self = new_block (kind);
  self->media = acquire_media (media);
  self->poster = acquire_media (poster);
  self->text = peng_text_ref (caption);
  peng_block_count_all (self);

  return self;
}

/**
 * peng_block_new_table:
 * @rows: (array length=n_rows): the rows
 * @n_rows: how many, from 1
 * @n_head_rows: how many of them, from the top, are the head
 * @caption: its caption
 *
 * Returns: (transfer full): a table. The rows must pass peng_table_is_valid()
 */
PengBlock *
peng_block_new_table (const PengTableRow *rows,
                      guint               n_rows,
                      guint               n_head_rows,
                      PengText           *caption)
{
  PengBlock *self;

  g_return_val_if_fail (peng_table_is_valid (rows, n_rows, n_head_rows), NULL);
  g_return_val_if_fail (caption != NULL, NULL);

  self = new_block (PENG_BLOCK_TABLE);
  self->text = peng_text_ref (caption);
  self->n_head_rows = n_head_rows;
  set_rows (self, rows, n_rows);
  peng_block_count_all (self);

  return self;
}

/**
 * peng_block_new_attachment:
 * @media: the file's media name
 * @name: its file name for the reader, made one line
 *
 * Returns: (transfer full): an attachment
 */
PengBlock *
peng_block_new_attachment (const char *media,
                           const char *name)
{
  PengBlock *self;

  g_return_val_if_fail (peng_media_is_name (media), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = new_block (PENG_BLOCK_ATTACHMENT);
  self->media = acquire_media (media);
  self->text = new_line (name);

  return self;
}

/**
 * peng_block_new_divider:
 *
 * Returns: (transfer full): a divider
 */
PengBlock *
peng_block_new_divider (void)
{
  return new_block (PENG_BLOCK_DIVIDER);
}

/**
 * peng_block_ref:
 * @self: a block
 *
 * Returns: (transfer full): @self
 */
PengBlock *
peng_block_ref (PengBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * peng_block_unref:
 * @self: (transfer full): a block
 */
void
peng_block_unref (PengBlock *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->n_images; i++)
    clear_image (self, i);

  for (guint i = 0; i < self->n_cells; i++)
    peng_text_unref (self->cells[i].text);

  g_clear_pointer (&self->text, peng_text_unref);
  g_clear_pointer (&self->cite, peng_text_unref);
  g_clear_pointer (&self->media, g_ref_string_release);
  g_clear_pointer (&self->poster, g_ref_string_release);
  g_free (self->images);
  g_free (self->alts);
  g_free (self->cells);
  g_free (self->rows);
  g_free (self->widths);
  g_free (self);
}

/**
 * peng_block_with_part:
 * @self: a block that has that part
 * @part: which of its texts
 * @index: which one, for the parts that a block has several of; else 0
 * @text: what it becomes; where the part carries no style, only its characters, line breaks as
 *   spaces
 *
 * Returns: (transfer full): a block like @self with another text
 */
PengBlock *
peng_block_with_part (PengBlock *self,
                      PengPart   part,
                      guint      index,
                      PengText  *text)
{
  PengBlock *copy;
  PengText **slot;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < peng_block_get_n_parts (self, part), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  copy = copy_block (self);
  slot = peng_block_find_part (copy, part, index);
  peng_block_count_part (copy, part, *slot, peng_count_subtract);
  peng_text_unref (*slot);
  *slot = get_valid_text (part, text);
  peng_block_count_part (copy, part, *slot, peng_count_add);

  if (part == PENG_PART_ALT || part == PENG_PART_IMAGE_ALT)
    copy->images[index].alt = peng_text_get_string (*slot);

  return copy;
}

/**
 * peng_block_with_format:
 * @self: a text block
 * @format: what it becomes, as for peng_block_new_text()
 *
 * Makes another text block of one. A quote's source stays while it is a quote.
 *
 * Returns: (transfer full): a block of @format with the text of @self
 */
PengBlock *
peng_block_with_format (PengBlock            *self,
                        const PengTextFormat *format)
{
  PengBlock *copy;

  g_return_val_if_fail (self != NULL && peng_block_is_text (self), NULL);
  g_return_val_if_fail (format != NULL && format->kind <= PENG_BLOCK_QUOTE, NULL);

  if (self->kind != PENG_BLOCK_QUOTE || format->kind != PENG_BLOCK_QUOTE)
    return peng_block_new_text (format, self->text);

  copy = copy_block (self);
  copy->format = get_valid_format (format);

  return copy;
}

/**
 * peng_block_with_image:
 * @self: an image block or a gallery
 * @index: which picture; 0 for an image block
 * @image: what it becomes
 *
 * Returns: (transfer full): a block like @self with another picture
 */
PengBlock *
peng_block_with_image (PengBlock       *self,
                       guint            index,
                       const PengImage *image)
{
  PengBlock *copy;

  g_return_val_if_fail (self != NULL && index < self->n_images, NULL);
  g_return_val_if_fail (is_valid_image (image), NULL);

  copy = copy_block (self);
  clear_image (copy, index);
  set_image (copy, index, image);
  peng_block_count_all (copy);

  return copy;
}

/**
 * peng_media_is_name:
 * @media: (nullable): any string
 *
 * Returns: whether it names a media item: 64 lower-case hexadecimal digits
 */
gboolean
peng_media_is_name (const char *media)
{
  return media != NULL && strnlen (media, 65) == 64 &&
         strspn (media, "0123456789abcdef") == 64;
}
