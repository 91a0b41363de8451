/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"
#include "test-drop.h"

#include "ui/peng-cell-view.h"
#include "ui/peng-editor-card.h"
#include "ui/peng-editor-picture.h"
#include "ui/peng-figure.h"
#include "ui/peng-table-cell.h"
#include "ui/peng-table-view.h"

/* The editor in a real window: photographs and what else is not text, and its actions. */

typedef struct
{
  guint        n_files;
  gsize        n_bytes;
  GtkTextMark *where;
} Offered;

static void
files_cb (PengEditor  *editor,
          GListModel  *files,
          GtkTextMark *where,
          Offered     *offered)
{
  offered->n_files = g_list_model_get_n_items (files);
  offered->where = where;
}

static void
picture_cb (PengEditor  *editor,
            GBytes      *bytes,
            GtkTextMark *where,
            Offered     *offered)
{
  offered->n_bytes = g_bytes_get_size (bytes);
  offered->where = where;
}

static gboolean
is_offered (gpointer user_data)
{
  return ((Offered *) user_data)->where != NULL;
}

static void
fixture_watch_offers (EditorFixture *self,
                      Offered       *offered)
{
  g_signal_connect (self->editor, "files-offered", G_CALLBACK (files_cb), offered);
  g_signal_connect (self->editor, "picture-offered", G_CALLBACK (picture_cb), offered);
}

static PengBlock *
new_image (const char *media)
{
  g_autoptr(PengText) empty = peng_text_new_empty ();
  PengImage image = { media, 300, 200, PENG_IMAGE_NORMAL, "", empty };

  return peng_block_new_image (&image);
}

/* The numbers of a list that has just come in stand beside its items, in the very first picture. */
static void
test_marks_of_new_lines (void)
{
  PengPosition bound, cursor;
  g_autoptr(PengDocument) list = test_document_read ("<ol><li>一</li><li>二</li><li>三|</li></ol>",
                                                     &bound, &cursor);
  g_autoptr(GPtrArray) blocks = g_ptr_array_new ();
  g_autoptr(GArray) numbers = NULL;
  EditorFixture fixture;

  for (guint i = 0; i < peng_document_get_n_blocks (list); i++)
    g_ptr_array_add (blocks, peng_document_get_block (list, i));

  editor_fixture_init (&fixture, "<p>|</p>");
  peng_buffer_insert_blocks (fixture.buffer, (PengBlock * const *) blocks->pdata, blocks->len);
  gtk_widget_queue_draw (fixture.view);
  numbers = find_drawn (fixture.view, strlen ("1."));
  g_assert_cmpuint (numbers->len, ==, 3);
  g_assert_cmpfloat (g_array_index (numbers, float, 0), <, g_array_index (numbers, float, 1));
  g_assert_cmpfloat (g_array_index (numbers, float, 1), <, g_array_index (numbers, float, 2));
  editor_fixture_clear (&fixture);
}

static guint
count_drawn (GtkWidget *widget)
{
  guint n_drawn = 0;

  for (guint i = 1; i <= 200; i++)
    {
      g_autoptr(GArray) places = find_drawn (widget, i);

      n_drawn += i * places->len;
    }

  return n_drawn;
}

/* A word longer than a line, in a paragraph, in a cell, and in the cell where one writes: nothing is
 * drawn that is not in it. */
