/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-pending.h"

#include "core/peng-block.h"
#include "store/peng-pasted-files.h"
#include "store/peng-pending-table.h"
#include "store/peng-store-private.h"

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

/* A picture of which the bytes lie beside the database until it is in the library. */
typedef struct
{
  char             *folder;
  GBytes           *bytes;
  PengPendingMedia *pending;
} Kept;

static Kept *
kept_new (PengStore        *store,
          PengPendingMedia *pending,
          GBytes           *bytes)
{
  Kept *self = g_new0 (Kept, 1);

  self->folder = g_strdup (peng_store_folder_get_media (peng_store_get_folder (store)));
  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  self->pending = pending;

  return self;
}

static void
kept_free (Kept *self)
{
  g_free (self->folder);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->pending, peng_pending_media_free);
  g_free (self);
}

/* The row comes last: bytes without one are swept away, and one without bytes says what to do. */
static gpointer
keep (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  const Kept *kept = data;
  gboolean done = peng_pasted_files_add (kept->folder, kept->pending->media, kept->bytes, error);

  return peng_pending_table_note (db, kept->pending, g_get_real_time (), done ? error : NULL) && done
           ? PENG_STORE_DONE : NULL;
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
  const Kept *kept = data;

  if (!peng_pending_table_settle (db, kept->pending->media, kept->pending->item, error))
    return NULL;

  peng_pasted_files_remove (kept->folder, kept->pending->media);

  return PENG_STORE_DONE;
}

static gpointer
list (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  return peng_pending_table_list (db, data, error);
}

static const PengStoreJob note_job = {
  note, (GDestroyNotify) peng_pending_media_free, NULL, NULL
};
static const PengStoreJob keep_job = { keep, (GDestroyNotify) kept_free, NULL, NULL };
static const PengStoreJob settle_job = { settle, (GDestroyNotify) kept_free, NULL, NULL };
static const PengStoreJob list_job = {
  list, g_free, (GDestroyNotify) g_ptr_array_unref, NULL, TRUE
};

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
 * peng_store_keep_pending_async:
 * @self: an open store
 * @media: the name under which a picture stands in articles
 * @address: where its page says that it is
 * @bytes: the picture itself, which came with the paste
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are safe on disk
 * @user_data: for @callback
 *
 * Notes a picture, and keeps what it is made of until it is in the library: it cannot be fetched
 * again. Where there is no room for that it is noted all the same.
 */
void
peng_store_keep_pending_async (PengStore           *self,
                               const char          *media,
                               const char          *address,
                               GBytes              *bytes,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  PengPendingMedia *pending;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (media != NULL && peng_media_is_name (media));
  g_return_if_fail (address != NULL && bytes != NULL);

  pending = g_new0 (PengPendingMedia, 1);
  pending->media = g_strdup (media);
  pending->address = g_strdup (address);
  peng_store_run (self, &keep_job, kept_new (self, pending, bytes), cancellable, callback, user_data);
}

/**
 * peng_store_keep_pending_finish:
 * @self: a store
 * @result: what the callback got
 * @error: #PengStoreError
 *
 * Returns: whether they are kept
 */
gboolean
peng_store_keep_pending_finish (PengStore     *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  return peng_store_run_finish (self, &keep_job, result, error) != NULL;
}

/**
 * peng_store_dup_kept_path:
 * @self: a store
 * @media: the name under which a picture stands in articles
 *
 * Returns: (transfer full) (type filename): where its bytes are, if they are kept
 */
char *
peng_store_dup_kept_path (PengStore  *self,
                          const char *media)
{
  g_return_val_if_fail (PENG_IS_STORE (self), NULL);
  g_return_val_if_fail (media != NULL && peng_media_is_name (media), NULL);

  return peng_pasted_files_dup_path (peng_store_folder_get_media (peng_store_get_folder (self)),
                                     media);
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
  peng_store_run (self, &settle_job, kept_new (self, pending, NULL), cancellable, callback, user_data);
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
