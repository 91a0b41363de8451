/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-sites.h"

#include "store/peng-store-private.h"

typedef struct
{
  gint64        id;
  PengSiteCache cache;
} CacheArgs;

/**
 * peng_site_info_copy:
 * @self: a site
 *
 * Returns: (transfer full): a copy of it
 */
PengSiteInfo *
peng_site_info_copy (const PengSiteInfo *self)
{
  PengSiteInfo *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->kind = g_strdup (self->kind);
  copy->base_url = g_strdup (self->base_url);
  copy->section = g_strdup (self->section);
  copy->source = g_strdup (self->source);

  return copy;
}

/**
 * peng_site_info_free:
 * @self: (transfer full): a site
 *
 * Frees a site.
 */
void
peng_site_info_free (PengSiteInfo *self)
{
  g_free (self->name);
  g_free (self->kind);
  g_free (self->base_url);
  g_free (self->section);
  g_free (self->source);
  g_free (self);
}

static void
site_cache_clear (PengSiteCache *self)
{
  g_free (self->description);
  g_free (self->theme);
  g_free (self->etag);
}

/**
 * peng_site_cache_free:
 * @self: (transfer full): what a site said
 *
 * Frees it.
 */
void
peng_site_cache_free (PengSiteCache *self)
{
  site_cache_clear (self);
  g_free (self);
}

static void
cache_args_free (gpointer data)
{
  CacheArgs *args = data;

  site_cache_clear (&args->cache);
  g_free (args);
}

static PengSiteInfo *
read_site (PengStatement *select)
{
  PengSiteInfo *site = g_new0 (PengSiteInfo, 1);

  site->id = peng_statement_get_int (select, 0);
  site->name = peng_statement_dup_text (select, 1);
  site->kind = peng_statement_dup_text (select, 2);
  site->base_url = peng_statement_dup_text (select, 3);
  site->section = peng_statement_dup_text (select, 4);
  site->source = peng_statement_dup_text (select, 5);
  site->position = (int) peng_statement_get_int (select, 6);

  return site;
}

static gpointer
list (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  g_autoptr(GPtrArray) sites =
    g_ptr_array_new_with_free_func ((GDestroyNotify) peng_site_info_free);
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT id, name, kind, base_url, section, source, position FROM site"
                     " ORDER BY position, id", error);
  PengStep step;

  if (select == NULL)
    return NULL;

  while ((step = peng_statement_step (select, error)) == PENG_STEP_ROW)
    g_ptr_array_add (sites, read_site (select));

  return step == PENG_STEP_DONE ? g_steal_pointer (&sites) : NULL;
}

static const PengStoreJob list_job = {
  .func = list, .free_result = (GDestroyNotify) g_ptr_array_unref, .reads = TRUE
};

/**
 * peng_store_list_sites_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Lists the sites by their position.
 */
void
peng_store_list_sites_async (PengStore           *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));

  peng_store_run (self, &list_job, NULL, cancellable, callback, user_data);
}

/**
 * peng_store_list_sites_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengSiteInfo) (nullable): all sites
 */
GPtrArray *
peng_store_list_sites_finish (PengStore     *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return peng_store_run_finish (self, &list_job, result, error);
}

static gpointer
not_found (gint64   id,
           GError **error)
{
  g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND,
               "no site %" G_GINT64_FORMAT, id);
  return NULL;
}

/* Gives the site's number as a text. */
static gpointer
save (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  const PengSiteInfo *site = data;
  g_autoptr(PengStatement) statement =
    peng_db_prepare (db,
                     site->id == 0
                       ? "INSERT INTO site VALUES (nullif (:id, 0), :name, :kind, :url, :section,"
                         " :source, :position)"
                       : "UPDATE site SET name = :name, kind = :kind, base_url = :url,"
                         " section = :section, source = :source, position = :position"
                         " WHERE id = :id", error);

  if (statement == NULL)
    return NULL;

  peng_statement_bind_int (statement, ":id", site->id);
  peng_statement_bind_text (statement, ":name", site->name);
  peng_statement_bind_text (statement, ":kind", site->kind);
  peng_statement_bind_text (statement, ":url", site->base_url ?: "");
  peng_statement_bind_text (statement, ":section", site->section ?: "");
  peng_statement_bind_text (statement, ":source", site->source ?: "");
  peng_statement_bind_int (statement, ":position", site->position);

  if (!peng_statement_run (statement, error))
    return NULL;

  if (site->id == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, peng_db_get_last_id (db));

  return peng_db_get_n_changes (db) > 0
           ? g_strdup_printf ("%" G_GINT64_FORMAT, site->id)
           : not_found (site->id, error);
}

static const PengStoreJob save_job = {
  save, (GDestroyNotify) peng_site_info_free, g_free, NULL
};

/**
 * peng_store_save_site_async:
 * @self: a store
 * @site: the site; its name and kind are not %NULL
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 */
void
peng_store_save_site_async (PengStore           *self,
                            const PengSiteInfo  *site,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (site != NULL && site->name != NULL && site->kind != NULL);

  peng_store_run (self, &save_job, peng_site_info_copy (site), cancellable, callback, user_data);
}

/**
 * peng_store_save_site_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError, such as %PENG_STORE_ERROR_NOT_FOUND
 *
 * Returns: the site's number, 0 on failure
 */
gint64
peng_store_save_site_finish (PengStore     *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_autofree char *id = peng_store_run_finish (self, &save_job, result, error);

  return id != NULL ? g_ascii_strtoll (id, NULL, 10) : 0;
}

