/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-fit"

#include "ui/peng-fit-veil.h"

#include <math.h>
#include <string.h>

/* Bytes of a pixel, in the one order that GDK gives every picture in. */
#define BPP 4

/* As the photograph worker veils (photo/peng-photo-fit.c): blocks along the longer side at most,
 * how many pixels a block measures at least, and how much further a veil reaches. */
#define N_BLOCKS    8
#define LEAST_BLOCK 12
#define REACH       3

#define N_TAPS 4

/* The mean colour of each of a few large blocks: all that is left of what was there. */
typedef struct
{
  int     width;      /* in pixels */
  int     height;
  int     n_across;   /* in blocks */
  int     n_down;
  double *means;      /* by block, from the upper left, then by band */
} Grid;

typedef struct
{
  int    blocks[N_TAPS];
  double weights[N_TAPS];
} Taps;

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

/* Blocks share what does not divide evenly. */
static int
get_edge (int block,
          int n_blocks,
          int size)
{
  return (int) ((gint64) block * size / n_blocks);
}

static void
measure_block (Grid         *grid,
               const guchar *cut,
               int           across,
               int           down)
{
  int left = get_edge (across, grid->n_across, grid->width);
  int right = get_edge (across + 1, grid->n_across, grid->width);
  int top = get_edge (down, grid->n_down, grid->height);
  int bottom = get_edge (down + 1, grid->n_down, grid->height);
  double n = (double) (right - left) * (bottom - top);
  guint64 sums[BPP] = { 0 };

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      for (int i = 0; i < BPP; i++)
        sums[i] += cut[((gsize) y * grid->width + x) * BPP + i];
  for (int i = 0; i < BPP; i++)
    grid->means[(down * grid->n_across + across) * BPP + i] = round (sums[i] / n);
}

static void
measure (Grid         *grid,
         const guchar *cut)
{
  int block = MAX ((MAX (grid->width, grid->height) + N_BLOCKS - 1) / N_BLOCKS, LEAST_BLOCK);

  grid->n_across = MAX (grid->width / block, 1);
  grid->n_down = MAX (grid->height / block, 1);
  grid->means = g_new (double, grid->n_across * grid->n_down * BPP);
  for (int down = 0; down < grid->n_down; down++)
    for (int across = 0; across < grid->n_across; across++)
      measure_block (grid, cut, across, down);
}

/* How much of which blocks a pixel has: of the one that it is in, or of its neighbours too, by the
 * uniform cubic B-spline, which is as smooth as a blur. */
static void
weigh (PengVeilKind kind,
       int          pixel,
       int          size,
       int          n_blocks,
       Taps        *taps)
{
  double at = (pixel + 0.5) * n_blocks / size - 0.5;
  double t = at - floor (at), u = 1 - t;
  const double smooth[N_TAPS] = { u * u * u / 6, (3 * t * t * t - 6 * t * t + 4) / 6,
                                  (3 * u * u * u - 6 * u * u + 4) / 6, t * t * t / 6 };

  *taps = (Taps) { 0 };
  if (kind == PENG_VEIL_MOSAIC)
    {
      taps->weights[0] = 1;
      while (pixel >= get_edge (taps->blocks[0] + 1, n_blocks, size))
        taps->blocks[0]++;
      return;
    }

  for (int tap = 0; tap < N_TAPS; tap++)
    {
      taps->blocks[tap] = CLAMP ((int) floor (at) - 1 + tap, 0, n_blocks - 1);
      taps->weights[tap] = smooth[tap];
    }
}

static Taps *
new_taps (PengVeilKind kind,
          int          size,
          int          n_blocks)
{
  Taps *taps = g_new (Taps, size);

  for (int i = 0; i < size; i++)
    weigh (kind, i, size, n_blocks, &taps[i]);

  return taps;
}

static void
mix (const Taps   *taps,
     const double *values,
     int           step,
     int           n,
     double       *mixed)
{
  for (int i = 0; i < n; i++)
    {
      mixed[i] = 0;
      for (int tap = 0; tap < N_TAPS; tap++)
        mixed[i] += taps->weights[tap] * values[taps->blocks[tap] * step + i];
    }
}

static void
paint (const Grid   *grid,
       PengVeilKind  kind,
       guchar       *cut)
{
  g_autofree Taps *across = new_taps (kind, grid->width, grid->n_across);
  g_autofree Taps *down = new_taps (kind, grid->height, grid->n_down);
  int n_values = grid->n_across * BPP;
  g_autofree double *colors = g_new (double, n_values);

  for (int y = 0; y < grid->height; y++)
    {
      mix (&down[y], grid->means, n_values, n_values, colors);
      for (int x = 0; x < grid->width; x++)
        {
          double pixel[BPP];

          mix (&across[x], colors, BPP, BPP, pixel);
          for (int i = 0; i < BPP; i++)
            *cut++ = pixel[i] + 0.5;
        }
    }
}

/* All pixels that the area touches, and some more. */
static void
find_place (const PengArea *area,
            int             width,
            int             height,
            GdkRectangle   *place)
{
  int left = CLAMP (floor (area->x * width) - REACH, 0, width - 1);
  int top = CLAMP (floor (area->y * height) - REACH, 0, height - 1);
  int right = CLAMP (ceil ((area->x + area->width) * width) + REACH, left + 1, width);
  int bottom = CLAMP (ceil ((area->y + area->height) * height) + REACH, top + 1, height);

  *place = (GdkRectangle) { left, top, right - left, bottom - top };
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
  Grid grid = { 0 };
  guchar *cut;

  g_return_val_if_fail (g_bytes_get_size (pixels) == (gsize) width * height * BPP, NULL);

  find_place (&veil->area, width, height, place);
  cut = cut_out (g_bytes_get_data (pixels, NULL), width, place);
  grid.width = place->width;
  grid.height = place->height;
  measure (&grid, cut);
  paint (&grid, veil->kind, cut);
  g_free (grid.means);
  bytes = g_bytes_new_take (cut, (gsize) place->width * place->height * BPP);

  return gdk_memory_texture_new (place->width, place->height, GDK_MEMORY_DEFAULT, bytes,
                                 (gsize) place->width * BPP);
}
