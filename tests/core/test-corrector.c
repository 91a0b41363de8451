/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-corrector.h"

/* What a person does in the first block, key by key: a character is typed, and of the signs
 * below each does what it stands for. */
#define UNDO      "↶"
#define REDO      "↷"
#define BACKSPACE "⌫"
#define BOLD      "ᴮ"

typedef struct
{
  const char *name;
  const char *keys;
  const char *text;
} CorrectorCase;

static const CorrectorCase cases[] = {
  { "corrects", "你,好", "你，好" },
  { "one-undo-leaves-what-was-typed", "你," UNDO, "你," },
  { "the-next-undo-takes-it", "你," UNDO UNDO, "" },
  { "redo", "你," UNDO REDO, "你，" },
  { "undo-is-no-more-corrected", "你," UNDO "好", "你,好" },
  { "undo-of-a-stop", "好.我" UNDO "们", "好.我们" },
  { "undo-then-another-place", "你," UNDO "好,", "你,好，" },
  { "backspace-then-again", "你," BACKSPACE ",", "你," },
  { "backspace-twice-then-again", "你," BACKSPACE "," BACKSPACE ",", "你," },
  { "backspace-later-is-another-matter", "你,好" BACKSPACE BACKSPACE ",", "你，" },
  { "undo-of-a-quote", "\"" UNDO "好\"", "\"好\"" },
  { "undo-of-the-closing-quote", "\"好\"" UNDO "吗", "“好\"吗" },
  { "undo-of-three-points", "好..." UNDO ".", "好...." },
  { "undo-of-points-then-again", "好..." UNDO BACKSPACE ".", "好..." },
  { "two-in-one-key", "他说\"走.\"", "他说“走。”" },
  { "two-in-one-key-one-undo", "他说\"走.\"" UNDO, "他说“走.”" },
  { "indent", "　　好", "好" },
  { "indent-twice", "　　　　好", "好" },
  { "indent-undone", "　　" UNDO "好", "　　好" },
  { "indent-undone-then-again", "　　" UNDO BACKSPACE "　", "　　" },
  { "looks-stay", BOLD "好.我", "*好。我*" },
};

typedef struct
{
  PengDocument  *document;
  PengHistory   *history;
  PengCorrector *corrector;
  guint          cursor;
} Fixture;

static const PengPlace place = { 0, PENG_PART_TEXT, 0 };

static void
moved_cb (Fixture  *self,
          PengEdit *last)
{
  if (peng_edit_get_kind (last) == PENG_EDIT_TEXT)
    self->cursor = peng_edit_get_offset (last) +
                   peng_text_get_length (peng_edit_get_inserted (last));
}

static void
fixture_init (Fixture              *self,
              const PengTextFormat *format)
{
  g_autoptr(PengText) empty = peng_text_new_empty ();
  g_autoptr(PengBlock) block = peng_block_new_text (format, empty);
  g_autoptr(PengArticle) article = peng_article_new (NULL, NULL, &block, 1);

  *self = (Fixture) { peng_document_new (article) };
  self->history = peng_history_new (self->document);
  self->corrector = peng_corrector_new (self->document, self->history);
  peng_corrector_set_rules (self->corrector, PENG_AUTOCORRECT_ALL);
  g_signal_connect_swapped (self->history, "moved", G_CALLBACK (moved_cb), self);
}

static void
fixture_clear (Fixture *self)
{
  g_assert_finalize_object (self->corrector);
  g_assert_finalize_object (self->history);
  g_assert_finalize_object (self->document);
}

static void
change (Fixture    *self,
        guint       n_removed,
        const char *inserted,
        gboolean    bold)
{
  const PengStyle style = { bold ? PENG_STYLE_STRONG : 0 };
  g_autoptr(PengText) text = peng_text_new_styled (inserted, &style);
  g_autoptr(PengEdit) edit = NULL;

  self->cursor -= n_removed;
  edit = peng_document_make_text (self->document, &place, self->cursor, n_removed, text);
  g_assert_true (peng_document_apply (self->document, edit, NULL));
  self->cursor += peng_text_get_length (text);
}

static void
type (Fixture    *self,
      const char *key,
      gboolean    bold)
{
  guint length = peng_text_get_length (peng_document_get_text (self->document, &place));
  guint behind;

  change (self, 0, key, bold);
  behind = length + 1 - self->cursor;
  peng_corrector_text_typed (self->corrector, &place, self->cursor, 1, FALSE);
  self->cursor = peng_text_get_length (peng_document_get_text (self->document, &place)) - behind;
}

static void
press (Fixture    *self,
       const char *keys)
{
  gboolean bold = FALSE;

  for (const char *p = keys; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *key = g_strndup (p, g_utf8_next_char (p) - p);

      if (g_str_equal (key, UNDO))
        g_assert_true (peng_history_undo (self->history));
      else if (g_str_equal (key, REDO))
        g_assert_true (peng_history_redo (self->history));
      else if (g_str_equal (key, BACKSPACE))
        change (self, 1, "", FALSE);
      else if (g_str_equal (key, BOLD))
        bold = TRUE;
      else
        type (self, key, bold);
    }
}