static gboolean
is_busy (PengDb   *db,
         gint64    id,
         GError  **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT 1 FROM outbox WHERE site = :id AND state < 6", error);

  if (select == NULL)
    return TRUE;

  peng_statement_bind_int (select, ":id", id);

  switch (peng_statement_step (select, error))
    {
    case PENG_STEP_DONE:
      return FALSE;

    case PENG_STEP_ROW:
      g_set_error_literal (error, PENG_STORE_ERROR, PENG_STORE_ERROR_EXISTS,
                           "something is on its way to this site");
      return TRUE;

    case PENG_STEP_FAILED:
    default:
      return TRUE;
    }
}

static gpointer
delete (PengDb    *db,
        gpointer   data,
        GError   **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr(PengStatement) statement =
    peng_db_prepare (db, "DELETE FROM site WHERE id = :id", error);

  if (statement == NULL)
    return NULL;

  peng_statement_bind_int (statement, ":id", id);
  if (!peng_db_begin (db, error) ||
      is_busy (db, id, error) ||
      !peng_statement_run (statement, error))
    return NULL;

  if (peng_db_get_n_changes (db) == 0)
    return not_found (id, error);

  return peng_db_commit (db, error) ? PENG_STORE_DONE : NULL;
}

static void
deleted (PengStore *self,
         gpointer   args,
         gpointer   result)
{
  peng_store_emit_changed (self, NULL);
}

static const PengStoreJob delete_job = { delete, g_free, NULL, deleted };

/**
 * peng_store_delete_site_async:
 * @self: a store
 * @id: the site
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Forgets a site and what was noted of it here. What it has published stays there.
 */
void
peng_store_delete_site_async (PengStore           *self,
                              gint64               id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));

  peng_store_run (self, &delete_job, g_memdup2 (&id, sizeof id), cancellable, callback, user_data);
}

/**
 * peng_store_delete_site_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError; %PENG_STORE_ERROR_EXISTS while something is on its way there
 *
 * Returns: whether it is gone
 */
gboolean
peng_store_delete_site_finish (PengStore     *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return peng_store_run_finish (self, &delete_job, result, error) != NULL;
}

static gpointer
put_cache (PengDb    *db,
           gpointer   data,
           GError   **error)
{
  CacheArgs *args = data;
  g_autoptr(PengStatement) insert =
    peng_db_prepare (db,
                     "INSERT OR REPLACE INTO site_cache"
                     " SELECT id, :description, :theme, :etag, :fetched FROM site WHERE id = :id",
                     error);

  if (insert == NULL)
    return NULL;

  peng_statement_bind_int (insert, ":id", args->id);
  peng_statement_bind_text (insert, ":description", args->cache.description);
  peng_statement_bind_text (insert, ":theme", args->cache.theme);
  peng_statement_bind_text (insert, ":etag", args->cache.etag);
  peng_statement_bind_int (insert, ":fetched", args->cache.fetched);

  if (!peng_statement_run (insert, error))
    return NULL;

  return peng_db_get_n_changes (db) > 0 ? PENG_STORE_DONE : not_found (args->id, error);
}

static const PengStoreJob put_cache_job = { .func = put_cache, .free_args = cache_args_free };

/**
 * peng_store_cache_site_async:
 * @self: a store
 * @id: the site
 * @cache: what it said of itself
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Keeps what a site said, so that the preview works without a network.
 */
void
peng_store_cache_site_async (PengStore            *self,
                             gint64                id,
                             const PengSiteCache  *cache,
                             GCancellable         *cancellable,
                             GAsyncReadyCallback   callback,
                             gpointer              user_data)
{
  CacheArgs *args;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (cache != NULL);

  args = g_new0 (CacheArgs, 1);
  args->id = id;
  args->cache.description = g_strdup (cache->description);
  args->cache.theme = g_strdup (cache->theme);
  args->cache.etag = g_strdup (cache->etag);
  args->cache.fetched = cache->fetched;
  peng_store_run (self, &put_cache_job, args, cancellable, callback, user_data);
}

/**
 * peng_store_cache_site_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError, such as %PENG_STORE_ERROR_NOT_FOUND
 *
 * Returns: whether it was noted
 */
gboolean
peng_store_cache_site_finish (PengStore     *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return peng_store_run_finish (self, &put_cache_job, result, error) != NULL;
}

static PengSiteCache *
read_cache (PengStatement *select)
{
  PengSiteCache *cache = g_new0 (PengSiteCache, 1);

  cache->description = peng_statement_dup_text (select, 0);
  cache->theme = peng_statement_dup_text (select, 1);
  cache->etag = peng_statement_dup_text (select, 2);
  cache->fetched = peng_statement_get_int (select, 3);

  return cache;
}

static gpointer
get_cache (PengDb    *db,
           gpointer   data,
           GError   **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT description, theme, etag, fetched FROM site_cache WHERE site = :id",
                     error);

  if (select == NULL)
    return NULL;

  peng_statement_bind_int (select, ":id", id);

  switch (peng_statement_step (select, error))
    {
    case PENG_STEP_ROW:
      return read_cache (select);

    case PENG_STEP_DONE:
      return not_found (id, error);

    case PENG_STEP_FAILED:
    default:
      return NULL;
    }
}

static const PengStoreJob get_cache_job = {
  get_cache, g_free, (GDestroyNotify) peng_site_cache_free, NULL, TRUE
};

/**
 * peng_store_get_site_cache_async:
 * @self: a store
 * @id: a site's number
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Gets what a site said of itself when it was last asked.
 */
void
peng_store_get_site_cache_async (PengStore           *self,
                                 gint64               id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));

  peng_store_run (self, &get_cache_job, g_memdup2 (&id, sizeof id), cancellable, callback,
                  user_data);
}

/**
 * peng_store_get_site_cache_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): what the site said when it was last asked
 */
PengSiteCache *
peng_store_get_site_cache_finish (PengStore     *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return peng_store_run_finish (self, &get_cache_job, result, error);
}
