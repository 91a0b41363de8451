/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-merge.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PengDifference:
 * @kind: who has changed it
 * @mine: my words, empty where there is nothing in my version
 * @theirs: theirs
 * @only_mine: (element-type PengLetterRun): letters of @mine that are nowhere in @theirs
 * @only_theirs: (element-type PengLetterRun): letters of @theirs that are nowhere in @mine
 *
 * Something that is not the same in two versions. Where one of both is empty no letters are listed.
 */
typedef struct
{
  PengMergeKind  kind;
  char          *mine;
  char          *theirs;
  GArray        *only_mine;
  GArray        *only_theirs;
} PengDifference;

/**
 * PengComparison:
 * @parts: (element-type PengMergePart): the blocks of both, in order
 * @differences: (element-type PengDifference): for each part, %NULL for one that is the same
 * @fields: (array fixed-size=10): for each field, %NULL for one that is the same
 *
 * Two versions of an article beside each other.
 */
typedef struct
{
  GArray         *parts;
  GPtrArray      *differences;
  PengDifference *fields[PENG_N_FIELDS];
} PengComparison;

void            peng_comparison_free       (PengComparison       *self);
void            peng_comparison_make_async (PengArticle          *base,
                                            PengArticle          *mine,
                                            PengArticle          *theirs,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
PengComparison *peng_comparison_make_finish (GAsyncResult        *result,
                                             GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengComparison, peng_comparison_free)

G_END_DECLS
