/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"

#include "ui/peng-block-menu.h"

/* The menu of blocks behind a slash, by keys and by mouse. */

static const KeyCase cases[] = {
  { "heading", "<p>|</p>", "slash Down Return x", "<h2>x|</h2>" },
  { "initials", "<p>|</p>", "slash b t Return x", "<h2>x|</h2>" },
  { "english", "<p>|</p>", "slash s u b Return x", "<h3>x|</h3>" },
  { "level", "<p>|</p>", "slash h 4 Return x", "<h4>x|</h4>" },
  { "list", "<p>一</p><p>|</p>", "slash n u m Return x", "<p>一</p><ol><li>x|</li></ol>" },
  { "quote", "<p>|</p><p>二</p>", "slash y y Return x",
    "<blockquote><p>x|</p></blockquote><p>二</p>" },
  { "divider", "<p>一</p><p>|</p>", "slash f g x Return y", "<p>一</p><hr><p>y|</p>" },
  { "paragraph", "<p>|</p>", "slash Return x", "<p>x|</p>" },
  { "up-is-last", "<p>一</p><p>|</p>", "slash Up Return y", "<p>一</p><hr><p>y|</p>" },
  { "tab", "<p>|</p>", "slash b t Tab x", "<h2>x|</h2>" },
  { "undo", "<p>|</p>", "slash b t Return ctrl+z", "<p>/bt|</p>" },
  { "escape", "<p>|</p>", "slash b Escape Return x", "<p>/b</p><p>x|</p>" },
  { "nothing-meant", "<p>|</p>", "slash q q q Return x", "<p>/qqq</p><p>x|</p>" },
  { "meant-again", "<p>|</p>", "slash b t q BackSpace Return x", "<h2>x|</h2>" },
  { "slash-deleted", "<p>|</p>", "slash BackSpace Return x", "<p><br></p><p>x|</p>" },
  { "elsewhere", "<p>|</p>", "slash Left Return x", "<p><br></p><p>x|/</p>" },
  { "not-empty", "<p>一|</p>", "slash Return x", "<p>一/</p><p>x|</p>" },
  { "in-heading", "<h2>|</h2>", "slash Return x", "<h2>/</h2><p>x|</p>" },
  { "date", "<p>|</p>", "slash 2 0 2 6 Return x", "<p>/2026</p><p>x|</p>" },
};

static void
test_keys (gconstpointer data)
{
  press_case (data, 0);
}

/* Files and what the library has are inserted by actions of the window, and there are none of it
 * here. */
static gboolean
is_there (int row)
{
  return row < 8 || row == 9 || row == 10 || row == 14;
}

/* A row without an action is not shown, and one that is pressed is done. */
static void
test_rows (void)
{
  EditorFixture fixture;
  GtkWidget *list;
  GtkListBoxRow *row;

  editor_fixture_init (&fixture, "<p>|</p>");
  press (&fixture, "slash");
  g_assert_true (is_menu_open (&fixture));
  g_assert_true (gtk_widget_has_focus (fixture.view));

  list = find_type (get_nth (&fixture, PENG_TYPE_BLOCK_MENU, 0), GTK_TYPE_LIST_BOX);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)) != NULL; i++)
    g_assert_cmpint (gtk_widget_get_visible (GTK_WIDGET (row)), ==, is_there (i));

  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 4));
  settle ();
  g_assert_false (is_menu_open (&fixture));
  test_document_assert (fixture.buffer, "<ul><li>|</li></ul>");
  editor_fixture_clear (&fixture);
}

static void
test_focus_goes (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>|</p>");
  press (&fixture, "slash");
  g_assert_true (is_menu_open (&fixture));
  gtk_window_set_focus (GTK_WINDOW (fixture.window), NULL);
  settle ();
  g_assert_false (is_menu_open (&fixture));
  test_document_assert (fixture.buffer, "<p>/|</p>");
  editor_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD_ROWS ("/ui/slash/", cases, test_keys);
  g_test_add_func ("/ui/slash/rows", test_rows);
  g_test_add_func ("/ui/slash/focus-goes", test_focus_goes);

  return g_test_run ();
}
