/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-html"

#include "core/peng-html-room.h"

#include "core/peng-html-filter.h"
#include "core/peng-html-writer.h"

#include <string.h>

/* A page may become longer by being read: a newline in a `pre` is a `<br>`, a quotation mark is
 * `&quot;`. Beyond the bounds of the reader the canonical form would lose its end. So what does not
 * fit is left out at once, in a way that is the same when it is read again: from the first block
 * that does not fit, words come without style, line breaks and rows of spaces, and other blocks not
 * at all. */

/* No byte of a page asks for more than ten elements, as the rows of a table do that are filled up
 * with cells: this much of it fits in any case. */
#define SMALL (PENG_HTML_MAX_ELEMENTS / 10)

/* Words alone take seven elements a block at the most: an item of the third level. */
#define MAX_TAGS (PENG_HTML_MAX_ELEMENTS - 8 * PENG_ARTICLE_MAX_BLOCKS)

/* The fields come first, and the title comes three times, in six bytes for each. */
#define MAX_BYTES (PENG_HTML_MAX_BYTES - (PENG_N_FIELDS + 2) * 6 * PENG_HTML_MAX_FIELD)

typedef struct
{
  gsize n_tags;
  gsize n_bytes;
} Cost;

static Cost
get_cost (PengBlock *block)
{
  g_autofree char *html = peng_html_write (&block, 1, &peng_dialect_canonical);
  Cost cost = { .n_bytes = strlen (html) };

  for (const char *p = strchr (html, '<'); p != NULL; p = strchr (p + 1, '<'))
    cost.n_tags++;

  return cost;
}

static gboolean
take (PengHtmlRoom *self,
      gsize         n_tags,
      gsize         n_bytes)
{
  self->is_full |= n_tags > self->tags_left || n_bytes > self->bytes_left;

  if (self->is_full)
    return FALSE;

  self->tags_left -= n_tags;
  self->bytes_left -= n_bytes;

  return TRUE;
}

static PengBlock *
make_bare (PengBlock *block)
{
  g_autoptr(GString) words = g_string_new (NULL);
  g_autoptr(PengText) text = NULL;
  gboolean after_space = FALSE;

  for (const char *p = peng_text_get_string (peng_block_get_text (block)); *p != '\0';
       p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ' || c == '\t' || c == PENG_LINE_BREAK)
        {
          after_space = words->len > 0;
          continue;
        }

      if (after_space)
        g_string_append_c (words, ' ');

      g_string_append_unichar (words, c);
      after_space = FALSE;
    }

  text = peng_text_new (words->str);

  return peng_block_new_text (peng_block_get_format (block), text);
}

/**
 * peng_html_room_init:
 * @self: a room
 * @n_bytes: the length of the page that is read
 *
 * Begins a page.
 */
void
peng_html_room_init (PengHtmlRoom *self,
                     gsize         n_bytes)
{
  *self = (PengHtmlRoom) {
    .is_kept = n_bytes > SMALL,
    .tags_left = MAX_TAGS,
    .bytes_left = MAX_BYTES,
  };
}

/**
 * peng_html_room_take:
 * @self: a room
 * @block: (transfer full): the next block
 *
 * Returns: (transfer full) (nullable): what of @block there is room for; @self is full where that
 *   is less than all
 */
PengBlock *
peng_html_room_take (PengHtmlRoom *self,
                     PengBlock    *block)
{
  g_autoptr(PengBlock) owned = block;
  g_autoptr(PengBlock) bare = NULL;
  Cost cost;

  if (!self->is_kept)
    return g_steal_pointer (&owned);

  if (!self->is_full)
    {
      cost = get_cost (owned);

      if (take (self, cost.n_tags, cost.n_bytes))
        return g_steal_pointer (&owned);
    }

  if (!peng_block_is_text (owned))
    return NULL;

  bare = make_bare (owned);
  cost = get_cost (bare);

  if (cost.n_bytes > self->bytes_left)
    return NULL;

  self->bytes_left -= cost.n_bytes;

  return g_steal_pointer (&bare);
}

/**
 * peng_html_room_replace:
 * @self: a room
 * @before: a block that was taken
 * @after: what it is to become, at no less length
 *
 * Returns: whether there is room for it
 */
gboolean
peng_html_room_replace (PengHtmlRoom *self,
                        PengBlock    *before,
                        PengBlock    *after)
{
  Cost less, more;

  if (!self->is_kept)
    return TRUE;

  less = get_cost (before);
  more = get_cost (after);

  return take (self, more.n_tags - less.n_tags, more.n_bytes - less.n_bytes);
}
