/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "test-drop.h"
#include "window-fixture.h"

#include "web-process.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>
#include <string.h>
#include <webkit/webkit.h>

/* The preview in the real window, before the real built-in portal. */

typedef struct
{
  char          *dir;
  WindowFixture  window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    g_string_append (text, i == 0 ? "全校师生一起跑步。" : "\n全校师生一起跑步。");

  fixture->dir = scratch_with_draft ("冬季长跑", text->str);
  window_fixture_show (&fixture->window, fixture->dir);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  window_fixture_close (&fixture->window);
  scratch_remove (fixture->dir);
}

static PengPreview *
get_preview (Fixture *fixture)
{
  return fixture->window.window->preview;
}

static GtkWidget *
get_text_view (Fixture *fixture)
{
  return find_type (fixture->window.window->editor, GTK_TYPE_TEXT_VIEW);
}

static const char *
get_pane_page (Fixture *fixture)
{
  GtkWidget *stack = find_named (fixture->window.window->preview_pane, "stack");

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static gboolean
answers (Fixture    *fixture,
         const char *script,
         const char *expected)
{
  g_autofree char *answer = ask_preview (&fixture->window, script);

  return g_str_equal (answer, expected);
}

static void
wait_for_site (Fixture *fixture)
{
  PengDesk *desk = fixture->window.window->desk;

  WAIT_UNTIL (*peng_desk_get_sections (desk) != NULL);
  for (guint i = 0; i < PENG_N_PANELS; i++)
    WAIT_UNTIL (peng_site_facts_get_news (peng_desk_get_facts (desk), i) != NULL);
}

static void
place_at_end (Fixture *fixture)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_text_view (fixture)));
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
}

static const char last_in_sight[] =
  "String((r => r.top >= 0 && r.bottom <= innerHeight)"
  "(document.getElementById('peng-article').lastElementChild.getBoundingClientRect()))";

/* Wherever the answer of the site falls, the page goes on to show where somebody writes. */
static void
test_follows_through_new_page (Fixture       *fixture,
                               gconstpointer  data)
{
  place_at_end (fixture);
  WAIT_UNTIL (answers (fixture, last_in_sight, "true"));
  wait_for_site (fixture);
  g_assert_true (answers (fixture, last_in_sight, "true"));

  peng_preview_reload (get_preview (fixture));
  g_assert_true (answers (fixture, last_in_sight, "true"));
  type_in (get_text_view (fixture), "还有家长。");
  g_assert_true (answers (fixture, last_in_sight, "true"));
  g_assert_true (answers (fixture, "document.getElementById('peng-article').children.length", "60"));
}

static int
get_line (Fixture *fixture)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_text_view (fixture)));
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));

  return gtk_text_iter_get_line (&cursor);
}

