/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish-dialog-fixture.h"
#include "site-fixture.h"

#include "ui/peng-page-dialog.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>

/* What a window says of the page of a published article, before the real built-in portal. */

static gboolean
can_read (Fixture *fixture)
{
  return gtk_widget_get_sensitive (find_named (fixture->window.window->page, "look_button"));
}

static gboolean
warns (Fixture *fixture)
{
  GtkWidget *banner = find_named (fixture->window.window->page, "page_banner");

  return gtk_revealer_get_reveal_child (GTK_REVEALER (banner));
}

/* Publishes at a site as a person does, and waits until the page was read back. */
static void
publish_at (Fixture *fixture,
            guint    line)
{
  open_dialog (fixture);
  choose_site (fixture, line);
  WAIT_UNTIL (peng_site_facts_get_section_list (
                peng_publish_dialog_get_facts (get_dialog (fixture)))->len > 0);
  choose_section (fixture, 1);
  WAIT_UNTIL (can_publish (fixture));
  press (fixture, "publish_button");
  WAIT_UNTIL (shows (fixture, "done") && is_seen (fixture, "read_words"));
}

static void
publish (Fixture *fixture)
{
  publish_at (fixture, 0);
}

static void
open_page (Fixture *fixture)
{
  activate (&fixture->window, "win.read-back");
  WAIT_UNTIL ((fixture->dialog = find_dialog (PENG_TYPE_PAGE_DIALOG)) != NULL);
}

/* Opens it, and waits until the page was read. */
static void
read_page (Fixture *fixture)
{
  open_page (fixture);
  WAIT_UNTIL (!shows (fixture, "reading"));
}

static void
close_page (Fixture *fixture)
{
  gtk_window_close (fixture->dialog);
  WAIT_UNTIL (find_dialog (PENG_TYPE_PAGE_DIALOG) == NULL);
}

static void
test_clean (Fixture       *fixture,
            gconstpointer  data)
{
  publish (fixture);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_named (fixture->dialog, "read_words"))), ==,
                   _("The page was read back and is as you sent it."));
  take_picture (fixture->dialog, "page-published");
  close_dialog (fixture);

  read_page (fixture);
  g_assert_true (shows (fixture, "status"));
  g_assert_nonnull (find_words (fixture->dialog, _("As You Sent It")));
  take_picture (fixture->dialog, "page-clean");
  close_page (fixture);
  g_assert_false (warns (fixture));
}

/* What was put in is told with its place and with what to do, as text: it is no markup here either.
 * When the article is opened the next time it is said at once; put right, it is gone. */
static void
test_found (Fixture       *fixture,
            gconstpointer  data)
{
  GtkListBox *list;

  publish (fixture);
  close_dialog (fixture);
  change_portal (fixture, "portal",
                 "UPDATE article SET page = page || '<div style=\"display:none\"><a href=\"https:"
                 "//spam.example/\">&lt;b>彩票&lt;/b> 开户</a></div><script>x</script>'");
  read_page (fixture);
  g_assert_true (shows (fixture, "found"));
  list = GTK_LIST_BOX (find_named (fixture->dialog, "list"));
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 2));
  g_assert_null (gtk_list_box_get_row_at_index (list, 3));
  take_picture (fixture->dialog, "page-found");
  close_page (fixture);
  WAIT_UNTIL (warns (fixture));
  g_assert_true (can_read (fixture));
  settle (400);
  take_picture (fixture->window.window, "page-banner");

  window_fixture_close (&fixture->window);
  window_fixture_show (&fixture->window, fixture->dir);
  WAIT_UNTIL (warns (fixture));

  change_portal (fixture, "portal",
                 "UPDATE article SET page = substr (page, 1, instr (page, '<div') - 1)");
  read_page (fixture);
  g_assert_true (shows (fixture, "status"));
  close_page (fixture);
  WAIT_UNTIL (!warns (fixture));
}

