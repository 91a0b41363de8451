/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PENG_STORE_ERROR (peng_store_error_quark ())

/**
 * PengStoreError:
 * @PENG_STORE_ERROR_FAILED: anything else; a mistake of ours
 * @PENG_STORE_ERROR_FULL: the disk, the quota or the file is full; the next try may succeed
 * @PENG_STORE_ERROR_READ_ONLY: the folder or the file cannot be written
 * @PENG_STORE_ERROR_DAMAGED: the bytes are no database of ours any more
 * @PENG_STORE_ERROR_NEWER: the database is from a newer version of the program; it was left alone
 * @PENG_STORE_ERROR_NOT_FOUND: no such article, media item, site or outbox row
 * @PENG_STORE_ERROR_STALE: the row is not in the expected state: read it again
 * @PENG_STORE_ERROR_BUSY: another process holds the database or the outbox row
 * @PENG_STORE_ERROR_EXISTS: there is one already, such as an unfinished outbox row
 * @PENG_STORE_ERROR_MISMATCH: the bytes are not those that their hash names
 * @PENG_STORE_ERROR_CLOSED: the store is not open
 * @PENG_STORE_ERROR_IO: the disk failed
 *
 * Why the store could not do what it was asked. What was stored before is as it was.
 */
typedef enum
{
  PENG_STORE_ERROR_FAILED,
  PENG_STORE_ERROR_FULL,
  PENG_STORE_ERROR_READ_ONLY,
  PENG_STORE_ERROR_DAMAGED,
  PENG_STORE_ERROR_NEWER,
  PENG_STORE_ERROR_NOT_FOUND,
  PENG_STORE_ERROR_STALE,
  PENG_STORE_ERROR_BUSY,
  PENG_STORE_ERROR_EXISTS,
  PENG_STORE_ERROR_MISMATCH,
  PENG_STORE_ERROR_CLOSED,
  PENG_STORE_ERROR_IO,
} PengStoreError;

GQuark         peng_store_error_quark       (void);
PengStoreError peng_store_error_from_sqlite (int          result);
PengStoreError peng_store_error_from_errno  (int          number);
void           peng_store_set_errno_error   (GError     **error,
                                             int          number,
                                             const char  *doing,
                                             const char  *path);

G_END_DECLS
