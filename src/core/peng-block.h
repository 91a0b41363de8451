/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-text.h"

G_BEGIN_DECLS

/**
 * PengBlockKind:
 * @PENG_BLOCK_PARAGRAPH: a paragraph of text
 * @PENG_BLOCK_HEADING: a heading of level 2 to 4
 * @PENG_BLOCK_LIST_ITEM: one item of a list
 * @PENG_BLOCK_QUOTE: a paragraph of a quotation
 * @PENG_BLOCK_IMAGE: one picture with its caption
 * @PENG_BLOCK_GALLERY: several pictures
 * @PENG_BLOCK_VIDEO: a video
 * @PENG_BLOCK_AUDIO: a sound
 * @PENG_BLOCK_TABLE: a table
 * @PENG_BLOCK_ATTACHMENT: a file to download
 * @PENG_BLOCK_DIVIDER: a line across
 *
 * What a block is. The first four hold text, the others are atoms.
 */
typedef enum
{
  PENG_BLOCK_PARAGRAPH,
  PENG_BLOCK_HEADING,
  PENG_BLOCK_LIST_ITEM,
  PENG_BLOCK_QUOTE,
  PENG_BLOCK_IMAGE,
  PENG_BLOCK_GALLERY,
  PENG_BLOCK_VIDEO,
  PENG_BLOCK_AUDIO,
  PENG_BLOCK_TABLE,
  PENG_BLOCK_ATTACHMENT,
  PENG_BLOCK_DIVIDER,
} PengBlockKind;

/**
 * PengAlign:
 * @PENG_ALIGN_DEFAULT: as the theme has it
 * @PENG_ALIGN_CENTER: centred
 * @PENG_ALIGN_RIGHT: at the right edge
 * @PENG_ALIGN_JUSTIFY: at both edges
 *
 * Where the lines of a paragraph, a heading or a cell lie.
 */
typedef enum
{
  PENG_ALIGN_DEFAULT,
  PENG_ALIGN_CENTER,
  PENG_ALIGN_RIGHT,
  PENG_ALIGN_JUSTIFY,
} PengAlign;

/**
 * PengImageSize:
 * @PENG_IMAGE_NORMAL: as wide as the text at most
 * @PENG_IMAGE_HALF: about half as wide as the text
 * @PENG_IMAGE_FULL: from edge to edge
 *
 * How wide the theme shows a picture.
 */
typedef enum
{
  PENG_IMAGE_NORMAL,
  PENG_IMAGE_HALF,
  PENG_IMAGE_FULL,
} PengImageSize;

/**
 * PengGalleryLayout:
 * @PENG_GALLERY_ROWS: in rows, as the pictures fit
 * @PENG_GALLERY_TWO: two side by side
 * @PENG_GALLERY_THREE: three side by side
 *
 * How the theme lays out a gallery.
 */
typedef enum
{
  PENG_GALLERY_ROWS,
  PENG_GALLERY_TWO,
  PENG_GALLERY_THREE,
} PengGalleryLayout;

#define PENG_LIST_LEVELS       3
#define PENG_LIST_MAX_START    999999
#define PENG_GALLERY_MAX       20
#define PENG_TABLE_MAX_COLUMNS 64
#define PENG_TABLE_MAX_CELLS   20000

/**
 * PengTextFormat:
 * @kind: %PENG_BLOCK_PARAGRAPH, %PENG_BLOCK_HEADING, %PENG_BLOCK_LIST_ITEM or %PENG_BLOCK_QUOTE
 * @level: 2 to 4 for a heading, 1 to 3 for a list item, else 0
 * @ordered: for a list item: numbered
 * @start: for a numbered item: 0 goes on with the list, more begins a list at that number, up to
 *   %PENG_LIST_MAX_START
 * @align: alignment
 * @no_indent: for a paragraph: the theme's first-line indent is off
 *
 * What a text block is, beside its text.
 */
typedef struct
{
  PengBlockKind kind;
  guint         level;
  gboolean      ordered;
  guint         start;
  PengAlign     align;
  gboolean      no_indent;
} PengTextFormat;

/**
 * PengImage:
 * @media: SHA-256 of the original's bytes, 64 lower-case hexadecimal digits
 * @width: in pixels of the upright picture, 0 where not known
 * @alt: alternative text, one line, never %NULL
 * @caption: never %NULL
 * @link: (nullable): where a press on the picture leads, an address that peng_style_link_is_safe()
 *   accepts
 *
 * One picture of an image block or a gallery. Constructors copy it.
 */
typedef struct
{
  const char    *media;
  guint          width;
  guint          height;
  PengImageSize  size;
  const char    *alt;
  PengText      *caption;
  const char    *link;
} PengImage;

/**
 * PengCell:
 * @text: its text, never %NULL
 * @column_span: from 1
 * @row_span: from 1
 * @heading: `th`
 *
 * One cell of a table, as HTML lists them: row by row, those covered by a span left out.
 */
