/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-article-table.h"

#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"
#include "store/peng-media-use-table.h"
#include "store/peng-outbox-item.h"
#include "store/peng-search-table.h"
#include "store/peng-snapshot-table.h"

/* What an article's row says of it, beside its name and times. */
typedef struct
{
  PengArticle *article;
  const char  *first_image;
  guint        n_images;
  PengCount    count;
  char        *html;
  char        *hash;
} Written;

/* The row that is there. */
typedef struct
{
  gint64   id;
  guint64  revision;
  gint64   created;
  char    *hash;
} Present;

static void
written_clear (Written *self)
{
  g_clear_pointer (&self->html, g_free);
  g_clear_pointer (&self->hash, g_free);
}

static void
present_clear (Present *self)
{
  g_clear_pointer (&self->hash, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Written, written_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Present, present_clear)

/**
 * peng_article_table_hash:
 * @html: what is stored
 *
 * Returns: (transfer full): its SHA-256, 64 hexadecimal digits
 */
char *
peng_article_table_hash (const char *html)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, html, -1);
}

static void
note_images (Written *written)
{
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (written->article, &n_blocks);
  const char *cover = peng_article_get_field (written->article, PENG_FIELD_COVER);

  for (guint i = 0; i < n_blocks; i++)
    {
      PengBlockKind kind = peng_block_get_kind (blocks[i]);
      const PengImage *images;
      guint n_images;

      if (kind != PENG_BLOCK_IMAGE && kind != PENG_BLOCK_GALLERY)
        continue;

      images = peng_block_get_images (blocks[i], &n_images);
      if (written->first_image == NULL && n_images > 0)
        written->first_image = images[0].media;
      written->n_images += n_images;
    }

  if (peng_media_is_name (cover))
    written->first_image = cover;
}

/* The one costly part of a save; it is done before the transaction begins. */
static void
write_out (Written     *written,
           PengArticle *article)
{
  written->article = article;
  written->html = peng_html_write_article (article, &peng_dialect_canonical);
  written->hash = peng_article_table_hash (written->html);
  peng_article_count (article, &written->count);
  note_images (written);
}

static PengStep
find_present (PengDb      *db,
              const char  *uuid,
              Present     *present,
              GError     **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT a.id, a.revision, a.created, b.hash"
                     " FROM article a LEFT JOIN body b USING (id) WHERE a.uuid = :uuid",
                     error);
  PengStep step;

  if (select == NULL)
    return PENG_STEP_FAILED;

  peng_statement_bind_text (select, ":uuid", uuid);
  step = peng_statement_step (select, error);
  if (step == PENG_STEP_ROW)
    {
      present->id = peng_statement_get_int (select, 0);
      present->revision = (guint64) peng_statement_get_int (select, 1);
      present->created = peng_statement_get_int (select, 2);
      present->hash = peng_statement_dup_text (select, 3);
    }

  return step;
}

static gboolean
put_row (PengDb               *db,
         const Written        *written,
         const PengDraftInfo  *info,
         GError              **error)
{
  g_autoptr(PengStatement) upsert =
    peng_db_prepare (db,
                     "INSERT INTO article (uuid, title, section, first_image, n_words, n_images,"
                     "                     created, modified, deleted, revision)"
                     " VALUES (:uuid, :title, :section, :image, :words, :images,"
                     "         :created, :modified, :deleted, :revision)"
                     " ON CONFLICT (uuid) DO UPDATE SET title = :title, section = :section,"
                     "  first_image = :image, n_words = :words, n_images = :images,"
                     "  modified = :modified, revision = :revision, searchable = 0",
                     error);

  if (upsert == NULL)
    return FALSE;

  peng_statement_bind_text (upsert, ":uuid", info->uuid);
  peng_statement_bind_text (upsert, ":title",
                            peng_article_get_field (written->article, PENG_FIELD_TITLE));
  peng_statement_bind_text (upsert, ":section",
                            peng_article_get_field (written->article, PENG_FIELD_SECTION));
  peng_statement_bind_text (upsert, ":image", written->first_image);
  peng_statement_bind_int (upsert, ":words", written->count.words);
  peng_statement_bind_int (upsert, ":images", written->n_images);
  peng_statement_bind_int (upsert, ":created", info->created);
  peng_statement_bind_int (upsert, ":modified", info->modified);
  peng_statement_bind_int (upsert, ":deleted", info->deleted);
  peng_statement_bind_int (upsert, ":revision", (gint64) info->revision);

  return peng_statement_run (upsert, error);
}

