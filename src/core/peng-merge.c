/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-merge"

#include "core/peng-merge.h"

#include "core/peng-diff.h"

typedef struct
{
  PengBlock * const *a;
  PengBlock * const *b;
} Pair;

static gboolean
is_same_block (guint    a,
               guint    b,
               gpointer user_data)
{
  const Pair *pair = user_data;

  return peng_block_equal (pair->a[a], pair->b[b]);
}

static guint *
match (PengBlock * const *a,
       guint              n_a,
       PengBlock * const *b,
       guint              n_b)
{
  Pair pair = { a, b };

  return peng_diff_match (n_a, n_b, is_same_block, &pair);
}

/* What both have, where nobody knows what they were made from. */
static GPtrArray *
find_common (PengArticle *mine,
             PengArticle *theirs)
{
  GPtrArray *common = g_ptr_array_new ();
  guint n_mine;
  guint n_theirs;
  PengBlock * const *a = peng_article_get_blocks (mine, &n_mine);
  PengBlock * const *b = peng_article_get_blocks (theirs, &n_theirs);
  g_autofree guint *matches = match (a, n_mine, b, n_theirs);

  for (guint i = 0; i < n_mine; i++)
    if (matches[i] != PENG_DIFF_NONE)
      g_ptr_array_add (common, a[i]);

  return common;
}

/* Three sequences of blocks, and how far each is gone through. */
typedef struct
{
  PengBlock * const *base;
  PengBlock * const *mine;
  PengBlock * const *theirs;
  guint              n_base;
  guint              n_mine;
  guint              n_theirs;
  guint             *in_mine;
  guint             *in_theirs;
  guint              at_base;
  guint              at_mine;
  guint              at_theirs;
  GArray            *parts;
} Merge;

static gboolean
is_same_run (PengBlock * const *a,
             guint              n_a,
             PengBlock * const *b,
             guint              n_b)
{
  if (n_a != n_b)
    return FALSE;

  for (guint i = 0; i < n_a; i++)
    if (!peng_block_equal (a[i], b[i]))
      return FALSE;

  return TRUE;
}

static PengMergeKind
classify (const Merge         *self,
          const PengMergePart *part,
          guint                n_base)
{
  PengBlock * const *base = self->base + self->at_base;
  PengBlock * const *mine = self->mine + part->mine;
  PengBlock * const *theirs = self->theirs + part->theirs;

  if (is_same_run (mine, part->n_mine, theirs, part->n_theirs))
    return PENG_MERGE_SAME;
  if (is_same_run (base, n_base, mine, part->n_mine))
    return PENG_MERGE_THEIRS;
  if (is_same_run (base, n_base, theirs, part->n_theirs))
    return PENG_MERGE_MINE;

  return PENG_MERGE_CONFLICT;
}

/* Makes a part of what lies before these indices. Two of the same on end are one. */
static void
add_until (Merge *self,
           guint  base,
           guint  mine,
           guint  theirs)
{
  PengMergePart part = { 0, self->at_mine, mine - self->at_mine,
                         self->at_theirs, theirs - self->at_theirs };
  PengMergePart *last = self->parts->len > 0
                          ? &g_array_index (self->parts, PengMergePart, self->parts->len - 1) : NULL;

  if (part.n_mine == 0 && part.n_theirs == 0)
    {
      self->at_base = base;
      return;
    }

  part.kind = classify (self, &part, base - self->at_base);
  self->at_base = base;
  self->at_mine = mine;
  self->at_theirs = theirs;
  if (last != NULL && last->kind == PENG_MERGE_SAME && part.kind == PENG_MERGE_SAME)
    {
      last->n_mine += part.n_mine;
      last->n_theirs += part.n_theirs;
      return;
    }

  g_array_append_val (self->parts, part);
}

/* Blocks of the base that both still have are what the rest hangs between. */
static void
divide (Merge *self)
{
  for (guint i = 0; i < self->n_base; i++)
    {
      if (self->in_mine[i] == PENG_DIFF_NONE || self->in_theirs[i] == PENG_DIFF_NONE)
        continue;

      add_until (self, i, self->in_mine[i], self->in_theirs[i]);
      add_until (self, i + 1, self->in_mine[i] + 1, self->in_theirs[i] + 1);
    }

  add_until (self, self->n_base, self->n_mine, self->n_theirs);
}

/**
 * peng_merge_compare:
 * @base: (nullable): what both were made from; %NULL where nobody knows, and then wherever they
 *   differ they are in conflict
 * @mine: one version
 * @theirs: the other
 *
 * Divides two versions of an article into runs of blocks by what has become of each (S. Khanna, K.
 * Kunal and B. C. Pierce, "A Formal Investigation of Diff3", 2007).
 *
 * Returns: (transfer full) (element-type PengMergePart): the parts, in order; together they are all of
 *   both
 */
