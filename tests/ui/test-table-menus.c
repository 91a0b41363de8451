/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-fixture.h"

#include "ui/peng-table-cell.h"
#include "ui/peng-table-view.h"

/* Whatever opens over a table leads back into the cell where one writes. */

static GtkWidget *
find_open (GtkWidget *widget)
{
  if (GTK_IS_POPOVER (widget))
    return gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *popover = find_open (child);

      if (popover != NULL)
        return popover;
    }

  return NULL;
}

static gboolean
is_open (gpointer user_data)
{
  EditorFixture *self = user_data;

  return find_open (GTK_WIDGET (self->editor)) != NULL;
}

static gboolean
is_closed (gpointer user_data)
{
  return !is_open (user_data);
}

static gboolean
is_in_cell (gpointer user_data)
{
  return peng_table_view_is_in_cell (PENG_TABLE_VIEW (get_nth (user_data, PENG_TYPE_TABLE_VIEW, 0)));
}

static void
close_and_write (EditorFixture *self)
{
  g_assert_true (wait_for (is_open, self));
  press (self, "Escape");
  g_assert_true (wait_for (is_closed, self));
  g_assert_true (wait_for (is_in_cell, self));
  press (self, "End x");
  test_document_assert_content (self->document,
                                TABLE ("<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>dx</td></tr>"));
}

typedef struct
{
  const char *name;
  const char *keys;
} Case;

static const Case cases[] = {
  { "menu-key", "Menu" },
  { "shift-f10", "shift+F10" },
  { "paste-special", "ctrl+alt+v" },
  { "size", "ctrl+alt+b" },
};

static void
test_key (gconstpointer data)
{
  const Case *c = data;
  EditorFixture fixture;

  editor_fixture_init (&fixture, FOUR);
  focus_cell (&fixture, 3);
  press (&fixture, c->keys);
  close_and_write (&fixture);
  editor_fixture_clear (&fixture);
}

/* The key opens the menu of the table, not that of a text. */
static void
test_table_menu (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, FOUR);
  focus_cell (&fixture, 3);
  press (&fixture, "shift+F10");
  g_assert_true (wait_for (is_open, &fixture));
  press (&fixture, "Up Up Return");
  test_document_assert_content (fixture.document,
                                TABLE ("<tr><td>a</td><td>b</td></tr><tr><td>c</td><td></td></tr>"));
  editor_fixture_clear (&fixture);
}

static void
test_button (gconstpointer data)
{
  GtkWidget *button;
  EditorFixture fixture;

  editor_fixture_init (&fixture, FOUR);
  focus_cell (&fixture, 3);
  button = gtk_widget_get_first_child (
    gtk_widget_get_last_child (get_nth (&fixture, PENG_TYPE_TABLE_VIEW, 0)));
  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++)
    button = gtk_widget_get_next_sibling (button);
  g_assert_true (wait_for (is_mapped, button));
  click (&fixture, button);
  g_assert_true (wait_for (is_open, &fixture));
  settle ();
  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_false (gtk_widget_get_has_tooltip (button));
  close_and_write (&fixture);
  g_assert_true (gtk_widget_get_has_tooltip (button));
  editor_fixture_clear (&fixture);
}

/* The menu stands where one writes. */
static void
test_place (void)
{
  GdkRectangle pointing;
  graphene_rect_t cell;
  EditorFixture fixture;

  editor_fixture_init (&fixture, FOUR);
  focus_cell (&fixture, 3);
  press (&fixture, "ctrl+alt+v");
  g_assert_true (wait_for (is_open, &fixture));
  g_assert_true (gtk_popover_get_pointing_to (
    GTK_POPOVER (find_open (GTK_WIDGET (fixture.editor))), &pointing));
  g_assert_true (gtk_widget_compute_bounds (get_nth (&fixture, PENG_TYPE_TABLE_CELL, 3),
                                            GTK_WIDGET (fixture.editor), &cell));
  g_assert_cmpfloat (pointing.x, >=, cell.origin.x);
  g_assert_cmpfloat (pointing.y, >=, cell.origin.y);
  g_assert_cmpfloat (pointing.y, <, cell.origin.y + cell.size.height);
  press (&fixture, "Escape");
  editor_fixture_clear (&fixture);
}

/* A row does not jump under its first word. */
static void
test_empty_height (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, TABLE ("<tr><td></td></tr><tr><td>彭城</td></tr>"));
  settle ();
  g_assert_cmpint (
    peng_table_cell_get_text_height (
      PENG_TABLE_CELL (get_nth (&fixture, PENG_TYPE_TABLE_CELL, 0)), 200), ==,
    peng_table_cell_get_text_height (
      PENG_TABLE_CELL (get_nth (&fixture, PENG_TYPE_TABLE_CELL, 1)), 200));
  editor_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/table-menus/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_key);
    }

  g_test_add_data_func ("/ui/table-menus/row-button", GUINT_TO_POINTER (0), test_button);
  g_test_add_data_func ("/ui/table-menus/column-button", GUINT_TO_POINTER (1), test_button);
  g_test_add_data_func ("/ui/table-menus/cell-button", GUINT_TO_POINTER (2), test_button);
  g_test_add_func ("/ui/table-menus/table-menu", test_table_menu);
  g_test_add_func ("/ui/table-menus/place", test_place);
  g_test_add_func ("/ui/table-menus/empty-height", test_empty_height);

  return g_test_run ();
}
