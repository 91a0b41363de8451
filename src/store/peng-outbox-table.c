/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-outbox-table.h"

#include "store/peng-publication-table.h"
#include "store/peng-read-back-table.h"

/* A moment counts until something else of the article has arrived there: where that was before it, it
 * never came. */
#define COLUMNS \
  "id, article, site, section, verb, state, content_hash, revision, remote_id, base_etag, etag," \
  " url, reason, attempts, next_try, created, changed," \
  " (SELECT title FROM article WHERE uuid = outbox.article), standing," \
  " iif (due = 0, 0, coalesce ((SELECT iif (n.changed < outbox.due, " G_STRINGIFY (PENG_OUTBOX_REPLANNED) ", 0) FROM outbox n" \
  "                             WHERE n.article = outbox.article AND n.site = outbox.site" \
  "                             AND n.id > outbox.id AND n.state = 6 ORDER BY n.id LIMIT 1), due))"

#define N_COLUMNS 20

static gboolean
insert_media (PengDb                *db,
              gint64                 id,
              guint                  position,
              const PengOutboxMedia *media,
              GError               **error)
{
  g_autoptr(PengStatement) insert =
    peng_db_prepare (db,
                     "INSERT INTO outbox_media (outbox, position, sha, web_sha, mime, alt, size,"
                     "                          width, height, sent, url)"
                     " VALUES (:outbox, :position, :sha, :web_sha, :mime, :alt, :size,"
                     "         :width, :height, 0, NULL)", error);

  if (insert == NULL)
    return FALSE;

  peng_statement_bind_int (insert, ":outbox", id);
  peng_statement_bind_int (insert, ":position", position);
  peng_statement_bind_text (insert, ":sha", media->sha);
  peng_statement_bind_text (insert, ":web_sha", media->web_sha);
  peng_statement_bind_text (insert, ":mime", media->mime);
  peng_statement_bind_text (insert, ":alt", media->alt ?: "");
  peng_statement_bind_int (insert, ":size", (gint64) media->size);
  peng_statement_bind_int (insert, ":width", media->width);
  peng_statement_bind_int (insert, ":height", media->height);

  return peng_statement_run (insert, error);
}

static gboolean
insert_row (PengDb                *db,
            const PengOutboxItem  *item,
            GError               **error)
{
  g_autoptr(PengStatement) insert =
    peng_db_prepare (db,
                     "INSERT INTO outbox (article, site, section, verb, state, content_hash,"
                     "                    revision, remote_id, base_etag, attempts, next_try,"
                     "                    created, changed, content, standing, due)"
                     " VALUES (:article, :site, :section, :verb, 0, :hash, :revision, :remote,"
                     "         :base_etag, 0, 0, :now, :now, :content, :standing, :due)", error);

  if (insert == NULL)
    return FALSE;

  peng_statement_bind_text (insert, ":article", item->article);
  peng_statement_bind_int (insert, ":site", item->site);
  peng_statement_bind_text (insert, ":section", item->section ?: "");
  peng_statement_bind_int (insert, ":verb", item->verb);
  peng_statement_bind_text (insert, ":hash", item->content_hash ?: "");
  peng_statement_bind_int (insert, ":revision", (gint64) item->revision);
  peng_statement_bind_text (insert, ":remote", item->remote_id ?: "");
  peng_statement_bind_text (insert, ":base_etag", item->base_etag);
  peng_statement_bind_int (insert, ":now", g_get_real_time ());
  peng_statement_bind_bytes (insert, ":content", item->content);
  peng_statement_bind_int (insert, ":standing", item->standing);
  peng_statement_bind_int (insert, ":due", item->due);

  return peng_statement_run (insert, error);
}

/**
 * peng_outbox_table_insert:
 * @db: a database
 * @item: the row, whose id, state, attempts and times are not read, and its media
 * @error: #PengStoreError; %PENG_STORE_ERROR_EXISTS where an unfinished row for the same article
 *   and site is there: the index on unfinished rows refuses a second one
 *
 * Returns: the row's number, 0 on failure
 */
gint64
peng_outbox_table_insert (PengDb                *db,
                          const PengOutboxItem  *item,
                          GError               **error)
{
  gint64 id;

  if (!insert_row (db, item, error))
    return 0;

  id = peng_db_get_last_id (db);

  for (guint i = 0; item->media != NULL && i < item->media->len; i++)
    {
      if (!insert_media (db, id, i, g_ptr_array_index (item->media, i), error))
        return 0;
    }

  return id;
}