static void
test_no_hyphens (void)
{
  g_autofree char *word = g_strnfill (200, 'm');
  g_autofree char *paragraph = g_strdup_printf ("<p>%s|</p>", word);
  g_autofree char *table = g_strdup_printf ("<p>|</p><figure class=\"table\"><table><tr><td>%s</td>"
                                            "<td></td></tr></table></figure>", word);
  EditorFixture fixture;
  GtkWidget *view;

  editor_fixture_init (&fixture, paragraph);
  settle ();
  g_assert_cmpuint (count_drawn (fixture.view), ==, 200);
  editor_fixture_clear (&fixture);

  editor_fixture_init (&fixture, table);
  settle ();
  g_assert_cmpuint (count_drawn (get_nth (&fixture, PENG_TYPE_TABLE_CELL, 0)), ==, 200);
  view = get_nth (&fixture, PENG_TYPE_TABLE_VIEW, 0);
  peng_table_view_focus_cell (PENG_TABLE_VIEW (view), 0, 0);
  settle ();
  g_assert_cmpuint (count_drawn (get_nth (&fixture, PENG_TYPE_CELL_VIEW, 0)), ==, 200);
  press (&fixture, "BackSpace");
  settle ();
  g_assert_cmpuint (count_drawn (get_nth (&fixture, PENG_TYPE_CELL_VIEW, 0)), ==, 199);
  editor_fixture_clear (&fixture);
}

/* What was scrolled to in one article is not where the next one begins. */
static void
test_next_document (void)
{
  PengPosition bound, cursor;
  g_autoptr(GString) html = g_string_new ("");
  g_autoptr(PengDocument) next = test_document_read ("<p>短|</p>", &bound, &cursor);
  g_autoptr(PengHistory) history = peng_history_new (next);
  EditorFixture fixture;
  GtkAdjustment *adjustment;

  for (guint i = 0; i < 200; i++)
    g_string_append (html, "<p>长</p>");
  g_string_append (html, "<p>末|</p>");
  editor_fixture_init (&fixture, html->str);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture.view));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0.0);

  peng_editor_set_document (fixture.editor, next, history);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0.0);
  settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0.0);
  peng_editor_set_document (fixture.editor, NULL, NULL);
  editor_fixture_clear (&fixture);
}

static void
test_drop_files (void)
{
  g_autoptr(PengBlock) first = new_image (MEDIA);
  g_autoptr(PengBlock) second = new_image (OTHER);
  PengBlock *images[] = { first, second };
  g_autoptr(GFile) file = g_file_new_for_path ("/tmp/photograph.jpg");
  GSList list = { file, NULL };
  Offered offered = { 0 };
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一</p><p>二|</p>");
  fixture_watch_offers (&fixture, &offered);
  test_drop (fixture.view, GDK_TYPE_FILE_LIST, &list, 700, 55);
  g_assert_cmpuint (offered.n_files, ==, 1);

  /* The person writes on while the photographs come in. */
  gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (fixture.buffer), "三", -1);
  peng_editor_insert_media (fixture.editor, offered.where, images, 2);
  g_assert_cmpuint (peng_document_get_n_blocks (fixture.document), ==, 4);
  g_assert_cmpint (peng_block_get_kind (peng_document_get_block (fixture.document, 1)), ==,
                   PENG_BLOCK_IMAGE);
  g_assert_true (peng_history_undo (fixture.history));
  test_document_assert (fixture.buffer, "<p>一|</p><p>二三</p>");
  editor_fixture_clear (&fixture);
}

static void
test_paste_picture (void)
{
  static const char png[] = "\211PNG...";
  g_autoptr(GBytes) bytes = g_bytes_new_static (png, sizeof png);
  g_autoptr(GdkContentProvider) content = gdk_content_provider_new_for_bytes ("image/png", bytes);
  Offered offered = { 0 };
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p>");
  fixture_watch_offers (&fixture, &offered);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (fixture.view), content);
  gtk_widget_activate_action (fixture.view, "clipboard.paste", NULL);
  g_assert_true (wait_for (is_offered, &offered));
  g_assert_cmpuint (offered.n_bytes, ==, sizeof png);
  editor_fixture_clear (&fixture);
}

