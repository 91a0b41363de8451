/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store.h"

G_BEGIN_DECLS

/**
 * PengPendingMedia:
 * @media: the name under which it stands in articles until it is in the library
 * @address: where it is to be fetched from; empty when it is there
 * @failed: whether the last try failed
 * @item: (nullable): the item of the library that it became, %NULL until then
 * @width: pixels of that item's web version
 * @height: as @width
 *
 * A picture that an article holds and that was not there when it was put in.
 */
typedef struct
{
  char     *media;
  char     *address;
  gboolean  failed;
  char     *item;
  guint     width;
  guint     height;
} PengPendingMedia;

void       peng_pending_media_free           (PengPendingMedia     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPendingMedia, peng_pending_media_free)

/* Addresses are kept until the picture is there or no article uses it, and never leave this
 * computer with an article: they stand beside it. */
void       peng_store_note_pending_async     (PengStore            *self,
                                              const char           *media,
                                              const char           *address,
                                              gboolean              failed,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean   peng_store_note_pending_finish    (PengStore            *self,
                                              GAsyncResult         *result,
                                              GError              **error);
void       peng_store_keep_pending_async     (PengStore            *self,
                                              const char           *media,
                                              const char           *address,
                                              GBytes               *bytes,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean   peng_store_keep_pending_finish    (PengStore            *self,
                                              GAsyncResult         *result,
                                              GError              **error);
char      *peng_store_dup_kept_path          (PengStore            *self,
                                              const char           *media);
void       peng_store_settle_pending_async   (PengStore            *self,
                                              const char           *media,
                                              const char           *item,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean   peng_store_settle_pending_finish  (PengStore            *self,
                                              GAsyncResult         *result,
                                              GError              **error);
/* Of an article as it is stored, in its order, an array of PengPendingMedia. */
void       peng_store_list_pending_async     (PengStore            *self,
                                              const char           *article,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
GPtrArray *peng_store_list_pending_finish    (PengStore            *self,
                                              GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
