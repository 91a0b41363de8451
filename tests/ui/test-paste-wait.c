/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paste-fixture.h"
#include "stuck-content.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

/* The program that words were copied from is slow, or has stopped for good. */

#define PATIENCE 1500

static StuckContent *
begin_paste (PasteFixture *fixture)
{
  StuckContent *content = stuck_content_new ();
  GtkWidget *view = get_view (fixture);

  peng_editor_set_paste_patience (fixture->window.window->editor, PATIENCE);
  gtk_widget_grab_focus (view);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (view), GDK_CONTENT_PROVIDER (content));
  g_assert_true (gtk_widget_activate_action (view, "clipboard.paste", NULL));
  WAIT_UNTIL (stuck_content_is_asked (content));

  return content;
}

static void
end_paste (StuckContent *content,
           const char   *html)
{
  stuck_content_write (content, html);
  stuck_content_end (content);
}

static gboolean
is_told (PasteFixture *fixture)
{
  return find_words (fixture->window.window,
                     _("Nothing was pasted: the other program is stuck. Copy again.")) != NULL;
}

static GtkWidget *
find_waiting (PasteFixture *fixture)
{
  return find_words (fixture->window.window, _("Waiting for the program that you copied from…"));
}

static char *
dup_plain (PasteFixture *fixture)
{
  g_autoptr(PengArticle) article = peng_document_snapshot (get_document (fixture));

  return peng_article_dup_plain (article);
}

static void
assert_plain (PasteFixture *fixture,
              const char   *expected)
{
  g_autofree char *plain = dup_plain (fixture);

  g_assert_nonnull (strstr (plain, expected));
}

/* It is given up with a word, and what comes at last comes to nothing. */
static void
test_silent (PasteFixture  *fixture,
             gconstpointer  data)
{
  const char *begun = data;
  g_autoptr(StuckContent) content = begin_paste (fixture);
  guint64 revision = peng_document_get_revision (get_document (fixture));

  if (begun != NULL)
    stuck_content_write (content, begun);
  WAIT_UNTIL (find_waiting (fixture) != NULL);
  take_picture (fixture->window.window, "paste-waiting");
  WAIT_UNTIL (is_told (fixture));
  WAIT_UNTIL (find_waiting (fixture) == NULL);
  take_picture (fixture->window.window, "paste-given-up");
  g_assert_cmpuint (peng_document_get_revision (get_document (fixture)), ==, revision);

  end_paste (content, "<p>late</p>");
  settle (300);
  g_assert_cmpuint (peng_document_get_revision (get_document (fixture)), ==, revision);

  paste_html (fixture, g_strdup ("<p>again</p>"));
  WAIT_UNTIL (peng_document_get_revision (get_document (fixture)) != revision);
  assert_plain (fixture, "again");
}

/* As long as something comes it is waited for. */
static void
test_slow (PasteFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr(StuckContent) content = begin_paste (fixture);
  guint64 revision = peng_document_get_revision (get_document (fixture));

  for (guint i = 0; i < 6; i++)
    {
      stuck_content_write (content, "<p>slow</p>");
      settle (PATIENCE / 3);
    }
  g_assert_nonnull (find_waiting (fixture));

  stuck_content_end (content);
  WAIT_UNTIL (peng_document_get_revision (get_document (fixture)) != revision);
  assert_plain (fixture, "slow\nslow\nslow\nslow\nslow\nslow");
  WAIT_UNTIL (find_waiting (fixture) == NULL);
}

/* It comes where it was asked for, and takes nothing away from who goes on meanwhile. */
static void
test_typing (PasteFixture  *fixture,
             gconstpointer  data)
{
  PengBuffer *buffer = peng_editor_get_buffer (fixture->window.window->editor);
  g_autoptr(StuckContent) content = NULL;
  guint64 revision;
  PengPosition cursor;

  peng_buffer_place (buffer, &(PengPosition) { 0, 2 });
  content = begin_paste (fixture);
  type_in (get_view (fixture), "xy");
  peng_buffer_select (buffer, &(PengPosition) { 0, 2 }, &(PengPosition) { 0, 4 });
  revision = peng_document_get_revision (get_document (fixture));

  end_paste (content, "<b>pasted</b>");
  WAIT_UNTIL (peng_document_get_revision (get_document (fixture)) != revision);
  assert_plain (fixture, "全校pastedxy师生");
  peng_buffer_get_cursor (buffer, &cursor);
  g_assert_cmpuint (cursor.offset, ==, 10);
}

