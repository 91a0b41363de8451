/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-draft"

#include "work/peng-draft.h"

#include "store/peng-store-articles.h"
#include "store/peng-store-snapshots.h"

static void
frozen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  guint64 *revision = g_new0 (guint64, 1);
  PengArticle *article = peng_store_load_article_finish (PENG_STORE (object), result, revision,
                                                         &error);

  g_task_set_task_data (task, revision, g_free);
  if (article != NULL)
    g_task_return_pointer (task, article, (GDestroyNotify) peng_article_unref);
  else
    g_task_return_error (task, error);
}

/* The two jobs follow each other in the store's queue, so they see the same revision. */
static void
flushed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PengDraft *self = PENG_DRAFT (object);
  PengStore *store = peng_draft_get_store (self);
  const char *uuid = peng_draft_get_uuid (self);
  GError *error = NULL;

  if (!peng_draft_flush_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  peng_store_take_snapshot_async (store, uuid, PENG_SNAPSHOT_PUBLISH, NULL, NULL, NULL);
  peng_store_load_article_async (store, uuid, NULL, frozen_cb, g_steal_pointer (&task));
}

/**
 * peng_draft_freeze_async:
 * @self: a draft
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * For publishing: what is given is on disk, has a revision, and is kept.
 */
void
peng_draft_freeze_async (PengDraft           *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PENG_IS_DRAFT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_draft_freeze_async);
  peng_draft_flush_async (self, cancellable, flushed_cb, task);
}

/**
 * peng_draft_freeze_finish:
 * @self: a draft
 * @result: from the callback
 * @revision: (out) (optional): the stored revision of what is given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the article as it is stored
 */
PengArticle *
peng_draft_freeze_finish (PengDraft     *self,
                          GAsyncResult  *result,
                          guint64       *revision,
                          GError       **error)
{
  guint64 *stored;

  g_return_val_if_fail (PENG_IS_DRAFT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  stored = g_task_get_task_data (G_TASK (result));
  if (revision != NULL && stored != NULL)
    *revision = *stored;

  return g_task_propagate_pointer (G_TASK (result), error);
}
