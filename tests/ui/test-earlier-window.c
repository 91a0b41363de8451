/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-html-reader.h"
#include "store-fixture.h"
#include "store/peng-store-snapshots.h"
#include "ui/peng-difference-view.h"
#include "ui/peng-earlier-window.h"
#include "window-fixture.h"

#include <glib/gi18n.h>
#include <string.h>

/* The earlier versions of the open article: found, compared, and used as one step. */

typedef struct
{
  char          *dir;
  WindowFixture  window;
  PengDocument  *document;
  PengHistory   *history;
  GtkWindow     *earlier;
} Fixture;

static const char html[] =
  "<meta name=\"pengcheng:title\" content=\"春季运动会\">"
  "<meta name=\"pengcheng:author\" content=\"王老师\">"
  "<p>四月十二日，学校举行春季运动会，三十二个班的同学参加了比赛。</p>"
  "<p>开幕式上，校长鼓励大家赛出水平。</p>"
  "<p>比赛持续了一整天，四百米接力最为激烈。</p>";

static const char mine[] =
  "<meta name=\"pengcheng:title\" content=\"春季运动会圆满结束\">"
  "<p>四月十二日，学校举行春季运动会，三十二个班的同学参加了比赛。</p>"
  "<p>这一段是冲突时没有被选中的，不能丢。</p>";

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->dir = scratch_with_html (html);
  window_fixture_show (&self->window, self->dir);
  self->document = peng_draft_get_document (self->window.window->draft);
  self->history = peng_draft_get_history (self->window.window->draft);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  window_fixture_close (&self->window);
  scratch_remove (self->dir);
}

static PengStore *
get_store (Fixture *self)
{
  return peng_desk_get_store (self->window.window->desk);
}

static void
keep (Fixture            *self,
      const char         *source,
      PengSnapshotReason  reason)
{
  g_autoptr(PengArticle) article =
    peng_html_read_article (source, strlen (source), peng_document_get_uuid (self->document), NULL);
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_keep_snapshot_async (get_store (self), article, reason, NULL, answer_cb, &answer);
  g_assert_true (peng_store_keep_snapshot_finish (get_store (self), wait_for (&answer), NULL));
}

static void
write_over (Fixture    *self,
            guint       block,
            const char *words)
{
  PengPlace place = { block, PENG_PART_TEXT, 0 };
  guint length = peng_text_get_length (peng_document_get_text (self->document, &place));
  g_autoptr(PengText) text = peng_text_new (words);
  g_autoptr(PengEdit) edit = peng_document_make_text (self->document, &place, 0, length, text);

  g_assert_true (peng_document_apply (self->document, edit, NULL));
}

static gboolean
shows (Fixture    *self,
       const char *stack,
       const char *page)
{
  GtkWidget *widget = find_named (self->earlier, stack);

  return widget != NULL &&
         g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (widget)), page);
}

static void
open_window (Fixture *self)
{
  press_keys (self->window.window, "ctrl+alt+shift+h");
  WAIT_UNTIL ((self->earlier = find_dialog (PENG_TYPE_EARLIER_WINDOW)) != NULL);
  focus_window (self->earlier);
}

static void
open_versions (Fixture *self)
{
  open_window (self);
  WAIT_UNTIL (shows (self, "stack", "versions") && shows (self, "version_stack", "version"));
}

static gboolean
is_gone (Fixture *self)
{
  return find_dialog (PENG_TYPE_EARLIER_WINDOW) == NULL;
}

static gboolean
says (Fixture    *self,
      const char *words)
{
  return g_str_equal (gtk_label_get_label (GTK_LABEL (find_named (self->earlier, "summary"))), words);
}

static gboolean
says_n (Fixture *self,
        guint    n)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u difference from the article now",
                                                      "%u differences from the article now",
                                                      n), n);

  return says (self, words);
}

static char *
dup_shown (Fixture *self)
{
  return dup_text (find_named (self->earlier, "view"));
}

static gboolean
has_tag (Fixture    *self,
         const char *words,
         const char *tag)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_named (self->earlier, "view")));
  GtkTextTag *found = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), tag);
  GtkTextIter start;
  GtkTextIter at;
  GtkTextIter end;

  gtk_text_buffer_get_start_iter (buffer, &start);

  return gtk_text_iter_forward_search (&start, words, 0, &at, &end, NULL) &&
         gtk_text_iter_has_tag (&at, found) && gtk_text_iter_backward_char (&end) &&
         gtk_text_iter_has_tag (&end, found);
}

static gboolean
can_use (Fixture *self)
{
  return gtk_widget_is_sensitive (find_named (self->earlier, "use_button"));
}

