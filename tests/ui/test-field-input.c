/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "test-im-context.h"
#include "window-fixture.h"

/* Chinese typed with an input method into the fields of an article, in the real window. */

typedef struct
{
  char          *dir;
  WindowFixture  window;
  PengDocument  *document;
  GtkWidget     *field;
} Fixture;

typedef struct
{
  const char *name;
  const char *widget;
  PengField   field;
  const char *before;
  const char *after;
} Case;

static const Case cases[] = {
  { "title", "title", PENG_FIELD_TITLE, "冬季长跑", "冬季长跑彭城" },
  { "summary", "summary", PENG_FIELD_SUMMARY, "", "彭城" },
  { "author", "author", PENG_FIELD_AUTHOR, "", "彭城" },
};

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const Case *c = data;

  fixture->dir = scratch_with_draft ("冬季长跑", "全校师生一起跑步。");
  window_fixture_show (&fixture->window, fixture->dir);
  fixture->document = peng_draft_get_document (fixture->window.window->draft);
  fixture->field = find_named (fixture->window.window->page, c->widget);
  peng_fields_focus (peng_article_page_get_fields (fixture->window.window->page), c->field);
  WAIT_UNTIL (gtk_widget_is_focus (fixture->field));
  focus_window (fixture->window.window);
  test_im_focus (fixture->field);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  test_im_blur ();
  window_fixture_close (&fixture->window);
  scratch_remove (fixture->dir);
}

static void
compose (Fixture *fixture)
{
  guint64 revision = peng_document_get_revision (fixture->document);

  test_im_preedit ("p");
  test_im_preedit ("peng");
  test_im_preedit ("peng cheng");
  g_assert_true (peng_article_page_get_composing (fixture->window.window->page));
  g_assert_cmpuint (peng_document_get_revision (fixture->document), ==, revision);
}

static void
assert_field (Fixture    *fixture,
              const Case *c,
              const char *expected)
{
  g_autofree char *shown = dup_text (fixture->field);

  g_assert_cmpstr (peng_document_get_field (fixture->document, c->field), ==, expected);
  g_assert_cmpstr (shown, ==, expected);
}

static void
commit_and_undo (Fixture     *fixture,
                 const Case  *c,
                 TestImOrder  order)
{
  compose (fixture);
  test_im_commit ("彭城", order);
  settle (0);
  g_assert_false (peng_article_page_get_composing (fixture->window.window->page));
  assert_field (fixture, c, c->after);
  activate (&fixture->window, "win.undo");
  assert_field (fixture, c, c->before);
}

static void
test_commit (Fixture       *fixture,
             gconstpointer  data)
{
  commit_and_undo (fixture, data, TEST_IM_END_FIRST);
  commit_and_undo (fixture, data, TEST_IM_COMMIT_FIRST);
}

/* Nothing that is begun elsewhere touches the words in the middle of one. */
static void
test_undo_waits (Fixture       *fixture,
                 gconstpointer  data)
{
  const Case *c = data;

  test_im_commit ("彭城", TEST_IM_END_FIRST);
  peng_history_barrier (peng_draft_get_history (fixture->window.window->draft));
  compose (fixture);
  activate (&fixture->window, "win.undo");
  assert_field (fixture, c, c->after);
  g_assert_true (peng_article_page_get_composing (fixture->window.window->page));
  test_im_cancel ();
}

/* What was typed before is saved when a word begins; what is in the middle of one is not. */
static void
test_saves_nothing (Fixture       *fixture,
                    gconstpointer  data)
{
  PengDraft *draft = fixture->window.window->draft;
  guint64 revision;

  test_im_commit ("彭城", TEST_IM_END_FIRST);
  compose (fixture);
  WAIT_UNTIL (peng_draft_get_state (draft) == PENG_SAVE_SAVED);
  revision = peng_draft_get_revision (draft);
  settle (2 * PENG_AUTOSAVE_DELAY_MS);
  g_assert_cmpuint (peng_draft_get_revision (draft), ==, revision);
  test_im_commit ("云龙", TEST_IM_COMMIT_FIRST);
  WAIT_UNTIL (peng_draft_get_state (draft) == PENG_SAVE_SAVED &&
              peng_draft_get_revision (draft) > revision);
}

/* Enter chooses a word; only where none is being typed does it go to the next field. */
static void
test_enter (Fixture       *fixture,
            gconstpointer  data)
{
  const Case *c = data;

  compose (fixture);
  press_keys (fixture->window.window, "Return");
  settle (200);
  g_assert_true (gtk_widget_is_focus (fixture->field));
  test_im_cancel ();
  assert_field (fixture, c, c->before);

  press_keys (fixture->window.window, "Return");
  WAIT_UNTIL (!gtk_widget_is_focus (fixture->field));
  assert_field (fixture, c, c->before);
}

static void
test_focus_leaves (Fixture       *fixture,
                   gconstpointer  data)
{
  const Case *c = data;

  compose (fixture);
  test_im_blur ();
  gtk_widget_grab_focus (GTK_WIDGET (fixture->window.window->editor));
  settle (100);
  g_assert_false (peng_article_page_get_composing (fixture->window.window->page));
  assert_field (fixture, c, c->before);
  WAIT_UNTIL (peng_draft_get_state (fixture->window.window->draft) == PENG_SAVE_SAVED);
}

/* The letters are not lost where the input method commits them, and there is no second time. */
static void
test_focus_keeps (Fixture       *fixture,
                  gconstpointer  data)
{
  const Case *c = data;
  g_autofree char *expected = g_strconcat (c->before, "peng cheng", NULL);

  test_im_set_commits_on_blur (TRUE);
  compose (fixture);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->window.window->editor));
  WAIT_UNTIL (!peng_article_page_get_composing (fixture->window.window->page));
  assert_field (fixture, c, expected);
  WAIT_UNTIL (peng_draft_get_state (fixture->window.window->draft) == PENG_SAVE_SAVED);
  assert_field (fixture, c, expected);
  test_im_set_commits_on_blur (FALSE);
}

