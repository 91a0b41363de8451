/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-history.h"

#include <string.h>

/* A document of one paragraph, a cursor in it, and a clock that stands still unless told. */
typedef struct
{
  PengDocument *document;
  PengHistory  *history;
  gint64        now;
  guint         cursor;
} Fixture;

static const PengPlace place = { 0, PENG_PART_TEXT, 0 };

static gint64
get_now (gpointer user_data)
{
  return ((Fixture *) user_data)->now;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(PengArticle) article = peng_article_new_empty ();

  self->document = peng_document_new (article);
  self->history = peng_history_new (self->document);
  peng_history_set_clock (self->history, get_now, self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_finalize_object (self->history);
  g_assert_finalize_object (self->document);
}

static const char *
get_text (Fixture *self)
{
  return peng_text_get_string (peng_document_get_text (self->document, &place));
}

static void
apply (Fixture  *self,
       PengEdit *edit)
{
  g_assert_true (peng_document_apply (self->document, edit, NULL));
  peng_edit_unref (edit);
}

static void
insert (Fixture    *self,
        const char *utf8)
{
  g_autoptr(PengText) text = peng_text_new (utf8);

  apply (self, peng_document_make_text (self->document, &place, self->cursor, 0, text));
  self->cursor += peng_text_get_length (text);
}

static void
erase (Fixture *self,
       guint    offset,
       guint    length)
{
  apply (self, peng_document_make_text (self->document, &place, offset, length, NULL));
  self->cursor = offset;
}

static void
type_each (Fixture    *self,
           const char *utf8)
{
  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      char key[7] = { 0 };

      g_unichar_to_utf8 (g_utf8_get_char (p), key);
      insert (self, key);
    }
}

/* Keys of a script: what each does stands here; any other character is typed.
 *   <  Backspace   >  Delete   ~  a pause   |  a barrier   {}  a group   [...]  inserted at once
 *   *  the first character is made strong   @  the cursor goes to the start
 *   ^  undo        ! redo */
static const char *
play_key (Fixture    *self,
          const char *key)
{
  const PengStyleChange strong = { .set = PENG_STYLE_STRONG };
  const char *end = g_utf8_next_char (key);
  g_autofree char *piece = NULL;
  guint near;

  switch (*key)
    {
    case '<':
      near = peng_unicode_previous_grapheme (get_text (self), self->cursor);
      erase (self, near, self->cursor - near);
      break;
    case '>':
      near = peng_unicode_next_grapheme (get_text (self), self->cursor);
      erase (self, self->cursor, near - self->cursor);
      break;
    case '~':
      self->now += 2 * G_USEC_PER_SEC;
      break;
    case '|':
      peng_history_barrier (self->history);
      break;
    case '{':
      peng_history_begin (self->history);
      break;
    case '}':
      peng_history_end (self->history);
      break;
    case '[':
      end = strchr (key, ']');
      piece = g_strndup (key + 1, end - key - 1);
      insert (self, piece);
      end++;
      break;
    case '*':
      apply (self, peng_document_make_restyle (self->document, &place, 0, 1, &strong));
      break;
    case '@':
      self->cursor = 0;
      break;
    case '^':
      g_assert_true (peng_history_undo (self->history));
      self->cursor = g_utf8_strlen (get_text (self), -1);
      break;
    case '!':
      g_assert_true (peng_history_redo (self->history));
      self->cursor = g_utf8_strlen (get_text (self), -1);
      break;
    default:
      piece = g_strndup (key, end - key);
      insert (self, piece);
    }

  return end;
}

/* What is typed, and the text after each undo until there is none, and after each redo back. */
typedef struct
{
  const char *name;
  const char *keys;
  const char *undone[12];
} StepCase;

