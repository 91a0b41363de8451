/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-library"

#include "work/peng-fit-copy.h"

#include "core/peng-block.h"
#include "core/peng-file-load.h"
#include "work/peng-work-folder.h"

#include <glib/gi18n.h>
#include <string.h>

/* One copy, kept by its task. */
typedef struct
{
  PengStore      *store;
  PengPhotoPool  *pool;
  PengImporter   *importer;
  char           *media;
  PengRecipe     *recipe;
  char           *name;      /* of the photograph that is copied */
  const char     *suffix;    /* of the copy's format, with its point */
  PengWorkFolder *folder;
  PengImport     *import;
} Copy;

static void
copy_free (Copy *self)
{
  if (self->folder != NULL)
    peng_work_folder_remove_async (self->folder, NULL, NULL);
  g_object_unref (self->store);
  g_object_unref (self->pool);
  g_object_unref (self->importer);
  g_clear_object (&self->import);
  g_free (self->media);
  g_free (self->name);
  peng_recipe_free (self->recipe);
  g_free (self);
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Copy *self = g_task_get_task_data (task);
  GError *error = NULL;
  const PengMedia *media;

  if (!peng_importer_run_finish (PENG_IMPORTER (object), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  media = peng_import_get_media (self->import, 0);
  if (media != NULL)
    g_task_return_pointer (task, peng_media_copy (media), (GDestroyNotify) peng_media_free);
  else
    g_task_return_error (task, g_error_copy (peng_import_get_error (self->import, 0)));
}

static char *
make_name (Copy *self)
{
  const char *point = strrchr (self->name, '.');
  g_autofree char *stem = point != NULL ? g_strndup (self->name, point - self->name)
                                        : g_strdup (self->name);

  /* Translators: file name of a copy of a photograph; what follows is the suffix with its point */
  return g_strdup_printf (_("%s (copy)%s"), stem, self->suffix);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Copy *self = g_task_get_task_data (task);
  g_autofree char *name = make_name (self);
  GError *error = NULL;
  g_autoptr(GBytes) bytes = peng_file_load_finish (result, &error);

  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self->import = peng_import_new ();
  peng_import_add_bytes (self->import, bytes, name);
  peng_importer_run_async (self->importer, self->import, g_task_get_cancellable (task), imported_cb,
                           g_object_ref (task));
}

static void
processed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Copy *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(PengPhotoResult) photo =
    peng_photo_pool_process_finish (PENG_PHOTO_POOL (object), result, &error);
  g_autoptr(GFile) file = NULL;

  if (photo == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self->suffix = photo->web.format == PENG_PHOTO_FORMAT_PNG ? ".png" : ".jpg";
  file = g_file_new_for_path (photo->web.path);
  peng_file_load_async (file, g_task_get_cancellable (task), read_cb, g_object_ref (task));
}

static GFile *
get_original (Copy       *self,
              const char *media)
{
  g_autofree char *path = peng_store_dup_media_path (self->store, media, PENG_MEDIA_ORIGINAL);

  return g_file_new_for_path (path);
}

static void
folder_made_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Copy *self = g_task_get_task_data (task);
  g_autoptr(GFile) original = get_original (self, self->media);
  g_autoptr(GFile) watermark =
    self->recipe->watermark != NULL ? get_original (self, self->recipe->watermark) : NULL;
  GError *error = NULL;

  self->folder = peng_work_folder_make_finish (result, &error);
  if (self->folder == NULL)
    g_task_return_error (task, error);
  else
    peng_photo_pool_fit_async (self->pool, original, self->recipe, watermark,
                               peng_work_folder_get_path (self->folder),
                               g_task_get_cancellable (task), processed_cb, g_object_ref (task));
}

static void
got_media_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Copy *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(PengMedia) media = peng_store_get_media_finish (PENG_STORE (object), result, &error);

  if (media == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self->name = g_strdup (media->name);
  peng_work_folder_make_async (folder_made_cb, g_object_ref (task));
}

/**
 * peng_fit_copy_async:
 * @store: an open store
 * @pool: makes pictures
 * @importer: takes them in
 * @media: a photograph's name
 * @recipe: what is done to its original
 * @cancellable: (nullable): to give up
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 */
void
peng_fit_copy_async (PengStore           *store,
                     PengPhotoPool       *pool,
                     PengImporter        *importer,
                     const char          *media,
                     const PengRecipe    *recipe,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Copy *self;

  g_return_if_fail (PENG_IS_STORE (store));
  g_return_if_fail (media != NULL && peng_media_is_name (media));
  g_return_if_fail (recipe != NULL);

  self = g_new0 (Copy, 1);
  self->store = g_object_ref (store);
  self->pool = g_object_ref (pool);
  self->importer = g_object_ref (importer);
  self->media = g_strdup (media);
  self->recipe = peng_recipe_copy (recipe);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_fit_copy_async);
  g_task_set_task_data (task, self, (GDestroyNotify) copy_free);
  peng_store_get_media_async (store, media, cancellable, got_media_cb, g_object_ref (task));
}

/**
 * peng_fit_copy_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): the item that has come into the library; fails with %PENG_PHOTO_ERROR,
 *   %PENG_STORE_ERROR or %G_IO_ERROR
 */
PengMedia *
peng_fit_copy_finish (GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
