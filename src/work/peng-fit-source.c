/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-library"

#include "work/peng-fit-source.h"

#include "core/peng-block.h"
#include "work/peng-fit-step.h"

/* What is asked for, kept by its task. */
typedef struct
{
  PengStore     *store;
  PengPhotoPool *pool;
  char          *media;
  PengFitSource *source;
} Request;

/**
 * peng_fit_source_free:
 * @self: a source
 *
 * Frees it, and removes the file that was made for it.
 */
void
peng_fit_source_free (PengFitSource *self)
{
  if (self->folder != NULL)
    peng_work_folder_remove_async (self->folder, NULL, NULL);
  g_clear_pointer (&self->recipe, peng_recipe_free);
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

static void
request_free (Request *self)
{
  g_object_unref (self->store);
  g_object_unref (self->pool);
  g_clear_pointer (&self->source, peng_fit_source_free);
  g_free (self->media);
  g_free (self);
}

static void
answer (GTask *task)
{
  Request *self = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&self->source),
                         (GDestroyNotify) peng_fit_source_free);
}

static void
processed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Request *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(PengPhotoResult) photo =
    peng_photo_pool_process_finish (PENG_PHOTO_POOL (object), result, &error);

  if (photo == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self->source->path = g_strdup (photo->web.path);
  answer (task);
}

static void
folder_made_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Request *self = g_task_get_task_data (task);
  g_autofree char *path = peng_store_dup_media_path (self->store, self->media, PENG_MEDIA_ORIGINAL);
  g_autoptr(GFile) original = g_file_new_for_path (path);
  GError *error = NULL;

  self->source->folder = peng_work_folder_make_finish (result, &error);
  if (self->source->folder == NULL)
    g_task_return_error (task, error);
  else
    peng_photo_pool_process_async (self->pool, original,
                                   peng_work_folder_get_path (self->source->folder),
                                   g_task_get_cancellable (task), processed_cb,
                                   g_object_ref (task));
}

/* What is published of a photograph as it came is just what has to be seen. */
static void
choose_file (GTask     *task,
             GPtrArray *steps)
{
  Request *self = g_task_get_task_data (task);
  PengRecipeStep *last = steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;

  self->source->recipe = last != NULL ? peng_recipe_copy (last->recipe) : peng_recipe_new ();
  if (peng_recipe_is_plain (self->source->recipe) && self->source->path != NULL)
    {
      answer (task);
      return;
    }

  g_clear_pointer (&self->source->path, g_free);
  peng_work_folder_make_async (folder_made_cb, g_object_ref (task));
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(GPtrArray) steps = peng_store_list_recipes_finish (PENG_STORE (object), result, &error);

  if (steps == NULL)
    g_task_return_error (task, error);
  else
    choose_file (task, steps);
}

static void
got_media_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Request *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(PengMedia) media = peng_store_get_media_finish (PENG_STORE (object), result, &error);

  if (media == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (!g_str_has_prefix (media->mime, "image/"))
    {
      g_task_return_new_error (task, PENG_FIT_ERROR, PENG_FIT_ERROR_NO_PICTURE, "%s", media->mime);
      return;
    }

  self->source = g_new0 (PengFitSource, 1);
  self->source->name = g_strdup (media->name);
  self->source->width = media->width;
  self->source->height = media->height;
  if (media->web_sha != NULL)
    self->source->path = peng_store_dup_media_path (self->store, self->media, PENG_MEDIA_WEB);
  peng_store_list_recipes_async (self->store, self->media, g_task_get_cancellable (task), listed_cb,
                                 g_object_ref (task));
}

/**
 * peng_fit_source_async:
 * @store: an open store
 * @pool: makes pictures
 * @media: a media name
 * @cancellable: (nullable): to give up
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 */
void
peng_fit_source_async (PengStore           *store,
                       PengPhotoPool       *pool,
                       const char          *media,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Request *self;

  g_return_if_fail (PENG_IS_STORE (store));
  g_return_if_fail (PENG_IS_PHOTO_POOL (pool));
  g_return_if_fail (media != NULL && peng_media_is_name (media));

  self = g_new0 (Request, 1);
  self->store = g_object_ref (store);
  self->pool = g_object_ref (pool);
  self->media = g_strdup (media);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_fit_source_async);
  g_task_set_task_data (task, self, (GDestroyNotify) request_free);
  peng_store_get_media_async (store, media, cancellable, got_media_cb, g_object_ref (task));
}

/**
 * peng_fit_source_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): the photograph; fails with %PENG_FIT_ERROR, %PENG_PHOTO_ERROR,
 *   %PENG_STORE_ERROR or %G_IO_ERROR
 */
PengFitSource *
peng_fit_source_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
