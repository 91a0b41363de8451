/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-library.h"

#include "store/peng-library-table.h"
#include "store/peng-library-trash.h"
#include "store/peng-media-words-table.h"
#include "store/peng-store-private.h"

typedef struct
{
  gint64 *ids;
  guint   n_ids;
} Numbers;

typedef struct
{
  GStrv            media;
  PengMediaChange *change;
} Description;

/**
 * peng_library_item_free:
 * @self: (transfer full): an item
 */
void
peng_library_item_free (PengLibraryItem *self)
{
  g_clear_pointer (&self->media, peng_media_free);
  g_clear_pointer (&self->words, peng_media_words_free);
  g_free (self);
}

/**
 * peng_media_use_free:
 * @self: (transfer full): a place
 */
void
peng_media_use_free (PengMediaUse *self)
{
  g_free (self->media);
  g_free (self->article);
  g_free (self->title);
  g_free (self);
}

/**
 * peng_media_uses_count_articles:
 * @uses: (element-type PengMediaUse): where an item is used
 *
 * Returns: in how many articles; one that has it twice is one, and what is in the trash is not counted
 */
guint
peng_media_uses_count_articles (GPtrArray *uses)
{
  g_autoptr(GHashTable) articles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < uses->len; i++)
    {
      const PengMediaUse *use = g_ptr_array_index (uses, i);

      if (!use->is_trashed)
        g_hash_table_add (articles, use->article);
    }

  return g_hash_table_size (articles);
}

static void
numbers_free (Numbers *self)
{
  g_free (self->ids);
  g_free (self);
}

static void
description_free (Description *self)
{
  g_strfreev (self->media);
  peng_media_change_free (self->change);
  g_free (self);
}

static gpointer
list (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  return peng_library_table_list (db, data, error);
}

static gpointer
get (PengDb    *db,
     gpointer   data,
     GError   **error)
{
  const Numbers *numbers = data;

  return peng_library_table_get (db, numbers->ids, numbers->n_ids, error);
}

static gpointer
find (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  return peng_library_table_find (db, data, error);
}

static gpointer
describe (PengDb    *db,
          gpointer   data,
          GError   **error)
{
  const Description *description = data;

  if (!peng_db_begin (db, error))
    return NULL;

  for (char **media = description->media; *media != NULL; media++)
    if (!peng_media_words_table_change (db, *media, description->change, error))
      return NULL;

  return peng_db_commit (db, error) ? PENG_STORE_DONE : NULL;
}

static gpointer
trash (PengDb    *db,
       gpointer   data,
       GError   **error)
{
  g_autoptr(GStrvBuilder) refused = g_strv_builder_new ();
  gint64 now = g_get_real_time ();

  if (!peng_db_begin (db, error))
    return NULL;

  for (char **media = data; *media != NULL; media++)
    {
      gboolean stays;

      if (!peng_library_trash_put (db, *media, now, &stays, error))
        return NULL;
      if (stays)
        g_strv_builder_add (refused, *media);
    }

  return peng_db_commit (db, error) ? g_strv_builder_end (refused) : NULL;
}

static gpointer
untrash (PengDb    *db,
         gpointer   data,
         GError   **error)
{
  if (!peng_db_begin (db, error))
    return NULL;

  for (char **media = data; *media != NULL; media++)
    if (!peng_library_trash_take (db, *media, error))
      return NULL;

  return peng_db_commit (db, error) ? PENG_STORE_DONE : NULL;
}

static gpointer
list_uses (PengDb    *db,
           gpointer   data,
           GError   **error)
{
  return peng_library_table_uses (db, data, error);
}

static gpointer
list_missing (PengDb    *db,
              gpointer   data,
              GError   **error)
{
  return peng_library_table_missing (db, error);
}

static void
changed (PengStore *self,
         gpointer   args,
         gpointer   result)
{
  peng_store_emit_library (self);
}

static const PengStoreJob list_job = {
  list, (GDestroyNotify) peng_library_query_free, (GDestroyNotify) g_array_unref, NULL, TRUE
};
static const PengStoreJob get_job = {
  get, (GDestroyNotify) numbers_free, (GDestroyNotify) g_ptr_array_unref, NULL, TRUE
};
static const PengStoreJob find_job = {
  find, g_free, (GDestroyNotify) g_ptr_array_unref, NULL, TRUE
};
static const PengStoreJob describe_job = {
  describe, (GDestroyNotify) description_free, NULL, changed
};
static const PengStoreJob trash_job = {
  trash, (GDestroyNotify) g_strfreev, (GDestroyNotify) g_strfreev, changed
};
static const PengStoreJob untrash_job = { untrash, (GDestroyNotify) g_strfreev, NULL, changed };
static const PengStoreJob list_missing_job = {
  list_missing, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, TRUE
};
static const PengStoreJob list_uses_job = {
  list_uses, g_free, (GDestroyNotify) g_ptr_array_unref, NULL, TRUE
};

/**
 * peng_store_list_library_async:
 * @self: a store
 * @query: which items are wanted
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Finds items of the library.
 */