GArray *
peng_merge_compare (PengArticle *base,
                    PengArticle *mine,
                    PengArticle *theirs)
{
  g_autoptr(GPtrArray) common = NULL;
  Merge merge = { .parts = g_array_new (FALSE, FALSE, sizeof (PengMergePart)) };

  g_return_val_if_fail (mine != NULL && theirs != NULL, NULL);

  merge.mine = peng_article_get_blocks (mine, &merge.n_mine);
  merge.theirs = peng_article_get_blocks (theirs, &merge.n_theirs);
  if (base != NULL)
    {
      merge.base = peng_article_get_blocks (base, &merge.n_base);
    }
  else
    {
      common = find_common (mine, theirs);
      merge.base = (PengBlock * const *) common->pdata;
      merge.n_base = common->len;
    }

  merge.in_mine = match (merge.base, merge.n_base, merge.mine, merge.n_mine);
  merge.in_theirs = match (merge.base, merge.n_base, merge.theirs, merge.n_theirs);
  divide (&merge);
  g_free (merge.in_mine);
  g_free (merge.in_theirs);

  /* What one has and the other lacks is no change of one where nobody knows what there was. */
  for (guint i = 0; base == NULL && i < merge.parts->len; i++)
    {
      PengMergePart *part = &g_array_index (merge.parts, PengMergePart, i);

      if (part->kind != PENG_MERGE_SAME)
        part->kind = PENG_MERGE_CONFLICT;
    }

  return merge.parts;
}

/* Sites give tags back in an order of their own. */
static gboolean
are_same_tags (const char *a,
               const char *b)
{
  g_auto(GStrv) some = g_strsplit (a, ",", -1);
  g_auto(GStrv) others = g_strsplit (b, ",", -1);
  gboolean same = g_strv_length (some) == g_strv_length (others);

  for (guint i = 0; same && some[i] != NULL; i++)
    same = g_strv_contains ((const char * const *) others, some[i]);

  return same;
}

static gboolean
is_same_field (PengField   field,
               const char *a,
               const char *b)
{
  return g_strcmp0 (a, b) == 0 ||
         (field == PENG_FIELD_TAGS && a != NULL && b != NULL && are_same_tags (a, b));
}

/**
 * peng_merge_compare_field:
 * @base: (nullable): as for peng_merge_compare()
 * @mine: one version
 * @theirs: the other
 * @field: a field
 *
 * Returns: what has become of the field
 */
PengMergeKind
peng_merge_compare_field (PengArticle *base,
                          PengArticle *mine,
                          PengArticle *theirs,
                          PengField    field)
{
  const char *before = base != NULL ? peng_article_get_field (base, field) : NULL;
  const char *a = peng_article_get_field (mine, field);
  const char *b = peng_article_get_field (theirs, field);

  if (is_same_field (field, a, b))
    return PENG_MERGE_SAME;
  if (is_same_field (field, before, a))
    return PENG_MERGE_THEIRS;

  return is_same_field (field, before, b) ? PENG_MERGE_MINE : PENG_MERGE_CONFLICT;
}

/**
 * peng_merge_kind_choose:
 * @kind: what has become of something
 *
 * Returns: what comes of it unless a person chooses otherwise: what was changed; mine where both were
 */
PengMergeChoice
peng_merge_kind_choose (PengMergeKind kind)
{
  return kind == PENG_MERGE_THEIRS ? PENG_MERGE_TAKE_THEIRS : PENG_MERGE_TAKE_MINE;
}

static void
add_run (GPtrArray   *blocks,
         PengArticle *from,
         guint        start,
         guint        n)
{
  guint n_blocks;
  PengBlock * const *all = peng_article_get_blocks (from, &n_blocks);

  for (guint i = start; i < start + n; i++)
    g_ptr_array_add (blocks, all[i]);
}

/**
 * peng_merge_apply:
 * @mine: one version
 * @theirs: the other
 * @parts: (element-type PengMergePart): what peng_merge_compare() gave for them
 * @choices: (array): what comes of each part, as many as @parts has
 * @fields: (array fixed-size=PENG_N_FIELDS): what comes of each field; both is the same as mine
 *
 * Makes one article of two versions.
 *
 * Returns: (transfer full): an article under the UUID of @mine
 */
PengArticle *
peng_merge_apply (PengArticle           *mine,
                  PengArticle           *theirs,
                  GArray                *parts,
                  const PengMergeChoice *choices,
                  const PengMergeChoice *fields)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new ();
  const char *texts[PENG_N_FIELDS];

  g_return_val_if_fail (mine != NULL && theirs != NULL, NULL);
  g_return_val_if_fail (parts != NULL && choices != NULL && fields != NULL, NULL);

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    texts[i] = peng_article_get_field (fields[i] == PENG_MERGE_TAKE_THEIRS ? theirs : mine, i);

  for (guint i = 0; i < parts->len; i++)
    {
      const PengMergePart *part = &g_array_index (parts, PengMergePart, i);

      if (choices[i] != PENG_MERGE_TAKE_THEIRS || part->kind == PENG_MERGE_SAME)
        add_run (blocks, mine, part->mine, part->n_mine);
      if (choices[i] != PENG_MERGE_TAKE_MINE && part->kind != PENG_MERGE_SAME)
        add_run (blocks, theirs, part->theirs, part->n_theirs);
    }

  return peng_article_new (peng_article_get_uuid (mine), texts,
                           (PengBlock * const *) blocks->pdata, blocks->len);
}
