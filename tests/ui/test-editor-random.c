/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"
#include "test-seed.h"

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <string.h>

/* Somebody who presses anything: real keys, clicks, pastes and undos over a real editor. After each
 * the buffer shows what a new one would show of the document; in the end undo gives the first
 * document back, and redo the last. With PENG_SEED it plays that one too, with PENG_STEPS that many
 * of a new one. */

#define N_STEPS 600

typedef struct
{
  EditorFixture  editor;
  GRand         *rand;
  Display       *display;
} Fixture;

/* Seeds that have found something. */
static const guint32 known[] = { 1, 322401247 };

static const char html[] =
  "<h2>彭城新闻</h2><p>全校<strong>师生</strong>一起跑步。|</p>" FIGURE ("甲", "起跑")
  "<ul><li>一</li><li>二</li></ul>"
  "<figure class=\"table\"><table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr>"
  "</table></figure><p>结束</p>";

/* As XStringToKeysym() knows them, modifiers in front. Keys that write are there several times. */
static const char * const keys[] = {
  "a", "b", "n", "space", "comma", "period", "quotedbl", "1", "minus", "a", "x", "Return", "Return",
  "BackSpace", "BackSpace", "Delete", "Left", "Right", "Up", "Down", "Home", "End", "Tab",
  "Shift_L Tab", "Shift_L Left", "Shift_L Right", "Shift_L Up", "Shift_L Down", "Shift_L Return",
  "Control_L Home", "Control_L End", "Control_L BackSpace", "Control_L Left", "Control_L a",
  "Control_L b", "Control_L i", "Control_L u", "Control_L e", "Control_L l", "Control_L j",
  "Control_L c", "Control_L x", "Control_L v", "Control_L v", "Control_L Shift_L v",
  "Control_L Alt_L 2", "Control_L Alt_L 0", "Control_L Shift_L 8", "Control_L Shift_L 7",
  "Control_L Alt_L q", "Control_L Alt_L i", "Control_L backslash", "Control_L k", "Escape",
  "Alt_L Up", "Alt_L Down", "Alt_L Left", "Alt_L Shift_L Down", "Alt_L Delete", "Control_L m",
  "Control_L z", "Control_L z", "Control_L z", "Control_L y", "Control_L Shift_L z",
};

static const struct
{
  const char *type;
  const char *content;
} clips[] = {
  { "text/plain;charset=utf-8", "一行\r\n二行\n\n四行" },
  { "text/plain;charset=utf-8", "https://example.org/" },
  { "text/html", "<p>甲<b>乙</b></p><ol><li>丙<ul><li>丁</li></ul></li></ol>" },
  { "text/html", "<table><tr><th>1</th><td colspan=2>2</td></tr><tr><td>3<td>4<td>5</tr></table>" },
  { "text/html", FIGURE ("甲", "乙") "<hr><blockquote><p>丙</p></blockquote>" },
  { "text/html", "" },
};

static guint
pick (Fixture *self,
      guint    n)
{
  return g_rand_int_range (self->rand, 0, n);
}

/* The server has handed on what was sent when it answers; nothing is waited for by the clock. */
static void
deliver (Fixture *self)
{
  XSync (self->display, False);
  settle ();
}

static void
send_key (Fixture    *self,
          const char *name,
          gboolean    down)
{
  KeyCode code = XKeysymToKeycode (self->display, XStringToKeysym (name));

  g_assert_cmpuint (code, !=, 0);
  XTestFakeKeyEvent (self->display, code, down, CurrentTime);
}

static void
press_random (Fixture *self)
{
  const char *chord = keys[pick (self, G_N_ELEMENTS (keys))];
  g_auto(GStrv) names = g_strsplit (chord, " ", -1);
  guint n = g_strv_length (names);

  g_test_message ("key %s", chord);
  for (guint i = 0; i < n; i++)
    send_key (self, names[i], TRUE);
  for (guint i = n; i > 0; i--)
    send_key (self, names[i - 1], FALSE);
}

