/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-recover.h"

#include "core/peng-html-reader.h"
#include "store/peng-article-table.h"
#include "store/peng-salvage.h"
#include "store/peng-store-schema.h"
#include "store/peng-tokenizer.h"

#include <glib/gstdio.h>

/* One recovery. A row that the new database refuses is left out and said in the log; an error of
 * the new database itself (a full disk) ends it. */
typedef struct
{
  PengSalvage      *salvage;
  PengDb           *db;
  PengStoreOpening *report;
  GHashTable       *infos;     /* UUID → PengDraftInfo, what the list said */
  GHashTable       *restored;  /* UUIDs that have their text back */
  const char       *insert;    /* the SQL for the table that is brought over */
  guint             n_columns;
  GError           *error;
} Recovery;

/* Tables that are brought over as they are; their rows are told by the types of their columns. Rows
 * that were written before a table got its last columns have none for them, which stands for 0. */
static const struct
{
  const char *name;
  const char *pattern;
  guint       n_missing;
} tables[] = {
  { "snapshot", "-tiiiitt" },
  { "media", "-tttiiiiiTTiiii" },
  { "site", "-ttttti" },
  { "publication", "-tittTTtiiii", 2 },
  { "publication", "-tittTTtiiiiii" },
  { "outbox", "-titiititTTTTiiiiB", 2 },
  { "outbox", "-titiititTTTTiiiiBii" },
  { "outbox_media", "-iittttiiiiT" },
  { "pending_media", "-ttiiT" },
  { "media_words", "-ttttttti" },
  { "media_label", "-tit" },
  { "media_trash", "-ti" },
  { "media_look", "-iii" },
  { "media_recipe", "-tiit" },
  { "media_clip", "-tiTi" },
  { "read_back", "-tiiiiiiT" },
};

#define ARTICLE_PATTERN "-tttTiiiiiii"
#define BODY_PATTERN    "-titt"

static char *
dup_text (const PengValue *value)
{
  return g_utf8_make_valid ((const char *) value->bytes, value->n_bytes);
}

/* (nullable): NULL where it is none. */
static char *
dup_uuid (const PengValue *value)
{
  g_autofree char *uuid = dup_text (value);

  return g_uuid_string_is_valid (uuid) ? g_steal_pointer (&uuid) : NULL;
}

static void
note_info (gint64           rowid,
           const PengValue *values,
           gpointer         user_data)
{
  Recovery *self = user_data;
  g_autofree char *uuid = dup_uuid (&values[1]);
  PengDraftInfo *info;

  if (uuid == NULL)
    return;

  info = g_new0 (PengDraftInfo, 1);
  info->created = values[7].integer;
  info->modified = values[8].integer;
  info->deleted = values[9].integer;
  info->revision = (guint64) values[10].integer;
  info->uuid = g_steal_pointer (&uuid);
  g_hash_table_replace (self->infos, info->uuid, info);
}

/* What may be the row's fault is passed over. */
static gboolean
note_error (Recovery *self,
            GError   *error)
{
  gboolean is_rows_own = g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_EXISTS) ||
                         g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_FAILED);

  if (is_rows_own)
    g_warning ("Left out: %s", error->message);

  if (is_rows_own || self->error != NULL)
    g_error_free (error);
  else
    self->error = error;

  return FALSE;
}

static gboolean
restore (Recovery     *self,
         const char   *uuid,
         gint64        saved,
         const char   *html,
         gsize         n_bytes)
{
  PengDraftInfo unknown = { .uuid = (char *) uuid, .created = saved, .modified = saved,
                            .revision = 1 };
  PengDraftInfo *info = g_hash_table_lookup (self->infos, uuid);
  g_autoptr(PengArticle) article = peng_html_read_article (html, n_bytes, uuid, NULL);
  GError *error = NULL;

  if (!peng_article_table_insert (self->db, article, info ? info : &unknown, &error))
    return note_error (self, error);

  g_hash_table_add (self->restored, g_strdup (uuid));
  return TRUE;
}

static void
restore_body (gint64           rowid,
              const PengValue *values,
              gpointer         user_data)
{
  Recovery *self = user_data;
  g_autofree char *uuid = dup_uuid (&values[1]);
  g_autofree char *wanted = dup_text (&values[3]);
  g_autofree char *hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, values[4].bytes,
                                                       values[4].n_bytes);

  if (self->error != NULL || uuid == NULL || g_hash_table_contains (self->restored, uuid))
    return;

  if (!restore (self, uuid, values[2].integer, (const char *) values[4].bytes, values[4].n_bytes))
    return;

  if (g_str_equal (hash, wanted))
    self->report->n_saved++;
  else
    self->report->n_harmed++;
}

static void
bind_value (PengStatement   *insert,
            const char      *name,
            const PengValue *value)
{
  g_autofree char *text = NULL;
  g_autoptr(GBytes) bytes = NULL;

  switch (value->type)
    {
    case PENG_VALUE_INT:
      peng_statement_bind_int (insert, name, value->integer);
      break;

    case PENG_VALUE_TEXT:
      text = dup_text (value);
      peng_statement_bind_text (insert, name, text);
      break;

    case PENG_VALUE_BLOB:
      bytes = g_bytes_new (value->bytes, value->n_bytes);
      peng_statement_bind_bytes (insert, name, bytes);
      break;

    case PENG_VALUE_NULL:
    case PENG_VALUE_DOUBLE:
    default:
      peng_statement_bind_bytes (insert, name, NULL);
    }
}

