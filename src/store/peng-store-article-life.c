/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-articles.h"

#include "store/peng-article-table.h"
#include "store/peng-pending-table.h"
#include "store/peng-store-private.h"

static gboolean
insert_copy (PengDb       *db,
             const char   *uuid,
             const char   *copy,
             GError      **error)
{
  g_autoptr(PengArticle) article = peng_article_table_load (db, uuid, NULL, error);
  g_autoptr(PengArticle) renamed = NULL;
  gint64 now = g_get_real_time ();
  PengDraftInfo info = {
    .uuid = (char *) copy, .created = now, .modified = now, .revision = 1
  };

  if (article == NULL)
    return FALSE;

  renamed = peng_article_with_uuid (article, copy);

  return peng_article_table_insert (db, renamed, &info, error);
}

static gpointer
duplicate (PengDb    *db,
           gpointer   data,
           GError   **error)
{
  g_autofree char *copy = g_uuid_string_random ();

  if (!peng_db_begin (db, error) ||
      !insert_copy (db, data, copy, error) ||
      !peng_db_commit (db, error))
    return NULL;

  return g_steal_pointer (&copy);
}

static void
duplicated (PengStore *self,
            gpointer   data,
            gpointer   result)
{
  peng_store_emit_changed (self, result);
}

static const PengStoreJob duplicate_job = { duplicate, g_free, g_free, duplicated };

/**
 * peng_store_duplicate_article_async:
 * @self: a store
 * @uuid: the article to copy as it is stored
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 */
void
peng_store_duplicate_article_async (PengStore           *self,
                                    const char          *uuid,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (uuid != NULL);

  peng_store_run (self, &duplicate_job, g_strdup (uuid), cancellable, callback, user_data);
}

/**
 * peng_store_duplicate_article_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): UUID of the copy
 */
char *
peng_store_duplicate_article_finish (PengStore     *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  return peng_store_run_finish (self, &duplicate_job, result, error);
}

static gpointer
change (PengDb     *db,
        gboolean    changed,
        GError    **error)
{
  return changed && peng_db_commit (db, error) ? PENG_STORE_DONE : NULL;
}

static gpointer
delete (PengDb    *db,
        gpointer   data,
        GError   **error)
{
  if (!peng_db_begin (db, error))
    return NULL;

  return change (db, peng_article_table_set_deleted (db, data, g_get_real_time (), error), error);
}

static gpointer
undelete (PengDb    *db,
          gpointer   data,
          GError   **error)
{
  if (!peng_db_begin (db, error))
    return NULL;

  return change (db, peng_article_table_set_deleted (db, data, 0, error), error);
}

static gpointer
purge (PengDb    *db,
       gpointer   data,
       GError   **error)
{
  if (!peng_db_begin (db, error))
    return NULL;

  return change (db, peng_pending_table_forget_article (db, data, error) &&
                     peng_article_table_purge (db, data, error), error);
}

static void
changed (PengStore *self,
         gpointer   uuid,
         gpointer   result)
{
  peng_store_emit_changed (self, uuid);
}

static const PengStoreJob delete_job = { delete, g_free, NULL, changed };
static const PengStoreJob undelete_job = { undelete, g_free, NULL, changed };
static const PengStoreJob purge_job = { purge, g_free, NULL, changed };

/**
 * peng_store_delete_article_async:
 * @self: a store
 * @uuid: the article
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Puts an article into the trash. It can still be loaded and saved there.
 */
void
peng_store_delete_article_async (PengStore           *self,
                                 const char          *uuid,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (uuid != NULL);

  peng_store_run (self, &delete_job, g_strdup (uuid), cancellable, callback, user_data);
}

/**
 * peng_store_delete_article_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError, such as %PENG_STORE_ERROR_NOT_FOUND
 *
 * Returns: whether it is in the trash
 */
gboolean
peng_store_delete_article_finish (PengStore     *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return peng_store_run_finish (self, &delete_job, result, error) != NULL;
}

/**
 * peng_store_undelete_article_async:
 * @self: a store
 * @uuid: the article
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Takes an article out of the trash.
 */
void
peng_store_undelete_article_async (PengStore           *self,
                                   const char          *uuid,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (uuid != NULL);

  peng_store_run (self, &undelete_job, g_strdup (uuid), cancellable, callback, user_data);
}

/**
 * peng_store_undelete_article_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError, such as %PENG_STORE_ERROR_NOT_FOUND
 *
 * Returns: whether it is out of the trash
 */
gboolean
peng_store_undelete_article_finish (PengStore     *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return peng_store_run_finish (self, &undelete_job, result, error) != NULL;
}

/**
 * peng_store_purge_article_async:
 * @self: a store
 * @uuid: an article in the trash
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Deletes an article and its snapshots for good. What sites have of it stays noted.
 */
void
peng_store_purge_article_async (PengStore           *self,
                                const char          *uuid,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (uuid != NULL);

  peng_store_run (self, &purge_job, g_strdup (uuid), cancellable, callback, user_data);
}

/**
 * peng_store_purge_article_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError; %PENG_STORE_ERROR_NOT_FOUND where it is not in the trash
 *
 * Returns: whether it is gone
 */
gboolean
peng_store_purge_article_finish (PengStore     *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return peng_store_run_finish (self, &purge_job, result, error) != NULL;
}
