/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-fixture.h"
#include "test-drop.h"

#include "ui/peng-cell-view.h"
#include "ui/peng-dropped.h"
#include "ui/peng-table-cell.h"

/* Words are dragged to a cell, from one, and within one. */

#define ROW(a, b)   "<figure class=\"table\"><table><tr><td>" a "</td><td>" b "</td></tr></table></figure>"
#define LONG        "abcdefgh"

/* Right in a character of a text that is seen. */
static void
get_character (EditorFixture *self,
               GtkWidget     *view,
               int            offset,
               double        *x,
               double        *y)
{
  GdkRectangle rect;
  GtkTextIter iter;
  int at_x, at_y;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &iter,
                                      offset);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (view), &iter, &rect);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET,
                                         rect.x + rect.width / 4, rect.y + rect.height / 2, &at_x,
                                         &at_y);
  g_assert_true (gtk_widget_translate_coordinates (view, self->window, at_x, at_y, x, y));
}

static void
drag (EditorFixture *self,
      double         x,
      double         y,
      double         to_x,
      double         to_y)
{
  g_autofree char *events =
    g_strdup_printf ("mousemove %d %d sleep 0.2 mousedown 1 sleep 0.2 mousemove %d %d sleep 0.1 "
                     "mousemove %d %d sleep 0.1 mousemove %d %d sleep 0.3 mousemove %d %d sleep 0.3",
                     (int) x, (int) y, (int) x + 8, (int) y + 4, (int) x + 20, (int) y + 8,
                     (int) to_x, (int) to_y, (int) to_x + 2, (int) to_y);

  play (self, events);
}

static gboolean
has_changed (gpointer history)
{
  return peng_history_can_undo (history);
}

/* It is one step. */
static void
assert_moved (EditorFixture *self,
              const char    *before,
              const char    *after)
{
  play (self, "mouseup 1 sleep 0.3");
  g_assert_true (wait_for (has_changed, self->history));
  assert_content (self, after);
  peng_editor_undo (self->editor);
  assert_content (self, before);
  g_assert_false (peng_history_can_undo (self->history));
  peng_editor_redo (self->editor);
  assert_content (self, after);
}

static gboolean
is_mark_seen (EditorFixture *self)
{
  GtkTextMark *mark = gtk_text_buffer_get_mark (GTK_TEXT_BUFFER (self->buffer), "peng-drop");

  return mark != NULL && gtk_text_mark_get_visible (mark);
}

static gboolean
is_aimed_at (EditorFixture *self,
             guint          cell)
{
  return gtk_widget_get_state_flags (get_nth (self, PENG_TYPE_TABLE_CELL, cell)) &
         GTK_STATE_FLAG_DROP_ACTIVE;
}

static void
test_from_text (void)
{
  EditorFixture fixture;
  double x, y, to_x, to_y;

  editor_fixture_init (&fixture, "<p>^一二|三</p>" ROW ("a", "b") "<p>后</p>");
  get_character (&fixture, fixture.view, 1, &x, &y);
  get_middle (&fixture, 1, fixture.window, &to_x, &to_y);
  drag (&fixture, x, y, to_x, to_y);
  g_assert_true (is_aimed_at (&fixture, 1));
  g_assert_false (is_aimed_at (&fixture, 0));
  g_assert_false (is_mark_seen (&fixture));
  assert_moved (&fixture, "<p>一二三</p>" ROW ("a", "b") "<p>后</p>",
                "<p>三</p>" ROW ("a", "b一二") "<p>后</p>");
  g_assert_false (is_aimed_at (&fixture, 1));
  press (&fixture, "x");
  assert_content (&fixture, "<p>三</p>" ROW ("a", "b一二x") "<p>后</p>");
  editor_fixture_clear (&fixture);
}

/* A cell has no room for a photograph; the table has none for itself. */
static void
test_refused (gconstpointer before)
{
  EditorFixture fixture;
  double x, y, to_x, to_y;

  editor_fixture_init (&fixture, before);
  get_character (&fixture, fixture.view, 0, &x, &y);
  get_middle (&fixture, 0, fixture.window, &to_x, &to_y);
  drag (&fixture, x, y, to_x, to_y);
  play (&fixture, "mouseup 1 sleep 0.3");
  g_assert_false (peng_history_can_undo (fixture.history));
  editor_fixture_clear (&fixture);
}

/* The first letters of a cell are selected. */
static GtkWidget *
select_in_cell (EditorFixture *self,
                guint          cell,
                int            from,
                int            to)
{
  GtkWidget *view;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  click_cell (self, cell);
  view = get_nth (self, PENG_TYPE_CELL_VIEW, 0);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_select_range (buffer, &start, &end);
  settle ();

  return view;
}

