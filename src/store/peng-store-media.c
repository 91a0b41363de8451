/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-media.h"

#include "core/peng-block.h"
#include "store/peng-library-look.h"
#include "store/peng-library-trash.h"
#include "store/peng-media-clip-table.h"
#include "store/peng-media-lock.h"
#include "store/peng-media-recipe-table.h"
#include "store/peng-media-table.h"
#include "store/peng-media-words-table.h"
#include "store/peng-store-private.h"

typedef struct _AddArgs AddArgs;

struct _AddArgs
{
  char          *folder;
  char          *path;
  GBytes        *bytes;
  char          *sha;
  char          *web_path;
  char          *thumb_path;
  PengMedia     *media;
  gboolean       has_look;
  guint64        look;
  PengMediaChange *words;   /* (nullable) */
  gboolean       is_clip;
  AddArgs       *poster;    /* (nullable): comes in with it */
  PengMediaLock *lock;   /* from before the first file until the row is stored */
};

/**
 * peng_media_copy:
 * @self: an item
 *
 * Returns: (transfer full): a copy of it
 */
PengMedia *
peng_media_copy (const PengMedia *self)
{
  PengMedia *copy = g_memdup2 (self, sizeof *self);

  copy->sha = g_strdup (self->sha);
  copy->name = g_strdup (self->name);
  copy->mime = g_strdup (self->mime);
  copy->web_sha = g_strdup (self->web_sha);
  copy->web_mime = g_strdup (self->web_mime);
  copy->poster = g_strdup (self->poster);

  return copy;
}

/**
 * peng_media_free:
 * @self: (transfer full): an item
 *
 * Frees an item.
 */
void
peng_media_free (PengMedia *self)
{
  g_free (self->sha);
  g_free (self->name);
  g_free (self->mime);
  g_free (self->web_sha);
  g_free (self->web_mime);
  g_free (self->poster);
  g_free (self);
}

static void
release (AddArgs  *args,
         gboolean  is_complete)
{
  if (args->lock != NULL)
    peng_media_lock_release (g_steal_pointer (&args->lock), is_complete);
}

static void
add_args_free (gpointer data)
{
  AddArgs *args = data;

  g_free (args->folder);
  g_free (args->path);
  g_clear_pointer (&args->bytes, g_bytes_unref);
  g_free (args->sha);
  g_free (args->web_path);
  g_free (args->thumb_path);
  peng_media_free (args->media);
  g_clear_pointer (&args->words, peng_media_change_free);
  g_clear_pointer (&args->poster, add_args_free);
  release (args, FALSE);
  g_free (args);
}

static PengMedia *
media_from_source (const PengMediaSource *source)
{
  PengMedia *media = g_new0 (PengMedia, 1);

  media->name = g_strdup (source->name ?: "");
  media->mime = g_strdup (source->mime ?: "application/octet-stream");
  media->width = source->width;
  media->height = source->height;
  media->taken = source->taken;
  media->web_mime = source->web_path ? g_strdup (source->web_mime) : NULL;
  media->web_width = source->web_width;
  media->web_height = source->web_height;
  media->duration = source->duration;

  return media;
}

static AddArgs *
add_args_new (PengStore             *store,
              const PengMediaSource *source)
{
  AddArgs *args = g_new0 (AddArgs, 1);

  args->folder = g_strdup (peng_store_folder_get_media (peng_store_get_folder (store)));
  args->path = g_strdup (source->path);
  args->bytes = source->bytes ? g_bytes_ref (source->bytes) : NULL;
  args->sha = g_strdup (source->sha);
  args->web_path = g_strdup (source->web_path);
  args->thumb_path = g_strdup (source->thumb_path);
  args->media = media_from_source (source);
  args->has_look = source->has_look;
  args->look = source->look;
  args->words = source->words != NULL ? peng_media_change_copy (source->words) : NULL;
  args->is_clip = source->is_clip;
  args->poster = source->poster != NULL ? add_args_new (store, source->poster) : NULL;

  return args;
}

