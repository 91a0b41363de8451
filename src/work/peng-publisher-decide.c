/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-publisher-private.h"

/* What a person decides of a row: to replace what somebody else wrote, or to give up. */

typedef struct
{
  PengPublishing    *row;
  PengRemoteArticle *present;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->row);
  g_clear_pointer (&reading->present, peng_remote_article_free);
  g_free (reading);
}

static void
got_theirs_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  const char *uuid = peng_publishing_get_item (reading->row)->article;
  PengArticle *article = NULL;
  GError *error = NULL;

  reading->present = peng_portal_get_article_finish (PENG_PORTAL (object), result, &error);
  if (reading->present != NULL)
    article = peng_portal_read (PENG_PORTAL (object), reading->present, uuid, &error);

  if (article != NULL)
    g_task_return_pointer (task, article, (GDestroyNotify) peng_article_unref);
  else
    g_task_return_error (task, error);
}

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  const PengOutboxItem *item = peng_publishing_get_item (reading->row);
  g_autoptr(PengPortal) portal = NULL;
  GError *error = NULL;

  portal = peng_publisher_connect_finish (g_task_get_source_object (task), result, &error);
  if (portal != NULL)
    peng_portal_get_article_async (portal, item->remote_id, item->base_etag,
                                   g_task_get_cancellable (task), got_theirs_cb,
                                   g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/**
 * peng_publisher_read_theirs_async:
 * @self: a publisher
 * @row: a row in state %PENG_OUTBOX_CONFLICT
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Asks the site for what is there in the place of ours.
 */
void
peng_publisher_read_theirs_async (PengPublisher       *self,
                                  PengPublishing      *row,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Reading *reading;
  GTask *task;

  g_return_if_fail (PENG_IS_PUBLISHER (self));
  g_return_if_fail (PENG_IS_PUBLISHING (row));

  reading = g_new0 (Reading, 1);
  reading->row = g_object_ref (row);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_publisher_read_theirs_async);
  g_task_set_task_data (task, reading, reading_free);
  peng_publisher_connect (self, peng_publishing_get_item (row)->site, cancellable, connected_cb,
                          task);
}

/**
 * peng_publisher_read_theirs_finish:
 * @self: a publisher
 * @result: what the callback was given
 * @present: (out) (optional) (transfer full): what the site says of it beside its text
 * @error: #PengPortalError; %PENG_PORTAL_ERROR_NOT_FOUND where somebody removed it
 *
 * Returns: (transfer full): their article, or %NULL
 */
PengArticle *
peng_publisher_read_theirs_finish (PengPublisher      *self,
                                   GAsyncResult       *result,
                                   PengRemoteArticle **present,
                                   GError            **error)
{
  Reading *reading;
  PengArticle *article;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  reading = g_task_get_task_data (G_TASK (result));
  article = g_task_propagate_pointer (G_TASK (result), error);
  if (article != NULL && present != NULL)
    *present = g_steal_pointer (&reading->present);

  return article;
}

static void
decided_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PengPublisher *self = g_task_get_source_object (task);
  PengPublishing *row = g_task_get_task_data (task);
  g_autoptr(PengOutboxItem) item = NULL;
  GError *error = NULL;

  item = peng_store_advance_outbox_finish (PENG_STORE (object), result, &error);
  if (item == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  peng_publishing_set_item (row, item, NULL);
  peng_publisher_retry (self, row);
  g_task_return_boolean (task, TRUE);
}

static GTask *
begin_decision (PengPublisher       *self,
                PengPublishing      *row,
                gpointer             tag,
                GCancellable        *cancellable,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_object_ref (row), g_object_unref);

  return task;
}

/**
 * peng_publisher_overwrite_async:
 * @self: a publisher
 * @row: a row in state %PENG_OUTBOX_CONFLICT
 * @etag: the version at the site that the person has seen and wants replaced
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Ends a conflict: ours replaces theirs, unless theirs changes once more.
 */
