/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "window-fixture.h"

#include "ui/peng-color-popover.h"

#include <math.h>

/* How a person likes to write: settings, and what the window does by them. */

typedef struct
{
  char          *dir;
  WindowFixture  window;
  PengWindow    *win;
  GtkWidget     *text;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = scratch_with_draft ("冬季长跑", "全校师生一起跑步");
  window_fixture_show (&fixture->window, fixture->dir);
  fixture->win = fixture->window.window;
  fixture->text = find_type (fixture->win->editor, GTK_TYPE_TEXT_VIEW);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->win->editor));
  focus_window (fixture->win);
}

/* The settings outlive a test. */
static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_settings_reset (fixture->win->settings, "text-scale");
  g_settings_reset (fixture->win->settings, "typewriter");
  g_settings_reset (fixture->win->settings, "autocorrect-punctuation");
  window_fixture_close (&fixture->window);
  scratch_remove (fixture->dir);
}

static void
press (Fixture    *fixture,
       const char *keys)
{
  g_auto(GStrv) each = g_strsplit (keys, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    press_keys (fixture->win, each[i]);
}

static PengDocument *
get_document (Fixture *fixture)
{
  return peng_draft_get_document (fixture->win->draft);
}

static gboolean
begins_with (Fixture    *fixture,
             const char *words)
{
  return g_str_has_prefix (
    peng_text_get_string (peng_block_get_text (peng_document_get_block (get_document (fixture), 0))),
    words);
}

static gboolean
has_title (Fixture    *fixture,
           const char *title)
{
  return g_str_equal (peng_document_get_field (get_document (fixture), PENG_FIELD_TITLE), title);
}

/* In the text, in the title, and not in the author's name. */
static void
test_autocorrect (Fixture       *fixture,
                  gconstpointer  data)
{
  press (fixture, "ctrl+Home Right Right comma");
  WAIT_UNTIL (begins_with (fixture, "全校，师"));
  press (fixture, "ctrl+z");
  WAIT_UNTIL (begins_with (fixture, "全校,师"));

  peng_fields_focus (peng_article_page_get_fields (fixture->win->page), PENG_FIELD_TITLE);
  press (fixture, "ctrl+End exclam");
  WAIT_UNTIL (has_title (fixture, "冬季长跑！"));
  press (fixture, "ctrl+z");
  WAIT_UNTIL (has_title (fixture, "冬季长跑!"));

  g_settings_set_boolean (fixture->win->settings, "autocorrect-punctuation", FALSE);
  press (fixture, "BackSpace question");
  WAIT_UNTIL (has_title (fixture, "冬季长跑?"));
}

static void
test_preferences (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWindow *preferences;
  GtkWidget *row, *toggle;

  press (fixture, "ctrl+comma");
  WAIT_UNTIL ((preferences = find_dialog (ADW_TYPE_PREFERENCES_WINDOW)) != NULL);
  g_assert_nonnull (find_words (preferences, "Punctuation among Chinese"));
  row = gtk_widget_get_ancestor (find_words (preferences, "Typewriter scrolling"),
                                 ADW_TYPE_ACTION_ROW);
  toggle = find_type (row, GTK_TYPE_SWITCH);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
  take_picture (preferences, "preferences");
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  g_assert_true (g_settings_get_boolean (fixture->win->settings, "typewriter"));
  WAIT_UNTIL (gtk_text_view_get_bottom_margin (GTK_TEXT_VIEW (fixture->text)) > 50);
  gtk_window_close (preferences);
  WAIT_UNTIL (find_dialog (ADW_TYPE_PREFERENCES_WINDOW) == NULL);
}

static double
get_scale (Fixture *fixture)
{
  return g_settings_get_double (fixture->win->settings, "text-scale");
}

static void
test_zoom (Fixture       *fixture,
           gconstpointer  data)
{
  press (fixture, "ctrl+plus ctrl+plus");
  WAIT_UNTIL (fabs (get_scale (fixture) - 1.2) < 0.01);
  press (fixture, "ctrl+minus");
  WAIT_UNTIL (fabs (get_scale (fixture) - 1.1) < 0.01);
  press (fixture, "ctrl+0");
  WAIT_UNTIL (get_scale (fixture) == 1.0);

  for (guint i = 0; i < 40; i++)
    activate (&fixture->window, "win.zoom-in");
  g_assert_cmpfloat (get_scale (fixture), ==, 3.0);
  for (guint i = 0; i < 40; i++)
    activate (&fixture->window, "win.zoom-out");
  g_assert_cmpfloat (get_scale (fixture), ==, 0.5);
}

static void
ended_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  gboolean *ended = user_data;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (object), result, &error));
  g_assert_no_error (error);
  *ended = TRUE;
}

/* The wheel over the text, with Ctrl and without. Returns when Ctrl is up again: the next key would
 * be another one with it. */
