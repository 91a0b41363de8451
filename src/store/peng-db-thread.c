/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-db-thread"

#include "store/peng-db-thread.h"

/**
 * PengDbThread:
 *
 * A thread, the database that only it touches, and a queue. The thread never drops a task: a result
 * goes back to the context that the task began in, together with the reference, so that no object
 * of the caller's is ever finalized in here.
 */
struct _PengDbThread
{
  GAsyncQueue *queue;
  GThread     *thread;
};

typedef struct
{
  GTask          *task;
  PengDbOpenFunc  open;
  PengDbFunc      run;
  GDestroyNotify  free_result;
  gboolean        quit;

  gpointer        result;
  GError         *error;
} Job;

/* What the thread owns. */
typedef struct
{
  GAsyncQueue    *queue;
  PengDb         *db;
  PengDbHealFunc  heal;
  gpointer        heal_data;
  GDestroyNotify  free_heal_data;
} Loop;

static gboolean
return_cb (gpointer user_data)
{
  Job *job = user_data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, job->result, job->free_result);

  g_object_unref (job->task);
  g_free (job);

  return G_SOURCE_REMOVE;
}

/* Called by the thread: after this the job is no longer its own. */
static void
hand_back (Job *job)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, return_cb, job, NULL);
  g_source_attach (source, g_task_get_context (job->task));
}

static void
run_open (Loop *loop,
          Job  *job)
{
  g_clear_pointer (&loop->db, peng_db_close);
  loop->db = job->open (g_task_get_task_data (job->task), &job->result, &job->error);
}

/* A job that fails may leave its transaction open. */
static void
run_once (Loop *loop,
          Job  *job)
{
  job->result = job->run (loop->db, g_task_get_task_data (job->task), &job->error);
  peng_db_rollback (loop->db);
}

static void
run_func (Loop *loop,
          Job  *job)
{
  g_autoptr(GError) damage = NULL;

  run_once (loop, job);

  if (loop->heal == NULL ||
      !g_error_matches (job->error, PENG_STORE_ERROR, PENG_STORE_ERROR_DAMAGED))
    return;

  damage = g_steal_pointer (&job->error);
  g_warning ("Damage met: %s", damage->message);

  if (loop->heal (&loop->db, loop->heal_data, &job->error))
    run_once (loop, job);
}

static void
run_job (Loop *loop,
         Job  *job)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);

  if (g_cancellable_set_error_if_cancelled (cancellable, &job->error))
    return;

  if (job->open != NULL)
    run_open (loop, job);
  else if (loop->db == NULL)
    g_set_error_literal (&job->error, PENG_STORE_ERROR, PENG_STORE_ERROR_CLOSED, "not open");
  else
    run_func (loop, job);
}

/* Everything is let go before the one who closes hears of it. */
static void
close_loop (Loop *loop)
{
  g_clear_pointer (&loop->db, peng_db_close);
  if (loop->free_heal_data != NULL)
    loop->free_heal_data (loop->heal_data);
}

static gpointer
thread_func (gpointer user_data)
{
  g_autofree Loop *loop = user_data;
  gboolean quit = FALSE;

  while (!quit)
    {
      Job *job = g_async_queue_pop (loop->queue);

      quit = job->quit;
      if (quit)
        close_loop (loop);
      else
        run_job (loop, job);

      if (job->task != NULL)
        hand_back (job);
      else
        g_free (job);
    }

  g_async_queue_unref (loop->queue);

  return NULL;
}

static void
push_quit (PengDbThread *self,
           GTask        *task)
{
  Job *job = g_new0 (Job, 1);

  job->quit = TRUE;
  job->task = task;
  g_async_queue_push (self->queue, job);
}

/**
 * peng_db_thread_new:
 * @name: for debuggers, at most 15 bytes
 * @heal: (nullable): repairs the database when a job finds it damaged
 * @heal_data: for @heal
 * @free_heal_data: (nullable): frees @heal_data, in the thread
 *
 * Returns: (transfer full): a running thread without a database
 */
PengDbThread *
peng_db_thread_new (const char     *name,
                    PengDbHealFunc  heal,
                    gpointer        heal_data,
                    GDestroyNotify  free_heal_data)
{
  PengDbThread *self = g_new0 (PengDbThread, 1);
  Loop *loop = g_new0 (Loop, 1);

  self->queue = g_async_queue_new ();
  loop->queue = g_async_queue_ref (self->queue);
  loop->heal = heal;
  loop->heal_data = heal_data;
  loop->free_heal_data = free_heal_data;
  self->thread = g_thread_new (name, thread_func, loop);

  return self;
}

/**
 * peng_db_thread_free:
 * @self: (transfer full): a thread
 *
 * Lets it finish what is in the queue, close the database and end, without waiting for it.
 */
void
peng_db_thread_free (PengDbThread *self)
{
  if (self->thread != NULL)
    {
      push_quit (self, NULL);
      g_thread_unref (self->thread);
    }

  g_async_queue_unref (self->queue);
  g_free (self);
}

static void
push (PengDbThread   *self,
      GTask          *task,
      PengDbOpenFunc  open,
      PengDbFunc      run,
      GDestroyNotify  free_result)
{
  Job *job;

  if (self->thread == NULL)
    {
      g_task_return_new_error (task, PENG_STORE_ERROR, PENG_STORE_ERROR_CLOSED, "closed");
      g_object_unref (task);
      return;
    }

  job = g_new0 (Job, 1);
  job->task = task;
  job->open = open;
  job->run = run;
  job->free_result = free_result;
  g_async_queue_push (self->queue, job);
}

/**
 * peng_db_thread_open:
 * @self: a thread
 * @task: (transfer full): returns what @func leaves in `result`
 * @func: opens the database; one that is open is closed before
 * @free_result: (nullable): frees a result that nobody takes
 */
void
peng_db_thread_open (PengDbThread   *self,
                     GTask          *task,
                     PengDbOpenFunc  func,
                     GDestroyNotify  free_result)
{
  push (self, task, func, NULL, free_result);
}

/**
 * peng_db_thread_run:
 * @self: a thread
 * @task: (transfer full): returns what @func returns
 * @func: the job
 * @free_result: (nullable): frees a result that nobody takes
 *
 * Runs a job after all that were asked for before. A task that was cancelled by then is not run,
 * one that has begun is not interrupted.
 */
void
peng_db_thread_run (PengDbThread   *self,
                    GTask          *task,
                    PengDbFunc      func,
                    GDestroyNotify  free_result)
{
  push (self, task, NULL, func, free_result);
}

/**
 * peng_db_thread_close:
 * @self: a thread
 * @task: (transfer full): returns the pointer %NULL when the queue is empty and the file is closed
 */
void
peng_db_thread_close (PengDbThread *self,
                      GTask        *task)
{
  if (self->thread == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      g_object_unref (task);
      return;
    }

  push_quit (self, task);
  g_clear_pointer (&self->thread, g_thread_unref);
}

/**
 * peng_db_thread_close_sync:
 * @self: a thread
 *
 * As peng_db_thread_close(), waiting for it. Answers of jobs that were still in the queue come when
 * their context runs again.
 */
void
peng_db_thread_close_sync (PengDbThread *self)
{
  if (self->thread == NULL)
    return;

  push_quit (self, NULL);
  g_thread_join (g_steal_pointer (&self->thread));
}
