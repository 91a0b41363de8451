/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-media-files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define CHUNK (256 * 1024)

/* A file that is being written. It lies in the folder itself, so that a rename brings it into its
 * place on the same disk; what a crash leaves of it is never taken for an item. */
typedef struct
{
  char      *path;
  int        fd;
  GChecksum *checksum;
  guint64    size;
} Writing;

static void
writing_clear (Writing *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->path != NULL)
    g_unlink (self->path);
  g_free (self->path);
  g_clear_pointer (&self->checksum, g_checksum_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, writing_clear)

/**
 * peng_media_files_dup_path:
 * @folder: the library's folder
 * @sha: SHA-256 of the original's bytes, 64 lower-case hexadecimal digits
 * @variant: which file
 *
 * Computes where a file is or would be, without looking.
 *
 * Returns: (transfer full) (type filename): a path
 */
char *
peng_media_files_dup_path (const char       *folder,
                           const char       *sha,
                           PengMediaVariant  variant)
{
  static const char * const folders[] = { "", "web", "thumb" };
  char shard[3] = { 0 };

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (sha != NULL && strlen (sha) == 64, NULL);
  g_return_val_if_fail (variant <= PENG_MEDIA_THUMB, NULL);

  memcpy (shard, sha, 2);

  return g_build_filename (folder, folders[variant], shard, sha, NULL);
}

/**
 * peng_media_files_has:
 * @folder: where media lie
 * @sha: a media name
 * @variant: which file of it
 *
 * Returns: whether the file is there
 */
gboolean
peng_media_files_has (const char       *folder,
                      const char       *sha,
                      PengMediaVariant  variant)
{
  g_autofree char *path = peng_media_files_dup_path (folder, sha, variant);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/**
 * peng_media_files_remove_variant:
 * @folder: where media lie
 * @sha: a media name
 * @variant: which file of it
 *
 * Removes one file of an item.
 */
void
peng_media_files_remove_variant (const char       *folder,
                                 const char       *sha,
                                 PengMediaVariant  variant)
{
  g_autofree char *path = peng_media_files_dup_path (folder, sha, variant);

  g_unlink (path);
}

/**
 * peng_media_files_remove:
 * @folder: where media lie
 * @sha: a media name, which nothing names any more
 *
 * Removes all files of an item.
 */
void
peng_media_files_remove (const char *folder,
                         const char *sha)
{
  for (PengMediaVariant variant = PENG_MEDIA_ORIGINAL; variant <= PENG_MEDIA_THUMB; variant++)
    {
      peng_media_files_remove_variant (folder, sha, variant);
    }
}

static gboolean
begin (Writing     *self,
       const char  *folder,
       GError     **error)
{
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      peng_store_set_errno_error (error, errno, "make", folder);
      return FALSE;
    }

  self->path = g_build_filename (folder, PENG_MEDIA_INCOMING "XXXXXX", NULL);
  self->fd = g_mkstemp_full (self->path, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      peng_store_set_errno_error (error, errno, "make", self->path);
      g_clear_pointer (&self->path, g_free);
      return FALSE;
    }

  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  return TRUE;
}

