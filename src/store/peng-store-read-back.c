/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-read-back.h"

#include "store/peng-read-back-table.h"
#include "store/peng-store-private.h"

/**
 * peng_read_back_row_free:
 * @self: (transfer full): a row
 *
 * Frees a row.
 */
void
peng_read_back_row_free (PengReadBackRow *self)
{
  g_free (self->article);
  g_free (self->findings);
  g_free (self);
}

static gpointer
list (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  return peng_read_back_table_list (db, data, error);
}

static const PengStoreJob list_job = {
  list, g_free, (GDestroyNotify) g_ptr_array_unref, NULL, TRUE
};

/**
 * peng_store_list_read_backs_async:
 * @self: a store
 * @article: (nullable): UUID of an article; %NULL for all
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Lists the pages that are read back.
 */
void
peng_store_list_read_backs_async (PengStore           *self,
                                  const char          *article,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));

  peng_store_run (self, &list_job, g_strdup (article), cancellable, callback, user_data);
}

/**
 * peng_store_list_read_backs_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengReadBackRow) (nullable): the rows
 */
GPtrArray *
peng_store_list_read_backs_finish (PengStore     *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return peng_store_run_finish (self, &list_job, result, error);
}

typedef struct
{
  PengReadBackRow row;
  gint64          was_due;
} NoteArgs;

static void
note_args_free (gpointer data)
{
  NoteArgs *args = data;

  g_free (args->row.article);
  g_free (args->row.findings);
  g_free (args);
}

static gpointer
note (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  NoteArgs *args = data;

  return peng_db_begin (db, error) &&
         peng_read_back_table_note (db, &args->row, args->was_due, error) &&
         peng_db_commit (db, error) ? PENG_STORE_DONE : NULL;
}

static const PengStoreJob note_job = { .func = note, .free_args = note_args_free };

/**
 * peng_store_note_read_back_async:
 * @self: a store
 * @row: what came of a reading, and when the next one is due
 * @was_due: when this one was due
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Notes what came of a reading.
 */
void
peng_store_note_read_back_async (PengStore             *self,
                                 const PengReadBackRow *row,
                                 gint64                 was_due,
                                 GCancellable          *cancellable,
                                 GAsyncReadyCallback    callback,
                                 gpointer               user_data)
{
  NoteArgs *args;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (row != NULL && row->stage <= PENG_READ_BACK_N_STAGES);

  args = g_new0 (NoteArgs, 1);
  args->row = *row;
  args->row.article = g_strdup (row->article);
  args->row.findings = g_strdup (row->findings);
  args->was_due = was_due;
  peng_store_run (self, &note_job, args, cancellable, callback, user_data);
}

/**
 * peng_store_note_read_back_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError; %PENG_STORE_ERROR_STALE where the article was published anew meanwhile, or
 *   withdrawn
 *
 * Returns: whether it was noted
 */
gboolean
peng_store_note_read_back_finish (PengStore     *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return peng_store_run_finish (self, &note_job, result, error) != NULL;
}
