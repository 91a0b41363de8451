/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-comparison.h"

#include "core/peng-diff-letters.h"
#include "work/peng-version-words.h"

/* Two articles of thousands of blocks that differ everywhere take seconds: they are compared in a
 * thread. An article never changes, so no copy is made. */

typedef struct
{
  PengArticle *base;
  PengArticle *mine;
  PengArticle *theirs;
} Versions;

static void
versions_free (gpointer data)
{
  Versions *self = data;

  g_clear_pointer (&self->base, peng_article_unref);
  peng_article_unref (self->mine);
  peng_article_unref (self->theirs);
  g_free (self);
}

static void
difference_free (PengDifference *self)
{
  if (self == NULL)
    return;

  g_free (self->mine);
  g_free (self->theirs);
  g_array_unref (self->only_mine);
  g_array_unref (self->only_theirs);
  g_free (self);
}

/**
 * peng_comparison_free:
 * @self: (transfer full): a comparison
 */
void
peng_comparison_free (PengComparison *self)
{
  g_array_unref (self->parts);
  g_ptr_array_unref (self->differences);
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    difference_free (self->fields[i]);
  g_free (self);
}

static GArray *
new_no_letters (void)
{
  return g_array_new (FALSE, FALSE, sizeof (PengLetterRun));
}

static PengDifference *
new_difference (PengMergeKind  kind,
                char          *mine,
                char          *theirs)
{
  PengDifference *self = g_new0 (PengDifference, 1);

  self->kind = kind;
  self->mine = mine;
  self->theirs = theirs;
  if (*mine != '\0' && *theirs != '\0')
    peng_diff_letters (mine, theirs, &self->only_mine, &self->only_theirs);
  else
    {
      self->only_mine = new_no_letters ();
      self->only_theirs = new_no_letters ();
    }

  return self;
}

static PengDifference *
compare_part (const Versions      *versions,
              const PengMergePart *part)
{
  if (part->kind == PENG_MERGE_SAME)
    return NULL;

  return new_difference (part->kind,
                         peng_version_words_new_run (versions->mine, part->mine, part->n_mine),
                         peng_version_words_new_run (versions->theirs, part->theirs, part->n_theirs));
}

static PengDifference *
compare_field (const Versions *versions,
               PengField       field)
{
  PengMergeKind kind = peng_merge_compare_field (versions->base, versions->mine, versions->theirs, field);

  if (kind == PENG_MERGE_SAME)
    return NULL;

  return new_difference (kind, g_strdup (peng_article_get_field (versions->mine, field)),
                         g_strdup (peng_article_get_field (versions->theirs, field)));
}

static void
compare (GTask        *task,
         gpointer      source,
         gpointer      task_data,
         GCancellable *cancellable)
{
  const Versions *versions = task_data;
  PengComparison *self = g_new0 (PengComparison, 1);

  self->parts = peng_merge_compare (versions->base, versions->mine, versions->theirs);
  self->differences = g_ptr_array_new_with_free_func ((GDestroyNotify) difference_free);
  for (guint i = 0; i < self->parts->len && !g_cancellable_is_cancelled (cancellable); i++)
    g_ptr_array_add (self->differences,
                     compare_part (versions, &g_array_index (self->parts, PengMergePart, i)));
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    self->fields[i] = compare_field (versions, i);

  g_task_return_pointer (task, self, (GDestroyNotify) peng_comparison_free);
}

/**
 * peng_comparison_make_async:
 * @base: (nullable): what both were made from, where it is known
 * @mine: my version
 * @theirs: theirs
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Compares two versions of an article: fields, blocks, and the letters of what differs.
 */
void
peng_comparison_make_async (PengArticle         *base,
                            PengArticle         *mine,
                            PengArticle         *theirs,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Versions *versions = g_new0 (Versions, 1);
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  versions->base = base != NULL ? peng_article_ref (base) : NULL;
  versions->mine = peng_article_ref (mine);
  versions->theirs = peng_article_ref (theirs);
  g_task_set_source_tag (task, peng_comparison_make_async);
  g_task_set_task_data (task, versions, versions_free);
  g_task_run_in_thread (task, compare);
}

/**
 * peng_comparison_make_finish:
 * @result: what the callback was given
 * @error: %G_IO_ERROR_CANCELLED alone
 *
 * Returns: (transfer full) (nullable): the comparison
 */
PengComparison *
peng_comparison_make_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