/* Another document is shown by the time the photographs are ready. */
static void
test_late_media (void)
{
  g_autoptr(PengBlock) image = new_image (MEDIA);
  g_autoptr(PengArticle) article = peng_article_new_empty ();
  g_autoptr(PengDocument) other = peng_document_new (article);
  g_autoptr(PengHistory) history = peng_history_new (other);
  g_autoptr(GtkTextMark) mark = NULL;
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p>");
  mark = g_object_ref (peng_editor_create_mark (fixture.editor));
  peng_editor_set_document (fixture.editor, other, history);
  peng_editor_insert_media (fixture.editor, mark, &image, 1);
  g_assert_cmpuint (peng_document_get_n_blocks (other), ==, 1);
  g_assert_cmpuint (peng_document_get_n_blocks (fixture.document), ==, 1);
  editor_fixture_clear (&fixture);
}

static gboolean
hides_caret (gpointer view)
{
  return gtk_widget_has_css_class (view, "at-atom");
}

/* GTK's caret is as wide as the line is high: beside a photograph it would be a beam, whatever else
 * is selected. */
static void
test_caret_at_figure (void)
{
  PengPosition start = { 0, 0 }, end = { 1, 1 };
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一</p>" FIGURE ("", "") "<p>二|</p>");
  g_assert_false (hides_caret (fixture.view));
  peng_buffer_select (fixture.buffer, &start, &end);
  g_assert_true (wait_for (hides_caret, fixture.view));
  editor_fixture_clear (&fixture);
}

#define LARGE "<figure class=\"image\"><img src=\"media:" MEDIA "\" alt=\"\" width=\"3000\" " \
              "height=\"2000\"></figure>"

typedef struct
{
  GtkTextView *view;
  double       height;  /* that all its text has to have by then */
} Sight;

static gboolean
sees_cursor (gpointer user_data)
{
  Sight *self = user_data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GdkRectangle visible, cursor;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (self->view, &iter, &cursor);
  gtk_text_view_get_visible_rect (self->view, &visible);

  return gtk_adjustment_get_upper (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view))) >
           self->height &&
         cursor.y >= visible.y && cursor.y + cursor.height <= visible.y + visible.height;
}

static gboolean
is_narrow (gpointer view)
{
  return gtk_widget_get_width (view) <= 420;
}

/* With a pane less the photographs above grow, and what is written at stays in sight. */
static void
test_width (void)
{
  EditorFixture fixture;
  Sight sight = { NULL, 1200 };

  editor_fixture_init (&fixture, "<p>一</p>" LARGE LARGE LARGE LARGE LARGE LARGE "<p>二</p>");
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 420, 500);
  g_assert_true (wait_for (is_narrow, fixture.view));
  sight.view = GTK_TEXT_VIEW (fixture.view);
  press (&fixture, "ctrl+End");
  g_assert_true (wait_for (sees_cursor, &sight));

  sight.height = 2500;
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 800, 500);
  g_assert_true (wait_for (sees_cursor, &sight));
  editor_fixture_clear (&fixture);
}

static void
test_figure_actions (void)
{
  EditorFixture fixture;
  GtkWidget *figure;

  editor_fixture_init (&fixture, "<p>一</p>" FIGURE ("", "") "<p>二</p><p>三|</p>");
  figure = get_nth (&fixture, PENG_TYPE_FIGURE, 0);
  gtk_widget_activate_action (figure, "figure.size", "s", "half");
  test_document_assert (fixture.buffer,
                        "<p>一</p><figure class=\"image size-half\"><img src=\"media:" MEDIA
                        "\" alt=\"\" width=\"300\" height=\"200\"></figure>"
                        "<p>二</p><p>三|</p>");
  g_assert_true (get_nth (&fixture, PENG_TYPE_FIGURE, 0) == figure);

  gtk_widget_activate_action (figure, "figure.down", NULL);
  figure = get_nth (&fixture, PENG_TYPE_FIGURE, 0);
  g_assert_cmpint (peng_block_get_kind (peng_document_get_block (fixture.document, 2)), ==,
                   PENG_BLOCK_IMAGE);

  gtk_widget_activate_action (figure, "figure.remove", NULL);
  g_assert_null (get_nth (&fixture, PENG_TYPE_FIGURE, 0));
  test_document_assert (fixture.buffer, "<p>一</p><p>二</p><p>|三</p>");

  while (peng_history_undo (fixture.history));
  test_document_assert (fixture.buffer, "<p>一</p>" FIGURE ("", "") "<p>二</p><p>三</p> @1:1");
  editor_fixture_clear (&fixture);
}

