/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-search.h"

#include "store/peng-search-table.h"
#include "store/peng-store-private.h"

typedef struct
{
  PengSearchQuery *query;
  guint            limit;
} SearchArgs;

typedef struct
{
  GPtrArray *hits;
  gboolean   more;
} Found;

/**
 * peng_search_hit_free:
 * @self: (transfer full): a hit
 *
 * Frees a hit.
 */
void
peng_search_hit_free (PengSearchHit *self)
{
  peng_draft_info_free (self->info);
  g_free (self->snippet);
  g_free (self);
}

static void
search_args_free (gpointer data)
{
  SearchArgs *args = data;

  peng_search_query_free (args->query);
  g_free (args);
}

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->hits, g_ptr_array_unref);
  g_free (found);
}

static gpointer
search (PengDb    *db,
        gpointer   data,
        GError   **error)
{
  SearchArgs *args = data;
  Found *found;

  if (!peng_search_table_index (db, G_MAXINT64, NULL, error))
    return NULL;

  found = g_new0 (Found, 1);
  found->hits = peng_search_table_find (db, args->query, args->limit, &found->more, error);
  if (found->hits == NULL)
    g_clear_pointer (&found, found_free);

  return found;
}

static const PengStoreJob search_job = { search, search_args_free, found_free, NULL, TRUE };

/**
 * peng_store_search_async:
 * @self: a store
 * @words: what a person typed
 * @limit: hits at most
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * A search whose turn has not come yet can be cancelled.
 */
void
peng_store_search_async (PengStore           *self,
                         const char          *words,
                         guint                limit,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  SearchArgs *args;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (words != NULL);

  args = g_new0 (SearchArgs, 1);
  args->query = peng_search_query_new (words);
  args->limit = limit;
  peng_store_run (self, &search_job, args, cancellable, callback, user_data);
}

/**
 * peng_store_search_finish:
 * @self: a store
 * @result: from the callback
 * @more: (out) (optional): whether there are others than these
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengSearchHit) (nullable): newest first
 */
GPtrArray *
peng_store_search_finish (PengStore     *self,
                          GAsyncResult  *result,
                          gboolean      *more,
                          GError       **error)
{
  Found *found = peng_store_run_finish (self, &search_job, result, error);
  GPtrArray *hits;

  if (found == NULL)
    return NULL;

  if (more != NULL)
    *more = found->more;
  hits = g_steal_pointer (&found->hits);
  found_free (found);

  return hits;
}
