/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"

#include "ui/peng-block-handle.h"

/* Blocks are dragged by the handle in the margin, with a real pointer. */

typedef struct
{
  const char *name;
  const char *before;
  guint       block;
  int         to;      /* the line that the pointer is let go over */
  double      part;    /* how far down that line */
  const char *after;
} Case;

#define DIVIDED "<p>一|</p><hr><p>二</p><p>三</p>"

static const Case cases[] = {
  { "down", "<p>一|</p><p>二</p><p>三</p>", 0, 1, 0.8, "<p>二</p><p>一|</p><p>三</p>" },
  { "up", "<p>一|</p><p>二</p><p>三</p>", 2, 0, 0.2, "<p>|三</p><p>一</p><p>二</p>" },
  { "to-end", "<p>一|</p><p>二</p><p>三</p>", 0, 2, 0.9, "<p>二</p><p>三</p><p>一|</p>" },
  { "nowhere", "<p>一|</p><p>二</p><p>三</p>", 0, 1, 0.2, "<p>一|</p><p>二</p><p>三</p>" },
  { "atom", DIVIDED, 1, 2, 0.8, "<p>一</p><p>二</p><hr><p>三</p> @2:0" },
};

/* A point of the view on the screen, where the window is at the corner. */
static void
get_point (EditorFixture    *self,
           GtkWidget        *widget,
           double            x,
           double            y,
           graphene_point_t *point)
{
  double surface_x, surface_y;

  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &surface_x, &surface_y);
  g_assert_true (gtk_widget_compute_point (widget, self->window, &GRAPHENE_POINT_INIT (x, y),
                                           point));
  point->x += surface_x;
  point->y += surface_y;
}

static void
get_line_point (EditorFixture    *self,
                guint             line,
                double            part,
                graphene_point_t *point)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter iter;
  int y, height;

  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (view), &iter, line);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, y + height * part, NULL,
                                         &y);
  get_point (self, self->view, 100, y, point);
}

static gboolean
can_be_dragged (gpointer user_data)
{
  GtkWidget *handle = find_type (user_data, PENG_TYPE_BLOCK_HANDLE);

  return gtk_widget_get_can_target (handle);
}

/* Points at a block, and then presses the handle that comes. */
static void
press_handle (EditorFixture *self,
              guint          block)
{
  GtkWidget *handle = find_type (self->editor, PENG_TYPE_BLOCK_HANDLE);
  graphene_point_t point;
  g_autofree char *there = NULL;
  g_autofree char *on_it = NULL;

  get_line_point (self, block, 0.5, &point);
  there = g_strdup_printf ("mousemove %d %d mousemove_relative 3 0", (int) point.x, (int) point.y);
  play (self, there);
  g_assert_true (wait_for (can_be_dragged, self->editor));
  settle ();
  get_point (self, handle, 10, 10, &point);
  on_it = g_strdup_printf ("mousemove %d %d mousedown 1", (int) point.x, (int) point.y);
  play (self, on_it);
}

static void
drag_to (EditorFixture *self,
         guint          line,
         double         part)
{
  graphene_point_t point;
  g_autofree char *events = NULL;

  get_line_point (self, line, part, &point);
  events = g_strdup_printf ("mousemove %d %d mousemove_relative -- -2 0 mousemove %d %d",
                            (int) point.x - 40, (int) point.y, (int) point.x, (int) point.y);
  play (self, events);
}

static void
test_drag (gconstpointer data)
{
  const Case *c = data;
  EditorFixture fixture;

  editor_fixture_init (&fixture, c->before);
  press_handle (&fixture, c->block);
  drag_to (&fixture, c->to, c->part);
  play (&fixture, "mouseup 1");
  test_document_assert (fixture.buffer, c->after);
  if (!g_str_equal (c->name, "nowhere"))
    {
      peng_history_undo (fixture.history);
      test_document_assert_content (fixture.document, c->before);
    }
  editor_fixture_clear (&fixture);
}

static void
test_escape (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p><p>二</p><p>三</p>");
  press_handle (&fixture, 0);
  drag_to (&fixture, 2, 0.9);
  press (&fixture, "Escape");
  play (&fixture, "mouseup 1");
  test_document_assert (fixture.buffer, "<p>一|</p><p>二</p><p>三</p>");
  editor_fixture_clear (&fixture);
}

/* Pressed and not dragged, it selects its block. */
static void
test_pick (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p><p>二二</p><p>三</p>");
  press_handle (&fixture, 1);
  play (&fixture, "mouseup 1");
  test_document_assert (fixture.buffer, "<p>一</p><p>^二二|</p><p>三</p>");
  editor_fixture_clear (&fixture);
}

/* It goes out of the way of who writes. */
static void
test_typing (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p>");
  play (&fixture, "mousemove 300 200 mousemove_relative 3 0");
  g_assert_true (wait_for (can_be_dragged, fixture.editor));
  press (&fixture, "x");
  g_assert_false (can_be_dragged (fixture.editor));
  editor_fixture_clear (&fixture);
}

/* Who writes while dragging has dropped the block, and may take one again. */
static void
test_typing_meanwhile (void)
{
  EditorFixture fixture;
  graphene_point_t point;
  g_autofree char *there = NULL;

  editor_fixture_init (&fixture, "<p>一|</p><p>二</p><p>三</p>");
  press_handle (&fixture, 0);
  drag_to (&fixture, 1, 0.8);
  press (&fixture, "x");
  drag_to (&fixture, 2, 0.9);
  play (&fixture, "mouseup 1");
  test_document_assert (fixture.buffer, "<p>一x|</p><p>二</p><p>三</p>");

  get_line_point (&fixture, 1, 0.5, &point);
  there = g_strdup_printf ("mousemove %d %d mousemove_relative 3 0", (int) point.x, (int) point.y);
  play (&fixture, there);
  g_assert_true (wait_for (can_be_dragged, fixture.editor));
  editor_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD_ROWS ("/ui/block-handle/", cases, test_drag);
  g_test_add_func ("/ui/block-handle/escape", test_escape);
  g_test_add_func ("/ui/block-handle/pick", test_pick);
  g_test_add_func ("/ui/block-handle/typing", test_typing);
  g_test_add_func ("/ui/block-handle/typing-meanwhile", test_typing_meanwhile);

  return g_test_run ();
}