/* The buttons on a photograph are there when the pointer is; the text view must not take the
 * press. */
static void
test_mouse (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p>" FIGURE ("", "") "<p>二</p><p>三</p>");
  click (&fixture, get_nth (&fixture, PENG_TYPE_EDITOR_PICTURE, 0));
  test_document_assert (fixture.buffer, "<p>一</p>" FIGURE ("", "") "<p>二</p><p>三</p> @1:0-1:1");
  click (&fixture, find_button (&fixture, "figure.down"));
  g_assert_cmpint (peng_block_get_kind (peng_document_get_block (fixture.document, 2)), ==,
                   PENG_BLOCK_IMAGE);

  click (&fixture, get_nth (&fixture, PENG_TYPE_EDITOR_PICTURE, 0));
  click (&fixture, find_button (&fixture, "figure.remove"));
  test_document_assert (fixture.buffer, "<p>一</p><p>二</p><p>|三</p>");
  editor_fixture_clear (&fixture);
}

/* From the menu, where a person writes; then it is one thing that can be chosen and taken away. */
static void
test_divider (void)
{
  EditorFixture fixture;
  GtkWidget *card;

  editor_fixture_init (&fixture, "<p>一|</p><p>二</p>");
  g_action_group_activate_action (peng_editor_get_format_actions (fixture.editor), "divider", NULL);
  test_document_assert (fixture.buffer, "<p>一</p><hr><p>二</p> @1:1");
  press (&fixture, "x");
  test_document_assert (fixture.buffer, "<p>一</p><hr><p>x|</p><p>二</p>");
  while (peng_history_undo (fixture.history));
  test_document_assert (fixture.buffer, "<p>一|</p><p>二</p>");

  g_action_group_activate_action (peng_editor_get_format_actions (fixture.editor), "divider", NULL);
  settle ();
  card = get_nth (&fixture, PENG_TYPE_EDITOR_CARD, 0);
  g_assert_true (wait_for (is_mapped, card));
  click (&fixture, card);
  test_document_assert (fixture.buffer, "<p>一</p><hr><p>二</p> @1:0-1:1");
  press (&fixture, "Delete");
  test_document_assert (fixture.buffer, "<p>一</p><p>|二</p>");
  editor_fixture_clear (&fixture);
}

static guint
count_loaded (EditorFixture *self)
{
  guint n_loaded = 0;

  for (guint i = 0; ; i++)
    {
      GtkWidget *picture = get_nth (self, PENG_TYPE_EDITOR_PICTURE, i);

      if (picture == NULL)
        return n_loaded;
      n_loaded += peng_editor_picture_is_loaded (PENG_EDITOR_PICTURE (picture));
    }
}

static gboolean
is_first_loaded (gpointer user_data)
{
  return peng_editor_picture_is_loaded (
    PENG_EDITOR_PICTURE (get_nth (user_data, PENG_TYPE_EDITOR_PICTURE, 0)));
}

static gboolean
is_first_unloaded (gpointer user_data)
{
  return !is_first_loaded (user_data);
}

typedef struct
{
  guint    n_asked;
  guint    n_asked_in_frame;
  gboolean painted;
} Waking;

static char *
count_and_dup_path (const char *media,
                    guint       width,
                    gpointer    user_data)
{
  Waking *waking = user_data;

  waking->n_asked++;

  return NULL;
}

static void
painted_cb (Waking *waking)
{
  if (!waking->painted)
    waking->n_asked_in_frame = waking->n_asked;
  waking->painted = TRUE;
}

static gboolean
is_painted (gpointer user_data)
{
  return ((Waking *) user_data)->painted;
}

/* The photographs of the first screen do not wait for the layout of all that follows, and nobody
 * takes those for seen that have no place yet. */
