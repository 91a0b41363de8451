/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-find-pump"

#include "ui/peng-find-pump.h"

/* What is looked through at once, and how long before the next frame. */
#define JOB_CHARACTERS 20000
#define SLICE_USEC     4000

/**
 * PengFindPump:
 *
 * A literal is looked for here, some milliseconds at a time: it costs less than to ask a thread. A
 * regular expression may cost much, and is looked for in a thread, one job after the other.
 */
struct _PengFindPump
{
  GObject       parent_instance;

  PengFind     *find;
  gboolean      in_thread;
  gboolean      stopped;
  guint         idle_id;
  GCancellable *running;
};

enum {
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengFindPump, peng_find_pump, G_TYPE_OBJECT)

static void go_on (PengFindPump *self);

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  peng_find_job_run (task_data, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
ran_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  PengFindPump *self = PENG_FIND_PUMP (object);

  peng_find_give_job (self->find, user_data);
  g_clear_object (&self->running);
  go_on (self);
}

static void
start_thread (PengFindPump *self)
{
  g_autoptr(GTask) task = NULL;
  PengFindJob *job = peng_find_take_job (self->find, JOB_CHARACTERS);

  if (job == NULL)
    {
      go_on (self);
      return;
    }

  self->running = g_cancellable_new ();
  task = g_task_new (self, self->running, ran_cb, job);
  g_task_set_task_data (task, job, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run_in_thread);
}

static gboolean
slice_cb (gpointer user_data)
{
  PengFindPump *self = user_data;
  gint64 end = g_get_monotonic_time () + SLICE_USEC;
  PengFindJob *job;

  self->idle_id = 0;

  do
    {
      job = peng_find_take_job (self->find, JOB_CHARACTERS / 10);
      if (job != NULL)
        {
          peng_find_job_run (job, NULL);
          peng_find_give_job (self->find, job);
        }
    }
  while (job != NULL && g_get_monotonic_time () < end);

  go_on (self);

  return G_SOURCE_REMOVE;
}

static void
go_on (PengFindPump *self)
{
  if (self->stopped || self->running != NULL || self->idle_id != 0)
    return;

  if (peng_find_is_complete (self->find))
    g_signal_emit (self, signals[DONE], 0);
  else if (self->in_thread)
    start_thread (self);
  else
    self->idle_id = g_idle_add (slice_cb, self);
}

static void
peng_find_pump_dispose (GObject *object)
{
  PengFindPump *self = PENG_FIND_PUMP (object);

  peng_find_pump_stop (self);
  g_clear_object (&self->find);

  G_OBJECT_CLASS (peng_find_pump_parent_class)->dispose (object);
}

static void
peng_find_pump_class_init (PengFindPumpClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_find_pump_dispose;

  /**
   * PengFindPump::done:
   * @self: the pump
   *
   * Everything was looked through, or given up.
   */
  signals[DONE] =
    g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
peng_find_pump_init (PengFindPump *self)
{
}

/**
 * peng_find_pump_new:
 * @find: what has to be done
 *
 * Returns: (transfer full): a pump that stands still
 */
PengFindPump *
peng_find_pump_new (PengFind *find)
{
  PengFindPump *self;

  g_return_val_if_fail (PENG_IS_FIND (find), NULL);

  self = g_object_new (PENG_TYPE_FIND_PUMP, NULL);
  self->find = g_object_ref (find);

  return self;
}

/**
 * peng_find_pump_start:
 * @self: a pump
 * @in_thread: whether what is looked for may cost much
 *
 * Goes on until everything was looked through; #PengFindPump::done may come at once.
 */
void
peng_find_pump_start (PengFindPump *self,
                      gboolean      in_thread)
{
  g_return_if_fail (PENG_IS_FIND_PUMP (self));

  self->in_thread = in_thread;
  self->stopped = FALSE;
  go_on (self);
}

/**
 * peng_find_pump_stop:
 * @self: a pump
 *
 * What is under way comes to nothing; the next start goes on when it has ended.
 */
void
peng_find_pump_stop (PengFindPump *self)
{
  g_return_if_fail (PENG_IS_FIND_PUMP (self));

  self->stopped = TRUE;
  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
}