static gboolean
add_original (AddArgs       *args,
              GCancellable  *cancellable,
              GError       **error)
{
  PengMedia *media = args->media;

  if (args->bytes != NULL)
    {
      media->size = g_bytes_get_size (args->bytes);
      media->sha = peng_media_files_add_bytes (args->folder, args->bytes, error);
    }
  else
    {
      media->sha = peng_media_files_add_path (args->folder, args->path, &media->size,
                                              cancellable, error);
    }

  return media->sha != NULL;
}

/* A web version of other bytes must never stand beside an original. */
static gboolean
check_original (AddArgs  *args,
                GError  **error)
{
  if (args->sha == NULL || g_str_equal (args->sha, args->media->sha))
    return TRUE;

  g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_MISMATCH,
               "%s changed while it was read", args->media->name);

  return FALSE;
}

static gboolean
add_web (AddArgs  *args,
         GError  **error)
{
  PengMedia *media = args->media;

  if (args->web_path == NULL)
    return TRUE;

  media->web_sha = peng_media_files_add_variant (args->folder, media->sha, PENG_MEDIA_WEB,
                                                 args->web_path, &media->web_size, error);

  return media->web_sha != NULL;
}

static gboolean
add_thumb (AddArgs  *args,
           GError  **error)
{
  g_autofree char *sha = NULL;

  if (args->thumb_path == NULL)
    return TRUE;

  sha = peng_media_files_add_variant (args->folder, args->media->sha, PENG_MEDIA_THUMB,
                                      args->thumb_path, NULL, error);
  args->media->has_thumb = sha != NULL;

  return args->media->has_thumb;
}

static gboolean
add_variants (AddArgs       *args,
              GCancellable  *cancellable,
              GError       **error)
{
  return add_original (args, cancellable, error) && check_original (args, error) &&
         add_web (args, error) && add_thumb (args, error) &&
         (args->poster == NULL || add_variants (args->poster, cancellable, error));
}

