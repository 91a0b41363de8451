/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-document.h"
#include "test-seed.h"

/* Random commands on a buffer. After each, the picture is what a new buffer would show; in the end
 * undo gives the first document back and redo the last. PENG_SEED repeats a run. */

#define N_ROUNDS 12
#define N_COMMANDS 400

typedef struct
{
  PengDocument *document;
  PengHistory  *history;
  PengBuffer   *buffer;
  GRand        *rand;
} Fixture;

static const char * const words[] = {
  "彭城", "新闻", "a", " ", "word", "👨‍👩‍👧", "é", "，", "1", "台风预警", PENG_LINE_BREAK_UTF8, "\t",
};

#define MEDIA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static guint
pick (Fixture *fixture,
      guint    n)
{
  return g_rand_int_range (fixture->rand, 0, n);
}

static PengBlock *
new_random_atom (Fixture *fixture)
{
  g_autoptr(PengText) caption = peng_text_new (words[pick (fixture, 5)]);
  PengImage image = { MEDIA, 640, 480, PENG_IMAGE_NORMAL, "alt", caption };
  PengTableRow row;
  PengCell cell = { caption, 1, 1, FALSE, PENG_ALIGN_DEFAULT };

  row = (PengTableRow) { &cell, 1 };

  switch (pick (fixture, 4))
    {
    case 0:
      return peng_block_new_divider ();
    case 1:
      return peng_block_new_table (&row, 1, 0, caption);
    case 2:
      return peng_block_new_attachment (MEDIA, "name.pdf");
    default:
      return peng_block_new_image (&image);
    }
}

static PengBlock *
new_random_block (Fixture *fixture)
{
  PengTextFormat format = { pick (fixture, 4), pick (fixture, 5), pick (fixture, 2),
                            pick (fixture, 3), pick (fixture, 4), pick (fixture, 2) };
  PengStyle style = { pick (fixture, 16), pick (fixture, PENG_N_COLORS),
                      pick (fixture, 4) == 0 ? "https://example.org/" : NULL };
  g_autoptr(PengText) text = NULL;

  if (pick (fixture, 4) == 0)
    return new_random_atom (fixture);

  text = peng_text_new_styled (
    pick (fixture, 4) == 0 ? "" : words[pick (fixture, G_N_ELEMENTS (words))], &style);

  return peng_block_new_text (&format, text);
}

static void
place_cursor (Fixture *fixture)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (fixture->buffer);
  int n = gtk_text_buffer_get_char_count (buffer);
  GtkTextIter cursor, bound;

  gtk_text_buffer_get_iter_at_offset (buffer, &cursor, pick (fixture, n + 1));
  gtk_text_buffer_get_iter_at_offset (buffer, &bound, pick (fixture, n + 1));
  gtk_text_buffer_select_range (buffer, &cursor, pick (fixture, 3) == 0 ? &bound : &cursor);
}

static void
type_word (Fixture *fixture)
{
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (fixture->buffer));
  gtk_text_buffer_delete_selection (GTK_TEXT_BUFFER (fixture->buffer), TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (GTK_TEXT_BUFFER (fixture->buffer),
                                                words[pick (fixture, G_N_ELEMENTS (words))], -1,
                                                TRUE);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (fixture->buffer));
}

static void
paste_blocks (Fixture *fixture)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  guint n = 1 + pick (fixture, 4);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (blocks, new_random_block (fixture));

  peng_buffer_insert_blocks (fixture->buffer, (PengBlock * const *) blocks->pdata, blocks->len);
}

static void
copy_and_paste (Fixture *fixture)
{
  g_autoptr(GPtrArray) blocks = peng_buffer_dup_selection (fixture->buffer);

  if (pick (fixture, 2) == 0)
    peng_buffer_delete_selection (fixture->buffer);
  place_cursor (fixture);
  peng_buffer_insert_blocks (fixture->buffer, (PengBlock * const *) blocks->pdata, blocks->len);
}

static void
insert_atoms (Fixture *fixture)
{
  g_autoptr(PengBlock) atom = new_random_atom (fixture);
  PengPosition position;

  peng_buffer_get_cursor (fixture->buffer, &position);
  peng_buffer_insert_atoms (fixture->buffer, &position, &atom, 1);
}

static void
do_format (Fixture *fixture)
{
  static const guint levels[] = { 0, 2, 3, 4 };

  switch (pick (fixture, 8))
    {
    case 0:
      peng_buffer_set_heading (fixture->buffer, levels[pick (fixture, 4)]);
      break;
    case 1:
      peng_buffer_set_list (fixture->buffer, pick (fixture, 2), pick (fixture, 2));
      break;
    case 2:
      peng_buffer_set_quote (fixture->buffer, pick (fixture, 2));
      break;
    case 3:
      peng_buffer_set_align (fixture->buffer, pick (fixture, 4));
      break;
    case 4:
      peng_buffer_set_link (fixture->buffer, pick (fixture, 2) ? "https://example.com/" : NULL,
                            NULL);
      break;
    case 5:
      peng_buffer_clear_style (fixture->buffer);
      break;
    case 6:
      peng_buffer_set_color (fixture->buffer, pick (fixture, PENG_N_COLORS));
      break;
    default:
      peng_buffer_toggle_style (fixture->buffer, 1 << pick (fixture, 7));
    }
}