/* By the keys alone: a version is seen beside what is now, used, and given back by one undo. */
static void
test_used (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(PengArticle) opened = peng_document_snapshot (self->document);
  g_autoptr(PengArticle) before = NULL;
  g_autoptr(PengArticle) used = NULL;
  g_autoptr(PengArticle) undone = NULL;
  g_autofree char *shown = NULL;

  write_over (self, 1, "开幕式上，大家唱了校歌。");
  before = peng_document_snapshot (self->document);
  open_versions (self);
  g_assert_true (says_n (self, 1));
  shown = dup_shown (self);
  g_assert_nonnull (strstr (shown, "春季运动会\n四月十二日"));
  g_assert_nonnull (strstr (shown, "开幕式上，校长鼓励大家赛出水平。"));
  g_assert_nonnull (strstr (shown, "大家唱了校歌。"));
  g_assert_true (has_tag (self, "校长鼓励", "mark"));
  g_assert_true (has_tag (self, "唱了", "gone"));
  g_assert_false (has_tag (self, "四月十二日", "mark"));
  take_picture (self->earlier, "earlier");

  press_keys (self->earlier, "ctrl+Return");
  WAIT_UNTIL (is_gone (self));
  used = peng_document_snapshot (self->document);
  g_assert_true (peng_article_equal (used, opened));
  WAIT_UNTIL (find_words (self->window.window,
                          _("The article is that version now. What it was is kept, too.")) != NULL);
  settle (400);
  take_picture (self->window.window, "earlier-used");

  press_keys (self->window.window, "ctrl+z");
  WAIT_UNTIL (g_str_equal (peng_text_get_string (
                peng_document_get_text (self->document, &(PengPlace) { 1, PENG_PART_TEXT, 0 })),
                "开幕式上，大家唱了校歌。"));
  undone = peng_document_snapshot (self->document);
  g_assert_true (peng_article_equal (undone, before));

  /* What it was is among the versions. */
  open_versions (self);
  g_assert_nonnull (find_words (self->earlier, _("The same as the article now")));
  g_assert_false (can_use (self));
  press_keys (self->earlier, "Escape");
  WAIT_UNTIL (is_gone (self));
}

static void
use_first (Fixture *self)
{
  open_versions (self);
  g_signal_emit_by_name (find_named (self->earlier, "use_button"), "clicked");
  WAIT_UNTIL (is_gone (self));
  WAIT_UNTIL (find_button (self->window.window, _("_Undo")) != NULL);
}

/* What is said of it offers to undo it, as long as nothing else would be undone. */
static void
test_undo_offered (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr(PengArticle) before = NULL;
  g_autoptr(PengArticle) undone = NULL;

  keep (self, mine, PENG_SNAPSHOT_CONFLICT);
  before = peng_document_snapshot (self->document);
  use_first (self);
  g_signal_emit_by_name (find_button (self->window.window, _("_Undo")), "clicked");
  undone = peng_document_snapshot (self->document);
  g_assert_true (peng_article_equal (undone, before));
  WAIT_UNTIL (find_button (self->window.window, _("_Undo")) == NULL);

  keep (self, mine, PENG_SNAPSHOT_CONFLICT);
  use_first (self);
  write_over (self, 0, "又写了一句。");
  g_assert_null (find_button (self->window.window, _("_Undo")));
}

/* The same words in another look, and another cover: they are marked, and not said twice. */
static void
test_looks (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *shown = NULL;

  keep (self, "<meta name=\"pengcheng:title\" content=\"春季运动会\">"
        "<meta name=\"pengcheng:author\" content=\"王老师\">"
        "<meta name=\"pengcheng:cover\" content=\""
        "00000000000000000000000000000000000000000000000000000000000000ff\">"
        "<h2>四月十二日，学校举行春季运动会，三十二个班的同学参加了比赛。</h2>"
        "<p>开幕式上，校长鼓励大家赛出水平。</p>"
        "<p>比赛持续了一整天，四百米接力最为激烈。</p>", PENG_SNAPSHOT_REMOTE);
  open_versions (self);
  g_assert_true (says_n (self, 2));
  g_assert_true (has_tag (self, _("Another one than now"), "mark"));
  g_assert_true (has_tag (self, "四月十二日，学校举行春季运动会", "mark"));
  shown = dup_shown (self);
  g_assert_null (strstr (shown, _("Now: ")));
  gtk_window_close (self->earlier);
  WAIT_UNTIL (is_gone (self));
}

/* The text that lost in a conflict, with the title that it had, is found by the arrow keys and by
 * Enter taken. */
