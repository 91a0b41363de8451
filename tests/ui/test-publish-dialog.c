/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "site-fixture.h"
#include "store-fixture.h"
#include "window-fixture.h"

#include "ui/peng-earlier-window.h"
#include "ui/peng-merge-card.h"
#include "ui/peng-merge-window.h"
#include "ui/peng-publish-dialog-private.h"
#include "ui/peng-secret-row.h"
#include "ui/peng-site-dialog.h"
#include "work/peng-error-text.h"
#include "work/peng-site-account.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define DONE  "object-select-symbolic"
#define GOING "content-loading-symbolic"

/* The publish window before the real built-in portal, in each of its states. */

typedef struct
{
  char          *dir;
  WindowFixture  window;
  GtkWindow     *dialog;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = scratch_with_draft ("冬季长跑", "全校师生一起跑步。");
  window_fixture_show (&fixture->window, fixture->dir);
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
  const char *pid;

  if (!g_file_get_contents (path, &json, NULL, NULL) || (pid = strstr (json, "\"pid\"")) == NULL)
    return 0;

  return atoi (strchr (pid, ':') + 1);
}

static void
wait_for_site (Fixture *fixture)
{
  WAIT_UNTIL (*peng_desk_get_sections (fixture->window.window->desk) != NULL);
}

static void
open_dialog (Fixture *fixture)
{
  activate (&fixture->window, "win.publish");
  WAIT_UNTIL ((fixture->dialog = find_dialog (PENG_TYPE_PUBLISH_DIALOG)) != NULL);
}

static void
close_dialog (Fixture *fixture)
{
  gtk_window_close (fixture->dialog);
  WAIT_UNTIL (find_dialog (PENG_TYPE_PUBLISH_DIALOG) == NULL);
}

static gboolean
shows (Fixture    *fixture,
       const char *page)
{
  GtkWidget *stack = find_named (fixture->dialog, "stack");

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), page) == 0;
}

static gboolean
can_publish (Fixture *fixture)
{
  return gtk_widget_is_sensitive (find_named (fixture->dialog, "publish_button"));
}

static const char *
get_words (Fixture    *fixture,
           const char *label)
{
  return gtk_label_get_label (GTK_LABEL (find_named (fixture->dialog, label)));
}

static void
choose_section (Fixture *fixture,
                guint    line)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_named (fixture->dialog, "section_row")), line);
}

static void
press (Fixture    *fixture,
       const char *button)
{
  GtkWidget *widget = find_named (fixture->dialog, button);

  g_assert_true (gtk_widget_is_sensitive (widget));
  g_signal_emit_by_name (widget, "clicked");
}

