/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "window-fixture.h"

/* The whole window without a mouse: every part can be reached, and left again. */

typedef struct
{
  char          *dir;
  WindowFixture  window;
  PengWindow    *win;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  move_pointer_away ();
  fixture->dir = scratch_with_draft ("冬季长跑", "全校师生一起跑步。");
  window_fixture_show (&fixture->window, fixture->dir);
  fixture->win = fixture->window.window;
  WAIT_UNTIL (count_type (fixture->win->drafts, g_type_from_name ("PengDraftRow")) == 1);
  WAIT_UNTIL (gtk_widget_get_width (peng_article_page_get_bar (fixture->win->page)) > 0);
}

static void
set_width (Fixture *fixture,
           int      width)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->win), width, 700);
  WAIT_UNTIL (ABS (gtk_widget_get_width (GTK_WIDGET (fixture->win)) - width) < 80);
}

/* The settings outlive a test. */
static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  set_width (fixture, 1280);
  peng_panes_set_shown (fixture->win->panes, PENG_PANE_START, TRUE);
  peng_panes_set_shown (fixture->win->panes, PENG_PANE_END, TRUE);
  window_fixture_close (&fixture->window);
  scratch_remove (fixture->dir);
}

static gboolean
has_focus (GtkWidget *part)
{
  return (gtk_widget_get_state_flags (part) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
test_parts (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *parts[] = {
    GTK_WIDGET (fixture->win->editor),
    GTK_WIDGET (fixture->win->preview_pane),
    fixture->win->header,
    GTK_WIDGET (fixture->win->drafts),
    peng_article_page_get_bar (fixture->win->page),
    GTK_WIDGET (peng_article_page_get_fields (fixture->win->page)),
    GTK_WIDGET (fixture->win->editor),
  };
  guint n = G_N_ELEMENTS (parts);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->win->editor));
  for (guint i = 1; i < n; i++)
    {
      press_keys (fixture->win, "F6");
      WAIT_UNTIL (has_focus (parts[i]) && !has_focus (parts[i - 1]));
    }

  for (guint i = n - 1; i > 0; i--)
    {
      press_keys (fixture->win, "shift+F6");
      WAIT_UNTIL (has_focus (parts[i - 1]) && !has_focus (parts[i]));
    }
}

/* What was deleted comes back by two keys. */
static void
test_undo_of_a_deletion (Fixture       *fixture,
                         gconstpointer  data)
{
  activate (&fixture->window, "win.delete");
  WAIT_UNTIL (fixture->win->draft == NULL);
  WAIT_UNTIL (find_words (fixture->win->toasts, "“冬季长跑” deleted") != NULL);
  gtk_widget_child_focus (fixture->win->header, GTK_DIR_TAB_FORWARD);
  press_keys (fixture->win, "shift+F6");
  press_keys (fixture->win, "space");
  WAIT_UNTIL (fixture->win->draft != NULL);
}

/* Tab is a key of the text; Ctrl+Tab goes on to the next control. */
static void
test_tab_in_text (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *text = find_type (fixture->win->editor, GTK_TYPE_TEXT_VIEW);

  gtk_widget_grab_focus (text);
  press_keys (fixture->win, "Tab");
  press_keys (fixture->win, "Tab");
  press_keys (fixture->win, "x");
  WAIT_UNTIL (peng_document_get_revision (peng_draft_get_document (fixture->win->draft)) > 0);
  g_assert_true (gtk_widget_is_focus (text));

  press_keys (fixture->win, "ctrl+Tab");
  WAIT_UNTIL (!gtk_widget_is_focus (text));
  press_keys (fixture->win, "ctrl+shift+Tab");
  WAIT_UNTIL (gtk_widget_is_focus (text));
  press_keys (fixture->win, "ctrl+shift+Tab");
  WAIT_UNTIL (!gtk_widget_is_focus (text));
}

/* Tab leads into the bar and through it, and out of it at both ends. */
static void
test_tab_out_of_find_bar (Fixture       *fixture,
                          gconstpointer  data)
{
  GtkWidget *bar = GTK_WIDGET (peng_article_page_get_find_bar (fixture->win->page));

  activate (&fixture->window, "win.find");
  /* Keys come to what is on the screen; the bar unfolds. */
  WAIT_UNTIL (has_focus (bar) &&
              gtk_widget_get_mapped (gtk_window_get_focus (GTK_WINDOW (fixture->win))));
  press_keys (fixture->win, "shift+Tab");
  WAIT_UNTIL (!has_focus (bar));
  press_keys (fixture->win, "Tab");
  WAIT_UNTIL (has_focus (bar));
}

