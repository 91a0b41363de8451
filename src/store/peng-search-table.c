/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-search-table.h"

#include "store/peng-article-table.h"
#include "store/peng-fold.h"
#include "store/peng-store-search.h"

#include <string.h>

/* Characters of a snippet before its match, and after where it begins. */
#define SNIPPET_BEFORE 12
#define SNIPPET_AFTER  60

/* One that waits to be indexed. */
typedef struct
{
  gint64  id;
  char   *uuid;
  gint64  deleted;
} Waiting;

static void
waiting_clear (Waiting *self)
{
  g_clear_pointer (&self->uuid, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Waiting, waiting_clear)

static PengStep
find_waiting (PengDb   *db,
              Waiting  *waiting,
              GError  **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT id, uuid, deleted FROM article WHERE searchable = 0"
                     " ORDER BY modified LIMIT 1", error);
  PengStep step;

  if (select == NULL)
    return PENG_STEP_FAILED;

  step = peng_statement_step (select, error);
  if (step == PENG_STEP_ROW)
    {
      waiting->id = peng_statement_get_int (select, 0);
      waiting->uuid = peng_statement_dup_text (select, 1);
      waiting->deleted = peng_statement_get_int (select, 2);
    }

  return step;
}

/* All that a person may remember of an article; the title is the first line. */
static char *
dup_words (PengArticle *article)
{
  static const PengField fields[] = {
    PENG_FIELD_SHORT_TITLE, PENG_FIELD_SUMMARY, PENG_FIELD_SOURCE, PENG_FIELD_AUTHOR,
    PENG_FIELD_PHOTOGRAPHER, PENG_FIELD_TAGS
  };
  g_autofree char *plain = peng_article_dup_plain (article);
  g_autoptr(GString) words =
    g_string_new (peng_article_get_field (article, PENG_FIELD_TITLE));

  g_string_append_c (words, '\n');
  g_string_append (words, plain);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_string_append_c (words, '\n');
      g_string_append (words, peng_article_get_field (article, fields[i]));
    }

  return peng_fold_ideographs (words->str);
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
forget (PengDb   *db,
        gint64    article,
        GError  **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT id, words FROM search_text WHERE article = :article", error);
  gint64 id;
  PengStep step;

  if (select == NULL)
    return FALSE;

  peng_statement_bind_int (select, ":article", article);
  step = peng_statement_step (select, error);
  if (step != PENG_STEP_ROW)
    return step == PENG_STEP_DONE;

  id = peng_statement_get_int (select, 0);

  return run_with (db, "INSERT INTO search (search, rowid, words) VALUES ('delete', :id, :words)",
                   id, peng_statement_get_text (select, 1) ?: "", error) &&
         run_with (db, "DELETE FROM search_text WHERE id = :id", id, NULL, error);
}

static gboolean
insert (PengDb      *db,
        gint64       article,
        const char  *words,
        GError     **error)
{
  return run_with (db, "INSERT INTO search_text (article, words) VALUES (:id, :words)",
                   article, words, error) &&
         run_with (db, "INSERT INTO search (rowid, words) VALUES (:id, :words)",
                   peng_db_get_last_id (db), words, error);
}

static gboolean
index_article (PengDb         *db,
               const Waiting  *waiting,
               GError        **error)
{
  g_autoptr(PengArticle) article = NULL;
  g_autofree char *words = NULL;

  if (!forget (db, waiting->id, error))
    return FALSE;

  if (waiting->deleted == 0)
    {
      article = peng_article_table_load (db, waiting->uuid, NULL, error);
      if (article == NULL)
        return FALSE;

      words = dup_words (article);
      if (!insert (db, waiting->id, words, error))
        return FALSE;
    }

  return run_with (db, "UPDATE article SET searchable = 1 WHERE id = :id", waiting->id, NULL,
                   error);
}

static gboolean
has_waiting (PengDb    *db,
             gboolean  *has,
             GError   **error)
{
  g_auto(Waiting) waiting = { 0 };
  PengStep step = find_waiting (db, &waiting, error);

  *has = step == PENG_STEP_ROW;

  return step != PENG_STEP_FAILED;
}

/**
 * peng_search_table_index:
 * @db: a database
 * @budget_us: microseconds after which no other article is begun
 * @more: (out) (optional): whether some are left
 * @error: #PengStoreError
 *
 * Indexes what was saved since the last time, oldest first, in one transaction.
 *
 * Returns: whether it was done
 */
gboolean
peng_search_table_index (PengDb    *db,
                         gint64     budget_us,
                         gboolean  *more,
                         GError   **error)
{
  gint64 begin = g_get_monotonic_time ();
  gboolean left;

  if (!has_waiting (db, &left, error))
    return FALSE;

  if (left && !peng_db_begin (db, error))
    return FALSE;

  while (left && g_get_monotonic_time () - begin < budget_us)
    {
      g_auto(Waiting) waiting = { 0 };
      PengStep step = find_waiting (db, &waiting, error);

      if (step == PENG_STEP_FAILED)
        return FALSE;

      left = step == PENG_STEP_ROW;
      if (left && !index_article (db, &waiting, error))
        return FALSE;
    }

  if (more != NULL)
    *more = left;

  return !peng_db_is_in_transaction (db) || peng_db_commit (db, error);
}

/**
 * peng_search_table_remove:
 * @db: a database
 * @uuid: an article, which need not be there
 * @error: #PengStoreError
 *
 * Takes an article out of the index. Expects to be called inside a transaction.
 *
 * Returns: whether it is not in the index
 */
