/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-outbox-take.h"

typedef struct
{
  gint64   id;
  gboolean claimed;
} Take;

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PengOutboxItem *item;
  GError *error = NULL;

  item = peng_store_get_outbox_finish (PENG_STORE (object), result, &error);
  if (item != NULL)
    g_task_return_pointer (task, item, (GDestroyNotify) peng_outbox_item_free);
  else
    g_task_return_error (task, error);
}

static void
claimed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask *task = user_data;
  Take *take = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  take->claimed = peng_store_claim_outbox_finish (PENG_STORE (object), result, &error);
  if (take->claimed || g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_BUSY))
    {
      peng_store_get_outbox_async (PENG_STORE (object), take->id, NULL, read_cb, task);
      return;
    }

  g_task_return_error (task, g_steal_pointer (&error));
  g_object_unref (task);
}

/**
 * peng_outbox_take_async:
 * @store: an open store
 * @id: a row's number
 * @claimed: whether it is ours already
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Reads a row as it is on disk, and claims it first unless it is ours already.
 */
void
peng_outbox_take_async (PengStore           *store,
                        gint64               id,
                        gboolean             claimed,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Take *take = g_new0 (Take, 1);

  take->id = id;
  take->claimed = claimed;
  g_task_set_source_tag (task, peng_outbox_take_async);
  g_task_set_task_data (task, take, g_free);
  if (claimed)
    peng_store_get_outbox_async (store, id, NULL, read_cb, task);
  else
    peng_store_claim_outbox_async (store, id, NULL, claimed_cb, task);
}

/**
 * peng_outbox_take_finish:
 * @result: what the callback was given
 * @claimed: (out): whether it is ours now; another program may have it
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): the row
 */
PengOutboxItem *
peng_outbox_take_finish (GAsyncResult  *result,
                         gboolean      *claimed,
                         GError       **error)
{
  Take *take = g_task_get_task_data (G_TASK (result));

  *claimed = take->claimed;

  return g_task_propagate_pointer (G_TASK (result), error);
}
