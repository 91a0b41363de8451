/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish-dialog-fixture.h"
#include "store-fixture.h"

#include "store/peng-store-sites.h"
#include "ui/peng-draft-row.h"
#include "ui/peng-outbox-row.h"
#include "work/peng-due-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* What becomes of an article at the real built-in portal after it was published, or before it is. */

static void
choose_due (Fixture *fixture,
            gint64   due)
{
  const PengPublishPlan plan = { PENG_STANDING_PUBLIC, due };

  peng_plan_group_set_plan (get_dialog (fixture)->plan, &plan);
}

static void
publish (Fixture *fixture)
{
  open_dialog (fixture);
  choose_section (fixture, 1);
  press (fixture, "publish_button");
  WAIT_UNTIL (is_done (fixture, _("Published")));
}

static int
get_status (const char *url)
{
  g_autofree char *command = g_strdup_printf ("curl -s -o /dev/null -w '%%{http_code}' %s", url);
  g_autofree char *status = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_spawn_command_line_sync (command, &status, NULL, NULL, &error));
  g_assert_no_error (error);

  return atoi (status);
}

static char *
dup_url (Fixture *fixture)
{
  return g_strdup (peng_publish_dialog_get_url (get_dialog (fixture)));
}

static gint64
get_hour_ahead (guint hours)
{
  return (g_get_real_time () / G_USEC_PER_SEC / 60 * 60 + hours * 3600) * G_USEC_PER_SEC;
}

static gboolean
counts_in (const char *words,
           gint64      due)
{
  g_autofree char *countdown = peng_due_words_new_countdown (due, g_get_real_time ());

  return strstr (words, countdown) != NULL;
}

static gboolean
counts (Fixture    *fixture,
        const char *label,
        gint64      due)
{
  return counts_in (get_words (fixture, label), due);
}

static gboolean
shows_drafts (Fixture *fixture)
{
  GtkWidget *row = find_type (fixture->window.window, PENG_TYPE_DRAFT_ROW);

  return row != NULL && gtk_widget_get_child_visible (row) && gtk_widget_get_mapped (row);
}

static gboolean
is_listed (Fixture *fixture,
           gint64   due)
{
  g_autofree char *countdown = peng_due_words_new_countdown (due, g_get_real_time ());
  GtkWidget *label = find_words (fixture->window.window, countdown);

  return label != NULL && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (label)), countdown);
}

/* The page of what was sent counts down, too. */
static void
check_outbox (Fixture *fixture,
              gint64   due)
{
  PengWindow *window = fixture->window.window;
  GtkWidget *row;

  activate (&fixture->window, "win.outbox");
  WAIT_UNTIL (peng_window_shows_outbox (window) &&
              (row = find_type (window->outbox, PENG_TYPE_OUTBOX_ROW)) != NULL);
  WAIT_UNTIL (counts_in (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), due));
  take_picture (window, "life-outbox");
  activate (&fixture->window, "win.outbox");
  WAIT_UNTIL (peng_window_shows_writing (window));
}

/* A moment that is no moment to wait for is refused, and what to do is said. */
static void
test_too_soon (Fixture       *fixture,
               gconstpointer  data)
{
  const gint64 ahead[] = { -24 * 3600, -60, 0, 30 };

  open_dialog (fixture);
  choose_section (fixture, 1);
  g_assert_true (is_seen (fixture, "plan"));
  g_assert_false (is_seen (fixture, "date_row"));
  for (guint i = 0; i < G_N_ELEMENTS (ahead); i++)
    {
      choose_due (fixture, g_get_real_time () + ahead[i] * G_USEC_PER_SEC);
      g_assert_false (gtk_widget_is_sensitive (get_dialog (fixture)->publish_button));
      g_assert_cmpstr (get_words (fixture, "blocker"), ==,
                       _("This time has passed, or it is less than a minute ahead. Choose a later "
                         "time, or publish now."));
    }
  WAIT_UNTIL (is_seen (fixture, "date_row") && is_seen (fixture, "time_row"));
  take_picture (fixture->dialog, "life-too-soon");
  choose_due (fixture, get_hour_ahead (2));
  g_assert_true (gtk_widget_is_sensitive (get_dialog (fixture)->publish_button));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (get_dialog (fixture)->publish_button)), ==,
                   _("_Schedule"));
  take_picture (fixture->dialog, "life-schedule");
  close_dialog (fixture);
}

