/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-media-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define LOCK "adding.lock"
#define MARK "adding-"

struct _PengMediaLock
{
  int   fd;
  char *folder;
  char *mark;   /* of one; none is of who clears up all */
};

static gboolean
lock (int fd,
      int how)
{
  int result;

  do
    result = flock (fd, how);
  while (result != 0 && errno == EINTR);

  return result == 0;
}

static void
lock_free (PengMediaLock *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->folder);
  g_free (self->mark);
  g_free (self);
}

static PengMediaLock *
lock_new (const char *folder,
          int         flags)
{
  g_autofree char *path = g_build_filename (folder, LOCK, NULL);
  PengMediaLock *self = g_new0 (PengMediaLock, 1);

  self->folder = g_strdup (folder);
  self->fd = g_open (path, O_RDWR | O_CLOEXEC | flags, 0600);

  return self;
}

static gboolean
make_mark (PengMediaLock *self)
{
  int fd;

  self->mark = g_build_filename (self->folder, MARK "XXXXXX", NULL);
  fd = g_mkstemp_full (self->mark, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return FALSE;

  close (fd);

  return TRUE;
}

/**
 * peng_media_lock_take:
 * @folder: the library's folder, made where it is missing
 * @error: #PengStoreError
 *
 * Waits while somebody clears up, and holds a lock beside others then.
 *
 * Returns: (transfer full) (nullable): for peng_media_lock_release()
 */
PengMediaLock *
peng_media_lock_take (const char  *folder,
                      GError     **error)
{
  PengMediaLock *self;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      peng_store_set_errno_error (error, errno, "make", folder);
      return NULL;
    }

  self = lock_new (folder, O_CREAT);
  if (self->fd >= 0 && lock (self->fd, LOCK_SH) && make_mark (self))
    return self;

  peng_store_set_errno_error (error, errno, "lock", folder);
  lock_free (self);

  return NULL;
}

static void
remove_marks (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, MARK))
        g_unlink (path);
    }
}

/**
 * peng_media_lock_release:
 * @self: (transfer full): a lock
 * @is_complete: whether no file is left that no row names
 *
 * Gives it back. Where it was not complete its mark stays and tells so.
 */
void
peng_media_lock_release (PengMediaLock *self,
                         gboolean       is_complete)
{
  if (is_complete && self->mark != NULL)
    g_unlink (self->mark);
  else if (is_complete)
    remove_marks (self->folder);

  lock_free (self);
}

static gboolean
has_marks (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_prefix (name, MARK))
        return TRUE;
    }

  return FALSE;
}

/**
 * peng_media_lock_try_alone:
 * @folder: the library's folder
 *
 * Returns: (transfer full) (nullable): a lock that nobody else holds beside it, where files may be
 *   left; else %NULL
 */
PengMediaLock *
peng_media_lock_try_alone (const char *folder)
{
  PengMediaLock *self;

  if (!has_marks (folder))
    return NULL;

  self = lock_new (folder, 0);
  if (self->fd >= 0 && lock (self->fd, LOCK_EX | LOCK_NB))
    return self;

  lock_free (self);

  return NULL;
}
