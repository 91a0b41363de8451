/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-upload.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

/* More than this in memory, and the client has to wait for the disk. */
#define MAX_QUEUED (1024 * 1024)

/* The upper half belongs to the server's thread. The lower half belongs to the flush in flight, of
 * which there is never more than one; between flushes whoever holds the upload may read it. */
struct _PengServerUpload
{
  int                   ref_count;
  GByteArray           *queued;
  gboolean              flushing;
  gboolean              ended;
  gboolean              released;
  PengServerUploadFunc  resume;
  PengServerUploadFunc  done;
  gpointer              user_data;

  char                 *sha256;
  char                 *path;
  int                   fd;
  GChecksum            *checksum;
  goffset               size;
  goffset               limit;
  PengServerVerdict     verdict;
  GError               *error;
  const PengFileType *type;
  guint                 width;
  guint                 height;
};

static void start_flush (PengServerUpload *self);

/**
 * peng_server_upload_new:
 * @directory: where the temporary file goes
 * @sha256: what the bytes' hash has to be
 * @resume: called in the server's thread when more bytes may be appended
 * @user_data: for @resume and `done`
 *
 * Returns: (transfer full): an upload without bytes
 */
PengServerUpload *
peng_server_upload_new (const char           *directory,
                        const char           *sha256,
                        PengServerUploadFunc  resume,
                        gpointer              user_data)
{
  PengServerUpload *self = g_new0 (PengServerUpload, 1);
  g_autofree char *unique = g_uuid_string_random ();

  self->ref_count = 1;
  self->queued = g_byte_array_new ();
  self->resume = resume;
  self->user_data = user_data;
  self->sha256 = g_strdup (sha256);
  self->path = g_build_filename (directory, unique, NULL);
  self->fd = -1;
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);

  return self;
}

static PengServerUpload *
upload_ref (PengServerUpload *self)
{
  g_atomic_int_inc (&self->ref_count);

  return self;
}

static void
upload_unref (PengServerUpload *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  if (self->fd >= 0)
    g_close (self->fd, NULL);
  if (self->path != NULL)
    g_unlink (self->path);
  g_byte_array_unref (self->queued);
  g_checksum_free (self->checksum);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self->sha256);
  g_free (self);
}

/**
 * peng_server_upload_free:
 * @self: an upload
 *
 * Lets go of it at any time; its functions are not called any more, and unless it was moved to its
 * place the file is gone.
 */
void
peng_server_upload_free (PengServerUpload *self)
{
  self->released = TRUE;
  upload_unref (self);
}

static void
fail (PengServerUpload  *self,
      PengServerVerdict  verdict,
      GError            *error)
{
  self->verdict = verdict;
  self->error = error;
}

static void
fail_with_errno (PengServerUpload *self,
                 const char       *doing)
{
  fail (self, PENG_SERVER_VERDICT_FAILED,
        g_error_new (G_IO_ERROR, g_io_error_from_errno (errno), "%s %s: %s", doing, self->path,
                     g_strerror (errno)));
}

static void
write_all (PengServerUpload *self,
           const guint8     *data,
           gsize             size)
{
  while (size > 0)
    {
      gssize n = write (self->fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;

      if (n < 0)
        {
          fail_with_errno (self, "write");
          return;
        }

      data += n;
      size -= n;
    }
}

static goffset
get_limit (PengFileKind kind)
{
  switch (kind)
    {
    case PENG_FILE_KIND_IMAGE:
      return PENG_SERVER_MAX_IMAGE;

    case PENG_FILE_KIND_CLIP:
      return PENG_SERVER_MAX_CLIP;

    case PENG_FILE_KIND_FILE:
      return PENG_SERVER_MAX_FILE;

    case PENG_FILE_KIND_NONE:
    default:
      return 0;
    }
}

static void
begin (PengServerUpload *self,
       GByteArray       *bytes)
{
  self->limit = get_limit (peng_file_type_sniff_kind (bytes->data, bytes->len));
  if (self->limit == 0)
    {
      fail (self, PENG_SERVER_VERDICT_TYPE, NULL);
      return;
    }

  self->fd = g_open (self->path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    fail_with_errno (self, "create");
}

static void
write_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  PengServerUpload *self = task_data;
  GByteArray *bytes = g_object_get_data (G_OBJECT (task), "bytes");

  if (self->verdict == PENG_SERVER_VERDICT_GOOD && self->fd < 0)
    begin (self, bytes);

  self->size += bytes->len;
  if (self->verdict == PENG_SERVER_VERDICT_GOOD && self->size > self->limit)
    fail (self, PENG_SERVER_VERDICT_TOO_LARGE, NULL);

  if (self->verdict == PENG_SERVER_VERDICT_GOOD)
    {
      g_checksum_update (self->checksum, bytes->data, bytes->len);
      write_all (self, bytes->data, bytes->len);
    }

  g_task_return_boolean (task, TRUE);
}

static void
judge (PengServerUpload *self)
{
  g_autoptr(GMappedFile) file = NULL;

  if (strcmp (g_checksum_get_string (self->checksum), self->sha256) != 0)
    {
      fail (self, PENG_SERVER_VERDICT_HASH, NULL);
      return;
    }

  file = g_mapped_file_new_from_fd (self->fd, FALSE, &self->error);
  if (file == NULL)
    {
      self->verdict = PENG_SERVER_VERDICT_FAILED;
      return;
    }

  self->type = peng_file_type_sniff ((const guint8 *) g_mapped_file_get_contents (file),
                                     g_mapped_file_get_length (file), &self->width, &self->height);
  if (self->type == NULL)
    fail (self, PENG_SERVER_VERDICT_TYPE, NULL);
  else if (fsync (self->fd) != 0)
    fail_with_errno (self, "sync");
}

static void
end_in_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  PengServerUpload *self = task_data;

  if (self->verdict == PENG_SERVER_VERDICT_GOOD && self->fd < 0)
    fail (self, PENG_SERVER_VERDICT_TYPE, NULL);

  if (self->verdict == PENG_SERVER_VERDICT_GOOD)
    judge (self);

  g_task_return_boolean (task, TRUE);
}

