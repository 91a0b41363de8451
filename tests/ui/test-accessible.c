/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "window-fixture.h"

#include "ui/peng-earlier-window.h"
#include "ui/peng-fit-window.h"
#include "ui/peng-library-cell.h"
#include "ui/peng-link-popover.h"
#include "ui/peng-page-dialog.h"
#include "ui/peng-publish-dialog.h"
#include "ui/peng-remote-row.h"

#include <webkit/webkit.h>

/* Everything that takes the focus or a press has a name for those who do not see it. */

static gboolean
has_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_words (child))
      return TRUE;

  return FALSE;
}

static gboolean
has_label (GtkWidget *widget)
{
  g_autofree char *mismatch = NULL;

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;

  mismatch = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                 GTK_ACCESSIBLE_PROPERTY_LABEL, "");

  return mismatch != NULL;
}

/* Words on a button or in a line of a list are its name; in a list or a text they are what it
 * holds. */
static gboolean
is_read_by_its_words (GtkWidget *widget)
{
  const char *type = G_OBJECT_TYPE_NAME (widget);

  return GTK_IS_BUTTON (widget) || GTK_IS_LIST_BOX_ROW (widget) ||
         g_str_equal (type, "GtkModelButton") || g_str_equal (type, "GtkListItemWidget");
}

static gboolean
has_name (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) || has_label (widget) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         (is_read_by_its_words (widget) && has_words (widget));
}

/* What only holds others is passed by when names are read. */
static gboolean
needs_name (GtkWidget *widget)
{
  if (GTK_IS_WINDOW (widget) || GTK_IS_POPOVER (widget) || GTK_IS_SCROLLED_WINDOW (widget))
    return FALSE;

  return gtk_widget_get_focusable (widget) || GTK_IS_BUTTON (widget) ||
         GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_ENTRY (widget);
}

static char *
describe (GtkWidget *widget)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));
  GtkWidget *parent = gtk_widget_get_parent (widget);
  g_autofree char *above = parent != NULL ? describe (parent) : g_strdup ("");

  return g_strconcat (above, "/", G_OBJECT_TYPE_NAME (widget), id != NULL ? "#" : "",
                      id != NULL ? id : "", NULL);
}

static guint
count_nameless (GtkWidget *widget)
{
  guint n_nameless = needs_name (widget) && !has_name (widget) ? 1 : 0;

  if (n_nameless > 0)
    {
      g_autofree char *path = describe (widget);

      g_test_message ("no name: %s", path);
    }

  /* What is in a page is told by WebKit itself. */
  for (GtkWidget *child = WEBKIT_IS_WEB_VIEW (widget) ? NULL : gtk_widget_get_first_child (widget);
       child != NULL; child = gtk_widget_get_next_sibling (child))
    n_nameless += count_nameless (child);

  return n_nameless;
}

static void
assert_names (gpointer root)
{
  g_assert_cmpuint (count_nameless (root), ==, 0);
}

typedef struct
{
  char          *dir;
  WindowFixture  window;
} Fixture;

/* The sample article has photographs with all their tools. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = scratch_new ();
  window_fixture_show (&fixture->window, fixture->dir);
  WAIT_UNTIL (count_type (fixture->window.window->drafts, g_type_from_name ("PengDraftRow")) == 1);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  window_fixture_close (&fixture->window);
  scratch_remove (fixture->dir);
}

static void
test_window (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *editor = GTK_WIDGET (fixture->window.window->editor);
  GType figure = g_type_from_name ("PengFigure");

  /* What is asked of an editor that has no text yet is forgotten. */
  WAIT_UNTIL (find_type (editor, figure) != NULL);
  peng_editor_show_block (fixture->window.window->editor, 1);
  WAIT_UNTIL (find_type (find_type (editor, figure), GTK_TYPE_BUTTON) != NULL);
  assert_names (fixture->window.window);
}

static void
open_popover (GtkWidget *menu_button)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu_button));
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (
                gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu_button)))));
}

static void
test_menus (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const buttons[] = { "menu_button", "kind" };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = find_named (fixture->window.window, buttons[i]);

      open_popover (button);
      assert_names (fixture->window.window);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
    }
}

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  WAIT_UNTIL (find_type (fixture->window.window->editor, g_type_from_name ("PengFigure")) != NULL);
  peng_editor_edit_link (fixture->window.window->editor);
  g_assert_nonnull (find_type (fixture->window.window->editor, PENG_TYPE_LINK_POPOVER));
  assert_names (fixture->window.window);
}

