/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"

#include "ui/peng-table-cell.h"
#include "ui/peng-table-view.h"

/* How characters look, where it is taken from and where it is given to. */

#define AT_FIGURE(caption) "<p>一</p>" FIGURE ("", caption) "<p class=\"no-indent\">|二</p>"
/* A selection in the caption takes the one of the text away. */
#define IN_FIGURE(caption, cursor) "<p>一</p>" FIGURE ("", caption) \
                                   "<p class=\"no-indent\">二</p> " cursor

#define CELLS(first, second) "<figure class=\"table\"><table><tr><td>" first "</td><td>" second \
                             "</td></tr></table></figure><p>后</p>"
#define ALIGNED_CELLS(first, second) "<figure class=\"table\"><table><tr>" \
                                     "<td class=\"align-center\">" first "</td><td>" second \
                                     "</td></tr></table></figure><p>后</p>"

static const KeyCase key_cases[] = {
  { "strike", "<p>^一|二</p>", "ctrl+shift+x", "<p><s>^一|</s>二</p>" },
  { "mark", "<p>^一|二</p>", "ctrl+alt+h", "<p><mark>^一|</mark>二</p>" },
  { "sup", "<p>^一|二</p>", "ctrl+alt+equal", "<p><sup>^一|</sup>二</p>" },
  { "sub", "<p>^一|二</p>", "ctrl+alt+minus", "<p><sub>^一|</sub>二</p>" },
  { "sub-for-sup", "<p><sup>^一|</sup>二</p>", "ctrl+alt+minus", "<p><sub>^一|</sub>二</p>" },
  { "clear", "<p><strong>^一|</strong>二</p>", "ctrl+backslash", "<p>^一|二</p>" },
  { "no-indent", "<p>一|</p>", "ctrl+alt+i", "<p class=\"no-indent\">一|</p>" },
  { "indent", "<p class=\"no-indent\">一|</p>", "ctrl+alt+i", "<p>一|</p>" },
  { "indent-undone", "<p>一|</p>", "ctrl+alt+i ctrl+z", "<p>一|</p>" },
  { "paragraph-to-paragraph", "<h2>甲|</h2><p>乙</p>", "ctrl+shift+c Down End ctrl+shift+b",
    "<h2>甲</h2><h2>乙|</h2>" },
  { "look-to-paragraph", "<p><strong>甲|</strong></p><p>乙</p>", "ctrl+shift+c Down End ctrl+shift+b",
    "<p><strong>甲</strong></p><p><strong>乙|</strong></p>" },
  { "look-to-characters", "<h2><u>甲|</u></h2><p>乙丙</p>",
    "ctrl+shift+c Down Home shift+Right ctrl+shift+b", "<h2><u>甲</u></h2><p><u>^乙|</u>丙</p>" },
  { "plain-takes-looks-away", "<p>甲|</p><p><em>乙</em></p>", "ctrl+shift+c Down End ctrl+shift+b",
    "<p>甲</p><p>乙|</p>" },
  { "one-undo", "<h2><u>甲|</u></h2><p>乙</p>", "ctrl+shift+c Down End ctrl+shift+b ctrl+z",
    "<h2><u>甲</u></h2><p>乙|</p>" },
  { "list-to-paragraph", "<ol start=\"4\"><li>甲|</li></ol><p>乙</p>",
    "ctrl+shift+c Down End ctrl+shift+b", "<ol start=\"4\"><li>甲</li><li>乙|</li></ol>" },
  { "caption-bold", AT_FIGURE ("图片"), "BackSpace Tab Home shift+Right ctrl+b",
    IN_FIGURE ("<strong>图</strong>片", "@1:1") },
  { "caption-bold-undone", AT_FIGURE ("图片"), "BackSpace Tab Home shift+Right ctrl+b ctrl+z",
    "<p>一</p>" FIGURE ("", "图片") "<p class=\"no-indent\">二</p> @1:0" },
  { "caption-sup-typed", AT_FIGURE ("图"), "BackSpace Tab End ctrl+alt+equal 2",
    IN_FIGURE ("图<sup>2</sup>", "@1:1") },
  { "caption-clear", AT_FIGURE ("<em>图</em>"), "BackSpace Tab ctrl+a ctrl+backslash",
    IN_FIGURE ("图", "@1:1") },
  { "caption-painted", "<p><u>一|</u></p>" FIGURE ("", "图") "<p>二</p>",
    "ctrl+shift+c Down Tab ctrl+a ctrl+shift+b",
    "<p><u>一</u></p>" FIGURE ("", "<u>图</u>") "<p>二</p> @1:0" },
};

typedef struct
{
  const char *name;
  const char *before;
  guint       from;     /* a cell, or NO_CELL for where the cursor is in the text */
  const char *take;
  guint       to;
  const char *give;
  const char *after;
} CellCase;

#define NO_CELL G_MAXUINT

