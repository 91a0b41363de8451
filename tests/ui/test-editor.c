/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-document.h"

#include "ui/peng-clipboard.h"
#include "ui/peng-editor-picture.h"
#include "ui/peng-figure.h"
#include "ui/peng-format-bar.h"

#include <string.h>

/* The editor in a real window: real keys from outside, the real clipboard, figures. */

#define MEDIA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define OTHER "abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789"
#define FIGURE(alt, caption) "<figure class=\"image\"><img src=\"media:" MEDIA "\" alt=\"" alt \
                             "\" width=\"300\" height=\"200\"><figcaption>" caption \
                             "</figcaption></figure>"
#define PATIENCE (5 * G_TIME_SPAN_SECOND)

typedef struct
{
  GtkWidget    *window;
  PengEditor   *editor;
  GtkWidget    *view;
  PengBuffer   *buffer;
  PengDocument *document;
  PengHistory  *history;
} Fixture;

typedef gboolean (*Condition) (gpointer user_data);

static char *picture_path;

static char *
dup_media_path (const char *media,
                guint       width,
                gpointer    user_data)
{
  return g_str_equal (media, MEDIA) ? g_strdup (picture_path) : NULL;
}

static const PengEditorFuncs funcs = { dup_media_path };

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE));
}

static gboolean
wait_for (Condition condition,
          gpointer  user_data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!condition (user_data) && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);

  return condition (user_data);
}

static void
fixture_init (Fixture    *self,
              const char *html)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = peng_format_bar_new ();
  PengPosition bound, cursor;

  self->document = test_document_read (html, &bound, &cursor);
  self->history = peng_history_new (self->document);
  self->editor = PENG_EDITOR (peng_editor_new ());
  peng_editor_set_funcs (self->editor, &funcs, NULL);
  peng_editor_set_document (self->editor, self->document, self->history);
  self->buffer = peng_editor_get_buffer (self->editor);
  peng_format_bar_set_editor (PENG_FORMAT_BAR (bar), self->editor);

  self->window = gtk_window_new ();
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->editor));
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 600);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  peng_buffer_select (self->buffer, &bound, &cursor);
  self->view = gtk_root_get_focus (GTK_ROOT (self->window));
  settle ();
}

static void
fixture_clear (Fixture *self)
{
  g_object_add_weak_pointer (G_OBJECT (self->editor), (gpointer *) &self->editor);
  gtk_window_destroy (GTK_WINDOW (self->window));
  settle ();

  g_assert_null (self->editor);
  g_assert_finalize_object (self->history);
  g_assert_finalize_object (self->document);
}

static gboolean
is_active (gpointer user_data)
{
  return gtk_window_is_active (GTK_WINDOW (user_data));
}

static void
exited_cb (GPid     pid,
           int      status,
           gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer user_data)
{
  return *(gboolean *) user_data;
}

/* Real events, as from a keyboard and a mouse. */
static void
play (Fixture    *self,
      const char *events)
{
  g_autofree char *command = g_strconcat ("xdotool ", events, NULL);
  g_auto(GStrv) argv = NULL;
  gboolean exited = FALSE;
  GPid pid;

  g_assert_true (wait_for (is_active, self->window));
  g_assert_true (g_shell_parse_argv (command, NULL, &argv, NULL));
  g_assert_true (g_spawn_async (NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD,
                                NULL, NULL, &pid, NULL));
  g_child_watch_add (pid, exited_cb, &exited);
  g_assert_true (wait_for (is_true, &exited));
  g_usleep (30000);
  settle ();
}

static void
press (Fixture    *self,
       const char *keys)
{
  g_autofree char *events = g_strconcat ("key --delay 20 ", keys, NULL);

  play (self, events);
}

typedef struct
{
  const char *name;
  const char *before;
  const char *keys;
  const char *after;
} KeyCase;

