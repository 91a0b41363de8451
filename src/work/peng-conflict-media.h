/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-portal.h"
#include "work/peng-importer.h"

G_BEGIN_DECLS

/**
 * PengBringFunc:
 * @n_done: files that are here
 * @n_files: all that the article shows
 * @user_data: data of the caller
 */
typedef void (*PengBringFunc) (guint    n_done,
                               guint    n_files,
                               gpointer user_data);

/**
 * PengBringWatch:
 * @brought: (element-type utf8): gets the names of those that the library did not have before, also
 *   where it ends with an error
 * @progress: is called when a file is there
 * @user_data: for @progress
 *
 * What a caller is told meanwhile; it stays until the end.
 */
typedef struct
{
  GPtrArray     *brought;
  PengBringFunc  progress;
  gpointer       user_data;
} PengBringWatch;

/* Brings the files of what a site has into the library. */
void         peng_conflict_media_async  (PengStore            *store,
                                         PengImporter         *importer,
                                         PengPortal           *portal,
                                         PengArticle          *theirs,
                                         const PengBringWatch *watch,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
PengArticle *peng_conflict_media_finish (GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
