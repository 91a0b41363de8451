/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-fixture.h"

#include "ui/peng-clipboard.h"
#include "ui/peng-table-cell.h"
#include "ui/peng-table-view.h"

#include <string.h>

/* A table in the text, with real keys and a real mouse. */

typedef struct
{
  const char *name;
  const char *before;
  guint       cell;
  const char *keys;
  const char *after;
} Case;

static const Case cases[] = {
  { "type", FOUR, 1, "End x",
    TABLE ("<tr><td>a</td><td>bx</td></tr><tr><td>c</td><td>d</td></tr>") },
  { "line-break", FOUR, 0, "End Return x",
    TABLE ("<tr><td>a<br>x</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>") },
  { "backspace", FOUR, 0, "End BackSpace BackSpace",
    TABLE ("<tr><td></td><td>b</td></tr><tr><td>c</td><td>d</td></tr>") },
  { "tab", FOUR, 0, "Tab x Tab y",
    TABLE ("<tr><td>a</td><td>bx</td></tr><tr><td>cy</td><td>d</td></tr>") },
  { "shift-tab", FOUR, 2, "shift+Tab x",
    TABLE ("<tr><td>a</td><td>bx</td></tr><tr><td>c</td><td>d</td></tr>") },
  { "tab-adds-row", FOUR, 3, "Tab x",
    TABLE ("<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>"
           "<tr><td>x</td><td></td></tr>") },
  { "tab-over-span", TABLE ("<tr><td rowspan=2>a</td><td>b</td></tr><tr><td>d</td></tr>"), 0,
    "Tab Tab x", TABLE ("<tr><td rowspan=2>a</td><td>b</td></tr><tr><td>dx</td></tr>") },
  { "right", FOUR, 0, "End Right x",
    TABLE ("<tr><td>a</td><td>xb</td></tr><tr><td>c</td><td>d</td></tr>") },
  { "left", FOUR, 1, "Home Left x",
    TABLE ("<tr><td>ax</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>") },
  { "down", FOUR, 0, "Down x",
    TABLE ("<tr><td>a</td><td>b</td></tr><tr><td>xc</td><td>d</td></tr>") },
  { "up", FOUR, 3, "Up x",
    TABLE ("<tr><td>a</td><td>bx</td></tr><tr><td>c</td><td>d</td></tr>") },
  { "out-below", FOUR, 2, "Down x",
    "<p>前</p><figure class=\"table\"><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td>"
    "</tr></table></figure><p>x后</p>" },
  { "up-to-caption", FOUR, 0, "Up x",
    "<p>前</p><figure class=\"table\"><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td>"
    "</tr></table><figcaption>x</figcaption></figure><p>后</p>" },
  { "caption-and-back", FOUR, 0, "Up x Return y",
    "<p>前</p><figure class=\"table\"><table><tr><td>ay</td><td>b</td></tr><tr><td>c</td><td>d</td>"
    "</tr></table><figcaption>x</figcaption></figure><p>后</p>" },
  { "escape-and-delete", FOUR, 0, "Escape Delete", "<p>前</p><p>后</p>" },
  { "row-below", FOUR, 0, "alt+shift+Down x",
    TABLE ("<tr><td>a</td><td>b</td></tr><tr><td>x</td><td></td></tr><tr><td>c</td><td>d</td></tr>") },
  { "row-above", FOUR, 0, "alt+shift+Up x",
    TABLE ("<tr><td>x</td><td></td></tr><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>") },
  { "two-rows-below", FOUR, 0, "shift+Right shift+Down alt+shift+Down",
    TABLE ("<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>"
           "<tr><td></td><td></td></tr><tr><td></td><td></td></tr>") },
  { "column-left", FOUR, 1, "alt+shift+Left x",
    TABLE ("<tr><td>a</td><td>x</td><td>b</td></tr><tr><td>c</td><td></td><td>d</td></tr>") },
  { "column-right", FOUR, 1, "alt+shift+Right x",
    TABLE ("<tr><td>a</td><td>b</td><td>x</td></tr><tr><td>c</td><td>d</td><td></td></tr>") },
  { "row-down", FOUR, 1, "alt+Down End x",
    TABLE ("<tr><td>c</td><td>d</td></tr><tr><td>a</td><td>bx</td></tr>") },
  { "row-up", FOUR, 2, "alt+Up End x",
    TABLE ("<tr><td>cx</td><td>d</td></tr><tr><td>a</td><td>b</td></tr>") },
  { "column-forward", FOUR, 0, "alt+Right End x",
    TABLE ("<tr><td>b</td><td>ax</td></tr><tr><td>d</td><td>c</td></tr>") },
  { "column-back", FOUR, 3, "alt+Left End x",
    TABLE ("<tr><td>b</td><td>a</td></tr><tr><td>dx</td><td>c</td></tr>") },
  { "delete-row", FOUR, 0, "alt+Delete End x", TABLE ("<tr><td>cx</td><td>d</td></tr>") },
  { "delete-all-rows", FOUR, 0, "shift+Right shift+Down alt+Delete", "<p>前</p><p>后</p>" },
  { "delete-column", FOUR, 1, "alt+shift+Delete End x", TABLE ("<tr><td>ax</td></tr><tr><td>c</td></tr>") },
  { "merge", FOUR, 0, "End shift+Right ctrl+m x",
    TABLE ("<tr><td colspan=2>a<br>bx</td></tr><tr><td>c</td><td>d</td></tr>") },
  { "split", TABLE ("<tr><td colspan=2>a</td></tr><tr><td>c</td><td>d</td></tr>"), 0, "ctrl+shift+m x",
    TABLE ("<tr><td>ax</td><td></td></tr><tr><td>c</td><td>d</td></tr>") },
  { "head", FOUR, 0, "ctrl+shift+h",
    TABLE ("<thead><tr><th>a</th><th>b</th></tr></thead><tr><td>c</td><td>d</td></tr>") },
  { "head-off", TABLE ("<thead><tr><th>a</th></tr></thead><tr><td>b</td></tr>"), 0, "ctrl+shift+h",
    TABLE ("<tr><td>a</td></tr><tr><td>b</td></tr>") },
  { "erase", FOUR, 0, "shift+End shift+Right shift+Down Delete",
    TABLE ("<tr><td></td><td></td></tr><tr><td></td><td></td></tr>") },
  { "select-all-and-erase", FOUR, 3, "ctrl+a ctrl+a BackSpace",
    TABLE ("<tr><td></td><td></td></tr><tr><td></td><td></td></tr>") },
  { "select-text-alone", FOUR, 3, "ctrl+a BackSpace",
    TABLE ("<tr><td>a</td><td>b</td></tr><tr><td>c</td><td></td></tr>") },
  { "type-into-selection", FOUR, 0, "End shift+Right x",
    TABLE ("<tr><td>ax</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>") },
  { "bold", FOUR, 0, "ctrl+a ctrl+b",
    TABLE ("<tr><td><strong>a</strong></td><td>b</td></tr><tr><td>c</td><td>d</td></tr>") },
  { "bold-of-cells", FOUR, 0, "End shift+Right ctrl+b",
    TABLE ("<tr><td><strong>a</strong></td><td><strong>b</strong></td></tr>"
           "<tr><td>c</td><td>d</td></tr>") },
  { "bold-typed", FOUR, 0, "End ctrl+b x ctrl+b y",
    TABLE ("<tr><td>a<strong>x</strong>y</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>") },
  { "link-ends", TABLE ("<tr><td><a href=\"https://a.cn/\">a</a></td></tr>"), 0, "End x",
    TABLE ("<tr><td><a href=\"https://a.cn/\">a</a>x</td></tr>") },
  { "align-cells", FOUR, 0, "End shift+Down ctrl+e",
    TABLE ("<tr><td class=\"align-center\">a</td><td>b</td></tr>"
           "<tr><td class=\"align-center\">c</td><td>d</td></tr>") },
  { "align-column", FOUR, 1, "alt+shift+e",
    TABLE ("<tr><td>a</td><td class=\"align-center\">b</td></tr>"
           "<tr><td>c</td><td class=\"align-center\">d</td></tr>") },
  { "align-column-right-and-back", FOUR, 1, "alt+shift+r alt+shift+l", FOUR },
  { "clear-cell", FOUR, 1, "alt+BackSpace",
    TABLE ("<tr><td>a</td><td></td></tr><tr><td>c</td><td>d</td></tr>") },
  { "delete-table", FOUR, 1, "alt+shift+BackSpace", "<p>前</p><p>后</p>" },
  { "even", FOUR, 0, "alt+equal",
    TABLE ("<colgroup><col width=\"50%\"><col width=\"50%\"></colgroup><tr><td>a</td><td>b</td></tr>"
           "<tr><td>c</td><td>d</td></tr>") },
  { "automatic", TABLE ("<colgroup><col width=\"40%\"><col width=\"60%\"></colgroup><tr><td>a</td>"
                        "<td>b</td></tr>"), 0, "alt+backslash",
    TABLE ("<tr><td>a</td><td>b</td></tr>") },
  { "wider", TABLE ("<colgroup><col width=\"40%\"><col width=\"60%\"></colgroup><tr><td>a</td><td>b</td>"
                    "</tr>"), 0, "alt+bracketright alt+bracketright",
    TABLE ("<colgroup><col width=\"44%\"><col width=\"56%\"></colgroup><tr><td>a</td><td>b</td></tr>") },
  { "narrower", TABLE ("<colgroup><col width=\"40%\"><col width=\"60%\"></colgroup><tr><td>a</td>"
                       "<td>b</td></tr>"), 1, "alt+bracketleft",
    TABLE ("<colgroup><col width=\"42%\"><col width=\"58%\"></colgroup><tr><td>a</td><td>b</td></tr>") },
};