static const KeyCase key_cases[] = {
  { "typing", "<p>|</p>", "a b c", "<p>abc|</p>" },
  { "enter", "<p>一|</p>", "Return x", "<p>一</p><p>x|</p>" },
  { "shift-enter", "<p>一|</p>", "shift+Return x", "<p>一<br>x|</p>" },
  { "enter-after-shift-enter", "<p>一|</p>", "shift+Return Return x", "<p>一<br><br></p><p>x|</p>" },
  { "backspace", "<p>一二|</p>", "BackSpace", "<p>一|</p>" },
  { "delete", "<p>|一二</p>", "Delete", "<p>|二</p>" },
  { "delete-word", "<p>one two|</p>", "ctrl+BackSpace", "<p>one |</p>" },
  { "tab", "<ul><li>一</li><li>|二</li></ul>", "Tab", "<ul><li>一<ul><li>|二</li></ul></li></ul>" },
  { "shift-tab", "<ul><li>一<ul><li>|二</li></ul></li></ul>", "shift+Tab",
    "<ul><li>一</li><li>|二</li></ul>" },
  { "tab-keeps-selection", "<ul><li>^一</li><li>二|</li></ul>", "Tab",
    "<ul><li class=\"skip\"><ul><li>^一</li><li>二|</li></ul></li></ul>" },
  { "bold", "<p>^一|二</p>", "ctrl+b", "<p><strong>^一|</strong>二</p>" },
  { "italic", "<p>^一|二</p>", "ctrl+i", "<p><em>^一|</em>二</p>" },
  { "underline", "<p>^一|二</p>", "ctrl+u", "<p><u>^一|</u>二</p>" },
  { "bold-then-type", "<p>一|</p>", "ctrl+b x", "<p>一<strong>x|</strong></p>" },
  { "heading", "<p>一|</p>", "ctrl+alt+2", "<h2>一|</h2>" },
  { "no-heading", "<h3>一|</h3>", "ctrl+alt+0", "<p>一|</p>" },
  { "numbered", "<p>一|</p>", "ctrl+shift+7", "<ol><li>一|</li></ol>" },
  { "bulleted", "<p>一|</p>", "ctrl+shift+8", "<ul><li>一|</li></ul>" },
  { "bulleted-off", "<ul><li>一|</li></ul>", "ctrl+shift+8", "<p>一|</p>" },
  { "centre", "<p>一|</p>", "ctrl+e", "<p class=\"align-center\">一|</p>" },
  { "undo", "<p>一|</p>", "x ctrl+z", "<p>一|</p>" },
  { "redo", "<p>一|</p>", "x ctrl+z ctrl+shift+z", "<p>一x|</p>" },
  { "redo-y", "<p>一|</p>", "x ctrl+z ctrl+y", "<p>一x|</p>" },
  { "select-all", "<p>一|</p><h2>二</h2>", "ctrl+a x", "<p>x|</p>" },
  { "end", "<p>|一</p><p>二</p>", "ctrl+End x", "<p>一</p><p>二x|</p>" },
  { "down-at-end", "<p>一</p><p>|二</p>", "Down x", "<p>一</p><p>二x|</p>" },
  { "delete-figure", "<p>一</p>" FIGURE ("", "") "<p class=\"no-indent\">|二</p>",
    "BackSpace BackSpace", "<p>一</p><p class=\"no-indent\">|二</p>" },
  { "to-caption", "<p>一</p>" FIGURE ("", "图") "<p class=\"no-indent\">|二</p>",
    "BackSpace Tab End x Return y", "<p>一</p>" FIGURE ("", "图x") "<p class=\"no-indent\">y|二</p>" },
  { "to-alt", "<p>一</p>" FIGURE ("", "") "<p class=\"no-indent\">|二</p>",
    "BackSpace Tab x Tab y", "<p>一</p>" FIGURE ("y", "x") "<p class=\"no-indent\">二</p> @1:0-1:1" },
  { "caption-escape", "<p>一</p>" FIGURE ("", "") "<p class=\"no-indent\">|二</p>",
    "BackSpace Tab x Escape Right z",
    "<p>一</p>" FIGURE ("", "x") "<p>z|</p><p class=\"no-indent\">二</p>" },
  { "caption-undo", "<p>一</p>" FIGURE ("", "图") "<p class=\"no-indent\">|二</p>",
    "BackSpace Tab End x ctrl+z", "<p>一</p>" FIGURE ("", "图") "<p class=\"no-indent\">二</p> @1:0" },
};

static void
test_keys (gconstpointer data)
{
  const KeyCase *c = data;
  Fixture fixture;

  fixture_init (&fixture, c->before);
  press (&fixture, c->keys);
  test_document_assert (fixture.buffer, c->after);
  fixture_clear (&fixture);
}

static gboolean
has_changed (gpointer user_data)
{
  Fixture *self = user_data;

  return peng_history_can_undo (self->history);
}

