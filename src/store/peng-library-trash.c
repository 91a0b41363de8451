/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-library-trash.h"

#include "core/peng-block.h"
#include "store/peng-library-query.h"
#include "store/peng-media-clip-table.h"
#include "store/peng-media-files.h"
#include "store/peng-media-recipe-table.h"
#include "store/peng-media-words-table.h"

#include <string.h>

#define SCHEME "media:"
#define WATERMARK "watermark="
#define N_NAME 64

static gboolean
run_with (PengDb      *db,
          const char  *sql,
          const char  *media,
          GError     **error)
{
  g_autoptr(PengStatement) statement = peng_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;

  peng_statement_bind_text (statement, ":media", media);

  return peng_statement_run (statement, error);
}

/**
 * peng_library_trash_put:
 * @db: the store's database
 * @media: a media name
 * @now: microseconds since 1970
 * @refused: (out): whether it is used, or is not in the library, and stays
 * @error: #PengStoreError
 *
 * Puts an item into the trash. One that is there keeps its time.
 *
 * Returns: whether the database could tell
 */
gboolean
peng_library_trash_put (PengDb      *db,
                        const char  *media,
                        gint64       now,
                        gboolean    *refused,
                        GError     **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT 1 FROM media m WHERE m.sha = :media AND " PENG_LIBRARY_IS_UNUSED,
                     error);
  g_autoptr(PengStatement) insert = NULL;
  PengStep step;

  if (select == NULL)
    return FALSE;

  peng_statement_bind_text (select, ":media", media);
  step = peng_statement_step (select, error);
  *refused = step == PENG_STEP_DONE;
  if (step != PENG_STEP_ROW)
    return *refused;

  insert = peng_db_prepare (db, "INSERT OR IGNORE INTO media_trash (media, trashed)"
                            " VALUES (:media, :now)", error);
  if (insert == NULL)
    return FALSE;

  peng_statement_bind_text (insert, ":media", media);
  peng_statement_bind_int (insert, ":now", now);

  return peng_statement_run (insert, error) && peng_media_clip_table_trash (db, media, now, error);
}

/**
 * peng_library_trash_take:
 * @db: the store's database
 * @media: a media name
 * @error: #PengStoreError
 *
 * Takes an item out of the trash.
 *
 * Returns: whether it is not in it
 */
gboolean
peng_library_trash_take (PengDb      *db,
                         const char  *media,
                         GError     **error)
{
  return run_with (db, "DELETE FROM media_trash WHERE media = :media", media, error) &&
         peng_media_clip_table_untrash (db, media, error);
}

static GHashTable *
find_old (PengDb  *db,
          gint64   before,
          GError **error)
{
  g_autoptr(GHashTable) old = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT m.sha FROM media_trash r JOIN media m ON m.sha = r.media"
                     " WHERE r.trashed < :before AND " PENG_LIBRARY_IS_UNUSED, error);
  PengStep step;

  if (select == NULL)
    return NULL;

  peng_statement_bind_int (select, ":before", before);
  while ((step = peng_statement_step (select, error)) == PENG_STEP_ROW)
    {
      const char *media = peng_statement_get_text (select, 0);

      if (media != NULL && peng_media_is_name (media))
        g_hash_table_add (old, g_strdup (media));
    }

  return step == PENG_STEP_DONE ? g_steal_pointer (&old) : NULL;
}

static void
keep_named (GHashTable *old,
            const char *text,
            const char *before)
{
  for (const char *p = strstr (text, before); p != NULL; p = strstr (p, before))
    {
      g_autofree char *media = NULL;

      p += strlen (before);
      media = g_strndup (p, N_NAME);
      g_hash_table_remove (old, media);
    }
}

/* An earlier state of an article that a person may go back to has its pictures; a photograph that
 * has a watermark is made anew with it. */
static gboolean
keep_named_in (PengDb      *db,
               GHashTable  *old,
               const char  *sql,
               const char  *before,
               GError     **error)
{
  g_autoptr(PengStatement) select = peng_db_prepare (db, sql, error);
  PengStep step = PENG_STEP_DONE;

  if (select == NULL)
    return FALSE;

  while (g_hash_table_size (old) > 0 &&
         (step = peng_statement_step (select, error)) == PENG_STEP_ROW)
    keep_named (old, peng_statement_get_text (select, 0) ?: "", before);

  return step != PENG_STEP_FAILED;
}

static gboolean
purge_item (PengDb      *db,
            const char  *media,
            GError     **error)
{
  return peng_media_words_table_forget (db, media, error) &&
         peng_media_recipe_table_forget (db, media, error) &&
         peng_media_clip_table_forget (db, media, error) &&
         run_with (db, "DELETE FROM media_trash WHERE media = :media", media, error) &&
         run_with (db, "DELETE FROM media WHERE sha = :media", media, error);
}

static GPtrArray *
purge_old (PengDb  *db,
           gint64   before,
           GError **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) old = NULL;
  GHashTableIter iter;
  gpointer media;

  if (!peng_db_exec (db, "DELETE FROM media_trash WHERE media IN (SELECT media FROM media_use)", error))
    return NULL;

  old = find_old (db, before, error);
  if (old == NULL || !keep_named_in (db, old, "SELECT html FROM snapshot", SCHEME, error) ||
      !keep_named_in (db, old, "SELECT recipe FROM media_recipe", WATERMARK, error))
    return NULL;

  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, &media, NULL))
    {
      if (!purge_item (db, media, error))
        return NULL;

      g_ptr_array_add (names, g_strdup (media));
    }

  return g_steal_pointer (&names);
}

static PengStep
has_trash (PengDb  *db,
           GError **error)
{
  g_autoptr(PengStatement) select = peng_db_prepare (db, "SELECT 1 FROM media_trash LIMIT 1", error);

  return select != NULL ? peng_statement_step (select, error) : PENG_STEP_FAILED;
}

/**
 * peng_library_trash_empty:
 * @db: the store's database
 * @folder: the library's folder
 * @before: microseconds since 1970
 * @error: #PengStoreError
 *
 * Takes those items out of the library that were put into the trash before then and that nothing
 * uses, an earlier state of an article neither. Those that are used again since leave the trash.
 *
 * Returns: how many were removed; -1 with @error set
 */
int
peng_library_trash_empty (PengDb      *db,
                          const char  *folder,
                          gint64       before,
                          GError     **error)
{
  g_autoptr(GPtrArray) names = NULL;
  PengStep step = has_trash (db, error);

  if (step != PENG_STEP_ROW)
    return step;

  if (!peng_db_begin (db, error))
    return -1;

  /* Rows first: files without one can be swept away, a row without its file is a picture lost. */
  names = purge_old (db, before, error);
  if (names == NULL || !peng_db_commit (db, error))
    return -1;

  for (guint i = 0; i < names->len; i++)
    peng_media_files_remove (folder, g_ptr_array_index (names, i));

  return (int) names->len;
}
