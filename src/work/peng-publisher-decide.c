/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-publisher-private.h"

/* What a person decides of a row: to replace what somebody else wrote, or to give up. */

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
