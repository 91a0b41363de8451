/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-fit.h"

#include "core/peng-block.h"
#include "store/peng-media-fit-files.h"
#include "store/peng-media-lock.h"
#include "store/peng-media-recipe-table.h"
#include "store/peng-store-private.h"

/**
 * peng_recipe_step_free:
 * @self: (transfer full): a step
 */
void
peng_recipe_step_free (PengRecipeStep *self)
{
  peng_recipe_free (self->recipe);
  g_free (self);
}

static gpointer
list (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  return peng_media_recipe_table_list (db, data, error);
}

static const PengStoreJob list_job = {
  list, g_free, (GDestroyNotify) g_ptr_array_unref, NULL, TRUE
};

/**
 * peng_store_list_recipes_async:
 * @self: a store
 * @media: a media name
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Lists the steps in which an item was made fit.
 */
void
peng_store_list_recipes_async (PengStore           *self,
                               const char          *media,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (media != NULL);

  peng_store_run (self, &list_job, g_strdup (media), cancellable, callback, user_data);
}

/**
 * peng_store_list_recipes_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError; %PENG_STORE_ERROR_NEWER where a recipe is none that is known here
 *
 * Returns: (transfer full) (element-type PengRecipeStep) (nullable): the steps, first to last
 */
GPtrArray *
peng_store_list_recipes_finish (PengStore     *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  return peng_store_run_finish (self, &list_job, result, error);
}

typedef struct
{
  char          *folder;
  char          *web_path;
  char          *thumb_path;
  PengMedia     *media;
  PengFitChange  change;
  guint          step;
  char          *recipe;    /* (nullable) */
  gboolean       is_published; /* in an article that a site has */
  char          *brought;   /* (nullable): where the files are until they are in place */
  PengMediaLock *lock;      /* from before they are brought until then */
} Fit;

static void
release (Fit      *self,
         gboolean  is_complete)
{
  if (self->lock != NULL)
    peng_media_lock_release (g_steal_pointer (&self->lock), is_complete);
}

static void
fit_free (gpointer data)
{
  Fit *self = data;

  release (self, FALSE);
  g_free (self->folder);
  g_free (self->web_path);
  g_free (self->thumb_path);
  g_free (self->recipe);
  g_free (self->brought);
  peng_media_free (self->media);
  g_free (self);
}

static Fit *
fit_new (PengStore             *store,
         const PengMediaSource *source)
{
  Fit *self = g_new0 (Fit, 1);

  self->folder = g_strdup (peng_store_folder_get_media (peng_store_get_folder (store)));
  self->web_path = g_strdup (source->web_path);
  self->thumb_path = g_strdup (source->thumb_path);
  self->media = g_new0 (PengMedia, 1);
  self->media->sha = g_strdup (source->sha);
  self->media->web_mime = g_strdup (source->web_mime);
  self->media->web_width = source->web_width;
  self->media->web_height = source->web_height;

  return self;
}

/* In a thread of GLib's pool. */
static void
bring_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Fit *self = task_data;
  GError *error = NULL;

  self->lock = peng_media_lock_take (self->folder, &error);
  if (self->lock != NULL)
    self->brought = peng_media_fit_files_bring (self->folder, self->media->sha, self->web_path,
                                                self->thumb_path, &self->media->web_sha,
                                                &self->media->web_size, &error);
  if (self->brought != NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  release (self, TRUE);
  g_task_return_error (task, error);
}

static gboolean
has_row (PengDb           *db,
         const PengMedia  *media,
         GError          **error)
{
  g_autoptr(PengStatement) select = peng_db_prepare (db, "SELECT 1 FROM media WHERE sha = :sha", error);
  PengStep step;

  if (select == NULL)
    return FALSE;

  peng_statement_bind_text (select, ":sha", media->sha);
  step = peng_statement_step (select, error);
  if (step == PENG_STEP_DONE)
    g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND, "no media item %s", media->sha);

  return step == PENG_STEP_ROW;
}