static void
do_block (Fixture *fixture)
{
  guint block = pick (fixture, peng_document_get_n_blocks (fixture->document));

  switch (pick (fixture, 5))
    {
    case 0:
      peng_buffer_remove_block (fixture->buffer, block);
      break;
    case 1:
      peng_buffer_move_block (fixture->buffer, block, pick (fixture, 2) ? 1 : -1);
      break;
    case 2:
      peng_buffer_move_selected (fixture->buffer, pick (fixture, 2) ? 1 : -1);
      break;
    case 3:
      peng_buffer_move_to (fixture->buffer, block,
                           pick (fixture, peng_document_get_n_blocks (fixture->document) + 1));
      break;
    default:
      peng_buffer_shift_level (fixture->buffer, pick (fixture, 2) ? 1 : -1);
    }
}

/* Another writer of the document: the preview, a fix of a check, a caption. */
static void
edit_outside (Fixture *fixture)
{
  guint n_blocks = peng_document_get_n_blocks (fixture->document);
  PengPlace place = { pick (fixture, n_blocks), PENG_PART_CAPTION, 0 };
  g_autoptr(PengText) text = peng_text_new (words[pick (fixture, 4)]);
  g_autoptr(PengEdit) edit = NULL;

  if (peng_document_get_text (fixture->document, &place) == NULL)
    place.part = PENG_PART_TEXT;
  if (peng_document_get_text (fixture->document, &place) == NULL)
    return;

  edit = peng_document_make_text (fixture->document, &place, 0, pick (fixture, 3), text);
  g_assert_true (peng_document_apply (fixture->document, edit, NULL));
}

static void
do_command (Fixture *fixture)
{
  if (pick (fixture, 3) == 0)
    place_cursor (fixture);

  switch (pick (fixture, 14))
    {
    case 0:
      gtk_text_buffer_insert_interactive_at_cursor (GTK_TEXT_BUFFER (fixture->buffer), "\n", 1,
                                                    TRUE);
      break;
    case 1:
      peng_buffer_backspace (fixture->buffer);
      break;
    case 2:
      peng_buffer_delete_next (fixture->buffer);
      break;
    case 3:
      paste_blocks (fixture);
      break;
    case 4:
      insert_atoms (fixture);
      break;
    case 5:
      do_format (fixture);
      break;
    case 6:
      do_block (fixture);
      break;
    case 7:
      edit_outside (fixture);
      break;
    case 8:
      peng_history_undo (fixture->history);
      break;
    case 9:
      peng_history_redo (fixture->history);
      break;
    case 10:
      copy_and_paste (fixture);
      break;
    case 11:
      peng_buffer_insert_plain (fixture->buffer, "一行\r\n二行\n\n四行");
      break;
    default:
      type_word (fixture);
    }
}

static void
assert_picture (Fixture *fixture)
{
  PengPosition cursor;

  test_document_assert_picture (fixture->buffer, fixture->document, fixture->history);
  peng_buffer_get_cursor (fixture->buffer, &cursor);
  g_assert_cmpuint (cursor.block, <, peng_document_get_n_blocks (fixture->document));
}

static PengArticle *
new_random_article (Fixture *fixture)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  guint n = 1 + pick (fixture, 8);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (blocks, new_random_block (fixture));

  return peng_article_new (NULL, NULL, (PengBlock * const *) blocks->pdata, blocks->len);
}

static void
run_round (GRand *rand)
{
  Fixture fixture = { .rand = rand };
  g_autoptr(PengArticle) first = new_random_article (&fixture);
  g_autoptr(PengArticle) last = NULL;
  g_autoptr(PengArticle) undone = NULL;
  g_autoptr(PengArticle) redone = NULL;

  fixture.document = peng_document_new (first);
  fixture.history = peng_history_new (fixture.document);
  fixture.buffer = peng_buffer_new (fixture.document, fixture.history);

  for (guint i = 0; i < N_COMMANDS; i++)
    {
      do_command (&fixture);
      assert_picture (&fixture);
    }

  while (peng_history_redo (fixture.history));
  last = peng_document_snapshot (fixture.document);
  while (peng_history_undo (fixture.history));
  undone = peng_document_snapshot (fixture.document);
  g_assert_true (peng_article_equal (first, undone));
  assert_picture (&fixture);

  while (peng_history_redo (fixture.history));
  redone = peng_document_snapshot (fixture.document);
  g_assert_true (peng_article_equal (last, redone));
  assert_picture (&fixture);

  /* GTK 4.8 keeps a buffer in which something was selected. */
  g_object_run_dispose (G_OBJECT (fixture.buffer));
  g_object_unref (fixture.buffer);
  g_assert_finalize_object (fixture.history);
  g_assert_finalize_object (fixture.document);
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < N_ROUNDS; i++)
    run_round (rand);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/buffer/random", test_random);

  return g_test_run ();
}