/* In a thread of GLib's pool. */
static void
add_files (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  AddArgs *args = data;
  GError *error = NULL;

  args->lock = peng_media_lock_take (args->folder, &error);
  if (args->lock != NULL && add_variants (args, cancellable, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  /* Of an original that did not come in nothing is left. */
  release (args, args->media->sha == NULL);
  g_task_return_error (task, error);
}

static gpointer
get (PengDb    *db,
     gpointer   data,
     GError   **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT " PENG_MEDIA_COLUMNS " FROM media m WHERE m.sha = :sha", error);

  if (select == NULL)
    return NULL;

  peng_statement_bind_text (select, ":sha", data);

  switch (peng_statement_step (select, error))
    {
    case PENG_STEP_ROW:
      return peng_media_table_read (select);

    case PENG_STEP_DONE:
      g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND, "no media item %s",
                   (char *) data);
      return NULL;

    case PENG_STEP_FAILED:
    default:
      return NULL;
    }
}

static void
bind_media (PengStatement   *upsert,
            const PengMedia *media)
{
  peng_statement_bind_text (upsert, ":sha", media->sha);
  peng_statement_bind_text (upsert, ":name", media->name);
  peng_statement_bind_text (upsert, ":mime", media->mime);
  peng_statement_bind_int (upsert, ":size", (gint64) media->size);
  peng_statement_bind_int (upsert, ":width", media->width);
  peng_statement_bind_int (upsert, ":height", media->height);
  peng_statement_bind_int (upsert, ":taken", media->taken);
  peng_statement_bind_int (upsert, ":added", g_get_real_time ());
  peng_statement_bind_text (upsert, ":web_sha", media->web_sha);
  peng_statement_bind_text (upsert, ":web_mime", media->web_mime);
  peng_statement_bind_int (upsert, ":web_size", (gint64) media->web_size);
  peng_statement_bind_int (upsert, ":web_width", media->web_width);
  peng_statement_bind_int (upsert, ":web_height", media->web_height);
  peng_statement_bind_int (upsert, ":has_thumb", media->has_thumb);
}

/* The item that is there keeps what it has and gains what it lacked; who brings it in again wants it. */
static gboolean
put_row (PengDb           *db,
         const PengMedia  *media,
         GError          **error)
{
  g_autoptr(PengStatement) upsert =
    peng_db_prepare (db,
                     "INSERT INTO media (sha, name, mime, size, width, height, taken, added,"
                     "                   web_sha, web_mime, web_size, web_width, web_height,"
                     "                   has_thumb)"
                     " VALUES (:sha, :name, :mime, :size, :width, :height, :taken, :added,"
                     "         :web_sha, :web_mime, :web_size, :web_width, :web_height,"
                     "         :has_thumb)"
                     " ON CONFLICT (sha) DO UPDATE SET"
                     "  web_mime = iif (web_sha IS NULL, :web_mime, web_mime),"
                     "  web_size = iif (web_sha IS NULL, :web_size, web_size),"
                     "  web_width = iif (web_sha IS NULL, :web_width, web_width),"
                     "  web_height = iif (web_sha IS NULL, :web_height, web_height),"
                     "  web_sha = iif (web_sha IS NULL, :web_sha, web_sha),"
                     "  width = iif (width = 0, :width, width),"
                     "  height = iif (height = 0, :height, height),"
                     "  has_thumb = has_thumb OR :has_thumb", error);

  if (upsert == NULL)
    return FALSE;

  bind_media (upsert, media);

  return peng_statement_run (upsert, error) && peng_library_trash_take (db, media->sha, error);
}

/* A picture that was made fit and whose file was lost does not come back as it came: what was veiled
 * would be seen. It is made anew by its recipe where the library is verified. */
static gboolean
keep_fit (PengDb         *db,
          const AddArgs  *args,
          GError        **error)
{
  const char *sha = args->media->sha;
  g_autoptr(PengMedia) present = NULL;
  guint step = 0;

  if (!peng_media_recipe_table_count (db, sha, &step, error))
    return FALSE;
  if (step == 0 || args->media->web_sha == NULL)
    return TRUE;

  present = get (db, (gpointer) sha, error);
  if (present != NULL && g_strcmp0 (present->web_sha, args->media->web_sha) != 0)
    {
      peng_media_files_remove_variant (args->folder, sha, PENG_MEDIA_WEB);
      peng_media_files_remove_variant (args->folder, sha, PENG_MEDIA_THUMB);
    }

  return present != NULL;
}

static gboolean
put_clip (PengDb         *db,
          const AddArgs  *args,
          GError        **error)
{
  const char *poster = args->poster != NULL ? args->poster->media->sha : NULL;

  return peng_media_clip_table_put (db, args->media->sha, args->media->duration, poster, error);
}

static gboolean
put_rows (PengDb         *db,
          const AddArgs  *args,
          GError        **error)
{
  const char *sha = args->media->sha;

  return put_row (db, args->media, error) && keep_fit (db, args, error) &&
         (!args->has_look || peng_library_look_put (db, sha, args->look, error)) &&
         (args->words == NULL || peng_media_words_table_begin (db, sha, args->words, error)) &&
         (!args->is_clip || put_clip (db, args, error)) &&
         peng_media_words_table_index (db, sha, error) &&
         (args->poster == NULL || put_rows (db, args->poster, error));
}

static gpointer
add_row (PengDb    *db,
         gpointer   data,
         GError   **error)
{
  AddArgs *args = data;
  gboolean done = peng_db_begin (db, error) && put_rows (db, args, error) &&
                  peng_db_commit (db, error);

  release (args, done);

  return done ? get (db, args->media->sha, error) : NULL;
}

static void
added_row (PengStore *self,
           gpointer   args,
           gpointer   result)
{
  peng_store_emit_library (self);
}

static const PengStoreJob add_row_job = {
  .func = add_row, .free_result = (GDestroyNotify) peng_media_free, .notify = added_row
};
static const PengStoreJob get_job = { get, g_free, (GDestroyNotify) peng_media_free, NULL, TRUE };

/**
 * peng_store_add_media_async:
 * @self: a store
 * @source: what to take in
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 */
void
peng_store_add_media_async (PengStore              *self,
                            const PengMediaSource  *source,
                            GCancellable           *cancellable,
                            GAsyncReadyCallback     callback,
                            gpointer                user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (source != NULL);
  g_return_if_fail ((source->path != NULL) != (source->bytes != NULL));

  peng_store_run_after (self, &add_row_job, add_files, add_args_new (self, source), add_args_free,
                        cancellable, callback, user_data);
}

/**
 * peng_store_add_media_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): the item as the library has it now
 */
PengMedia *
peng_store_add_media_finish (PengStore     *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return peng_store_run_finish (self, &add_row_job, result, error);
}

/**
 * peng_store_get_media_async:
 * @self: a store
 * @sha: a media name
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Gets one item of the library.
 */
void
peng_store_get_media_async (PengStore           *self,
                            const char          *sha,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (sha != NULL);

  peng_store_run (self, &get_job, g_strdup (sha), cancellable, callback, user_data);
}

/**
 * peng_store_get_media_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): the item, or %NULL with @error set, such as
 *   %PENG_STORE_ERROR_NOT_FOUND
 */
PengMedia *
peng_store_get_media_finish (PengStore     *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return peng_store_run_finish (self, &get_job, result, error);
}

static gpointer
list (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_media_free);
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT " PENG_MEDIA_COLUMNS " FROM article a JOIN media_use u ON u.article = a.id"
                     " JOIN media m ON m.sha = u.media WHERE a.uuid = :uuid ORDER BY u.position",
                     error);
  PengStep step;

  if (select == NULL)
    return NULL;

  peng_statement_bind_text (select, ":uuid", data);
  while ((step = peng_statement_step (select, error)) == PENG_STEP_ROW)
    {
      const char *sha = peng_statement_get_text (select, 0);

      /* A file from elsewhere may name anything, and media names become paths. */
      if (sha != NULL && peng_media_is_name (sha))
        g_ptr_array_add (items, peng_media_table_read (select));
    }

  return step == PENG_STEP_DONE ? g_steal_pointer (&items) : NULL;
}

