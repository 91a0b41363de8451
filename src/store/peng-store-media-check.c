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
  char    *folder;
  char    *media;
  char    *thumb_path;   /* (nullable) */
  char    *web_path;     /* (nullable) */
  char    *web_sha;      /* once it is in place */
  guint64  web_size;
} Renewal;

static void
renewal_free (gpointer data)
{
  Renewal *self = data;

  g_free (self->folder);
  g_free (self->media);
  g_free (self->thumb_path);
  g_free (self->web_path);
  g_free (self->web_sha);
  g_free (self);
}

static char *
renew_variant (Renewal           *self,
               PengMediaVariant   variant,
               const char        *path,
               guint64           *size,
               GError           **error)
{
  peng_media_files_remove_variant (self->folder, self->media, variant);

  return peng_media_files_add_variant (self->folder, self->media, variant, path, size, error);
}

static void
renew_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Renewal *self = task_data;
  g_autofree char *thumb = NULL;
  GError *error = NULL;

  if (self->web_path != NULL)
    self->web_sha = renew_variant (self, PENG_MEDIA_WEB, self->web_path, &self->web_size, &error);
  if (error == NULL && self->thumb_path != NULL)
    thumb = renew_variant (self, PENG_MEDIA_THUMB, self->thumb_path, NULL, &error);

  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gpointer
mark (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  const Renewal *renewal = data;
  g_autoptr(PengStatement) update =
    peng_db_prepare (db,
                     "UPDATE media SET has_thumb = has_thumb OR :thumb,"
                     " web_size = iif (:web_sha IS NULL, web_size, :web_size),"
                     " web_sha = ifnull (:web_sha, web_sha) WHERE sha = :sha", error);

  if (update == NULL)
    return NULL;

  peng_statement_bind_text (update, ":sha", renewal->media);
  peng_statement_bind_int (update, ":thumb", renewal->thumb_path != NULL);
  peng_statement_bind_text (update, ":web_sha", renewal->web_sha);
  peng_statement_bind_int (update, ":web_size", (gint64) renewal->web_size);

  return peng_statement_run (update, error) ? PENG_STORE_DONE : NULL;
}

static void
marked (PengStore *self,
        gpointer   args,
        gpointer   result)
{
  peng_store_emit_library (self);
}

static const PengStoreJob mark_job = { .func = mark, .notify = marked };

/**
 * peng_store_renew_clip_async:
 * @self: a store
 * @media: name of a video or a sound
 * @thumb_path: (nullable) (type filename): its thumbnail
 * @web_path: (nullable) (type filename): its web version
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Puts what was made of a clip in the place of what there was. The files have to stay until it has
 * finished.
 */
void
peng_store_renew_clip_async (PengStore           *self,
                             const char          *media,
                             const char          *thumb_path,
                             const char          *web_path,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Renewal *renewal;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (peng_media_is_name (media));

  renewal = g_new0 (Renewal, 1);
  renewal->folder = g_strdup (peng_store_folder_get_media (peng_store_get_folder (self)));
  renewal->media = g_strdup (media);
  renewal->thumb_path = g_strdup (thumb_path);
  renewal->web_path = g_strdup (web_path);

  peng_store_run_after (self, &mark_job, renew_thread, renewal, renewal_free, cancellable, callback,
                        user_data);
}

/**
 * peng_store_renew_clip_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: whether they are in place
 */
gboolean
peng_store_renew_clip_finish (PengStore     *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return peng_store_run_finish (self, &mark_job, result, error) != NULL;
}
