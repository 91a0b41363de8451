/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-html"

#include "core/peng-html-private.h"

#include <string.h>

/* The list of blocks while a page is read, and the text block that is open at its end. */

static void
note_list (PengHtmlReader *self,
           PengBlock      *block)
{
  guint level = 0;

  if (peng_block_get_kind (block) == PENG_BLOCK_LIST_ITEM)
    {
      const PengTextFormat *format = peng_block_get_format (block);

      level = format->level;
      self->lists[level] = format->ordered ? PENG_HTML_LIST_NUMBERS : PENG_HTML_LIST_BULLETS;
    }

  for (guint i = level + 1; i <= PENG_LIST_LEVELS; i++)
    self->lists[i] = PENG_HTML_LIST_NONE;
}

/**
 * peng_html_reader_add:
 * @self: a page
 * @block: (transfer full): its next block
 */
void
peng_html_reader_add (PengHtmlReader *self,
                      PengBlock      *block)
{
  if (self->blocks->len >= PENG_ARTICLE_MAX_BLOCKS)
    {
      self->report->cut = TRUE;
      peng_block_unref (block);
      return;
    }

  block = peng_html_room_take (&self->room, block);
  self->report->cut |= self->room.is_full;

  if (block == NULL)
    return;

  note_list (self, block);
  g_ptr_array_add (self->blocks, block);
}

/**
 * peng_html_reader_add_atom:
 * @self: a page
 * @block: (transfer full): a picture or the like
 *
 * Adds a block that parts the text around it. Where no words stand beside it, no empty line is
 * left.
 */
void
peng_html_reader_add_atom (PengHtmlReader *self,
                           PengBlock      *block)
{
  if (self->captive == NULL)
    {
      if (self->text != NULL && peng_html_inline_is_empty (self->text))
        g_clear_pointer (&self->text, peng_html_inline_free);

      peng_html_reader_close (self);
      self->after_split = TRUE;
    }

  peng_html_reader_add (self, block);
}

/**
 * peng_html_reader_add_text:
 * @self: a page
 * @text: (transfer full): words that lost their place, such as the caption of a picture that is not
 *   kept
 *
 * Adds them as a paragraph, if there are any.
 */
void
peng_html_reader_add_text (PengHtmlReader *self,
                           PengText       *text)
{
  PengTextFormat format = { .kind = PENG_BLOCK_PARAGRAPH };

  if (peng_text_get_length (text) > 0)
    {
      if (self->captive == NULL)
        peng_html_reader_close (self);

      peng_html_reader_add (self, peng_block_new_text (&format, text));
    }

  peng_text_unref (text);
}

/**
 * peng_html_reader_open:
 * @self: a page
 * @place: where the block begins
 * @keeps_empty: whether it is a block even without words
 *
 * Begins a text block.
 */
void
peng_html_reader_open (PengHtmlReader      *self,
                       const PengHtmlPlace *place,
                       gboolean             keeps_empty)
{
  peng_html_reader_close (self);

  self->text = peng_html_inline_new ();
  self->format = place->format;
  self->keeps_empty = keeps_empty;
  self->is_anonymous = FALSE;
  self->is_cite = FALSE;
  self->quote_start = place->quote_start;
  self->after_split = FALSE;
}

/* The source of the last paragraph of the same quote, which has none yet. */
static gboolean
add_cite (PengHtmlReader *self,
          PengText       *text)
{
  guint last = self->blocks->len - 1;
  PengBlock *quote;
  g_autoptr(PengBlock) with_cite = NULL;

  if (self->blocks->len <= self->quote_start)
    return FALSE;

  quote = g_ptr_array_index (self->blocks, last);

  if (peng_block_get_kind (quote) != PENG_BLOCK_QUOTE ||
      peng_text_get_length (peng_block_get_part (quote, PENG_PART_CITE, 0)) > 0)
    return FALSE;

  with_cite = peng_block_with_part (quote, PENG_PART_CITE, 0, text);

  if (!peng_html_room_replace (&self->room, quote, with_cite))
    return FALSE;

  g_ptr_array_index (self->blocks, last) = g_steal_pointer (&with_cite);
  peng_block_unref (quote);

  return TRUE;
}

/**
 * peng_html_reader_close:
 * @self: a page
 *
 * Ends the text block that is open, if one is.
 */
