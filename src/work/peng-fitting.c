/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-library"

#include "work/peng-fitting.h"

#include "work/peng-work-folder.h"

/* Many photographs, kept by the task. So many are begun that no worker waits for the disk. */
typedef struct
{
  PengStore       *store;
  PengPhotoPool   *pool;
  GStrv            media;
  guint            n_media;
  PengFitChange    change;
  PengRecipe      *recipe;   /* (nullable) */
  PengFittingFunc  func;
  gpointer         func_data;

  PengWorkFolder  *folder;
  guint            n_begun;
  guint            n_done;
  GError          *error;    /* why it ended early */
} Fitting;

/* One of them. */
typedef struct
{
  GTask      *task;
  const char *media;
} One;

static void go_on (GTask *task);

static void
fitting_free (Fitting *self)
{
  g_object_unref (self->store);
  g_object_unref (self->pool);
  g_strfreev (self->media);
  g_clear_pointer (&self->recipe, peng_recipe_free);
  g_clear_error (&self->error);
  g_free (self);
}

static void
one_free (One *self)
{
  g_object_unref (self->task);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (One, one_free)

static void
removed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Fitting *self = g_task_get_task_data (task);

  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
is_cancelled (GTask *task)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (task));
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(One) one = user_data;
  Fitting *self = g_task_get_task_data (one->task);
  g_autoptr(GError) error = NULL;

  peng_fit_step_finish (result, &error);
  self->n_done++;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->func != NULL)
    self->func (one->media, error, self->n_done, self->n_media, self->func_data);

  go_on (one->task);
}

static void
begin_one (GTask *task)
{
  Fitting *self = g_task_get_task_data (task);
  const PengFitStep step = {
    self->store, self->pool, peng_work_folder_get_path (self->folder), self->change, self->recipe,
  };
  One *one = g_new0 (One, 1);

  one->task = g_object_ref (task);
  one->media = self->media[self->n_begun++];
  peng_fit_step_async (&step, one->media, g_task_get_cancellable (task), done_cb, one);
}

static void
go_on (GTask *task)
{
  Fitting *self = g_task_get_task_data (task);
  guint n_at_once = peng_photo_pool_get_max_workers (self->pool) + 1;

  while (self->n_begun < self->n_media && self->n_begun - self->n_done < n_at_once &&
         !is_cancelled (task))
    begin_one (task);

  if (self->n_begun > self->n_done)
    return;

  g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &self->error);
  peng_work_folder_remove_async (g_steal_pointer (&self->folder), removed_cb, g_object_ref (task));
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Fitting *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->folder = peng_work_folder_make_finish (result, &error);
  if (self->folder != NULL)
    go_on (task);
  else
    g_task_return_error (task, error);
}

/* Each once: two steps at the same time would be in each other's way. */
static GStrv
dup_names (const char * const *media)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (; *media != NULL; media++)
    if (g_hash_table_add (seen, (gpointer) *media))
      g_strv_builder_add (names, *media);

  return g_strv_builder_end (names);
}

static GTask *
task_new (PengStore           *store,
          PengPhotoPool       *pool,
          const char * const  *media,
          PengFitChange        change,
          PengFittingFunc      func,
          gpointer             func_data,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Fitting *self = g_new0 (Fitting, 1);

  self->store = g_object_ref (store);
  self->pool = g_object_ref (pool);
  self->media = dup_names (media);
  self->n_media = g_strv_length (self->media);
  self->change = change;
  self->func = func;
  self->func_data = func_data;

  g_task_set_source_tag (task, task_new);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, (GDestroyNotify) fitting_free);

  return task;
}

/**
 * peng_fitting_apply_async:
 * @store: an open store
 * @pool: makes the pictures
 * @media: (array zero-terminated=1): media names
 * @recipe: what is done to each, in place of what was done before; a plain one brings it back as it
 *   came
 * @func: (nullable): told of each
 * @func_data: data for @func
 * @cancellable: (nullable): ends it after what is being stored
 * @callback: (scope async): called when all were looked at
 * @user_data: data for @callback
 *
 * Makes photographs fit by a recipe: one more step, which peng_fitting_undo_async() takes away.
 */
void
peng_fitting_apply_async (PengStore           *store,
                          PengPhotoPool       *pool,
                          const char * const  *media,
                          const PengRecipe    *recipe,
                          PengFittingFunc      func,
                          gpointer             func_data,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PENG_IS_STORE (store) && PENG_IS_PHOTO_POOL (pool));
  g_return_if_fail (media != NULL && recipe != NULL);

  task = task_new (store, pool, media, PENG_FIT_STEP, func, func_data, cancellable, callback,
                   user_data);
  ((Fitting *) g_task_get_task_data (task))->recipe = peng_recipe_copy (recipe);
  peng_work_folder_make_async (made_cb, task);
}

/**
 * peng_fitting_undo_async:
 * @store: an open store
 * @pool: makes the pictures
 * @media: (array zero-terminated=1): media names
 * @func: (nullable): told of each; where nothing was done to one it is
 *   %PENG_FIT_ERROR_NOTHING_TO_UNDO
 * @func_data: data for @func
 * @cancellable: (nullable): ends it after what is being stored
 * @callback: (scope async): called when all were looked at
 * @user_data: data for @callback
 *
 * Takes the last step of each photograph away.
 */
void
peng_fitting_undo_async (PengStore           *store,
                         PengPhotoPool       *pool,
                         const char * const  *media,
                         PengFittingFunc      func,
                         gpointer             func_data,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (store) && PENG_IS_PHOTO_POOL (pool));
  g_return_if_fail (media != NULL);

  peng_work_folder_make_async (made_cb, task_new (store, pool, media, PENG_FIT_UNDO, func, func_data,
                                                  cancellable, callback, user_data));
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Fitting *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GPtrArray) steps = peng_store_list_recipes_finish (PENG_STORE (object), result, &error);

  if (steps == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (steps->len > 0)
    self->recipe =
      peng_recipe_copy (((PengRecipeStep *) g_ptr_array_index (steps, steps->len - 1))->recipe);
  else
    self->recipe = peng_recipe_new ();
  peng_work_folder_make_async (made_cb, g_object_ref (task));
}

/**
 * peng_fitting_copy_async:
 * @store: an open store
 * @pool: makes the pictures
 * @from: media name of the photograph whose recipe is taken
 * @media: (array zero-terminated=1): media names of those that it is given to
 * @func: (nullable): told of each
 * @func_data: data for @func
 * @cancellable: (nullable): ends it after what is being stored
 * @callback: (scope async): called when all were looked at
 * @user_data: data for @callback
 *
 * Does to photographs what was done to another. It is one more step of each.
 */
void
peng_fitting_copy_async (PengStore           *store,
                         PengPhotoPool       *pool,
                         const char          *from,
                         const char * const  *media,
                         PengFittingFunc      func,
                         gpointer             func_data,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (store) && PENG_IS_PHOTO_POOL (pool));
  g_return_if_fail (from != NULL && media != NULL);

  peng_store_list_recipes_async (store, from, cancellable, listed_cb,
                                 task_new (store, pool, media, PENG_FIT_STEP, func, func_data,
                                           cancellable, callback, user_data));
}

/**
 * peng_fitting_finish:
 * @result: what the callback was given
 * @error: that it was cancelled, #PengStoreError, or an error of #GIOErrorEnum; what befell a
 *   single photograph was told of it
 *
 * Returns: whether all were looked at
 */
gboolean
peng_fitting_finish (GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
