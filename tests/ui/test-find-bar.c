/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-html-reader.h"
#include "store-fixture.h"
#include "test-im-context.h"
#include "ui/peng-editor-entry.h"
#include "ui/peng-find-marks.h"
#include "ui/peng-table-cell.h"
#include "window-fixture.h"

#include <glib/gi18n.h>
#include <string.h>

/* Find and replace by real keys in the real window: what is found, marked, selected and replaced,
 * wherever in the article it lies; and nothing of it in the middle of a Chinese word. */

typedef struct
{
  char          *dir;
  WindowFixture  window;
  PengDocument  *document;
  PengHistory   *history;
  PengFindBar   *bar;
  GtkEditable   *entry;
} Fixture;

#define M "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static const char html[] =
  "<meta name=\"pengcheng:title\" content=\"春季运动会\">"
  "<meta name=\"pengcheng:author\" content=\"运动社\">"
  "<p>运动会开始，Sport day。</p><p>第二段</p>"
  "<figure class=\"image\"><img src=\"media:" M "\" alt=\"\" width=\"900\" height=\"1600\">"
  "<figcaption>大家在运动</figcaption></figure>"
  "<p>最后的运动</p>";

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->dir = scratch_with_html (html);
  window_fixture_open (&self->window, self->dir);
  WAIT_UNTIL (self->window.window->draft != NULL);
  self->document = peng_draft_get_document (self->window.window->draft);
  self->history = peng_draft_get_history (self->window.window->draft);
  self->bar = peng_article_page_get_find_bar (self->window.window->page);
  self->entry = GTK_EDITABLE (find_named (self->bar, "entry"));
  activate (&self->window, "win.focus-text");
  WAIT_UNTIL (gtk_window_get_focus (GTK_WINDOW (self->window.window)) != NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  window_fixture_close (&self->window);
  scratch_remove (self->dir);
}

static void
press (Fixture    *self,
       const char *keys)
{
  press_keys (self->window.window, keys);
}

static const char *
get_label (Fixture    *self,
           const char *name)
{
  return gtk_label_get_label (GTK_LABEL (find_named (self->bar, name)));
}

static gboolean
counts (Fixture    *self,
        const char *words)
{
  return g_str_equal (get_label (self, "count"), words);
}

static GtkWidget *
get_focus (Fixture *self)
{
  return gtk_window_get_focus (GTK_WINDOW (self->window.window));
}

static gboolean
is_in_bar (Fixture *self)
{
  GtkWidget *focus = get_focus (self);

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->bar));
}

static void
open_bar (Fixture    *self,
          const char *keys,
          const char *pattern)
{
  press (self, keys);
  WAIT_UNTIL (is_in_bar (self) && gtk_widget_get_mapped (GTK_WIDGET (self->entry)));
  gtk_editable_set_text (self->entry, pattern);
}