static void
test_first_screen (void)
{
  static const PengEditorFuncs funcs = { count_and_dup_path };
  g_autoptr(GString) html = g_string_new ("<p>|</p>" FIGURE ("", "图"));
  Waking waking = { 0 };
  EditorFixture fixture;
  PengPosition bound, cursor;
  PengDocument *document;
  PengHistory *history;
  GdkFrameClock *clock;

  for (guint i = 0; i < 100; i++)
    g_string_append (html, "<p>文</p><p>文</p><p>文</p>" FIGURE ("", "图"));

  editor_fixture_init (&fixture, "<p>|</p>");
  document = test_document_read (html->str, &bound, &cursor);
  history = peng_history_new (document);
  peng_editor_set_funcs (fixture.editor, &funcs, &waking);
  peng_editor_set_document (fixture.editor, document, history);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture.editor));
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &waking);

  g_assert_true (wait_for (is_painted, &waking));
  g_assert_cmpuint (waking.n_asked_in_frame, >=, 1);
  g_assert_cmpuint (waking.n_asked_in_frame, <, 5);

  g_signal_handlers_disconnect_by_data (clock, &waking);
  peng_editor_set_document (fixture.editor, NULL, NULL);
  editor_fixture_clear (&fixture);
  g_assert_finalize_object (history);
  g_assert_finalize_object (document);
}

/* A hundred photographs, of which a few are in memory at any place. */
static void
test_far_figures (void)
{
  g_autoptr(GString) html = g_string_new ("<p>|</p>");
  EditorFixture fixture;

  for (guint i = 0; i < 100; i++)
    g_string_append (html, FIGURE ("", "图") "<p>文</p>");

  editor_fixture_init (&fixture, html->str);
  g_assert_true (wait_for (is_first_loaded, &fixture));
  g_assert_cmpuint (count_loaded (&fixture), <, 12);

  peng_editor_show_block (fixture.editor, 200);
  g_assert_true (wait_for (is_first_unloaded, &fixture));
  g_assert_cmpuint (count_loaded (&fixture), <, 12);
  editor_fixture_clear (&fixture);
}

static void
test_action_states (void)
{
  g_autoptr(GVariant) heading = NULL;
  g_autoptr(GVariant) strong = NULL;
  g_autoptr(GVariant) list = NULL;
  GActionGroup *actions;
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一</p><h3><strong>二|</strong></h3>");
  actions = peng_editor_get_format_actions (fixture.editor);
  heading = g_action_group_get_action_state (actions, "heading");
  strong = g_action_group_get_action_state (actions, "strong");
  list = g_action_group_get_action_state (actions, "list");
  g_assert_cmpint (g_variant_get_int32 (heading), ==, 3);
  g_assert_true (g_variant_get_boolean (strong));
  g_assert_cmpstr (g_variant_get_string (list, NULL), ==, "");
  editor_fixture_clear (&fixture);
}

/* Every kind of block is there, is shown, and stays. */
static void
test_all_kinds (void)
{
  static const char html[] =
    "<p>一|</p>" FIGURE ("", "图")
    "<figure class=\"gallery\">"
    "<figure class=\"image\"><img src=\"media:" MEDIA "\" alt=\"\"></figure>"
    "<figure class=\"image\"><img src=\"media:" OTHER "\" alt=\"\"></figure></figure>"
    "<figure class=\"video\"><video src=\"media:" MEDIA "\" controls></video></figure>"
    "<figure class=\"table\"><table><tr><td>甲</td><td>乙</td></tr></table></figure>"
    "<p class=\"attachment\"><a href=\"media:" MEDIA "\" download=\"a.pdf\">a.pdf</a></p>"
    "<hr><p>二</p>";
  EditorFixture fixture;

  editor_fixture_init (&fixture, html);
  g_assert_cmpuint (peng_document_get_n_blocks (fixture.document), ==, 8);
  test_document_assert (fixture.buffer, html);
  editor_fixture_clear (&fixture);
}

