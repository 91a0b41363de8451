/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-media-words-table.h"

#include "store/peng-fold.h"

#define FIELDS "caption, alt, credit, place, event, people"

static GStrv
load_labels (PengDb          *db,
             const char      *media,
             PengMediaLabel   kind,
             GError         **error)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT name FROM media_label WHERE media = :media AND kind = :kind"
                     " ORDER BY name", error);
  PengStep step;

  if (select == NULL)
    return NULL;

  peng_statement_bind_text (select, ":media", media);
  peng_statement_bind_int (select, ":kind", kind);
  while ((step = peng_statement_step (select, error)) == PENG_STEP_ROW)
    g_strv_builder_add (names, peng_statement_get_text (select, 0) ?: "");

  return step == PENG_STEP_DONE ? g_strv_builder_end (names) : NULL;
}

static gboolean
load_fields (PengDb          *db,
             const char      *media,
             PengMediaWords  *words,
             GError         **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT " FIELDS ", consent FROM media_words WHERE media = :media", error);
  PengStep step;

  if (select == NULL)
    return FALSE;

  peng_statement_bind_text (select, ":media", media);
  step = peng_statement_step (select, error);
  if (step != PENG_STEP_ROW)
    return step == PENG_STEP_DONE;

  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    {
      g_free (words->fields[i]);
      words->fields[i] = g_strdup (peng_statement_get_text (select, i) ?: "");
    }
  words->consent = CLAMP (peng_statement_get_int (select, PENG_MEDIA_N_FIELDS), 0,
                          PENG_N_CONSENTS - 1);

  return TRUE;
}

/**
 * peng_media_words_table_load:
 * @db: the store's database
 * @media: a media name
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): what is said of it, maybe nothing
 */
PengMediaWords *
peng_media_words_table_load (PengDb      *db,
                             const char  *media,
                             GError     **error)
{
  g_autoptr(PengMediaWords) words = peng_media_words_new ();

  if (!load_fields (db, media, words, error))
    return NULL;

  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    {
      GStrv labels = load_labels (db, media, i, error);

      if (labels == NULL)
        return NULL;

      g_strfreev (words->labels[i]);
      words->labels[i] = labels;
    }

  return g_steal_pointer (&words);
}

static gboolean
change_fields (PengDb                 *db,
               const char             *media,
               const PengMediaChange  *change,
               GError                **error)
{
  g_autoptr(PengStatement) upsert =
    peng_db_prepare (db,
                     "INSERT INTO media_words (media, " FIELDS ", consent)"
                     " VALUES (:media, ifnull (:caption, ''), ifnull (:alt, ''),"
                     "         ifnull (:credit, ''), ifnull (:place, ''), ifnull (:event, ''),"
                     "         ifnull (:people, ''), max (:consent, 0))"
                     " ON CONFLICT (media) DO UPDATE SET"
                     "  caption = ifnull (:caption, caption), alt = ifnull (:alt, alt),"
                     "  credit = ifnull (:credit, credit), place = ifnull (:place, place),"
                     "  event = ifnull (:event, event), people = ifnull (:people, people),"
                     "  consent = iif (:consent < 0, consent, :consent)", error);

  if (upsert == NULL)
    return FALSE;

  peng_statement_bind_text (upsert, ":media", media);
  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    {
      g_autofree char *name = g_strconcat (":", peng_media_field_get_name (i), NULL);

      peng_statement_bind_text (upsert, name, change->fields[i]);
    }
  peng_statement_bind_int (upsert, ":consent", change->consent);

  return peng_statement_run (upsert, error);
}

static gboolean
run_with_label (PengDb          *db,
                const char      *sql,
                const char      *media,
                PengMediaLabel   kind,
                const char      *name,
                GError         **error)
{
  g_autoptr(PengStatement) statement = peng_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;

  peng_statement_bind_text (statement, ":media", media);
  peng_statement_bind_int (statement, ":kind", kind);
  peng_statement_bind_text (statement, ":name", name);

  return peng_statement_run (statement, error);
}

static gboolean
change_labels (PengDb                 *db,
               const char             *media,
               const PengMediaChange  *change,
               PengMediaLabel          kind,
               GError                **error)
{
  for (char **name = change->removed[kind]; name != NULL && *name != NULL; name++)
    if (!run_with_label (db, "DELETE FROM media_label WHERE media = :media AND kind = :kind"
                         " AND name = :name", media, kind, *name, error))
      return FALSE;

  for (char **name = change->added[kind]; name != NULL && *name != NULL; name++)
    if (**name != '\0' &&
        !run_with_label (db, "INSERT OR IGNORE INTO media_label (media, kind, name)"
                         " VALUES (:media, :kind, :name)", media, kind, *name, error))
      return FALSE;

  return TRUE;
}

