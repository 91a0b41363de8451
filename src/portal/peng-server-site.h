/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-theme.h"
#include "portal/peng-server-call.h"
#include "portal/peng-server-reply.h"
#include "store/peng-db.h"

G_BEGIN_DECLS

#define PENG_SERVER_SITE_NAME "彭城教育在线"

/**
 * PengServerTemplate:
 * @PENG_SERVER_TEMPLATE_HOME: what stands in the frame of the first page
 * @PENG_SERVER_TEMPLATE_SECTION: of a section's pages
 * @PENG_SERVER_TEMPLATE_NOTICE: of a page that says what is not there
 */
typedef enum
{
  PENG_SERVER_TEMPLATE_HOME,
  PENG_SERVER_TEMPLATE_SECTION,
  PENG_SERVER_TEMPLATE_NOTICE,
  PENG_SERVER_N_TEMPLATES
} PengServerTemplate;

/**
 * PengServerSite:
 * @base_uri: where readers find the first page, with a slash at the end
 * @media_folder: the bytes of all media
 * @incoming_folder: bytes that are still coming
 * @theme: the article page
 * @frame: what is around every page
 * @templates: what stands in the frame
 * @css: the look of all pages
 * @views: (element-type gint64 gsize): by article, how many views are not yet in the database
 * @generation: grows with every change that readers can see
 * @last_published: when the last of all articles was published, or is to be; seconds since 1970
 * @epoch: tells this run of the server from others
 *
 * What all answers need beside the database. While the server runs, all but the folders belong to
 * the database's thread.
 */
typedef struct
{
  char       *base_uri;
  char       *media_folder;
  char       *incoming_folder;
  PengTheme  *theme;
  PengTheme  *frame;
  PengTheme  *templates[PENG_SERVER_N_TEMPLATES];
  GBytes     *css;
  GHashTable *views;
  guint64     generation;
  gint64      last_published;
  char       *epoch;
} PengServerSite;

/**
 * PengServerAnswer:
 * @site: the portal
 * @db: its database
 * @call: the request
 * @error: why the portal failed
 *
 * Answers a call, in the database's thread.
 *
 * Returns: (transfer full) (nullable): the answer; %NULL with @error set is a failure of the portal
 */
typedef PengServerReply *(*PengServerAnswer) (PengServerSite  *site,
                                              PengDb          *db,
                                              PengServerCall  *call,
                                              GError         **error);

PengServerSite *peng_server_site_new         (const char      *data_dir,
                                              GError         **error);
void            peng_server_site_free        (PengServerSite  *self);
PengDb         *peng_server_site_open_db     (const char      *data_dir,
                                              GError         **error);
char           *peng_server_site_dup_uri     (PengServerSite  *self,
                                              const char      *path);
char           *peng_server_site_dup_etag    (PengServerSite  *self);
gint64          peng_server_site_get_views   (PengServerSite  *self,
                                              gint64           id);
void            peng_server_site_count_view  (PengServerSite  *self,
                                              gint64           id);
gboolean        peng_server_site_keep_views  (PengServerSite  *self,
                                              PengDb          *db,
                                              GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengServerSite, peng_server_site_free)

G_END_DECLS