gboolean
peng_search_table_remove (PengDb      *db,
                          const char  *uuid,
                          GError     **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT id FROM article WHERE uuid = :uuid", error);
  PengStep step;

  if (select == NULL)
    return FALSE;

  peng_statement_bind_text (select, ":uuid", uuid);
  step = peng_statement_step (select, error);
  if (step != PENG_STEP_ROW)
    return step == PENG_STEP_DONE;

  return forget (db, peng_statement_get_int (select, 0), error);
}

/* One line: each row of blanks, which empty fields are too, becomes one. @start and @length are of the
 * match, and are of it in the line afterwards. */
static char *
flatten (const char *text,
         guint      *start,
         guint      *length)
{
  GString *line = g_string_new (NULL);
  guint from = *start;
  guint to = from + *length;
  guint position = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), position++)
    {
      gboolean blank = strchr (" \n\t", *p) != NULL;

      if (!blank)
        g_string_append_unichar (line, g_utf8_get_char (p));
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
      else if (position < from)
        --*start;
      else if (position < to)
        --*length;
    }

  return g_strchomp (g_string_free (line, FALSE));
}

/* @text is what comes after the title. */
static void
set_snippet (PengSearchHit   *hit,
             PengSearchQuery *query,
             const char      *text)
{
  g_autofree char *part = NULL;
  guint match = 0;
  guint from;
  guint to;

  if (!peng_search_query_find (query, text, &match, &hit->match_length))
    hit->match_length = 0;

  from = match > SNIPPET_BEFORE ? match - SNIPPET_BEFORE : 0;
  to = MIN (match + SNIPPET_AFTER, g_utf8_strlen (text, -1));
  hit->match_start = match - from;
  hit->match_length = MIN (hit->match_length, to - match);
  part = g_utf8_substring (text, from, to);
  hit->snippet = flatten (part, &hit->match_start, &hit->match_length);
}

static PengSearchHit *
make_hit (PengSearchQuery *query,
          PengDraftInfo   *info,
          const char      *words)
{
  PengSearchHit *hit = g_new0 (PengSearchHit, 1);
  const char *text = strchr (words, '\n');

  hit->info = info;
  if (!peng_search_query_find (query, info->title, &hit->title_start, &hit->title_length))
    hit->title_length = 0;
  set_snippet (hit, query, text ? text + 1 : "");

  return hit;
}

/* Adds the article that @candidate stands on; those in the trash are not found. */
static gboolean
add_hit (GPtrArray        *hits,
         PengSearchQuery  *query,
         PengStatement    *candidate,
         PengStatement    *info,
         GError          **error)
{
  PengStep step;

  peng_statement_bind_int (info, ":id", peng_statement_get_int (candidate, 0));
  step = peng_statement_step (info, error);
  if (step == PENG_STEP_ROW)
    g_ptr_array_add (hits, make_hit (query, peng_article_table_read_info (info),
                                     peng_statement_get_text (candidate, 1) ?: ""));
  peng_statement_reset (info);

  return step != PENG_STEP_FAILED;
}

/* Newest first: articles are numbered in the index in the order they were saved, so this ends as
 * soon as there are enough. */
static gboolean
collect (GPtrArray        *hits,
         PengSearchQuery  *query,
         PengStatement    *candidates,
         PengStatement    *info,
         guint             limit,
         GError          **error)
{
  PengStep step = PENG_STEP_ROW;

  while (hits->len < limit &&
         (step = peng_statement_step (candidates, error)) == PENG_STEP_ROW)
    {
      const char *words = peng_statement_get_text (candidates, 1) ?: "";

      if (peng_search_query_needs_check (query) && !peng_search_query_check (query, words))
        continue;

      if (!add_hit (hits, query, candidates, info, error))
        return FALSE;
    }

  return step != PENG_STEP_FAILED;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const PengSearchHit *one = *(PengSearchHit * const *) a;
  const PengSearchHit *other = *(PengSearchHit * const *) b;

  return (one->info->modified < other->info->modified) -
         (one->info->modified > other->info->modified);
}

/**
 * peng_search_table_find:
 * @db: a database whose articles are all indexed
 * @query: a query
 * @limit: hits at most
 * @more: (out): whether there are others
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengSearchHit) (nullable): newest first
 */
GPtrArray *
peng_search_table_find (PengDb           *db,
                        PengSearchQuery  *query,
                        guint             limit,
                        gboolean         *more,
                        GError          **error)
{
  g_autoptr(GPtrArray) hits =
    g_ptr_array_new_with_free_func ((GDestroyNotify) peng_search_hit_free);
  g_autoptr(PengStatement) candidates = NULL;
  g_autoptr(PengStatement) info = NULL;

  *more = FALSE;
  if (peng_search_query_is_empty (query))
    return g_steal_pointer (&hits);

  candidates = peng_db_prepare (db,
                                "SELECT t.article, t.words FROM search"
                                " CROSS JOIN search_text t ON t.id = search.rowid"
                                " WHERE search MATCH :match ORDER BY search.rowid DESC", error);
  if (candidates == NULL)
    return NULL;

  info = peng_db_prepare (db,
                          "SELECT " PENG_ARTICLE_INFO_COLUMNS
                          " FROM article a WHERE a.id = :id AND a.deleted = 0", error);
  if (info == NULL)
    return NULL;

  peng_statement_bind_text (candidates, ":match", peng_search_query_get_match (query));
  if (!collect (hits, query, candidates, info, limit + 1, error))
    return NULL;

  /* One that was taken out of the trash is numbered anew, however old it is. */
  g_ptr_array_sort (hits, compare_newest_first);
  *more = hits->len > limit;
  if (*more)
    g_ptr_array_set_size (hits, limit);

  return g_steal_pointer (&hits);
}
