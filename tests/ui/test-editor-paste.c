/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"

#include "ui/peng-clipboard.h"

#include <string.h>

/* What comes from the clipboard and goes to it. */

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
  /* Under the hash of its address until it is in the library. */
  { "html-foreign-picture", "text/html", "<p>x<img src='https://a.cn/1.png'>y</p>", "paste",
    "<p>|</p>", "<p>x</p><figure class=\"image\"><img src=\"media:"
    "b9d719028467186aa5138b796728da0b38bc45d16376c2d7c7fd1063530723b6\" alt=\"\"></figure>"
    "<p>y|</p>" },
  { "text", "text/plain;charset=utf-8", "一\n二", "paste", "<p>x|y</p>", "<p>x一</p><p>二|y</p>" },
  { "html-as-plain", "text/plain;charset=utf-8", "一", "plain", "<p><strong>x|</strong></p>",
    "<p><strong>x一|</strong></p>" },
  { "word", "text/html", "<style>p.b{mso-outline-level:1}</style><p class=b>x</p>"
    "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>y</p>", "paste",
    "<p>|</p>", "<h2>x</h2><ol><li>y|</li></ol>" },
  { "markdown", "text/plain;charset=utf-8", "## x\n\n- y\n- z", "paste", "<p>|</p>",
    "<h2>x</h2><ul><li>y</li><li>z|</li></ul>" },
  { "tabs", "text/plain;charset=utf-8", "甲\t乙\n丙\t丁\n", "paste", "<p>x|</p>",
    "<p>x</p><figure class=\"table\"><table><tr><td>甲</td><td>乙</td></tr>"
    "<tr><td>丙</td><td>丁</td></tr></table></figure><p>|</p>" },
  { "tabs-as-plain", "text/plain;charset=utf-8", "甲\t乙\n丙\t丁", "plain", "<p>|</p>",
    "<p>甲<span class=\"space\">\t</span>乙</p><p>丙<span class=\"space\">\t</span>丁|</p>" },
  { "markdown-as-plain", "text/plain;charset=utf-8", "## x\n\n**y**", "plain", "<p>|</p>",
    "<p>## x</p><p>**y**|</p>" },
  { "as-markdown", "text/plain;charset=utf-8", "x *y*", "markdown", "<p>|</p>",
    "<p>x <em>y|</em></p>" },
  { "as-one", "text/plain;charset=utf-8", "　　甲\n乙\n", "one", "<p>x|y</p>", "<p>x甲乙|y</p>" },
  { "formatted", "text/html", "<p><b>x</b></p>", "formatted", "<p>|</p>",
    "<p><strong>x|</strong></p>" },
  { "spaces-of-a-stretch", "text/plain;charset=utf-8", " 一", "paste", "<p>x|y</p>",
    "<p>x 一|y</p>" },
  { "indent", "text/plain;charset=utf-8", "　　一\n　　二", "paste", "<p>|</p>",
    "<p>一</p><p>二|</p>" },
  { "url-on-selection", "text/plain;charset=utf-8", "https://a.cn/ ", "paste", "<p>^一|</p>",
    "<p><a href=\"https://a.cn/\">^一|</a></p>" },
  { "own-url-on-selection", PENG_CLIPBOARD_BLOCKS, "<p>https://a.cn/</p>", "paste", "<p>^一|</p>",
    "<p><a href=\"https://a.cn/\">^一|</a></p>" },
  { "linked-url-on-selection", "text/html", "<a href='https://a.cn/'>https://a.cn/</a>", "paste",
    "<p>^一|</p>", "<p><a href=\"https://a.cn/\">^一|</a></p>" },
  { "url-on-url", "text/plain;charset=utf-8", "https://a.cn/", "paste", "<p>^https://b.cn/|</p>",
    "<p>https://a.cn/|</p>" },
  { "two-lines-on-selection", PENG_CLIPBOARD_BLOCKS, "<p>https://a.cn/</p><p>https://b.cn/</p>",
    "paste", "<p>^一|</p>", "<p>https://a.cn/</p><p>https://b.cn/|</p>" },
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
  EditorFixture fixture;

  editor_fixture_init (&fixture, c->before);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (fixture.view), content);
  paste (&fixture, c->action);
  test_document_assert (fixture.buffer, c->after);

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

