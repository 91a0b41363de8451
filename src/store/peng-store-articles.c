/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-articles.h"

#include "store/peng-article-table.h"
#include "store/peng-store-private.h"

/**
 * peng_draft_info_copy:
 * @self: a line
 *
 * Returns: (transfer full): a copy of it
 */
PengDraftInfo *
peng_draft_info_copy (const PengDraftInfo *self)
{
  PengDraftInfo *copy = g_memdup2 (self, sizeof *self);

  copy->uuid = g_strdup (self->uuid);
  copy->title = g_strdup (self->title);
  copy->section = g_strdup (self->section);
  copy->first_image = g_strdup (self->first_image);

  return copy;
}

/**
 * peng_draft_info_free:
 * @self: (transfer full): a line
 *
 * Frees a line.
 */
void
peng_draft_info_free (PengDraftInfo *self)
{
  g_free (self->uuid);
  g_free (self->title);
  g_free (self->section);
  g_free (self->first_image);
  g_free (self);
}

typedef struct
{
  PengArticle *article;
  guint64      base;
} SaveArgs;

static void
save_args_free (gpointer data)
{
  SaveArgs *args = data;

  peng_article_unref (args->article);
  g_free (args);
}

static gpointer
save (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  SaveArgs *args = data;

  return peng_article_table_save (db, args->article, args->base, error);
}

static void
saved (PengStore *self,
       gpointer   data,
       gpointer   result)
{
  SaveArgs *args = data;
  PengSaveResult *saved = result;

  peng_store_emit_changed (self, peng_article_get_uuid (args->article));
  if (saved->kept != NULL)
    peng_store_emit_changed (self, saved->kept);
}

static const PengStoreJob save_job = {
  save, save_args_free, (GDestroyNotify) peng_save_result_free, saved
};

/**
 * peng_store_save_article_async:
 * @self: a store
 * @article: what is to be saved, whole
 * @base: the stored revision that it grew from, 0 for a new one
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Saves an article. The same words again are no new revision.
 */
void
peng_store_save_article_async (PengStore           *self,
                               PengArticle         *article,
                               guint64              base,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  SaveArgs *args;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (article != NULL);

  args = g_new0 (SaveArgs, 1);
  args->article = peng_article_ref (article);
  args->base = base;
  peng_store_run (self, &save_job, args, cancellable, callback, user_data);
}

/**
 * peng_store_save_article_finish:
 * @self: a store
 * @result: from the callback
 * @revision: (out) (optional): the stored revision now, the base of the next save
 * @kept: (out) (optional) (nullable) (transfer full): UUID of the draft that keeps what another
 *   program had saved meanwhile, %NULL where nobody had
 * @error: #PengStoreError
 *
 * Returns: whether it is on disk
 */
gboolean
peng_store_save_article_finish (PengStore     *self,
                                GAsyncResult  *result,
                                guint64       *revision,
                                char         **kept,
                                GError       **error)
{
  g_autoptr(PengSaveResult) saved = peng_store_run_finish (self, &save_job, result, error);

  if (saved == NULL)
    return FALSE;

  if (revision != NULL)
    *revision = saved->revision;
  if (kept != NULL)
    *kept = g_steal_pointer (&saved->kept);

  return TRUE;
}

typedef struct
{
  PengArticle *article;
  guint64      revision;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->article, peng_article_unref);
  g_free (loaded);
}

static gpointer
load (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->article = peng_article_table_load (db, data, &loaded->revision, error);
  if (loaded->article == NULL)
    g_clear_pointer (&loaded, loaded_free);

  return loaded;
}

static const PengStoreJob load_job = { load, g_free, loaded_free, NULL, TRUE };

/**
 * peng_store_load_article_async:
 * @self: a store
 * @uuid: the article, also one in the trash
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 */
void
peng_store_load_article_async (PengStore           *self,
                               const char          *uuid,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (uuid != NULL);

  peng_store_run (self, &load_job, g_strdup (uuid), cancellable, callback, user_data);
}

/**
 * peng_store_load_article_finish:
 * @self: a store
 * @result: from the callback
 * @revision: (out) (optional): the stored revision
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with @error set, such as
 *   %PENG_STORE_ERROR_NOT_FOUND
 */
PengArticle *
peng_store_load_article_finish (PengStore     *self,
                                GAsyncResult  *result,
                                guint64       *revision,
                                GError       **error)
{
  Loaded *loaded = peng_store_run_finish (self, &load_job, result, error);
  PengArticle *article;

  if (loaded == NULL)
    return NULL;

  if (revision != NULL)
    *revision = loaded->revision;
  article = g_steal_pointer (&loaded->article);
  loaded_free (loaded);

  return article;
}

typedef struct
{
  PengDraftList  list;
  PengDraftInfo *after;
  guint          limit;
} ListArgs;

static void
list_args_free (gpointer data)
{
  ListArgs *args = data;

  g_clear_pointer (&args->after, peng_draft_info_free);
  g_free (args);
}

