/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-db"

#include "store/peng-db.h"

#include "store/peng-db-private.h"

struct _PengStatement
{
  PengDb       *db;
  sqlite3_stmt *handle;
  int           bind_result;
};

/**
 * peng_db_prepare:
 * @self: a database
 * @sql: one statement, with named parameters such as `:title`
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): the statement, or %NULL with @error set
 */
PengStatement *
peng_db_prepare (PengDb      *self,
                 const char  *sql,
                 GError     **error)
{
  g_autoptr(PengStatement) statement = g_new0 (PengStatement, 1);
  int result;

  g_assert (peng_db_is_own (self));

  statement->db = self;

  result = sqlite3_prepare_v3 (peng_db_get_handle (self), sql, -1, 0, &statement->handle, NULL);
  if (result != SQLITE_OK)
    {
      peng_db_set_error (self, result, "prepare", error);
      return NULL;
    }

  return g_steal_pointer (&statement);
}

/**
 * peng_statement_free:
 * @self: (transfer full): a statement
 *
 * Frees a statement, which must go before its database.
 */
void
peng_statement_free (PengStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

static int
bind_index (PengStatement *self,
            const char    *name)
{
  int index = sqlite3_bind_parameter_index (self->handle, name);

  g_assert (index > 0);  /* the SQL and this call disagree */

  return index;
}

static void
note_bind (PengStatement *self,
           int            result)
{
  if (self->bind_result == SQLITE_OK)
    self->bind_result = result;
}

/**
 * peng_statement_bind_text:
 * @self: a statement
 * @name: a parameter as the SQL spells it, such as `:title`
 * @value: (nullable): UTF-8, copied; %NULL binds NULL
 *
 * A failure is kept, and the next peng_statement_step() reports it.
 */
void
peng_statement_bind_text (PengStatement *self,
                          const char    *name,
                          const char    *value)
{
  note_bind (self, sqlite3_bind_text (self->handle, bind_index (self, name),
                                      value, -1, SQLITE_TRANSIENT));
}

/**
 * peng_statement_bind_int:
 * @self: a statement
 * @name: a parameter of the SQL, with its colon
 * @value: what stands for it
 *
 * Binds an integer. A failure is kept for peng_statement_step().
 */
void
peng_statement_bind_int (PengStatement *self,
                         const char    *name,
                         gint64         value)
{
  note_bind (self, sqlite3_bind_int64 (self->handle, bind_index (self, name), value));
}

/**
 * peng_statement_bind_double:
 * @self: a statement
 * @name: a parameter of the SQL, with its colon
 * @value: what stands for it
 *
 * Binds a real number. A failure is kept for peng_statement_step().
 */
void
peng_statement_bind_double (PengStatement *self,
                            const char    *name,
                            double         value)
{
  note_bind (self, sqlite3_bind_double (self->handle, bind_index (self, name), value));
}

/**
 * peng_statement_bind_bytes:
 * @self: a statement
 * @name: a parameter
 * @value: (nullable): bytes, referenced until the statement is freed or bound again; %NULL binds
 *   NULL
 */
void
peng_statement_bind_bytes (PengStatement *self,
                           const char    *name,
                           GBytes        *value)
{
  const char *data;
  gsize size;

  if (value == NULL)
    {
      note_bind (self, sqlite3_bind_null (self->handle, bind_index (self, name)));
      return;
    }

  /* SQLite takes a null pointer for NULL, and empty bytes are not NULL. */
  data = g_bytes_get_data (value, &size);
  note_bind (self, sqlite3_bind_blob64 (self->handle, bind_index (self, name),
                                        data ? data : "", size, SQLITE_TRANSIENT));
}

/**
 * peng_statement_step:
 * @self: a statement
 * @error: #PengStoreError
 *
 * Returns: %PENG_STEP_ROW with a row to read, %PENG_STEP_DONE when there is no more, or
 *   %PENG_STEP_FAILED with @error set, also for a parameter that could not be bound
 */
PengStep
peng_statement_step (PengStatement  *self,
                     GError        **error)
{
  int result = self->bind_result;

  g_assert (peng_db_is_own (self->db));

  if (result == SQLITE_OK)
    result = sqlite3_step (self->handle);

  switch (result)
    {
    case SQLITE_ROW:
      return PENG_STEP_ROW;

    case SQLITE_DONE:
      return PENG_STEP_DONE;

    default:
      peng_db_set_error (self->db, result, "step", error);
      return PENG_STEP_FAILED;
    }
}

/**
 * peng_statement_run:
 * @self: a statement that gives no rows, or none that matter
 * @error: #PengStoreError
 *
 * Steps to the end and makes the statement ready to be bound and run again.
 *
 * Returns: whether it succeeded
 */
gboolean
peng_statement_run (PengStatement  *self,
                    GError        **error)
{
  PengStep step;

  do
    step = peng_statement_step (self, error);
  while (step == PENG_STEP_ROW);

  peng_statement_reset (self);

  return step == PENG_STEP_DONE;
}

/**
 * peng_statement_reset:
 * @self: a statement
 *
 * Makes a statement ready to run again. What was bound stays bound.
 */
void
peng_statement_reset (PengStatement *self)
{
  sqlite3_reset (self->handle);
  self->bind_result = SQLITE_OK;
}

/**
 * peng_statement_is_null:
 * @self: a statement at a row
 * @column: from 0
 *
 * Returns: whether the column is NULL
 */
gboolean
peng_statement_is_null (PengStatement *self,
                        int            column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/**
 * peng_statement_get_text:
 * @self: a statement that stands on a row
 * @column: counted from 0
 *
 * A file from elsewhere may hold any bytes: what is no UTF-8 reads as NULL.
 *
 * Returns: (transfer none) (nullable): UTF-8, valid until the statement is next stepped
 */
const char *
peng_statement_get_text (PengStatement *self,
                         int            column)
{
  const char *text = (const char *) sqlite3_column_text (self->handle, column);

  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : NULL;
}

/**
 * peng_statement_dup_text:
 * @self: a statement at a row
 * @column: from 0
 *
 * Returns: (transfer full) (nullable): the column as text; %NULL for NULL and for what is no UTF-8
 */
char *
peng_statement_dup_text (PengStatement *self,
                         int            column)
{
  return g_strdup (peng_statement_get_text (self, column));
}

/**
 * peng_statement_get_int:
 * @self: a statement at a row
 * @column: from 0
 *
 * Returns: the column as an integer, 0 for NULL
 */
gint64
peng_statement_get_int (PengStatement *self,
                        int            column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * peng_statement_get_double:
 * @self: a statement at a row
 * @column: from 0
 *
 * Returns: the column as a real number, 0 for NULL
 */
double
peng_statement_get_double (PengStatement *self,
                           int            column)
{
  return sqlite3_column_double (self->handle, column);
}

/**
 * peng_statement_dup_bytes:
 * @self: a statement at a row
 * @column: from 0
 *
 * Returns: (transfer full) (nullable): the column as bytes; %NULL for NULL
 */
GBytes *
peng_statement_dup_bytes (PengStatement *self,
                          int            column)
{
  const void *data;

  if (peng_statement_is_null (self, column))
    return NULL;

  data = sqlite3_column_blob (self->handle, column);

  return g_bytes_new (data, sqlite3_column_bytes (self->handle, column));
}
