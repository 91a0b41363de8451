/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

/**
 * peng_editor_move_blocks:
 * @self: the editor, with a document
 * @by: 1 for down, -1 for up
 *
 * Moves the block that the person is in, or all that are selected, by one step, and keeps it in
 * sight.
 */
void
peng_editor_move_blocks (PengEditor *self,
                         int         by)
{
  PengPosition start, end;
  guint block;

  /* Who writes in the caption of a photograph means the photograph. */
  if (peng_editor_atoms_get_focused (self, &block))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      start = (PengPosition) { block, 0 };
      end = (PengPosition) { block, 1 };
      peng_buffer_select (self->buffer, &start, &end);
    }

  if (!peng_buffer_move_selected (self->buffer, by))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  peng_editor_scroll_to_cursor (self);
}

static void
move_cb (PengEditor *self,
         guint       block,
         guint       to)
{
  if (!peng_editor_get_composing (self) && peng_buffer_move_to (self->buffer, block, to))
    peng_editor_scroll_to_cursor (self);
}

static void
pick_cb (PengEditor *self,
         guint       block)
{
  PengBlock *b = peng_document_get_block (peng_buffer_get_document (self->buffer), block);
  PengPosition start = { block, 0 };
  PengPosition end = { block, 1 };

  if (peng_editor_get_composing (self))
    return;

  if (peng_block_is_text (b))
    end.offset = peng_text_get_length (peng_block_get_text (b));
  peng_buffer_select (self->buffer, &start, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * peng_editor_handle_create:
 * @self: a new editor, with its view
 *
 * Lets blocks be dragged by a handle in the margin.
 */
void
peng_editor_handle_create (PengEditor *self)
{
  self->handle = peng_block_handle_new (GTK_OVERLAY (adw_bin_get_child (ADW_BIN (self))),
                                        GTK_TEXT_VIEW (self->view));
  g_signal_connect_object (self->handle, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->handle, "pick", G_CALLBACK (pick_cb), self, G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->buffer_signals, "changed",
                                 G_CALLBACK (peng_block_handle_hide), self->handle,
                                 G_CONNECT_SWAPPED);
}
