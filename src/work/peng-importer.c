/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-importer"

#include "work/peng-importer.h"

#include "work/peng-import-clip.h"
#include "work/peng-import-type.h"
#include "work/peng-work-folder.h"

/**
 * PengImporter:
 *
 * Each photograph goes its own way: the pool makes its web version and thumbnail in a folder that
 * is there for the run, then the store takes all three in. Videos and sounds are looked at, and a video
 * brings a picture of it along; documents go to the store as they are. The pool bounds how many are in work.
 */
struct _PengImporter
{
  GObject        parent_instance;

  PengStore     *store;
  PengPhotoPool *pool;
  PengClipPool  *clips;
};

/* Kept by the task of the run. */
typedef struct
{
  PengImport     *import;
  PengWorkFolder *folder;
  guint           n_left;
} Run;

/* One photograph on its way; holds the task. */
typedef struct
{
  GTask              *task;
  guint               position;
  GFile              *file;
  const PengFileType *type;     /* of what is no photograph */
  PengPhotoResult    *photo;
  PengImportClip     *clip;
} Step;

G_DEFINE_FINAL_TYPE (PengImporter, peng_importer, G_TYPE_OBJECT)

static void
run_free (Run *run)
{
  g_object_unref (run->import);
  g_free (run);
}

static void
step_free (Step *step)
{
  g_clear_object (&step->task);
  g_clear_object (&step->file);
  g_clear_pointer (&step->photo, peng_photo_result_free);
  g_clear_pointer (&step->clip, peng_import_clip_free);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

static PengImporter *
step_get_importer (Step *step)
{
  return g_task_get_source_object (step->task);
}

static Run *
step_get_run (Step *step)
{
  return g_task_get_task_data (step->task);
}

static void
remove_folder (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  peng_work_folder_remove (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
folder_removed_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_set_check_cancellable (task, TRUE);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

static void
end_run (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  g_autoptr (GTask) removal = g_task_new (NULL, NULL, folder_removed_cb, g_object_ref (task));

  g_task_set_task_data (removal, g_steal_pointer (&run->folder), NULL);
  g_task_run_in_thread (removal, remove_folder);
}

static void
end_step (Step      *step,
          PengMedia *media,
          GError    *error)
{
  Run *run = step_get_run (step);

  if (media != NULL)
    peng_import_take_media (run->import, step->position, media);
  else
    peng_import_take_error (run->import, step->position, error);

  if (--run->n_left == 0)
    end_run (step->task);
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Step) step = user_data;
  GError *error = NULL;
  PengMedia *media = peng_store_add_media_finish (PENG_STORE (object), result, &error);

  end_step (step, media, error);
}

/* A camera's clock knows no time zone; it was set where the photographs were taken. */
static gint64
read_taken_at (const char *taken_at)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time =
    taken_at != NULL ? g_date_time_new_from_iso8601 (taken_at, zone) : NULL;

  return time != NULL ? g_date_time_to_unix (time) * G_USEC_PER_SEC : 0;
}

/* What whoever made it has written into it; %NULL where that is nothing. */
static PengMediaChange *
make_words (const PengPhotoWords *written)
{
  const char * const fields[PENG_MEDIA_N_FIELDS] = {
    [PENG_MEDIA_CAPTION] = written->caption, [PENG_MEDIA_CREDIT] = written->credit,
    [PENG_MEDIA_PLACE] = written->place, [PENG_MEDIA_EVENT] = written->event,
  };
  g_autoptr(PengMediaChange) words = peng_media_change_new ();
  gboolean says = *written->tags != '\0';

  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    if (fields[i] != NULL && *fields[i] != '\0')
      {
        words->fields[i] = g_strdup (fields[i]);
        says = TRUE;
      }
  if (*written->tags != '\0')
    words->added[PENG_MEDIA_TAG] = g_strsplit (written->tags, "\n", -1);

  return says ? g_steal_pointer (&words) : NULL;
}

static void
add_to_store (Step *step)
{
  PengImport *import = step_get_run (step)->import;
  const PengPhotoResult *photo = step->photo;
  g_autoptr(PengMediaChange) words = make_words (&photo->words);
  PengMediaSource source = {
    .path = step->file != NULL ? g_file_peek_path (step->file) : NULL,
    .bytes = peng_import_get_bytes (import, step->position),
    .sha = photo->sha256,
    .web_path = photo->web.path,
    .thumb_path = photo->thumb.path,
    .name = peng_import_get_name (import, step->position),
    .mime = peng_photo_format_get_mime (photo->format),
    .width = photo->width,
    .height = photo->height,
    .taken = read_taken_at (photo->taken_at),
    .has_look = TRUE,
    .look = photo->look,
    .words = words,
    .web_mime = peng_photo_format_get_mime (photo->web.format),
    .web_width = photo->web.width,
    .web_height = photo->web.height,
  };

  peng_store_add_media_async (step_get_importer (step)->store, &source,
                              g_task_get_cancellable (step->task), added_cb, step);
}

static void
processed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Step) step = user_data;
  GError *error = NULL;

  step->photo = peng_photo_pool_process_finish (PENG_PHOTO_POOL (object), result, &error);
  if (step->photo != NULL)
    add_to_store (g_steal_pointer (&step));
  else
    end_step (step, NULL, error);
}

