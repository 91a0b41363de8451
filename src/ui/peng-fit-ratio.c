/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-fit"

#include "ui/peng-fit-ratio.h"

#include <glib/gi18n.h>
#include <math.h>

/* Two shapes that differ by less are the same: whole pixels come no nearer. */
#define TOLERANCE 0.005

static const struct
{
  const char *name;
  guint       width;
  guint       height;
} ratios[PENG_FIT_N_RATIOS] = {
  /* Translators: a photograph is cropped to any shape */
  [PENG_FIT_RATIO_FREE] = { N_("Free") },
  /* Translators: a photograph is cropped to the shape that it came in */
  [PENG_FIT_RATIO_ORIGINAL] = { N_("Original") },
  /* Translators: a photograph is cropped to a square */
  [PENG_FIT_RATIO_1_1] = { N_("Square"), 1, 1 },
  [PENG_FIT_RATIO_16_9] = { "16 : 9", 16, 9 },
  [PENG_FIT_RATIO_4_3] = { "4 : 3", 4, 3 },
  [PENG_FIT_RATIO_3_2] = { "3 : 2", 3, 2 },
  [PENG_FIT_RATIO_9_16] = { "9 : 16", 9, 16 },
  [PENG_FIT_RATIO_3_4] = { "3 : 4", 3, 4 },
  [PENG_FIT_RATIO_2_3] = { "2 : 3", 2, 3 },
};

/**
 * peng_fit_ratio_get_name:
 * @self: a shape
 *
 * Returns: (transfer none): what it is called, in the person's language
 */
const char *
peng_fit_ratio_get_name (PengFitRatio self)
{
  g_return_val_if_fail (self < PENG_FIT_N_RATIOS, NULL);

  return _(ratios[self].name);
}

/**
 * peng_fit_ratio_get_value:
 * @self: a shape
 * @recipe: what is done to a photograph
 * @width: width of the upright original, in pixels
 * @height: its height
 *
 * Returns: the width of what is kept by its height, both in pixels; 0 for any
 */
double
peng_fit_ratio_get_value (PengFitRatio      self,
                          const PengRecipe *recipe,
                          guint             width,
                          guint             height)
{
  guint frame_width, frame_height;

  g_return_val_if_fail (self < PENG_FIT_N_RATIOS, 0);

  peng_recipe_get_frame (recipe, width, height, &frame_width, &frame_height);
  if (self == PENG_FIT_RATIO_FREE)
    return 0;
  if (self == PENG_FIT_RATIO_ORIGINAL)
    return (double) frame_width / frame_height;

  return (double) ratios[self].width / ratios[self].height;
}

/**
 * peng_fit_ratio_is_kept:
 * @self: a shape
 * @recipe: what is done to a photograph
 * @width: width of the upright original, in pixels
 * @height: its height
 *
 * Returns: whether what is kept has this shape
 */
gboolean
peng_fit_ratio_is_kept (PengFitRatio      self,
                        const PengRecipe *recipe,
                        guint             width,
                        guint             height)
{
  double wanted = peng_fit_ratio_get_value (self, recipe, width, height);
  guint frame_width, frame_height;
  double kept;

  peng_recipe_get_frame (recipe, width, height, &frame_width, &frame_height);
  kept = recipe->crop.width * frame_width / (recipe->crop.height * frame_height);

  return wanted == 0 || fabs (kept / wanted - 1) < TOLERANCE;
}

static gboolean
is_all (const PengArea *crop)
{
  return crop->width > 1 - TOLERANCE && crop->height > 1 - TOLERANCE;
}

/**
 * peng_fit_ratio_find:
 * @recipe: what is done to a photograph
 * @width: width of the upright original, in pixels
 * @height: its height
 *
 * Returns: the shape that what is kept has; free where nothing was cut off yet
 */
PengFitRatio
peng_fit_ratio_find (const PengRecipe *recipe,
                     guint             width,
                     guint             height)
{
  if (is_all (&recipe->crop))
    return PENG_FIT_RATIO_FREE;

  for (PengFitRatio i = PENG_FIT_RATIO_ORIGINAL; i < PENG_FIT_N_RATIOS; i++)
    if (peng_fit_ratio_is_kept (i, recipe, width, height))
      return i;

  return PENG_FIT_RATIO_FREE;
}
