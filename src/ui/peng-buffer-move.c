/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-buffer"

#include "ui/peng-buffer-private.h"

/* The blocks that are selected. One at whose start a selection ends was not meant. */
static void
get_selected (PengBuffer     *self,
              PengBlockRange *range)
{
  PengPosition start, end;

  peng_buffer_get_selection (self, &start, &end);
  if (end.block > start.block && end.offset == 0)
    end.block--;

  *range = (PengBlockRange) { start.block, end.block - start.block + 1 };
}

static gboolean
contains (const PengBlockRange *range,
          guint                 block)
{
  return block >= range->first && block < range->first + range->n_blocks;
}

/* Moving the same blocks on is the same step, so long as nothing else has happened. */
static void
begin_step (PengBuffer           *self,
            const PengBlockRange *range)
{
  if (self->moved_revision == peng_document_get_revision (self->document) &&
      self->moved.first == range->first && self->moved.n_blocks == range->n_blocks)
    peng_history_begin_again (self->history);
  else
    peng_history_begin (self->history);
}

/* What is moved is taken out and put in again, and GTK gives the primary selection up and claims it
 * again with that. X then tells that it was given up, and as both were at the same moment, GDK takes
 * it for a loss to another program (gdkclipboard-x11.c, 4.8): nothing would be selected any more. With
 * other words in it for that long, it is not given up. */
static void
hold_primary (PengBuffer *self)
{
  GdkDisplay *display = gdk_display_get_default ();
  GdkClipboard *primary;

  if (display == NULL || !gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (self)))
    return;

  primary = gdk_display_get_primary_clipboard (display);
  if (gdk_clipboard_is_local (primary))
    gdk_clipboard_set_text (primary, "");
}

static gboolean
move_range (PengBuffer           *self,
            const PengBlockRange *range,
            guint                 to,
            guint                *first)
{
  PengEdit *edits[2];

  if (!peng_block_move_make (self->document, range, to, edits, first))
    return FALSE;

  hold_primary (self);
  begin_step (self, range);
  for (guint i = 0; i < 2; i++)
    peng_buffer_apply (self, edits[i]);
  peng_history_end (self->history);

  self->moved = (PengBlockRange) { *first, range->n_blocks };
  self->moved_revision = peng_document_get_revision (self->document);

  return TRUE;
}

static void
shift (PengBuffer           *self,
       const PengBlockRange *range,
       guint                 first,
       PengPosition         *position)
{
  if (!contains (range, position->block))
    {
      position->block = range->first + range->n_blocks - 1;
      position->offset = G_MAXUINT;
    }

  position->block = position->block - range->first + first;
  position->offset = MIN (position->offset, peng_buffer_get_length (self, position->block));
}

/* What is selected goes with the blocks. */
static gboolean
move_with_selection (PengBuffer           *self,
                     const PengBlockRange *range,
                     guint                 to)
{
  PengPosition start, end, cursor;
  gboolean backwards;
  guint first;

  peng_buffer_get_selection (self, &start, &end);
  peng_buffer_get_cursor (self, &cursor);
  backwards = cursor.block == start.block && cursor.offset == start.offset;

  if (!move_range (self, range, to, &first))
    return FALSE;

  shift (self, range, first, &start);
  shift (self, range, first, &end);
  peng_buffer_select (self, backwards ? &end : &start, backwards ? &start : &end);

  return TRUE;
}

/**
 * peng_buffer_move_selected:
 * @self: the buffer
 * @by: 1 to move down, -1 to move up
 *
 * Moves the block with the cursor, or all that are selected, by one step; list items with the items
 * under them. It is one step of the history, for each further time too, until something else is
 * done.
 *
 * Returns: whether there is room that way
 */
gboolean
peng_buffer_move_selected (PengBuffer *self,
                           int         by)
{
  PengBlockRange range;

  g_return_val_if_fail (PENG_IS_BUFFER (self), FALSE);
  g_return_val_if_fail (by == 1 || by == -1, FALSE);

  get_selected (self, &range);
  peng_block_move_widen (self->document, &range);

  return move_with_selection (self, &range, peng_block_move_step (self->document, &range, by));
}

/**
 * peng_buffer_get_movable:
 * @self: the buffer
 * @block: index of a block
 * @range: (out): what moves with it
 *
 * What moves when a person takes a block: all that are selected if it is one of them, else the block
 * with the list items under it.
 */
void
peng_buffer_get_movable (PengBuffer     *self,
                         guint           block,
                         PengBlockRange *range)
{
  g_return_if_fail (PENG_IS_BUFFER (self));

  get_selected (self, range);
  if (!contains (range, block))
    *range = (PengBlockRange) { block, 1 };
  peng_block_move_widen (self->document, range);
}

/**
 * peng_buffer_move_to:
 * @self: the buffer
 * @block: index of a block
 * @to: index of the block that it is to stand before; the number of blocks for the end
 *
 * Moves a block with what peng_buffer_get_movable() says, as one step, and puts the cursor there.
 *
 * Returns: whether it could: not into itself
 */
gboolean
peng_buffer_move_to (PengBuffer *self,
                     guint       block,
                     guint       to)
{
  PengBlockRange range, selected;
  PengPosition cursor = { block, 0 };

  g_return_val_if_fail (PENG_IS_BUFFER (self), FALSE);

  peng_buffer_get_movable (self, block, &range);
  get_selected (self, &selected);
  if (!contains (&selected, block))
    peng_buffer_place (self, &cursor);

  return move_with_selection (self, &range, to);
}

/**
 * peng_buffer_move_block:
 * @self: the buffer
 * @block: index of a block
 * @by: 1 to move it behind the next one, -1 before the one before
 *
 * Moves one block over one other, wherever the cursor is; as one step like
 * peng_buffer_move_selected().
 *
 * Returns: whether there is room that way
 */
gboolean
peng_buffer_move_block (PengBuffer *self,
                        guint       block,
                        int         by)
{
  PengBlockRange range = { block, 1 };
  guint to = by < 0 ? block - 1 : block + 2;
  guint first;

  g_return_val_if_fail (PENG_IS_BUFFER (self), FALSE);
  g_return_val_if_fail (by == 1 || by == -1, FALSE);

  return (by > 0 || block > 0) && to <= peng_document_get_n_blocks (self->document) &&
         move_range (self, &range, to, &first);
}
