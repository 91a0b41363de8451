/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-text-layout"

#include "ui/peng-text-layout.h"

#include "ui/peng-buffer-private.h"

static gboolean
is_set (GtkTextTag *tag,
        const char *property)
{
  gboolean set;

  g_object_get (tag, property, &set, NULL);

  return set;
}

/* Takes the attribute. */
static void
insert (PangoAttrList  *list,
        PangoAttribute *attribute,
        guint           start,
        guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_change (list, attribute);
}

static guint16
get_share (double value)
{
  return CLAMP (value, 0.0, 1.0) * 65535;
}

static void
insert_colors (PangoAttrList *list,
               GtkTextTag    *tag,
               guint          start,
               guint          end)
{
  g_autoptr(GdkRGBA) foreground = NULL;
  g_autoptr(GdkRGBA) background = NULL;

  g_object_get (tag, "foreground-rgba", &foreground, "background-rgba", &background, NULL);

  if (is_set (tag, "foreground-set"))
    insert (list, pango_attr_foreground_new (get_share (foreground->red),
                                             get_share (foreground->green),
                                             get_share (foreground->blue)), start, end);
  if (is_set (tag, "background-set"))
    insert (list, pango_attr_background_new (get_share (background->red),
                                             get_share (background->green),
                                             get_share (background->blue)), start, end);
}

static void
insert_tag (PangoAttrList *list,
            GtkTextTag    *tag,
            guint          start,
            guint          end)
{
  PangoUnderline underline;
  PangoStyle style;
  gboolean strike;
  int weight, rise;
  double scale;

  g_object_get (tag, "weight", &weight, "style", &style, "underline", &underline,
                "strikethrough", &strike, "scale", &scale, "rise", &rise, NULL);

  if (is_set (tag, "weight-set"))
    insert (list, pango_attr_weight_new (weight), start, end);
  if (is_set (tag, "style-set"))
    insert (list, pango_attr_style_new (style), start, end);
  if (is_set (tag, "underline-set"))
    insert (list, pango_attr_underline_new (underline), start, end);
  if (is_set (tag, "strikethrough-set"))
    insert (list, pango_attr_strikethrough_new (strike), start, end);
  if (is_set (tag, "scale-set"))
    insert (list, pango_attr_scale_new (scale), start, end);
  if (is_set (tag, "rise-set"))
    insert (list, pango_attr_rise_new (rise), start, end);
  insert_colors (list, tag, start, end);
}

static void
insert_style (PangoAttrList   *list,
              PengBuffer      *look,
              const PengStyle *style,
              guint            start,
              guint            end)
{
  guint64 tags = peng_buffer_get_style_tags (style);

  for (guint i = 0; tags != 0; i++, tags >>= 1)
    if (tags & 1)
      insert_tag (list, look->tags[i], start, end);
}

/**
 * peng_text_layout_fill:
 * @layout: what is to show the text
 * @look: the buffer whose tags say how styles look
 * @text: the text
 * @bold: whether all of it is bold, as a heading is
 *
 * Lays a text out as a GtkTextView of @look would.
 */
void
peng_text_layout_fill (PangoLayout *layout,
                       PengBuffer  *look,
                       PengText    *text,
                       gboolean     bold)
{
  g_autoptr(PangoAttrList) list = pango_attr_list_new ();
  const char *p = peng_text_get_string (text);
  const char *start = p;
  guint n_spans;
  const PengSpan *spans = peng_text_get_spans (text, &n_spans);

  pango_attr_list_insert (list, pango_attr_insert_hyphens_new (FALSE));
  if (bold)
    pango_attr_list_insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD));

  for (guint i = 0; i < n_spans; i++)
    {
      const char *end = g_utf8_offset_to_pointer (p, spans[i].length);

      insert_style (list, look, &spans[i].style, p - start, end - start);
      p = end;
    }

  pango_layout_set_text (layout, start, -1);
  pango_layout_set_attributes (layout, list);
}
