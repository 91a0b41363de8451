/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "site-fixture.h"
#include "store-fixture.h"
#include "window-fixture.h"

#include "ui/peng-preferences.h"
#include "ui/peng-site-dialog.h"
#include "ui/peng-site-row.h"
#include "ui/peng-sites-page.h"
#include "work/peng-remote-words.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>

/* The page of sites, with the built-in portal and another one in a process of its own. */

typedef struct
{
  char          *dir;
  WindowFixture  window;
  GtkWindow     *preferences;
  GtkWidget     *page;
  GSubprocess   *portal;
  char          *url;
  char          *token;
} Fixture;

static void
show_page (Fixture *fixture)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window.application), "preferences", NULL);
  WAIT_UNTIL ((fixture->preferences = find_dialog (ADW_TYPE_PREFERENCES_WINDOW)) != NULL);
  fixture->page = find_type (fixture->preferences, PENG_TYPE_SITES_PAGE);
  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (fixture->preferences),
                                           ADW_PREFERENCES_PAGE (fixture->page));
}

/* A computer on which none can be started. */
static void
hide_keyring (void)
{
  g_autofree char *dir = g_build_filename (g_get_user_data_dir (), "dbus-1", "services", NULL);
  g_autofree char *path = g_build_filename (dir, "org.freedesktop.secrets.service", NULL);
  g_autoptr(GDBusConnection) bus = NULL;
  g_autoptr(GVariant) answer = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "[D-BUS Service]\nName=org.freedesktop.secrets\n"
                                            "Exec=/bin/false\n", -1, NULL));
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                        "org.freedesktop.DBus", "ReloadConfig", NULL, NULL,
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static gboolean unlocked;

  if (g_strcmp0 (data, "no keyring") == 0)
    hide_keyring ();
  else if (!unlocked)
    unlock_keyring ();
  unlocked = data == NULL;

  fixture->dir = scratch_with_draft ("冬季长跑", "全校师生一起跑步。");
  window_fixture_show (&fixture->window, fixture->dir);
  fixture->portal = start_portal (fixture->dir, &fixture->url, &fixture->token);
  show_page (fixture);
  WAIT_UNTIL (count_type (fixture->page, PENG_TYPE_SITE_ROW) == 1);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_close (fixture->preferences);
  WAIT_UNTIL (find_dialog (ADW_TYPE_PREFERENCES_WINDOW) == NULL);
  window_fixture_close (&fixture->window);
  end_portal (fixture->portal);
  g_free (fixture->url);
  g_free (fixture->token);
  scratch_remove (fixture->dir);
}

static GtkWindow *
open_dialog (Fixture *fixture)
{
  GtkWindow *dialog;

  g_signal_emit_by_name (find_button (fixture->page, _("_Add Site…")), "clicked");
  WAIT_UNTIL ((dialog = find_dialog (PENG_TYPE_SITE_DIALOG)) != NULL);

  return dialog;
}

static const char *
get_failure (GtkWindow *dialog)
{
  GtkWidget *label = find_named (dialog, "failure");

  return gtk_widget_get_visible (label) ? gtk_label_get_label (GTK_LABEL (label)) : NULL;
}

static PengSiteRow *
find_row (Fixture    *fixture,
          const char *name)
{
  GtkWidget *label = find_words (fixture->page, name);

  return label != NULL
           ? PENG_SITE_ROW (gtk_widget_get_ancestor (label, PENG_TYPE_SITE_ROW)) : NULL;
}

static const char *
get_state (PengSiteRow *row)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (find_named (row, "state")));
}

static void
add_site (Fixture *fixture)
{
  GtkWindow *dialog = open_dialog (fixture);

  fill (dialog, "address", fixture->url);
  go_on (dialog);
  WAIT_UNTIL (gtk_widget_get_visible (find_named (dialog, "account_group")));
  fill (dialog, "password", fixture->token);
  fill (dialog, "name", "区教育网");
  go_on (dialog);
  WAIT_UNTIL (find_dialog (PENG_TYPE_SITE_DIALOG) == NULL);
  WAIT_UNTIL (count_type (fixture->page, PENG_TYPE_SITE_ROW) == 2);
}

static gboolean
has_keys (GtkWindow  *dialog,
          const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (dialog);

  return focus != NULL && gtk_widget_is_ancestor (focus, find_named (dialog, name));
}