static void
turn_wheel (Fixture    *fixture,
            const char *turns)
{
  g_autofree char *command = NULL;
  g_auto(GStrv) words = NULL;
  g_autoptr(GSubprocess) player = NULL;
  g_autoptr(GError) error = NULL;
  gboolean ended = FALSE;
  double x, y;

  WAIT_UNTIL (gtk_widget_get_width (fixture->text) > 80);
  g_assert_true (gtk_widget_translate_coordinates (fixture->text, GTK_WIDGET (fixture->win), 40, 40,
                                                   &x, &y));
  command = g_strdup_printf ("xdotool mousemove %d %d sleep 0.2 %s", (int) x, (int) y, turns);
  words = g_strsplit (command, " ", -1);
  player = g_subprocess_newv ((const char * const *) words, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (player, NULL, ended_cb, &ended);
  WAIT_UNTIL (ended);
}

static void
test_wheel (Fixture       *fixture,
            gconstpointer  data)
{
  double larger;

  turn_wheel (fixture, "click 4 sleep 0.2 keydown ctrl click 4 sleep 0.1 click 4 keyup ctrl");
  WAIT_UNTIL ((larger = get_scale (fixture)) > 1.05);
  turn_wheel (fixture, "click 5 sleep 0.2 keydown ctrl click 5 sleep 0.1 click 5 keyup ctrl");
  WAIT_UNTIL (get_scale (fixture) < larger - 0.05);
}

static gboolean
is_seen (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static void
test_focus_mode (Fixture       *fixture,
                 gconstpointer  data)
{
  PengFields *fields = peng_article_page_get_fields (fixture->win->page);

  WAIT_UNTIL (is_seen (fixture->win->drafts) && is_seen (fixture->win->preview_pane));
  press (fixture, "F11");
  WAIT_UNTIL (!is_seen (fixture->win->drafts) && !is_seen (fixture->win->preview_pane) &&
              !is_seen (fields));
  WAIT_UNTIL (gtk_widget_has_focus (fixture->text));
  g_assert_true (g_settings_get_boolean (fixture->win->settings, "show-drafts"));
  take_picture (fixture->win, "focus-mode");
  press (fixture, "F11");
  WAIT_UNTIL (is_seen (fixture->win->drafts) && is_seen (fixture->win->preview_pane) &&
              is_seen (fields));

  /* To ask for what is away ends it. */
  press (fixture, "F11");
  WAIT_UNTIL (!is_seen (fixture->win->drafts));
  press (fixture, "F9");
  WAIT_UNTIL (is_seen (fixture->win->drafts) && is_seen (fields));
  press (fixture, "F11");
  WAIT_UNTIL (!is_seen (fields));
  activate (&fixture->window, "win.focus-title");
  WAIT_UNTIL (is_seen (fields) && gtk_widget_has_focus (find_named (fixture->win->page, "title")));
}

static double
get_cursor_height (Fixture *fixture)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->text);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter cursor;
  GdkRectangle at;
  int y;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &cursor, &at);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, at.x, at.y, NULL, &y);

  return y / (double) gtk_widget_get_height (fixture->text);
}

static void
test_typewriter (Fixture       *fixture,
                 gconstpointer  data)
{
  press (fixture, "shift+F11 ctrl+End Return Return Return");
  WAIT_UNTIL (fabs (get_cursor_height (fixture) - 0.5) < 0.1);
  press (fixture, "ctrl+Home");
  WAIT_UNTIL (fabs (get_cursor_height (fixture) - 0.5) < 0.1);
  press (fixture, "shift+F11");
  WAIT_UNTIL (gtk_text_view_get_bottom_margin (GTK_TEXT_VIEW (fixture->text)) < 50);
}

static PengStyle
get_style (Fixture *fixture)
{
  return *peng_text_get_style (peng_block_get_text (peng_document_get_block (get_document (fixture),
                                                                             0)), 0);
}

/* The palette by keyboard; then the person writes on. */
static void
test_colors (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *button = find_named (peng_article_page_get_bar (fixture->win->page), "color");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->text));
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));

  press (fixture, "ctrl+Home shift+Right");
  WAIT_UNTIL (gtk_text_buffer_get_has_selection (buffer));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  WAIT_UNTIL (is_seen (popover));
  take_picture (fixture->win, "palette");
  g_signal_emit_by_name (find_button (popover, "Red"), "clicked");
  WAIT_UNTIL (get_style (fixture).color == PENG_COLOR_RED && !is_seen (popover));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  WAIT_UNTIL (is_seen (popover));
  g_signal_emit_by_name (find_button (popover, "Highlight"), "clicked");
  WAIT_UNTIL (get_style (fixture).flags == PENG_STYLE_MARK && !is_seen (popover));
  WAIT_UNTIL (gtk_widget_has_focus (fixture->text));
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void      (*test) (Fixture       *fixture,
                       gconstpointer  data);
  } tests[] = {
    { "/ui/window-writing/autocorrect", test_autocorrect },
    { "/ui/window-writing/preferences", test_preferences },
    { "/ui/window-writing/zoom", test_zoom },
    { "/ui/window-writing/wheel", test_wheel },
    { "/ui/window-writing/focus-mode", test_focus_mode },
    { "/ui/window-writing/typewriter", test_typewriter },
    { "/ui/window-writing/colours", test_colors },
  };

  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