static void
test_lost_in_conflict (Fixture       *self,
                       gconstpointer  data)
{
  g_autofree char *shown = NULL;

  keep (self, mine, PENG_SNAPSHOT_CONFLICT);
  keep (self, "<p>网站上的。</p>", PENG_SNAPSHOT_REMOTE);
  open_versions (self);
  press_keys (self->earlier, "Down");
  WAIT_UNTIL (has_tag (self, "圆满结束", "mark"));
  shown = dup_shown (self);
  g_assert_nonnull (strstr (shown, "这一段是冲突时没有被选中的，不能丢。"));
  g_assert_true (has_tag (self, "这一段", "mark") || has_tag (self, "冲突时", "mark"));
  settle (300);
  take_picture (self->earlier, "earlier-conflict");

  press_keys (self->earlier, "Return");
  WAIT_UNTIL (is_gone (self));
  g_assert_cmpstr (peng_document_get_field (self->document, PENG_FIELD_TITLE), ==,
                   "春季运动会圆满结束");
  g_assert_cmpstr (peng_document_get_field (self->document, PENG_FIELD_AUTHOR), ==, "");
  activate (&self->window, "win.undo");
  g_assert_cmpstr (peng_document_get_field (self->document, PENG_FIELD_TITLE), ==, "春季运动会");
  g_assert_false (peng_history_can_undo (self->history));
}

static int
get_cursor (Fixture *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_named (self->earlier, "view")));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));

  return gtk_text_iter_get_offset (&iter);
}

static void
test_differences (Fixture       *self,
                  gconstpointer  data)
{
  int first;
  int last;

  write_over (self, 0, "春天来了。");
  write_over (self, 2, "比赛结束了。");
  open_versions (self);
  g_assert_true (says_n (self, 2));
  first = get_cursor (self);
  press_keys (self->earlier, "F3");
  WAIT_UNTIL ((last = get_cursor (self)) > first);
  press_keys (self->earlier, "F3");
  WAIT_UNTIL (get_cursor (self) == first);
  press_keys (self->earlier, "shift+F3");
  WAIT_UNTIL (get_cursor (self) == last);
  gtk_window_close (self->earlier);
  WAIT_UNTIL (is_gone (self));
}

static void
test_empty (Fixture       *self,
            gconstpointer  data)
{
  PengDraft *before = self->window.window->draft;

  activate (&self->window, "win.new");
  WAIT_UNTIL (self->window.window->draft != before);
  open_window (self);
  WAIT_UNTIL (shows (self, "stack", "empty"));
  g_assert_false (can_use (self));
  take_picture (self->earlier, "earlier-empty");
  press_keys (self->earlier, "Escape");
  WAIT_UNTIL (is_gone (self));
}

/* Everything of the article was deleted for good while its versions are listed. */
static void
test_kept_no_longer (Fixture       *self,
                     gconstpointer  data)
{
  const char *uuid = peng_document_get_uuid (self->document);
  g_autoptr(GAsyncResult) answer = NULL;

  keep (self, mine, PENG_SNAPSHOT_CONFLICT);
  open_versions (self);
  g_assert_true (can_use (self));
  g_assert_true (delete_article (get_store (self), uuid, NULL));
  peng_store_purge_article_async (get_store (self), uuid, NULL, answer_cb, &answer);
  g_assert_true (peng_store_purge_article_finish (get_store (self), wait_for (&answer), NULL));
  press_keys (self->earlier, "Down");
  WAIT_UNTIL (shows (self, "version_stack", "failed"));
  g_assert_nonnull (find_words (self->earlier,
                                _("This version is kept no longer. Choose another one.")));
  g_assert_false (can_use (self));
  take_picture (self->earlier, "earlier-failed");
  gtk_window_close (self->earlier);
  WAIT_UNTIL (is_gone (self));
}

/* A year of an article: whichever is gone to is shown, the last as the first. */
static void
test_many (Fixture       *self,
           gconstpointer  data)
{
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *source = g_strdup_printf ("<p>第%u稿</p>", i);

      keep (self, source, PENG_SNAPSHOT_REMOTE);
    }

  open_versions (self);
  press_keys (self->earlier, "End");
  WAIT_UNTIL (says (self, _("The same as the article now")));
  settle (300);
  take_picture (self->earlier, "earlier-many");
  gtk_window_close (self->earlier);
  WAIT_UNTIL (is_gone (self));
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void      (*func) (Fixture       *self,
                       gconstpointer  data);
  } tests[] = {
    { "used", test_used },
    { "undo-offered", test_undo_offered },
    { "looks", test_looks },
    { "lost-in-conflict", test_lost_in_conflict },
    { "differences", test_differences },
    { "empty", test_empty },
    { "kept-no-longer", test_kept_no_longer },
    { "many", test_many },
  };

  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/earlier-window/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].func, tear_down);
    }

  return g_test_run ();
}