static void
test_cancel (PasteFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(StuckContent) content = begin_paste (fixture);
  guint64 revision = peng_document_get_revision (get_document (fixture));

  WAIT_UNTIL (find_waiting (fixture) != NULL);
  activate (&fixture->window, "win.cancel-import");
  WAIT_UNTIL (find_waiting (fixture) == NULL);
  g_assert_false (is_told (fixture));

  end_paste (content, "<p>late</p>");
  settle (300);
  g_assert_cmpuint (peng_document_get_revision (get_document (fixture)), ==, revision);
}

/* It was for the article that was open then. */
static void
test_other_article (PasteFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr(StuckContent) content = begin_paste (fixture);
  g_autoptr(PengDocument) first = g_object_ref (get_document (fixture));
  guint64 revision = peng_document_get_revision (first);

  activate (&fixture->window, "win.new");
  WAIT_UNTIL (get_document (fixture) != first);
  end_paste (content, "<p>late</p>");
  settle (300);
  g_assert_cmpuint (peng_document_get_revision (first), ==, revision);
  g_assert_false (peng_history_can_undo (get_history (fixture)));
}

static void
test_nothing (PasteFixture  *fixture,
              gconstpointer  data)
{
  guint64 revision = peng_document_get_revision (get_document (fixture));

  paste_html (fixture, g_strdup (""));
  WAIT_UNTIL (find_words (fixture->window.window,
                          _("There is nothing to paste. Copy it once more.")) != NULL);
  g_assert_cmpuint (peng_document_get_revision (get_document (fixture)), ==, revision);
}

/* Another program takes the clipboard, as a window of its own would. */
static GPid
spawn_owner (PasteFixture *fixture,
             const char   *html)
{
  g_autofree char *path = g_build_filename (fixture->dir, "copied.html", NULL);
  const char *argv[] = { "xclip", "-quiet", "-selection", "clipboard", "-t", "text/html", "-i", path,
                         NULL };
  g_autoptr(GError) error = NULL;
  GPid pid;

  g_assert_true (g_file_set_contents (path, html, -1, NULL));
  g_spawn_async (NULL, (char **) argv, NULL,
                 G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                 NULL, &pid, &error);
  g_assert_no_error (error);
  /* We hear of nothing meanwhile. */
  g_usleep (500 * 1000);

  return pid;
}

static void
end_owner (GPid pid)
{
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);
}

static void
begin_paste_of (PasteFixture *fixture)
{
  GtkWidget *view = get_view (fixture);

  peng_editor_set_paste_patience (fixture->window.window->editor, PATIENCE);
  gtk_widget_grab_focus (view);
  g_assert_true (gtk_widget_activate_action (view, "clipboard.paste", NULL));
}

static void
test_stopped_program (PasteFixture  *fixture,
                      gconstpointer  data)
{
  GPid owner = spawn_owner (fixture, "<p><b>copied</b></p>");
  guint64 revision = peng_document_get_revision (get_document (fixture));

  settle (500);
  kill (owner, SIGSTOP);
  begin_paste_of (fixture);
  WAIT_UNTIL (is_told (fixture));
  kill (owner, SIGCONT);
  settle (500);
  g_assert_cmpuint (peng_document_get_revision (get_document (fixture)), ==, revision);

  begin_paste_of (fixture);
  WAIT_UNTIL (peng_document_get_revision (get_document (fixture)) != revision);
  assert_plain (fixture, "copied");
  end_owner (owner);
}

/* It did not even say yet what it has: once it does the best is taken as always. */
static void
test_late_formats (PasteFixture  *fixture,
                   gconstpointer  data)
{
  GPid owner = spawn_owner (fixture, "<p><b>copied</b></p>");
  guint64 revision = peng_document_get_revision (get_document (fixture));
  g_autofree char *plain = NULL;

  kill (owner, SIGSTOP);
  settle (100);
  begin_paste_of (fixture);
  WAIT_UNTIL (find_waiting (fixture) != NULL);
  kill (owner, SIGCONT);
  WAIT_UNTIL (peng_document_get_revision (get_document (fixture)) != revision);
  plain = dup_plain (fixture);
  g_assert_nonnull (strstr (plain, "copied"));
  g_assert_null (strstr (plain, "<b>"));
  end_owner (owner);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();

#define ADD(name, data, func) \
  g_test_add ("/ui/paste-wait/" name, PasteFixture, data, paste_fixture_set_up, func, \
              paste_fixture_tear_down)

  ADD ("silent", NULL, test_silent);
  ADD ("stops", "<p>begun", test_silent);
  ADD ("slow", NULL, test_slow);
  ADD ("typing", NULL, test_typing);
  ADD ("cancel", NULL, test_cancel);
  ADD ("other-article", NULL, test_other_article);
  ADD ("nothing", NULL, test_nothing);
  ADD ("stopped-program", NULL, test_stopped_program);
  ADD ("late-formats", NULL, test_late_formats);

  return g_test_run ();
}
