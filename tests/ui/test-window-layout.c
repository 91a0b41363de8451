/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "ui/peng-publish-dialog.h"
#include "window-fixture.h"

#include <glib/gi18n.h>

/* What of the real window is seen, at each width and with letters of each size. */

#define TITLE "冬季长跑"

static char *
make_draft (void)
{
  return scratch_with_draft (TITLE, "全校师生一起跑步。");
}

/* Opens the window with that draft in it. */
static void
open_window (WindowFixture *self,
             const char    *dir)
{
  window_fixture_open (self, dir);
  WAIT_UNTIL (self->window->draft != NULL &&
              g_str_equal (adw_window_title_get_title (self->window->title), TITLE));
}

static GtkWidget *
get_text_view (WindowFixture *fixture)
{
  return find_type (fixture->window->editor, GTK_TYPE_TEXT_VIEW);
}

static gboolean
seen (WindowFixture *fixture,
      PengPane       pane)
{
  return peng_panes_get_shown (fixture->window->panes, pane);
}

static void
set_size (WindowFixture *fixture,
          int            width)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 700);
  WAIT_UNTIL (ABS (gtk_widget_get_width (GTK_WIDGET (fixture->window)) - width) < 80);
}

static void
test_panes_and_keys (void)
{
  g_autoptr(Scratch) dir = make_draft ();
  WindowFixture fixture;

  open_window (&fixture, dir);
  WAIT_UNTIL (seen (&fixture, PENG_PANE_START) && seen (&fixture, PENG_PANE_END));

  press_keys (fixture.window, "F9");
  WAIT_UNTIL (!seen (&fixture, PENG_PANE_START));
  press_keys (fixture.window, "F8");
  WAIT_UNTIL (!seen (&fixture, PENG_PANE_END));
  press_keys (fixture.window, "F8");
  press_keys (fixture.window, "F9");
  WAIT_UNTIL (seen (&fixture, PENG_PANE_START) && seen (&fixture, PENG_PANE_END));

  set_size (&fixture, 600);
  WAIT_UNTIL (peng_panes_get_folded (fixture.window->panes));
  g_assert_true (seen (&fixture, PENG_PANE_CONTENT));
  press_keys (fixture.window, "F8");
  WAIT_UNTIL (seen (&fixture, PENG_PANE_END) && !seen (&fixture, PENG_PANE_CONTENT));
  press_keys (fixture.window, "F8");
  WAIT_UNTIL (seen (&fixture, PENG_PANE_CONTENT));
  set_size (&fixture, 1280);
  window_fixture_close (&fixture);
}

static double
get_y (WindowFixture *fixture,
       const char    *field)
{
  GtkWidget *widget = find_named (fixture->window->page, field);
  double x, y;

  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (fixture->window->page), 0, 0,
                                                   &x, &y));

  return y;
}

static void
set_text_scale (int factor)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", factor * 96 * 1024, NULL);
}

/* Two fields stand beside each other where each has room for more than a few letters. */
static void
test_large_letters (void)
{
  g_autoptr(Scratch) dir = make_draft ();
  GtkWidget *source;
  int height;
  WindowFixture fixture;

  open_window (&fixture, dir);
  source = find_named (fixture.window->page, "source");
  type_in (source, "彭城云湖实验小学");
  set_size (&fixture, 700);
  WAIT_UNTIL (gtk_widget_get_width (source) > 0 &&
              ABS (get_y (&fixture, "source") - get_y (&fixture, "section")) < 10);
  height = gtk_widget_get_height (source);

  set_text_scale (2);
  WAIT_UNTIL (get_y (&fixture, "source") - get_y (&fixture, "section") > 20);
  g_assert_cmpfloat (get_y (&fixture, "event_date"), >, get_y (&fixture, "photographer"));
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture.window->editor)), >=, 180);
  take_picture (fixture.window, "large-letters");

  set_text_scale (1);
  WAIT_UNTIL (ABS (get_y (&fixture, "source") - get_y (&fixture, "section")) < 10);
  WAIT_UNTIL (gtk_widget_get_height (source) == height);
  set_size (&fixture, 1280);
  window_fixture_close (&fixture);
}

