/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-importer"

#include "work/peng-import-clip.h"

#include "clip/peng-clip-strip.h"

/* Kept by the task. */
typedef struct
{
  PengPhotoPool *photos;
  char          *path;
  char          *folder;
  char          *web;        /* once it is written */
  PengClipFacts *facts;
} Step;

static void
step_free (Step *step)
{
  g_object_unref (step->photos);
  g_free (step->path);
  g_free (step->folder);
  g_free (step->web);
  g_clear_pointer (&step->facts, peng_clip_facts_free);
  g_free (step);
}

/**
 * peng_import_clip_free:
 * @self: (transfer full): a video or a sound
 *
 * Frees what is known. The picture's files stay where they are.
 */
void
peng_import_clip_free (PengImportClip *self)
{
  g_clear_pointer (&self->facts, peng_clip_facts_free);
  g_free (self->web);
  g_clear_pointer (&self->picture, peng_photo_result_free);
  g_free (self);
}

/* Takes the picture. */
static void
finish (GTask           *task,
        PengPhotoResult *picture)
{
  Step *step = g_task_get_task_data (task);
  PengImportClip *clip = g_new (PengImportClip, 1);

  *clip = (PengImportClip) { g_steal_pointer (&step->facts), g_steal_pointer (&step->web), picture };
  g_task_return_pointer (task, clip, (GDestroyNotify) peng_import_clip_free);
}

/* The frame has done its part; it is large. */
static void
remove_frame (const Step *step)
{
  g_autoptr(GFile) frame = g_file_new_for_path (step->facts->poster);

  g_file_delete_async (frame, G_PRIORITY_LOW, NULL, NULL, NULL);
}

/* A video without a picture is a video all the same. */
static void
processed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PengPhotoResult *picture;
  g_autoptr(GError) error = NULL;

  picture = peng_photo_pool_process_finish (PENG_PHOTO_POOL (object), result, &error);
  remove_frame (g_task_get_task_data (task));
  if (picture == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (picture == NULL)
    g_message ("The picture of a video cannot be made: %s", error->message);
  finish (task, picture);
}

static void
stripped_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Step *step = g_task_get_task_data (task);
  g_autoptr(GFile) frame = NULL;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (step->facts->poster == NULL)
    {
      finish (task, NULL);
      return;
    }

  frame = g_file_new_for_path (step->facts->poster);
  peng_photo_pool_process_async (step->photos, frame, step->folder, g_task_get_cancellable (task),
                                 processed_cb, g_object_ref (task));
}

static void
strip_thread (GTask        *thread,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Step *step = task_data;
  g_autofree char *name = g_uuid_string_random ();
  g_autofree char *copy = g_build_filename (step->folder, name, NULL);
  gboolean changed;
  GError *error = NULL;

  if (!peng_clip_strip (step->path, copy, &changed, &error))
    {
      g_task_return_error (thread, error);
      return;
    }

  if (changed)
    step->web = g_steal_pointer (&copy);
  g_task_return_boolean (thread, TRUE);
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Step *step = g_task_get_task_data (task);
  g_autoptr(GTask) stripping = NULL;
  GError *error = NULL;

  step->facts = peng_clip_pool_look_finish (PENG_CLIP_POOL (object), result, &error);
  if (step->facts == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  stripping = g_task_new (NULL, g_task_get_cancellable (task), stripped_cb, g_object_ref (task));
  g_task_set_task_data (stripping, step, NULL);
  g_task_run_in_thread (stripping, strip_thread);
}

/**
 * peng_import_clip_async:
 * @clips: looks at it
 * @photos: makes the picture fit for pages
 * @path: (type filename): a video or a sound, which is only read
 * @folder: (type filename): where the picture's files go, which are there until somebody removes them
 * @cancellable: (nullable): stops at once
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Finds out what a video or a sound is, makes a picture of a video, and leaves out what telephones write
 * into it, such as the place.
 */
void
peng_import_clip_async (PengClipPool        *clips,
                        PengPhotoPool       *photos,
                        const char          *path,
                        const char          *folder,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autofree char *name = g_uuid_string_random ();
  g_autofree char *frame = g_build_filename (folder, name, NULL);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Step *step = g_new0 (Step, 1);

  step->photos = g_object_ref (photos);
  step->path = g_strdup (path);
  step->folder = g_strdup (folder);
  g_task_set_source_tag (task, peng_import_clip_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, step, (GDestroyNotify) step_free);
  peng_clip_pool_look_async (clips, path, frame, cancellable, looked_cb, task);
}

/**
 * peng_import_clip_finish:
 * @result: what the callback was given
 * @error: #PengClipError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what it is, or %NULL
 */
PengImportClip *
peng_import_clip_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_import_clip_get_mime:
 * @self: a video or a sound
 * @mime: its media type, as its first bytes say
 *
 * Videos and sounds come in the same containers: only who has looked into one knows which it is.
 *
 * Returns: (transfer none): its media type
 */
const char *
peng_import_clip_get_mime (const PengImportClip *self,
                           const char           *mime)
{
  static const char * const pairs[][2] = {
    { "video/mp4", "audio/mp4" }, { "video/webm", "audio/webm" }, { "video/ogg", "audio/ogg" },
  };
  const PengClipFacts *facts = self->facts;

  if (!facts->has_video && !facts->has_audio)
    return mime;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_str_equal (mime, pairs[i][0]) || g_str_equal (mime, pairs[i][1]))
      return pairs[i][facts->has_video ? 0 : 1];

  return mime;
}