/* Each site offers what it can do, and no more. */
static void
test_choices (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    PengPortalInfo info;
    gboolean       is_public;
    PengStanding   standings[6];
    guint          n;
  } cases[] = {
    { { .name = NULL }, FALSE, { PENG_STANDING_PUBLIC }, 1 },
    { { .can_schedule = TRUE }, TRUE, { PENG_STANDING_PUBLIC }, 1 },
    { { .can_schedule = TRUE }, FALSE, { PENG_STANDING_PUBLIC, PENG_STANDING_PUBLIC }, 2 },
    { { .can_schedule = TRUE, .can_hold = TRUE }, FALSE,
      { PENG_STANDING_PUBLIC, PENG_STANDING_PUBLIC, PENG_STANDING_DRAFT, PENG_STANDING_PRIVATE,
        PENG_STANDING_REVIEW }, 5 },
    { { .can_hold = TRUE, .needs_review = TRUE }, FALSE,
      { PENG_STANDING_REVIEW, PENG_STANDING_DRAFT }, 2 },
    { { .needs_review = TRUE }, FALSE, { PENG_STANDING_PUBLIC }, 1 },
  };

  open_dialog (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PengPlanGroup *plan = get_dialog (fixture)->plan;
      AdwComboRow *choice = ADW_COMBO_ROW (find_type (plan, ADW_TYPE_COMBO_ROW));

      peng_plan_group_offer (plan, &cases[i].info, cases[i].is_public);
      g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (choice)), ==, cases[i].n);
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (plan)) == (cases[i].n > 1));
      for (guint line = 0; line < cases[i].n; line++)
        {
          adw_combo_row_set_selected (choice, line);
          g_assert_cmpint (peng_plan_group_get_plan (plan).standing, ==, cases[i].standings[line]);
          g_assert_true ((peng_plan_group_get_plan (plan).due != 0) ==
                         (line == 1 && cases[i].info.can_schedule));
        }
      adw_combo_row_set_selected (choice, 0);
    }
  close_dialog (fixture);
}

static void
check_whole (GtkWidget *root)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root))
    g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (root))));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_whole (child);
}

/* All that can be chosen can be read: the readers, and the days. */
static void
test_popovers (Fixture       *fixture,
               gconstpointer  data)
{
  static const PengPortalInfo info = { .can_schedule = TRUE, .can_hold = TRUE };
  PengPlanGroup *plan;
  GtkWidget *choice;
  GtkWidget *popover;
  GtkMenuButton *day;

  open_dialog (fixture);
  choose_section (fixture, 1);
  plan = get_dialog (fixture)->plan;
  choice = find_named (plan, "choice");
  popover = find_type (choice, GTK_TYPE_POPOVER);
  peng_plan_group_offer (plan, &info, FALSE);
  gtk_widget_activate (choice);
  WAIT_UNTIL (gtk_widget_get_mapped (popover));
  settle (300);
  check_whole (popover);
  take_picture (fixture->dialog, "life-readers");
  gtk_popover_popdown (GTK_POPOVER (popover));

  choose_due (fixture, get_hour_ahead (49));
  day = GTK_MENU_BUTTON (find_named (plan, "date_button"));
  gtk_menu_button_popup (day);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (day));
  WAIT_UNTIL (gtk_widget_get_mapped (popover));
  settle (300);
  check_whole (popover);
  take_picture (fixture->dialog, "life-calendar");
  gtk_menu_button_popdown (day);
  close_dialog (fixture);
}