static const StepCase step_cases[] = {
  { "word",                 "hello",              { "" } },
  { "words",                "one two three",      { "one two ", "one ", "" } },
  { "space-stays-with-word", "one  two",          { "one  ", "" } },
  { "apostrophe",           "don't",              { "" } },
  { "raised-apostrophe",    "don’t",              { "" } },
  { "hyphen",               "well-known",         { "" } },
  { "punctuation",          "a,b",                { "a,", "" } },
  { "punctuation-run",      "a?;. b",             { "a?;. ", "" } },
  { "chinese-clause",       "今天，天气。好",        { "今天，天气。", "今天，", "" } },
  { "chinese-no-end",       "今天天气很好",          { "" } },
  { "phrases",              "[今天][天气]，[很好]",  { "今天天气，", "" } },
  { "phrase-with-end",      "[你好，][世界]",        { "你好，", "" } },
  { "pause",                "ab~cd",              { "ab", "" } },
  { "short-of-pause",       "abcd",               { "" } },
  { "barrier",              "ab|cd",              { "ab", "" } },
  { "cursor-moved",         "ab@cd",              { "ab", "" } },
  { "backspaces",           "abc<<",              { "abc", "" } },
  { "backspace-then-type",  "abc<d",              { "ab", "abc", "" } },
  { "backspace-words",      "[one two.]<<<<",     { "one two", "one two.", "" } },
  { "backspace-by-word",    "[one two]|<<<<<",    { "one", "one two", "" } },
  { "backspace-clause",     "[好。今天]|<<<<",      { "好", "好。今天", "" } },
  { "deletes",              "[abc]@>>",           { "abc", "" } },
  { "delete-words",         "[a b]@>>>",          { "b", "a b", "" } },
  { "back-then-delete",     "[abcd]@abc<<>",      { "aabcd", "abcabcd", "abcd", "" } },
  { "delete-then-back",     "[abcd]@xy|>><",      { "xycd", "xyabcd", "abcd", "" } },
  { "backspace-emoji",      "[a👩‍👩‍👧👍🏽]<<",       { "a👩‍👩‍👧👍🏽", "" } },
  { "backspace-pause",      "[abc]<~<",           { "ab", "abc", "" } },
  { "typed-then-paste",     "ab[0123456789012345678901234567890123456789]c",
    { "ab0123456789012345678901234567890123456789", "ab", "" } },
  { "style-alone",          "ab*",                { "ab", "" } },
  { "style-cuts-typing",    "ab*cd",              { "ab", "ab", "" } },
  { "group",                "{ab<c}",             { "" } },
  { "group-nested",         "{a{b}c}",            { "" } },
  { "group-cuts",           "ab{cd}ef",           { "abcd", "ab", "" } },
  { "groups-apart",         "{ab}{cd}",           { "ab", "" } },
  { "group-over-pause",     "{ab~cd|ef}",         { "" } },
  { "group-of-one",         "{a}b",               { "a", "" } },
  { "group-empty",          "ab{}cd",             { "ab", "" } },
  { "undo-cuts",            "ab|cd^ef",           { "ab", "" } },
  { "redo-cuts",            "ab^!cd",             { "ab", "" } },
  { "undo-forgets-redo",    "ab|cd|ef^^gh",       { "ab", "" } },
};

static void
test_steps (Fixture       *self,
            gconstpointer  data)
{
  const StepCase *c = data;
  guint n_steps = g_strv_length ((GStrv) c->undone);
  g_autofree char *last = NULL;

  for (const char *key = c->keys; *key != '\0';)
    key = play_key (self, key);

  last = g_strdup (get_text (self));

  for (guint i = 0; i < n_steps; i++)
    {
      g_assert_true (peng_history_can_undo (self->history));
      g_assert_true (peng_history_undo (self->history));
      g_assert_cmpstr (get_text (self), ==, c->undone[i]);
    }

  g_assert_false (peng_history_can_undo (self->history));
  g_assert_false (peng_history_undo (self->history));

  for (guint i = n_steps; i > 0; i--)
    {
      g_assert_true (peng_history_redo (self->history));
      g_assert_cmpstr (get_text (self), ==, i > 1 ? c->undone[i - 2] : last);
    }

  g_assert_false (peng_history_can_redo (self->history));
  g_assert_false (peng_history_redo (self->history));
}

static void
set_field (Fixture    *self,
           PengField   field,
           const char *value)
{
  apply (self, peng_document_make_set_field (self->document, field, value));
}