static void
ended_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  PengServerUpload *self = user_data;

  if (!self->released)
    self->done (self, self->user_data);

  upload_unref (self);
}

static void
flushed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  PengServerUpload *self = user_data;

  self->flushing = FALSE;
  if (!self->released)
    {
      start_flush (self);
      if (!self->ended)
        self->resume (self, self->user_data);
    }

  upload_unref (self);
}

static void
start_task (PengServerUpload    *self,
            GTaskThreadFunc      func,
            GAsyncReadyCallback  callback,
            GByteArray          *bytes)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, upload_ref (self));

  g_task_set_task_data (task, self, NULL);
  g_object_set_data_full (G_OBJECT (task), "bytes", bytes, (GDestroyNotify) g_byte_array_unref);
  g_task_run_in_thread (task, func);
}

static void
start_flush (PengServerUpload *self)
{
  if (self->flushing)
    return;

  /* The first flush has to see enough to tell the kind. */
  if (self->queued->len >= PENG_FILE_TYPE_HEAD || (self->ended && self->queued->len > 0))
    {
      self->flushing = TRUE;
      start_task (self, write_in_thread, flushed_cb, self->queued);
      self->queued = g_byte_array_new ();
    }
  else if (self->ended)
    {
      self->flushing = TRUE;
      start_task (self, end_in_thread, ended_cb, g_byte_array_new ());
    }
}

/**
 * peng_server_upload_append:
 * @self: an upload
 * @chunk: the next bytes
 *
 * Returns: whether there is room for more; if not, wait for `resume`
 */
gboolean
peng_server_upload_append (PengServerUpload *self,
                           GBytes           *chunk)
{
  g_byte_array_append (self->queued, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
  start_flush (self);

  return self->queued->len < MAX_QUEUED;
}

/**
 * peng_server_upload_end:
 * @self: an upload
 * @done: called in the server's thread when the bytes are on disk, synced, and judged
 *
 * Says that there are no more bytes.
 */
void
peng_server_upload_end (PengServerUpload     *self,
                        PengServerUploadFunc  done)
{
  self->ended = TRUE;
  self->done = done;
  start_flush (self);
}

/**
 * peng_server_upload_get_verdict:
 * @self: an upload that is done
 * @error: (out) (nullable) (transfer none): why, for %PENG_SERVER_VERDICT_FAILED
 *
 * Returns: whether the bytes can be taken
 */
PengServerVerdict
peng_server_upload_get_verdict (PengServerUpload  *self,
                                const GError     **error)
{
  *error = self->error;

  return self->verdict;
}

/**
 * peng_server_upload_get_type:
 * @self: an upload with a good verdict
 * @width: (out): in pixels, 0 where it is no picture
 * @height: (out): in pixels
 * @size: (out): in bytes
 *
 * Returns: what the bytes are
 */
const PengFileType *
peng_server_upload_get_type (PengServerUpload *self,
                             guint            *width,
                             guint            *height,
                             goffset          *size)
{
  *width = self->width;
  *height = self->height;
  *size = self->size;

  return self->type;
}

static gboolean
sync_directory (const char  *path,
                GError     **error)
{
  g_autofree char *directory = g_path_get_dirname (path);
  int fd = g_open (directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "sync %s: %s", directory,
                 g_strerror (errno));
  if (fd >= 0)
    g_close (fd, NULL);

  return synced;
}

/**
 * peng_server_upload_move:
 * @self: an upload with a good verdict
 * @path: where the bytes shall stay; what is there is the same bytes, and is replaced
 * @error: return location
 *
 * Returns: whether they are there, for good
 */
gboolean
peng_server_upload_move (PengServerUpload  *self,
                         const char        *path,
                         GError           **error)
{
  if (g_rename (self->path, path) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "rename %s to %s: %s",
                   self->path, path, g_strerror (errno));
      return FALSE;
    }

  g_clear_pointer (&self->path, g_free);

  return sync_directory (path, error);
}
