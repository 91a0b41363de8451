/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-library"

#include "work/peng-fit-step.h"

#include "core/peng-block.h"

/* One photograph, kept by its task. */
typedef struct
{
  PengStore       *store;
  PengPhotoPool   *pool;
  char            *folder;
  char            *media;
  PengFitChange    change;
  PengRecipe      *recipe;   /* what it is made by, once that is known */
  guint            step;     /* in force when it was begun */
  PengPhotoResult *photo;
} Step;

G_DEFINE_QUARK (peng-fit-error-quark, peng_fit_error)

static void
step_free (Step *self)
{
  g_object_unref (self->store);
  g_object_unref (self->pool);
  g_free (self->folder);
  g_free (self->media);
  g_clear_pointer (&self->recipe, peng_recipe_free);
  g_clear_pointer (&self->photo, peng_photo_result_free);
  g_free (self);
}

/* Of many photographs not all are kept in the folder until the last is done. */
static void
delete_file (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_file_delete_async (file, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
}

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Step *self = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean done = peng_store_fit_media_finish (PENG_STORE (object), result, &error);

  delete_file (self->photo->web.path);
  delete_file (self->photo->thumb.path);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
processed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Step *self = g_task_get_task_data (task);
  PengMediaSource source = { .sha = self->media };
  GError *error = NULL;

  self->photo = peng_photo_pool_process_finish (PENG_PHOTO_POOL (object), result, &error);
  if (self->photo == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  source.web_path = self->photo->web.path;
  source.web_mime = peng_photo_format_get_mime (self->photo->web.format);
  source.web_width = self->photo->web.width;
  source.web_height = self->photo->web.height;
  source.thumb_path = self->photo->thumb.path;
  peng_store_fit_media_async (self->store, &source, self->change, self->step,
                              self->change == PENG_FIT_STEP ? self->recipe : NULL, NULL, stored_cb,
                              g_object_ref (task));
}

static GFile *
get_original (Step       *self,
              const char *media)
{
  g_autofree char *path = peng_store_dup_media_path (self->store, media, PENG_MEDIA_ORIGINAL);

  return g_file_new_for_path (path);
}

static void
process (GTask *task)
{
  Step *self = g_task_get_task_data (task);
  g_autoptr(GFile) original = get_original (self, self->media);
  g_autoptr(GFile) watermark =
    self->recipe->watermark != NULL ? get_original (self, self->recipe->watermark) : NULL;

  peng_photo_pool_fit_async (self->pool, original, self->recipe, watermark, self->folder,
                             g_task_get_cancellable (task), processed_cb, g_object_ref (task));
}

static const PengRecipe *
get_recipe (GPtrArray *steps,
            guint      n_undone)
{
  const PengRecipeStep *step =
    steps->len > n_undone ? g_ptr_array_index (steps, steps->len - 1 - n_undone) : NULL;

  return step != NULL ? step->recipe : NULL;
}

/* Takes the recipe that comes into force from the steps there are. Returns: whether something is to
 * be made */
static gboolean
choose_recipe (Step       *self,
               GPtrArray  *steps)
{
  const PengRecipe *present = get_recipe (steps, 0);
  g_autoptr(PengRecipe) plain = peng_recipe_new ();

  if (steps->len > 0)
    self->step = ((PengRecipeStep *) g_ptr_array_index (steps, steps->len - 1))->number;

  if (self->change == PENG_FIT_STEP)
    return !peng_recipe_equal (self->recipe, present != NULL ? present : plain);

  present = get_recipe (steps, self->change == PENG_FIT_UNDO ? 1 : 0);
  self->recipe = peng_recipe_copy (present != NULL ? present : plain);

  return TRUE;
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Step *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GPtrArray) steps = peng_store_list_recipes_finish (PENG_STORE (object), result, &error);

  if (steps == NULL)
    g_task_return_error (task, error);
  else if (self->change == PENG_FIT_UNDO && steps->len == 0)
    g_task_return_new_error (task, PENG_FIT_ERROR, PENG_FIT_ERROR_NOTHING_TO_UNDO, "no step");
  else if (!choose_recipe (self, steps))
    g_task_return_boolean (task, TRUE);
  else
    process (task);
}

static void
got_media_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Step *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(PengMedia) media = peng_store_get_media_finish (PENG_STORE (object), result, &error);

  if (media == NULL)
    g_task_return_error (task, error);
  else if (!g_str_has_prefix (media->mime, "image/"))
    g_task_return_new_error (task, PENG_FIT_ERROR, PENG_FIT_ERROR_NO_PICTURE, "%s", media->mime);
  else
    peng_store_list_recipes_async (self->store, self->media, g_task_get_cancellable (task), listed_cb,
                                   g_object_ref (task));
}

/**
 * peng_fit_step_async:
 * @step: what is done; it is copied
 * @media: a media name
 * @cancellable: (nullable): a cancellable; what is being stored is stored
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Makes the web version and the thumbnail of a photograph anew from its original, and keeps by what
 * recipe. A recipe that is in force already is no step.
 */
void
peng_fit_step_async (const PengFitStep   *step,
                     const char          *media,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Step *self;

  g_return_if_fail (step != NULL && PENG_IS_STORE (step->store) && PENG_IS_PHOTO_POOL (step->pool));
  g_return_if_fail ((step->change == PENG_FIT_STEP) == (step->recipe != NULL));
  g_return_if_fail (media != NULL && peng_media_is_name (media));

  self = g_new0 (Step, 1);
  self->store = g_object_ref (step->store);
  self->pool = g_object_ref (step->pool);
  self->folder = g_strdup (step->folder);
  self->media = g_strdup (media);
  self->change = step->change;
  self->recipe = step->recipe != NULL ? peng_recipe_copy (step->recipe) : NULL;

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_fit_step_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, (GDestroyNotify) step_free);
  peng_store_get_media_async (self->store, media, cancellable, got_media_cb, g_object_ref (task));
}

/**
 * peng_fit_step_finish:
 * @result: what the callback was given
 * @error: #PengFitError, #PengPhotoError, #PengStoreError, or that it was cancelled
 *
 * Returns: whether it is so now
 */
gboolean
peng_fit_step_finish (GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
