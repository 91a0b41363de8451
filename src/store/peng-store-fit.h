/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-recipe.h"
#include "store/peng-outbox-item.h"
#include "store/peng-store-media.h"

G_BEGIN_DECLS

/**
 * PengFitChange:
 * @PENG_FIT_AGAIN: none: what was made by the recipe in force is made anew
 * @PENG_FIT_STEP: there is one more, with a recipe that is in force from now on
 * @PENG_FIT_UNDO: the last is taken away, and the one before is in force again
 *
 * What becomes of the steps in which an item was made fit.
 */
typedef enum
{
  PENG_FIT_AGAIN,
  PENG_FIT_STEP,
  PENG_FIT_UNDO,
} PengFitChange;

/**
 * PengRecipeStep:
 * @number: from 1
 * @made: when, microseconds since 1970
 * @recipe: what is done to the original, in place of what was done before
 *
 * One step in which an item was made fit.
 */
typedef struct
{
  guint       number;
  gint64      made;
  PengRecipe *recipe;
} PengRecipeStep;

void       peng_recipe_step_free          (PengRecipeStep         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengRecipeStep, peng_recipe_step_free)

/* The steps in which an item was made fit, first to last, an array of PengRecipeStep. The last is in
 * force; where there is none, or its recipe is plain, the item is as it came. */
void       peng_store_list_recipes_async  (PengStore              *self,
                                           const char             *media,
                                           GCancellable           *cancellable,
                                           GAsyncReadyCallback     callback,
                                           gpointer                user_data);
GPtrArray *peng_store_list_recipes_finish (PengStore              *self,
                                           GAsyncResult           *result,
                                           GError                **error);
/* What was made of an item by a recipe is put in the place of what there was, and the step is kept,
 * all or nothing. */
void       peng_store_fit_media_async     (PengStore              *self,
                                           const PengMediaSource  *source,
                                           PengFitChange           change,
                                           guint                   step,
                                           const PengRecipe       *recipe,
                                           GCancellable           *cancellable,
                                           GAsyncReadyCallback     callback,
                                           gpointer                user_data);
gboolean   peng_store_fit_media_finish    (PengStore              *self,
                                           GAsyncResult           *result,
                                           GError                **error);
/* The files that are on their way to a site, whatever becomes of the items. */
void       peng_store_keep_sent_async     (PengStore              *self,
                                           GPtrArray              *media,
                                           GCancellable           *cancellable,
                                           GAsyncReadyCallback     callback,
                                           gpointer                user_data);
GHashTable *
           peng_store_keep_sent_finish    (PengStore              *self,
                                           GAsyncResult           *result,
                                           GError                **error);

G_END_DECLS
