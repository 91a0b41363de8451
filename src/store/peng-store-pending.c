/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-pending.h"

#include "store/peng-pending-table.h"
#include "store/peng-store-private.h"

/* A paste is saved within seconds, and is undone and done again within a day. */
#define UNUSED_FOR G_TIME_SPAN_DAY

/**
 * peng_pending_media_free:
 * @self: (transfer full): a picture
 *
 * Frees it.
 */
void
peng_pending_media_free (PengPendingMedia *self)
{
  g_free (self->media);
  g_free (self->address);
  g_free (self->item);
  g_free (self);
}

static gpointer
note (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  return peng_pending_table_note (db, data, g_get_real_time (), error) ? PENG_STORE_DONE : NULL;
}

static gpointer
settle (PengDb    *db,
        gpointer   data,
        GError   **error)
{
  const PengPendingMedia *pending = data;

  return peng_pending_table_settle (db, pending->media, pending->item, error) ? PENG_STORE_DONE
                                                                              : NULL;
}

static gpointer
list (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  return peng_pending_table_list (db, data, error);
}

static gpointer
forget_unused (PengDb    *db,
               gpointer   data,
               GError   **error)
{
  gint64 before = g_get_real_time () - UNUSED_FOR;

  return peng_pending_table_forget_unused (db, before, error) ? PENG_STORE_DONE : NULL;
}

static const PengStoreJob note_job = {
  note, (GDestroyNotify) peng_pending_media_free, NULL, NULL
};
static const PengStoreJob settle_job = {
  settle, (GDestroyNotify) peng_pending_media_free, NULL, NULL
};
static const PengStoreJob list_job = {
  list, g_free, (GDestroyNotify) g_ptr_array_unref, NULL, TRUE
};
static const PengStoreJob forget_unused_job = { .func = forget_unused };

/**
 * peng_store_note_pending_async:
 * @self: a store
 * @media: the name under which a picture stands in articles until it is in the library
 * @address: where it is to be fetched from
 * @failed: whether the last try failed
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async) (nullable): called in the caller's main context
 * @user_data: data for @callback
 *
 * Keeps the address until the picture is there, or no article uses it.
 */
void
peng_store_note_pending_async (PengStore           *self,
                               const char          *media,
                               const char          *address,
                               gboolean             failed,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  PengPendingMedia *pending;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (media != NULL && address != NULL);

  pending = g_new0 (PengPendingMedia, 1);
  pending->media = g_strdup (media);
  pending->address = g_strdup (address);
  pending->failed = failed;
  peng_store_run (self, &note_job, pending, cancellable, callback, user_data);
}

/**
 * peng_store_note_pending_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: whether it is on disk
 */
gboolean
peng_store_note_pending_finish (PengStore     *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  return peng_store_run_finish (self, &note_job, result, error) != NULL;
}

/**
 * peng_store_settle_pending_async:
 * @self: a store
 * @media: the name that a picture had until it was there
 * @item: the item of the library that it is now
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async) (nullable): called in the caller's main context
 * @user_data: data for @callback
 *
 * Forgets the address, and keeps which item it is as long as an article uses the name.
 */
void
peng_store_settle_pending_async (PengStore           *self,
                                 const char          *media,
                                 const char          *item,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  PengPendingMedia *pending;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (media != NULL && item != NULL);

  pending = g_new0 (PengPendingMedia, 1);
  pending->media = g_strdup (media);
  pending->item = g_strdup (item);
  peng_store_run (self, &settle_job, pending, cancellable, callback, user_data);
}

/**
 * peng_store_settle_pending_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: whether it is on disk
 */
gboolean
peng_store_settle_pending_finish (PengStore     *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return peng_store_run_finish (self, &settle_job, result, error) != NULL;
}

/**
 * peng_store_list_pending_async:
 * @self: a store
 * @article: UUID of an article
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Lists what an article holds, as it is stored, that was not there when it was put in.
 */
void
peng_store_list_pending_async (PengStore           *self,
                               const char          *article,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (article != NULL);

  peng_store_run (self, &list_job, g_strdup (article), cancellable, callback, user_data);
}

/**
 * peng_store_list_pending_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengPendingMedia) (nullable): the pictures, in the
 *   article's order
 */
GPtrArray *
peng_store_list_pending_finish (PengStore     *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  return peng_store_run_finish (self, &list_job, result, error);
}

/**
 * peng_store_forget_pending:
 * @self: a store that was opened
 *
 * Forgets the addresses that no article uses any more.
 */
void
peng_store_forget_pending (PengStore *self)
{
  peng_store_run (self, &forget_unused_job, NULL, NULL, NULL, NULL);
}
