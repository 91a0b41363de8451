/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "site-fixture.h"
#include "store-fixture.h"
#include "window-fixture.h"

#include "ui/peng-outbox-row.h"
#include "ui/peng-publish-dialog-private.h"
#include "ui/peng-secret-row.h"
#include "ui/peng-site-dialog.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* The outbox before the real built-in portal, which is stopped and let go on as the test wants. */

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

static int
find_portal (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->dir, "portal", "run.json", NULL);
  g_autofree char *json = NULL;

  g_assert_true (g_file_get_contents (path, &json, NULL, NULL));

  return atoi (strchr (strstr (json, "\"pid\""), ':') + 1);
}

/* As somebody does who then looks elsewhere. */
static void
publish (Fixture *fixture)
{
  GtkWindow *dialog;

  activate (&fixture->window, "win.publish");
  WAIT_UNTIL ((dialog = find_dialog (PENG_TYPE_PUBLISH_DIALOG)) != NULL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_named (dialog, "section_row")), 1);
  g_signal_emit_by_name (find_named (dialog, "publish_button"), "clicked");
  gtk_window_close (dialog);
  WAIT_UNTIL (find_dialog (PENG_TYPE_PUBLISH_DIALOG) == NULL);
}

static void
show_outbox (Fixture *fixture)
{
  activate (&fixture->window, "win.outbox");
  WAIT_UNTIL (peng_window_shows_outbox (fixture->window.window));
}

static PengOutboxRow *
get_row (Fixture    *fixture,
         const char *list)
{
  GtkWidget *box = find_named (fixture->window.window->outbox, list);

  return PENG_OUTBOX_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (box), 0));
}

static gboolean
shows (Fixture    *fixture,
       const char *page)
{
  GtkStack *stack = GTK_STACK (find_named (fixture->window.window->outbox, "stack"));

  return g_strcmp0 (gtk_stack_get_visible_child_name (stack), page) == 0;
}

static PengOutboxState
get_state (PengOutboxRow *row)
{
  return peng_publishing_get_state (peng_outbox_row_get (row));
}

static const char *
get_words (PengOutboxRow *row)
{
  return adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row));
}

static gboolean
offers (PengOutboxRow *row,
        const char    *button)
{
  GtkWidget *widget = find_named (row, button);

  return widget != NULL && gtk_widget_get_visible (widget);
}

static void
press (PengOutboxRow *row,
       const char    *button)
{
  g_assert_true (offers (row, button));
  g_signal_emit_by_name (find_named (row, button), "clicked");
}

static void
answer (const char *question,
        const char *button)
{
  GtkWindow *message;

  WAIT_UNTIL ((message = find_message ()) != NULL);
  take_picture (message, question);
  g_signal_emit_by_name (find_button (message, button), "clicked");
  WAIT_UNTIL (find_message () == NULL);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  show_outbox (fixture);
  WAIT_UNTIL (shows (fixture, "empty"));
  g_assert_false (gtk_widget_get_visible (fixture->window.window->outbox_button));
  take_picture (fixture->window.window, "outbox-empty");
  activate (&fixture->window, "win.outbox");
  WAIT_UNTIL (peng_window_shows_writing (fixture->window.window));
}

/* On its way, paused, resumed and arrived; in the list of what is finished also when it is made
 * anew. */