void
peng_store_list_library_async (PengStore              *self,
                               const PengLibraryQuery *query,
                               GCancellable           *cancellable,
                               GAsyncReadyCallback     callback,
                               gpointer                user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (query != NULL);

  peng_store_run (self, &list_job, peng_library_query_copy (query), cancellable, callback, user_data);
}

/**
 * peng_store_list_library_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengLibraryEntry) (nullable): the items, in the order that
 *   the query wants
 */
GArray *
peng_store_list_library_finish (PengStore     *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  return peng_store_run_finish (self, &list_job, result, error);
}

/**
 * peng_store_get_library_async:
 * @self: a store
 * @ids: (array length=n_ids): numbers of items
 * @n_ids: how many
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Gets what the library knows of some of its items.
 */
void
peng_store_get_library_async (PengStore           *self,
                              const gint64        *ids,
                              guint                n_ids,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Numbers *numbers;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  numbers = g_new (Numbers, 1);
  *numbers = (Numbers) { g_memdup2 (ids, n_ids * sizeof (gint64)), n_ids };
  peng_store_run (self, &get_job, numbers, cancellable, callback, user_data);
}

/**
 * peng_store_get_library_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengLibraryItem) (nullable): the items that are there
 */
GPtrArray *
peng_store_get_library_finish (PengStore     *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return peng_store_run_finish (self, &get_job, result, error);
}

/**
 * peng_store_find_library_async:
 * @self: a store
 * @beginning: a media name, or how it begins
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Finds an item by its name.
 */
void
peng_store_find_library_async (PengStore           *self,
                               const char          *beginning,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (beginning != NULL);

  peng_store_run (self, &find_job, g_strdup (beginning), cancellable, callback, user_data);
}

/**
 * peng_store_find_library_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengLibraryItem) (nullable): what it could be, two at most
 */
GPtrArray *
peng_store_find_library_finish (PengStore     *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  return peng_store_run_finish (self, &find_job, result, error);
}

/**
 * peng_store_describe_async:
 * @self: a store
 * @media: (array zero-terminated=1): media names
 * @change: what is to be said of each
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Changes what is said of items of the library: of all of them, or of none.
 */
void
peng_store_describe_async (PengStore              *self,
                           const char * const     *media,
                           const PengMediaChange  *change,
                           GCancellable           *cancellable,
                           GAsyncReadyCallback     callback,
                           gpointer                user_data)
{
  Description *description;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (media != NULL && change != NULL);
  g_return_if_fail (change->consent < PENG_N_CONSENTS);

  description = g_new (Description, 1);
  *description = (Description) { g_strdupv ((char **) media), peng_media_change_copy (change) };
  peng_store_run (self, &describe_job, description, cancellable, callback, user_data);
}

/**
 * peng_store_describe_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: whether it is stored
 */
gboolean
peng_store_describe_finish (PengStore     *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return peng_store_run_finish (self, &describe_job, result, error) != NULL;
}

/**
 * peng_store_trash_media_async:
 * @self: a store
 * @media: (array zero-terminated=1): media names
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Puts items that nothing uses into the trash.
 */
void
peng_store_trash_media_async (PengStore           *self,
                              const char * const  *media,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (media != NULL);

  peng_store_run (self, &trash_job, g_strdupv ((char **) media), cancellable, callback, user_data);
}

/**
 * peng_store_trash_media_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): the names of those that stay where they are, for they are used
 */
GStrv
peng_store_trash_media_finish (PengStore     *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return peng_store_run_finish (self, &trash_job, result, error);
}

/**
 * peng_store_untrash_media_async:
 * @self: a store
 * @media: (array zero-terminated=1): media names
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Takes items out of the trash.
 */
void
peng_store_untrash_media_async (PengStore           *self,
                                const char * const  *media,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (media != NULL);

  peng_store_run (self, &untrash_job, g_strdupv ((char **) media), cancellable, callback, user_data);
}

/**
 * peng_store_untrash_media_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: whether none of them is in the trash
 */
gboolean
peng_store_untrash_media_finish (PengStore     *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return peng_store_run_finish (self, &untrash_job, result, error) != NULL;
}

/**
 * peng_store_list_uses_async:
 * @self: a store
 * @media: a media name
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Finds the articles that use an item.
 */
void
peng_store_list_uses_async (PengStore           *self,
                            const char          *media,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (media != NULL);

  peng_store_run (self, &list_uses_job, g_strdup (media), cancellable, callback, user_data);
}

/**
 * peng_store_list_uses_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengMediaUse) (nullable): the places; the article that was
 *   changed last comes first
 */
GPtrArray *
peng_store_list_uses_finish (PengStore     *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return peng_store_run_finish (self, &list_uses_job, result, error);
}

/**
 * peng_store_list_missing_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Finds what articles show and the library does not have.
 */
void
peng_store_list_missing_async (PengStore           *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));

  peng_store_run (self, &list_missing_job, NULL, cancellable, callback, user_data);
}

/**
 * peng_store_list_missing_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengMediaUse) (nullable): the places, name by name
 */
GPtrArray *
peng_store_list_missing_finish (PengStore     *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  return peng_store_run_finish (self, &list_missing_job, result, error);
}
