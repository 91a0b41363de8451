/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "ui/peng-source-view.h"
#include "ui/peng-source-window.h"
#include "window-fixture.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

/* The source of the open article: what is written there comes into the article as one step, and
 * what cannot be kept is said before. */

typedef struct
{
  char          *dir;
  WindowFixture  window;
  PengDocument  *document;
  PengHistory   *history;
  GtkWindow     *source;
} Fixture;

static const char html[] =
  "<meta name=\"pengcheng:title\" content=\"春季运动会\">"
  "<p>运动会开始。</p><p>第二段</p><p>第三段</p>";

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->dir = scratch_with_html (html);
  window_fixture_open (&self->window, self->dir);
  WAIT_UNTIL (self->window.window->draft != NULL);
  self->document = peng_draft_get_document (self->window.window->draft);
  self->history = peng_draft_get_history (self->window.window->draft);
  focus_window (self->window.window);
  press_keys (self->window.window, "ctrl+alt+u");
  WAIT_UNTIL ((self->source = find_dialog (PENG_TYPE_SOURCE_WINDOW)) != NULL);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (self->source)));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  window_fixture_close (&self->window);
  scratch_remove (self->dir);
}

/* The view of the page that is seen. */
static GtkWidget *
get_view (Fixture *self)
{
  GtkStack *stack = GTK_STACK (find_named (self->source, "stack"));

  return gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (gtk_stack_get_visible_child (stack)));
}

static const char *
get_words (Fixture *self)
{
  return gtk_label_get_label (GTK_LABEL (find_named (self->source, "words")));
}

static gboolean
says (Fixture    *self,
      const char *words)
{
  return strstr (get_words (self), words) != NULL;
}

static void
write_source (Fixture    *self,
              const char *source)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (self))), source, -1);
}

static void
show_page (Fixture    *self,
           const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (find_named (self->source, "stack")), name);
}

static char *
dup_shown (Fixture *self)
{
  return peng_source_view_dup_text (get_view (self));
}

static gboolean
shows (Fixture    *self,
       const char *source)
{
  g_autofree char *shown = dup_shown (self);

  return g_str_equal (g_strchomp (shown), source);
}

static gboolean
is_gone (Fixture *self)
{
  return find_dialog (PENG_TYPE_SOURCE_WINDOW) == NULL;
}

static const char *
get_text (Fixture *self,
          guint    block)
{
  PengPlace place = { block, PENG_PART_TEXT, 0 };

  return peng_text_get_string (peng_document_get_text (self->document, &place));
}

static void
press_apply (Fixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->source), "source.apply", NULL);
}

static void
answer (GtkWindow  *question,
        const char *words)
{
  GtkWidget *button;

  WAIT_UNTIL ((button = find_button (question, words)) != NULL);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_one_step (Fixture       *self,
               gconstpointer  data)
{
  PengBlock *second = peng_document_get_block (self->document, 1);

  g_assert_true (shows (self, "<p>运动会开始。</p>\n<p>第二段</p>\n<p>第三段</p>"));
  WAIT_UNTIL (says (self, _("This is the text as it is stored.")));
  take_picture (self->source, "source");
  write_source (self, "<p>运动会<strong>今天</strong>开始。</p>\n<p>第二段</p>\n"
                "<h2>第三段</h2>\n<p>完</p>");
  press_apply (self);
  WAIT_UNTIL (is_gone (self));

  g_assert_cmpuint (peng_document_get_n_blocks (self->document), ==, 4);
  g_assert_cmpstr (get_text (self, 0), ==, "运动会今天开始。");
  g_assert_true (peng_document_get_block (self->document, 1) == second);
  activate (&self->window, "win.undo");
  g_assert_cmpuint (peng_document_get_n_blocks (self->document), ==, 3);
  g_assert_cmpstr (get_text (self, 0), ==, "运动会开始。");
  g_assert_false (peng_history_can_undo (self->history));
}

/* The key is one of the text's own too. */
static void
test_key (Fixture       *self,
          gconstpointer  data)
{
  WAIT_UNTIL (says (self, _("This is the text as it is stored.")));
  write_source (self, "<p>a</p>");
  gtk_window_set_focus (self->source, get_view (self));
  focus_window (self->source);
  press_keys (self->source, "ctrl+Return");
  WAIT_UNTIL (is_gone (self));
  g_assert_cmpstr (get_text (self, 0), ==, "a");
}

static void
test_other_form (Fixture       *self,
                 gconstpointer  data)
{
  write_source (self, "<div><b>运动会</b></div>");
  WAIT_UNTIL (says (self, "form that articles have"));
  show_page (self, "kept");
  WAIT_UNTIL (shows (self, "<p><strong>运动会</strong></p>"));
  press_apply (self);
  WAIT_UNTIL (is_gone (self));
  g_assert_cmpuint (peng_document_get_n_blocks (self->document), ==, 1);
}

/* What cannot be kept is said, and asked about; until it is answered the article is as it was. */
static void
test_loss (Fixture       *self,
           gconstpointer  data)
{
  GtkWindow *question;

  write_source (self, "<p>a</p><script>alert(1)</script><iframe src=x></iframe>");
  WAIT_UNTIL (says (self, "2 elements cannot be kept"));
  take_picture (self->source, "source-loss");
  press_apply (self);
  WAIT_UNTIL ((question = find_message ()) != NULL);
  g_assert_cmpuint (peng_document_get_n_blocks (self->document), ==, 3);
  answer (question, "Cancel");
  WAIT_UNTIL (find_message () == NULL);
  g_assert_true (shows (self, "<p>a</p><script>alert(1)</script><iframe src=x></iframe>"));

  press_apply (self);
  WAIT_UNTIL ((question = find_message ()) != NULL);
  answer (question, "Put In the Rest");
  WAIT_UNTIL (is_gone (self));
  g_assert_cmpstr (get_text (self, 0), ==, "a");
}

static void
test_closed (Fixture       *self,
             gconstpointer  data)
{
  GtkWindow *question;

  write_source (self, "<p>a</p>");
  gtk_window_close (self->source);
  WAIT_UNTIL ((question = find_message ()) != NULL);
  answer (question, "Cancel");
  WAIT_UNTIL (find_message () == NULL);
  g_assert_false (is_gone (self));
  gtk_window_close (self->source);
  WAIT_UNTIL ((question = find_message ()) != NULL);
  answer (question, "Discard");
  WAIT_UNTIL (is_gone (self));
  g_assert_false (peng_history_can_undo (self->history));
}

/* The article goes on meanwhile: an untouched source follows, a touched one asks. */
static void
test_edited_meanwhile (Fixture       *self,
                       gconstpointer  data)
{
  PengPlace place = { 1, PENG_PART_TEXT, 0 };
  g_autoptr(PengText) text = peng_text_new ("新");
  GtkWindow *question;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(PengEdit) edit = peng_document_make_text (self->document, &place, 0, 0, text);

      g_assert_true (peng_document_apply (self->document, edit, NULL));
      if (i == 0)
        {
          g_assert_true (shows (self, "<p>运动会开始。</p>\n<p>新第二段</p>\n<p>第三段</p>"));
          write_source (self, "<p>a</p>");
        }
    }

  press_apply (self);
  WAIT_UNTIL ((question = find_message ()) != NULL);
  answer (question, "Put In the Rest");
  WAIT_UNTIL (is_gone (self));
  g_assert_cmpuint (peng_document_get_n_blocks (self->document), ==, 1);
}