/* The table takes the focus for its cells, but does not hold it. */
static void
test_focus_leaves (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, FOUR);
  click_cell (&fixture, 3);
  press (&fixture, "ctrl+shift+Tab");
  g_assert_true (gtk_widget_is_focus (fixture.view));
  editor_fixture_clear (&fixture);
}

/* The keys for the ends of a text are those for the ends of the article. */
static void
test_ends (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>首</p>" FOUR "<p>尾</p>");
  click_cell (&fixture, 0);
  press (&fixture, "ctrl+End x");
  test_document_assert_content (fixture.document, "<p>首</p>" FOUR "<p>尾x</p>");
  click_cell (&fixture, 3);
  press (&fixture, "ctrl+Home y");
  test_document_assert_content (fixture.document, "<p>y首</p>" FOUR "<p>尾x</p>");
  editor_fixture_clear (&fixture);
}

/* All steps back give the beginning, all steps again the end. */
static void
hold_history (EditorFixture *self,
              const char    *before,
              const char    *after)
{
  while (peng_history_can_undo (self->history))
    peng_editor_undo (self->editor);
  assert_content (self, before);

  while (peng_history_can_redo (self->history))
    peng_editor_redo (self->editor);
  assert_content (self, after);
}

static void
test_keys (gconstpointer data)
{
  const Case *c = data;
  EditorFixture fixture;

  editor_fixture_init (&fixture, c->before);
  click_cell (&fixture, c->cell);
  press (&fixture, c->keys);
  assert_content (&fixture, c->after);
  hold_history (&fixture, c->before, c->after);
  editor_fixture_clear (&fixture);
}

