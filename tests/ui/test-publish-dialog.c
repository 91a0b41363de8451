/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish-dialog-fixture.h"
#include "site-fixture.h"
#include "test-answer.h"

#include "ui/peng-outbox-row.h"
#include "ui/peng-secret-row.h"
#include "ui/peng-site-dialog.h"
#include "work/peng-error-text.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>

#define DONE  "object-select-symbolic"
#define GOING "content-loading-symbolic"

/* The publish window before the real built-in portal, in each of its states. */

static void
test_blocked (Fixture       *fixture,
              gconstpointer  data)
{
  PengDraft *before = fixture->window.window->draft;

  activate (&fixture->window, "win.new");
  WAIT_UNTIL (fixture->window.window->draft != before);
  open_dialog (fixture);
  g_assert_true (shows (fixture, "ready"));
  g_assert_false (can_publish (fixture));
  g_assert_cmpstr (get_words (fixture, "blocker"), ==,
                   _("The article has no title. Write one before you publish."));
  take_picture (fixture->dialog, "publish-blocked");
  close_dialog (fixture);

  type_in (find_named (fixture->window.window->page, "title"), "春天来了");
  open_dialog (fixture);
  g_assert_cmpstr (get_words (fixture, "blocker"), ==,
                   _("The article is empty. Write something before you publish."));
  close_dialog (fixture);

  type_in (find_type (fixture->window.window->editor, GTK_TYPE_TEXT_VIEW), "花都开了。");
  open_dialog (fixture);
  choose_section (fixture, 0);
  g_assert_false (can_publish (fixture));
  g_assert_cmpstr (get_words (fixture, "blocker"), ==,
                   _("Choose the section that the article belongs to."));
  choose_section (fixture, 2);
  g_assert_true (can_publish (fixture));
  close_dialog (fixture);
}

/* What the site has told of its limits is held before anything is sent to it. */
static void
test_too_long (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *words = g_strnfill (201, 'a');

  type_in (find_named (fixture->window.window->page, "source"), words);
  open_dialog (fixture);
  choose_section (fixture, 1);
  g_assert_false (can_publish (fixture));
  g_assert_nonnull (strstr (get_words (fixture, "blocker"), "201"));
  g_assert_nonnull (strstr (get_words (fixture, "blocker"), _("Source")));
  take_picture (fixture->dialog, "publish-too-long");
  close_dialog (fixture);

  activate (&fixture->window, "win.undo");
  open_dialog (fixture);
  choose_section (fixture, 1);
  g_assert_true (can_publish (fixture));
  close_dialog (fixture);
}

/* The date is read even where the keyboard is still in its field. */
static void
test_event_date (Fixture       *fixture,
                 gconstpointer  data)
{
  PengDocument *document = peng_draft_get_document (fixture->window.window->draft);
  GtkWidget *field = find_named (fixture->window.window->page, "event_date");

  type_in (field, "上周");
  open_dialog (fixture);
  choose_section (fixture, 1);
  g_assert_false (can_publish (fixture));
  g_assert_cmpstr (get_words (fixture, "blocker"), ==,
                   _("The event date cannot be read. Write it as 2026-05-01 or 5/1, or leave it "
                     "empty."));
  take_picture (fixture->dialog, "publish-event-date");
  close_dialog (fixture);

  activate (&fixture->window, "win.undo");
  type_in (field, "2026.5.3");
  open_dialog (fixture);
  g_assert_cmpstr (peng_document_get_field (document, PENG_FIELD_EVENT_DATE), ==, "2026-05-03");
  choose_section (fixture, 1);
  g_assert_true (can_publish (fixture));
  close_dialog (fixture);
}

/* A QR reader's view of what the dialog shows. */
static char *
read_code (Fixture *fixture)
{
  GtkPicture *picture = GTK_PICTURE (find_named (fixture->dialog, "qr"));
  g_autofree char *path = g_build_filename (fixture->dir, "code.png", NULL);
  g_autofree char *zbarimg = g_find_program_in_path ("zbarimg");
  g_autoptr(GdkTexture) texture = g_object_ref (GDK_TEXTURE (gtk_picture_get_paintable (picture)));
  g_autofree char *command = NULL;
  g_autofree char *code = NULL;
  g_autoptr(GError) error = NULL;

  if (zbarimg == NULL)
    return NULL;

  g_assert_true (gdk_texture_save_to_png (texture, path));
  /* As large as it is on the screen: a module of one pixel is none to a camera. */
  command = g_strdup_printf ("sh -c 'convert %s -scale 400%% %s && zbarimg -q --raw %s'", path, path,
                             path);
  g_assert_true (g_spawn_command_line_sync (command, &code, NULL, NULL, &error));
  g_assert_no_error (error);

  return g_strdup (g_strstrip (code));
}

