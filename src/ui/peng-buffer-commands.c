/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-buffer"

#include "ui/peng-buffer-private.h"

/* What the editing keys do. They do as in Word. */

static PengBlock *
get_block (PengBuffer *self,
           guint       block)
{
  return peng_document_get_block (self->document, block);
}

static gboolean
is_empty_text (PengBuffer *self,
               guint       block)
{
  return peng_block_is_text (get_block (self, block)) && peng_buffer_get_length (self, block) == 0;
}

static gboolean
is_last (PengBuffer *self,
         guint       block)
{
  return block + 1 == peng_document_get_n_blocks (self->document);
}

static void
set_format (PengBuffer           *self,
            guint                 block,
            const PengTextFormat *format)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);

  g_ptr_array_add (blocks, peng_block_with_format (get_block (self, block), format));
  if (!peng_block_equal (get_block (self, block), g_ptr_array_index (blocks, 0)))
    peng_buffer_apply_formats (self, block, blocks);
}

static gboolean
insert_empty_paragraph (PengBuffer   *self,
                        guint         block)
{
  g_autoptr(PengBlock) paragraph = peng_block_new_paragraph ("");

  return peng_buffer_apply (self, peng_document_make_blocks (self->document, block, 0,
                                                             &paragraph, 1));
}

/* What a paragraph becomes that is split off behind. */
static void
get_next_format (PengBlock      *block,
                 guint           offset,
                 PengTextFormat *format)
{
  const PengTextFormat *present = peng_block_get_format (block);
  guint length = peng_text_get_length (peng_block_get_text (block));

  *format = *present;
  format->start = 0;

  if (present->kind == PENG_BLOCK_HEADING && offset == length)
    *format = (PengTextFormat) { PENG_BLOCK_PARAGRAPH };
}

static gboolean
split (PengBuffer         *self,
       const PengPosition *position)
{
  PengBlock *block = get_block (self, position->block);
  PengText *text = peng_block_get_text (block);
  guint length = peng_text_get_length (text);
  g_autoptr(PengText) head = peng_text_slice (text, 0, position->offset);
  g_autoptr(PengText) tail = peng_text_slice (text, position->offset, length - position->offset);
  g_autoptr(PengBlock) rest = peng_block_with_part (block, PENG_PART_TEXT, 0, tail);
  g_autoptr(PengBlock) first = NULL, second = NULL;
  PengTextFormat before = *peng_block_get_format (block);
  PengTextFormat behind;
  PengBlock *blocks[2];

  get_next_format (block, position->offset, &behind);
  if (before.kind == PENG_BLOCK_HEADING && position->offset == 0 && length > 0)
    before = (PengTextFormat) { PENG_BLOCK_PARAGRAPH };

  blocks[0] = first = peng_block_new_text (&before, head);
  blocks[1] = second = peng_block_with_format (rest, &behind);

  return peng_buffer_apply (self, peng_document_make_blocks (self->document, position->block, 1,
                                                             blocks, 2));
}

/* Enter in an empty item or quote leaves it, one level at a time. */
static gboolean
leave (PengBuffer *self,
       guint       block)
{
  PengTextFormat format = *peng_block_get_format (get_block (self, block));

  if (!is_empty_text (self, block) ||
      (format.kind != PENG_BLOCK_LIST_ITEM && format.kind != PENG_BLOCK_QUOTE))
    return FALSE;

  if (format.kind == PENG_BLOCK_LIST_ITEM && format.level > 1)
    format.level--;
  else
    format = (PengTextFormat) { PENG_BLOCK_PARAGRAPH };

  set_format (self, block, &format);

  return TRUE;
}

static void
break_line (PengBuffer         *self,
            const PengPosition *position)
{
  PengPlace place = { position->block, PENG_PART_TEXT, 0 };
  g_autoptr(PengText) text = peng_text_new (PENG_LINE_BREAK_UTF8);

  peng_buffer_apply (self, peng_document_make_text (self->document, &place, position->offset, 0,
                                                    text));
}

/* Bold stays on from one paragraph to the next, and off where it was switched off before Enter; a
 * link does not stay. */
