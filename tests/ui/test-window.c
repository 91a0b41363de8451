/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "ui/peng-draft-line.h"
#include "window-fixture.h"

#include <glib/gi18n.h>
#include <string.h>

/* The real window over a real store: what a person does in it, and what it must show then. */

typedef struct
{
  const char *title;
  const char *text;
} Article;

static const Article articles[] = {
  { "冬季长跑", "全校师生一起跑步。" },
  { "图书漂流", "每本书都去旅行。" },
  { "合唱比赛", "歌声飞出校园。" },
};

/* Stores the first @n articles, each newer than the one before it. */
static char *
make_drafts (guint n)
{
  char *dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(PengArticle) article = make_article (articles[i].title, articles[i].text);
      g_autoptr(GError) error = NULL;

      save_article (store, article, 0, &error);
      g_assert_no_error (error);
    }
  close_store (store);

  return dir;
}

static const char *
get_title (WindowFixture *fixture)
{
  return adw_window_title_get_title (fixture->window->title);
}

static const char *
get_page (WindowFixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find_named (fixture->window->page, "stack")));
}

static gboolean
shows_title (WindowFixture *fixture,
             const char    *title)
{
  return fixture->window->draft != NULL && g_str_equal (get_title (fixture), title);
}

static gboolean
is_saved (WindowFixture *fixture)
{
  return peng_draft_get_state (fixture->window->draft) == PENG_SAVE_SAVED;
}

static const char *
get_field (WindowFixture *fixture,
           PengField      field)
{
  return peng_document_get_field (peng_draft_get_document (fixture->window->draft), field);
}

static guint
count_rows (WindowFixture *fixture)
{
  return count_type (fixture->window->drafts, g_type_from_name ("PengDraftRow"));
}

static GtkWidget *
get_text_view (WindowFixture *fixture)
{
  return find_type (fixture->window->editor, GTK_TYPE_TEXT_VIEW);
}

static void
begin_article (WindowFixture *fixture)
{
  PengDraft *before = fixture->window->draft;

  activate (fixture, "win.new");
  WAIT_UNTIL (fixture->window->draft != before && fixture->window->draft != NULL);
}

static void
test_sample (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  WindowFixture fixture;

  window_fixture_open (&fixture, dir);
  WAIT_UNTIL (fixture.window->draft != NULL);
  g_assert_nonnull (strstr (get_title (&fixture), "春季田径运动会"));
  WAIT_UNTIL (count_rows (&fixture) == 1);
  WAIT_UNTIL (count_type (fixture.window->editor, g_type_from_name ("PengFigure")) >= 1);
  WAIT_UNTIL (peng_preview_is_current (fixture.window->preview));
  take_picture (fixture.window, "sample");
  window_fixture_close (&fixture);
}

static void
count_lines (GtkWidget  *list,
             guint      *n_lines,
             guint      *n_awake)
{
  *n_lines = *n_awake = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      PengDraftLine *line = PENG_DRAFT_LINE (gtk_widget_get_first_child (child));

      *n_lines += 1;
      *n_awake += peng_draft_line_is_awake (line) ? 1 : 0;
    }
}

static gboolean
is_last_line_awake (GtkWidget *list)
{
  GtkWidget *last = gtk_widget_get_last_child (list);

  return peng_draft_line_is_awake (PENG_DRAFT_LINE (gtk_widget_get_first_child (last)));
}

/* Of a long list only what is near the view is made, and the rest when one comes to it. */
static void
test_lines_wake_near_the_view (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  WindowFixture fixture;
  GtkWidget *list;
  GtkAdjustment *place;
  guint n_lines, n_awake;

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *title = g_strdup_printf ("校园新闻第%u期", i + 1);
      g_autoptr(PengArticle) article = make_article (title, "正文");

      save_article (store, article, 0, NULL);
    }
  close_store (store);

  window_fixture_open (&fixture, dir);
  WAIT_UNTIL (fixture.window->draft != NULL);
  list = find_named (fixture.window->drafts, "list");
  WAIT_UNTIL (peng_preview_is_current (fixture.window->preview));
  count_lines (list, &n_lines, &n_awake);
  g_assert_cmpuint (n_lines, ==, 150);
  g_assert_cmpuint (n_awake, >=, 16);
  g_assert_cmpuint (n_awake, <, 75);
  g_assert_false (is_last_line_awake (list));

  place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
  WAIT_UNTIL (is_last_line_awake (list));
  take_picture (fixture.window, "scrolled-list");
  window_fixture_close (&fixture);
}

