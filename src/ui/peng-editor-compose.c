/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

/* While an input method is at work nothing may change the text under its hands. What wants to,
 * from a menu or when pictures are ready, waits here. */

typedef struct
{
  PengEditorTask  task;
  gpointer        user_data;
  GDestroyNotify  destroy;
} Waiting;

static void
waiting_free (Waiting *self)
{
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self);
}

static gboolean
settle_cb (gpointer user_data)
{
  PengEditor *self = user_data;

  self->settle_id = 0;

  while (!peng_editor_get_composing (self) && self->waiting.length > 0)
    {
      Waiting *waiting = g_queue_pop_head (&self->waiting);

      waiting->task (self, waiting->user_data);
      waiting_free (waiting);
    }

  return G_SOURCE_REMOVE;
}

/* The end of a pre-edit may come before its text: what waits does so until both have come. */
static void
queue_settle (PengEditor *self)
{
  if (self->settle_id == 0)
    self->settle_id = g_idle_add (settle_cb, self);
}

/**
 * peng_editor_when_settled:
 * @self: the editor
 * @task: what is to be done
 * @user_data: data for @task
 * @destroy: (nullable): frees @user_data, whether the task was done or not
 *
 * Does something now, or as soon as no input method composes; in the order asked for.
 */
void
peng_editor_when_settled (PengEditor     *self,
                          PengEditorTask  task,
                          gpointer        user_data,
                          GDestroyNotify  destroy)
{
  Waiting *waiting;

  if (!peng_editor_get_composing (self) && self->waiting.length == 0)
    {
      task (self, user_data);
      if (destroy != NULL)
        destroy (user_data);
      return;
    }

  waiting = g_new (Waiting, 1);
  *waiting = (Waiting) { task, user_data, destroy };
  g_queue_push_tail (&self->waiting, waiting);
  if (!peng_editor_get_composing (self))
    queue_settle (self);
}

typedef struct
{
  PengEditorCommand  command;
  char              *name;
  GVariant          *target;
} Run;

static void
run_free (Run *self)
{
  g_free (self->name);
  g_clear_pointer (&self->target, g_variant_unref);
  g_free (self);
}

static void
run (PengEditor *self,
     gpointer    user_data)
{
  Run *it = user_data;

  if (self->buffer != NULL)
    it->command (self, it->name, it->target);
}

/**
 * peng_editor_run_when_settled:
 * @self: the editor
 * @action: an action that was activated
 * @target: (nullable): with what
 * @command: what does it
 *
 * As peng_editor_when_settled(), for a command of the person, if there still is a document then.
 */
void
peng_editor_run_when_settled (PengEditor        *self,
                              GSimpleAction     *action,
                              GVariant          *target,
                              PengEditorCommand  command)
{
  Run *waiting = g_new (Run, 1);

  *waiting = (Run) { command, g_strdup (g_action_get_name (G_ACTION (action))),
                     target != NULL ? g_variant_ref (target) : NULL };
  peng_editor_when_settled (self, run, waiting, (GDestroyNotify) run_free);
}

static void
set_composing (PengEditor *self,
               gboolean   *flag,
               gboolean    composing)
{
  gboolean before = peng_editor_get_composing (self);

  *flag = composing;
  if (peng_editor_get_composing (self) == before)
    return;

  g_object_notify (G_OBJECT (self), "composing");
  if (!peng_editor_get_composing (self))
    queue_settle (self);
}

/**
 * peng_editor_set_view_composing:
 * @self: the editor
 * @composing: whether an input method composes in the text
 *
 * Keeps #PengEditor:composing true to the text.
 */
void
peng_editor_set_view_composing (PengEditor *self,
                                gboolean    composing)
{
  set_composing (self, &self->view_composing, composing);
}

/**
 * peng_editor_set_entry_composing:
 * @self: the editor
 * @composing: whether an input method composes in a caption
 *
 * Keeps #PengEditor:composing true to the captions.
 */
void
peng_editor_set_entry_composing (PengEditor *self,
                                 gboolean    composing)
{
  set_composing (self, &self->entry_composing, composing);
}

/**
 * peng_editor_forget_waiting:
 * @self: the editor
 *
 * The editor goes, or its document: nothing that waits is done any more.
 */
void
peng_editor_forget_waiting (PengEditor *self)
{
  g_queue_clear_full (&self->waiting, (GDestroyNotify) waiting_free);
  g_clear_handle_id (&self->settle_id, g_source_remove);
}

/**
 * peng_editor_get_composing:
 * @self: the editor
 *
 * Returns: whether an input method is at work, in the text or in an entry of a figure
 */
gboolean
peng_editor_get_composing (PengEditor *self)
{
  g_return_val_if_fail (PENG_IS_EDITOR (self), FALSE);

  return self->view_composing || self->entry_composing;
}