/* What it is, is found by asking, before any password is asked for. */
static void
test_added (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWindow *dialog;
  PengSiteRow *row;

  take_picture (fixture->preferences, "sites-first");
  dialog = open_dialog (fixture);
  g_assert_false (can_go_on (dialog));
  g_assert_true (has_keys (dialog, "address"));
  take_picture (dialog, "site-address");
  g_subprocess_send_signal (fixture->portal, SIGSTOP);
  fill (dialog, "address", fixture->url);
  go_on (dialog);
  g_assert_false (can_go_on (dialog));
  take_picture (dialog, "site-finding");
  g_subprocess_send_signal (fixture->portal, SIGCONT);
  WAIT_UNTIL (gtk_widget_get_visible (find_named (dialog, "account_group")));
  g_assert_false (gtk_widget_get_visible (find_named (dialog, "user")));
  g_assert_false (can_go_on (dialog));
  take_picture (dialog, "site-account");

  fill (dialog, "password", "wrong");
  go_on (dialog);
  WAIT_UNTIL (get_failure (dialog) != NULL);
  g_assert_cmpstr (get_failure (dialog), ==,
                   _("The site does not accept this token. Look at it once more, or ask whoever "
                     "runs the site for another."));
  g_assert_true (has_keys (dialog, "password"));
  take_picture (dialog, "site-refused");
  fill (dialog, "password", fixture->token);
  g_assert_null (get_failure (dialog));
  go_on (dialog);
  WAIT_UNTIL (find_dialog (PENG_TYPE_SITE_DIALOG) == NULL);
  WAIT_UNTIL (count_type (fixture->page, PENG_TYPE_SITE_ROW) == 2);

  row = find_row (fixture, "彭城教育在线");
  g_assert_cmpstr (peng_site_row_get_site (row)->kind, ==, "pengcheng");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  WAIT_UNTIL (strstr (get_state (row), _("you may publish")) != NULL);
  settle (300);
  take_picture (fixture->preferences, "sites");
}

/* The site is added all the same; what becomes of the password is told before the window closes. */
static void
test_no_keyring (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWindow *dialog = open_dialog (fixture);

  fill (dialog, "address", fixture->url);
  go_on (dialog);
  WAIT_UNTIL (gtk_widget_get_visible (find_named (dialog, "account_group")));
  fill (dialog, "password", fixture->token);
  go_on (dialog);
  WAIT_UNTIL (get_failure (dialog) != NULL);
  g_assert_cmpstr (get_failure (dialog), ==,
                   _("The password is right, but could not be put into a keyring: it is forgotten "
                     "when the program ends, and asked for when it is needed again."));
  g_assert_false (gtk_widget_get_visible (find_named (dialog, "cancel")));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (find_named (dialog, "go_on"))), ==, _("_Close"));
  WAIT_UNTIL (count_type (fixture->page, PENG_TYPE_SITE_ROW) == 2);
  take_picture (dialog, "site-no-keyring");
  go_on (dialog);
  WAIT_UNTIL (find_dialog (PENG_TYPE_SITE_DIALOG) == NULL);
}

/* What the site says is asked for anew, and where it says nothing that is told. */
static void
test_asked (Fixture       *fixture,
            gconstpointer  data)
{
  PengDesk *desk = fixture->window.window->desk;
  PengSiteRow *row;
  g_autofree char *sentence = NULL;

  add_site (fixture);
  row = find_row (fixture, "区教育网");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  WAIT_UNTIL (strstr (get_state (row), _("you may publish")) != NULL &&
              find_button (row, _("_Test")) != NULL);

  g_subprocess_send_signal (fixture->portal, SIGSTOP);
  g_signal_emit_by_name (find_button (row, _("_Test")), "clicked");
  g_assert_cmpstr (get_state (row), ==, _("It is being asked…"));
  take_picture (fixture->preferences, "site-asked");
  g_subprocess_force_exit (fixture->portal);
  WAIT_UNTIL (!g_str_equal (get_state (row), _("It is being asked…")));
  sentence = peng_remote_words_new_failure (
    peng_site_facts_get_error (peng_desk_get_facts_of (desk, peng_site_row_get_site (row)->id)));
  g_assert_cmpstr (get_state (row), ==, sentence);
  take_picture (fixture->preferences, "site-no-answer");
}

/* Something else is there, or nothing. */
static void
test_no_site (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *address;
    const char *picture;
  } cases[] = {
    { "127.0.0.1:1", "site-silent" },
    { "http://example.org", "site-insecure" },
    { "not an address", "site-none" },
  };
  GtkWindow *dialog = open_dialog (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fill (dialog, "address", cases[i].address);
      go_on (dialog);
      WAIT_UNTIL (get_failure (dialog) != NULL);
      g_assert_false (gtk_widget_get_visible (find_named (dialog, "account_group")));
      g_assert_true (has_keys (dialog, "address"));
      take_picture (dialog, cases[i].picture);
    }

  gtk_window_close (dialog);
  WAIT_UNTIL (find_dialog (PENG_TYPE_SITE_DIALOG) == NULL);
}

