/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-outbox.h"

#include "store/peng-outbox-table.h"
#include "store/peng-store-private.h"

static gpointer
freeze (PengDb    *db,
        gpointer   data,
        GError   **error)
{
  gint64 id;

  if (!peng_db_begin (db, error))
    return NULL;

  id = peng_outbox_table_insert (db, data, error);
  if (id == 0 || !peng_db_commit (db, error))
    return NULL;

  return g_memdup2 (&id, sizeof id);
}

static void
frozen (PengStore *self,
        gpointer   args,
        gpointer   result)
{
  const PengOutboxItem *item = args;

  peng_store_emit_outbox (self, *(gint64 *) result, item->article);
}

static const PengStoreJob freeze_job = {
  freeze, (GDestroyNotify) peng_outbox_item_free, g_free, frozen
};

/**
 * peng_store_freeze_outbox_async:
 * @self: a store
 * @item: what is to be sent, copied
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 */
void
peng_store_freeze_outbox_async (PengStore            *self,
                                const PengOutboxItem *item,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (item != NULL && item->article != NULL);

  peng_store_run (self, &freeze_job, peng_outbox_item_copy (item), cancellable, callback,
                  user_data);
}

/**
 * peng_store_freeze_outbox_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: the row's number, or 0 with @error set, such as %PENG_STORE_ERROR_EXISTS
 */
gint64
peng_store_freeze_outbox_finish (PengStore     *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_autofree gint64 *id = peng_store_run_finish (self, &freeze_job, result, error);

  return id != NULL ? *id : 0;
}

typedef struct
{
  gint64          id;
  PengOutboxStep  step;
  char           *texts[5];
} AdvanceArgs;

/* The step's texts are kept beside it. */
static AdvanceArgs *
advance_args_new (gint64                id,
                  const PengOutboxStep *step)
{
  AdvanceArgs *args = g_new0 (AdvanceArgs, 1);

  args->id = id;
  args->step = *step;
  args->step.remote_id = args->texts[0] = g_strdup (step->remote_id);
  args->step.base_etag = args->texts[1] = g_strdup (step->base_etag);
  args->step.etag = args->texts[2] = g_strdup (step->etag);
  args->step.url = args->texts[3] = g_strdup (step->url);
  args->step.reason = args->texts[4] = g_strdup (step->reason);

  return args;
}

static void
advance_args_free (gpointer data)
{
  AdvanceArgs *args = data;

  for (guint i = 0; i < G_N_ELEMENTS (args->texts); i++)
    g_free (args->texts[i]);
  g_free (args);
}

static gpointer
advance (PengDb    *db,
         gpointer   data,
         GError   **error)
{
  AdvanceArgs *args = data;
  g_autoptr(PengOutboxItem) item = NULL;

  if (!peng_db_begin (db, error) ||
      !peng_outbox_table_advance (db, args->id, &args->step, error))
    return NULL;

  item = peng_outbox_table_get (db, args->id, error);
  if (item == NULL || !peng_db_commit (db, error))
    return NULL;

  return g_steal_pointer (&item);
}

static void
advanced (PengStore *self,
          gpointer   args,
          gpointer   result)
{
  PengOutboxItem *item = result;

  peng_store_emit_outbox (self, item->id, item->article);
}

static const PengStoreJob advance_job = {
  advance, advance_args_free, (GDestroyNotify) peng_outbox_item_free, advanced
};

/**
 * peng_store_advance_outbox_async:
 * @self: a store
 * @id: the row
 * @step: the arrow, copied
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 */
void
peng_store_advance_outbox_async (PengStore            *self,
                                 gint64                id,
                                 const PengOutboxStep *step,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (step != NULL);

  peng_store_run (self, &advance_job, advance_args_new (id, step), cancellable, callback,
                  user_data);
}

/**
 * peng_store_advance_outbox_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): the row as it is now, or %NULL with @error set, such as
 *   %PENG_STORE_ERROR_STALE
 */
PengOutboxItem *
peng_store_advance_outbox_finish (PengStore     *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return peng_store_run_finish (self, &advance_job, result, error);
}

typedef struct
{
  gint64     id;
  GPtrArray *media;
} SentArgs;

static void
sent_args_free (gpointer data)
{
  SentArgs *args = data;

  g_ptr_array_unref (args->media);
  g_free (args);
}

static gboolean
note_all (PengDb    *db,
          SentArgs  *args,
          GError   **error)
{
  for (guint i = 0; i < args->media->len; i++)
    {
      const PengOutboxMedia *media = g_ptr_array_index (args->media, i);

      if (!peng_outbox_table_media_sent (db, args->id, media->web_sha, media->url, error))
        return FALSE;
    }

  return TRUE;
}

static gpointer
sent (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  if (!peng_db_begin (db, error) || !note_all (db, data, error) || !peng_db_commit (db, error))
    return NULL;

  return PENG_STORE_DONE;
}

static const PengStoreJob sent_job = { .func = sent, .free_args = sent_args_free };

/**
 * peng_store_sent_outbox_media_async:
 * @self: a store
 * @id: the row, in state MEDIA
 * @media: (element-type PengOutboxMedia): the files that the site has, copied
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 */
void
peng_store_sent_outbox_media_async (PengStore           *self,
                                    gint64               id,
                                    GPtrArray           *media,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  SentArgs *args;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (media != NULL);

  args = g_new0 (SentArgs, 1);
  args->id = id;
  args->media = peng_outbox_media_copy_all (media);
  peng_store_run (self, &sent_job, args, cancellable, callback, user_data);
}

/**
 * peng_store_sent_outbox_media_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError; %PENG_STORE_ERROR_STALE where the row does not wait for the file
 *
 * Returns: whether it was noted
 */
