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
  g_autoptr(PengArticle) article = make_article ("冬季长跑", "全校师生一起跑步。");
  PengStore *store;

  fixture->dir = scratch_new ();
  store = open_store (fixture->dir, PENG_STORE_FRESH);
  save_article (store, article, 0, NULL);
  close_store (store);
  window_fixture_open (&fixture->window, fixture->dir);
  fixture->win = fixture->window.window;
  WAIT_UNTIL (fixture->win->draft != NULL);
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
  gtk_widget_child_focus (GTK_WIDGET (fixture->win->preview_pane), GTK_DIR_TAB_FORWARD);
  press_keys (fixture->win, "F6");
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
}

/* One stop for the tool bar, then field after field into the text. */
static void
test_tab_through_fields (Fixture       *fixture,
                         gconstpointer  data)
{
  static const char * const order[] = {
    "title", "details_button", "summary", "section", "source", "author", "photographer",
    "event_date"
  };
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
  add ("tab-through-fields", test_tab_through_fields);
  add ("hidden-pane", test_hidden_pane);
  add ("pages", test_pages);

  return g_test_run ();
}
