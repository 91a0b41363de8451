/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-block-move.h"
#include "core/peng-history.h"
#include "core/peng-html-reader.h"
#include "random-model.h"

#include <string.h>

/* Blocks are written as "p:一 li1:二 ol1=5:三 hr": kind and level, a number to begin with, text. */

typedef struct
{
  const char *name;
  const char *before;
  guint       first;
  guint       n_blocks;
  int         by;       /* 0: to @to, as by a drag */
  guint       to;
  const char *after;    /* NULL where nothing moves */
} Case;

static const Case cases[] = {
  { "down",            "p:一 p:二",           0, 1,  1, 0, "p:二 p:一" },
  { "up",              "p:一 p:二",           1, 1, -1, 0, "p:二 p:一" },
  { "up-at-start",     "p:一 p:二",           0, 1, -1, 0, NULL },
  { "down-at-end",     "p:一 p:二",           1, 1,  1, 0, NULL },
  { "several-down",    "p:一 p:二 p:三",      0, 2,  1, 0, "p:三 p:一 p:二" },
  { "several-up",      "p:一 p:二 p:三",      1, 2, -1, 0, "p:二 p:三 p:一" },
  { "all-down",        "p:一 p:二",           0, 2,  1, 0, NULL },
  { "atom-up",         "p:一 hr p:二",        1, 1, -1, 0, "hr p:一 p:二" },
  { "atom-to-end",     "p:一 hr p:二",        1, 1,  1, 0, "p:一 p:二 hr p:" },
  { "atom-before-end", "p:一 hr p:",          1, 1,  1, 0, NULL },
  { "over-the-end",    "hr p:一 p:",          0, 1,  0, 3, "p:一 hr p:" },
  { "last-over-atom",  "p:一 hr p:二",        2, 1, -1, 0, "p:一 p:二 hr p:" },
  { "text-to-end",     "p:一 p:二 p:三",      0, 1,  0, 3, "p:二 p:三 p:一" },
  { "to-start",        "p:一 p:二 p:三",      2, 1,  0, 0, "p:三 p:一 p:二" },
  { "into-itself",     "p:一 p:二 p:三",      0, 2,  0, 1, NULL },
  { "to-own-end",      "p:一 p:二 p:三",      0, 2,  0, 2, NULL },
  { "with-deeper",     "li1:一 li2:二 li1:三", 0, 1, 1, 0, "li1:三 li1:一 li2:二" },
  { "over-deeper",     "li1:一 li1:二 li2:三", 0, 1, 1, 0, "li1:二 li2:三 li1:一" },
  { "up-over-deeper",  "li1:一 li2:二 li1:三", 2, 1, -1, 0, "li1:三 li1:一 li2:二" },
  { "deeper-alone",    "li1:一 li2:二 li2:三", 1, 1, 1, 0, "li1:一 li2:三 li2:二" },
  { "out-at-bottom",   "li1:一 li2:二 li1:三 li2:四", 1, 1, 1, 0, "li1:一 li1:三 li2:二 li2:四" },
  { "out-at-top",      "li1:一 li2:二 li2:三", 1, 1, -1, 0, "li2:二 li1:一 li2:三" },
  { "text-over-list",  "p:一 li1:二 li3:三 p:四", 0, 1, 1, 0, "li1:二 li3:三 p:一 p:四" },
  { "text-up-over-list", "p:四 li2:二 li3:三 p:一", 3, 1, -1, 0, "p:四 p:一 li2:二 li3:三" },
  { "selected-parent", "li1:一 li2:二 li2:三 p:四", 0, 2, 1, 0, "p:四 li1:一 li2:二 li2:三" },
  { "number-stays",    "ol1=5:一 ol1:二 p:三", 0, 1, 1, 0, "ol1=5:二 ol1:一 p:三" },
  { "number-taken",    "p:三 ol1=5:一 ol1:二", 2, 1, -1, 0, "p:三 ol1=5:二 ol1:一" },
  { "number-goes",     "ol1=5:一 p:二 p:三",   0, 1, 1, 0, "p:二 ol1=5:一 p:三" },
  { "other-list",      "ol1=5:一 li1:二",      0, 1, 1, 0, "li1:二 ol1=5:一" },
};

