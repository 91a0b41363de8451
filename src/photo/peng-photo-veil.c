/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-photo"

#include "photo/peng-photo-veil.h"

#include <math.h>

/* Both kinds keep the same of what they veil: one colour for each of a few large blocks. A blur in
 * the usual sense keeps all and only mixes it, and what was mixed by a known rule can be sorted out
 * again; here nothing is left that could be. */

#define N_TAPS 4

typedef struct
{
  VipsImage      *image;
  const VipsRect *area;
  int             n_bands;
  int             n_across;
  int             n_down;
  double         *means;   /* by block, from the upper left, then by band */
} Grid;

/* Which blocks make a pixel's colour, and how much each. */
typedef struct
{
  int    blocks[N_TAPS];
  double weights[N_TAPS];
} Taps;

/* Blocks share what does not divide evenly: none is smaller than it should be. */
static int
get_edge (int block,
          int n_blocks,
          int size)
{
  return (int) ((gint64) block * size / n_blocks);
}

static guint8 *
get_row (Grid *self,
         int   y)
{
  return VIPS_IMAGE_ADDR (self->image, self->area->left, self->area->top + y);
}

static void
measure_block (Grid *self,
               int   across,
               int   down)
{
  double *mean = self->means + (down * self->n_across + across) * self->n_bands;
  int left = get_edge (across, self->n_across, self->area->width);
  int right = get_edge (across + 1, self->n_across, self->area->width);
  int top = get_edge (down, self->n_down, self->area->height);
  int bottom = get_edge (down + 1, self->n_down, self->area->height);
  guint64 sums[PENG_PHOTO_VEIL_MAX_BANDS] = { 0 };

  for (int y = top; y < bottom; y++)
    for (int i = left * self->n_bands; i < right * self->n_bands; i++)
      sums[i % self->n_bands] += get_row (self, y)[i];

  for (int band = 0; band < self->n_bands; band++)
    mean[band] = round ((double) sums[band] / ((double) (right - left) * (bottom - top)));
}

static void
measure (Grid *self)
{
  self->means = g_new (double, self->n_across * self->n_down * self->n_bands);
  for (int down = 0; down < self->n_down; down++)
    for (int across = 0; across < self->n_across; across++)
      measure_block (self, across, down);
}

static void
paint_row (Grid   *self,
           guint8 *row,
           int     down)
{
  const double *mean = self->means + down * self->n_across * self->n_bands;

  for (int across = 0; across < self->n_across; across++, mean += self->n_bands)
    {
      int right = get_edge (across + 1, self->n_across, self->area->width);

      for (int x = get_edge (across, self->n_across, self->area->width); x < right; x++)
        for (int band = 0; band < self->n_bands; band++)
          *row++ = (guint8) mean[band];
    }
}

static void
paint_blocks (Grid *self)
{
  for (int down = 0; down < self->n_down; down++)
    {
      int bottom = get_edge (down + 1, self->n_down, self->area->height);

      for (int y = get_edge (down, self->n_down, self->area->height); y < bottom; y++)
        paint_row (self, get_row (self, y), down);
    }
}

/* The uniform cubic B-spline: what it makes of neighbours is as smooth as a blur, and between their
 * values. */
static Taps *
make_taps (int size,
           int n_blocks)
{
  Taps *taps = g_new (Taps, size);

  for (int i = 0; i < size; i++)
    {
      double at = (i + 0.5) * n_blocks / size - 0.5;
      int first = (int) floor (at) - 1;
      double t = at - floor (at);
      double u = 1 - t;

      taps[i].weights[0] = u * u * u / 6;
      taps[i].weights[1] = (3 * t * t * t - 6 * t * t + 4) / 6;
      taps[i].weights[2] = (3 * u * u * u - 6 * u * u + 4) / 6;
      taps[i].weights[3] = t * t * t / 6;
      for (int tap = 0; tap < N_TAPS; tap++)
        taps[i].blocks[tap] = CLAMP (first + tap, 0, n_blocks - 1);
    }

  return taps;
}

static void
mix_rows (Grid       *self,
          const Taps *taps,
          double     *mixed)
{
  int n_values = self->n_across * self->n_bands;

  for (int i = 0; i < n_values; i++)
    {
      mixed[i] = 0;
      for (int tap = 0; tap < N_TAPS; tap++)
        mixed[i] += taps->weights[tap] * self->means[taps->blocks[tap] * n_values + i];
    }
}

static void
mix_row (Grid         *self,
         const Taps   *taps,
         const double *mixed,
         guint8       *row)
{
  for (int x = 0; x < self->area->width; x++)
    for (int band = 0; band < self->n_bands; band++)
      {
        double value = 0;

        for (int tap = 0; tap < N_TAPS; tap++)
          value += taps[x].weights[tap] * mixed[taps[x].blocks[tap] * self->n_bands + band];
        *row++ = (guint8) CLAMP (round (value), 0, 255);
      }
}

static void
paint_smoothly (Grid *self)
{
  g_autofree Taps *across = make_taps (self->area->width, self->n_across);
  g_autofree Taps *down = make_taps (self->area->height, self->n_down);
  g_autofree double *mixed = g_new (double, self->n_across * self->n_bands);

  for (int y = 0; y < self->area->height; y++)
    {
      mix_rows (self, &down[y], mixed);
      mix_row (self, across, mixed, get_row (self, y));
    }
}

/**
 * peng_photo_veil_draw:
 * @image: in memory of its own, of eight bits and at most four bands; it is drawn on
 * @kind: how
 * @area: what, within the image
 * @block: pixels that a block measures at least, from 1; where the area is smaller it is one block
 *
 * Makes a part of a picture unknowable, up to its very edge. What is left of it is the mean colour
 * of each block.
 */
void
peng_photo_veil_draw (VipsImage      *image,
                      PengVeilKind    kind,
                      const VipsRect *area,
                      guint           block)
{
  Grid grid = { image, area, image->Bands };

  g_return_if_fail (image->BandFmt == VIPS_FORMAT_UCHAR);
  g_return_if_fail (image->Bands <= PENG_PHOTO_VEIL_MAX_BANDS);
  g_return_if_fail (block > 0 && area->width > 0 && area->height > 0);

  grid.n_across = MAX (area->width / (int) block, 1);
  grid.n_down = MAX (area->height / (int) block, 1);
  measure (&grid);
  if (kind == PENG_VEIL_BLUR)
    paint_smoothly (&grid);
  else
    paint_blocks (&grid);
  g_free (grid.means);
}