static void
carry_style (PengBuffer         *self,
             const PengPosition *after,
             PengStyle           style)
{
  PengBlock *before = get_block (self, after->block - 1);

  if (!is_empty_text (self, after->block) || !peng_block_is_text (before) ||
      peng_block_get_kind (before) == PENG_BLOCK_HEADING)
    return;

  style.link = NULL;
  peng_buffer_set_typing (self, &style);
}

/**
 * peng_buffer_break:
 * @self: the buffer
 * @position: where the cursor is
 * @after: (out caller-allocates): where the cursor goes
 *
 * Does what Enter does, or Shift+Enter where peng_buffer_set_soft_return() says so.
 */
void
peng_buffer_break (PengBuffer         *self,
                   const PengPosition *position,
                   PengPosition       *after)
{
  PengPosition at = *position;
  PengStyle style;

  *after = at;
  peng_buffer_get_style (self, &style);

  if (!peng_block_is_text (get_block (self, at.block)))
    {
      if (insert_empty_paragraph (self, at.block + at.offset))
        *after = (PengPosition) { at.block + 1, 0 };
    }
  else if (self->soft_return)
    {
      break_line (self, &at);
      after->offset++;
    }
  else if (!leave (self, at.block) && split (self, &at))
    {
      *after = (PengPosition) { at.block + 1, 0 };
      carry_style (self, after, style);
    }
}

static void
select_atom (PengBuffer *self,
             guint       block)
{
  PengPosition start = { block, 0 };
  PengPosition end = { block, 1 };

  peng_buffer_select (self, &start, &end);
}

static void
remove_range (PengBuffer         *self,
              const PengPosition *start,
              const PengPosition *end)
{
  PengPosition after;

  peng_buffer_replace (self, start, end, NULL, 0, &after);
  peng_buffer_place (self, &after);
}

/* Takes one thing off that makes a block more than running text. */
static gboolean
simplify (PengBuffer *self,
          guint       block)
{
  PengTextFormat format = *peng_block_get_format (get_block (self, block));

  if (format.kind != PENG_BLOCK_PARAGRAPH)
    format = (PengTextFormat) { PENG_BLOCK_PARAGRAPH, .align = format.align,
                                .no_indent = format.kind == PENG_BLOCK_LIST_ITEM };
  else if (!format.no_indent && !is_empty_text (self, block) &&
           (format.align == PENG_ALIGN_DEFAULT || format.align == PENG_ALIGN_JUSTIFY))
    format.no_indent = TRUE;
  else
    return FALSE;

  set_format (self, block, &format);

  return TRUE;
}

static void
join_previous (PengBuffer         *self,
               const PengPosition *cursor)
{
  PengPosition end = { cursor->block - 1, peng_buffer_get_length (self, cursor->block - 1) };

  if (peng_block_is_text (get_block (self, end.block)))
    remove_range (self, &end, cursor);
  else if (is_empty_text (self, cursor->block) && !is_last (self, cursor->block))
    remove_range (self, &end, cursor);
  else
    select_atom (self, end.block);
}

static void
backspace_at_atom (PengBuffer         *self,
                   const PengPosition *cursor)
{
  PengPosition before;

  if (cursor->offset > 0)
    {
      select_atom (self, cursor->block);
    }
  else if (cursor->block > 0)
    {
      before = (PengPosition) { cursor->block - 1,
                                peng_buffer_get_length (self, cursor->block - 1) };
      if (is_empty_text (self, before.block))
        remove_range (self, &before, cursor);
      else
        peng_buffer_place (self, &before);
    }
}

/* What both keys begin with. Returns: the block that the cursor is in, where nothing was selected;
 * a selection has gone */
static PengBlock *
begin_deletion (PengBuffer   *self,
                PengPosition *start,
                PengPosition *end)
{
  if (peng_buffer_get_selection (self, start, end))
    {
      peng_buffer_delete_selection (self);
      return NULL;
    }

  peng_buffer_forget_typing (self);

  return get_block (self, start->block);
}

/**
 * peng_buffer_backspace:
 * @self: the buffer
 *
 * Deletes the selection, or what a reader sees as one character before the cursor. At a block's
 * start it first takes off the block's kind, then joins it with the one before; an atom there is
 * selected first and deleted by the next press.
 */