static gboolean
is_scrolled (gpointer adjustment)
{
  return gtk_adjustment_get_value (adjustment) > 200.0;
}

/* Above the first line is the margin. */
static gboolean
is_at_top (gpointer adjustment)
{
  return gtk_adjustment_get_value (adjustment) < 40.0;
}

static GtkWidget *
find_by_class (GtkWidget  *root,
               const char *css_class)
{
  GtkWidget *found = gtk_widget_has_css_class (root, css_class) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_class (child, css_class);

  return found;
}

/* The bar beside the text moves the text, and follows it. */
static void
test_scrollbar (void)
{
  g_autoptr(GString) html = g_string_new ("<p>|一</p>");
  EditorFixture fixture;
  GtkWidget *bar;
  GtkAdjustment *scrolled, *shown;
  g_autofree char *events = NULL;
  double x, y;

  for (guint i = 0; i < 60; i++)
    g_string_append (html, "<p>二</p>");
  editor_fixture_init (&fixture, html->str);
  bar = find_by_class (GTK_WIDGET (fixture.editor), "peng-scrollbar");
  scrolled = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture.view));
  shown = gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (bar));

  press (&fixture, "ctrl+End");
  g_assert_true (wait_for (is_scrolled, scrolled));
  g_assert_true (wait_for (is_scrolled, shown));
  press (&fixture, "ctrl+Home");
  g_assert_true (wait_for (is_at_top, shown));

  g_assert_true (gtk_widget_translate_coordinates (bar, fixture.window,
                                                   gtk_widget_get_width (bar) / 2.0,
                                                   gtk_widget_get_height (bar) - 12.0, &x, &y));
  events = g_strdup_printf ("mousemove %d %d sleep 0.2 click 1", (int) x, (int) y);
  play (&fixture, events);
  g_assert_true (wait_for (is_scrolled, scrolled));
  editor_fixture_clear (&fixture);
}

static gboolean
is_visible (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

static gboolean
is_hidden (gpointer widget)
{
  return !is_visible (widget);
}

/* Where all is seen there is nothing to scroll. */
static void
test_scrollbar_of_few_lines (void)
{
  EditorFixture fixture;
  GtkWidget *bar;

  editor_fixture_init (&fixture, "<p>一|</p>");
  bar = find_by_class (GTK_WIDGET (fixture.editor), "peng-scrollbar");
  press (&fixture, "a");
  g_assert_false (is_visible (bar));

  for (guint i = 0; i < 30; i++)
    press (&fixture, "Return");
  g_assert_true (wait_for (is_visible, bar));
  press (&fixture, "ctrl+a BackSpace");
  g_assert_true (wait_for (is_hidden, bar));
  editor_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/editor/marks-of-new-lines", test_marks_of_new_lines);
  g_test_add_func ("/ui/editor/no-hyphens", test_no_hyphens);
  g_test_add_func ("/ui/editor/next-document", test_next_document);
  g_test_add_func ("/ui/editor/drop-files", test_drop_files);
  g_test_add_func ("/ui/editor/paste-picture", test_paste_picture);
  g_test_add_func ("/ui/editor/width", test_width);
  g_test_add_func ("/ui/editor/caret-at-figure", test_caret_at_figure);
  g_test_add_func ("/ui/editor/late-media", test_late_media);
  g_test_add_func ("/ui/editor/figure-actions", test_figure_actions);
  g_test_add_func ("/ui/editor/mouse", test_mouse);
  g_test_add_func ("/ui/editor/divider", test_divider);
  g_test_add_func ("/ui/editor/first-screen", test_first_screen);
  g_test_add_func ("/ui/editor/far-figures", test_far_figures);
  g_test_add_func ("/ui/editor/action-states", test_action_states);
  g_test_add_func ("/ui/editor/all-kinds", test_all_kinds);
  g_test_add_func ("/ui/editor/scrollbar", test_scrollbar);
  g_test_add_func ("/ui/editor/scrollbar-of-few-lines", test_scrollbar_of_few_lines);

  return g_test_run ();
}
