/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paste-fixture.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the window says of a paste, and what too large a one does to an article: nothing. */

static GtkWidget *
find_offer (PasteFixture *fixture)
{
  return find_button (fixture->window.window, _("Plain Text Instead"));
}

static char *
dup_plain (PasteFixture *fixture)
{
  g_autoptr(PengArticle) article = peng_document_snapshot (get_document (fixture));

  return peng_article_dup_plain (article);
}

static const char word[] =
  "<style>p.t{mso-outline-level:1;font-family:x}</style><p class=t>比赛成绩</p>"
  "<p style='margin:0;line-height:150%'><b style='color:#333'>男子组</b>第一名</p>"
  "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>陈宇</p>"
  "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.</span>李响</p>";

static void
test_toast (PasteFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *plain = NULL;

  paste_html (fixture, g_strdup (word));
  WAIT_UNTIL (find_offer (fixture) != NULL);
  g_assert_cmpuint (peng_document_get_n_blocks (get_document (fixture)), >=, 4);
  take_picture (fixture->window.window, "paste-toast");

  g_signal_emit_by_name (find_offer (fixture), "clicked");
  WAIT_UNTIL (find_offer (fixture) == NULL);
  plain = dup_plain (fixture);
  g_assert_nonnull (strstr (plain, "比赛成绩\n男子组第一名\n陈宇\n李响"));
  g_assert_cmpint (peng_block_get_format (peng_document_get_block (get_document (fixture), 1))->kind,
                   ==, PENG_BLOCK_PARAGRAPH);
  take_picture (fixture->window.window, "paste-plain-instead");

  g_assert_true (peng_history_undo (get_history (fixture)));
  g_assert_true (peng_history_undo (get_history (fixture)));
  g_assert_false (peng_history_can_undo (get_history (fixture)));
}

/* Whatever is done next takes the offer back. */
static void
test_toast_goes (PasteFixture  *fixture,
                 gconstpointer  data)
{
  paste_html (fixture, g_strdup (word));
  WAIT_UNTIL (find_offer (fixture) != NULL);
  g_assert_true (peng_history_undo (get_history (fixture)));
  WAIT_UNTIL (find_offer (fixture) == NULL);
}

/* With the article goes what was said of it: the deletion can be undone at once. */
static void
test_toast_goes_with_article (PasteFixture  *fixture,
                              gconstpointer  data)
{
  PengWindow *window = fixture->window.window;

  paste_html (fixture, g_strdup (word));
  WAIT_UNTIL (find_offer (fixture) != NULL);
  activate (&fixture->window, "win.delete");
  WAIT_UNTIL (window->draft == NULL);
  g_assert_null (find_offer (fixture));
  WAIT_UNTIL (find_button (window->toasts, "Undo") != NULL);
  take_picture (window, "paste-then-delete");
  g_signal_emit_by_name (find_button (window->toasts, "Undo"), "clicked");
  WAIT_UNTIL (window->draft != NULL);
  g_assert_cmpuint (peng_document_get_n_blocks (get_document (fixture)), >=, 4);

  paste_html (fixture, g_strdup (word));
  WAIT_UNTIL (find_offer (fixture) != NULL);
}

static char *
repeat (const char *before,
        const char *piece,
        guint       n,
        const char *behind)
{
  GString *html = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (html, piece);
  g_string_append (html, behind);

  return g_string_free (html, FALSE);
}

/* More paragraphs than an article has room for: it says so and is as it was. */
static void
test_too_many (PasteFixture  *fixture,
               gconstpointer  data)
{
  PengDocument *document = get_document (fixture);
  guint64 revision;

  paste_html (fixture, repeat ("", "<p>x</p>", PENG_ARTICLE_MAX_BLOCKS / 2 + 1, ""));
  WAIT_UNTIL (peng_document_get_n_blocks (document) > PENG_ARTICLE_MAX_BLOCKS / 2);
  revision = peng_document_get_revision (document);

  paste_html (fixture, repeat ("", "<p>y</p>", PENG_ARTICLE_MAX_BLOCKS / 2 + 1, ""));
  WAIT_UNTIL (find_words (fixture->window.window, _("Nothing was added.")) != NULL);
  take_picture (fixture->window.window, "paste-too-many");
  g_assert_cmpuint (peng_document_get_revision (document), ==, revision);

  g_assert_true (peng_history_undo (get_history (fixture)));
  g_assert_false (peng_history_can_undo (get_history (fixture)));
  g_assert_cmpuint (peng_document_get_n_blocks (document), ==, 1);
}

/* A table of which only the beginning has room: that is told, and undo takes it away. */
static void
test_long_table (PasteFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *before = dup_plain (fixture);
  g_autofree char *after = NULL;

  paste_html (fixture, repeat ("<table>", "<tr><td>a</td><td>b</td></tr>", 30000, "</table>"));
  WAIT_UNTIL (find_offer (fixture) != NULL);
  take_picture (fixture->window.window, "paste-long-table");
  g_assert_nonnull (find_words (fixture->window.window,
                                _("This was too much for an article: only its beginning is here")));

  g_assert_true (peng_history_undo (get_history (fixture)));
  after = dup_plain (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* More bytes than are read of a clipboard, as the pictures in a page may be: that is told as well. */
static void
test_too_long (PasteFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *blank = g_strnfill (1024 * 1024, ' ');

  paste_html (fixture, repeat ("<p>一</p><!--", blank, 65, "--><p>二</p>"));
  WAIT_UNTIL (find_words (fixture->window.window,
                          _("This was too much for an article: only its beginning is here")) != NULL);
}

static GtkWidget *
find_menu (PasteFixture *fixture)
{
  return find_type (fixture->window.window->editor, GTK_TYPE_POPOVER_MENU);
}

static void
test_menu (PasteFixture  *fixture,
           gconstpointer  data)
{
  gtk_widget_grab_focus (get_view (fixture));
  g_action_group_activate_action (
    peng_editor_get_format_actions (fixture->window.window->editor), "paste-special", NULL);
  WAIT_UNTIL (find_menu (fixture) != NULL && gtk_widget_get_mapped (find_menu (fixture)));
  settle (300);
  take_picture (fixture->window.window, "paste-menu");
  gtk_popover_popdown (GTK_POPOVER (find_menu (fixture)));
  WAIT_UNTIL (find_menu (fixture) == NULL);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();

#define ADD(name, func) \
  g_test_add ("/ui/window-paste/" name, PasteFixture, NULL, paste_fixture_set_up, func, \
              paste_fixture_tear_down)

  ADD ("toast", test_toast);
  ADD ("toast-goes", test_toast_goes);
  ADD ("toast-goes-with-article", test_toast_goes_with_article);
  ADD ("too-many", test_too_many);
  ADD ("long-table", test_long_table);
  ADD ("too-long", test_too_long);
  ADD ("menu", test_menu);

  return g_test_run ();
}
