/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"
#include "exchange/peng-convert.h"
#include "work/peng-importer.h"

G_BEGIN_DECLS

/**
 * PengLostPicture:
 * @address: what the article calls it
 * @error: why it is not in the library: #PengPhotoError or #PengStoreError, or %G_IO_ERROR_NOT_FOUND
 *   where no such file lies beside the article
 */
typedef struct
{
  char   *address;
  GError *error;
} PengLostPicture;

void         peng_lost_picture_free         (PengLostPicture      *self);

void         peng_article_file_read_async   (PengStore            *store,
                                             PengImporter         *importer,
                                             const PengFormat     *format,
                                             GBytes               *bytes,
                                             const char           *folder,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
PengArticle *peng_article_file_read_finish  (GAsyncResult         *result,
                                             GPtrArray           **lost,
                                             GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengLostPicture, peng_lost_picture_free)

G_END_DECLS