static void
test_sent (Fixture       *self,
           gconstpointer  data)
{
  show_page (self, "sent");
  WAIT_UNTIL (shows (self, "<p>运动会开始。</p>\n<p>第二段</p>\n<p>第三段</p>"));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (get_view (self))));
  WAIT_UNTIL (says (self, "the site would receive"));
  gtk_widget_activate_action (GTK_WIDGET (self->source), "source.copy", NULL);
  g_assert_true (gdk_clipboard_is_local (gtk_widget_get_clipboard (GTK_WIDGET (self->source))));
  g_assert_true (says (self, "Copied"));
  gtk_window_close (self->source);
  WAIT_UNTIL (is_gone (self));
}

/* A table is written a row in a line, which changes nothing of it. */
static void
test_table (Fixture       *self,
            gconstpointer  data)
{
  static const char table[] =
    "<figure class=\"table\"><table><tbody>\n<tr><td>一</td><td>二</td></tr>\n<tr><td>三</td>"
    "<td>四</td></tr></tbody></table></figure>";
  g_autofree char *source = NULL;

  write_source (self, table);
  press_apply (self);
  WAIT_UNTIL (is_gone (self));
  focus_window (self->window.window);
  press_keys (self->window.window, "ctrl+alt+u");
  WAIT_UNTIL ((self->source = find_dialog (PENG_TYPE_SOURCE_WINDOW)) != NULL);
  source = dup_shown (self);
  g_assert_true (g_str_has_prefix (source, table));
}

static gboolean
is_highlighted (Fixture *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (self)));

  return gtk_source_buffer_get_language (GTK_SOURCE_BUFFER (buffer)) != NULL;
}

static gboolean
is_wrapped (Fixture *self)
{
  return gtk_text_view_get_wrap_mode (GTK_TEXT_VIEW (get_view (self))) != GTK_WRAP_NONE;
}

/* A page without line breaks is neither highlighted nor wrapped, which would take seconds for each
 * key; with them it is again. */
static void
test_crowded_line (Fixture       *self,
                   gconstpointer  data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (self)));
  g_autoptr(GString) source = g_string_new (NULL);
  g_autofree char *words = g_strnfill (30000, 'x');
  GtkTextIter start, end;

  write_source (self, words);
  g_assert_true (is_highlighted (self) && is_wrapped (self));

  for (guint i = 0; i < 300; i++)
    g_string_append (source, "<p>x</p>");
  write_source (self, source->str);
  g_assert_true (!is_highlighted (self) && is_wrapped (self));

  for (guint i = 0; i < 20000; i++)
    g_string_append (source, "<div>");
  write_source (self, source->str);
  g_assert_true (!is_highlighted (self) && !is_wrapped (self));
  WAIT_UNTIL (says (self, "deeply nested"));

  gtk_text_buffer_get_iter_at_offset (buffer, &start, 1200);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  g_assert_true (is_highlighted (self) && is_wrapped (self));
}

static void
test_nested (Fixture       *self,
             gconstpointer  data)
{
  GString *source = g_string_new (NULL);
  GtkWindow *question;

  for (guint i = 0; i < 2000; i++)
    g_string_append (source, "<ul>\n<li>\n");
  g_string_append (source, "x");
  write_source (self, source->str);
  g_string_free (source, TRUE);
  WAIT_UNTIL (says (self, "deeply nested"));
  press_apply (self);
  WAIT_UNTIL ((question = find_message ()) != NULL);
  answer (question, "Put In the Rest");
  WAIT_UNTIL (is_gone (self));
  g_assert_true (peng_history_can_undo (self->history));
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
    { "one-step", test_one_step },
    { "key", test_key },
    { "other-form", test_other_form },
    { "loss", test_loss },
    { "closed", test_closed },
    { "edited-meanwhile", test_edited_meanwhile },
    { "sent", test_sent },
    { "nested", test_nested },
    { "table", test_table },
    { "crowded-line", test_crowded_line },
  };

  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/source-window/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].func, tear_down);
    }

  return g_test_run ();
}
