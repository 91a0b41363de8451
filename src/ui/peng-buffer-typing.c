/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-buffer"

#include "ui/peng-buffer-private.h"

#include <string.h>

/**
 * peng_buffer_set_typing:
 * @self: the buffer
 * @style: a style, copied
 *
 * What is typed next has this style, not its neighbour's.
 */
void
peng_buffer_set_typing (PengBuffer      *self,
                        const PengStyle *style)
{
  char *link = g_strdup (style->link);

  g_free (self->typing_link);
  self->typing_link = link;
  self->typing = *style;
  self->typing.link = link;
  self->has_typing = TRUE;
}

/**
 * peng_buffer_forget_typing:
 * @self: the buffer
 *
 * What is typed next has its neighbour's style again.
 */
void
peng_buffer_forget_typing (PengBuffer *self)
{
  self->has_typing = FALSE;
}

/**
 * peng_buffer_keep_style:
 * @self: the buffer
 * @start: where the selection begins, if there is one
 *
 * What is typed over a selection looks as the selection did.
 */
void
peng_buffer_keep_style (PengBuffer         *self,
                        const PengPosition *start)
{
  PengBlock *block = peng_document_get_block (self->document, start->block);
  PengStyle style;

  if (!gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (self)) || !peng_block_is_text (block) ||
      start->offset >= peng_buffer_get_length (self, start->block))
    return;

  style = *peng_text_get_style (peng_block_get_text (block), start->offset);
  style.link = NULL;
  peng_buffer_set_typing (self, &style);
}

/* What was typed is looked at when the key has done all that it does. @n_typed is 0 where Enter
 * began the block of @end. */
static void
note_typed (PengBuffer         *self,
            const PengPosition *end,
            guint               n_typed)
{
  self->has_typed = TRUE;
  self->typed_end = *end;
  self->n_typed = n_typed;
}

static gboolean
is_text_at (PengBuffer         *self,
            const PengPosition *position)
{
  return peng_block_is_text (peng_document_get_block (self->document, position->block));
}

static void
type_line (PengBuffer   *self,
           PengPosition *position,
           const char   *utf8)
{
  PengPlace place = { position->block, PENG_PART_TEXT, 0 };
  g_autoptr(PengText) text = NULL;
  PengStyle style;

  peng_buffer_get_style (self, &style);
  text = peng_text_new_styled (utf8, &style);

  if (is_text_at (self, position))
    {
      peng_buffer_apply (self, peng_document_make_text (self->document, &place, position->offset,
                                                        0, text));
      position->offset += peng_text_get_length (text);
      note_typed (self, position, peng_text_get_length (text));
    }
  else
    {
      const PengTextFormat format = { PENG_BLOCK_PARAGRAPH };
      g_autoptr(PengBlock) block = peng_block_new_text (&format, text);

      peng_buffer_replace (self, position, position, &block, 1, position);
    }

  peng_buffer_forget_typing (self);
}

static void
type_lines (PengBuffer   *self,
            PengPosition *position,
            const char   *utf8)
{
  g_autoptr(GPtrArray) blocks = peng_buffer_new_plain_blocks (utf8);

  peng_buffer_replace (self, position, position, (PengBlock * const *) blocks->pdata, blocks->len,
                       position);
}

/**
 * peng_buffer_type:
 * @self: the buffer
 * @position: (inout): where to; then behind it
 * @utf8: what a key, an input method or a drop puts there
 *
 * Makes edits of what comes into the text. A newline alone is what Enter does.
 */
void
peng_buffer_type (PengBuffer   *self,
                  PengPosition *position,
                  const char   *utf8)
{
  if (g_str_equal (utf8, "\n"))
    {
      peng_buffer_break (self, position, position);
      note_typed (self, position, self->soft_return ? 1 : 0);
    }
  else if (strpbrk (utf8, "\n\r") != NULL)
    type_lines (self, position, utf8);
  else
    type_line (self, position, utf8);
}

static gboolean
is_cursor_at (PengBuffer         *self,
              const PengPosition *position)
{
  PengPosition start, end;

  return !peng_buffer_get_selection (self, &start, &end) && start.block == position->block &&
         start.offset == position->offset;
}

/**
 * peng_buffer_correct_typed:
 * @self: the buffer
 *
 * Puts right what was typed last, where the cursor still stands behind it. No pre-edit may be open.
 */
void
peng_buffer_correct_typed (PengBuffer *self)
{
  PengPlace place = { self->typed_end.block, PENG_PART_TEXT, 0 };
  gboolean entered = self->n_typed == 0;
  gboolean has_typed = self->has_typed;
  guint end = self->typed_end.offset;

  g_return_if_fail (PENG_IS_BUFFER (self));

  self->has_typed = FALSE;
  if (!has_typed || !is_cursor_at (self, &self->typed_end))
    return;

  if (entered)
    {
      if (place.block == 0)
        return;
      end = peng_buffer_get_length (self, --place.block);
    }

  if (peng_block_is_text (peng_document_get_block (self->document, place.block)))
    peng_corrector_text_typed (self->corrector, &place, end, self->n_typed, entered);
}

/**
 * peng_buffer_get_corrector:
 * @self: a buffer
 *
 * Returns: (transfer none): what puts right what is typed into its document
 */
PengCorrector *
peng_buffer_get_corrector (PengBuffer *self)
{
  g_return_val_if_fail (PENG_IS_BUFFER (self), NULL);

  return self->corrector;
}