static void
set_clipboard (EditorFixture *fixture,
               const char    *type,
               const char    *contents)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (contents, strlen (contents));
  g_autoptr(GdkContentProvider) content = gdk_content_provider_new_for_bytes (type, bytes);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (fixture->view), content);
}

/* Undo puts the cursor where it finds it best. */
static void
assert_content (EditorFixture *fixture,
                const char    *with_cursor)
{
  g_auto(GStrv) parts = g_strsplit_set (with_cursor, "|^", -1);
  g_autofree char *html = g_strjoinv ("", parts);

  test_document_assert_content (fixture->document, html);
}

static gboolean
has_undo (gpointer user_data)
{
  EditorFixture *fixture = user_data;

  return peng_history_can_undo (fixture->history);
}

typedef struct
{
  const char *name;
  const char *type;
  const char *content;
  guint       changes;
  const char *before;
  const char *formatted;
  const char *plain;
} AgainCase;

static const AgainCase again_cases[] = {
  { "in-empty", "text/html", "<h2 style='margin:0'>x</h2><ul><li>y</li></ul>",
    PENG_PASTE_SPACING, "<p>|</p>", "<h2>x</h2><ul><li>y|</li></ul>", "<p>x</p><p>y|</p>" },
  { "in-text", "text/html", "<p style='margin:0'><b>x</b></p>", PENG_PASTE_SPACING,
    "<p>一|二</p>", "<p>一<strong>x|</strong>二</p>",
    "<p>一x|二</p>" },
  { "tabs", "text/plain;charset=utf-8", "甲\t乙\r\n丙\t丁\r\n", PENG_PASTE_TABLE, "<p>一|</p><p>二</p>",
    "<p>一</p><figure class=\"table\"><table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr>"
    "</table></figure><p>二</p> @1:1", "<p>一甲<span class=\"space\">\t</span>乙</p>"
    "<p>丙<span class=\"space\">\t</span>丁|</p><p>二</p>" },
  { "on-selection", "text/html", "<h3 style='margin:0'>x</h3>", PENG_PASTE_SPACING,
    "<p>一^二</p><h2>三|四</h2><p>五</p>", "<p>一x|四</p><p>五</p>", "<p>一x|四</p><p>五</p>" },
};

/* The bare words come in the place of what was pasted; undo gives first that, then what was
 * before. */
static void
test_again_plain (gconstpointer data)
{
  const AgainCase *c = data;
  EditorFixture fixture;
  guint changes = 0;

  editor_fixture_init (&fixture, c->before);
  g_signal_connect (fixture.editor, "pasted", G_CALLBACK (pasted_cb), &changes);
  set_clipboard (&fixture, c->type, c->content);
  paste (&fixture, "paste");
  test_document_assert (fixture.buffer, c->formatted);
  g_assert_cmpuint (changes, ==, c->changes);

  peng_editor_paste_again_plain (fixture.editor);
  settle ();
  test_document_assert (fixture.buffer, c->plain);
  peng_editor_paste_again_plain (fixture.editor);
  settle ();
  test_document_assert (fixture.buffer, c->plain);

  g_assert_true (peng_history_undo (fixture.history));
  assert_content (&fixture, c->formatted);
  g_assert_true (peng_history_undo (fixture.history));
  g_assert_false (peng_history_can_undo (fixture.history));
  editor_fixture_clear (&fixture);
}

/* What was done after a paste is not taken back with it. */
static void
test_again_too_late (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>|</p>");
  set_clipboard (&fixture, "text/html", "<p style='margin:0'><b>x</b></p>");
  paste (&fixture, "paste");
  press (&fixture, "y");
  peng_editor_paste_again_plain (fixture.editor);
  settle ();
  test_document_assert (fixture.buffer, "<p><strong>xy|</strong></p>");
  editor_fixture_clear (&fixture);
}