static void
test_opens_the_last_else_the_newest (void)
{
  g_autoptr(Scratch) dir = make_drafts (3);
  WindowFixture fixture;

  window_fixture_open (&fixture, dir);
  WAIT_UNTIL (shows_title (&fixture, "合唱比赛"));
  window_fixture_close (&fixture);

  window_fixture_start (&fixture, dir);
  g_settings_set_string (fixture.window->settings, "last-draft",
                         "00000000-0000-4000-8000-000000000000");
  WAIT_UNTIL (shows_title (&fixture, "合唱比赛"));
  window_fixture_close (&fixture);
}

static void
test_new_article (void)
{
  g_autoptr(Scratch) dir = make_drafts (1);
  g_autofree char *heading = NULL;
  GtkWidget *title;
  WindowFixture fixture;

  window_fixture_open (&fixture, dir);
  WAIT_UNTIL (shows_title (&fixture, "冬季长跑"));
  begin_article (&fixture);
  title = find_named (fixture.window->page, "title");
  g_assert_true (gtk_widget_is_focus (title));
  g_assert_cmpstr (get_title (&fixture), ==, _("Untitled"));

  type_in (title, "春天来了");
  g_assert_cmpstr (get_title (&fixture), ==, "春天来了");
  WAIT_UNTIL (find_words (fixture.window->drafts, "春天来了") != NULL);
  g_assert_cmpuint (count_rows (&fixture), ==, 2);
  heading = ask_preview (&fixture, "document.querySelector('h1').textContent");
  g_assert_cmpstr (heading, ==, "春天来了");
  WAIT_UNTIL (find_words (fixture.window->status_bar, _("Saved")) != NULL);
  take_picture (fixture.window, "new-article");
  window_fixture_close (&fixture);
}

static const char * const sections[] = { "本地资讯", "官方活动", NULL };

static void
choose_section (WindowFixture *fixture,
                guint          line)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (find_named (fixture->window->page, "section"));

  gtk_drop_down_set_selected (drop_down, line);
}

static void
choose_day (WindowFixture *fixture)
{
  g_autoptr(GDateTime) day = g_date_time_new_local (2026, 5, 4, 12, 0, 0);
  GtkWidget *calendar = find_type (fixture->window->page, GTK_TYPE_CALENDAR);

  gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
}

