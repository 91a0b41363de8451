/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-library"

#include "work/peng-library-check.h"

#include "work/peng-fit-step.h"
#include "work/peng-import-clip.h"
#include "work/peng-work-folder.h"

#define PAGE 50

/* One check, kept by its task. Items are looked at one after the other: the disk is what takes the
 * time. */
typedef struct
{
  PengStore            *store;
  PengPhotoPool        *pool;
  PengClipPool         *clips;
  PengLibraryCheckFunc  func;
  gpointer              func_data;

  GArray               *ids;
  guint                 n_done;
  GPtrArray            *page;     /* of PengLibraryItem */
  guint                 position; /* in it */
  guint                 n_lists;  /* how many were listed */
  PengWorkFolder       *folder;   /* once something has to be made */
  GError               *error;    /* why it ended early */
} Check;

/* What there is: each item is in one of them. */
static const PengLibraryFilter lists[] = {
  0, PENG_LIBRARY_TRASH, PENG_LIBRARY_POSTERS, PENG_LIBRARY_POSTERS | PENG_LIBRARY_TRASH,
};

static void next_item (GTask *task);

static void
check_free (Check *self)
{
  g_object_unref (self->store);
  g_object_unref (self->pool);
  g_object_unref (self->clips);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->page, g_ptr_array_unref);
  g_free (self);
}

static const PengLibraryItem *
get_item (Check *self)
{
  return g_ptr_array_index (self->page, self->position);
}

static void
tell (Check            *self,
      PengLibraryFault  fault)
{
  self->func (get_item (self), fault, self->n_done, self->ids->len, self->func_data);
}

static void
removed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Check *self = g_task_get_task_data (task);

  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_boolean (task, TRUE);
}

/* Takes the task and the error. */
static void
end (GTask  *task,
     GError *error)
{
  Check *self = g_task_get_task_data (task);

  self->error = error;
  peng_work_folder_remove_async (g_steal_pointer (&self->folder), removed_cb, task);
}

static void
go_on (GTask *task)
{
  Check *self = g_task_get_task_data (task);

  self->n_done++;
  self->position++;
  self->func (NULL, 0, self->n_done, self->ids->len, self->func_data);
  next_item (task);
}

/* Takes the error, which is %NULL where it is as it was again. */
static void
tell_renewed (GTask  *task,
              GError *error)
{
  Check *self = g_task_get_task_data (task);

  if (error != NULL)
    g_debug ("%s: %s", get_item (self)->media->name, error->message);

  tell (self, error == NULL ? PENG_LIBRARY_FAULT_REPAIRED : PENG_LIBRARY_FAULT_UNREPAIRED);
  g_clear_error (&error);
  go_on (task);
}

static void
fitted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GError *error = NULL;

  peng_fit_step_finish (result, &error);
  tell_renewed (user_data, error);
}

static void
renewed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  GError *error = NULL;

  peng_store_renew_clip_finish (PENG_STORE (object), result, &error);
  tell_renewed (user_data, error);
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  Check *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(PengImportClip) clip = peng_import_clip_finish (result, &error);
  const PengMedia *media = get_item (self)->media;

  if (clip != NULL && clip->picture == NULL && (media->has_thumb || clip->web == NULL))
    error = g_error_new_literal (PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_NO_DECODER, "no picture of it");

  if (error != NULL)
    tell_renewed (task, error);
  else
    peng_store_renew_clip_async (self->store, media->sha,
                                 clip->picture != NULL ? clip->picture->thumb.path : NULL, clip->web,
                                 g_task_get_cancellable (task), renewed_cb, task);
}

/* A video has a thumbnail; either kind has a web version where something had to be left out. */
static void
process_clip (GTask *task)
{
  Check *self = g_task_get_task_data (task);
  g_autofree char *path =
    peng_store_dup_media_path (self->store, get_item (self)->media->sha, PENG_MEDIA_ORIGINAL);

  peng_import_clip_async (self->clips, self->pool, path, peng_work_folder_get_path (self->folder),
                          g_task_get_cancellable (task), looked_cb, task);
}

static gboolean
is_clip (const PengMedia *media)
{
  return g_str_has_prefix (media->mime, "video/") || g_str_has_prefix (media->mime, "audio/");
}

/* By the recipe that is in force: what was veiled stays so. */
static void
process (GTask *task)
{
  Check *self = g_task_get_task_data (task);
  const PengFitStep step = {
    self->store, self->pool, peng_work_folder_get_path (self->folder), PENG_FIT_AGAIN,
  };

  if (is_clip (get_item (self)->media))
    process_clip (task);
  else
    peng_fit_step_async (&step, get_item (self)->media->sha, g_task_get_cancellable (task), fitted_cb,
                         task);
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  Check *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->folder = peng_work_folder_make_finish (result, &error);
  if (self->folder != NULL)
    process (task);
  else
    end (task, error);
}

