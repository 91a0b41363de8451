/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "photo/peng-photo-wire.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One running worker, seen from the editor. It does one photograph at a time. */
#define PENG_TYPE_PHOTO_PROCESS (peng_photo_process_get_type ())

G_DECLARE_FINAL_TYPE (PengPhotoProcess, peng_photo_process, PENG, PHOTO_PROCESS, GObject)

PengPhotoProcess *peng_photo_process_new        (GError              **error);
gboolean          peng_photo_process_is_alive   (PengPhotoProcess     *self);
void              peng_photo_process_run_async  (PengPhotoProcess     *self,
                                                 int                   files[PENG_PHOTO_N_FILES],
                                                 const char           *recipe,
                                                 guint                 n_threads,
                                                 guint                 timeout_ms,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
PengPhotoResult  *peng_photo_process_run_finish (PengPhotoProcess     *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
