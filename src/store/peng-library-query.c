/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-library-query.h"

#include "store/peng-media-clip-table.h"

#define QUOTE_(number) #number
#define QUOTE(number)  QUOTE_ (number)

static const struct
{
  PengMediaKinds  kind;
  const char     *clause;
} kinds[] = {
  { PENG_MEDIA_KIND_PICTURE, "m.mime LIKE 'image/%'" },
  { PENG_MEDIA_KIND_VIDEO, "m.mime LIKE 'video/%'" },
  { PENG_MEDIA_KIND_AUDIO, "m.mime LIKE 'audio/%'" },
  { PENG_MEDIA_KIND_FILE, "NOT (m.mime LIKE 'image/%' OR m.mime LIKE 'video/%' OR"
                          " m.mime LIKE 'audio/%')" },
};

#define SAYS(column) \
  "EXISTS (SELECT 1 FROM media_words w WHERE w.media = m.sha AND w." column ")"

static const struct
{
  PengLibraryFilter  filter;
  const char        *clause;
} filters[] = {
  { PENG_LIBRARY_UNUSED, PENG_LIBRARY_IS_UNUSED },
  { PENG_LIBRARY_NO_CAPTION, "NOT " SAYS ("caption <> ''") },
  { PENG_LIBRARY_NO_ALT, "NOT " SAYS ("alt <> ''") },
  { PENG_LIBRARY_WIDE, "m.width > m.height" },
  { PENG_LIBRARY_HIGH, "m.height > m.width" },
  { PENG_LIBRARY_SMALL, "m.mime LIKE 'image/%' AND m.width < " QUOTE (PENG_LIBRARY_MIN_WIDTH) },
  { PENG_LIBRARY_NO_CONSENT, "NOT " SAYS ("consent = 1") },
};

/**
 * peng_library_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): a copy of it
 */
PengLibraryQuery *
peng_library_query_copy (const PengLibraryQuery *self)
{
  PengLibraryQuery *copy = g_memdup2 (self, sizeof *self);

  copy->words = g_strdup (self->words);
  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    copy->labels[i] = g_strdup (self->labels[i]);

  return copy;
}

/**
 * peng_library_query_free:
 * @self: (transfer full): a query
 */
void
peng_library_query_free (PengLibraryQuery *self)
{
  g_free (self->words);
  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    g_free (self->labels[i]);
  g_free (self);
}

static void
append_kinds (GString        *clauses,
              PengMediaKinds  wanted)
{
  const char *glue = " AND (";

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (!(wanted & kinds[i].kind))
        continue;

      g_string_append_printf (clauses, "%s%s", glue, kinds[i].clause);
      glue = " OR ";
    }

  if (g_str_equal (glue, " OR "))
    g_string_append_c (clauses, ')');
}

/**
 * peng_library_query_dup_clauses:
 * @self: a query
 *
 * Writes all of it but the words as SQL, for rows of `media m`. What it holds of strings stands there
 * as `:from`, `:to`, `:tag` and `:album`.
 *
 * Returns: (transfer full): clauses, without the word WHERE
 */
char *
peng_library_query_dup_clauses (const PengLibraryQuery *self)
{
  GString *clauses = g_string_new (self->filters & PENG_LIBRARY_TRASH ? "" : "NOT ");

  g_string_append (clauses, "EXISTS (SELECT 1 FROM media_trash r WHERE r.media = m.sha)");
  g_string_append_printf (clauses, " AND %s" PENG_MEDIA_IS_POSTER,
                          self->filters & PENG_LIBRARY_POSTERS ? "" : "NOT ");
  append_kinds (clauses, self->kinds);

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (self->filters & filters[i].filter)
      g_string_append_printf (clauses, " AND %s", filters[i].clause);

  if (self->from > 0)
    g_string_append (clauses, " AND CASE WHEN m.taken > 0 THEN m.taken ELSE m.added END >= :from");
  if (self->to > 0)
    g_string_append (clauses, " AND CASE WHEN m.taken > 0 THEN m.taken ELSE m.added END < :to");

  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    if (self->labels[i] != NULL)
      g_string_append_printf (clauses, " AND EXISTS (SELECT 1 FROM media_label l WHERE l.media = m.sha"
                              " AND l.kind = %u AND l.name = %s)", i,
                              i == PENG_MEDIA_TAG ? ":tag" : ":album");

  return g_string_free (clauses, FALSE);
}
