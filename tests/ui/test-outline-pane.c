/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"

#include "ui/peng-outline-pane.h"

/* The outline beside the editor. */

#define ARTICLE "<p>零|</p><h2>一</h2><p>二</p><h3>三</h3><p>四</p>"

typedef struct
{
  EditorFixture    editor;
  PengOutlinePane *pane;
} Fixture;

/* Before they have a place the cursor does not know which line is below, nor the list its rows. */
static gboolean
has_place (gpointer user_data)
{
  Fixture *self = user_data;

  return gtk_widget_get_height (self->editor.view) > 0 &&
         gtk_widget_get_height (GTK_WIDGET (self->pane)) > 0;
}

static void
fixture_init (Fixture    *self,
              const char *html)
{
  GtkWidget *box;

  editor_fixture_init (&self->editor, html);
  box = gtk_window_get_child (GTK_WINDOW (self->editor.window));
  self->pane = g_object_new (PENG_TYPE_OUTLINE_PANE, "height-request", 200, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->pane));
  peng_outline_pane_set_document (self->pane, self->editor.document);
  g_signal_connect_swapped (self->editor.editor, "cursor-moved",
                            G_CALLBACK (peng_outline_pane_set_block), self->pane);
  g_signal_connect_swapped (self->pane, "jump", G_CALLBACK (peng_editor_show_block),
                            self->editor.editor);
  g_assert_true (wait_for (has_place, self));
  settle ();
}

static void
fixture_clear (Fixture *self)
{
  g_signal_handlers_disconnect_by_data (self->editor.editor, self->pane);
  peng_outline_pane_set_document (self->pane, NULL);
  editor_fixture_clear (&self->editor);
}

static void
assert_page (Fixture    *self,
             const char *page)
{
  GtkWidget *stack = find_type (self->pane, GTK_TYPE_STACK);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, page);
}

static guint
get_current (Fixture *self)
{
  GtkWidget *list = find_type (self->pane, GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));

  return gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model));
}

static void
test_current (void)
{
  Fixture fixture;

  fixture_init (&fixture, ARTICLE);
  assert_page (&fixture, "list");
  g_assert_cmpuint (get_current (&fixture), ==, GTK_INVALID_LIST_POSITION);
  press (&fixture.editor, "Down");
  g_assert_cmpuint (get_current (&fixture), ==, 0);
  press (&fixture.editor, "Down Down Down");
  g_assert_cmpuint (get_current (&fixture), ==, 1);
  press (&fixture.editor, "Up Up");
  g_assert_cmpuint (get_current (&fixture), ==, 0);
  fixture_clear (&fixture);
}

static void
test_jump (void)
{
  Fixture fixture;

  fixture_init (&fixture, ARTICLE);
  press (&fixture.editor, "Down");
  peng_outline_pane_focus (fixture.pane);
  press (&fixture.editor, "Down Return x");
  test_document_assert (fixture.editor.buffer,
                        "<p>零</p><h2>一</h2><p>二</p><h3>x|三</h3><p>四</p>");
  g_assert_cmpuint (get_current (&fixture), ==, 1);
  fixture_clear (&fixture);
}

/* Sixty headings with letters before the cursor at one of them and at another. */
static char *
new_headings (guint       at,
              const char *before,
              guint       other,
              const char *typed)
{
  GString *html = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (html, "<h2>%s%s%u</h2>", i == at ? before : "", i == other ? typed : "",
                            i);

  return g_string_free (html, FALSE);
}

/* The focus begins where the person is, far below too, and not where it was last. */
static void
test_focus (void)
{
  g_autofree char *first = new_headings (40, "|", 60, "");
  g_autofree char *second = new_headings (40, "x|", 60, "");
  g_autofree char *third = new_headings (39, "y|", 40, "x");
  Fixture fixture;

  fixture_init (&fixture, first);
  press (&fixture.editor, "Up Down");
  peng_outline_pane_focus (fixture.pane);
  press (&fixture.editor, "Return x");
  test_document_assert (fixture.editor.buffer, second);
  press (&fixture.editor, "Up");
  peng_outline_pane_focus (fixture.pane);
  press (&fixture.editor, "Return y");
  test_document_assert (fixture.editor.buffer, third);
  fixture_clear (&fixture);
}

static void
test_first_heading (void)
{
  Fixture fixture;

  fixture_init (&fixture, "<p>零|</p>");
  assert_page (&fixture, "empty");
  press (&fixture.editor, "ctrl+alt+2");
  assert_page (&fixture, "list");
  g_assert_cmpuint (get_current (&fixture), ==, 0);
  press (&fixture.editor, "x ctrl+z ctrl+z");
  assert_page (&fixture, "empty");
  fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/outline-pane/current", test_current);
  g_test_add_func ("/ui/outline-pane/jump", test_jump);
  g_test_add_func ("/ui/outline-pane/focus", test_focus);
  g_test_add_func ("/ui/outline-pane/first-heading", test_first_heading);

  return g_test_run ();
}
