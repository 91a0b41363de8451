/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-buffer"

#include "ui/peng-buffer-private.h"

/* The format painter takes how a text looks and what its paragraph is, and gives both to another. To
 * clear them is to give those of a plain paragraph. */

static void
make_painted (PengTextFormat *format,
              gpointer        user_data)
{
  const PengTextFormat *painted = user_data;

  *format = *painted;
  format->start = 0;
}

static void
make_indented (PengTextFormat *format,
               gpointer        user_data)
{
  if (format->kind == PENG_BLOCK_PARAGRAPH)
    format->no_indent = !GPOINTER_TO_INT (user_data);
}

/**
 * peng_buffer_set_indent:
 * @self: the buffer
 * @indent: whether the selected paragraphs have the first-line indent of the page
 */
void
peng_buffer_set_indent (PengBuffer *self,
                        gboolean    indent)
{
  g_return_if_fail (PENG_IS_BUFFER (self));

  peng_buffer_reformat (self, make_indented, GINT_TO_POINTER (indent));
}

/* A selection inside a paragraph is for its characters alone. */
static gboolean
is_part (PengBuffer         *self,
         const PengPosition *start,
         const PengPosition *end)
{
  return start->block == end->block && end->offset > start->offset &&
         (start->offset > 0 || end->offset < peng_buffer_get_length (self, end->block));
}

/**
 * peng_buffer_paint:
 * @self: the buffer
 * @style: how characters are to look; links stay as they are
 * @format: what paragraphs are to be
 *
 * Gives the selected characters a look, and the selected paragraphs their kind where they are
 * selected whole or nothing is, then to the paragraph with the cursor. It is one step.
 */
void
peng_buffer_paint (PengBuffer           *self,
                   const PengStyle      *style,
                   const PengTextFormat *format)
{
  const PengStyleChange change = { .set = style->flags,
                                   .clear = PENG_STYLE_ALL_FLAGS & ~style->flags,
                                   .has_color = TRUE, .color = style->color };
  PengTextFormat painted = *format;
  PengPosition start, end;
  gboolean selected;

  g_return_if_fail (PENG_IS_BUFFER (self));

  selected = peng_buffer_get_selection (self, &start, &end);
  peng_history_begin (self->history);

  if (!selected)
    {
      start.offset = 0;
      end.offset = peng_buffer_get_length (self, end.block);
    }
  if (!is_part (self, &start, &end))
    peng_buffer_reformat (self, make_painted, &painted);
  peng_buffer_restyle_range (self, &start, &end, &change);

  peng_history_end (self->history);
}

/* The source of a quote is words, for which a paragraph has no place. */
static gboolean
has_source (PengBuffer         *self,
            const PengPosition *start,
            const PengPosition *end)
{
  for (guint i = start->block; i <= end->block; i++)
    {
      PengBlock *block = peng_document_get_block (self->document, i);

      if (peng_block_get_kind (block) == PENG_BLOCK_QUOTE &&
          peng_text_get_length (peng_block_get_part (block, PENG_PART_CITE, 0)) > 0)
        return TRUE;
    }

  return FALSE;
}

static void
make_plain (PengTextFormat *format,
            gpointer        user_data)
{
  gboolean keeps_quotes = GPOINTER_TO_INT (user_data);

  *format = (PengTextFormat) {
    keeps_quotes && format->kind == PENG_BLOCK_QUOTE ? PENG_BLOCK_QUOTE : PENG_BLOCK_PARAGRAPH,
  };
}

/**
 * peng_buffer_clear_style:
 * @self: the buffer
 *
 * Takes the look of the selected characters away, and makes plain paragraphs of those that are
 * selected whole or where nothing is, then of the one with the cursor: no headings, no items, no
 * quotes but those with a source, no alignment, and the first line as the page has it, as Word and
 * WPS do. Links stay: they are content. It is one step.
 */
void
peng_buffer_clear_style (PengBuffer *self)
{
  const PengStyleChange change = { .clear = PENG_STYLE_ALL_FLAGS, .has_color = TRUE,
                                   .color = PENG_COLOR_NONE };
  PengPosition start, end;
  gboolean selected;

  g_return_if_fail (PENG_IS_BUFFER (self));

  selected = peng_buffer_get_selection (self, &start, &end);
  peng_history_begin (self->history);

  if (!selected)
    {
      start.offset = 0;
      end.offset = peng_buffer_get_length (self, end.block);
    }
  if (!is_part (self, &start, &end))
    peng_buffer_reformat (self, make_plain, GINT_TO_POINTER (has_source (self, &start, &end)));
  peng_buffer_restyle_range (self, &start, &end, &change);

  peng_history_end (self->history);
  if (!selected)
    peng_buffer_set_typing (self, &(PengStyle) { 0 });
}