static void
test_fields_and_one_history (void)
{
  static const char *undone[][4] = {
    { "春天来了", "操场上", "官方活动", "" },
    { "春天来了", "操场上", "", "" },
    { "春天来了", "", "", "" },
    { "", "", "", "" },
  };
  g_autoptr(Scratch) dir = make_drafts (1);
  WindowFixture fixture;

  window_fixture_open (&fixture, dir);
  WAIT_UNTIL (shows_title (&fixture, "冬季长跑"));
  peng_fields_set_sections (peng_article_page_get_fields (fixture.window->page), sections);
  begin_article (&fixture);
  type_in (find_named (fixture.window->page, "title"), "春天来了");
  gtk_widget_grab_focus (get_text_view (&fixture));
  type_in (get_text_view (&fixture), "操场上");
  choose_section (&fixture, 2);
  choose_day (&fixture);
  g_assert_cmpstr (get_field (&fixture, PENG_FIELD_SECTION), ==, "官方活动");
  g_assert_cmpstr (get_field (&fixture, PENG_FIELD_EVENT_DATE), ==, "2026-05-04");
  {
    g_autofree char *date = dup_text (find_named (fixture.window->page, "event_date"));

    g_assert_cmpstr (date, ==, "2026-05-04");
  }

  for (guint i = 0; i < G_N_ELEMENTS (undone); i++)
    {
      g_autofree char *text = NULL;

      activate (&fixture, "win.undo");
      text = g_strstrip (dup_text (get_text_view (&fixture)));
      g_assert_cmpstr (get_field (&fixture, PENG_FIELD_TITLE), ==, undone[i][0]);
      g_assert_cmpstr (text, ==, undone[i][1]);
      g_assert_cmpstr (get_field (&fixture, PENG_FIELD_SECTION), ==, undone[i][2]);
      g_assert_cmpstr (get_field (&fixture, PENG_FIELD_EVENT_DATE), ==, undone[i][3]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (undone); i++)
    activate (&fixture, "win.redo");
  g_assert_cmpstr (get_title (&fixture), ==, "春天来了");
  g_assert_cmpstr (get_field (&fixture, PENG_FIELD_EVENT_DATE), ==, "2026-05-04");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (find_named (fixture.window->page,
                                                                           "section"))), ==, 2);
  window_fixture_close (&fixture);
}

static void
test_details_fold (void)
{
  g_autoptr(Scratch) dir = make_drafts (1);
  GtkWidget *summary;
  GtkWidget *button;
  WindowFixture fixture;

  window_fixture_open (&fixture, dir);
  WAIT_UNTIL (shows_title (&fixture, "冬季长跑"));
  button = find_named (fixture.window->page, "details_button");
  summary = find_named (fixture.window->page, "summary");
  WAIT_UNTIL (gtk_widget_get_child_visible (gtk_widget_get_parent (summary)) &&
              gtk_widget_get_mapped (summary));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  WAIT_UNTIL (!gtk_widget_get_mapped (summary));
  peng_fields_focus (peng_article_page_get_fields (fixture.window->page), PENG_FIELD_SUMMARY);
  WAIT_UNTIL (gtk_widget_get_mapped (summary));
  g_assert_true (gtk_widget_is_focus (summary));
  window_fixture_close (&fixture);
}

static void
test_duplicate (void)
{
  g_autoptr(Scratch) dir = make_drafts (2);
  PengDraft *first;
  WindowFixture fixture;

  window_fixture_open (&fixture, dir);
  WAIT_UNTIL (shows_title (&fixture, "图书漂流"));
  first = fixture.window->draft;
  type_in (find_named (fixture.window->page, "title"), "春");
  activate (&fixture, "win.duplicate");
  WAIT_UNTIL (fixture.window->draft != first);
  g_assert_nonnull (strstr (get_title (&fixture), "春"));
  WAIT_UNTIL (count_rows (&fixture) == 3);
  window_fixture_close (&fixture);
}

static GtkWidget *
find_toast_button (WindowFixture *fixture)
{
  GtkWidget *toast = find_type (fixture->window->toasts, g_type_from_name ("AdwToastWidget"));

  return toast != NULL ? find_type (toast, GTK_TYPE_BUTTON) : NULL;
}

static void
test_delete_and_bring_back (void)
{
  g_autoptr(Scratch) dir = make_drafts (2);
  WindowFixture fixture;

  window_fixture_open (&fixture, dir);
  WAIT_UNTIL (shows_title (&fixture, "图书漂流"));
  type_in (find_named (fixture.window->page, "title"), "<i>&");
  activate (&fixture, "win.delete");
  WAIT_UNTIL (shows_title (&fixture, "冬季长跑"));
  WAIT_UNTIL (count_rows (&fixture) == 1);
  WAIT_UNTIL (find_words (fixture.window->toasts, "“图书漂流<i>&” deleted") != NULL);
  g_signal_emit_by_name (find_toast_button (&fixture), "clicked");
  WAIT_UNTIL (shows_title (&fixture, "图书漂流<i>&"));
  WAIT_UNTIL (count_rows (&fixture) == 2);
  window_fixture_close (&fixture);
}