/* However it stands at the site: that is said, and what may follow is offered. */
static void
test_standings (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct
  {
    PengStanding standing;
    guint        hours;
    const char  *words;
    const char  *picture;
    gboolean     page;
    gboolean     now;
    gboolean     draft;
    gboolean     withdraw;
  } cases[] = {
    { PENG_STANDING_PUBLIC, 0, NULL, "life-public", TRUE, FALSE, TRUE, TRUE },
    { PENG_STANDING_PUBLIC, 3, NULL, "life-to-come", FALSE, TRUE, TRUE, TRUE },
    { PENG_STANDING_DRAFT, 0, N_("It lies at the site as a draft, where readers do not see it."),
      "life-draft", FALSE, TRUE, FALSE, FALSE },
    { PENG_STANDING_PRIVATE, 0, N_("It is at the site for colleagues alone."),
      "life-private", FALSE, TRUE, TRUE, TRUE },
    { PENG_STANDING_REVIEW, 0, N_("It is at the site, where somebody is to look at it first."),
      "life-review", FALSE, TRUE, TRUE, TRUE },
  };
  PengPortalInfo *info = (PengPortalInfo *)
    peng_site_facts_get_info (peng_desk_get_facts (fixture->window.window->desk));

  open_dialog (fixture);
  choose_section (fixture, 1);
  info->can_hold = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PengPublication *publication = g_new0 (PengPublication, 1);

      publication->section = g_strdup ("bendizixun");
      publication->url = g_strdup ("http://127.0.0.1/news/1.html");
      publication->standing = cases[i].standing;
      publication->due = cases[i].hours > 0 ? get_hour_ahead (cases[i].hours) : 0;
      publication->published = g_get_real_time ();
      peng_publish_dialog_set_publication (get_dialog (fixture), publication);

      WAIT_UNTIL (is_seen (fixture, "at_site"));
      if (cases[i].words != NULL)
        g_assert_cmpstr (get_words (fixture, "already"), ==, _(cases[i].words));
      g_assert_true (is_seen (fixture, "page_row") == cases[i].page);
      g_assert_true (is_seen (fixture, "now_row") == cases[i].now);
      g_assert_true (is_seen (fixture, "draft_row") == cases[i].draft);
      g_assert_true (is_seen (fixture, "withdraw_row") == cases[i].withdraw);
      g_assert_cmpint (peng_plan_group_get_plan (get_dialog (fixture)->plan).standing, ==,
                       cases[i].standing);
      take_picture (fixture->dialog, cases[i].picture);
    }
  close_dialog (fixture);
}

/* Planned, moved, and then not waited for. */
static void
test_scheduled (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 due = get_hour_ahead (49);
  g_autofree char *moment = NULL;
  g_autofree char *url = NULL;

  open_dialog (fixture);
  choose_section (fixture, 1);
  choose_due (fixture, due);
  moment = peng_plan_group_dup_moment (get_dialog (fixture)->plan, due);
  press (fixture, "publish_button");
  WAIT_UNTIL (is_done (fixture, _("Publishing Is Scheduled")));
  g_assert_nonnull (strstr (get_words (fixture, "done_words"), moment));
  WAIT_UNTIL (counts (fixture, "done_words", due));
  g_assert_false (is_seen (fixture, "qr") || is_seen (fixture, "open_button"));
  url = dup_url (fixture);
  g_assert_cmpint (get_status (url), ==, 404);
  take_picture (fixture->dialog, "life-scheduled");
  close_dialog (fixture);
  /* A narrow window has no room for the list beside the article. */
  if (shows_drafts (fixture))
    WAIT_UNTIL (is_listed (fixture, due));
  take_picture (fixture->window.window, "life-draft-row");
  check_outbox (fixture, due);

  open_dialog (fixture);
  WAIT_UNTIL (is_seen (fixture, "now_row"));
  g_assert_nonnull (strstr (get_words (fixture, "already"), moment));
  g_assert_cmpint (peng_plan_group_get_plan (get_dialog (fixture)->plan).due, ==, due);
  g_assert_false (is_seen (fixture, "page_row") || is_seen (fixture, "draft_row"));
  g_assert_true (is_seen (fixture, "withdraw_row"));
  take_picture (fixture->dialog, "life-ready-scheduled");
  due -= (gint64) 24 * 3600 * G_USEC_PER_SEC;
  choose_due (fixture, due);
  press (fixture, "publish_button");
  WAIT_UNTIL (is_done (fixture, _("Publishing Is Scheduled")));
  WAIT_UNTIL (counts (fixture, "done_words", due));

  press (fixture, "now_button");
  WAIT_UNTIL (is_done (fixture, _("Published")));
  g_assert_cmpstr (get_words (fixture, "url"), ==, url);
  g_assert_cmpint (get_status (url), ==, 200);
  close_dialog (fixture);
}

static void
frozen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;
  PengDesk *desk = fixture->window.window->desk;
  const PengPublishPlan plan = { PENG_STANDING_PUBLIC,
                                 g_get_real_time () + 4 * G_USEC_PER_SEC };
  guint64 revision;
  g_autoptr(PengArticle) article =
    peng_draft_freeze_finish (PENG_DRAFT (object), result, &revision, NULL);

  peng_publisher_publish_as_async (peng_desk_get_publisher (desk), article, revision,
                                   peng_desk_get_site (desk), PENG_SITE_KIND_LOCAL, "bendizixun",
                                   &plan, NULL, NULL, NULL);
}

