/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-db"

#include "store/peng-db-private.h"

static gint64
read_version (PengDb  *self,
              GError **error)
{
  g_autoptr(PengStatement) statement = peng_db_prepare (self, "PRAGMA user_version", error);

  if (statement == NULL || peng_statement_step (statement, error) != PENG_STEP_ROW)
    return -1;

  return peng_statement_get_int (statement, 0);
}

/* Runs @sql as the step to @version; what is open is committed or rolled back. */
static gboolean
apply_step (PengDb      *self,
            const char  *sql,
            gint64       version,
            GError     **error)
{
  g_autofree char *script = NULL;

  /* The version lives in the database header, so the transaction covers it. */
  script = g_strdup_printf ("%s; PRAGMA user_version = %" G_GINT64_FORMAT ";", sql, version);
  if (peng_db_exec (self, script, error))
    return peng_db_commit (self, error);

  peng_db_rollback (self);
  return FALSE;
}

/* The version is read again inside the transaction: another process may do the same just now. */
static gboolean
migrate_once (PengDb              *self,
              const char * const  *steps,
              guint                n_steps,
              gboolean            *done,
              GError             **error)
{
  gint64 version;

  if (!peng_db_begin (self, error))
    return FALSE;

  version = read_version (self, error);
  *done = version >= n_steps;
  if (version < 0 || *done)
    {
      peng_db_rollback (self);
      return version >= 0;
    }

  return apply_step (self, steps[version], version + 1, error);
}

/* Together as long as the busy handler waits elsewhere. */
#define WAL_TRIES    250
#define WAL_PAUSE_US 20000

/* SQLite asks no busy handler when a database turns to WAL: of several programs that open a new one
 * at once all but the first are refused, for a moment. */
static gboolean
turn_to_wal (PengDb  *self,
             GError **error)
{
  GError *failure = NULL;

  for (guint i = 0; i < WAL_TRIES; i++)
    {
      g_clear_error (&failure);
      if (peng_db_exec (self, "PRAGMA journal_mode = WAL", &failure))
        return TRUE;
      if (!g_error_matches (failure, PENG_STORE_ERROR, PENG_STORE_ERROR_BUSY))
        break;
      g_usleep (WAL_PAUSE_US);
    }

  g_propagate_error (error, failure);

  return FALSE;
}

/**
 * peng_db_migrate:
 * @self: a database
 * @steps: (array zero-terminated=1): the SQL that takes version i to i + 1
 * @error: #PengStoreError
 *
 * Runs the steps this database has not had, each in its own transaction. A database from a newer
 * program is refused with %PENG_STORE_ERROR_NEWER and left as it was, to the byte.
 *
 * Returns: whether the database is at the newest version
 */
gboolean
peng_db_migrate (PengDb              *self,
                 const char * const  *steps,
                 GError             **error)
{
  guint n_steps = g_strv_length ((char **) steps);
  gint64 version = read_version (self, error);
  gboolean done;

  if (version < 0)
    return FALSE;

  if (version > n_steps)
    {
      g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NEWER,
                   "schema %" G_GINT64_FORMAT " is newer than %u", version, n_steps);
      return FALSE;
    }

  if (!turn_to_wal (self, error))
    return FALSE;

  sqlite3_db_config (peng_db_get_handle (self), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);

  for (done = version == n_steps; !done;)
    {
      if (!migrate_once (self, steps, n_steps, &done, error))
        return FALSE;
    }

  return TRUE;
}
