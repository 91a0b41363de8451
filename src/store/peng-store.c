/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-private.h"

#include "store/peng-search-table.h"

/**
 * PengStore:
 *
 * The articles on this computer. The object lives in one thread and only hands jobs to another.
 */
struct _PengStore
{
  GObject          parent_instance;

  char            *data_dir;
  PengStoreFolder *folder;
  PengDbThread    *thread;
  gboolean         is_open;
};

enum {
  CHANGED,
  OUTBOX_CHANGED,
  MEDIA_CHANGED,
  LIBRARY_CHANGED,
  RECOVERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengStore, peng_store, G_TYPE_OBJECT)
G_DEFINE_BOXED_TYPE (PengStoreOpening, peng_store_opening,
                     peng_store_opening_copy, peng_store_opening_free)

/* What the thread knows of the store: enough to repair the database and to say so. */
typedef struct
{
  PengStoreFolder *folder;
  GMainContext    *context;
  GWeakRef         store;
} Healer;

/* A job on its way, beside its task. */
typedef struct
{
  const PengStoreJob *job;
  gpointer            args;
} Run;

typedef struct
{
  PengStore        *store;
  PengStoreOpening *opening;
} Recovery;

/* In the thread, when it ends. */
static void
healer_free (gpointer data)
{
  Healer *self = data;

  g_weak_ref_clear (&self->store);
  g_main_context_unref (self->context);
  peng_store_folder_close (self->folder);
  peng_store_folder_unref (self->folder);
  g_free (self);
}

static void
recovery_free (gpointer data)
{
  Recovery *self = data;

  g_object_unref (self->store);
  peng_store_opening_free (self->opening);
  g_free (self);
}

static gboolean
recovered_cb (gpointer user_data)
{
  Recovery *recovery = user_data;

  g_signal_emit (recovery->store, signals[RECOVERED], 0, recovery->opening);
  g_signal_emit (recovery->store, signals[CHANGED], 0, NULL);
  peng_store_emit_library (recovery->store);

  return G_SOURCE_REMOVE;
}

/* In the thread. A task holds the store, so the reference taken here is never the last one. */
static gboolean
heal (PengDb   **db,
      gpointer   data,
      GError   **error)
{
  Healer *self = data;
  g_autoptr(PengStoreOpening) opening = NULL;
  PengStore *store;

  if (!peng_store_folder_heal (self->folder, db, &opening, error))
    return FALSE;

  store = g_weak_ref_get (&self->store);
  if (store != NULL)
    {
      g_autoptr(GSource) source = g_idle_source_new ();
      Recovery *recovery = g_new0 (Recovery, 1);

      recovery->store = store;
      recovery->opening = g_steal_pointer (&opening);
      g_source_set_callback (source, recovered_cb, recovery, recovery_free);
      g_source_attach (source, self->context);
    }

  return TRUE;
}

static Healer *
healer_new (PengStore *store)
{
  Healer *self = g_new0 (Healer, 1);

  self->folder = peng_store_folder_ref (store->folder);
  self->context = g_main_context_ref_thread_default ();
  g_weak_ref_init (&self->store, store);

  return self;
}

static void
run_free (gpointer data)
{
  Run *self = data;

  if (self->job->free_args != NULL)
    self->job->free_args (self->args);
  g_free (self);
}

static void
peng_store_finalize (GObject *object)
{
  PengStore *self = PENG_STORE (object);

  peng_db_thread_free (self->thread);
  peng_store_folder_unref (self->folder);
  g_free (self->data_dir);

  G_OBJECT_CLASS (peng_store_parent_class)->finalize (object);
}

