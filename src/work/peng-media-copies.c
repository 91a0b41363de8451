/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-media-copies"

#include "work/peng-media-copies.h"

#include "work/peng-media-export.h"

#include <errno.h>
#include <glib/gstdio.h>

#define FOLDER      "pengcheng-editor"
#define COPIES      "media"
#define OLD_SECONDS (7 * 24 * 3600)

typedef struct
{
  char *from;    /* path in the library */
  char *folder;  /* one for each item: two may be called the same */
  char *name;
} Copy;

static void
copy_free (Copy *self)
{
  g_free (self->from);
  g_free (self->folder);
  g_free (self->name);
  g_free (self);
}

static char *
dup_parent (void)
{
  return g_build_filename (g_get_user_cache_dir (), FOLDER, COPIES, NULL);
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  if (g_rmdir (path) != 0)
    g_debug ("The folder %s stays", path);
}

static void
remove_old (const char *parent)
{
  g_autoptr(GDir) dir = g_dir_open (parent, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);
      GStatBuf stat;

      if (g_lstat (path, &stat) == 0 && S_ISDIR (stat.st_mode) &&
          now - stat.st_mtime > OLD_SECONDS)
        remove_folder (path);
    }
}

static GFile *
make_copy (const Copy    *copy,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GFile) from = g_file_new_for_path (copy->from);
  g_autoptr(GFile) to = g_file_new_build_filename (copy->folder, copy->name, NULL);

  if (g_mkdir_with_parents (copy->folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", copy->folder,
                   g_strerror (code));
      return NULL;
    }

  if (!g_file_copy (from, to, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable,
                    NULL, NULL, error))
    return NULL;

  return g_steal_pointer (&to);
}

static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GPtrArray *copies = task_data;
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *parent = dup_parent ();
  GError *error = NULL;

  remove_old (parent);
  for (guint i = 0; i < copies->len; i++)
    {
      GFile *file = make_copy (g_ptr_array_index (copies, i), cancellable, &error);

      if (file == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      g_ptr_array_add (files, file);
    }

  g_task_return_pointer (task, g_steal_pointer (&files), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * peng_media_copies_make_async:
 * @store: an open store
 * @items: (element-type PengLibraryItem): items of its library
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are there
 * @user_data: for @callback
 *
 * Copies originals to where other programs may have them.
 */
void
peng_media_copies_make_async (PengStore           *store,
                              GPtrArray           *items,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) copy_free);
  g_autofree char *parent = dup_parent ();

  g_return_if_fail (PENG_IS_STORE (store));
  g_return_if_fail (items != NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const PengMedia *media = ((PengLibraryItem *) g_ptr_array_index (items, i))->media;
      Copy *copy = g_new (Copy, 1);

      *copy = (Copy) { peng_store_dup_media_path (store, media->sha, PENG_MEDIA_ORIGINAL),
                       g_build_filename (parent, media->sha, NULL),
                       peng_media_export_dup_name (media, PENG_MEDIA_ORIGINAL) };
      g_ptr_array_add (copies, copy);
    }

  g_task_set_source_tag (task, peng_media_copies_make_async);
  g_task_set_task_data (task, copies, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, make_thread);
}

/**
 * peng_media_copies_make_finish:
 * @result: what the callback was given
 * @error: return location; an error of #GIOErrorEnum
 *
 * Returns: (transfer full) (element-type GFile) (nullable): the copies, in the order of the items
 */
GPtrArray *
peng_media_copies_make_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
