/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"

#include <string.h>

#define N_PARAGRAPHS 60

/* For longer than the text would take to be scrolled again. */
#define PAUSE "sleep 0.6"

static char *
write_article (void)
{
  GString *html = g_string_new ("<p>^一二三|</p>");

  for (guint i = 0; i < N_PARAGRAPHS; i++)
    g_string_append (html, "<p>四</p>");

  return g_string_free (html, FALSE);
}

static GtkAdjustment *
get_adjustment (EditorFixture *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
}

static gboolean
is_scrolled (gpointer user_data)
{
  return gtk_adjustment_get_value (get_adjustment (user_data)) > 0;
}

static void
drag_to_lower_edge (EditorFixture *self,
                    double         x,
                    double         y)
{
  g_autofree char *events = NULL;
  double bottom;

  g_assert_true (gtk_widget_translate_coordinates (self->view, self->window, 0,
                                                   gtk_widget_get_height (self->view) - 20, NULL,
                                                   &bottom));
  events =
    g_strdup_printf ("mousemove %d %d sleep 0.2 mousedown 1 sleep 0.2 mousemove %d %d sleep 0.1 "
                     "mousemove %d %d sleep 0.1 mousemove %d %d sleep 0.3 mousemove %d %d sleep 0.3",
                     (int) x, (int) y, (int) x + 8, (int) y + 4, (int) x + 20, (int) y + 8,
                     (int) x, (int) bottom, (int) x + 2, (int) bottom);
  play (self, events);
}

/* What is dragged to the edge scrolls; where it is dropped the text stands still again. */
static void
drop_at_lower_edge (EditorFixture *self,
                    double         x,
                    double         y)
{
  double value;

  drag_to_lower_edge (self, x, y);
  g_assert_true (wait_for (is_scrolled, self));
  play (self, "mouseup 1 " PAUSE);
  value = gtk_adjustment_get_value (get_adjustment (self));
  play (self, PAUSE);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (self)), ==, value);

  gtk_adjustment_set_value (get_adjustment (self), 0);
  play (self, PAUSE);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (self)), ==, 0);
}

static void
test_words (void)
{
  g_autofree char *html = write_article ();
  EditorFixture fixture;
  GdkRectangle rect;
  GtkTextIter start;
  double x, y;
  int at_x, at_y;

  editor_fixture_init (&fixture, html);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (fixture.buffer), &start);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (fixture.view), &start, &rect);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (fixture.view), GTK_TEXT_WINDOW_WIDGET,
                                         rect.x + rect.width / 2, rect.y + rect.height / 2, &at_x,
                                         &at_y);
  g_assert_true (gtk_widget_translate_coordinates (fixture.view, fixture.window, at_x, at_y, &x,
                                                   &y));
  drop_at_lower_edge (&fixture, x, y);
  editor_fixture_clear (&fixture);
}

/* Below the editor, something to be dragged into it; as file managers do it offers words, too. */
static GtkWidget *
add_picture (EditorFixture *self)
{
  static const guint8 pixel[] = { 255, 0, 0 };
  GtkWidget *picture = gtk_label_new ("picture");
  GtkDragSource *source = gtk_drag_source_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static (pixel, sizeof pixel);
  g_autoptr(GdkTexture) texture =
    gdk_memory_texture_new (1, 1, GDK_MEMORY_R8G8B8, bytes, sizeof pixel);
  g_autoptr(GBytes) words = g_bytes_new_static ("/picture.png", strlen ("/picture.png"));
  g_autoptr(GdkContentProvider) content = gdk_content_provider_new_union (
    (GdkContentProvider *[]) { gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture),
                               gdk_content_provider_new_for_bytes ("text/plain;charset=utf-8",
                                                                   words) }, 2);

  gtk_drag_source_set_content (source, content);
  gtk_widget_add_controller (picture, GTK_EVENT_CONTROLLER (source));
  gtk_box_append (GTK_BOX (gtk_window_get_child (GTK_WINDOW (self->window))), picture);

  return picture;
}

static gboolean
is_mark_seen (EditorFixture *self)
{
  GtkTextMark *mark = gtk_text_buffer_get_mark (GTK_TEXT_BUFFER (self->buffer), "peng-drop");

  return mark != NULL && gtk_text_mark_get_visible (mark);
}

static void
offered_cb (guint *n_offered)
{
  (*n_offered)++;
}

static void
test_picture (void)
{
  g_autofree char *html = write_article ();
  EditorFixture fixture;
  GtkWidget *picture;
  guint n_offered = 0;
  double x, y;

  editor_fixture_init (&fixture, html);
  g_signal_connect_swapped (fixture.editor, "picture-offered", G_CALLBACK (offered_cb), &n_offered);
  picture = add_picture (&fixture);
  g_assert_true (wait_for (is_mapped, picture));
  settle ();
  g_assert_true (gtk_widget_translate_coordinates (picture, fixture.window,
                                                   gtk_widget_get_width (picture) / 2.0, 4, &x,
                                                   &y));
  drop_at_lower_edge (&fixture, x, y);
  g_assert_cmpuint (n_offered, ==, 1);
  g_assert_false (is_mark_seen (&fixture));
  editor_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/drop-end/words", test_words);
  g_test_add_func ("/ui/drop-end/picture", test_picture);

  return g_test_run ();
}
