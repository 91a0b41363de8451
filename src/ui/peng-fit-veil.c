/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-fit"

#include "ui/peng-fit-veil.h"

#include <math.h>
#include <string.h>

/* Bytes of a pixel, in the one order that GDK gives every picture in. */
#define BPP 4

/* Squares of a mosaic on the longer side of what they cover, and pixels of a square at least: a face
 * of so few cannot be told from another. */
#define MOSAIC_SQUARES 8
#define MOSAIC_LEAST   8

/* Of the longer side, how far a blur spreads; it is made of so many passes of plain means, which is
 * near to a Gaussian (Wells, "Efficient synthesis of Gaussian filters by cascaded uniform filters",
 * 1986). */
#define BLUR_SHARE  (1.0 / 9)
#define BLUR_LEAST  4
#define BLUR_PASSES 3

/**
 * peng_fit_veil_read_pixels:
 * @texture: a picture
 *
 * Returns: (transfer full): its pixels, row by row without gaps
 */
GBytes *
peng_fit_veil_read_pixels (GdkTexture *texture)
{
  gsize stride, size;
  guchar *data;

  g_return_val_if_fail (GDK_IS_TEXTURE (texture), NULL);

  stride = (gsize) gdk_texture_get_width (texture) * BPP;
  size = stride * gdk_texture_get_height (texture);
  data = g_malloc (size);
  gdk_texture_download (texture, data, stride);

  return g_bytes_new_take (data, size);
}

static guchar *
cut_out (const guchar       *pixels,
         int                 width,
         const GdkRectangle *place)
{
  gsize row = (gsize) place->width * BPP;
  guchar *cut = g_malloc (row * place->height);

  for (int y = 0; y < place->height; y++)
    memcpy (cut + y * row, pixels + ((gsize) (place->y + y) * width + place->x) * BPP, row);

  return cut;
}

/* One square gets the mean of its pixels. */
static void
flatten (guchar *cut,
         int     stride,
         int     x1,
         int     y1,
         int     x2,
         int     y2)
{
  guint64 sums[BPP] = { 0 };
  guint64 n = (guint64) (x2 - x1) * (y2 - y1);
  guchar mean[BPP];

  for (int y = y1; y < y2; y++)
    for (int x = x1; x < x2; x++)
      for (int i = 0; i < BPP; i++)
        sums[i] += cut[y * stride + x * BPP + i];
  for (int i = 0; i < BPP; i++)
    mean[i] = (sums[i] + n / 2) / n;
  for (int y = y1; y < y2; y++)
    for (int x = x1; x < x2; x++)
      memcpy (cut + y * stride + x * BPP, mean, BPP);
}

static void
make_mosaic (guchar *cut,
             int     width,
             int     height)
{
  int side = MAX (MOSAIC_LEAST, (MAX (width, height) + MOSAIC_SQUARES - 1) / MOSAIC_SQUARES);

  for (int y = 0; y < height; y += side)
    for (int x = 0; x < width; x += side)
      flatten (cut, width * BPP, x, y, MIN (width, x + side), MIN (height, y + side));
}

/* Each of n values becomes the mean of those up to radius away; what lies beyond an end is as the
 * end. */
static void
blur_line (guchar *values,
           guchar *copy,
           int     n,
           int     step,
           int     radius)
{
  int sum = 0;

  for (int i = 0; i < n; i++)
    copy[i] = values[i * step];
  for (int i = -radius; i <= radius; i++)
    sum += copy[CLAMP (i, 0, n - 1)];
  for (int i = 0; i < n; i++)
    {
      values[i * step] = (sum + radius) / (2 * radius + 1);
      sum += copy[MIN (i + radius + 1, n - 1)] - copy[MAX (i - radius, 0)];
    }
}

static void
make_blur (guchar *cut,
           int     width,
           int     height)
{
  int radius = MAX (BLUR_LEAST, MAX (width, height) * BLUR_SHARE);
  g_autofree guchar *copy = g_malloc (MAX (width, height));

  for (int pass = 0; pass < BLUR_PASSES; pass++)
    for (int i = 0; i < BPP; i++)
      {
        for (int y = 0; y < height; y++)
          blur_line (cut + y * width * BPP + i, copy, width, BPP, radius);
        for (int x = 0; x < width; x++)
          blur_line (cut + x * BPP + i, copy, height, width * BPP, radius);
      }
}

/* All pixels that the area touches. */
static void
find_place (const PengArea *area,
            int             width,
            int             height,
            GdkRectangle   *place)
{
  place->x = CLAMP (floor (area->x * width), 0, width - 1);
  place->y = CLAMP (floor (area->y * height), 0, height - 1);
  place->width = CLAMP (ceil ((area->x + area->width) * width), place->x + 1, width) - place->x;
  place->height = CLAMP (ceil ((area->y + area->height) * height), place->y + 1, height) - place->y;
}

/**
 * peng_fit_veil_new_texture:
 * @pixels: of the picture, from peng_fit_veil_read_pixels()
 * @width: width of the picture, in pixels
 * @height: its height
 * @veil: what nobody may make out, and how
 * @place: (out caller-allocates): which pixels it covers
 *
 * Returns: (transfer full): what is to be seen in their place
 */
GdkTexture *
peng_fit_veil_new_texture (GBytes         *pixels,
                           int             width,
                           int             height,
                           const PengVeil *veil,
                           GdkRectangle   *place)
{
  g_autoptr(GBytes) bytes = NULL;
  guchar *cut;

  g_return_val_if_fail (g_bytes_get_size (pixels) == (gsize) width * height * BPP, NULL);

  find_place (&veil->area, width, height, place);
  cut = cut_out (g_bytes_get_data (pixels, NULL), width, place);
  if (veil->kind == PENG_VEIL_MOSAIC)
    make_mosaic (cut, place->width, place->height);
  else
    make_blur (cut, place->width, place->height);
  bytes = g_bytes_new_take (cut, (gsize) place->width * place->height * BPP);

  return gdk_memory_texture_new (place->width, place->height, GDK_MEMORY_DEFAULT, bytes,
                                 (gsize) place->width * BPP);
}
