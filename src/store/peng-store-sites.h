/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"
#include "store/peng-store.h"

G_BEGIN_DECLS

/**
 * PengSiteInfo:
 * @id: its number; 0 for a new one
 * @name: what a person calls it
 * @kind: which adapter, such as `pengcheng`, `wordpress`, `local`
 * @base_url: its address; may be empty for the built-in portal, which has another each time
 * @section: default section, may be empty
 * @source: default source, may be empty
 * @position: place in lists
 *
 * An account at a portal. Passwords and tokens are in the Secret Service, never here.
 */
typedef struct
{
  gint64  id;
  char   *name;
  char   *kind;
  char   *base_url;
  char   *section;
  char   *source;
  int     position;
} PengSiteInfo;

PengSiteInfo *peng_site_info_copy (const PengSiteInfo *self);
void          peng_site_info_free (PengSiteInfo       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengSiteInfo, peng_site_info_free)

/**
 * PengSiteCache:
 * @description: (nullable): JSON, as the site's API gave it
 * @theme: (nullable): JSON or HTML, as the site's API gave it
 * @etag: (nullable): of the theme
 * @fetched: microseconds since 1970, UTC
 *
 * What a site said of itself when it was last asked.
 */
typedef struct
{
  char   *description;
  char   *theme;
  char   *etag;
  gint64  fetched;
} PengSiteCache;

void          peng_site_cache_free           (PengSiteCache        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengSiteCache, peng_site_cache_free)

/* By position, an array of PengSiteInfo. */
void           peng_store_list_sites_async     (PengStore            *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray     *peng_store_list_sites_finish    (PengStore            *self,
                                                GAsyncResult         *result,
                                                GError              **error);
/* Makes a site (id 0) or changes one; gives its number, 0 on failure. */
void           peng_store_save_site_async      (PengStore            *self,
                                                const PengSiteInfo   *site,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gint64         peng_store_save_site_finish     (PengStore            *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void           peng_store_add_first_site_async (PengStore            *self,
                                                const PengSiteInfo   *site,
                                                PengArticle          *sample,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gint64         peng_store_add_first_site_finish (PengStore           *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);
/* Refused with PENG_STORE_ERROR_EXISTS while something is on its way there. */
void           peng_store_delete_site_async    (PengStore            *self,
                                                gint64                id,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean       peng_store_delete_site_finish   (PengStore            *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void           peng_store_cache_site_async     (PengStore            *self,
                                                gint64                id,
                                                const PengSiteCache  *cache,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean       peng_store_cache_site_finish    (PengStore            *self,
                                                GAsyncResult         *result,
                                                GError              **error);
/* PENG_STORE_ERROR_NOT_FOUND where it was never asked. */
void           peng_store_get_site_cache_async  (PengStore           *self,
                                                 gint64               id,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
PengSiteCache *peng_store_get_site_cache_finish (PengStore           *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);

G_END_DECLS
