/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db-thread.h"
#include "store/peng-store-folder.h"
#include "store/peng-store.h"

G_BEGIN_DECLS

/**
 * PengStoreJob:
 * @func: what is done, in the store's thread
 * @free_args: (nullable): frees the arguments
 * @free_result: (nullable): frees a result that nobody takes
 * @notify: (nullable): called in the caller's thread after success, before the answer
 * @reads: it changes nothing: one who has stopped asking is told so, also when it had begun
 *
 * One kind of job of the store; static.
 */
typedef struct
{
  PengDbFunc      func;
  GDestroyNotify  free_args;
  GDestroyNotify  free_result;
  void          (*notify) (PengStore *store,
                           gpointer   args,
                           gpointer   result);
  gboolean        reads;
} PengStoreJob;

PengStoreFolder *peng_store_get_folder     (PengStore            *self);
void             peng_store_run            (PengStore            *self,
                                            const PengStoreJob   *job,
                                            gpointer              args,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
void             peng_store_run_after      (PengStore            *self,
                                            const PengStoreJob   *job,
                                            GTaskThreadFunc       files,
                                            gpointer              args,
                                            GDestroyNotify        free_args,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
/* What the job gave; for jobs that give nothing but success, any pointer but NULL. */
gpointer         peng_store_run_finish     (PengStore            *self,
                                            const PengStoreJob   *job,
                                            GAsyncResult         *result,
                                            GError              **error);
void             peng_store_emit_changed   (PengStore            *self,
                                            const char           *uuid);
void             peng_store_emit_outbox    (PengStore            *self,
                                            gint64                id,
                                            const char           *article);
void             peng_store_emit_media     (PengStore            *self,
                                            const char           *media);
void             peng_store_emit_library   (PengStore            *self);
void             peng_store_tidy           (PengStore            *self);

/* What a job gives that has nothing to give but success. */
#define PENG_STORE_DONE (GINT_TO_POINTER (TRUE))

G_END_DECLS
