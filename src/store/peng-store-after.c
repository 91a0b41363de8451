/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-private.h"

typedef struct
{
  const PengStoreJob *job;
  gpointer            args;
  GDestroyNotify      free_args;
} After;

static void
after_free (gpointer data)
{
  After *self = data;

  self->free_args (self->args);
  g_free (self);
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  const PengStoreJob *job = ((After *) g_task_get_task_data (task))->job;
  GError *error = NULL;
  gpointer answer = peng_store_run_finish (PENG_STORE (object), job, result, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, job->free_result);
  else
    g_task_return_error (task, error);
}

static void
files_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  After *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    peng_store_run (g_task_get_source_object (task), self->job, self->args, NULL, done_cb,
                    g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/**
 * peng_store_run_after:
 * @self: a store
 * @job: a kind of job that does not free its arguments
 * @files: what comes before, in a thread of GLib's pool: no save waits for it. It has the arguments as
 *   its task's data, and gives a boolean
 * @args: (transfer full): the arguments
 * @free_args: frees them
 * @cancellable: (nullable): for @files; the job is done where they are
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Does a job once its files are ready.
 */
void
peng_store_run_after (PengStore           *self,
                      const PengStoreJob  *job,
                      GTaskThreadFunc      files,
                      gpointer             args,
                      GDestroyNotify       free_args,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr(GTask) before = NULL;
  After *after;
  GTask *task;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (job->free_args == NULL);

  after = g_new (After, 1);
  *after = (After) { job, args, free_args };
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, (gpointer) job);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, after, after_free);

  /* The inner task borrows the arguments: the outer one lives until it has finished. It does not
   * hold the store, which must not end in a thread. */
  before = g_task_new (NULL, cancellable, files_cb, task);
  g_task_set_check_cancellable (before, FALSE);
  g_task_set_task_data (before, args, NULL);
  g_task_run_in_thread (before, files);
}