static const PengStoreJob list_job = {
  list, g_free, (GDestroyNotify) g_ptr_array_unref, NULL, TRUE
};

/**
 * peng_store_list_media_async:
 * @self: a store
 * @article: UUID of an article
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Lists the items that an article uses, in its order; those that the library does not have are left
 * out.
 */
void
peng_store_list_media_async (PengStore           *self,
                             const char          *article,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (article != NULL);

  peng_store_run (self, &list_job, g_strdup (article), cancellable, callback, user_data);
}

/**
 * peng_store_list_media_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengMedia) (nullable): the items
 */
GPtrArray *
peng_store_list_media_finish (PengStore     *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return peng_store_run_finish (self, &list_job, result, error);
}

/**
 * peng_store_dup_media_path:
 * @self: a store
 * @sha: a media name
 * @variant: which file of it
 *
 * Returns: (transfer full): where the file is, or would be; nothing is looked at
 */
char *
peng_store_dup_media_path (PengStore        *self,
                           const char       *sha,
                           PengMediaVariant  variant)
{
  g_return_val_if_fail (PENG_IS_STORE (self), NULL);
  g_return_val_if_fail (peng_media_is_name (sha), NULL);

  return peng_media_files_dup_path (peng_store_folder_get_media (peng_store_get_folder (self)),
                                    sha, variant);
}
