/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-buffer"

#include "ui/peng-buffer-private.h"

static const char *
get_link_at (PengText *text,
             guint     offset)
{
  return offset < peng_text_get_length (text) ? peng_text_get_style (text, offset)->link : NULL;
}

/* The link that the cursor stands in or at. */
static const char *
get_link_beside (PengText *text,
                 guint     offset)
{
  const char *link = get_link_at (text, offset);

  return link == NULL && offset > 0 ? get_link_at (text, offset - 1) : link;
}

/**
 * peng_buffer_get_link_range:
 * @self: the buffer
 * @start: (out): where the link begins
 * @end: (out): where it ends
 *
 * Finds the whole of the link that the cursor or the start of the selection is in.
 *
 * Returns: whether there is one
 */
gboolean
peng_buffer_get_link_range (PengBuffer   *self,
                            PengPosition *start,
                            PengPosition *end)
{
  PengBlock *block;
  PengText *text;
  const char *link;

  g_return_val_if_fail (PENG_IS_BUFFER (self), FALSE);

  peng_buffer_get_selection (self, start, end);
  block = peng_document_get_block (self->document, start->block);
  if (!peng_block_is_text (block))
    return FALSE;

  text = peng_block_get_text (block);
  link = get_link_beside (text, start->offset);
  if (link == NULL)
    return FALSE;

  *end = *start;
  while (start->offset > 0 && g_strcmp0 (get_link_at (text, start->offset - 1), link) == 0)
    start->offset--;
  while (g_strcmp0 (get_link_at (text, end->offset), link) == 0)
    end->offset++;

  return TRUE;
}

static void
link_blocks (PengBuffer         *self,
             const PengPosition *start,
             const PengPosition *end,
             const char         *link)
{
  const PengStyleChange change = { .has_link = TRUE, .link = link };

  for (guint i = start->block; i <= end->block; i++)
    {
      PengPlace place = { i, PENG_PART_TEXT, 0 };
      guint from = i == start->block ? start->offset : 0;
      guint to = i == end->block ? end->offset : peng_buffer_get_length (self, i);

      if (peng_block_is_text (peng_document_get_block (self->document, i)) && from < to)
        peng_buffer_apply (self, peng_document_make_restyle (self->document, &place, from,
                                                             to - from, &change));
    }
}

static void
insert_linked (PengBuffer         *self,
               const PengPosition *start,
               const PengPosition *end,
               const char         *link,
               const char         *utf8)
{
  const PengTextFormat format = { PENG_BLOCK_PARAGRAPH };
  g_autoptr(PengText) text = NULL;
  g_autoptr(PengBlock) block = NULL;
  PengPosition after;
  PengStyle style;

  peng_buffer_get_style (self, &style);
  style.link = link;
  text = peng_text_new_styled (utf8, &style);
  block = peng_block_new_text (&format, text);
  peng_buffer_replace (self, start, end, &block, 1, &after);
  peng_buffer_place (self, &after);
}

/**
 * peng_buffer_set_link:
 * @self: the buffer
 * @link: (nullable): an address that peng_style_link_is_safe() accepts; %NULL takes the link away
 * @text: (nullable): what shall be read there, %NULL to leave it
 *
 * Links the selection, or changes the link that the cursor is in; where there is neither, @text or
 * the address itself is inserted. One step.
 */
void
peng_buffer_set_link (PengBuffer *self,
                      const char *link,
                      const char *text)
{
  PengPosition start, end;
  gboolean selected;

  g_return_if_fail (PENG_IS_BUFFER (self));
  g_return_if_fail (link == NULL || peng_style_link_is_safe (link));

  selected = peng_buffer_get_selection (self, &start, &end);
  if (!selected)
    selected = peng_buffer_get_link_range (self, &start, &end);

  peng_history_barrier (self->history);
  peng_history_begin (self->history);

  if (link != NULL && (!selected || text != NULL))
    insert_linked (self, &start, &end, link, text != NULL ? text : link);
  else if (selected)
    link_blocks (self, &start, &end, link);

  peng_history_end (self->history);
  peng_buffer_forget_typing (self);
}
