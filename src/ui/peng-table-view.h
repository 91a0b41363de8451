/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-atom-view.h"
#include "ui/peng-clipboard.h"
#include "ui/peng-part-buffer.h"

G_BEGIN_DECLS

/**
 * PengTableView:
 *
 * A table block in the text. Each cell is seen as it is laid out once; one text view stands over the
 * cell that is written in, so that a large table is as quick as a small one. Several cells are
 * selected by a drag or with Shift.
 */
#define PENG_TYPE_TABLE_VIEW (peng_table_view_get_type ())

G_DECLARE_FINAL_TYPE (PengTableView, peng_table_view, PENG, TABLE_VIEW, PengAtomView)

/**
 * PengTablePlace:
 * @row: of the cell
 * @column: of the cell
 * @offset: in its text, in characters
 *
 * A place in a table where words can stand.
 */
typedef struct
{
  guint row;
  guint column;
  guint offset;
} PengTablePlace;

/* Where the person is. */
gboolean   peng_table_view_focus_cell   (PengTableView      *self,
                                         guint               row,
                                         guint               column);
gboolean   peng_table_view_is_in_cell   (PengTableView      *self);
GtkWidget *peng_table_view_get_text     (PengTableView      *self);
gboolean   peng_table_view_get_caret    (PengTableView      *self,
                                         GtkWidget          *widget,
                                         graphene_rect_t    *rect);
void       peng_table_view_set_menu     (PengTableView      *self,
                                         GtkPopover         *menu);

/* Where words that are dragged come to. */
gboolean   peng_table_view_find_place   (PengTableView      *self,
                                         double              x,
                                         double              y,
                                         PengTablePlace     *place);
void       peng_table_view_go_to        (PengTableView      *self,
                                         const PengTablePlace *place);
void       peng_table_view_aim          (PengTableView      *self,
                                         const PengTablePlace *place);
gboolean   peng_table_view_leave_out_selection (PengTableView *self,
                                         PengTablePlace     *place);

/* What a person asks of it, by name. */
void       peng_table_view_run          (PengTableView      *self,
                                         const char         *name,
                                         GVariant           *target);
gboolean   peng_table_view_format       (PengTableView      *self,
                                         const char         *name,
                                         GVariant           *target);
gboolean   peng_table_view_get_style    (PengTableView      *self,
                                         PengStyle          *style,
                                         PengAlign          *align);
gboolean   peng_table_view_paint        (PengTableView      *self,
                                         const PengStyle    *style,
                                         PengAlign           align);
void       peng_table_view_copy         (PengTableView      *self,
                                         gboolean            cut);
gboolean   peng_table_view_paste        (PengTableView      *self,
                                         const PengClip     *clip);

G_END_DECLS
