/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-fixture.h"
#include "test-im-context.h"

#include "ui/peng-cell-view.h"
#include "ui/peng-table-cell.h"
#include "ui/peng-table-view.h"

/* An input method at work in the cells of a table. */

static void
enter (EditorFixture *self,
       guint          cell)
{
  focus_cell (self, cell);
  test_im_focus (get_nth (self, PENG_TYPE_CELL_VIEW, 0));
}

static void
run_compose (TestImOrder order)
{
  EditorFixture fixture;
  guint64 revision;

  editor_fixture_init (&fixture, FOUR);
  enter (&fixture, 1);
  revision = peng_document_get_revision (fixture.document);
  test_im_preedit ("p");
  test_im_preedit ("peng cheng");
  settle ();
  g_assert_true (peng_editor_get_composing (fixture.editor));
  g_assert_cmpuint (peng_document_get_revision (fixture.document), ==, revision);

  /* What wants to change the table waits. */
  gtk_widget_activate_action (GTK_WIDGET (fixture.editor), "table.row-below", NULL);
  settle ();
  g_assert_cmpuint (peng_document_get_revision (fixture.document), ==, revision);

  test_im_commit ("彭城", order);
  g_assert_false (peng_editor_get_composing (fixture.editor));
  assert_content (&fixture, TABLE ("<tr><td>a</td><td>b彭城</td></tr><tr><td></td><td></td></tr>"
                                   "<tr><td>c</td><td>d</td></tr>"));
  test_im_blur ();
  editor_fixture_clear (&fixture);
}

static void
test_compose (void)
{
  run_compose (TEST_IM_END_FIRST);
  run_compose (TEST_IM_COMMIT_FIRST);
}

/* What is committed into a cell is put right as in the text, and by one undo no more. */
static void
run_correct (TestImOrder order)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, TABLE ("<tr><td>下雨.</td></tr>"));
  peng_editor_set_autocorrect (fixture.editor, PENG_AUTOCORRECT_ALL);
  enter (&fixture, 0);
  test_im_preedit ("peng");
  test_im_commit ("彭城", order);
  assert_content (&fixture, TABLE ("<tr><td>下雨。彭城</td></tr>"));
  peng_editor_undo (fixture.editor);
  assert_content (&fixture, TABLE ("<tr><td>下雨.彭城</td></tr>"));
  test_im_blur ();
  editor_fixture_clear (&fixture);
}

static void
test_correct (void)
{
  run_correct (TEST_IM_END_FIRST);
  run_correct (TEST_IM_COMMIT_FIRST);
}

/* A pre-edit that needs more lines has them. */
static void
test_compose_grows (void)
{
  EditorFixture fixture;
  GtkWidget *cell;
  int height;

  editor_fixture_init (&fixture, FOUR);
  enter (&fixture, 0);
  cell = get_nth (&fixture, PENG_TYPE_TABLE_CELL, 0);
  height = gtk_widget_get_height (cell);
  test_im_preedit ("peng cheng peng cheng peng cheng peng cheng peng cheng peng cheng peng cheng "
                   "peng cheng peng cheng peng cheng peng cheng");
  g_assert_cmpint (peng_table_cell_get_text_height (PENG_TABLE_CELL (cell),
                                                    gtk_widget_get_width (cell)), >, height);
  test_im_cancel ();
  settle ();
  assert_content (&fixture, FOUR);
  test_im_blur ();
  editor_fixture_clear (&fixture);
}

/* Another cell begins without what was composed in this one. */
static void
test_other_cell (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, FOUR);
  enter (&fixture, 0);
  test_im_preedit ("peng");
  enter (&fixture, 3);
  g_assert_false (peng_editor_get_composing (fixture.editor));
  test_im_commit ("彭", TEST_IM_END_FIRST);
  assert_content (&fixture, TABLE ("<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d彭</td></tr>"));
  test_im_blur ();
  editor_fixture_clear (&fixture);
}

/* What happens in the frame in which a letter is written. */
static struct
{
  GtkWidget *view;
  guint      number;
  gboolean   written;
  gboolean   drawn;
  gboolean   over;
  void     (*snapshot) (GtkWidget *, GtkSnapshot *);
} frame;

/* The first frames show what has happened before. */
static void
write_cb (void)
{
  if (++frame.number == 4)
    test_im_commit ("x", TEST_IM_COMMIT_FIRST);
  frame.written = frame.number >= 4;
}

static void
snapshot_view (GtkWidget   *widget,
               GtkSnapshot *snapshot)
{
  frame.drawn |= frame.written && !frame.over;
  frame.snapshot (widget, snapshot);
}

static void
frame_end_cb (void)
{
  frame.over = frame.written;
  if (!frame.over)
    gtk_widget_queue_draw (gtk_widget_get_parent (frame.view));
}

static gboolean
is_over (gpointer unused)
{
  return frame.over;
}

/* A letter that comes when a frame has begun is in that frame. GTK's caret does not blink in the
 * program, and would have it drawn. */
static void
test_drawn_at_once (void)
{
  EditorFixture fixture;
  GtkWidgetClass *class;
  GdkFrameClock *clock;

  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  editor_fixture_init (&fixture, FOUR);
  enter (&fixture, 1);
  /* Undo becomes possible, and the window is laid out anew. */
  test_im_commit ("w", TEST_IM_COMMIT_FIRST);
  settle ();
  frame.view = get_nth (&fixture, PENG_TYPE_CELL_VIEW, 0);
  class = GTK_WIDGET_GET_CLASS (frame.view);
  frame.snapshot = class->snapshot;
  class->snapshot = snapshot_view;
  clock = gtk_widget_get_frame_clock (frame.view);
  g_signal_connect (clock, "before-paint", G_CALLBACK (write_cb), &frame);
  g_signal_connect (clock, "after-paint", G_CALLBACK (frame_end_cb), &frame);

  gtk_widget_queue_draw (fixture.window);
  g_assert_true (wait_for (is_over, NULL));
  g_assert_true (frame.drawn);
  assert_content (&fixture, TABLE ("<tr><td>a</td><td>bwx</td></tr><tr><td>c</td><td>d</td></tr>"));

  g_signal_handlers_disconnect_by_data (clock, &frame);
  class->snapshot = frame.snapshot;
  test_im_blur ();
  editor_fixture_clear (&fixture);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-cursor-blink");
}

int
main (int   argc,
      char *argv[])
{
  test_im_prepare ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  test_im_register ();

  g_test_add_func ("/ui/table-input/autocorrect", test_correct);
  g_test_add_func ("/ui/table-input/compose", test_compose);
  g_test_add_func ("/ui/table-input/compose-grows", test_compose_grows);
  g_test_add_func ("/ui/table-input/drawn-at-once", test_drawn_at_once);
  g_test_add_func ("/ui/table-input/other-cell", test_other_cell);

  return g_test_run ();
}
