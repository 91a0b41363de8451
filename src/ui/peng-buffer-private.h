/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-corrector.h"
#include "ui/peng-buffer.h"

G_BEGIN_DECLS

/**
 * PengTag:
 * @PENG_TAG_PARAGRAPH: a paragraph
 * @PENG_TAG_HEADING_2: a heading of level 2
 * @PENG_TAG_HEADING_3: a heading of level 3
 * @PENG_TAG_HEADING_4: a heading of level 4
 * @PENG_TAG_LIST_1: an item of a list
 * @PENG_TAG_LIST_2: an item of a list in a list
 * @PENG_TAG_LIST_3: an item of the third level
 * @PENG_TAG_QUOTE: a quote
 * @PENG_TAG_CITED: a quote with room under it for its source
 * @PENG_TAG_ATOM: a block that is no text
 * @PENG_TAG_PART: a text inside such a block
 * @PENG_TAG_NO_INDENT: its first line is not indented
 * @PENG_TAG_CENTER: centred
 * @PENG_TAG_RIGHT: at the right edge
 * @PENG_TAG_JUSTIFY: at both edges
 * @PENG_TAG_RED: %PENG_COLOR_RED, and so on
 * @PENG_TAG_ORANGE: orange
 * @PENG_TAG_GREEN: green
 * @PENG_TAG_BLUE: blue
 * @PENG_TAG_PURPLE: purple
 * @PENG_TAG_GRAY: grey
 * @PENG_TAG_MARK: highlighted
 * @PENG_TAG_STRONG: bold
 * @PENG_TAG_EM: italic
 * @PENG_TAG_UNDERLINE: underlined
 * @PENG_TAG_STRIKE: struck through
 * @PENG_TAG_SUB: lowered
 * @PENG_TAG_SUP: raised
 * @PENG_TAG_LINK: a link
 *
 * The tags, in rising priority: what a line is, how it is aligned, how its characters look.
 */
typedef enum
{
  PENG_TAG_PARAGRAPH,
  PENG_TAG_HEADING_2,
  PENG_TAG_HEADING_3,
  PENG_TAG_HEADING_4,
  PENG_TAG_LIST_1,
  PENG_TAG_LIST_2,
  PENG_TAG_LIST_3,
  PENG_TAG_QUOTE,
  PENG_TAG_CITED,
  PENG_TAG_ATOM,
  PENG_TAG_PART,
  PENG_TAG_NO_INDENT,
  PENG_TAG_CENTER,
  PENG_TAG_RIGHT,
  PENG_TAG_JUSTIFY,
  PENG_TAG_RED,
  PENG_TAG_ORANGE,
  PENG_TAG_GREEN,
  PENG_TAG_BLUE,
  PENG_TAG_PURPLE,
  PENG_TAG_GRAY,
  PENG_TAG_MARK,
  PENG_TAG_STRONG,
  PENG_TAG_EM,
  PENG_TAG_UNDERLINE,
  PENG_TAG_STRIKE,
  PENG_TAG_SUB,
  PENG_TAG_SUP,
  PENG_TAG_LINK,
  PENG_N_TAGS
} PengTag;

/**
 * PengFormatFunc:
 * @format: of a text block; to be changed
 * @user_data: what came with the function
 *
 * Changes what a text block is.
 */
typedef void (*PengFormatFunc) (PengTextFormat *format,
                                gpointer        user_data);

struct _PengBuffer
{
  GtkTextBuffer  parent_instance;

  PengDocument  *document;
  PengHistory   *history;
  PengCorrector *corrector;
  GtkTextTag    *tags[PENG_N_TAGS];

  guint          picturing;    /* the picture is being changed: GTK's own functions work */
  guint          commanding;   /* the cursor is moved by us, not by the person */
  guint          action_depth;
  gboolean       action_grouped;
  gboolean       soft_return;
  int            change_end;   /* buffer offset behind what the last edit put there */

  gboolean       has_typing;   /* the next typed text has this style, not its neighbour's */
  PengStyle      typing;
  char          *typing_link;

  gboolean       has_typed;    /* what is to be looked at when the key is done */
  PengPosition   typed_end;
  guint          n_typed;

  PengBlockRange moved;        /* what was moved last, while moved_revision is the present one */
  guint64        moved_revision;

  GArray        *numbers;      /* of the blocks from numbers_start, 0 where there is none */
  guint          numbers_start;
};

/* peng-buffer-tags.c */
void      peng_buffer_create_tags    (PengBuffer         *self);
void      peng_buffer_tag_range      (PengBuffer         *self,
                                      guint               first,
                                      guint               n_blocks);
void      peng_buffer_fit_tags       (PengBuffer         *self,
                                      PengBlock          *block,
                                      const PengStyle    *style,
                                      const GtkTextIter  *start,
                                      const GtkTextIter  *end);
guint64   peng_buffer_get_style_tags (const PengStyle    *style);
void      peng_buffer_tag_part       (PengBuffer         *self,
                                      GtkTextBuffer      *buffer,
                                      const PengStyle    *style,
                                      const GtkTextIter  *start,
                                      const GtkTextIter  *end);

/* peng-buffer-picture.c */
void      peng_buffer_picture_all    (PengBuffer         *self);
void      peng_buffer_picture_edit   (PengBuffer         *self,
                                      PengEdit           *edit);

/* peng-buffer-replace.c */
PengEdit *peng_buffer_make_replace   (PengBuffer         *self,
                                      const PengPosition *start,
                                      const PengPosition *end,
                                      PengBlock * const  *blocks,
                                      guint               n_blocks,
                                      PengPosition       *after);

/* peng-buffer.c */
gboolean  peng_buffer_apply          (PengBuffer         *self,
                                      PengEdit           *edit);
void      peng_buffer_replace        (PengBuffer         *self,
                                      const PengPosition *start,
                                      const PengPosition *end,
                                      PengBlock * const  *blocks,
                                      guint               n_blocks,
                                      PengPosition       *after);
guint     peng_buffer_get_length     (PengBuffer         *self,
                                      guint               block);
void      peng_buffer_set_atom       (PengBuffer         *self,
                                      GtkTextChildAnchor *anchor,
                                      PengBlock          *block);
GtkTextChildAnchor *
          peng_anchor_new            (PengBlock          *block);

/* peng-buffer-format.c */
void      peng_buffer_restyle_range  (PengBuffer            *self,
                                      const PengPosition    *start,
                                      const PengPosition    *end,
                                      const PengStyleChange *change);
void      peng_buffer_apply_formats  (PengBuffer         *self,
                                      guint               first,
                                      GPtrArray          *blocks);
void      peng_buffer_reformat       (PengBuffer         *self,
                                      PengFormatFunc      func,
                                      gpointer            user_data);

/* peng-buffer-typing.c */
void      peng_buffer_set_typing     (PengBuffer         *self,
                                      const PengStyle    *style);
void      peng_buffer_forget_typing  (PengBuffer         *self);
void      peng_buffer_keep_style     (PengBuffer         *self,
                                      const PengPosition *start);
void      peng_buffer_type           (PengBuffer         *self,
                                      PengPosition       *position,
                                      const char         *utf8);

/* peng-buffer-fragment.c */
GPtrArray *peng_buffer_new_plain_blocks (const char      *utf8);

/* peng-buffer-commands.c */
void      peng_buffer_break          (PengBuffer         *self,
                                      const PengPosition *position,
                                      PengPosition       *after);

G_END_DECLS
