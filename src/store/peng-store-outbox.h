/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-outbox-item.h"
#include "store/peng-store.h"

G_BEGIN_DECLS

/* Each of these is one committed transaction, on disk before the answer comes. */

/* Puts a row and its media in, state FROZEN; id, state, attempts and times of @item are not read.
 * Gives its number, 0 on failure. PENG_STORE_ERROR_EXISTS where an unfinished row for the same
 * article and site is there. */
void            peng_store_freeze_outbox_async    (PengStore              *self,
                                                   const PengOutboxItem   *item,
                                                   GCancellable           *cancellable,
                                                   GAsyncReadyCallback     callback,
                                                   gpointer                user_data);
gint64          peng_store_freeze_outbox_finish   (PengStore              *self,
                                                   GAsyncResult           *result,
                                                   GError                **error);
/* Takes one arrow. PENG_STORE_ERROR_STALE where the row is in another state than @step->from. Going
 * to PUBLISHED writes the PengPublication too. Gives the row as it is then. */
void            peng_store_advance_outbox_async   (PengStore              *self,
                                                   gint64                  id,
                                                   const PengOutboxStep   *step,
                                                   GCancellable           *cancellable,
                                                   GAsyncReadyCallback     callback,
                                                   gpointer                user_data);
PengOutboxItem *peng_store_advance_outbox_finish  (PengStore              *self,
                                                   GAsyncResult           *result,
                                                   GError                **error);
/* The site has the files @media, an array of PengOutboxMedia of which web_sha and url are read: all
 * are noted, or none. The row must be in state MEDIA. */
void            peng_store_sent_outbox_media_async  (PengStore            *self,
                                                     gint64                id,
                                                     GPtrArray            *media,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean        peng_store_sent_outbox_media_finish (PengStore            *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
void            peng_store_get_outbox_async       (PengStore              *self,
                                                   gint64                  id,
                                                   GCancellable           *cancellable,
                                                   GAsyncReadyCallback     callback,
                                                   gpointer                user_data);
PengOutboxItem *peng_store_get_outbox_finish      (PengStore              *self,
                                                   GAsyncResult           *result,
                                                   GError                **error);
/* With @article NULL all unfinished rows, else all rows of the article; oldest first, an array of
 * PengOutboxItem, their media with them, @content left out. */
void            peng_store_list_outbox_async      (PengStore              *self,
                                                   const char             *article,
                                                   GCancellable           *cancellable,
                                                   GAsyncReadyCallback     callback,
                                                   gpointer                user_data);
GPtrArray      *peng_store_list_outbox_finish     (PengStore              *self,
                                                   GAsyncResult           *result,
                                                   GError                **error);
void            peng_store_list_finished_outbox_async  (PengStore         *self,
                                                        gint64             before,
                                                        guint              n_rows,
                                                        GCancellable      *cancellable,
                                                        GAsyncReadyCallback callback,
                                                        gpointer           user_data);
GPtrArray      *peng_store_list_finished_outbox_finish (PengStore         *self,
                                                        GAsyncResult      *result,
                                                        GError           **error);

/* Takes the row for this process, so that two programs never work on one. It ends with
 * peng_store_release_outbox(), with closing, and with the process, however it dies: the kernel
 * holds it. PENG_STORE_ERROR_BUSY where another has it. */
void            peng_store_claim_outbox_async     (PengStore              *self,
                                                   gint64                  id,
                                                   GCancellable           *cancellable,
                                                   GAsyncReadyCallback     callback,
                                                   gpointer                user_data);
gboolean        peng_store_claim_outbox_finish    (PengStore              *self,
                                                   GAsyncResult           *result,
                                                   GError                **error);
void            peng_store_release_outbox         (PengStore              *self,
                                                   gint64                  id);

/* What sites have of an article (NULL: of all), an array of PengPublication. */
void            peng_store_list_publications_async  (PengStore            *self,
                                                     const char           *article,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
GPtrArray      *peng_store_list_publications_finish (PengStore            *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
/* What is to come at a time, the first first, an array of PengPublication. */
void            peng_store_list_due_async           (PengStore            *self,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
GPtrArray      *peng_store_list_due_finish          (PengStore            *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
/* Readers see what was to come at a time: of @publication the article, the site, the plan's due and,
 * where not NULL, the etag are read. PENG_STORE_ERROR_STALE where it is planned otherwise meanwhile. */
void            peng_store_note_public_async        (PengStore            *self,
                                                     const PengPublication *publication,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean        peng_store_note_public_finish       (PengStore            *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);

G_END_DECLS
