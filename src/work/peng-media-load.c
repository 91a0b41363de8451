/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-media-load"

#include "work/peng-media-load.h"

#include "core/peng-file-load.h"

static void
load_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  GBytes *bytes = peng_file_load_finish (result, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * peng_media_load_async:
 * @path: a file of the library, as peng_store_dup_media_path() gives it
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Reads the bytes of a media item.
 */
void
peng_media_load_async (const char          *path,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, peng_media_load_async);
  peng_file_load_async (file, cancellable, load_cb, task);
}

/**
 * peng_media_load_finish:
 * @result: what the callback was given
 * @content_type: (out) (optional) (transfer full): what the bytes say they are
 * @error: #GIOErrorEnum
 *
 * Returns: (transfer full): the bytes, or %NULL
 */
GBytes *
peng_media_load_finish (GAsyncResult  *result,
                        char         **content_type,
                        GError       **error)
{
  GBytes *bytes;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  bytes = g_task_propagate_pointer (G_TASK (result), error);
  if (bytes != NULL && content_type != NULL)
    {
      gsize size;
      const guchar *data = g_bytes_get_data (bytes, &size);
      g_autofree char *type = g_content_type_guess (NULL, data, size, NULL);

      *content_type = g_content_type_get_mime_type (type);
    }

  return bytes;
}