/* An entry that is typed in gives its whole text each time. */
static void
test_fields (Fixture       *self,
             gconstpointer  data)
{
  set_field (self, PENG_FIELD_TITLE, "彭");
  set_field (self, PENG_FIELD_TITLE, "彭城");
  set_field (self, PENG_FIELD_AUTHOR, "a");
  set_field (self, PENG_FIELD_AUTHOR, "ab");
  set_field (self, PENG_FIELD_AUTHOR, "");

  g_assert_true (peng_history_undo (self->history));
  g_assert_cmpstr (peng_document_get_field (self->document, PENG_FIELD_AUTHOR), ==, "ab");
  g_assert_true (peng_history_undo (self->history));
  g_assert_cmpstr (peng_document_get_field (self->document, PENG_FIELD_AUTHOR), ==, "");
  g_assert_cmpstr (peng_document_get_field (self->document, PENG_FIELD_TITLE), ==, "彭城");
  g_assert_true (peng_history_undo (self->history));
  g_assert_cmpstr (peng_document_get_field (self->document, PENG_FIELD_TITLE), ==, "");
  g_assert_false (peng_history_can_undo (self->history));
}

/* Typing in one text never merges with typing in another, though the offsets fit. */
static void
test_places (Fixture       *self,
             gconstpointer  data)
{
  const PengPlace second = { 1, PENG_PART_TEXT, 0 };
  g_autoptr(PengBlock) paragraph = peng_block_new_paragraph ("a");
  g_autoptr(PengText) text = peng_text_new ("b");

  apply (self, peng_document_make_blocks (self->document, 1, 0, &paragraph, 1));
  insert (self, "a");
  apply (self, peng_document_make_text (self->document, &second, 1, 0, text));

  g_assert_true (peng_history_undo (self->history));
  g_assert_cmpstr (get_text (self), ==, "a");
  g_assert_true (peng_history_undo (self->history));
  g_assert_cmpuint (peng_document_get_n_blocks (self->document), ==, 2);
  g_assert_true (peng_history_undo (self->history));
  g_assert_cmpuint (peng_document_get_n_blocks (self->document), ==, 1);
}

static void
moved_cb (PengHistory *history,
          PengEdit    *last,
          PengEdit   **seen)
{
  g_clear_pointer (seen, peng_edit_unref);
  *seen = peng_edit_ref (last);
}

/* A step of ten keys is one edit, and "moved" tells it. */
static void
test_moved (Fixture       *self,
            gconstpointer  data)
{
  PengEdit *seen = NULL;

  g_signal_connect (self->history, "moved", G_CALLBACK (moved_cb), &seen);
  type_each (self, "0123456789");
  g_assert_null (seen);

  peng_history_undo (self->history);
  g_assert_cmpstr (peng_text_get_string (peng_edit_get_removed (seen)), ==, "0123456789");
  g_assert_cmpuint (peng_text_get_length (peng_edit_get_inserted (seen)), ==, 0);

  peng_history_redo (self->history);
  g_assert_cmpstr (peng_text_get_string (peng_edit_get_inserted (seen)), ==, "0123456789");
  g_clear_pointer (&seen, peng_edit_unref);
}

static void
notify_cb (PengHistory *history,
           GParamSpec  *pspec,
           GString     *log)
{
  gboolean value;

  g_object_get (history, pspec->name, &value, NULL);
  g_string_append_printf (log, "%s%c ", pspec->name, value ? '+' : '-');
}

static void
test_properties (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(GString) log = g_string_new (NULL);

  g_signal_connect (self->history, "notify", G_CALLBACK (notify_cb), log);
  type_each (self, "ab|");
  insert (self, "c");
  peng_history_undo (self->history);
  peng_history_undo (self->history);
  peng_history_redo (self->history);
  insert (self, "d");
  peng_history_clear (self->history);
  peng_history_clear (self->history);

  g_assert_cmpstr (log->str, ==,
                   "can-undo+ can-redo+ can-undo- can-undo+ can-redo- can-undo- ");
}

/* Neither undo nor redo is recorded, nor what changes nothing. */
static void
test_nothing (Fixture       *self,
              gconstpointer  data)
{
  type_each (self, "ab");
  set_field (self, PENG_FIELD_TITLE, "");
  g_assert_true (peng_history_undo (self->history));
  g_assert_false (peng_history_can_undo (self->history));
  set_field (self, PENG_FIELD_TITLE, "");
  g_assert_true (peng_history_can_redo (self->history));
}

