/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-text"

#include "core/peng-text.h"

#include <string.h>

/* Links of spans are GRefStrings: a text and its slices share them. */
struct _PengText
{
  gatomicrefcount  ref_count;
  guint            length;
  gsize            n_bytes;
  guint            n_spans;
  char            *string;
  PengSpan        *spans;
};

struct _PengTextBuilder
{
  GString *string;
  GArray  *spans;
  guint    length;
};

static const PengStyle plain_style = { 0 };

G_DEFINE_BOXED_TYPE (PengText, peng_text, peng_text_ref, peng_text_unref)

static void
clear_span (gpointer data)
{
  PengSpan *span = data;

  g_clear_pointer ((char **) &span->style.link, g_ref_string_release);
}

static PengStyleFlags
get_valid_flags (PengStyleFlags flags)
{
  flags &= PENG_STYLE_ALL_FLAGS;

  if (flags & PENG_STYLE_SUB)
    flags &= ~PENG_STYLE_SUP;

  return flags;
}

/* What of a style from outside a text may hold. */
static PengStyle
get_valid_style (const PengStyle *style)
{
  PengStyle valid = { 0 };

  if (style == NULL)
    return valid;

  valid.flags = get_valid_flags (style->flags);
  valid.color = (guint) style->color < PENG_N_COLORS ? style->color : PENG_COLOR_NONE;
  valid.link = peng_style_link_is_safe (style->link) ? style->link : NULL;

  return valid;
}

/**
 * peng_text_builder_new:
 *
 * Begins an empty text.
 *
 * Returns: (transfer full): end it with peng_text_builder_end()
 */
PengTextBuilder *
peng_text_builder_new (void)
{
  PengTextBuilder *self = g_new0 (PengTextBuilder, 1);

  self->string = g_string_new (NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (PengSpan));
  g_array_set_clear_func (self->spans, clear_span);

  return self;
}

/* The one place where spans are made: so they are canonical. @link is a GRefString to share, or
 * %NULL for a new one. */
static void
append_span (PengTextBuilder *self,
             guint            length,
             const PengStyle *style,
             char            *link)
{
  PengSpan span = { length, *style };

  self->length += length;

  if (length == 0)
    return;

  if (self->spans->len > 0)
    {
      PengSpan *last = &g_array_index (self->spans, PengSpan, self->spans->len - 1);

      if (peng_style_equal (&last->style, style))
        {
          last->length += length;
          return;
        }
    }

  if (link != NULL)
    span.style.link = g_ref_string_acquire (link);
  else if (style->link != NULL)
    span.style.link = g_ref_string_new (style->link);

  g_array_append_val (self->spans, span);
}

/* Appends a part of a text, its styles as they are. */
static void
append_slice (PengTextBuilder *self,
              PengText        *text,
              guint            offset,
              guint            length)
{
  const char *start = g_utf8_offset_to_pointer (text->string, offset);
  const char *end = g_utf8_offset_to_pointer (start, length);
  guint span_start = 0;

  g_string_append_len (self->string, start, end - start);

  for (guint i = 0; i < text->n_spans && span_start < offset + length; i++)
    {
      const PengSpan *span = &text->spans[i];
      guint from = MAX (span_start, offset);
      guint to = MIN (span_start + span->length, offset + length);

      if (from < to)
        append_span (self, to - from, &span->style, (char *) span->style.link);

      span_start += span->length;
    }
}

/**
 * peng_text_builder_append:
 * @self: a builder
 * @utf8: text from anywhere, cleaned by peng_unicode_clean()
 * @n_bytes: how many bytes, or -1 if they end with NUL
 * @style: (nullable): its style, plain if %NULL; an unsafe link or unknown colour is left out, and
 *   of lowered and raised at once lowered stays
 *
 * Appends a piece of text.
 */
void
peng_text_builder_append (PengTextBuilder *self,
                          const char      *utf8,
                          gssize           n_bytes,
                          const PengStyle *style)
{
  g_autofree char *clean = NULL;
  PengStyle valid = get_valid_style (style);

  g_return_if_fail (self != NULL);
  g_return_if_fail (utf8 != NULL || n_bytes == 0);

  clean = peng_unicode_clean (utf8, n_bytes);
  append_span (self, g_utf8_strlen (clean, -1), &valid, NULL);
  g_string_append (self->string, clean);
}

