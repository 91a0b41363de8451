/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-library-look.h"

/* What pictures look like, and which of them are shots of the same. */

/* The way in which a look is made; those made in another way say nothing of each other. */
#define KIND 1

/* Shots of a burst follow each other within this time, and differ in so many of 64 signs. */
#define BURST      (20 * G_TIME_SPAN_SECOND)
#define DIFFERENCE 10

typedef struct
{
  gboolean known;
  guint64  look;
} Look;

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
                     "INSERT INTO media_look (media, kind, look) VALUES (:media, :kind, :look)"
                     " ON CONFLICT (media) DO UPDATE SET kind = :kind, look = :look", error);

  if (upsert == NULL)
    return FALSE;

  peng_statement_bind_text (upsert, ":media", media);
  peng_statement_bind_int (upsert, ":kind", KIND);
  peng_statement_bind_int (upsert, ":look", (gint64) look);

  return peng_statement_run (upsert, error);
}

static gboolean
find_look (PengStatement  *select,
           gint64          id,
           Look           *look,
           GError        **error)
{
  PengStep step;

  peng_statement_bind_int (select, ":id", id);
  step = peng_statement_step (select, error);
  look->known = step == PENG_STEP_ROW;
  if (look->known)
    look->look = (guint64) peng_statement_get_int (select, 0);
  peng_statement_reset (select);

  return step != PENG_STEP_FAILED;
}

static gboolean
is_near (const PengLibraryEntry *later,
         const PengLibraryEntry *earlier)
{
  return later->shown - earlier->shown <= BURST;
}

static gboolean
is_alike (const Look *one,
          const Look *other)
{
  return one->known && other->known &&
         __builtin_popcountll (one->look ^ other->look) <= DIFFERENCE;
}

/**
 * peng_library_look_group:
 * @db: the store's database
 * @entries: (element-type PengLibraryEntry): items, newest first
 * @error: #PengStoreError
 *
 * Finds shots of the same: each was taken right after the one before, and looks nearly like it. Only
 * what has a neighbour in time is looked up.
 *
 * Returns: whether the database could tell
 */
gboolean
peng_library_look_group (PengDb   *db,
                         GArray   *entries,
                         GError  **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT l.look FROM media m JOIN media_look l ON l.media = m.sha"
                     " WHERE m.id = :id AND l.kind = " G_STRINGIFY (KIND), error);
  Look before = { 0 };
  gboolean has_before = FALSE;

  if (select == NULL)
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      PengLibraryEntry *entry = &g_array_index (entries, PengLibraryEntry, i);
      PengLibraryEntry *newer = i > 0 ? entry - 1 : NULL;
      Look look = { 0 };

      entry->group = i;
      if (newer == NULL || !is_near (newer, entry))
        {
          has_before = FALSE;
          continue;
        }

      if ((!has_before && !find_look (select, newer->id, &before, error)) ||
          !find_look (select, entry->id, &look, error))
        return FALSE;

      if (is_alike (&before, &look))
        entry->group = newer->group;
      before = look;
      has_before = TRUE;
    }

  return TRUE;
}