static const CellCase cell_cases[] = {
  { "cell-from-paragraph", "<p><strong>甲|</strong></p>" CELLS ("乙", "丙"),
    NO_CELL, "ctrl+shift+c", 0, "ctrl+shift+b",
    "<p><strong>甲</strong></p>" CELLS ("<strong>乙</strong>", "丙") },
  { "cell-from-cell", "<p>甲|</p>" CELLS ("<em>乙</em>", "丙"), 0, "ctrl+shift+c", 1,
    "ctrl+shift+b", "<p>甲</p>" CELLS ("<em>乙</em>", "<em>丙</em>") },
  { "cell-characters", "<p><u>甲|</u></p>" CELLS ("乙丁", "丙"), NO_CELL, "ctrl+shift+c", 0,
    "Home shift+Right ctrl+shift+b", "<p><u>甲</u></p>" CELLS ("<u>乙</u>丁", "丙") },
  { "cells-selected", "<p><u>甲|</u></p>" CELLS ("乙", "丙"), NO_CELL, "ctrl+shift+c", 0,
    "ctrl+a ctrl+a ctrl+shift+b", "<p><u>甲</u></p>" CELLS ("<u>乙</u>", "<u>丙</u>") },
  { "cell-aligned", "<p class=\"align-center\"><u>甲|</u></p>" CELLS ("乙", "丙"), NO_CELL,
    "ctrl+shift+c", 0, "ctrl+shift+b",
    "<p class=\"align-center\"><u>甲</u></p>" ALIGNED_CELLS ("<u>乙</u>", "丙") },
  { "cell-one-undo", "<p class=\"align-center\"><u>甲|</u></p>" CELLS ("乙", "丙"), NO_CELL,
    "ctrl+shift+c", 0, "ctrl+shift+b ctrl+z",
    "<p class=\"align-center\"><u>甲</u></p>" CELLS ("乙", "丙") },
  { "cell-cleared", "<p>甲|</p>" ALIGNED_CELLS ("<u>乙</u><a href=\"https://a.cn/\">丁</a>", "<em>丙</em>"),
    NO_CELL, "Home", 0, "End ctrl+backslash",
    "<p>甲</p>" CELLS ("乙<a href=\"https://a.cn/\">丁</a>", "<em>丙</em>") },
  { "cell-letters-cleared", "<p>甲|</p>" ALIGNED_CELLS ("<u>乙</u><em>丁</em>", "丙"),
    NO_CELL, "Home", 0, "Home shift+Right ctrl+backslash",
    "<p>甲</p>" ALIGNED_CELLS ("乙<em>丁</em>", "丙") },
  { "paragraph-from-cell", "<h2>甲|</h2>" CELLS ("<em>乙</em>", "丙"), 0, "ctrl+shift+c", NO_CELL,
    "ctrl+shift+b", "<p><em>甲</em></p>" CELLS ("<em>乙</em>", "丙") },
};

static void
go (EditorFixture *self,
    guint          cell)
{
  GtkWidget *table = get_nth (self, PENG_TYPE_TABLE_VIEW, 0);

  if (cell == NO_CELL)
    {
      gtk_widget_grab_focus (self->view);
      peng_buffer_place (self->buffer, &(PengPosition) { 0, 0 });
    }
  else
    g_assert_true (peng_atom_view_focus_part (PENG_ATOM_VIEW (table), PENG_PART_CELL, cell));
  settle ();
}

static void
test_cells (gconstpointer data)
{
  const CellCase *c = data;
  EditorFixture fixture;

  editor_fixture_init (&fixture, c->before);
  go (&fixture, c->from);
  press (&fixture, c->take);
  go (&fixture, c->to);
  press (&fixture, c->give);
  test_document_assert_content (fixture.document, c->after);
  editor_fixture_clear (&fixture);
}

static void
test_keys (gconstpointer data)
{
  press_case (data, 0);
}

static gboolean
is_waiting (EditorFixture *self)
{
  GActionGroup *actions = peng_editor_get_format_actions (self->editor);
  g_autoptr(GVariant) state = g_action_group_get_action_state (actions, "painter");

  return g_variant_get_boolean (state);
}

static void
activate (EditorFixture *self,
          const char    *action)
{
  g_action_group_activate_action (peng_editor_get_format_actions (self->editor), action, NULL);
}

static void
click_block (EditorFixture *self,
             guint          block)
{
  PengPosition position = { block, 0 };
  g_autofree char *events = NULL;
  GdkRectangle at;
  GtkTextIter iter;
  double x, y;

  peng_buffer_get_iter (self->buffer, &position, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &iter, &at);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET, at.x,
                                         at.y, &at.x, &at.y);
  g_assert_true (gtk_widget_translate_coordinates (self->view, self->window, at.x + 2,
                                                   at.y + at.height / 2, &x, &y));
  events = g_strdup_printf ("mousemove %d %d sleep 0.2 click 1 sleep 0.1", (int) x, (int) y);
  play (self, events);
}