/**
 * peng_text_builder_get_length:
 * @self: a builder
 *
 * Returns: how many characters it has so far
 */
guint
peng_text_builder_get_length (PengTextBuilder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/**
 * peng_text_builder_end:
 * @self: (transfer full): a builder, which is freed
 *
 * Returns: (transfer full): the text of all pieces
 */
PengText *
peng_text_builder_end (PengTextBuilder *self)
{
  PengText *text;
  gsize n_spans;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_new0 (PengText, 1);
  g_atomic_ref_count_init (&text->ref_count);
  text->length = self->length;
  text->n_bytes = self->string->len;
  text->string = g_string_free (g_steal_pointer (&self->string), FALSE);
  text->spans = g_array_steal (self->spans, &n_spans);
  text->n_spans = n_spans;
  peng_text_builder_free (self);

  return text;
}

/**
 * peng_text_builder_free:
 * @self: (transfer full): a builder
 *
 * Gives a text up that was not ended.
 */
void
peng_text_builder_free (PengTextBuilder *self)
{
  g_return_if_fail (self != NULL);

  if (self->string != NULL)
    g_string_free (self->string, TRUE);

  g_array_unref (self->spans);
  g_free (self);
}

/**
 * peng_text_new:
 * @utf8: text from anywhere, cleaned by peng_unicode_clean()
 *
 * Returns: (transfer full): a text without formatting
 */
PengText *
peng_text_new (const char *utf8)
{
  return peng_text_new_styled (utf8, NULL);
}

/**
 * peng_text_new_styled:
 * @utf8: text from anywhere, cleaned by peng_unicode_clean()
 * @style: (nullable): as for peng_text_builder_append()
 *
 * Returns: (transfer full): a text of one style
 */
PengText *
peng_text_new_styled (const char      *utf8,
                      const PengStyle *style)
{
  PengTextBuilder *builder;

  g_return_val_if_fail (utf8 != NULL, NULL);

  builder = peng_text_builder_new ();
  peng_text_builder_append (builder, utf8, -1, style);

  return peng_text_builder_end (builder);
}

/**
 * peng_text_new_empty:
 *
 * Returns: (transfer full): a text of no characters
 */
PengText *
peng_text_new_empty (void)
{
  return peng_text_builder_end (peng_text_builder_new ());
}

/**
 * peng_text_ref:
 * @self: a text
 *
 * Returns: (transfer full): @self
 */
PengText *
peng_text_ref (PengText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * peng_text_unref:
 * @self: (transfer full): a text
 */
void
peng_text_unref (PengText *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->n_spans; i++)
    clear_span (&self->spans[i]);

  g_free (self->spans);
  g_free (self->string);
  g_free (self);
}

/**
 * peng_text_get_string:
 * @self: a text
 *
 * Returns: (transfer none): its characters
 */
const char *
peng_text_get_string (PengText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->string;
}

/**
 * peng_text_get_length:
 * @self: a text
 *
 * Returns: how many characters it has
 */
guint
peng_text_get_length (PengText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/**
 * peng_text_get_spans:
 * @self: a text
 * @n_spans: (out): how many there are; 0 for an empty text
 *
 * Returns: (transfer none) (nullable) (array length=n_spans): its spans, in order
 */
const PengSpan *
peng_text_get_spans (PengText *self,
                     guint    *n_spans)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_spans != NULL, NULL);

  *n_spans = self->n_spans;

  return self->spans;
}

/**
 * peng_text_get_style:
 * @self: a text
 * @offset: in characters, up to its length
 *
 * Returns: (transfer none): the style of the character at @offset; at the end that of the last one;
 *   plain in an empty text
 */
const PengStyle *
peng_text_get_style (PengText *self,
                     guint     offset)
{
  g_return_val_if_fail (self != NULL, &plain_style);
  g_return_val_if_fail (offset <= self->length, &plain_style);

  for (guint i = 0, start = 0; i < self->n_spans; start += self->spans[i].length, i++)
    {
      if (offset < start + self->spans[i].length || i + 1 == self->n_spans)
        return &self->spans[i].style;
    }

  return &plain_style;
}

/**
 * peng_text_dup_range:
 * @self: a text
 * @offset: in characters, up to its length
 * @length: in characters, up to the end
 *
 * Returns: (transfer full): the characters of a part, without style
 */
char *
peng_text_dup_range (PengText *self,
                     guint     offset,
                     guint     length)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (offset <= self->length && length <= self->length - offset, NULL);

  return g_utf8_substring (self->string, offset, (glong) offset + length);
}