/* They want twice the room: the drafts' pane grows, and less is to be seen beside the text. */
static void
test_panes_for_large_letters (void)
{
  g_autoptr(Scratch) dir = make_draft ();
  GtkWidget *drafts;
  int width;
  WindowFixture fixture;

  open_window (&fixture, dir);
  set_size (&fixture, 1280);
  WAIT_UNTIL (seen (&fixture, PENG_PANE_START) && seen (&fixture, PENG_PANE_END));
  drafts = GTK_WIDGET (fixture.window->drafts);
  width = gtk_widget_get_width (drafts);

  set_text_scale (2);
  WAIT_UNTIL (!seen (&fixture, PENG_PANE_START));
  g_assert_true (seen (&fixture, PENG_PANE_END));
  press_keys (fixture.window, "F9");
  WAIT_UNTIL (seen (&fixture, PENG_PANE_START) && !seen (&fixture, PENG_PANE_END));
  WAIT_UNTIL (gtk_widget_get_width (drafts) > 1.6 * width);
  set_size (&fixture, 900);
  WAIT_UNTIL (peng_panes_get_folded (fixture.window->panes));

  set_text_scale (1);
  WAIT_UNTIL (!peng_panes_get_folded (fixture.window->panes));
  set_size (&fixture, 1280);
  WAIT_UNTIL (gtk_widget_get_width (drafts) == width);
  window_fixture_close (&fixture);
}

static double
get_bottom (GtkWindow  *window,
            const char *id)
{
  GtkWidget *widget = find_named (window, id);
  double x, y;

  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (window), 0,
                                                   gtk_widget_get_height (widget), &x, &y));

  return y;
}

/* What the publish window is for is in sight, and not below its edge. */
static void
test_publishing_with_large_letters (void)
{
  g_autoptr(Scratch) dir = make_draft ();
  GtkWindow *dialog;
  WindowFixture fixture;

  open_window (&fixture, dir);
  set_text_scale (2);
  activate (&fixture, "win.publish");
  WAIT_UNTIL ((dialog = find_dialog (PENG_TYPE_PUBLISH_DIALOG)) != NULL);
  WAIT_UNTIL (gtk_widget_get_height (GTK_WIDGET (dialog)) > 800);
  WAIT_UNTIL (get_bottom (dialog, "publish_button") > 100);
  g_assert_cmpfloat (get_bottom (dialog, "publish_button"), <,
                     gtk_widget_get_height (GTK_WIDGET (dialog)));
  gtk_window_destroy (dialog);
  set_text_scale (1);
  window_fixture_close (&fixture);
}

static void
test_settings_kept (void)
{
  g_autoptr(Scratch) dir = make_draft ();
  WindowFixture fixture;

  open_window (&fixture, dir);
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.show-drafts", NULL);
  peng_preview_pane_set_device (fixture.window->preview_pane, PENG_PREVIEW_PHONE);
  set_size (&fixture, 1100);
  window_fixture_close (&fixture);

  open_window (&fixture, dir);
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (fixture.window)) > 0);
  g_assert_false (seen (&fixture, PENG_PANE_START));
  g_assert_cmpint (peng_preview_pane_get_device (fixture.window->preview_pane), ==,
                   PENG_PREVIEW_PHONE);
  g_assert_cmpint (ABS (gtk_widget_get_width (GTK_WIDGET (fixture.window)) - 1100), <, 80);
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.show-drafts", NULL);
  peng_preview_pane_set_device (fixture.window->preview_pane, PENG_PREVIEW_DESKTOP);
  set_size (&fixture, 1280);
  window_fixture_close (&fixture);
}