/* What came as it was is not told of. */
static void
test_untold (void)
{
  EditorFixture fixture;
  guint changes = 0;

  editor_fixture_init (&fixture, "<p>|</p>");
  g_signal_connect (fixture.editor, "pasted", G_CALLBACK (pasted_cb), &changes);
  set_clipboard (&fixture, "text/html", "<p><b>x</b></p>");
  paste (&fixture, "paste");
  settle ();
  g_assert_cmpuint (changes, ==, 0);
  editor_fixture_clear (&fixture);
}

static gboolean
has_menu (gpointer user_data)
{
  EditorFixture *fixture = user_data;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->editor)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child))
      return gtk_widget_get_mapped (child);

  return FALSE;
}

/* By keyboard alone: the third way of the menu. */
static void
test_special (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>|</p>");
  set_clipboard (&fixture, "text/plain;charset=utf-8", "甲\n乙");
  press (&fixture, "ctrl+alt+v");
  g_assert_true (wait_for (has_menu, &fixture));
  press (&fixture, "o");
  g_assert_true (wait_for (has_undo, &fixture));
  test_document_assert (fixture.buffer, "<p>甲乙|</p>");
  editor_fixture_clear (&fixture);
}

/* And at once, by a key of its own. */
static void
test_special_keys (void)
{
  static const struct
  {
    const char *keys;
    const char *expected;
  } cases[] = {
    { "ctrl+alt+o", "<p># 甲乙|</p>" },
    { "ctrl+alt+m", "<h2>甲</h2><p>乙|</p>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EditorFixture fixture;

      editor_fixture_init (&fixture, "<p>|</p>");
      set_clipboard (&fixture, "text/plain;charset=utf-8", "# 甲\n乙");
      press (&fixture, cases[i].keys);
      g_assert_true (wait_for (has_undo, &fixture));
      test_document_assert (fixture.buffer, cases[i].expected);
      editor_fixture_clear (&fixture);
    }
}

/* What goes out and comes back is the same. */
static void
test_round_trip (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<h2>^一<strong>二</strong></h2>" FIGURE ("甲", "乙")
                "<ul><li>三|四</li></ul>");
  gtk_widget_activate_action (fixture.view, "clipboard.cut", NULL);
  settle ();
  test_document_assert (fixture.buffer, "<ul><li>|四</li></ul>");
  peng_history_clear (fixture.history);

  paste (&fixture, "paste");
  test_document_assert (fixture.buffer, "<h2>一<strong>二</strong></h2>" FIGURE ("甲", "乙")
                        "<ul><li>三|四</li></ul>");
  editor_fixture_clear (&fixture);
}

