/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-media-words.h"
#include "store/peng-store.h"

G_BEGIN_DECLS

/* Names are given up to so many: a list that nobody reads to its end is not made. */
#define PENG_KNOWN_MAX_LABELS 500

/**
 * PengKnown:
 * @PENG_KNOWN_TAG: tags
 * @PENG_KNOWN_ALBUM: albums
 * @PENG_KNOWN_CREDIT: who made items
 * @PENG_KNOWN_PLACE: where
 * @PENG_KNOWN_EVENT: at what event
 *
 * What was said of items before, and is often said of others. The first two are as in
 * #PengMediaLabel.
 */
typedef enum
{
  PENG_KNOWN_TAG   = PENG_MEDIA_TAG,
  PENG_KNOWN_ALBUM = PENG_MEDIA_ALBUM,
  PENG_KNOWN_CREDIT,
  PENG_KNOWN_PLACE,
  PENG_KNOWN_EVENT,
  PENG_N_KNOWN
} PengKnown;

/**
 * PengLabelCount:
 * @name: a tag or an album
 * @n_items: how many items have it, without those in the trash
 */
typedef struct
{
  char  *name;
  guint  n_items;
} PengLabelCount;

void       peng_label_count_free           (PengLabelCount       *self);

/* All tags, or albums, as PengLabelCount: what most items have comes first. */
void       peng_store_count_labels_async   (PengStore            *self,
                                            PengMediaLabel        kind,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GPtrArray *peng_store_count_labels_finish  (PengStore            *self,
                                            GAsyncResult         *result,
                                            GError              **error);
/* What was said before that holds this: what begins with it comes first. */
void       peng_store_complete_async       (PengStore            *self,
                                            PengKnown             known,
                                            const char           *part,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GStrv      peng_store_complete_finish      (PengStore            *self,
                                            GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
