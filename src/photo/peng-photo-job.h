/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "photo/peng-photo-wire.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PengPhotoJob:
 *
 * One photograph on its way: the files that are read, and the two that are written.
 */
typedef struct _PengPhotoJob PengPhotoJob;

PengPhotoJob *peng_photo_job_new        (GFile            *original,
                                         const char       *output_dir);
PengPhotoJob *peng_photo_job_new_bytes  (GBytes           *original,
                                         const char       *output_dir);
void          peng_photo_job_free       (PengPhotoJob     *self);
void          peng_photo_job_set_recipe (PengPhotoJob     *self,
                                         const PengRecipe *recipe,
                                         GFile            *watermark);
const char   *peng_photo_job_get_recipe (PengPhotoJob     *self);

/* These touch the disk: for a thread. */
gboolean      peng_photo_job_open       (PengPhotoJob     *self,
                                         GCancellable     *cancellable,
                                         GError          **error);
gboolean      peng_photo_job_settle     (PengPhotoJob     *self,
                                         PengPhotoResult  *result,
                                         GError          **error);
void          peng_photo_job_discard    (PengPhotoJob     *self);

void          peng_photo_job_take_files (PengPhotoJob     *self,
                                         int               files[PENG_PHOTO_N_FILES]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPhotoJob, peng_photo_job_free)

G_END_DECLS
