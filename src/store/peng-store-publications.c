/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-outbox.h"

#include "store/peng-publication-table.h"
#include "store/peng-store-private.h"

/* What sites have. */

static gpointer
list_publications (PengDb    *db,
                   gpointer   data,
                   GError   **error)
{
  return peng_publication_table_list (db, data, error);
}

static const PengStoreJob list_publications_job = {
  list_publications, g_free, (GDestroyNotify) g_ptr_array_unref, NULL, TRUE
};

/**
 * peng_store_list_publications_async:
 * @self: a store
 * @article: (nullable): UUID of an article; %NULL for all
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Lists what sites have.
 */
void
peng_store_list_publications_async (PengStore           *self,
                                    const char          *article,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));

  peng_store_run (self, &list_publications_job, g_strdup (article), cancellable, callback,
                  user_data);
}

/**
 * peng_store_list_publications_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengPublication) (nullable): what sites have
 */
GPtrArray *
peng_store_list_publications_finish (PengStore     *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  return peng_store_run_finish (self, &list_publications_job, result, error);
}

static gpointer
list_due (PengDb    *db,
          gpointer   data,
          GError   **error)
{
  return peng_publication_table_list_due (db, error);
}

static const PengStoreJob list_due_job = {
  list_due, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, TRUE
};

/**
 * peng_store_list_due_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Lists what sites are to show to readers at a time, and what of that is not known to be shown.
 */
void
peng_store_list_due_async (PengStore           *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));

  peng_store_run (self, &list_due_job, NULL, cancellable, callback, user_data);
}

/**
 * peng_store_list_due_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengPublication) (nullable): what is to come, the first
 *   first
 */
GPtrArray *
peng_store_list_due_finish (PengStore     *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return peng_store_run_finish (self, &list_due_job, result, error);
}

static gpointer
note_public (PengDb    *db,
             gpointer   data,
             GError   **error)
{
  return peng_db_begin (db, error) &&
         peng_publication_table_note_public (db, data, error) &&
         peng_db_commit (db, error) ? PENG_STORE_DONE : NULL;
}

static void
noted_public (PengStore *self,
              gpointer   args,
              gpointer   result)
{
  peng_store_emit_changed (self, ((PengPublication *) args)->article);
}

static const PengStoreJob note_public_job = {
  note_public, (GDestroyNotify) peng_publication_free, NULL, noted_public
};

/**
 * peng_store_note_public_async:
 * @self: a store
 * @publication: what a site has, copied: the article, the site, when it was due, and where not %NULL
 *   the version that readers see
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Notes that readers see what was to come at a time.
 */
void
peng_store_note_public_async (PengStore             *self,
                              const PengPublication *publication,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data)
{
  PengPublication *args;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (publication != NULL && publication->due > 0);

  args = g_new0 (PengPublication, 1);
  args->article = g_strdup (publication->article);
  args->site = publication->site;
  args->due = publication->due;
  args->etag = g_strdup (publication->etag);
  peng_store_run (self, &note_public_job, args, cancellable, callback, user_data);
}

/**
 * peng_store_note_public_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError; %PENG_STORE_ERROR_STALE where it is planned otherwise meanwhile
 *
 * Returns: whether it was noted
 */
gboolean
peng_store_note_public_finish (PengStore     *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return peng_store_run_finish (self, &note_public_job, result, error) != NULL;
}
