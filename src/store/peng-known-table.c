/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-known-table.h"

#include "core/peng-pinyin.h"

/* What was said of items before. */

/* So many are offered, and so many different ones looked at. */
#define MAX_OFFERED 8
#define MAX_LOOKED  20000

/* The different values of a column, one by one: an index leads from each to the next, so that a
 * hundred thousand items of one place cost no more than one. */
#define COMPLETE(column, table, clause) \
  "WITH RECURSIVE known (name) AS (" \
  " SELECT min (" column ") FROM " table " WHERE " clause \
  " UNION ALL" \
  " SELECT (SELECT min (" column ") FROM " table " WHERE " clause \
  "         AND " column " > known.name) FROM known WHERE known.name IS NOT NULL" \
  " LIMIT " G_STRINGIFY (MAX_LOOKED) ")" \
  " SELECT name FROM known WHERE name IS NOT NULL"
#define COMPLETE_FIELD(field) COMPLETE (field, "media_words", field " <> ''")

static const char * const completions[PENG_N_KNOWN] = {
  [PENG_KNOWN_TAG] = COMPLETE ("name", "media_label", "kind = 0"),
  [PENG_KNOWN_ALBUM] = COMPLETE ("name", "media_label", "kind = 1"),
  [PENG_KNOWN_CREDIT] = COMPLETE_FIELD ("credit"),
  [PENG_KNOWN_PLACE] = COMPLETE_FIELD ("place"),
  [PENG_KNOWN_EVENT] = COMPLETE_FIELD ("event"),
};

/**
 * peng_known_table_count:
 * @db: the store's database
 * @kind: tags or albums
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengLabelCount) (nullable): those that items have which are
 *   not in the trash, most of them first; %PENG_KNOWN_MAX_LABELS at most
 */
GPtrArray *
peng_known_table_count (PengDb          *db,
                        PengMediaLabel   kind,
                        GError         **error)
{
  g_autoptr(GPtrArray) counts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) peng_label_count_free);
  g_autoptr(PengStatement) select =
    peng_db_prepare (db,
                     "SELECT l.name, count (*) FROM media_label l WHERE l.kind = :kind"
                     " AND NOT EXISTS (SELECT 1 FROM media_trash r WHERE r.media = l.media)"
                     " GROUP BY l.name ORDER BY count (*) DESC, l.name"
                     " LIMIT " G_STRINGIFY (PENG_KNOWN_MAX_LABELS), error);
  PengStep step;

  if (select == NULL)
    return NULL;

  peng_statement_bind_int (select, ":kind", kind);
  while ((step = peng_statement_step (select, error)) == PENG_STEP_ROW)
    {
      PengLabelCount *count = g_new (PengLabelCount, 1);

      *count = (PengLabelCount) { peng_statement_dup_text (select, 0),
                                  (guint) peng_statement_get_int (select, 1) };
      g_ptr_array_add (counts, count);
    }

  return step == PENG_STEP_DONE ? g_steal_pointer (&counts) : NULL;
}

/* Returns: whether it is what begins so, or what has it inside; %NULL for neither */
static GPtrArray *
choose_list (const char *name,
             const char *part,
             GPtrArray  *begin,
             GPtrArray  *inside)
{
  int place = g_str_equal (name, part) ? -1 : peng_pinyin_find (name, part);

  return place < 0 ? NULL : place == 0 ? begin : inside;
}

static GStrv
join (GPtrArray *begin,
      GPtrArray *inside)
{
  guint n = MIN (inside->len, MAX_OFFERED - begin->len);

  g_ptr_array_set_size (inside, (int) n);
  g_ptr_array_extend (begin, inside, (GCopyFunc) (void (*) (void)) g_strdup, NULL);
  g_ptr_array_add (begin, NULL);

  return g_strdupv ((char **) begin->pdata);
}

/**
 * peng_known_table_complete:
 * @db: the store's database
 * @known: what is being written
 * @part: what is written of it, maybe the initials of its pinyin
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): what it may become, some few; what begins with @part comes
 *   first
 */
GStrv
peng_known_table_complete (PengDb      *db,
                           PengKnown    known,
                           const char  *part,
                           GError     **error)
{
  g_autoptr(GPtrArray) begin = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) inside = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(PengStatement) select = peng_db_prepare (db, completions[known], error);
  PengStep step = PENG_STEP_DONE;

  if (select == NULL)
    return NULL;

  while (begin->len < MAX_OFFERED &&
         (step = peng_statement_step (select, error)) == PENG_STEP_ROW)
    {
      const char *name = peng_statement_get_text (select, 0);
      GPtrArray *list = choose_list (name, part, begin, inside);

      if (list != NULL && list->len < MAX_OFFERED)
        g_ptr_array_add (list, g_strdup (name));
    }

  return step != PENG_STEP_FAILED ? join (begin, inside) : NULL;
}
