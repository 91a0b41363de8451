/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-sites.h"

#include "store/peng-article-table.h"
#include "store/peng-store-private.h"

/* The first start. Its own site says that it has been: the sample article comes with it, whole, or
 * neither is there, and the next start is the first. */

typedef struct
{
  PengSiteInfo *site;
  PengArticle  *sample;
} FirstArgs;

static void
first_args_free (gpointer data)
{
  FirstArgs *args = data;

  peng_site_info_free (args->site);
  g_clear_pointer (&args->sample, peng_article_unref);
  g_free (args);
}

/* The number that a question gives in its first row, 0 where it has none, -1 on failure. */
static gint64
ask_number (PengDb      *db,
            const char  *sql,
            const char  *kind,
            GError     **error)
{
  g_autoptr(PengStatement) select = peng_db_prepare (db, sql, error);

  if (select == NULL)
    return -1;

  if (kind != NULL)
    peng_statement_bind_text (select, ":kind", kind);

  switch (peng_statement_step (select, error))
    {
    case PENG_STEP_ROW:
      return peng_statement_get_int (select, 0);

    case PENG_STEP_DONE:
      return 0;

    case PENG_STEP_FAILED:
    default:
      return -1;
    }
}

static gboolean
add_site (PengDb              *db,
          const PengSiteInfo  *site,
          GError             **error)
{
  g_autoptr(PengStatement) insert =
    peng_db_prepare (db,
                     "INSERT INTO site (name, kind, base_url, section, source, position)"
                     " VALUES (:name, :kind, '', '', '', 0)", error);

  if (insert == NULL)
    return FALSE;

  peng_statement_bind_text (insert, ":name", site->name);
  peng_statement_bind_text (insert, ":kind", site->kind);

  return peng_statement_run (insert, error);
}

/* A folder that has articles, or had some, needs no sample. */
static gboolean
add_sample (PengDb       *db,
            PengArticle  *sample,
            GError      **error)
{
  gint64 id = ask_number (db, "SELECT id FROM article LIMIT 1", NULL, error);
  gint64 now = g_get_real_time ();
  const PengDraftInfo info = {
    .uuid = (char *) peng_article_get_uuid (sample),
    .created = now,
    .modified = now,
    .revision = 1,
  };

  return id > 0 || (id == 0 && peng_article_table_insert (db, sample, &info, error));
}

/* Gives the site's number as a text. Another program may have had its first start just now. */
static gpointer
add_first (PengDb    *db,
           gpointer   data,
           GError   **error)
{
  FirstArgs *args = data;
  gint64 id;

  if (!peng_db_begin (db, error))
    return NULL;

  id = ask_number (db, "SELECT id FROM site WHERE kind = :kind", args->site->kind, error);
  if (id == 0)
    {
      if (!add_site (db, args->site, error))
        return NULL;

      id = peng_db_get_last_id (db);
      if (args->sample != NULL && !add_sample (db, args->sample, error))
        return NULL;
    }

  if (id < 0 || !peng_db_commit (db, error))
    return NULL;

  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static void
added_first (PengStore *self,
             gpointer   args,
             gpointer   result)
{
  peng_store_emit_changed (self, NULL);
}

static const PengStoreJob first_job = { add_first, first_args_free, g_free, added_first };

/**
 * peng_store_add_first_site_async:
 * @self: a store
 * @site: name and kind of the site that each store has
 * @sample: (nullable): an article to begin with, whose media are in the store
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Puts in what a store has from its first start on, in one transaction. The sample is left out where
 * there are articles, and where a site of that kind is there nothing is done.
 */
void
peng_store_add_first_site_async (PengStore           *self,
                                 const PengSiteInfo  *site,
                                 PengArticle         *sample,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  FirstArgs *args;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (site != NULL && site->name != NULL && site->kind != NULL);

  args = g_new0 (FirstArgs, 1);
  args->site = peng_site_info_copy (site);
  args->sample = sample != NULL ? peng_article_ref (sample) : NULL;
  peng_store_run (self, &first_job, args, cancellable, callback, user_data);
}

/**
 * peng_store_add_first_site_finish:
 * @self: a store
 * @result: from the callback
 * @error: #PengStoreError
 *
 * Returns: the site's number, 0 on failure
 */
gint64
peng_store_add_first_site_finish (PengStore     *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_autofree char *id = peng_store_run_finish (self, &first_job, result, error);

  return id != NULL ? g_ascii_strtoll (id, NULL, 10) : 0;
}
