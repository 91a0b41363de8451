/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-html"

#include "core/peng-html-spans.h"

#include <string.h>

/* How a text is written: elements in one fixed order from outside in, so that equal texts are equal
 * bytes; neighbours keep open what they share. A browser shows a tab, a run of spaces and a space
 * at the start, at the end or beside a line break as one space or none: such stand in
 * `<span class="space">`, which the theme shows as they are and the reader takes as they are. */

typedef enum
{
  LAYER_LINK,
  LAYER_COLOR,
  LAYER_MARK,
  LAYER_STRONG,
  LAYER_EM,
  LAYER_UNDERLINE,
  LAYER_STRIKE,
  LAYER_SUB,
  LAYER_SUP,
  N_LAYERS
} Layer;

static const struct
{
  PengStyleFlags  flag;
  const char     *name;
} layers[N_LAYERS] = {
  [LAYER_LINK]      = { 0,                    "a" },
  [LAYER_COLOR]     = { 0,                    "span" },
  [LAYER_MARK]      = { PENG_STYLE_MARK,      "mark" },
  [LAYER_STRONG]    = { PENG_STYLE_STRONG,    "strong" },
  [LAYER_EM]        = { PENG_STYLE_EM,        "em" },
  [LAYER_UNDERLINE] = { PENG_STYLE_UNDERLINE, "u" },
  [LAYER_STRIKE]    = { PENG_STYLE_STRIKE,    "s" },
  [LAYER_SUB]       = { PENG_STYLE_SUB,       "sub" },
  [LAYER_SUP]       = { PENG_STYLE_SUP,       "sup" },
};

typedef struct
{
  GString   *out;
  PengStyle  style;      /* the elements that are open */
  gboolean   in_space;   /* inside a run of spaces that would not be shown */
} Spans;

static gboolean
has_layer (const PengStyle *style,
           Layer            layer)
{
  if (layer == LAYER_LINK)
    return style->link != NULL;

  if (layer == LAYER_COLOR)
    return style->color != PENG_COLOR_NONE;

  return (style->flags & layers[layer].flag) != 0;
}

static gboolean
shares_layer (const PengStyle *a,
              const PengStyle *b,
              Layer            layer)
{
  if (layer == LAYER_LINK)
    return g_strcmp0 (a->link, b->link) == 0;

  if (layer == LAYER_COLOR)
    return a->color == b->color;

  return has_layer (a, layer) == has_layer (b, layer);
}

static void
open_layer (GString         *out,
            const PengStyle *style,
            Layer            layer)
{
  if (layer == LAYER_LINK)
    {
      g_string_append (out, "<a href=\"");
      peng_html_append_escaped_len (out, style->link, strlen (style->link));
      g_string_append (out, "\">");
    }
  else if (layer == LAYER_COLOR)
    g_string_append_printf (out, "<span class=\"color-%s\">", peng_color_get_name (style->color));
  else
    g_string_append_printf (out, "<%s>", layers[layer].name);
}

/* Closes and opens what differs, from the first layer in which the styles do. */
static void
change_style (Spans           *self,
              const PengStyle *style)
{
  Layer first = 0;

  while (first < N_LAYERS && shares_layer (&self->style, style, first))
    first++;

  for (Layer layer = N_LAYERS; layer > first; layer--)
    {
      if (has_layer (&self->style, layer - 1))
        g_string_append_printf (self->out, "</%s>", layers[layer - 1].name);
    }

  for (Layer layer = first; layer < N_LAYERS; layer++)
    {
      if (has_layer (style, layer))
        open_layer (self->out, style, layer);
    }

  self->style = *style;
}

static gboolean
is_space (const char *p)
{
  return *p == ' ' || *p == '\t';
}

static gboolean
is_line_break (const char *p)
{
  return p[0] == PENG_LINE_BREAK_UTF8[0] && p[1] == PENG_LINE_BREAK_UTF8[1] &&
         p[2] == PENG_LINE_BREAK_UTF8[2];
}

/* Whether a browser would not show the run of spaces at @p, in @text, as it is. */
static gboolean
is_lost (const char *text,
         const char *p)
{
  const char *after = p + 1;
  gsize before = p - text;

  if (*p == '\t' || is_space (after) || *after == '\0' || is_line_break (after) || before == 0)
    return TRUE;

  return before >= 3 && is_line_break (p - 3);
}

static void
append_spaces (Spans      *self,
               const char *p,
               gsize       length)
{
  if (self->in_space)
    g_string_append (self->out, "<span class=\"space\">");

  g_string_append_len (self->out, p, length);

  if (self->in_space)
    g_string_append (self->out, "</span>");
}

/* Writes the characters of one span, which go from @p to @end in @text. */
static void
append_characters (Spans      *self,
                   const char *text,
                   const char *p,
                   const char *end)
{
  while (p < end)
    {
      const char *start = p;

      if (is_space (p))
        {
          if (p == text || !is_space (p - 1))
            self->in_space = is_lost (text, p);

          while (p < end && is_space (p))
            p++;

          append_spaces (self, start, p - start);
        }
      else if (is_line_break (p))
        {
          g_string_append (self->out, "<br>");
          p += strlen (PENG_LINE_BREAK_UTF8);
        }
      else
        {
          while (p < end && !is_space (p) && !is_line_break (p))
            p++;

          peng_html_append_escaped_len (self->out, start, p - start);
        }
    }
}

/**
 * peng_html_append_spans:
 * @out: where to
 * @text: a text
 *
 * Writes a text with its formatting, as it may stand in a paragraph. A line break at the end is
 * written twice, for there a browser shows nothing of it.
 */
void
peng_html_append_spans (GString  *out,
                        PengText *text)
{
  static const PengStyle plain = { 0 };
  const char *string = peng_text_get_string (text);
  const char *p = string;
  Spans self = { .out = out };
  guint n_spans;
  const PengSpan *spans = peng_text_get_spans (text, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    {
      const char *end = g_utf8_offset_to_pointer (p, spans[i].length);

      change_style (&self, &spans[i].style);
      append_characters (&self, string, p, end);
      p = end;
    }

  change_style (&self, &plain);

  if (g_str_has_suffix (string, PENG_LINE_BREAK_UTF8))
    g_string_append (out, "<br>");
}

/**
 * peng_html_append_escaped_len:
 * @out: where to
 * @utf8: any text
 * @n_bytes: how much of it
 *
 * Writes text as it may stand in an element or in an attribute between double quotes.
 */
void
peng_html_append_escaped_len (GString    *out,
                              const char *utf8,
                              gsize       n_bytes)
{
  const char *end = utf8 + n_bytes;

  while (utf8 < end)
    {
      const char *start = utf8;

      while (utf8 < end && strchr ("&<>\"", *utf8) == NULL)
        utf8++;

      g_string_append_len (out, start, utf8 - start);

      if (utf8 == end)
        break;

      switch (*utf8++)
        {
        case '&':
          g_string_append (out, "&amp;");
          break;
        case '<':
          g_string_append (out, "&lt;");
          break;
        case '>':
          g_string_append (out, "&gt;");
          break;
        default:
          g_string_append (out, "&quot;");
          break;
        }
    }
}