/* A tick on what is done, dots on what is going on, nothing on what is to come. */
static gboolean
shows_steps (Fixture    *fixture,
             const char *first,
             const char *second,
             const char *third)
{
  PengPublishDialog *dialog = PENG_PUBLISH_DIALOG (fixture->dialog);
  const char *expected[] = { first, second, third };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      if (g_strcmp0 (gtk_image_get_icon_name (dialog->step_icons[i]), expected[i]) != 0)
        return FALSE;
    }

  return TRUE;
}

static char *
read_clipboard (Fixture *fixture)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->dialog));
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  char *words;

  gdk_clipboard_read_text_async (clipboard, NULL, answer_cb, &answer);
  WAIT_UNTIL (answer != NULL);
  words = gdk_clipboard_read_text_finish (clipboard, answer, &error);
  g_assert_no_error (error);

  return words;
}

/* The portal stands still, so that what is going can be looked at, left and found again. */
static void
test_published (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *copied = NULL;
  g_autofree char *code = NULL;
  g_autofree char *page = NULL;
  g_autofree char *url = NULL;
  int portal;

  portal = find_portal (fixture);
  open_dialog (fixture);
  choose_section (fixture, 1);
  take_picture (fixture->dialog, "publish-ready");
  kill (portal, SIGSTOP);
  press (fixture, "publish_button");
  g_assert_true (shows (fixture, "going"));
  g_assert_true (shows_steps (fixture, GOING, NULL, NULL));
  WAIT_UNTIL (shows_steps (fixture, DONE, GOING, NULL));
  take_picture (fixture->dialog, "publish-going");
  close_dialog (fixture);

  open_dialog (fixture);
  g_assert_true (shows (fixture, "going"));
  g_assert_true (shows_steps (fixture, DONE, GOING, NULL));
  kill (portal, SIGCONT);
  WAIT_UNTIL (shows (fixture, "done"));
  take_picture (fixture->dialog, "publish-done");
  url = g_strdup (get_words (fixture, "url"));
  g_assert_true (g_str_has_prefix (url, "http://127.0.0.1:"));
  press (fixture, "copy_button");
  copied = read_clipboard (fixture);
  g_assert_cmpstr (copied, ==, url);
  code = read_code (fixture);
  if (code != NULL)
    g_assert_cmpstr (code, ==, url);
  page = fetch (url);
  g_assert_nonnull (strstr (page, "冬季长跑"));
  g_assert_nonnull (strstr (page, "全校师生一起跑步。"));
  close_dialog (fixture);

  open_dialog (fixture);
  g_assert_true (shows (fixture, "ready"));
  WAIT_UNTIL (gtk_widget_get_visible (find_named (fixture->dialog, "already")));
  take_picture (fixture->dialog, "publish-again");
  close_dialog (fixture);
}

/* How often one looks at most whether an article has been published meanwhile. */
#define MOST_LOOKS 60

/* Closed before it has so much as begun to send: it is sent all the same, and whoever looks again
 * is told so. */
static void
test_closed_at_once (Fixture       *fixture,
                     gconstpointer  data)
{
  gboolean told = FALSE;

  open_dialog (fixture);
  choose_section (fixture, 1);
  press (fixture, "publish_button");
  close_dialog (fixture);

  for (guint i = 0; !told; i++)
    {
      g_assert_cmpuint (i, <, MOST_LOOKS);
      open_dialog (fixture);
      settle (300);
      told = shows (fixture, "done") ||
             gtk_widget_get_visible (find_named (fixture->dialog, "already"));
      close_dialog (fixture);
    }
}

static void
open_another (Fixture *fixture)
{
  PengWindow *window = fixture->window.window;

  fixture->dialog = GTK_WINDOW (peng_publish_dialog_new (window->desk, window->draft, 0));
  gtk_window_present (fixture->dialog);
  choose_section (fixture, 1);
  g_assert_true (shows (fixture, "ready"));
}

/* A site that does not answer is asked again and again, also when the window is closed. */
static void
test_closed_before_answer (Fixture       *fixture,
                           gconstpointer  data)
{
  PengDesk *desk = fixture->window.window->desk;
  GtkWindow *dialog = NULL;

  open_dialog (fixture);
  g_set_weak_pointer (&dialog, fixture->dialog);
  close_dialog (fixture);
  WAIT_UNTIL (dialog == NULL);
  g_signal_emit_by_name (peng_desk_get_facts_of (desk, peng_desk_get_site (desk)), "changed");
}

/* The dialogs of one article, each opened and perhaps pressed before there is a row in the outbox:
 * all come to say the same, and there is one page. */
