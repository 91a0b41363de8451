/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-error.h"

G_BEGIN_DECLS

/**
 * PengStoreCondition:
 * @PENG_STORE_FRESH: there was no database; it was made
 * @PENG_STORE_OK: it was opened, and brought to the present schema where it was older
 * @PENG_STORE_RECOVERED: it was damaged and set aside; what could be read was brought over
 */
typedef enum
{
  PENG_STORE_FRESH,
  PENG_STORE_OK,
  PENG_STORE_RECOVERED,
} PengStoreCondition;

/**
 * PengStoreOpening:
 * @condition: how it was found
 * @set_aside: (nullable): path of the damaged database, which nothing touches again
 * @n_saved: articles brought over whole
 * @n_harmed: articles brought over with some words changed or missing
 * @n_lost: articles that are known to have been there and could not be read
 *
 * How opening a store went.
 */
typedef struct
{
  PengStoreCondition  condition;
  char               *set_aside;
  guint               n_saved;
  guint               n_harmed;
  guint               n_lost;
} PengStoreOpening;

PengStoreOpening *peng_store_opening_copy (const PengStoreOpening *self);
void              peng_store_opening_free (PengStoreOpening       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengStoreOpening, peng_store_opening_free)

#define PENG_TYPE_STORE_OPENING (peng_store_opening_get_type ())

GType peng_store_opening_get_type (void);

/* Articles, photographs, sites and the outbox on this computer. All functions are called in the
 * thread that made the store; work is done in the store's own thread, in the order asked for, and
 * each change is committed before its answer comes.
 *
 * Signals, all in the thread that made it:
 *  - "changed" (const char *uuid): an article was saved, made, deleted or brought back, or its
 *    published state changed; NULL where it may be any
 *  - "outbox-changed" (gint64 id, const char *article): an outbox row was made or went on
 *  - "media-changed" (const char *media): a picture of the library was made fit: it looks otherwise
 *  - "library-changed": a media item came in, was made anew or went, or other things are said of some
 *  - "recovered" (PengStoreOpening *): damage was met while working; as after opening */
#define PENG_TYPE_STORE (peng_store_get_type ())

G_DECLARE_FINAL_TYPE (PengStore, peng_store, PENG, STORE, GObject)

PengStore        *peng_store_new          (const char           *data_dir);
const char       *peng_store_get_data_dir (PengStore            *self);
gboolean          peng_store_is_open      (PengStore            *self);
void              peng_store_open_async   (PengStore            *self,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
PengStoreOpening *peng_store_open_finish  (PengStore            *self,
                                           GAsyncResult         *result,
                                           GError              **error);
void              peng_store_close_async  (PengStore            *self,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean          peng_store_close_finish (PengStore            *self,
                                           GAsyncResult         *result,
                                           GError              **error);
/* Waits until everything asked for so far is on disk: for the end of a program alone. */
void              peng_store_close_sync   (PengStore            *self);

G_END_DECLS
