/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-fit-step.h"

G_BEGIN_DECLS

/**
 * PengFittingFunc:
 * @media: a media name
 * @error: (nullable): why it is as it was; %NULL where it is done
 * @n_done: how many have been looked at
 * @n_media: of how many
 * @user_data: data for the function
 *
 * Called for each photograph when it is done, in any order.
 */
typedef void (*PengFittingFunc) (const char   *media,
                                 const GError *error,
                                 guint         n_done,
                                 guint         n_media,
                                 gpointer      user_data);

/* Makes photographs of the library fit. Their originals are only read. */
void      peng_fitting_apply_async (PengStore            *store,
                                    PengPhotoPool        *pool,
                                    const char * const   *media,
                                    const PengRecipe     *recipe,
                                    PengFittingFunc       func,
                                    gpointer              func_data,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
void      peng_fitting_undo_async  (PengStore            *store,
                                    PengPhotoPool        *pool,
                                    const char * const   *media,
                                    PengFittingFunc       func,
                                    gpointer              func_data,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
void      peng_fitting_copy_async  (PengStore            *store,
                                    PengPhotoPool        *pool,
                                    const char           *from,
                                    const char * const   *media,
                                    PengFittingFunc       func,
                                    gpointer              func_data,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
gboolean  peng_fitting_finish      (GAsyncResult         *result,
                                    GError              **error);

G_END_DECLS