static void
test_blocked (Fixture       *fixture,
              gconstpointer  data)
{
  PengDraft *before = fixture->window.window->draft;

  wait_for_site (fixture);
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

  wait_for_site (fixture);
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

  wait_for_site (fixture);
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

static char *
fetch (const char *url)
{
  g_autofree char *command = g_strdup_printf ("curl -sf %s", url);
  g_autoptr(GError) error = NULL;
  char *page = NULL;

  g_assert_true (g_spawn_command_line_sync (command, &page, NULL, NULL, &error));
  g_assert_no_error (error);

  return page;
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

  wait_for_site (fixture);
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

  wait_for_site (fixture);
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

/* The dialogs of one article, each opened and perhaps pressed before there is a row in the outbox:
 * all come to say the same, and there is one page. */
static void
test_opened_before_row (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkWindow *dialogs[3];
  GPtrArray *rows;
  int portal;

  wait_for_site (fixture);
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

  wait_for_site (fixture);
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

static int
measure_width (Fixture *fixture)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (fixture->dialog), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);

  return minimum;
}

/* A page is no wider for what another one has to say. */
static void
test_width (Fixture       *fixture,
            gconstpointer  data)
{
  wait_for_site (fixture);
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

/* Somebody at the site writes an article of the same name, with a photograph that is not here. */
static const char change_script[] =
  "set -e; cd %s/portal\n"
  "base=$(sed -n 's|.*\"url\" *: *\"\\(http://[^/]*\\)/*\".*|\\1|p' run.json)/api/v1\n"
  "ask () { curl -sf -H \"Authorization: Bearer $(cat token)\" \"$@\"; }\n"
  "sha=$(sha256sum %s | cut -c1-64)\n"
  "ask -o /dev/null -T %s $base/media/$sha\n"
  "etag=$(ask -I $base/articles/%s | sed -n 's/^ETag: *\\([^ ]*\\)\\r$/\\1/Ip')\n"
  "ask -o /dev/null -X PUT -H \"If-Match: $etag\" -H 'Content-Type: application/json' -d "
  "'{\"title\":\"冬季长跑（学校）\",\"section\":\"bendizixun\",\"html\":\"<figure class=image>"
  "<img src=media:'$sha'></figure><p>学校改的。</p>\"}' $base/articles/%s\n"
  "echo $sha";

/* Gives the name of the photograph. */
static char *
change_at_site (Fixture *fixture)
{
  const char *uuid = peng_draft_get_uuid (fixture->window.window->draft);
  g_autofree char *photo =
    g_build_filename (g_getenv ("PENGCHENG_PKGDATADIR"), "sample", "start-line.jpg", NULL);
  g_autofree char *script = g_strdup_printf (change_script, fixture->dir, photo, photo, uuid, uuid);
  const char *argv[] = { "sh", "-c", script, NULL };
  g_autofree char *output = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return g_strdup (g_strstrip (output));
}

static void
publish_first (Fixture *fixture)
{
  wait_for_site (fixture);
  open_dialog (fixture);
  choose_section (fixture, 1);
  press (fixture, "publish_button");
  WAIT_UNTIL (shows (fixture, "done"));
  close_dialog (fixture);
}

static gboolean
shows_conflict (Fixture *fixture)
{
  return shows (fixture, "failed") &&
         gtk_widget_get_visible (find_named (fixture->dialog, "conflict_buttons"));
}

static void
meet_conflict (Fixture *fixture)
{
  type_in (find_type (fixture->window.window->editor, GTK_TYPE_TEXT_VIEW), "又写了一句。");
  open_dialog (fixture);
  press (fixture, "publish_button");
  WAIT_UNTIL (shows_conflict (fixture));
  g_assert_cmpstr (get_words (fixture, "failed_heading"), ==, _("Changed at the Site"));
}

/* Both are shown, and theirs can be opened. */
static void
check_versions (Fixture *fixture)
{
  PengPublishDialog *dialog = PENG_PUBLISH_DIALOG (fixture->dialog);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%F");
  g_autofree char *page = NULL;

  WAIT_UNTIL (gtk_widget_get_visible (dialog->versions));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (dialog->their_row)), ==,
                   "冬季长跑（学校）");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (dialog->their_row), day));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (dialog->our_row)), ==,
                   "冬季长跑");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (dialog->our_row), day));
  g_assert_true (gtk_widget_get_visible (dialog->their_page_button));
  g_assert_cmpint (measure_width (fixture), <=, 460);
  page = fetch (peng_publish_dialog_get_url (dialog));
  g_assert_nonnull (strstr (page, "学校改的。"));
}

static void
press_replace (Fixture *fixture)
{
  g_signal_emit_by_name (find_named (fixture->dialog, "replace_button"), "clicked");
}

/* The draft that is not the one in the window; NULL for none. */
static PengArticle *
load_kept (Fixture *fixture)
{
  PengStore *store = peng_desk_get_store (fixture->window.window->desk);
  const char *uuid = peng_draft_get_uuid (fixture->window.window->draft);
  g_autoptr(GPtrArray) drafts = list_drafts (store, PENG_LIST_DRAFTS, NULL, 10);

  for (guint i = 0; i < drafts->len; i++)
    {
      const PengDraftInfo *info = g_ptr_array_index (drafts, i);

      if (!g_str_equal (info->uuid, uuid))
        return load_article (store, info->uuid, NULL);
    }

  return NULL;
}

