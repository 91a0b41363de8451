/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "photo/peng-photo-pool.h"
#include "store/peng-store-fit.h"
#include "store/peng-store-library.h"
#include "work/peng-work-folder.h"

G_BEGIN_DECLS

/**
 * PengFitSource:
 * @name: file name as it came
 * @path: (type filename): a file of the upright original, at most as wide as what is published
 * @width: width of the upright original itself, in pixels
 * @height: its height
 * @recipe: what is done to it now
 *
 * A photograph as a person who makes it fit has to see it.
 */
typedef struct
{
  char           *name;
  char           *path;
  guint           width;
  guint           height;
  PengRecipe     *recipe;

  /*< private >*/
  PengWorkFolder *folder;
} PengFitSource;

void           peng_fit_source_free   (PengFitSource       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengFitSource, peng_fit_source_free)

/* Finds that; where the photograph was made fit already, a picture of its original is made. */
void           peng_fit_source_async  (PengStore           *store,
                                       PengPhotoPool       *pool,
                                       const char          *media,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
PengFitSource *peng_fit_source_finish (GAsyncResult        *result,
                                       GError             **error);

G_END_DECLS
