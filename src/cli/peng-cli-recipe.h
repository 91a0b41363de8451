/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-recipe.h"

G_BEGIN_DECLS

/**
 * PengCliRecipeWord:
 * @PENG_CLI_RECIPE_BRIGHTNESS: `--brightness`
 * @PENG_CLI_RECIPE_CONTRAST: `--contrast`
 * @PENG_CLI_RECIPE_CROP: `--crop`
 * @PENG_CLI_RECIPE_STRAIGHTEN: `--straighten`
 * @PENG_CLI_RECIPE_TURN: `--turn`
 * @PENG_CLI_RECIPE_WIDTH: `--width`
 *
 * What of a recipe an option says.
 */
typedef enum
{
  PENG_CLI_RECIPE_BRIGHTNESS,
  PENG_CLI_RECIPE_CONTRAST,
  PENG_CLI_RECIPE_CROP,
  PENG_CLI_RECIPE_STRAIGHTEN,
  PENG_CLI_RECIPE_TURN,
  PENG_CLI_RECIPE_WIDTH,
  PENG_CLI_RECIPE_N_WORDS
} PengCliRecipeWord;

/**
 * PengCliRecipe:
 * @words: (nullable): by #PengCliRecipeWord, what was typed; empty for as in a plain recipe
 * @mosaics: (nullable): areas
 * @blurs: (nullable): areas
 * @watermark: (nullable): `SHA[:PLACE[:OPACITY]]`; empty for none
 *
 * What somebody has typed of a recipe.
 */
typedef struct
{
  char  *words[PENG_CLI_RECIPE_N_WORDS];
  char **mosaics;
  char **blurs;
  char  *watermark;
} PengCliRecipe;

GOptionEntry *
            peng_cli_recipe_dup_entries   (PengCliRecipe       *self,
                                           const GOptionEntry  *others);
void        peng_cli_recipe_clear         (PengCliRecipe       *self);
gboolean    peng_cli_recipe_is_empty      (const PengCliRecipe *self);
gboolean    peng_cli_recipe_check         (const PengCliRecipe *self);
char       *peng_cli_recipe_dup_watermark (const PengCliRecipe *self);
PengRecipe *peng_cli_recipe_change        (const PengCliRecipe *self,
                                           const PengRecipe    *present,
                                           const char          *watermark);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PengCliRecipe, peng_cli_recipe_clear)

G_END_DECLS
