/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"

/* What is typed is put right: see tests/core/test-autocorrect.c for the rules. */

static const KeyCase cases[] = {
  { "comma", "<p>你|</p>", "comma a", "<p>你，a|</p>" },
  { "comma-in-the-middle", "<p>你|好</p>", "comma", "<p>你，|好</p>" },
  { "one-undo", "<p>你|</p>", "comma ctrl+z", "<p>你,|</p>" },
  { "undo-then-go-on", "<p>你|</p>", "comma ctrl+z 1 comma", "<p>你,1,|</p>" },
  { "two-undos", "<p>你|</p>", "comma ctrl+z ctrl+z", "<p>你|</p>" },
  { "redo", "<p>你|</p>", "comma ctrl+z ctrl+y", "<p>你，|</p>" },
  { "backspace-then-again", "<p>你|</p>", "comma BackSpace comma", "<p>你,|</p>" },
  { "quotes", "<p>|好</p>", "quotedbl Right quotedbl", "<p>“好”|</p>" },
  { "ellipsis", "<p>好|</p>", "period period period", "<p>好……|</p>" },
  { "dash", "<p>好|</p>", "minus minus", "<p>好——|</p>" },
  { "looks-stay", "<p><strong>好|</strong></p>", "period period period",
    "<p><strong>好……|</strong></p>" },
  { "stop-by-enter", "<p>好|</p>", "period Return a", "<p>好。</p><p>a|</p>" },
  { "stop-by-shift-enter", "<p>好|</p>", "period shift+Return a", "<p>好。<br>a|</p>" },
  { "over-a-selection", "<p>你^们|好</p>", "comma", "<p>你，|好</p>" },
  { "over-a-selection-undone", "<p>你^们|好</p>", "comma ctrl+z", "<p>你,|好</p>" },
  { "number", "<p>3|</p>", "period 1 4", "<p>3.14|</p>" },
  { "list-item", "<ul><li>你|</li></ul>", "exclam", "<ul><li>你！|</li></ul>" },
  { "indent", "<p>|好</p>", "0x1003000 0x1003000", "<p>|好</p>" },
  { "indent-where-there-was-none", "<p class=\"no-indent\">|好</p>", "0x1003000 0x1003000",
    "<p>|好</p>" },
  { "indent-undone", "<p class=\"no-indent\">|好</p>", "0x1003000 0x1003000 ctrl+z",
    "<p class=\"no-indent\">　　|好</p>" },
  { "no-indent-in-a-heading", "<h2>|好</h2>", "0x1003000 0x1003000", "<h2>　　|好</h2>" },
  { "caption", "<p>一</p>" FIGURE ("", "图") "<p class=\"no-indent\">|二</p>",
    "BackSpace Tab End comma 1", "<p>一</p>" FIGURE ("", "图，1")
    "<p class=\"no-indent\">二</p> @1:1" },
  { "caption-undone", "<p>一</p>" FIGURE ("", "图") "<p class=\"no-indent\">|二</p>",
    "BackSpace Tab End comma ctrl+z", "<p>一</p>" FIGURE ("", "图,")
    "<p class=\"no-indent\">二</p> @1:0" },
};

static void
test_typing (gconstpointer data)
{
  press_case (data, PENG_AUTOCORRECT_ALL);
}

static void
test_switched_off (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>你|</p>");
  peng_editor_set_autocorrect (fixture.editor, PENG_AUTOCORRECT_ALL & ~PENG_AUTOCORRECT_PUNCTUATION);
  press (&fixture, "comma");
  test_document_assert (fixture.buffer, "<p>你,|</p>");
  editor_fixture_clear (&fixture);
}

static int
get_indent (EditorFixture *self)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (self->buffer));
  int indent;

  g_object_get (gtk_text_tag_table_lookup (table, "paragraph"), "indent", &indent, NULL);

  return indent;
}

/* The indent that is waited for; letters come in whole pixels. */
typedef struct
{
  EditorFixture *fixture;
  int            indent;
} Wanted;

static gboolean
is_wanted (gpointer user_data)
{
  const Wanted *wanted = user_data;

  return ABS (get_indent (wanted->fixture) - wanted->indent) <= wanted->indent / 10;
}

/* Larger letters keep what is measured in them in proportion. There is no style sheet here: the
 * text begins as large as the window's letters. */
static void
test_scale (void)
{
  EditorFixture fixture;
  Wanted wanted = { &fixture };
  double usual;

  editor_fixture_init (&fixture, "<p>你|</p>");
  usual = get_indent (&fixture);
  peng_editor_set_scale (fixture.editor, 2.0);
  wanted.indent = 2 * 1.15 * usual;
  g_assert_true (wait_for (is_wanted, &wanted));
  peng_editor_set_scale (fixture.editor, 1.0);
  wanted.indent = 1.15 * usual;
  g_assert_true (wait_for (is_wanted, &wanted));
  editor_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD_ROWS ("/ui/typing/", cases, test_typing);
  g_test_add_func ("/ui/typing/switched-off", test_switched_off);
  g_test_add_func ("/ui/typing/scale", test_scale);

  return g_test_run ();
}
