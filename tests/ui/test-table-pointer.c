/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-fixture.h"

#include "ui/peng-table-cell.h"

/* A table under a real mouse. */

static void
drag (EditorFixture *self,
      double         x,
      double         y,
      double         to_x,
      double         to_y)
{
  g_autofree char *events =
    g_strdup_printf ("mousemove %d %d sleep 0.1 mousedown 1 sleep 0.05 mousemove %d %d sleep 0.05 "
                     "mousemove %d %d sleep 0.1 mouseup 1 sleep 0.1", (int) x, (int) y,
                     (int) (x + to_x) / 2, (int) (y + to_y) / 2, (int) to_x, (int) to_y);

  play (self, events);
}

static void
test_drag_over_cells (void)
{
  EditorFixture fixture;
  double x, y, to_x, to_y;

  editor_fixture_init (&fixture, FOUR);
  get_middle (&fixture, 0, fixture.window, &x, &y);
  get_middle (&fixture, 3, fixture.window, &to_x, &to_y);
  drag (&fixture, x, y, to_x, to_y);
  press (&fixture, "ctrl+m");
  assert_content (&fixture, TABLE ("<tr><td colspan=2 rowspan=2>a<br>b<br>c<br>d</td></tr><tr></tr>"));

  peng_editor_undo (fixture.editor);
  settle ();
  click_cell (&fixture, 0);
  drag (&fixture, x, y, to_x, y);
  press (&fixture, "Delete");
  assert_content (&fixture, TABLE ("<tr><td></td><td></td></tr><tr><td>c</td><td>d</td></tr>"));
  editor_fixture_clear (&fixture);
}

/* Between the first cell and the second. */
static void
get_border (EditorFixture *self,
            double        *x,
            double        *y)
{
  settle ();
  get_middle (self, 0, self->window, x, y);
  *x += gtk_widget_get_width (get_nth (self, PENG_TYPE_TABLE_CELL, 0)) / 2;
}

static void
test_drag_border (void)
{
  EditorFixture fixture;
  GtkWidget *cell;
  double x, y;

  editor_fixture_init (&fixture, TABLE ("<colgroup><col width=\"50%\"><col width=\"50%\"></colgroup>"
                                        "<tr><td>a</td><td>b</td></tr>"));
  cell = get_nth (&fixture, PENG_TYPE_TABLE_CELL, 0);
  get_border (&fixture, &x, &y);
  drag (&fixture, x, y, x - gtk_widget_get_width (cell) / 2, y);
  assert_content (&fixture, TABLE ("<colgroup><col width=\"25%\"><col width=\"75%\"></colgroup>"
                                   "<tr><td>a</td><td>b</td></tr>"));
  g_assert_true (peng_history_undo (fixture.history));
  g_assert_false (peng_history_can_undo (fixture.history));
  editor_fixture_clear (&fixture);
}

/* A click on a border, though the hand trembles, is one on the cell, and leaves no width behind. */
static void
test_press_border (void)
{
  EditorFixture fixture;
  double x, y;

  editor_fixture_init (&fixture, FOUR);
  get_border (&fixture, &x, &y);
  drag (&fixture, x - 2, y, x - 1, y);
  assert_content (&fixture, FOUR);
  g_assert_false (peng_history_can_undo (fixture.history));
  press (&fixture, "x");
  assert_content (&fixture, TABLE ("<tr><td>ax</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>"));
  editor_fixture_clear (&fixture);
}

/* The last cell's, by the secondary button. */
static void
open_menu (EditorFixture *self)
{
  g_autofree char *events = NULL;
  double x, y;

  get_middle (self, 3, self->window, &x, &y);
  events = g_strdup_printf ("mousemove %d %d sleep 0.1 click 3 sleep 0.3", (int) x, (int) y);
  play (self, events);
}

static void
test_menu (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, FOUR);
  open_menu (&fixture);
  press (&fixture, "Up Up Return");
  assert_content (&fixture, TABLE ("<tr><td>a</td><td>b</td></tr><tr><td>c</td><td></td></tr>"));
  press (&fixture, "x");
  assert_content (&fixture, TABLE ("<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>x</td></tr>"));
  editor_fixture_clear (&fixture);
}

static void
test_menu_escape (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, FOUR);
  open_menu (&fixture);
  press (&fixture, "Escape");
  press (&fixture, "x");
  assert_content (&fixture, TABLE ("<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>dx</td></tr>"));
  editor_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/table-pointer/drag-over-cells", test_drag_over_cells);
  g_test_add_func ("/ui/table-pointer/drag-border", test_drag_border);
  g_test_add_func ("/ui/table-pointer/press-border", test_press_border);
  g_test_add_func ("/ui/table-pointer/menu", test_menu);
  g_test_add_func ("/ui/table-pointer/menu-escape", test_menu_escape);

  return g_test_run ();
}