static void
click_random (Fixture *self)
{
  int x = pick (self, 800);
  int y = pick (self, 600);
  guint n = 1 + pick (self, 3) / 2;

  g_test_message ("%u clicks at %d, %d", n, x, y);
  XTestFakeMotionEvent (self->display, -1, x, y, CurrentTime);
  for (guint i = 0; i < n; i++)
    {
      XTestFakeButtonEvent (self->display, 1, True, CurrentTime);
      XTestFakeButtonEvent (self->display, 1, False, CurrentTime);
    }
}

static void
copy_random (Fixture *self)
{
  guint i = pick (self, G_N_ELEMENTS (clips));
  g_autoptr(GBytes) bytes = g_bytes_new_static (clips[i].content, strlen (clips[i].content));
  g_autoptr(GdkContentProvider) content =
    gdk_content_provider_new_for_bytes (clips[i].type, bytes);

  g_test_message ("clipboard %u", i);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (self->editor.view), content);
  gtk_widget_activate_action (self->editor.view, "clipboard.paste", NULL);
}

/* A click may have gone beside the editor, or into what is no text. */
static void
go_back (Fixture *self)
{
  g_test_message ("into the text");
  gtk_widget_grab_focus (GTK_WIDGET (self->editor.editor));
}

static void
step (Fixture *self)
{
  switch (pick (self, 16))
    {
    case 0:
      click_random (self);
      break;
    case 1:
      copy_random (self);
      break;
    case 2:
      go_back (self);
      break;
    default:
      press_random (self);
    }

  deliver (self);
}

static void
assert_picture (Fixture *self)
{
  test_document_assert_picture (self->editor.buffer, self->editor.document, self->editor.history);
}

static void
end_everything (Fixture           *self,
                const PengArticle *first)
{
  g_autoptr(PengArticle) last = NULL;
  g_autoptr(PengArticle) undone = NULL;
  g_autoptr(PengArticle) redone = NULL;

  go_back (self);
  deliver (self);
  while (peng_history_redo (self->editor.history));
  last = peng_document_snapshot (self->editor.document);
  while (peng_history_undo (self->editor.history));
  undone = peng_document_snapshot (self->editor.document);
  g_assert_true (peng_article_equal ((PengArticle *) first, undone));
  assert_picture (self);

  while (peng_history_redo (self->editor.history));
  redone = peng_document_snapshot (self->editor.document);
  g_assert_true (peng_article_equal (last, redone));
  assert_picture (self);
}

static void
run (guint32 seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr(PengArticle) first = NULL;
  Fixture self = { .rand = rand, .display = XOpenDisplay (NULL) };

  g_test_message ("PENG_SEED=%u", seed);
  g_assert_nonnull (self.display);
  editor_fixture_init (&self.editor, html);
  peng_editor_set_autocorrect (self.editor.editor, PENG_AUTOCORRECT_ALL);
  /* The first event waits for the window; the others then find it there. */
  press (&self.editor, "Right");
  first = peng_document_snapshot (self.editor.document);

  for (guint i = test_number ("PENG_STEPS", N_STEPS); i > 0; i--)
    {
      step (&self);
      assert_picture (&self);
    }

  end_everything (&self, first);
  editor_fixture_clear (&self.editor);
  XCloseDisplay (self.display);
}

static void
test_known (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    run (known[i]);
}

static void
test_random (void)
{
  run (test_number ("PENG_SEED", g_random_int ()));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  /* GTK 4.8 warns of parts of its scrollbars that are drawn before they are laid out. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  g_test_add_func ("/ui/editor-random/known", test_known);
  if (g_getenv ("PENG_SEED") != NULL || g_getenv ("PENG_STEPS") != NULL)
    g_test_add_func ("/ui/editor-random/random", test_random);

  return g_test_run ();
}