/* Each second of the last minute is seen to pass, and then that readers see it. */
static void
test_counts_down (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *url = NULL;

  open_dialog (fixture);
  peng_draft_freeze_async (fixture->window.window->draft, NULL, frozen_cb, fixture);
  WAIT_UNTIL (is_done (fixture, _("Publishing Is Scheduled")));
  before = g_strdup (get_words (fixture, "done_words"));
  WAIT_UNTIL (!g_str_equal (before, get_words (fixture, "done_words")));
  url = dup_url (fixture);
  WAIT_UNTIL (is_done (fixture, _("Published")));
  WAIT_UNTIL (is_seen (fixture, "qr") && is_seen (fixture, "open_button"));
  g_assert_false (is_seen (fixture, "now_button"));
  g_assert_cmpint (get_status (url), ==, 200);
  close_dialog (fixture);

  open_dialog (fixture);
  WAIT_UNTIL (is_seen (fixture, "page_row"));
  g_assert_false (is_seen (fixture, "now_row"));
  close_dialog (fixture);
}

/* With the keyboard alone: Return does what the line says on which it is pressed, and publishes
 * nothing. */
static GtkWindow *
ask_to_withdraw (Fixture *fixture)
{
  GtkWindow *message;

  WAIT_UNTIL (is_seen (fixture, "withdraw_row"));
  gtk_widget_grab_focus (find_named (fixture->dialog, "withdraw_row"));
  g_signal_emit_by_name (fixture->dialog, "activate-default");
  WAIT_UNTIL ((message = find_message ()) != NULL);

  return message;
}

static void
test_withdrawn (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *url = NULL;
  GtkWindow *message;

  publish (fixture);
  url = dup_url (fixture);
  close_dialog (fixture);

  open_dialog (fixture);
  message = ask_to_withdraw (fixture);
  take_picture (fixture->dialog, "life-at-site");
  take_picture (message, "life-withdraw");
  g_signal_emit_by_name (find_button (message, _("_Cancel")), "clicked");
  WAIT_UNTIL (find_message () == NULL);
  settle (300);
  g_assert_true (shows (fixture, "ready"));
  g_assert_cmpint (get_status (url), ==, 200);

  message = ask_to_withdraw (fixture);
  g_signal_emit_by_name (find_button (message, _("_Withdraw")), "clicked");
  WAIT_UNTIL (is_done (fixture, _("Withdrawn")));
  g_assert_cmpint (get_status (url), ==, 410);
  g_assert_false (is_seen (fixture, "qr") || is_seen (fixture, "copy_button") ||
                  is_seen (fixture, "read_words"));
  take_picture (fixture->dialog, "life-withdrawn");
  press (fixture, "back_button");
  WAIT_UNTIL (find_dialog (PENG_TYPE_PUBLISH_DIALOG) == NULL);

  open_dialog (fixture);
  settle (300);
  g_assert_false (is_seen (fixture, "at_site"));
  press (fixture, "publish_button");
  WAIT_UNTIL (is_done (fixture, _("Published")));
  g_assert_cmpint (get_status (url), ==, 200);
  close_dialog (fixture);
}

/* The folder, and the article's UUID twice. */
static const char change_script[] =
  "cd %s/portal\n"
  "base=$(sed -n 's/.*\"url\": *\"\\([^\"]*\\)\".*/\\1/p' run.json)api/v1\n"
  "ask () { curl -sf -H \"Authorization: Bearer $(cat token)\" \"$@\"; }\n"
  "etag=$(ask -I $base/articles/%s | sed -n 's/^ETag: *\\([^ ]*\\)\\r$/\\1/Ip')\n"
  "ask -o /dev/null -X PUT -H \"If-Match: $etag\" -H 'Content-Type: application/json' -d "
  "'{\"title\":\"他们的题目\",\"section\":\"bendizixun\",\"html\":\"<p>他们改的。</p>\"}' "
  "$base/articles/%s";

