/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-edit.h"

G_BEGIN_DECLS

/**
 * PengHunk:
 * @old_start: index of the first block replaced, in the old revision
 * @n_old: how many blocks go
 * @new_start: index of the first block put there, in the new revision
 * @n_new: how many blocks come
 */
typedef struct
{
  guint old_start;
  guint n_old;
  guint new_start;
  guint n_new;
} PengHunk;

/**
 * PengPatch:
 *
 * Which blocks differ between two revisions: hunks in rising order, none touching another.
 * It is grown edit by edit, at the cost of the edits, and taken when a picture of the document is
 * to follow.
 */
typedef struct _PengPatch PengPatch;

PengPatch      *peng_patch_new       (void);
PengPatch      *peng_patch_new_between (PengArticle    *from,
                                        PengArticle    *to);
void            peng_patch_free      (PengPatch         *self);
void            peng_patch_add       (PengPatch         *self,
                                      PengEdit          *edit);
void            peng_patch_add_range (PengPatch         *self,
                                      guint              position,
                                      guint              n_removed,
                                      guint              n_inserted);
gboolean        peng_patch_is_empty  (PengPatch         *self);
/* Fields that changed: bit i stands for PengField i. */
guint           peng_patch_get_fields (PengPatch        *self);
const PengHunk *peng_patch_get_hunks (PengPatch         *self,
                                      guint             *n_hunks);
GPtrArray      *peng_patch_apply     (PengPatch         *self,
                                      PengBlock * const *old_blocks,
                                      guint              n_old_blocks,
                                      PengBlock * const *new_blocks,
                                      guint              n_new_blocks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPatch, peng_patch_free)

G_END_DECLS
