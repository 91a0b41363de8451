/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-conflict"

#include "work/peng-conflict.h"

#include "store/peng-store-articles.h"

typedef struct
{
  PengStore      *store;
  PengPublisher  *publisher;
  PengPublishing *row;
  char           *etag;
} Replacing;

static void
replacing_free (Replacing *replacing)
{
  g_object_unref (replacing->store);
  g_object_unref (replacing->publisher);
  g_object_unref (replacing->row);
  g_free (replacing->etag);
  g_free (replacing);
}

static void
overwritten_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (peng_publisher_overwrite_finish (PENG_PUBLISHER (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
overwrite (GTask *task)
{
  const Replacing *replacing = g_task_get_task_data (task);

  peng_publisher_overwrite_async (replacing->publisher, replacing->row, replacing->etag,
                                  g_task_get_cancellable (task), overwritten_cb, task);
}

static void
kept_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (peng_store_save_article_finish (PENG_STORE (object), result, NULL, NULL, &error))
    {
      overwrite (task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
theirs_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  Replacing *replacing = g_task_get_task_data (task);
  g_autofree char *uuid = g_uuid_string_random ();
  GError *error = NULL;
  g_autoptr(PengArticle) copy = NULL;
  g_autoptr(PengArticle) theirs =
    peng_publisher_read_theirs_finish (PENG_PUBLISHER (object), result, &replacing->etag, &error);

  if (theirs == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  copy = peng_article_with_uuid (theirs, uuid);
  peng_store_save_article_async (replacing->store, copy, 0, g_task_get_cancellable (task), kept_cb,
                                 task);
}

/**
 * peng_conflict_replace_async:
 * @store: where their version is kept, as a draft
 * @publisher: what publishes
 * @row: in state %PENG_OUTBOX_CONFLICT
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Nothing is overwritten before their version is on disk here. Where it changes once more
 * meanwhile, the site refuses, and the row is in conflict as before.
 */
void
peng_conflict_replace_async (PengStore           *store,
                             PengPublisher       *publisher,
                             PengPublishing      *row,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Replacing *replacing = g_new0 (Replacing, 1);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  replacing->store = g_object_ref (store);
  replacing->publisher = g_object_ref (publisher);
  replacing->row = g_object_ref (row);
  g_task_set_source_tag (task, peng_conflict_replace_async);
  g_task_set_task_data (task, replacing, (GDestroyNotify) replacing_free);
  peng_publisher_read_theirs_async (publisher, row, cancellable, theirs_cb, task);
}

/**
 * peng_conflict_replace_finish:
 * @result: what the callback was given
 * @error: #PengPortalError or #PengStoreError
 *
 * Returns: whether ours is on its way
 */
gboolean
peng_conflict_replace_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