/* One stop for the tool bar, then field after field into the text. */
static void
test_tab_through_fields (Fixture       *fixture,
                         gconstpointer  data)
{
  static const char * const order[] = {
    "title", "summary", "section", "source", "author", "photographer", "event_date"
  };
  GtkWidget *fold = find_named (fixture->win->page, "details_button");
  GtkWidget *bar = peng_article_page_get_bar (fixture->win->page);

  gtk_widget_child_focus (bar, GTK_DIR_TAB_FORWARD);
  g_assert_true (has_focus (bar));
  press_keys (fixture->win, "Right");
  WAIT_UNTIL (has_focus (bar));

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *field = find_named (fixture->win->page, order[i]);

      press_keys (fixture->win, "Tab");
      WAIT_UNTIL (has_focus (field) || gtk_widget_is_focus (field));
    }

  press_keys (fixture->win, "Tab");
  press_keys (fixture->win, "Tab");
  WAIT_UNTIL (gtk_widget_is_focus (fold));
  press_keys (fixture->win, "Tab");
  WAIT_UNTIL (has_focus (GTK_WIDGET (fixture->win->editor)));

  press_keys (fixture->win, "ctrl+shift+Tab");
  WAIT_UNTIL (gtk_widget_is_focus (fold));
}

/* With the fields folded away the button comes behind the title, and both ways. */
static void
test_tab_past_folded_fields (Fixture       *fixture,
                             gconstpointer  data)
{
  GtkWidget *title = find_named (fixture->win->page, "title");
  GtkWidget *fold = find_named (fixture->win->page, "details_button");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (fold), FALSE);
  gtk_widget_grab_focus (title);
  press_keys (fixture->win, "Tab");
  WAIT_UNTIL (gtk_widget_is_focus (fold));
  press_keys (fixture->win, "shift+Tab");
  WAIT_UNTIL (gtk_widget_is_focus (title));
  press_keys (fixture->win, "Tab");
  press_keys (fixture->win, "Tab");
  WAIT_UNTIL (has_focus (GTK_WIDGET (fixture->win->editor)));
}

/* A pane that goes leaves the focus where one can go on writing. */
static void
test_hidden_pane (Fixture       *fixture,
                  gconstpointer  data)
{
  activate (&fixture->window, "win.search");
  press_keys (fixture->win, "F9");
  WAIT_UNTIL (!peng_panes_get_shown (fixture->win->panes, PENG_PANE_START));
  WAIT_UNTIL (has_focus (GTK_WIDGET (fixture->win->editor)));
}

/* In a narrow window the focus goes with the page. */
static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  set_width (fixture, 600);
  WAIT_UNTIL (peng_panes_get_folded (fixture->win->panes));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->win->editor));

  press_keys (fixture->win, "F9");
  WAIT_UNTIL (has_focus (GTK_WIDGET (fixture->win->drafts)));
  press_keys (fixture->win, "F8");
  WAIT_UNTIL (has_focus (GTK_WIDGET (fixture->win->preview_pane)));
  press_keys (fixture->win, "F8");
  WAIT_UNTIL (has_focus (GTK_WIDGET (fixture->win->editor)));
}

static guint
count_drafts (Fixture *fixture)
{
  return count_type (fixture->win->drafts, g_type_from_name ("PengDraftRow"));
}

static gboolean
focus_says (Fixture    *fixture,
            const char *words)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->win));

  return focus != NULL && find_words (focus, words) != NULL;
}

/* A key that moves the focus, and not another before it has. */
static void
step (Fixture    *fixture,
      const char *key)
{
  GtkWidget *before = gtk_window_get_focus (GTK_WINDOW (fixture->win));

  press_keys (fixture->win, key);
  WAIT_UNTIL (gtk_window_get_focus (GTK_WINDOW (fixture->win)) != before);
}

/* Each menu is a page of its popover; those that are not open yet are there all the same. */
static gboolean
is_menu_open (Fixture    *fixture,
              const char *words)
{
  GtkWidget *page = find_words (fixture->win, words);

  while (page != NULL && !GTK_IS_STACK (gtk_widget_get_parent (page)))
    page = gtk_widget_get_parent (page);

  return page != NULL && has_focus (page);
}

