/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-fixture.h"

#include "ui/peng-table-cell.h"
#include "ui/peng-table-view.h"

void
click_cell (EditorFixture *self,
            guint          cell)
{
  click (self, get_nth (self, PENG_TYPE_TABLE_CELL, cell));
  g_assert_true (peng_table_view_is_in_cell (
    PENG_TABLE_VIEW (get_nth (self, PENG_TYPE_TABLE_VIEW, 0))));
}

void
focus_cell (EditorFixture *self,
            guint          cell)
{
  GtkWidget *table = get_nth (self, PENG_TYPE_TABLE_VIEW, 0);

  g_assert_true (peng_atom_view_focus_part (PENG_ATOM_VIEW (table), PENG_PART_CELL, cell));
  settle ();
}

void
get_middle (EditorFixture *self,
            guint          cell,
            GtkWidget     *above,
            double        *x,
            double        *y)
{
  GtkWidget *widget = get_nth (self, PENG_TYPE_TABLE_CELL, cell);

  g_assert_true (wait_for (is_mapped, widget));
  g_assert_true (gtk_widget_translate_coordinates (widget, above, gtk_widget_get_width (widget) / 2.0,
                                                   gtk_widget_get_height (widget) / 2.0, x, y));
}

void
assert_content (EditorFixture *self,
                const char    *html)
{
  settle ();
  test_document_assert_content (self->document, html);
}
