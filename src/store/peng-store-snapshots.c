/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-snapshots.h"

#include "core/peng-html-reader.h"
#include "store/peng-snapshot-table.h"
#include "store/peng-store-private.h"

/**
 * peng_snapshot_free:
 * @self: (transfer full): a snapshot
 *
 * Frees a snapshot.
 */
void
peng_snapshot_free (PengSnapshot *self)
{
  g_free (self->article);
  g_free (self);
}

typedef struct
{
  char               *uuid;
  PengSnapshotReason  reason;
} TakeArgs;

static void
take_args_free (gpointer data)
{
  TakeArgs *args = data;

  g_free (args->uuid);
  g_free (args);
}

static gpointer
take (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  TakeArgs *args = data;

  if (!peng_db_begin (db, error) ||
      !peng_snapshot_table_take (db, args->uuid, args->reason, g_get_real_time (), error) ||
      !peng_db_commit (db, error))
    return NULL;

  return PENG_STORE_DONE;
}

static const PengStoreJob take_job = { .func = take, .free_args = take_args_free };

/**
 * peng_store_take_snapshot_async:
 * @self: a store
 * @uuid: the article, kept as it is stored; an empty one is not kept
 * @reason: why
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 */
void
peng_store_take_snapshot_async (PengStore           *self,
                                const char          *uuid,
                                PengSnapshotReason   reason,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  TakeArgs *args;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (uuid != NULL);

  args = g_new0 (TakeArgs, 1);
  args->uuid = g_strdup (uuid);
  args->reason = reason;
  peng_store_run (self, &take_job, args, cancellable, callback, user_data);
}

/**
 * peng_store_take_snapshot_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: whether it is kept, now or before
 */
gboolean
peng_store_take_snapshot_finish (PengStore     *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return peng_store_run_finish (self, &take_job, result, error) != NULL;
}

typedef struct
{
  PengArticle        *article;
  PengSnapshotReason  reason;
} KeepArgs;

static void
keep_args_free (gpointer data)
{
  KeepArgs *args = data;

  peng_article_unref (args->article);
  g_free (args);
}

static gpointer
keep (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  KeepArgs *args = data;

  if (!peng_db_begin (db, error) ||
      !peng_snapshot_table_keep (db, args->article, args->reason, g_get_real_time (), error) ||
      !peng_db_commit (db, error))
    return NULL;

  return PENG_STORE_DONE;
}

static const PengStoreJob keep_job = { .func = keep, .free_args = keep_args_free };

/**
 * peng_store_keep_snapshot_async:
 * @self: a store
 * @article: what is to be kept
 * @reason: why
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 */
void
peng_store_keep_snapshot_async (PengStore           *self,
                                PengArticle         *article,
                                PengSnapshotReason   reason,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  KeepArgs *args;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (article != NULL);

  args = g_new0 (KeepArgs, 1);
  args->article = peng_article_ref (article);
  args->reason = reason;
  peng_store_run (self, &keep_job, args, cancellable, callback, user_data);
}

/**
 * peng_store_keep_snapshot_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: whether it is kept
 */
gboolean
peng_store_keep_snapshot_finish (PengStore     *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return peng_store_run_finish (self, &keep_job, result, error) != NULL;
}

static PengSnapshot *
read_row (PengStatement *select,
          const char    *uuid)
{
  PengSnapshot *snapshot = g_new0 (PengSnapshot, 1);

  snapshot->id = peng_statement_get_int (select, 0);
  snapshot->article = g_strdup (uuid);
  snapshot->reason = (PengSnapshotReason) peng_statement_get_int (select, 1);
  snapshot->taken = peng_statement_get_int (select, 2);
  snapshot->revision = (guint64) peng_statement_get_int (select, 3);
  snapshot->n_words = (guint) peng_statement_get_int (select, 4);

  return snapshot;
}

static gpointer
list (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  g_autoptr(GPtrArray) snapshots =
    g_ptr_array_new_with_free_func ((GDestroyNotify) peng_snapshot_free);
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT id, reason, taken, revision, n_words FROM snapshot"
                     " WHERE uuid = :uuid ORDER BY taken DESC, id DESC", error);
  PengStep step;

  if (select == NULL)
    return NULL;

  peng_statement_bind_text (select, ":uuid", data);
  while ((step = peng_statement_step (select, error)) == PENG_STEP_ROW)
    g_ptr_array_add (snapshots, read_row (select, data));

  return step == PENG_STEP_DONE ? g_steal_pointer (&snapshots) : NULL;
}

static const PengStoreJob list_job = {
  list, g_free, (GDestroyNotify) g_ptr_array_unref, NULL
};

/**
 * peng_store_list_snapshots_async:
 * @self: a store
 * @uuid: an article
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Lists the snapshots of an article, newest first.
 */
void
peng_store_list_snapshots_async (PengStore           *self,
                                 const char          *uuid,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (uuid != NULL);

  peng_store_run (self, &list_job, g_strdup (uuid), cancellable, callback, user_data);
}

/**
 * peng_store_list_snapshots_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengSnapshot) (nullable): newest first
 */
GPtrArray *
peng_store_list_snapshots_finish (PengStore     *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return peng_store_run_finish (self, &list_job, result, error);
}

static gpointer
load (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT uuid, html FROM snapshot WHERE id = :id", error);
  const char *uuid;
  const char *html;

  if (select == NULL)
    return NULL;

  peng_statement_bind_int (select, ":id", *(gint64 *) data);
  switch (peng_statement_step (select, error))
    {
    case PENG_STEP_ROW:
      uuid = peng_statement_get_text (select, 0) ?: "";
      html = peng_statement_get_text (select, 1) ?: "";
      return peng_html_read_article (html, strlen (html), uuid, NULL);

    case PENG_STEP_DONE:
      g_set_error_literal (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND, "no snapshot");
      return NULL;

    case PENG_STEP_FAILED:
    default:
      return NULL;
    }
}

static const PengStoreJob load_job = {
  load, g_free, (GDestroyNotify) peng_article_unref, NULL
};

/**
 * peng_store_load_snapshot_async:
 * @self: a store
 * @id: a snapshot's number
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Loads the article that a snapshot shows.
 */
void
peng_store_load_snapshot_async (PengStore           *self,
                                gint64               id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));

  peng_store_run (self, &load_job, g_memdup2 (&id, sizeof id), cancellable, callback, user_data);
}

/**
 * peng_store_load_snapshot_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): the article under its own UUID, as it was then
 */
PengArticle *
peng_store_load_snapshot_finish (PengStore     *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return peng_store_run_finish (self, &load_job, result, error);
}
