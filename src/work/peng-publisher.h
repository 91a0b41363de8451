/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"
#include "work/peng-freeze.h"
#include "work/peng-publish-policy.h"
#include "work/peng-uploader.h"

G_BEGIN_DECLS

/**
 * PengPublisherFuncs:
 * @connect: begins to open the adapter of a site, signed in
 * @connect_finish: gives it (transfer full); %PENG_PORTAL_ERROR_SIGNED_OUT where a person is needed
 * @trace: (nullable): told where the machine stands
 *
 * What a publisher needs from above.
 */
typedef struct
{
  void          (*connect)        (gint64                site,
                                   gpointer              funcs_data,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
  PengPortal   *(*connect_finish) (gpointer              funcs_data,
                                   GAsyncResult         *result,
                                   GError              **error);
  PengTraceFunc   trace;
} PengPublisherFuncs;

/* What is on its way to sites. Signals: "added" (PengPublishing *row): a row was made or found;
 * "finished" (PengPublishing *row): it is published, rejected or given up, and leaves the list. */
#define PENG_TYPE_PUBLISHER (peng_publisher_get_type ())

G_DECLARE_FINAL_TYPE (PengPublisher, peng_publisher, PENG, PUBLISHER, GObject)

PengPublisher  *peng_publisher_new             (PengStore                *store,
                                                const PengPublisherFuncs *funcs,
                                                gpointer                  funcs_data,
                                                const PengPublisherPace  *pace);
void            peng_publisher_publish_async   (PengPublisher            *self,
                                                PengArticle              *article,
                                                guint64                   revision,
                                                gint64                    site,
                                                PengSiteKind              kind,
                                                const char               *section,
                                                GCancellable             *cancellable,
                                                GAsyncReadyCallback       callback,
                                                gpointer                  user_data);
/* As @plan says: not for all, or not at once. Ends with peng_publisher_publish_finish(), too. */
void            peng_publisher_publish_as_async (PengPublisher           *self,
                                                PengArticle              *article,
                                                guint64                   revision,
                                                gint64                    site,
                                                PengSiteKind              kind,
                                                const char               *section,
                                                const PengPublishPlan    *plan,
                                                GCancellable             *cancellable,
                                                GAsyncReadyCallback       callback,
                                                gpointer                  user_data);
PengPublishing *peng_publisher_publish_finish  (PengPublisher            *self,
                                                GAsyncResult             *result,
                                                GError                  **error);
void            peng_publisher_withdraw_async  (PengPublisher            *self,
                                                const char               *article,
                                                gint64                    site,
                                                GCancellable             *cancellable,
                                                GAsyncReadyCallback       callback,
                                                gpointer                  user_data);
PengPublishing *peng_publisher_withdraw_finish (PengPublisher            *self,
                                                GAsyncResult             *result,
                                                GError                  **error);
void            peng_publisher_resume_async    (PengPublisher            *self,
                                                GCancellable             *cancellable,
                                                GAsyncReadyCallback       callback,
                                                gpointer                  user_data);
GPtrArray      *peng_publisher_resume_finish   (PengPublisher            *self,
                                                GAsyncResult             *result,
                                                GError                  **error);
void            peng_publisher_retry           (PengPublisher            *self,
                                                PengPublishing           *row);
void            peng_publisher_pause           (PengPublisher            *self,
                                                PengPublishing           *row);
/* What somebody else has put in the place of ours, for a row in state PENG_OUTBOX_CONFLICT, with its
 * version, for peng_publisher_overwrite_async(). PENG_PORTAL_ERROR_NOT_FOUND where it was removed. */
void            peng_publisher_read_theirs_async  (PengPublisher         *self,
                                                   PengPublishing        *row,
                                                   GCancellable          *cancellable,
                                                   GAsyncReadyCallback    callback,
                                                   gpointer               user_data);
PengArticle    *peng_publisher_read_theirs_finish (PengPublisher         *self,
                                                   GAsyncResult          *result,
                                                   PengRemoteArticle    **present,
                                                   GError               **error);
void            peng_publisher_overwrite_async  (PengPublisher           *self,
                                                 PengPublishing          *row,
                                                 const char              *etag,
                                                 GCancellable            *cancellable,
                                                 GAsyncReadyCallback      callback,
                                                 gpointer                 user_data);
gboolean        peng_publisher_overwrite_finish (PengPublisher           *self,
                                                 GAsyncResult            *result,
                                                 GError                 **error);
/* The row is given up, and the version @etag at the site (NULL: nothing is there any more) is what the
 * article's next one builds on. */
void            peng_publisher_take_up_async   (PengPublisher            *self,
                                                PengPublishing           *row,
                                                const char               *etag,
                                                GCancellable             *cancellable,
                                                GAsyncReadyCallback       callback,
                                                gpointer                  user_data);
gboolean        peng_publisher_take_up_finish  (PengPublisher            *self,
                                                GAsyncResult             *result,
                                                GError                  **error);
void            peng_publisher_abandon_async   (PengPublisher            *self,
                                                PengPublishing           *row,
                                                GCancellable             *cancellable,
                                                GAsyncReadyCallback       callback,
                                                gpointer                  user_data);
gboolean        peng_publisher_abandon_finish  (PengPublisher            *self,
                                                GAsyncResult             *result,
                                                GError                  **error);
/* The rows that are unfinished, an array of PengPublishing, oldest first. */
GPtrArray      *peng_publisher_get_rows        (PengPublisher            *self);
/* How many of them go on by themselves, here. */
guint           peng_publisher_count_busy      (PengPublisher            *self);
PengPublishing *peng_publisher_find_row        (PengPublisher            *self,
                                                const char               *article,
                                                gint64                    site);

G_END_DECLS