/* A document is kept as it is: nothing of it is made for the page. */
static void
add_plain (Step *step)
{
  PengImport *import = step_get_run (step)->import;
  PengMediaSource source = {
    .path = g_file_peek_path (step->file),
    .name = peng_import_get_name (import, step->position),
    .mime = step->type->mime,
  };

  peng_store_add_media_async (step_get_importer (step)->store, &source,
                              g_task_get_cancellable (step->task), added_cb, step);
}

/* Of the picture of a video there is no original but the one that pages show. */
static PengMediaSource
make_poster (const PengPhotoResult *picture,
             const char            *name)
{
  const char *mime = peng_photo_format_get_mime (picture->web.format);

  return (PengMediaSource) {
    .path = picture->web.path,
    .web_path = picture->web.path,
    .thumb_path = picture->thumb.path,
    .name = name,
    .mime = mime,
    .width = picture->web.width,
    .height = picture->web.height,
    .web_mime = mime,
    .web_width = picture->web.width,
    .web_height = picture->web.height,
  };
}

static void
add_clip (Step *step)
{
  const char *name = peng_import_get_name (step_get_run (step)->import, step->position);
  const PengImportClip *clip = step->clip;
  g_autofree char *poster_name = NULL;
  PengMediaSource poster = { NULL };
  PengMediaSource source = {
    .path = g_file_peek_path (step->file),
    .name = name,
    .mime = peng_import_clip_get_mime (clip, step->type->mime),
    .width = clip->facts->width,
    .height = clip->facts->height,
    .web_path = clip->web,
    .web_mime = peng_import_clip_get_mime (clip, step->type->mime),
    .web_width = clip->facts->width,
    .web_height = clip->facts->height,
    .is_clip = TRUE,
    .duration = clip->facts->duration,
  };

  if (clip->picture != NULL)
    {
      poster_name = g_strconcat (name, ".",
                                 peng_photo_format_get_extension (clip->picture->web.format), NULL);
      poster = make_poster (clip->picture, poster_name);
      source.thumb_path = clip->picture->thumb.path;
      source.poster = &poster;
    }

  peng_store_add_media_async (step_get_importer (step)->store, &source,
                              g_task_get_cancellable (step->task), added_cb, step);
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Step) step = user_data;
  GError *error = NULL;

  step->clip = peng_import_clip_finish (result, &error);
  if (step->clip != NULL)
    add_clip (g_steal_pointer (&step));
  else
    end_step (step, NULL, error);
}

static void
look_at_clip (Step *step)
{
  PengImporter *self = step_get_importer (step);

  peng_import_clip_async (self->clips, self->pool, g_file_peek_path (step->file),
                          peng_work_folder_get_path (step_get_run (step)->folder),
                          g_task_get_cancellable (step->task), looked_cb, step);
}

static void
process_photo (Step *step)
{
  peng_photo_pool_process_async (step_get_importer (step)->pool, step->file,
                                 peng_work_folder_get_path (step_get_run (step)->folder),
                                 g_task_get_cancellable (step->task), processed_cb, step);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Step) step = user_data;
  GError *error = NULL;

  if (!peng_import_type_find_finish (result, &step->type, &error))
    end_step (step, NULL, error);
  else if (step->type == NULL)
    process_photo (g_steal_pointer (&step));
  else if (step->type->kind == PENG_FILE_KIND_CLIP)
    look_at_clip (g_steal_pointer (&step));
  else
    add_plain (g_steal_pointer (&step));
}

static void
process_file (Step *step)
{
  peng_import_type_find_async (g_file_peek_path (step->file),
                               g_task_get_cancellable (step->task), found_cb, step);
}

/* Whatever a file system calls it: it could not be read. */
static GError *
make_unreadable (GError *reason)
{
  GError *error;

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return reason;

  error = g_error_new_literal (PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_UNREADABLE, reason->message);
  g_error_free (reason);

  return error;
}

static void
copied_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Step) step = user_data;
  GError *error = NULL;

  if (g_file_copy_finish (G_FILE (object), result, &error))
    process_file (g_steal_pointer (&step));
  else
    end_step (step, NULL, make_unreadable (error));
}

