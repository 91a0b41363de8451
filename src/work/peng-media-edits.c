/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-media-edits"

#include "work/peng-media-edits.h"

/* A step says one thing of many items, and what was said of each before it: items that said the same
 * go back together. The store has one queue in order, so steps are kept when they are begun, and
 * taken out again where the store refuses them. */

/* Older ones than these are not undone. */
#define MAX_STEPS 100

typedef struct
{
  GStrv            media;
  PengMediaChange *change;
} Part;

typedef struct
{
  GPtrArray *there;     /* of Part: a single one */
  GPtrArray *back;      /* of Part */
  guint      n_items;
  gboolean   open;      /* what is said next of the same may join it */
} Step;

/* Parts on their way to the store, one after the other. */
typedef struct
{
  Step     *step;
  gboolean  is_undo;
  guint     n_done;
} Run;

struct _PengMediaEdits
{
  GObject    parent_instance;

  PengStore *store;
  GPtrArray *done;      /* of Step; the last is undone first */
  GPtrArray *undone;    /* likewise */
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengMediaEdits, peng_media_edits, G_TYPE_OBJECT)

static void
part_free (Part *self)
{
  g_strfreev (self->media);
  peng_media_change_free (self->change);
  g_free (self);
}

static GPtrArray *
new_parts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
}

static Step *
step_new (void)
{
  Step *self = g_rc_box_new0 (Step);

  self->there = new_parts ();
  self->back = new_parts ();
  self->open = TRUE;

  return self;
}

static void
step_clear (gpointer data)
{
  Step *self = data;

  g_ptr_array_unref (self->there);
  g_ptr_array_unref (self->back);
}

static void
step_unref (Step *self)
{
  g_rc_box_release_full (self, step_clear);
}

static void
add_part (GPtrArray             *parts,
          GPtrArray             *names,
          const PengMediaChange *change)
{
  Part *part = g_new (Part, 1);

  g_ptr_array_add (names, NULL);
  *part = (Part) { g_strdupv ((char **) names->pdata), peng_media_change_copy (change) };
  g_ptr_array_add (parts, part);
}

/* The others that go back in the same way are taken with the first of them. */
static void
add_back (Step      *step,
          GPtrArray *items,
          GPtrArray *changes,
          guint      first)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autoptr(PengMediaChange) change = g_steal_pointer (&g_ptr_array_index (changes, first));

  for (guint i = first; i < items->len; i++)
    {
      const PengLibraryItem *item = g_ptr_array_index (items, i);
      PengMediaChange *other = g_ptr_array_index (changes, i);

      if (i > first && (other == NULL || !peng_media_change_equal (change, other)))
        continue;

      g_ptr_array_add (names, item->media->sha);
      g_clear_pointer ((PengMediaChange **) &g_ptr_array_index (changes, i), peng_media_change_free);
    }

  add_part (step->back, names, change);
}

static Step *
make_step (GPtrArray             *items,
           const PengMediaChange *change)
{
  Step *step = step_new ();
  g_autoptr(GPtrArray) changes = g_ptr_array_new ();
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      const PengLibraryItem *item = g_ptr_array_index (items, i);

      g_ptr_array_add (names, item->media->sha);
      g_ptr_array_add (changes, peng_media_change_invert (change, item->words));
    }

  step->n_items = items->len;
  add_part (step->there, names, change);
  for (guint i = 0; i < items->len; i++)
    if (g_ptr_array_index (changes, i) != NULL)
      add_back (step, items, changes, i);

  return step;
}

static Step *
get_last (GPtrArray *steps)
{
  return steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
}

/* Words that are saved while somebody writes them are one step. */
static gboolean
join (PengMediaEdits *self,
      Step           *step)
{
  Step *last = get_last (self->done);
  Part *before;
  Part *now = g_ptr_array_index (step->there, 0);

  if (last == NULL || !last->open)
    return FALSE;

  before = g_ptr_array_index (last->there, 0);
  if (!g_strv_equal ((const char * const *) before->media, (const char * const *) now->media) ||
      !peng_media_change_is_alike (before->change, now->change))
    return FALSE;

  g_ptr_array_remove_index (last->there, 0);
  g_ptr_array_add (last->there, g_ptr_array_steal_index (step->there, 0));

  return TRUE;
}

