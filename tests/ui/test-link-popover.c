/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"

#include "ui/peng-link-popover.h"

/* The small editor for links, by the keyboard alone: Ctrl+K, an address, Enter. */

#define LINKED(address, words) "<a href=\"" address "\">" words "</a>"

typedef struct
{
  const char *name;
  const char *before;
  const char *events;
  const char *after;
} Case;

static const Case cases[] = {
  { "selection", "<p>看^这里|。</p>", "type --args 1 https://a.cn/ key Return",
    "<p>看" LINKED ("https://a.cn/", "^这里|") "。</p>" },
  { "without-scheme", "<p>^这里|</p>", "type --args 1 jyj.xz.gov.cn key Return",
    "<p>" LINKED ("https://jyj.xz.gov.cn", "^这里|") "</p>" },
  { "mail", "<p>^这里|</p>", "type --args 1 a@b.cn key Return",
    "<p>" LINKED ("mailto:a@b.cn", "^这里|") "</p>" },
  { "no-selection", "<p>看|。</p>", "type --args 1 https://a.cn/ key Return",
    "<p>看" LINKED ("https://a.cn/", "https://a.cn/|") "。</p>" },
  { "with-text", "<p>看|。</p>", "type --args 1 https://a.cn/ key Tab type --args 1 here key Return",
    "<p>看" LINKED ("https://a.cn/", "here|") "。</p>" },
  { "change", "<p>" LINKED ("https://a.cn/", "这|里") "</p>", "key ctrl+a type --args 1 https://b.cn/ key Return",
    "<p>" LINKED ("https://b.cn/", "这|里") "</p>" },
  { "remove", "<p>" LINKED ("https://a.cn/", "这|里") "</p>", "key Tab key space", "<p>这|里</p>" },
  { "blocks", "<p>^一</p><p>二|</p>", "type --args 1 https://a.cn/ key Return",
    "<p>" LINKED ("https://a.cn/", "^一") "</p><p>" LINKED ("https://a.cn/", "二|") "</p>" },
};

static gboolean
is_open (gpointer user_data)
{
  EditorFixture *self = user_data;
  GtkWidget *popover = get_nth (self, PENG_TYPE_LINK_POPOVER, 0);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return popover != NULL && gtk_widget_get_mapped (popover) && focus != NULL &&
         gtk_widget_is_ancestor (focus, popover);
}

static gboolean
is_closed (gpointer user_data)
{
  EditorFixture *self = user_data;

  return get_nth (self, PENG_TYPE_LINK_POPOVER, 0) == NULL && gtk_widget_is_focus (self->view);
}

static void
open_popover (EditorFixture *self)
{
  press (self, "ctrl+k");
  g_assert_true (wait_for (is_open, self));
}

static void
test_link (gconstpointer data)
{
  const Case *c = data;
  EditorFixture fixture;

  editor_fixture_init (&fixture, c->before);
  open_popover (&fixture);
  play (&fixture, c->events);
  g_assert_true (wait_for (is_closed, &fixture));
  test_document_assert (fixture.buffer, c->after);

  g_assert_true (peng_history_undo (fixture.history));
  g_assert_false (peng_history_can_undo (fixture.history));
  editor_fixture_clear (&fixture);
}

static void
test_escape (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>^这里|</p>");
  open_popover (&fixture);
  play (&fixture, "type --args 1 https://a.cn/ key Escape");
  g_assert_true (wait_for (is_closed, &fixture));
  test_document_assert (fixture.buffer, "<p>^这里|</p>");
  g_assert_false (peng_history_can_undo (fixture.history));
  editor_fixture_clear (&fixture);
}

static gboolean
has_hint (gpointer user_data)
{
  GtkWidget *popover = get_nth (user_data, PENG_TYPE_LINK_POPOVER, 0);
  guint n = 0;

  for (GtkWidget *label; (label = get_nth (user_data, GTK_TYPE_LABEL, n)) != NULL; n++)
    if (gtk_widget_is_ancestor (label, popover) && gtk_widget_has_css_class (label, "error"))
      return gtk_widget_get_mapped (label);

  return FALSE;
}

/* What no article may lead to is not taken, and the person is told what is. */
static void
test_unsafe (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>^这里|</p>");
  open_popover (&fixture);
  play (&fixture, "type --args 1 ftp://a.cn/");
  g_assert_true (wait_for (has_hint, &fixture));
  play (&fixture, "key Return");
  g_assert_true (is_open (&fixture));
  play (&fixture, "key Escape");
  g_assert_true (wait_for (is_closed, &fixture));
  test_document_assert (fixture.buffer, "<p>^这里|</p>");
  editor_fixture_clear (&fixture);
}

static gboolean
shows_address (gpointer user_data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (((EditorFixture *) user_data)->window));

  return GTK_IS_EDITABLE (focus) &&
         g_str_equal (gtk_editable_get_text (GTK_EDITABLE (focus)), "https://a.cn/");
}

static void
test_shows_the_link (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>" LINKED ("https://a.cn/", "这|里") "</p>");
  open_popover (&fixture);
  g_assert_true (wait_for (shows_address, &fixture));
  play (&fixture, "key Escape");
  g_assert_true (wait_for (is_closed, &fixture));
  editor_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD_ROWS ("/ui/link-popover/", cases, test_link);
  g_test_add_func ("/ui/link-popover/escape", test_escape);
  g_test_add_func ("/ui/link-popover/unsafe", test_unsafe);
  g_test_add_func ("/ui/link-popover/shows-the-link", test_shows_the_link);

  return g_test_run ();
}