static gboolean
has_focus (Fixture   *fixture,
           GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window.window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* What is clicked on the page is written in from then on. */
static void
test_clicks (Fixture       *fixture,
             gconstpointer  data)
{
  g_free (ask_preview (&fixture->window,
                       "document.getElementById('peng-article').children[30].click()"));
  WAIT_UNTIL (get_line (fixture) == 30);
  g_assert_true (has_focus (fixture, get_text_view (fixture)));

  g_free (ask_preview (&fixture->window, "document.getElementById('peng-title').click()"));
  WAIT_UNTIL (has_focus (fixture, find_named (fixture->window.window->page, "title")));
}

static gboolean
is_saved (Fixture *fixture)
{
  return peng_draft_get_state (fixture->window.window->draft) == PENG_SAVE_SAVED;
}

static void
test_killed_process (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *text = NULL;
  GtkWidget *button;

  place_at_end (fixture);
  wait_for_site (fixture);
  WAIT_UNTIL (peng_preview_is_current (get_preview (fixture)));
  take_picture (fixture->window.window, "preview-before");

  g_test_expect_message ("peng-preview", G_LOG_LEVEL_WARNING, "web process terminated*");
  g_assert_cmpuint (kill_web_processes (), >, 0);
  WAIT_UNTIL (g_str_equal (get_pane_page (fixture), "crashed"));
  g_test_assert_expected_messages ();
  take_picture (fixture->window.window, "preview-stopped");

  /* Everything else goes on. */
  type_in (get_text_view (fixture), "家长也来了。");
  WAIT_UNTIL (is_saved (fixture));
  activate (&fixture->window, "win.undo");
  activate (&fixture->window, "win.redo");
  text = dup_text (get_text_view (fixture));
  g_assert_true (g_str_has_suffix (text, "全校师生一起跑步。家长也来了。\n"));

  button = find_type (find_type (fixture->window.window->preview_pane, ADW_TYPE_STATUS_PAGE),
                      GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  WAIT_UNTIL (g_str_equal (get_pane_page (fixture), "page"));
  g_assert_true (answers (fixture, "document.getElementById('peng-article').children.length", "60"));
  g_assert_true (answers (fixture, "document.getElementById('peng-article').lastElementChild"
                                   ".textContent", "全校师生一起跑步。家长也来了。"));
  g_assert_true (answers (fixture, last_in_sight, "true"));
  take_picture (fixture->window.window, "preview-again");
}

static void
publish (Fixture *fixture)
{
  PengWindow *window = fixture->window.window;
  g_autoptr(PengArticle) article =
    peng_document_snapshot (peng_draft_get_document (window->draft));
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengPublishing) row = NULL;
  g_autoptr(GError) error = NULL;

  peng_publisher_publish_async (peng_desk_get_publisher (window->desk), article,
                                peng_draft_get_revision (window->draft),
                                peng_desk_get_site (window->desk), PENG_SITE_KIND_LOCAL,
                                "guanfanghuodong", NULL, answer_cb, &answer);
  row = peng_publisher_publish_finish (peng_desk_get_publisher (window->desk), wait_for (&answer),
                                       &error);
  g_assert_no_error (error);
  WAIT_UNTIL (peng_publishing_get_state (row) == PENG_OUTBOX_PUBLISHED);
}

/* The site's own panels, and a code that is real from the moment of publishing on. */
static void
test_panels_and_code (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char activity[] = "document.getElementById('peng-panel-activity').textContent";
  static const char code[] = "document.getElementById('peng-qr').textContent";
  g_autofree char *link = NULL;

  wait_for_site (fixture);
  g_assert_true (answers (fixture, activity, "还没有文章"));
  g_assert_true (answers (fixture, code, "发布后生成"));
  WAIT_UNTIL (answers (fixture, "String(document.querySelector('#peng-qr img').naturalWidth > 20)",
                       "true"));
  g_assert_true (answers (fixture, "window.scrollTo(0, document.body.scrollHeight); ''", ""));
  take_picture (fixture->window.window, "preview-unpublished");

  publish (fixture);
  WAIT_UNTIL (answers (fixture, code, ""));
  WAIT_UNTIL (!answers (fixture, activity, "还没有文章"));
  link = ask_preview (&fixture->window, "document.querySelector('#peng-panel-activity a').href");
  g_assert_true (g_str_has_suffix (link, "/news/1.html"));
  g_assert_true (answers (fixture, "window.scrollTo(0, document.body.scrollHeight); ''", ""));
  take_picture (fixture->window.window, "preview-published");

  activate (&fixture->window, "win.new");
  WAIT_UNTIL (answers (fixture, code, "发布后生成"));
}

static void
read_page (const char *uri)
{
  g_autoptr(SoupSession) session = soup_session_new ();
  g_autoptr(SoupMessage) message = soup_message_new (SOUP_METHOD_GET, uri);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = soup_session_send_and_read (session, message, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (soup_message_get_status (message), ==, SOUP_STATUS_OK);
}

/* The page tells seconds. */
static void
wait_for_next_second (void)
{
  gint64 present = g_get_real_time () / G_USEC_PER_SEC;

  while (g_get_real_time () / G_USEC_PER_SEC == present)
    g_main_context_iteration (NULL, FALSE);
}

/* What only the site knows of the page, and nothing of it in another draft. */
static void
test_time_and_views (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char views[] = "document.getElementById('peng-views').textContent";
  static const char time[] = "document.getElementById('peng-time').textContent";
  g_autofree char *loaded = NULL;
  g_autofree char *published = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *uuid = NULL;

  wait_for_site (fixture);
  /* What reads a page back is one reader more: a site must not know it from others. */
  peng_read_back_stop (peng_desk_get_read_back (fixture->window.window->desk));
  g_assert_true (answers (fixture, views, "0"));
  loaded = ask_preview (&fixture->window, time);

  wait_for_next_second ();
  publish (fixture);
  WAIT_UNTIL (!answers (fixture, time, loaded));
  published = ask_preview (&fixture->window, time);
  g_assert_cmpstr (published, >, loaded);
  uri = g_strdup (fixture->window.window->page_uri);
  uuid = g_strdup (peng_draft_get_uuid (fixture->window.window->draft));
  read_page (uri);
  read_page (uri);

  wait_for_next_second ();
  activate (&fixture->window, "win.new");
  WAIT_UNTIL (!answers (fixture, time, published));
  g_assert_true (answers (fixture, views, "0"));
  peng_window_open_draft (fixture->window.window, uuid);
  WAIT_UNTIL (answers (fixture, views, "2"));
  g_assert_true (answers (fixture, time, published));
}

typedef struct
{
  PengWindow *window;
  guint       n_painted;  /* frames with the article in them */
  gboolean    had_view;
} FirstFrame;

static void
painted_cb (FirstFrame *frame)
{
  if (frame->n_painted == 0)
    frame->had_view = find_type (frame->window, WEBKIT_TYPE_WEB_VIEW) != NULL;
  if (frame->window->draft != NULL)
    frame->n_painted++;
}

/* Nobody waits for the web process to see the window, and the article in it. */
static void
test_after_first_frame (void)
{
  g_autoptr(Scratch) dir = scratch_with_draft ("冬季长跑", "全校师生一起跑步。");
  WindowFixture window;
  FirstFrame frame = { 0 };
  GdkFrameClock *clock;

  window_fixture_start (&window, dir);
  frame.window = window.window;
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window.window));
  g_assert_null (find_type (window.window, WEBKIT_TYPE_WEB_VIEW));
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &frame);
  WAIT_UNTIL (find_type (window.window, WEBKIT_TYPE_WEB_VIEW) != NULL);
  g_signal_handlers_disconnect_by_data (clock, &frame);
  g_assert_cmpuint (frame.n_painted, >, 0);
  g_assert_false (frame.had_view);
  window_fixture_close (&window);
}

