/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-style.h"

G_BEGIN_DECLS

/**
 * PengPasteChanges:
 * @PENG_PASTE_FONTS: typefaces and sizes
 * @PENG_PASTE_SPACING: margins, line heights, tracking, indents
 * @PENG_PASTE_COLORS: colours and backgrounds
 * @PENG_PASTE_INDENTS: full-width spaces at the start of paragraphs
 * @PENG_PASTE_HIDDEN: words that its program does not show, and comments
 * @PENG_PASTE_CODE: scripts, frames, forms and the like
 * @PENG_PASTE_LINES: line breaks of a mail or a PDF; lines became paragraphs
 * @PENG_PASTE_MARKDOWN: signs of Markdown became formatting
 * @PENG_PASTE_TABLE: lines with tabs became a table
 * @PENG_PASTE_PICTURES: pictures
 * @PENG_PASTE_CUT: there was too much: only the beginning is there
 *
 * What of a paste is not as it was.
 */
typedef enum /*< flags >*/
{
  PENG_PASTE_FONTS    = 1 << 0,
  PENG_PASTE_SPACING  = 1 << 1,
  PENG_PASTE_COLORS   = 1 << 2,
  PENG_PASTE_INDENTS  = 1 << 3,
  PENG_PASTE_HIDDEN   = 1 << 4,
  PENG_PASTE_CODE     = 1 << 5,
  PENG_PASTE_LINES    = 1 << 6,
  PENG_PASTE_MARKDOWN = 1 << 7,
  PENG_PASTE_PICTURES = 1 << 8,
  PENG_PASTE_CUT      = 1 << 9,
  PENG_PASTE_TABLE    = 1 << 10,
} PengPasteChanges;

/**
 * PengPasteAnswer:
 * @PENG_PASTE_UNSAID: nothing is said of it
 * @PENG_PASTE_NO: no
 * @PENG_PASTE_YES: yes
 *
 * What styles say of something that is there or not.
 */
typedef enum
{
  PENG_PASTE_UNSAID,
  PENG_PASTE_NO,
  PENG_PASTE_YES,
} PengPasteAnswer;

/**
 * PengPasteAlign:
 * @PENG_PASTE_ALIGN_UNSAID: as the element around
 * @PENG_PASTE_ALIGN_START: left, or justified: as the theme has it
 * @PENG_PASTE_ALIGN_CENTER: centred
 * @PENG_PASTE_ALIGN_END: right
 *
 * Where lines stand. Word justifies all that it writes in Chinese: that says nothing.
 */
typedef enum
{
  PENG_PASTE_ALIGN_UNSAID,
  PENG_PASTE_ALIGN_START,
  PENG_PASTE_ALIGN_CENTER,
  PENG_PASTE_ALIGN_END,
} PengPasteAlign;

/**
 * PengPasteCss:
 * @bold: whether it is bold
 * @italic: whether it is slanted
 * @underline: whether it is underlined
 * @strike: whether it is struck through
 * @lowered: whether it stands lower
 * @raised: whether it stands higher
 * @numbered: whether a list has numbers
 * @hidden: whether it is not shown
 * @verbatim: whether white space stays as it is
 * @mark: whether it is highlighted
 * @tinted: whether it stands on a ground of some colour
 * @list_mark: whether it is the number or bullet of a list that Word has written out
 * @symbols: whether it is in a typeface of symbols, such as Wingdings
 * @comment: whether it is a comment of a colleague
 * @align: where its lines stand
 * @color: the colour of the palette that is the nearest
 * @colored: whether it has one of its own, maybe black
 * @outline: level of a heading, 0 for none
 * @list: which list of Word's it is in, -1 for none
 * @level: the level in that list, from 1
 * @left: margin and padding on the left, in points
 * @changes: what it says and an article has no use for
 *
 * What the style sheets and the `style` attribute say of an element.
 */
typedef struct
{
  PengPasteAnswer  bold;
  PengPasteAnswer  italic;
  PengPasteAnswer  underline;
  PengPasteAnswer  strike;
  PengPasteAnswer  lowered;
  PengPasteAnswer  raised;
  PengPasteAnswer  numbered;
  gboolean         hidden;
  gboolean         verbatim;
  gboolean         mark;
  gboolean         tinted;
  gboolean         list_mark;
  gboolean         symbols;
  gboolean         comment;
  PengPasteAlign   align;
  PengColor        color;
  gboolean         colored;
  guint            outline;
  int              list;
  guint            level;
  double           left;
  PengPasteChanges changes;
} PengPasteCss;

/**
 * PengPasteSheet:
 *
 * The style sheets of a page, as far as their selectors are an element, a class or both.
 */
typedef struct _PengPasteSheet PengPasteSheet;

PengPasteSheet     *peng_paste_sheet_new     (const char     *css);
void                peng_paste_sheet_free    (PengPasteSheet *self);
const PengPasteCss *peng_paste_sheet_get     (PengPasteSheet *self,
                                              const char     *element,
                                              const char     *classes,
                                              const char     *style);
PengPasteAnswer     peng_paste_sheet_is_numbered
                                             (PengPasteSheet *self,
                                              int             list,
                                              guint           level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPasteSheet, peng_paste_sheet_free)

G_END_DECLS
