/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-snapshot-table.h"

#include "core/peng-html-writer.h"
#include "store/peng-article-table.h"

#define HOUR (G_TIME_SPAN_HOUR)
#define DAY  (G_TIME_SPAN_DAY)

/* Times are kept in microseconds, and so is a time span. */

static gboolean
run_on (PengDb      *db,
        const char  *sql,
        const char  *uuid,
        gint64       now,
        GError     **error)
{
  g_autoptr(PengStatement) statement = peng_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;

  peng_statement_bind_text (statement, ":uuid", uuid);
  peng_statement_bind_int (statement, ":now", now);

  return peng_statement_run (statement, error);
}

/* Of the snapshots of one span of time the newest stays; those that were published, those of what
 * others wrote, and those that had to make way for another version, all stay. */
static gboolean
thin_out (PengDb      *db,
          const char  *uuid,
          gint64       now,
          gint64       older_than,
          gint64       span,
          GError     **error)
{
  g_autofree char *sql =
    g_strdup_printf ("DELETE FROM snapshot WHERE uuid = :uuid AND reason NOT IN (%d, %d, %d)"
                     " AND taken < :now - %" G_GINT64_FORMAT
                     " AND EXISTS (SELECT 1 FROM snapshot later WHERE later.uuid = :uuid"
                     "  AND (later.taken, later.id) > (snapshot.taken, snapshot.id)"
                     "  AND later.taken < :now - %" G_GINT64_FORMAT
                     "  AND later.taken / %" G_GINT64_FORMAT
                     "    = snapshot.taken / %" G_GINT64_FORMAT ")",
                     PENG_SNAPSHOT_PUBLISH, PENG_SNAPSHOT_REMOTE, PENG_SNAPSHOT_CONFLICT, older_than,
                     older_than, span, span);

  return run_on (db, sql, uuid, now, error);
}

static gboolean
insert (PengDb              *db,
        const char          *uuid,
        PengSnapshotReason   reason,
        gint64               now,
        GError             **error)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO snapshot (uuid, reason, taken, revision, n_words, hash, html)"
                     " SELECT a.uuid, %d, :now, a.revision, a.n_words, b.hash, b.html"
                     " FROM article a JOIN body b USING (id) WHERE a.uuid = :uuid"
                     " AND (a.n_words > 0 OR a.n_images > 0)"
                     " AND b.hash IS NOT (SELECT hash FROM snapshot WHERE uuid = :uuid"
                     "                    ORDER BY taken DESC, id DESC LIMIT 1)", reason);

  return run_on (db, sql, uuid, now, error);
}

static gboolean
mark_published (PengDb      *db,
                const char  *uuid,
                gint64       now,
                GError     **error)
{
  g_autofree char *sql =
    g_strdup_printf ("UPDATE snapshot SET reason = %d, taken = :now WHERE id ="
                     " (SELECT id FROM snapshot WHERE uuid = :uuid"
                     "  ORDER BY taken DESC, id DESC LIMIT 1)", PENG_SNAPSHOT_PUBLISH);

  return run_on (db, sql, uuid, now, error);
}

/**
 * peng_snapshot_table_take:
 * @db: a database
 * @uuid: an article
 * @reason: why its present state is kept
 * @now: microseconds since 1970, UTC
 * @error: #PengStoreError
 *
 * Keeps the article as it is stored, where the newest snapshot does not hold the same words, and
 * thins out the older ones: one a day after a day, one a week after a month; those of what was
 * published, of what others wrote and of what made way for another version stay.
 *
 * Returns: whether it was done
 */
gboolean
peng_snapshot_table_take (PengDb              *db,
                          const char          *uuid,
                          PengSnapshotReason   reason,
                          gint64               now,
                          GError             **error)
{
  if (!insert (db, uuid, reason, now, error))
    return FALSE;

  if (reason == PENG_SNAPSHOT_PUBLISH && !mark_published (db, uuid, now, error))
    return FALSE;

  return thin_out (db, uuid, now, DAY, DAY, error) &&
         thin_out (db, uuid, now, 30 * DAY, 7 * DAY, error);
}

/**
 * peng_snapshot_table_keep:
 * @db: a database
 * @article: what is to be kept
 * @reason: why
 * @now: microseconds since 1970, UTC
 * @error: #PengStoreError
 *
 * Keeps a version of an article that is not the stored one. It has no revision, for which 0 stands.
 *
 * Returns: whether it was done
 */
gboolean
peng_snapshot_table_keep (PengDb              *db,
                          PengArticle         *article,
                          PengSnapshotReason   reason,
                          gint64               now,
                          GError             **error)
{
  g_autofree char *html = peng_html_write_article (article, &peng_dialect_canonical);
  g_autofree char *hash = peng_article_table_hash (html);
  g_autoptr(PengStatement) statement =
    peng_db_prepare (db,
                     "INSERT INTO snapshot (uuid, reason, taken, revision, n_words, hash, html)"
                     " VALUES (:uuid, :reason, :now, 0, :words, :hash, :html)", error);
  PengCount count;

  if (statement == NULL)
    return FALSE;

  peng_article_count (article, &count);
  peng_statement_bind_text (statement, ":uuid", peng_article_get_uuid (article));
  peng_statement_bind_int (statement, ":reason", reason);
  peng_statement_bind_int (statement, ":now", now);
  peng_statement_bind_int (statement, ":words", count.words);
  peng_statement_bind_text (statement, ":hash", hash);
  peng_statement_bind_text (statement, ":html", html);

  return peng_statement_run (statement, error);
}

/**
 * peng_snapshot_table_take_timed:
 * @db: a database
 * @uuid: an article
 * @now: microseconds since 1970, UTC
 * @error: #PengStoreError
 *
 * Keeps what is stored, where nothing was kept for an hour. Times to come are those of a clock that
 * was wrong: they do not keep the next snapshot away.
 *
 * Returns: whether that went well
 */
gboolean
peng_snapshot_table_take_timed (PengDb      *db,
                                const char  *uuid,
                                gint64       now,
                                GError     **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT max (coalesce (max (s.taken), 0),"
                     "            CASE WHEN a.created <= :now THEN a.created ELSE 0 END)"
                     " FROM article a LEFT JOIN snapshot s ON s.uuid = a.uuid AND s.taken <= :now"
                     " WHERE a.uuid = :uuid", error);

  if (select == NULL)
    return FALSE;

  peng_statement_bind_text (select, ":uuid", uuid);
  peng_statement_bind_int (select, ":now", now);
  if (peng_statement_step (select, error) == PENG_STEP_FAILED)
    return FALSE;

  if (now - peng_statement_get_int (select, 0) < HOUR)
    return TRUE;

  return peng_snapshot_table_take (db, uuid, PENG_SNAPSHOT_TIMED, now, error);
}
