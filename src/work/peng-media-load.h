/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads the bytes of a media item, for a screen. */
void    peng_media_load_async  (const char           *path,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
GBytes *peng_media_load_finish (GAsyncResult         *result,
                                char                **content_type,
                                GError              **error);

G_END_DECLS
