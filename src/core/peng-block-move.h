/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-edit.h"
#include "core/peng-document.h"

G_BEGIN_DECLS

/**
 * PengBlockRange:
 * @first: index of the first block
 * @n_blocks: how many, at least 1
 *
 * Blocks that stand behind one another.
 */
typedef struct
{
  guint first;
  guint n_blocks;
} PengBlockRange;

void     peng_block_move_widen (PengDocument         *document,
                                PengBlockRange       *range);
guint    peng_block_move_step  (PengDocument         *document,
                                const PengBlockRange *range,
                                int                   by);
gboolean peng_block_move_make  (PengDocument         *document,
                                const PengBlockRange *range,
                                guint                 to,
                                PengEdit             *edits[2],
                                guint                *first);

G_END_DECLS
