/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"

/* Formatting by the actions that the tool bar and its menus ask for, each taken back again. */

typedef struct
{
  const char *name;
  const char *action;
  const char *before;
  const char *after;
} Case;

static const Case cases[] = {
  { "strong", "strong", "<p>一^二|三</p>", "<p>一<strong>^二|</strong>三</p>" },
  { "em", "em", "<p>一^二|三</p>", "<p>一<em>^二|</em>三</p>" },
  { "underline", "underline", "<p>一^二|三</p>", "<p>一<u>^二|</u>三</p>" },
  { "strike", "strike", "<p>一^二|三</p>", "<p>一<s>^二|</s>三</p>" },
  { "strike-off", "strike", "<p><s>一^二|三</s></p>", "<p><s>一</s>^二|<s>三</s></p>" },
  { "strike-over-blocks", "strike", "<p>一^二</p><h2>三|四</h2>",
    "<p>一<s>^二</s></p><h2><s>三|</s>四</h2>" },
  { "sub", "sub", "<p>一^二|三</p>", "<p>一<sub>^二|</sub>三</p>" },
  { "sup", "sup", "<p>一^二|三</p>", "<p>一<sup>^二|</sup>三</p>" },
  { "mark", "mark", "<p>一^二|三</p>", "<p>一<mark>^二|</mark>三</p>" },
  { "colour", "color::red", "<p>一^二|三</p>", "<p>一<span class=\"color-red\">^二|</span>三</p>" },
  { "no-colour", "color::none", "<p>一<span class=\"color-red\">^二|</span>三</p>", "<p>一^二|三</p>" },
  { "clear", "clear", "<p>一<strong><u>^二|</u></strong>三</p>", "<p>一^二|三</p>" },
  { "clear-heading", "clear", "<h2 class=\"align-center\">一<u>二|</u></h2>", "<p>一二|</p>" },
  { "centre", "align::center", "<p>一|</p>", "<p class=\"align-center\">一|</p>" },
  { "right", "align::right", "<p>一|</p><p>二</p>", "<p class=\"align-right\">一|</p><p>二</p>" },
  { "justify", "align::justify", "<p>一|</p><p>二</p>",
    "<p class=\"align-justify\">一|</p><p>二</p>" },
  { "no-alignment", "align::default", "<p class=\"align-right\">一|</p>", "<p>一|</p>" },
  { "right-in-heading", "align::right", "<h2>一|</h2>", "<h2 class=\"align-right\">一|</h2>" },
  { "right-over-blocks", "align::right", "<p>^一</p><hr><p>二|</p>",
    "<p class=\"align-right\">^一</p><hr><p class=\"align-right\">二|</p>" },
  { "heading", "heading(3)", "<p>一|</p>", "<h3>一|</h3>" },
  { "no-heading", "heading(0)", "<h4>一|</h4>", "<p>一|</p>" },
  { "bulleted", "list::ul", "<p>^一</p><p>二|</p>", "<ul><li>^一</li><li>二|</li></ul>" },
  { "numbered", "list::ol", "<p>^一</p><p>二|</p>", "<ol><li>^一</li><li>二|</li></ol>" },
  { "quote", "quote", "<p>一|</p>", "<blockquote><p>一|</p></blockquote>" },
  { "quote-over-blocks", "quote", "<p>^一</p><p>二|</p>",
    "<blockquote><p>^一</p><p>二|</p></blockquote>" },
  { "no-quote", "quote", "<blockquote><p>一|</p></blockquote>", "<p>一|</p>" },
  { "divider", "divider", "<p>一|二</p>", "<p>一二</p><hr><p>|</p>" },
};

static void
activate (EditorFixture *fixture,
          const char    *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr(GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (detailed, &name, &target, NULL));
  g_action_group_activate_action (peng_editor_get_format_actions (fixture->editor), name, target);
  settle ();
}

/* One step back, and one forward again: nothing more and nothing less. */
static void
test_action (gconstpointer data)
{
  const Case *c = data;
  EditorFixture fixture;

  editor_fixture_init (&fixture, c->before);
  activate (&fixture, c->action);
  test_document_assert (fixture.buffer, c->after);

  activate (&fixture, "undo");
  test_document_assert_content (fixture.document, c->before);
  g_assert_false (peng_history_can_undo (fixture.history));
  activate (&fixture, "redo");
  test_document_assert_content (fixture.document, c->after);
  g_assert_false (peng_history_can_redo (fixture.history));
  editor_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD_ROWS ("/ui/editor-format/", cases, test_action);

  return g_test_run ();
}