static void
test_undo_by_key (Fixture       *fixture,
                  gconstpointer  data)
{
  const Case *c = data;

  compose (fixture);
  test_im_commit ("彭城", TEST_IM_COMMIT_FIRST);
  press_keys (fixture->window.window, "ctrl+z");
  WAIT_UNTIL (g_str_equal (peng_document_get_field (fixture->document, c->field), c->before));
  assert_field (fixture, c, c->before);
  press_keys (fixture->window.window, "ctrl+shift+z");
  WAIT_UNTIL (g_str_equal (peng_document_get_field (fixture->document, c->field), c->after));
  assert_field (fixture, c, c->after);
}

/* As long as there are letters they are what BackSpace takes. */
static void
test_backspace (Fixture       *fixture,
                gconstpointer  data)
{
  const Case *c = data;

  compose (fixture);
  press_keys (fixture->window.window, "BackSpace");
  WAIT_UNTIL (g_str_equal (test_im_get_preedit (), "peng chen"));
  test_im_preedit ("p");
  press_keys (fixture->window.window, "BackSpace");
  WAIT_UNTIL (!peng_article_page_get_composing (fixture->window.window->page));
  assert_field (fixture, c, c->before);

  test_im_commit ("彭城", TEST_IM_END_FIRST);
  assert_field (fixture, c, c->after);
  press_keys (fixture->window.window, "BackSpace");
  press_keys (fixture->window.window, "BackSpace");
  WAIT_UNTIL (g_str_equal (peng_document_get_field (fixture->document, c->field), c->before));
}

/* Another draft is opened in the middle of a word. */
static void
test_draft_changes (Fixture       *fixture,
                    gconstpointer  data)
{
  PengDraft *before = fixture->window.window->draft;

  compose (fixture);
  activate (&fixture->window, "win.new");
  WAIT_UNTIL (fixture->window.window->draft != before);
  test_im_blur ();
  settle (100);
  g_assert_false (peng_article_page_get_composing (fixture->window.window->page));
  type_in (find_named (fixture->window.window->page, "title"), "春天来了");
  WAIT_UNTIL (peng_draft_get_state (fixture->window.window->draft) == PENG_SAVE_SAVED);
}

static const Case event_date = { "event-date", "event_date", PENG_FIELD_EVENT_DATE, "", "" };

static void
leave (Fixture *fixture)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->window.window->editor));
  WAIT_UNTIL (!gtk_widget_is_focus (fixture->field));
}

/* Put into the portal's form when the keyboard leaves the field, as one step of undo. */
static void
test_date_is_read (Fixture       *fixture,
                   gconstpointer  data)
{
  const Case *c = data;

  type_in (fixture->field, "2026年5月3日");
  assert_field (fixture, c, "2026年5月3日");
  leave (fixture);
  assert_field (fixture, c, "2026-05-03");
  g_assert_false (gtk_widget_has_css_class (fixture->field, "error"));

  activate (&fixture->window, "win.undo");
  assert_field (fixture, c, "2026年5月3日");
  activate (&fixture->window, "win.undo");
  assert_field (fixture, c, "");
}

static void
assert_marked (Fixture  *fixture,
               gboolean  marked)
{
  const char *tooltip = gtk_widget_get_tooltip_text (fixture->field);

  g_assert_cmpint (gtk_widget_has_css_class (fixture->field, "error"), ==, marked);
  g_assert_cmpint (tooltip != NULL, ==, marked);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (fixture->field), GTK_ACCESSIBLE_STATE_INVALID,
                                    marked ? GTK_ACCESSIBLE_INVALID_TRUE
                                           : GTK_ACCESSIBLE_INVALID_FALSE);
}

/* What is no date stays as it was typed, and is marked until it is one. */
static void
test_date_is_marked (Fixture       *fixture,
                     gconstpointer  data)
{
  const Case *c = data;

  type_in (fixture->field, "上周");
  assert_marked (fixture, FALSE);
  leave (fixture);
  assert_field (fixture, c, "上周");
  assert_marked (fixture, TRUE);
  take_picture (fixture->window.window, "event-date-marked");

  peng_fields_focus (peng_article_page_get_fields (fixture->window.window->page), c->field);
  WAIT_UNTIL (gtk_widget_is_focus (fixture->field));
  assert_marked (fixture, TRUE);
  activate (&fixture->window, "win.undo");
  assert_field (fixture, c, "");
  assert_marked (fixture, FALSE);
}

static void
add (const Case *c,
     const char *name,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/ui/field-input/%s/%s", c->name, name);

  g_test_add (path, Fixture, c, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  test_im_prepare ();
  gtk_test_init (&argc, &argv, NULL);
  test_im_register ();
  window_fixture_init ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      add (&cases[i], "commit", test_commit);
      add (&cases[i], "undo-waits", test_undo_waits);
      add (&cases[i], "saves-nothing", test_saves_nothing);
      add (&cases[i], "enter", test_enter);
      add (&cases[i], "focus-leaves", test_focus_leaves);
      add (&cases[i], "focus-keeps", test_focus_keeps);
      add (&cases[i], "undo-by-key", test_undo_by_key);
      add (&cases[i], "backspace", test_backspace);
      add (&cases[i], "draft-changes", test_draft_changes);
    }

  add (&event_date, "is-read", test_date_is_read);
  add (&event_date, "is-marked", test_date_is_marked);

  return g_test_run ();
}