/* One row a kind of block and of span: what it is made of goes with it. */
static const struct
{
  const char *name;
  const char *html;
} kinds[] = {
  { "paragraphs", "<p class=\"align-center\">甲</p><p class=\"align-right\">乙</p>"
    "<p class=\"align-justify\">丙</p><p class=\"no-indent\">丁</p>" },
  { "aligned-heading", "<h3 class=\"align-right\">甲</h3>" },
  { "headings", "<h2>甲</h2><h3>乙</h3><h4>丙</h4>" },
  { "empty-between", "<p>甲</p><p><br></p><p>乙</p>" },
  { "bulleted-levels", "<ul><li>甲<ul><li>乙<ul><li>丙</li></ul></li></ul></li><li>丁</li></ul>" },
  { "numbered-levels", "<ol start=\"3\"><li>甲<ol><li>乙<ol><li>丙</li></ol></li></ol></li>"
    "<li>丁</li></ol>" },
  { "mixed-levels", "<ol><li>甲<ul><li>乙</li><li>丙</li></ul></li></ol>" },
  { "deep-item-alone", "<ul><li class=\"skip\"><ul><li class=\"skip\"><ul><li>甲</li></ul></li></ul>"
    "</li></ul>" },
  { "quote", "<blockquote><p>甲</p><p>乙</p><p><cite>丙</cite></p></blockquote>" },
  { "divider", "<hr>" },
  { "dividers-and-text", "<hr><p>甲</p><hr>" },
  { "figure", FIGURE ("甲", "乙<strong>丙</strong><a href=\"https://a.cn/\">丁</a>") },
  { "half-figure", "<figure class=\"image size-half\"><img src=\"media:" MEDIA "\" alt=\"甲\">"
    "</figure>" },
  { "full-figure", "<figure class=\"image size-full\"><img src=\"media:" MEDIA "\" alt=\"甲\">"
    "<figcaption>乙</figcaption></figure>" },
  { "gallery", "<figure class=\"gallery\"><figure class=\"image\"><img src=\"media:" MEDIA "\" "
    "alt=\"甲\"></figure><figure class=\"image\"><img src=\"media:" OTHER "\" alt=\"乙\">"
    "<figcaption>丙</figcaption></figure></figure>" },
  { "video", "<figure class=\"video\"><video src=\"media:" MEDIA "\" controls></video>"
    "<figcaption>甲</figcaption></figure>" },
  { "table", "<figure class=\"table\"><table><tr><td>甲</td><td><strong>乙</strong></td></tr></table>"
    "<figcaption>丙</figcaption></figure>" },
  { "attachment", "<p class=\"attachment\"><a href=\"media:" MEDIA "\" download=\"甲.pdf\">甲.pdf</a>"
    "</p>" },
  { "spans", "<p><strong>甲</strong><em>乙</em><u>丙</u><s>丁</s>x<sub>2</sub><sup>3</sup>"
    "<mark>戊</mark><span class=\"color-red\">己</span><a href=\"https://a.cn/?b=1&amp;c\">庚</a>"
    "<a href=\"mailto:a@b.cn\">辛</a></p>" },
  { "spans-in-spans", "<p>甲<a href=\"https://a.cn/\"><strong><em><u><s>乙</s></u></em></strong></a>丙"
    "</p>" },
  { "soft-breaks", "<p>甲<br>乙<br><br>丙</p>" },
  { "all", "<h2>甲</h2><p>乙</p><ul><li>丙</li></ul>" FIGURE ("丁", "戊")
    "<blockquote><p>己</p></blockquote><hr><ol><li>庚</li></ol><p>辛</p>" },
};

static void
select_whole_blocks (EditorFixture *fixture,
                     guint          n_blocks)
{
  PengPlace place = { n_blocks - 1, PENG_PART_TEXT, 0 };
  PengText *last = peng_document_get_text (fixture->document, &place);
  PengPosition start = { 0, 0 };
  PengPosition end = { n_blocks - 1, last != NULL ? peng_text_get_length (last) : 1 };

  peng_buffer_select (fixture->buffer, &start, &end);
}

static void
place_at_end (EditorFixture *fixture)
{
  PengPosition end = { peng_document_get_n_blocks (fixture->document) - 1, 0 };

  peng_buffer_place (fixture->buffer, &end);
}

/* Copied, or cut and taken back, and pasted behind: the same stands there twice. */
static void
test_kind (gconstpointer data)
{
  const char *html = kinds[GPOINTER_TO_UINT (data)].html;
  g_autofree char *before = g_strconcat (html, "<p>中</p><p>|</p>", NULL);
  g_autofree char *after = g_strconcat (html, "<p>中</p>", html, NULL);
  static const char * const ways[] = { "clipboard.copy", "clipboard.cut" };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      EditorFixture fixture;

      editor_fixture_init (&fixture, before);
      select_whole_blocks (&fixture, peng_document_get_n_blocks (fixture.document) - 2);
      gtk_widget_activate_action (fixture.view, ways[i], NULL);
      settle ();
      while (peng_history_undo (fixture.history));
      test_document_assert_content (fixture.document, before);

      peng_history_clear (fixture.history);
      place_at_end (&fixture);
      paste (&fixture, "paste");
      test_document_assert_content (fixture.document, after);
      g_assert_true (peng_history_undo (fixture.history));
      test_document_assert_content (fixture.document, before);
      g_assert_false (peng_history_can_undo (fixture.history));
      editor_fixture_clear (&fixture);
    }
}