/* The oldest steps go beyond 10,000. */
static void
test_bound_of_steps (Fixture       *self,
                     gconstpointer  data)
{
  guint n_undone = 0;

  for (guint i = 0; i < 10050; i++)
    {
      set_field (self, PENG_FIELD_TITLE, i % 2 == 0 ? "a" : "");
      peng_history_barrier (self->history);
    }

  while (peng_history_undo (self->history))
    n_undone++;

  g_assert_cmpuint (n_undone, ==, 10000);
}

/* So they do beyond 64 MiB, but the newest stays however large it is. */
static void
test_bound_of_bytes (Fixture       *self,
                     gconstpointer  data)
{
  g_autofree char *string = g_strnfill (24 * 1024 * 1024, 'a');
  g_autofree char *huge = g_strnfill (65 * 1024 * 1024, 'b');

  for (guint i = 0; i < 2; i++)
    {
      insert (self, string);
      erase (self, 0, G_MAXUINT);
    }

  for (guint i = 0; i < 2; i++)
    g_assert_true (peng_history_undo (self->history));

  g_assert_false (peng_history_can_undo (self->history));
  erase (self, 0, G_MAXUINT);
  insert (self, huge);
  g_assert_true (peng_history_undo (self->history));
  g_assert_false (peng_history_undo (self->history));
}

/* Keys at the real clock are nearer to each other than a pause. */
static void
test_default_clock (void)
{
  g_autoptr(PengArticle) article = peng_article_new_empty ();
  Fixture fixture = { .document = peng_document_new (article) };

  fixture.history = peng_history_new (fixture.document);
  type_each (&fixture, "ab");
  g_assert_true (peng_history_undo (fixture.history));
  g_assert_false (peng_history_can_undo (fixture.history));
  tear_down (&fixture, NULL);
}

#define WANTED "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define KNOWN  "abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789"

static const char *
get_media (Fixture *self,
           guint    block)
{
  guint n_images;

  return peng_block_get_images (peng_document_get_block (self->document, block), &n_images)->media;
}

/* A picture comes late: it is the one that was meant wherever undo and redo lead, and no step. */
static void
test_settle_image (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr(PengText) empty = peng_text_new_empty ();
  PengImage wanted = { .media = WANTED, .alt = "x", .caption = empty };
  PengImage known = { .media = KNOWN, .width = 30, .height = 20 };
  g_autoptr(PengBlock) image = peng_block_new_image (&wanted);
  g_autoptr(PengBlock) gallery =
    peng_block_new_gallery (PENG_GALLERY_ROWS, (PengImage[]) { wanted, wanted }, 2, empty);
  PengBlock *blocks[] = { image, gallery };
  guint n_images;

  apply (self, peng_document_make_blocks (self->document, 0, 0, blocks, 2));
  apply (self, peng_document_make_text (self->document,
                                        &(PengPlace) { .block = 0, .part = PENG_PART_CAPTION }, 0, 0,
                                        empty));
  apply (self, peng_document_make_blocks (self->document, 1, 1, NULL, 0));
  peng_history_settle_image (self->history, WANTED, &known);
  g_assert_cmpstr (get_media (self, 0), ==, KNOWN);

  g_assert_true (peng_history_undo (self->history));
  g_assert_cmpstr (get_media (self, 1), ==, KNOWN);
  g_assert_cmpuint (peng_block_get_images (peng_document_get_block (self->document, 1),
                                           &n_images)[1].width, ==, 30);

  while (peng_history_undo (self->history))
    ;
  while (peng_history_redo (self->history))
    ;
  g_assert_cmpstr (get_media (self, 0), ==, KNOWN);
  g_assert_cmpstr (peng_block_get_images (peng_document_get_block (self->document, 0),
                                          &n_images)->alt, ==, "x");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (step_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/history/steps/", step_cases[i].name, NULL);

      g_test_add (path, Fixture, &step_cases[i], set_up, test_steps, tear_down);
    }

  ADD ("/core/history/fields", test_fields);
  ADD ("/core/history/places", test_places);
  ADD ("/core/history/moved", test_moved);
  ADD ("/core/history/properties", test_properties);
  ADD ("/core/history/nothing", test_nothing);
  ADD ("/core/history/settle-image", test_settle_image);
  ADD ("/core/history/bound-of-steps", test_bound_of_steps);
  ADD ("/core/history/bound-of-bytes", test_bound_of_bytes);
  g_test_add_func ("/core/history/default-clock", test_default_clock);

  return g_test_run ();
}
