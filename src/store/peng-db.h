/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-error.h"

G_BEGIN_DECLS

/**
 * PengDb:
 *
 * An SQLite database and its statements, for use in one thread at a time. It is opened with WAL,
 * foreign keys, a busy timeout, and every guard that SQLite has against a hostile file. Errors are
 * of %PENG_STORE_ERROR.
 */
typedef struct _PengDb        PengDb;
/**
 * PengStatement:
 *
 * One statement of a #PengDb, prepared once; its parameters have names.
 */
typedef struct _PengStatement PengStatement;

/**
 * PengStep:
 * @PENG_STEP_FAILED: an error is set
 * @PENG_STEP_DONE: there are no more rows
 * @PENG_STEP_ROW: there is a row to be read
 *
 * The three answers of a statement.
 */
typedef enum
{
  PENG_STEP_FAILED = -1,
  PENG_STEP_DONE   = 0,
  PENG_STEP_ROW    = 1,
} PengStep;

PengDb        *peng_db_open                (const char          *path,
                                            GError             **error);
void           peng_db_close               (PengDb              *self);
/* Closes without bringing the log into the file, which stays as it is. */
void           peng_db_leave               (PengDb              *self);
/* After handing a database to another thread. */
void           peng_db_adopt               (PengDb              *self);
gboolean       peng_db_exec                (PengDb              *self,
                                            const char          *sql,
                                            GError             **error);
gboolean       peng_db_migrate             (PengDb              *self,
                                            const char * const  *steps,
                                            GError             **error);
gboolean       peng_db_begin               (PengDb              *self,
                                            GError             **error);
gboolean       peng_db_commit              (PengDb              *self,
                                            GError             **error);
/* Does nothing when no transaction is open. */
void           peng_db_rollback            (PengDb              *self);
gboolean       peng_db_is_in_transaction   (PengDb              *self);
gint64         peng_db_get_last_id         (PengDb              *self);
/* Rows that the last INSERT, UPDATE or DELETE touched. */
gint64         peng_db_get_n_changes       (PengDb              *self);
PengStatement *peng_db_prepare             (PengDb              *self,
                                            const char          *sql,
                                            GError             **error);

void           peng_statement_free         (PengStatement       *self);
void           peng_statement_bind_text    (PengStatement       *self,
                                            const char          *name,
                                            const char          *value);
void           peng_statement_bind_int     (PengStatement       *self,
                                            const char          *name,
                                            gint64               value);
void           peng_statement_bind_double  (PengStatement       *self,
                                            const char          *name,
                                            double               value);
void           peng_statement_bind_bytes   (PengStatement       *self,
                                            const char          *name,
                                            GBytes              *value);
PengStep       peng_statement_step         (PengStatement       *self,
                                            GError             **error);
gboolean       peng_statement_run          (PengStatement       *self,
                                            GError             **error);
void           peng_statement_reset        (PengStatement       *self);
gboolean       peng_statement_is_null      (PengStatement       *self,
                                            int                  column);
const char    *peng_statement_get_text     (PengStatement       *self,
                                            int                  column);
char          *peng_statement_dup_text     (PengStatement       *self,
                                            int                  column);
gint64         peng_statement_get_int      (PengStatement       *self,
                                            int                  column);
double         peng_statement_get_double   (PengStatement       *self,
                                            int                  column);
GBytes        *peng_statement_dup_bytes    (PengStatement       *self,
                                            int                  column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengDb, peng_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengStatement, peng_statement_free)

G_END_DECLS
