/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-articles.h"

G_BEGIN_DECLS

/**
 * PengSnapshotReason:
 * @PENG_SNAPSHOT_TIMED: an hour of writing has passed
 * @PENG_SNAPSHOT_OPEN: as it was when it was opened
 * @PENG_SNAPSHOT_PUBLISH: as it was published
 * @PENG_SNAPSHOT_CONFLICT: as it was before a person took another version of it
 * @PENG_SNAPSHOT_REMOTE: as somebody else had left it at a site
 *
 * The numbers are stored.
 */
typedef enum
{
  PENG_SNAPSHOT_TIMED,
  PENG_SNAPSHOT_OPEN,
  PENG_SNAPSHOT_PUBLISH,
  PENG_SNAPSHOT_CONFLICT,
  PENG_SNAPSHOT_REMOTE,
} PengSnapshotReason;

/**
 * PengSnapshot:
 * @id: its number
 * @article: UUID
 * @reason: why it was taken
 * @taken: microseconds since 1970, UTC
 * @revision: the stored revision that it shows
 * @n_words: as %PengCount counts
 */
typedef struct
{
  gint64              id;
  char               *article;
  PengSnapshotReason  reason;
  gint64              taken;
  guint64             revision;
  guint               n_words;
} PengSnapshot;

void         peng_snapshot_free                  (PengSnapshot         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengSnapshot, peng_snapshot_free)

/* Keeps the article as it is stored now. Does nothing where the newest snapshot shows the same
 * revision. Thins out the older ones: all of the last day, then one a day for a month, then one a
 * week; those taken for publishing, those of what others wrote and those of what made way for another
 * version stay. */
void         peng_store_take_snapshot_async      (PengStore            *self,
                                                  const char           *uuid,
                                                  PengSnapshotReason    reason,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean     peng_store_take_snapshot_finish     (PengStore            *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
/* Keeps an article as it is given, whatever is stored of it. */
void         peng_store_keep_snapshot_async      (PengStore            *self,
                                                  PengArticle          *article,
                                                  PengSnapshotReason    reason,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean     peng_store_keep_snapshot_finish     (PengStore            *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
/* Newest first, an array of PengSnapshot. */
void         peng_store_list_snapshots_async     (PengStore            *self,
                                                  const char           *uuid,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GPtrArray   *peng_store_list_snapshots_finish    (PengStore            *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
void         peng_store_load_snapshot_async      (PengStore            *self,
                                                  gint64                id,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
PengArticle *peng_store_load_snapshot_finish     (PengStore            *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);

G_END_DECLS