static void
change_at_site (Fixture *fixture)
{
  const char *uuid = peng_draft_get_uuid (fixture->window.window->draft);
  g_autofree char *script = g_strdup_printf (change_script, fixture->dir, uuid, uuid);
  const char *argv[] = { "sh", "-c", script, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* What somebody else has written there is not withdrawn unasked, and is kept. */
static void
test_withdrawn_changed (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GPtrArray) drafts = NULL;
  g_autofree char *url = NULL;
  GtkWindow *message;

  publish (fixture);
  url = dup_url (fixture);
  close_dialog (fixture);
  change_at_site (fixture);

  open_dialog (fixture);
  message = ask_to_withdraw (fixture);
  g_signal_emit_by_name (find_button (message, _("_Withdraw")), "clicked");
  WAIT_UNTIL (shows (fixture, "failed") && is_seen (fixture, "replace_button"));
  WAIT_UNTIL (is_seen (fixture, "their_row"));
  g_assert_false (is_seen (fixture, "compare_button"));
  g_assert_cmpint (get_status (url), ==, 200);
  take_picture (fixture->dialog, "life-withdraw-changed");
  press (fixture, "replace_button");
  WAIT_UNTIL (is_done (fixture, _("Withdrawn")));
  g_assert_cmpint (get_status (url), ==, 410);
  close_dialog (fixture);
  drafts = list_drafts (peng_desk_get_store (fixture->window.window->desk), PENG_LIST_DRAFTS, NULL,
                        10);
  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpstr (((PengDraftInfo *) drafts->pdata[0])->title, ==, "他们的题目");
}

/* Another section is another place of the same page, and is said before. */
static void
test_moved (Fixture       *fixture,
            gconstpointer  data)
{
  const char * const *sections = peng_desk_get_sections (fixture->window.window->desk);
  g_autofree char *url = NULL;

  publish (fixture);
  url = dup_url (fixture);
  close_dialog (fixture);

  open_dialog (fixture);
  WAIT_UNTIL (is_seen (fixture, "already"));
  g_assert_null (strstr (get_words (fixture, "already"), sections[1]));
  choose_section (fixture, 2);
  g_assert_nonnull (strstr (get_words (fixture, "already"), sections[0]));
  g_assert_nonnull (strstr (get_words (fixture, "already"), sections[1]));
  take_picture (fixture->dialog, "life-move");
  press (fixture, "publish_button");
  WAIT_UNTIL (is_done (fixture, _("Published")));
  g_assert_cmpstr (get_words (fixture, "url"), ==, url);
  close_dialog (fixture);
}

static void
set_usual_source (Fixture    *fixture,
                  const char *source)
{
  PengStore *store = peng_desk_get_store (fixture->window.window->desk);
  g_autoptr(GAsyncResult) listed = NULL;
  g_autoptr(GAsyncResult) saved = NULL;
  g_autoptr(GPtrArray) sites = NULL;
  PengSiteInfo *site;

  peng_store_list_sites_async (store, NULL, answer_cb, &listed);
  WAIT_UNTIL (listed != NULL);
  sites = peng_store_list_sites_finish (store, listed, NULL);
  site = g_ptr_array_index (sites, 0);
  g_free (site->source);
  site->source = g_strdup (source);
  peng_store_save_site_async (store, site, NULL, answer_cb, &saved);
  WAIT_UNTIL (saved != NULL);
  g_assert_cmpint (peng_store_save_site_finish (store, saved, NULL), ==, site->id);
}

/* What is written in is said before, and never takes the place of what was written. */
static void
test_source (Fixture       *fixture,
             gconstpointer  data)
{
  PengDocument *document = peng_draft_get_document (fixture->window.window->draft);

  set_usual_source (fixture, "徐州市第一中学");
  open_dialog (fixture);
  choose_section (fixture, 1);
  WAIT_UNTIL (is_seen (fixture, "source_note"));
  g_assert_nonnull (strstr (get_words (fixture, "source_note"), "徐州市第一中学"));
  g_assert_cmpstr (peng_document_get_field (document, PENG_FIELD_SOURCE), ==, "");
  take_picture (fixture->dialog, "life-source");
  press (fixture, "publish_button");
  WAIT_UNTIL (is_done (fixture, _("Published")));
  g_assert_cmpstr (peng_document_get_field (document, PENG_FIELD_SOURCE), ==, "徐州市第一中学");
  close_dialog (fixture);

  activate (&fixture->window, "win.undo");
  g_assert_cmpstr (peng_document_get_field (document, PENG_FIELD_SOURCE), ==, "");
  type_in (find_named (fixture->window.window->page, "source"), "教务处");
  open_dialog (fixture);
  choose_section (fixture, 1);
  g_assert_false (is_seen (fixture, "source_note"));
  press (fixture, "publish_button");
  WAIT_UNTIL (is_done (fixture, _("Published")));
  g_assert_cmpstr (peng_document_get_field (document, PENG_FIELD_SOURCE), ==, "教务处");
  close_dialog (fixture);
}

static void
add (const char *name,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/ui/publish-life/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

  add ("too-soon", test_too_soon);
  add ("choices", test_choices);
  add ("popovers", test_popovers);
  add ("standings", test_standings);
  add ("scheduled", test_scheduled);
  add ("counts-down", test_counts_down);
  add ("withdrawn", test_withdrawn);
  add ("withdrawn-changed", test_withdrawn_changed);
  add ("moved", test_moved);
  add ("source", test_source);

  return g_test_run ();
}
