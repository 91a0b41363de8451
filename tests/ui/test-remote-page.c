/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "site-fixture.h"
#include "store-fixture.h"
#include "window-fixture.h"

#include "publish/peng-pengcheng-format.h"
#include "ui/peng-remote-row.h"
#include "ui/peng-secret-row.h"
#include "ui/peng-site-dialog.h"
#include "work/peng-publisher-private.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* The page of one's articles at the sites, before the real built-in portal. */

typedef struct
{
  char          *dir;
  WindowFixture  window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = scratch_with_draft ("冬季长跑", "全校师生一起跑步。");
  window_fixture_show (&fixture->window, fixture->dir);
  WAIT_UNTIL (*peng_desk_get_sections (fixture->window.window->desk) != NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  window_fixture_close (&fixture->window);
  scratch_remove (fixture->dir);
}

static PengDesk *
get_desk (Fixture *fixture)
{
  return fixture->window.window->desk;
}

static PengStore *
get_store (Fixture *fixture)
{
  return peng_desk_get_store (get_desk (fixture));
}

static const char *
get_same (const char *media,
          gpointer    user_data)
{
  return media;
}

static PengPortal *
connect_portal (Fixture *fixture)
{
  PengPublisher *publisher = peng_desk_get_publisher (get_desk (fixture));
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengPortal *portal;

  peng_publisher_connect (publisher, peng_desk_get_site (get_desk (fixture)), NULL, answer_cb, &answer);
  WAIT_UNTIL (answer != NULL);
  portal = peng_publisher_connect_finish (publisher, answer, &error);
  g_assert_no_error (error);

  return portal;
}

/* As another computer does with the same account. */
static void
put_there (PengPortal *portal,
           const char *uuid,
           const char *title,
           const char *words)
{
  const char *fields[PENG_N_FIELDS] = { title, "", "", "", "", "", "", "", "", "" };
  g_autoptr(PengBlock) text = peng_block_new_paragraph (words);
  PengBlock *blocks[] = { text };
  g_autoptr(PengArticle) article = peng_article_new (uuid, fields, blocks, 1);
  g_autoptr(GBytes) body = peng_pengcheng_format (article, "bendizixun", 0, get_same, NULL);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengRemoteArticle) remote = NULL;
  g_autoptr(GError) error = NULL;

  peng_portal_put_article_async (portal, peng_article_get_uuid (article), body, NULL, NULL, answer_cb,
                                 &answer);
  WAIT_UNTIL (answer != NULL);
  remote = peng_portal_put_article_finish (portal, answer, &error);
  g_assert_no_error (error);
}

static void
put_many (Fixture *fixture,
          guint    n_articles)
{
  g_autoptr(PengPortal) portal = connect_portal (fixture);

  for (guint i = 0; i < n_articles; i++)
    {
      g_autofree char *uuid = g_uuid_string_random ();
      g_autofree char *title = g_strdup_printf ("徐州市第一中学第%u周升旗仪式暨“新时代好少年”表彰大会", i + 1);

      put_there (portal, uuid, title, "例行。");
    }
}

static void
show_page (Fixture *fixture)
{
  activate (&fixture->window, "win.at-sites");
  WAIT_UNTIL (peng_window_shows_remote (fixture->window.window));
}

static gboolean
shows (Fixture    *fixture,
       const char *page)
{
  GtkStack *stack = GTK_STACK (find_named (fixture->window.window->remote, "stack"));

  return g_strcmp0 (gtk_stack_get_visible_child_name (stack), page) == 0;
}

static PengRemoteRow *
get_row (Fixture *fixture,
         int      index)
{
  GtkWidget *list = find_named (fixture->window.window->remote, "list");

  return list != NULL
           ? PENG_REMOTE_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index)) : NULL;
}

static guint
count_rows (Fixture *fixture)
{
  guint n = 0;

  while (get_row (fixture, n) != NULL)
    n++;

  return n;
}

static const char *
get_title (PengRemoteRow *row)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
}

static guint
count_drafts (Fixture *fixture)
{
  g_autoptr(GPtrArray) drafts = list_drafts (get_store (fixture), PENG_LIST_DRAFTS, NULL, 10);

  return drafts->len;
}