static gboolean
is_not_waiting (gpointer user_data)
{
  return !is_waiting (user_data);
}

static void
test_once (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<h2>甲|</h2><p>乙</p><p>丙</p>");
  activate (&fixture, "painter");
  g_assert_true (is_waiting (&fixture));
  click_block (&fixture, 1);
  g_assert_true (wait_for (is_not_waiting, &fixture));
  click_block (&fixture, 2);
  test_document_assert (fixture.buffer, "<h2>甲</h2><h2>乙</h2><p>|丙</p>");
  editor_fixture_clear (&fixture);
}

static gboolean
is_painted (gpointer user_data)
{
  EditorFixture *self = user_data;

  return peng_block_get_kind (peng_document_get_block (self->document, 2)) == PENG_BLOCK_HEADING;
}

static void
test_locked (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<h2>甲|</h2><p>乙</p><p>丙</p><p>丁</p>");
  activate (&fixture, "painter-locked");
  click_block (&fixture, 1);
  click_block (&fixture, 2);
  g_assert_true (wait_for (is_painted, &fixture));
  g_assert_true (is_waiting (&fixture));
  press (&fixture, "Escape");
  g_assert_false (is_waiting (&fixture));
  click_block (&fixture, 3);
  test_document_assert (fixture.buffer, "<h2>甲</h2><h2>乙</h2><h2>丙</h2><p>|丁</p>");
  editor_fixture_clear (&fixture);
}

static void
test_off_again (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<h2>甲|</h2><p>乙</p>");
  activate (&fixture, "painter");
  activate (&fixture, "painter");
  g_assert_false (is_waiting (&fixture));
  editor_fixture_clear (&fixture);
}

/* What is given with a key has come where it was to go, as with the pointer. */
static void
test_given_by_key (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<h2>甲|</h2><p>乙</p>");
  press (&fixture, "ctrl+alt+s");
  g_assert_true (is_waiting (&fixture));
  press (&fixture, "Down ctrl+shift+b");
  g_assert_false (is_waiting (&fixture));
  press (&fixture, "ctrl+alt+shift+s ctrl+shift+b");
  g_assert_true (is_waiting (&fixture));
  test_document_assert_content (fixture.document, "<h2>甲</h2><h2>乙</h2>");
  editor_fixture_clear (&fixture);
}

static GtkWidget *
find_brush (EditorFixture *self)
{
  GtkWidget *bar = gtk_widget_get_first_child (gtk_window_get_child (GTK_WINDOW (self->window)));

  for (GtkWidget *child = gtk_widget_get_first_child (bar); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) &&
        g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (child)), "format.painter") == 0)
      return child;

  g_assert_not_reached ();
}

/* The second click comes after the button has had the first for itself. */
static void
test_double_click (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<h2>甲|</h2><p>乙</p><p>丙</p>");
  g_object_set (gtk_widget_get_settings (fixture.window), "gtk-double-click-time", 10000, NULL);
  click (&fixture, find_brush (&fixture));
  play (&fixture, "click 1 sleep 0.1");
  click_block (&fixture, 1);
  click_block (&fixture, 2);
  g_assert_true (wait_for (is_painted, &fixture));
  g_assert_true (is_waiting (&fixture));
  test_document_assert_content (fixture.document, "<h2>甲</h2><h2>乙</h2><h2>丙</h2>");
  editor_fixture_clear (&fixture);
}

static gboolean
is_cell_painted (gpointer user_data)
{
  EditorFixture *self = user_data;
  PengPlace place = { 1, PENG_PART_CELL, 1 };

  return peng_text_get_style (peng_document_get_text (self->document, &place), 0)->flags ==
         PENG_STYLE_EM;
}

static void
test_pointer_in_cell (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p><em>甲|</em></p>" CELLS ("乙", "丙"));
  activate (&fixture, "painter");
  click (&fixture, get_nth (&fixture, PENG_TYPE_TABLE_CELL, 1));
  g_assert_true (wait_for (is_cell_painted, &fixture));
  g_assert_true (wait_for (is_not_waiting, &fixture));
  test_document_assert_content (fixture.document, "<p><em>甲</em></p>" CELLS ("乙", "<em>丙</em>"));
  editor_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD_ROWS ("/ui/painter/", key_cases, test_keys);
  ADD_ROWS ("/ui/painter/", cell_cases, test_cells);
  g_test_add_func ("/ui/painter/pointer-in-cell", test_pointer_in_cell);
  g_test_add_func ("/ui/painter/once", test_once);
  g_test_add_func ("/ui/painter/locked", test_locked);
  g_test_add_func ("/ui/painter/off-again", test_off_again);
  g_test_add_func ("/ui/painter/given-by-key", test_given_by_key);
  g_test_add_func ("/ui/painter/double-click", test_double_click);

  return g_test_run ();
}