static void
push (PengMediaEdits *self,
      GPtrArray      *steps,
      Step           *step)
{
  g_ptr_array_add (steps, g_rc_box_acquire (step));
  if (steps->len > MAX_STEPS)
    g_ptr_array_remove_index (steps, 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_out (PengMediaEdits *self,
          Step           *step)
{
  g_ptr_array_remove (self->done, step);
  g_ptr_array_remove (self->undone, step);
  g_signal_emit (self, signals[CHANGED], 0);
}

typedef struct
{
  GPtrArray *items;
  Step      *step;
} Description;

static void
description_free (Description *self)
{
  g_ptr_array_unref (self->items);
  step_unref (self->step);
  g_free (self);
}

static void
put_back (const Description *description)
{
  for (guint i = 0; i < description->step->back->len; i++)
    {
      const Part *part = g_ptr_array_index (description->step->back, i);

      for (guint j = 0; j < description->items->len; j++)
        {
          const PengLibraryItem *item = g_ptr_array_index (description->items, j);

          if (g_strv_contains ((const char * const *) part->media, item->media->sha))
            peng_media_change_apply (part->change, item->words);
        }
    }
}

static void
described_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  const Description *description = g_task_get_task_data (task);
  GError *error = NULL;

  if (peng_store_describe_finish (PENG_STORE (object), result, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  put_back (description);
  take_out (g_task_get_source_object (task), description->step);
  g_task_return_error (task, error);
}

/**
 * peng_media_edits_describe_async:
 * @self: the edits
 * @items: (element-type PengLibraryItem): of what something is said
 * @change: what
 * @callback: called when it is stored
 * @user_data: for @callback
 *
 * Says something of items, as one step.
 */
void
peng_media_edits_describe_async (PengMediaEdits        *self,
                                 GPtrArray             *items,
                                 const PengMediaChange *change,
                                 GAsyncReadyCallback    callback,
                                 gpointer               user_data)
{
  g_autoptr(GTask) task = NULL;
  Description *description;
  const Part *part;

  g_return_if_fail (PENG_IS_MEDIA_EDITS (self));
  g_return_if_fail (items != NULL && items->len > 0);
  g_return_if_fail (change != NULL);

  description = g_new (Description, 1);
  *description = (Description) { g_ptr_array_ref (items), make_step (items, change) };
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, peng_media_edits_describe_async);
  g_task_set_task_data (task, description, (GDestroyNotify) description_free);

  for (guint i = 0; i < items->len; i++)
    peng_media_change_apply (change, ((PengLibraryItem *) g_ptr_array_index (items, i))->words);

  part = g_ptr_array_index (description->step->there, 0);
  peng_store_describe_async (self->store, (const char * const *) part->media, change, NULL,
                             described_cb, g_object_ref (task));
  g_ptr_array_set_size (self->undone, 0);
  if (!join (self, description->step))
    push (self, self->done, description->step);
}

/**
 * peng_media_edits_describe_finish:
 * @self: the edits
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: whether it is stored
 */
gboolean
peng_media_edits_describe_finish (PengMediaEdits  *self,
                                  GAsyncResult    *result,
                                  GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
run_free (Run *self)
{
  step_unref (self->step);
  g_free (self);
}

static void run_next (GTask *task);

static void
part_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PengMediaEdits *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (!peng_store_describe_finish (PENG_STORE (object), result, &error))
    {
      /* It can be tried again: what is done twice is done. */
      take_out (self, run->step);
      push (self, run->is_undo ? self->done : self->undone, run->step);
      g_task_return_error (task, error);
      return;
    }

  run->n_done++;
  run_next (task);
}

static void
run_next (GTask *task)
{
  PengMediaEdits *self = g_task_get_source_object (task);
  const Run *run = g_task_get_task_data (task);
  GPtrArray *parts = run->is_undo ? run->step->back : run->step->there;
  const Part *part;

  if (run->n_done == parts->len)
    {
      g_task_return_int (task, run->step->n_items);
      return;
    }

  part = g_ptr_array_index (parts, run->n_done);
  peng_store_describe_async (self->store, (const char * const *) part->media, part->change, NULL,
                             part_cb, g_object_ref (task));
}

static void
run_step (PengMediaEdits      *self,
          gboolean             is_undo,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data);
  Step *step = get_last (is_undo ? self->done : self->undone);
  Run *run;

  g_task_set_source_tag (task, run_step);
  if (step == NULL)
    {
      g_task_return_int (task, 0);
      return;
    }

  run = g_new (Run, 1);
  *run = (Run) { g_rc_box_acquire (step), is_undo, 0 };
  run->step->open = FALSE;
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  take_out (self, run->step);
  push (self, is_undo ? self->undone : self->done, run->step);
  run_next (task);
}

/**
 * peng_media_edits_undo_async:
 * @self: the edits
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Takes back what was said last. The items have to be asked for again.
 */
void
peng_media_edits_undo_async (PengMediaEdits      *self,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (PENG_IS_MEDIA_EDITS (self));

  run_step (self, TRUE, callback, user_data);
}

/**
 * peng_media_edits_redo_async:
 * @self: the edits
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Says again what was taken back last.
 */
void
peng_media_edits_redo_async (PengMediaEdits      *self,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (PENG_IS_MEDIA_EDITS (self));

  run_step (self, FALSE, callback, user_data);
}

/**
 * peng_media_edits_step_finish:
 * @self: the edits
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: of how many items it was; 0 where there was nothing to do, and for an error
 */
guint
peng_media_edits_step_finish (PengMediaEdits  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  gssize n_items;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  n_items = g_task_propagate_int (G_TASK (result), error);

  return n_items > 0 ? (guint) n_items : 0;
}

static void
peng_media_edits_finalize (GObject *object)
{
  PengMediaEdits *self = PENG_MEDIA_EDITS (object);

  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  g_object_unref (self->store);

  G_OBJECT_CLASS (peng_media_edits_parent_class)->finalize (object);
}

static void
peng_media_edits_class_init (PengMediaEditsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_media_edits_finalize;

  /**
   * PengMediaEdits::changed:
   * @self: the edits
   *
   * What can be undone or made again is not what it was.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
peng_media_edits_init (PengMediaEdits *self)
{
  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) step_unref);
  self->undone = g_ptr_array_new_with_free_func ((GDestroyNotify) step_unref);
}

/**
 * peng_media_edits_new:
 * @store: an open store
 *
 * Returns: (transfer full): edits of its library, none yet
 */
PengMediaEdits *
peng_media_edits_new (PengStore *store)
{
  PengMediaEdits *self;

  g_return_val_if_fail (PENG_IS_STORE (store), NULL);

  self = g_object_new (PENG_TYPE_MEDIA_EDITS, NULL);
  self->store = g_object_ref (store);

  return self;
}

/**
 * peng_media_edits_barrier:
 * @self: the edits
 *
 * Ends the step: words said of the same field after it are another one.
 */
void
peng_media_edits_barrier (PengMediaEdits *self)
{
  g_return_if_fail (PENG_IS_MEDIA_EDITS (self));

  if (get_last (self->done) != NULL)
    get_last (self->done)->open = FALSE;
}

/**
 * peng_media_edits_can_undo:
 * @self: the edits
 *
 * Returns: whether something can be taken back
 */
gboolean
peng_media_edits_can_undo (PengMediaEdits *self)
{
  g_return_val_if_fail (PENG_IS_MEDIA_EDITS (self), FALSE);

  return self->done->len > 0;
}

/**
 * peng_media_edits_can_redo:
 * @self: the edits
 *
 * Returns: whether something can be said again
 */
gboolean
peng_media_edits_can_redo (PengMediaEdits *self)
{
  g_return_val_if_fail (PENG_IS_MEDIA_EDITS (self), FALSE);

  return self->undone->len > 0;
}