static void
paste (Fixture    *self,
       const char *action)
{
  if (g_str_equal (action, "plain"))
    g_action_group_activate_action (peng_editor_get_format_actions (self->editor), "paste-plain",
                                    NULL);
  else
    gtk_widget_activate_action (self->view, "clipboard.paste", NULL);

  g_assert_true (wait_for (has_changed, self));
}

typedef struct
{
  const char *name;
  const char *type;
  const char *content;
  const char *action;
  const char *before;
  const char *after;
} PasteCase;

static const PasteCase paste_cases[] = {
  { "html", "text/html", "<h2>x</h2><p onclick='a()'>y<script>z</script></p>", "paste", "<p>|</p>",
    "<h2>x</h2><p>y|</p>" },
  { "html-foreign-picture", "text/html", "<p>x<img src='https://a.cn/1.png'>y</p>", "paste",
    "<p>|</p>", "<p>xy|</p>" },
  { "text", "text/plain;charset=utf-8", "一\n二", "paste", "<p>x|y</p>", "<p>x一</p><p>二|y</p>" },
  { "html-as-plain", "text/plain;charset=utf-8", "一", "plain", "<p><strong>x|</strong></p>",
    "<p><strong>x一|</strong></p>" },
  { "url-on-selection", "text/plain;charset=utf-8", "https://a.cn/ ", "paste", "<p>^一|</p>",
    "<p><a href=\"https://a.cn/\">^一|</a></p>" },
  { "url-alone", "text/plain;charset=utf-8", "https://a.cn/", "paste", "<p>一|</p>",
    "<p>一https://a.cn/|</p>" },
  { "unsafe-url-on-selection", "text/plain;charset=utf-8", "javascript:a()", "paste", "<p>^一|</p>",
    "<p>javascript:a()|</p>" },
};

static void
test_paste (gconstpointer data)
{
  const PasteCase *c = data;
  g_autoptr(GBytes) bytes = g_bytes_new_static (c->content, strlen (c->content));
  g_autoptr(GdkContentProvider) content = gdk_content_provider_new_for_bytes (c->type, bytes);
  Fixture fixture;

  fixture_init (&fixture, c->before);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (fixture.view), content);
  paste (&fixture, c->action);
  test_document_assert (fixture.buffer, c->after);

  g_assert_true (peng_history_undo (fixture.history));
  g_assert_false (peng_history_can_undo (fixture.history));
  fixture_clear (&fixture);
}

/* What goes out and comes back is the same. */
static void
test_round_trip (void)
{
  Fixture fixture;

  fixture_init (&fixture, "<h2>^一<strong>二</strong></h2>" FIGURE ("甲", "乙")
                "<ul><li>三|四</li></ul>");
  gtk_widget_activate_action (fixture.view, "clipboard.cut", NULL);
  settle ();
  test_document_assert (fixture.buffer, "<ul><li>|四</li></ul>");
  peng_history_clear (fixture.history);

  paste (&fixture, "paste");
  test_document_assert (fixture.buffer, "<h2>一<strong>二</strong></h2>" FIGURE ("甲", "乙")
                        "<ul><li>三|四</li></ul>");
  fixture_clear (&fixture);
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer user_data)
{
  return *(char **) user_data != NULL;
}

static void
test_copy_plain (void)
{
  g_autofree char *text = NULL;
  Fixture fixture;

  fixture_init (&fixture, "<h2>^一</h2><p>二<br>三|四</p>");
  gtk_widget_activate_action (fixture.view, "clipboard.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture.view), NULL, text_cb, &text);
  g_assert_true (wait_for (is_set, &text));
  g_assert_cmpstr (text, ==, "一\n二\n三");
  fixture_clear (&fixture);
}

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
fixture_watch_offers (Fixture *self,
                      Offered *offered)
{
  g_signal_connect (self->editor, "files-offered", G_CALLBACK (files_cb), offered);
  g_signal_connect (self->editor, "picture-offered", G_CALLBACK (picture_cb), offered);
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller) &&
          gdk_content_formats_contain_gtype (
            gtk_drop_target_get_formats (GTK_DROP_TARGET (controller)), GDK_TYPE_FILE_LIST))
        return GTK_DROP_TARGET (controller);
    }

  g_assert_not_reached ();
}