static void
seek (Fixture    *fixture,
      const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (find_named (fixture->window.window->remote, "search")), words);
}

/* Nothing is there; Escape leads back, and so does the key that leads here. */
static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  show_page (fixture);
  WAIT_UNTIL (shows (fixture, "empty"));
  take_picture (fixture->window.window, "at-sites-empty");
  activate (&fixture->window, "win.at-sites");
  WAIT_UNTIL (peng_window_shows_writing (fixture->window.window));
}

/* By the keyboard alone: written elsewhere, it is opened as a draft that is published in its place. */
static void
test_opened (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(PengPortal) portal = connect_portal (fixture);
  PengWindow *window = fixture->window.window;
  g_autofree char *words = g_strconcat (_("Published"), " · 本地资讯 · ", NULL);
  PengRemoteRow *row;

  put_there (portal, uuid, "秋季运动会", "别处写的。");
  focus_window (window);
  press_keys (window, "shift+F4");
  WAIT_UNTIL (peng_window_shows_remote (window));
  WAIT_UNTIL ((row = get_row (fixture, 0)) != NULL);
  g_assert_cmpstr (get_title (row), ==, "秋季运动会");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), words));
  settle (300);
  take_picture (window, "at-sites-one");

  press_keys (window, "Tab");
  press_keys (window, "Return");
  WAIT_UNTIL (window->draft != NULL && g_str_equal (peng_draft_get_uuid (window->draft), uuid));
  g_assert_true (peng_window_shows_writing (window));
  g_assert_cmpuint (count_drafts (fixture), ==, 2);
  settle (300);
  take_picture (window, "at-sites-opened");

  /* Once more: it is the same draft. */
  show_page (fixture);
  WAIT_UNTIL ((row = get_row (fixture, 0)) != NULL);
  g_signal_emit_by_name (find_named (row, "edit"), "clicked");
  WAIT_UNTIL (peng_window_shows_writing (window));
  g_assert_cmpuint (count_drafts (fixture), ==, 2);
}

/* Out of reach while it is being opened: it is said, and nothing is left. */
static void
test_not_opened (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *path = g_build_filename (fixture->dir, "portal", "run.json", NULL);
  g_autofree char *json = NULL;
  g_autoptr(PengPortal) portal = connect_portal (fixture);
  PengWindow *window = fixture->window.window;
  GtkWindow *message;
  int pid;

  put_there (portal, uuid, "秋季运动会", "别处写的。");
  show_page (fixture);
  WAIT_UNTIL (get_row (fixture, 0) != NULL);
  g_assert_true (g_file_get_contents (path, &json, NULL, NULL));
  pid = atoi (strchr (strstr (json, "\"pid\""), ':') + 1);

  kill (pid, SIGSTOP);
  g_signal_emit_by_name (find_named (get_row (fixture, 0), "edit"), "clicked");
  WAIT_UNTIL (gtk_widget_get_mapped (find_named (window->remote, "cancel")));
  settle (400);
  take_picture (window, "at-sites-opening");
  g_signal_emit_by_name (find_named (window->remote, "cancel"), "clicked");
  kill (pid, SIGCONT);
  settle (500);
  g_assert_true (peng_window_shows_remote (window));
  g_assert_cmpuint (count_drafts (fixture), ==, 1);

  g_setenv ("PENGCHENG_BINDIR", fixture->dir, TRUE);
  kill (pid, SIGKILL);
  settle (300);
  g_signal_emit_by_name (find_named (get_row (fixture, 0), "edit"), "clicked");
  WAIT_UNTIL ((message = find_message ()) != NULL);
  take_picture (message, "at-sites-not-opened");
  gtk_window_close (message);
  g_assert_cmpuint (count_drafts (fixture), ==, 1);
}

/* As somebody does who wants to see the end of the list. */
static guint
count_rows_below (Fixture *fixture)
{
  GtkWidget *scroller = find_named (fixture->window.window->remote, "scroller");
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));

  return count_rows (fixture);
}