static void
test_paused (Fixture       *fixture,
             gconstpointer  data)
{
  int portal = find_portal (fixture);
  PengOutboxRow *row;

  kill (portal, SIGSTOP);
  publish (fixture);
  show_outbox (fixture);
  WAIT_UNTIL ((row = get_row (fixture, "going")) != NULL);
  g_assert_true (gtk_widget_get_visible (fixture->window.window->outbox_button));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "冬季长跑");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_named (row, "site"))), ==,
                   "本机预览站");
  g_assert_null (strstr (get_words (row), "本机预览站"));
  WAIT_UNTIL (get_state (row) == PENG_OUTBOX_MEDIA);
  g_assert_true (offers (row, "pause") && offers (row, "stop"));
  g_assert_false (offers (row, "resume") || offers (row, "open") || offers (row, "decide"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  settle (300);
  take_picture (fixture->window.window, "outbox-going");

  press (row, "pause");
  WAIT_UNTIL (get_state (row) == PENG_OUTBOX_PAUSED);
  g_assert_cmpstr (get_words (row), ==, _("It was paused. Resume it when it may go on."));
  g_assert_true (offers (row, "resume"));
  g_assert_false (offers (row, "pause"));
  take_picture (fixture->window.window, "outbox-paused");

  kill (portal, SIGCONT);
  settle (300);
  g_assert_cmpint (get_state (row), ==, PENG_OUTBOX_PAUSED);
  press (row, "resume");
  WAIT_UNTIL (get_row (fixture, "going") == NULL && (row = get_row (fixture, "ended")) != NULL);
  g_assert_cmpint (get_state (row), ==, PENG_OUTBOX_PUBLISHED);
  g_assert_true (offers (row, "open"));
  g_assert_false (gtk_widget_get_visible (fixture->window.window->outbox_button));
  take_picture (fixture->window.window, "outbox-finished");

  window_fixture_close (&fixture->window);
  window_fixture_show (&fixture->window, fixture->dir);
  show_outbox (fixture);
  WAIT_UNTIL ((row = get_row (fixture, "ended")) != NULL);
  g_assert_cmpint (get_state (row), ==, PENG_OUTBOX_PUBLISHED);
  g_assert_true (offers (row, "open"));
}

static int
count_ended (Fixture *fixture)
{
  GtkListBox *list = GTK_LIST_BOX (find_named (fixture->window.window->outbox, "ended"));
  int n = 0;

  while (gtk_list_box_get_row_at_index (list, n) != NULL)
    n++;

  return n;
}

/* Rows that were given up, so many. */
static void
make_ended (Fixture *fixture,
            guint    n)
{
  PengDesk *desk = fixture->window.window->desk;
  PengStore *store = peng_desk_get_store (desk);
  const char *uuid = peng_draft_get_uuid (fixture->window.window->draft);
  g_autoptr(GPtrArray) media = g_ptr_array_new ();
  g_autoptr(GBytes) content = g_bytes_new_static ("{}", 2);

  for (guint i = 0; i < n; i++)
    {
      const PengOutboxStep step = { .to = PENG_OUTBOX_ABANDONED };
      const PengOutboxItem item = {
        .article = (char *) uuid, .site = peng_desk_get_site (desk), .section = (char *) "",
        .content = content, .content_hash = (char *) "", .revision = 1, .media = media,
      };
      g_autoptr(GAsyncResult) frozen = NULL;
      g_autoptr(GAsyncResult) ended = NULL;
      g_autoptr(PengOutboxItem) row = NULL;
      gint64 id;

      peng_store_freeze_outbox_async (store, &item, NULL, answer_cb, &frozen);
      id = peng_store_freeze_outbox_finish (store, wait_for (&frozen), NULL);
      g_assert_cmpint (id, >, 0);
      peng_store_advance_outbox_async (store, id, &step, NULL, answer_cb, &ended);
      row = peng_store_advance_outbox_finish (store, wait_for (&ended), NULL);
      g_assert_nonnull (row);
    }
}

/* As often as it is asked, for the list grows. */
static gboolean
scroll_down (GtkAdjustment *place)
{
  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));

  return TRUE;
}