static void
test_drop_files (void)
{
  g_autoptr(PengText) empty = peng_text_new_empty ();
  PengImage images[] = { { MEDIA, 300, 200, PENG_IMAGE_NORMAL, "", empty },
                         { OTHER, 300, 200, PENG_IMAGE_NORMAL, "", empty } };
  g_autoptr(GFile) file = g_file_new_for_path ("/tmp/photograph.jpg");
  g_auto(GValue) value = G_VALUE_INIT;
  GSList list = { file, NULL };
  Offered offered = { 0 };
  gboolean accepted;
  Fixture fixture;

  fixture_init (&fixture, "<p>一</p><p>二|</p>");
  fixture_watch_offers (&fixture, &offered);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &list);
  g_signal_emit_by_name (find_drop_target (fixture.view), "drop", &value, 700.0, 40.0, &accepted);
  g_assert_true (accepted);
  g_assert_cmpuint (offered.n_files, ==, 1);

  /* The person writes on while the photographs come in. */
  gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (fixture.buffer), "三", -1);
  peng_editor_insert_media (fixture.editor, offered.where, images, 2);
  g_assert_cmpuint (peng_document_get_n_blocks (fixture.document), ==, 4);
  g_assert_cmpint (peng_block_get_kind (peng_document_get_block (fixture.document, 1)), ==,
                   PENG_BLOCK_IMAGE);
  g_assert_true (peng_history_undo (fixture.history));
  test_document_assert (fixture.buffer, "<p>一</p><p>|二三</p>");
  fixture_clear (&fixture);
}

static void
test_paste_picture (void)
{
  static const char png[] = "\211PNG...";
  g_autoptr(GBytes) bytes = g_bytes_new_static (png, sizeof png);
  g_autoptr(GdkContentProvider) content = gdk_content_provider_new_for_bytes ("image/png", bytes);
  Offered offered = { 0 };
  Fixture fixture;

  fixture_init (&fixture, "<p>一|</p>");
  fixture_watch_offers (&fixture, &offered);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (fixture.view), content);
  gtk_widget_activate_action (fixture.view, "clipboard.paste", NULL);
  g_assert_true (wait_for (is_offered, &offered));
  g_assert_cmpuint (offered.n_bytes, ==, sizeof png);
  fixture_clear (&fixture);
}

/* Another document is shown by the time the photographs are ready. */
static void
test_late_media (void)
{
  g_autoptr(PengText) empty = peng_text_new_empty ();
  PengImage image = { MEDIA, 300, 200, PENG_IMAGE_NORMAL, "", empty };
  g_autoptr(PengArticle) article = peng_article_new_empty ();
  g_autoptr(PengDocument) other = peng_document_new (article);
  g_autoptr(PengHistory) history = peng_history_new (other);
  g_autoptr(GtkTextMark) mark = NULL;
  Fixture fixture;

  fixture_init (&fixture, "<p>一|</p>");
  mark = g_object_ref (peng_editor_create_mark (fixture.editor));
  peng_editor_set_document (fixture.editor, other, history);
  peng_editor_insert_media (fixture.editor, mark, &image, 1);
  g_assert_cmpuint (peng_document_get_n_blocks (other), ==, 1);
  g_assert_cmpuint (peng_document_get_n_blocks (fixture.document), ==, 1);
  fixture_clear (&fixture);
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type,
             guint     *skip)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*skip)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type, skip);

  return found;
}

static GtkWidget *
get_nth (Fixture *self,
         GType    type,
         guint    n)
{
  return find_widget (GTK_WIDGET (self->editor), type, &n);
}

static void
test_figure_actions (void)
{
  Fixture fixture;
  GtkWidget *figure;

  fixture_init (&fixture, "<p>一</p>" FIGURE ("", "") "<p>二</p><p>三|</p>");
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
  fixture_clear (&fixture);
}

static void
click (Fixture   *self,
       GtkWidget *widget)
{
  g_autofree char *events = NULL;
  double x, y;

  g_assert_true (gtk_widget_translate_coordinates (widget, self->window,
                                                   gtk_widget_get_width (widget) / 2.0,
                                                   gtk_widget_get_height (widget) / 2.0, &x, &y));
  events = g_strdup_printf ("mousemove %d %d sleep 0.2 click 1 sleep 0.1", (int) x, (int) y);
  play (self, events);
}

