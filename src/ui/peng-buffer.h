/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-block-move.h"
#include "core/peng-corrector.h"
#include "core/peng-document.h"
#include "core/peng-history.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PengPosition:
 * @block: index of the block in the document
 * @offset: in characters from the block's start; at an atom 0 is before it and 1 behind it
 *
 * A place for the cursor.
 */
typedef struct
{
  guint block;
  guint offset;
} PengPosition;

PengBlock    *peng_anchor_get_block       (GtkTextChildAnchor *anchor);

/* Room under a quote for its source, in em: the source is no text of the buffer, and drawn there. */
#define PENG_BUFFER_CITE_ROOM 2.0

/**
 * PengBuffer:
 *
 * The text of a document as a GtkTextBuffer. Signal "atom-changed" (PengBuffer *,
 * GtkTextChildAnchor *): another atom stands at an anchor now; "atom-removed", with the same
 * arguments: it goes now, and its widget has to go before.
 */
#define PENG_TYPE_BUFFER (peng_buffer_get_type ())

G_DECLARE_FINAL_TYPE (PengBuffer, peng_buffer, PENG, BUFFER, GtkTextBuffer)

PengBuffer   *peng_buffer_new             (PengDocument       *document,
                                           PengHistory        *history);
PengDocument *peng_buffer_get_document    (PengBuffer         *self);
PengHistory  *peng_buffer_get_history     (PengBuffer         *self);
void          peng_buffer_set_look        (PengBuffer         *self,
                                           double              em,
                                           gboolean            dark);

void          peng_buffer_get_iter        (PengBuffer         *self,
                                           const PengPosition *position,
                                           GtkTextIter        *iter);
void          peng_buffer_get_position    (PengBuffer         *self,
                                           const GtkTextIter  *iter,
                                           PengPosition       *position);
void          peng_buffer_get_cursor      (PengBuffer         *self,
                                           PengPosition       *position);
gboolean      peng_buffer_get_selection   (PengBuffer         *self,
                                           PengPosition       *start,
                                           PengPosition       *end);
void          peng_buffer_select          (PengBuffer         *self,
                                           const PengPosition *bound,
                                           const PengPosition *cursor);
void          peng_buffer_place           (PengBuffer         *self,
                                           const PengPosition *cursor);
GtkTextChildAnchor *
              peng_buffer_get_anchor      (PengBuffer         *self,
                                           guint               block);
gboolean      peng_buffer_find_anchor     (PengBuffer         *self,
                                           GtkTextChildAnchor *anchor,
                                           guint              *block);

/* What keys mean. Each works on the selection, or where the cursor is. */
void          peng_buffer_set_soft_return (PengBuffer         *self,
                                           gboolean            soft);
void          peng_buffer_backspace       (PengBuffer         *self);
void          peng_buffer_delete_next     (PengBuffer         *self);
gboolean      peng_buffer_shift_level     (PengBuffer         *self,
                                           int                 by);
void          peng_buffer_correct_typed   (PengBuffer         *self);
PengCorrector *
              peng_buffer_get_corrector   (PengBuffer         *self);

/* Formatting. */
void          peng_buffer_get_style       (PengBuffer         *self,
                                           PengStyle          *style);
void          peng_buffer_get_format      (PengBuffer         *self,
                                           PengTextFormat     *format);
void          peng_buffer_toggle_style    (PengBuffer         *self,
                                           PengStyleFlags      flag);
void          peng_buffer_set_color       (PengBuffer         *self,
                                           PengColor           color);
void          peng_buffer_clear_style     (PengBuffer         *self);
void          peng_buffer_set_heading     (PengBuffer         *self,
                                           guint               level);
void          peng_buffer_set_list        (PengBuffer         *self,
                                           gboolean            list,
                                           gboolean            ordered);
void          peng_buffer_set_quote       (PengBuffer         *self,
                                           gboolean            quote);
void          peng_buffer_set_align       (PengBuffer         *self,
                                           PengAlign           align);
void          peng_buffer_set_indent      (PengBuffer         *self,
                                           gboolean            indent);
void          peng_buffer_paint           (PengBuffer         *self,
                                           const PengStyle    *style,
                                           const PengTextFormat *format);
const char   *peng_buffer_get_color       (PengColor           color,
                                           gboolean            dark);
const char   *peng_buffer_get_mark_color  (gboolean            dark);
gboolean      peng_buffer_get_link_range  (PengBuffer         *self,
                                           PengPosition       *start,
                                           PengPosition       *end);
void          peng_buffer_set_link        (PengBuffer         *self,
                                           const char         *link,
                                           const char         *text);

/* Blocks in and out. */
GPtrArray    *peng_buffer_dup_selection   (PengBuffer         *self);
void          peng_buffer_delete_selection (PengBuffer        *self);
void          peng_buffer_insert_blocks   (PengBuffer         *self,
                                           PengBlock * const  *blocks,
                                           guint               n_blocks);
void          peng_buffer_insert_plain    (PengBuffer         *self,
                                           const char         *utf8);
void          peng_buffer_insert_atoms    (PengBuffer         *self,
                                           const PengPosition *position,
                                           PengBlock * const  *atoms,
                                           guint               n_atoms);
gboolean      peng_buffer_move_selection  (PengBuffer         *self,
                                           const PengPosition *position);
void          peng_buffer_remove_block    (PengBuffer         *self,
                                           guint               block);
gboolean      peng_buffer_move_block      (PengBuffer         *self,
                                           guint               block,
                                           int                 by);
void          peng_buffer_replace_blocks  (PengBuffer         *self,
                                           guint               block,
                                           guint               n_removed,
                                           PengBlock * const  *blocks,
                                           guint               n_blocks);
gboolean      peng_buffer_move_selected   (PengBuffer         *self,
                                           int                 by);
gboolean      peng_buffer_move_to         (PengBuffer         *self,
                                           guint               block,
                                           guint               to);
void          peng_buffer_get_movable     (PengBuffer         *self,
                                           guint               block,
                                           PengBlockRange     *range);
void          peng_buffer_replace_block   (PengBuffer         *self,
                                           guint               block,
                                           PengBlock          *replacement);

/* Numbering of ordered lists, for who draws it. */
guint         peng_buffer_get_number      (PengBuffer         *self,
                                           guint               block);

G_END_DECLS