static PengStatement *
prepare_advance (PengDb                *db,
                 gint64                 id,
                 const PengOutboxStep  *step,
                 GError               **error)
{
  PengStatement *update =
    peng_db_prepare (db,
                     "UPDATE outbox SET state = :to, remote_id = coalesce (:remote, remote_id),"
                     " base_etag = coalesce (:base_etag, base_etag),"
                     " etag = coalesce (:etag, etag), url = coalesce (:url, url),"
                     " reason = :reason, next_try = :next_try, attempts = attempts + :attempt,"
                     " changed = :now WHERE id = :id AND state = :from", error);

  if (update == NULL)
    return NULL;

  peng_statement_bind_int (update, ":id", id);
  peng_statement_bind_int (update, ":from", step->from);
  peng_statement_bind_int (update, ":to", step->to);
  peng_statement_bind_text (update, ":remote", step->remote_id);
  peng_statement_bind_text (update, ":base_etag", step->base_etag);
  peng_statement_bind_text (update, ":etag", step->etag);
  peng_statement_bind_text (update, ":url", step->url);
  peng_statement_bind_text (update, ":reason", step->reason);
  peng_statement_bind_int (update, ":next_try", step->next_try);
  peng_statement_bind_int (update, ":attempt", step->count_attempt ? 1 : 0);
  peng_statement_bind_int (update, ":now", g_get_real_time ());

  return update;
}

/**
 * peng_outbox_table_advance:
 * @db: a database
 * @id: a row's number
 * @step: the arrow that it takes
 * @error: #PengStoreError; %PENG_STORE_ERROR_STALE where the row is in another state than the arrow
 *   begins at
 *
 * Takes one arrow of the state machine; to PUBLISHED it writes the publication too, and that its page
 * is to be read back; to ABANDONED it writes the publication where that takes up what is at the site.
 *
 * Returns: whether it was taken
 */
gboolean
peng_outbox_table_advance (PengDb                *db,
                           gint64                 id,
                           const PengOutboxStep  *step,
                           GError               **error)
{
  g_autoptr(PengStatement) update = prepare_advance (db, id, step, error);

  if (update == NULL || !peng_statement_run (update, error))
    return FALSE;

  if (peng_db_get_n_changes (db) == 0)
    {
      g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_STALE,
                   "outbox row %" G_GINT64_FORMAT " is not in state %d", id, step->from);
      return FALSE;
    }

  if (step->to == PENG_OUTBOX_PUBLISHED)
    return peng_publication_table_publish (db, id, error) &&
           peng_read_back_table_begin (db, id, error);
  if (step->to == PENG_OUTBOX_ABANDONED && step->etag != NULL)
    return peng_read_back_table_end (db, id, error) &&
           (*step->etag != '\0' ? peng_publication_table_adopt (db, id, error)
                                : peng_publication_table_forget (db, id, error));

  return TRUE;
}

/**
 * peng_outbox_table_media_sent:
 * @db: a database
 * @id: number of a row in state MEDIA
 * @web_sha: SHA-256 of the bytes that were sent
 * @url: their address at the site
 * @error: #PengStoreError; %PENG_STORE_ERROR_STALE where the row does not wait for them
 *
 * Notes that the site has a file.
 *
 * Returns: whether it was noted
 */
gboolean
peng_outbox_table_media_sent (PengDb      *db,
                              gint64       id,
                              const char  *web_sha,
                              const char  *url,
                              GError     **error)
{
  g_autoptr(PengStatement) update =
    peng_db_prepare (db,
                     "UPDATE outbox_media SET sent = 1, url = :url"
                     " WHERE web_sha = :web_sha"
                     " AND outbox = (SELECT id FROM outbox WHERE id = :id AND state = 1)", error);

  if (update == NULL)
    return FALSE;

  peng_statement_bind_int (update, ":id", id);
  peng_statement_bind_text (update, ":web_sha", web_sha);
  peng_statement_bind_text (update, ":url", url);
  if (!peng_statement_run (update, error))
    return FALSE;

  if (peng_db_get_n_changes (db) > 0)
    return TRUE;

  g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_STALE,
               "outbox row %" G_GINT64_FORMAT " does not wait for %s", id, web_sha);
  return FALSE;
}

static PengOutboxMedia *
read_media (PengStatement *select)
{
  PengOutboxMedia *media = g_new0 (PengOutboxMedia, 1);

  media->sha = peng_statement_dup_text (select, 0);
  media->web_sha = peng_statement_dup_text (select, 1);
  media->mime = peng_statement_dup_text (select, 2);
  media->alt = peng_statement_dup_text (select, 3);
  media->size = (guint64) peng_statement_get_int (select, 4);
  media->width = (guint) peng_statement_get_int (select, 5);
  media->height = (guint) peng_statement_get_int (select, 6);
  media->sent = peng_statement_get_int (select, 7) != 0;
  media->url = peng_statement_dup_text (select, 8);
  media->offered = peng_statement_get_int (select, 9) != 0;

  return media;
}