static void
restore_row (gint64           rowid,
             const PengValue *values,
             gpointer         user_data)
{
  Recovery *self = user_data;
  g_autoptr(PengStatement) insert = NULL;
  GError *error = NULL;

  if (self->error != NULL)
    return;

  insert = peng_db_prepare (self->db, self->insert, &self->error);
  if (insert == NULL)
    return;

  peng_statement_bind_int (insert, ":c0", rowid);
  for (guint i = 1; i < self->n_columns; i++)
    {
      g_autofree char *name = g_strdup_printf (":c%u", i);

      bind_value (insert, name, &values[i]);
    }

  if (!peng_statement_run (insert, &error))
    note_error (self, error);
}

static gboolean
restore_table (Recovery   *self,
               const char *name,
               const char *pattern,
               guint       n_missing)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  self->n_columns = strlen (pattern);
  g_string_printf (sql, "INSERT OR IGNORE INTO %s VALUES (", name);
  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (sql, i > 0 ? ", :c%u" : ":c%u", i);
  for (guint i = 0; i < n_missing; i++)
    g_string_append (sql, ", 0");
  g_string_append_c (sql, ')');

  self->insert = sql->str;
  peng_salvage_walk (self->salvage, pattern, restore_row, self);
  self->insert = NULL;

  return self->error == NULL;
}

static gboolean
restore_snapshot (Recovery   *self,
                  const char *uuid)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (self->db,
                     "SELECT taken, html FROM snapshot WHERE uuid = :uuid"
                     " ORDER BY taken DESC LIMIT 1", &self->error);
  const char *html;

  if (select == NULL)
    return FALSE;

  peng_statement_bind_text (select, ":uuid", uuid);
  if (peng_statement_step (select, &self->error) != PENG_STEP_ROW)
    return FALSE;

  html = peng_statement_get_text (select, 1) ?: "";

  return restore (self, uuid, peng_statement_get_int (select, 0), html, strlen (html));
}

/* What the list named and no body came for: an older state is better than none. */
static void
restore_missing (Recovery *self)
{
  GHashTableIter iter;
  gpointer uuid;

  g_hash_table_iter_init (&iter, self->infos);
  while (self->error == NULL && g_hash_table_iter_next (&iter, &uuid, NULL))
    {
      if (g_hash_table_contains (self->restored, uuid))
        continue;

      if (restore_snapshot (self, uuid))
        self->report->n_harmed++;
      else
        self->report->n_lost++;
    }
}

/* Rows whose site was lost keep their number; those whose outbox row was lost say nothing. */
static gboolean
tidy (Recovery *self)
{
  return peng_db_exec (self->db,
                       "INSERT OR IGNORE INTO site"
                       " SELECT site, '', 'lost', '', '', '', 0 FROM publication"
                       " UNION SELECT site, '', 'lost', '', '', '', 0 FROM outbox;"
                       "DELETE FROM read_back WHERE NOT EXISTS (SELECT 1 FROM publication p"
                       " WHERE p.article = read_back.article AND p.site = read_back.site);"
                       "DELETE FROM outbox_media WHERE outbox NOT IN (SELECT id FROM outbox);",
                       &self->error);
}

static gboolean
bring_over (Recovery *self)
{
  if (!peng_db_begin (self->db, &self->error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (!restore_table (self, tables[i].name, tables[i].pattern, tables[i].n_missing))
        return FALSE;
    }

  peng_salvage_walk (self->salvage, ARTICLE_PATTERN, note_info, self);
  peng_salvage_walk (self->salvage, BODY_PATTERN, restore_body, self);
  restore_missing (self);

  return self->error == NULL && tidy (self) && peng_db_commit (self->db, &self->error);
}

static void
remove_database (const char *path)
{
  static const char * const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}

static PengDb *
make_fresh (const char  *path,
            GError     **error)
{
  g_autoptr(PengDb) db = NULL;

  remove_database (path);
  db = peng_db_open (path, error);
  if (db == NULL ||
      !peng_tokenizer_register (db, error) ||
      !peng_db_migrate (db, peng_store_schema, error) ||
      !peng_db_exec (db, "PRAGMA foreign_keys = OFF", error))
    return NULL;

  return g_steal_pointer (&db);
}

static void
recovery_clear (Recovery *self)
{
  g_clear_pointer (&self->salvage, peng_salvage_free);
  g_clear_pointer (&self->db, peng_db_close);
  g_clear_pointer (&self->infos, g_hash_table_unref);
  g_clear_pointer (&self->restored, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Recovery, recovery_clear)

static void
free_info (gpointer data)
{
  peng_draft_info_free (data);
}

/**
 * peng_store_recover:
 * @damaged: path of the damaged database
 * @fresh: path of the new one; a file there is replaced
 * @report: where articles are counted
 * @error: #PengStoreError
 *
 * Rows are read page by page, so that neither a lost header nor a lost tree hides those that are
 * there. An article whose text does not have its hash any more is brought over as it is, counted as
 * harmed.
 *
 * Returns: whether the new one is complete and on disk
 */
gboolean
peng_store_recover (const char        *damaged,
                    const char        *fresh,
                    PengStoreOpening  *report,
                    GError           **error)
{
  g_auto(Recovery) recovery = { .report = report };

  recovery.salvage = peng_salvage_new (damaged, error);
  if (recovery.salvage == NULL)
    return FALSE;

  recovery.db = make_fresh (fresh, error);
  if (recovery.db == NULL)
    return FALSE;

  recovery.infos = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_info);
  recovery.restored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (bring_over (&recovery))
    return TRUE;

  if (recovery.error != NULL)
    g_propagate_error (error, recovery.error);

  return FALSE;
}