static PengBlock *
new_block (const char *description)
{
  g_auto(GStrv) pair = g_strsplit (description, ":", 2);
  PengTextFormat format = { PENG_BLOCK_PARAGRAPH };
  g_autoptr(PengText) text = NULL;

  if (g_str_equal (description, "hr"))
    return peng_block_new_divider ();

  text = peng_text_new (pair[1]);
  if (*pair[0] != 'p')
    {
      format.kind = PENG_BLOCK_LIST_ITEM;
      format.ordered = *pair[0] == 'o';
      format.level = g_ascii_digit_value (pair[0][2]);
      format.start = pair[0][3] == '=' ? g_ascii_digit_value (pair[0][4]) : 0;
    }

  return peng_block_new_text (&format, text);
}

static PengDocument *
new_document (const char *description)
{
  g_auto(GStrv) words = g_strsplit (description, " ", -1);
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  g_autoptr(PengArticle) empty = peng_article_new_empty ();
  g_autoptr(PengArticle) article = NULL;
  const char *fields[PENG_N_FIELDS];

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = "";
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (blocks, new_block (words[i]));
  article = peng_article_new (peng_article_get_uuid (empty), fields,
                              (PengBlock * const *) blocks->pdata, blocks->len);

  return peng_document_new (article);
}

static void
append_text_block (GString   *out,
                   PengBlock *block)
{
  const PengTextFormat *format = peng_block_get_format (block);

  if (format->kind == PENG_BLOCK_LIST_ITEM)
    g_string_append_printf (out, "%s%u", format->ordered ? "ol" : "li", format->level);
  else
    g_string_append (out, "p");
  if (format->start > 0)
    g_string_append_printf (out, "=%u", format->start);
  g_string_append_printf (out, ":%s", peng_text_get_string (peng_block_get_text (block)));
}

static char *
describe (PengDocument *document)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < peng_document_get_n_blocks (document); i++)
    {
      PengBlock *block = peng_document_get_block (document, i);

      g_string_append (out, i > 0 ? " " : "");
      if (peng_block_is_text (block))
        append_text_block (out, block);
      else
        g_string_append (out, "hr");
    }

  return g_string_free (out, FALSE);
}

static gboolean
move (PengDocument         *document,
      PengHistory          *history,
      const PengBlockRange *range,
      guint                 to,
      guint                *first)
{
  PengEdit *edits[2];

  if (!peng_block_move_make (document, range, to, edits, first))
    return FALSE;

  peng_history_begin (history);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (peng_document_apply (document, edits[i], NULL));
      peng_edit_unref (edits[i]);
    }
  peng_history_end (history);

  return TRUE;
}

static void
test_move (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(PengDocument) document = new_document (c->before);
  g_autoptr(PengHistory) history = peng_history_new (document);
  PengBlockRange range = { c->first, c->n_blocks };
  g_autofree char *moved = NULL;
  g_autofree char *back = NULL;
  guint to = c->to, first;

  peng_block_move_widen (document, &range);
  if (c->by != 0)
    to = peng_block_move_step (document, &range, c->by);
  g_assert_cmpint (move (document, history, &range, to, &first), ==, c->after != NULL);
  moved = describe (document);
  g_assert_cmpstr (moved, ==, c->after != NULL ? c->after : c->before);

  peng_history_undo (history);
  back = describe (document);
  g_assert_cmpstr (back, ==, c->before);
}

/* What is the same of a block wherever it stands. */
static PengBlock *
new_without_start (PengBlock *block)
{
  PengTextFormat format;

  if (!peng_block_is_text (block))
    return peng_block_ref (block);

  format = *peng_block_get_format (block);
  format.start = 0;

  return peng_block_with_format (block, &format);
}

