/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-photo"

#include "photo/peng-photo-pool.h"

#include "photo/peng-photo-job.h"
#include "photo/peng-photo-process.h"

#define MAX_WORKERS 4
#define JOB_MS      (60 * 1000)
#define IDLE_MS     (30 * 1000)

/**
 * PengPhotoPool:
 *
 * Photographs are done in the order they come, one a worker, by as many workers as there are
 * processors, four at most. Each goes through three steps: its files are opened in a thread, a
 * worker decodes it, its results are looked at in a thread. Workers start when they are needed and
 * end when nothing came for a while.
 */
struct _PengPhotoPool
{
  GObject    parent_instance;

  GQueue     waiting;
  GPtrArray *idle;
  guint      n_busy;
  guint      max_workers;

  guint      job_ms;
  guint      idle_ms;
  GSource   *idle_source;
};

/* Kept by the task of the photograph. `cancel_source` is there while it waits. */
typedef struct
{
  PengPhotoJob     *job;
  GSource          *cancel_source;
  PengPhotoProcess *process;
  PengPhotoResult  *result;
  GError           *error;
} Order;

G_DEFINE_FINAL_TYPE (PengPhotoPool, peng_photo_pool, G_TYPE_OBJECT)

static void pump (PengPhotoPool *self);

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;

  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
order_free (Order *order)
{
  clear_source (&order->cancel_source);
  g_clear_pointer (&order->job, peng_photo_job_free);
  g_clear_object (&order->process);
  g_clear_pointer (&order->result, peng_photo_result_free);
  g_clear_error (&order->error);
  g_free (order);
}

static gboolean
idle_cb (gpointer user_data)
{
  PengPhotoPool *self = user_data;

  clear_source (&self->idle_source);
  g_ptr_array_set_size (self->idle, 0);

  return G_SOURCE_REMOVE;
}

static void
start_idling (PengPhotoPool *self)
{
  if (self->n_busy > 0 || self->idle->len == 0)
    return;

  clear_source (&self->idle_source);
  self->idle_source = g_timeout_source_new (self->idle_ms);
  g_source_set_callback (self->idle_source, idle_cb, self, NULL);
  g_source_attach (self->idle_source, g_main_context_get_thread_default ());
}

static PengPhotoProcess *
take_process (PengPhotoPool  *self,
              GError        **error)
{
  while (self->idle->len > 0)
    {
      g_autoptr (PengPhotoProcess) process =
        g_ptr_array_steal_index (self->idle, self->idle->len - 1);

      if (peng_photo_process_is_alive (process))
        return g_steal_pointer (&process);
    }

  return peng_photo_process_new (error);
}

static void
release (PengPhotoPool *self,
         Order         *order)
{
  if (order->process != NULL && peng_photo_process_is_alive (order->process))
    g_ptr_array_add (self->idle, g_steal_pointer (&order->process));
  g_clear_object (&order->process);

  self->n_busy--;
  start_idling (self);
  pump (self);
}

/* One photograph alone gets all processors; many share them. */
static guint
count_threads (PengPhotoPool *self)
{
  guint n_wanted = MIN (self->max_workers, self->n_busy + self->waiting.length);

  return MAX (g_get_num_processors () / MAX (n_wanted, 1), 1);
}

/* A thread never holds the pool itself, only a task of its own: the pool ends where it was made. */
static void
run_in_thread (GTask               *task,
               GTaskThreadFunc      func,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback)
{
  g_autoptr (GTask) step = g_task_new (NULL, cancellable, callback, task);

  g_task_set_check_cancellable (step, FALSE);
  g_task_set_task_data (step, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (step, func);
}

static void
settle_thread (GTask        *step,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Order *order = task_data;

  if (order->error == NULL)
    peng_photo_job_settle (order->job, order->result, &order->error);
  if (order->error != NULL)
    peng_photo_job_discard (order->job);

  g_task_return_boolean (step, order->error == NULL);
}

static void
settled_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Order *order = g_task_get_task_data (task);

  g_task_set_check_cancellable (task, FALSE);
  if (order->error != NULL)
    g_task_return_error (task, g_steal_pointer (&order->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&order->result),
                           (GDestroyNotify) peng_photo_result_free);
}