/* Ctrl+Z goes back through cells and text alike, and the person with it. */
static void
test_one_history (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>前</p><figure class=\"table\"><table><tr><td>a</td><td>b</td></tr>"
                       "<tr><td>c</td><td>d</td></tr></table></figure><p>后|</p>");
  press (&fixture, "x");
  click_cell (&fixture, 0);
  press (&fixture, "End y Tab z");
  press (&fixture, "ctrl+z ctrl+z");
  assert_content (&fixture, "<p>前</p><figure class=\"table\"><table><tr><td>a</td><td>b</td></tr>"
                  "<tr><td>c</td><td>d</td></tr></table></figure><p>后x</p>");
  press (&fixture, "w");
  assert_content (&fixture, "<p>前</p><figure class=\"table\"><table><tr><td>aw</td><td>b</td></tr>"
                  "<tr><td>c</td><td>d</td></tr></table></figure><p>后x</p>");
  press (&fixture, "ctrl+z ctrl+z");
  assert_content (&fixture, FOUR);
  editor_fixture_clear (&fixture);
}

/* Undo of rows keeps the person in the table. */
static void
test_undo_stays (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, FOUR);
  click_cell (&fixture, 0);
  press (&fixture, "alt+shift+Down ctrl+z x");
  assert_content (&fixture, TABLE ("<tr><td>a</td><td>b</td></tr><tr><td>cx</td><td>d</td></tr>"));
  editor_fixture_clear (&fixture);
}