typedef struct
{
  PengText  *text;
  guint      column_span;
  guint      row_span;
  gboolean   heading;
  PengAlign  align;
} PengCell;

/**
 * PengTableRow:
 * @cells: (array length=n_cells): the cells that begin in this row
 * @n_cells: how many; 0 where spans from above cover the row
 */
typedef struct
{
  const PengCell *cells;
  guint           n_cells;
} PengTableRow;

/**
 * PengPart:
 * @PENG_PART_TEXT: a text block's own text
 * @PENG_PART_CITE: the source of a quote
 * @PENG_PART_CAPTION: caption of an image, gallery, video, audio or table
 * @PENG_PART_ALT: alternative text of an image; carries no style
 * @PENG_PART_NAME: file name of an attachment; carries no style
 * @PENG_PART_IMAGE_CAPTION: caption of the picture `index` of a gallery
 * @PENG_PART_IMAGE_ALT: alternative text of the picture `index` of a gallery
 * @PENG_PART_CELL: text of the cell `index` of a table, counted row by row
 *
 * The texts inside a block. Every one of them is edited by the same kind of edit.
 */
typedef enum
{
  PENG_PART_TEXT,
  PENG_PART_CITE,
  PENG_PART_CAPTION,
  PENG_PART_ALT,
  PENG_PART_NAME,
  PENG_PART_IMAGE_CAPTION,
  PENG_PART_IMAGE_ALT,
  PENG_PART_CELL,
} PengPart;

/**
 * PengBlock:
 *
 * One block of a document: immutable, reference counted (atomically), boxed.
 */
typedef struct _PengBlock PengBlock;

#define PENG_TYPE_BLOCK (peng_block_get_type ())

GType       peng_block_get_type        (void);
PengBlock  *peng_block_new_text        (const PengTextFormat *format,
                                        PengText             *text);
PengBlock  *peng_block_new_paragraph   (const char           *utf8);
PengBlock  *peng_block_new_image       (const PengImage      *image);
PengBlock  *peng_block_new_gallery     (PengGalleryLayout     layout,
                                        const PengImage      *images,
                                        guint                 n_images,
                                        PengText             *caption);
PengBlock  *peng_block_new_clip        (PengBlockKind         kind,
                                        const char           *media,
                                        const char           *poster,
                                        PengText             *caption);
PengBlock  *peng_block_new_table       (const PengTableRow   *rows,
                                        guint                 n_rows,
                                        guint                 n_head_rows,
                                        PengText             *caption);
PengBlock  *peng_block_new_attachment  (const char           *media,
                                        const char           *name);
PengBlock  *peng_block_new_divider     (void);
PengBlock  *peng_block_ref             (PengBlock            *self);
void        peng_block_unref           (PengBlock            *self);

PengBlockKind         peng_block_get_kind        (PengBlock *self);
gboolean              peng_block_is_text         (PengBlock *self);
const PengTextFormat *peng_block_get_format      (PengBlock *self);
PengText             *peng_block_get_text        (PengBlock *self);
const PengImage      *peng_block_get_images      (PengBlock *self,
                                                  guint     *n_images);
PengGalleryLayout     peng_block_get_layout      (PengBlock *self);
const char           *peng_block_get_media       (PengBlock *self);
const char           *peng_block_get_poster      (PengBlock *self);
guint                 peng_block_get_n_rows      (PengBlock *self);
guint                 peng_block_get_n_head_rows (PengBlock *self);
guint                 peng_block_get_n_columns   (PengBlock *self);
const guint8         *peng_block_get_widths      (PengBlock *self);
const PengTableRow   *peng_block_get_row         (PengBlock *self,
                                                  guint      row);
PengText             *peng_block_get_part        (PengBlock *self,
                                                  PengPart   part,
                                                  guint      index);
guint                 peng_block_get_n_parts     (PengBlock *self,
                                                  PengPart   part);
gboolean              peng_block_equal           (PengBlock *a,
                                                  PengBlock *b);
const PengCount      *peng_block_get_count       (PengBlock *self);
void                  peng_block_append_plain    (PengBlock *self,
                                                  GString   *out);
void                  peng_block_foreach_media   (PengBlock *self,
                                                  void     (*func) (const char *media,
                                                                    gpointer    user_data),
                                                  gpointer   user_data);

PengBlock  *peng_block_with_part       (PengBlock            *self,
                                        PengPart              part,
                                        guint                 index,
                                        PengText             *text);
PengBlock  *peng_block_with_format     (PengBlock            *self,
                                        const PengTextFormat *format);
PengBlock  *peng_block_with_image      (PengBlock            *self,
                                        guint                 index,
                                        const PengImage      *image);
PengBlock  *peng_block_with_widths     (PengBlock            *self,
                                        const double         *widths);

gboolean    peng_media_is_name         (const char           *media);
gboolean    peng_part_is_plain         (PengPart              part);
gboolean    peng_table_is_valid        (const PengTableRow   *rows,
                                        guint                 n_rows,
                                        guint                 n_head_rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengBlock, peng_block_unref)

G_END_DECLS
