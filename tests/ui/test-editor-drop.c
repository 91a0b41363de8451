/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"
#include "test-drop.h"

#include "ui/peng-dropped.h"

#include <string.h>

/* Words that another program drops come in as pasted ones do. */

typedef struct
{
  const char *name;
  const char *type;
  const char *content;
  const char *after;
} Case;

#define TEXT   "text/plain;charset=utf-8"
#define BEFORE "<p>一</p><p>二</p>"

/* They fall behind the first paragraph of two. */
static const Case cases[] = {
  { "html", "text/html", "<h2>x</h2><p onclick='a()'>y <b>z</b><script>q</script></p>",
    "<p>一x</p><p>y <strong>z</strong></p><p>二</p>" },
  { "html-inline", "text/html", "<span style='font-size:30px'>x</span>", "<p>一x</p><p>二</p>" },
  { "word", "text/html", "<style>p.b{mso-outline-level:1}</style><p class=b>x</p>"
    "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>y</p>",
    "<p>一x</p><ol><li>y</li></ol><p>二</p>" },
  { "table", "text/html", "<table><tr><td>x<td>y</table>",
    "<p>一</p><figure class=\"table\"><table><tr><td>x</td><td>y</td></tr></table></figure>"
    "<p>二</p>" },
  { "text", TEXT, "x\ny", "<p>一x</p><p>y</p><p>二</p>" },
  { "markdown", TEXT, "## x\n\n- y\n- z", "<p>一x</p><ul><li>y</li><li>z</li></ul><p>二</p>" },
  { "nothing", "text/html", "", NULL },
  { "nothing-seen", "text/html", "<script>x</script>", NULL },
  { "bad-bytes", TEXT, "x\xff", "<p>一x\xef\xbf\xbd</p><p>二</p>" },
};

static void
value_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (gdk_content_deserialize_finish (result, user_data, &error));
  g_assert_no_error (error);
}

static gboolean
has_value (gpointer user_data)
{
  return g_value_get_boxed (user_data) != NULL;
}

/* As GTK makes of the bytes what a target takes. */
static void
deserialize (const Case *c,
             GValue     *value)
{
  GType type = g_str_equal (c->type, TEXT) ? PENG_TYPE_DROPPED_TEXT : PENG_TYPE_DROPPED_HTML;
  g_autoptr(GInputStream) stream =
    g_memory_input_stream_new_from_data (c->content, strlen (c->content), NULL);

  g_value_init (value, type);
  gdk_content_deserialize_async (stream, c->type, type, G_PRIORITY_DEFAULT, NULL, value_cb, value);
  g_assert_true (wait_for (has_value, value));
}

typedef struct
{
  PengEditor *editor;
  guint       n_references;
} Reading;

/* Who reads keeps the editor. */
static gboolean
is_read (gpointer user_data)
{
  Reading *self = user_data;

  return G_OBJECT (self->editor)->ref_count == self->n_references;
}