static void
test_publish (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWindow *dialog;

  activate (&fixture->window, "win.publish");
  WAIT_UNTIL ((dialog = find_dialog (PENG_TYPE_PUBLISH_DIALOG)) != NULL);
  assert_names (dialog);
  gtk_window_close (dialog);
  WAIT_UNTIL (find_dialog (PENG_TYPE_PUBLISH_DIALOG) == NULL);
}

static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  PengWindow *window = fixture->window.window;
  GtkWidget *dialog = peng_page_dialog_new (window->desk, peng_draft_get_uuid (window->draft));
  GtkStack *stack = GTK_STACK (find_named (dialog, "stack"));
  g_autoptr(GtkStringList) sites = gtk_string_list_new ((const char * const[]) { "站", NULL });

  gtk_drop_down_set_model (GTK_DROP_DOWN (find_named (dialog, "site_chooser")), G_LIST_MODEL (sites));
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (dialog));
  assert_names (dialog);
  WAIT_UNTIL (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "reading") != 0);
  gtk_window_close (GTK_WINDOW (dialog));
  WAIT_UNTIL (find_dialog (PENG_TYPE_PAGE_DIALOG) == NULL);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *line = find_type (fixture->window.window->drafts, g_type_from_name ("PengDraftLine"));

  activate (&fixture->window, "win.search");
  assert_names (fixture->window.window->drafts);
  g_assert_true (has_label (gtk_widget_get_parent (line)));
}

/* As a grid, as a list, and the filters. */
static void
test_library (Fixture       *fixture,
              gconstpointer  data)
{
  PengLibraryPage *page;

  activate (&fixture->window, "win.library");
  page = fixture->window.window->library;
  WAIT_UNTIL (count_type (page, PENG_TYPE_LIBRARY_CELL) > 0);
  settle (300);
  assert_names (page);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_named (page, "as_list")), TRUE);
  WAIT_UNTIL (count_type (page, PENG_TYPE_LIBRARY_CELL) > 0);
  settle (300);
  assert_names (page);
}

/* Its pages, those that are not seen too, and a row. */
static void
test_at_sites (Fixture       *fixture,
               gconstpointer  data)
{
  PengListed *listed = g_new0 (PengListed, 1);
  g_autoptr(GPtrArray) sections = g_ptr_array_new ();
  g_autoptr(PengRemoteLine) line = NULL;
  g_autoptr(GtkWidget) row = NULL;

  activate (&fixture->window, "win.at-sites");
  WAIT_UNTIL (peng_window_shows_remote (fixture->window.window));
  settle (300);
  assert_names (fixture->window.window->remote);

  listed->uuid = g_uuid_string_random ();
  listed->title = g_strdup ("秋季运动会");
  listed->section = g_strdup ("本地资讯");
  listed->uri = g_strdup ("http://127.0.0.1/");
  line = peng_remote_line_new (listed, sections);
  row = g_object_ref_sink (peng_remote_row_new (line));
  assert_names (row);
}

/* A version as it was when the article was opened, and its row. */
static void
test_earlier (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWindow *earlier;

  activate (&fixture->window, "win.earlier");
  WAIT_UNTIL ((earlier = find_dialog (PENG_TYPE_EARLIER_WINDOW)) != NULL);
  WAIT_UNTIL (find_named (earlier, "view") != NULL);
  assert_names (earlier);
  gtk_window_close (earlier);
  WAIT_UNTIL (find_dialog (PENG_TYPE_EARLIER_WINDOW) == NULL);
}

/* Every tool for a photograph, whether its page is seen or not. */
static void
test_fit (Fixture       *fixture,
          gconstpointer  data)
{
  GtkWidget *fit = peng_fit_window_new (GTK_WINDOW (fixture->window.window), NULL, NULL);

  gtk_window_present (GTK_WINDOW (fit));
  assert_names (fit);
  gtk_window_destroy (GTK_WINDOW (fit));
}

static void
add (const char *name,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/ui/accessible/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();

  add ("window", test_window);
  add ("menus", test_menus);
  add ("page", test_page);
  add ("search", test_search);
  add ("link", test_link);
  add ("publish", test_publish);
  add ("library", test_library);
  add ("at-sites", test_at_sites);
  add ("earlier", test_earlier);
  add ("fit", test_fit);

  return g_test_run ();
}
