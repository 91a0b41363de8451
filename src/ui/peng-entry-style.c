/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-entry-style.h"

#include "ui/peng-buffer.h"

#include <string.h>

static void
add (PangoAttrList  *list,
     PangoAttribute *attribute,
     guint           start,
     guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static void
add_flags (PangoAttrList   *list,
           const PengStyle *style,
           guint            start,
           guint            end)
{
  if (style->flags & PENG_STYLE_STRONG)
    add (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
  if (style->flags & PENG_STYLE_EM)
    add (list, pango_attr_style_new (PANGO_STYLE_ITALIC), start, end);
  if ((style->flags & PENG_STYLE_UNDERLINE) || style->link != NULL)
    add (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
  if (style->flags & PENG_STYLE_STRIKE)
    add (list, pango_attr_strikethrough_new (TRUE), start, end);
  if (style->flags & (PENG_STYLE_SUB | PENG_STYLE_SUP))
    {
      add (list, pango_attr_scale_new (0.75), start, end);
      add (list, pango_attr_rise_new ((style->flags & PENG_STYLE_SUP ? 5 : -3) * PANGO_SCALE),
           start, end);
    }
}

static void
add_colors (PangoAttrList   *list,
            const PengStyle *style,
            gboolean         dark,
            guint            start,
            guint            end)
{
  const char *name = peng_buffer_get_color (style->color, dark);
  PangoColor color;

  if (name != NULL && pango_color_parse (&color, name))
    add (list, pango_attr_foreground_new (color.red, color.green, color.blue), start, end);
  if ((style->flags & PENG_STYLE_MARK) &&
      pango_color_parse (&color, peng_buffer_get_mark_color (dark)))
    add (list, pango_attr_background_new (color.red, color.green, color.blue), start, end);
}

/**
 * peng_entry_style_new_attributes:
 * @text: a caption
 * @dark: whether it stands on a dark background
 *
 * Returns: (transfer full): what makes an entry show the text as the page does
 */
PangoAttrList *
peng_entry_style_new_attributes (PengText *text,
                                 gboolean  dark)
{
  PangoAttrList *list = pango_attr_list_new ();
  const char *from = peng_text_get_string (text);
  guint n_spans;
  const PengSpan *spans = peng_text_get_spans (text, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    {
      const char *to = g_utf8_offset_to_pointer (from, spans[i].length);
      guint start = from - peng_text_get_string (text);
      guint end = to - peng_text_get_string (text);

      add_flags (list, &spans[i].style, start, end);
      add_colors (list, &spans[i].style, dark, start, end);
      from = to;
    }

  return list;
}