/* Of an article at two sites each page is read by itself: the one with something in it comes first,
 * and the banner stays as long as any has. */
static void
test_two_sites (Fixture       *fixture,
                gconstpointer  data)
{
  GSubprocess *portal = add_portal (fixture->window.window->desk, fixture->dir, "区教育网", NULL);
  GtkDropDown *chooser;

  publish (fixture);
  close_dialog (fixture);
  publish_at (fixture, 1);
  close_dialog (fixture);
  change_portal (fixture, "other", "UPDATE article SET page = page || '<p>澳门彩票</p>'");
  read_page (fixture);
  chooser = GTK_DROP_DOWN (find_named (fixture->dialog, "site_chooser"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (chooser)));
  g_assert_cmpuint (gtk_drop_down_get_selected (chooser), ==, 0);
  g_assert_true (shows (fixture, "status"));
  gtk_drop_down_set_selected (chooser, 1);
  WAIT_UNTIL (shows (fixture, "found"));
  settle (300);
  take_picture (fixture->dialog, "page-two-sites");
  gtk_drop_down_set_selected (chooser, 0);
  WAIT_UNTIL (shows (fixture, "status"));
  close_page (fixture);
  WAIT_UNTIL (warns (fixture));

  read_page (fixture);
  chooser = GTK_DROP_DOWN (find_named (fixture->dialog, "site_chooser"));
  g_assert_cmpuint (gtk_drop_down_get_selected (chooser), ==, 1);
  g_assert_true (shows (fixture, "found"));

  /* It is put right where it is wrong. */
  g_signal_emit_by_name (find_named (fixture->dialog, "publish_button"), "clicked");
  WAIT_UNTIL ((fixture->dialog = find_dialog (PENG_TYPE_PUBLISH_DIALOG)) != NULL);
  WAIT_UNTIL (adw_combo_row_get_selected (ADW_COMBO_ROW (find_named (fixture->dialog, "site_row"))) == 1);
  WAIT_UNTIL (gtk_widget_is_sensitive (find_named (fixture->dialog, "publish_button")));
  g_signal_emit_by_name (find_named (fixture->dialog, "publish_button"), "clicked");
  WAIT_UNTIL (shows (fixture, "done") &&
              gtk_widget_get_visible (find_named (fixture->dialog, "read_words")));
  close_dialog (fixture);
  WAIT_UNTIL (!warns (fixture));
  end_portal (portal);
}

/* It takes its time, and the site cannot be reached: neither says anything of the page. */
static void
test_not_read (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *bin_dir = g_strdup (g_getenv ("PENGCHENG_BINDIR"));
  int portal;

  publish (fixture);
  close_dialog (fixture);
  portal = find_portal (fixture);
  kill (portal, SIGSTOP);
  open_page (fixture);
  settle (300);
  g_assert_true (shows (fixture, "reading"));
  take_picture (fixture->dialog, "page-reading");
  g_setenv ("PENGCHENG_BINDIR", fixture->dir, TRUE);
  kill (portal, SIGKILL);
  WAIT_UNTIL (shows (fixture, "status"));
  g_assert_nonnull (find_words (fixture->dialog, _("Could Not Be Read")));
  take_picture (fixture->dialog, "page-not-read");
  close_page (fixture);
  g_setenv ("PENGCHENG_BINDIR", bin_dir, TRUE);
}

/* An article that is nowhere has no page to be read. */
static void
test_unpublished (Fixture       *fixture,
                  gconstpointer  data)
{
  settle (200);
  g_assert_false (can_read (fixture));
  g_assert_false (warns (fixture));
}

#define ADD(name, func) g_test_add ("/page-dialog/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();
  unlock_keyring ();
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

  ADD ("unpublished", test_unpublished);
  ADD ("clean", test_clean);
  ADD ("found", test_found);
  ADD ("two-sites", test_two_sites);
  ADD ("not-read", test_not_read);

  return g_test_run ();
}