static gboolean
put_body (PengDb         *db,
          gint64          id,
          const char     *uuid,
          gint64          saved,
          const Written  *written,
          GError        **error)
{
  g_autoptr(PengStatement) upsert =
    peng_db_prepare (db,
                     "INSERT INTO body (id, uuid, saved, hash, html)"
                     " VALUES (:id, :uuid, :saved, :hash, :html)"
                     " ON CONFLICT (id) DO UPDATE SET saved = :saved, hash = :hash, html = :html",
                     error);

  if (upsert == NULL)
    return FALSE;

  peng_statement_bind_int (upsert, ":id", id);
  peng_statement_bind_text (upsert, ":uuid", uuid);
  peng_statement_bind_int (upsert, ":saved", saved);
  peng_statement_bind_text (upsert, ":hash", written->hash);
  peng_statement_bind_text (upsert, ":html", written->html);

  return peng_statement_run (upsert, error);
}

static gboolean
put (PengDb               *db,
     const Written        *written,
     const PengDraftInfo  *info,
     GError              **error)
{
  g_auto(Present) present = { 0 };

  return put_row (db, written, info, error) &&
         find_present (db, info->uuid, &present, error) == PENG_STEP_ROW &&
         put_body (db, present.id, info->uuid, info->modified, written, error) &&
         peng_media_use_table_put (db, present.id, written->article, error);
}

/**
 * peng_article_table_insert:
 * @db: a database
 * @article: an article whose UUID is that of @info
 * @info: its revision and times; title, section, picture and counts are those of @article
 * @error: #PengStoreError
 *
 * Brings an article in with the revision and times that it had elsewhere. One that is there is
 * replaced, but keeps when it was made and whether it is in the trash.
 *
 * Returns: whether it is in
 */
gboolean
peng_article_table_insert (PengDb               *db,
                           PengArticle          *article,
                           const PengDraftInfo  *info,
                           GError              **error)
{
  g_auto(Written) written = { 0 };

  write_out (&written, article);

  return put (db, &written, info, error);
}

/* What another program saved meanwhile becomes a draft of its own. */
static gboolean
keep_other (PengDb          *db,
            const char      *uuid,
            PengSaveResult  *result,
            GError         **error)
{
  g_autofree char *copy = g_uuid_string_random ();
  gint64 now = g_get_real_time ();
  PengDraftInfo info = { .uuid = copy, .created = now, .modified = now, .revision = 1 };
  g_autoptr(PengArticle) other = peng_article_table_load (db, uuid, NULL, error);
  g_autoptr(PengArticle) renamed = NULL;

  if (other == NULL)
    return FALSE;

  renamed = peng_article_with_uuid (other, copy);
  if (!peng_article_table_insert (db, renamed, &info, error))
    return FALSE;

  result->kept = g_steal_pointer (&copy);
  return TRUE;
}

static gboolean
save_over (PengDb          *db,
           const Written   *written,
           const Present   *present,
           guint64          base,
           PengSaveResult  *result,
           GError         **error)
{
  const char *uuid = peng_article_get_uuid (written->article);
  PengDraftInfo info = {
    .uuid = (char *) uuid,
    .created = present->created,
    .modified = g_get_real_time (),
    .revision = MAX (present->revision, base) + 1,
  };

  if (present->revision != base && !keep_other (db, uuid, result, error))
    return FALSE;

  result->revision = info.revision;

  return peng_snapshot_table_take_timed (db, uuid, info.modified, error) &&
         put (db, written, &info, error);
}

static gboolean
save_new (PengDb          *db,
          const Written   *written,
          guint64          base,
          PengSaveResult  *result,
          GError         **error)
{
  gint64 now = g_get_real_time ();
  PengDraftInfo info = {
    .uuid = (char *) peng_article_get_uuid (written->article),
    .created = now,
    .modified = now,
    .revision = base + 1,
  };

  result->revision = info.revision;

  return put (db, written, &info, error);
}

