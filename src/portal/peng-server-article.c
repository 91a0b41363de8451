/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-article.h"

#include <string.h>

const char peng_server_article_schema[] =
  "CREATE TABLE article ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  uuid TEXT NOT NULL UNIQUE,"
  "  withdrawn INTEGER NOT NULL DEFAULT 0,"
  "  title TEXT NOT NULL,"
  "  short_title TEXT NOT NULL,"
  "  summary TEXT NOT NULL,"
  "  source TEXT NOT NULL,"
  "  author TEXT NOT NULL,"
  "  photographer TEXT NOT NULL,"
  "  section TEXT NOT NULL,"
  "  tags TEXT NOT NULL,"
  "  cover TEXT NOT NULL,"
  "  event_date TEXT NOT NULL,"
  "  html TEXT NOT NULL,"
  "  page TEXT NOT NULL,"
  "  plain TEXT NOT NULL,"
  "  content TEXT NOT NULL,"
  "  picture TEXT NOT NULL,"
  "  published INTEGER NOT NULL,"
  "  modified INTEGER NOT NULL,"
  "  views INTEGER NOT NULL DEFAULT 0"
  ") STRICT;"
  "CREATE INDEX article_newest ON article (withdrawn, published DESC, id DESC);"
  "CREATE INDEX article_section ON article (section, withdrawn, published DESC, id DESC);"
  "CREATE TABLE article_media ("
  "  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,"
  "  media TEXT NOT NULL REFERENCES media (sha256),"
  "  PRIMARY KEY (media, article)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX article_media_article ON article_media (article);";

/* In the order of PengField, from column 3 on. */
#define FIELDS "title, short_title, summary, source, author, photographer, section, tags, cover," \
               " event_date"
#define SHORT  "id, uuid, withdrawn, " FIELDS ", content, picture, published, modified, views"
#define N_BEFORE 3
#define N_SHORT (N_BEFORE + PENG_N_FIELDS + 5)

/**
 * peng_server_field_get_name:
 * @field: a field
 *
 * Returns: (transfer none): its name in the API and in the database
 */
const char *
peng_server_field_get_name (PengField field)
{
  static const char * const names[PENG_N_FIELDS] = {
    [PENG_FIELD_TITLE] = "title",
    [PENG_FIELD_SHORT_TITLE] = "short_title",
    [PENG_FIELD_SUMMARY] = "summary",
    [PENG_FIELD_SOURCE] = "source",
    [PENG_FIELD_AUTHOR] = "author",
    [PENG_FIELD_PHOTOGRAPHER] = "photographer",
    [PENG_FIELD_SECTION] = "section",
    [PENG_FIELD_TAGS] = "tags",
    [PENG_FIELD_COVER] = "cover",
    [PENG_FIELD_EVENT_DATE] = "event_date",
  };

  return names[field];
}

/**
 * peng_server_article_free:
 * @self: (transfer full): an article
 *
 * Frees an article.
 */
void
peng_server_article_free (PengServerArticle *self)
{
  g_free (self->uuid);
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    g_free (self->fields[i]);
  g_free (self->html);
  g_free (self->page);
  g_free (self->plain);
  g_free (self->content);
  g_free (self->picture);
  g_strfreev (self->media);
  g_free (self);
}

/**
 * peng_server_article_dup_etag:
 * @self: an article
 *
 * The same content has the same ETag, so a client whose answer was lost and who asks again is told
 * what it would have been told.
 *
 * Returns: (transfer full): a strong entity tag with its quotes
 */
char *
peng_server_article_dup_etag (PengServerArticle *self)
{
  return g_strdup_printf ("\"%.32s%s\"", self->content, self->withdrawn ? "-withdrawn" : "");
}

/**
 * peng_server_article_dup_path:
 * @self: an article with an id
 *
 * Returns: (transfer full): the path of its page
 */
char *
peng_server_article_dup_path (PengServerArticle *self)
{
  return g_strdup_printf ("/news/%" G_GINT64_FORMAT ".html", self->id);
}

/**
 * peng_server_article_is_to_come:
 * @self: an article
 *
 * Returns: whether its time is to come: readers see nothing of it
 */
