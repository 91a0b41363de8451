/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "photo/peng-photo-render.h"

G_BEGIN_DECLS

/**
 * PengPhotoRenderFunc:
 *
 * What a worker does with one photograph; peng_photo_render().
 */
typedef gboolean (*PengPhotoRenderFunc) (const PengPhotoOrder  *order,
                                         const int              files[PENG_PHOTO_N_FILES],
                                         PengPhotoReply        *reply,
                                         GError               **error);

int peng_photo_worker_run (const char          *program,
                           PengPhotoRenderFunc  render);

G_END_DECLS
