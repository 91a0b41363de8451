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
  { "html-foreign-picture", "text/html", "<p>x<img src='https://a.cn/1.png'>y</p>", "paste",
    "<p>|</p>", "<p>xy|</p>" },
  { "text", "text/plain;charset=utf-8", "一\n二", "paste", "<p>x|y</p>", "<p>x一</p><p>二|y</p>" },
  { "html-as-plain", "text/plain;charset=utf-8", "一", "plain", "<p><strong>x|</strong></p>",
    "<p><strong>x一|</strong></p>" },
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
  g_test_add_func ("/ui/editor-paste/round-trip", test_round_trip);
  g_test_add_func ("/ui/editor-paste/own-url", test_own_url);
  g_test_add_func ("/ui/editor-paste/copy-plain", test_copy_plain);

  return g_test_run ();
}
