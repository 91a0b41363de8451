/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-importer.h"
#include "work/peng-publisher.h"

G_BEGIN_DECLS

/**
 * PengVersions:
 * @base: (nullable): what was published last, from which both were made; %NULL where it is not known
 * @theirs: what is at the site now, its files in the library and under their names here
 * @present: where it is there, and which version it is
 *
 * What is needed to join an article with what somebody else has made of it at a site.
 */
typedef struct
{
  PengArticle       *base;
  PengArticle       *theirs;
  PengRemoteArticle *present;
} PengVersions;

void          peng_versions_free          (PengVersions         *self);
void          peng_versions_load_async    (PengPublisher        *publisher,
                                           PengImporter         *importer,
                                           GPtrArray            *sections,
                                           PengPublishing       *row,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
PengVersions *peng_versions_load_finish   (GAsyncResult         *result,
                                           GError              **error);
void          peng_versions_settle_async  (PengPublisher        *publisher,
                                           PengPublishing       *row,
                                           PengArticle          *mine,
                                           const PengVersions   *versions,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean      peng_versions_settle_finish (GAsyncResult         *result,
                                           GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengVersions, peng_versions_free)

G_END_DECLS
