/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clip/peng-clip.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Videos and sounds that are looked at: a few at a time, each in a process of its own. */
#define PENG_TYPE_CLIP_POOL (peng_clip_pool_get_type ())

G_DECLARE_FINAL_TYPE (PengClipPool, peng_clip_pool, PENG, CLIP_POOL, GObject)

PengClipPool  *peng_clip_pool_new         (void);
void           peng_clip_pool_set_timeout (PengClipPool         *self,
                                           guint                 timeout_ms);
void           peng_clip_pool_look_async  (PengClipPool         *self,
                                           const char           *original,
                                           const char           *poster,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
PengClipFacts *peng_clip_pool_look_finish (PengClipPool         *self,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
