/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"

#include "ui/peng-editor-card.h"
#include "ui/peng-editor-picture.h"
#include "ui/peng-figure.h"

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
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一</p><p>二|</p>");
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
  g_autoptr(PengText) empty = peng_text_new_empty ();
  PengImage image = { MEDIA, 300, 200, PENG_IMAGE_NORMAL, "", empty };
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

static gboolean
is_mapped (gpointer user_data)
{
  return gtk_widget_get_mapped (user_data) && gtk_widget_get_height (user_data) > 0;
}

static GtkWidget *
find_button (EditorFixture *self,
             const char    *action)
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

  editor_fixture_init (&fixture, "<p>一|二</p>");
  g_action_group_activate_action (peng_editor_get_format_actions (fixture.editor), "divider", NULL);
  test_document_assert (fixture.buffer, "<p>一</p><hr><p>二</p> @1:1");
  press (&fixture, "x");
  test_document_assert (fixture.buffer, "<p>一</p><hr><p>x|</p><p>二</p>");
  while (peng_history_undo (fixture.history));
  test_document_assert (fixture.buffer, "<p>一|二</p>");

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

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/editor/drop-files", test_drop_files);
  g_test_add_func ("/ui/editor/paste-picture", test_paste_picture);
  g_test_add_func ("/ui/editor/late-media", test_late_media);
  g_test_add_func ("/ui/editor/figure-actions", test_figure_actions);
  g_test_add_func ("/ui/editor/mouse", test_mouse);
  g_test_add_func ("/ui/editor/divider", test_divider);
  g_test_add_func ("/ui/editor/far-figures", test_far_figures);
  g_test_add_func ("/ui/editor/action-states", test_action_states);
  g_test_add_func ("/ui/editor/all-kinds", test_all_kinds);

  return g_test_run ();
}