static void
assert_same (PengBlock    *block,
             PengDocument *document,
             guint         position)
{
  g_autoptr(PengBlock) a = new_without_start (block);
  g_autoptr(PengBlock) b = new_without_start (peng_document_get_block (document, position));

  g_assert_true (peng_block_equal (a, b));
}

/* Every block is still there, in the order of before but for those that were moved. */
static void
assert_moved (PengDocument         *document,
              PengArticle          *before,
              const PengBlockRange *range,
              guint                 first)
{
  guint n_before;
  PengBlock * const *blocks = peng_article_get_blocks (before, &n_before);
  guint end = range->first + range->n_blocks;
  guint n_extra = peng_document_get_n_blocks (document) - n_before;

  g_assert_cmpuint (n_extra, <=, 1);
  for (guint i = range->first; i < end; i++)
    assert_same (blocks[i], document, first + i - range->first);

  for (guint i = 0, at = 0; i < n_before; i++)
    {
      if (i >= range->first && i < end)
        continue;
      if (at == first)
        at += range->n_blocks;
      assert_same (blocks[i], document, at++);
    }
}

static void
pick_range (GRand          *rand,
            PengDocument   *document,
            PengBlockRange *range)
{
  guint n_blocks = peng_document_get_n_blocks (document);

  range->first = g_rand_int_range (rand, 0, n_blocks);
  range->n_blocks = g_rand_int_range (rand, 1, MIN (4, n_blocks - range->first) + 1);
}

static void
assert_undone (PengDocument *document,
               PengHistory  *history,
               PengArticle  *before)
{
  g_autoptr(PengArticle) article = NULL;

  while (peng_history_undo (history))
    ;
  article = peng_document_snapshot (document);
  g_assert_true (peng_article_equal (before, article));
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());
  guint n_moved = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr(PengArticle) before = random_model_article (rand, 12);
      g_autoptr(PengDocument) document = peng_document_new (before);
      g_autoptr(PengHistory) history = peng_history_new (document);
      PengBlockRange range;
      guint first;

      pick_range (rand, document, &range);
      if (move (document, history, &range,
                g_rand_int_range (rand, 0, peng_document_get_n_blocks (document) + 1), &first))
        {
          n_moved++;
          assert_moved (document, before, &range, first);
        }
      assert_undone (document, history, before);
    }

  g_assert_cmpuint (n_moved, >, 200);
}

/* Paragraphs, and lists that leave out no level. */
static PengDocument *
new_random_list (GRand *rand)
{
  GString *words = g_string_new ("p:头");
  g_autofree char *description = NULL;
  int level = 0;

  for (guint i = g_rand_int_range (rand, 1, 9); i > 0; i--)
    {
      level = g_rand_int_range (rand, 0, MIN (level + 1, PENG_LIST_LEVELS) + 1);
      if (level == 0)
        g_string_append_printf (words, " p:%u", i);
      else
        g_string_append_printf (words, " %s%d:%u", g_rand_boolean (rand) ? "li" : "ol", level, i);
    }
  description = g_string_free (words, FALSE);

  return new_document (description);
}

/* One step down, and up again. */
static void
test_there_and_back (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr(PengDocument) document = new_random_list (rand);
      g_autoptr(PengHistory) history = peng_history_new (document);
      g_autofree char *before = describe (document);
      g_autofree char *after = NULL;
      PengBlockRange range, moved;

      pick_range (rand, document, &range);
      range.n_blocks = 1;
      peng_block_move_widen (document, &range);
      moved = range;
      if (move (document, history, &range, peng_block_move_step (document, &range, 1),
                &moved.first))
        g_assert_true (move (document, history, &moved,
                             peng_block_move_step (document, &moved, -1), &moved.first));
      after = describe (document);
      g_assert_cmpstr (after, ==, before);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/block-move/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_move);
    }
  g_test_add_func ("/block-move/random", test_random);
  g_test_add_func ("/block-move/there-and-back", test_there_and_back);

  return g_test_run ();
}
