/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish-dialog-fixture.h"
#include "site-fixture.h"
#include "wordpress-peer.h"

#include "publish/peng-problem.h"
#include "ui/peng-merge-card.h"
#include "ui/peng-merge-window.h"
#include "ui/peng-site-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

/* The windows themselves before a real WordPress: the site is added as a person adds it, and who is
 * to read an article is chosen in the publishing dialog. */

static void
add_site (Fixture    *fixture,
          const char *role)
{
  PengDesk *desk = fixture->window.window->desk;
  GtkWindow *dialog = GTK_WINDOW (peng_site_dialog_new (desk, NULL, 1));
  g_autofree char *secret = peer_dup_secret (role);
  char *password = strchr (secret, ':');

  gtk_window_set_transient_for (dialog, GTK_WINDOW (fixture->window.window));
  gtk_window_present (dialog);
  fill (dialog, "address", peer_get ("WP_URL"));
  go_on (dialog);
  WAIT_UNTIL (gtk_widget_get_visible (find_named (dialog, "account_group")));
  g_assert_true (gtk_widget_get_visible (find_named (dialog, "user")));
  take_picture (dialog, "wordpress-account");

  *password++ = '\0';
  fill (dialog, "user", secret);
  fill (dialog, "password", "wrong");
  go_on (dialog);
  WAIT_UNTIL (gtk_widget_get_visible (find_named (dialog, "failure")));
  take_picture (dialog, "wordpress-refused");
  fill (dialog, "password", password);
  go_on (dialog);
  WAIT_UNTIL (find_dialog (PENG_TYPE_SITE_DIALOG) == NULL);
}

/* Opens the dialog with the WordPress chosen, and its first section where the article has none. */
static void
open_at_site (Fixture *fixture)
{
  open_dialog (fixture);
  choose_site (fixture, 1);
  WAIT_UNTIL (peng_site_facts_get_section_list (
                peng_publish_dialog_get_facts (get_dialog (fixture)))->len > 0);
  if (peng_publish_dialog_get_section (get_dialog (fixture)) == NULL)
    choose_section (fixture, 1);
}

/* Chooses in the row of the readers the line with these words. */
static void
choose_readers (Fixture    *fixture,
                const char *words)
{
  AdwComboRow *row = ADW_COMBO_ROW (find_named (fixture->dialog, "choice"));
  GtkStringList *lines = GTK_STRING_LIST (adw_combo_row_get_model (row));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (lines));

  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (row)));
  for (guint i = 0; i < n; i++)
    if (g_str_equal (gtk_string_list_get_string (lines, i), words))
      {
        adw_combo_row_set_selected (row, i);
        return;
      }

  g_error ("no readers “%s”", words);
}

/* The one post that the site has of the article, by its status; its number is told. */
static gint64
find_post (Fixture    *fixture,
           const char *status)
{
  g_autoptr(JsonArray) posts =
    peer_list_posts (peng_draft_get_uuid (fixture->window.window->draft));
  JsonObject *post;

  g_assert_cmpuint (json_array_get_length (posts), ==, 1);
  post = json_array_get_object_element (posts, 0);
  g_assert_cmpstr (peng_json_get_string (post, "status"), ==, status);

  return json_object_get_int_member (post, "id");
}

typedef struct
{
  const char *name;
  const char *role;
  const char *readers;
  const char *heading;
  const char *status;
} Case;

/* Sent to some, then to all: it is the same post. */
static void
test_readers (Fixture       *fixture,
              gconstpointer  data)
{
  const Case *c = data;
  g_autofree char *picture = g_strconcat ("wordpress-", c->name, NULL);
  g_autofree char *page = NULL;
  guint status;
  gint64 post;

  add_site (fixture, c->role);
  open_at_site (fixture);
  choose_readers (fixture, _(c->readers));
  take_picture (fixture->dialog, picture);
  press (fixture, "publish_button");
  WAIT_UNTIL (is_done (fixture, _(c->heading)));
  post = find_post (fixture, c->status);
  close_dialog (fixture);

  open_at_site (fixture);
  WAIT_UNTIL (is_seen (fixture, "already"));
  choose_readers (fixture, _("Everyone, now"));
  press (fixture, "publish_button");
  WAIT_UNTIL (is_done (fixture, _("Published")));
  g_assert_cmpint (find_post (fixture, "publish"), ==, post);
  page = peer_read_page (get_words (fixture, "url"), &status);
  g_assert_cmpuint (status, ==, 200);
  g_assert_nonnull (strstr (page, "全校师生一起跑步。"));
  close_dialog (fixture);
}

