/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-library-look.h"

/* What pictures look like, and which of them are shots of the same. */

/* Shots of a burst follow each other within this time, and differ in so many of 64 signs. */
#define BURST      (20 * G_TIME_SPAN_SECOND)
#define DIFFERENCE 10

/**
 * peng_library_look_put:
 * @db: the store's database
 * @media: a media name
 * @look: what it looks like
 * @error: #PengStoreError
 *
 * Returns: whether it is stored
 */
gboolean
peng_library_look_put (PengDb      *db,
                       const char  *media,
                       guint64      look,
                       GError     **error)
{
  g_autoptr(PengStatement) upsert =
    peng_db_prepare (db,
                     "INSERT OR REPLACE INTO media_look (id, kind, look, made)"
                     " SELECT id, :kind, :look, :now FROM media WHERE sha = :media", error);

  if (upsert == NULL)
    return FALSE;

  peng_statement_bind_text (upsert, ":media", media);
  peng_statement_bind_int (upsert, ":kind", PENG_LIBRARY_LOOK_KIND);
  peng_statement_bind_int (upsert, ":look", (gint64) look);
  peng_statement_bind_int (upsert, ":now", g_get_real_time ());

  return peng_statement_run (upsert, error);
}

static gboolean
is_shot_of_same (const PengLibraryRow *one,
                 const PengLibraryRow *other)
{
  return one->has_look && other->has_look && one->entry.shown - other->entry.shown <= BURST &&
         __builtin_popcountll (one->look ^ other->look) <= DIFFERENCE;
}

/**
 * peng_library_look_group:
 * @rows: (element-type PengLibraryRow): items, newest first
 *
 * Finds shots of the same: each was taken right after the one before, and looks nearly like it.
 */
void
peng_library_look_group (GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      PengLibraryRow *row = &g_array_index (rows, PengLibraryRow, i);

      row->entry.group = i > 0 && is_shot_of_same (row - 1, row) ? (row - 1)->entry.group : i;
    }
}
