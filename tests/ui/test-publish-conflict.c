/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish-dialog-fixture.h"
#include "store-fixture.h"

#include "ui/peng-earlier-window.h"
#include "ui/peng-merge-card.h"
#include "ui/peng-merge-window.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>

/* What somebody else has changed at the real built-in portal, met while publishing. */

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
  g_autofree char *day = peng_publish_dialog_format_time (now);
  g_autofree char *page = NULL;

  *strrchr (day, ' ') = '\0';
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

static GtkWindow *
compare (Fixture *fixture)
{
  GtkWindow *merge;

  press (fixture, "compare_button");
  WAIT_UNTIL ((merge = find_dialog (PENG_TYPE_MERGE_WINDOW)) != NULL);

  return merge;
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
  merge = compare (fixture);
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

static gboolean
merge_shows (GtkWindow  *merge,
             const char *page)
{
  GtkStack *stack = GTK_STACK (find_named (merge, "stack"));

  return g_str_equal (gtk_stack_get_visible_child_name (stack), page);
}

/* What is there was removed: there is nothing to compare, and it can be published once more. */
static void
test_lost (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *page = NULL;
  GtkWindow *merge;

  publish_first (fixture);
  change_portal (fixture, "portal", "DELETE FROM article");
  type_in (find_type (fixture->window.window->editor, GTK_TYPE_TEXT_VIEW), "又写了一句。");
  open_dialog (fixture);
  press (fixture, "publish_button");
  WAIT_UNTIL (shows_conflict (fixture) && !is_seen (fixture, "replace_button"));
  g_assert_cmpstr (get_words (fixture, "failed_heading"), ==, _("No Longer at the Site"));
  g_assert_true (find_button (fixture->dialog, _("_Do Not Publish")) ==
                 find_named (fixture->dialog, "keep_button"));
  take_picture (fixture->dialog, "publish-lost");

  merge = compare (fixture);
  WAIT_UNTIL (merge_shows (merge, "lost"));
  take_picture (merge, "merge-lost");
  g_signal_emit_by_name (find_named (merge, "anew"), "clicked");
  WAIT_UNTIL (find_dialog (PENG_TYPE_MERGE_WINDOW) == NULL && shows (fixture, "ready"));
  WAIT_UNTIL (can_publish (fixture));
  press (fixture, "publish_button");
  WAIT_UNTIL (is_done (fixture, _("Published")));
  page = fetch (get_words (fixture, "url"));
  g_assert_nonnull (strstr (page, "又写了一句。"));
  close_dialog (fixture);
}

/* The site falls silent when both are to be compared: that is said, and it can be tried again. */
static void
test_not_compared (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *bin_dir = g_strdup (g_getenv ("PENGCHENG_BINDIR"));
  g_autofree char *photo = NULL;
  GtkWindow *merge;
  int portal;

  publish_first (fixture);
  photo = change_at_site (fixture);
  meet_conflict (fixture);
  WAIT_UNTIL (is_seen (fixture, "versions"));
  portal = find_portal (fixture);
  kill (portal, SIGSTOP);
  merge = compare (fixture);
  g_assert_true (merge_shows (merge, "waiting"));
  settle (300);
  take_picture (merge, "merge-waiting");
  g_setenv ("PENGCHENG_BINDIR", fixture->dir, TRUE);
  kill (portal, SIGKILL);
  WAIT_UNTIL (merge_shows (merge, "failed"));
  take_picture (merge, "merge-failed");

  g_setenv ("PENGCHENG_BINDIR", bin_dir, TRUE);
  g_signal_emit_by_name (find_button (merge, _("_Try Again")), "clicked");
  WAIT_UNTIL (merge_shows (merge, "versions"));
  gtk_window_close (merge);
  WAIT_UNTIL (find_dialog (PENG_TYPE_MERGE_WINDOW) == NULL);
  close_dialog (fixture);
}

/* From the outbox, too, one comes to where it is decided. */
static void
test_decided (Fixture       *fixture,
              gconstpointer  data)
{
  PengWindow *window = fixture->window.window;
  g_autofree char *photo = NULL;
  GtkWidget *decide;

  publish_first (fixture);
  photo = change_at_site (fixture);
  meet_conflict (fixture);
  close_dialog (fixture);
  activate (&fixture->window, "win.outbox");
  WAIT_UNTIL ((decide = find_named (window->outbox, "decide")) != NULL &&
              gtk_widget_get_mapped (decide));
  settle (300);
  take_picture (window, "outbox-conflict");
  g_signal_emit_by_name (decide, "clicked");
  WAIT_UNTIL ((fixture->dialog = find_dialog (PENG_TYPE_PUBLISH_DIALOG)) != NULL);
  WAIT_UNTIL (shows_conflict (fixture));
  close_dialog (fixture);
}

static void
add (const char *name,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/ui/publish-conflict/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

  add ("replaced", test_replaced);
  add ("joined", test_joined);
  add ("not-replaced", test_not_replaced);
  add ("lost", test_lost);
  add ("decided", test_decided);
  add ("not-compared", test_not_compared);

  return g_test_run ();
}