static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *photo = NULL;
  g_autofree char *page = NULL;
  g_autoptr(PengArticle) kept = NULL;
  g_auto(GStrv) media = NULL;

  publish_first (fixture);
  photo = change_at_site (fixture);
  meet_conflict (fixture);
  check_versions (fixture);
  take_picture (fixture->dialog, "publish-conflict");
  press_replace (fixture);
  WAIT_UNTIL (shows (fixture, "done"));
  page = fetch (get_words (fixture, "url"));
  g_assert_nonnull (strstr (page, "又写了一句。"));
  close_dialog (fixture);

  kept = load_kept (fixture);
  g_assert_cmpstr (peng_article_get_field (kept, PENG_FIELD_TITLE), ==, "冬季长跑（学校）");
  g_assert_cmpstr (peng_article_get_field (kept, PENG_FIELD_SECTION), ==,
                   *peng_desk_get_sections (fixture->window.window->desk));
  media = peng_article_dup_media (kept);
  g_assert_cmpuint (g_strv_length (media), ==, 1);
  g_assert_cmpstr (media[0], ==, photo);
}

static PengMergeCard *
find_card (gpointer    root,
           const char *heading)
{
  GtkWidget *label = find_words (root, heading);

  return PENG_MERGE_CARD (gtk_widget_get_ancestor (label, PENG_TYPE_MERGE_CARD));
}

static const char *
get_version (PengMergeCard *card,
             const char    *name)
{
  return gtk_label_get_label (GTK_LABEL (find_named (card, name)));
}

static void
take (PengMergeCard *card,
      const char    *button)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_named (card, button)), TRUE);
}

/* What was mine before is found again from where it is told of. */
static void
find_in_earlier (Fixture     *fixture,
                 PengArticle *mine)
{
  PengCount count;
  GtkWindow *earlier;
  g_autofree char *words = NULL;
  g_autofree char *details = NULL;

  WAIT_UNTIL (find_words (fixture->window.window,
                          _("Both texts as they were are kept in Earlier Versions.")) != NULL);
  settle (400);
  take_picture (fixture->window.window, "merge-kept");
  g_signal_emit_by_name (find_button (fixture->window.window, _("_Show")), "clicked");
  WAIT_UNTIL ((earlier = find_dialog (PENG_TYPE_EARLIER_WINDOW)) != NULL);
  peng_article_count (mine, &count);
  words = g_strdup_printf (ngettext ("%'u word", "%'u words", count.words), count.words);
  details = g_strdup_printf ("%s · %s", _("Yours, before another version was taken"), words);
  WAIT_UNTIL (find_words (earlier, details) != NULL);
  settle (300);
  take_picture (earlier, "merge-earlier");
  gtk_window_close (earlier);
  WAIT_UNTIL (find_dialog (PENG_TYPE_EARLIER_WINDOW) == NULL);
}

/* Their title and both texts, with their photograph: one step of undo in the draft, and at the site
 * when it is published. */