/* The newest deletion is the one on the screen, and the one before it is offered again after that. */
static void
test_delete_two (void)
{
  g_autoptr(Scratch) dir = make_drafts (3);
  gboolean animated;
  WindowFixture fixture;

  window_fixture_open (&fixture, dir);
  WAIT_UNTIL (shows_title (&fixture, "合唱比赛"));
  activate (&fixture, "win.delete");
  WAIT_UNTIL (shows_title (&fixture, "图书漂流"));
  WAIT_UNTIL (find_words (fixture.window->toasts, "“合唱比赛” deleted") != NULL);
  activate (&fixture, "win.delete");
  WAIT_UNTIL (shows_title (&fixture, "冬季长跑"));
  WAIT_UNTIL (find_words (fixture.window->toasts, "“图书漂流” deleted") != NULL);
  WAIT_UNTIL (find_words (fixture.window->toasts, "“合唱比赛” deleted") == NULL);
  take_picture (fixture.window, "delete-two");

  g_signal_emit_by_name (find_toast_button (&fixture), "clicked");
  WAIT_UNTIL (shows_title (&fixture, "图书漂流"));
  WAIT_UNTIL (find_words (fixture.window->toasts, "“合唱比赛” deleted") != NULL);
  WAIT_UNTIL (find_words (fixture.window->toasts, "“图书漂流” deleted") == NULL);
  g_signal_emit_by_name (find_toast_button (&fixture), "clicked");
  WAIT_UNTIL (shows_title (&fixture, "合唱比赛"));
  WAIT_UNTIL (count_rows (&fixture) == 3);
  g_object_get (gtk_settings_get_default (), "gtk-enable-animations", &animated, NULL);
  g_assert_true (animated);
  window_fixture_close (&fixture);
}

/* Whoever presses Escape at once, and again, only says that all is well. */
static void
test_delete_and_escape (void)
{
  g_autoptr(Scratch) dir = make_drafts (3);
  WindowFixture fixture;

  window_fixture_open (&fixture, dir);
  WAIT_UNTIL (shows_title (&fixture, "合唱比赛"));
  activate (&fixture, "win.delete");
  WAIT_UNTIL (find_words (fixture.window->toasts, "“合唱比赛” deleted") != NULL);
  settle (1000);
  activate (&fixture, "win.delete");
  WAIT_UNTIL (find_words (fixture.window->toasts, "“图书漂流” deleted") != NULL);
  gtk_widget_grab_focus (get_text_view (&fixture));
  press_keys (fixture.window, "Escape");
  WAIT_UNTIL (find_words (fixture.window->toasts, "“合唱比赛” deleted") != NULL);
  press_keys (fixture.window, "Escape");
  WAIT_UNTIL (find_words (fixture.window->toasts, "deleted") == NULL);
  g_assert_cmpuint (count_rows (&fixture), ==, 1);
  window_fixture_close (&fixture);
}

static void
test_delete_the_last (void)
{
  g_autoptr(Scratch) dir = make_drafts (1);
  WindowFixture fixture;

  window_fixture_open (&fixture, dir);
  WAIT_UNTIL (shows_title (&fixture, "冬季长跑"));
  activate (&fixture, "win.delete");
  WAIT_UNTIL (fixture.window->draft == NULL);
  g_assert_cmpstr (get_page (&fixture), ==, "none");
  g_assert_nonnull (find_words (fixture.window->page, _("What Is the News?")));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture.window->status_bar)));
  g_assert_cmpuint (count_type (fixture.window->preview_pane, GTK_TYPE_TOGGLE_BUTTON), ==, 0);
  WAIT_UNTIL (count_rows (&fixture) == 0);
  g_assert_cmpstr (get_title (&fixture), ==, "Pengcheng Editor");
  begin_article (&fixture);
  g_assert_cmpstr (get_page (&fixture), ==, "article");
  g_assert_cmpuint (count_type (fixture.window->preview_pane, GTK_TYPE_TOGGLE_BUTTON), ==, 3);
  window_fixture_close (&fixture);
}

