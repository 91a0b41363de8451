/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-photo"

#include "photo/peng-photo-fit.h"

#include "photo/peng-photo-encode.h"
#include "photo/peng-photo-veil.h"

#include <math.h>

/* A veil is cut into so many blocks along its larger side at most, and a block is never smaller
 * than this in the web version: a face among two hundred is veiled, too. */
#define BLOCKS_OF_VEIL 8
#define MIN_BLOCK      12

/* Shrinking mixes a pixel with its neighbours, three at most: so much further out a veil reaches,
 * that nothing of what is under it is in the pixels beside it. */
#define VEIL_MARGIN 3

/* What turning by a few degrees takes from beyond a part's edge. */
#define PART_MARGIN 4

static gboolean
is_askew (const PengRecipe *recipe)
{
  return recipe->straighten != 0;
}

/* How large the finished picture shows the original, before it is straightened. */
static double
get_scale (const PengRecipe *recipe,
           guint             width,
           guint             height)
{
  guint frame_width, frame_height, web_width, web_height;

  peng_recipe_get_frame (recipe, width, height, &frame_width, &frame_height);
  peng_recipe_get_size (recipe, width, height, &web_width, &web_height);

  return MIN (1, MAX (web_width / (recipe->crop.width * frame_width),
                      web_height / (recipe->crop.height * frame_height)));
}

/**
 * peng_photo_fit_init:
 * @self: (out): a photograph that is to be made fit
 * @recipe: what is done; it has to outlive @self
 * @width: of the upright original, in pixels, from 1
 * @height: of the upright original, in pixels, from 1
 *
 * Plans the work, before anything is decoded.
 */
void
peng_photo_fit_init (PengPhotoFit     *self,
                     const PengRecipe *recipe,
                     guint             width,
                     guint             height)
{
  double wanted = get_scale (recipe, width, height) * peng_recipe_get_zoom (recipe, width, height);
  double decoded = MIN (wanted, 1);

  *self = (PengPhotoFit) { .recipe = recipe, .width = width, .height = height };
  self->room_width = MAX (1, lround (width * decoded));
  self->room_height = MAX (1, lround (height * decoded));
  self->enlarged = wanted / decoded;
}

/* Of the whole picture, in pixels: the corner @corner, 0 to 3, of what the crop leaves. */
static void
get_corner (PengPhotoFit *self,
            guint         corner,
            double       *x,
            double       *y)
{
  const PengArea *crop = &self->recipe->crop;

  peng_recipe_to_original (self->recipe, self->width, self->height,
                           crop->x + corner % 2 * crop->width, crop->y + corner / 2 * crop->height,
                           x, y);
  *x *= self->whole_width;
  *y *= self->whole_height;
}

/* What is not askew is cut to the very pixel, and never sampled again. */
static void
find_straight_part (PengPhotoFit *self,
                    double        left,
                    double        top)
{
  guint width, height;

  peng_recipe_get_size (self->recipe, self->width, self->height, &width, &height);
  if (self->recipe->turns % 2 != 0)
    {
      guint turned = width;

      width = height;
      height = turned;
    }

  self->part.width = MIN (width, self->whole_width);
  self->part.height = MIN (height, self->whole_height);
  self->part.left = CLAMP (lround (left), 0, (long) self->whole_width - self->part.width);
  self->part.top = CLAMP (lround (top), 0, (long) self->whole_height - self->part.height);
}

static void
find_askew_part (PengPhotoFit *self,
                 double        left,
                 double        top,
                 double        right,
                 double        bottom)
{
  VipsRect whole = { 0, 0, self->whole_width, self->whole_height };
  VipsRect part = { floor (left), floor (top), 0, 0 };

  part.width = (int) ceil (right) - part.left;
  part.height = (int) ceil (bottom) - part.top;
  vips_rect_marginadjust (&part, PART_MARGIN);
  vips_rect_intersectrect (&part, &whole, &self->part);
}

static void
find_part (PengPhotoFit *self)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint corner = 0; corner < 4; corner++)
    {
      double x, y;

      get_corner (self, corner, &x, &y);
      left = MIN (left, x);
      top = MIN (top, y);
      right = MAX (right, x);
      bottom = MAX (bottom, y);
    }

  if (is_askew (self->recipe))
    find_askew_part (self, left, top, right, bottom);
  else
    find_straight_part (self, left, top);
}

/**
 * peng_photo_fit_cut:
 * @self: a photograph that is made fit
 * @whole: the whole picture, upright, no larger than the room that was said
 *
 * Returns: (transfer full) (nullable): what of it is needed, not yet decoded; %NULL where vips says
 *   why
 */
VipsImage *
peng_photo_fit_cut (PengPhotoFit *self,
                    VipsImage    *whole)
{
  VipsImage *part = NULL;

  self->whole_width = whole->Xsize;
  self->whole_height = whole->Ysize;
  find_part (self);
  vips_extract_area (whole, &part, self->part.left, self->part.top, self->part.width,
                     self->part.height, NULL);

  return part;
}

static guint
get_block (PengPhotoFit   *self,
           const PengArea *area)
{
  double side = MAX (area->width * self->whole_width, area->height * self->whole_height);

  return MAX (1, ceil (MAX (side / BLOCKS_OF_VEIL, MIN_BLOCK / self->enlarged)));
}