static gboolean
update_row (PengDb           *db,
            const PengMedia  *media,
            GError          **error)
{
  g_autoptr(PengStatement) update =
    peng_db_prepare (db,
                     "UPDATE media SET web_sha = :web_sha, web_mime = :web_mime,"
                     " web_size = :web_size, web_width = :web_width, web_height = :web_height,"
                     " has_thumb = 1 WHERE sha = :sha", error);

  if (update == NULL)
    return FALSE;

  peng_statement_bind_text (update, ":sha", media->sha);
  peng_statement_bind_text (update, ":web_sha", media->web_sha);
  peng_statement_bind_text (update, ":web_mime", media->web_mime);
  peng_statement_bind_int (update, ":web_size", (gint64) media->web_size);
  peng_statement_bind_int (update, ":web_width", media->web_width);
  peng_statement_bind_int (update, ":web_height", media->web_height);

  return peng_statement_run (update, error);
}

/* What sites have of the articles that show it is not as it is here any more: a face that is veiled
 * from now on can still be seen there. 0 is the revision of no article. */
static gboolean
mark_publications (PengDb  *db,
                   Fit     *self,
                   GError **error)
{
  g_autoptr(PengStatement) update =
    peng_db_prepare (db,
                     "UPDATE publication SET revision = 0"
                     " WHERE article IN (SELECT a.uuid FROM media_use u"
                     "                   JOIN article a ON a.id = u.article"
                     "                   JOIN media m ON m.sha = u.media"
                     "                   WHERE u.media = :sha AND m.web_sha <> :web_sha)"
                     " RETURNING id", error);
  PengStep step;

  if (update == NULL)
    return FALSE;

  peng_statement_bind_text (update, ":sha", self->media->sha);
  peng_statement_bind_text (update, ":web_sha", self->media->web_sha);
  while ((step = peng_statement_step (update, error)) == PENG_STEP_ROW)
    self->is_published = TRUE;

  return step == PENG_STEP_DONE;
}

static gboolean
store_rows (PengDb  *db,
            Fit     *self,
            GError **error)
{
  return peng_db_begin (db, error) && has_row (db, self->media, error) &&
         peng_media_recipe_table_change (db, self->media->sha, self->change, self->step,
                                         self->recipe, error) &&
         mark_publications (db, self, error) && update_row (db, self->media, error) &&
         peng_db_commit (db, error);
}

/* A job that meets damage runs again in the database that was healed: the files are still wanted. */
static void
drop_brought (Fit          *self,
              const GError *reason)
{
  if (g_error_matches (reason, PENG_STORE_ERROR, PENG_STORE_ERROR_DAMAGED))
    return;

  peng_media_fit_files_drop (self->brought);
  release (self, TRUE);
}

static gpointer
store_fit (PengDb    *db,
           gpointer   data,
           GError   **error)
{
  Fit *self = data;
  GError *reason = NULL;
  gboolean moved;

  if (!store_rows (db, self, &reason))
    {
      drop_brought (self, reason);
      g_propagate_error (error, reason);
      return NULL;
    }

  moved = peng_media_fit_files_move (self->folder, self->media->sha, self->media->web_sha,
                                     self->brought, error);
  release (self, moved);

  return moved ? PENG_STORE_DONE : NULL;
}

static void
tell (PengStore *store,
      gpointer   data,
      gpointer   result)
{
  peng_store_emit_media (store, ((Fit *) data)->media->sha);
  peng_store_emit_library (store);
  if (((Fit *) data)->is_published)
    peng_store_emit_changed (store, NULL);
}

static const PengStoreJob fit_job = { .func = store_fit, .notify = tell };

/**
 * peng_store_fit_media_async:
 * @self: a store
 * @source: of its fields, @sha, those of the web version and @thumb_path
 * @change: what becomes of the item's steps
 * @step: number of the step that was in force when @source was begun, 0 for none
 * @recipe: (nullable): for %PENG_FIT_STEP, what @source was made by
 * @cancellable: (nullable): a cancellable; what has begun is done
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Puts a web version and a thumbnail in the place of those that an item had. The files have to stay
 * until it has finished. The web version that was there stays where it may be on its way to a site:
 * peng_store_keep_sent_async() finds it.
 */
