/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-media-use-table.h"

static gboolean
clear (PengDb  *db,
       gint64   id,
       GError **error)
{
  g_autoptr(PengStatement) delete =
    peng_db_prepare (db, "DELETE FROM media_use WHERE article = :id", error);

  if (delete == NULL)
    return FALSE;

  peng_statement_bind_int (delete, ":id", id);

  return peng_statement_run (delete, error);
}

static GStrv
load (PengDb  *db,
      gint64   id,
      GError **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT media FROM media_use WHERE article = :id ORDER BY position",
                     error);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  PengStep step;

  if (select == NULL)
    return NULL;

  peng_statement_bind_int (select, ":id", id);
  while ((step = peng_statement_step (select, error)) == PENG_STEP_ROW)
    g_strv_builder_add (builder, peng_statement_get_text (select, 0) ?: "");

  return step == PENG_STEP_DONE ? g_strv_builder_end (builder) : NULL;
}

/**
 * peng_media_use_table_put:
 * @db: a database, in a transaction
 * @id: number of the article's row
 * @article: the article
 * @error: #PengStoreError
 *
 * Notes what media the article holds, in its order. It is rewritten only where it changed: most
 * saves are of words.
 *
 * Returns: whether it is noted
 */
gboolean
peng_media_use_table_put (PengDb       *db,
                          gint64        id,
                          PengArticle  *article,
                          GError      **error)
{
  g_auto(GStrv) wanted = peng_article_dup_media (article);
  g_auto(GStrv) present = load (db, id, error);
  g_autoptr(PengStatement) insert = NULL;

  if (present == NULL)
    return FALSE;

  if (g_strv_equal ((const char * const *) wanted, (const char * const *) present))
    return TRUE;

  insert = peng_db_prepare (db, "INSERT INTO media_use VALUES (:id, :position, :media)", error);
  if (insert == NULL || !clear (db, id, error))
    return FALSE;

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      peng_statement_bind_int (insert, ":id", id);
      peng_statement_bind_int (insert, ":position", i);
      peng_statement_bind_text (insert, ":media", wanted[i]);
      if (!peng_statement_run (insert, error))
        return FALSE;
    }

  return TRUE;
}
