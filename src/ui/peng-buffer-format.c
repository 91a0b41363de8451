/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-buffer"

#include "ui/peng-buffer-private.h"

static PengBlock *
get_block (PengBuffer *self,
           guint       block)
{
  return peng_document_get_block (self->document, block);
}

static gboolean
same_link (const char *a,
           const char *b)
{
  return g_strcmp0 (a, b) == 0;
}

/* A character that is typed looks as the one before it; a link ends where it ends. */
static void
get_neighbour_style (PengBuffer         *self,
                     const PengPosition *cursor,
                     PengStyle          *style)
{
  PengBlock *block = get_block (self, cursor->block);
  guint length = peng_buffer_get_length (self, cursor->block);
  PengText *text;

  *style = (PengStyle) { 0 };
  if (!peng_block_is_text (block) || length == 0)
    return;

  text = peng_block_get_text (block);
  *style = *peng_text_get_style (text, cursor->offset > 0 ? cursor->offset - 1 : 0);

  if (cursor->offset == 0 || cursor->offset == length ||
      !same_link (style->link, peng_text_get_style (text, cursor->offset)->link))
    style->link = NULL;
}

/* What all of a range has in common. */
static void
add_common_style (PengText  *text,
                  guint      from,
                  guint      to,
                  gboolean  *first,
                  PengStyle *style)
{
  guint n_spans, offset = 0;
  const PengSpan *spans = peng_text_get_spans (text, &n_spans);

  for (guint i = 0; i < n_spans && offset < to; offset += spans[i++].length)
    {
      const PengStyle *span = &spans[i].style;

      if (offset + spans[i].length <= from)
        continue;

      if (*first)
        *style = *span;
      style->flags &= span->flags;
      if (style->color != span->color)
        style->color = PENG_COLOR_NONE;
      if (!same_link (style->link, span->link))
        style->link = NULL;
      *first = FALSE;
    }
}

/**
 * peng_buffer_get_style:
 * @self: the buffer
 * @style: (out): what all of the selection has, or what is typed next would have
 */
void
peng_buffer_get_style (PengBuffer *self,
                       PengStyle  *style)
{
  PengPosition start, end;
  gboolean first = TRUE;

  g_return_if_fail (PENG_IS_BUFFER (self));
  g_return_if_fail (style != NULL);

  if (!peng_buffer_get_selection (self, &start, &end))
    {
      if (self->has_typing)
        *style = self->typing;
      else
        get_neighbour_style (self, &start, style);
      return;
    }

  *style = (PengStyle) { 0 };
  for (guint i = start.block; i <= end.block; i++)
    if (peng_block_is_text (get_block (self, i)))
      add_common_style (peng_block_get_text (get_block (self, i)),
                        i == start.block ? start.offset : 0,
                        i == end.block ? end.offset : G_MAXUINT, &first, style);
}

/**
 * peng_buffer_get_format:
 * @self: the buffer
 * @format: (out): what the block is where the selection begins; a paragraph for an atom
 */
void
peng_buffer_get_format (PengBuffer     *self,
                        PengTextFormat *format)
{
  PengPosition start, end;

  g_return_if_fail (PENG_IS_BUFFER (self));
  g_return_if_fail (format != NULL);

  peng_buffer_get_selection (self, &start, &end);
  if (peng_block_is_text (get_block (self, start.block)))
    *format = *peng_block_get_format (get_block (self, start.block));
  else
    *format = (PengTextFormat) { PENG_BLOCK_PARAGRAPH };
}

/**
 * peng_buffer_restyle_range:
 * @self: the buffer
 * @start: where it begins
 * @end: where it ends
 * @change: what becomes of the looks of the characters between, as one step
 */
void
peng_buffer_restyle_range (PengBuffer            *self,
                           const PengPosition    *start,
                           const PengPosition    *end,
                           const PengStyleChange *change)
{
  peng_history_barrier (self->history);
  peng_history_begin (self->history);

  for (guint i = start->block; i <= end->block; i++)
    {
      PengPlace place = { i, PENG_PART_TEXT, 0 };
      guint from = i == start->block ? start->offset : 0;
      guint to = i == end->block ? end->offset : peng_buffer_get_length (self, i);

      if (peng_block_is_text (get_block (self, i)) && from < to)
        peng_buffer_apply (self, peng_document_make_restyle (self->document, &place, from,
                                                             to - from, change));
    }

  peng_history_end (self->history);
}

/* With nothing selected the change is for what is typed next. */
static void
restyle (PengBuffer            *self,
         const PengStyleChange *change)
{
  PengPosition start, end;
  PengStyle style;

  if (peng_buffer_get_selection (self, &start, &end))
    {
      peng_buffer_restyle_range (self, &start, &end, change);
      return;
    }

  peng_buffer_get_style (self, &style);
  style.flags = (style.flags | change->set) & ~change->clear;
  if (change->has_color)
    style.color = change->color;
  if (change->has_link)
    style.link = change->link;
  peng_buffer_set_typing (self, &style);
}

/**
 * peng_buffer_toggle_style:
 * @self: the buffer
 * @flag: one flag
 *
 * Switches it off where all of the selection has it, else on; with nothing selected it is for what
 * is typed next.
 */
