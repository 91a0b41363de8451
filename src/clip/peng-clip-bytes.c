/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-clip"

#include "clip/peng-clip-bytes.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

/**
 * peng_clip_bytes_open:
 * @self: (out): becomes the bytes of the file
 * @fd: an open file, which stays the caller's
 *
 * Returns: whether it is a regular file
 */
gboolean
peng_clip_bytes_open (PengClipBytes *self,
                      int            fd)
{
  struct stat info;

  *self = (PengClipBytes) { fd, 0 };
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    return FALSE;

  self->size = (guint64) info.st_size;

  return TRUE;
}

/**
 * peng_clip_bytes_read:
 * @self: the bytes
 * @offset: where, any number at all
 * @bytes: (out caller-allocates) (array length=n_bytes): gets them
 * @n_bytes: how many
 *
 * Returns: whether all of them are there
 */
gboolean
peng_clip_bytes_read (const PengClipBytes *self,
                      guint64              offset,
                      guint8              *bytes,
                      gsize                n_bytes)
{
  gssize n_read;

  if (offset > self->size || n_bytes > self->size - offset)
    return FALSE;

  do
    n_read = pread (self->fd, bytes, n_bytes, (off_t) offset);
  while (n_read < 0 && errno == EINTR);

  return n_read == (gssize) n_bytes;
}

/**
 * peng_clip_bytes_get_number:
 * @bytes: (array length=n_bytes): the most significant comes first
 * @n_bytes: how many, up to 8
 *
 * Returns: the number that they are
 */
guint64
peng_clip_bytes_get_number (const guint8 *bytes,
                            guint         n_bytes)
{
  guint64 number = 0;

  for (guint i = 0; i < n_bytes; i++)
    number = number << 8 | bytes[i];

  return number;
}
