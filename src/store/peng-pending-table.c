/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-pending-table.h"

#include "core/peng-block.h"

/**
 * peng_pending_table_note:
 * @db: a database
 * @pending: its name, its address and whether the last try failed
 * @now: microseconds since 1970, UTC
 * @error: #PengStoreError
 *
 * Keeps where a picture is to be fetched from. One that became an item of the library stays that:
 * what was stored with its first name can still be told what it is.
 *
 * Returns: whether it was done
 */
gboolean
peng_pending_table_note (PengDb                  *db,
                         const PengPendingMedia  *pending,
                         gint64                   now,
                         GError                 **error)
{
  g_autoptr(PengStatement) upsert =
    peng_db_prepare (db,
                     "INSERT INTO pending_media (media, address, failed, added)"
                     " VALUES (:media, :address, :failed, :now)"
                     " ON CONFLICT (media) DO UPDATE SET added = :now,"
                     "  address = iif (item IS NULL, :address, ''),"
                     "  failed = iif (item IS NULL, :failed, 0)", error);

  if (upsert == NULL)
    return FALSE;

  peng_statement_bind_text (upsert, ":media", pending->media);
  peng_statement_bind_text (upsert, ":address", pending->address);
  peng_statement_bind_int (upsert, ":failed", pending->failed);
  peng_statement_bind_int (upsert, ":now", now);

  return peng_statement_run (upsert, error);
}

/**
 * peng_pending_table_settle:
 * @db: a database
 * @media: the name that a picture had until it was there
 * @item: the item of the library that it is now
 * @error: #PengStoreError
 *
 * Takes the address away, which nobody needs any more, and keeps which item it is: articles that
 * are not open still hold the name.
 *
 * Returns: whether it was done
 */
gboolean
peng_pending_table_settle (PengDb      *db,
                           const char  *media,
                           const char  *item,
                           GError     **error)
{
  g_autoptr(PengStatement) update =
    peng_db_prepare (db,
                     "UPDATE pending_media SET address = '', failed = 0, item = :item"
                     " WHERE media = :media", error);

  if (update == NULL)
    return FALSE;

  peng_statement_bind_text (update, ":media", media);
  peng_statement_bind_text (update, ":item", item);

  return peng_statement_run (update, error);
}

static PengPendingMedia *
read_row (PengStatement *select)
{
  PengPendingMedia *pending = g_new0 (PengPendingMedia, 1);

  pending->media = peng_statement_dup_text (select, 0);
  pending->address = g_strdup (peng_statement_get_text (select, 1) ?: "");
  pending->failed = peng_statement_get_int (select, 2) != 0;
  pending->item = peng_statement_dup_text (select, 3);
  pending->width = (guint) peng_statement_get_int (select, 4);
  pending->height = (guint) peng_statement_get_int (select, 5);

  return pending;
}

/* A file from elsewhere may name anything, and media names become paths. */
static gboolean
may_be_read (PengStatement *select)
{
  const char *media = peng_statement_get_text (select, 0);
  const char *item = peng_statement_get_text (select, 3);

  return media != NULL && peng_media_is_name (media) && (item == NULL || peng_media_is_name (item));
}

/**
 * peng_pending_table_list:
 * @db: a database
 * @article: UUID of an article
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengPendingMedia) (nullable): what the article holds, as it
 *   is stored, that was not there when it was put in
 */
GPtrArray *
peng_pending_table_list (PengDb      *db,
                         const char  *article,
                         GError     **error)
{
  g_autoptr(GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) peng_pending_media_free);
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT p.media, p.address, p.failed, m.sha, m.web_width, m.web_height"
                     " FROM article a JOIN media_use u ON u.article = a.id"
                     " JOIN pending_media p ON p.media = u.media"
                     " LEFT JOIN media m ON m.sha = p.item"
                     " WHERE a.uuid = :uuid GROUP BY p.media ORDER BY min (u.position)", error);
  PengStep step;

  if (select == NULL)
    return NULL;

  peng_statement_bind_text (select, ":uuid", article);
  while ((step = peng_statement_step (select, error)) == PENG_STEP_ROW)
    {
      if (may_be_read (select))
        g_ptr_array_add (items, read_row (select));
    }

  return step == PENG_STEP_DONE ? g_steal_pointer (&items) : NULL;
}

/**
 * peng_pending_table_waits:
 * @db: the store's database
 * @media: a name
 * @error: #PengStoreError
 *
 * Returns: %PENG_STEP_ROW where a picture of that name is not in the library yet, %PENG_STEP_DONE
 *   where there is none
 */
PengStep
peng_pending_table_waits (PengDb      *db,
                          const char  *media,
                          GError     **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT 1 FROM pending_media WHERE media = :media AND item IS NULL", error);

  if (select == NULL)
    return PENG_STEP_FAILED;

  peng_statement_bind_text (select, ":media", media);

  return peng_statement_step (select, error);
}

/**
 * peng_pending_table_forget_article:
 * @db: a database
 * @article: UUID of an article in the trash
 * @error: #PengStoreError
 *
 * Forgets the addresses of what no other article uses.
 *
 * Returns: whether that went well
 */
gboolean
peng_pending_table_forget_article (PengDb      *db,
                                   const char  *article,
                                   GError     **error)
{
  g_autoptr(PengStatement) delete =
    peng_db_prepare (db,
                     "DELETE FROM pending_media WHERE media IN"
                     "  (SELECT u.media FROM article a JOIN media_use u ON u.article = a.id"
                     "   WHERE a.uuid = :uuid AND a.deleted <> 0)"
                     " AND NOT EXISTS"
                     "  (SELECT 1 FROM media_use u JOIN article a ON a.id = u.article"
                     "   WHERE u.media = pending_media.media AND a.uuid <> :uuid)", error);

  if (delete == NULL)
    return FALSE;

  peng_statement_bind_text (delete, ":uuid", article);

  return peng_statement_run (delete, error);
}

#define UNUSED \
  " FROM pending_media WHERE added < :before AND NOT EXISTS" \
  " (SELECT 1 FROM media_use u WHERE u.media = pending_media.media)"

static PengStep
run_before (PengDb      *db,
            const char  *sql,
            gint64       before,
            GError     **error)
{
  g_autoptr(PengStatement) statement = peng_db_prepare (db, sql, error);

  if (statement == NULL)
    return PENG_STEP_FAILED;

  peng_statement_bind_int (statement, ":before", before);

  return peng_statement_step (statement, error);
}

/**
 * peng_pending_table_forget_unused:
 * @db: a database
 * @before: microseconds since 1970, UTC: what was noted later may be of a paste that is not saved
 *   yet, or was undone and may be wanted again
 * @error: #PengStoreError
 *
 * Forgets the addresses of what no article uses. Where there are none it waits for nobody who
 * writes.
 *
 * Returns: whether that went well
 */
gboolean
peng_pending_table_forget_unused (PengDb  *db,
                                  gint64   before,
                                  GError **error)
{
  switch (run_before (db, "SELECT 1" UNUSED " LIMIT 1", before, error))
    {
    case PENG_STEP_ROW:
      return run_before (db, "DELETE" UNUSED, before, error) == PENG_STEP_DONE;

    case PENG_STEP_DONE:
      return TRUE;

    case PENG_STEP_FAILED:
    default:
      return FALSE;
    }
}
