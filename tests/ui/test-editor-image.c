/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"

#include "ui/peng-figure.h"

#define LINKED(href) "<figure class=\"image\"><a href=\"" href "\"><img src=\"media:" MEDIA "\" " \
                     "alt=\"\" width=\"300\" height=\"200\"></a></figure>"
#define PLAIN "<figure class=\"image\"><img src=\"media:" MEDIA "\" alt=\"\" width=\"300\" " \
              "height=\"200\"></figure>"

static void
set_photographer (EditorFixture *self,
                  const char    *name)
{
  g_autoptr(PengEdit) edit = peng_document_make_set_field (self->document, PENG_FIELD_PHOTOGRAPHER,
                                                           name);

  g_assert_true (peng_document_apply (self->document, edit, NULL));
}

static void
act (EditorFixture *self,
     const char    *action)
{
  gtk_widget_activate_action (get_nth (self, PENG_TYPE_FIGURE, 0), action, NULL);
  settle ();
}

/* Who took it stands behind the caption, once, and can be written over. */
static void
test_credit (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p>" FIGURE ("", "起跑") "<p>二</p>");
  set_photographer (&fixture, "李明");
  act (&fixture, "figure.credit");
  test_document_assert_content (fixture.document,
                                "<p>一</p>" FIGURE ("", "起跑（李明 摄）") "<p>二</p>");
  act (&fixture, "figure.credit");
  press (&fixture, "x");
  test_document_assert_content (fixture.document,
                                "<p>一</p>" FIGURE ("", "起跑（李明x 摄）") "<p>二</p>");
  press (&fixture, "ctrl+z");
  press (&fixture, "ctrl+z");
  test_document_assert_content (fixture.document, "<p>一</p>" FIGURE ("", "起跑") "<p>二</p>");
  editor_fixture_clear (&fixture);
}

/* Of nobody known the name is typed where the cursor is. */
static void
test_credit_unknown (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p>" PLAIN "<p>二</p>");
  act (&fixture, "figure.credit");
  press (&fixture, "y");
  test_document_assert_content (fixture.document, "<p>一</p>" FIGURE ("", "（y 摄）") "<p>二</p>");
  editor_fixture_clear (&fixture);
}

static void
test_link (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p>" PLAIN "<p>二</p>");
  g_assert_true (wait_for (is_mapped, get_nth (&fixture, PENG_TYPE_FIGURE, 0)));
  act (&fixture, "figure.link");
  play (&fixture, "type --delay 20 a.example/b");
  press (&fixture, "Return");
  test_document_assert_content (fixture.document,
                                "<p>一</p>" LINKED ("https://a.example/b") "<p>二</p>");

  act (&fixture, "figure.link");
  press (&fixture, "ctrl+a BackSpace Return");
  test_document_assert_content (fixture.document, "<p>一</p>" PLAIN "<p>二</p>");

  act (&fixture, "figure.link");
  play (&fixture, "type --delay 20 'a b'");
  press (&fixture, "Return");
  test_document_assert_content (fixture.document, "<p>一</p>" PLAIN "<p>二</p>");
  press (&fixture, "Escape");
  g_assert_true (peng_history_undo (fixture.history));
  test_document_assert_content (fixture.document,
                                "<p>一</p>" LINKED ("https://a.example/b") "<p>二</p>");
  editor_fixture_clear (&fixture);
}

static void
wanted_cb (PengEditor   *editor,
           gboolean      several,
           gboolean      of_library,
           GtkTextMark **where)
{
  g_assert_false (several);
  g_assert_false (of_library);
  *where = peng_editor_create_wanted_mark (editor);
}

/* Another picture, with all that was written for the one before. */
static void
test_replace (void)
{
  g_autoptr(PengText) empty = peng_text_new_empty ();
  PengImage image = { OTHER, 600, 300, PENG_IMAGE_NORMAL, "", empty };
  g_autoptr(PengBlock) block = peng_block_new_image (&image);
  GtkTextMark *where = NULL;
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p>" FIGURE ("甲", "乙") "<p>二</p>");
  g_signal_connect (fixture.editor, "photographs-wanted", G_CALLBACK (wanted_cb), &where);
  act (&fixture, "figure.replace");
  peng_editor_insert_media (fixture.editor, where, &block, 1);
  test_document_assert_content (fixture.document, "<p>一</p><figure class=\"image\"><img src=\"media:"
                                OTHER "\" alt=\"甲\" width=\"600\" height=\"300\"><figcaption>乙"
                                "</figcaption></figure><p>二</p>");
  g_assert_true (peng_history_undo (fixture.history));
  test_document_assert_content (fixture.document, "<p>一</p>" FIGURE ("甲", "乙") "<p>二</p>");
  editor_fixture_clear (&fixture);
}