/* A colleague adds a sentence, and deletes what tells whose article it is: the sentence is joined, and
 * there is one post. */
static void
test_marker_lost (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *route = NULL;
  g_autofree char *page = NULL;
  g_autoptr(JsonNode) changed = NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = peng_publish_dialog_format_time (now);
  GtkWindow *merge;
  guint status;
  gint64 post;

  add_site (fixture, "AUTHOR");
  open_at_site (fixture);
  press (fixture, "publish_button");
  WAIT_UNTIL (is_done (fixture, _("Published")));
  close_dialog (fixture);
  post = find_post (fixture, "publish");
  route = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT, post);
  changed = peer_ask ("EDITOR", "POST", route, "{\"content\":\"<p>全校师生一起跑步。</p>"
                      "<p>同事加的一句。</p>\"}", &status);
  g_assert_cmpuint (status, ==, 200);

  open_at_site (fixture);
  WAIT_UNTIL (is_seen (fixture, "already"));
  press (fixture, "publish_button");
  WAIT_UNTIL (shows_conflict (fixture));
  g_assert_cmpstr (get_words (fixture, "failed_heading"), ==, _("Changed at the Site"));
  WAIT_UNTIL (gtk_widget_get_visible (get_dialog (fixture)->versions));
  *strrchr (day, ' ') = '\0';
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (get_dialog (fixture)->their_row), day));
  take_picture (fixture->dialog, "wordpress-marker-lost");
  press (fixture, "compare_button");
  WAIT_UNTIL ((merge = find_dialog (PENG_TYPE_MERGE_WINDOW)) != NULL);
  WAIT_UNTIL (gtk_widget_is_sensitive (find_named (merge, "accept")));
  /* One thing differs: neither the section nor what stood in the marker. */
  g_assert_cmpuint (count_type (merge, PENG_TYPE_MERGE_CARD), ==, 1);
  take_picture (merge, "wordpress-marker-lost-versions");
  g_signal_emit_by_name (find_named (merge, "accept"), "clicked");
  WAIT_UNTIL (find_dialog (PENG_TYPE_MERGE_WINDOW) == NULL && shows (fixture, "ready"));
  WAIT_UNTIL (can_publish (fixture));
  press (fixture, "publish_button");
  WAIT_UNTIL (is_done (fixture, _("Published")));
  g_assert_cmpint (find_post (fixture, "publish"), ==, post);
  page = peer_read_page (get_words (fixture, "url"), &status);
  g_assert_nonnull (strstr (page, "同事加的一句。"));
  close_dialog (fixture);
}

/* Whose articles are looked at first may not publish: that is said, and not offered. */
static void
test_contributor (Fixture       *fixture,
                  gconstpointer  data)
{
  GListModel *lines;

  add_site (fixture, "CONTRIBUTOR");
  open_at_site (fixture);
  lines = adw_combo_row_get_model (ADW_COMBO_ROW (find_named (fixture->dialog, "choice")));
  g_assert_cmpuint (g_list_model_get_n_items (lines), ==, 2);
  take_picture (fixture->dialog, "wordpress-contributor");
  choose_readers (fixture, _("No one yet: a draft"));
  press (fixture, "publish_button");
  WAIT_UNTIL (is_done (fixture, _("A Draft at the Site")));
  find_post (fixture, "draft");
  close_dialog (fixture);

  open_at_site (fixture);
  WAIT_UNTIL (is_seen (fixture, "already"));
  choose_readers (fixture, _("After a look by others"));
  press (fixture, "publish_button");
  WAIT_UNTIL (is_done (fixture, _("Waiting to Be Looked At")));
  find_post (fixture, "pending");
  close_dialog (fixture);
}

static const Case cases[] = {
  { "draft", "AUTHOR", N_("No one yet: a draft"), N_("A Draft at the Site"), "draft" },
  { "colleagues", "EDITOR", N_("Colleagues alone"), N_("For Colleagues Alone"), "private" },
  { "review", "AUTHOR", N_("After a look by others"), N_("Waiting to Be Looked At"), "pending" },
};

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();
  unlock_keyring ();
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/publish-window-wordpress/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], set_up, test_readers, tear_down);
    }

  g_test_add ("/ui/publish-window-wordpress/contributor", Fixture, NULL, set_up, test_contributor,
              tear_down);

  g_test_add ("/ui/publish-window-wordpress/marker-lost", Fixture, NULL, set_up, test_marker_lost,
              tear_down);

  return g_test_run ();
}