void
peng_html_reader_close (PengHtmlReader *self)
{
  gboolean keeps_empty;
  PengText *text;

  self->after_split = FALSE;

  if (self->text == NULL)
    return;

  keeps_empty = self->keeps_empty ||
                (peng_html_inline_has_break (self->text) && !self->is_cite);
  text = peng_html_inline_end (g_steal_pointer (&self->text));

  if (peng_text_get_length (text) == 0 ? keeps_empty : !self->is_cite || !add_cite (self, text))
    peng_html_reader_add (self, peng_block_new_text (&self->format, text));

  peng_text_unref (text);
}

/**
 * peng_html_reader_get_text:
 * @self: a page
 * @place: a place in it
 *
 * Returns: (transfer none): the text that what is met with there belongs to; a new block if none is
 *   open
 */
PengHtmlInline *
peng_html_reader_get_text (PengHtmlReader      *self,
                           const PengHtmlPlace *place)
{
  if (self->captive != NULL)
    return self->captive;

  if (self->text == NULL)
    {
      peng_html_reader_open (self, place, FALSE);
      self->format.start = 0;
      self->is_anonymous = TRUE;
    }

  return self->text;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\n\r\f")] == '\0';
}

/**
 * peng_html_reader_read_text:
 * @self: a page
 * @text: words of it
 * @place: where they stand
 */
void
peng_html_reader_read_text (PengHtmlReader      *self,
                            const char          *text,
                            const PengHtmlPlace *place)
{
  gboolean verbatim = place->verbatim || peng_html_styles_is_verbatim (self->styles);

  if (peng_html_styles_is_hidden (self->styles) ||
      (self->captive == NULL && self->text == NULL && !verbatim && is_blank (text)))
    return;

  peng_html_inline_append (peng_html_reader_get_text (self, place), text,
                           peng_html_styles_get (self->styles), verbatim);
}

/* Old pages have no paragraphs, but words with two line breaks between. */
static gboolean
splits (PengHtmlReader *self)
{
  return self->captive == NULL && self->text != NULL && self->is_anonymous && !self->is_cite &&
         !peng_html_inline_is_empty (self->text) && peng_html_inline_ends_in_break (self->text);
}

/**
 * peng_html_reader_read_break:
 * @self: a page
 * @place: where a line break stands
 */
void
peng_html_reader_read_break (PengHtmlReader      *self,
                             const PengHtmlPlace *place)
{
  if (peng_html_styles_is_hidden (self->styles))
    return;

  if (splits (self))
    {
      peng_html_reader_close (self);
      self->after_split = TRUE;
    }
  else if (self->captive != NULL || !self->after_split)
    peng_html_inline_break (peng_html_reader_get_text (self, place),
                            peng_html_styles_get (self->styles));
}

/* `<cite>` between the paragraphs of a quote is their source; elsewhere it is text. */
static void
start_cite (PengHtmlReader      *self,
            const PengHtmlPlace *place)
{
  if (place->format.kind != PENG_BLOCK_QUOTE || place->in_block || self->captive != NULL ||
      (self->text != NULL && !peng_html_inline_is_empty (self->text)))
    return;

  peng_html_reader_open (self, place, FALSE);
  self->is_anonymous = TRUE;
  self->is_cite = TRUE;
}

/**
 * peng_html_reader_read_mark:
 * @self: a page
 * @node: the filter's mark for the start or end of formatting
 * @place: where it stands
 */
void
peng_html_reader_read_mark (PengHtmlReader      *self,
                            GumboNode           *node,
                            const PengHtmlPlace *place)
{
  const char *name = peng_html_get_attribute (node, "f");

  if (*name == '/')
    {
      peng_html_styles_end (self->styles, name + 1);

      if (self->is_cite && g_str_equal (name, "/cite"))
        peng_html_reader_close (self);

      return;
    }

  if (g_str_equal (name, "cite"))
    start_cite (self, place);

  peng_html_styles_start (self->styles, node);
}

/**
 * peng_html_reader_read_captive:
 * @self: a page
 * @node: a caption or cell
 *
 * Reads all text inside as one. Pictures and tables inside become blocks at once.
 *
 * Returns: (transfer full): the text
 */
PengText *
peng_html_reader_read_captive (PengHtmlReader *self,
                               GumboNode      *node)
{
  PengHtmlInline *around = self->captive;
  PengHtmlPlace place = { .in_block = TRUE };
  guint outer = peng_html_styles_enter_cell (self->styles);
  PengText *text;

  self->captive = peng_html_inline_new ();
  peng_html_reader_read_children (self, node, &place);
  text = peng_html_inline_end (self->captive);
  self->captive = around;
  peng_html_styles_leave_cell (self->styles, outer);

  return text;
}