static const struct
{
  const char *name;
  const char *before;
  const char *cut;
  const char *pasted;
} cuts[] = {
  { "words", "<p>一<strong>^二|</strong>三</p>", "<p>一|三</p>", "<p>一<strong>二|</strong>三</p>" },
  { "over-blocks", "<h2>一^二</h2><ul><li>三|四</li></ul>", "<h2>一|四</h2>",
    "<h2>一二</h2><h2>三|四</h2>" },
  { "over-figure", "<p>一^二</p>" FIGURE ("甲", "乙") "<p>三|四</p>", "<p>一|四</p>",
    "<p>一二</p>" FIGURE ("甲", "乙") "<p>三|四</p>" },
  { "everything", "<h2>^一</h2>" FIGURE ("甲", "乙") "<ul><li>二|</li></ul>", "<h2>|</h2>",
    "<h2>一</h2>" FIGURE ("甲", "乙") "<ul><li>二|</li></ul>" },
};

/* Cut is one step; what was cut comes back to its place by undo, and by paste. */
static void
test_cut (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  EditorFixture fixture;

  editor_fixture_init (&fixture, cuts[i].before);
  gtk_widget_activate_action (fixture.view, "clipboard.cut", NULL);
  settle ();
  test_document_assert (fixture.buffer, cuts[i].cut);
  g_assert_true (peng_history_undo (fixture.history));
  g_assert_false (peng_history_can_undo (fixture.history));
  test_document_assert_content (fixture.document, cuts[i].before);

  g_assert_true (peng_history_redo (fixture.history));
  test_document_assert (fixture.buffer, cuts[i].cut);
  peng_history_clear (fixture.history);
  paste (&fixture, "paste");
  test_document_assert (fixture.buffer, cuts[i].pasted);
  editor_fixture_clear (&fixture);
}

static void
test_own_url (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>^https://a.cn/|</p><p>看这里</p>");
  gtk_widget_activate_action (fixture.view, "clipboard.copy", NULL);
  peng_buffer_select (fixture.buffer, &(PengPosition) { 1, 1 }, &(PengPosition) { 1, 3 });
  paste (&fixture, "paste");
  test_document_assert (fixture.buffer,
                        "<p>https://a.cn/</p><p>看<a href=\"https://a.cn/\">^这里|</a></p>");
  editor_fixture_clear (&fixture);
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
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<h2>^一</h2><p>二<br>三|四</p>");
  gtk_widget_activate_action (fixture.view, "clipboard.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture.view), NULL, text_cb, &text);
  g_assert_true (wait_for (is_set, &text));
  g_assert_cmpstr (text, ==, "一\n二\n三");
  editor_fixture_clear (&fixture);
}

static void
add_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/editor-paste/kind/", kinds[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_kind);
    }

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/editor-paste/cut/", cuts[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_cut);
    }
}

static void
add_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (paste_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/editor-paste/", paste_cases[i].name, NULL);

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
  add_rows ();
  for (guint i = 0; i < G_N_ELEMENTS (again_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/editor-paste/again/", again_cases[i].name, NULL);

      g_test_add_data_func (path, &again_cases[i], test_again_plain);
    }

  g_test_add_func ("/ui/editor-paste/again-too-late", test_again_too_late);
  g_test_add_func ("/ui/editor-paste/untold", test_untold);
  g_test_add_func ("/ui/editor-paste/special", test_special);
  g_test_add_func ("/ui/editor-paste/special-keys", test_special_keys);
  g_test_add_func ("/ui/editor-paste/round-trip", test_round_trip);
  g_test_add_func ("/ui/editor-paste/own-url", test_own_url);
  g_test_add_func ("/ui/editor-paste/copy-plain", test_copy_plain);

  return g_test_run ();
}
