/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-recipe.h"

G_BEGIN_DECLS

/**
 * PengFitRatio:
 * @PENG_FIT_RATIO_FREE: whatever is drawn
 * @PENG_FIT_RATIO_ORIGINAL: as the photograph came
 * @PENG_FIT_RATIO_1_1: a square
 * @PENG_FIT_RATIO_16_9: a wide picture, as covers are
 * @PENG_FIT_RATIO_4_3: as of a telephone held across
 * @PENG_FIT_RATIO_3_2: as of a camera held across
 * @PENG_FIT_RATIO_9_16: as of a telephone's screen
 * @PENG_FIT_RATIO_3_4: as of a telephone held upright
 * @PENG_FIT_RATIO_2_3: as of a camera held upright
 *
 * The shape of what is kept of a photograph.
 */
typedef enum
{
  PENG_FIT_RATIO_FREE,
  PENG_FIT_RATIO_ORIGINAL,
  PENG_FIT_RATIO_1_1,
  PENG_FIT_RATIO_16_9,
  PENG_FIT_RATIO_4_3,
  PENG_FIT_RATIO_3_2,
  PENG_FIT_RATIO_9_16,
  PENG_FIT_RATIO_3_4,
  PENG_FIT_RATIO_2_3,
  PENG_FIT_N_RATIOS
} PengFitRatio;

const char   *peng_fit_ratio_get_name  (PengFitRatio      self);
double        peng_fit_ratio_get_value (PengFitRatio      self,
                                        const PengRecipe *recipe,
                                        guint             width,
                                        guint             height);
gboolean      peng_fit_ratio_is_kept   (PengFitRatio      self,
                                        const PengRecipe *recipe,
                                        guint             width,
                                        guint             height);
PengFitRatio  peng_fit_ratio_find      (const PengRecipe *recipe,
                                        guint             width,
                                        guint             height);

G_END_DECLS
