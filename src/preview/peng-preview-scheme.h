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
 * Where the preview gets its pictures from. What is not known there is not shown. Called in the
 * thread of GTK.
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

/**
 * PengPreviewSource:
 *
 * The functions with their data, which live as long as anything may still ask for a picture: a web
 * context goes later than the widget that made it. Reference counted.
 */
typedef struct _PengPreviewSource PengPreviewSource;

PengPreviewSource *peng_preview_source_new   (const PengPreviewFuncs *funcs,
                                              gpointer                user_data,
                                              GDestroyNotify          destroy);
PengPreviewSource *peng_preview_source_ref   (PengPreviewSource      *self);
void               peng_preview_source_unref (PengPreviewSource      *self);

#define PENG_PREVIEW_BASE_URI     "peng-preview:///"
#define PENG_PREVIEW_MEDIA_PREFIX PENG_PREVIEW_BASE_URI "media/"

WebKitWebContext *peng_preview_scheme_new_context (PengPreviewSource *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPreviewSource, peng_preview_source_unref)

G_END_DECLS
