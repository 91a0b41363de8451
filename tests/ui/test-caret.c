/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"

#include "ui/peng-caret.h"

#include <adwaita.h>

/* The caret blinks with the window's clock at rest: no frame is drawn but those that hide and show
 * it. */

#define FEW "<p>二</p><p>三</p><p>四</p><p>五</p><p>六</p><p>七</p><p>八</p><p>九</p><p>十</p>"
/* More than the window shows. */
#define LONG "<p>一|</p>" FEW FEW FEW FEW

typedef struct
{
  EditorFixture  editor;
  PengCaret     *caret;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  html)
{
  self->caret = peng_caret_new ();
  editor_fixture_init (&self->editor, html);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  GtkSettings *settings = gtk_settings_get_default ();

  editor_fixture_clear (&self->editor);
  g_assert_finalize_object (self->caret);
  gtk_settings_reset_property (settings, "gtk-cursor-blink");
  gtk_settings_reset_property (settings, "gtk-cursor-blink-time");
  gtk_settings_reset_property (settings, "gtk-cursor-blink-timeout");
}

static gboolean
is_hidden (gpointer text)
{
  return GTK_IS_TEXT_VIEW (text) ? !gtk_text_view_get_cursor_visible (text)
                                 : gtk_widget_has_css_class (text, "peng-caret-hidden");
}

static gboolean
is_seen (gpointer text)
{
  return !is_hidden (text);
}

static void
frame_cb (GdkFrameClock *clock,
          guint         *n_frames)
{
  (*n_frames)++;
}

static void
test_clock_rests (Fixture       *self,
                  gconstpointer  data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->editor.view);
  guint n_frames = 0;

  g_assert_true (wait_for (is_hidden, self->editor.view));
  g_assert_true (wait_for (is_seen, self->editor.view));
  g_signal_connect (clock, "update", G_CALLBACK (frame_cb), &n_frames);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (wait_for (is_hidden, self->editor.view));
      g_assert_true (wait_for (is_seen, self->editor.view));
    }

  g_signal_handlers_disconnect_by_data (clock, &n_frames);
  /* A fade would take 60 in a second. */
  g_assert_cmpuint (n_frames, <=, 12);
}

/* Text that moves under the pointer has GTK send a motion, on which its scroll bars would fade in. */
static void
test_pointer_rests (Fixture       *self,
                    gconstpointer  data)
{
  play (&self->editor, "mousemove 300 300 mousemove 301 300");
  press (&self->editor, "Return a");
  test_clock_rests (self, data);
}

static void
test_key_shows (Fixture       *self,
                gconstpointer  data)
{
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink-time", 30000, NULL);
  g_clear_object (&self->caret);
  self->caret = peng_caret_new ();
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self->editor.view), FALSE);
  press (&self->editor, "a");
  g_assert_true (wait_for (is_seen, self->editor.view));
}

/* GTK scrolls where the caret is not to be seen. */
static void
test_arrow_moves (Fixture       *self,
                  gconstpointer  data)
{
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink-time", 30000, NULL);
  g_clear_object (&self->caret);
  self->caret = peng_caret_new ();
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self->editor.view), FALSE);
  press (&self->editor, "Left");
  g_assert_true (wait_for (is_seen, self->editor.view));
  press (&self->editor, "b");
  test_document_assert (self->editor.buffer, "<p>b|一</p>");
}

static void
test_caption (Fixture       *self,
              gconstpointer  data)
{
  GtkWidget *caption;

  press (&self->editor, "BackSpace Tab");
  caption = gtk_root_get_focus (GTK_ROOT (self->editor.window));
  g_assert_true (GTK_IS_TEXT (caption));
  g_assert_true (wait_for (is_hidden, caption));
  g_assert_true (is_seen (self->editor.view));

  gtk_widget_grab_focus (self->editor.view);
  g_assert_true (wait_for (is_hidden, self->editor.view));
  g_assert_true (is_seen (caption));
}

/* Runs the program for so many milliseconds; gives whether the caret was hidden at any time. */
static gboolean
was_hidden (GtkWidget *text,
            guint      milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;
  gboolean hidden = FALSE;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      hidden |= is_hidden (text);
      g_usleep (1000);
    }

  return hidden;
}

static void
test_comes_to_rest (Fixture       *self,
                    gconstpointer  data)
{
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink-time", 120,
                "gtk-cursor-blink-timeout", 1, NULL);
  g_clear_object (&self->caret);
  self->caret = peng_caret_new ();

  g_assert_true (was_hidden (self->editor.view, 1500));
  g_assert_false (was_hidden (self->editor.view, 400));
  press (&self->editor, "a");
  g_assert_true (wait_for (is_hidden, self->editor.view));
}

static void
test_not_wanted (Fixture       *self,
                 gconstpointer  data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  gboolean blinks = FALSE;

  g_clear_object (&self->caret);
  g_object_get (settings, "gtk-cursor-blink", &blinks, NULL);
  g_assert_true (blinks);

  g_object_set (settings, "gtk-cursor-blink", FALSE, "gtk-cursor-blink-time", 120, NULL);
  self->caret = peng_caret_new ();
  press (&self->editor, "a");
  g_assert_false (was_hidden (self->editor.view, 400));
}

static void
add (const char *name,
     const char *html,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/ui/caret/", name, NULL);

  g_test_add (path, Fixture, html, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("clock-rests", "<p>一|</p>", test_clock_rests);
  add ("pointer-rests", LONG, test_pointer_rests);
  add ("key-shows", "<p>一|</p>", test_key_shows);
  add ("arrow-moves", "<p>一|</p>", test_arrow_moves);
  add ("caption", "<p>一</p>" FIGURE ("", "图") "<p class=\"no-indent\">|二</p>", test_caption);
  add ("comes-to-rest", "<p>一|</p>", test_comes_to_rest);
  add ("not-wanted", "<p>一|</p>", test_not_wanted);

  return g_test_run ();
}
