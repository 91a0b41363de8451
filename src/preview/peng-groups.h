/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-patch.h"

G_BEGIN_DECLS

/**
 * PengGroups:
 *
 * Which blocks lie in which top-level element of a page. A paragraph is an element of its own; the
 * items of a list, and the paragraphs of a quote, share one.
 */
typedef struct _PengGroups PengGroups;

/**
 * PengGroupSplice:
 * @at: index of the first element that goes
 * @n_removed: how many elements go
 * @first_block: index of the first block that comes in their place
 * @n_blocks: how many blocks come
 *
 * One replacement of elements by blocks.
 */
typedef struct
{
  guint at;
  guint n_removed;
  guint first_block;
  guint n_blocks;
} PengGroupSplice;

/**
 * PengBlockAtFunc:
 * @user_data: data for the function
 * @position: index of a block
 *
 * Returns: (transfer none): the block there
 */
typedef PengBlock *(*PengBlockAtFunc) (gpointer user_data,
                                       guint    position);

PengGroups *peng_groups_new       (void);
void        peng_groups_free      (PengGroups      *self);
guint       peng_groups_get_size  (PengGroups      *self);
void        peng_groups_reset     (PengGroups      *self,
                                   guint            n_blocks,
                                   PengBlockAtFunc  block_at,
                                   gpointer         user_data);
GArray     *peng_groups_follow    (PengGroups      *self,
                                   PengPatch       *patch,
                                   guint            n_blocks,
                                   PengBlockAtFunc  block_at,
                                   gpointer         user_data);
gboolean    peng_groups_find      (PengGroups      *self,
                                   guint            block,
                                   guint           *element,
                                   guint           *within);
gboolean    peng_groups_get_block (PengGroups      *self,
                                   guint            element,
                                   guint            within,
                                   guint           *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengGroups, peng_groups_free)

G_END_DECLS
