/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clip/peng-clip.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One worker for one file, seen from the editor. */
void           peng_clip_process_run_async  (const char           *original,
                                             const char           *poster,
                                             guint                 timeout_ms,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
PengClipFacts *peng_clip_process_run_finish (GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