static gboolean
has_bold (GtkWidget *label)
{
  PangoAttrList *attributes = gtk_label_get_attributes (GTK_LABEL (label));

  return attributes != NULL;
}

static void
test_search (void)
{
  g_autoptr(Scratch) dir = make_drafts (3);
  GtkWidget *found;
  GtkWidget *entry;
  WindowFixture fixture;

  window_fixture_open (&fixture, dir);
  WAIT_UNTIL (shows_title (&fixture, "合唱比赛"));
  WAIT_UNTIL (count_rows (&fixture) == 3);
  activate (&fixture, "win.search");
  entry = find_named (fixture.window->drafts, "search");
  g_assert_true (gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN);

  gtk_editable_set_text (GTK_EDITABLE (entry), "旅");
  WAIT_UNTIL (count_rows (&fixture) == 1);
  WAIT_UNTIL ((found = find_words (fixture.window->drafts, "都去旅行")) != NULL);
  g_assert_true (has_bold (found));
  g_assert_nonnull (find_words (fixture.window->drafts, "图书漂流"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "无此事");
  WAIT_UNTIL (find_words (fixture.window->drafts, _("Nothing Found")) != NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), "长跑");
  WAIT_UNTIL (count_rows (&fixture) == 1);
  WAIT_UNTIL ((found = find_words (fixture.window->drafts, "冬季长跑")) != NULL);
  g_assert_true (has_bold (found));
  g_signal_emit_by_name (entry, "activate");
  WAIT_UNTIL (shows_title (&fixture, "冬季长跑"));

  g_signal_emit_by_name (entry, "stop-search");
  WAIT_UNTIL (count_rows (&fixture) == 3);
  window_fixture_close (&fixture);
}

static void
test_close_saves (void)
{
  g_autoptr(Scratch) dir = make_drafts (1);
  g_autofree char *uuid = NULL;
  g_autoptr(PengArticle) article = NULL;
  PengBlock * const *blocks;
  guint n_blocks;
  g_autoptr(GError) error = NULL;
  PengStore *store;
  WindowFixture fixture;

  window_fixture_open (&fixture, dir);
  WAIT_UNTIL (shows_title (&fixture, "冬季长跑"));
  uuid = g_strdup (peng_draft_get_uuid (fixture.window->draft));
  type_in (find_named (fixture.window->page, "title"), "昨夜");
  type_in (get_text_view (&fixture), "天冷，");
  g_assert_false (is_saved (&fixture));
  window_fixture_close (&fixture);

  store = open_store (dir, PENG_STORE_OK);
  article = load_article (store, uuid, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (peng_article_get_field (article, PENG_FIELD_TITLE), ==, "冬季长跑昨夜");
  blocks = peng_article_get_blocks (article, &n_blocks);
  g_assert_true (g_str_has_prefix (peng_text_get_string (peng_block_get_text (blocks[0])), "天冷，"));
  close_store (store);
}

static void
add (const char *name,
     void      (*test) (void))
{
  g_autofree char *path = g_strconcat ("/ui/window/", name, NULL);

  g_test_add_func (path, test);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();

  add ("sample", test_sample);
  add ("lines-wake-near-the-view", test_lines_wake_near_the_view);
  add ("opens-the-last-else-the-newest", test_opens_the_last_else_the_newest);
  add ("new-article", test_new_article);
  add ("fields-and-one-history", test_fields_and_one_history);
  add ("details-fold", test_details_fold);
  add ("duplicate", test_duplicate);
  add ("delete-and-bring-back", test_delete_and_bring_back);
  add ("delete-two", test_delete_two);
  add ("delete-and-escape", test_delete_and_escape);
  add ("delete-the-last", test_delete_the_last);
  add ("search", test_search);
  add ("close-saves", test_close_saves);

  return g_test_run ();
}
