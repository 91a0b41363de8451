/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/peng-history.h"
#include "ui/peng-field-view.h"

typedef struct
{
  PengDocument    *document;
  PengHistory     *history;
  PengFieldBuffer *buffer;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(PengArticle) empty = peng_article_new_empty ();

  fixture->document = peng_document_new (empty);
  fixture->history = peng_history_new (fixture->document);
  fixture->buffer = PENG_FIELD_BUFFER (peng_field_buffer_new (PENG_FIELD_TITLE));
  peng_field_buffer_set_document (fixture->buffer, fixture->document);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->buffer);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->document);
}

static char *
dup_shown (Fixture *fixture)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (fixture->buffer), &start, &end);

  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (fixture->buffer), &start, &end, TRUE);
}

/* The field and its picture say the same. */
static void
assert_field (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *shown = dup_shown (fixture);

  g_assert_cmpstr (shown, ==, expected);
  g_assert_cmpstr (peng_document_get_field (fixture->document, PENG_FIELD_TITLE), ==, expected);
}

static void
type (Fixture    *fixture,
      const char *words)
{
  gtk_text_buffer_insert_interactive_at_cursor (GTK_TEXT_BUFFER (fixture->buffer), words, -1, TRUE);
}

static void
test_typing (Fixture       *fixture,
             gconstpointer  data)
{
  GtkTextIter at;

  type (fixture, "运动会");
  assert_field (fixture, "运动会");
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (fixture->buffer), &at);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (fixture->buffer), &at);
  type (fixture, "秋季");
  assert_field (fixture, "秋季运动会");
  type (fixture, "𠮷👨‍👩‍👧");
  assert_field (fixture, "秋季𠮷👨‍👩‍👧运动会");
}

static void
test_is_one_line (Fixture       *fixture,
                  gconstpointer  data)
{
  type (fixture, "第一行\n第二行\r\n第三行");
  assert_field (fixture, "第一行 第二行 第三行");
}

static void
test_deleting (Fixture       *fixture,
               gconstpointer  data)
{
  GtkTextIter start;
  GtkTextIter end;

  type (fixture, "秋季运动会");
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (fixture->buffer), &start, 1);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (fixture->buffer), &end, 3);
  gtk_text_buffer_delete_interactive (GTK_TEXT_BUFFER (fixture->buffer), &start, &end, TRUE);
  assert_field (fixture, "秋动会");
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  type (fixture, "秋季");
  peng_history_barrier (fixture->history);
  type (fixture, "运动会");
  peng_history_undo (fixture->history);
  assert_field (fixture, "秋季");
  peng_history_undo (fixture->history);
  assert_field (fixture, "");
  peng_history_redo (fixture->history);
  peng_history_redo (fixture->history);
  assert_field (fixture, "秋季运动会");
}

static void
test_other_fields_are_not_shown (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr(PengEdit) edit =
    peng_document_make_set_field (fixture->document, PENG_FIELD_AUTHOR, "王老师");

  g_assert_true (peng_document_apply (fixture->document, edit, NULL));
  assert_field (fixture, "");
}

static void
test_without_document (Fixture       *fixture,
                       gconstpointer  data)
{
  type (fixture, "秋季");
  peng_field_buffer_set_document (fixture->buffer, NULL);
  type (fixture, "没有地方");
  g_assert_cmpint (gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (fixture->buffer)), ==, 0);
  g_assert_cmpstr (peng_document_get_field (fixture->document, PENG_FIELD_TITLE), ==, "秋季");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/ui/field/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("typing", test_typing);
  ADD ("is-one-line", test_is_one_line);
  ADD ("deleting", test_deleting);
  ADD ("undo", test_undo);
  ADD ("other-fields-are-not-shown", test_other_fields_are_not_shown);
  ADD ("without-document", test_without_document);

  return g_test_run ();
}