/* What lies on a phone or a server is fetched once, so that the worker and the store see the same
 * bytes. */
static void
fetch_file (Step  *step,
            GFile *file)
{
  g_autofree char *name = g_strdup_printf ("original-%u", step->position);

  step->file =
    g_file_new_build_filename (peng_work_folder_get_path (step_get_run (step)->folder), name, NULL);
  g_file_copy_async (file, step->file, G_FILE_COPY_NONE, G_PRIORITY_DEFAULT,
                     g_task_get_cancellable (step->task), NULL, NULL, copied_cb, step);
}

static void
start_step (GTask *task,
            guint  position)
{
  Run *run = g_task_get_task_data (task);
  GFile *file = peng_import_get_file (run->import, position);
  Step *step = g_new0 (Step, 1);

  step->task = g_object_ref (task);
  step->position = position;
  if (file == NULL)
    {
      peng_photo_pool_process_bytes_async (step_get_importer (step)->pool,
                                           peng_import_get_bytes (run->import, position),
                                           peng_work_folder_get_path (run->folder),
                                           g_task_get_cancellable (task),
                                           processed_cb, step);
    }
  else if (g_file_peek_path (file) != NULL)
    {
      step->file = g_object_ref (file);
      process_file (step);
    }
  else
    {
      fetch_file (step, file);
    }
}

static void
fail_all (GTask        *task,
          const GError *error)
{
  Run *run = g_task_get_task_data (task);

  for (guint i = 0; i < peng_import_get_n_items (run->import); i++)
    peng_import_take_error (run->import, i, g_error_copy (error));
}

static void
make_folder (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  PengWorkFolder *folder = peng_work_folder_make (&error);

  if (folder != NULL)
    g_task_return_pointer (task, folder, (GDestroyNotify) peng_work_folder_remove);
  else
    g_task_return_new_error (task, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_NOT_WRITTEN, "%s",
                             error->message);
}

static void
folder_made_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  run->folder = g_task_propagate_pointer (G_TASK (result), &error);
  if (run->folder == NULL)
    {
      fail_all (task, error);
      g_task_return_boolean (task, TRUE);
      return;
    }

  run->n_left = peng_import_get_n_items (run->import);
  if (run->n_left == 0)
    end_run (task);
  for (guint i = 0; i < peng_import_get_n_items (run->import); i++)
    start_step (task, i);
}

static void
peng_importer_finalize (GObject *object)
{
  PengImporter *self = PENG_IMPORTER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->pool);
  g_clear_object (&self->clips);

  G_OBJECT_CLASS (peng_importer_parent_class)->finalize (object);
}

static void
peng_importer_class_init (PengImporterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_importer_finalize;
}

static void
peng_importer_init (PengImporter *self)
{
  self->clips = peng_clip_pool_new ();
}

/**
 * peng_importer_new:
 * @store: where photographs go
 * @pool: what makes them smaller
 *
 * Returns: (transfer full): an importer for this thread
 */
PengImporter *
peng_importer_new (PengStore     *store,
                   PengPhotoPool *pool)
{
  PengImporter *self;

  g_return_val_if_fail (PENG_IS_STORE (store), NULL);
  g_return_val_if_fail (PENG_IS_PHOTO_POOL (pool), NULL);

  self = g_object_new (PENG_TYPE_IMPORTER, NULL);
  self->store = g_object_ref (store);
  self->pool = g_object_ref (pool);

  return self;
}

/**
 * peng_importer_run_async:
 * @self: an importer
 * @import: what is to come in; tells by its signals what became of each
 * @cancellable: (nullable): stops at once; what is in the library by then stays there
 * @callback: called when all are done
 * @user_data: for @callback
 *
 * Brings photographs and other files into the library: of a photograph the original untouched, the
 * web version and the thumbnail without metadata; of a video also a picture. Each fails for itself. The same bytes again give the item that is there.
 */
void
peng_importer_run_async (PengImporter        *self,
                         PengImport          *import,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) making = NULL;
  GTask *task;
  Run *run;

  g_return_if_fail (PENG_IS_IMPORTER (self));
  g_return_if_fail (PENG_IS_IMPORT (import));

  run = g_new0 (Run, 1);
  run->import = g_object_ref (import);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_importer_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);

  making = g_task_new (NULL, NULL, folder_made_cb, task);
  g_task_run_in_thread (making, make_folder);
}

/**
 * peng_importer_run_finish:
 * @self: an importer
 * @result: from the callback
 * @error: return location
 *
 * Returns: whether it went to the end, however many failed; %FALSE with %G_IO_ERROR_CANCELLED. The
 *   import knows of each.
 */
gboolean
peng_importer_run_finish (PengImporter  *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
