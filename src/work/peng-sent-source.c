/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-sent-source.h"

#include "publish/peng-pengcheng-format.h"
#include "work/peng-freeze.h"

static void
frozen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  PengOutboxItem *item = peng_freeze_finish (result, &error);

  if (item == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_return_pointer (task, peng_pengcheng_dup_html (item->content), g_free);
  peng_outbox_item_free (item);
}

/**
 * peng_sent_source_async:
 * @desk: an open desk
 * @article: an article
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Finds out what the site would receive as the text of an article, were it published now. Nothing
 * is sent, and nothing is stored.
 */
void
peng_sent_source_async (PengDesk            *desk,
                        PengArticle         *article,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PENG_IS_DESK (desk));
  g_return_if_fail (article != NULL);

  task = g_task_new (desk, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_sent_source_async);
  peng_freeze_async (peng_desk_get_store (desk), article, 0, peng_desk_get_site (desk),
                     PENG_SITE_KIND_PENGCHENG, "", &peng_publish_plan_at_once, cancellable,
                     frozen_cb, task);
}

/**
 * peng_sent_source_finish:
 * @result: what the callback was given
 * @error: #PengFreezeError, #PengStoreError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): HTML, or %NULL
 */
char *
peng_sent_source_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
