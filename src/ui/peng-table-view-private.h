/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-cell-view.h"
#include "ui/peng-table-geometry.h"
#include "ui/peng-table-view.h"

G_BEGIN_DECLS

/**
 * PengTableDrag:
 * @PENG_TABLE_DRAG_NONE: nothing
 * @PENG_TABLE_DRAG_TEXT: the selection of text in the cell where it began
 * @PENG_TABLE_DRAG_CELLS: the selection of cells
 * @PENG_TABLE_DRAG_BORDER: nothing yet, on the border of a column
 * @PENG_TABLE_DRAG_COLUMN: moving the border of a column
 *
 * What a press in the table has begun.
 */
typedef enum
{
  PENG_TABLE_DRAG_NONE,
  PENG_TABLE_DRAG_TEXT,
  PENG_TABLE_DRAG_CELLS,
  PENG_TABLE_DRAG_BORDER,
  PENG_TABLE_DRAG_COLUMN,
} PengTableDrag;

struct _PengTableView
{
  PengAtomView           parent_instance;

  PengBlock             *shown;
  GPtrArray             *cells;         /* PengTableCell, as the table counts them */
  GtkWidget             *caption;
  GtkWidget             *tools;
  guint                  tools_id;
  GtkWidget             *menu;          /* while it is open */

  PengTableGeometry      geometry;
  int                    top;           /* where the cells begin, in pixels */
  int                    width;         /* that was laid out for; 0 where it has to be done */
  gboolean               has_shares;

  PengCellView          *view;
  PengPartBuffer        *part;
  gboolean               in_cell;       /* the view stands over a cell */
  guint                  row;           /* the place where the person is */
  guint                  column;

  gboolean               selecting;     /* several cells, from the place above to this one */
  guint                  to_row;
  guint                  to_column;

  GtkAdjustment         *scroll;        /* of the text, while the table is mapped */
  double                 drawn_at;      /* its value when these were drawn: */
  int                    drawn_top;
  int                    drawn_bottom;

  PengTableDrag          drag;
  guint                  drag_column;
  int                    drag_from;     /* character offset where a text selection began */
};

/* peng-table-view.c */
PengHistory   *peng_table_view_get_history  (PengTableView       *self);
PengTableCell *peng_table_view_get_cell     (PengTableView       *self,
                                             guint                row,
                                             guint                column);
void           peng_table_view_queue_layout (PengTableView       *self);
void           peng_table_view_lay_out      (PengTableView       *self);
void           peng_table_view_emit_leave   (PengTableView       *self,
                                             gboolean             forward);
void           peng_table_view_emit_select  (PengTableView       *self);
void           peng_table_view_emit_moved   (PengTableView       *self);
void           peng_table_view_emit_paste   (PengTableView       *self);
void           peng_table_view_emit_menu    (PengTableView       *self,
                                             const char          *name,
                                             int                  x,
                                             int                  y);

/* peng-table-view-draw.c */
void           peng_table_view_watch_scrolling (PengTableView    *self);
void           peng_table_view_ignore_scrolling (PengTableView   *self);
void           peng_table_view_check_drawn  (PengTableView       *self);
void           peng_table_view_draw         (PengTableView       *self,
                                             GtkSnapshot         *snapshot);

/* peng-table-view-focus.c */
gboolean       peng_table_view_focus_part   (PengAtomView        *view,
                                             PengPart             part,
                                             guint                index);
void           peng_table_view_go           (PengTableView       *self,
                                             guint                row,
                                             guint                column,
                                             int                  offset);
void           peng_table_view_show_view    (PengTableView       *self);
void           peng_table_view_drop_view    (PengTableView       *self);

/* peng-table-view-keys.c */
void           peng_table_view_add_keys     (PengTableView       *self);
gboolean       peng_table_view_key_pressed  (PengAtomView        *view,
                                             guint                keyval,
                                             GdkModifierType      state);

/* peng-table-view-select.c */
void           peng_table_view_get_selected (PengTableView       *self,
                                             PengTableRect       *rect);
void           peng_table_view_select_to    (PengTableView       *self,
                                             guint                row,
                                             guint                column);
void           peng_table_view_unselect     (PengTableView       *self);
void           peng_table_view_show_selection (PengTableView     *self);
PengTableCell *peng_table_view_find_cell    (PengTableView       *self,
                                             double               x,
                                             double               y,
                                             guint               *row,
                                             guint               *column);
guint          peng_table_view_find_offset  (PengTableView       *self,
                                             PengTableCell       *cell,
                                             double               x,
                                             double               y);
void           peng_table_view_add_pointer  (PengTableView       *self);

/* peng-table-view-tools.c */
void           peng_table_view_queue_tools  (PengTableView       *self);

/* peng-table-view-edit.c */
gboolean       peng_table_view_replace      (PengTableView       *self,
                                             PengBlock           *table);

G_END_DECLS