static void
peng_store_class_init (PengStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_store_finalize;

  /**
   * PengStore::changed:
   * @self: the store
   * @uuid: (nullable): the article, %NULL where it may be any
   *
   * An article was saved, made, deleted or brought back, or its published state changed.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * PengStore::outbox-changed:
   * @self: the store
   * @id: the row's number
   * @article: the article it is of
   *
   * A row of the outbox was made or went on.
   */
  signals[OUTBOX_CHANGED] =
    g_signal_new ("outbox-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  /**
   * PengStore::media-changed:
   * @self: the store
   * @media: name of a picture that was made fit: its web version and its thumbnail are others
   */
  signals[MEDIA_CHANGED] =
    g_signal_new ("media-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * PengStore::library-changed:
   * @self: the store
   *
   * A media item came in, was made anew or went, or other things are said of some.
   */
  signals[LIBRARY_CHANGED] =
    g_signal_new ("library-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PengStore::recovered:
   * @self: the store
   * @opening: what became of the articles
   *
   * Damage was met while working. The database was set aside and made anew.
   */
  signals[RECOVERED] =
    g_signal_new ("recovered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                  PENG_TYPE_STORE_OPENING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
peng_store_init (PengStore *self)
{
}

/**
 * peng_store_opening_copy:
 * @self: how it went
 *
 * Returns: (transfer full): a copy of it
 */
PengStoreOpening *
peng_store_opening_copy (const PengStoreOpening *self)
{
  PengStoreOpening *copy = g_memdup2 (self, sizeof *self);

  copy->set_aside = g_strdup (self->set_aside);

  return copy;
}

/**
 * peng_store_opening_free:
 * @self: (transfer full): how it went
 *
 * Frees it.
 */
void
peng_store_opening_free (PengStoreOpening *self)
{
  g_free (self->set_aside);
  g_free (self);
}

/**
 * peng_store_new:
 * @data_dir: a folder; it is made on opening
 *
 * Returns: (transfer full): a store that is not open yet; its signals come in the thread-default
 *   context of the calling thread
 */
PengStore *
peng_store_new (const char *data_dir)
{
  PengStore *self;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_object_new (PENG_TYPE_STORE, NULL);
  self->data_dir = g_strdup (data_dir);
  self->folder = peng_store_folder_new (data_dir);
  self->thread = peng_db_thread_new ("peng-store", heal, healer_new (self), healer_free);

  return self;
}

/**
 * peng_store_get_data_dir:
 * @self: a store
 *
 * Returns: (transfer none): the folder that the store is in
 */
const char *
peng_store_get_data_dir (PengStore *self)
{
  g_return_val_if_fail (PENG_IS_STORE (self), NULL);

  return self->data_dir;
}

/**
 * peng_store_is_open:
 * @self: a store
 *
 * Returns: whether the store was opened and not closed since
 */
gboolean
peng_store_is_open (PengStore *self)
{
  g_return_val_if_fail (PENG_IS_STORE (self), FALSE);

  return self->is_open;
}

/**
 * peng_store_get_folder:
 * @self: a store
 *
 * Returns: (transfer none): the folder that the store is in
 */
PengStoreFolder *
peng_store_get_folder (PengStore *self)
{
  return self->folder;
}

/**
 * peng_store_emit_changed:
 * @self: a store
 * @uuid: (nullable): the article that changed, %NULL where it may be any
 *
 * Emits #PengStore::changed.
 */
void
peng_store_emit_changed (PengStore  *self,
                         const char *uuid)
{
  g_signal_emit (self, signals[CHANGED], 0, uuid);
}

/**
 * peng_store_emit_outbox:
 * @self: a store
 * @id: a row's number
 * @article: UUID of its article
 *
 * Emits #PengStore::outbox-changed, and #PengStore::changed for the article.
 */
void
peng_store_emit_outbox (PengStore  *self,
                        gint64      id,
                        const char *article)
{
  g_signal_emit (self, signals[OUTBOX_CHANGED], 0, id, article);
  peng_store_emit_changed (self, article);
}

/**
 * peng_store_emit_media:
 * @self: a store
 * @media: name of a picture that looks otherwise now
 */
void
peng_store_emit_media (PengStore  *self,
                       const char *media)
{
  g_signal_emit (self, signals[MEDIA_CHANGED], 0, media);
}

/**
 * peng_store_emit_library:
 * @self: a store
 *
 * Emits #PengStore::library-changed.
 */
void
peng_store_emit_library (PengStore *self)
{
  g_signal_emit (self, signals[LIBRARY_CHANGED], 0);
}

static void
ran_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  PengStore *self = PENG_STORE (object);
  g_autoptr(GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (run->job->notify != NULL)
    run->job->notify (self, run->args, answer);

  g_task_return_pointer (task, answer, run->job->free_result);
}

/**
 * peng_store_run:
 * @self: a store
 * @job: what is to be done
 * @args: (transfer full): for it
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Does a job in the store's thread, after all that were asked for before.
 */
void
peng_store_run (PengStore           *self,
                const PengStoreJob  *job,
                gpointer             args,
                GCancellable        *cancellable,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);
  GTask *inner;

  run->job = job;
  run->args = args;
  g_task_set_source_tag (task, (gpointer) job);
  g_task_set_task_data (task, run, run_free);

  /* What has been changed is said to be changed, cancelled or not. */
  g_task_set_check_cancellable (task, job->reads);
  inner = g_task_new (self, cancellable, ran_cb, task);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, args, NULL);
  peng_db_thread_run (self->thread, inner, job->func, job->free_result);
}

/**
 * peng_store_run_finish:
 * @self: a store
 * @job: what peng_store_run() was given
 * @result: what the callback was given
 * @error: what the job failed with, %PENG_STORE_ERROR_CLOSED or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what the job gave; %PENG_STORE_DONE from jobs that give
 *   nothing but success; %NULL with @error set
 */
gpointer
peng_store_run_finish (PengStore           *self,
                       const PengStoreJob  *job,
                       GAsyncResult        *result,
                       GError             **error)
{
  g_return_val_if_fail (PENG_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, (gpointer) job), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What an earlier run of the program left without an index is indexed bit by bit, so that no save
 * waits for long. */
static gpointer
index_job (PengDb    *db,
           gpointer   data,
           GError   **error)
{
  gboolean more = FALSE;

  if (!peng_search_table_index (db, PENG_SEARCH_BATCH_US, &more, error))
    return NULL;

  return GINT_TO_POINTER (more ? 2 : 1);
}

static void index_rest (PengStore *self);

static void
indexed (PengStore *self,
         gpointer   args,
         gpointer   result)
{
  if (GPOINTER_TO_INT (result) == 2)
    index_rest (self);
}

static const PengStoreJob index_rest_job = { .func = index_job, .notify = indexed };

static void
index_rest (PengStore *self)
{
  peng_store_run (self, &index_rest_job, NULL, NULL, NULL, NULL);
}

static PengDb *
open_job (gpointer    data,
          gpointer   *result,
          GError    **error)
{
  PengStoreFolder *folder = data;

  return peng_store_folder_open (folder, (PengStoreOpening **) result, error);
}

/**
 * peng_store_open_async:
 * @self: a store that is not open
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Opens the database in the store's folder. What is asked of the store before this has finished is
 * done after it.
 */
void
peng_store_open_async (PengStore           *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PENG_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_store_open_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, peng_store_folder_ref (self->folder),
                        (GDestroyNotify) peng_store_folder_unref);
  peng_db_thread_open (self->thread, task, open_job,
                       (GDestroyNotify) peng_store_opening_free);
}

/**
 * peng_store_open_finish:
 * @self: a store
 * @result: from the callback
 * @error: #PengStoreError
 *
 * On failure the store may be opened again, when the reason is gone.
 *
 * Returns: (transfer full) (nullable): how it went, or %NULL with @error set:
 *   %PENG_STORE_ERROR_NEWER, %PENG_STORE_ERROR_READ_ONLY, %PENG_STORE_ERROR_BUSY,
 *   %PENG_STORE_ERROR_FULL or %PENG_STORE_ERROR_IO
 */
PengStoreOpening *
peng_store_open_finish (PengStore     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  PengStoreOpening *opening;

  g_return_val_if_fail (PENG_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  opening = g_task_propagate_pointer (G_TASK (result), error);
  self->is_open = opening != NULL;
  if (opening != NULL)
    {
      peng_store_tidy (self);
      index_rest (self);
    }

  return opening;
}

/**
 * peng_store_close_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Closes the database when everything asked for before is done. A closed store stays closed.
 */
void
peng_store_close_async (PengStore           *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PENG_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_store_close_async);
  g_task_set_check_cancellable (task, FALSE);
  self->is_open = FALSE;
  peng_db_thread_close (self->thread, task);
}

/**
 * peng_store_close_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: whether the database was closed
 */
gboolean
peng_store_close_finish (PengStore     *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  GError *failure = NULL;

  g_return_val_if_fail (PENG_IS_STORE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_task_propagate_pointer (G_TASK (result), &failure);
  if (failure != NULL)
    g_propagate_error (error, failure);

  return failure == NULL;
}

/**
 * peng_store_close_sync:
 * @self: a store
 *
 * As peng_store_close_async(), waiting for it. Only for the end of a program, when no main loop
 * will run again; it takes as long as the saves that are still in the queue.
 */
void
peng_store_close_sync (PengStore *self)
{
  g_return_if_fail (PENG_IS_STORE (self));

  self->is_open = FALSE;
  peng_db_thread_close_sync (self->thread);
}