/* Goes down a menu that is open. Its first item gets the focus by itself, and a key that came before
 * that would be one too many. */
static void
go_to (Fixture    *fixture,
       const char *words)
{
  WAIT_UNTIL (is_menu_open (fixture, words));
  for (guint i = 0; i < 40 && !focus_says (fixture, words); i++)
    step (fixture, "Down");
  g_assert_true (focus_says (fixture, words));
}

static void
choose (Fixture    *fixture,
        const char *words)
{
  g_autoptr(GtkWidget) menu = NULL;

  go_to (fixture, words);
  menu = g_object_ref (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->win)),
                                                GTK_TYPE_POPOVER));
  press_keys (fixture->win, "Return");
  WAIT_UNTIL (!gtk_widget_get_mapped (menu));
}

static void
focus_draft (Fixture *fixture)
{
  GtkWidget *list = find_named (fixture->win->drafts, "list");

  gtk_widget_grab_focus (list);
  WAIT_UNTIL (has_focus (list));
}

/* What the other button of the mouse shows comes by the keys for that. */
static void
test_menu_of_a_draft (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkWidget *list = find_named (fixture->win->drafts, "list");
  PengDraft *first = fixture->win->draft;

  focus_draft (fixture);
  press_keys (fixture->win, "Menu");
  WAIT_UNTIL (find_words (fixture->win, "Duplicate") != NULL);
  press_keys (fixture->win, "Escape");
  WAIT_UNTIL (find_words (fixture->win, "Duplicate") == NULL && has_focus (list));

  press_keys (fixture->win, "Menu");
  choose (fixture, "Duplicate");
  WAIT_UNTIL (count_drafts (fixture) == 2 && fixture->win->draft != NULL &&
              fixture->win->draft != first);

  focus_draft (fixture);
  press_keys (fixture->win, "shift+F10");
  choose (fixture, "Delete");
  WAIT_UNTIL (count_drafts (fixture) == 1);
  WAIT_UNTIL (find_words (fixture->win->toasts, "deleted") != NULL);
}

static const PengTextFormat *
get_format (Fixture *fixture)
{
  PengDocument *document = peng_draft_get_document (fixture->win->draft);

  return peng_block_get_format (peng_document_get_block (document, 0));
}

static void
walk_bar_to (Fixture    *fixture,
             const char *name)
{
  GtkWidget *bar = peng_article_page_get_bar (fixture->win->page);
  GtkWidget *button = find_named (bar, name);

  gtk_widget_child_focus (bar, GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < 20 && !has_focus (button); i++)
    step (fixture, "Right");
  g_assert_true (has_focus (button));
}

static void
test_menus_of_the_bar (Fixture       *fixture,
                       gconstpointer  data)
{
  GtkWidget *bar = peng_article_page_get_bar (fixture->win->page);

  set_width (fixture, 1580);
  WAIT_UNTIL (gtk_widget_get_mapped (find_named (bar, "alignment")));
  gtk_widget_child_focus (bar, GTK_DIR_TAB_FORWARD);
  press_keys (fixture->win, "space");
  choose (fixture, "Subheading");
  WAIT_UNTIL (get_format (fixture)->kind == PENG_BLOCK_HEADING && get_format (fixture)->level == 3);

  walk_bar_to (fixture, "alignment");
  press_keys (fixture->win, "Return");
  choose (fixture, "Justify");
  WAIT_UNTIL (get_format (fixture)->align == PENG_ALIGN_JUSTIFY);

  walk_bar_to (fixture, "more_button");
  press_keys (fixture->win, "space");
  choose (fixture, "Divider");
  WAIT_UNTIL (peng_document_get_n_blocks (peng_draft_get_document (fixture->win->draft)) > 1);
  activate (&fixture->window, "win.undo");
  activate (&fixture->window, "win.undo");
  activate (&fixture->window, "win.undo");
  WAIT_UNTIL (get_format (fixture)->kind == PENG_BLOCK_PARAGRAPH);
}

