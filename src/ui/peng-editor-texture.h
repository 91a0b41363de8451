/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PengEditorFuncs:
 * @dup_media_path: path of a file that shows a media item, the smallest at least @width pixels
 *   wide where there is a choice; %NULL where there is none. Called on the main thread: it may not
 *   block.
 *
 * What the editor needs to know of pictures.
 */
typedef struct
{
  char *(*dup_media_path) (const char *media,
                           guint       width,
                           gpointer    user_data);
} PengEditorFuncs;

/* Reads a picture on a worker thread, scaled down to `width` pixels where it is wider. */
void        peng_editor_texture_load_async  (const char           *path,
                                             guint                 width,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GdkTexture *peng_editor_texture_load_finish (GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
