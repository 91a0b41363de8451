/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-watermark"

#include "ui/peng-watermark-maker.h"

#include <pango/pangocairo.h>

/* A quarter of a photograph of the usual width, twice over: it is only ever made smaller. A long
 * name is set in smaller letters. */
#define LETTER_SIZE 96
#define MOST_WIDTH  960

/* The letters' shade, which is soft because each ring is drawn over those that are wider, and how
 * much each darkens. */
#define SHADE_WIDTH 18.0
#define N_RINGS     6
#define RING_ALPHA  0.09
#define MARGIN      12

static PangoLayout *
new_layout (cairo_t    *cairo,
            const char *name)
{
  PangoLayout *layout = pango_cairo_create_layout (cairo);
  PangoFontDescription *font = pango_font_description_from_string ("Sans Bold");
  int size = LETTER_SIZE, width;

  pango_layout_set_text (layout, name, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width > MOST_WIDTH)
    {
      size = MAX (1, size * MOST_WIDTH / width);
      pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
      pango_layout_set_font_description (layout, font);
    }
  pango_font_description_free (font);

  return layout;
}

/* A surface of nothing: letters can be measured on it. */
static PangoLayout *
measure (const char *name,
         int        *width,
         int        *height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1, 1);
  cairo_t *cairo = cairo_create (surface);
  PangoLayout *layout = new_layout (cairo, name);

  pango_layout_get_pixel_size (layout, width, height);
  *width += 2 * MARGIN;
  *height += 2 * MARGIN;
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);

  return layout;
}

static void
draw (cairo_t     *cairo,
      PangoLayout *layout)
{
  cairo_move_to (cairo, MARGIN, MARGIN);
  pango_cairo_layout_path (cairo, layout);
  cairo_set_line_join (cairo, CAIRO_LINE_JOIN_ROUND);
  cairo_set_source_rgba (cairo, 0, 0, 0, RING_ALPHA);
  for (guint i = 0; i < N_RINGS; i++)
    {
      cairo_set_line_width (cairo, SHADE_WIDTH * (N_RINGS - i) / N_RINGS);
      cairo_stroke_preserve (cairo);
    }

  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_fill (cairo);
}

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/**
 * peng_watermark_maker_new_png:
 * @name: of the school; not empty
 *
 * Draws a name as white letters with a soft dark shade, so that it can be read on any photograph.
 *
 * Returns: (transfer full): a PNG file with nothing around the letters
 */
GBytes *
peng_watermark_maker_new_png (const char *name)
{
  g_autoptr(PangoLayout) layout = NULL;
  GByteArray *png;
  cairo_surface_t *surface;
  cairo_t *cairo;
  int width, height;

  g_return_val_if_fail (name != NULL && *name != '\0', NULL);

  layout = measure (name, &width, &height);
  png = g_byte_array_new ();
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo = cairo_create (surface);
  pango_cairo_update_layout (cairo, layout);
  draw (cairo, layout);
  cairo_surface_write_to_png_stream (surface, append_cb, png);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (png);
}