static GPtrArray *
list_sites (Fixture *fixture)
{
  PengStore *store = peng_desk_get_store (fixture->window.window->desk);
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_list_sites_async (store, NULL, answer_cb, &answer);
  WAIT_UNTIL (answer != NULL);

  return peng_store_list_sites_finish (store, answer, NULL);
}

static gboolean
is_first (Fixture    *fixture,
          const char *name)
{
  g_autoptr(GPtrArray) sites = list_sites (fixture);

  return g_str_equal (((PengSiteInfo *) g_ptr_array_index (sites, 0))->name, name);
}

static void
test_renamed_and_moved (Fixture       *fixture,
                        gconstpointer  data)
{
  PengSiteRow *row;
  GtkWidget *section;

  add_site (fixture);
  row = find_row (fixture, "区教育网");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  WAIT_UNTIL (gtk_widget_get_mapped (find_named (row, "name")));
  gtk_widget_grab_focus (find_named (row, "name"));
  gtk_editable_set_text (GTK_EDITABLE (find_named (row, "name")), " 云龙区教育网 ");
  take_picture (fixture->preferences, "site-renaming");
  g_signal_emit_by_name (find_named (row, "name"), "apply");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "云龙区教育网");

  section = find_named (row, "section");
  WAIT_UNTIL (gtk_widget_is_sensitive (section));
  adw_combo_row_set_selected (ADW_COMBO_ROW (section), 2);
  g_assert_cmpstr (peng_site_row_get_site (row)->section, !=, "");

  g_signal_emit_by_name (find_named (row, "up"), "clicked");
  WAIT_UNTIL (is_first (fixture, "云龙区教育网"));
  WAIT_UNTIL ((row = find_row (fixture, "云龙区教育网")) != NULL &&
              !gtk_widget_get_sensitive (find_named (row, "up")));
  g_assert_cmpstr (peng_site_row_get_site (row)->section, !=, "");
}

static void
test_removed (Fixture       *fixture,
              gconstpointer  data)
{
  PengSiteRow *row;
  GtkWindow *message;

  add_site (fixture);
  g_assert_false (gtk_widget_get_visible (find_named (find_row (fixture, "本机预览站"), "account")));
  row = find_row (fixture, "区教育网");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  WAIT_UNTIL (find_button (row, _("_Remove…")) != NULL);
  g_signal_emit_by_name (find_button (row, _("_Remove…")), "clicked");
  WAIT_UNTIL ((message = find_message ()) != NULL);
  take_picture (message, "site-removal");
  g_signal_emit_by_name (find_button (message, _("_Remove")), "clicked");
  WAIT_UNTIL (count_type (fixture->page, PENG_TYPE_SITE_ROW) == 1);
  g_assert_true (is_first (fixture, "本机预览站"));
}

/* What is usual at a site is noted, with what is noted already. */
static void
test_source (Fixture       *fixture,
             gconstpointer  data)
{
  PengSiteRow *row = find_row (fixture, "本机预览站");
  GtkWidget *source;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  WAIT_UNTIL ((source = find_named (row, "source")) != NULL && gtk_widget_get_mapped (source));
  gtk_editable_set_text (GTK_EDITABLE (source), " 徐州市第一中学 ");
  take_picture (fixture->preferences, "site-source");
  g_signal_emit_by_name (source, "apply");
  g_assert_cmpstr (peng_site_row_get_site (row)->source, ==, "徐州市第一中学");
  settle (300);

  gtk_window_close (fixture->preferences);
  WAIT_UNTIL (find_dialog (ADW_TYPE_PREFERENCES_WINDOW) == NULL);
  show_page (fixture);
  WAIT_UNTIL ((row = find_row (fixture, "本机预览站")) != NULL);
  g_assert_cmpstr (peng_site_row_get_site (row)->source, ==, "徐州市第一中学");
}

static void
add (const char *name,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/ui/sites-page/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

  /* First: a keyring that has begun goes on. */
  g_test_add ("/ui/sites-page/no-keyring", Fixture, "no keyring", set_up, test_no_keyring, tear_down);
  add ("added", test_added);
  add ("asked", test_asked);
  add ("no-site", test_no_site);
  add ("renamed-and-moved", test_renamed_and_moved);
  add ("removed", test_removed);
  add ("source", test_source);

  return g_test_run ();
}
