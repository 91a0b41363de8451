/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-work"

#include "work/peng-earlier.h"

#include "core/peng-revise.h"
#include "work/peng-error-text.h"

#include <glib/gi18n.h>

/* Earlier versions of a draft: the snapshots that its store keeps. */

static GListModel *
new_lines (GPtrArray *snapshots)
{
  GListStore *lines = g_list_store_new (PENG_TYPE_EARLIER_LINE);
  g_autoptr(GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < snapshots->len; i++)
    g_ptr_array_add (added, peng_earlier_line_new (g_ptr_array_index (snapshots, i)));
  g_list_store_splice (lines, 0, 0, added->pdata, added->len);

  return G_LIST_MODEL (lines);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(GPtrArray) snapshots =
    peng_store_list_snapshots_finish (PENG_STORE (object), result, &error);

  if (snapshots != NULL)
    g_task_return_pointer (task, new_lines (snapshots), g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * peng_earlier_list_async:
 * @draft: a draft
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Lists the earlier versions of a draft; none of them is loaded for it.
 */
void
peng_earlier_list_async (PengDraft           *draft,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PENG_IS_DRAFT (draft));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_earlier_list_async);
  peng_store_list_snapshots_async (peng_draft_get_store (draft), peng_draft_get_uuid (draft),
                                   cancellable, listed_cb, task);
}

/**
 * peng_earlier_list_finish:
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): a list of #PengEarlierLine, newest first
 */
GListModel *
peng_earlier_list_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, peng_earlier_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  PengArticle *version = peng_store_load_snapshot_finish (PENG_STORE (object), result, &error);

  if (version != NULL)
    g_task_return_pointer (task, version, (GDestroyNotify) peng_article_unref);
  else
    g_task_return_error (task, error);
}

/**
 * peng_earlier_load_async:
 * @draft: a draft
 * @line: one of its earlier versions
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Loads an earlier version.
 */
void
peng_earlier_load_async (PengDraft           *draft,
                         PengEarlierLine     *line,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PENG_IS_DRAFT (draft));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_earlier_load_async);
  peng_store_load_snapshot_async (peng_draft_get_store (draft), peng_earlier_line_get_id (line),
                                  cancellable, loaded_cb, task);
}

/**
 * peng_earlier_load_finish:
 * @result: what the callback was given
 * @error: #PengStoreError; %PENG_STORE_ERROR_NOT_FOUND where it is kept no longer
 *
 * Returns: (transfer full) (nullable): the article as it was then
 */
PengArticle *
peng_earlier_load_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, peng_earlier_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  PengDraft   *draft;
  PengArticle *version;
} Use;

static void
use_free (gpointer data)
{
  Use *use = data;

  g_object_unref (use->draft);
  peng_article_unref (use->version);
  g_free (use);
}

static void
kept_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  const Use *use = g_task_get_task_data (task);
  GError *error = NULL;

  if (peng_store_take_snapshot_finish (PENG_STORE (object), result, &error) &&
      peng_revise_article (peng_draft_get_document (use->draft), peng_draft_get_history (use->draft),
                           use->version, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
flushed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PengDraft *draft = PENG_DRAFT (object);
  GError *error = NULL;

  if (!peng_draft_flush_finish (draft, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  peng_store_take_snapshot_async (peng_draft_get_store (draft), peng_draft_get_uuid (draft),
                                  PENG_SNAPSHOT_CONFLICT, g_task_get_cancellable (task), kept_cb,
                                  g_object_ref (task));
}

/**
 * peng_earlier_use_async:
 * @draft: a draft
 * @version: what peng_earlier_load_finish() gave for it
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Makes a draft what it was once, as one step of its history. What it is now is on disk and among
 * the earlier versions before that. Where it is published does not change.
 */
void
peng_earlier_use_async (PengDraft           *draft,
                        PengArticle         *version,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;
  Use *use;

  g_return_if_fail (PENG_IS_DRAFT (draft));
  g_return_if_fail (version != NULL);

  use = g_new (Use, 1);
  *use = (Use) { g_object_ref (draft), peng_article_ref (version) };
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_earlier_use_async);
  g_task_set_task_data (task, use, use_free);
  peng_draft_flush_async (draft, cancellable, flushed_cb, task);
}

/**
 * peng_earlier_use_finish:
 * @result: what the callback was given
 * @error: #PengStoreError or #PengDocumentError; the draft is as it was then
 *
 * Returns: whether the draft is that version now
 */
gboolean
peng_earlier_use_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, peng_earlier_use_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * peng_earlier_new_failure:
 * @error: why a version could not be listed, loaded or used
 *
 * Returns: (transfer full): a sentence that says so
 */
char *
peng_earlier_new_failure (const GError *error)
{
  if (g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND))
    return g_strdup (_("This version is kept no longer. Choose another one."));

  return peng_error_text_new (error);
}