gboolean
peng_store_sent_outbox_media_finish (PengStore     *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  return peng_store_run_finish (self, &sent_job, result, error) != NULL;
}

static gpointer
get (PengDb    *db,
     gpointer   data,
     GError   **error)
{
  return peng_outbox_table_get (db, *(gint64 *) data, error);
}

static const PengStoreJob get_job = {
  get, g_free, (GDestroyNotify) peng_outbox_item_free, NULL, TRUE
};

/**
 * peng_store_get_outbox_async:
 * @self: a store
 * @id: a row's number
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Gets a row of the outbox, with its content and media.
 */
void
peng_store_get_outbox_async (PengStore           *self,
                             gint64               id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));

  peng_store_run (self, &get_job, g_memdup2 (&id, sizeof id), cancellable, callback, user_data);
}

/**
 * peng_store_get_outbox_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): the row with its content, or %NULL with @error set, such as
 *   %PENG_STORE_ERROR_NOT_FOUND
 */
PengOutboxItem *
peng_store_get_outbox_finish (PengStore     *self,
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
  return peng_outbox_table_list (db, data, error);
}

static const PengStoreJob list_job = {
  list, g_free, (GDestroyNotify) g_ptr_array_unref, NULL, TRUE
};

/**
 * peng_store_list_outbox_async:
 * @self: a store
 * @article: (nullable): UUID of an article; %NULL for all unfinished rows
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Lists rows of the outbox.
 */
void
peng_store_list_outbox_async (PengStore           *self,
                              const char          *article,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));

  peng_store_run (self, &list_job, g_strdup (article), cancellable, callback, user_data);
}

/**
 * peng_store_list_outbox_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengOutboxItem) (nullable): the rows
 */
GPtrArray *
peng_store_list_outbox_finish (PengStore     *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return peng_store_run_finish (self, &list_job, result, error);
}

typedef struct
{
  gint64 before;
  guint  n_rows;
} Finished;

static gpointer
list_finished (PengDb    *db,
               gpointer   data,
               GError   **error)
{
  const Finished *wanted = data;

  return peng_outbox_table_list_finished (db, wanted->before, wanted->n_rows, error);
}

static const PengStoreJob list_finished_job = {
  list_finished, g_free, (GDestroyNotify) g_ptr_array_unref, NULL, TRUE
};

/**
 * peng_store_list_finished_outbox_async:
 * @self: a store
 * @before: number of a row, of which the older ones are wanted; 0 for the newest of all
 * @n_rows: how many at most
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Lists the rows of the outbox that are finished, the newest of them.
 */
void
peng_store_list_finished_outbox_async (PengStore           *self,
                                       gint64               before,
                                       guint                n_rows,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  Finished wanted = { before, n_rows };

  g_return_if_fail (PENG_IS_STORE (self));

  peng_store_run (self, &list_finished_job, g_memdup2 (&wanted, sizeof wanted), cancellable,
                  callback, user_data);
}

/**
 * peng_store_list_finished_outbox_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengOutboxItem) (nullable): the rows, newest first, without
 *   their content
 */
GPtrArray *
peng_store_list_finished_outbox_finish (PengStore     *self,
                                        GAsyncResult  *result,
                                        GError       **error)
{
  return peng_store_run_finish (self, &list_finished_job, result, error);
}

typedef struct
{
  PengStoreFolder *folder;
  gint64           id;
} ClaimArgs;

static ClaimArgs *
claim_args_new (PengStore *store,
                gint64     id)
{
  ClaimArgs *args = g_new0 (ClaimArgs, 1);

  args->folder = peng_store_folder_ref (peng_store_get_folder (store));
  args->id = id;

  return args;
}

static void
claim_args_free (gpointer data)
{
  ClaimArgs *args = data;

  peng_store_folder_unref (args->folder);
  g_free (args);
}

static gpointer
claim (PengDb    *db,
       gpointer   data,
       GError   **error)
{
  ClaimArgs *args = data;
  PengOutboxClaims *claims = peng_store_folder_get_claims (args->folder);

  return peng_outbox_claims_take (claims, args->id, error) ? PENG_STORE_DONE : NULL;
}

static gpointer
release (PengDb    *db,
         gpointer   data,
         GError   **error)
{
  ClaimArgs *args = data;

  peng_outbox_claims_release (peng_store_folder_get_claims (args->folder), args->id);

  return PENG_STORE_DONE;
}

static const PengStoreJob claim_job = { .func = claim, .free_args = claim_args_free };
static const PengStoreJob release_job = { .func = release, .free_args = claim_args_free };

/**
 * peng_store_claim_outbox_async:
 * @self: a store
 * @id: a row's number, from 1
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Takes the row for this process, so that two programs never work on one. It ends with
 * peng_store_release_outbox(), with closing, and with the process, however it dies: the kernel
 * holds it.
 */
void
peng_store_claim_outbox_async (PengStore           *self,
                               gint64               id,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (id > 0);

  peng_store_run (self, &claim_job, claim_args_new (self, id), cancellable, callback, user_data);
}

/**
 * peng_store_claim_outbox_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError; %PENG_STORE_ERROR_BUSY where another has it, or this process already
 *
 * Returns: whether it is ours
 */
gboolean
peng_store_claim_outbox_finish (PengStore     *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  return peng_store_run_finish (self, &claim_job, result, error) != NULL;
}

/**
 * peng_store_release_outbox:
 * @self: a store
 * @id: a row that was claimed
 *
 * Lets another process have the row, after all that was asked for before.
 */
void
peng_store_release_outbox (PengStore *self,
                           gint64     id)
{
  g_return_if_fail (PENG_IS_STORE (self));

  peng_store_run (self, &release_job, claim_args_new (self, id), NULL, NULL, NULL);
}