static void
test_count (void)
{
  g_autoptr(Scratch) dir = make_draft ();
  g_autofree char *details = NULL;
  WindowFixture fixture;

  open_window (&fixture, dir);
  g_assert_nonnull (find_words (fixture.window->status_bar, "9 words · 9 characters"));
  type_in (get_text_view (&fixture), "PE 课");
  WAIT_UNTIL (find_words (fixture.window->status_bar, "11 words · 12 characters") != NULL);
  details = peng_status_bar_dup_count (fixture.window->status_bar);
  g_assert_cmpstr (details, ==, "Words: 11\nCharacters without spaces: 12\n"
                   "Characters with spaces: 13\nChinese characters: 9");
  activate (&fixture, "win.undo");
  WAIT_UNTIL (find_words (fixture.window->status_bar, "9 words · 9 characters") != NULL);
  window_fixture_close (&fixture);
}

/* What a person must know stands at the foot of each page, and nowhere else. */
static void
assert_status (WindowFixture *fixture)
{
  g_assert_nonnull (find_words (fixture->window->status_bar, "9 words · 9 characters"));
  g_assert_nonnull (find_words (fixture->window->status_bar, _("Saved")));
  g_assert_null (find_words (fixture->window->header, _("Saved")));
  g_assert_null (find_words (fixture->window->panes, _("Saved")));
}

static void
test_status_on_each_page (void)
{
  g_autoptr(Scratch) dir = make_draft ();
  WindowFixture fixture;

  open_window (&fixture, dir);
  assert_status (&fixture);
  set_size (&fixture, 600);
  WAIT_UNTIL (peng_panes_get_folded (fixture.window->panes));
  for (PengPane pane = 0; pane < PENG_N_PANES; pane++)
    {
      peng_panes_set_shown (fixture.window->panes, pane, TRUE);
      WAIT_UNTIL (seen (&fixture, pane));
      assert_status (&fixture);
    }
  set_size (&fixture, 1280);
  window_fixture_close (&fixture);
}

/* Ctrl+Shift+L turns to the drafts and is ready for the word. */
static void
test_search_when_folded (void)
{
  g_autoptr(Scratch) dir = make_draft ();
  GtkWidget *search;
  WindowFixture fixture;

  open_window (&fixture, dir);
  set_size (&fixture, 600);
  WAIT_UNTIL (peng_panes_get_folded (fixture.window->panes));
  gtk_widget_grab_focus (GTK_WIDGET (fixture.window->editor));
  press_keys (fixture.window, "ctrl+shift+l");
  WAIT_UNTIL (seen (&fixture, PENG_PANE_START));
  settle (100);
  search = find_named (fixture.window->drafts, "search");
  press_keys (fixture.window, "a");
  WAIT_UNTIL (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (search)), "a"));
  set_size (&fixture, 1280);
  window_fixture_close (&fixture);
}

static gboolean
fits (WindowFixture *fixture,
      int            width)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 700);

  return gtk_widget_get_width (GTK_WIDGET (fixture->window)) <= width;
}

/* On the smallest display that the metainfo names. */
static void
test_smallest (void)
{
  g_autoptr(Scratch) dir = make_draft ();
  WindowFixture fixture;

  open_window (&fixture, dir);
  WAIT_UNTIL (fits (&fixture, 600));
  settle (300);
  WAIT_UNTIL (fits (&fixture, 480));
  take_picture (fixture.window, "smallest");
  set_size (&fixture, 1280);
  WAIT_UNTIL (ABS (get_y (&fixture, "source") - get_y (&fixture, "section")) < 10);
  window_fixture_close (&fixture);
}

static void
add (const char *name,
     void      (*test) (void))
{
  g_autofree char *path = g_strconcat ("/ui/window-layout/", name, NULL);

  g_test_add_func (path, test);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();

  add ("panes-and-keys", test_panes_and_keys);
  add ("large-letters", test_large_letters);
  add ("panes-for-large-letters", test_panes_for_large_letters);
  add ("smallest", test_smallest);
  add ("publishing-with-large-letters", test_publishing_with_large_letters);
  add ("settings-kept", test_settings_kept);
  add ("count", test_count);
  add ("search-when-folded", test_search_when_folded);
  add ("status-on-each-page", test_status_on_each_page);

  return g_test_run ();
}
