/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-db"

#include "store/peng-db.h"

#include "store/peng-db-private.h"

#define BUSY_TIMEOUT_MS 5000
#define MAX_VALUE_BYTES (256 * 1024 * 1024)

struct _PengDb
{
  sqlite3 *handle;
  GThread *thread;
};

/* The errno behind the last failure of the database's file, or of its log. */
static int
get_errno (PengDb *self)
{
  sqlite3_file *log = NULL;
  int number = sqlite3_system_errno (self->handle);

  if (number == 0)
    sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_LAST_ERRNO, &number);

  if (number == 0)
    sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);

  if (log != NULL && log->pMethods != NULL)
    log->pMethods->xFileControl (log, SQLITE_FCNTL_LAST_ERRNO, &number);

  return number;
}

/* What SQLite calls an I/O error may be a full disk or a read-only one; errno knows. */
static PengStoreError
get_code (PengDb *self,
          int     result)
{
  int primary = result & 0xff;
  PengStoreError code;

  if (result == SQLITE_IOERR_SHMSIZE)
    return PENG_STORE_ERROR_FULL;

  if (self->handle == NULL || (primary != SQLITE_IOERR && primary != SQLITE_CANTOPEN))
    return peng_store_error_from_sqlite (result);

  code = peng_store_error_from_errno (get_errno (self));
  if (code == PENG_STORE_ERROR_FULL || code == PENG_STORE_ERROR_READ_ONLY)
    return code;

  return peng_store_error_from_sqlite (result);
}

/**
 * peng_db_set_error:
 * @self: a database, opened or not
 * @result: what SQLite gave
 * @doing: what failed, for the log
 * @error: #PengStoreError
 *
 * Makes an error of a result of SQLite's.
 */
void
peng_db_set_error (PengDb      *self,
                   int          result,
                   const char  *doing,
                   GError     **error)
{
  g_set_error (error, PENG_STORE_ERROR, get_code (self, result), "%s: %s (%d)", doing,
               self->handle ? sqlite3_errmsg (self->handle) : sqlite3_errstr (result), result);
}

/* A database file may come from elsewhere: nothing in it may run, and nothing in it is believed.
 * Nothing is written before the version was looked at, not even by closing. */
static void
guard (sqlite3 *handle)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    sqlite3_db_config (handle, options[i].option, options[i].value, NULL);

  sqlite3_limit (handle, SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES);
  sqlite3_limit (handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_busy_timeout (handle, BUSY_TIMEOUT_MS);
}

/**
 * peng_db_open:
 * @path: a file, made where it is missing
 * @error: #PengStoreError
 *
 * Opens a database for the calling thread. Call peng_db_migrate() before anything else: until then
 * the file is not changed in any way.
 *
 * A commit is on disk when it returns (`synchronous=FULL`), so that a step of publishing survives a
 * power failure too; it costs one sync of the log for each. What is deleted is overwritten.
 *
 * Returns: (transfer full) (nullable): the database, or %NULL with @error set
 */
PengDb *
peng_db_open (const char  *path,
              GError     **error)
{
  g_autoptr(PengDb) self = g_new0 (PengDb, 1);
  int result;

  g_return_val_if_fail (path != NULL, NULL);

  self->thread = g_thread_self ();

  result = sqlite3_open_v2 (path, &self->handle,
                            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                            SQLITE_OPEN_EXRESCODE,
                            NULL);
  if (result != SQLITE_OK)
    {
      peng_db_set_error (self, result, "open", error);
      return NULL;
    }

  guard (self->handle);

  if (!peng_db_exec (self,
                     "PRAGMA synchronous = FULL;"
                     "PRAGMA secure_delete = ON;"
                     "PRAGMA cell_size_check = ON;"
                     "PRAGMA temp_store = MEMORY;",
                     error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * peng_db_close:
 * @self: (transfer full): a database without statements
 */
void
peng_db_close (PengDb *self)
{
  sqlite3_close_v2 (self->handle);
  g_free (self);
}

/**
 * peng_db_leave:
 * @self: (transfer full): a database without statements
 *
 * Closes without changing the file: for one that is damaged.
 */
void
peng_db_leave (PengDb *self)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  peng_db_close (self);
}

/**
 * peng_db_adopt:
 * @self: a database
 *
 * From now on the calling thread is the one that uses it.
 */
void
peng_db_adopt (PengDb *self)
{
  self->thread = g_thread_self ();
}

/**
 * peng_db_is_own:
 * @self: a database
 *
 * Returns: whether the calling thread is the one that uses it
 */
gboolean
peng_db_is_own (PengDb *self)
{
  return self->thread == g_thread_self ();
}

/**
 * peng_db_get_handle:
 * @self: a database
 *
 * For what this layer must ask SQLite itself.
 *
 * Returns: (transfer none): SQLite's connection
 */
sqlite3 *
peng_db_get_handle (PengDb *self)
{
  return self->handle;
}

/**
 * peng_db_exec:
 * @self: a database
 * @sql: statements without parameters; never text from elsewhere
 * @error: #PengStoreError
 *
 * Returns: whether all of them succeeded
 */
gboolean
peng_db_exec (PengDb      *self,
              const char  *sql,
              GError     **error)
{
  int result;

  g_assert (peng_db_is_own (self));

  result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (result != SQLITE_OK)
    peng_db_set_error (self, result, "exec", error);

  return result == SQLITE_OK;
}

/**
 * peng_db_begin:
 * @self: a database without an open transaction
 * @error: #PengStoreError
 *
 * Begins a transaction that will write, waiting for another process that does.
 *
 * Returns: whether one is open
 */
gboolean
peng_db_begin (PengDb  *self,
               GError **error)
{
  return peng_db_exec (self, "BEGIN IMMEDIATE", error);
}

/**
 * peng_db_commit:
 * @self: a database with an open transaction
 * @error: #PengStoreError
 *
 * Returns: whether it is on disk; where not, it was rolled back
 */
gboolean
peng_db_commit (PengDb  *self,
                GError **error)
{
  if (peng_db_exec (self, "COMMIT", error))
    return TRUE;

  peng_db_rollback (self);
  return FALSE;
}

/**
 * peng_db_is_in_transaction:
 * @self: a database
 *
 * Returns: whether a transaction is open
 */
gboolean
peng_db_is_in_transaction (PengDb *self)
{
  return !sqlite3_get_autocommit (self->handle);
}

/**
 * peng_db_rollback:
 * @self: a database
 *
 * Takes back what the open transaction did. Does nothing when none is open.
 */
void
peng_db_rollback (PengDb *self)
{
  if (peng_db_is_in_transaction (self))
    peng_db_exec (self, "ROLLBACK", NULL);
}

/**
 * peng_db_get_last_id:
 * @self: a database
 *
 * Returns: the row number that the last INSERT gave
 */
gint64
peng_db_get_last_id (PengDb *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * peng_db_get_n_changes:
 * @self: a database
 *
 * Returns: how many rows the last INSERT, UPDATE or DELETE touched
 */
gint64
peng_db_get_n_changes (PengDb *self)
{
  return sqlite3_changes64 (self->handle);
}