gboolean
peng_server_article_is_to_come (PengServerArticle *self)
{
  return self->published > g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * peng_server_article_find_last:
 * @db: the portal's database
 * @published: (out): when the last of all articles was published, or is to be; seconds since 1970, 0
 *   where there is none
 * @error: #PengStoreError
 *
 * Returns: whether the database could tell
 */
gboolean
peng_server_article_find_last (PengDb  *db,
                               gint64  *published,
                               GError **error)
{
  g_autoptr(PengStatement) row =
    peng_db_prepare (db, "SELECT max(published) FROM article WHERE withdrawn = 0", error);

  if (row == NULL || peng_statement_step (row, error) != PENG_STEP_ROW)
    return FALSE;

  *published = peng_statement_get_int (row, 0);

  return TRUE;
}

static PengServerArticle *
article_from_row (PengStatement *row)
{
  PengServerArticle *self = g_new0 (PengServerArticle, 1);
  int column = 0;

  self->id = peng_statement_get_int (row, column++);
  self->uuid = peng_statement_dup_text (row, column++);
  self->withdrawn = peng_statement_get_int (row, column++);
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    self->fields[i] = peng_statement_dup_text (row, column++);
  self->content = peng_statement_dup_text (row, column++);
  self->picture = peng_statement_dup_text (row, column++);
  self->published = peng_statement_get_int (row, column++);
  self->modified = peng_statement_get_int (row, column++);
  self->views = peng_statement_get_int (row, column++);

  return self;
}

static gboolean
step_whole (PengStatement      *row,
            PengServerArticle **article,
            GError            **error)
{
  PengStep step = peng_statement_step (row, error);

  *article = NULL;
  if (step == PENG_STEP_ROW)
    {
      *article = article_from_row (row);
      (*article)->html = peng_statement_dup_text (row, N_SHORT);
      (*article)->page = peng_statement_dup_text (row, N_SHORT + 1);
    }

  return step != PENG_STEP_FAILED;
}

/**
 * peng_server_article_find:
 * @db: the portal's database
 * @uuid: what the client calls it
 * @article: (out) (nullable) (transfer full): the article, %NULL where there is none
 * @error: #PengStoreError
 *
 * Returns: whether the database could tell
 */
gboolean
peng_server_article_find (PengDb             *db,
                          const char         *uuid,
                          PengServerArticle **article,
                          GError            **error)
{
  g_autoptr(PengStatement) row = NULL;

  row = peng_db_prepare (db, "SELECT " SHORT ", html, page FROM article WHERE uuid = :uuid", error);
  if (row == NULL)
    return FALSE;

  peng_statement_bind_text (row, ":uuid", uuid);

  return step_whole (row, article, error);
}

/**
 * peng_server_article_find_by_id:
 * @db: the portal's database
 * @id: what the page's address calls it
 * @article: (out) (nullable) (transfer full): the article, %NULL where there is none
 * @error: #PengStoreError
 *
 * Returns: whether the database could tell
 */
gboolean
peng_server_article_find_by_id (PengDb             *db,
                                gint64              id,
                                PengServerArticle **article,
                                GError            **error)
{
  g_autoptr(PengStatement) row = NULL;

  row = peng_db_prepare (db, "SELECT " SHORT ", html, page FROM article WHERE id = :id", error);
  if (row == NULL)
    return FALSE;

  peng_statement_bind_int (row, ":id", id);

  return step_whole (row, article, error);
}

static void
bind_article (PengStatement     *statement,
              PengServerArticle *article)
{
  peng_statement_bind_text (statement, ":uuid", article->uuid);
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    {
      g_autofree char *name = g_strconcat (":", peng_server_field_get_name (i), NULL);

      peng_statement_bind_text (statement, name, article->fields[i]);
    }

  peng_statement_bind_text (statement, ":html", article->html);
  peng_statement_bind_text (statement, ":page", article->page);
  peng_statement_bind_text (statement, ":plain", article->plain);
  peng_statement_bind_text (statement, ":content", article->content);
  peng_statement_bind_text (statement, ":picture", article->picture);
  peng_statement_bind_int (statement, ":published", article->published);
  peng_statement_bind_int (statement, ":modified", article->modified);
}

static gboolean
upsert (PengDb            *db,
        PengServerArticle *article,
        GError           **error)
{
  g_autoptr(PengStatement) statement = NULL;

  statement = peng_db_prepare (db,
    "INSERT INTO article (uuid, " FIELDS ", html, page, plain, content, picture, published,"
    "                     modified)"
    " VALUES (:uuid, :title, :short_title, :summary, :source, :author, :photographer, :section,"
    "         :tags, :cover, :event_date, :html, :page, :plain, :content, :picture, :published,"
    "         :modified)"
    " ON CONFLICT (uuid) DO UPDATE SET withdrawn = 0, title = excluded.title,"
    "  short_title = excluded.short_title, summary = excluded.summary, source = excluded.source,"
    "  author = excluded.author, photographer = excluded.photographer,"
    "  section = excluded.section, tags = excluded.tags, cover = excluded.cover,"
    "  event_date = excluded.event_date, html = excluded.html, page = excluded.page,"
    "  plain = excluded.plain, content = excluded.content, picture = excluded.picture,"
    "  published = excluded.published, modified = excluded.modified"
    " RETURNING id", error);
  if (statement == NULL)
    return FALSE;

  bind_article (statement, article);
  if (peng_statement_step (statement, error) != PENG_STEP_ROW)
    return FALSE;

  article->id = peng_statement_get_int (statement, 0);

  return peng_statement_step (statement, error) == PENG_STEP_DONE;
}

static gboolean
forget_media (PengDb  *db,
              gint64   id,
              GError **error)
{
  g_autoptr(PengStatement) statement = NULL;

  statement = peng_db_prepare (db, "DELETE FROM article_media WHERE article = :article", error);
  if (statement == NULL)
    return FALSE;

  peng_statement_bind_int (statement, ":article", id);

  return peng_statement_run (statement, error);
}

static gboolean
note_media (PengDb             *db,
            gint64              id,
            const char * const *media,
            GError            **error)
{
  g_autoptr(PengStatement) statement = NULL;

  statement = peng_db_prepare (db, "INSERT OR IGNORE INTO article_media (article, media)"
                                   " VALUES (:article, :media)", error);
  if (statement == NULL)
    return FALSE;

  for (guint i = 0; media[i] != NULL; i++)
    {
      peng_statement_bind_int (statement, ":article", id);
      peng_statement_bind_text (statement, ":media", media[i]);
      if (!peng_statement_run (statement, error))
        return FALSE;

      peng_statement_reset (statement);
    }

  return TRUE;
}

/**
 * peng_server_article_save:
 * @db: the portal's database
 * @article: what to store, under its UUID; gets its `id`
 * @error: #PengStoreError
 *
 * Creates it or puts it in the place of what was there, withdrawn or not, whole or not at all.
 *
 * Returns: whether it is there, for good
 */
gboolean
peng_server_article_save (PengDb             *db,
                          PengServerArticle  *article,
                          GError            **error)
{
  if (peng_db_begin (db, error) &&
      upsert (db, article, error) &&
      forget_media (db, article->id, error) &&
      note_media (db, article->id, (const char * const *) article->media, error) &&
      peng_db_commit (db, error))
    return TRUE;

  peng_db_rollback (db);

  return FALSE;
}

/**
 * peng_server_article_withdraw:
 * @db: the portal's database
 * @id: which
 * @error: #PengStoreError
 *
 * The text stays, for whoever has the token; readers are told that it is gone.
 *
 * Returns: whether it is withdrawn, for good
 */
gboolean
peng_server_article_withdraw (PengDb  *db,
                              gint64   id,
                              GError **error)
{
  g_autoptr(PengStatement) statement = NULL;

  statement = peng_db_prepare (db, "UPDATE article SET withdrawn = 1, modified = unixepoch ()"
                                   " WHERE id = :id", error);
  if (statement == NULL)
    return FALSE;

  peng_statement_bind_int (statement, ":id", id);

  return peng_statement_run (statement, error);
}

static char *
dup_pattern (const char *words)
{
  GString *pattern = g_string_new ("%");

  for (const char *p = words; *p != '\0'; p++)
    {
      if (strchr ("%_\\", *p) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }

  return g_string_free (g_string_append_c (pattern, '%'), FALSE);
}

static PengStatement *
prepare_filtered (PengDb                  *db,
                  const char              *columns,
                  const PengServerFilter  *filter,
                  const char              *tail,
                  GError                 **error)
{
  g_autofree char *sql = NULL;
  PengStatement *statement;

  sql = g_strconcat ("SELECT ", columns, " FROM article WHERE ",
                     filter->all ? "TRUE" : "withdrawn = 0 AND published <= unixepoch ()",
                     filter->section != NULL ? " AND section = :section" : "",
                     filter->words != NULL ? " AND (title LIKE :words ESCAPE '\\'"
                                             " OR summary LIKE :words ESCAPE '\\'"
                                             " OR plain LIKE :words ESCAPE '\\')" : "",
                     tail, NULL);
  statement = peng_db_prepare (db, sql, error);
  if (statement == NULL)
    return NULL;

  if (filter->section != NULL)
    peng_statement_bind_text (statement, ":section", filter->section);
  if (filter->words != NULL)
    {
      g_autofree char *pattern = dup_pattern (filter->words);

      peng_statement_bind_text (statement, ":words", pattern);
    }

  return statement;
}

/**
 * peng_server_article_list:
 * @db: the portal's database
 * @filter: which
 * @offset: how many to pass over
 * @limit: how many at most
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengServerArticle): newest first, without their text;
 *   %NULL where the database failed
 */
GPtrArray *
peng_server_article_list (PengDb                  *db,
                          const PengServerFilter  *filter,
                          guint                    offset,
                          guint                    limit,
                          GError                 **error)
{
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(PengStatement) row = NULL;
  PengStep step;

  row = prepare_filtered (db, SHORT, filter,
                          " ORDER BY published DESC, id DESC LIMIT :limit OFFSET :offset", error);
  if (row == NULL)
    return NULL;

  peng_statement_bind_int (row, ":limit", limit);
  peng_statement_bind_int (row, ":offset", offset);
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_server_article_free);
  while ((step = peng_statement_step (row, error)) == PENG_STEP_ROW)
    g_ptr_array_add (list, article_from_row (row));

  return step == PENG_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/**
 * peng_server_article_count:
 * @db: the portal's database
 * @filter: which
 * @count: (out): how many there are
 * @error: #PengStoreError
 *
 * Returns: whether the database could tell
 */
gboolean
peng_server_article_count (PengDb                  *db,
                           const PengServerFilter  *filter,
                           guint                   *count,
                           GError                 **error)
{
  g_autoptr(PengStatement) row = prepare_filtered (db, "count(*)", filter, "", error);

  if (row == NULL || peng_statement_step (row, error) != PENG_STEP_ROW)
    return FALSE;

  *count = peng_statement_get_int (row, 0);

  return TRUE;
}

static gboolean
add_views (PengDb      *db,
           GHashTable  *views,
           GError     **error)
{
  g_autoptr(PengStatement) statement = NULL;
  GHashTableIter iter;
  gpointer id, n;

  statement = peng_db_prepare (db, "UPDATE article SET views = views + :n WHERE id = :id", error);
  if (statement == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, views);
  while (g_hash_table_iter_next (&iter, &id, &n))
    {
      peng_statement_bind_int (statement, ":id", *(gint64 *) id);
      peng_statement_bind_int (statement, ":n", GPOINTER_TO_SIZE (n));
      if (!peng_statement_run (statement, error))
        return FALSE;

      peng_statement_reset (statement);
    }

  return TRUE;
}

/**
 * peng_server_article_add_views:
 * @db: the portal's database
 * @views: (element-type gint64 gsize): by id, how many more readers there were
 * @error: #PengStoreError
 *
 * Returns: whether all are counted; if not, none is
 */
gboolean
peng_server_article_add_views (PengDb      *db,
                               GHashTable  *views,
                               GError     **error)
{
  if (peng_db_begin (db, error) && add_views (db, views, error) && peng_db_commit (db, error))
    return TRUE;

  peng_db_rollback (db);

  return FALSE;
}
