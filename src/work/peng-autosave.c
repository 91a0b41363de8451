/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-autosave"

#include "work/peng-autosave.h"

/**
 * PengAutosave:
 *
 * Turns many edits into few saves. At most one save is in flight, and an edit counts as saved only
 * when the save that began after it has succeeded.
 *
 * An edit that finds everything saved starts the clock, and typing on does not put it back: so
 * however long somebody types without a pause, nothing waits longer than the delay and one save.
 * While an input method composes nothing begins to be saved but what was waiting before. A failure
 * keeps the edits and tries again, less and less often.
 */
struct _PengAutosave
{
  GObject                  parent_instance;

  const PengAutosaveFuncs *funcs;
  gpointer                 sink;
  guint                    delay_ms;

  guint64                  edited;
  guint64                  saved;
  guint64                  saving;       /* 0 when nothing is in flight */
  guint64                  before_hold;  /* edits up to this one are saved even while held */
  gint64                   first_unsaved;
  guint                    timeout_id;
  guint                    n_holds;
  guint                    retry_ms;
  GError                  *error;
  PengSaveState            state;
  GPtrArray               *waiters;
};

enum {
  PROP_0,
  PROP_STATE,
  N_PROPS
};

enum {
  FAILED,
  SAVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengAutosave, peng_autosave, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (PengSaveState, peng_save_state,
                    G_DEFINE_ENUM_VALUE (PENG_SAVE_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (PENG_SAVE_SAVING, "saving"),
                    G_DEFINE_ENUM_VALUE (PENG_SAVE_FAILING, "failing"))

/* Somebody who waits for all edits up to one. */
typedef struct
{
  GTask   *task;
  guint64  edit;
} Waiter;

static void queue_save (PengAutosave *self);

static void
waiter_free (gpointer data)
{
  Waiter *waiter = data;

  g_object_unref (waiter->task);
  g_free (waiter);
}

static void
update_state (PengAutosave *self)
{
  PengSaveState state = PENG_SAVE_SAVING;

  if (self->saved == self->edited)
    state = PENG_SAVE_SAVED;
  else if (self->error != NULL)
    state = PENG_SAVE_FAILING;

  if (state == self->state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* Answers those whose edits were in the save that has just ended. */
static void
answer_waiters (PengAutosave *self,
                guint64       tried,
                const GError *error)
{
  for (guint i = 0; i < self->waiters->len;)
    {
      Waiter *waiter = g_ptr_array_index (self->waiters, i);
      g_autoptr(GTask) task = NULL;

      if (waiter->edit > tried)
        {
          i++;
          continue;
        }

      task = g_object_ref (waiter->task);
      g_ptr_array_remove_index (self->waiters, i);
      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

static void
take_success (PengAutosave *self,
              guint64       tried)
{
  self->saved = tried;
  self->retry_ms = 0;
  g_clear_error (&self->error);
  update_state (self);
  g_signal_emit (self, signals[SAVED], 0);
}

static void
take_failure (PengAutosave *self,
              GError       *error)
{
  guint longer = self->retry_ms > 0 ? 2 * self->retry_ms : self->delay_ms;

  self->retry_ms = MIN (longer, PENG_AUTOSAVE_MAX_RETRY_MS);
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
  update_state (self);
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
save_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PengAutosave) self = user_data;
  g_autoptr(GError) error = NULL;
  guint64 tried = self->saving;

  self->saving = 0;
  if (self->funcs->save_finish (self->sink, result, &error))
    take_success (self, tried);
  else
    take_failure (self, error);

  answer_waiters (self, tried, error);

  if (!peng_autosave_is_clean (self))
    queue_save (self);
}

static void
begin_save (PengAutosave *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->saving = self->edited;
  self->first_unsaved = 0;
  self->funcs->save (self->sink, NULL, save_cb, g_object_ref (self));
}

static gboolean
timeout_cb (gpointer user_data)
{
  PengAutosave *self = user_data;

  self->timeout_id = 0;
  begin_save (self);

  return G_SOURCE_REMOVE;
}

static gboolean
is_held (PengAutosave *self)
{
  return self->n_holds > 0 && self->saved >= self->before_hold;
}

/* Milliseconds until the next save is due; 0 for at once. */
static guint
get_wait (PengAutosave *self)
{
  gint64 due = self->first_unsaved + self->delay_ms * G_GINT64_CONSTANT (1000);
  gint64 left = due - g_get_monotonic_time ();

  if (self->waiters->len > 0)
    return 0;

  if (self->retry_ms > 0)
    return self->retry_ms;

  if (self->n_holds > 0)
    return 0;

  return left > 0 ? (guint) ((left + 999) / 1000) : 0;
}

static void
queue_save (PengAutosave *self)
{
  if (self->saving != 0 || self->timeout_id != 0)
    return;

  if (is_held (self) && self->waiters->len == 0)
    return;

  self->timeout_id = g_timeout_add (get_wait (self), timeout_cb, self);
}

static void
peng_autosave_dispose (GObject *object)
{
  PengAutosave *self = PENG_AUTOSAVE (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);

  G_OBJECT_CLASS (peng_autosave_parent_class)->dispose (object);
}

static void
peng_autosave_finalize (GObject *object)
{
  PengAutosave *self = PENG_AUTOSAVE (object);

  g_clear_error (&self->error);
  g_ptr_array_unref (self->waiters);

  G_OBJECT_CLASS (peng_autosave_parent_class)->finalize (object);
}

static void
peng_autosave_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  PengAutosave *self = PENG_AUTOSAVE (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
peng_autosave_class_init (PengAutosaveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = peng_autosave_dispose;
  object_class->finalize = peng_autosave_finalize;
  object_class->get_property = peng_autosave_get_property;

  /**
   * PengAutosave:state:
   *
   * Whether everything is on disk.
   */
  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, PENG_TYPE_SAVE_STATE, PENG_SAVE_SAVED,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PengAutosave::failed:
   * @self: the autosave
   * @error: why, owned by the emission
   *
   * A save failed. The edits stay unsaved, and another try is queued.
   */
  signals[FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * PengAutosave::saved:
   * @self: the autosave
   *
   * A save succeeded; there may be newer edits.
   */
  signals[SAVED] =
    g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
peng_autosave_init (PengAutosave *self)
{
  self->waiters = g_ptr_array_new_with_free_func (waiter_free);
}

/**
 * peng_autosave_new:
 * @funcs: how to save
 * @sink: (not nullable): what @funcs are called with; it owns the autosave
 * @delay_ms: how long an edit may wait, normally %PENG_AUTOSAVE_DELAY_MS
 *
 * Returns: (transfer full): an autosave with nothing to save
 */
PengAutosave *
peng_autosave_new (const PengAutosaveFuncs *funcs,
                   gpointer                 sink,
                   guint                    delay_ms)
{
  PengAutosave *self;

  g_return_val_if_fail (funcs != NULL, NULL);

  self = g_object_new (PENG_TYPE_AUTOSAVE, NULL);
  self->funcs = funcs;
  self->sink = sink;
  self->delay_ms = delay_ms;

  return self;
}

/**
 * peng_autosave_touch:
 * @self: an autosave
 *
 * Notes an edit.
 */
void
peng_autosave_touch (PengAutosave *self)
{
  g_return_if_fail (PENG_IS_AUTOSAVE (self));

  self->edited++;
  if (self->first_unsaved == 0)
    self->first_unsaved = g_get_monotonic_time ();

  update_state (self);
  queue_save (self);
}

/**
 * peng_autosave_is_clean:
 * @self: an autosave
 *
 * Returns: whether a save begun after the last edit has succeeded
 */
gboolean
peng_autosave_is_clean (PengAutosave *self)
{
  g_return_val_if_fail (PENG_IS_AUTOSAVE (self), FALSE);

  return self->saved == self->edited;
}

/**
 * peng_autosave_get_state:
 * @self: an autosave
 *
 * Returns: what a person is told of it
 */
PengSaveState
peng_autosave_get_state (PengAutosave *self)
{
  g_return_val_if_fail (PENG_IS_AUTOSAVE (self), PENG_SAVE_SAVED);

  return self->state;
}

/**
 * peng_autosave_get_error:
 * @self: an autosave
 *
 * Returns: (transfer none) (nullable): why the last try failed, %NULL where it did not
 */
const GError *
peng_autosave_get_error (PengAutosave *self)
{
  g_return_val_if_fail (PENG_IS_AUTOSAVE (self), NULL);

  return self->error;
}

/**
 * peng_autosave_hold:
 * @self: an autosave
 *
 * An input method begins to compose. What is waiting is saved at once, what is edited from now on
 * waits for peng_autosave_release().
 */
void
peng_autosave_hold (PengAutosave *self)
{
  g_return_if_fail (PENG_IS_AUTOSAVE (self));

  if (self->n_holds++ > 0)
    return;

  self->before_hold = self->edited;
  if (self->timeout_id != 0 && self->retry_ms == 0)
    begin_save (self);
}

/**
 * peng_autosave_release:
 * @self: an autosave that is held
 *
 * Ends a hold. With the last one, what was edited meanwhile is saved as always.
 */
void
peng_autosave_release (PengAutosave *self)
{
  g_return_if_fail (PENG_IS_AUTOSAVE (self));
  g_return_if_fail (self->n_holds > 0);

  if (--self->n_holds == 0 && !peng_autosave_is_clean (self))
    queue_save (self);
}

/**
 * peng_autosave_flush_async:
 * @self: an autosave
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Saves without waiting, also while held and between failed tries.
 */
void
peng_autosave_flush_async (PengAutosave        *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Waiter *waiter;

  g_return_if_fail (PENG_IS_AUTOSAVE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_autosave_flush_async);
  g_task_set_check_cancellable (task, FALSE);

  if (peng_autosave_is_clean (self))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  waiter = g_new0 (Waiter, 1);
  waiter->task = g_steal_pointer (&task);
  waiter->edit = self->edited;
  g_ptr_array_add (self->waiters, waiter);

  if (self->saving == 0)
    begin_save (self);
}

/**
 * peng_autosave_flush_finish:
 * @self: an autosave
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether all edits made before the call are on disk
 */
gboolean
peng_autosave_flush_finish (PengAutosave  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (PENG_IS_AUTOSAVE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