void
peng_publisher_overwrite_async (PengPublisher       *self,
                                PengPublishing      *row,
                                const char          *etag,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  const PengOutboxStep step = {
    .from = PENG_OUTBOX_CONFLICT,
    .to = PENG_OUTBOX_MEDIA,
    .base_etag = etag,
  };

  g_return_if_fail (PENG_IS_PUBLISHER (self));
  g_return_if_fail (PENG_IS_PUBLISHING (row) && etag != NULL);

  peng_store_advance_outbox_async (peng_publisher_get_store (self),
                                   peng_publishing_get_item (row)->id, &step,
                                   cancellable, decided_cb,
                                   begin_decision (self, row, peng_publisher_overwrite_async,
                                                   cancellable, callback, user_data));
}

/**
 * peng_publisher_overwrite_finish:
 * @self: a publisher
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: whether it goes on
 */
gboolean
peng_publisher_overwrite_finish (PengPublisher  *self,
                                 GAsyncResult   *result,
                                 GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * peng_publisher_take_up_async:
 * @self: the publisher
 * @row: in state %PENG_OUTBOX_CONFLICT
 * @etag: (nullable): the version at the site that was looked at; %NULL where it was removed there
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Gives a row up for one that is still to be made, which takes the place of what is at the site.
 */
void
peng_publisher_take_up_async (PengPublisher       *self,
                              PengPublishing      *row,
                              const char          *etag,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  const PengOutboxStep step = {
    .from = PENG_OUTBOX_CONFLICT,
    .to = PENG_OUTBOX_ABANDONED,
    .etag = etag != NULL ? etag : "",
  };

  g_return_if_fail (PENG_IS_PUBLISHER (self));
  g_return_if_fail (PENG_IS_PUBLISHING (row));

  peng_store_advance_outbox_async (peng_publisher_get_store (self),
                                   peng_publishing_get_item (row)->id, &step,
                                   cancellable, decided_cb,
                                   begin_decision (self, row, peng_publisher_take_up_async,
                                                   cancellable, callback, user_data));
}

/**
 * peng_publisher_take_up_finish:
 * @self: the publisher
 * @result: what the callback was given
 * @error: #PengStoreError, such as %PENG_STORE_ERROR_STALE
 *
 * Returns: whether it is on disk
 */
gboolean
peng_publisher_take_up_finish (PengPublisher  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
loaded_for_abandon_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(PengOutboxItem) item = NULL;
  PengOutboxStep step = { .to = PENG_OUTBOX_ABANDONED };
  GError *error = NULL;

  item = peng_store_get_outbox_finish (PENG_STORE (object), result, &error);
  if (item == NULL)
    g_task_return_error (task, error);
  else if (PENG_OUTBOX_IS_FINISHED (item->state))
    g_task_return_new_error (task, PENG_STORE_ERROR, PENG_STORE_ERROR_STALE, "finished already");
  else
    {
      step.from = item->state;
      step.reason = item->reason;
      peng_store_advance_outbox_async (PENG_STORE (object), item->id, &step, NULL, decided_cb,
                                       g_object_ref (task));
    }
}

/**
 * peng_publisher_abandon_async:
 * @self: a publisher
 * @row: an unfinished row
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Gives a row up. What has left already is not called back: where the state is
 * %PENG_OUTBOX_SENDING or %PENG_OUTBOX_UNKNOWN the article may be at the site.
 */
void
peng_publisher_abandon_async (PengPublisher       *self,
                              PengPublishing      *row,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  PengPublishJob *job;

  g_return_if_fail (PENG_IS_PUBLISHER (self));
  g_return_if_fail (PENG_IS_PUBLISHING (row));

  job = peng_publisher_find_job (self, row);
  if (job != NULL)
    peng_publish_job_stop (job);

  peng_store_get_outbox_async (peng_publisher_get_store (self),
                               peng_publishing_get_item (row)->id, cancellable, loaded_for_abandon_cb,
                               begin_decision (self, row, peng_publisher_abandon_async,
                                               cancellable, callback, user_data));
}

/**
 * peng_publisher_abandon_finish:
 * @self: a publisher
 * @result: what the callback was given
 * @error: #PengStoreError; %PENG_STORE_ERROR_STALE where it had finished
 *
 * Returns: whether it is given up
 */
gboolean
peng_publisher_abandon_finish (PengPublisher  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
