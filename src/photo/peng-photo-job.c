/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-photo"
#define _GNU_SOURCE

#include "photo/peng-photo-job.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK_SIZE (64 * 1024)

struct _PengPhotoJob
{
  GFile  *original;
  GBytes *bytes;
  char   *recipe;
  GFile  *watermark;   /* (nullable) */
  char   *output_dir;
  int     files[PENG_PHOTO_N_FILES];
  char   *paths[PENG_PHOTO_N_FILES];
};

static PengPhotoJob *
job_new (const char *output_dir)
{
  PengPhotoJob *self = g_new0 (PengPhotoJob, 1);

  self->recipe = g_strdup ("");
  self->output_dir = g_strdup (output_dir);
  for (guint i = 0; i < PENG_PHOTO_N_FILES; i++)
    self->files[i] = -1;

  return self;
}

/**
 * peng_photo_job_new:
 * @original: the photograph, read and left alone
 * @output_dir: (type filename): where the two pictures go
 *
 * Returns: (transfer full): a job of which nothing is open yet
 */
PengPhotoJob *
peng_photo_job_new (GFile      *original,
                    const char *output_dir)
{
  PengPhotoJob *self = job_new (output_dir);

  self->original = g_object_ref (original);

  return self;
}

/**
 * peng_photo_job_new_bytes:
 * @original: the photograph, where there is no file of it
 * @output_dir: (type filename): where the two pictures go
 *
 * Returns: (transfer full): a job of which nothing is open yet
 */
PengPhotoJob *
peng_photo_job_new_bytes (GBytes     *original,
                          const char *output_dir)
{
  PengPhotoJob *self = job_new (output_dir);

  self->bytes = g_bytes_ref (original);

  return self;
}

/**
 * peng_photo_job_free:
 * @self: (transfer full): a job
 *
 * Closes the files of a job and frees it. What was written stays.
 */
void
peng_photo_job_free (PengPhotoJob *self)
{
  g_clear_object (&self->original);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->recipe);
  g_clear_object (&self->watermark);
  g_free (self->output_dir);
  for (guint i = 0; i < PENG_PHOTO_N_FILES; i++)
    {
      if (self->files[i] >= 0)
        close (self->files[i]);
      g_free (self->paths[i]);
    }
  g_free (self);
}

/**
 * peng_photo_job_set_recipe:
 * @self: a job
 * @recipe: what is done to the photograph
 * @watermark: (nullable): a local file: the picture that @recipe names as its watermark
 */
void
peng_photo_job_set_recipe (PengPhotoJob     *self,
                           const PengRecipe *recipe,
                           GFile            *watermark)
{
  g_free (self->recipe);
  self->recipe = peng_recipe_to_text (recipe);
  g_set_object (&self->watermark, watermark);
}

/**
 * peng_photo_job_get_recipe:
 * @self: a job
 *
 * Returns: (transfer none): what is done to the photograph, as peng_recipe_to_text() writes it
 */
const char *
peng_photo_job_get_recipe (PengPhotoJob *self)
{
  return self->recipe;
}

static gboolean
fail_with_errno (GError         **error,
                 PengPhotoError   code)
{
  g_set_error_literal (error, PENG_PHOTO_ERROR, code, g_strerror (errno));

  return FALSE;
}

static gboolean
check_size (guint64   size,
            GError  **error)
{
  if (size == 0)
    {
      g_set_error_literal (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_BROKEN, "The file is empty");
      return FALSE;
    }
  if (size > PENG_PHOTO_MAX_BYTES)
    {
      g_set_error_literal (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_TOO_LARGE,
                           "The file is too large");
      return FALSE;
    }

  return TRUE;
}

/* Without O_NONBLOCK a pipe would keep us until somebody writes to it. */
static gboolean
open_path (PengPhotoJob  *self,
           const char    *path,
           GError       **error)
{
  struct stat info;
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

  if (fd < 0)
    return fail_with_errno (error, PENG_PHOTO_ERROR_UNREADABLE);

  self->files[PENG_PHOTO_FILE_ORIGINAL] = fd;
  if (fstat (fd, &info) != 0)
    return fail_with_errno (error, PENG_PHOTO_ERROR_UNREADABLE);
  if (!S_ISREG (info.st_mode))
    {
      g_set_error_literal (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_NOT_A_FILE,
                           "It is no regular file");
      return FALSE;
    }

  return check_size (info.st_size, error);
}

static gboolean
write_chunk (int          fd,
             const char  *data,
             gsize        size,
             GError     **error)
{
  while (size > 0)
    {
      gssize n_written = write (fd, data, size);

      if (n_written < 0 && errno != EINTR)
        return fail_with_errno (error, PENG_PHOTO_ERROR_NOT_WRITTEN);
      data += MAX (n_written, 0);
      size -= MAX (n_written, 0);
    }

  return TRUE;
}

static gboolean
read_chunk (GInputStream  *stream,
            char          *chunk,
            gsize         *n_read,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GError) reason = NULL;

  if (g_input_stream_read_all (stream, chunk, CHUNK_SIZE, n_read, cancellable, &reason))
    return TRUE;

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    g_set_error_literal (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_UNREADABLE, reason->message);

  return FALSE;
}

