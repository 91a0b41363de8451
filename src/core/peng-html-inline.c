/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-html"

#include "core/peng-html-inline.h"

#include <string.h>

/* White space as CSS has it for `white-space: normal` (CSS Text 3, section 4.1): a run of it is one
 * space, none at the start, at the end and beside a line break; the space has the style of the
 * run's first character. A run with a newline between two wide characters is nothing: Chinese has
 * no spaces where its source lines break. A last `<br>` ends its line and shows nothing.
 *
 * So what waits is held back until a character comes that shows: a space, a break, a boundary. */
struct _PengHtmlInline
{
  PengTextBuilder *builder;

  GString         *run;
  PengStyle        run_style;

  PengStyle        space_style;
  PengStyle        break_style;
  gunichar         last;
  guint            has_space : 1;
  guint            has_newline : 1;
  guint            has_break : 1;
  guint            has_boundary : 1;
  guint            had_break : 1;
  guint            is_empty : 1;
};

/**
 * peng_html_inline_new:
 *
 * Returns: (transfer full): an empty text
 */
PengHtmlInline *
peng_html_inline_new (void)
{
  PengHtmlInline *self = g_new0 (PengHtmlInline, 1);

  self->builder = peng_text_builder_new ();
  self->run = g_string_new (NULL);
  self->is_empty = TRUE;

  return self;
}

/**
 * peng_html_inline_free:
 * @self: (transfer full): what is not needed
 */
void
peng_html_inline_free (PengHtmlInline *self)
{
  g_clear_pointer (&self->builder, peng_text_builder_free);
  g_string_free (self->run, TRUE);
  g_free (self);
}

static void
flush_run (PengHtmlInline *self)
{
  if (self->run->len == 0)
    return;

  peng_text_builder_append (self->builder, self->run->str, self->run->len, &self->run_style);
  g_string_truncate (self->run, 0);
}

static void
append_shown (PengHtmlInline  *self,
              const char      *utf8,
              gsize            n_bytes,
              const PengStyle *style)
{
  if (!peng_style_equal (style, &self->run_style))
    {
      flush_run (self);
      self->run_style = *style;
    }

  g_string_append_len (self->run, utf8, n_bytes);
  self->is_empty = FALSE;
}

static gboolean
joins_lines (PengHtmlInline *self,
             const char     *next)
{
  return self->has_newline && g_unichar_iswide (self->last) &&
         g_unichar_iswide (g_utf8_get_char (next));
}

/* Writes what was held back, now that @next is to be seen after it. */
static void
settle (PengHtmlInline  *self,
        const char      *next,
        const PengStyle *style)
{
  if (self->has_boundary && !self->is_empty)
    append_shown (self, PENG_LINE_BREAK_UTF8, strlen (PENG_LINE_BREAK_UTF8), style);

  if (self->has_break)
    append_shown (self, PENG_LINE_BREAK_UTF8, strlen (PENG_LINE_BREAK_UTF8), &self->break_style);
  else if (self->has_space && !joins_lines (self, next))
    append_shown (self, " ", 1, &self->space_style);

  self->has_boundary = self->has_break = self->has_space = self->has_newline = FALSE;
}

static gboolean
is_collapsible (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void
add_space (PengHtmlInline  *self,
           char             c,
           const PengStyle *style)
{
  if (self->has_break || self->has_boundary || self->is_empty)
    return;

  if (!self->has_space)
    self->space_style = *style;

  self->has_space = TRUE;
  self->has_newline |= c == '\n';
}

/* In every place where text is looked through, so without a call. */
static gboolean
is_line_break (const char *p)
{
  return p[0] == PENG_LINE_BREAK_UTF8[0] && p[1] == PENG_LINE_BREAK_UTF8[1] &&
         p[2] == PENG_LINE_BREAK_UTF8[2];
}

static gsize
get_shown_length (const char *p,
                  gboolean    verbatim)
{
  const char *start = p;

  while (*p != '\0' && *p != '\n' && *p != '\r' &&
         (verbatim || !is_collapsible (*p)) && !is_line_break (p))
    p++;

  return p - start;
}

/**
 * peng_html_inline_append:
 * @self: a text
 * @utf8: what comes next in the page
 * @style: its style
 * @verbatim: whether spaces and tabs stay as they are, and newlines break the line
 */
void
peng_html_inline_append (PengHtmlInline  *self,
                         const char      *utf8,
                         const PengStyle *style,
                         gboolean         verbatim)
{
  while (*utf8 != '\0')
    {
      gsize length = get_shown_length (utf8, verbatim);

      if (length > 0)
        {
          settle (self, utf8, style);
          append_shown (self, utf8, length, style);
          self->last = g_utf8_get_char (g_utf8_find_prev_char (utf8, utf8 + length));
          utf8 += length;
        }
      else if (is_line_break (utf8))
        {
          peng_html_inline_break (self, style);
          utf8 += strlen (PENG_LINE_BREAK_UTF8);
        }
      else
        {
          if (!verbatim)
            add_space (self, *utf8, style);
          else if (*utf8 == '\n')
            peng_html_inline_break (self, style);

          utf8++;
        }
    }
}

/**
 * peng_html_inline_break:
 * @self: a text
 * @style: the style at this place
 *
 * Breaks the line; at the end of the text it shows nothing.
 */
void
peng_html_inline_break (PengHtmlInline  *self,
                        const PengStyle *style)
{
  self->has_space = self->has_newline = FALSE;

  if (self->has_break)
    settle (self, "", style);

  self->has_break = self->had_break = TRUE;
  self->break_style = *style;
}

/**
 * peng_html_inline_boundary:
 * @self: a text
 *
 * Marks where a block begins or ends inside the text: what comes next stands on a line of its own.
 */
void
peng_html_inline_boundary (PengHtmlInline *self)
{
  self->has_boundary = TRUE;
  self->has_break = self->has_space = self->has_newline = FALSE;
}

/**
 * peng_html_inline_is_empty:
 * @self: a text
 *
 * Returns: whether nothing shows so far
 */
gboolean
peng_html_inline_is_empty (PengHtmlInline *self)
{
  return self->is_empty;
}

/**
 * peng_html_inline_has_break:
 * @self: a text
 *
 * Returns: whether there was a line break in it, shown or not
 */
gboolean
peng_html_inline_has_break (PengHtmlInline *self)
{
  return self->had_break;
}

/**
 * peng_html_inline_ends_in_break:
 * @self: a text
 *
 * Returns: whether there was nothing since the last line break
 */
gboolean
peng_html_inline_ends_in_break (PengHtmlInline *self)
{
  return self->has_break;
}

/**
 * peng_html_inline_end:
 * @self: (transfer full): a text, which is freed
 *
 * Returns: (transfer full): what was gathered
 */
PengText *
peng_html_inline_end (PengHtmlInline *self)
{
  PengText *text;

  flush_run (self);
  text = peng_text_builder_end (g_steal_pointer (&self->builder));
  peng_html_inline_free (self);

  return text;
}