static gboolean
run_with (PengDb      *db,
          const char  *sql,
          gint64       id,
          const char  *words,
          GError     **error)
{
  g_autoptr(PengStatement) statement = peng_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;

  peng_statement_bind_int (statement, ":id", id);
  if (words != NULL)
    peng_statement_bind_text (statement, ":words", words);

  return peng_statement_run (statement, error);
}

/* The index keeps no text: it must be told what it is to forget. */
static gboolean
forget_indexed (PengDb   *db,
                gint64    id,
                GError  **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT words FROM media_search_text WHERE id = :id", error);
  PengStep step;

  if (select == NULL)
    return FALSE;

  peng_statement_bind_int (select, ":id", id);
  step = peng_statement_step (select, error);
  if (step != PENG_STEP_ROW)
    return step == PENG_STEP_DONE;

  return run_with (db, "INSERT INTO media_search (media_search, rowid, words)"
                   " VALUES ('delete', :id, :words)", id, peng_statement_get_text (select, 0) ?: "",
                   error) &&
         run_with (db, "DELETE FROM media_search_text WHERE id = :id", id, NULL, error);
}

/* All that a person may remember of an item. */
static char *
dup_words (const char           *name,
           const PengMediaWords *words)
{
  g_autoptr(GString) all = g_string_new (name);

  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    if (*words->fields[i] != '\0')
      g_string_append_printf (all, "\n%s", words->fields[i]);

  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    for (char **label = words->labels[i]; *label != NULL; label++)
      g_string_append_printf (all, "\n%s", *label);

  return peng_fold_ideographs (all->str);
}

static gboolean
index_item (PengDb      *db,
            gint64       id,
            const char  *media,
            const char  *name,
            GError     **error)
{
  g_autoptr(PengMediaWords) words = peng_media_words_table_load (db, media, error);
  g_autofree char *all = NULL;

  if (words == NULL || !forget_indexed (db, id, error))
    return FALSE;

  all = dup_words (name, words);

  return run_with (db, "INSERT INTO media_search_text (id, words) VALUES (:id, :words)", id, all,
                   error) &&
         run_with (db, "INSERT INTO media_search (rowid, words) VALUES (:id, :words)", id, all,
                   error);
}

/**
 * peng_media_words_table_index:
 * @db: the store's database, inside a transaction
 * @media: a media name
 * @error: #PengStoreError
 *
 * Lets an item be found by what is said of it now.
 *
 * Returns: whether it was done; nothing is done for one that the library does not have
 */
gboolean
peng_media_words_table_index (PengDb      *db,
                              const char  *media,
                              GError     **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT id, name FROM media WHERE sha = :media", error);
  PengStep step;

  if (select == NULL)
    return FALSE;

  peng_statement_bind_text (select, ":media", media);
  step = peng_statement_step (select, error);
  if (step != PENG_STEP_ROW)
    return step == PENG_STEP_DONE;

  return index_item (db, peng_statement_get_int (select, 0), media,
                     peng_statement_get_text (select, 1) ?: "", error);
}

/**
 * peng_media_words_table_change:
 * @db: the store's database, inside a transaction
 * @media: a media name
 * @change: what is to be said of it
 * @error: #PengStoreError
 *
 * Changes what is said of an item, and lets it be found by that.
 *
 * Returns: whether it was done
 */
gboolean
peng_media_words_table_change (PengDb                 *db,
                               const char             *media,
                               const PengMediaChange  *change,
                               GError                **error)
{
  if (!change_fields (db, media, change, error))
    return FALSE;

  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    if (!change_labels (db, media, change, i, error))
      return FALSE;

  return peng_media_words_table_index (db, media, error);
}

static PengStep
has_words (PengDb      *db,
           const char  *media,
           GError     **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT 1 FROM media_words WHERE media = :media"
                     " UNION SELECT 1 FROM media_label WHERE media = :media", error);

  if (select == NULL)
    return PENG_STEP_FAILED;

  peng_statement_bind_text (select, ":media", media);

  return peng_statement_step (select, error);
}

