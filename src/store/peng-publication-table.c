/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-publication-table.h"

#define COLUMNS \
  "article, site, section, remote_id, url, etag, content_hash, revision, published, changed," \
  " withdrawn, standing, due"

/**
 * peng_publication_table_publish:
 * @db: a database
 * @row: number of a row of the outbox
 * @error: #PengStoreError
 *
 * Notes that a site has what the row brought there. A photograph that was made fit while the row was
 * on its way looks otherwise here by then: what the site has is no revision of the article, for
 * which 0 stands. What nobody could read before is published now for the first time.
 *
 * Returns: whether it was noted
 */
gboolean
peng_publication_table_publish (PengDb  *db,
                                gint64   row,
                                GError **error)
{
  g_autoptr(PengStatement) upsert =
    peng_db_prepare (db,
                     "INSERT INTO publication (article, site, section, remote_id, url, etag,"
                     "                         content_hash, revision, published, changed,"
                     "                         withdrawn, standing, due)"
                     " SELECT article, site, section, remote_id, url, etag, content_hash,"
                     "        iif (EXISTS (SELECT 1 FROM outbox_media o JOIN media m ON m.sha = o.sha"
                     "                     WHERE o.outbox = :id AND m.web_sha <> o.web_sha),"
                     "             0, revision),"
                     "        changed, changed, verb = 2, standing, due FROM outbox"
                     " WHERE id = :id"
                     " ON CONFLICT (article, site) DO UPDATE SET section = excluded.section,"
                     "  remote_id = excluded.remote_id,"
                     "  url = coalesce (excluded.url, url),"
                     "  etag = excluded.etag, content_hash = excluded.content_hash,"
                     "  revision = excluded.revision, changed = excluded.changed,"
                     "  published = iif (standing > 0 OR due > 0, excluded.published, published),"
                     "  withdrawn = excluded.withdrawn, standing = excluded.standing,"
                     "  due = excluded.due", error);

  if (upsert == NULL)
    return FALSE;

  peng_statement_bind_int (upsert, ":id", row);

  return peng_statement_run (upsert, error);
}

/**
 * peng_publication_table_adopt:
 * @db: a database
 * @row: number of a row of the outbox
 * @error: #PengStoreError
 *
 * Notes that a site has what was not sent from here: no content, no revision.
 *
 * Returns: whether it was noted
 */
gboolean
peng_publication_table_adopt (PengDb  *db,
                              gint64   row,
                              GError **error)
{
  g_autoptr(PengStatement) upsert =
    peng_db_prepare (db,
                     "INSERT INTO publication (article, site, section, remote_id, url, etag,"
                     "                         content_hash, revision, published, changed,"
                     "                         withdrawn)"
                     " SELECT article, site, section, remote_id, url, etag, '', 0, changed, changed,"
                     "        0 FROM outbox WHERE id = :id"
                     " ON CONFLICT (article, site) DO UPDATE SET"
                     "  url = coalesce (excluded.url, url), etag = excluded.etag,"
                     "  content_hash = '', revision = 0, changed = excluded.changed", error);

  if (upsert == NULL)
    return FALSE;

  peng_statement_bind_int (upsert, ":id", row);

  return peng_statement_run (upsert, error);
}

/**
 * peng_publication_table_forget:
 * @db: a database
 * @row: number of a row of the outbox
 * @error: #PengStoreError
 *
 * Notes that nothing is at the site any more: the next one is the first once more.
 *
 * Returns: whether it was noted
 */
gboolean
peng_publication_table_forget (PengDb  *db,
                               gint64   row,
                               GError **error)
{
  g_autoptr(PengStatement) removal =
    peng_db_prepare (db,
                     "DELETE FROM publication WHERE (article, site) ="
                     " (SELECT article, site FROM outbox WHERE id = :id)", error);

  if (removal == NULL)
    return FALSE;

  peng_statement_bind_int (removal, ":id", row);

  return peng_statement_run (removal, error);
}

/**
 * peng_publication_table_note_public:
 * @db: a database
 * @publication: what a site has, as it was found; its etag is the version that readers see
 * @error: #PengStoreError; %PENG_STORE_ERROR_STALE where it is another plan meanwhile
 *
 * Notes that readers see what was to come at a time.
 *
 * Returns: whether it was noted
 */
gboolean
peng_publication_table_note_public (PengDb                 *db,
                                    const PengPublication  *publication,
                                    GError                **error)
{
  g_autoptr(PengStatement) update =
    peng_db_prepare (db,
                     "UPDATE publication SET published = due, due = 0, etag = coalesce (:etag, etag)"
                     " WHERE article = :article AND site = :site AND due = :due", error);

  if (update == NULL)
    return FALSE;

  peng_statement_bind_text (update, ":article", publication->article);
  peng_statement_bind_int (update, ":site", publication->site);
  peng_statement_bind_int (update, ":due", publication->due);
  peng_statement_bind_text (update, ":etag", publication->etag);
  if (!peng_statement_run (update, error))
    return FALSE;

  if (peng_db_get_n_changes (db) > 0)
    return TRUE;

  g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_STALE,
               "%s is planned otherwise meanwhile", publication->article);
  return FALSE;
}

static PengPublication *
read_publication (PengStatement *select)
{
  PengPublication *publication = g_new0 (PengPublication, 1);

  publication->article = peng_statement_dup_text (select, 0);
  publication->site = peng_statement_get_int (select, 1);
  publication->section = peng_statement_dup_text (select, 2);
  publication->remote_id = peng_statement_dup_text (select, 3);
  publication->url = peng_statement_dup_text (select, 4);
  publication->etag = peng_statement_dup_text (select, 5);
  publication->content_hash = peng_statement_dup_text (select, 6);
  publication->revision = (guint64) peng_statement_get_int (select, 7);
  publication->published = peng_statement_get_int (select, 8);
  publication->changed = peng_statement_get_int (select, 9);
  publication->withdrawn = peng_statement_get_int (select, 10) != 0;
  publication->standing = (PengStanding) peng_statement_get_int (select, 11);
  publication->due = peng_statement_get_int (select, 12);

  return publication;
}

static GPtrArray *
read_publications (PengStatement  *select,
                   GError        **error)
{
  g_autoptr(GPtrArray) publications =
    g_ptr_array_new_with_free_func ((GDestroyNotify) peng_publication_free);
  PengStep step;

  while ((step = peng_statement_step (select, error)) == PENG_STEP_ROW)
    g_ptr_array_add (publications, read_publication (select));

  return step == PENG_STEP_DONE ? g_steal_pointer (&publications) : NULL;
}

/**
 * peng_publication_table_list_due:
 * @db: a database
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengPublication) (nullable): what is to come at a time, the
 *   first first
 */
GPtrArray *
peng_publication_table_list_due (PengDb  *db,
                                 GError **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT " COLUMNS " FROM publication WHERE due > 0 ORDER BY due", error);

  return select != NULL ? read_publications (select, error) : NULL;
}

/**
 * peng_publication_table_list:
 * @db: a database
 * @article: (nullable): UUID of an article; %NULL for all
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengPublication) (nullable): what sites have, by article
 *   and site
 */
GPtrArray *
peng_publication_table_list (PengDb      *db,
                             const char  *article,
                             GError     **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT " COLUMNS " FROM publication"
                     " WHERE :article IS NULL OR article = :article ORDER BY article, site",
                     error);

  if (select == NULL)
    return NULL;

  peng_statement_bind_text (select, ":article", article);

  return read_publications (select, error);
}