static void
drop (EditorFixture *fixture,
      const GValue  *value)
{
  Reading reading = { fixture->editor, G_OBJECT (fixture->editor)->ref_count };

  test_drop (fixture->view, G_VALUE_TYPE (value), g_value_get_boxed (value), 700, 40);
  g_assert_cmpuint (G_OBJECT (fixture->editor)->ref_count, >, reading.n_references);
  g_assert_true (wait_for (is_read, &reading));
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_auto(GValue) value = G_VALUE_INIT;
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一</p><p>二|</p>");
  deserialize (c, &value);
  drop (&fixture, &value);
  test_document_assert_content (fixture.document, c->after != NULL ? c->after : BEFORE);
  g_assert_true (gtk_widget_has_focus (fixture.view));
  g_assert_true (peng_history_undo (fixture.history) == (c->after != NULL));
  test_document_assert_content (fixture.document, BEFORE);
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

/* What was left out of it is told of, and it can be had plain. */
static void
test_told (void)
{
  static const Case script = { "script", "text/html", "<p><b>x</b><script>y</script></p>", NULL };
  g_auto(GValue) value = G_VALUE_INIT;
  EditorFixture fixture;
  guint changes = 0;

  editor_fixture_init (&fixture, "<p>一</p><p>二|</p>");
  g_signal_connect (fixture.editor, "pasted", G_CALLBACK (pasted_cb), &changes);
  deserialize (&script, &value);
  drop (&fixture, &value);
  g_assert_cmpuint (changes, !=, 0);
  peng_editor_paste_again_plain (fixture.editor);
  test_document_assert_content (fixture.document, "<p>一x</p><p>二</p>");
  editor_fixture_clear (&fixture);
}

/* Another article may be open when it was read. */
static void
test_closed (void)
{
  static const Case html = { "html", "text/html", "<p>x</p>", NULL };
  g_auto(GValue) value = G_VALUE_INIT;
  EditorFixture fixture;
  Reading reading;

  editor_fixture_init (&fixture, "<p>一|</p>");
  deserialize (&html, &value);
  reading = (Reading) { fixture.editor, G_OBJECT (fixture.editor)->ref_count };
  test_drop (fixture.view, PENG_TYPE_DROPPED_HTML, g_value_get_boxed (&value), 700, 40);
  peng_editor_set_document (fixture.editor, NULL, NULL);
  g_assert_true (wait_for (is_read, &reading));
  test_document_assert_content (fixture.document, "<p>一</p>");
  editor_fixture_clear (&fixture);
}

typedef struct
{
  const char *name;
  const char *before;
  guint       block;   /* the one under the pointer */
  double      down;    /* how far down it is in that, from 0 to 1 */
  const char *after;   /* o is where it comes to */
} Landing;

static const Landing landings[] = {
  { "upper-half", "<p>一</p><p>二三四|</p>", 1, 0.3, "<p>一</p>o<p>二三四</p>" },
  { "lower-half", "<p>一二三|</p><p>四</p>", 0, 0.7, "<p>一二三</p>o<p>四</p>" },
  { "first", "<p>一|</p><p>二</p>", 0, 0.2, "o<p>一</p><p>二</p>" },
  { "last", "<p>一</p><p>二|</p>", 1, 0.8, "<p>一</p><p>二</p>o<p><br></p>" },
  { "empty-upper", "<p>一</p><p><br></p><p>二|</p>", 1, 0.3, "<p>一</p>o<p>二</p>" },
  { "empty-lower", "<p>一</p><p><br></p><p>二|</p>", 1, 0.7, "<p>一</p>o<p>二</p>" },
  { "list", "<ul><li>一</li><li>二|</li></ul>", 0, 0.7, "<ul><li>一</li></ul>o<ul><li>二</li></ul>" },
};

static GtkWidget *
find_landing (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "block-landing"))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_landing (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
offered_cb (PengEditor   *editor,
            GListModel   *files,
            GtkTextMark  *where,
            GtkTextMark **kept)
{
  *kept = where;
}

static double
get_height_of (EditorFixture *fixture,
               guint          block,
               double         down)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->view);
  int top, height, x, y;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (fixture->buffer), &iter, block);
  gtk_text_view_get_line_yrange (view, &iter, &top, &height);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, top + down * height, &x, &y);

  return y;
}

static void
insert_figure (EditorFixture *fixture,
               GtkTextMark   *where)
{
  g_autoptr(PengText) empty = peng_text_new_empty ();
  PengImage image = { MEDIA, 300, 200, PENG_IMAGE_NORMAL, "", empty };
  g_autoptr(PengBlock) block = peng_block_new_image (&image);

  peng_editor_insert_media (fixture->editor, where, &block, 1);
}

/* A photograph comes between two paragraphs, where a line has shown that it will. */
static void
test_landing (gconstpointer data)
{
  const Landing *c = data;
  g_autoptr(GFile) file = g_file_new_for_path ("/tmp/photograph.jpg");
  g_auto(GStrv) parts = g_strsplit (c->after, "o", 2);
  g_autofree char *after =
    g_strconcat (parts[0],
                 "<figure class=\"image\"><img src=\"media:" MEDIA "\" alt=\"\" width=\"300\" "
                 "height=\"200\"></figure>", parts[1], NULL);
  GSList list = { file, NULL };
  EditorFixture fixture;
  GtkTextMark *where = NULL;
  GtkWidget *line;
  double y;

  editor_fixture_init (&fixture, c->before);
  g_signal_connect (fixture.editor, "files-offered", G_CALLBACK (offered_cb), &where);
  y = get_height_of (&fixture, c->block, c->down);
  line = find_landing (GTK_WIDGET (fixture.editor));
  test_drag_over (fixture.view, GDK_TYPE_FILE_LIST, 60, y);
  g_assert_true (gtk_widget_get_visible (line));
  test_drag_away (fixture.view, GDK_TYPE_FILE_LIST);
  g_assert_false (gtk_widget_get_visible (line));

  test_drag_over (fixture.view, GDK_TYPE_FILE_LIST, 60, y);
  test_drop (fixture.view, GDK_TYPE_FILE_LIST, &list, 60, y);
  g_assert_false (gtk_widget_get_visible (line));
  insert_figure (&fixture, where);
  test_document_assert_content (fixture.document, after);
  editor_fixture_clear (&fixture);
}

