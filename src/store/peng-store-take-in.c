/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-take-in.h"

#include "store/peng-article-table.h"
#include "store/peng-snapshot-table.h"
#include "store/peng-store-private.h"

/* A draft begins with this revision. */
#define FIRST 1

typedef struct
{
  PengArticle     *article;
  PengPublication *publication;
} TakeIn;

static void
take_in_free (gpointer data)
{
  TakeIn *self = data;

  peng_article_unref (self->article);
  peng_publication_free (self->publication);
  g_free (self);
}

static gboolean
is_absent (PengDb      *db,
           const char  *uuid,
           GError     **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT 1 FROM article WHERE uuid = :uuid", error);
  PengStep step;

  if (select == NULL)
    return FALSE;

  peng_statement_bind_text (select, ":uuid", uuid);
  step = peng_statement_step (select, error);
  if (step == PENG_STEP_ROW)
    g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_EXISTS, "article %s is here", uuid);

  return step == PENG_STEP_DONE;
}

static gboolean
insert_draft (PengDb       *db,
              PengArticle  *article,
              gint64        now,
              GError      **error)
{
  const PengDraftInfo info = {
    .uuid = (char *) peng_article_get_uuid (article),
    .created = now,
    .modified = now,
    .revision = FIRST,
  };

  return peng_article_table_insert (db, article, &info, error);
}

/* The site has the draft as it is; nothing of it was sent from here, so there is no hash. A draft of
 * the same article may have been here before, and what the site had of it then is of no use. */
static gboolean
put_publication (PengDb        *db,
                 const TakeIn  *self,
                 gint64         now,
                 GError       **error)
{
  const PengPublication *publication = self->publication;
  g_autoptr(PengStatement) upsert =
    peng_db_prepare (db,
                     "INSERT OR REPLACE INTO publication (article, site, section, remote_id, url,"
                     "                                    etag, content_hash, revision, published,"
                     "                                    changed, withdrawn)"
                     " VALUES (:article, :site, :section, :remote, :url, :etag, '', :revision,"
                     "         :published, :now, :withdrawn)", error);

  if (upsert == NULL)
    return FALSE;

  peng_statement_bind_text (upsert, ":article", peng_article_get_uuid (self->article));
  peng_statement_bind_int (upsert, ":site", publication->site);
  peng_statement_bind_text (upsert, ":section", publication->section);
  peng_statement_bind_text (upsert, ":remote", publication->remote_id);
  peng_statement_bind_text (upsert, ":url", publication->url);
  peng_statement_bind_text (upsert, ":etag", publication->etag);
  peng_statement_bind_int (upsert, ":revision", FIRST);
  peng_statement_bind_int (upsert, ":published", publication->published);
  peng_statement_bind_int (upsert, ":now", now);
  peng_statement_bind_int (upsert, ":withdrawn", publication->withdrawn);

  return peng_statement_run (upsert, error);
}

static gpointer
take_in (PengDb    *db,
         gpointer   data,
         GError   **error)
{
  const TakeIn *self = data;
  gint64 now = g_get_real_time ();

  return peng_db_begin (db, error) &&
         is_absent (db, peng_article_get_uuid (self->article), error) &&
         insert_draft (db, self->article, now, error) &&
         peng_snapshot_table_keep (db, self->article, PENG_SNAPSHOT_REMOTE, now, error) &&
         put_publication (db, self, now, error) && peng_db_commit (db, error) ? PENG_STORE_DONE
                                                                              : NULL;
}

static void
taken_in (PengStore *self,
          gpointer   data,
          gpointer   result)
{
  peng_store_emit_changed (self, peng_article_get_uuid (((TakeIn *) data)->article));
}

static const PengStoreJob take_in_job = { take_in, take_in_free, NULL, taken_in };

/**
 * peng_store_take_in_async:
 * @self: a store
 * @article: what the site has, with files that are in the library
 * @publication: where it is there, and which version it is
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Makes a draft of an article that is at a site and not here.
 */
void
peng_store_take_in_async (PengStore             *self,
                          PengArticle           *article,
                          const PengPublication *publication,
                          GCancellable          *cancellable,
                          GAsyncReadyCallback    callback,
                          gpointer               user_data)
{
  TakeIn *job;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (article != NULL && publication != NULL);

  job = g_new0 (TakeIn, 1);
  job->article = peng_article_ref (article);
  job->publication = g_new0 (PengPublication, 1);
  job->publication->site = publication->site;
  job->publication->section = g_strdup (publication->section);
  job->publication->remote_id = g_strdup (publication->remote_id);
  job->publication->url = g_strdup (publication->url);
  job->publication->etag = g_strdup (publication->etag);
  job->publication->published = publication->published;
  job->publication->withdrawn = publication->withdrawn;
  peng_store_run (self, &take_in_job, job, cancellable, callback, user_data);
}

/**
 * peng_store_take_in_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError; %PENG_STORE_ERROR_EXISTS where the article is here
 *
 * Returns: whether the draft is on disk
 */
gboolean
peng_store_take_in_finish (PengStore     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return peng_store_run_finish (self, &take_in_job, result, error) != NULL;
}