/* What is no photograph has no smaller one to be shown. */
static void
test_sound (Fixture       *fixture,
            gconstpointer  data)
{
  static const char sound[] = "RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x40\x1f\0\0"
                              "\1\0\x8\0data\0\0\0\0";
  g_autofree char *path = g_build_filename (fixture->dir, "song.wav", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GSList files = { .data = file };
  g_autoptr(GError) error = NULL;
  GdkFileList *list = gdk_file_list_new_from_list (&files);

  g_assert_true (g_file_set_contents (path, sound, sizeof sound - 1, &error));
  g_assert_no_error (error);
  test_drop (get_text_view (fixture), GDK_TYPE_FILE_LIST, list, 100, 40);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  WAIT_UNTIL (answers (fixture, "String(document.querySelector('audio')?.src.split(':')[0])", "blob"));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();

#define ADD(name, func) \
  g_test_add ("/ui/window-preview/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("follows-through-new-page", test_follows_through_new_page);
  ADD ("clicks", test_clicks);
  ADD ("killed-process", test_killed_process);
  ADD ("panels-and-code", test_panels_and_code);
  ADD ("time-and-views", test_time_and_views);
  ADD ("sound", test_sound);
  g_test_add_func ("/ui/window-preview/after-first-frame", test_after_first_frame);

  return g_test_run ();
}