/* Bytes that no path leads to are put into memory that can be handed over like a file. */
static gboolean
open_stream (PengPhotoJob  *self,
             GInputStream  *stream,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree char *chunk = g_malloc (CHUNK_SIZE);
  guint64 size = 0;
  gsize n_read = 0;
  int fd = memfd_create ("photo", MFD_CLOEXEC);

  if (fd < 0)
    return fail_with_errno (error, PENG_PHOTO_ERROR_NOT_WRITTEN);

  self->files[PENG_PHOTO_FILE_ORIGINAL] = fd;
  do
    {
      if (!read_chunk (stream, chunk, &n_read, cancellable, error) ||
          !write_chunk (fd, chunk, n_read, error))
        return FALSE;
      size += n_read;
    }
  while (n_read == CHUNK_SIZE && size <= PENG_PHOTO_MAX_BYTES);

  if (lseek (fd, 0, SEEK_SET) != 0)
    return fail_with_errno (error, PENG_PHOTO_ERROR_UNREADABLE);

  return check_size (size, error);
}

static gboolean
open_original (PengPhotoJob  *self,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) reason = NULL;

  if (self->original != NULL && g_file_peek_path (self->original) != NULL)
    return open_path (self, g_file_peek_path (self->original), error);

  if (self->original == NULL)
    stream = g_memory_input_stream_new_from_bytes (self->bytes);
  else
    stream = (GInputStream *) g_file_read (self->original, cancellable, &reason);

  if (stream == NULL)
    {
      g_set_error_literal (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_UNREADABLE, reason->message);
      return FALSE;
    }

  return open_stream (self, stream, cancellable, error);
}

/* Where there is none the worker is handed what is empty. */
static gboolean
open_watermark (PengPhotoJob  *self,
                GError       **error)
{
  const char *path = self->watermark != NULL ? g_file_peek_path (self->watermark) : "/dev/null";
  struct stat info;
  int fd = path != NULL ? open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) : -1;

  self->files[PENG_PHOTO_FILE_WATERMARK] = fd;
  if (fd >= 0 && (self->watermark == NULL || (fstat (fd, &info) == 0 && S_ISREG (info.st_mode))))
    return TRUE;

  g_set_error_literal (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_NO_WATERMARK,
                       "The watermark's file cannot be read");

  return FALSE;
}

static gboolean
create_output (PengPhotoJob   *self,
               PengPhotoFile   file,
               GError        **error)
{
  g_autofree char *path = g_build_filename (self->output_dir, "photo-XXXXXX", NULL);

  self->files[file] = g_mkstemp_full (path, O_WRONLY | O_CLOEXEC, 0600);
  if (self->files[file] < 0)
    return fail_with_errno (error, PENG_PHOTO_ERROR_NOT_WRITTEN);

  self->paths[file] = g_steal_pointer (&path);

  return TRUE;
}

/**
 * peng_photo_job_open:
 * @self: a job
 * @cancellable: (nullable): for originals that are no local files
 * @error: return location
 *
 * Opens the original, be it a regular file at the end of any symbolic link, and makes two new files
 * for the results.
 *
 * Returns: whether it is ready; fails with %PENG_PHOTO_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
peng_photo_job_open (PengPhotoJob  *self,
                     GCancellable  *cancellable,
                     GError       **error)
{
  return open_original (self, cancellable, error) && open_watermark (self, error) &&
         create_output (self, PENG_PHOTO_FILE_WEB, error) &&
         create_output (self, PENG_PHOTO_FILE_THUMB, error);
}

static gboolean
has_size (const char *path,
          guint64     size)
{
  struct stat info;

  return stat (path, &info) == 0 && (guint64) info.st_size == size;
}

/**
 * peng_photo_job_settle:
 * @self: a job
 * @result: gets the paths
 * @error: return location
 *
 * Compares the files with what the worker said of them. From here on they belong to the caller.
 *
 * Returns: whether they are what was said; fails with %PENG_PHOTO_ERROR_CRASHED
 */
gboolean
peng_photo_job_settle (PengPhotoJob     *self,
                       PengPhotoResult  *result,
                       GError          **error)
{
  if (!has_size (self->paths[PENG_PHOTO_FILE_WEB], result->web.size) ||
      !has_size (self->paths[PENG_PHOTO_FILE_THUMB], result->thumb.size))
    {
      g_set_error_literal (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_CRASHED,
                           "The worker's files are not what it said");
      return FALSE;
    }

  result->web.path = g_steal_pointer (&self->paths[PENG_PHOTO_FILE_WEB]);
  result->thumb.path = g_steal_pointer (&self->paths[PENG_PHOTO_FILE_THUMB]);

  return TRUE;
}

/**
 * peng_photo_job_discard:
 * @self: a job
 *
 * Deletes what was made.
 */
void
peng_photo_job_discard (PengPhotoJob *self)
{
  for (guint i = 0; i < PENG_PHOTO_N_FILES; i++)
    if (self->paths[i] != NULL)
      g_unlink (self->paths[i]);
}

/**
 * peng_photo_job_take_files:
 * @self: a job
 * @files: (out): the open files, which the caller closes
 */
void
peng_photo_job_take_files (PengPhotoJob *self,
                           int           files[PENG_PHOTO_N_FILES])
{
  for (guint i = 0; i < PENG_PHOTO_N_FILES; i++)
    files[i] = g_steal_fd (&self->files[i]);
}
