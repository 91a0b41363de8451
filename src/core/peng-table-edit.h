/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-block.h"

G_BEGIN_DECLS

/**
 * PengTableRect:
 * @row: of the first place
 * @column: of the first place
 * @n_rows: from 1
 * @n_columns: from 1
 *
 * Places of a table. A cell with spans covers several.
 */
typedef struct
{
  guint row;
  guint column;
  guint n_rows;
  guint n_columns;
} PengTableRect;

/* Where things are. */
guint      peng_table_find_cell     (PengBlock           *table,
                                     guint                row,
                                     guint                column);
void       peng_table_get_rect      (PengBlock           *table,
                                     guint                cell,
                                     PengTableRect       *rect);
void       peng_table_grow_rect     (PengBlock           *table,
                                     PengTableRect       *rect);

/* Tables made from a table. Each gives a new one, or NULL where it cannot be. */
PengBlock *peng_table_new_empty     (guint                n_rows,
                                     guint                n_columns,
                                     guint                n_head_rows);
PengBlock *peng_table_insert_rows   (PengBlock           *table,
                                     guint                row,
                                     guint                n_rows);
PengBlock *peng_table_insert_columns (PengBlock          *table,
                                     guint                column,
                                     guint                n_columns);
PengBlock *peng_table_remove_rows   (PengBlock           *table,
                                     guint                row,
                                     guint                n_rows);
PengBlock *peng_table_remove_columns (PengBlock          *table,
                                     guint                column,
                                     guint                n_columns);
PengBlock *peng_table_move_rows     (PengBlock           *table,
                                     guint                row,
                                     guint                n_rows,
                                     gboolean             down);
PengBlock *peng_table_move_columns  (PengBlock           *table,
                                     guint                column,
                                     guint                n_columns,
                                     gboolean             right);
PengBlock *peng_table_merge         (PengBlock           *table,
                                     const PengTableRect *rect);
PengBlock *peng_table_split         (PengBlock           *table,
                                     const PengTableRect *rect);
PengBlock *peng_table_set_head_rows (PengBlock           *table,
                                     guint                n_head_rows);
PengBlock *peng_table_set_align     (PengBlock           *table,
                                     const PengTableRect *rect,
                                     PengAlign            align);
PengBlock *peng_table_erase         (PengBlock           *table,
                                     const PengTableRect *rect);

/* Parts of tables, to and from elsewhere. */
PengBlock *peng_table_slice         (PengBlock           *table,
                                     const PengTableRect *rect);
PengBlock *peng_table_fill          (PengBlock           *table,
                                     guint                row,
                                     guint                column,
                                     PengBlock           *source);
PengBlock *peng_table_new_from_tabs (const char          *utf8);

G_END_DECLS
