/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/peng-history.h"
#include "ui/peng-field-view.h"

typedef struct
{
  PengDocument    *document;
  PengHistory     *history;
  PengFieldBuffer *buffer;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(PengArticle) empty = peng_article_new_empty ();

  fixture->document = peng_document_new (empty);
  fixture->history = peng_history_new (fixture->document);
  fixture->buffer = PENG_FIELD_BUFFER (peng_field_buffer_new (PENG_FIELD_TITLE));
  peng_field_buffer_set_document (fixture->buffer, fixture->document);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->buffer);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->document);
}

static char *
dup_shown (Fixture *fixture)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (fixture->buffer), &start, &end);

  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (fixture->buffer), &start, &end, TRUE);
}

/* The field and its picture say the same. */
static void
assert_field (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *shown = dup_shown (fixture);

  g_assert_cmpstr (shown, ==, expected);
  g_assert_cmpstr (peng_document_get_field (fixture->document, PENG_FIELD_TITLE), ==, expected);
}

static void
type (Fixture    *fixture,
      const char *words)
{
  gtk_text_buffer_insert_interactive_at_cursor (GTK_TEXT_BUFFER (fixture->buffer), words, -1, TRUE);
}

static void
test_typing (Fixture       *fixture,
             gconstpointer  data)
{
  GtkTextIter at;

  type (fixture, "运动会");
  assert_field (fixture, "运动会");
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (fixture->buffer), &at);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (fixture->buffer), &at);
  type (fixture, "秋季");
  assert_field (fixture, "秋季运动会");
  type (fixture, "𠮷👨‍👩‍👧");
  assert_field (fixture, "秋季𠮷👨‍👩‍👧运动会");
}

static void
test_is_one_line (Fixture       *fixture,
                  gconstpointer  data)
{
  type (fixture, "第一行\n第二行\r\n第三行");
  assert_field (fixture, "第一行 第二行 第三行");
}

static void
test_deleting (Fixture       *fixture,
               gconstpointer  data)
{
  GtkTextIter start;
  GtkTextIter end;

  type (fixture, "秋季运动会");
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (fixture->buffer), &start, 1);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (fixture->buffer), &end, 3);
  gtk_text_buffer_delete_interactive (GTK_TEXT_BUFFER (fixture->buffer), &start, &end, TRUE);
  assert_field (fixture, "秋动会");
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  type (fixture, "秋季");
  peng_history_barrier (fixture->history);
  type (fixture, "运动会");
  peng_history_undo (fixture->history);
  assert_field (fixture, "秋季");
  peng_history_undo (fixture->history);
  assert_field (fixture, "");
  peng_history_redo (fixture->history);
  peng_history_redo (fixture->history);
  assert_field (fixture, "秋季运动会");
}

static void
test_other_fields_are_not_shown (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr(PengEdit) edit =
    peng_document_make_set_field (fixture->document, PENG_FIELD_AUTHOR, "王老师");

  g_assert_true (peng_document_apply (fixture->document, edit, NULL));
  assert_field (fixture, "");
}

static void
test_without_document (Fixture       *fixture,
                       gconstpointer  data)
{
  type (fixture, "秋季");
  peng_field_buffer_set_document (fixture->buffer, NULL);
  type (fixture, "没有地方");
  g_assert_cmpint (gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (fixture->buffer)), ==, 0);
  g_assert_cmpstr (peng_document_get_field (fixture->document, PENG_FIELD_TITLE), ==, "秋季");
}

static cairo_surface_t *
draw (GtkWidget *widget)
{
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);

  return surface;
}

/* The middle between the first and the last row that has ink on it. */
static double
find_middle (GtkWidget *widget)
{
  cairo_surface_t *surface = draw (widget);
  const guint32 *pixels = (const guint32 *) cairo_image_surface_get_data (surface);
  int n_columns = cairo_image_surface_get_stride (surface) / 4;
  int n_pixels = n_columns * cairo_image_surface_get_height (surface);
  int first = 0;
  int last = n_pixels - 1;

  while (first < last && pixels[first] == pixels[n_pixels - 1])
    first++;
  while (last > first && pixels[last] == pixels[n_pixels - 1])
    last--;
  cairo_surface_destroy (surface);

  return (first / n_columns + last / n_columns) / 2.0;
}

static gboolean
note_frame_cb (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       user_data)
{
  guint *n_frames = user_data;

  return ++*n_frames < 4 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Digits, which are lower than Chinese, stand in the middle of their field; so does its hint. */
static void
test_stands_in_the_middle (Fixture       *fixture,
                           gconstpointer  data)
{
  static const char * const words[] = { "国", "2026-04-23", "" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      GtkWidget *window = gtk_window_new ();
      GtkWidget *field = g_object_new (PENG_TYPE_FIELD_VIEW, "field", PENG_FIELD_EVENT_DATE,
                                       "placeholder", "YYYY-MM-DD", "height-request", 60,
                                       "can-focus", FALSE, NULL);
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field));
      guint n_frames = 0;

      peng_field_view_set_document (PENG_FIELD_VIEW (field), fixture->document);
      gtk_text_buffer_set_text (buffer, words[i], -1);
      g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, g_utf8_strlen (words[i], -1));
      gtk_window_set_child (GTK_WINDOW (window), field);
      gtk_window_present (GTK_WINDOW (window));
      gtk_widget_add_tick_callback (field, note_frame_cb, &n_frames, NULL);
      while (n_frames < 4)
        g_main_context_iteration (NULL, TRUE);
      g_test_message ("“%s”", words[i]);
      g_assert_cmpfloat_with_epsilon (find_middle (field), gtk_widget_get_height (field) / 2.0, 2.5);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/ui/field/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("typing", test_typing);
  ADD ("is-one-line", test_is_one_line);
  ADD ("deleting", test_deleting);
  ADD ("undo", test_undo);
  ADD ("other-fields-are-not-shown", test_other_fields_are_not_shown);
  ADD ("without-document", test_without_document);
  ADD ("stands-in-the-middle", test_stands_in_the_middle);

  return g_test_run ();
}