/* Inside the transaction. The same words again are no new revision. */
static gboolean
save (PengDb          *db,
      const Written   *written,
      guint64          base,
      PengSaveResult  *result,
      GError         **error)
{
  g_auto(Present) present = { 0 };

  switch (find_present (db, peng_article_get_uuid (written->article), &present, error))
    {
    case PENG_STEP_FAILED:
      return FALSE;

    case PENG_STEP_DONE:
      return save_new (db, written, base, result, error);

    case PENG_STEP_ROW:
    default:
      result->revision = present.revision;
      if (g_strcmp0 (present.hash, written->hash) == 0)
        return TRUE;

      return save_over (db, written, &present, base, result, error);
    }
}

/**
 * peng_article_table_save:
 * @db: a database
 * @article: what is to be saved, whole
 * @base: the stored revision that it grew from, 0 for a new one
 * @error: #PengStoreError
 *
 * Saves an article, transaction and all.
 *
 * Returns: (transfer full) (nullable): what was done; %NULL where nothing is stored
 */
PengSaveResult *
peng_article_table_save (PengDb       *db,
                         PengArticle  *article,
                         guint64       base,
                         GError      **error)
{
  g_autoptr(PengSaveResult) result = g_new0 (PengSaveResult, 1);
  g_auto(Written) written = { 0 };

  write_out (&written, article);

  if (!peng_db_begin (db, error) ||
      !save (db, &written, base, result, error) ||
      !peng_db_commit (db, error))
    return NULL;

  return g_steal_pointer (&result);
}

/**
 * peng_save_result_free:
 * @self: (transfer full): a result
 *
 * Frees a result.
 */
void
peng_save_result_free (PengSaveResult *self)
{
  g_free (self->kept);
  g_free (self);
}

/* @statement: at %PENG_ARTICLE_INFO_COLUMNS. */
static PengPublishedState
get_published (PengStatement *statement,
               guint64        revision)
{
  if (peng_statement_get_int (statement, 10) != 0)
    return PENG_PUBLISHED_ON_ITS_WAY;

  if (!peng_statement_is_null (statement, 14))
    return PENG_PUBLISHED_SCHEDULED;

  if (peng_statement_get_int (statement, 13) > PENG_STANDING_PUBLIC)
    return PENG_PUBLISHED_HELD;

  if (!peng_statement_is_null (statement, 11))
    return (guint64) peng_statement_get_int (statement, 11) == revision ? PENG_PUBLISHED_SAME
                                                                        : PENG_PUBLISHED_CHANGED;

  return peng_statement_get_int (statement, 12) != 0 ? PENG_PUBLISHED_WITHDRAWN
                                                     : PENG_PUBLISHED_NEVER;
}

static char *
dup_string (PengStatement *statement,
            int            column)
{
  return g_strdup (peng_statement_get_text (statement, column) ?: "");
}

/* (nullable): a file from elsewhere may name anything, and media names become paths. */
static char *
dup_media_name (PengStatement *statement,
                int            column)
{
  const char *name = peng_statement_get_text (statement, column);

  return name != NULL && peng_media_is_name (name) ? g_strdup (name) : NULL;
}

/**
 * peng_article_table_read_info:
 * @statement: at a row that begins with %PENG_ARTICLE_INFO_COLUMNS
 *
 * Returns: (transfer full): the line of the list that the row gives
 */
PengDraftInfo *
peng_article_table_read_info (PengStatement *statement)
{
  PengDraftInfo *info = g_new0 (PengDraftInfo, 1);

  info->uuid = dup_string (statement, 0);
  info->title = dup_string (statement, 1);
  info->section = dup_string (statement, 2);
  info->first_image = dup_media_name (statement, 3);
  info->created = peng_statement_get_int (statement, 4);
  info->modified = peng_statement_get_int (statement, 5);
  info->deleted = peng_statement_get_int (statement, 6);
  info->n_words = (guint) peng_statement_get_int (statement, 7);
  info->n_images = (guint) peng_statement_get_int (statement, 8);
  info->revision = (guint64) peng_statement_get_int (statement, 9);
  info->published = get_published (statement, info->revision);
  if (info->published == PENG_PUBLISHED_SCHEDULED)
    info->due = peng_statement_get_int (statement, 14);

  return info;
}