static gboolean
is_mark_hidden (gpointer user_data)
{
  EditorFixture *self = user_data;
  GtkTextMark *mark = gtk_text_buffer_get_mark (GTK_TEXT_BUFFER (self->buffer), "peng-drop");

  return mark == NULL || !gtk_text_mark_get_visible (mark);
}

/* A line shows where it would go, until it is there. */
static void
test_mark (void)
{
  static const Case html = { "html", "text/html", "<p>x</p>", NULL };
  g_auto(GValue) value = G_VALUE_INIT;
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一</p><p>二|</p>");
  deserialize (&html, &value);
  test_drag_over (fixture.view, PENG_TYPE_DROPPED_HTML, 700, 40);
  g_assert_false (is_mark_hidden (&fixture));
  test_drag_away (fixture.view, PENG_TYPE_DROPPED_HTML);
  g_assert_true (is_mark_hidden (&fixture));
  test_drag_over (fixture.view, PENG_TYPE_DROPPED_HTML, 700, 40);
  drop (&fixture, &value);
  g_assert_true (is_mark_hidden (&fixture));
  editor_fixture_clear (&fixture);
}

static GtkWidget *
get_caption (EditorFixture *self)
{
  GtkWidget *caption = get_nth (self, GTK_TYPE_TEXT, 0);

  g_assert_true (wait_for (is_mapped, caption));

  return caption;
}

/* Selects the first words and carries them to a caption. */
static void
drag_to_caption (EditorFixture *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkWidget *caption = get_caption (self);
  g_autofree char *events = NULL;
  GdkRectangle rect;
  GtkTextIter iter;
  double x, y, to_x, to_y;
  int bx, by;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &iter, 1);
  gtk_text_view_get_iter_location (view, &iter, &rect);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, rect.x,
                                         rect.y + rect.height / 2, &bx, &by);
  g_assert_true (gtk_widget_translate_coordinates (self->view, self->window, bx, by, &x, &y));
  g_assert_true (gtk_widget_translate_coordinates (caption, self->window,
                                                   gtk_widget_get_width (caption) / 2.0,
                                                   gtk_widget_get_height (caption) / 2.0, &to_x,
                                                   &to_y));
  events = g_strdup_printf ("mousemove %d %d sleep 0.2 mousedown 1 sleep 0.2 mousemove %d %d "
                            "sleep 0.1 mousemove %d %d sleep 0.1 mousemove %d %d sleep 0.3 "
                            "mousemove %d %d sleep 0.3", (int) x, (int) y, (int) x + 8, (int) y + 4,
                            (int) x + 20, (int) y + 8, (int) to_x, (int) to_y, (int) to_x + 2,
                            (int) to_y);
  play (self, events);
  g_assert_true (is_mark_hidden (self));
  play (self, "mouseup 1 sleep 0.3");
}

static gboolean
has_caption (gpointer user_data)
{
  EditorFixture *self = user_data;

  return peng_text_get_length (peng_block_get_part (peng_document_get_block (self->document, 1),
                                                    PENG_PART_CAPTION, 0)) > 0;
}

static void
leave_cb (guint *n_left)
{
  (*n_left)++;
}

static void
watch_leaving (GtkWidget *entry,
               guint     *n_left)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (entry);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_connect_swapped (controller, "leave", G_CALLBACK (leave_cb), n_left);
    }
}

static gboolean
is_left (gpointer n_left)
{
  return *(guint *) n_left > 0;
}

/* Words that a caption takes leave no sign of where they would have gone, there or in the text. */
static void
test_caption (void)
{
  EditorFixture fixture;
  guint n_left = 0;

  editor_fixture_init (&fixture, "<p>^一二三四|</p>" FIGURE ("", "") "<p>五</p>");
  watch_leaving (get_caption (&fixture), &n_left);
  drag_to_caption (&fixture);
  g_assert_true (wait_for (has_caption, &fixture));
  g_assert_true (wait_for (is_left, &n_left));
  editor_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD_ROWS ("/ui/editor-drop/", cases, test_case);
  g_test_add_func ("/ui/editor-drop/told", test_told);
  ADD_ROWS ("/ui/editor-drop/landing/", landings, test_landing);
  g_test_add_func ("/ui/editor-drop/closed", test_closed);
  g_test_add_func ("/ui/editor-drop/mark", test_mark);
  g_test_add_func ("/ui/editor-drop/caption", test_caption);

  return g_test_run ();
}