static void
make_anew (GTask *task)
{
  Check *self = g_task_get_task_data (task);

  if (self->folder != NULL)
    process (task);
  else
    peng_work_folder_make_async (made_cb, task);
}

static gboolean
is_wrong (PengMediaState state)
{
  return state == PENG_MEDIA_LOST || state == PENG_MEDIA_DAMAGED;
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask *task = user_data;
  Check *self = g_task_get_task_data (task);
  PengMediaState states[PENG_MEDIA_N_VARIANTS];
  GError *error = NULL;

  if (!peng_store_check_media_finish (PENG_STORE (object), result, states, &error))
    {
      end (task, error);
      return;
    }

  if (is_wrong (states[PENG_MEDIA_ORIGINAL]))
    tell (self, states[PENG_MEDIA_ORIGINAL] == PENG_MEDIA_LOST ? PENG_LIBRARY_FAULT_LOST
                                                               : PENG_LIBRARY_FAULT_DAMAGED);
  else if (is_wrong (states[PENG_MEDIA_WEB]) || is_wrong (states[PENG_MEDIA_THUMB]))
    {
      make_anew (task);
      return;
    }

  go_on (task);
}

static void
page_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  Check *self = g_task_get_task_data (task);
  GError *error = NULL;

  g_clear_pointer (&self->page, g_ptr_array_unref);
  self->page = peng_store_get_library_finish (PENG_STORE (object), result, &error);
  if (self->page == NULL)
    {
      end (task, error);
      return;
    }

  self->position = 0;
  /* Some may have left the library since they were listed. */
  self->n_done += MIN (PAGE, self->ids->len - self->n_done) - self->page->len;
  next_item (task);
}

static void
next_page (GTask *task)
{
  Check *self = g_task_get_task_data (task);
  gint64 ids[PAGE];
  guint n = MIN (PAGE, self->ids->len - self->n_done);

  if (n == 0)
    {
      end (task, NULL);
      return;
    }

  for (guint i = 0; i < n; i++)
    ids[i] = g_array_index (self->ids, PengLibraryEntry, self->n_done + i).id;
  peng_store_get_library_async (self->store, ids, n, g_task_get_cancellable (task), page_cb, task);
}

static void
next_item (GTask *task)
{
  Check *self = g_task_get_task_data (task);

  if (self->page == NULL || self->position == self->page->len)
    next_page (task);
  else
    peng_store_check_media_async (self->store, get_item (self)->media, g_task_get_cancellable (task),
                                  checked_cb, task);
}

static void list (GTask *task);

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  Check *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GArray) entries = peng_store_list_library_finish (PENG_STORE (object), result, &error);

  if (entries == NULL)
    {
      end (task, error);
      return;
    }

  g_array_append_vals (self->ids, entries->data, entries->len);
  self->n_lists++;
  if (self->n_lists < G_N_ELEMENTS (lists))
    list (task);
  else
    next_item (task);
}

static void
list (GTask *task)
{
  Check *self = g_task_get_task_data (task);
  PengLibraryQuery query = { .filters = lists[self->n_lists] };

  peng_store_list_library_async (self->store, &query, g_task_get_cancellable (task), listed_cb, task);
}

/**
 * peng_library_check_async:
 * @store: an open store
 * @pool: makes anew what pages need
 * @func: told of what is found
 * @func_data: data for @func
 * @cancellable: (nullable): a cancellable
 * @callback: called when all were looked at
 * @user_data: for @callback
 *
 * Looks at every item of the library. Originals are only read.
 */
void
peng_library_check_async (PengStore            *store,
                          PengPhotoPool        *pool,
                          PengLibraryCheckFunc  func,
                          gpointer              func_data,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  GTask *task;
  Check *self;

  g_return_if_fail (PENG_IS_STORE (store));
  g_return_if_fail (PENG_IS_PHOTO_POOL (pool));
  g_return_if_fail (func != NULL);

  self = g_new0 (Check, 1);
  self->store = g_object_ref (store);
  self->pool = g_object_ref (pool);
  self->clips = peng_clip_pool_new ();
  self->func = func;
  self->func_data = func_data;
  self->ids = g_array_new (FALSE, FALSE, sizeof (PengLibraryEntry));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_library_check_async);
  g_task_set_task_data (task, self, (GDestroyNotify) check_free);
  list (task);
}

/**
 * peng_library_check_finish:
 * @result: what the callback was given
 * @error: #PengStoreError, an error of #GIOErrorEnum, or that it was cancelled
 *
 * Returns: whether all were looked at
 */
gboolean
peng_library_check_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