/* Further pages come while one looks at the end of the list; a search begins anew. */
static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  PengWindow *window = fixture->window.window;

  put_many (fixture, 65);
  show_page (fixture);
  WAIT_UNTIL (get_row (fixture, 0) != NULL);
  settle (500);
  take_picture (window, "at-sites-list");
  g_assert_cmpuint (count_rows (fixture), <, 65);
  WAIT_UNTIL (count_rows_below (fixture) == 65);

  seek (fixture, "第33周");
  WAIT_UNTIL (count_rows (fixture) == 1);
  seek (fixture, "没有的词");
  WAIT_UNTIL (shows (fixture, "empty"));
  take_picture (window, "at-sites-nothing-found");
  seek (fixture, "");
  WAIT_UNTIL (count_rows (fixture) >= 20);
}

/* The site takes its time and then does not answer: that is said, and it can be asked again. */
static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *bin_dir = g_strdup (g_getenv ("PENGCHENG_BINDIR"));
  g_autofree char *path = g_build_filename (fixture->dir, "portal", "run.json", NULL);
  g_autofree char *json = NULL;
  PengWindow *window = fixture->window.window;
  int pid;

  g_assert_true (g_file_get_contents (path, &json, NULL, NULL));
  pid = atoi (strchr (strstr (json, "\"pid\""), ':') + 1);
  kill (pid, SIGSTOP);
  show_page (fixture);
  WAIT_UNTIL (shows (fixture, "asking"));
  take_picture (window, "at-sites-asking");
  g_setenv ("PENGCHENG_BINDIR", fixture->dir, TRUE);
  kill (pid, SIGKILL);
  WAIT_UNTIL (shows (fixture, "error"));
  g_assert_false (gtk_widget_get_visible (find_named (window->remote, "sign_in")));
  take_picture (window, "at-sites-error");
  g_setenv ("PENGCHENG_BINDIR", bin_dir, TRUE);
  g_signal_emit_by_name (find_named (window->remote, "try_again"), "clicked");
  WAIT_UNTIL (shows (fixture, "empty"));
}

/* Another site, whose password is wrong: it is asked for, and then the list is there. */
static void
test_signed_out (Fixture       *fixture,
                 gconstpointer  data)
{
  PengWindow *window = fixture->window.window;
  g_autofree char *token_path = g_build_filename (fixture->dir, "other", "token", NULL);
  g_autofree char *token = NULL;
  GSubprocess *portal = add_portal (get_desk (fixture), fixture->dir, "区教育网", "wrong");
  GtkWindow *account;
  GtkDropDown *choice;

  g_assert_true (g_file_get_contents (token_path, &token, NULL, NULL));
  show_page (fixture);
  choice = GTK_DROP_DOWN (find_named (window->remote, "site_choice"));
  WAIT_UNTIL (gtk_drop_down_get_model (choice) != NULL &&
              g_list_model_get_n_items (gtk_drop_down_get_model (choice)) == 2);
  gtk_drop_down_set_selected (choice, 1);
  WAIT_UNTIL (shows (fixture, "error") &&
              gtk_widget_get_visible (find_named (window->remote, "sign_in")));
  take_picture (window, "at-sites-signed-out");

  g_signal_emit_by_name (find_named (window->remote, "sign_in"), "clicked");
  WAIT_UNTIL ((account = find_dialog (PENG_TYPE_SITE_DIALOG)) != NULL);
  peng_secret_row_set_text (PENG_SECRET_ROW (find_named (account, "password")), g_strstrip (token));
  g_signal_emit_by_name (find_named (account, "go_on"), "clicked");
  WAIT_UNTIL (find_dialog (PENG_TYPE_SITE_DIALOG) == NULL);
  WAIT_UNTIL (shows (fixture, "empty"));
  end_portal (portal);
}

static void
add (const char *name,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/ui/remote-page/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  unlock_keyring ();
  window_fixture_init ();
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

  add ("empty", test_empty);
  add ("opened", test_opened);
  add ("pages", test_pages);
  add ("failure", test_failure);
  add ("signed-out", test_signed_out);
  add ("not-opened", test_not_opened);

  return g_test_run ();
}
