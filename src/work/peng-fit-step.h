/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "photo/peng-photo-pool.h"
#include "store/peng-store-fit.h"

G_BEGIN_DECLS

#define PENG_FIT_ERROR (peng_fit_error_quark ())

/**
 * PengFitError:
 * @PENG_FIT_ERROR_NO_PICTURE: it is no picture
 * @PENG_FIT_ERROR_NOTHING_TO_UNDO: nothing was done to it
 *
 * Why an item is not made fit.
 */
typedef enum
{
  PENG_FIT_ERROR_NO_PICTURE,
  PENG_FIT_ERROR_NOTHING_TO_UNDO,
} PengFitError;

/**
 * PengFitStep:
 * @store: an open store
 * @pool: makes the pictures
 * @folder: (type filename): where they are until they are stored
 * @change: what is done
 * @recipe: (nullable): for %PENG_FIT_STEP, what is done from now on
 *
 * What is done to a photograph.
 */
typedef struct
{
  PengStore        *store;
  PengPhotoPool    *pool;
  const char       *folder;
  PengFitChange     change;
  const PengRecipe *recipe;
} PengFitStep;

GQuark    peng_fit_error_quark (void);

/* Makes one photograph fit. */
void      peng_fit_step_async  (const PengFitStep    *step,
                                const char           *media,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
gboolean  peng_fit_step_finish (GAsyncResult         *result,
                                GError              **error);

G_END_DECLS