/* Whether words of so many letters are drawn, seen or not. */
static gboolean
draws (EditorFixture *self,
       guint          n_glyphs)
{
  g_autoptr(GArray) places = find_drawn (get_nth (self, PENG_TYPE_TABLE_VIEW, 0), n_glyphs);

  return places->len > 0;
}

static gboolean
draws_first (gpointer self)
{
  return draws (self, 7);
}

static gboolean
draws_last (gpointer self)
{
  return draws (self, 11);
}

/* A table of thousands of cells costs a frame no more than those that are near. */
static void
test_draws_near_rows (void)
{
  g_autoptr(GString) html = g_string_new ("<p>前</p><figure class=\"table\"><table>"
                                          "<tr><td>一二三四五六七</td></tr>");
  EditorFixture fixture;
  GtkAdjustment *adjustment;

  for (guint i = 0; i < 400; i++)
    g_string_append (html, "<tr><td>中间</td></tr>");
  g_string_append (html, "<tr><td>一二三四五六七八九十末</td></tr></table></figure><p>后</p>");

  editor_fixture_init (&fixture, html->str);
  g_assert_true (wait_for (draws_first, &fixture));
  g_assert_false (draws_last (&fixture));

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture.view));
  settle ();
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  g_assert_true (wait_for (draws_last, &fixture));
  g_assert_false (draws_first (&fixture));

  gtk_adjustment_set_value (adjustment, 0);
  g_assert_true (wait_for (draws_first, &fixture));
  editor_fixture_clear (&fixture);
}

typedef struct
{
  const char *name;
  const char *type;
  const char *content;
  guint       cell;
  const char *after;
} PasteCase;

static const PasteCase paste_cases[] = {
  { "tabs", "text/plain;charset=utf-8", "1\t2\n3\t4\n", 0,
    TABLE ("<tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>") },
  { "tabs-grow", "text/plain;charset=utf-8", "1\t2\n3\t4\n", 3,
    TABLE ("<tr><td>a</td><td>b</td><td></td></tr><tr><td>c</td><td>1</td><td>2</td></tr>"
           "<tr><td></td><td>3</td><td>4</td></tr>") },
  { "cells", "text/html", "<html><body><table><tr><td>1</td></tr><tr><td><b>2</b></td></tr></table>"
    "</body></html>", 1,
    TABLE ("<tr><td>a</td><td>1</td></tr><tr><td>c</td><td><strong>2</strong></td></tr>") },
  { "words", "text/plain;charset=utf-8", "一\n二\n", 1,
    TABLE ("<tr><td>a</td><td>b一<br>二</td></tr><tr><td>c</td><td>d</td></tr>") },
  { "words-around-table", "text/html", "<p>一</p><table><tr><td>二</td><td>三</td></tr><tr><td>四</td>"
    "<td>五</td></tr></table><p>六</p>", 1,
    TABLE ("<tr><td>a</td><td>b一<br>二 三<br>四 五<br>六</td></tr><tr><td>c</td><td>d</td></tr>") },
  { "words-and-picture", "text/html", "<p>一</p><p><img src='https://a.cn/1.png'></p><p>二</p>", 1,
    TABLE ("<tr><td>a</td><td>b一<br>二</td></tr><tr><td>c</td><td>d</td></tr>") },
  { "paragraphs", "text/html", "<p>一<em>二</em></p><ul><li>三</ul>", 1,
    TABLE ("<tr><td>a</td><td>b一<em>二</em><br>三</td></tr><tr><td>c</td><td>d</td></tr>") },
};