static gboolean
append (Writing       *self,
        const guint8  *data,
        gsize          size,
        GError       **error)
{
  g_checksum_update (self->checksum, data, size);
  self->size += size;

  while (size > 0)
    {
      gssize n = write (self->fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;

      if (n < 0)
        {
          peng_store_set_errno_error (error, errno, "write", self->path);
          return FALSE;
        }

      data += n;
      size -= n;
    }

  return TRUE;
}

static gboolean
append_fd (Writing       *self,
           int            from,
           const char    *path,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n;

  while ((n = read (from, chunk, CHUNK)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;

      if (n < 0)
        {
          peng_store_set_errno_error (error, errno, "read", path);
          return FALSE;
        }

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !append (self, chunk, n, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
append_path (Writing       *self,
             const char    *path,
             GCancellable  *cancellable,
             GError       **error)
{
  int from = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean done;

  if (from < 0)
    {
      peng_store_set_errno_error (error, errno, "open", path);
      return FALSE;
    }

  done = append_fd (self, from, path, cancellable, error);
  close (from);

  return done;
}

static gboolean
sync_folder (const char  *path,
             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (!done)
    peng_store_set_errno_error (error, errno, "sync", folder);
  if (fd >= 0)
    close (fd);

  return done;
}

/* A link, unlike a rename, never replaces what is there: the same bytes, or those of another
 * process that was quicker. */
static gboolean
put_in_place (Writing     *self,
              const char  *path,
              GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (fsync (self->fd) != 0)
    {
      peng_store_set_errno_error (error, errno, "sync", self->path);
      return FALSE;
    }

  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      (link (self->path, path) != 0 && errno != EEXIST))
    {
      peng_store_set_errno_error (error, errno, "put in place", path);
      return FALSE;
    }

  return sync_folder (path, error) && sync_folder (folder, error);
}

/* Bytes of another length under this name are damage: the disk lost some. */
static gboolean
replace_damaged (Writing     *self,
                 const char  *path,
                 GError     **error)
{
  GStatBuf present;

  if (g_stat (path, &present) != 0 || (guint64) present.st_size == self->size)
    return TRUE;

  if (g_rename (self->path, path) != 0)
    {
      peng_store_set_errno_error (error, errno, "put in place", path);
      return FALSE;
    }

  g_clear_pointer (&self->path, g_free);

  return sync_folder (path, error);
}

static char *
finish_original (Writing     *self,
                 const char  *folder,
                 guint64     *size,
                 GError     **error)
{
  const char *sha = g_checksum_get_string (self->checksum);
  g_autofree char *path = peng_media_files_dup_path (folder, sha, PENG_MEDIA_ORIGINAL);

  if (size != NULL)
    *size = self->size;

  if (!put_in_place (self, path, error) || !replace_damaged (self, path, error))
    return NULL;

  return g_strdup (sha);
}

/**
 * peng_media_files_add_path:
 * @folder: the library's folder, made where it is missing
 * @path: the file to take in; it is left as it is
 * @size: (out) (optional): its bytes
 * @cancellable: (nullable): a cancellable
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): its SHA-256 once it is safe on disk, or %NULL with @error
 *   set: one of %PENG_STORE_ERROR, or cancelled
 */
char *
peng_media_files_add_path (const char    *folder,
                           const char    *path,
                           guint64       *size,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_auto(Writing) writing = { .fd = -1 };

  g_return_val_if_fail (folder != NULL && path != NULL, NULL);

  if (!begin (&writing, folder, error) || !append_path (&writing, path, cancellable, error))
    return NULL;

  return finish_original (&writing, folder, size, error);
}

/**
 * peng_media_files_add_bytes:
 * @folder: the library's folder, made where it is missing
 * @bytes: what to take in
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): their SHA-256, as peng_media_files_add_path()
 */
char *
peng_media_files_add_bytes (const char  *folder,
                            GBytes      *bytes,
                            GError     **error)
{
  g_auto(Writing) writing = { .fd = -1 };
  gsize n;
  const guint8 *data;

  g_return_val_if_fail (folder != NULL && bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &n);
  if (!begin (&writing, folder, error) || !append (&writing, data, n, error))
    return NULL;

  return finish_original (&writing, folder, NULL, error);
}

static char *
hash_present (const char  *path,
              guint64     *size,
              GError     **error)
{
  g_autoptr(GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr(GBytes) bytes = NULL;

  if (file == NULL)
    {
      peng_store_set_errno_error (error, errno, "read", path);
      return NULL;
    }

  bytes = g_mapped_file_get_bytes (file);
  if (size != NULL)
    *size = g_bytes_get_size (bytes);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/**
 * peng_media_files_add_variant:
 * @folder: the library's folder
 * @sha: SHA-256 of the original
 * @variant: %PENG_MEDIA_WEB or %PENG_MEDIA_THUMB
 * @path: the file to take in
 * @size: (out) (optional): bytes of the variant
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): SHA-256 of the variant's own bytes
 */
char *
peng_media_files_add_variant (const char        *folder,
                              const char        *sha,
                              PengMediaVariant   variant,
                              const char        *path,
                              guint64           *size,
                              GError           **error)
{
  g_auto(Writing) writing = { .fd = -1 };
  g_autofree char *place = peng_media_files_dup_path (folder, sha, variant);

  g_return_val_if_fail (variant != PENG_MEDIA_ORIGINAL, NULL);

  if (g_file_test (place, G_FILE_TEST_EXISTS))
    return hash_present (place, size, error);

  if (!begin (&writing, folder, error) ||
      !append_path (&writing, path, NULL, error) ||
      !put_in_place (&writing, place, error))
    return NULL;

  return hash_present (place, size, error);
}

/**
 * peng_media_files_put:
 * @folder: the library's folder
 * @path: the file to copy; it is left as it is
 * @place: where to, where nothing is yet
 * @size: (out) (optional): its bytes
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): SHA-256 of what was written, once it is safe on disk
 */
char *
peng_media_files_put (const char  *folder,
                      const char  *path,
                      const char  *place,
                      guint64     *size,
                      GError     **error)
{
  g_auto(Writing) writing = { .fd = -1 };

  if (!begin (&writing, folder, error) ||
      !append_path (&writing, path, NULL, error) ||
      !put_in_place (&writing, place, error))
    return NULL;

  if (size != NULL)
    *size = writing.size;

  return g_strdup (g_checksum_get_string (writing.checksum));
}

/**
 * peng_media_files_move:
 * @from: a file that is safe on disk
 * @place: where to, on the same disk
 * @error: #PengStoreError
 *
 * Returns: whether it is there, in the place of what was there before
 */
gboolean
peng_media_files_move (const char  *from,
                       const char  *place,
                       GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (place);

  if (g_mkdir_with_parents (folder, 0700) != 0 || g_rename (from, place) != 0)
    {
      peng_store_set_errno_error (error, errno, "put in place", place);
      return FALSE;
    }

  return sync_folder (place, error);
}

/**
 * peng_media_files_hash:
 * @folder: where media lie
 * @sha: a media name
 * @variant: which file of it
 * @cancellable: (nullable): a cancellable
 * @error: #PengStoreError
 *
 * Reads a file, a part at a time.
 *
 * Returns: (transfer full) (nullable): the SHA-256 of its bytes
 */
char *
peng_media_files_hash (const char        *folder,
                       const char        *sha,
                       PengMediaVariant   variant,
                       GCancellable      *cancellable,
                       GError           **error)
{
  g_autofree char *path = peng_media_files_dup_path (folder, sha, variant);
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gssize n = -1;

  while (fd >= 0 && !g_cancellable_is_cancelled (cancellable))
    {
      n = read (fd, chunk, CHUNK);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;

      g_checksum_update (checksum, chunk, n);
    }

  if (fd >= 0)
    close (fd);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (n < 0)
    {
      peng_store_set_errno_error (error, errno, "read", path);
      return NULL;
    }

  return g_strdup (g_checksum_get_string (checksum));
}
