/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <webkit/webkit.h>

G_BEGIN_DECLS

/**
 * PengPreviewFuncs:
 * @load_media: begins to load the picture or file of a media name, as readers will get it
 * @load_media_finish: gives its bytes, and its content type through @content_type (transfer full)
 *
 * Where the preview gets its pictures from. What is not known there is not shown.
 */
typedef struct
{
  void    (*load_media)        (gpointer              user_data,
                                const char           *media,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              callback_data);
  GBytes *(*load_media_finish) (gpointer              user_data,
                                GAsyncResult         *result,
                                char                **content_type,
                                GError              **error);
} PengPreviewFuncs;

#define PENG_PREVIEW_BASE_URI     "peng-preview:///"
#define PENG_PREVIEW_MEDIA_PREFIX PENG_PREVIEW_BASE_URI "media/"

WebKitWebContext *peng_preview_scheme_new_context (const PengPreviewFuncs *funcs,
                                                   gpointer                user_data);

G_END_DECLS
