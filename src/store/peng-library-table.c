/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-library-table.h"

#include "core/peng-block.h"
#include "store/peng-library-look.h"
#include "store/peng-library-order.h"
#include "store/peng-media-table.h"
#include "store/peng-media-words-table.h"
#include "store/peng-search-query.h"
#include "store/peng-search-table.h"

#define SHOWN "CASE WHEN m.taken > 0 THEN m.taken ELSE m.added END"

/* Each gives the words that an item was found by, behind its number, when it is shown, what it looks
 * like, and what it is sorted by. */
#define WHAT     "SELECT m.id, " SHOWN ", k.look, "
#define LOOK     " LEFT JOIN media_look k ON k.id = m.id AND k.kind = " \
                 G_STRINGIFY (PENG_LIBRARY_LOOK_KIND)
#define ALL      ", '' FROM media m" LOOK " WHERE "
#define BY_WORDS ", t.words FROM media_search" \
                 " CROSS JOIN media_search_text t ON t.id = media_search.rowid" \
                 " CROSS JOIN media m ON m.id = t.id" LOOK " WHERE media_search MATCH :match AND "
#define BY_TITLE ", a.title FROM search" \
                 " CROSS JOIN search_text t ON t.id = search.rowid" \
                 " CROSS JOIN article a ON a.id = t.article" \
                 " CROSS JOIN media_use u ON u.article = a.id" \
                 " CROSS JOIN media m ON m.sha = u.media" LOOK " WHERE search MATCH :match AND "

/* What is found, while it is found. */
typedef struct
{
  const PengLibraryQuery *query;
  PengSearchQuery        *search;
  GArray                 *rows;    /* of PengLibraryRow */
  GStringChunk           *words;   /* that they are sorted by */
} Finding;

static gboolean
is_newest_first (const PengLibraryQuery *query)
{
  return query->sort == PENG_LIBRARY_SORT_TIME && !query->ascending;
}

static PengStatement *
prepare (PengDb                  *db,
         const char              *sql,
         const PengLibraryQuery  *query,
         GError                 **error)
{
  g_autofree char *clauses = peng_library_query_dup_clauses (query);
  g_autofree char *whole = g_strconcat (WHAT, peng_library_order_get_key (query->sort), sql, clauses,
                                        NULL);
  PengStatement *select = peng_db_prepare (db, whole, error);

  if (select == NULL)
    return NULL;

  if (query->from > 0)
    peng_statement_bind_int (select, ":from", query->from);
  if (query->to > 0)
    peng_statement_bind_int (select, ":to", query->to);
  if (query->labels[PENG_MEDIA_TAG] != NULL)
    peng_statement_bind_text (select, ":tag", query->labels[PENG_MEDIA_TAG]);
  if (query->labels[PENG_MEDIA_ALBUM] != NULL)
    peng_statement_bind_text (select, ":album", query->labels[PENG_MEDIA_ALBUM]);

  return select;
}

static gboolean
is_sorted_by_words (const PengLibraryQuery *query)
{
  return query->sort == PENG_LIBRARY_SORT_NAME || query->sort == PENG_LIBRARY_SORT_KIND;
}

static void
add_row (Finding       *self,
         PengStatement *select)
{
  PengLibraryRow row = { { peng_statement_get_int (select, 0), peng_statement_get_int (select, 1),
                           self->rows->len },
                         !peng_statement_is_null (select, 2),
                         (guint64) peng_statement_get_int (select, 2), NULL, 0 };

  if (is_sorted_by_words (self->query))
    row.words = g_string_chunk_insert (self->words, peng_statement_get_text (select, 3) ?: "");
  else
    row.number = peng_statement_get_int (select, 3);
  g_array_append_val (self->rows, row);
}

/* What the index cannot prove is looked for in the words. Of an article it knows all words: whether
 * they are in its title is always looked at. */
static gboolean
collect (Finding        *self,
         PengStatement  *select,
         gboolean        check,
         GError        **error)
{
  PengStep step;

  while ((step = peng_statement_step (select, error)) == PENG_STEP_ROW)
    if (!check || peng_search_query_check (self->search, peng_statement_get_text (select, 4) ?: ""))
      add_row (self, select);

  return step == PENG_STEP_DONE;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const PengLibraryEntry *one = &((const PengLibraryRow *) a)->entry;
  const PengLibraryEntry *other = &((const PengLibraryRow *) b)->entry;

  if (one->shown != other->shown)
    return one->shown < other->shown ? 1 : -1;

  return (one->id < other->id) - (one->id > other->id);
}