static char *
dup_selected (gpointer text_view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
has_selected (Fixture  *self,
              gpointer  text_view,
              guint     block,
              guint     offset)
{
  g_autofree char *words = dup_selected (text_view);
  PengPosition start, end;

  peng_buffer_get_selection (peng_editor_get_buffer (self->window.window->editor), &start, &end);

  return g_str_equal (words, "运动") && start.block == block && start.offset == offset;
}

static GtkWidget *
find_caption (GtkWidget *widget)
{
  PengPart part;
  guint index;

  if (peng_editor_entry_is (widget, &part, &index))
    return part == PENG_PART_CAPTION ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_caption (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_in_sight (Fixture   *self,
             GtkWidget *widget)
{
  GtkWidget *scroller = find_type (self->window.window->editor, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (widget) && gtk_widget_compute_bounds (widget, scroller, &bounds) &&
         bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scroller);
}

static gboolean
has_caption_selected (Fixture *self)
{
  GtkWidget *caption = find_caption (GTK_WIDGET (self->window.window->editor));
  int start, end;

  return caption != NULL && is_in_sight (self, caption) &&
         gtk_editable_get_selection_bounds (GTK_EDITABLE (caption), &start, &end) &&
         start == 3 && end == 5;
}

static gboolean
caption_has (Fixture       *self,
             PangoAttrType  type)
{
  GtkWidget *caption = find_caption (GTK_WIDGET (self->window.window->editor));
  PangoAttrList *list = caption != NULL ? gtk_text_get_attributes (GTK_TEXT (caption)) : NULL;
  GSList *attributes = list != NULL ? pango_attr_list_get_attributes (list) : NULL;
  gboolean has = FALSE;

  for (GSList *l = attributes; l != NULL; l = l->next)
    has |= ((PangoAttribute *) l->data)->klass->type == type;
  g_slist_free_full (attributes, (GDestroyNotify) pango_attribute_destroy);

  return has;
}

/* The marks lie over what a caption looks like, and leave it when they go. */
static void
test_bold_caption (Fixture       *self,
                   gconstpointer  data)
{
  const PengPlace place = { 2, PENG_PART_CAPTION, 0 };
  const PengStyleChange bold = { .set = PENG_STYLE_STRONG };
  g_autoptr(PengEdit) edit = peng_document_make_restyle (self->document, &place, 0, 5, &bold);

  g_assert_true (peng_document_apply (self->document, edit, NULL));
  WAIT_UNTIL (caption_has (self, PANGO_ATTR_WEIGHT));

  open_bar (self, "ctrl+f", "运动");
  WAIT_UNTIL (caption_has (self, PANGO_ATTR_BACKGROUND));
  g_assert_true (caption_has (self, PANGO_ATTR_WEIGHT));

  press (self, "Escape");
  WAIT_UNTIL (!caption_has (self, PANGO_ATTR_BACKGROUND));
  g_assert_true (caption_has (self, PANGO_ATTR_WEIGHT));
}

/* GTK counts each place from the beginning of the paragraph: to ask for all would take minutes. */
static void
test_long_paragraph (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(PengText) inserted = NULL;
  g_autoptr(PengEdit) edit = NULL;
  const PengPlace place = { 0, PENG_PART_TEXT, 0 };

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "甲运动会，");
  inserted = peng_text_new (text->str);
  edit = peng_document_make_text (self->document, &place, 0, 0, inserted);
  g_assert_true (peng_document_apply (self->document, edit, NULL));

  open_bar (self, "ctrl+h", "甲运动");
  WAIT_UNTIL (counts (self, "1 / 20000"));
  gtk_editable_set_text (GTK_EDITABLE (find_named (self->bar, "replacement")), "乙");
  gtk_widget_activate_action (GTK_WIDGET (self->bar), "find.replace-all", NULL);
  WAIT_UNTIL (counts (self, _("None")));
}

static gboolean
has_field_selected (Fixture    *self,
                    const char *name)
{
  g_autofree char *words = dup_selected (find_named (self->window.window->page, name));

  return g_str_equal (words, "运动");
}

/* Each match in reading order, and round again: text, caption, text, title, author. */
static void
test_walk (Fixture       *self,
           gconstpointer  data)
{
  GtkWidget *view = find_type (self->window.window->editor, GTK_TYPE_TEXT_VIEW);

  open_bar (self, "ctrl+f", "运动");
  WAIT_UNTIL (counts (self, "3 / 5"));
  g_assert_true (has_selected (self, view, 0, 0));

  press (self, "Return");
  WAIT_UNTIL (counts (self, "4 / 5"));
  WAIT_UNTIL (has_caption_selected (self));
  WAIT_UNTIL (gtk_widget_has_css_class (find_caption (GTK_WIDGET (self->window.window->editor)),
                                        "found-current"));
  take_picture (self->window.window, "find-caption");

  press (self, "F3");
  WAIT_UNTIL (counts (self, "5 / 5"));
  g_assert_true (has_selected (self, view, 3, 3));

  press (self, "Return");
  WAIT_UNTIL (counts (self, "1 / 5"));
  g_assert_true (has_field_selected (self, "title"));
  g_assert_cmpstr (get_label (self, "words"), !=, "");

  press (self, "Return");
  WAIT_UNTIL (counts (self, "2 / 5"));
  g_assert_true (has_field_selected (self, "author"));

  press (self, "shift+Return");
  WAIT_UNTIL (counts (self, "1 / 5"));
  press (self, "shift+F3");
  WAIT_UNTIL (counts (self, "5 / 5"));
  g_assert_true (is_in_bar (self));
}

/* A cell that shows something found. */
static GtkWidget *
find_marked_cell (GtkWidget *widget)
{
  if (PENG_IS_TABLE_CELL (widget) && peng_table_cell_get_marks (PENG_TABLE_CELL (widget)) != NULL)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_marked_cell (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
insert_table (Fixture *self)
{
  static const char table[] = "<figure class=\"table\"><table><tr><td>项目<td>一等奖</tr>"
                              "<tr><td>跳远<td>大单元小单元</table></figure>";
  g_autoptr(GPtrArray) blocks = peng_html_read (table, strlen (table), NULL);
  g_autoptr(PengEdit) edit =
    peng_document_make_blocks (self->document, 3, 0, (PengBlock * const *) blocks->pdata, 1);

  g_assert_true (peng_document_apply (self->document, edit, NULL));
}

static void
assert_marks (GtkWidget *cell)
{
  GArray *marks = peng_table_cell_get_marks (PENG_TABLE_CELL (cell));
  const PengFindMark *mark = &g_array_index (marks, PengFindMark, 0);

  g_assert_cmpuint (marks->len, ==, 2);
  g_assert_cmpuint (mark[0].offset, ==, 1);
  g_assert_cmpuint (mark[0].length, ==, 2);
  g_assert_true (mark[0].is_current);
  g_assert_cmpuint (mark[1].offset, ==, 4);
  g_assert_false (mark[1].is_current);
}

/* The words that were found are marked in a cell, and are where one writes afterwards. */
static void
test_cell (Fixture       *self,
           gconstpointer  data)
{
  GtkWidget *editor = GTK_WIDGET (self->window.window->editor);
  g_autofree char *selected = NULL;

  insert_table (self);
  open_bar (self, "ctrl+f", "单元");
  WAIT_UNTIL (counts (self, "1 / 2"));
  WAIT_UNTIL (find_marked_cell (editor) != NULL);
  WAIT_UNTIL (is_in_sight (self, find_marked_cell (editor)));
  assert_marks (find_marked_cell (editor));
  g_assert_true (is_in_bar (self));
  take_picture (self->window.window, "find-cell");

  press (self, "Escape");
  WAIT_UNTIL (!is_in_bar (self) && get_focus (self) != find_type (editor, GTK_TYPE_TEXT_VIEW) &&
              GTK_IS_TEXT_VIEW (get_focus (self)));
  selected = dup_selected (get_focus (self));
  g_assert_cmpstr (selected, ==, "单元");
  WAIT_UNTIL (find_marked_cell (editor) == NULL);
}

/* Escape leads to the match, to write there. */
static void
test_escape (Fixture       *self,
             gconstpointer  data)
{
  open_bar (self, "ctrl+f", "运动");
  WAIT_UNTIL (counts (self, "3 / 5"));
  press (self, "Return");
  WAIT_UNTIL (has_caption_selected (self));
  press (self, "Escape");
  WAIT_UNTIL (!peng_find_bar_get_open (self->bar));
  WAIT_UNTIL (gtk_widget_has_focus (find_caption (GTK_WIDGET (self->window.window->editor))));
  g_assert_true (has_caption_selected (self));
}

static void
test_nothing (Fixture       *self,
              gconstpointer  data)
{
  open_bar (self, "ctrl+f", "足球");
  WAIT_UNTIL (counts (self, _("None")));
  press (self, "Return");
  press (self, "Escape");
  WAIT_UNTIL (gtk_widget_has_focus (find_type (self->window.window->editor, GTK_TYPE_TEXT_VIEW)));
}

static gboolean
has_focus (Fixture    *self,
           const char *name)
{
  GtkWidget *widget = find_named (self->bar, name);

  return get_focus (self) == widget || gtk_widget_is_ancestor (get_focus (self), widget);
}

/* Tab goes on to what is written next, as in office programs, and everything can be reached. */
static void
test_tab (Fixture       *self,
          gconstpointer  data)
{
  static const char * const stops[] = { "replacement", "replace_row", "replace_row", "steps", "steps",
                                        "options", "replace_button", "close_button" };

  open_bar (self, "ctrl+h", "运动");
  WAIT_UNTIL (g_str_has_suffix (get_label (self, "count"), "/ 5"));
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      press (self, "Tab");
      WAIT_UNTIL (has_focus (self, stops[i]));
    }

  press (self, "Tab");
  WAIT_UNTIL (!is_in_bar (self));
  press (self, "ctrl+h");
  WAIT_UNTIL (has_focus (self, "entry"));
  press (self, "Tab");
  WAIT_UNTIL (has_focus (self, "replacement"));
  press (self, "shift+Tab");
  WAIT_UNTIL (has_focus (self, "entry"));
}

/* Who looked in vain goes on where he wrote. */
static void
test_back (Fixture       *self,
           gconstpointer  data)
{
  GtkWidget *editor = GTK_WIDGET (self->window.window->editor);
  const PengPosition table = { 3, 0 };
  GtkWidget *caption;

  insert_table (self);
  peng_buffer_place (peng_editor_get_buffer (PENG_EDITOR (editor)), &table);
  gtk_widget_grab_focus (editor);
  press (self, "Tab");
  WAIT_UNTIL (get_focus (self) != find_type (editor, GTK_TYPE_TEXT_VIEW) &&
              GTK_IS_TEXT_VIEW (get_focus (self)));
  open_bar (self, "ctrl+f", "");
  press (self, "Escape");
  WAIT_UNTIL (!is_in_bar (self));
  g_assert_true (GTK_IS_TEXT_VIEW (get_focus (self)));
  g_assert_true (get_focus (self) != find_type (editor, GTK_TYPE_TEXT_VIEW));

  press (self, "Escape");
  press (self, "Escape");
  caption = find_caption (editor);
  gtk_widget_grab_focus (caption);
  open_bar (self, "ctrl+f", "足球");
  WAIT_UNTIL (counts (self, _("None")));
  press (self, "Escape");
  WAIT_UNTIL (!is_in_bar (self));
  g_assert_true (get_focus (self) == caption ||
                 gtk_widget_is_ancestor (get_focus (self), caption));
}

/* What is selected is looked for. */
static void
test_selected (Fixture       *self,
               gconstpointer  data)
{
  PengPosition start = { 0, 6 }, end = { 0, 11 };

  peng_buffer_select (peng_editor_get_buffer (self->window.window->editor), &start, &end);
  press (self, "ctrl+f");
  WAIT_UNTIL (is_in_bar (self));
  g_assert_cmpstr (gtk_editable_get_text (self->entry), ==, "Sport");
  WAIT_UNTIL (counts (self, "1 / 1"));
}

static void
test_options (Fixture       *self,
              gconstpointer  data)
{
  open_bar (self, "ctrl+f", "sport");
  WAIT_UNTIL (counts (self, "1 / 1"));
  press (self, "alt+c");
  WAIT_UNTIL (counts (self, _("None")));
  press (self, "alt+c");
  WAIT_UNTIL (counts (self, "1 / 1"));
  gtk_editable_set_text (self->entry, "始,");
  WAIT_UNTIL (counts (self, _("None")));
  press (self, "alt+h");
  WAIT_UNTIL (counts (self, "1 / 1"));
  gtk_editable_set_text (self->entry, "(运|会");
  press (self, "alt+r");
  WAIT_UNTIL (strstr (get_label (self, "words"), "\\(") != NULL);
  g_assert_true (counts (self, ""));
  take_picture (self->window.window, "find-bad-pattern");
  gtk_editable_set_text (self->entry, "运.|会开");
  WAIT_UNTIL (counts (self, "5 / 6"));
  g_assert_cmpstr (get_label (self, "words"), ==, "");
}

static const char *
get_text (Fixture  *self,
          guint     block,
          PengPart  part)
{
  PengPlace place = { block, part, 0 };

  return peng_text_get_string (peng_document_get_text (self->document, &place));
}

static GtkWidget *
find_action (GtkWidget  *widget,
             const char *action)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_action (child, action);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* When all is replaced the button can no longer be pressed, but Escape still closes the bar. */
static void
test_replace_by_button (Fixture       *self,
                        gconstpointer  data)
{
  GtkWidget *button = find_action (GTK_WIDGET (self->bar), "find.replace-all");

  open_bar (self, "ctrl+h", "运动");
  WAIT_UNTIL (counts (self, "3 / 5"));
  gtk_editable_set_text (GTK_EDITABLE (find_named (self->bar, "replacement")), "体育");
  gtk_widget_grab_focus (button);
  press (self, "space");
  WAIT_UNTIL (counts (self, _("None")));
  g_assert_false (gtk_widget_is_sensitive (button));
  WAIT_UNTIL (is_in_bar (self));
  press (self, "Escape");
  WAIT_UNTIL (!peng_find_bar_get_open (self->bar));
}

static void
test_replace (Fixture       *self,
              gconstpointer  data)
{
  GtkEditable *replacement = GTK_EDITABLE (find_named (self->bar, "replacement"));

  open_bar (self, "ctrl+h", "运动");
  WAIT_UNTIL (counts (self, "3 / 5"));
  gtk_editable_set_text (replacement, "体育运动");
  gtk_widget_grab_focus (GTK_WIDGET (replacement));
  press (self, "Return");
  WAIT_UNTIL (counts (self, "4 / 5"));
  g_assert_cmpstr (get_text (self, 0, PENG_PART_TEXT), ==, "体育运动会开始，Sport day。");
  g_assert_cmpstr (get_text (self, 3, PENG_PART_TEXT), ==, "最后的运动");
  WAIT_UNTIL (has_caption_selected (self));

  gtk_editable_set_text (replacement, "体育");
  press (self, "ctrl+alt+Return");
  WAIT_UNTIL (counts (self, _("None")));
  take_picture (self->window.window, "find-replaced");
  g_assert_cmpstr (get_text (self, 0, PENG_PART_TEXT), ==, "体育体育会开始，Sport day。");
  g_assert_cmpstr (get_text (self, 2, PENG_PART_CAPTION), ==, "大家在体育");
  g_assert_cmpstr (peng_document_get_field (self->document, PENG_FIELD_TITLE), ==, "春季体育会");
  g_assert_cmpstr (peng_document_get_field (self->document, PENG_FIELD_AUTHOR), ==, "体育社");

  g_assert_true (peng_history_undo (self->history));
  g_assert_cmpstr (get_text (self, 2, PENG_PART_CAPTION), ==, "大家在运动");
  g_assert_cmpstr (peng_document_get_field (self->document, PENG_FIELD_TITLE), ==, "春季运动会");
  WAIT_UNTIL (g_str_has_suffix (get_label (self, "count"), "5"));
  g_assert_true (peng_history_undo (self->history));
  g_assert_false (peng_history_can_undo (self->history));
}

/* Written while the bar is open: the count follows. */
static void
test_written (Fixture       *self,
              gconstpointer  data)
{
  GtkWidget *view = find_type (self->window.window->editor, GTK_TYPE_TEXT_VIEW);

  open_bar (self, "ctrl+f", "运动");
  WAIT_UNTIL (counts (self, "3 / 5"));
  activate (&self->window, "win.focus-text");
  type_in (view, "运动运动");
  WAIT_UNTIL (g_str_has_suffix (get_label (self, "count"), "7"));
}

static void
test_input_method (Fixture       *self,
                   gconstpointer  data)
{
  open_bar (self, "ctrl+f", "春季");
  WAIT_UNTIL (counts (self, "1 / 1"));
  focus_window (self->window.window);
  test_im_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (self->entry, -1);

  for (TestImOrder order = TEST_IM_END_FIRST; order <= TEST_IM_COMMIT_FIRST; order++)
    {
      test_im_preedit ("yun");
      test_im_preedit ("yun dong");
      settle (50);
      g_assert_true (counts (self, "1 / 1"));
      activate (&self->window, "win.find-next");
      settle (0);
      g_assert_cmpstr (gtk_editable_get_text (self->entry), ==, "春季");
      test_im_commit ("运动", order);
      WAIT_UNTIL (g_str_equal (gtk_editable_get_text (self->entry), "春季运动"));
      WAIT_UNTIL (counts (self, "1 / 1"));
      g_assert_true (has_field_selected (self, "title") == FALSE);
      gtk_editable_set_text (self->entry, "春季");
      gtk_editable_set_position (self->entry, -1);
      WAIT_UNTIL (counts (self, "1 / 1"));
    }

  test_im_blur ();
}

static void
test_closed_by_other_article (Fixture       *self,
                              gconstpointer  data)
{
  PengDraft *before = self->window.window->draft;

  open_bar (self, "ctrl+f", "运动");
  WAIT_UNTIL (counts (self, "3 / 5"));
  activate (&self->window, "win.new");
  WAIT_UNTIL (self->window.window->draft != before);
  g_assert_false (peng_find_bar_get_open (self->bar));
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void      (*func) (Fixture       *self,
                       gconstpointer  data);
  } tests[] = {
    { "walk", test_walk },
    { "cell", test_cell },
    { "bold-caption", test_bold_caption },
    { "escape", test_escape },
    { "back", test_back },
    { "tab", test_tab },
    { "nothing", test_nothing },
    { "selected", test_selected },
    { "options", test_options },
    { "replace", test_replace },
    { "replace-by-button", test_replace_by_button },
    { "written", test_written },
    { "input-method", test_input_method },
    { "long-paragraph", test_long_paragraph },
    { "closed-by-other-article", test_closed_by_other_article },
  };

  test_im_prepare ();
  gtk_test_init (&argc, &argv, NULL);
  test_im_register ();
  window_fixture_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/find-bar/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].func, tear_down);
    }

  return g_test_run ();
}