/* Where there is no room for all, the rest is in one menu, with menus in it. */
static void
test_menu_of_the_rest (Fixture       *fixture,
                           gconstpointer  data)
{
  GtkWidget *bar = peng_article_page_get_bar (fixture->win->page);

  WAIT_UNTIL (gtk_widget_get_mapped (find_named (bar, "everything_button")));
  walk_bar_to (fixture, "everything_button");
  press_keys (fixture->win, "space");
  choose (fixture, "Quote");
  WAIT_UNTIL (get_format (fixture)->kind == PENG_BLOCK_QUOTE);

  walk_bar_to (fixture, "everything_button");
  press_keys (fixture->win, "space");
  go_to (fixture, "Alignment");
  press_keys (fixture->win, "Return");
  choose (fixture, "Align at the end");
  WAIT_UNTIL (get_format (fixture)->align == PENG_ALIGN_RIGHT);
}

static void
test_main_menu (Fixture       *fixture,
                gconstpointer  data)
{
  press_keys (fixture->win, "F10");
  choose (fixture, "Duplicate Article");
  WAIT_UNTIL (count_drafts (fixture) == 2);
  /* While the menu is still there, the key that opens it closes it. */
  WAIT_UNTIL (find_words (fixture->win, "Duplicate Article") == NULL);

  press_keys (fixture->win, "F10");
  WAIT_UNTIL (find_words (fixture->win, "Duplicate Article") != NULL);
  press_keys (fixture->win, "Escape");
  WAIT_UNTIL (find_words (fixture->win, "Duplicate Article") == NULL);
}

/* The buttons of the window's frame are the window manager's, with keys of its own. */
static gboolean
is_control (GtkWidget *widget)
{
  return (GTK_IS_BUTTON (widget) || GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) ||
          GTK_IS_LIST_VIEW (widget)) &&
         gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget) &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) == NULL;
}

static void
collect_controls (GtkWidget *widget,
                  GPtrArray *controls)
{
  if (is_control (widget))
    g_ptr_array_add (controls, widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_controls (child, controls);
}

/* The list has one stop, on one of its lines. */
static GtkWidget *
get_focused_control (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->win));

  while (focus != NULL && !is_control (focus))
    focus = gtk_widget_get_parent (focus);

  return focus;
}

/* Tab from stop to stop, and in the tool bar the arrow keys. */
static GHashTable *
walk_through (Fixture *fixture)
{
  GHashTable *reached = g_hash_table_new (NULL, NULL);
  GtkWidget *bar = peng_article_page_get_bar (fixture->win->page);

  gtk_window_set_focus (GTK_WINDOW (fixture->win), NULL);
  for (guint i = 0; i < 100; i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (fixture->win), GTK_DIR_TAB_FORWARD);
      do
        g_hash_table_add (reached, get_focused_control (fixture));
      while (has_focus (bar) && gtk_widget_child_focus (bar, GTK_DIR_RIGHT));
    }

  return reached;
}

static void
test_everything_by_tab (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GPtrArray) controls = g_ptr_array_new ();
  g_autoptr(GHashTable) reached = walk_through (fixture);

  collect_controls (GTK_WIDGET (fixture->win), controls);
  g_assert_cmpuint (controls->len, >, 25);
  for (guint i = 0; i < controls->len; i++)
    {
      GtkWidget *control = g_ptr_array_index (controls, i);

      if (!g_hash_table_contains (reached, control))
        g_error ("Tab does not come to the %s in the %s", G_OBJECT_TYPE_NAME (control),
                 G_OBJECT_TYPE_NAME (gtk_widget_get_parent (control)));
    }
}

static void
add (const char *name,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/ui/keyboard/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();

  add ("parts", test_parts);
  add ("undo-of-a-deletion", test_undo_of_a_deletion);
  add ("tab-in-text", test_tab_in_text);
  add ("tab-out-of-find-bar", test_tab_out_of_find_bar);
  add ("tab-through-fields", test_tab_through_fields);
  add ("tab-past-folded-fields", test_tab_past_folded_fields);
  add ("hidden-pane", test_hidden_pane);
  add ("pages", test_pages);
  add ("menu-of-a-draft", test_menu_of_a_draft);
  add ("menus-of-the-bar", test_menus_of_the_bar);
  add ("menu-of-the-rest", test_menu_of_the_rest);
  add ("main-menu", test_main_menu);
  add ("everything-by-tab", test_everything_by_tab);

  return g_test_run ();
}