static gboolean
load_media (PengDb          *db,
            PengOutboxItem  *item,
            GError         **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT m.sha, m.web_sha, m.mime, m.alt, m.size, m.width, m.height, m.sent,"
                     "       m.url,"
                     "       EXISTS (SELECT 1 FROM outbox_media e JOIN outbox r ON r.id = e.outbox"
                     "               WHERE e.web_sha = m.web_sha AND e.outbox < m.outbox"
                     "               AND r.site = o.site)"
                     " FROM outbox_media m JOIN outbox o ON o.id = m.outbox"
                     " WHERE m.outbox = :id ORDER BY m.position", error);
  PengStep step;

  if (select == NULL)
    return FALSE;

  peng_statement_bind_int (select, ":id", item->id);
  while ((step = peng_statement_step (select, error)) == PENG_STEP_ROW)
    g_ptr_array_add (item->media, read_media (select));

  return step == PENG_STEP_DONE;
}

static PengOutboxItem *
read_row (PengStatement *select)
{
  PengOutboxItem *item = g_new0 (PengOutboxItem, 1);

  item->id = peng_statement_get_int (select, 0);
  item->article = peng_statement_dup_text (select, 1);
  item->site = peng_statement_get_int (select, 2);
  item->section = peng_statement_dup_text (select, 3);
  item->verb = (PengOutboxVerb) peng_statement_get_int (select, 4);
  item->state = (PengOutboxState) peng_statement_get_int (select, 5);
  item->content_hash = peng_statement_dup_text (select, 6);
  item->revision = (guint64) peng_statement_get_int (select, 7);
  item->remote_id = peng_statement_dup_text (select, 8);
  item->base_etag = peng_statement_dup_text (select, 9);
  item->etag = peng_statement_dup_text (select, 10);
  item->url = peng_statement_dup_text (select, 11);
  item->reason = peng_statement_dup_text (select, 12);
  item->attempts = (guint) peng_statement_get_int (select, 13);
  item->next_try = peng_statement_get_int (select, 14);
  item->created = peng_statement_get_int (select, 15);
  item->changed = peng_statement_get_int (select, 16);
  item->title = peng_statement_dup_text (select, 17);
  item->standing = (PengStanding) peng_statement_get_int (select, 18);
  item->due = peng_statement_get_int (select, 19);
  item->media = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_outbox_media_free);

  return item;
}

/**
 * peng_outbox_table_get:
 * @db: a database
 * @id: a row's number
 * @error: #PengStoreError, such as %PENG_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the row, with its content and media
 */
PengOutboxItem *
peng_outbox_table_get (PengDb  *db,
                       gint64   id,
                       GError **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT " COLUMNS ", content FROM outbox WHERE id = :id", error);
  g_autoptr(PengOutboxItem) item = NULL;
  PengStep step;

  if (select == NULL)
    return NULL;

  peng_statement_bind_int (select, ":id", id);
  step = peng_statement_step (select, error);
  if (step == PENG_STEP_DONE)
    g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND,
                 "no outbox row %" G_GINT64_FORMAT, id);
  if (step != PENG_STEP_ROW)
    return NULL;

  item = read_row (select);
  item->content = peng_statement_dup_bytes (select, N_COLUMNS);

  return load_media (db, item, error) ? g_steal_pointer (&item) : NULL;
}

static GPtrArray *
read_rows (PengDb         *db,
           PengStatement  *select,
           GError        **error)
{
  g_autoptr(GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) peng_outbox_item_free);
  PengStep step;

  while ((step = peng_statement_step (select, error)) == PENG_STEP_ROW)
    {
      PengOutboxItem *item = read_row (select);

      g_ptr_array_add (items, item);
      if (!load_media (db, item, error))
        return NULL;
    }

  return step == PENG_STEP_DONE ? g_steal_pointer (&items) : NULL;
}

/**
 * peng_outbox_table_list:
 * @db: a database
 * @article: (nullable): UUID of an article; %NULL for all unfinished rows
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengOutboxItem) (nullable): the rows, oldest first, with
 *   their media and without their content
 */
GPtrArray *
peng_outbox_table_list (PengDb      *db,
                        const char  *article,
                        GError     **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     article
                       ? "SELECT " COLUMNS " FROM outbox WHERE article = :article ORDER BY id"
                       : "SELECT " COLUMNS " FROM outbox WHERE state < 6 ORDER BY id", error);

  if (select == NULL)
    return NULL;

  if (article != NULL)
    peng_statement_bind_text (select, ":article", article);

  return read_rows (db, select, error);
}

/**
 * peng_outbox_table_list_finished:
 * @db: a database
 * @before: number of a row, of which the older ones are wanted; 0 for the newest of all
 * @n_rows: how many at most
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengOutboxItem) (nullable): the rows that are finished,
 *   newest first, with their media and without their content
 */
GPtrArray *
peng_outbox_table_list_finished (PengDb  *db,
                                 gint64   before,
                                 guint    n_rows,
                                 GError **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT " COLUMNS " FROM outbox WHERE state >= 6 AND id < :before"
                     " ORDER BY id DESC LIMIT :rows", error);

  if (select == NULL)
    return NULL;

  peng_statement_bind_int (select, ":before", before != 0 ? before : G_MAXINT64);
  peng_statement_bind_int (select, ":rows", n_rows);

  return read_rows (db, select, error);
}