void
peng_store_fit_media_async (PengStore             *self,
                            const PengMediaSource *source,
                            PengFitChange          change,
                            guint                  step,
                            const PengRecipe      *recipe,
                            GCancellable          *cancellable,
                            GAsyncReadyCallback    callback,
                            gpointer               user_data)
{
  Fit *fit;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (source != NULL && source->sha != NULL);
  g_return_if_fail (source->web_path != NULL && source->thumb_path != NULL);
  g_return_if_fail ((change == PENG_FIT_STEP) == (recipe != NULL));
  g_return_if_fail (change != PENG_FIT_UNDO || step > 0);

  fit = fit_new (self, source);
  fit->change = change;
  fit->step = step;
  fit->recipe = recipe != NULL ? peng_recipe_to_text (recipe) : NULL;

  peng_store_run_after (self, &fit_job, bring_thread, fit, fit_free, cancellable, callback, user_data);
}

/**
 * peng_store_fit_media_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError; %PENG_STORE_ERROR_STALE where another step is in force meanwhile
 *
 * Returns: whether they are in place
 */
gboolean
peng_store_fit_media_finish (PengStore     *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return peng_store_run_finish (self, &fit_job, result, error) != NULL;
}

typedef struct
{
  char      *folder;
  GPtrArray *media;   /* of PengOutboxMedia */
} Keep;

static void
keep_free (gpointer data)
{
  Keep *self = data;

  g_free (self->folder);
  g_ptr_array_unref (self->media);
  g_free (self);
}

static PengStep
is_present (PengDb                *db,
            const PengOutboxMedia *media,
            GError               **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT 1 FROM media WHERE sha = :media AND web_sha = :web_sha", error);

  if (select == NULL)
    return PENG_STEP_FAILED;

  peng_statement_bind_text (select, ":media", media->sha);
  peng_statement_bind_text (select, ":web_sha", media->web_sha);

  return peng_statement_step (select, error);
}

/* The item's own, where it cannot be kept: whoever receives it holds it against its hash. */
static char *
keep_file (PengDb                 *db,
           const char             *folder,
           const PengOutboxMedia  *media,
           GError                **error)
{
  g_autofree char *kept = NULL;
  PengStep step;

  if (g_str_equal (media->sha, media->web_sha))
    return peng_media_files_dup_path (folder, media->sha, PENG_MEDIA_ORIGINAL);

  kept = peng_media_fit_files_find_kept (folder, media->web_sha);
  step = kept == NULL ? is_present (db, media, error) : PENG_STEP_DONE;
  if (step == PENG_STEP_FAILED)
    return NULL;
  if (step == PENG_STEP_ROW)
    kept = peng_media_fit_files_keep (folder, media->sha, media->web_sha);

  return kept != NULL ? g_steal_pointer (&kept)
                      : peng_media_files_dup_path (folder, media->sha, PENG_MEDIA_WEB);
}

static gpointer
keep (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  Keep *self = data;
  g_autoptr(GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->media->len; i++)
    {
      const PengOutboxMedia *media = g_ptr_array_index (self->media, i);
      char *path;

      /* A file from elsewhere may name anything, and names become paths. */
      if (!peng_media_is_name (media->sha))
        continue;

      path = keep_file (db, self->folder, media, error);
      if (path == NULL)
        return NULL;

      g_hash_table_insert (files, g_strdup (media->web_sha), path);
    }

  return g_steal_pointer (&files);
}

static const PengStoreJob keep_job = { keep, keep_free, (GDestroyNotify) g_hash_table_unref };

/**
 * peng_store_keep_sent_async:
 * @self: a store
 * @media: (element-type PengOutboxMedia): the files of an outbox row, copied
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Finds the bytes that are on their way to a site. From then on they stay as long as the outbox
 * names them, also where an item is made fit meanwhile.
 */
void
peng_store_keep_sent_async (PengStore           *self,
                            GPtrArray           *media,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Keep *args;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (media != NULL);

  args = g_new0 (Keep, 1);
  args->folder = g_strdup (peng_store_folder_get_media (peng_store_get_folder (self)));
  args->media = peng_outbox_media_copy_all (media);
  peng_store_run (self, &keep_job, args, cancellable, callback, user_data);
}

/**
 * peng_store_keep_sent_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable) (element-type utf8 filename): by the SHA-256 of what is sent,
 *   the file
 */
GHashTable *
peng_store_keep_sent_finish (PengStore     *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return peng_store_run_finish (self, &keep_job, result, error);
}