/* In its caption a photograph hears the keys of its buttons. */
static void
test_keys (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一</p>" FIGURE ("", "") "<p class=\"no-indent\">|二</p>");
  press (&fixture, "BackSpace Tab alt+2");
  test_document_assert_content (fixture.document, "<p>一</p><figure class=\"image size-half\">"
                                "<img src=\"media:" MEDIA "\" alt=\"\" width=\"300\" height=\"200\">"
                                "<figcaption></figcaption></figure><p class=\"no-indent\">二</p>");
  press (&fixture, "alt+1");
  test_document_assert_content (fixture.document, "<p>一</p>" FIGURE ("", "") "<p class=\"no-indent\">二</p>");
  press (&fixture, "alt+shift+BackSpace");
  test_document_assert_content (fixture.document, "<p>一</p><p class=\"no-indent\">二</p>");
  editor_fixture_clear (&fixture);
}

/* The source of a quote is typed under it, and read there; it is the last paragraph's. */
static void
test_cite (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<blockquote><p>一|</p><p>二</p></blockquote><p>三</p>");
  press (&fixture, "ctrl+alt+q");
  press (&fixture, "k");
  test_document_assert_content (fixture.document, "<blockquote><p>一</p><p>二</p><cite>k</cite>"
                                "</blockquote><p>三</p>");
  press (&fixture, "l Return m");
  test_document_assert (fixture.buffer, "<blockquote><p>一</p><p>二m|</p><cite>kl</cite>"
                        "</blockquote><p>三</p>");
  press (&fixture, "ctrl+alt+q");
  press (&fixture, "BackSpace BackSpace Escape");
  test_document_assert (fixture.buffer, "<blockquote><p>一</p><p>二m|</p></blockquote><p>三</p>");
  while (peng_history_undo (fixture.history));
  test_document_assert_content (fixture.document, "<blockquote><p>一</p><p>二</p></blockquote>"
                                "<p>三</p>");
  editor_fixture_clear (&fixture);
}

/* No quote, no source. */
static void
test_cite_elsewhere (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p>");
  press (&fixture, "ctrl+alt+q x");
  test_document_assert (fixture.buffer, "<p>一x|</p>");
  editor_fixture_clear (&fixture);
}

#define LINES "<p>甲</p><p>乙</p><p>丙</p><p>丁</p><p>戊</p><p>己</p><p>庚</p><p>辛</p><p>壬</p><p>癸</p>"

static GtkWidget *
get_scroller (EditorFixture *self)
{
  return gtk_widget_get_ancestor (self->view, GTK_TYPE_SCROLLED_WINDOW);
}

/* What is scrolled has its end where the window ends. */
static void
scroll_to_end_of (EditorFixture *self,
                  guint          block)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (get_scroller (self)));
  GtkTextIter iter;
  int y, height;

  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self->buffer), &iter, block);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  gtk_adjustment_set_value (adjustment, y + height + gtk_text_view_get_top_margin (view) -
                                          gtk_adjustment_get_page_size (adjustment));
  settle ();
}

static gboolean
is_focus_in_sight (gpointer user_data)
{
  EditorFixture *self = user_data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));
  GtkWidget *scroller = get_scroller (self);
  graphene_rect_t bounds;

  return GTK_IS_TEXT (focus) && gtk_widget_get_height (focus) > 0 &&
         gtk_widget_compute_bounds (focus, scroller, &bounds) && bounds.origin.y >= 0.0f &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scroller);
}

static gboolean
is_focus_out_of_sight (gpointer user_data)
{
  return !is_focus_in_sight (user_data);
}

/* Nobody writes unseen: what lies under the text comes up when one goes into it, and again when one
 * has scrolled away and writes on. */
static void
test_in_sight (gconstpointer data)
{
  const char *keys = data;
  EditorFixture fixture;

  editor_fixture_init (&fixture, LINES FIGURE ("", "") "<blockquote><p>|一</p></blockquote>" LINES
                       LINES);
  if (g_str_equal (keys, "Tab"))
    press (&fixture, "Up");
  scroll_to_end_of (&fixture, *keys == 'c' ? 11 : 9);
  press (&fixture, keys);
  g_assert_true (wait_for (is_focus_in_sight, &fixture));

  scroll_to_end_of (&fixture, 2);
  g_assert_true (wait_for (is_focus_out_of_sight, &fixture));
  press (&fixture, "x");
  g_assert_true (wait_for (is_focus_in_sight, &fixture));
  editor_fixture_clear (&fixture);
}

/* The bar beside a quote goes on beside the line that its source is written in. */
static gboolean
has_own_bar (EditorFixture *self)
{
  GtkWidget *box = gtk_widget_get_parent (
    gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)), GTK_TYPE_ENTRY));

  return gtk_widget_has_css_class (box, "with-bar");
}

/* The article ends with a quote. */
static void
test_cite_at_end (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, LINES LINES LINES "<blockquote><p>一|</p></blockquote>");
  press (&fixture, "ctrl+alt+q");
  g_assert_true (wait_for (is_focus_in_sight, &fixture));
  g_assert_true (has_own_bar (&fixture));
  press (&fixture, "k");
  g_assert_true (wait_for (is_focus_in_sight, &fixture));
  g_assert_false (has_own_bar (&fixture));
  press (&fixture, "BackSpace");
  g_assert_true (has_own_bar (&fixture));
  editor_fixture_clear (&fixture);
}