static void
test_opened_before_row (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkWindow *dialogs[3];
  GPtrArray *rows;
  int portal;

  portal = find_portal (fixture);
  kill (portal, SIGSTOP);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      open_another (fixture);
      dialogs[i] = fixture->dialog;
    }

  for (guint i = 0; i < 2; i++)
    {
      fixture->dialog = dialogs[i];
      press (fixture, "publish_button");
    }

  rows = peng_publisher_get_rows (peng_desk_get_publisher (fixture->window.window->desk));
  g_assert_cmpuint (rows->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      fixture->dialog = dialogs[i];
      WAIT_UNTIL (shows (fixture, "going") && shows_steps (fixture, DONE, GOING, NULL));
      g_assert_true (gtk_widget_is_sensitive (find_named (fixture->dialog, "stop_button")));
    }

  g_assert_cmpuint (rows->len, ==, 1);
  kill (portal, SIGCONT);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      fixture->dialog = dialogs[i];
      WAIT_UNTIL (shows (fixture, "done"));
      gtk_window_close (fixture->dialog);
    }

  WAIT_UNTIL (find_dialog (PENG_TYPE_PUBLISH_DIALOG) == NULL);
}

static void
test_stopped (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *bin_dir = g_strdup (g_getenv ("PENGCHENG_BINDIR"));

  open_dialog (fixture);
  choose_section (fixture, 1);
  g_setenv ("PENGCHENG_BINDIR", fixture->dir, TRUE);
  kill (find_portal (fixture), SIGKILL);
  press (fixture, "publish_button");
  WAIT_UNTIL (shows (fixture, "going") &&
              gtk_widget_get_visible (find_named (fixture->dialog, "retry_button")));
  g_assert_cmpstr (get_words (fixture, "going_words"), !=, "");
  take_picture (fixture->dialog, "publish-waiting");
  press (fixture, "stop_button");
  WAIT_UNTIL (shows (fixture, "failed"));
  g_assert_cmpstr (get_words (fixture, "failed_heading"), ==, _("Stopped"));
  take_picture (fixture->dialog, "publish-stopped");
  close_dialog (fixture);
  g_setenv ("PENGCHENG_BINDIR", bin_dir, TRUE);
}

/* A page is no wider for what another one has to say. */
static void
test_width (Fixture       *fixture,
            gconstpointer  data)
{
  type_in (find_named (fixture->window.window->page, "title"),
           "学校第三十二届冬季长跑比赛暨阳光体育系列活动启动仪式在新校区田径运动场隆重举行");
  open_dialog (fixture);
  choose_section (fixture, 1);
  press (fixture, "publish_button");
  g_assert_true (shows (fixture, "going"));
  g_assert_cmpint (measure_width (fixture), <=, 460);
  WAIT_UNTIL (shows (fixture, "done"));
  g_assert_cmpint (measure_width (fixture), <=, 460);
  close_dialog (fixture);
}

static gboolean
says_update (Fixture *fixture)
{
  return g_str_equal (gtk_button_get_label (GTK_BUTTON (find_named (fixture->dialog,
                                                                    "publish_button"))),
                      _("_Update"));
}

static guint
get_site (Fixture *fixture)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (find_named (fixture->dialog, "site_row")));
}

/* One article at two sites, each with its own state. */
static void
test_two_sites (Fixture       *fixture,
                gconstpointer  data)
{
  GSubprocess *portal = add_portal (fixture->window.window->desk, fixture->dir, "区教育网", NULL);
  g_autofree char *second = NULL;
  g_autofree char *page = NULL;

  publish_first (fixture);
  open_dialog (fixture);
  choose_site (fixture, 0);
  WAIT_UNTIL (says_update (fixture));
  choose_site (fixture, 1);
  WAIT_UNTIL (!says_update (fixture));
  WAIT_UNTIL (can_publish (fixture));
  g_assert_true (gtk_window_get_focus (fixture->dialog) ==
                 find_named (fixture->dialog, "publish_button"));
  take_picture (fixture->dialog, "publish-two-sites");
  press (fixture, "publish_button");
  WAIT_UNTIL (shows (fixture, "done"));
  second = g_strdup (get_words (fixture, "url"));
  page = fetch (second);
  g_assert_nonnull (strstr (page, "全校师生一起跑步。"));
  close_dialog (fixture);

  /* What got the article last is offered first. */
  open_dialog (fixture);
  WAIT_UNTIL (get_site (fixture) == 1 && says_update (fixture));
  for (guint line = 0; line < 2; line++)
    {
      choose_site (fixture, line);
      WAIT_UNTIL (says_update (fixture));
    }
  press (fixture, "publish_button");
  WAIT_UNTIL (shows (fixture, "done"));
  g_assert_cmpstr (get_words (fixture, "url"), ==, second);
  close_dialog (fixture);
  end_portal (portal);
}