/* One that was found by its words and by an article, or by several, is there once. */
static void
sort_out (GArray *rows)
{
  guint n = 0;

  g_array_sort (rows, compare_newest_first);
  for (guint i = 0; i < rows->len; i++)
    {
      PengLibraryRow *row = &g_array_index (rows, PengLibraryRow, i);

      if (n == 0 || g_array_index (rows, PengLibraryRow, n - 1).entry.id != row->entry.id)
        g_array_index (rows, PengLibraryRow, n++) = *row;
    }
  g_array_set_size (rows, n);
}

static gboolean
index_all (PengDb  *db,
           GError **error)
{
  gboolean more = TRUE;

  while (more)
    if (!peng_media_words_table_index_missing (db, G_MAXINT64, &more, error))
      return FALSE;

  return peng_search_table_index (db, G_MAXINT64, NULL, error);
}

static gboolean
collect_matches (PengDb      *db,
                 Finding     *self,
                 const char  *sql,
                 gboolean     check,
                 GError     **error)
{
  g_autoptr(PengStatement) select = prepare (db, sql, self->query, error);

  if (select == NULL)
    return FALSE;

  peng_statement_bind_text (select, ":match", peng_search_query_get_match (self->search));

  return collect (self, select, check, error);
}

static gboolean
find (PengDb   *db,
      Finding  *self,
      GError  **error)
{
  if (!index_all (db, error) ||
      !collect_matches (db, self, BY_WORDS, peng_search_query_needs_check (self->search), error) ||
      !collect_matches (db, self, BY_TITLE, TRUE, error))
    return FALSE;

  sort_out (self->rows);

  return TRUE;
}

static gboolean
find_all (PengDb   *db,
          Finding  *self,
          GError  **error)
{
  g_autoptr(PengStatement) select = prepare (db, ALL, self->query, error);

  return select != NULL && collect (self, select, FALSE, error);
}

/* Shots of the same stand beside each other where they go by time. */
static GArray *
take_entries (Finding *self)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (PengLibraryEntry), self->rows->len);
  gboolean grouped = is_newest_first (self->query);

  peng_library_order_sort (self->rows, self->query);
  if (grouped)
    peng_library_look_group (self->rows);

  for (guint i = 0; i < self->rows->len; i++)
    {
      PengLibraryEntry *entry = &g_array_index (self->rows, PengLibraryRow, i).entry;

      if (!grouped)
        entry->group = i;
      g_array_append_val (entries, *entry);
    }

  return entries;
}

/**
 * peng_library_table_list:
 * @db: the store's database
 * @query: which items are wanted, in which order
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengLibraryEntry) (nullable): they
 */
GArray *
peng_library_table_list (PengDb                  *db,
                         const PengLibraryQuery  *query,
                         GError                 **error)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (PengLibraryRow));
  g_autoptr(PengSearchQuery) search = peng_search_query_new (query->words ?: "");
  GStringChunk *words = g_string_chunk_new (4096);
  Finding finding = { query, search, rows, words };
  gboolean done = peng_search_query_is_empty (search) ? find_all (db, &finding, error)
                                                      : find (db, &finding, error);
  GArray *entries = done ? take_entries (&finding) : NULL;

  g_string_chunk_free (words);

  return entries;
}

static PengLibraryItem *
read_item (PengDb         *db,
           PengStatement  *select,
           GError        **error)
{
  g_autoptr(PengLibraryItem) item = g_new0 (PengLibraryItem, 1);

  item->media = peng_media_table_read (select);
  item->id = peng_statement_get_int (select, PENG_MEDIA_N_COLUMNS);
  item->n_uses = (guint) peng_statement_get_int (select, PENG_MEDIA_N_COLUMNS + 1);
  item->trashed = peng_statement_get_int (select, PENG_MEDIA_N_COLUMNS + 2);
  item->words = peng_media_words_table_load (db, item->media->sha, error);

  return item->words != NULL ? g_steal_pointer (&item) : NULL;
}

/* A file from elsewhere may name anything, and media names become paths. */
static gboolean
is_named (PengStatement *select)
{
  const char *sha = peng_statement_get_text (select, 0);

  return sha != NULL && peng_media_is_name (sha);
}