static void
test_to_text (void)
{
  EditorFixture fixture;
  GtkWidget *view;
  double x, y, to_x, to_y;

  editor_fixture_init (&fixture, "<p>一二三|</p>" ROW ("<strong>" LONG "</strong>", "b") "<p>后</p>");
  view = select_in_cell (&fixture, 0, 0, 4);
  get_character (&fixture, view, 1, &x, &y);
  get_character (&fixture, fixture.view, 1, &to_x, &to_y);
  drag (&fixture, x, y, to_x, to_y);
  g_assert_true (is_mark_seen (&fixture));
  assert_moved (&fixture,
                "<p>一二三</p>" ROW ("<strong>" LONG "</strong>", "b") "<p>后</p>",
                "<p>一<strong>abcd</strong>二三</p>" ROW ("<strong>efgh</strong>", "b") "<p>后</p>");
  g_assert_false (is_mark_seen (&fixture));
  editor_fixture_clear (&fixture);
}

/* Letters of the first cell, between two places, are dragged by the second of them. */
static void
assert_moved_to_cell (int         from,
                      int         to,
                      guint       cell,
                      const char *after)
{
  EditorFixture fixture;
  GtkWidget *view;
  double x, y, to_x, to_y;

  editor_fixture_init (&fixture, "<p>一|</p>" ROW (LONG, "b") "<p>后</p>");
  view = select_in_cell (&fixture, 0, from, to);
  get_character (&fixture, view, from + 1, &x, &y);
  get_middle (&fixture, cell, fixture.window, &to_x, &to_y);
  drag (&fixture, x, y, to_x, to_y);
  assert_moved (&fixture, "<p>一</p>" ROW (LONG, "b") "<p>后</p>", after);
  editor_fixture_clear (&fixture);
}

static void
test_to_cell (void)
{
  assert_moved_to_cell (4, 8, 1, "<p>一</p>" ROW ("abcd", "befgh") "<p>后</p>");
}

static void
test_in_cell (void)
{
  assert_moved_to_cell (0, 2, 0, "<p>一</p>" ROW ("cdefghab", "b") "<p>后</p>");
}

static void
test_onto_itself (void)
{
  EditorFixture fixture;
  GtkWidget *view;
  double x, y;

  editor_fixture_init (&fixture, "<p>一|</p>" ROW (LONG, "b") "<p>后</p>");
  view = select_in_cell (&fixture, 0, 0, 8);
  get_character (&fixture, view, 1, &x, &y);
  drag (&fixture, x, y, x + 10, y);
  play (&fixture, "mouseup 1 sleep 0.3");
  g_assert_false (peng_history_can_undo (fixture.history));
  editor_fixture_clear (&fixture);
}

/* As pasted words do they stay in the cell. */
static void
test_from_others (gconstpointer is_html)
{
  GType type = is_html != NULL ? PENG_TYPE_DROPPED_HTML : PENG_TYPE_DROPPED_TEXT;
  const char *words = is_html != NULL ? "<h2>x</h2><p><b>y</b></p>" : "x\ny";
  g_autoptr(GBytes) bytes = g_bytes_new_static (words, strlen (words));
  EditorFixture fixture;
  double x, y;

  editor_fixture_init (&fixture, "<p>一|</p>" ROW ("a", "b") "<p>后</p>");
  get_middle (&fixture, 1, fixture.view, &x, &y);
  test_drag_over (fixture.view, type, x, y);
  g_assert_true (is_aimed_at (&fixture, 1));
  test_drop (fixture.view, type, bytes, x, y);
  g_assert_false (is_aimed_at (&fixture, 1));
  g_assert_true (wait_for (has_changed, fixture.history));
  assert_content (&fixture, is_html != NULL
                              ? "<p>一</p>" ROW ("a", "bx<br><strong>y</strong>") "<p>后</p>"
                              : "<p>一</p>" ROW ("a", "bx<br>y") "<p>后</p>");
  editor_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/table-drop/from-text", test_from_text);
  g_test_add_data_func ("/ui/table-drop/refused/photograph",
                        "<p>^一</p>" FIGURE ("", "") "<p>二|</p>" ROW ("a", "b") "<p>后</p>",
                        test_refused);
  g_test_add_data_func ("/ui/table-drop/refused/itself",
                        "<p>^一</p>" ROW ("a", "b") "<p>后|</p>", test_refused);
  g_test_add_func ("/ui/table-drop/to-text", test_to_text);
  g_test_add_func ("/ui/table-drop/to-cell", test_to_cell);
  g_test_add_func ("/ui/table-drop/in-cell", test_in_cell);
  g_test_add_func ("/ui/table-drop/onto-itself", test_onto_itself);
  g_test_add_data_func ("/ui/table-drop/from-others/text", NULL, test_from_others);
  g_test_add_data_func ("/ui/table-drop/from-others/html", "html", test_from_others);

  return g_test_run ();
}