static void
test_joined (Fixture       *fixture,
             gconstpointer  data)
{
  PengDocument *document = peng_draft_get_document (fixture->window.window->draft);
  GtkWindow *merge;
  PengMergeCard *title;
  g_autofree char *photo = NULL;
  g_autofree char *page = NULL;
  g_autoptr(PengArticle) mine = NULL;
  g_autoptr(PengArticle) undone = NULL;
  g_autoptr(PengArticle) joined = NULL;
  g_auto(GStrv) media = NULL;

  publish_first (fixture);
  photo = change_at_site (fixture);
  meet_conflict (fixture);
  mine = peng_document_snapshot (document);
  press (fixture, "compare_button");
  WAIT_UNTIL ((merge = find_dialog (PENG_TYPE_MERGE_WINDOW)) != NULL);
  WAIT_UNTIL (gtk_widget_is_sensitive (find_named (merge, "accept")));
  title = find_card (merge, _("Title"));
  g_assert_cmpstr (get_version (title, "mine"), ==, "冬季长跑");
  g_assert_cmpstr (get_version (title, "theirs"), ==, "冬季长跑（学校）");
  g_assert_cmpint (peng_merge_card_get_choice (title), ==, PENG_MERGE_TAKE_THEIRS);
  g_assert_false (gtk_widget_get_visible (find_named (title, "take_both")));
  settle (300);
  take_picture (merge, "merge");
  take (find_card (merge, _("Different in both")), "take_both");
  g_signal_emit_by_name (find_named (merge, "accept"), "clicked");
  WAIT_UNTIL (find_dialog (PENG_TYPE_MERGE_WINDOW) == NULL && shows (fixture, "ready"));
  g_assert_cmpstr (peng_document_get_field (document, PENG_FIELD_TITLE), ==, "冬季长跑（学校）");
  peng_history_undo (peng_draft_get_history (fixture->window.window->draft));
  undone = peng_document_snapshot (document);
  g_assert_true (peng_article_equal (undone, mine));
  peng_history_redo (peng_draft_get_history (fixture->window.window->draft));
  joined = peng_document_snapshot (document);
  media = peng_article_dup_media (joined);
  g_assert_cmpuint (g_strv_length (media), ==, 1);
  g_assert_cmpstr (media[0], ==, photo);

  WAIT_UNTIL (can_publish (fixture));
  press (fixture, "publish_button");
  WAIT_UNTIL (shows (fixture, "done"));
  page = fetch (get_words (fixture, "url"));
  g_assert_nonnull (strstr (page, "又写了一句。"));
  g_assert_nonnull (strstr (page, "冬季长跑（学校）"));
  g_assert_nonnull (strstr (page, "学校改的。"));
  close_dialog (fixture);
  find_in_earlier (fixture, mine);
}

static void
choose_site (Fixture *fixture,
             guint    line)
{
  AdwComboRow *row = ADW_COMBO_ROW (find_named (fixture->dialog, "site_row"));

  WAIT_UNTIL (g_list_model_get_n_items (adw_combo_row_get_model (row)) == 2);
  adw_combo_row_set_selected (row, line);
}

static gboolean
says_update (Fixture *fixture)
{
  return g_str_equal (gtk_button_get_label (GTK_BUTTON (find_named (fixture->dialog,
                                                                    "publish_button"))),
                      _("_Update"));
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
  take_picture (fixture->dialog, "publish-two-sites");
  press (fixture, "publish_button");
  WAIT_UNTIL (shows (fixture, "done"));
  second = g_strdup (get_words (fixture, "url"));
  page = fetch (second);
  g_assert_nonnull (strstr (page, "全校师生一起跑步。"));
  close_dialog (fixture);

  open_dialog (fixture);
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

  wait_for_site (fixture);
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

/* Their photograph is lost at the site: theirs stays there, and one can choose again. */
static void
test_not_replaced (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *photo = NULL;
  g_autofree char *command = NULL;
  g_autofree char *before = NULL;

  publish_first (fixture);
  photo = change_at_site (fixture);
  command = g_strdup_printf ("find '%s/portal/media' -name '%s' -delete", fixture->dir, photo);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  meet_conflict (fixture);
  before = g_strdup (get_words (fixture, "failed_words"));
  press_replace (fixture);
  g_assert_true (shows (fixture, "going"));
  WAIT_UNTIL (shows_conflict (fixture));
  g_assert_cmpstr (get_words (fixture, "failed_words"), !=, before);
  take_picture (fixture->dialog, "publish-not-replaced");
  g_assert_null (load_kept (fixture));

  g_signal_emit_by_name (find_named (fixture->dialog, "keep_button"), "clicked");
  WAIT_UNTIL (!shows_conflict (fixture));
  g_assert_cmpstr (get_words (fixture, "failed_heading"), ==, _("Stopped"));
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
  add ("opened-before-row", test_opened_before_row);
  add ("stopped", test_stopped);
  add ("width", test_width);
  add ("replaced", test_replaced);
  add ("joined", test_joined);
  add ("two-sites", test_two_sites);
  add ("wrong-token", test_wrong_token);
  add ("not-replaced", test_not_replaced);

  return g_test_run ();
}