static void
processed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask *task = user_data;
  Order *order = g_task_get_task_data (task);

  order->result = peng_photo_process_run_finish (PENG_PHOTO_PROCESS (object), result,
                                                 &order->error);
  release (g_task_get_source_object (task), order);
  run_in_thread (task, settle_thread, NULL, settled_cb);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  PengPhotoPool *self = g_task_get_source_object (task);
  Order *order = g_task_get_task_data (task);
  int files[PENG_PHOTO_N_FILES];

  if (order->error != NULL || (order->process = take_process (self, &order->error)) == NULL)
    {
      release (self, order);
      run_in_thread (task, settle_thread, NULL, settled_cb);
      return;
    }

  peng_photo_job_take_files (order->job, files);
  peng_photo_process_run_async (order->process, files, peng_photo_job_get_recipe (order->job),
                                count_threads (self), self->job_ms, g_task_get_cancellable (task),
                                processed_cb, task);
}

static void
open_thread (GTask        *step,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Order *order = task_data;

  g_task_return_boolean (step, peng_photo_job_open (order->job, cancellable, &order->error));
}

static void
start (PengPhotoPool *self,
       GTask         *task)
{
  Order *order = g_task_get_task_data (task);

  clear_source (&order->cancel_source);
  clear_source (&self->idle_source);
  self->n_busy++;
  run_in_thread (task, open_thread, g_task_get_cancellable (task), opened_cb);
}

static void
pump (PengPhotoPool *self)
{
  while (self->waiting.length > 0 && self->n_busy < self->max_workers)
    start (self, g_queue_pop_head (&self->waiting));
}

/* Cancelled while it waits: it does not wait for its turn to say so. */
static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  PengPhotoPool *self = g_task_get_source_object (task);
  Order *order = g_task_get_task_data (task);

  g_queue_remove (&self->waiting, task);
  clear_source (&order->cancel_source);
  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

static void
enqueue (PengPhotoPool       *self,
         PengPhotoJob        *job,
         GCancellable        *cancellable,
         GAsyncReadyCallback  callback,
         gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Order *order = g_new0 (Order, 1);

  order->job = job;
  g_task_set_source_tag (task, enqueue);
  g_task_set_task_data (task, order, (GDestroyNotify) order_free);
  if (cancellable != NULL)
    {
      order->cancel_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (order->cancel_source, G_SOURCE_FUNC (cancelled_cb), task, NULL);
      g_source_attach (order->cancel_source, g_main_context_get_thread_default ());
    }

  g_queue_push_tail (&self->waiting, task);
  pump (self);
}

static void
peng_photo_pool_dispose (GObject *object)
{
  PengPhotoPool *self = PENG_PHOTO_POOL (object);

  g_assert (self->waiting.length == 0);
  clear_source (&self->idle_source);
  g_clear_pointer (&self->idle, g_ptr_array_unref);

  G_OBJECT_CLASS (peng_photo_pool_parent_class)->dispose (object);
}

static void
peng_photo_pool_class_init (PengPhotoPoolClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_photo_pool_dispose;
}

static void
peng_photo_pool_init (PengPhotoPool *self)
{
  g_queue_init (&self->waiting);
  self->idle = g_ptr_array_new_with_free_func (g_object_unref);
  self->max_workers = CLAMP (g_get_num_processors (), 1, MAX_WORKERS);
  self->job_ms = JOB_MS;
  self->idle_ms = IDLE_MS;
}

/**
 * peng_photo_pool_new:
 *
 * Makes a pool. It costs nothing until the first photograph.
 *
 * Returns: (transfer full): a pool for this thread
 */
PengPhotoPool *
peng_photo_pool_new (void)
{
  return g_object_new (PENG_TYPE_PHOTO_POOL, NULL);
}

/**
 * peng_photo_pool_set_timeouts:
 * @self: a pool
 * @job_ms: milliseconds that one photograph may take, from 1; 60,000 at first
 * @idle_ms: milliseconds after which workers without work end, from 1; 30,000 at first
 */
