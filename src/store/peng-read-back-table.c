/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-read-back-table.h"

static gboolean
run_for (PengDb      *db,
         const char  *sql,
         gint64       outbox,
         GError     **error)
{
  g_autoptr(PengStatement) statement = peng_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;

  peng_statement_bind_int (statement, ":id", outbox);

  return peng_statement_run (statement, error);
}

/**
 * peng_read_back_table_end:
 * @db: a database
 * @outbox: number of a row of the outbox
 * @error: #PengStoreError
 *
 * Notes that its page is not to be read back any more: what is there is not what was sent.
 *
 * Returns: whether it was noted
 */
gboolean
peng_read_back_table_end (PengDb  *db,
                          gint64   outbox,
                          GError **error)
{
  return run_for (db,
                  "DELETE FROM read_back WHERE (article, site) ="
                  " (SELECT article, site FROM outbox WHERE id = :id)", outbox, error);
}

/**
 * peng_read_back_table_begin:
 * @db: a database
 * @outbox: number of a row of the outbox that is done
 * @error: #PengStoreError
 *
 * Notes that the page is to be read back at once, or when readers see it, and from the first time
 * on. Of a withdrawn one nothing is to be read, nor of one that readers are not to see.
 *
 * Returns: whether it was noted
 */
gboolean
peng_read_back_table_begin (PengDb  *db,
                            gint64   outbox,
                            GError **error)
{
  return peng_read_back_table_end (db, outbox, error) &&
         run_for (db,
                  "INSERT INTO read_back (article, site, stage, due, failures, checked, outcome)"
                  " SELECT article, site, 0, max (changed, due + 120000000 * (due > 0)), 0, 0, 0"
                  " FROM outbox WHERE id = :id AND verb <> 2 AND standing = 0", outbox, error);
}

/**
 * peng_read_back_table_note:
 * @db: a database
 * @row: what came of a reading, and when the next one is due
 * @was_due: when this one was due
 * @error: #PengStoreError; %PENG_STORE_ERROR_STALE where the article was published anew meanwhile, or
 *   withdrawn: what was read is not what is there
 *
 * Returns: whether it was noted
 */
gboolean
peng_read_back_table_note (PengDb                 *db,
                           const PengReadBackRow  *row,
                           gint64                  was_due,
                           GError                **error)
{
  g_autoptr(PengStatement) update =
    peng_db_prepare (db,
                     "UPDATE read_back SET stage = :stage, due = :due, failures = :failures,"
                     " checked = :checked, outcome = :outcome, findings = :findings"
                     " WHERE article = :article AND site = :site AND due = :was_due", error);

  if (update == NULL)
    return FALSE;

  peng_statement_bind_text (update, ":article", row->article);
  peng_statement_bind_int (update, ":site", row->site);
  peng_statement_bind_int (update, ":stage", row->stage);
  peng_statement_bind_int (update, ":due", row->due);
  peng_statement_bind_int (update, ":failures", row->n_failures);
  peng_statement_bind_int (update, ":checked", row->checked);
  peng_statement_bind_int (update, ":outcome", row->outcome);
  peng_statement_bind_text (update, ":findings", row->findings);
  peng_statement_bind_int (update, ":was_due", was_due);
  if (!peng_statement_run (update, error))
    return FALSE;

  if (peng_db_get_n_changes (db) > 0)
    return TRUE;

  g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_STALE,
               "the page of %s is another one meanwhile", row->article);
  return FALSE;
}

static PengReadBackRow *
read_row (PengStatement *select)
{
  PengReadBackRow *row = g_new0 (PengReadBackRow, 1);

  row->article = peng_statement_dup_text (select, 0);
  row->site = peng_statement_get_int (select, 1);
  row->stage = peng_statement_get_int (select, 2);
  row->due = peng_statement_get_int (select, 3);
  row->n_failures = peng_statement_get_int (select, 4);
  row->checked = peng_statement_get_int (select, 5);
  row->outcome = peng_statement_get_int (select, 6);
  row->findings = peng_statement_dup_text (select, 7);

  return row;
}

/**
 * peng_read_back_table_list:
 * @db: a database
 * @article: (nullable): UUID of an article; %NULL for all
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengReadBackRow) (nullable): the rows, those first that are
 *   due first; those that are due no more come first of all
 */
GPtrArray *
peng_read_back_table_list (PengDb      *db,
                           const char  *article,
                           GError     **error)
{
  g_autoptr(GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) peng_read_back_row_free);
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT article, site, stage, due, failures, checked, outcome, findings"
                     " FROM read_back WHERE :article IS NULL OR article = :article ORDER BY due, id",
                     error);
  PengStep step;

  if (select == NULL)
    return NULL;

  peng_statement_bind_text (select, ":article", article);
  while ((step = peng_statement_step (select, error)) == PENG_STEP_ROW)
    g_ptr_array_add (rows, read_row (select));

  return step == PENG_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}
