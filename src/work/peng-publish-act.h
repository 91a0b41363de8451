/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-portal.h"
#include "store/peng-store-outbox.h"

G_BEGIN_DECLS

/**
 * PengVerdict:
 * @PENG_VERDICT_NONE: the site gave no answer; the error says why
 * @PENG_VERDICT_DONE: what was wanted is so
 * @PENG_VERDICT_NOT_DONE: it provably was not done: nothing is there, or what was there before
 * @PENG_VERDICT_OTHER: something else is there
 *
 * What became of a request whose answer was lost.
 */
typedef enum
{
  PENG_VERDICT_NONE,
  PENG_VERDICT_DONE,
  PENG_VERDICT_NOT_DONE,
  PENG_VERDICT_OTHER,
} PengVerdict;

/* The two network acts of a row beside its files: to send and to ask. For PengPublishJob alone. */
void               peng_publish_send_async  (PengPortal            *portal,
                                             const PengOutboxItem  *item,
                                             GBytes                *content,
                                             GCancellable          *cancellable,
                                             GAsyncReadyCallback    callback,
                                             gpointer               user_data);
PengRemoteArticle *peng_publish_send_finish (GAsyncResult          *result,
                                             GError               **error);
void               peng_publish_ask_async   (PengPortal            *portal,
                                             const PengOutboxItem  *item,
                                             GBytes                *content,
                                             GCancellable          *cancellable,
                                             GAsyncReadyCallback    callback,
                                             gpointer               user_data);
PengVerdict        peng_publish_ask_finish  (GAsyncResult          *result,
                                             PengRemoteArticle    **present,
                                             GError               **error);

G_END_DECLS