static gboolean
has_changed (gpointer user_data)
{
  return peng_history_can_undo (user_data);
}

static void
set_clipboard (EditorFixture *self,
               const char    *type,
               const char    *content)
{
  g_autoptr(GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr(GdkContentProvider) provider = gdk_content_provider_new_for_bytes (type, bytes);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (self->view), provider);
}

static void
test_paste (gconstpointer data)
{
  const PasteCase *c = data;
  EditorFixture fixture;

  editor_fixture_init (&fixture, FOUR);
  click_cell (&fixture, c->cell);
  press (&fixture, "End");
  set_clipboard (&fixture, c->type, c->content);
  press (&fixture, "ctrl+v");
  g_assert_true (wait_for (has_changed, fixture.history));
  assert_content (&fixture, c->after);
  g_assert_true (peng_history_undo (fixture.history));
  g_assert_false (peng_history_can_undo (fixture.history));
  editor_fixture_clear (&fixture);
}

static void
pasted_cb (PengEditor *editor,
           guint       changes,
           guint      *seen)
{
  *seen = changes;
}

/* A cell has no place for it: it goes behind the table, and where words came with it that is told. */
static void
test_paste_picture (void)
{
  EditorFixture fixture;
  guint changes = 0;

  editor_fixture_init (&fixture, FOUR);
  g_signal_connect (fixture.editor, "pasted", G_CALLBACK (pasted_cb), &changes);
  click_cell (&fixture, 1);
  set_clipboard (&fixture, "text/html", "<p><img src='https://a.cn/1.png'></p>");
  press (&fixture, "ctrl+v");
  g_assert_true (wait_for (has_changed, fixture.history));
  assert_content (&fixture, "<p>前</p><figure class=\"table\"><table><tr><td>a</td><td>b</td></tr>"
                  "<tr><td>c</td><td>d</td></tr></table></figure><figure class=\"image\"><img src=\"media:"
                  "b9d719028467186aa5138b796728da0b38bc45d16376c2d7c7fd1063530723b6\" alt=\"\"></figure><p>后</p>");
  g_assert_cmpuint (changes, ==, 0);
  editor_fixture_clear (&fixture);

  editor_fixture_init (&fixture, FOUR);
  g_signal_connect (fixture.editor, "pasted", G_CALLBACK (pasted_cb), &changes);
  click_cell (&fixture, 1);
  set_clipboard (&fixture, "text/html", "<p>一<img src='https://a.cn/1.png'></p>");
  press (&fixture, "ctrl+v");
  g_assert_true (wait_for (has_changed, fixture.history));
  g_assert_cmpuint (changes, ==, PENG_PASTE_PICTURES);
  g_assert_false (peng_editor_may_paste_again (fixture.editor));
  editor_fixture_clear (&fixture);
}

static void
test_link (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, FOUR);
  click_cell (&fixture, 0);
  press (&fixture, "ctrl+a ctrl+k");
  play (&fixture, "type --delay 20 a.cn/x");
  press (&fixture, "Return");
  assert_content (&fixture, TABLE ("<tr><td><a href=\"https://a.cn/x\">a</a></td><td>b</td></tr>"
                                   "<tr><td>c</td><td>d</td></tr>"));
  press (&fixture, "End x");
  assert_content (&fixture, TABLE ("<tr><td><a href=\"https://a.cn/x\">a</a>x</td><td>b</td></tr>"
                                   "<tr><td>c</td><td>d</td></tr>"));
  editor_fixture_clear (&fixture);
}

