/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"

G_BEGIN_DECLS

/**
 * PengMergeKind:
 * @PENG_MERGE_SAME: both are as they were, or have come to be the same
 * @PENG_MERGE_MINE: only mine is another than it was
 * @PENG_MERGE_THEIRS: only theirs is
 * @PENG_MERGE_CONFLICT: both are, each in its own way
 *
 * How two versions of one thing stand to what they were made from.
 */
typedef enum
{
  PENG_MERGE_SAME,
  PENG_MERGE_MINE,
  PENG_MERGE_THEIRS,
  PENG_MERGE_CONFLICT,
} PengMergeKind;

/**
 * PengMergeChoice:
 * @PENG_MERGE_TAKE_MINE: mine
 * @PENG_MERGE_TAKE_THEIRS: theirs
 * @PENG_MERGE_TAKE_BOTH: mine, and theirs behind it
 *
 * What comes of a part.
 */
typedef enum
{
  PENG_MERGE_TAKE_MINE,
  PENG_MERGE_TAKE_THEIRS,
  PENG_MERGE_TAKE_BOTH,
} PengMergeChoice;

/**
 * PengMergePart:
 * @kind: how its versions stand to one another
 * @mine: index of its first block in mine
 * @n_mine: how many blocks it has there
 * @theirs: index of its first block in theirs
 * @n_theirs: how many blocks it has there
 *
 * A run of blocks of two versions of an article.
 */
typedef struct
{
  PengMergeKind kind;
  guint         mine;
  guint         n_mine;
  guint         theirs;
  guint         n_theirs;
} PengMergePart;

GArray          *peng_merge_compare        (PengArticle           *base,
                                            PengArticle           *mine,
                                            PengArticle           *theirs);
PengMergeKind    peng_merge_compare_field  (PengArticle           *base,
                                            PengArticle           *mine,
                                            PengArticle           *theirs,
                                            PengField              field);
PengMergeChoice  peng_merge_kind_choose    (PengMergeKind          kind);
PengArticle     *peng_merge_apply          (PengArticle           *mine,
                                            PengArticle           *theirs,
                                            GArray                *parts,
                                            const PengMergeChoice *choices,
                                            const PengMergeChoice *fields);

G_END_DECLS