/* What was finished long ago comes when somebody scrolls there, each row once. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  GtkAdjustment *place;

  make_ended (fixture, 120);
  show_outbox (fixture);
  WAIT_UNTIL (count_ended (fixture) == 50);
  place = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (find_named (fixture->window.window->outbox, "scroller")));
  settle (300);
  g_assert_cmpint (count_ended (fixture), ==, 50);

  WAIT_UNTIL (scroll_down (place) && count_ended (fixture) == 100);
  WAIT_UNTIL (scroll_down (place) && count_ended (fixture) == 120);
  settle (300);
  g_assert_cmpint (count_ended (fixture), ==, 120);
  take_picture (fixture->window.window, "outbox-many");
}

static void
test_stopped (Fixture       *fixture,
              gconstpointer  data)
{
  int portal = find_portal (fixture);
  PengOutboxRow *row;

  kill (portal, SIGSTOP);
  publish (fixture);
  show_outbox (fixture);
  WAIT_UNTIL ((row = get_row (fixture, "going")) != NULL);
  press (row, "stop");
  answer ("outbox-stop", _("_Cancel"));
  g_assert_true (get_row (fixture, "going") == row);

  press (row, "stop");
  answer ("outbox-stop", _("_Do Not Publish"));
  WAIT_UNTIL (get_row (fixture, "going") == NULL && (row = get_row (fixture, "ended")) != NULL);
  g_assert_cmpint (get_state (row), ==, PENG_OUTBOX_ABANDONED);
  take_picture (fixture->window.window, "outbox-stopped");
  kill (portal, SIGCONT);
}

/* Without a site: how long it is until the next try, and that one can have it now. */
static void
test_waiting (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *bin_dir = g_strdup (g_getenv ("PENGCHENG_BINDIR"));
  PengOutboxRow *row;

  g_setenv ("PENGCHENG_BINDIR", fixture->dir, TRUE);
  kill (find_portal (fixture), SIGKILL);
  publish (fixture);
  show_outbox (fixture);
  WAIT_UNTIL ((row = get_row (fixture, "going")) != NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  WAIT_UNTIL (peng_publishing_is_waiting (peng_outbox_row_get (row)) && offers (row, "resume"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (find_named (row, "resume")), ==, _("Try Now"));
  take_picture (fixture->window.window, "outbox-waiting");

  g_setenv ("PENGCHENG_BINDIR", bin_dir, TRUE);
  press (row, "resume");
  WAIT_UNTIL (get_row (fixture, "going") == NULL && (row = get_row (fixture, "ended")) != NULL);
  g_assert_cmpint (get_state (row), ==, PENG_OUTBOX_PUBLISHED);
}

/* The window asks before it closes; in the background it goes on, and the program ends by itself
 * when it has arrived. */
static void
test_background (Fixture       *fixture,
                 gconstpointer  data)
{
  int portal = find_portal (fixture);
  g_autoptr(PengDesk) desk = g_object_ref (fixture->window.window->desk);

  kill (portal, SIGSTOP);
  publish (fixture);
  WAIT_UNTIL (peng_publisher_get_rows (peng_desk_get_publisher (desk))->len > 0);
  gtk_window_close (GTK_WINDOW (fixture->window.window));
  answer ("outbox-close", _("_Cancel"));
  g_assert_nonnull (fixture->window.window);

  gtk_window_close (GTK_WINDOW (fixture->window.window));
  answer ("outbox-close", _("Go On in the _Background"));
  WAIT_UNTIL (fixture->window.window == NULL);
  g_assert_cmpuint (peng_publisher_count_busy (peng_desk_get_publisher (desk)), ==, 1);
  kill (portal, SIGCONT);
  WAIT_UNTIL (peng_publisher_get_rows (peng_desk_get_publisher (desk))->len == 0);
  g_clear_object (&desk);
  window_fixture_end (&fixture->window);
  window_fixture_show (&fixture->window, fixture->dir);
  show_outbox (fixture);
  WAIT_UNTIL (get_row (fixture, "ended") != NULL);
  g_assert_cmpint (get_state (get_row (fixture, "ended")), ==, PENG_OUTBOX_PUBLISHED);
}

/* Started once more while it is at work in the background: a new window over the same desk. */
static void
test_back_again (Fixture       *fixture,
                 gconstpointer  data)
{
  GApplication *application = fixture->window.application;
  int portal = find_portal (fixture);
  PengOutboxRow *row;

  kill (portal, SIGSTOP);
  publish (fixture);
  WAIT_UNTIL (gtk_widget_get_visible (fixture->window.window->outbox_button));
  gtk_window_close (GTK_WINDOW (fixture->window.window));
  answer ("outbox-close", _("Go On in the _Background"));
  WAIT_UNTIL (fixture->window.window == NULL);

  g_application_activate (application);
  g_set_weak_pointer (&fixture->window.window,
                      PENG_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application))));
  WAIT_UNTIL (fixture->window.window->draft != NULL);
  show_outbox (fixture);
  WAIT_UNTIL ((row = get_row (fixture, "going")) != NULL);
  kill (portal, SIGCONT);
  WAIT_UNTIL (get_row (fixture, "going") == NULL);
}

static gint64
find_last_site (Fixture *fixture)
{
  PengStore *store = peng_desk_get_store (fixture->window.window->desk);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GPtrArray) sites = NULL;

  peng_store_list_sites_async (store, NULL, answer_cb, &answer);
  WAIT_UNTIL (answer != NULL);
  sites = peng_store_list_sites_finish (store, answer, NULL);

  return ((PengSiteInfo *) sites->pdata[sites->len - 1])->id;
}

/* The password is no longer right when the article is already on its way: what is missing is asked for
 * here, and then it goes on. */
