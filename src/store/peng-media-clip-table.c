/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-media-clip-table.h"

#include "store/peng-library-query.h"

static PengStatement *
prepare (PengDb      *db,
         const char  *sql,
         const char  *media,
         GError     **error)
{
  PengStatement *statement = peng_db_prepare (db, sql, error);

  if (statement != NULL)
    peng_statement_bind_text (statement, ":media", media);

  return statement;
}

/**
 * peng_media_clip_table_put:
 * @db: the store's database
 * @media: name of a video or a sound
 * @duration: in milliseconds, 0 where not known
 * @poster: (nullable): name of its picture
 * @error: #PengStoreError
 *
 * Notes what is known of a clip. What was known stays: articles show that picture.
 *
 * Returns: whether it is noted
 */
gboolean
peng_media_clip_table_put (PengDb      *db,
                           const char  *media,
                           guint64      duration,
                           const char  *poster,
                           GError     **error)
{
  g_autoptr(PengStatement) upsert =
    prepare (db,
             "INSERT INTO media_clip (media, duration, poster, made)"
             " VALUES (:media, :duration, :poster, :now)"
             " ON CONFLICT (media) DO UPDATE SET"
             "  duration = iif (duration = 0, :duration, duration),"
             "  poster = ifnull (poster, :poster)", media, error);

  if (upsert == NULL)
    return FALSE;

  peng_statement_bind_int (upsert, ":duration", (gint64) duration);
  peng_statement_bind_text (upsert, ":poster", poster);
  peng_statement_bind_int (upsert, ":now", g_get_real_time ());

  return peng_statement_run (upsert, error);
}

/**
 * peng_media_clip_table_forget:
 * @db: the store's database
 * @media: a media name
 * @error: #PengStoreError
 *
 * Returns: whether nothing is known of it any more
 */
gboolean
peng_media_clip_table_forget (PengDb      *db,
                              const char  *media,
                              GError     **error)
{
  g_autoptr(PengStatement) delete =
    prepare (db, "DELETE FROM media_clip WHERE media = :media", media, error);

  return delete != NULL && peng_statement_run (delete, error);
}

/**
 * peng_media_clip_table_trash:
 * @db: the store's database
 * @media: a media name that is in the trash
 * @now: microseconds since 1970
 * @error: #PengStoreError
 *
 * Puts the picture of a video into the trash, unless an article shows it or another video has it.
 *
 * Returns: whether the database could tell
 */
gboolean
peng_media_clip_table_trash (PengDb      *db,
                             const char  *media,
                             gint64       now,
                             GError     **error)
{
  g_autoptr(PengStatement) insert =
    prepare (db,
             "INSERT OR IGNORE INTO media_trash (media, trashed)"
             " SELECT m.sha, :now FROM media_clip c JOIN media m ON m.sha = c.poster"
             " WHERE c.media = :media AND " PENG_LIBRARY_IS_UNUSED
             " AND NOT EXISTS (SELECT 1 FROM media_clip d WHERE d.poster = c.poster"
             "  AND d.media NOT IN (SELECT media FROM media_trash))", media, error);

  if (insert == NULL)
    return FALSE;

  peng_statement_bind_int (insert, ":now", now);

  return peng_statement_run (insert, error);
}

/**
 * peng_media_clip_table_untrash:
 * @db: the store's database
 * @media: a media name
 * @error: #PengStoreError
 *
 * Takes the picture of a video out of the trash.
 *
 * Returns: whether it is not in it
 */
gboolean
peng_media_clip_table_untrash (PengDb      *db,
                               const char  *media,
                               GError     **error)
{
  g_autoptr(PengStatement) delete =
    prepare (db, "DELETE FROM media_trash WHERE media IN"
             " (SELECT poster FROM media_clip WHERE media = :media)", media, error);

  return delete != NULL && peng_statement_run (delete, error);
}