static PengStatement *
prepare_list (PengDb    *db,
              ListArgs  *args,
              GError   **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT " PENG_ARTICLE_INFO_COLUMNS " FROM article a WHERE a.deleted %s 0"
                     " AND (a.modified, a.uuid) < (:modified, :uuid)"
                     " ORDER BY a.modified DESC, a.uuid DESC LIMIT :limit",
                     args->list == PENG_LIST_TRASH ? "<>" : "=");
  PengStatement *select = peng_db_prepare (db, sql, error);

  if (select == NULL)
    return NULL;

  peng_statement_bind_int (select, ":modified", args->after ? args->after->modified : G_MAXINT64);
  peng_statement_bind_text (select, ":uuid", args->after ? args->after->uuid : "");
  peng_statement_bind_int (select, ":limit", args->limit);

  return select;
}

static gpointer
list (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  g_autoptr(GPtrArray) infos =
    g_ptr_array_new_with_free_func ((GDestroyNotify) peng_draft_info_free);
  g_autoptr(PengStatement) select = prepare_list (db, data, error);
  PengStep step;

  if (select == NULL)
    return NULL;

  while ((step = peng_statement_step (select, error)) == PENG_STEP_ROW)
    g_ptr_array_add (infos, peng_article_table_read_info (select));

  return step == PENG_STEP_DONE ? g_steal_pointer (&infos) : NULL;
}

static const PengStoreJob list_job = {
  list, list_args_free, (GDestroyNotify) g_ptr_array_unref, NULL, TRUE
};

/**
 * peng_store_list_drafts_async:
 * @self: a store
 * @list: which list
 * @after: (nullable): the last line of the page before, %NULL for the first page
 * @limit: lines at most
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Each page costs the same, however many came before it.
 */
void
peng_store_list_drafts_async (PengStore            *self,
                              PengDraftList         list,
                              const PengDraftInfo  *after,
                              guint                 limit,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data)
{
  ListArgs *args;

  g_return_if_fail (PENG_IS_STORE (self));

  args = g_new0 (ListArgs, 1);
  args->list = list;
  args->after = after ? peng_draft_info_copy (after) : NULL;
  args->limit = limit;
  peng_store_run (self, &list_job, args, cancellable, callback, user_data);
}

/**
 * peng_store_list_drafts_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengDraftInfo) (nullable): lines, newest first; fewer than
 *   asked for at the end of the list
 */
GPtrArray *
peng_store_list_drafts_finish (PengStore     *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return peng_store_run_finish (self, &list_job, result, error);
}

static gpointer
get (PengDb    *db,
     gpointer   data,
     GError   **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT " PENG_ARTICLE_INFO_COLUMNS " FROM article a WHERE a.uuid = :uuid",
                     error);

  if (select == NULL)
    return NULL;

  peng_statement_bind_text (select, ":uuid", data);

  switch (peng_statement_step (select, error))
    {
    case PENG_STEP_ROW:
      return peng_article_table_read_info (select);

    case PENG_STEP_DONE:
      g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND, "no article %s",
                   (char *) data);
      return NULL;

    case PENG_STEP_FAILED:
    default:
      return NULL;
    }
}

static const PengStoreJob get_job = {
  get, g_free, (GDestroyNotify) peng_draft_info_free, NULL, TRUE
};

/**
 * peng_store_get_draft_async:
 * @self: a store
 * @uuid: the article
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Reads one line of the list, after a "changed" of it.
 */
void
peng_store_get_draft_async (PengStore           *self,
                            const char          *uuid,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (uuid != NULL);

  peng_store_run (self, &get_job, g_strdup (uuid), cancellable, callback, user_data);
}

/**
 * peng_store_get_draft_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): the line, or %NULL with @error set, such as
 *   %PENG_STORE_ERROR_NOT_FOUND
 */
PengDraftInfo *
peng_store_get_draft_finish (PengStore     *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return peng_store_run_finish (self, &get_job, result, error);
}

/* One more than the count: a pointer of 0 would be a failure. */
static gpointer
count (PengDb    *db,
       gpointer   data,
       GError   **error)
{
  const char *sql = GPOINTER_TO_INT (data) == PENG_LIST_TRASH
                      ? "SELECT count (*) FROM article WHERE deleted <> 0"
                      : "SELECT count (*) FROM article WHERE deleted = 0";
  g_autoptr(PengStatement) select = peng_db_prepare (db, sql, error);

  if (select == NULL || peng_statement_step (select, error) != PENG_STEP_ROW)
    return NULL;

  return GSIZE_TO_POINTER (peng_statement_get_int (select, 0) + 1);
}

static const PengStoreJob count_job = { .func = count, .reads = TRUE };

/**
 * peng_store_count_drafts_async:
 * @self: a store
 * @which: which list
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Counts the lines of a list.
 */
void
peng_store_count_drafts_async (PengStore           *self,
                               PengDraftList        which,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));

  peng_store_run (self, &count_job, GINT_TO_POINTER (which), cancellable, callback, user_data);
}

/**
 * peng_store_count_drafts_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: how many lines the list has, or -1 with @error set
 */
gssize
peng_store_count_drafts_finish (PengStore     *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  return (gssize) GPOINTER_TO_SIZE (peng_store_run_finish (self, &count_job, result, error)) - 1;
}