static void
test_signed_out (Fixture       *fixture,
                 gconstpointer  data)
{
  PengDesk *desk = fixture->window.window->desk;
  GSubprocess *portal;
  PengSection *section = g_ptr_array_index (peng_desk_get_section_list (desk), 0);
  g_autoptr(PengArticle) article =
    peng_document_snapshot (peng_draft_get_document (fixture->window.window->draft));
  g_autofree char *path = g_build_filename (fixture->dir, "other", "token", NULL);
  g_autofree char *token = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengPublishing) publishing = NULL;
  PengOutboxRow *row;
  GtkWindow *dialog;

  /* The site is added when the outbox has been looked at already. */
  show_outbox (fixture);
  WAIT_UNTIL (shows (fixture, "empty"));
  activate (&fixture->window, "win.outbox");
  portal = add_portal (desk, fixture->dir, "区教育网", "wrong");

  peng_publisher_publish_async (peng_desk_get_publisher (desk), article, 1, find_last_site (fixture),
                                PENG_SITE_KIND_PENGCHENG, section->id, NULL, answer_cb, &answer);
  WAIT_UNTIL (answer != NULL);
  publishing = peng_publisher_publish_finish (peng_desk_get_publisher (desk), answer, NULL);
  show_outbox (fixture);
  WAIT_UNTIL ((row = get_row (fixture, "going")) != NULL && offers (row, "sign_in"));
  g_assert_false (offers (row, "resume"));
  /* Of several sites it is said at once which one it is. */
  g_assert_true (g_str_has_prefix (get_words (row), "区教育网 · "));
  take_picture (fixture->window.window, "outbox-signed-out");

  g_assert_true (g_file_get_contents (path, &token, NULL, NULL));
  g_signal_emit_by_name (find_named (row, "sign_in"), "clicked");
  WAIT_UNTIL ((dialog = find_dialog (PENG_TYPE_SITE_DIALOG)) != NULL);
  peng_secret_row_set_text (PENG_SECRET_ROW (find_named (dialog, "password")), g_strstrip (token));
  g_signal_emit_by_name (find_named (dialog, "go_on"), "clicked");
  WAIT_UNTIL (find_dialog (PENG_TYPE_SITE_DIALOG) == NULL);
  WAIT_UNTIL (peng_publishing_get_state (publishing) == PENG_OUTBOX_PUBLISHED);
  WAIT_UNTIL ((row = get_row (fixture, "ended")) != NULL && offers (row, "open"));
  end_portal (portal);
}

/* For readers in so many seconds. */
static void
publish_in (Fixture *fixture,
            gint64   seconds)
{
  PengDesk *desk = fixture->window.window->desk;
  PengSection *section = g_ptr_array_index (peng_desk_get_section_list (desk), 0);
  g_autoptr(PengArticle) article =
    peng_document_snapshot (peng_draft_get_document (fixture->window.window->draft));
  const PengPublishPlan plan = {
    PENG_STANDING_PUBLIC, seconds != 0 ? g_get_real_time () + seconds * G_USEC_PER_SEC : 0,
  };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengPublishing) publishing = NULL;

  peng_publisher_publish_as_async (peng_desk_get_publisher (desk), article, 1,
                                   peng_desk_get_site (desk), PENG_SITE_KIND_LOCAL, section->id,
                                   &plan, NULL, answer_cb, &answer);
  WAIT_UNTIL (answer != NULL);
  publishing = peng_publisher_publish_finish (peng_desk_get_publisher (desk), answer, NULL);
  g_assert_nonnull (publishing);
  WAIT_UNTIL (peng_publishing_get_state (publishing) == PENG_OUTBOX_PUBLISHED);
}

/* What is to come is counted down, and says so no more when it has come, or does not come any more. */
static void
test_to_come (Fixture       *fixture,
              gconstpointer  data)
{
  PengOutboxRow *row;

  show_outbox (fixture);
  publish_in (fixture, 3600);
  WAIT_UNTIL ((row = get_row (fixture, "ended")) != NULL);
  g_assert_false (offers (row, "open"));
  take_picture (fixture->window.window, "outbox-to-come");

  publish_in (fixture, 6);
  WAIT_UNTIL (g_str_has_prefix (get_words (row), _("Planned otherwise since")));
  take_picture (fixture->window.window, "outbox-replanned");
  row = get_row (fixture, "ended");
  g_assert_false (offers (row, "open"));
  WAIT_UNTIL (offers (row, "open"));
  g_assert_true (g_str_has_prefix (get_words (row), _("Published")));
}

static void
add (const char *name,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/ui/outbox-page/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();
  unlock_keyring ();
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

  add ("empty", test_empty);
  add ("paused", test_paused);
  add ("many", test_many);
  add ("stopped", test_stopped);
  add ("waiting", test_waiting);
  add ("signed-out", test_signed_out);
  add ("to-come", test_to_come);
  add ("background", test_background);
  add ("back-again", test_back_again);

  return g_test_run ();
}