static GtkWidget *
find_button (Fixture    *self,
             const char *action)
{
  for (guint i = 0; ; i++)
    {
      GtkWidget *button = get_nth (self, GTK_TYPE_BUTTON, i);

      g_assert_nonnull (button);
      if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action) == 0)
        return button;
    }
}

/* The buttons on a photograph are there when the pointer is; the text view must not take the
 * press. */
static void
test_mouse (void)
{
  Fixture fixture;

  fixture_init (&fixture, "<p>一|</p>" FIGURE ("", "") "<p>二</p><p>三</p>");
  click (&fixture, get_nth (&fixture, PENG_TYPE_EDITOR_PICTURE, 0));
  test_document_assert (fixture.buffer, "<p>一</p>" FIGURE ("", "") "<p>二</p><p>三</p> @1:0-1:1");
  click (&fixture, find_button (&fixture, "figure.down"));
  g_assert_cmpint (peng_block_get_kind (peng_document_get_block (fixture.document, 2)), ==,
                   PENG_BLOCK_IMAGE);

  click (&fixture, get_nth (&fixture, PENG_TYPE_EDITOR_PICTURE, 0));
  click (&fixture, find_button (&fixture, "figure.remove"));
  test_document_assert (fixture.buffer, "<p>一</p><p>二</p><p>|三</p>");
  fixture_clear (&fixture);
}

static guint
count_loaded (Fixture *self)
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

/* A hundred photographs, of which a few are in memory at any place. */
static void
test_far_figures (void)
{
  g_autoptr(GString) html = g_string_new ("<p>|</p>");
  Fixture fixture;

  for (guint i = 0; i < 100; i++)
    g_string_append (html, FIGURE ("", "图") "<p>文</p>");

  fixture_init (&fixture, html->str);
  g_assert_true (wait_for (is_first_loaded, &fixture));
  g_assert_cmpuint (count_loaded (&fixture), <, 12);

  peng_editor_show_block (fixture.editor, 200);
  g_assert_true (wait_for (is_first_unloaded, &fixture));
  g_assert_cmpuint (count_loaded (&fixture), <, 12);
  fixture_clear (&fixture);
}

static void
test_action_states (void)
{
  g_autoptr(GVariant) heading = NULL;
  g_autoptr(GVariant) strong = NULL;
  g_autoptr(GVariant) list = NULL;
  GActionGroup *actions;
  Fixture fixture;

  fixture_init (&fixture, "<p>一</p><h3><strong>二|</strong></h3>");
  actions = peng_editor_get_format_actions (fixture.editor);
  heading = g_action_group_get_action_state (actions, "heading");
  strong = g_action_group_get_action_state (actions, "strong");
  list = g_action_group_get_action_state (actions, "list");
  g_assert_cmpint (g_variant_get_int32 (heading), ==, 3);
  g_assert_true (g_variant_get_boolean (strong));
  g_assert_cmpstr (g_variant_get_string (list, NULL), ==, "");
  fixture_clear (&fixture);
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
  Fixture fixture;

  fixture_init (&fixture, html);
  g_assert_cmpuint (peng_document_get_n_blocks (fixture.document), ==, 8);
  test_document_assert (fixture.buffer, html);
  fixture_clear (&fixture);
}

static void
add_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (key_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/editor/keys/", key_cases[i].name, NULL);

      g_test_add_data_func (path, &key_cases[i], test_keys);
    }

  for (guint i = 0; i < G_N_ELEMENTS (paste_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/editor/paste/", paste_cases[i].name, NULL);

      g_test_add_data_func (path, &paste_cases[i], test_paste);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  picture_path = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", "start-line.jpg",
                                        NULL);

  add_cases ();
  g_test_add_func ("/ui/editor/round-trip", test_round_trip);
  g_test_add_func ("/ui/editor/copy-plain", test_copy_plain);
  g_test_add_func ("/ui/editor/drop-files", test_drop_files);
  g_test_add_func ("/ui/editor/paste-picture", test_paste_picture);
  g_test_add_func ("/ui/editor/late-media", test_late_media);
  g_test_add_func ("/ui/editor/figure-actions", test_figure_actions);
  g_test_add_func ("/ui/editor/mouse", test_mouse);
  g_test_add_func ("/ui/editor/far-figures", test_far_figures);
  g_test_add_func ("/ui/editor/action-states", test_action_states);
  g_test_add_func ("/ui/editor/all-kinds", test_all_kinds);

  return g_test_run ();
}