/* The account is refused: that is what is said, and not that the site does not answer; with the right
 * token it goes on at once. */
static void
test_wrong_token (Fixture       *fixture,
                  gconstpointer  data)
{
  GSubprocess *portal = add_portal (fixture->window.window->desk, fixture->dir, "区教育网", "wrong");
  g_autofree char *token_path = g_build_filename (fixture->dir, "other", "token", NULL);
  g_autofree char *token = NULL;
  GtkWindow *account;
  const GError *error;
  g_autofree char *sentence = NULL;

  open_dialog (fixture);
  choose_site (fixture, 1);
  WAIT_UNTIL ((error = peng_site_facts_get_error (
                 peng_publish_dialog_get_facts (PENG_PUBLISH_DIALOG (fixture->dialog)))) != NULL);
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_SIGNED_OUT);
  sentence = peng_error_text_new (error);
  g_assert_cmpstr (get_words (fixture, "blocker"), ==, sentence);
  g_assert_false (can_publish (fixture));
  take_picture (fixture->dialog, "publish-signed-out");

  press (fixture, "sign_in_button");
  WAIT_UNTIL ((account = find_dialog (PENG_TYPE_SITE_DIALOG)) != NULL);
  g_assert_true (g_file_get_contents (token_path, &token, NULL, NULL));
  peng_secret_row_set_text (PENG_SECRET_ROW (find_named (account, "password")), g_strstrip (token));
  g_signal_emit_by_name (find_named (account, "go_on"), "clicked");
  WAIT_UNTIL (find_dialog (PENG_TYPE_SITE_DIALOG) == NULL);
  WAIT_UNTIL (peng_site_facts_get_section_list (peng_publish_dialog_get_facts (
                PENG_PUBLISH_DIALOG (fixture->dialog)))->len > 0);
  g_assert_false (gtk_widget_get_visible (find_named (fixture->dialog, "sign_in_button")));
  choose_section (fixture, 1);
  press (fixture, "publish_button");
  WAIT_UNTIL (shows (fixture, "done"));
  close_dialog (fixture);
  end_portal (portal);
}

/* The section is none of the site's any more: it is said that nothing was published. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  GPtrArray *sections = peng_desk_get_section_list (fixture->window.window->desk);
  PengSection *section = g_ptr_array_index (sections, 0);

  g_free (section->id);
  section->id = g_strdup ("gone");
  open_dialog (fixture);
  choose_section (fixture, 1);
  press (fixture, "publish_button");
  WAIT_UNTIL (shows (fixture, "failed"));
  g_assert_cmpstr (get_words (fixture, "failed_heading"), ==, _("Not Published"));
  take_picture (fixture->dialog, "publish-refused");
  close_dialog (fixture);
}

/* How many photographs have arrived, in the dialog and in the outbox. */
static void
test_photographs (Fixture       *fixture,
                  gconstpointer  data)
{
  PengWindow *window = fixture->window.window;
  int portal = find_portal (fixture);
  g_autofree char *sent = g_strdup_printf (_("%u of %u"), 0, 3);
  GtkWidget *row;

  open_dialog (fixture);
  choose_section (fixture, 1);
  kill (portal, SIGSTOP);
  press (fixture, "publish_button");
  WAIT_UNTIL (shows_steps (fixture, DONE, GOING, NULL));
  g_assert_cmpstr (adw_action_row_get_subtitle (get_dialog (fixture)->media_step), ==, sent);
  take_picture (fixture->dialog, "publish-photographs");
  close_dialog (fixture);
  activate (&fixture->window, "win.outbox");
  WAIT_UNTIL ((row = find_type (window->outbox, PENG_TYPE_OUTBOX_ROW)) != NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  WAIT_UNTIL (find_words (row, sent) != NULL);
  settle (300);
  take_picture (window, "outbox-photographs");
  activate (&fixture->window, "win.outbox");

  open_dialog (fixture);
  kill (portal, SIGCONT);
  WAIT_UNTIL (shows (fixture, "done"));
  close_dialog (fixture);
}

static void
add (const char *name,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/ui/publish-dialog/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

  unlock_keyring ();
  add ("blocked", test_blocked);
  add ("event-date", test_event_date);
  add ("too-long", test_too_long);
  add ("published", test_published);
  add ("closed-at-once", test_closed_at_once);
  add ("closed-before-answer", test_closed_before_answer);
  add ("opened-before-row", test_opened_before_row);
  add ("stopped", test_stopped);
  add ("width", test_width);
  add ("two-sites", test_two_sites);
  add ("wrong-token", test_wrong_token);
  add ("refused", test_refused);
  g_test_add ("/ui/publish-dialog/photographs", Fixture, NULL, set_up_sample, test_photographs,
              tear_down);

  return g_test_run ();
}