/**
 * peng_library_table_get:
 * @db: the store's database
 * @ids: (array length=n_ids): numbers of items
 * @n_ids: how many
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengLibraryItem) (nullable): those that are there, in that
 *   order
 */
GPtrArray *
peng_library_table_get (PengDb        *db,
                        const gint64  *ids,
                        guint          n_ids,
                        GError       **error)
{
  g_autoptr(GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) peng_library_item_free);
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT " PENG_MEDIA_COLUMNS ", m.id,"
                     " (SELECT count (DISTINCT u.article) FROM media_use u WHERE u.media = m.sha),"
                     " ifnull ((SELECT r.trashed FROM media_trash r WHERE r.media = m.sha), 0)"
                     " FROM media m WHERE m.id = :id", error);

  if (select == NULL)
    return NULL;

  for (guint i = 0; i < n_ids; i++)
    {
      PengLibraryItem *item = NULL;
      PengStep step;

      peng_statement_bind_int (select, ":id", ids[i]);
      step = peng_statement_step (select, error);
      if (step == PENG_STEP_ROW && is_named (select))
        {
          item = read_item (db, select, error);
          if (item == NULL)
            return NULL;

          g_ptr_array_add (items, item);
        }
      else if (step == PENG_STEP_FAILED)
        return NULL;
      peng_statement_reset (select);
    }

  return g_steal_pointer (&items);
}

/**
 * peng_library_table_find:
 * @db: the store's database
 * @beginning: how a media name begins
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengLibraryItem) (nullable): items whose names begin so, two
 *   at most: then it tells them not apart
 */
GPtrArray *
peng_library_table_find (PengDb      *db,
                         const char  *beginning,
                         GError     **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT id FROM media WHERE sha >= :beginning AND sha < :beginning || 'g'"
                     " LIMIT 2", error);
  gint64 ids[2];
  guint n = 0;
  PengStep step;

  if (select == NULL)
    return NULL;

  peng_statement_bind_text (select, ":beginning", beginning);
  while ((step = peng_statement_step (select, error)) == PENG_STEP_ROW)
    ids[n++] = peng_statement_get_int (select, 0);

  return step == PENG_STEP_DONE ? peng_library_table_get (db, ids, n, error) : NULL;
}

/* Takes rows of a name, an article's UUID and title, a position and whether it is in the trash. */
static GPtrArray *
collect_uses (PengStatement  *select,
              GError        **error)
{
  g_autoptr(GPtrArray) uses = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_media_use_free);
  PengStep step;

  while ((step = peng_statement_step (select, error)) == PENG_STEP_ROW)
    {
      PengMediaUse *use = g_new0 (PengMediaUse, 1);

      use->media = peng_statement_dup_text (select, 0);
      use->article = peng_statement_dup_text (select, 1);
      use->title = peng_statement_dup_text (select, 2);
      use->position = (guint) peng_statement_get_int (select, 3);
      use->is_trashed = peng_statement_get_int (select, 4) != 0;
      g_ptr_array_add (uses, use);
    }

  return step == PENG_STEP_DONE ? g_steal_pointer (&uses) : NULL;
}

/**
 * peng_library_table_uses:
 * @db: the store's database
 * @media: a media name
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengMediaUse) (nullable): where it is used; the article that
 *   was changed last comes first
 */
GPtrArray *
peng_library_table_uses (PengDb      *db,
                         const char  *media,
                         GError     **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT u.media, a.uuid, a.title, u.position, a.deleted FROM media_use u"
                     " JOIN article a ON a.id = u.article WHERE u.media = :media"
                     " ORDER BY a.modified DESC, a.id, u.position", error);

  if (select == NULL)
    return NULL;

  peng_statement_bind_text (select, ":media", media);

  return collect_uses (select, error);
}

/**
 * peng_library_table_missing:
 * @db: the store's database
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengMediaUse) (nullable): where names stand that are no item
 *   and are not to be fetched either, name by name
 */
GPtrArray *
peng_library_table_missing (PengDb  *db,
                            GError **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT u.media, a.uuid, a.title, u.position, a.deleted FROM media_use u"
                     " JOIN article a ON a.id = u.article"
                     " WHERE NOT EXISTS (SELECT 1 FROM media m WHERE m.sha = u.media)"
                     " AND NOT EXISTS (SELECT 1 FROM pending_media p WHERE p.media = u.media)"
                     " ORDER BY u.media, a.modified DESC, a.id", error);

  return select != NULL ? collect_uses (select, error) : NULL;
}