void
peng_buffer_backspace (PengBuffer *self)
{
  PengPosition start, end;
  PengBlock *block;

  g_return_if_fail (PENG_IS_BUFFER (self));

  block = begin_deletion (self, &start, &end);

  if (block == NULL)
    return;

  if (!peng_block_is_text (block))
    {
      backspace_at_atom (self, &start);
    }
  else if (start.offset > 0)
    {
      const char *text = peng_text_get_string (peng_block_get_text (block));

      start.offset = peng_unicode_previous_grapheme (text, end.offset);
      remove_range (self, &start, &end);
    }
  else if (!simplify (self, start.block) && start.block > 0)
    {
      join_previous (self, &start);
    }
}

static void
join_next (PengBuffer         *self,
           const PengPosition *cursor)
{
  PengPosition next = { cursor->block + 1, 0 };

  if (is_last (self, cursor->block))
    return;

  if (peng_block_is_text (get_block (self, next.block)) || is_empty_text (self, cursor->block))
    remove_range (self, cursor, &next);
  else
    select_atom (self, next.block);
}

static void
delete_at_atom (PengBuffer         *self,
                const PengPosition *cursor)
{
  PengPosition next = { cursor->block + 1, 0 };

  if (cursor->offset == 0)
    select_atom (self, cursor->block);
  else if (is_empty_text (self, next.block) && !is_last (self, next.block))
    remove_range (self, cursor, &next);
  else
    peng_buffer_place (self, &next);
}

/**
 * peng_buffer_delete_next:
 * @self: the buffer
 *
 * The Delete key: deletes the selection or the character behind the cursor. At a block's end it
 * joins the next one; an atom there is selected first.
 */
void
peng_buffer_delete_next (PengBuffer *self)
{
  PengPosition start, end;
  PengBlock *block;

  g_return_if_fail (PENG_IS_BUFFER (self));

  block = begin_deletion (self, &start, &end);

  if (block == NULL)
    return;

  if (!peng_block_is_text (block))
    {
      delete_at_atom (self, &start);
    }
  else if (start.offset < peng_buffer_get_length (self, start.block))
    {
      const char *text = peng_text_get_string (peng_block_get_text (block));

      end.offset = peng_unicode_next_grapheme (text, start.offset);
      remove_range (self, &start, &end);
    }
  else
    {
      join_next (self, &start);
    }
}

static gboolean
shift_block (PengTextFormat *format,
             int             by)
{
  guint level = CLAMP ((int) format->level + by, 1, PENG_LIST_LEVELS);

  if (format->kind != PENG_BLOCK_LIST_ITEM || level == format->level)
    return FALSE;

  format->level = level;

  return TRUE;
}

/* Tab at a paragraph's start gives or takes the first line's indent. */
static gboolean
shift_indent (PengBuffer         *self,
              const PengPosition *cursor,
              int                 by)
{
  PengTextFormat format = *peng_block_get_format (get_block (self, cursor->block));

  if (format.kind != PENG_BLOCK_PARAGRAPH || cursor->offset > 0 || format.no_indent != (by > 0))
    return FALSE;

  format.no_indent = by < 0;
  set_format (self, cursor->block, &format);

  return TRUE;
}

/**
 * peng_buffer_shift_level:
 * @self: the buffer
 * @by: 1 for a deeper level, -1 for a higher one
 *
 * Tab and Shift+Tab: moves the selected list items by a level; at the start of a paragraph it gives
 * the first line its indent or takes it away.
 *
 * Returns: whether anything changed
 */
gboolean
peng_buffer_shift_level (PengBuffer *self,
                         int         by)
{
  PengPosition start, end;
  gboolean selected, changed = FALSE;

  g_return_val_if_fail (PENG_IS_BUFFER (self), FALSE);
  g_return_val_if_fail (by == 1 || by == -1, FALSE);

  selected = peng_buffer_get_selection (self, &start, &end);
  peng_history_begin (self->history);

  for (guint i = start.block; i <= end.block; i++)
    {
      PengTextFormat format;

      if (!peng_block_is_text (get_block (self, i)))
        continue;

      format = *peng_block_get_format (get_block (self, i));
      if (shift_block (&format, by))
        {
          set_format (self, i, &format);
          changed = TRUE;
        }
    }

  if (!selected && !changed && peng_block_is_text (get_block (self, start.block)))
    changed = shift_indent (self, &start, by);

  peng_history_end (self->history);

  return changed;
}