void
peng_photo_pool_set_timeouts (PengPhotoPool *self,
                              guint          job_ms,
                              guint          idle_ms)
{
  g_return_if_fail (PENG_IS_PHOTO_POOL (self));
  g_return_if_fail (job_ms > 0 && idle_ms > 0);

  self->job_ms = job_ms;
  self->idle_ms = idle_ms;
}

/**
 * peng_photo_pool_get_max_workers:
 * @self: a pool
 *
 * Returns: how many photographs are done at once, at most
 */
guint
peng_photo_pool_get_max_workers (PengPhotoPool *self)
{
  g_return_val_if_fail (PENG_IS_PHOTO_POOL (self), 0);

  return self->max_workers;
}

/**
 * peng_photo_pool_get_n_workers:
 * @self: a pool
 *
 * Returns: how many photographs are in work, and how many workers wait for one
 */
guint
peng_photo_pool_get_n_workers (PengPhotoPool *self)
{
  g_return_val_if_fail (PENG_IS_PHOTO_POOL (self), 0);

  return self->n_busy + self->idle->len;
}

/**
 * peng_photo_pool_process_async:
 * @self: a pool
 * @original: the photograph's file, which is only read
 * @output_dir: (type filename): a folder that exists; both results become new files in it
 * @cancellable: (nullable): takes the photograph out of the queue, or kills the worker that has it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes the web version and the thumbnail of a photograph and hashes it, in a worker process. Any
 * number may be asked for at once.
 */
void
peng_photo_pool_process_async (PengPhotoPool       *self,
                               GFile               *original,
                               const char          *output_dir,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (PENG_IS_PHOTO_POOL (self));
  g_return_if_fail (G_IS_FILE (original));
  g_return_if_fail (output_dir != NULL);

  enqueue (self, peng_photo_job_new (original, output_dir), cancellable, callback, user_data);
}

/**
 * peng_photo_pool_process_bytes_async:
 * @self: a pool
 * @original: a picture file's bytes, such as the clipboard gives
 * @output_dir: (type filename): a folder that exists; both results become new files in it
 * @cancellable: (nullable): as for peng_photo_pool_process_async()
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * The same for a photograph that is in memory.
 */
void
peng_photo_pool_process_bytes_async (PengPhotoPool       *self,
                                     GBytes              *original,
                                     const char          *output_dir,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (PENG_IS_PHOTO_POOL (self));
  g_return_if_fail (original != NULL);
  g_return_if_fail (output_dir != NULL);

  enqueue (self, peng_photo_job_new_bytes (original, output_dir), cancellable, callback, user_data);
}

/**
 * peng_photo_pool_fit_async:
 * @self: a pool
 * @original: the photograph's file, which is only read
 * @recipe: what is done to it
 * @watermark: (nullable): a local file: the picture that @recipe names as its watermark
 * @output_dir: (type filename): a folder that exists; both results become new files in it
 * @cancellable: (nullable): as for peng_photo_pool_process_async()
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * The same with a recipe: its web version and thumbnail show what the recipe makes of it.
 */
void
peng_photo_pool_fit_async (PengPhotoPool       *self,
                           GFile               *original,
                           const PengRecipe    *recipe,
                           GFile               *watermark,
                           const char          *output_dir,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  PengPhotoJob *job;

  g_return_if_fail (PENG_IS_PHOTO_POOL (self));
  g_return_if_fail (G_IS_FILE (original));
  g_return_if_fail (recipe != NULL && (recipe->watermark != NULL) == (watermark != NULL));
  g_return_if_fail (output_dir != NULL);

  job = peng_photo_job_new (original, output_dir);
  peng_photo_job_set_recipe (job, recipe, watermark);
  enqueue (self, job, cancellable, callback, user_data);
}

/**
 * peng_photo_pool_process_finish:
 * @self: a pool
 * @result: from the callback
 * @error: return location
 *
 * Returns: (transfer full): what was made, whose files belong to the caller, or %NULL with
 *   %PENG_PHOTO_ERROR or %G_IO_ERROR_CANCELLED and no file left behind
 */
PengPhotoResult *
peng_photo_pool_process_finish (PengPhotoPool  *self,
                                GAsyncResult   *result,
                                GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