/* The text, its bold stretches between stars. */
static char *
dup_shown (PengText *text)
{
  g_autoptr(GString) out = g_string_new (NULL);
  guint n_spans, offset = 0;
  const PengSpan *spans = peng_text_get_spans (text, &n_spans);

  for (guint i = 0; i < n_spans; offset += spans[i++].length)
    {
      g_autofree char *run = peng_text_dup_range (text, offset, spans[i].length);
      const char *star = spans[i].style.flags & PENG_STYLE_STRONG ? "*" : "";

      g_string_append_printf (out, "%s%s%s", star, run, star);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_keys (gconstpointer data)
{
  const CorrectorCase *c = data;
  const PengTextFormat format = { PENG_BLOCK_PARAGRAPH };
  g_autofree char *shown = NULL;
  Fixture fixture;

  fixture_init (&fixture, &format);
  press (&fixture, c->keys);
  shown = dup_shown (peng_document_get_text (fixture.document, &place));
  g_assert_cmpstr (shown, ==, c->text);
  while (peng_history_undo (fixture.history));
  g_assert_cmpuint (peng_text_get_length (peng_document_get_text (fixture.document, &place)), ==, 0);
  fixture_clear (&fixture);
}

/* Full-width spaces ask for the indent, and stay where there is none to have. */
static void
test_indent (void)
{
  const PengTextFormat bare = { PENG_BLOCK_PARAGRAPH, .no_indent = TRUE };
  const PengTextFormat heading = { PENG_BLOCK_HEADING, .level = 2 };
  PengText *text;
  Fixture fixture;

  fixture_init (&fixture, &bare);
  press (&fixture, "　　");
  g_assert_false (peng_block_get_format (peng_document_get_block (fixture.document, 0))->no_indent);
  press (&fixture, UNDO);
  g_assert_true (peng_block_get_format (peng_document_get_block (fixture.document, 0))->no_indent);
  text = peng_document_get_text (fixture.document, &place);
  g_assert_cmpstr (peng_text_get_string (text), ==, "　　");
  press (&fixture, BACKSPACE "　");
  text = peng_document_get_text (fixture.document, &place);
  g_assert_cmpstr (peng_text_get_string (text), ==, "　　");
  fixture_clear (&fixture);

  fixture_init (&fixture, &heading);
  press (&fixture, "　　");
  text = peng_document_get_text (fixture.document, &place);
  g_assert_cmpstr (peng_text_get_string (text), ==, "　　");
  fixture_clear (&fixture);
}

static void
test_entered (void)
{
  const PengTextFormat format = { PENG_BLOCK_PARAGRAPH };
  Fixture fixture;

  fixture_init (&fixture, &format);
  press (&fixture, "好.");
  g_assert_true (peng_corrector_text_typed (fixture.corrector, &place, 2, 0, TRUE));
  g_assert_cmpstr (peng_text_get_string (peng_document_get_text (fixture.document, &place)), ==,
                   "好。");
  g_assert_false (peng_corrector_text_typed (fixture.corrector, &place, 2, 0, TRUE));
  fixture_clear (&fixture);
}

static void
type_field (Fixture    *self,
            const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *key = g_strndup (p, g_utf8_next_char (p) - p);
      guint length = g_utf8_strlen (peng_document_get_field (self->document, PENG_FIELD_TITLE), -1);
      g_autoptr(PengEdit) edit =
        peng_document_make_field (self->document, PENG_FIELD_TITLE, length, 0, key);

      g_assert_true (peng_document_apply (self->document, edit, NULL));
      peng_corrector_field_typed (self->corrector, PENG_FIELD_TITLE, length + 1, 1);
    }
}

static void
test_field (void)
{
  const PengTextFormat format = { PENG_BLOCK_PARAGRAPH };
  Fixture fixture;

  fixture_init (&fixture, &format);
  type_field (&fixture, "运动会:\"好.\"--");
  g_assert_cmpstr (peng_document_get_field (fixture.document, PENG_FIELD_TITLE), ==,
                   "运动会：“好。”——");
  g_assert_true (peng_history_undo (fixture.history));
  g_assert_cmpstr (peng_document_get_field (fixture.document, PENG_FIELD_TITLE), ==,
                   "运动会：“好。”--");
  type_field (&fixture, "　　");
  g_assert_true (g_str_has_suffix (peng_document_get_field (fixture.document, PENG_FIELD_TITLE),
                                   "--　　"));
  fixture_clear (&fixture);
}

static void
test_off (void)
{
  const PengTextFormat format = { PENG_BLOCK_PARAGRAPH };
  Fixture fixture;

  fixture_init (&fixture, &format);
  peng_corrector_set_rules (fixture.corrector, 0);
  press (&fixture, "　　你,\"好\"...--");
  g_assert_cmpstr (peng_text_get_string (peng_document_get_text (fixture.document, &place)), ==,
                   "　　你,\"好\"...--");
  fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/corrector/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_keys);
    }

  g_test_add_func ("/core/corrector/indent-of-the-paragraph", test_indent);
  g_test_add_func ("/core/corrector/entered", test_entered);
  g_test_add_func ("/core/corrector/field", test_field);
  g_test_add_func ("/core/corrector/off", test_off);

  return g_test_run ();
}