static void
test_paste_address (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, FOUR);
  click_cell (&fixture, 0);
  press (&fixture, "ctrl+a");
  set_clipboard (&fixture, "text/plain;charset=utf-8", "https://a.cn/");
  press (&fixture, "ctrl+v");
  g_assert_true (wait_for (has_changed, fixture.history));
  assert_content (&fixture, TABLE ("<tr><td><a href=\"https://a.cn/\">a</a></td><td>b</td></tr>"
                                   "<tr><td>c</td><td>d</td></tr>"));
  editor_fixture_clear (&fixture);
}

/* What is copied of cells comes in elsewhere. */
static void
test_copy_cells (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, FOUR);
  click_cell (&fixture, 0);
  press (&fixture, "End shift+Down ctrl+c Escape End Tab ctrl+v");
  g_assert_true (wait_for (has_changed, fixture.history));
  assert_content (&fixture, TABLE ("<tr><td>a</td><td>a</td></tr><tr><td>c</td><td>c</td></tr>"));
  editor_fixture_clear (&fixture);
}

static void
test_cut_words (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, FOUR);
  click_cell (&fixture, 0);
  press (&fixture, "ctrl+a ctrl+x Tab End");
  peng_history_clear (fixture.history);
  press (&fixture, "ctrl+v");
  g_assert_true (wait_for (has_changed, fixture.history));
  assert_content (&fixture, TABLE ("<tr><td></td><td>ba</td></tr><tr><td>c</td><td>d</td></tr>"));
  editor_fixture_clear (&fixture);
}

static void
test_insert (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p><p>二</p>");
  gtk_widget_activate_action (GTK_WIDGET (fixture.editor), "table.insert", "(uub)", 2, 3, TRUE);
  settle ();
  press (&fixture, "x Tab y");
  assert_content (&fixture, "<p>一</p><figure class=\"table\"><table><thead><tr><th>x</th><th>y</th>"
                  "<th></th></tr></thead><tr><td></td><td></td><td></td></tr></table></figure>"
                  "<p>二</p>");
  editor_fixture_clear (&fixture);
}

/* By the keyboard: three rows and four columns are there at first. */
static void
test_choose_size (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p>");
  press (&fixture, "ctrl+alt+b");
  press (&fixture, "Up Left Left Return");
  press (&fixture, "x");
  assert_content (&fixture, "<p>一</p><figure class=\"table\"><table><thead><tr><th>x</th><th></th></tr>"
                  "</thead><tr><td></td><td></td></tr></table></figure>");
  editor_fixture_clear (&fixture);
}

/* The buttons stay under a press though the focus leaves the cell for them. */
static void
test_tools (void)
{
  EditorFixture fixture;
  GtkWidget *tools, *button;

  editor_fixture_init (&fixture, FOUR);
  click_cell (&fixture, 0);
  tools = gtk_widget_get_last_child (get_nth (&fixture, PENG_TYPE_TABLE_VIEW, 0));
  button = gtk_widget_get_first_child (tools);
  g_assert_true (gtk_widget_get_mapped (button));
  click (&fixture, button);
  press (&fixture, "Down Return");
  press (&fixture, "x");
  assert_content (&fixture, TABLE ("<tr><td>a</td><td>b</td></tr><tr><td>x</td><td></td></tr>"
                                   "<tr><td>c</td><td>d</td></tr>"));
  editor_fixture_clear (&fixture);
}

