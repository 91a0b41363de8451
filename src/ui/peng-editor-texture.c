/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-texture.h"

typedef struct
{
  char  *path;
  guint  width;
} Request;

static void
request_free (Request *self)
{
  g_free (self->path);
  g_free (self);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Request *request = task_data;
  GdkTexture *texture;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  texture = peng_editor_texture_read (request->path, request->width, G_MAXINT, &error);
  if (texture == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, texture, g_object_unref);
}

/**
 * peng_editor_texture_read:
 * @path: a picture file
 * @width: how wide it will be shown at most, in device pixels
 * @height: how high
 * @error: return location; an error of #GdkPixbufError or #GFileError
 *
 * Reads a picture and scales it down where it is larger. Blocks: for threads.
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkTexture *
peng_editor_texture_read (const char  *path,
                          int          width,
                          int          height,
                          GError     **error)
{
  g_autoptr(GdkPixbuf) pixbuf = NULL;
  int own_width, own_height;

  if (gdk_pixbuf_get_file_info (path, &own_width, &own_height) != NULL &&
      (own_width > width || own_height > height))
    pixbuf = gdk_pixbuf_new_from_file_at_scale (path, width, height < G_MAXINT ? height : -1, TRUE,
                                                error);
  else
    pixbuf = gdk_pixbuf_new_from_file (path, error);

  return pixbuf != NULL ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;
}

/**
 * peng_editor_texture_load_async:
 * @path: a picture file
 * @width: how wide it will be shown, in device pixels
 * @cancellable: (nullable): to give up
 * @callback: called when it is there
 * @user_data: for @callback
 */
void
peng_editor_texture_load_async (const char          *path,
                                guint                width,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Request *request;

  g_return_if_fail (path != NULL);
  g_return_if_fail (width > 0);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_editor_texture_load_async);
  request = g_new (Request, 1);
  request->path = g_strdup (path);
  request->width = width;
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * peng_editor_texture_load_finish:
 * @result: what the callback got
 * @error: return location; an error of #GdkPixbufError, #GFileError or #GIOErrorEnum
 *
 * Returns: (transfer full): the picture, or %NULL
 */
GdkTexture *
peng_editor_texture_load_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_editor_facts_clear:
 * @self: facts
 *
 * Frees what is in them.
 */
void
peng_editor_facts_clear (PengEditorFacts *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->mime, g_free);
}
