/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "preview/peng-preview-device.h"

#include <webkit/webkit.h>

G_BEGIN_DECLS

char     *peng_preview_stage_write       (const char           *page,
                                          PengPreviewDevice     device);
void      peng_preview_stage_set_device  (WebKitWebView        *view,
                                          PengPreviewDevice     device);
void      peng_preview_stage_wait_async  (WebKitWebView        *view,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
void      peng_preview_stage_patch_async (WebKitWebView        *view,
                                          GVariant             *patch,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean  peng_preview_stage_finish      (WebKitWebView        *view,
                                          GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
