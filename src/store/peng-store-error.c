/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-error.h"

#include <errno.h>
#include <sqlite3.h>

G_DEFINE_QUARK (peng-store-error-quark, peng_store_error)

/**
 * peng_store_error_from_sqlite:
 * @result: a result code of SQLite, extended or not, no success
 *
 * Returns: what it means to who uses the store
 */
PengStoreError
peng_store_error_from_sqlite (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return PENG_STORE_ERROR_FULL;

    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return PENG_STORE_ERROR_READ_ONLY;

    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      return PENG_STORE_ERROR_DAMAGED;

    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return PENG_STORE_ERROR_BUSY;

    case SQLITE_IOERR:
      return PENG_STORE_ERROR_IO;

    case SQLITE_CONSTRAINT:
      return PENG_STORE_ERROR_EXISTS;

    default:
      return PENG_STORE_ERROR_FAILED;
    }
}

/**
 * peng_store_error_from_errno:
 * @number: an errno
 *
 * Returns: what it means to who uses the store
 */
PengStoreError
peng_store_error_from_errno (int number)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return PENG_STORE_ERROR_FULL;

    case EROFS:
    case EACCES:
    case EPERM:
      return PENG_STORE_ERROR_READ_ONLY;

    case ENOENT:
      return PENG_STORE_ERROR_NOT_FOUND;

    default:
      return PENG_STORE_ERROR_IO;
    }
}

/**
 * peng_store_set_errno_error:
 * @error: where to put it
 * @number: an errno
 * @doing: the verb, for the log
 * @path: the file it happened to
 */
void
peng_store_set_errno_error (GError     **error,
                            int          number,
                            const char  *doing,
                            const char  *path)
{
  g_set_error (error, PENG_STORE_ERROR, peng_store_error_from_errno (number),
               "%s %s: %s", doing, path, g_strerror (number));
}