/**
 * peng_text_equal:
 * @a: a text
 * @b: another
 *
 * Returns: whether characters and styles are the same
 */
gboolean
peng_text_equal (PengText *a,
                 PengText *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a == b)
    return TRUE;

  if (a->n_bytes != b->n_bytes || a->n_spans != b->n_spans ||
      memcmp (a->string, b->string, a->n_bytes) != 0)
    return FALSE;

  for (guint i = 0; i < a->n_spans; i++)
    {
      if (a->spans[i].length != b->spans[i].length ||
          !peng_style_equal (&a->spans[i].style, &b->spans[i].style))
        return FALSE;
    }

  return TRUE;
}

/**
 * peng_text_slice:
 * @self: a text
 * @offset: in characters, up to its length
 * @length: in characters, up to the end
 *
 * Returns: (transfer full): a part of the text with its formatting
 */
PengText *
peng_text_slice (PengText *self,
                 guint     offset,
                 guint     length)
{
  PengTextBuilder *builder;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (offset <= self->length && length <= self->length - offset, NULL);

  if (length == self->length)
    return peng_text_ref (self);

  builder = peng_text_builder_new ();
  append_slice (builder, self, offset, length);

  return peng_text_builder_end (builder);
}

/**
 * peng_text_splice:
 * @self: a text
 * @offset: in characters, up to its length
 * @n_removed: in characters, up to the end
 * @inserted: (nullable): what stands there instead; %NULL for nothing
 *
 * Takes a part out and puts another there. It costs in proportion to the text.
 *
 * Returns: (transfer full): the new text
 */
PengText *
peng_text_splice (PengText *self,
                  guint     offset,
                  guint     n_removed,
                  PengText *inserted)
{
  PengTextBuilder *builder;
  guint end = offset + n_removed;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (offset <= self->length && n_removed <= self->length - offset, NULL);

  builder = peng_text_builder_new ();
  append_slice (builder, self, 0, offset);

  if (inserted != NULL)
    append_slice (builder, inserted, 0, inserted->length);

  append_slice (builder, self, end, self->length - end);

  return peng_text_builder_end (builder);
}

static PengStyle
change_style (const PengStyle       *style,
              const PengStyleChange *change)
{
  PengStyle changed = *style;
  PengStyleFlags set = get_valid_flags (change->set);

  changed.flags &= ~change->clear;

  if (set & PENG_STYLE_SUB)
    changed.flags &= ~PENG_STYLE_SUP;
  else if (set & PENG_STYLE_SUP)
    changed.flags &= ~PENG_STYLE_SUB;

  changed.flags |= set;

  if (change->has_color && (guint) change->color < PENG_N_COLORS)
    changed.color = change->color;

  if (change->has_link && (change->link == NULL || peng_style_link_is_safe (change->link)))
    changed.link = change->link;

  return changed;
}

/**
 * peng_text_restyle:
 * @self: a text
 * @offset: in characters, up to its length
 * @length: in characters, up to the end
 * @change: what changes; a link that is not safe changes nothing. Lowered and raised exclude each
 *   other: setting one clears the other
 *
 * Changes the formatting of a range.
 *
 * Returns: (transfer full): the new text
 */
PengText *
peng_text_restyle (PengText              *self,
                   guint                  offset,
                   guint                  length,
                   const PengStyleChange *change)
{
  PengTextBuilder *builder;
  guint end = offset + length;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (offset <= self->length && length <= self->length - offset, NULL);
  g_return_val_if_fail (change != NULL, NULL);

  builder = peng_text_builder_new ();
  g_string_append_len (builder->string, self->string, self->n_bytes);

  for (guint i = 0, start = 0; i < self->n_spans; start += self->spans[i].length, i++)
    {
      const PengSpan *span = &self->spans[i];
      guint span_end = start + span->length;
      guint from = CLAMP (offset, start, span_end);
      guint to = CLAMP (end, start, span_end);
      PengStyle changed = change_style (&span->style, change);

      append_span (builder, from - start, &span->style, (char *) span->style.link);
      append_span (builder, to - from, &changed,
                   changed.link == span->style.link ? (char *) span->style.link : NULL);
      append_span (builder, span_end - to, &span->style, (char *) span->style.link);
    }

  return peng_text_builder_end (builder);
}