static void
press_at (EditorFixture *self,
          guint          block,
          guint          offset)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  PengPosition position = { block, offset };
  g_autofree char *events = NULL;
  GdkRectangle rect;
  GtkTextIter iter;
  double x, y;
  int bx, by;

  peng_buffer_get_iter (self->buffer, &position, &iter);
  gtk_text_view_get_iter_location (view, &iter, &rect);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, rect.x,
                                         rect.y + rect.height / 2, &bx, &by);
  g_assert_true (gtk_widget_translate_coordinates (self->view, self->window, bx, by, &x, &y));
  events = g_strdup_printf ("mousemove %d %d sleep 0.2 click 1", (int) x, (int) y);
  play (self, events);
}

static void
press_figure (EditorFixture *self)
{
  GtkWidget *figure = get_nth (self, PENG_TYPE_FIGURE, 0);

  g_assert_true (wait_for (is_mapped, figure));
  click (self, gtk_widget_get_first_child (figure));
}

/* While the source of a quote is written, and after that, the mouse means what it points at. */
static void
test_mouse_after_cite (void)
{
  const char *content = FIGURE ("", "") "<p>一二三四</p><blockquote><p>五</p></blockquote>";
  EditorFixture fixture;

  editor_fixture_init (&fixture, FIGURE ("", "") "<p>一二三四</p><blockquote><p>五|</p></blockquote>");
  press (&fixture, "ctrl+alt+q");
  press_at (&fixture, 1, 2);
  test_document_assert (fixture.buffer, FIGURE ("", "") "<p>一二|三四</p><blockquote><p>五</p>"
                        "</blockquote>");
  press_figure (&fixture);
  press (&fixture, "Delete");
  test_document_assert_content (fixture.document, "<p>一二三四</p><blockquote><p>五</p></blockquote>");
  press (&fixture, "ctrl+z");
  test_document_assert_content (fixture.document, content);

  press_at (&fixture, 2, 0);
  press (&fixture, "ctrl+alt+q");
  press_figure (&fixture);
  press (&fixture, "Delete");
  test_document_assert_content (fixture.document, "<p>一二三四</p><blockquote><p>五</p></blockquote>");
  editor_fixture_clear (&fixture);
}

#define TEN "一二三四五六七八九十"
#define LONG "<p>" TEN TEN TEN TEN TEN "<strong>" TEN "</strong>" TEN TEN TEN TEN "</p>"
#define TALL_FIGURE "<figure class=\"image\"><img src=\"media:" MEDIA "\" alt=\"\" " \
                    "width=\"3000\" height=\"2000\"></figure>"

static int
find_left (EditorFixture *self,
           guint          block)
{
  PengPosition start = { block, 0 };
  GdkRectangle rect;
  GtkTextIter iter;

  peng_buffer_get_iter (self->buffer, &start, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &iter, &rect);

  return rect.x;
}

static gboolean
is_low (gpointer figure)
{
  return gtk_widget_get_height (figure) < 350;
}

/* What comes into sight below a photograph that has become smaller looks as all paragraphs do. */
static void
test_lines_below (void)
{
  EditorFixture fixture;
  GtkWidget *figure;

  editor_fixture_init (&fixture, LONG LONG LONG LONG TALL_FIGURE "<h2>|一</h2>" LONG LONG
                       LONG LONG LONG);
  scroll_to_end_of (&fixture, 6);
  figure = get_nth (&fixture, PENG_TYPE_FIGURE, 0);
  g_assert_true (wait_for (is_mapped, figure));
  /* Lines that GTK has drawn already it keeps, unless the letters change. */
  peng_editor_set_scale (fixture.editor, 1.1);
  for (guint i = 0; i < 10; i++)
    {
      scroll_to_end_of (&fixture, 6);
      g_usleep (30000);
    }

  gtk_widget_activate_action (figure, "figure.size", "s", "half");
  g_assert_true (wait_for (is_low, figure));
  g_usleep (100000);
  settle ();
  g_assert_cmpint (find_left (&fixture, 7), ==, find_left (&fixture, 6));
  editor_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/editor-image/credit", test_credit);
  g_test_add_func ("/ui/editor-image/credit-unknown", test_credit_unknown);
  g_test_add_func ("/ui/editor-image/link", test_link);
  g_test_add_func ("/ui/editor-image/replace", test_replace);
  g_test_add_func ("/ui/editor-image/keys", test_keys);
  g_test_add_func ("/ui/editor-image/cite", test_cite);
  g_test_add_func ("/ui/editor-image/cite-elsewhere", test_cite_elsewhere);
  g_test_add_func ("/ui/editor-image/cite-at-end", test_cite_at_end);
  g_test_add_func ("/ui/editor-image/mouse-after-cite", test_mouse_after_cite);
  g_test_add_func ("/ui/editor-image/lines-below", test_lines_below);
  g_test_add_data_func ("/ui/editor-image/cite-in-sight", "ctrl+alt+q", test_in_sight);
  g_test_add_data_func ("/ui/editor-image/caption-in-sight", "Tab", test_in_sight);

  return g_test_run ();
}