static void
draw_veil (PengPhotoFit   *self,
           const PengVeil *veil,
           VipsImage      *image)
{
  const PengArea *area = &veil->area;
  VipsRect rect = { floor (area->x * self->whole_width), floor (area->y * self->whole_height), 0, 0 };

  rect.width = (int) ceil ((area->x + area->width) * self->whole_width) - rect.left;
  rect.height = (int) ceil ((area->y + area->height) * self->whole_height) - rect.top;
  vips_rect_marginadjust (&rect, VEIL_MARGIN);
  vips_rect_intersectrect (&rect, &self->part, &rect);
  if (vips_rect_isempty (&rect))
    return;

  rect.left -= self->part.left;
  rect.top -= self->part.top;
  peng_photo_veil_draw (image, veil->kind, &rect, get_block (self, area));
}

/* What cannot be veiled is not shown at all. */
static gboolean
can_be_drawn_on (VipsImage *image)
{
  if (image->BandFmt == VIPS_FORMAT_UCHAR && image->Bands <= PENG_PHOTO_VEIL_MAX_BANDS)
    return TRUE;

  vips_error ("fit", "%d bands of another kind than colours", image->Bands);

  return FALSE;
}

static void
draw_veils (PengPhotoFit *self,
            VipsImage    *image)
{
  const GArray *veils = self->recipe->veils;

  for (guint i = 0; i < veils->len; i++)
    draw_veil (self, &g_array_index (veils, PengVeil, i), image);
}

static void
change_tone (PengPhotoFit *self,
             VipsImage    *image)
{
  int n_colors = image->Bands - (vips_image_hasalpha (image) ? 1 : 0);
  double gain, offset;
  guint8 values[256];

  if (self->recipe->brightness == 0 && self->recipe->contrast == 0)
    return;

  peng_recipe_get_tone (self->recipe, &gain, &offset);
  for (int i = 0; i < 256; i++)
    values[i] = (guint8) CLAMP (round (gain * i + offset * 255), 0, 255);

  for (int y = 0; y < image->Ysize; y++)
    {
      guint8 *row = VIPS_IMAGE_ADDR (image, 0, y);

      for (int i = 0; i < image->Xsize * image->Bands; i++)
        if (i % image->Bands < n_colors)
          row[i] = values[row[i]];
    }
}

/* Where in the finished picture a place of the part comes to be; both in pixels from the corner. */
static void
map (PengPhotoFit *self,
     double        part_x,
     double        part_y,
     double        size[2],
     double        place[2])
{
  const PengArea *crop = &self->recipe->crop;
  double x, y;

  peng_recipe_to_frame (self->recipe, self->width, self->height,
                        (part_x + self->part.left) / self->whole_width,
                        (part_y + self->part.top) / self->whole_height, &x, &y);
  place[0] = (x - crop->x) / crop->width * size[0];
  place[1] = (y - crop->y) / crop->height * size[1];
}

/* vips counts from the middle of the first pixel, we from its corner. */
static VipsImage *
straighten (PengPhotoFit *self,
            VipsImage    *image)
{
  guint width, height;
  double size[2], origin[2], right[2], below[2];
  double a, b, c, d;
  g_autoptr (GObject) interpolate = (GObject *) vips_interpolate_new ("bicubic");
  VipsArrayInt *area;
  VipsImage *straight = NULL;

  peng_recipe_get_size (self->recipe, self->width, self->height, &width, &height);
  size[0] = width;
  size[1] = height;
  map (self, 0, 0, size, origin);
  map (self, 1, 0, size, right);
  map (self, 0, 1, size, below);
  a = right[0] - origin[0];
  b = below[0] - origin[0];
  c = right[1] - origin[1];
  d = below[1] - origin[1];

  area = vips_array_int_newv (4, 0, 0, (int) width, (int) height);
  vips_affine (image, &straight, a, b, c, d, "oarea", area, "interpolate", interpolate,
               "odx", origin[0] + (a + b) / 2 - 0.5, "ody", origin[1] + (c + d) / 2 - 0.5,
               "extend", VIPS_EXTEND_COPY, NULL);
  vips_area_unref (VIPS_AREA (area));

  return straight;
}

static VipsImage *
turn (PengPhotoFit *self,
      VipsImage    *image)
{
  static const VipsAngle angles[] = {
    VIPS_ANGLE_D0, VIPS_ANGLE_D90, VIPS_ANGLE_D180, VIPS_ANGLE_D270,
  };
  VipsImage *turned = NULL;

  vips_rot (image, &turned, angles[self->recipe->turns % 4], NULL);

  return turned;
}

/**
 * peng_photo_fit_make:
 * @self: a photograph that is made fit
 * @part: what peng_photo_fit_cut() gave, in memory, of eight bits, grey or sRGB, maybe with alpha;
 *   it is drawn on
 *
 * Does what the recipe says, all but the watermark.
 *
 * Returns: (transfer full) (nullable): the finished picture, in memory; %NULL where vips says why
 */
VipsImage *
peng_photo_fit_make (PengPhotoFit *self,
                     VipsImage    *part)
{
  g_autoptr (PengPhotoImage) memory = vips_image_copy_memory (part);
  g_autoptr (PengPhotoImage) placed = NULL;
  g_autoptr (PengPhotoImage) bytes = NULL;

  if (memory == NULL || !can_be_drawn_on (memory))
    return NULL;

  draw_veils (self, memory);
  change_tone (self, memory);
  placed = is_askew (self->recipe) ? straighten (self, memory) : turn (self, memory);
  if (placed == NULL || vips_cast_uchar (placed, &bytes, NULL) != 0)
    return NULL;

  return vips_image_copy_memory (bytes);
}