static void
test_toolbar_follows (void)
{
  EditorFixture fixture;
  GActionGroup *format, *table;
  g_autoptr(GVariant) strong = NULL;
  g_autoptr(GVariant) align = NULL;

  editor_fixture_init (&fixture, TABLE ("<tr><td class=\"align-right\"><strong>a</strong></td></tr>"));
  format = peng_editor_get_format_actions (fixture.editor);
  table = peng_editor_get_table_actions (fixture.editor);
  g_assert_false (g_action_group_get_action_enabled (table, "merge"));
  click_cell (&fixture, 0);
  settle ();
  g_assert_true (g_action_group_get_action_enabled (table, "merge"));
  strong = g_action_group_get_action_state (format, "strong");
  align = g_action_group_get_action_state (format, "align");
  g_assert_true (g_variant_get_boolean (strong));
  g_assert_cmpstr (g_variant_get_string (align, NULL), ==, "right");

  gtk_widget_grab_focus (fixture.view);
  settle ();
  g_assert_false (g_action_group_get_action_enabled (table, "merge"));
  editor_fixture_clear (&fixture);
}

/* What a screen reader is told of the table, its cells, and where the person writes. */
static void
test_names (void)
{
  EditorFixture fixture;
  GtkWidget *table, *cell;

  editor_fixture_init (&fixture, FOUR);
  table = get_nth (&fixture, PENG_TYPE_TABLE_VIEW, 0);
  cell = get_nth (&fixture, PENG_TYPE_TABLE_CELL, 2);
  gtk_test_accessible_assert_role (table, GTK_ACCESSIBLE_ROLE_TABLE);
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_CELL);
  gtk_test_accessible_assert_property (table, GTK_ACCESSIBLE_PROPERTY_LABEL, "Table, 2 × 2");
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "Row 2, column 1: c");
  gtk_test_accessible_assert_relation (cell, GTK_ACCESSIBLE_RELATION_ROW_INDEX, 2);
  gtk_test_accessible_assert_relation (cell, GTK_ACCESSIBLE_RELATION_COL_INDEX, 1);

  click_cell (&fixture, 2);
  press (&fixture, "End x");
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "Row 2, column 1: cx");
  gtk_test_accessible_assert_property (gtk_root_get_focus (GTK_ROOT (fixture.window)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Row 2, column 1");
  editor_fixture_clear (&fixture);
}

/* The columns do not run away while somebody writes, whatever is in them. */
static void
test_columns_stay (void)
{
  EditorFixture fixture;
  int width;

  editor_fixture_init (&fixture, FOUR);
  click_cell (&fixture, 0);
  width = gtk_widget_get_width (get_nth (&fixture, PENG_TYPE_TABLE_CELL, 0));
  press (&fixture, "x x x x x x x x x x x x x x x x x x x x");
  g_assert_cmpint (gtk_widget_get_width (get_nth (&fixture, PENG_TYPE_TABLE_CELL, 0)), ==, width);
  editor_fixture_clear (&fixture);
}

static void
add_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/table/keys/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_keys);
    }

  for (guint i = 0; i < G_N_ELEMENTS (paste_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/table/paste/", paste_cases[i].name, NULL);

      g_test_add_data_func (path, &paste_cases[i], test_paste);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add_cases ();
  g_test_add_func ("/ui/table/focus-leaves", test_focus_leaves);
  g_test_add_func ("/ui/table/ends", test_ends);
  g_test_add_func ("/ui/table/one-history", test_one_history);
  g_test_add_func ("/ui/table/undo-stays", test_undo_stays);
  g_test_add_func ("/ui/table/draws-near-rows", test_draws_near_rows);
  g_test_add_func ("/ui/table/paste-picture", test_paste_picture);
  g_test_add_func ("/ui/table/link", test_link);
  g_test_add_func ("/ui/table/paste-address", test_paste_address);
  g_test_add_func ("/ui/table/copy-cells", test_copy_cells);
  g_test_add_func ("/ui/table/cut-words", test_cut_words);
  g_test_add_func ("/ui/table/insert", test_insert);
  g_test_add_func ("/ui/table/choose-size", test_choose_size);
  g_test_add_func ("/ui/table/tools", test_tools);
  g_test_add_func ("/ui/table/names", test_names);
  g_test_add_func ("/ui/table/columns-stay", test_columns_stay);
  g_test_add_func ("/ui/table/toolbar-follows", test_toolbar_follows);

  return g_test_run ();
}