/**
 * peng_media_words_table_begin:
 * @db: the store's database, inside a transaction
 * @media: a media name
 * @change: what is to be said of it
 * @error: #PengStoreError
 *
 * As peng_media_words_table_change(), if nothing is said of the item yet.
 *
 * Returns: whether something is said of it now
 */
gboolean
peng_media_words_table_begin (PengDb                 *db,
                              const char             *media,
                              const PengMediaChange  *change,
                              GError                **error)
{
  PengStep step = has_words (db, media, error);

  return step == PENG_STEP_ROW ||
         (step == PENG_STEP_DONE && peng_media_words_table_change (db, media, change, error));
}

/**
 * peng_media_words_table_forget:
 * @db: the store's database, inside a transaction
 * @media: a media name
 * @error: #PengStoreError
 *
 * Forgets all that is said of an item, which leaves the library.
 *
 * Returns: whether it was done
 */
gboolean
peng_media_words_table_forget (PengDb      *db,
                               const char  *media,
                               GError     **error)
{
  static const char * const deletes[] = {
    "DELETE FROM media_words WHERE media = :media",
    "DELETE FROM media_label WHERE media = :media",
  };
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT id FROM media WHERE sha = :media", error);
  PengStep step;

  if (select == NULL)
    return FALSE;

  peng_statement_bind_text (select, ":media", media);
  step = peng_statement_step (select, error);
  if (step == PENG_STEP_FAILED ||
      (step == PENG_STEP_ROW && !forget_indexed (db, peng_statement_get_int (select, 0), error)))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (deletes); i++)
    {
      g_autoptr(PengStatement) delete = peng_db_prepare (db, deletes[i], error);

      if (delete == NULL)
        return FALSE;

      peng_statement_bind_text (delete, ":media", media);
      if (!peng_statement_run (delete, error))
        return FALSE;
    }

  return TRUE;
}

/* An item that cannot be found yet. */
typedef struct
{
  gint64  id;
  char   *media;
  char   *name;
} Missing;

static void
missing_clear (Missing *self)
{
  g_clear_pointer (&self->media, g_free);
  g_clear_pointer (&self->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Missing, missing_clear)

static PengStep
find_missing (PengDb   *db,
              gint64    after,
              Missing  *missing,
              GError  **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT id, sha, name FROM media m WHERE m.id > :after AND NOT EXISTS"
                     " (SELECT 1 FROM media_search_text t WHERE t.id = m.id) ORDER BY m.id LIMIT 1",
                     error);
  PengStep step;

  if (select == NULL)
    return PENG_STEP_FAILED;

  peng_statement_bind_int (select, ":after", after);
  step = peng_statement_step (select, error);
  if (step == PENG_STEP_ROW)
    {
      missing->id = peng_statement_get_int (select, 0);
      missing->media = g_strdup (peng_statement_get_text (select, 1) ?: "");
      missing->name = g_strdup (peng_statement_get_text (select, 2) ?: "");
    }

  return step;
}

static gboolean
index_next (PengDb    *db,
            gint64    *last,
            gboolean  *more,
            GError   **error)
{
  g_auto(Missing) missing = { 0 };
  PengStep step = find_missing (db, *last, &missing, error);

  *more = step == PENG_STEP_ROW;
  if (!*more)
    return step == PENG_STEP_DONE;

  *last = missing.id;

  return index_item (db, missing.id, missing.media, missing.name, error);
}

/**
 * peng_media_words_table_index_missing:
 * @db: the store's database
 * @budget_us: microseconds after which no other item is begun
 * @more: (out): whether some may be left
 * @error: #PengStoreError
 *
 * Lets items be found that came into the library before it had an index, or that were brought over
 * from a damaged file.
 *
 * Returns: whether it was done
 */
gboolean
peng_media_words_table_index_missing (PengDb    *db,
                                      gint64     budget_us,
                                      gboolean  *more,
                                      GError   **error)
{
  gint64 begin = g_get_monotonic_time ();
  g_auto(Missing) first = { 0 };
  PengStep step = find_missing (db, 0, &first, error);
  gint64 last = first.id - 1;

  *more = step == PENG_STEP_ROW;
  if (!*more)
    return step == PENG_STEP_DONE;

  if (!peng_db_begin (db, error))
    return FALSE;

  while (*more && g_get_monotonic_time () - begin < budget_us)
    {
      if (!index_next (db, &last, more, error))
        return FALSE;
    }

  return peng_db_commit (db, error);
}
