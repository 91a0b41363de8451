/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-clip"

#include "clip/peng-clip-pool.h"

#include "clip/peng-clip-process.h"

#define MAX_AT_ONCE 2
#define TIMEOUT_MS  (60 * 1000)

/**
 * PengClipPool:
 *
 * Files are looked at in the order they come, a few at a time: a worker that decodes takes a processor
 * of its own. Each has a worker that ends with it.
 */
struct _PengClipPool
{
  GObject parent_instance;

  GQueue  waiting;     /* of GTask */
  guint   n_running;
  guint   timeout_ms;
};

/* One file, kept by its task. */
typedef struct
{
  char *original;
  char *poster;
} Order;

G_DEFINE_FINAL_TYPE (PengClipPool, peng_clip_pool, G_TYPE_OBJECT)

static void pump (PengClipPool *self);

static void
order_free (Order *order)
{
  g_free (order->original);
  g_free (order->poster);
  g_free (order);
}

static void
peng_clip_pool_dispose (GObject *object)
{
  PengClipPool *self = PENG_CLIP_POOL (object);

  /* Each that waits or runs holds the pool. */
  g_assert (self->waiting.length == 0 && self->n_running == 0);

  G_OBJECT_CLASS (peng_clip_pool_parent_class)->dispose (object);
}

static void
peng_clip_pool_class_init (PengClipPoolClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_clip_pool_dispose;
}

static void
peng_clip_pool_init (PengClipPool *self)
{
  g_queue_init (&self->waiting);
  self->timeout_ms = TIMEOUT_MS;
}

/**
 * peng_clip_pool_new:
 *
 * Returns: (transfer full): a pool for this thread
 */
PengClipPool *
peng_clip_pool_new (void)
{
  return g_object_new (PENG_TYPE_CLIP_POOL, NULL);
}

/**
 * peng_clip_pool_set_timeout:
 * @self: a pool
 * @timeout_ms: milliseconds that one file may take, from 1; 60,000 at first
 */
void
peng_clip_pool_set_timeout (PengClipPool *self,
                            guint         timeout_ms)
{
  g_return_if_fail (PENG_IS_CLIP_POOL (self));
  g_return_if_fail (timeout_ms > 0);

  self->timeout_ms = timeout_ms;
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PengClipPool *self = g_task_get_source_object (task);
  GError *error = NULL;
  PengClipFacts *facts = peng_clip_process_run_finish (result, &error);

  self->n_running--;
  pump (self);
  if (facts != NULL)
    g_task_return_pointer (task, facts, (GDestroyNotify) peng_clip_facts_free);
  else
    g_task_return_error (task, error);
}

static void
pump (PengClipPool *self)
{
  while (self->waiting.length > 0 && self->n_running < MAX_AT_ONCE)
    {
      GTask *task = g_queue_pop_head (&self->waiting);
      const Order *order = g_task_get_task_data (task);

      self->n_running++;
      peng_clip_process_run_async (order->original, order->poster, self->timeout_ms,
                                   g_task_get_cancellable (task), looked_cb, task);
    }
}

/**
 * peng_clip_pool_look_async:
 * @self: a pool
 * @original: (type filename): a video or a sound, which is only read
 * @poster: (type filename): a file that is not there, for a picture of it; what is in it without
 *   success is the caller's to remove
 * @cancellable: (nullable): kills the worker
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Looks at a file when its turn comes: whether it is whole, how long it is, what is to be seen. One
 * that waits when it is cancelled says so when its turn comes.
 */
void
peng_clip_pool_look_async (PengClipPool        *self,
                           const char          *original,
                           const char          *poster,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;
  Order *order;

  g_return_if_fail (PENG_IS_CLIP_POOL (self));
  g_return_if_fail (original != NULL && poster != NULL);

  order = g_new (Order, 1);
  *order = (Order) { g_strdup (original), g_strdup (poster) };
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_clip_pool_look_async);
  g_task_set_task_data (task, order, (GDestroyNotify) order_free);
  g_queue_push_tail (&self->waiting, task);
  pump (self);
}

/**
 * peng_clip_pool_look_finish:
 * @self: a pool
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): the facts, or %NULL with #PengClipError or %G_IO_ERROR_CANCELLED
 */
PengClipFacts *
peng_clip_pool_look_finish (PengClipPool  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
