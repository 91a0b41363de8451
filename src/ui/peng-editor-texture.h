/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-pictures.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PengEditorFacts:
 * @name: the file's name as it came
 * @mime: its media type
 * @size: in bytes
 * @duration: milliseconds of a video or a sound, 0 where not known
 *
 * What is known of a file. The strings are owned.
 */
typedef struct
{
  char    *name;
  char    *mime;
  guint64  size;
  guint64  duration;
} PengEditorFacts;

void peng_editor_facts_clear (PengEditorFacts *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PengEditorFacts, peng_editor_facts_clear)

/**
 * PengEditorFuncs:
 * @dup_media_path: path of a file that shows a media item, the smallest at least @width pixels
 *   wide where there is a choice; %NULL where there is none. Called on the main thread: it may not
 *   block.
 * @load_facts: (nullable): begins to ask for what is known of a media item
 * @load_facts_finish: the answer, with the source and the result that the callback was given;
 *   fails with %G_IO_ERROR_CANCELLED if it was cancelled by then
 * @get_pictures: (nullable): those that are on their way into the library; may return %NULL
 *
 * What the editor needs to know of pictures and files.
 */
typedef struct
{
  char *(*dup_media_path) (const char *media,
                           guint       width,
                           gpointer    user_data);
  void  (*load_facts)     (const char          *media,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             callback_data,
                           gpointer             user_data);
  gboolean (*load_facts_finish) (GObject          *source,
                                 GAsyncResult     *result,
                                 PengEditorFacts  *facts,
                                 GError          **error);
  PengPictures *(*get_pictures) (gpointer user_data);
} PengEditorFuncs;

/* Reads a picture on a worker thread, scaled down to `width` pixels where it is wider. */
void        peng_editor_texture_load_async  (const char           *path,
                                             guint                 width,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GdkTexture *peng_editor_texture_load_finish (GAsyncResult         *result,
                                             GError              **error);
GdkTexture *peng_editor_texture_read        (const char           *path,
                                             int                   width,
                                             int                   height,
                                             GError              **error);

G_END_DECLS