void
peng_buffer_toggle_style (PengBuffer     *self,
                          PengStyleFlags  flag)
{
  PengStyleChange change = { 0 };
  PengStyle style;

  g_return_if_fail (PENG_IS_BUFFER (self));

  peng_buffer_get_style (self, &style);

  if (style.flags & flag)
    change.clear = flag;
  else
    change.set = flag;
  if (change.set == PENG_STYLE_SUB)
    change.clear = PENG_STYLE_SUP;
  else if (change.set == PENG_STYLE_SUP)
    change.clear = PENG_STYLE_SUB;

  restyle (self, &change);
}

/**
 * peng_buffer_set_color:
 * @self: the buffer
 * @color: a colour of the palette
 */
void
peng_buffer_set_color (PengBuffer *self,
                       PengColor   color)
{
  const PengStyleChange change = { .has_color = TRUE, .color = color };

  g_return_if_fail (PENG_IS_BUFFER (self));

  restyle (self, &change);
}

/**
 * peng_buffer_reformat:
 * @self: the buffer
 * @func: (scope call): changes the format of a text block
 * @user_data: for @func
 *
 * Changes what the selected text blocks are, as one step. A selection that ends before the first
 * character of a block leaves that block alone.
 */
void
peng_buffer_reformat (PengBuffer     *self,
                      PengFormatFunc  func,
                      gpointer        user_data)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  PengPosition start, end;

  peng_buffer_get_selection (self, &start, &end);
  if (end.block > start.block && end.offset == 0)
    end.block--;

  for (guint i = start.block; i <= end.block; i++)
    {
      PengBlock *block = peng_block_ref (get_block (self, i));

      if (peng_block_is_text (block))
        {
          PengTextFormat format = *peng_block_get_format (block);

          func (&format, user_data);
          peng_block_unref (block);
          block = peng_block_with_format (get_block (self, i), &format);
        }
      g_ptr_array_add (blocks, block);
    }

  peng_history_barrier (self->history);
  peng_buffer_apply_formats (self, start.block, blocks);
  peng_history_barrier (self->history);
}

static void
make_heading (PengTextFormat *format,
              gpointer        user_data)
{
  guint level = GPOINTER_TO_UINT (user_data);

  *format = (PengTextFormat) { level > 0 ? PENG_BLOCK_HEADING : PENG_BLOCK_PARAGRAPH,
                               .level = level, .align = format->align };
}

/**
 * peng_buffer_set_heading:
 * @self: the buffer
 * @level: 2 to 4, or 0 for a paragraph
 */
void
peng_buffer_set_heading (PengBuffer *self,
                         guint       level)
{
  g_return_if_fail (PENG_IS_BUFFER (self));
  g_return_if_fail (level == 0 || (level >= 2 && level <= 4));

  peng_buffer_reformat (self, make_heading, GUINT_TO_POINTER (level));
}

static void
make_item (PengTextFormat *format,
           gpointer        user_data)
{
  guint level = format->kind == PENG_BLOCK_LIST_ITEM ? format->level : 1;

  *format = (PengTextFormat) { PENG_BLOCK_LIST_ITEM, .level = level, .align = format->align,
                               .ordered = GPOINTER_TO_INT (user_data) };
}

static void
unmake_item (PengTextFormat *format,
             gpointer        user_data)
{
  if (format->kind == PENG_BLOCK_LIST_ITEM)
    *format = (PengTextFormat) { PENG_BLOCK_PARAGRAPH, .align = format->align };
}

/**
 * peng_buffer_set_list:
 * @self: the buffer
 * @list: whether the selected blocks become list items
 * @ordered: whether those are numbered
 */
void
peng_buffer_set_list (PengBuffer *self,
                      gboolean    list,
                      gboolean    ordered)
{
  g_return_if_fail (PENG_IS_BUFFER (self));

  peng_buffer_reformat (self, list ? make_item : unmake_item, GINT_TO_POINTER (ordered));
}

static void
make_quote (PengTextFormat *format,
            gpointer        user_data)
{
  if (GPOINTER_TO_INT (user_data))
    *format = (PengTextFormat) { PENG_BLOCK_QUOTE, .align = format->align };
  else if (format->kind == PENG_BLOCK_QUOTE)
    *format = (PengTextFormat) { PENG_BLOCK_PARAGRAPH, .align = format->align };
}

/**
 * peng_buffer_set_quote:
 * @self: the buffer
 * @quote: whether the selected blocks become quotes
 */
void
peng_buffer_set_quote (PengBuffer *self,
                       gboolean    quote)
{
  g_return_if_fail (PENG_IS_BUFFER (self));

  peng_buffer_reformat (self, make_quote, GINT_TO_POINTER (quote));
}

static void
make_aligned (PengTextFormat *format,
              gpointer        user_data)
{
  format->align = GPOINTER_TO_INT (user_data);
}

/**
 * peng_buffer_set_align:
 * @self: the buffer
 * @align: the alignment of the selected blocks
 */
void
peng_buffer_set_align (PengBuffer *self,
                       PengAlign   align)
{
  g_return_if_fail (PENG_IS_BUFFER (self));

  peng_buffer_reformat (self, make_aligned, GINT_TO_POINTER (align));
}
