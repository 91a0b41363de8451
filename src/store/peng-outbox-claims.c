/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE  /* F_OFD_SETLK */
#define G_LOG_DOMAIN "peng-store"

#include "store/peng-outbox-claims.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

struct _PengOutboxClaims
{
  char       *path;
  int         fd;
  GHashTable *ids;
};

/**
 * peng_outbox_claims_new:
 * @path: the lock file, which is made with the first claim
 *
 * Returns: (transfer full): claims to nothing yet
 */
PengOutboxClaims *
peng_outbox_claims_new (const char *path)
{
  PengOutboxClaims *self = g_new0 (PengOutboxClaims, 1);

  self->path = g_strdup (path);
  self->fd = -1;
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return self;
}

/**
 * peng_outbox_claims_free:
 * @self: (transfer full): the claims
 *
 * Releases all rows and frees the claims.
 */
void
peng_outbox_claims_free (PengOutboxClaims *self)
{
  peng_outbox_claims_release_all (self);
  g_hash_table_unref (self->ids);
  g_free (self->path);
  g_free (self);
}

static gboolean
set_lock (PengOutboxClaims *self,
          gint64            id,
          short             type)
{
  struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = id, .l_len = 1 };

  return fcntl (self->fd, F_OFD_SETLK, &lock) == 0;
}

static gboolean
open_file (PengOutboxClaims  *self,
           GError           **error)
{
  if (self->fd < 0)
    self->fd = g_open (self->path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (self->fd < 0)
    peng_store_set_errno_error (error, errno, "open", self->path);

  return self->fd >= 0;
}

/**
 * peng_outbox_claims_take:
 * @self: the claims
 * @id: a row's number, from 1
 * @error: #PengStoreError
 *
 * Returns: whether it is now ours; %PENG_STORE_ERROR_BUSY where it is another's, or ours already
 */
gboolean
peng_outbox_claims_take (PengOutboxClaims  *self,
                         gint64             id,
                         GError           **error)
{
  if (!open_file (self, error))
    return FALSE;

  if (g_hash_table_contains (self->ids, &id) || !set_lock (self, id, F_WRLCK))
    {
      g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_BUSY,
                   "outbox row %" G_GINT64_FORMAT " is worked on already", id);
      return FALSE;
    }

  g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
  return TRUE;
}

/**
 * peng_outbox_claims_release:
 * @self: the claims
 * @id: a row's number
 *
 * Gives a row back. Does nothing where it is not ours.
 */
void
peng_outbox_claims_release (PengOutboxClaims *self,
                            gint64            id)
{
  if (g_hash_table_remove (self->ids, &id))
    set_lock (self, id, F_UNLCK);
}

/**
 * peng_outbox_claims_release_all:
 * @self: the claims
 *
 * Gives all rows back, and closes the lock file.
 */
void
peng_outbox_claims_release_all (PengOutboxClaims *self)
{
  g_hash_table_remove_all (self->ids);
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}
