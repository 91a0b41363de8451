/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "photo/peng-photo.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The workers, and the photographs that wait for them. Belongs to the thread that made it. */
#define PENG_TYPE_PHOTO_POOL (peng_photo_pool_get_type ())

G_DECLARE_FINAL_TYPE (PengPhotoPool, peng_photo_pool, PENG, PHOTO_POOL, GObject)

PengPhotoPool   *peng_photo_pool_new                 (void);
void             peng_photo_pool_set_timeouts        (PengPhotoPool        *self,
                                                      guint                 job_ms,
                                                      guint                 idle_ms);
guint            peng_photo_pool_get_max_workers     (PengPhotoPool        *self);
guint            peng_photo_pool_get_n_workers       (PengPhotoPool        *self);
void             peng_photo_pool_process_async       (PengPhotoPool        *self,
                                                      GFile                *original,
                                                      const char           *output_dir,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
void             peng_photo_pool_process_bytes_async (PengPhotoPool        *self,
                                                      GBytes               *original,
                                                      const char           *output_dir,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
void             peng_photo_pool_fit_async           (PengPhotoPool        *self,
                                                      GFile                *original,
                                                      const PengRecipe     *recipe,
                                                      GFile                *watermark,
                                                      const char           *output_dir,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
PengPhotoResult *peng_photo_pool_process_finish      (PengPhotoPool        *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);

G_END_DECLS
