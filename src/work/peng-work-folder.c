/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-importer"

#include "work/peng-work-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define PREFIX "pengcheng-import-"
/* It gets its name when it is locked: one that is not was left. */
#define NEW    "pengcheng-new-XXXXXX"

struct _PengWorkFolder
{
  char *path;
  int   fd;
};

static void
remove_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  if (g_rmdir (folder) != 0)
    g_debug ("The folder %s stays", folder);
}

static int
open_locked (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;

  if (fd >= 0)
    close (fd);

  return -1;
}

/* Those of other people cannot be opened. */
static void
remove_left (const char *parent)
{
  g_autoptr(GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);
      int fd = g_str_has_prefix (name, PREFIX) ? open_locked (path) : -1;

      if (fd < 0)
        continue;

      remove_files (path);
      close (fd);
    }
}

/**
 * peng_work_folder_make:
 * @error: return location; an error of #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): a new folder, for peng_work_folder_remove()
 */
PengWorkFolder *
peng_work_folder_make (GError **error)
{
  const char *parent = g_get_tmp_dir ();
  g_autofree char *fresh = g_build_filename (parent, NEW, NULL);
  g_autofree char *path = NULL;
  PengWorkFolder *self;
  int fd;

  remove_left (parent);

  if (g_mkdtemp (fresh) != NULL && (fd = open_locked (fresh)) >= 0)
    {
      path = g_strconcat (parent, G_DIR_SEPARATOR_S PREFIX,
                          fresh + strlen (fresh) - strlen ("XXXXXX"), NULL);
      if (g_rename (fresh, path) == 0)
        {
          self = g_new (PengWorkFolder, 1);
          *self = (PengWorkFolder) { g_steal_pointer (&path), fd };
          return self;
        }
      close (fd);
    }

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", parent, g_strerror (errno));

  return NULL;
}

/**
 * peng_work_folder_get_path:
 * @self: a folder
 *
 * Returns: (transfer none) (type filename): where it is
 */
const char *
peng_work_folder_get_path (PengWorkFolder *self)
{
  return self->path;
}

/**
 * peng_work_folder_remove:
 * @self: (transfer full): a folder
 *
 * Removes it with the files in it.
 */
void
peng_work_folder_remove (PengWorkFolder *self)
{
  remove_files (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}

static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  PengWorkFolder *folder = peng_work_folder_make (&error);

  if (folder != NULL)
    g_task_return_pointer (task, folder, (GDestroyNotify) peng_work_folder_remove);
  else
    g_task_return_error (task, error);
}

/**
 * peng_work_folder_make_async:
 * @callback: called when it is made
 * @user_data: for @callback
 *
 * As peng_work_folder_make(), in a thread.
 */
void
peng_work_folder_make_async (GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, peng_work_folder_make_async);
  g_task_run_in_thread (task, make_thread);
}

/**
 * peng_work_folder_make_finish:
 * @result: what the callback was given
 * @error: return location; an error of #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): a new folder
 */
PengWorkFolder *
peng_work_folder_make_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
remove_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  if (task_data != NULL)
    peng_work_folder_remove (task_data);
  g_task_return_boolean (task, TRUE);
}

/**
 * peng_work_folder_remove_async:
 * @self: (transfer full) (nullable): a folder
 * @callback: called when it is removed
 * @user_data: for @callback
 *
 * As peng_work_folder_remove(), in a thread.
 */
void
peng_work_folder_remove_async (PengWorkFolder      *self,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, peng_work_folder_remove_async);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, remove_thread);
}
