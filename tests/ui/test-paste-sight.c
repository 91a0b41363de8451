/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"

#include "ui/peng-clipboard.h"

#include <string.h>

/* Where one is after a paste is seen, however much came and however slowly its places are known; but
 * whoever looks elsewhere meanwhile is left there. */

#define WORDS "全校师生一起跑步，路线从操场到图书馆，再绕过体育馆回到起点。"
#define STILL (500 * 1000)

static GtkAdjustment *
get_adjustment (EditorFixture *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (self->view, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

/* Until nothing has moved for a while. */
static void
wait_until_still (EditorFixture *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double upper = 0, value = -1;
  gint64 since = g_get_monotonic_time ();

  while (g_get_monotonic_time () - since < STILL)
    {
      if (gtk_adjustment_get_upper (adjustment) != upper ||
          gtk_adjustment_get_value (adjustment) != value)
        since = g_get_monotonic_time ();

      upper = gtk_adjustment_get_upper (adjustment);
      value = gtk_adjustment_get_value (adjustment);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static gboolean
sees_cursor (EditorFixture *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle visible, cursor;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &iter, &cursor);
  gtk_text_view_get_visible_rect (view, &visible);

  return cursor.y >= visible.y && cursor.y + cursor.height <= visible.y + visible.height;
}

static void
paste_repeated (EditorFixture *self,
                const char    *type,
                const char    *piece,
                guint          n)
{
  g_autoptr(GString) html = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GdkContentProvider) content = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (html, piece, i);
  bytes = g_bytes_new (html->str, html->len);
  content = gdk_content_provider_new_for_bytes (type, bytes);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (self->view), content);
  gtk_widget_activate_action (self->view, "clipboard.paste", NULL);
  while (!peng_history_can_undo (self->history))
    g_main_context_iteration (NULL, TRUE);
}

static const struct
{
  const char *name;
  const char *type;
  const char *piece;
  guint       n;
} cases[] = {
  { "few", "text/html", "<p>" WORDS "%u</p>", 3 },
  { "screenfuls", "text/html", "<p>" WORDS "%u</p>", 200 },
  { "paragraphs", "text/html", "<p>" WORDS WORDS "%u</p>", 19000 },
  { "photographs", PENG_CLIPBOARD_BLOCKS, "<p>" WORDS "%u</p>" FIGURE ("", ""), 40 },
  { "pages", PENG_CLIPBOARD_BLOCKS, "<p>" WORDS "%u</p>" FIGURE ("", "") "<p>" WORDS "</p>", 400 },
};

static void
test_in_sight (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一</p><p>二|</p><p>三</p>");
  paste_repeated (&fixture, cases[i].type, cases[i].piece, cases[i].n);
  wait_until_still (&fixture);
  g_assert_true (sees_cursor (&fixture));
  editor_fixture_clear (&fixture);
}

static void
take_cb (PengEditor *editor,
         GPtrArray  *pictures,
         GPtrArray  *taken)
{
  for (guint i = 0; i < pictures->len; i++)
    {
      const PengPastePicture *picture = g_ptr_array_index (pictures, i);

      g_ptr_array_add (taken, g_strdup (picture->media));
    }
}

/* Pictures that come one by one push the words on. */
static void
test_fetched (void)
{
  g_autoptr(GPtrArray) taken = g_ptr_array_new_with_free_func (g_free);
  const PengImage image = { .media = (char *) MEDIA, .width = 300, .height = 200 };
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一</p><p>二|</p><p>三</p>");
  g_signal_connect (fixture.editor, "pictures-pasted", G_CALLBACK (take_cb), taken);
  paste_repeated (&fixture, "text/html",
                  "<p>" WORDS "</p><p><img src='https://a.cn/%u.png'></p><p>" WORDS "</p>", 8);
  g_assert_cmpuint (taken->len, ==, 8);
  wait_until_still (&fixture);
  g_assert_true (sees_cursor (&fixture));

  for (guint i = 0; i < taken->len; i++)
    {
      peng_editor_settle_picture (fixture.editor, g_ptr_array_index (taken, i), &image);
      wait_until_still (&fixture);
      g_assert_true (sees_cursor (&fixture));
    }
  editor_fixture_clear (&fixture);
}

static void
test_scrolled (void)
{
  g_autoptr(GPtrArray) taken = g_ptr_array_new_with_free_func (g_free);
  const PengImage image = { .media = (char *) MEDIA, .width = 300, .height = 200 };
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一</p><p>二|</p><p>三</p>");
  play (&fixture, "mousemove 300 400");
  g_signal_connect (fixture.editor, "pictures-pasted", G_CALLBACK (take_cb), taken);
  paste_repeated (&fixture, "text/html",
                  "<p>" WORDS "</p><p><img src='https://a.cn/%u.png'></p><p>" WORDS "</p>", 40);
  play (&fixture, "click --repeat 60 --delay 5 4");
  wait_until_still (&fixture);
  g_assert_false (sees_cursor (&fixture));

  peng_editor_settle_picture (fixture.editor, g_ptr_array_index (taken, 0), &image);
  wait_until_still (&fixture);
  g_assert_false (sees_cursor (&fixture));
  editor_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/paste-sight/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_in_sight);
    }
  g_test_add_func ("/ui/paste-sight/fetched", test_fetched);
  g_test_add_func ("/ui/paste-sight/scrolled", test_scrolled);

  return g_test_run ();
}