static gboolean
check_hash (const char  *html,
            const char  *hash,
            const char  *uuid,
            GError     **error)
{
  g_autofree char *actual = html ? peng_article_table_hash (html) : NULL;

  if (actual != NULL && g_strcmp0 (actual, hash) == 0)
    return TRUE;

  g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_DAMAGED,
               "article %s: its bytes are not those that were saved", uuid);
  return FALSE;
}

static PengArticle *
read_row (PengStatement  *select,
          const char     *uuid,
          guint64        *revision,
          GError        **error)
{
  const char *html = peng_statement_get_text (select, 0);

  if (!check_hash (html, peng_statement_get_text (select, 1), uuid, error))
    return NULL;

  if (revision != NULL)
    *revision = (guint64) peng_statement_get_int (select, 2);

  return peng_html_read_article (html, strlen (html), uuid, NULL);
}

/**
 * peng_article_table_load:
 * @db: a database
 * @uuid: which article
 * @revision: (out) (optional): its stored revision
 * @error: %PENG_STORE_ERROR_NOT_FOUND, or %PENG_STORE_ERROR_DAMAGED where its hash does not fit
 *
 * Returns: (transfer full) (nullable): the article as it is stored
 */
PengArticle *
peng_article_table_load (PengDb      *db,
                         const char  *uuid,
                         guint64     *revision,
                         GError     **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT b.html, b.hash, a.revision"
                     " FROM article a LEFT JOIN body b USING (id) WHERE a.uuid = :uuid",
                     error);

  if (select == NULL)
    return NULL;

  peng_statement_bind_text (select, ":uuid", uuid);

  switch (peng_statement_step (select, error))
    {
    case PENG_STEP_ROW:
      return read_row (select, uuid, revision, error);

    case PENG_STEP_DONE:
      g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND, "no article %s", uuid);
      return NULL;

    case PENG_STEP_FAILED:
    default:
      return NULL;
    }
}

/* Runs a statement that must touch the article :uuid. */
static gboolean
run_on_article (PengDb         *db,
                PengStatement  *statement,
                const char     *uuid,
                GError        **error)
{
  if (!peng_statement_run (statement, error))
    return FALSE;

  if (peng_db_get_n_changes (db) > 0)
    return TRUE;

  g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND, "no article %s", uuid);
  return FALSE;
}

/**
 * peng_article_table_set_deleted:
 * @db: a database
 * @uuid: which article
 * @deleted: when it went into the trash, microseconds since 1970, UTC; 0 brings it back
 * @error: #PengStoreError, such as %PENG_STORE_ERROR_NOT_FOUND
 *
 * Returns: whether the article was there
 */
gboolean
peng_article_table_set_deleted (PengDb      *db,
                                const char  *uuid,
                                gint64       deleted,
                                GError     **error)
{
  g_autoptr(PengStatement) update =
    peng_db_prepare (db,
                     "UPDATE article SET deleted = :deleted, searchable = 0 WHERE uuid = :uuid",
                     error);

  if (update == NULL)
    return FALSE;

  peng_statement_bind_int (update, ":deleted", deleted);
  peng_statement_bind_text (update, ":uuid", uuid);

  return run_on_article (db, update, uuid, error);
}

/**
 * peng_article_table_purge:
 * @db: a database
 * @uuid: an article in the trash
 * @error: #PengStoreError; %PENG_STORE_ERROR_NOT_FOUND where it is not in the trash
 *
 * Takes an article out for good, with its snapshots and its place in the index.
 *
 * Returns: whether it was done
 */
gboolean
peng_article_table_purge (PengDb      *db,
                          const char  *uuid,
                          GError     **error)
{
  g_autoptr(PengStatement) article =
    peng_db_prepare (db, "DELETE FROM article WHERE uuid = :uuid AND deleted <> 0", error);
  g_autoptr(PengStatement) snapshots = NULL;

  if (article == NULL || !peng_search_table_remove (db, uuid, error))
    return FALSE;

  snapshots = peng_db_prepare (db, "DELETE FROM snapshot WHERE uuid = :uuid", error);
  if (snapshots == NULL)
    return FALSE;

  peng_statement_bind_text (article, ":uuid", uuid);
  peng_statement_bind_text (snapshots, ":uuid", uuid);

  return run_on_article (db, article, uuid, error) && peng_statement_run (snapshots, error);
}
