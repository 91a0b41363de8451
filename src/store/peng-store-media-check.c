/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-media.h"

#include "core/peng-block.h"
#include "store/peng-store-private.h"

/* Whether the files of an item are still as they were stored. */

typedef struct
{
  char           *folder;
  PengMedia      *media;
  PengMediaState  states[PENG_MEDIA_N_VARIANTS];
} Check;

static void
check_free (Check *self)
{
  g_free (self->folder);
  peng_media_free (self->media);
  g_free (self);
}

static Check *
check_new (PengStore       *store,
           const PengMedia *media)
{
  Check *self = g_new0 (Check, 1);

  self->folder = g_strdup (peng_store_folder_get_media (peng_store_get_folder (store)));
  self->media = peng_media_copy (media);

  return self;
}

static PengMediaState
compare (Check             *self,
         PengMediaVariant   variant,
         const char        *wanted,
         GCancellable      *cancellable)
{
  g_autofree char *hash = wanted != NULL ? peng_media_files_hash (self->folder, self->media->sha,
                                                                  variant, cancellable, NULL) : NULL;

  if (wanted == NULL)
    return PENG_MEDIA_NONE;
  if (hash == NULL)
    return PENG_MEDIA_LOST;

  return g_str_equal (hash, wanted) ? PENG_MEDIA_WHOLE : PENG_MEDIA_DAMAGED;
}

/* Nothing is kept of a thumbnail's bytes: it is enough that there are some. */
static PengMediaState
look_for_thumb (Check *self)
{
  if (!self->media->has_thumb)
    return PENG_MEDIA_NONE;

  return peng_media_files_has (self->folder, self->media->sha, PENG_MEDIA_THUMB) ? PENG_MEDIA_WHOLE
                                                                                  : PENG_MEDIA_LOST;
}

static void
check_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Check *self = task_data;

  self->states[PENG_MEDIA_ORIGINAL] = compare (self, PENG_MEDIA_ORIGINAL, self->media->sha, cancellable);
  self->states[PENG_MEDIA_WEB] = compare (self, PENG_MEDIA_WEB, self->media->web_sha, cancellable);
  self->states[PENG_MEDIA_THUMB] = look_for_thumb (self);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

/**
 * peng_store_check_media_async:
 * @self: a store
 * @media: an item
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Reads the files of an item, outside the store's thread.
 */
void
peng_store_check_media_async (PengStore           *self,
                              const PengMedia     *media,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (media != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_store_check_media_async);
  g_task_set_task_data (task, check_new (self, media), (GDestroyNotify) check_free);
  g_task_run_in_thread (task, check_thread);
}

/**
 * peng_store_check_media_finish:
 * @self: a store
 * @result: what the callback was given
 * @states: (out caller-allocates): by #PengMediaVariant, how they are
 * @error: return location; that it was cancelled
 *
 * Returns: whether it went to the end
 */
gboolean
peng_store_check_media_finish (PengStore       *self,
                               GAsyncResult    *result,
                               PengMediaState   states[PENG_MEDIA_N_VARIANTS],
                               GError         **error)
{
  Check *check;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  check = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  for (guint i = 0; i < PENG_MEDIA_N_VARIANTS; i++)
    states[i] = check->states[i];

  return TRUE;
}

typedef struct
{
  char *folder;
  char *media;
  char *path;
} Thumb;

static void
thumb_free (Thumb *self)
{
  g_free (self->folder);
  g_free (self->media);
  g_free (self->path);
  g_free (self);
}

static void
renew_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Thumb *self = task_data;
  g_autofree char *sha = NULL;
  GError *error = NULL;

  peng_media_files_remove_variant (self->folder, self->media, PENG_MEDIA_THUMB);
  sha = peng_media_files_add_variant (self->folder, self->media, PENG_MEDIA_THUMB, self->path, NULL,
                                      &error);
  if (sha != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gpointer
mark_thumb (PengDb    *db,
            gpointer   data,
            GError   **error)
{
  g_autoptr(PengStatement) update =
    peng_db_prepare (db, "UPDATE media SET has_thumb = 1 WHERE sha = :sha", error);

  if (update == NULL)
    return NULL;

  peng_statement_bind_text (update, ":sha", ((Thumb *) data)->media);

  return peng_statement_run (update, error) ? PENG_STORE_DONE : NULL;
}

static void
marked_thumb (PengStore *self,
              gpointer   args,
              gpointer   result)
{
  peng_store_emit_library (self);
}

static const PengStoreJob mark_thumb_job = { .func = mark_thumb, .notify = marked_thumb };

static void
marked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (peng_store_run_finish (PENG_STORE (object), &mark_thumb_job, result, &error) != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
renewed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  peng_store_run (g_task_get_source_object (task), &mark_thumb_job, g_task_get_task_data (task), NULL,
                  marked_cb, g_object_ref (task));
}

/**
 * peng_store_renew_thumb_async:
 * @self: a store
 * @media: a media name
 * @path: (type filename): the thumbnail, which has to stay until it has finished
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Puts a thumbnail in the place of the one that an item without a web version had.
 */
void
peng_store_renew_thumb_async (PengStore           *self,
                              const char          *media,
                              const char          *path,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) files = NULL;
  Thumb *thumb;
  GTask *task;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (peng_media_is_name (media));

  thumb = g_new0 (Thumb, 1);
  thumb->folder = g_strdup (peng_store_folder_get_media (peng_store_get_folder (self)));
  thumb->media = g_strdup (media);
  thumb->path = g_strdup (path);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_store_renew_thumb_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, thumb, (GDestroyNotify) thumb_free);

  /* As in adding, the inner task borrows what the outer one keeps. */
  files = g_task_new (NULL, cancellable, renewed_cb, task);
  g_task_set_task_data (files, thumb, NULL);
  g_task_run_in_thread (files, renew_thread);
}

/**
 * peng_store_renew_thumb_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: whether it is in place
 */
gboolean
peng_store_renew_thumb_finish (PengStore     *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
