/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-core"

#include "core/peng-recipe.h"

#include <math.h>

/* The middle of the greys stays where it is; at the ends contrast is a third, or threefold, and
 * brightness is half of the way between black and white. */
#define CONTRAST_RANGE   3.0
#define BRIGHTNESS_RANGE 0.5

/**
 * peng_recipe_get_tone:
 * @self: a recipe
 * @gain: (out): what a value is multiplied by, above 0
 * @offset: (out): what is then added
 *
 * Says what brightness and contrast do to a colour's sRGB value, red, green and blue alike. What is
 * below 0 or above 1 then is cut off.
 */
void
peng_recipe_get_tone (const PengRecipe *self,
                      double           *gain,
                      double           *offset)
{
  g_return_if_fail (self != NULL);

  *gain = pow (CONTRAST_RANGE, self->contrast);
  *offset = (1 - *gain) / 2 + self->brightness * BRIGHTNESS_RANGE;
}

/**
 * peng_recipe_get_frame:
 * @self: a recipe
 * @width: of the upright original, in pixels, from 1
 * @height: of the upright original, in pixels, from 1
 * @frame_width: (out): what of it is its width when it has been turned
 * @frame_height: (out): the same for its height
 *
 * The frame that the crop is cut out of: the original's, turned. Straightening does not change it.
 */
void
peng_recipe_get_frame (const PengRecipe *self,
                       guint             width,
                       guint             height,
                       guint            *frame_width,
                       guint            *frame_height)
{
  g_return_if_fail (self != NULL);

  *frame_width = self->turns % 2 == 0 ? width : height;
  *frame_height = self->turns % 2 == 0 ? height : width;
}

/**
 * peng_recipe_get_size:
 * @self: a recipe
 * @width: of the upright original, in pixels, from 1
 * @height: of the upright original, in pixels, from 1
 * @web_width: (out): of the web version
 * @web_height: (out): of the web version
 *
 * Nothing is ever made larger than it was.
 */
void
peng_recipe_get_size (const PengRecipe *self,
                      guint             width,
                      guint             height,
                      guint            *web_width,
                      guint            *web_height)
{
  guint frame_width, frame_height;
  double crop_width, crop_height, scale;

  g_return_if_fail (self != NULL);
  g_return_if_fail (width > 0 && height > 0);

  peng_recipe_get_frame (self, width, height, &frame_width, &frame_height);
  crop_width = self->crop.width * frame_width;
  crop_height = self->crop.height * frame_height;
  scale = (self->width > 0 ? self->width : PENG_RECIPE_MAX_WIDTH) / crop_width;
  scale = MIN (1, MIN (scale, PENG_RECIPE_MAX_HEIGHT / crop_height));

  *web_width = MAX (1, lround (crop_width * scale));
  *web_height = MAX (1, lround (crop_height * scale));
}

static double
get_angle (const PengRecipe *self)
{
  return self->straighten * G_PI / 180;
}

/**
 * peng_recipe_get_zoom:
 * @self: a recipe
 * @width: of the upright original, in pixels, from 1
 * @height: of the upright original, in pixels, from 1
 *
 * A frame that stands askew in a picture of its own form has to be covered: its corner that is
 * furthest out decides.
 *
 * Returns: how many times straightening enlarges the picture, from 1
 */
double
peng_recipe_get_zoom (const PengRecipe *self,
                      guint             width,
                      guint             height)
{
  double angle;

  g_return_val_if_fail (self != NULL, 1);
  g_return_val_if_fail (width > 0 && height > 0, 1);

  angle = fabs (get_angle (self));

  return cos (angle) + sin (angle) * MAX (width, height) / MIN (width, height);
}

/* Clockwise about the origin, where y goes down. */
static void
rotate (double  angle,
        double *x,
        double *y)
{
  double rotated = *x * cos (angle) - *y * sin (angle);

  *y = *x * sin (angle) + *y * cos (angle);
  *x = rotated;
}

static void
turn_clockwise (double *x,
                double *y)
{
  double turned = 1 - *y;

  *y = *x;
  *x = turned;
}

/**
 * peng_recipe_to_original:
 * @self: a recipe
 * @width: of the upright original, in pixels, from 1
 * @height: of the upright original, in pixels, from 1
 * @x: in shares of the frame's width
 * @y: in shares of the frame's height
 * @original_x: (out): in shares of the original's width
 * @original_y: (out): in shares of the original's height
 *
 * Says what of the original is at a place in the frame that was turned and straightened.
 */
void
peng_recipe_to_original (const PengRecipe *self,
                         guint             width,
                         guint             height,
                         double            x,
                         double            y,
                         double           *original_x,
                         double           *original_y)
{
  double zoom = peng_recipe_get_zoom (self, width, height);
  guint frame_width, frame_height;

  g_return_if_fail (self != NULL);

  peng_recipe_get_frame (self, width, height, &frame_width, &frame_height);
  x = (x - 0.5) * frame_width / zoom;
  y = (y - 0.5) * frame_height / zoom;
  rotate (-get_angle (self), &x, &y);
  *original_x = x / frame_width + 0.5;
  *original_y = y / frame_height + 0.5;

  /* Round to where it began. */
  for (guint i = self->turns; i % 4 != 0; i++)
    turn_clockwise (original_x, original_y);
}

/**
 * peng_recipe_to_frame:
 * @self: a recipe
 * @width: of the upright original, in pixels, from 1
 * @height: of the upright original, in pixels, from 1
 * @original_x: in shares of the original's width
 * @original_y: in shares of the original's height
 * @x: (out): in shares of the frame's width
 * @y: (out): in shares of the frame's height
 *
 * Says where in the frame a place of the original comes to be: what peng_recipe_to_original() does,
 * the other way.
 */
void
peng_recipe_to_frame (const PengRecipe *self,
                      guint             width,
                      guint             height,
                      double            original_x,
                      double            original_y,
                      double           *x,
                      double           *y)
{
  double zoom = peng_recipe_get_zoom (self, width, height);
  guint frame_width, frame_height;

  g_return_if_fail (self != NULL);

  peng_recipe_get_frame (self, width, height, &frame_width, &frame_height);
  for (guint i = 0; i < self->turns; i++)
    turn_clockwise (&original_x, &original_y);

  original_x = (original_x - 0.5) * frame_width * zoom;
  original_y = (original_y - 0.5) * frame_height * zoom;
  rotate (get_angle (self), &original_x, &original_y);
  *x = original_x / frame_width + 0.5;
  *y = original_y / frame_height + 0.5;
}
